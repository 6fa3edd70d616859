"""Of whom a number speaks, so that only comparable numbers are compared: everybody, civilians, those who fight, one
organisation."""

from __future__ import annotations

from isnad.model.known import Known

ALL = frozenset(
    {"-", "people", "person", "persons", "dead", "wounded", "victims", "unidentified", "young men", "young man", "bodies"}
)
CIVIL = frozenset(
    {"civilians", "residents", "local residents", "families", "family", "children", "women", "elderly people", "medics",
     "journalists", "aid workers", "shepherds", "farmers", "students", "teachers", "workers", "drivers", "passers-by", "patients",
     "pilgrims", "displaced people", "refugees", "relatives", "protesters", "rescue workers", "notables"}
)  # fmt: skip
WITHIN = frozenset({"children", "women", "elderly people", "foreign nationals"})
"""Parts of a total by their nature: who counts children apart counts them among the civilians too."""
APART = frozenset({"medics", "journalists", "aid workers", "rescue workers", "relatives"})
"""Callings and kin that are told alone («three of his relatives», «two journalists»): others may have come to harm too."""
CALLED = frozenset({"students", "teachers", "workers", "drivers", "farmers", "shepherds", "patients", "pilgrims", "medics"})
"""Callings that may be told beside the women and children, and others be left out."""
SET_APART = WITHIN | CALLED
ARMED = frozenset(
    {"fighters", "gunmen", "militants", "militiamen", "soldiers", "officers", "leaders", "attackers", "armed groups",
     "tribal fighters", "security forces", "police", "policemen", "unidentified gunmen", "masked gunmen",
     "unidentified attackers"}
)  # fmt: skip


def group(who: str | None, known: Known) -> str | None:
    """The organisation or generic class that is counted; None for everybody. One of a class is the class."""
    if who is None:
        return None
    plain = known.plural.get(who, who)
    return None if plain in ALL else known.roots.get(plain, plain)


def camp(who: str | None, known: Known) -> str:
    """``civil``, ``armed`` or nothing: the two exclude each other."""
    if who is None:
        return ""
    if who in CIVIL:
        return "civil"
    return "armed" if who in ARMED or who in known.fighters else ""
