"""Where origins cannot all be right, the sides shown with their claims (docs/fusing.md). A later number of the same origin is an
update, another word for the same actor is framing, and bounds that share a number do not contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from isnad.fusing.acts import FINDING
from isnad.fusing.counts import Number
from isnad.fusing.days import Days, days_of
from isnad.fusing.doers import Fact, adversaries, collect, doers_told, other_doer
from isnad.fusing.numbers_apart import tolls_apart
from isnad.fusing.origins import Said
from isnad.fusing.pieces import SMALL_HOURS, hours_of, in_title
from isnad.fusing.places import POINT, SLACK_KM, holds_name, km, relation
from isnad.model.claim import Claim, Where
from isnad.model.incident import Contradiction, Origin, Side
from isnad.model.known import Known

AIR = frozenset({"air_strike", "drone_strike", "missile_strike"})
FIRE = frozenset({"shelling", "missile_strike"})
DELIVERED = frozenset({"chemical_attack", "air_strike", "shelling", "missile_strike", "drone_strike"})
PLANTED = frozenset({"ied", "suicide_attack"})
MEANS = AIR | FIRE | PLANTED | {"landmine", "grenade", "chemical_attack", "shooting", "explosion"}
ALIKE = (AIR, FIRE, PLANTED, *(frozenset({kind, "explosion"}) for kind in ("ied", "landmine", "suicide_attack", "grenade")))
"""Types that one thing is called by: a drone's strike is an air strike, rockets are shells to some and missiles to others, a car
bomb may have had a driver."""
WEAPONS = {
    "car bomb": "ied", "explosive device": "ied", "landmine": "landmine", "missile": "missile_strike", "rocket": "shelling",
    "drone": "drone_strike", "unidentified drone": "drone_strike", "aircraft": "air_strike", "helicopter": "air_strike",
    "unidentified aircraft": "air_strike",
}  # fmt: skip
"""What an attack or a killing was done with, where its type does not say."""


def contradictions(
    told: Sequence[Said], given: Sequence[Number], names: Mapping[str, Origin], known: Known
) -> tuple[Contradiction, ...]:
    """Every field on which origins contradict each other."""
    tells = [s for s in told if s.part == "tells"]
    return (
        *_occurrence(told, names),
        *_perpetrator([s for s in told if s.part != "denies"], names, known),
        *_field("means", _means(tells, known), _other_means, names),
        *_field("place", _places(tells), _other_place, names),
        *_field("date", _dates(tells, known), _other_day, names),
        *tolls_apart(given, told, names, known),
    )


def _occurrence(told: Sequence[Said], names: Mapping[str, Origin]) -> list[Contradiction]:
    """One says that it happened, another that it did not. What the one who denies tells himself is another version; who denies in
    a statement, and tells that it happened, only says that others did it."""
    own = {s.origin for s in told if s.part == "tells"}
    denies = [s for s in told if s.part == "denies" and not (s.claim.record == "statement" and s.origin in own)]
    deniers = {s.origin for s in denies}
    tells = [s for s in told if s.part in ("tells", "owns") and s.origin not in deniers]
    if not denies or not tells:
        return []
    sides = (_side(("happened",), tells, names), _side(("did not happen",), denies, names))
    return [Contradiction(field="occurrence", about=None, sides=sides)]


def _side(values: Iterable[str], group: Sequence[Said], names: Mapping[str, Origin]) -> Side:
    return Side(
        values=tuple(sorted(set(values))),
        claims=tuple(sorted({s.claim.id for s in group})),
        origins=tuple(sorted({names[s.origin].id for s in group})),
    )


def _field(
    field: str, facts: Mapping[str, list[Fact]], differ: Callable[[list[object], list[object]], bool], names: Mapping[str, Origin]
) -> list[Contradiction]:
    """One contradiction where the facts of two origins cannot both hold. Origins that agree stand on one side."""
    keys = sorted(facts)
    values = {k: [v for _, v in facts[k]] for k in keys}
    rivals = {(a, b) for a in keys for b in keys if a < b and differ(values[a], values[b])}
    if not rivals:
        return []
    groups: list[list[str]] = []
    for key in (k for k in keys if any(k in pair for pair in rivals)):
        home = next((g for g in groups if not any((min(key, o), max(key, o)) in rivals for o in g)), None)
        if home is None:
            groups.append([key])
        else:
            home.append(key)
    sides = tuple(_side((_say(v) for k in g for v in values[k]), [s for k in g for s, _ in facts[k]], names) for g in groups)
    return [Contradiction(field=field, about=None, sides=sides)]


def _say(value: object) -> str:
    if isinstance(value, Where):
        return value.name.en
    if isinstance(value, Told):
        return value.days.written
    return str(value).replace("_", " ")


def _perpetrator(told: Sequence[Said], names: Mapping[str, Origin], known: Known) -> list[Contradiction]:
    """Who did it; or who attacked first, where the two are each other's adversaries."""
    facts = doers_told(told, known)
    found = _field("perpetrator", facts, lambda a, b: other_doer(a, b, known), names)
    if not found:
        return []
    sides = [[f for origin, given in facts.items() if names[origin].id in side.origins for f in given] for side in found[0].sides]
    field = "first_attacker" if adversaries(sides, told, known) else "perpetrator"
    return [Contradiction(field=field, about=None, sides=found[0].sides)]


