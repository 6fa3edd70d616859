"""What the tests of fusing share: codings written in one line each, and incidents told back in a few words."""

from __future__ import annotations

import itertools
import zlib
from typing import Any

from isnad import flow
from isnad.model.claim import Attribution, Claim, Coder, Coding, Count, Evidence, Head, Name, Published, Role, When, Where
from isnad.model.ids import sha256, short_id
from isnad.model.incident import Fused, Incident, Judgement
from isnad.packs import Packs

TOWNS = {  # name: (governorate, latitude, longitude)
    "Ariha": ("Idlib", 35.81, 36.61),
    "Saraqib": ("Idlib", 35.86, 36.80),
    "Nayrab": ("Idlib", 35.86, 36.72),
    "Binnish": ("Idlib", 35.95, 36.72),
    "Tafas": ("Daraa", 32.73, 36.07),
    "Raqqa": ("Raqqa", 35.95, 39.01),
}
AREAS = {"southern Idlib countryside": ("Idlib", 35.6, 36.6), "Idlib governorate": ("Idlib", None, None)}


def town(name: str) -> Where:
    admin1, lat, lon = TOWNS[name]
    return Where(
        place=name.lower(), name=Name(name), admin1=admin1, country="SY", lat=lat, lon=lon, precision="town", radius_km=3.0,
        text=name, span=(0, 1),
    )  # fmt: skip


def area(name: str, precision: str = "area") -> Where:
    admin1, lat, lon = AREAS[name]
    return Where(
        place=None, name=Name(name), admin1=admin1, country="SY", lat=lat, lon=lon, precision=precision, radius_km=40.0,
        text=name, span=(0, 1),
    )  # fmt: skip


def day(first: str, last: str | None = None, precision: str = "day") -> When:
    return When(from_=first, to=last or first, precision=precision, basis="explicit")


def claim(
    type: str = "shelling", *, where: Where | str | None = "Ariha", when: When | str | None = "2020-06-21", by: str = "",
    to: str = "", killed: int | tuple[int, int | None] | None = None, who: str | None = None, source: str | None = None,
    unnamed: str | None = None, status: str = "occurred", text: str = "", happening: str | None = "h1", record: str = "event",
    counts: tuple[Count, ...] = (), via: str | None = None, at: int | None = None, role: str = "initiator",
) -> dict[str, Any]:  # fmt: skip
    """What ``report`` makes a claim of. ``by`` and ``to`` are actors; ``killed`` a number or bounds; ``source`` an actor or
    outlet, ``unnamed`` a kind of source or a name (two with " > " between them), ``via`` who relays it."""
    return dict(locals())


_texts = itertools.count()


def report(packs: Packs, outlet: str | None, published: str | None, *claims: dict[str, Any], text: str = "") -> Coding:
    """The coding of a report. Texts differ from each other unless they are given."""
    raw = text or f"report {next(_texts)} of {outlet}"
    head = Head(
        id=f"{outlet}-{published}", sha256=sha256(raw), outlet=outlet, url=None, title=None, language="ar", characters=len(raw),
        fingerprint=(), published=Published(from_=published, to=published, basis="given" if published else "unknown", why=""),
    )  # fmt: skip
    made = tuple(_claim(packs, raw, n, given) for n, given in enumerate(claims))
    return Coding(document=head, coder=Coder(version="1", schema="1", packs={}), claims=made, notes=())


def _claim(packs: Packs, raw: str, n: int, g: dict[str, Any]) -> Claim:
    where = town(g["where"]) if isinstance(g["where"], str) else g["where"]
    when = day(g["when"]) if isinstance(g["when"], str) else g["when"]
    counts = g["counts"]
    if g["killed"] is not None:
        low, high = g["killed"] if isinstance(g["killed"], tuple) else (g["killed"], g["killed"])
        best = low if low == high else None
        counts += (Count(what="killed", who=g["who"], low=low, best=best, high=high, exact=True, text="n", span=(0, 1)),)
    start = g["at"] if g["at"] is not None else n * 100
    words = g["text"] or f"telling {zlib.crc32(f'{raw} {n}'.encode())}"
    return Claim(
        id=short_id("c", raw, n), record=g["record"], type=g["type"], status=g["status"], roles=tuple(_roles(packs, g)),
        where=where, route=None, when=when, counts=counts, attribution=tuple(_chain(g)),
        origin=g["source"] or g["unnamed"] or "outlet", framing=(), happening=g["happening"] if g["record"] == "event" else None,
        evidence=(Evidence(words, (start, start + len(words))),), because=(), confidence=0.9, summary=Name(f"{g['type']}."),
    )  # fmt: skip


def _roles(packs: Packs, g: dict[str, Any]) -> list[Role]:
    pairs = [("speaker" if g["record"] == "statement" else g["role"], a) for a in g["by"].split()]
    pairs += [("target", a) for a in g["to"].split()]
    return [
        Role(role=role, actor=a, name=Name(packs.actors[a].name_en), cls=packs.actors[a].cls, text=a)
        if a in packs.actors
        else Role(role=role, name=Name(a.replace("_", " ")), cls="generic", text=a)
        for role, a in pairs
    ]


def _chain(g: dict[str, Any]) -> list[Attribution]:
    links = [Attribution(source=g["via"], name=g["via"])] if g["via"] else []
    if g["source"]:
        links.append(Attribution(source=g["source"], name=g["source"]))
    if g["unnamed"]:
        links += [Attribution(source=None, name=name) for name in g["unnamed"].split(" > ")]
    return links


def fuse(packs: Packs, *codings: Coding, judgements: tuple[Judgement, ...] = ()) -> Fused:
    return flow.fuse(codings, judgements, packs=packs)


def only(fused: Fused) -> Incident:
    """The one incident; an assertion error says what there was instead."""
    assert len(fused.incidents) == 1, [(i.type, i.where and i.where.name.en, len(i.claims)) for i in fused.incidents]
    return fused.incidents[0]


def groups(fused: Fused) -> list[list[str]]:
    """Which outlets are together."""
    return sorted(sorted({t.outlet or "" for t in i.claims}) for i in fused.incidents)


def sides(incident: Incident, field: str) -> list[list[tuple[str, ...]]]:
    """For each contradiction of a field the origins of its sides."""
    return [sorted(side.origins for side in c.sides) for c in incident.contradictions if c.field == field]
