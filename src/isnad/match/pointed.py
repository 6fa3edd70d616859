"""Whom a preposition or a noun with a pronoun means beside an act: «اعتدوا **عليهم**», «أفرجت **عنهم**», «أطلقوا **سراحه**»."""

from __future__ import annotations

from isnad.match.row import Row
from isnad.match.subject import Ask

_DONE_TO = frozenset({"target", "detainee"})
_SHOOTS = frozenset({"أطلق", "فتح"})
_UPON = frozenset({"اعتدى", "هجم", "انقضّ", "قبض", "أفرج"})
"""Verbs that reach whom they are done to by a preposition."""
_FREEDOM = frozenset({"سراح", "سبيل"})


def points(a: Ask, k: int) -> bool:
    """Whether a preposition with a pronoun tells whom the act is done to: right behind its word («اعتدوا **عليهم**»), or of shots
    anywhere behind it. Those who are set free may be counted beside it («أفرج **عنهم** وعددهم عشرون سجيناً»)."""
    row, i = a.row, a.i
    if a.role not in _DONE_TO or row[k].lemma not in a.preps:
        return False
    beside = (max(i - 1, 0), *range(k + 1, row.n)) if a.role == "detainee" else ()
    if any((m := row[x].mention) is not None and m.quantity for x in beside):
        return False
    near = k == i + 1 and row.kinds[i] == "verb" and row[i].base in _UPON
    return near or (row[k].lemma == "على" and row[i].base in _SHOOTS)


def freed(row: Row, i: int) -> int:
    """«وأطلقوا **سراحه**»: the noun for his freedom right behind the trigger, whose pronoun is who was held; or -1."""
    return i + 1 if i + 1 < row.n and row[i + 1].suffix and row[i + 1].base in _FREEDOM else -1
