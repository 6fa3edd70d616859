"""Tolls that contradict each other: two origins whose bounds exclude each other on the same harm of the same group, a part that
is larger than another's total, or civilians against fighters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor

from msgspec.structs import replace

from isnad.fusing.counts import Number, figures
from isnad.fusing.groups import CIVIL, WITHIN, camp
from isnad.fusing.origins import Said
from isnad.model.bounds import span
from isnad.model.incident import Contradiction, Figure, Origin, Side
from isnad.model.known import Known

HARM = frozenset(
    {"killed", "wounded", "casualties", "victims", "neutralised", "detained", "abducted", "missing", "displaced", "exchanged",
     "released", "surrendered", "repatriated", "evacuated", "escaped", "bodies_found"}
)  # fmt: skip
GROWS = frozenset({"killed", "wounded", "casualties", "victims", "bodies_found"})
"""Tolls that rise with the days: people die of wounds, and bodies are found."""
ANY_ARMED = frozenset({"fighters", "gunmen", "militants", "attackers", "armed groups"})
"""Said of whoever fought: may be the same dead as those of a named organisation."""
REGULAR = frozenset({"soldiers"})
"""Said of a state's own: may be the same dead as those of its named force. Officers and police are only some of them."""
STATE_MEN = REGULAR | {"security forces", "police", "policemen", "officers"}
"""Words for those who serve a state: who counts but one of them may mean those whom another calls otherwise."""
FOUGHT = frozenset({"armed_clash", "territory_seized", "infiltration", "pursuit", "ambush"})
"""Acts in which both sides have losses."""
NOBODY = {"casualties": ("killed", "wounded"), "victims": ("killed", "wounded")}
"""None of the first is none of the others: «no casualties»."""
ABOUT = 0.1
"""«About N» is taken to be right within this share."""


class _Told:
    """One origin's standing figure for a group."""

    def __init__(
        self,
        who: str | None,
        figure: Figure,
        grows: bool,
        before: Sequence[Figure] = (),
        reports: frozenset[str] = frozenset(),
        last: str = "",
    ) -> None:
        self.who, self.figure, self.grows = who, figure, grows
        self.before, self.reports, self.last = before, reports, last
        """What the origin gave before, and the documents that tell the number."""


def tolls_apart(given: Sequence[Number], told: Sequence[Said], names: Mapping[str, Origin], known: Known) -> list[Contradiction]:
    """Contradictions of numbers, one for each set of figures that exclude each other."""
    out = []
    given, names = _voices([*given, *_nobody(given), *_sums(given)], names)
    fought = _two_sided(given, told, known)
    reports = {n.said.claim.id: n.said.unit.document for n in given}
    days = {n.said.claim.id: n.day for n in given}
    for what in sorted({n.what for n in given} & HARM):
        numbers = [n for n in given if n.what == what and _whole(n, fought and what in GROWS)]
        wholes = {n.said.origin for n in numbers if n.who is None and not n.least}
        numbers = [_open(n) if n.least else n for n in numbers if not (n.least and n.said.origin in wholes)]
        numbers = [n for n in numbers if n.only is None or not _alone(numbers, n.said.origin, known)]
        standing = []
        for who in sorted({n.who for n in numbers}, key=lambda w: w or ""):
            members = [n for n in numbers if n.who == who]
            if not all(n.inside for n in members):
                told_now = figures(members, names, numbers)
                before = {f.origin: [g for g in told_now if g.replaced and g.origin == f.origin] for f in told_now}
                standing += [
                    _Told(
                        who,
                        f,
                        what in GROWS,
                        before[f.origin],
                        frozenset(reports[c] for c in f.claims),
                        max(days[c] for c in f.claims),
                    )
                    for f in told_now
                    if not (f.replaced or f.outrun)
                ]
        out += [_contradiction(what, part) for part in _rival_sets(standing, known)]
    return out


def _voices(given: Sequence[Number], names: Mapping[str, Origin]) -> tuple[list[Number], Mapping[str, Origin]]:
    """Unnamed sources of one outlet are one origin; but two of them who give two numbers in one report («a medic says five, an
    officer eight») are two."""
    told: dict[tuple[str, str, str, str | None], dict[str, set[tuple[int | None, int | None]]]] = {}
    for n in given:
        if n.said.kind == "unnamed":
            spot = told.setdefault((n.said.unit.document, n.said.origin, n.what, n.who), {})
            spot.setdefault(n.said.speaker, set()).add((n.low, n.high))
    split = {
        (spot[0], speaker)
        for spot, says in told.items()
        if len(says) > 1 and not set.intersection(*says.values())
        for speaker in says
    }
    if not split:
        return list(given), names
    more = {
        speaker: replace(names[n.said.origin], id=speaker)
        for n in given
        if (n.said.unit.document, speaker := n.said.speaker) in split
    }
    return [
        replace(n, said=replace(n.said, origin=n.said.speaker)) if (n.said.unit.document, n.said.speaker) in split else n
        for n in given
    ], {**names, **more}


