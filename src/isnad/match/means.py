"""With what an act was done, and so of which type it is: by the words around its trigger, else by whoever does it."""

from __future__ import annotations

from typing import NamedTuple

from isnad.match.context import Bits
from isnad.match.row import Row
from isnad.model.finds import RoleFind

FLYING = frozenset({"shelling", "missile_strike"})
_ACTING = frozenset({"initiator", "weapon"})
"""Roles whose words tell the means wherever they stand: «انتحاري … نفّذ هجوماً»."""
_BY_HAND = frozenset({"killing", "shooting"})
"""Acts that are strikes where a drone does them: «قتلت **مسيّرة** قيادياً», «أطلقت **مسيّرة** النار على …»."""
_CREWED = frozenset({"aircraft", "helicopter"})
_FAR = 10
"""Chunks behind an act in which its weapons are named."""
_STORES = frozenset({
    "مستودع", "مخزن", "مصنع", "معمل", "ورشة", "منصة", "شحنة", "مربض", "بطارية", "منظومة", "راجمة", "مدرج", "حظيرة", "كدس", "مخبأ",
})  # fmt: skip
"""What holds weapons, makes them or fires them, where it is hit itself."""
_HIT = frozenset({"target", "weapon"})


class Told(NamedTuple):
    """An act as its frame tells it: the frame's own type, what it becomes with which words, its trigger's chunk, and the words
    that stand near as bits."""

    type: str
    becomes: tuple[tuple[str, int], ...]
    trigger: int
    context: int


def kind_of(row: Row, bits: Bits, told: Told, roles: list[RoleFind]) -> str:
    """The type as the words around the trigger have it, else as whoever acts has it."""
    for kind, asked in told.becomes:
        if told.context & asked:
            return _first_fired(row, told.trigger) if kind == "drone_strike" and told.context & bits.missile else kind
    doers = 0
    for r in roles if told.becomes else ():
        if r.mention is not None and r.role in _ACTING:
            doers |= bits.of(r.mention.classes)
    for kind, asked in told.becomes:
        if doers & asked:
            return kind
    if told.type not in _BY_HAND:
        return told.type
    flown: frozenset[str] = frozenset()
    for r in roles:  # «أدت غارات شنّتها **مسيّرات** إلى مقتل ثلاثة»: what the dead are of is told by itself
        if r.role == "initiator" and r.mention is not None and (row.kinds[told.trigger] == "verb" or r.finder == "by"):
            flown |= r.mention.classes
    if "drone" in flown:
        return "drone_strike"
    return "air_strike" if told.type == "killing" and not flown.isdisjoint(_CREWED) else told.type


def _first_fired(row: Row, i: int) -> str:
    """«هجوم **بالصواريخ** والمسيّرات», «بـ120 **مسيّرة** وستة صواريخ»: of missiles and drones told together the first named."""
    for c in row.chunks[i + 1 : i + _FAR]:
        classes = c.mention.classes | c.classes if c.mention is not None else c.classes
        if "drone" in classes:
            break
        if "missile" in classes:
            return "missile_strike"
    return "drone_strike"


def stores_hit(row: Row, roles: list[RoleFind]) -> tuple[int, ...]:
    """The chunks of «مخزناً **للطائرات المسيّرة**», «مستودع **ذخيرة**» that are hit: their weapons are not what hits them."""
    heads = {r.mention.start for r in roles if r.role in _HIT and r.mention is not None and r.mention.head in _STORES}
    if not heads:
        return ()
    at = [k for k, c in enumerate(row.chunks) if c.start in heads]
    return (*at, *[k + 1 for k in at if k + 1 < row.n and row[k + 1].pre == "ل"])
