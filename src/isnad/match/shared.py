"""The subject that several verbs joined by و share."""

from __future__ import annotations

from isnad.match.heads import FIGHTER
from isnad.match.members import is_member
from isnad.match.row import Row
from isnad.match.subject import agrees, subject_at
from isnad.model.finds import Chunk, Mention

_MEN = FIGHTER | frozenset({"attacker"})
_GOING_ON = frozenset({"إذ", "حيث", "كما"})


def shared_subject(row: Row, v: int, kinds: tuple[str, ...]) -> int:
    """«ردّ **الجيش** على مصادر النيران وأوقف …»: the subject of the verb before, where و joins this one to it and both agree."""
    c = row[v]
    goes_on = not c.pre and v > 0 and row[v - 1].lemma in _GOING_ON
    if c.pre not in ("و", "ف") and not goes_on:
        return -1
    for u in range(v - 2 if goes_on else v - 1, max(-1, v - 24), -1):
        b = row[u]
        if b.kind in ("comp", "conj", "conseq") or (b.kind == "mark" and b.lemma in ".؛:"):
            return -1
        if b.kind != "verb":
            continue
        if u and row[u - 1].kind == "rel":
            return -1
        k, pronoun = subject_at(row, u, kinds)
        if k < 0 and pronoun == "elided" and b.pre == "و" and _agrees_with(c, b):
            continue  # «**المهاجم** وصل في شاحنة وترجل منها وأطلق …»
        m = row[k].mention if k >= 0 else None
        if m is None or b.voice == "passive" or (b.voice == "either" and m.quantity is not None and k > u and is_member(m)):
            return -1  # «جرحت **العشرات من الضباط** وتمكنت من …»
        several = m.number == "p" or m.quantity is not None
        if (c.number.startswith("p") and not several) or not agrees(c, m) or (_men(m) and c.gender == "f"):
            if u and row.kinds[u - 1] == "prep":
                continue  # «فكت **قواته** الحصار بعد أن ضربه المهاجمون، وأسرت …»
            return -1
        return k
    return -1


def _men(m: Mention) -> bool:
    """«المهاجمون»: men who are many, of whom a verb behind them speaks in the plural."""
    return (
        m.number == "p" and m.gender == "m" and not m.names and m.kind in ("force", "people") and not m.classes.isdisjoint(_MEN)
    )


def _agrees_with(c: Chunk, b: Chunk) -> bool:
    """Whether two verbs may have one subject that neither of them names."""
    return c.gender == b.gender and c.number == b.number and b.voice != "passive"