def _alone(numbers: Sequence[Number], origin: str, known: Known) -> bool:
    """Whether an origin counts several groups, each by itself: then none of them is all."""
    groups = {n.only for n in numbers if n.only is not None and n.said.origin == origin}
    return any(a != b and not _same_armed(a, b, known) and not _same_men(a, b, known) for a in groups for b in groups)


def _same_men(a: str, b: str, known: Known) -> bool:
    """Those who fight under a general word, and an organisation that has fighters."""
    return bool(ANY_ARMED & {a, b}) and bool({a, b} & known.fighters)


def _whole(n: Number, fought: bool) -> bool:
    """Whether a total that was taken from one group may stand for all: civilians always; those who fight, unless both sides of a
    fight have losses."""
    return n.only is None or n.only in CIVIL or not fought


def _open(n: Number) -> Number:
    """A number beyond which there may be more."""
    return replace(n, high=None, exact=False) if n.who is None else n


def _two_sided(given: Sequence[Number], told: Sequence[Said], known: Known) -> bool:
    """Both may have had losses: a battle, an attack whose attackers' own dead are counted, or two who each count others."""
    if any(s.claim.type in FOUGHT or any(r.role == "participant" for r in s.claim.roles) for s in told):
        return True
    alone = {n.only for n in given if n.only is not None and n.what in GROWS and n.only not in CIVIL}
    if any(not _one_army(a, b, known) for a in alone for b in alone):
        return True
    acting = {known.roots.get(r.actor, r.actor) for s in told for r in s.claim.roles if r.actor and r.role == "initiator"}
    return bool({known.sides.get(a, a) for a in acting} & _armies(given, known))


def _armies(given: Iterable[Number], known: Known) -> set[str]:
    armed = {n.who for n in given if n.who is not None and n.what in GROWS and camp(n.who, known) == "armed"}
    return {known.sides.get(who, who) for who in armed & known.fighters}


def _sums(given: Sequence[Number]) -> list[Number]:
    """What killed and wounded make together, where others give one sum of the two: at least the one that is told.
    «Victims» may be the dead alone."""
    out = []
    for what in {n.what for n in given if n.what in NOBODY and n.high}:
        for origin in sorted({n.said.origin for n in given}):
            mine = [n for n in given if n.said.origin == origin and n.who is None and not n.least]
            harms = NOBODY[what] if what == "casualties" else ("killed",)
            told = [_last([n for n in mine if n.what == harm]) for harm in harms if any(n.what == harm for n in mine)]
            if not told or any(n.what == what for n in mine):
                continue
            tops = [n.high for n in told if n.high is not None]
            whole = what == "casualties" and len(told) == len(tops) == len(harms)
            low, high = sum(n.low or 0 for n in told) if whole else max(n.low or 0 for n in told), sum(tops) if whole else None
            exact = whole and all(n.exact for n in told)
            out.append(replace(told[0], what=what, only=None, low=low, best=None, high=high, exact=exact))
    return out


def _last(numbers: Sequence[Number]) -> Number:
    return max(numbers, key=lambda n: (n.day, n.rise, n.low or 0))


def _nobody(given: Sequence[Number]) -> list[Number]:
    """Who says that nobody came to harm, says that none was killed and none wounded, unless he gives that number himself."""
    own = {(n.said.origin, n.what) for n in given}
    return [
        replace(n, what=what)
        for n in given
        if n.high == 0
        for what in (NOBODY["casualties"] if n.unhurt else NOBODY.get(n.what, ()))
        if (n.said.origin, what) not in own
    ]


def _rival_sets(told: Sequence[_Told], known: Known) -> list[list[_Told]]:
    """Figures that exclude each other, directly or through a third, together."""
    groups: list[set[int]] = []
    for i, a in enumerate(told):
        for j in range(i):
            if _exclude(a, told[j], told, known):
                touched = [g for g in groups if i in g or j in g]
                groups = [g for g in groups if g not in touched] + [{i, j}.union(*touched)]
    return [[told[i] for i in sorted(g)] for g in groups]


def _exclude(a: _Told, b: _Told, told: Sequence[_Told], known: Known) -> bool:
    if a.figure.origin == b.figure.origin or (a.who == b.who and a.who in WITHIN):
        return False
    if a.who is None or b.who is None or (a.who != b.who and _of_both_sides(a, b, told, known)):
        total, part = (a, b) if a.who is None or (b.who is not None and a.who in ANY_ARMED) else (b, a)
        if total.who != part.who:
            top = _bounds(total.figure)[1]
            return top is not None and _bounds(part.figure)[0] > top and not _grown(total, part)
    if a.who == b.who or _same_armed(a.who, b.who, known):
        whole = (a.who is None and _part_told(a, b, told)) or _parted_otherwise(a, b, told, known)
        return _disjoint(a.figure, b.figure) and not (_grown(a, b) or whole or _behind(a, b) or _behind(b, a))
    camps = {camp(a.who, known), camp(b.who, known)}
    if camps != {"civil", "armed"} or not (a.figure.low and b.figure.low) or None in (a.figure.high, b.figure.high):
        return False
    if _beside(a, b, told, known):
        return False
    return not any(  # who tells of both kinds, contradicts neither
        t.figure.origin == x.figure.origin and t is not x and camp(t.who, known) in camps - {camp(x.who, known)}
        for x in (a, b)
        for t in told
    )


