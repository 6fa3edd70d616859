"""What ties an event to the clause that it stands in."""

from __future__ import annotations

from isnad.match.acts import prep_of
from isnad.match.row import Row

_CAUSE = frozenset({"جراء", "من جراء", "نتيجة", "بسبب", "بفعل"})
_PRIOR = frozenset({"بعد", "عقب", "إثر", "على إثر", "في أعقاب", "قبل", "غداة"})
_CONTAINERS = frozenset({"خلال", "أثناء", "في", "ب", "لدى", "أثناء ", "وسط"})


def link_of(row: Row, i: int, supports: tuple[int, ...]) -> str:
    """What ties the trigger to its clause: under جراء or في after harm, after بعد, for a purpose, or as a consequence."""
    outer = supports[-1] if supports else i
    c = row[outer]
    prep = prep_of(row, outer)
    if c.kind == "event" or c.kind == "noun":
        dated = row[outer - 1].time if outer else None
        if (dated is not None and dated.kind == "anniversary") or (prep == "ل" and _remembered(row, outer)):
            return "anniversary"
        if prep == "ل" and (any(not row[s].classes.isdisjoint(_MET) for s in supports) or _undergone(row, outer)):
            return ""
        if prep == "ل" and any(row[k].kind == "conseq" or "cause" in row[k].classes for k in range(max(0, outer - 3), outer)):
            return "consequence"  # «ما أدى لوقوع اشتباكات»
        if outer and row[outer - 1].kind == "prep" and "purpose" in row[outer - 1].classes:
            return "purpose"
        if prep == "ل" or (outer and row[outer - 1].kind in ("noun", "event") and row[outer - 1].pre.endswith("ل") and not prep):
            return "purpose"
        if prep in _CAUSE:
            return "cause"
        if prep in _CONTAINERS:
            return "container"
        if prep in _PRIOR:
            return "prior"
    for k in range(outer - 1, max(-1, outer - 6), -1):
        before = row[k]
        if before.kind == "verb" and "cause" in before.classes:
            return "consequence"
        if before.kind in ("verb", "comp") or (before.kind == "mark" and before.lemma in ".؛"):
            break
    if outer and row[outer - 1].kind == "rel":
        return "relative"
    return ""


_MET = frozenset({"undergo", "foil"})


def _undergone(row: Row, i: int) -> bool:
    """«**تعرّضت** بلدات الخاضعة لسيطرة س، لقصف»: the verb of its clause, however far before, is one of undergoing."""
    for k in range(i - 1, max(-1, i - 16), -1):
        if row.kinds[k] == "verb" and not _aside(row, k):
            return "undergo" in row[k].classes
        if row.kinds[k] in ("comp", "conj", "conseq", "rel"):
            return False
    return False


def _aside(row: Row, k: int) -> bool:
    """«سفينة **ترفع** علم ليبيريا», «حافلة **تقل** عمالاً»: a present that describes the indefinite noun right before it."""
    before = row[k - 1]
    return row[k].tense == "imperfect" and not row[k].pre and before.kind in ("np", "noun", "adj") and not before.definite


def _remembered(row: Row, i: int) -> bool:
    """«الذكرى الخامسة لخسارة …»"""
    return any(
        (c.time is not None and c.time.kind == "anniversary") or "anniversary" in c.classes for c in row.chunks[max(0, i - 2) : i]
    )
