"""Some of those told before: «وقتلت **أربعة منهم**», «واعتقلت **اثنين منهم**», «وسقط **منهم 17** بين قتيل وجريح»."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.coder.fillers import number_alone
from isnad.coder.going_back import SEVERAL
from isnad.coder.reference import Discourse
from isnad.coder.suffered import SUFFERING
from isnad.model.draft import DraftRole, Party
from isnad.model.finds import CountFind, Found, FrameFind

_OF_THEM = "منهم"
_DONE = frozenset({"killed", "wounded", "casualties", "detained", "abducted", "released"})
_HELD = frozenset({"detained", "abducted", "released"})
_ARMS = frozenset({"aircraft", "helicopter", "drone", "artillery", "weapon"})
_SIDES = frozenset({"initiator", "participant"})
_ACTS = 6
_NEAR = 24
"""How many chunks before the pronoun those whom it means are looked for."""


def some_of_them(
    d: Discourse, found: Found, frame: FrameFind, roles: tuple[DraftRole, ...], counts: Sequence[CountFind], *, foiled: bool
) -> tuple[DraftRole, ...]:
    """The roles with those of whom a number is told to be: a filler of the event, whoever they are."""
    if frame.record != "event":
        return roles
    for c in counts:
        at = _of_them(found, c) if c.what in _DONE and not c.part_of else -1
        if at < 0:
            continue
        span = d.span(found, min(c.start, found.chunks[at].start), max(c.end, found.chunks[at].end))
        whom = _attacker(roles) if foiled else _meant(d, found, min(at, found.chunk_from(c.start)), _doers(roles))
        if whom is None or any(r.role in SUFFERING and r.party.key == whom.key and r.party.text == whom.text for r in roles):
            continue
        own = [r for r in roles if r.role in SUFFERING and not r.party.names and _within(r.party.span, span)]
        role = own[0].role if own else "victim"
        party = Party((), whom.cls, whom.text, whom.span, "coreference")
        if whom.names or c.what in _HELD:
            party = Party(whom.names, whom.cls, d.raw[span[0] : span[1]], span, "coreference", whom.own_words)
        roles = (*(r for r in roles if r not in own), DraftRole(role, party, "some_of_them"))
    return roles


def _of_them(found: Found, c: CountFind) -> int:
    """The chunk of «منهم» right behind the number or right before it; or -1."""
    k = found.chunk_from(c.quantity.end)
    if k < len(found.chunks) and found.chunks[k].start <= max(c.end, c.quantity.end) and found.chunks[k].lemma == _OF_THEM:
        return k
    k = found.chunk_from(c.quantity.start) - 1
    before = found.chunks[k - 1] if k > 0 else None
    told = before is not None and before.kind in ("verb", "event")  # «20 قتيلاً، **منهم** 4 أطفال» are parts
    return k if told and found.chunks[k].lemma == _OF_THEM else -1


def _doers(roles: Sequence[DraftRole]) -> frozenset[str]:
    return frozenset(r.party.key for r in roles if r.role == "initiator")


def _attacker(roles: Sequence[DraftRole]) -> Party | None:
    """«صدّت س هجوماً لـ **ص** وقتلت خمسة منهم»: they are of those who attacked."""
    return next((r.party for r in roles if r.role == "initiator"), None)


def _meant(d: Discourse, found: Found, at: int, but: frozenset[str]) -> Party | None:
    """The several people or the force told last before a chunk who did not do it; else those who took part in the last act."""
    for k in range(at - 1, max(-1, at - _NEAR), -1):
        m = found.chunks[k].mention
        if m is None or found.chunks[k].kind != "np":
            continue
        m = m.within[0] if m.kind == "thing" and m.within else m  # «قصفوا منازل **مدنيين** وقتلوا سبعة منهم»
        if m.kind not in ("force", "people") or not m.classes.isdisjoint(_ARMS) or number_alone(m):
            continue
        if m.number == "s" and not m.names and not m.quantity:
            continue
        for party in d.party(found, m, None):
            if party.key and party.key not in but and d.lore.persons.isdisjoint(party.names):
                return party
    near = [r.party for t in reversed(d.told[-_ACTS:]) if found.sentence.index - t[0] <= 1 for r in t[2] if r.role in _SIDES]
    able = (p for p in near if p.names or p.cls in SEVERAL)
    return next((p for p in able if p.key not in but and d.lore.persons.isdisjoint(p.names)), None)


def _within(span: tuple[int, int] | None, whole: tuple[int, int]) -> bool:
    return span is not None and whole[0] <= span[0] < whole[1]
