"""What one document tells of one happening: the thing that fusing compares. A coder may have tied claims that name two towns or
two days; they are taken apart here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from isnad.fusing.days import Days, days_of, report_days
from isnad.fusing.places import FINER, POINT, apart, rank
from isnad.model.claim import Claim, Coding, Head, Role, Where
from isnad.model.ids import short_id
from isnad.model.known import Known

FOUNDS = frozenset({"occurred", "ongoing", "foiled"})
DOING = frozenset({"initiator", "participant", "supporter"})
DONE = frozenset({"target", "victim", "participant", "detainee"})
DAYLIKE = frozenset({"part_of_day", "day", "days", "week", "part_of_month"})


class Unit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Claims of one document about one happening. ``key`` names it by its document and characters, so that it outlives any
    re-coding. ``days`` are the most precise ones told; ``soft``: only the report's own days are known."""

    key: str
    document: str
    head: Head
    outlet: str
    claims: tuple[Claim, ...]
    part: str
    """tells | denies"""
    days: Days | None
    soft: bool
    where: Where | None
    founds: bool
    firm: bool
    """A day and a point are told: it may bring others together."""
    types: frozenset[str]
    families: frozenset[str]
    doers: frozenset[str]
    harmed: frozenset[str]
    tolls: frozenset[tuple[str, int]]
    another: bool
    """The text calls it a second, another one."""


def document_key(head: Head, known: Known) -> str:
    """One text of one outlet is one document, however often it comes in."""
    return short_id("d", head.sha256, known.outlet(head.outlet) if head.outlet else "")


def units_of(coding: Coding, known: Known) -> list[Unit]:
    """The units of one document, in the order of its text."""
    groups: dict[str, list[Claim]] = {}
    past = frozenset((c.type, c.where.place) for c in coding.claims if c.status == "historical" and c.where)
    for n, claim in enumerate(coding.claims):
        if claim.record != "event" or not (claim.status in FOUNDS or claim.status == "denied") or _told_again(claim, past):
            continue
        part = "denies" if claim.status == "denied" else "tells"
        groups.setdefault(f"{part} {claim.happening or n}", []).append(claim)
    parts = [(name.split()[0], piece) for name, group in groups.items() for piece in _pieces(group)]
    seen: dict[tuple[object, ...], int] = {}
    return [_unit(coding.document, tuple(piece), part, known, seen) for part, piece in parts]


def _told_again(claim: Claim, past: frozenset[tuple[str, str | None]]) -> bool:
    """Without a day of its own, and of a type and place that the same report tells as history."""
    return claim.when is None and claim.where is not None and (claim.type, claim.where.place) in past


def _pieces(claims: Sequence[Claim]) -> Iterable[list[Claim]]:
    """The claims of a happening, apart where their places or days exclude each other; what names neither goes with the piece
    before it."""
    pieces: list[list[Claim]] = []
    for claim in claims:
        home = next((p for p in reversed(pieces) if not any(_excluded(claim, other) for other in p)), None)
        if home is None:
            pieces.append(home := [])
        home.append(claim)
    return pieces


def _excluded(a: Claim, b: Claim) -> bool:
    if a.where and b.where and apart(a.where, b.where):
        return True
    here, there = days_of(a.when), days_of(b.when)
    return bool(here and there and here.gap(there) > 1)


def _unit(head: Head, claims: tuple[Claim, ...], part: str, known: Known, seen: dict[tuple[object, ...], int]) -> Unit:
    first = claims[0]
    spot = (first.evidence[0].span if first.evidence else (), first.type, part)
    seen[spot] = seen.get(spot, -1) + 1
    document = document_key(head, known)
    told = [d for c in claims if (d := days_of(c.when)) is not None]
    days = min(told, key=lambda d: (d.length, d.first), default=None)
    where = min((c.where for c in claims if c.where), key=rank, default=None)
    dated = days is not None and any(c.when and c.when.precision in DAYLIKE for c in claims)
    types = frozenset(c.type for c in claims)
    return Unit(
        key=short_id("u", document, *spot, seen[spot]),
        document=document,
        head=head,
        outlet=known.outlet(head.outlet) if head.outlet else head.id,
        claims=claims,
        part=part,
        days=days or report_days(head.published),
        soft=days is None,
        where=where,
        founds=part == "tells" and (dated or (where is not None and where.precision in FINER and _finer(where))),
        firm=dated and where is not None and where.precision in POINT,
        types=types,
        families=frozenset(known.families.get(t, "other") for t in types),
        doers=_roots(claims, DOING, known),
        harmed=_roots(claims, DONE, known),
        tolls=frozenset((n.what, n.low) for c in claims for n in c.counts if n.low is not None and n.low == n.high and n.low > 1),
        another=any(_another(c, known) for c in claims),
    )


def _finer(where: Where) -> bool:
    """An area that lies in no one governorate is no finer than one."""
    return where.precision != "area" or where.admin1 is not None


def _roots(claims: Iterable[Claim], roles: frozenset[str], known: Known) -> frozenset[str]:
    return frozenset(k for c in claims for r in c.roles if r.role in roles and (k := side_of(r, known)))


def side_of(role: Role, known: Known) -> str:
    """Who fills a role, as an organisation or a generic class; nothing for words that no pack knows."""
    if role.actor:
        return known.roots.get(role.actor, role.actor)
    return role.name.en if role.cls == "generic" and role.name else ""


def _another(claim: Claim, known: Known) -> bool:
    """«انفجار ثانٍ», «غارة أخرى»: one of the first words of the telling, next to what it tells of."""
    words = known.neutral(claim.evidence[0].text)[:4] if claim.evidence else ()
    return any(w in known.another for w in words[1:3])