def _means(tells: Sequence[Said], known: Known) -> dict[str, list[Fact]]:
    """With what it was done, where origins tell one means; of a battle with several nobody has to tell all."""
    if any(s.claim.type in ("armed_clash", "territory_seized", "infiltration") for s in tells):
        return {}
    facts = collect((s, means) for s in tells if (means := _means_of(s.claim, known)))
    return {k: v for k, v in facts.items() if len({value for _, value in v}) == 1}


def _means_of(claim: Claim, known: Known) -> str | None:
    """The type, if it tells the means, else what the weapon is used for."""
    if claim.type == "explosion":
        return claim.type if _caused(claim, known) else None
    if claim.type in MEANS:
        return None if claim.type == "shelling" and _either(claim, known) else claim.type
    used = {WEAPONS[r.name.en] for r in claim.roles if r.role == "weapon" and r.name and r.name.en in WEAPONS}
    return used.pop() if len(used) == 1 else None


def _caused(claim: Claim, known: Known) -> bool:
    """Who heard a blast does not say what it was; who says what it came of does."""
    words = {w for e in claim.evidence for w in known.neutral(e.text)}
    return bool(words & known.causes) or any(r.role in ("weapon", "initiator") for r in claim.roles)


def _either(claim: Claim, known: Known) -> bool:
    """A bare word for bombarding (قصف) says neither guns nor aircraft."""
    told = {w for e in claim.evidence for w in known.neutral(e.text)}
    words = told | {w[1:] for w in told if w[:1] in ("ب", "ل", "و")}
    return bool(words & known.bombard) and not words & known.guns and not any(r.role == "weapon" for r in claim.roles)


def _other_means(a: list[object], b: list[object]) -> bool:
    return not any(x == y or any(x in same and y in same for same in (*ALIKE, DELIVERED - AIR)) for x in a for y in b)


def _places(tells: Sequence[Said]) -> dict[str, list[Fact]]:
    return collect(
        (s, s.claim.where)
        for s in tells
        if s.claim.where and s.claim.where.precision in POINT and not in_title(s.claim, s.unit.head)
    )


def _other_place(a: list[object], b: list[object]) -> bool:
    return all(_not_one(x, y) for x in a for y in b if isinstance(x, Where) and isinstance(y, Where))


def _not_one(a: Where, b: Where) -> bool:
    """Two points; or the surroundings of two towns that do not touch. A crossing or a camp bears its town's name."""
    if holds_name(a, b) or holds_name(b, a):
        return False
    if a.precision == b.precision == "near" and a.place != b.place:
        far = km(a, b)
        return far is not None and far > SLACK_KM
    return relation(a, b) in ("next", "apart")


def _dates(tells: Sequence[Said], known: Known) -> dict[str, list[Fact]]:
    """The days on which it happened; where others tell of the killing itself, the day on which the dead were found is none."""
    found_only = all(s.claim.type in FINDING for s in tells)
    told = (s for s in tells if found_only or s.claim.type not in FINDING)
    return collect((s, Told(days, hours_of(s.claim, known))) for s in told if (days := days_of(s.claim.when)) is not None)


class Told(NamedTuple):
    """Days, and the parts of the day that are told with them."""

    days: Days
    hours: frozenset[str]


def _other_day(a: list[object], b: list[object]) -> bool:
    return all(_days_apart(x, y) for x in a for y in b if isinstance(x, Told) and isinstance(y, Told))


def _days_apart(a: Told, b: Told) -> bool:
    """Not where the night of the one reaches into the day of the other."""
    before, after = sorted((a, b), key=lambda t: t.days.last)
    gap = before.days.gap(after.days)
    return gap > 0 and not (gap == 1 and "night" in before.hours and after.hours <= SMALL_HOURS)
