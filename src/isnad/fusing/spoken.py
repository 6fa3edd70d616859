"""What speaks of a happening: who takes responsibility, who accuses, who denies. A report rarely says where and when again;
statements go with the happening that they name the place or day of, else with the one told just before, and what is told of a
happening that is denied lies where it is denied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.fusing.days import days_of
from isnad.fusing.places import relation
from isnad.model.claim import Claim

SPEAK = frozenset({"responsibility", "accusation", "denial"})
TOLD = frozenset({"occurred", "ongoing", "foiled", "denied"})


def assign(claims: Sequence[Claim], pieces: Sequence[Sequence[Claim]]) -> dict[int, list[Claim]]:
    """Index of a piece → statements that speak of it; -1 for claims of responsibility that no piece fits. A denial whose event is
    told as denied is left out: that event says it better."""
    denied = {c.origin for c in claims if c.status == "denied"}
    out: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.record != "statement" or claim.type not in SPEAK or (claim.type == "denial" and claim.origin in denied):
            continue
        at = _piece(claim, pieces)
        if at >= 0 or claim.type == "responsibility":
            out.setdefault(at, []).append(claim)
    return out


def lent_by(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Happening → its claims with a place or a day, where one of them denies it and all agree on both: what else is told of it
    lies there (CODEBOOK §3: of their own or of their happening)."""
    groups: dict[str, list[Claim]] = {}
    for c in claims:
        if c.happening and c.record == "event" and (c.where or c.when) and c.status in TOLD:
            groups.setdefault(c.happening, []).append(c)
    return {h: tuple(group) for h, group in groups.items() if any(c.status == "denied" for c in group) and _agree(group)}


def owned(piece: Sequence[Claim], claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims of responsibility with a place or a day, of the one who tells this piece, which names neither: what he says that he
    did lies there."""
    if any(c.where or c.when for c in piece):
        return ()
    mine = {c.origin for c in piece}
    found = [c for c in claims if c.type == "responsibility" and c.record == "statement" and (c.where or c.when)]
    found = [c for c in found if mine == {c.origin}]
    return tuple(found) if _agree(found) else ()


def _agree(claims: Sequence[Claim]) -> bool:
    places = {c.where.place or c.where.text for c in claims if c.where}
    days = {(d.first, d.last) for c in claims if (d := days_of(c.when)) is not None}
    return len(places) < 2 and len(days) < 2


def _piece(claim: Claim, pieces: Sequence[Sequence[Claim]]) -> int:
    """The piece that fits, -1 if none does: of those that its place and day allow the nearest before, else the first after."""
    fitting = [n for n, piece in enumerate(pieces) if not any(_apart(claim, other) for other in piece)]
    at = _start(claim)
    before = [n for n in fitting if min(map(_start, pieces[n])) <= at]
    if before:
        return max(before, key=lambda n: (max(s for c in pieces[n] if (s := _start(c)) <= at), -n))
    return fitting[0] if fitting else -1


def _start(claim: Claim) -> int:
    return claim.evidence[0].span[0] if claim.evidence else 0


def _apart(a: Claim, b: Claim) -> bool:
    if a.where and b.where and relation(a.where, b.where) in ("apart", "next"):
        return True
    here, there = days_of(a.when), days_of(b.when)
    return bool(here and there and here.gap(there) > 1)
