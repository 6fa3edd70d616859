"""What of a telling the signs of likeness ask for, made once."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec

from isnad.model.claim import Where
from isnad.model.draft import Labels, Settled

_DOING = frozenset({"initiator", "participant", "supporter"})
_DONE_TO = frozenset({"target", "victim", "detainee"})
FIRE = frozenset({"air_strike", "drone_strike", "missile_strike", "shelling", "chemical_attack"})
_FIRED = frozenset({"drones", "missiles", "rockets", "munitions", "aircraft"})
_SALVO = 10
_DEAD = frozenset({"killed", "victims", "casualties"})
POINT = frozenset({"exact", "neighbourhood", "town", "near"})
REACH = {"exact": 2, "neighbourhood": 3, "town": 5, "near": 12, "subdistrict": 20, "governorate": 90, "country": 500}
AREA = 45
"""How far a place reaches from its centre (km), the same for areas and districts."""
_ROUND = (2, 10, 100)
"""Bounds that are everywhere («أكثر من عشرة»)."""


class Told(msgspec.Struct, frozen=True, gc=False):
    """What of one telling the signs ask for, made once."""

    settled: Settled
    family: str
    place: Where | None
    """The place that its own words name, not one that it took from its sentence."""
    names: frozenset[str]
    """Names of those places as they are written, also of places that no pack knows."""
    doers: frozenset[str]
    done: bool
    """It tells who did it, by whatever words."""
    by: frozenset[str]
    """Who did it: ids that a name may mean, a class of people, or the words of a name that no pack knows."""
    targets: frozenset[str]
    """Actors of the packs to whom it was done."""
    tolls: frozenset[tuple[str, int | None]]
    """Numbers above one, also as a bound («خمسة على الأقل»): the same number of killed is a strong sign."""
    dead: int
    """How many were killed, where the text says it exactly; else 0."""
    salvo: bool
    """It tells of ten or more things fired or shot down: a night's or a day's sum as often as one act."""
    pointed: bool
    """Its own words name a town or a point."""
    days: int
    """Length of its own time."""
    words: frozenset[str]
    """Stems of its words, with and without the article."""


def told(s: Settled, labels: Labels) -> Told:
    """One telling as the signs want it."""
    place = None if s.draft.places[:1] and s.draft.places[0].via else s.where
    harmed = [c for c in s.counts if c.what != "attacks" and (c.low or 0) > 1]
    tolls = frozenset((c.what, c.low) for c in harmed if c.high == c.low or c.low not in _ROUND)
    family = labels.families.get(s.draft.type, "")
    names = frozenset(_name(p.name) for p in s.draft.places if not p.via)
    place = place if place and place.place else None
    pointed = bool(names) and s.where is not None and s.where.precision in POINT
    doers, words = _ids(s, _DOING, labels), s.draft.words[0] | s.draft.words[1]
    targets = _ids(s, _DONE_TO, labels)
    done = any([r.role in _DOING for r in s.roles])
    by = frozenset([key for r in s.draft.roles if r.role in _DOING for key in r.party.names or (r.party.key,) if key])
    salvo = any([c.what in _FIRED and (c.low or 0) >= _SALVO for c in s.counts])
    length = _length(s)
    return Told(s, family, place, names, doers, done, by, targets, tolls, _dead(s), salvo, pointed, length, words)


def _name(written: str) -> str:
    """A place's name without what is glued to it: «**وال**بصيرة»."""
    return written.removeprefix("و" if written.startswith("وال") else "").removeprefix("ال")


def _ids(s: Settled, roles: frozenset[str], labels: Labels) -> frozenset[str]:
    """Actors of the packs in these roles, by their parents: parts of one organisation are one side; «مسلحون» may be anybody."""
    return frozenset([labels.parents.get(r.actor) or r.actor for r in s.roles if r.actor and r.role in roles])


def _dead(s: Settled) -> int:
    return next((c.low for c in s.counts if c.what in _DEAD and c.low and c.high == c.low), 0)


def _length(s: Settled) -> int:
    """Days of a telling's own time; 0 where it has none or an open one, a month where only the month is told."""
    if not (s.when and s.when.from_ and s.when.to):
        return 0
    first, last = day(s.when.from_), day(s.when.to)
    return (last - first).days + 1 if first and last else 31


@lru_cache(4096)
def day(written: str | None) -> date | None:
    """A full date; partial ones are compared as they are written."""
    return date.fromisoformat(written) if written and len(written) == 10 else None
