"""How much two tellings of one document look like one happening: named signs, each with a weight (docs/decisions/0009).

The weights are log odds, fitted on the study passages by ``tools/fit_happenings.py`` and rounded; a sum can be read aloud. What
rules one happening out whatever the sum (another town, another day, a habit beside a single event) is ``excluded``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from isnad.model.claim import Where
from isnad.model.draft import Draft, Labels, Settled

APART = frozenset({"habitual", "historical"})
_UNDONE = frozenset({"planned", "threatened"})
_DOING = frozenset({"initiator", "participant", "supporter"})
_POINT = frozenset({"exact", "neighbourhood", "town", "near"})
_GENERIC = frozenset({"killing", "attack", "explosion"})
"""Types that tell little of the means: the same event is often told once with them and once with its own type."""
_SEARCH = frozenset({"raid", "airborne_raid", "arrest", "weapons_seized", "device_defused", "pursuit"})
_OPERATION = _SEARCH | {"armed_clash", "infiltration"}
"""Acts of one operation: a raid or infiltration, the fight at it, whom it took and what it found."""
_ANSWERS = frozenset({
    "arrest", "siege", "curfew", "deployment", "raid", "pursuit", "release", "device_defused", "weapons_seized", "body_found",
    "protest",
})  # fmt: skip
"""What follows an attack in the same report: the street closed, suspects taken, the dead found."""
_FROM_FAR = frozenset({"air_strike", "drone_strike", "missile_strike", "shelling", "attack"})
_NOBODY = frozenset({
    "armed groups", "people", "person", "fighters", "unidentified gunmen", "suspects", "leaders", "drone", "aircraft",
    "unidentified aircraft", "explosive device", "vehicle", "patrol", "attackers", "residents",
})  # fmt: skip
"""Fillers that tell who it was only by kind: they may be anybody of the other telling's side."""
_ROUND, _CAMPAIGN = (2, 10, 100), 20
"""Bounds that are everywhere («أكثر من عشرة»); days from which on a stretch is a campaign."""
_VIOLENT = frozenset({"ground", "remote", "device", "person", "security", "territory"})

ENOUGH = -0.5
"""The sum from which a telling joins: below even odds, since the best of its happening counts as much as all of them."""
WEIGHTS: dict[str, float] = {
    "base": -0.6,
    # what they tell: exactly one of these
    "same type": 1.6,
    "one operation": 1.1,
    "means left open": 0.0,
    "one family": -0.2,
    "both violent": -1.0,
    "other types": -1.6,
    # what one type has to do with the other
    "fire and its interception": 1.9,
    "flight or aid": -2.0,
    "what follows an attack": 1.0,
    # where they stand
    "first below the headline": 1.7,
    "goes on from the lead": 1.4,
    "headline of one event": 1.1,
    "headline of several": 0.5,
    "definite noun": 1.3,
    "far": -1.3,
    "opens as an item": -1.8,
    "opens with a past": -1.1,
    "opens with a place": -1.6,
    "another topic since": -1.4,
    "opens with a shift": -1.8,
    # inside one sentence
    "one sentence": 1.2,
    "tied by grammar": 1.1,
    "«during», «after»": 0.6,
    "told as before it": 0.3,
    "«while», «in answer»": -0.8,
    # what they say
    "same toll": 1.6,
    "other doer": -1.1,
    "new place": -0.8,
    "nested places": -0.8,
    "same day": -0.9,
    "days that overlap": -0.3,
    # whether it happened
    "both foiled": 0.5,
    "foiled": -1.2,
    "not yet done": -1.3,
    "other status": -1.4,
    "denied": -2.1,
}
"""Log odds as fitted, except that the signs built on the coder's own places and statuses count for two thirds ("new place",
"nested places", "other status"): on texts nobody tuned for they are wrong more often. That both tell a day speaks against one
happening: who goes on telling does not say the day again, who lists does."""


class Told(msgspec.Struct, frozen=True, gc=False):
    """What of one telling the signs ask for, made once."""

    settled: Settled
    family: str
    place: Where | None
    """The place that its own words name, not one that it took from its sentence."""
    doers: frozenset[str]
    tolls: frozenset[tuple[str, int | None]]
    """Numbers above one, also as a bound («خمسة على الأقل»): the same number of killed is a strong sign."""
    days: int


class Setting(msgspec.Struct, frozen=True, gc=False):
    """The document around the tellings: how many events each line of its headline tells, and the sentence of the first event
    below."""

    heads: dict[int, int]
    lead: int


