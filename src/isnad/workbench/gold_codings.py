"""Expected rows as the coder would print them, so that fusion is measured alone, on claims without a coder's mistakes."""

from __future__ import annotations

from typing import Any

from isnad.model.claim import Attribution, Claim, Coder, Coding, Count, Evidence, Head, Name, Published, Role, When, Where
from isnad.model.document import Span
from isnad.model.ids import sha256, short_id
from isnad.packs import Packs
from isnad.packs.tables import Place
from isnad.resolve.lands import land_of
from isnad.resolve.where_words import RADIUS_KM
from isnad.text import fingerprint, language, split
from isnad.workbench.clusters import Report, Row
from isnad.workbench.score import origin

_AREAS = frozenset({"subdistrict", "area", "district", "governorate", "country"})
_VAGUE = frozenset({2, 10, 100, 1000})


def gold_coding(report: Report, packs: Packs) -> Coding:
    """The coding of a report in which every claim is an expected row; claim ids are those of ``gold_id``."""
    day = report.published
    head = Head(
        id=report.id, sha256=sha256(report.raw), outlet=report.outlet, url=None, title=report.title,
        language=language(report.raw), characters=len(report.raw),
        fingerprint=fingerprint(split(report.raw, packs.lexicon.known)),
        published=Published(from_=day, to=day, basis="given" if day else "unknown", why=""),
    )  # fmt: skip
    claims = tuple(_claim(report, row, packs) for row in report.rows)
    return Coding(document=head, coder=Coder(version="gold", schema="gold", packs={}), claims=claims, notes=())


def gold_id(report: Report, row: Row) -> str:
    """The id that the claim of a row has in the gold coding of its report."""
    return short_id("c", "gold", report.id, row["id"])


def _claim(report: Report, row: Row, packs: Packs) -> Claim:
    evidence = tuple(Evidence(e["text"], _span(e)) for e in row["evidence"])
    at = evidence[0].span
    return Claim(
        id=gold_id(report, row), record=row["record"], type=row["type"], status=row["status"],
        roles=tuple(_role(r, packs) for r in row["roles"]), where=_where(row["where"], at, packs) if row["where"] else None,
        route=None, when=_when(row["when"]) if row["when"] else None, counts=tuple(_count(c, at) for c in row["counts"]),
        attribution=tuple(_link(a, packs) for a in row["attribution"]), origin=origin(row, report.outlet), framing=(),
        happening=row["happening"], evidence=evidence, because=(), confidence=1.0, summary=Name(""),
    )  # fmt: skip


def _span(item: Row) -> Span:
    start, end = item["span"]
    return start, end


def _role(role: Row, packs: Packs) -> Role:
    actor, told = role.get("actor"), role.get("name")
    row = packs.actors.get(actor or "")
    label = packs.classes.get(told or "")
    name = Name(row.name_en, row.name_ar) if row else Name(label.label_en, label.label_ar) if label else Name(told or actor or "")
    cls = row.cls if row else "generic" if label else "outlet" if actor else "unresolved"
    span = _span(role) if role.get("span") else None
    return Role(role=role["role"], actor=actor, name=name, cls=cls, text=role.get("text"), span=span)


def _where(where: Row, at: Span, packs: Packs) -> Where:
    place = _place(where, packs)
    finer = place is not None and place.kind in ("city", "town", "village") and where["precision"] == "area"
    known = place if place is not None and not finer else None
    country = land_of(place, packs) if place else ""
    return Where(
        place=known.id if known else None, name=Name(where["place"], place.name_ar if place else None), admin1=where["admin1"],
        admin2=None, country=country or None, pcode=(known.pcode or None) if known else None, lat=known.lat if known else None,
        lon=known.lon if known else None, precision=where["precision"], radius_km=RADIUS_KM.get(where["precision"], 5.0),
        text=where["text"], span=_span(where) if where.get("span") else at,
    )  # fmt: skip


def _place(where: Row, packs: Packs) -> Place | None:
    """The gazetteer's place of that English name in that governorate; the coarser one where an area is meant. Of the places
    abroad the gazetteer does not say in which governorate they lie."""
    rows = (p for p in packs.places.values() if p.kind == "governorate" and p.pcode)
    admin = {p.pcode: p.name_en.removesuffix(" governorate") for p in rows}
    called = [p for p in packs.places.values() if p.name_en == where["place"]]
    there = [p for p in called if not where["admin1"] or admin.get(p.admin1, where["admin1"]) == where["admin1"]]
    wide, admin1 = where["precision"] in _AREAS, bool(where["admin1"])
    there.sort(key=lambda p: (admin1 and p.admin1 not in admin, (p.kind in ("city", "town", "village")) == wide, p.id))
    return there[0] if there else None


def _when(when: Row) -> When:
    return When(
        from_=when["from"], to=when["to"], precision=when["precision"], basis="explicit", text=when.get("text"),
        span=_span(when) if when.get("span") else None,
    )  # fmt: skip


def _count(count: Row, at: Span) -> Count:
    return Count(
        what=count["what"], who=count["who"], low=count["low"], best=_best(count), high=count["high"], exact=count["exact"],
        text=count["text"], span=_span(count) if count.get("span") else at, part_of=count.get("part_of"),
    )  # fmt: skip


def _best(count: Row) -> int | None:
    """As the coder sets it: the lowest number, None where the words are vague (a plural, tens, hundreds)."""
    vague = count["high"] is None and count["low"] in _VAGUE
    return None if vague else count["low"]


def _link(link: Row, packs: Packs) -> Attribution:
    source: Any = link.get("source")
    row = packs.actors.get(source or "") or packs.outlets.get(source or "")
    name = row.name_en if row else link.get("name") or source or ""
    return Attribution(source=source, name=name, medium=link.get("medium"), said_on=link.get("said_on"))
