"""What the claims of one incident show together about who said it first: outlets that only relay, and texts that were taken from
another without saying so. Blind to the order in which reports came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from isnad.fusing.compare import COPY
from isnad.fusing.said import Key, Said, exact, own_reporter, values
from isnad.fusing.sources import kind_key
from isnad.fusing.units import Unit
from isnad.fusing.wording import Wordings, shared
from isnad.model.claim import Claim
from isnad.model.known import Known

GUARDED = 0.8
"""Who cites a source of its own, or its own reporter, copied only if this much of the word pairs is another's: agencies'
sentences on one bomb are alike."""
VOCABULARY, WORDS = 0.65, 12
"""A text in another order is a copy if it has the same exact numbers, two or more, and this share of the words, of at least so
many."""
SMALL, MANY = 0.75, 14
"""With small numbers only (none is ``LARGE``) this share, or so many words: two who write of one bomb write alike."""
LONG, AT_LENGTH = 0.77, 13
"""Whatever the numbers, this share of so many words in common."""
NEARLY = 0.85
"""The same with one number; or told by a source of the same kind («medics», «three medics»)."""
ITS_OWN = 0.6
"""The same without any, of so many words (``OWN_WORDS``), where the other is the word of a side of what is told."""
OWN_WORDS = 8
OWN_NUMBER = 0.5
"""So much where they share an exact number of at least ``LARGE``."""
REWRITTEN = 0.65
"""So much of the word pairs, when every word stands for what it says, is a rewriting: «استشهاد 14 مواطناً» for «قُتل 14 شخصاً»."""
ALIKE, PAIRS = 0.72, 12
"""Of fewer pairs in common, without a large number, this share."""
IN_SHORT, LARGE = 0.75, 10
"""So much of them in a text of few words, with an exact number of at least so many."""
SURE = 8
"""With fewer word pairs in common, a share proves nothing: they may all be the place and who was killed there."""
COVERED = 0.4
"""So much of the copy's own text is the other's: a long report that holds a short one has more to tell."""

MUCH, HALF = 30.0, 0.5
"""So much in common (``Known.senses``: a word weighs 0.5 to 5) that two cannot have hit upon it, and this share of all that the
copy says. Of 500 tellings of one event by two outlets those that were taken from each other have more, the others less."""

_SIDES = frozenset({"initiator", "participant", "target", "victim"})
"""Who takes part in what is told: the police whose dead are told are a side, and so is their ministry."""


def relays(told: Sequence[Said], known: Known) -> list[Said]:
    """An outlet that others cite is the one whom it cites itself, in its own report or in somebody's fuller chain."""
    own: dict[str, list[Said]] = {}
    for s in told:
        if s.part == "tells":
            own.setdefault(s.unit.outlet, []).append(s)
    unnamed: dict[str, str] = {}
    for s in told:
        if s.kind == "unnamed":
            unnamed[s.origin] = min(s.speaker, unnamed.get(s.origin, s.speaker))
    out = []
    for s in told:
        outlet = s.origin.removeprefix("outlet:")
        if s.kind == "outlet" and outlet != s.unit.outlet:
            mine = own.get(outlet, [])
            if mine and all(m.origin != s.origin for m in mine):
                best = max(mine, key=lambda m: (len(values(m.claim) & values(s.claim)), m.origin))
                s = msgspec.structs.replace(s, origin=best.origin, kind=best.kind, speaker=best.speaker)
            elif not mine and (speaker := unnamed.get(f"unnamed:@{outlet}")):
                s = msgspec.structs.replace(s, origin=f"unnamed:@{outlet}", kind="unnamed", speaker=speaker)
        elif s.kind == "unnamed" and s.origin != f"unnamed:@{s.unit.outlet}":
            s = _by_name(s, own.get(s.origin.removeprefix("unnamed:@"), []))
        out.append(s)
    return out