def told(s: Settled, labels: Labels) -> Told:
    """One telling as the signs want it."""
    place = None if s.draft.places[:1] and s.draft.places[0].via else s.where
    tolls = frozenset((c.what, c.low) for c in s.counts if (c.low or 0) > 1 and (c.high == c.low or c.low not in _ROUND))
    family = labels.families.get(s.draft.type, "")
    return Told(s, family, place if place and place.place else None, _ids(s, _DOING, labels), tolls, _length(s))


def setting_of(events: Sequence[Settled]) -> Setting:
    """Where the headline ends and the body begins."""
    heads = Counter(s.draft.sentence for s in events if s.draft.headline)
    return Setting(dict(heads), min((s.draft.sentence for s in events if not s.draft.headline), default=-1))


def likeness(later: Told, earlier: Told, setting: Setting, weights: dict[str, float] = WEIGHTS) -> float:
    """The sum of the weights of the signs that two tellings show; above ``ENOUGH`` they are taken for one."""
    return weights.get("base", 0.0) + sum(weights.get(s, 0.0) for s in signs(later, earlier, setting))


def signs(later: Told, earlier: Told, setting: Setting) -> Iterator[str]:
    """The names of the signs, for and against."""
    yield from _of_types(later, earlier)
    yield from _of_text(later, earlier, setting)
    yield from _of_place_and_day(later, earlier)
    yield from _of_sides(later, earlier)
    yield from _of_status(later.settled.draft.status, earlier.settled.draft.status)


def _of_types(later: Told, earlier: Told) -> Iterator[str]:
    a, b = later.settled.draft.type, earlier.settled.draft.type
    violent = later.family in _VIOLENT and earlier.family in _VIOLENT
    if a == b:
        yield "same type"
    elif violent and {a, b} & _GENERIC:
        yield "means left open"
    elif {a, b} <= _OPERATION:
        yield "one operation"
    elif later.family == earlier.family:
        yield "one family"
    else:
        yield "both violent" if violent else "other types"
    if (later.family == "people") != (earlier.family == "people"):
        yield "flight or aid"
    if _met(a, b):
        yield "fire and its interception"
    if a in _ANSWERS and b not in _ANSWERS and earlier.family in _VIOLENT:
        yield "what follows an attack"


def _met(a: str, b: str) -> bool:
    return a != b and "interception" in (a, b) and bool({a, b} & _FROM_FAR)


def _answer(later: Told, earlier: Told) -> bool:
    """Who takes the suspects or downs the rocket is by nature another than who attacked."""
    a, b = later.settled.draft.type, earlier.settled.draft.type
    return _met(a, b) or (a in _ANSWERS and b not in _ANSWERS)


def _of_text(later: Told, earlier: Told, setting: Setting) -> Iterator[str]:
    """Where the two stand, and the words that join their sentences or set them apart."""
    a, b = later.settled.draft, earlier.settled.draft
    gap = a.sentence - b.sentence
    if not gap:
        yield from _inside(later, earlier)
        return
    if b.headline:
        yield "headline of one event" if setting.heads.get(b.sentence, 1) == 1 else "headline of several"
        if a.sentence == setting.lead:
            yield "first below the headline"
    elif gap > _FAR:
        yield "far"
    if setting.heads and b.sentence == setting.lead:
        yield "goes on from the lead"
    if a.definite and gap <= _BACK:
        yield "definite noun"
    if a.topic != b.topic and not a.definite:
        yield "another topic since"
    for opening in ("shift", "place", "past"):
        if f"opens {opening}" in a.signs:
            yield f"opens with a {opening}"
    if "opens item" in a.signs:
        yield "opens as an item"


def _inside(later: Told, earlier: Told) -> Iterator[str]:
    a, b = later.settled.draft, earlier.settled.draft
    yield "one sentence"
    if b.order in a.tied or a.order in b.tied:
        yield "tied by grammar"
    if a.link == "prior":
        yield "told as before it"
    if a.signs & {"during", "after"}:
        yield "«during», «after»"
    if a.signs & {"while", "answer"}:
        yield "«while», «in answer»"


_FAR, _BACK = 2, 3
"""Sentences: from where on a telling is far away, and how far a definite noun (الهجوم) goes back."""


def _of_place_and_day(later: Told, earlier: Told) -> Iterator[str]:
    here, there = later.place, earlier.place
    if here and there and here.place != there.place:
        yield "nested places"
    elif here and not there:
        yield "new place"
    a, b = later.settled.when, earlier.settled.when
    if a and b and a.from_ and b.from_:
        yield "same day" if (a.from_, a.to) == (b.from_, b.to) else "days that overlap"


