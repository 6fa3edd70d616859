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
            return _kept(row, bits, told, kind, roles)
    doers = 0
    for r in roles if told.becomes else ():
        if r.mention is not None and r.role in _ACTING:
            doers |= bits.of(r.mention.classes) | bits.word(row.scan.words[r.mention.start])[1]
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


def _kept(row: Row, bits: Bits, told: Told, kind: str, roles: list[RoleFind]) -> str:
    """The type that a word near the act gives it, weighed against what else the act is told with."""
    if kind == "drone_strike" and told.context & bits.missile and not _drone_acts(row, told.trigger, roles):
        return _first_fired(row, told.trigger)
    if kind == "drone_strike" and told.type == "air_strike" and _brought_down(row, told.trigger):
        return told.type
    if kind == "air_strike" and told.type == "shelling" and _by_guns(row, told.trigger):
        return "shelling"  # «أُحرقت طائرتان في **قصف بقذائف الهاون**»
    if kind == "shelling" and told.type == "attack" and told.context & bits.firearm:
        return "attack"  # «استهدفوا الحاجز **بالأسلحة الرشاشة والقذائف**»: by men with guns, and not from afar
    if kind == "shelling" and told.context & bits.vessel and told.context & bits.missile and not told.context & bits.finer:
        return "missile_strike"  # «أصيبت **سفينة** بصاروخ»
    return kind


def finer(kind: str, bits: Bits) -> int:
    """What leaves no question of rockets or missiles: what they are called, and that they were fired at ships."""
    return bits.finer | bits.vessel if kind == "missile_strike" else bits.finer


def _drone_acts(row: Row, i: int, roles: list[RoleFind]) -> bool:
    """«**مسيّرة** استهدفت بصاروخ موجّه سيارة»: what the drone fires is its own."""
    doers = [r.mention for r in roles if r.role in _ACTING and r.mention is not None and r.finder != "under"]
    if any("drone" in m.classes for m in doers):
        before = [m for m in doers if "drone" in m.classes]
        return row.kinds[i] == "verb" and any(m.start < row[i].start or m.start == row[i].end for m in before)
    return False


def _brought_down(row: Row, i: int) -> bool:
    """«أسقطت الدفاعات **مسيّرة** بعد ساعات من غارات», «دمّرت في غارات منصة **ومسيّرتين**»: whether all drones near the act are
    those that a verb of the sentence brings down."""
    near = [k for k in range(max(0, i - _NEAR), min(row.n, i + _FAR)) if "drone" in row[k].classes]
    return bool(near) and all(_is_brought_down(row, k) for k in near)


def _is_brought_down(row: Row, k: int) -> bool:
    if row[k].kind != "np" or row.prep(k):
        return False
    v = next((x for x in range(k - 1, max(-1, k - _FAR), -1) if row.kinds[x] == "verb"), -1)
    return v >= 0 and (row[v].base in _DOWNING or (row[v].base == _DESTROYING and v < k - 1))


_NEAR = 4
_DOWNING, _DESTROYING = frozenset({"أسقط", "اعترض"}), "دمّر"


def _by_guns(row: Row, i: int) -> bool:
    """Whether the noun right behind the act says under «ب» that guns or mortars did it."""
    if i + 1 >= row.n or not row[i + 1].pre.endswith("ب"):
        return False
    c = row[i + 1]
    return "artillery" in c.classes or (c.mention is not None and "artillery" in c.mention.classes)


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
