"""Who did it, as each origin has it, and who began: whoever only answers an attack («رداً على …») is no first doer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from isnad.fusing.origins import Said
from isnad.model.claim import Claim, Role
from isnad.model.known import Known

REACTS = frozenset(
    {"pursuit", "siege", "arrest", "raid", "weapons_seized", "device_defused", "interception", "withdrawal", "deployment",
     "release", "body_found", "displacement", "aid"}
)  # fmt: skip
"""Acts that answer another act: their doer is no rival of the attacker."""
UNNAMED = frozenset({"armed groups", "armed group", "militants", "fighters", "gunmen", "militiamen"})
"""How a state calls those who fight it. «Unidentified gunmen» are left out: whoever says so does not say who."""
SOME_GROUP = "an armed group"
ENDS = "،,.؛;:!؟\n"
"""Where the words that say whom one answers end."""
Fact = tuple[Said, object]


def doers_told(told: Sequence[Said], known: Known) -> dict[str, list[Fact]]:
    """Origin → whom it names as the doer, with the claim. Where it tells of an attack that was beaten off, only the attacker;
    accusations count of those who do not tell it themselves."""
    own = [s for s in told if s.part != "accuses"]
    attackers = {(s.origin, d) for s in own if s.claim.status == "foiled" for d in _doers(s, known)}
    beaten_off = {origin for origin, _ in attackers}
    facts = collect((s, d) for s in own for d in _doers(s, known) if s.origin not in beaten_off or (s.origin, d) in attackers)
    accused = collect((s, d) for s in told if s.part == "accuses" and s.origin not in facts for d in _doers(s, known))
    return facts | accused


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


def adversaries(sides: Sequence[Iterable[object]], told: Sequence[Said], known: Known) -> bool:
    """Whether each of the two sides is told of as fought or struck by somebody: then the question is who began."""
    fought = camps(
        (known.roots.get(r.actor, r.actor) for s in told for r in s.claim.roles if r.actor and r.role in STRUCK), known
    )
    return len(sides) == 2 and all(camps(side, known) & fought for side in sides)


STRUCK = frozenset({"participant", "target", "victim"})


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
    vague = any(r.actor is None and r.name and r.name.en in UNNAMED for r in acting)
    return doers or ({SOME_GROUP} if vague else set())


def _root(role: Role, known: Known) -> str:
    actor = role.actor or ""
    return known.roots.get(actor, actor)


def _answering(claim: Claim, acting: Sequence[Role], known: Known) -> list[Role]:
    """Those who act in return: everybody who acts where the words say «in answer to …», but for those whom it answers."""
    spans = [span for e in claim.evidence for span in _answered(e.text, e.span[0], known)]
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
