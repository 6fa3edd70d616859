"""Whether a phrase tells of some of a force's men rather than of the force."""

from __future__ import annotations

from isnad.match.heads import FIGHTER, FLYING, PERSON
from isnad.model.finds import Mention

_ARMED_BODIES = frozenset({"حركة", "جماعة", "تنظيم", "حزب", "فصيل", "ميليشيا", "مليشيا"})


def is_member(m: Mention) -> bool:
    """Countable people of a force rather than the force: «عنصران من …», «قيادي في …»."""
    if m.quantity is not None and m.names and not m.classes:
        return True  # «6 من الشرطة العراقية»
    if not m.classes.isdisjoint(FLYING):
        return False  # «مقاتلات أمريكية»: aircraft
    if m.heads and m.heads[0] in _ARMED_BODIES:
        return False  # «حركة الشباب»
    return not m.classes.isdisjoint(PERSON) and (
        m.quantity is not None or not m.definite or m.number == "s" or (not m.classes.isdisjoint(FIGHTER) and m.kind == "people")
    )
