"""Who did it, as each origin has it, and who began: whoever only answers an attack («رداً على …») is no first doer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from isnad.fusing.groups import CIVIL
from isnad.fusing.origins import Said
from isnad.model.claim import Claim, Role
from isnad.model.known import Known

REACTS = frozenset(
    {"pursuit", "siege", "arrest", "raid", "weapons_seized", "device_defused", "interception", "withdrawal", "deployment",
     "release", "body_found", "displacement", "aid"}
)  # fmt: skip
"""Acts that answer another act: their doer is no rival of the attacker."""
ASSAULTS = frozenset({"attack", "infiltration", "ambush"})
ANSWERS = frozenset({"killing", "shelling", "air_strike", "drone_strike", "missile_strike", "armed_clash", "attack", "shooting"})
"""Acts with which those who are attacked answer."""
UNNAMED = frozenset({"armed groups", "armed group", "militants", "fighters", "gunmen", "militiamen"})
"""How a state calls those who fight it. «Unidentified gunmen» are left out: whoever says so does not say who."""
SOME_GROUP = "an armed group"
ENDS = "،,.؛;:!؟\n"
"""Where the words that say whom one answers end."""
Fact = tuple[Said, object]


def doers_told(told: Sequence[Said], known: Known) -> dict[str, list[Fact]]:
    """Origin → whom it names as the doer, with the claim. Accusations count of those who do not tell it themselves."""
    own = [s for s in told if s.part != "accuses"]
    facts = collect((s, d) for s in own for d in _doers(s, known))
    facts = {origin: _first(given, known) for origin, given in facts.items()}
    accused = collect((s, d) for s in told if s.part == "accuses" and s.origin not in facts for d in _doers(s, known))
    return facts | accused


def _first(given: list[Fact], known: Known) -> list[Fact]:
    """Where an origin tells of an assault, only who made it: who fired back at them or killed them is no doer."""
    assaults = camps((d for s, d in given if s.claim.status == "foiled"), known)
    assaults = assaults or camps((d for s, d in given if s.claim.type in ASSAULTS), known)
    if not assaults:
        return given
    on_each_other = [(s, d) for s, d in given if _struck(s.claim, known) & assaults - camps((d,), known)]
    if len(assaults) > 1 and on_each_other:
        assaults = camps((min(on_each_other, key=lambda f: _told_at(f[0]))[1],), known)
    return [(s, d) for s, d in given if camps((d,), known) & assaults or not _in_return(s.claim, assaults, known)]


def _struck(claim: Claim, known: Known) -> set[object]:
    return camps((_root(r, known) for r in claim.roles if r.actor and r.role in ("target", "victim")), known)


def _told_at(s: Said) -> tuple[str, str, int]:
    """By day, report and place in its text: who strikes back is told after whom it strikes."""
    return (s.unit.head.published.from_ or "9999", s.unit.document, s.claim.evidence[0].span[0] if s.claim.evidence else 0)


def _in_return(claim: Claim, assaults: set[object], known: Known) -> bool:
    """What can be done to those who attack, and is told as done to nobody else."""
    if claim.type not in ANSWERS:
        return False
    struck = [r for r in claim.roles if r.role in ("target", "victim")]
    return _struck(claim, known) <= assaults and not any(r.name and r.name.en in CIVIL for r in struck)


def collect(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Facts by the origin that tells them."""
    out: dict[str, list[Fact]] = {}
    for s, value in facts:
        out.setdefault(s.origin, []).append((s, value))
    return out


def other_doer(a: Sequence[object], b: Sequence[object], known: Known) -> bool:
    """Nobody in common, in name, in the side that they answer for, or as one of those that a general name stands for. An armed
    group without a name may be any that is no state's."""
    here, there = camps(a, known), camps(b, known)
    if SOME_GROUP in here | there:
        named = (here | there) - {SOME_GROUP}
        return SOME_GROUP not in here & there and bool(named) and all(str(d) in known.states for d in named)
    return not here & there and not (_covers(a, b, known) or _covers(b, a, known))


