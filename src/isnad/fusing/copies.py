"""What the claims of one incident show together about who said it first: two names of one speaker, outlets that only relay, and
texts that were taken from another without saying so. Blind to the order in which reports came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from isnad.fusing.compare import COPY
from isnad.fusing.said import Said, own_reporter
from isnad.fusing.sources import body_key, branch_key, headed, held_by, holds_office, is_described, mission_key, name_key, whose
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
"""The same with one number."""
ITS_OWN = 0.6
"""The same without any, of so many words (``OWN_WORDS``), where the other is the word of a side of what is told."""
OWN_WORDS = 8
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

_SIDES = frozenset({"initiator", "participant", "target"})
"""Who takes part in what is told."""
Key = tuple[str, str]
"""(origin, kind)"""


def same_names(told: Sequence[Said], known: Known) -> list[Said]:
    """Names that no pack knows, given to whom the other reports say that they are: the outlet of that name, the organisation for
    which the same person speaks in another chain, the longer form of the name. One person is one origin, whatever offices
    the reports give him."""
    whom = _known_here(told, known)
    names = {name: name_key(name) for s in told if s.kind == "name" for name in (_name(s),)}
    longest = _of_bodies({name: _longest(key, names) for name, key in names.items()})
    return [_called(s) for s in _posted(_described([_whose(s, whom, longest, known) for s in told]))]


def _posted(told: Sequence[Said]) -> list[Said]:
    """«Commander of the airport front»: the one person of whom another report tells the same post with his name."""
    full = {name_key(_name(s)): s for s in told if s.kind == "name"}
    out = []
    for s in told:
        post = name_key(s.speaker.removeprefix("unnamed:").rpartition("@")[0]) if s.kind == "unnamed" else frozenset()
        same = [t for key, t in full.items() if len(post) >= _POST and post < key]
        if len(same) == 1:
            s = msgspec.structs.replace(s, origin=same[0].origin, kind="name", speaker=same[0].speaker)
        out.append(s)
    return out


_POST = 3
"""Words of a post that are no chance («airport front commander»)."""


def _called(s: Said) -> Said:
    """By the body for which an office speaks, where it is named in full."""
    body = headed(_name(s)) if s.kind == "name" else ""
    return msgspec.structs.replace(s, origin=f"name:{body}") if body else s


def _described(told: Sequence[Said]) -> list[Said]:
    """«A human rights organisation based in Britain»: the one organisation with a name that gives the same two exact numbers."""
    out = []
    for s in told:
        mine = _exact(s.claim) if s.kind == "name" and is_described(_name(s)) else set()
        whose_too = {t.origin: t for t in told if t.kind == "actor" and len(mine) > 1 and mine <= _exact(t.claim)}
        if len(whose_too) == 1:
            (t,) = whose_too.values()
            s = msgspec.structs.replace(s, origin=t.origin, kind=t.kind, speaker=t.speaker)
        out.append(s)
    return out


def _name(s: Said) -> str:
    return s.origin.removeprefix("name:")


def _whose(s: Said, whom: Mapping[frozenset[str], Key], longest: Mapping[str, str], known: Known) -> Said:
    person = _person(s, known)
    found = whom.get(name_key(person)) if person else None
    if s.kind != "name":
        return msgspec.structs.replace(s, origin=found[0], kind=found[1]) if found and s.kind == "actor" else s
    found = found or whom.get(name_key(_name(s))) or whom.get(name_key(longest[_name(s)]))
    if found is None or found[1] == "name":
        name = found[0].removeprefix("name:") if found else _name(s)
        found = (f"name:{longest.get(name, name)}", "name")
    key, kind = found
    return msgspec.structs.replace(s, origin=key, kind=kind, speaker=s.speaker if kind == "name" else key.removeprefix("outlet:"))


def _person(s: Said, known: Known) -> str:
    """The last link, where it is the name of somebody whom no pack knows behind the one for whom he speaks."""
    link = s.claim.attribution[-1] if len(s.claim.attribution) > 1 else None
    before = s.claim.attribution[-2] if link is not None else None
    named = link is not None and before is not None and s.kind in ("actor", "name") and s.origin != f"name:{link.name}"
    return link.name if named and link is not None and not whose(link, known) else ""


def _known_here(told: Sequence[Said], known: Known) -> dict[frozenset[str], Key]:
    """Words of a name → whose they are here: outlets, and persons with the one for whom they speak (an organisation that a pack
    knows first, then the one that most reports name); the shorter name of an organisation that speaks here."""
    out: dict[frozenset[str], Key] = {}
    persons: dict[frozenset[str], Counter[Key]] = {}
    for s in told:
        if f"outlet:{s.unit.outlet}" not in known.roots:
            out.setdefault(name_key(s.unit.outlet), (f"outlet:{s.unit.outlet}", "outlet"))
        if person := _person(s, known):
            persons.setdefault(name_key(person), Counter())[s.origin, s.kind] += 1
    for name in {_name(s) for s in told if s.kind == "name"}:
        keys = (name_key(name), mission_key(name), body_key(name), branch_key(name))
        whole = next((w for key in keys if (w := _whole_name(key, told, known))), None)
        if whole is not None:
            out.setdefault(name_key(name), whole)
    for key, offices in persons.items():
        out[key] = min(offices, key=lambda office: (office[1] != "actor", -offices[office], office))
    return out


def _whole_name(key: frozenset[str], told: Sequence[Said], known: Known) -> Key | None:
    """The one organisation of those that speak here whose name has all these words, two or more: «doctors' committee»."""
    speakers = {s.speaker: (s.origin, s.kind) for s in told if s.kind == "actor" and s.speaker in known.english}
    found = {whom for id, whom in speakers.items() if len(key) > 1 and key <= name_key(known.english[id])}
    return found.pop() if len(found) == 1 else None


