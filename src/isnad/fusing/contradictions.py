"""Where origins cannot all be right, the sides shown with their claims (docs/fusing.md). A later number of the same origin is an
update, another word for the same actor is framing, and bounds that share a number do not contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from isnad.fusing.counts import Number
from isnad.fusing.days import Days, days_of
from isnad.fusing.numbers_apart import tolls_apart
from isnad.fusing.origins import Said
from isnad.fusing.places import POINT, relation
from isnad.fusing.units import in_title
from isnad.model.claim import Where
from isnad.model.incident import Contradiction, Origin, Side
from isnad.model.known import Known

AIR = frozenset({"air_strike", "drone_strike", "missile_strike"})
FIRE = frozenset({"shelling", "missile_strike"})
DELIVERED = frozenset({"chemical_attack", "air_strike", "shelling", "missile_strike", "drone_strike"})
PLANTED = frozenset({"ied", "suicide_attack"})
MEANS = AIR | FIRE | PLANTED | {"landmine", "grenade", "chemical_attack", "shooting", "explosion"}
ALIKE = (AIR, FIRE, *(frozenset({kind, "explosion"}) for kind in ("ied", "landmine", "suicide_attack", "grenade")))
"""Types that one thing is called by: a drone's strike is an air strike, rockets are shells to some and missiles to others."""
REACTS = frozenset(
    {"pursuit", "siege", "arrest", "raid", "weapons_seized", "device_defused", "interception", "withdrawal", "deployment",
     "release", "body_found", "displacement", "aid"}
)  # fmt: skip
"""Acts that answer another act: their doer is no rival of the attacker."""
UNNAMED = frozenset({"armed groups", "armed group", "militants", "fighters"})
"""How a state calls those who fight it. «Unidentified gunmen» are left out: whoever says so does not say who."""
SOME_GROUP = "an armed group"
Fact = tuple[Said, object]


def contradictions(
    told: Sequence[Said], given: Sequence[Number], names: Mapping[str, Origin], known: Known
) -> tuple[Contradiction, ...]:
    """Every field on which origins contradict each other."""
    tells = [s for s in told if s.part == "tells"]
    return (
        *_occurrence(told, names),
        *_perpetrator([s for s in told if s.part != "denies"], names, known),
        *_field("means", _means(tells), _other_means, names),
        *_field("place", _places(tells), _other_place, names),
        *_field("date", _dates(tells), _other_day, names),
        *tolls_apart(given, names, known),
    )


def _occurrence(told: Sequence[Said], names: Mapping[str, Origin]) -> list[Contradiction]:
    denies = [s for s in told if s.part == "denies"]
    tells = [s for s in told if s.part in ("tells", "owns")]
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
    if isinstance(value, Days):
        return value.written
    return str(value).replace("_", " ")


def _collect(facts: Iterable[tuple[Said, object]]) -> dict[str, list[Fact]]:
    out: dict[str, list[Fact]] = {}
    for s, value in facts:
        out.setdefault(s.origin, []).append((s, value))
    return out


def _perpetrator(told: Sequence[Said], names: Mapping[str, Origin], known: Known) -> list[Contradiction]:
    """Who did it; or who attacked first, where the two are each other's adversaries."""
    facts = _collect((s, d) for s in told if s.part != "accuses" for d in _doers(s, known))
    accused = _collect((s, d) for s in told if s.part == "accuses" and s.origin not in facts for d in _doers(s, known))
    found = _field("perpetrator", facts | accused, lambda a, b: _other_doer(a, b, known), names)
    if not found:
        return []
    named = [set(side.values) for side in found[0].sides]
    fighting = {known.roots.get(r.actor, r.actor) for s in told for r in s.claim.roles if r.actor and r.role == "participant"}
    harmed = {
        known.roots.get(r.actor, r.actor) for s in told for r in s.claim.roles if r.actor and r.role in ("target", "victim")
    }
    first = len(named) == 2 and all(side & (fighting | harmed) for side in named)
    field = "first_attacker" if first else "perpetrator"
    return [Contradiction(field=field, about=None, sides=found[0].sides)]


def _other_doer(a: list[object], b: list[object], known: Known) -> bool:
    """Nobody in common. An armed group without a name may be any that is no state's."""
    here, there = _camps(a, known), _camps(b, known)
    if SOME_GROUP in here | there:
        named = (here | there) - {SOME_GROUP}
        return SOME_GROUP not in here & there and bool(named) and all(str(d) in known.states for d in named)
    return not here & there


def _camps(doers: Iterable[object], known: Known) -> set[object]:
    """Organisations, or the side that they answer for together (the coalition and those who lead it)."""
    return {known.sides.get(str(d), d) for d in doers}


def _doers(s: Said, known: Known) -> set[str]:
    """The organisations that a claim says attacked; nobody for unknown ones and for acts that answer another."""
    roles = s.claim.roles
    if s.part == "owns":
        return {known.roots.get(r.actor, r.actor) for r in roles if r.actor and r.role == "speaker"} or {s.origin}
    if s.part == "accuses":
        return {
            known.roots.get(r.actor, r.actor) for r in roles if r.actor in known.fighters and r.role in ("about", "addressee")
        }
    if s.claim.type in REACTS:
        return set()
    doers = {known.roots.get(r.actor, r.actor) for r in roles if r.actor in known.fighters and r.role == "initiator"}
    vague = any(r.actor is None and r.name and r.name.en in UNNAMED and r.role == "initiator" for r in roles)
    return doers or ({SOME_GROUP} if vague else set())


def _means(tells: Sequence[Said]) -> dict[str, list[Fact]]:
    """With what it was done, where origins tell one means; of a battle with several nobody has to tell all."""
    if any(s.claim.type in ("armed_clash", "territory_seized", "infiltration") for s in tells):
        return {}
    facts = _collect((s, s.claim.type) for s in tells if s.claim.type in MEANS)
    return {k: v for k, v in facts.items() if len({value for _, value in v}) == 1}


def _other_means(a: list[object], b: list[object]) -> bool:
    return not any(x == y or any(x in same and y in same for same in (*ALIKE, DELIVERED - AIR)) for x in a for y in b)


def _places(tells: Sequence[Said]) -> dict[str, list[Fact]]:
    return _collect(
        (s, s.claim.where)
        for s in tells
        if s.claim.where and s.claim.where.precision in POINT and not in_title(s.claim, s.unit.head)
    )


def _other_place(a: list[object], b: list[object]) -> bool:
    return all(relation(x, y) in ("next", "apart") for x in a for y in b if isinstance(x, Where) and isinstance(y, Where))


def _dates(tells: Sequence[Said]) -> dict[str, list[Fact]]:
    return _collect((s, days) for s in tells if (days := days_of(s.claim.when)) is not None)


def _other_day(a: list[object], b: list[object]) -> bool:
    return all(x.gap(y) > 0 for x in a for y in b if isinstance(x, Days) and isinstance(y, Days))
