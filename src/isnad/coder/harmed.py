"""Who was harmed last, for the pronouns of what is done to them next: «فأردياه», «واقتادوه», «أطلقت النار عليهم»."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.coder.reference import Discourse
from isnad.coder.suffered import SUFFERING
from isnad.model.draft import DraftRole, Party
from isnad.model.finds import Found, FrameFind, Mention, RoleFind

_SEVERAL = frozenset({"هم", "هما", "هن"})
_SOMEBODY = frozenset({"leader", "civilian", "dignitary", "officer"})
_AGAIN = frozenset({"person", "security"})
"""Families of acts that are done to those who were harmed before."""


def remember_harmed(d: Discourse, found: Found, frame: FrameFind, roles: Sequence[DraftRole]) -> None:
    """Keep which persons were harmed, and whether they are several, for pronouns of the next sentence."""
    for r in frame.roles:
        m = r.mention
        if m is None or r.role not in SUFFERING or not _persons(m):
            continue
        span = d.span(found, m.start, m.end)
        party = next((x.party for x in roles if x.party.span == span), None)
        if party is not None:
            several = m.number in ("p", "d") or (m.quantity is not None and m.quantity.best != 1)
            d.last_harmed = (found.sentence.index, party, several)
            return


def _persons(m: Mention) -> bool:
    """People without a name, or one man of a body that has one («وجيه من عشيرة س»)."""
    if m.kind == "source" and "activist" in m.classes:
        return True
    return (m.kind == "people" and not m.names) or (m.number == "s" and not m.definite and not m.classes.isdisjoint(_SOMEBODY))


def harmed_before(d: Discourse, sentence: int, frame: FrameFind, r: RoleFind) -> Party | None:
    """«واقتادوه إلى …», «ثم أعدمتهم»: where persons are taken or killed, or shot at again, a pronoun goes back to those who were
    harmed last, if they are as many as it says."""
    again = d.lore.families.get(frame.type) in _AGAIN or r.finder == "under" or r.role == "detainee"
    index, party, several = d.last_harmed
    if r.role not in SUFFERING or not again or party is None or sentence - index > 1:
        return None
    if several != (r.suffix in _SEVERAL) or r.suffix == "نا":
        return None
    return party.again() if party.names else Party((), party.cls, party.text, party.span, "coreference")


def shot_back_at(d: Discourse, sentence: int, r: RoleFind, doing: frozenset[str]) -> tuple[Party, ...]:
    """«وأطلقت قوات الأمن النار **عليهم**»: those who attacked before, where they are not those who shoot."""
    acted = d.acted(r.suffix, sentence)
    return tuple(p.again() for p in acted) if acted and all(doing.isdisjoint(p.names) for p in acted) else ()
