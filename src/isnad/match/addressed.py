"""Whom a verb of asking, blaming or threatening is said to or of, behind its subject and what stands between them: where and when
it was said, «كلاً من»."""

from __future__ import annotations

from isnad.match.holders import apposed
from isnad.match.row import OFFICE, Row

_MATTER = frozenset({"إلى", "من", "على", "عن", "حول", "بشأن"})
_COMMAS = frozenset({"،", ",", "-", "–", "—"})
_ENDS = frozenset(".؛:")
_OPENS = frozenset({"prep", "time", "cite", "rel", "verb"})
_QUALIFIES = frozenset({"adj", "word", "part", "place"})
_EACH = frozenset({"كل", "كلا"})
_BEFORE, _ASIDE = 7, 18
"""How many chunks behind the subject a comma is looked for, and how many it may part from the one that closes it."""


def past_where_said(row: Row, start: int) -> int:
    """«اتهم س، **في بيان صدر اليوم،** ص بـ …», «دعا مبعوث س إلى ليبيا، **خلال إحاطته،** ص إلى …»: the comma that closes what
    stands between commas behind the subject at ``start``; «اتهم ناشطون **على مواقع التواصل** ص بـ …»: the medium; ``start`` where
    nothing does."""
    k = start + 1
    if k + 1 < row.n and row.kinds[k] == "prep":
        whence = row[k].lemma == "من" and row.kinds[k + 1] == "place"  # «اتهم نازحون **من م** س بـ …»
        if whence or (row.kinds[k + 1] == "np" and "channel" in row[k + 1].classes):
            return k + 1
    while k < min(row.n, start + _BEFORE) and (row.kinds[k] in _QUALIFIES or _whose(row, k)):
        k += 1
    if k + 1 >= row.n or row[k].lemma not in _COMMAS:
        return start
    first = row[k + 1]
    title = first.kind == "np" and not first.pre and not first.classes.isdisjoint(OFFICE)
    if first.kind not in _OPENS and not title and not any(apposed(row, x) for x in range(k + 1, min(row.n, k + 4))):
        return start
    for x in range(k + 2, min(row.n - 1, k + _ASIDE)):
        if row.kinds[x] == "comp" or row[x].lemma in _ENDS:
            return start
        if row[x].lemma in _COMMAS:
            follows = row.kinds[x + 1] in ("np", "mark", "word") and not row[x + 1].pre.startswith("و")
            return x if follows else start
    return start


def _whose(row: Row, k: int) -> bool:
    """«مبعوث س **إلى ليبيا**», «رئيس بعثة س **للدعم** في ص»: where somebody serves and what for."""
    c = row[k]
    if c.kind == "prep":
        return k + 1 < row.n and row.kinds[k + 1] == "place" and c.lemma in ("إلى", "في", "لدى")
    return (c.kind in ("np", "noun") and c.pre == "ل") or apposed(row, k)


def opens_matter(row: Row, k: int) -> bool:
    """«دعا **إلى إطلاق** السجناء»: who is spoken to, or of, stands right behind the verb, before what is said; «كلاً **من** س وص»
    opens nothing."""
    if row[k].lemma == "من" and k and row.scan.form(row[k - 1].start).removeprefix("ل") in _EACH:
        return False
    return row.kinds[k] == "event" or row[k].lemma in _MATTER
