"""Who holds an office: the name of a public person behind it («المتحدث باسم س **فلان الفلاني**»)."""

from __future__ import annotations

from isnad.match.row import OFFICE, Row

_FAR = 5
"""So many chunks behind an office its holder is looked for."""


def apposed(row: Row, i: int) -> bool:
    """«دعا منسق الشؤون الإنسانية **توم فليتشر** الطرفين إلى …»: whether chunk ``i`` is the name of the public person whose
    office stands right before it."""
    m = row[i].mention
    if not i or m is None or len(m.names) != 1 or m.names[0] not in row.persons or row[i].pre:
        return False
    k = i - 1
    while k > max(0, i - _FAR) and (row.kinds[k] in ("noun", "word") or _of_office(row, k)):
        k -= 1  # «منسق الأمم المتحدة **للشؤون الإنسانية** فلان», «شيخ **عقل الطائفة الدرزية** فلان»
    before = row[k]
    office = not before.classes.isdisjoint(OFFICE) or row.scan.has(before.start, *OFFICE)  # «المبعوث الأممي» is a name too
    return before.kind == "np" and office and before.mention is not None


def holder(row: Row, i: int) -> int:
    """«**منسق الشؤون الإنسانية** توم فليتشر»: the chunk with the name of the public person who holds the office at ``i``, or
    -1."""
    if i < 0 or row.kinds[i] != "np":
        return -1
    for x in range(i + 1, min(row.n, i + 1 + _FAR)):
        if apposed(row, x):
            return x
        if not _of_office(row, x):
            return -1
    return -1


def _of_office(row: Row, k: int) -> bool:
    """«المتحدث **العسكري للجماعة** فلان», «الناطق **باسم الجيش** العميد فلان»: what tells of an office and stands between it
    and its holder; a body with a name of its own speaks itself."""
    c = row[k]
    if row.kinds[k] == "adj" or c.pre == "ل" or (c.lemma == "باسم" and not c.suffix):
        return True
    rank = row.kinds[k] == "np" and ("leader" in c.classes or (c.base or c.lemma) == "لواء") and c.end - c.start == 1
    if rank and k > 1 and _of_office(row, k - 1):
        return True
    return row.prep(k) == "باسم" and (c.mention is None or len(c.mention.names) != 1)