def _by_name(s: Said, own: Sequence[Said]) -> Said:
    """«Residents told Reuters»: the one whom Reuters itself names («Samir Qaddur, a resident of Ariha»), if it is one."""
    kind = kind_key(s.speaker)
    named = {o.origin: o for o in own if o.kind == "name" and kind <= set(o.origin.lower().replace(",", " ").split())}
    if len(kind) != 1 or len(named) != 1 or any(o.kind == "unnamed" for o in own):
        return s
    (one,) = named.values()
    return msgspec.structs.replace(s, origin=one.origin, kind=one.kind, speaker=one.speaker)


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells on one origin's word."""

    unit: Unit
    key: Key
    part: str
    claims: tuple[Claim, ...]
    pairs: frozenset[int]
    numbers: frozenset[tuple[str, int]]
    sides: frozenset[str]
    guarded: bool
    kinds: frozenset[frozenset[str]]
    """Words of the kinds of its sources without a name."""
    rank: tuple[object, ...]


def copies(told: Sequence[Said], known: Known, wordings: Wordings) -> dict[tuple[str, str], Key]:
    """(unit, its own or its unnamed source's origin) → whose wording it is: of the reports with that wording one that names its
    source, then one with a source of its own, then the first."""
    parts = _parts(told, known, wordings)
    ahead = {(p.unit.key, p.key[0]): p for p in parts}
    first: dict[tuple[str, str], _Part] = {}
    for part in parts:
        if part.key[1] in ("outlet", "unnamed"):
            earlier = [
                p for p in parts if p.rank < part.rank and p.unit.outlet != part.unit.outlet and _copied(part, p, wordings, known)
            ]
            if earlier:
                first[part.unit.key, part.key[0]] = min(earlier, key=lambda p: p.rank)
    out = {}
    for spot in first:
        found = spot
        while found in first:
            found = (first[found].unit.key, first[found].key[0])
        out[spot] = ahead[found].key
    return {spot: key for spot, key in out.items() if key[0] != spot[1]}


def _parts(told: Sequence[Said], known: Known, wordings: Wordings) -> list[_Part]:
    groups: dict[tuple[str, str, str], list[Said]] = {}
    for s in told:
        groups.setdefault((s.unit.key, s.origin, s.part), []).append(s)
    cited = {s.origin for s in told if not _own(s, s.unit)}
    return [_part(group, known, wordings, cited) for group in groups.values() if group[0].part == group[0].unit.part]


def _own(s: Said, unit: Unit) -> bool:
    return s.origin in (f"outlet:{unit.outlet}", f"unnamed:@{unit.outlet}")


def _part(group: Sequence[Said], known: Known, wordings: Wordings, cited: set[str]) -> _Part:
    one = group[0]
    claims = tuple(s.claim for s in group)
    claims = () if claims == one.unit.claims else claims
    pairs = wordings.pairs(one.unit, claims)
    seen = any(own_reporter(s.claim, known) for s in group)
    kind = {"outlet": 2, "unnamed": 1}.get(one.kind, 0)
    rank = (
        kind, one.unit.head.published.from_ or "9999", one.origin not in cited, not seen, one.unit.outlet not in known.agencies,
        one.unit.outlet not in known.press, -len(pairs), one.unit.key, one.origin,
    )  # fmt: skip
    return _Part(
        unit=one.unit, key=(one.origin, one.kind), part=one.part, claims=claims, pairs=pairs,
        numbers=frozenset(n for s in group for n in exact(s.claim)), guarded=one.kind == "unnamed" or seen, rank=rank,
        kinds=frozenset(kind_key(s.speaker) for s in group if s.kind == "unnamed"),
        sides=frozenset(
            known.roots.get(r.actor, r.actor) for s in group for r in s.claim.roles if r.actor and r.role in _SIDES
        ),
    )  # fmt: skip