def camps(doers: Iterable[object], known: Known) -> set[object]:
    """Organisations, or the side that they answer for together (the coalition and those who lead it)."""
    return {known.sides.get(str(d), d) for d in doers}


def _covers(wide: Iterable[object], fine: Iterable[object], known: Known) -> bool:
    fine = {str(f) for f in fine}
    return any(known.umbrellas.get(str(w), frozenset()) & fine for w in wide)


def adversaries(sides: Sequence[Sequence[Fact]], told: Sequence[Said], known: Known) -> bool:
    """Whether the two sides are each other's enemies, so that the question is who began: each is told of as fought or struck; or
    one of them is, and all is fighting on the ground."""
    roles = [r for s in told for r in s.claim.roles if r.role in STRUCK]
    struck = camps((_root(r, known) for r in roles if r.actor), known)
    if any(_nameless(r, known) or (r.actor in known.fighters and _root(r, known) not in known.states) for r in roles):
        struck.add(SOME_GROUP)
    met = [bool(camps((d for _, d in side), known) & struck) for side in sides]
    ground = all(s.claim.type in GROUND for side in sides for s, _ in side)
    return len(sides) == 2 and (all(met) or (any(met) and ground))


STRUCK = frozenset({"participant", "target", "victim"})
GROUND = frozenset({"attack", "armed_clash", "infiltration", "territory_seized", "ambush", "killing"})


def _doers(s: Said, known: Known) -> set[str]:
    """The organisations that a claim says attacked; nobody for unknown ones and for acts that answer another."""
    roles = s.claim.roles
    if s.part == "owns":
        return {_root(r, known) for r in roles if r.actor and r.role == "speaker"} or {s.origin}
    if s.part == "accuses":
        return {_root(r, known) for r in roles if r.actor in known.fighters and r.role in ("about", "addressee")}
    if s.claim.type in REACTS:
        return set()
    acting = [r for r in roles if r.role == "initiator"]
    answering = _answering(s.claim, acting, known)
    acting = [r for r in acting if r not in answering]
    doers = {_root(r, known) for r in acting if r.actor in known.fighters}
    vague = any(_nameless(r, known) for r in acting)
    return doers or ({SOME_GROUP} if vague else set())


def _nameless(role: Role, known: Known) -> bool:
    """An armed group without a name; «a force», «a patrol» and «warplanes» may be a state's."""
    if role.actor is not None or role.name is None or role.name.en not in UNNAMED:
        return False
    words = known.neutral(role.text or "")
    return not any(w in known.troops for w in words) or any(w in known.irregulars for w in words)


def _root(role: Role, known: Known) -> str:
    actor = role.actor or ""
    return known.roots.get(actor, actor)


def _answering(claim: Claim, acting: Sequence[Role], known: Known) -> list[Role]:
    """Those who act in return: everybody who acts where the words say «in answer to …», but for those whom it answers."""
    spans = [span for e in claim.evidence for span in _answered(e.text, e.span[0], known)] if acting else []
    return [r for r in acting if spans and not any(r.span and a <= r.span[0] < b for a, b in spans)]


def _answered(text: str, start: int, known: Known) -> Iterator[tuple[int, int]]:
    """Characters that say whom or what is answered: from «على» behind a word for answering to the next stop."""
    words = list(_words(text))
    for n, (_, word) in enumerate(words):
        if not any(w in known.answer for w in known.neutral(word)):
            continue
        on = next((after for after, w in words[n + 1 : n + 8] if w in ("على", "من")), None)
        if on is None:
            yield start + len(text), start + len(text)
            continue
        stop = min((i for mark in ENDS if (i := text.find(mark, on)) >= 0), default=len(text))
        yield start + on, start + stop


def _words(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield at, word
        at += len(word)