def _beside(a: _Told, b: _Told, told: Sequence[_Told], known: Known) -> bool:
    """A third origin counts as many civilians and as many who fight, beside each other."""

    def agrees(x: _Told) -> set[str]:
        return {t.figure.origin for t in told if camp(t.who, known) == camp(x.who, known) and not _disjoint(t.figure, x.figure)}

    return bool((agrees(a) & agrees(b)) - {a.figure.origin, b.figure.origin})


def _same_armed(a: str | None, b: str | None, known: Known) -> bool:
    """Two words for those who fight that may be said of the same dead."""
    if not camp(a, known) == camp(b, known) == "armed":
        return False
    return bool(ANY_ARMED & {a, b}) or (bool(REGULAR & {a, b}) and bool(known.states & {a, b}))


def _one_army(a: str, b: str, known: Known) -> bool:
    """Two names for those who may be the same dead, or parts of one side."""
    if a == b or _same_armed(a, b, known) or {a, b} <= STATE_MEN or known.sides.get(a, a) == known.sides.get(b, b):
        return True
    if {a, b} & STATE_MEN and {a, b} & known.states:
        return True
    return a in known.umbrellas.get(b, ()) or b in known.umbrellas.get(a, ())


def _part_told(a: _Told, b: _Told, told: Sequence[_Told]) -> bool:
    """Two totals of which one is larger because it counts others too: both agree on the civilians, or on the men of one
    organisation, among them."""
    parts = [t for t in told if t.who is not None and t.figure.origin in (a.figure.origin, b.figure.origin)]
    pairs = ((x, y) for x in parts for y in parts if x.figure.origin < y.figure.origin)
    return any((x.who == y.who or {x.who, y.who} <= CIVIL) and not _disjoint(x.figure, y.figure) for x, y in pairs)


def _parted_otherwise(a: _Told, b: _Told, told: Sequence[_Told], known: Known) -> bool:
    """«Eleven soldiers», «an officer and ten soldiers»: both count as many of those who fight."""
    if not camp(a.who, known) == camp(b.who, known) == "armed":
        return False
    whole = {t.figure.origin: t.figure for t in told if t.who is None}
    here, there = whole.get(a.figure.origin), whole.get(b.figure.origin)
    return here is not None and there is not None and not _disjoint(here, there)


def _of_both_sides(a: _Told, b: _Told, told: Sequence[_Told], known: Known) -> bool:
    """«Eight fighters» of a fight in which two organisations have dead: the sum of both."""
    if not (a.who in ANY_ARMED or b.who in ANY_ARMED):
        return False
    armies = {known.sides.get(t.who, t.who) for t in told if t.who in known.fighters}
    return len(armies) > 1


def _grown(a: _Told, b: _Told) -> bool:
    """The larger was published on a later day by somebody outside the fight, and no report gives both side by side."""
    if a.reports & b.reports:
        return False
    less, more = sorted((a, b), key=lambda t: (t.figure.low or 0, t.figure.high or 0))
    first = more.figure.published
    return a.grows and bool(less.last and first and less.last < first and not more.figure.party and less.figure.low)


def _behind(a: _Told, b: _Told) -> bool:
    """Gives what the other gave before, on no later day than that one's new number."""
    late = bool(a.figure.published and b.figure.published and a.figure.published > b.figure.published)
    return not late and any(old.high is not None and not _disjoint(a.figure, old) for old in b.before)


def _disjoint(a: Figure, b: Figure) -> bool:
    """No number fits both."""
    (low, high), (least, most) = _bounds(a), _bounds(b)
    tops = [h for h in (high, most) if h is not None]
    return bool(tops) and max(low, least) > min(tops)


def _bounds(figure: Figure) -> tuple[int, int | None]:
    low, high = figure.low or 0, figure.high
    if figure.exact or high is None or low != high:
        return low, high
    return floor(low * (1 - ABOUT)), ceil(high * (1 + ABOUT))


def _contradiction(what: str, part: Sequence[_Told]) -> Contradiction:
    """Sides by what their origins say; origins of the same numbers stand on one side."""
    says: dict[str, list[_Told]] = {}
    for t in part:
        says.setdefault(t.figure.origin, []).append(t)
    sides: dict[tuple[str, ...], list[_Told]] = {}
    for mine in says.values():
        sides.setdefault(tuple(sorted(_value(t) for t in mine)), []).extend(mine)
    return Contradiction(
        field="toll",
        about=what,
        sides=tuple(
            Side(
                values=values,
                claims=tuple(sorted({c for t in side for c in t.figure.claims})),
                origins=tuple(sorted({t.figure.origin for t in side})),
            )
            for values, side in sorted(sides.items())
        ),
    )


def _value(t: _Told) -> str:
    return span(t.figure.low, t.figure.high) + (f" {t.who}" if t.who else "")