def _of_sides(later: Told, earlier: Told) -> Iterator[str]:
    if later.doers - _NOBODY and earlier.doers - _NOBODY and not later.doers & earlier.doers and not _answer(later, earlier):
        yield "other doer"
    if later.tolls & earlier.tolls:
        yield "same toll"


def _of_status(a: str, b: str) -> Iterator[str]:
    if a == b:
        if a == "foiled":
            yield "both foiled"
        return
    if {a, b} & _UNDONE:
        yield "not yet done"
    elif "denied" in (a, b):
        yield "denied"
    else:
        yield "foiled" if "foiled" in (a, b) else "other status"


def excluded(a: Told, b: Told) -> bool:
    """A habit, history or a state of things beside a single event, two different towns, or two days that exclude each other."""
    one, two = a.settled.draft, b.settled.draft
    if (one.status in APART) != (two.status in APART):
        return True
    if one.sentence != two.sentence and _general(a) != _general(b):
        return True
    if _set_apart(one, two) or _spans_apart(a, b) or _two_names(a.settled, b.settled):
        return True
    if a.place and b.place and a.place.place != b.place.place and not _nested(a.place, b.place):
        return True
    apart = _days_apart(a.settled, b.settled)
    return apart > 1 or (apart == 1 and not any(s.settled.draft.definite or _part_of_day(s.settled) for s in (a, b)))


def _set_apart(a: Draft, b: Draft) -> bool:
    """«عبوة أخرى»: the later of two tellings of one type is another by its own word."""
    if a.another == b.another or a.type != b.type or a.sentence == b.sentence:
        return False
    return (a if a.sentence > b.sentence else b).another


def _two_names(a: Settled, b: Settled) -> bool:
    """Two settlements of which a pack knows at most one: another name is another place."""
    here, there = (None if s.draft.places[:1] and s.draft.places[0].via else s.where for s in (a, b))
    if not here or not there or (here.place and there.place) or {here.precision, there.precision} != {"town"}:
        return False
    one, two = (w.name.ar or w.name.en for w in (here, there))
    return one not in two and two not in one


def _spans_apart(a: Told, b: Told) -> bool:
    """A campaign of weeks or months is no retelling of what happened on one day."""
    short, long = (a.days, b.days) if a.days < b.days else (b.days, a.days)
    return short == 1 and long > _CAMPAIGN and a.settled.draft.sentence != b.settled.draft.sentence


def _length(s: Settled) -> int:
    """Days of a telling's own time; 0 where it has none or an open one, a month where only the month is told."""
    if not (s.when and s.when.from_ and s.when.to):
        return 0
    first, last = _day(s.when.from_), _day(s.when.to)
    return (last - first).days + 1 if first and last else 31


def _general(t: Told) -> bool:
    """«صعّدت من اشتباكاتها مع …»: a state of things without place and day, no single happening."""
    draft = t.settled.draft
    return draft.status == "ongoing" and t.settled.where is None and t.settled.when is None and not draft.definite


def _part_of_day(s: Settled) -> bool:
    return s.when is not None and s.when.precision == "part_of_day"


def _days_apart(a: Settled, b: Settled) -> int:
    """How many days lie between two tellings; 0 where they may be of one day. A night belongs to two days, and a report's «today»
    is often the day of the announcement: one day apart does not exclude one happening."""
    if not (a.when and b.when and a.when.from_ and b.when.from_):
        return 0
    first, last = sorted((a.when, b.when), key=lambda w: w.from_ or "")
    end, start = _day(first.to), _day(last.from_)
    return max(0, (start - end).days) if end and start else 2 * int((first.to or "9999") < (last.from_ or ""))


@lru_cache(4096)
def _day(written: str | None) -> date | None:
    """A full date; partial ones are compared as they are written."""
    return date.fromisoformat(written) if written and len(written) == 10 else None


def _nested(a: Where, b: Where) -> bool:
    """Whether one place may lie in the other: an area or a governorate holds a town, a town its quarters, and the seat of a
    governorate often stands for all of it in a headline."""
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return False
    if a.precision not in _POINT or b.precision not in _POINT or a.precision != b.precision:
        return True
    return a.precision == "town" and (a.name.en == a.admin1 or b.name.en == b.admin1)


def _ids(s: Settled, roles: frozenset[str], labels: Labels) -> frozenset[str]:
    """Actors in these roles with their parents: the parts of one organisation are one side."""
    keys = (r.actor or (r.name.en if r.name else "") for r in s.roles if r.role in roles and (r.actor or r.cls == "generic"))
    return frozenset(labels.parents.get(key) or key for key in keys)
