"""The claims of one document parted into what it tells of one happening each: a coder may have tied claims that name two towns or
two days, and left alone what names neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.fusing.days import Days, days_of
from isnad.fusing.places import POINT, apart, relation
from isnad.model.claim import Claim, Head
from isnad.model.known import Known

VIOLENT = frozenset({"ground", "remote", "device", "person", "security", "territory"})
"""Families of acts that one happening can be told with."""
GENERIC = frozenset({"killing", "attack", "explosion", "body_found", "property_destruction"})
"""Types that tell little of the means: one event is often told with them in one report and with its own type in another."""
THERE = frozenset({"same", "quarter"})
"""How the place of one telling lies to that of another of the same happening."""


def pieces_of(claims: Sequence[Claim], never: set[frozenset[str]], head: Head, known: Known) -> Iterable[list[Claim]]:
    """The claims of a happening, apart where their places or days exclude each other; what names neither goes with the piece
    before it."""
    pieces: list[list[Claim]] = []
    for claim in claims:
        home = next((p for p in reversed(pieces) if not any(_excluded(claim, other, never, head, known) for other in p)), None)
        if home is None:
            pieces.append(home := [])
        home.append(claim)
    return pieces


def _excluded(a: Claim, b: Claim, never: set[frozenset[str]], head: Head, known: Known) -> bool:
    """Two points far apart or two days, where neither is the headline's, which names what readers know."""
    if frozenset((a.id, b.id)) in never:
        return True
    if in_title(a, head) or in_title(b, head):
        return False
    if a.where and b.where and a.where.precision in POINT and b.where.precision in POINT and apart(a.where, b.where):
        return True
    here, there = days_of(a.when), days_of(b.when)
    return bool(here and there and (here.gap(there) > 1 or _hours_apart(a, here, b, there, known)))


def _hours_apart(a: Claim, here: Days, b: Claim, there: Days, known: Known) -> bool:
    """The morning and the evening of one day, the night and the next morning; but a night and the dawn after it are one."""
    mine, other = (hours_of(c, known) for c in (a, b))
    if not (mine and other):
        return False
    if here == there:
        return not any(close(x, y) for x in mine for y in other)
    before, after = (mine, other) if here.last < there.first else (other, mine)
    return here.gap(there) == 1 and not ("night" in before and after <= SMALL_HOURS)


def hours_of(claim: Claim, known: Known) -> frozenset[str]:
    """The parts of the day that a claim's own words for its time name."""
    text = claim.when.text if claim.when else None
    return frozenset(known.hours[w] for w in known.neutral(text or "") if w in known.hours)


SMALL_HOURS = frozenset({"night", "dawn"})
HOURS = ("dawn", "morning", "noon", "afternoon", "evening", "night")


def close(a: str, b: str) -> bool:
    """One part of the day, or two that touch; night and dawn do."""
    if a not in HOURS or b not in HOURS:
        return True
    return abs(HOURS.index(a) - HOURS.index(b)) in (0, 1, len(HOURS) - 1)


def in_title(claim: Claim, head: Head) -> bool:
    """Whether a claim rests on the headline alone."""
    return bool(head.title and claim.evidence and claim.evidence[0].span[1] <= len(head.title))


Pieces = list[tuple[str, list[Claim]]]
"""Each with its part: tells or denies."""


def with_fragments(pieces: Pieces, never: set[frozenset[str]], known: Known) -> Pieces:
    """Where a report tells of one violent happening with a place or day, what it tells of violence without either goes with it:
    «… وأدى إلى مقتل ثلاثة» is seldom another happening. So does what another voice says of the same place without a day: «…
    واعترف الجيش بمقتل اثنين في البلدة»."""
    tells = [n for n, (part, _) in enumerate(pieces) if part == "tells"]
    told = [n for n in tells if any(c.where for c in pieces[n][1])] or [n for n in tells if any(c.when for c in pieces[n][1])]
    if len(told) != 1:
        return _with_echoes(pieces, told, never, known)
    if not _violent(pieces[told[0]][1], known):
        return pieces
    home = pieces[told[0]][1]
    bare = [n for n in tells if n not in told and _bare(pieces[n][1], home, known) and not _decided(pieces[n][1], home, never)]
    return _joined(pieces, told[0], bare)


def _with_echoes(pieces: Pieces, told: Sequence[int], never: set[frozenset[str]], known: Known) -> Pieces:
    """The same for what another voice says of the same place without a day."""
    dated = [n for n in told if any(c.when for c in pieces[n][1])]
    if len(dated) != 1 or not _violent(pieces[dated[0]][1], known):
        return pieces
    home = pieces[dated[0]][1]
    echoes = [n for n in told if n not in dated and _echoes(pieces[n][1], home, known)]
    return _joined(pieces, dated[0], [n for n in echoes if not _decided(pieces[n][1], home, never)])


def _joined(pieces: Pieces, home: int, more: Sequence[int]) -> Pieces:
    whole = sorted((c for n in (home, *more) for c in pieces[n][1]), key=lambda c: c.evidence[0].span if c.evidence else (0, 0))
    return [("tells", whole) if n == home else p for n, p in enumerate(pieces) if n not in more]


def _bare(piece: Sequence[Claim], home: Sequence[Claim], known: Known) -> bool:
    """Tells of violence without a day of its own, but for deaths on the same."""
    days = {(c.when.from_, c.when.to) for c in home if c.when}
    return _violent(piece, known) and all(
        c.when is None or ((c.when.from_, c.when.to) in days and c.type == "killing") for c in piece
    )


def _echoes(piece: Sequence[Claim], home: Sequence[Claim], known: Known) -> bool:
    """Another voice tells, in words that tell little and without a day, what came to pass in the same place."""
    voices = {known.roots.get(c.origin, c.origin) for c in piece}
    if voices & {known.roots.get(c.origin, c.origin) for c in home} or not all(c.type == "killing" for c in piece):
        return False
    return all(relation(a.where, b.where) in THERE for a in piece for b in home if a.where and b.where)


def _decided(piece: Sequence[Claim], home: Sequence[Claim], never: set[frozenset[str]]) -> bool:
    return any(frozenset((a.id, b.id)) in never for a in piece for b in home)


def _violent(piece: Sequence[Claim], known: Known) -> bool:
    return all(known.families.get(c.type) in VIOLENT for c in piece)