def _of_bodies(longest: Mapping[str, str]) -> dict[str, str]:
    """The same, where names that speak for one body are that of the body: «head of the local council», «local council»."""
    heads = {n: w for n, w in longest.items() if holds_office(w) and not holds_office(n) and name_key(n) <= body_key(w)}
    body = {whole: max((n for n, w in heads.items() if w == whole), key=lambda n: (len(n), n)) for whole in heads.values()}
    whose: dict[frozenset[str], list[str]] = {}
    keys = {name: key for name in longest if (key := body_key(name))}
    for name, key in keys.items():
        whose.setdefault(next((k for k in keys.values() if held_by(name, key, k)), key), []).append(name)
    spoken = [names for names in whose.values() if any(map(holds_office, names))]
    first = {name: _of_one_body(names) for names in spoken for name in names}
    own = {whole: first[body.get(whole, whole)] for whole in longest.values() if body.get(whole, whole) in first}
    return {name: own.get(found) or body.get(found) or first.get(name, found) for name, found in longest.items()}


def _of_one_body(names: Sequence[str]) -> str:
    """What the body is called, of names that speak for it: its own name, or the end of one that names an office of it; where
    all tell who speaks for it and none the body, the fullest."""
    told = {n for n in names if not holds_office(n)} or {headed(n) for n in names if len(names) > 1} - {""}
    return min(told, key=lambda n: (len(n.split()), n)) if told else min(names, key=lambda n: (-len(name_key(n)), len(n), n))


def _longest(key: frozenset[str], names: Mapping[str, frozenset[str]]) -> str:
    """The one name that says all these words and more, else the first of those that say the same."""
    above = sorted({n for n, words in names.items() if key < words and len(key) > 1}, key=lambda n: (-len(names[n]), n))
    if above and all(names[n] <= names[above[0]] for n in above):
        key = names[above[0]]
    return min(n for n, words in names.items() if words == key)


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
        out.append(s)
    return out


def values(claim: Claim) -> set[object]:
    """What a claim says that another could say too."""
    roles = {(r.role in ("initiator", "participant"), r.actor) for r in claim.roles if r.actor}
    days = {(claim.when.from_, claim.when.to)} if claim.when else set()
    place = {claim.where.place or claim.where.text} if claim.where else set()
    return set(_numbers(claim)) | roles | days | place


def _numbers(claim: Claim) -> set[object]:
    return {(c.what, c.low, c.high) for c in claim.counts}


def _exact(claim: Claim) -> set[tuple[str, int]]:
    return {(c.what, c.low) for c in claim.counts if c.low is not None and c.low == c.high}


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
                p for p in parts if p.rank < part.rank and p.unit.outlet != part.unit.outlet and _copied(part, p, wordings)
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
        numbers=frozenset(n for s in group for n in _exact(s.claim)), guarded=one.kind == "unnamed" or seen, rank=rank,
        sides=frozenset(
            known.roots.get(r.actor, r.actor) for s in group for r in s.claim.roles if r.actor and r.role in _SIDES
        ),
    )  # fmt: skip


def _copied(copy: _Part, other: _Part, wordings: Wordings) -> bool:
    """The first was written from the second."""
    share, own = shared(copy.pairs, other.pairs), other.key[0] in copy.sides and copy.numbers <= other.numbers
    if copy.part != other.part or not (share or (own and copy.numbers & other.numbers)):
        return False
    if _other_numbers(copy.unit, other.unit):
        return False
    both = len(copy.pairs & other.pairs)
    if copy.guarded:
        return share >= GUARDED and both >= SURE
    if share >= COPY and both >= max(SURE, COVERED * len(copy.pairs)):
        return True
    if _rewritten(copy, other, wordings):
        return True
    here, there = wordings.words(copy.unit, copy.claims), wordings.words(other.unit, other.claims)
    if _reordered(copy, other, shared(here, there, few=WORDS), len(here & there)):
        return True
    return own and shared(here, there, few=OWN_WORDS) >= ITS_OWN


def _reordered(copy: _Part, other: _Part, words: float, common: int) -> bool:
    """The same words in whatever order, the more of them the less the numbers say."""
    numbers = copy.numbers & other.numbers
    if len(numbers) > 1 and words >= VOCABULARY:
        return words >= SMALL or common >= MANY or any(n >= LARGE for _, n in numbers)
    if not copy.numbers <= other.numbers:
        return False
    return (len(numbers) == 1 and words >= NEARLY) or (words >= LONG and common >= AT_LENGTH)


def _rewritten(copy: _Part, other: _Part, wordings: Wordings) -> bool:
    """In other words for the same things; a headline's few words count where they have a number that is no chance."""
    mine, theirs = wordings.gists(copy.unit, copy.claims), wordings.gists(other.unit, other.claims)
    share, both = shared(mine, theirs), len(mine & theirs)
    large = any(n >= LARGE for _, n in copy.numbers & other.numbers)
    told = large or any(n >= LARGE for _, n in copy.unit.tolls & other.unit.tolls)
    enough = REWRITTEN if told or both >= PAIRS else ALIKE
    if share >= enough and both >= max(SURE, COVERED * len(mine)):
        return True
    return large and copy.numbers <= other.numbers and share >= IN_SHORT


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