def _copied(copy: _Part, other: _Part, wordings: Wordings, known: Known) -> bool:
    """The first was written from the second."""
    share, own = shared(copy.pairs, other.pairs), other.key[0] in copy.sides and copy.numbers <= other.numbers
    if copy.part != other.part or not (share or (own and copy.numbers & other.numbers)):
        return False
    if _other_numbers(copy.unit, other.unit):
        return False
    both = len(copy.pairs & other.pairs)
    if copy.guarded:
        return (share >= GUARDED and both >= SURE) or (bool(copy.kinds & other.kinds) and _told_on(copy, other, wordings, known))
    if share >= COPY and both >= max(SURE, COVERED * len(copy.pairs)):
        return True
    if _rewritten(copy, other, wordings, own):
        return True
    if _says_as_much(copy, other, wordings):
        return True
    here, there = wordings.words(copy.unit, copy.claims), wordings.words(other.unit, other.claims)
    if _reordered(copy, other, shared(here, there, few=WORDS), len(here & there)):
        return True
    large = any(n >= LARGE for _, n in copy.numbers & other.numbers)
    return own and shared(here, there, few=OWN_WORDS) >= (OWN_NUMBER if large else ITS_OWN)


def _told_on(copy: _Part, other: _Part, wordings: Wordings, known: Known) -> bool:
    """Whether nearly all the words are those of another's source of the same kind, in whatever order. Two kinds together
    («medical sources and a local official») with the same numbers are of the one agency that had both; agencies copy nobody."""
    here, there = wordings.words(copy.unit, copy.claims), wordings.words(other.unit, other.claims)
    words = shared(here, there, few=WORDS)
    if words >= NEARLY and len(here & there) >= AT_LENGTH:
        return True
    joint = any(k and "and" in k for k in copy.kinds & other.kinds) and copy.unit.outlet not in known.agencies
    large = any(n >= LARGE for _, n in copy.numbers & other.numbers)
    return joint and large and copy.numbers <= other.numbers and words >= VOCABULARY


def _reordered(copy: _Part, other: _Part, words: float, common: int) -> bool:
    """The same words in whatever order, the more of them the less the numbers say."""
    numbers = copy.numbers & other.numbers
    if len(numbers) > 1 and words >= VOCABULARY:
        return words >= SMALL or common >= MANY or any(n >= LARGE for _, n in numbers)
    if not copy.numbers <= other.numbers:
        return False
    return (len(numbers) == 1 and words >= NEARLY) or (words >= LONG and common >= AT_LENGTH)


def _rewritten(copy: _Part, other: _Part, wordings: Wordings, own: bool) -> bool:
    """In other words for the same things; a headline's few words count where they have a number that is no chance. A side's own
    word is everybody's source for it."""
    mine, theirs = wordings.gists(copy.unit, copy.claims), wordings.gists(other.unit, other.claims)
    share, both = shared(mine, theirs), len(mine & theirs)
    large = any(n >= LARGE for _, n in copy.numbers & other.numbers)
    told = large or any(n >= LARGE for _, n in copy.unit.tolls & other.unit.tolls)
    enough = REWRITTEN if told or own or both >= PAIRS else ALIKE
    if share >= enough and both >= max(SURE, COVERED * len(mine)):
        return True
    return large and copy.numbers <= other.numbers and share >= IN_SHORT


def _says_as_much(copy: _Part, other: _Part, wordings: Wordings) -> bool:
    """Whatever the order and the words: half of what it says is the other's, and so much that two cannot have hit upon it."""
    mine, theirs = wordings.senses(copy.unit, copy.claims), wordings.senses(other.unit, other.claims)
    both = sum(w for stem, w in mine.items() if stem in theirs)
    return both > MUCH and both >= HALF * sum(mine.values())


def _other_numbers(a: Unit, b: Unit) -> bool:
    """Whoever gives another number of the dead says something of his own, in whatever words."""
    both = {what for what, _ in a.tolls} & {what for what, _ in b.tolls}
    return any({n for what, n in a.tolls if what == w}.isdisjoint(n for what, n in b.tolls if what == w) for w in both)


def by_unit(told: Iterable[Said]) -> dict[str, list[Said]]:
    """Claims of each unit."""
    out: dict[str, list[Said]] = {}
    for s in told:
        out.setdefault(s.unit.key, []).append(s)
    return out
