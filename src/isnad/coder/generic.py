"""The generic class of people that no name tells: civilians, children, unidentified gunmen (CODEBOOK §4)."""

from __future__ import annotations

from functools import lru_cache

from isnad.model.draft import Lore
from isnad.model.finds import Mention

_THINGS = frozenset({"group"})
"""What a post or a column is beside a thing: «نقطة تفتيش» is no armed group, «نقطة الجيش» one's."""
_CLASS_ORDER = (
    "child", "woman", "elderly", "medic", "journalist", "aid_worker", "activist", "student", "shepherd", "farmer", "driver",
    "detainee", "displaced_person", "clan", "family", "civilian", "suspect", "policeman", "officer", "soldier", "foreign",
    "leader", "attacker", "smuggler", "patrol", "fighter", "person", "body", "wounded", "dead", "aircraft", "drone",
)  # fmt: skip
SERVICES = ("army", "police", "intelligence", "security")
"""Bodies of a state, which are no armed groups."""


@lru_cache(4096)
def _generic(classes: frozenset[str]) -> tuple[str, ...]:
    """The classes of people that a phrase's classes tell, the most telling first; an association is no armed group."""
    people = tuple(cls for cls in _CLASS_ORDER if cls in classes)
    if "group" not in classes or "civil" in classes:
        return people
    return (*people, next((cls for cls in SERVICES if cls in classes), "group"))


def generic(lore: Lore, m: Mention) -> str | None:
    """The generic class of people that no name tells: civilians, children, unidentified gunmen."""
    if "unknown" in m.classes or m.head == "مجهول":
        return (
            lore.classes.get("unknown", "unidentified gunmen")
            if not m.classes & {"aircraft", "drone"}
            else "unidentified aircraft"
        )
    if m.number == "d" and "side" in m.classes and m.definite:
        return lore.classes.get("side")  # «تبادل **الطرفان** إطلاق النار»
    classes = m.classes - _THINGS if m.kind == "thing" and len(m.heads) < 2 else m.classes
    return next((lore.classes[cls] for cls in _generic(classes) if cls in lore.classes), None)


_DWELLERS = frozenset({
    "civilian", "displaced_person", "family", "resident", "person", "farmer", "student", "medic", "journalist", "aid_worker",
    "woman", "child", "clan", "shepherd", "driver", "foreign", "settler", "activist",
})  # fmt: skip
_ARMED = frozenset({"fighter", "soldier", "officer", "policeman", "leader", "suspect", "attacker", "group"})


def dwelling(m: Mention) -> bool:
    """«مخيم **للنازحين**», «منزل **لعائلة** س», «سيارة **ضابط**»: people whose house, camp or car is aimed at itself."""
    if m.kind == "people" and m.number == "s" and not m.names and m.quantity is None:
        return True
    return m.kind == "people" and not m.classes.isdisjoint(_DWELLERS) and m.classes.isdisjoint(_ARMED)


NATION = "شعب"
"""«شعبنا»: those for whom somebody speaks."""
_OUR_MEN = frozenset({"dead", "leader", "fighter", "detainee", "police"})
_COMRADES = frozenset({"رفيق", "أخ", "بطل", "كادر"})


def of_us(m: Mention) -> bool:
    """Whether what bears a pronoun for the speakers is of them («قواتنا», «رفاقنا», «شهداؤنا»), and no people for whom they
    speak («أهلنا», «أطفالنا»)."""
    return m.kind != "people" or m.head in _COMRADES or not m.classes.isdisjoint(_OUR_MEN)
