"""What was brought down, told by what was fired before: «أطلقت س 40 صاروخاً … واعترضت الدفاعات **معظمها**»."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.coder.reference import Discourse
from isnad.model.draft import DraftRole, Party
from isnad.model.finds import Found, FrameFind

_SOME = frozenset({"معظمها", "بعضها", "أغلبها", "غالبيتها", "جميعها", "كلها", "منها"})
_ONE = frozenset({"احدها", "احدهما", "احداها", "احداهما", "جميعها", "كلها", "غالبيتها"})
_FIRED = frozenset({"shelling", "missile_strike", "drone_strike", "air_strike", "attack"})
_REACH = 6
_BEFORE = 1
"""How many sentences back what was fired may have been told."""


def brought_down(d: Discourse, found: Found, frame: FrameFind, roles: Sequence[DraftRole]) -> list[DraftRole]:
    """The target of an interception that tells by a pronoun what was brought down: whose it was, where that was told, else the
    words."""
    if frame.type != "interception" or any(r.role == "target" for r in roles):
        return []
    words = {t.form for t in found.sentence.tokens}
    if _SOME.isdisjoint(c.lemma for c in found.chunks) and _ONE.isdisjoint(words):
        return []
    for c in found.chunks[frame.trigger + 1 : frame.trigger + _REACH]:
        one = found.sentence.tokens[c.end - 1].form in _ONE
        if c.lemma in _SOME or one:
            span = d.span(found, c.start, c.end)
            text = d.raw[span[0] : span[1]]
            sender = _sender(d, found, roles)
            whose = sender.again(text, span) if sender is not None else Party((), _weapon(d, found), text, span)
            return [DraftRole("target", whose, "brought_down")]
        if c.kind in ("conj", "comp", "conseq") or (c.kind == "mark" and c.lemma in ".؛:"):
            break
    return []


def _sender(d: Discourse, found: Found, roles: Sequence[DraftRole]) -> Party | None:
    """Who fired last, here or in the sentence before, and does not bring it down himself."""
    meets = {r.party.key for r in roles if r.role == "initiator"}
    for sentence, kind, told, _ in reversed(d.told[-_REACH:]):
        if found.sentence.index - sentence > _BEFORE:
            break
        if kind in _FIRED:
            return next((r.party for r in told if r.role == "initiator" and r.party.names and r.party.key not in meets), None)
    return None


def _weapon(d: Discourse, found: Found) -> str:
    """What was fired last: drones, or else missiles."""
    near = (t[1] for t in reversed(d.told[-_REACH:]) if found.sentence.index - t[0] <= _BEFORE and t[1] in _FIRED)
    return "drones" if next(near, "") == "drone_strike" else "missiles"
