"""Who the dead or hurt of a report were, told in a sentence without a verb: «القتلى مدنيون», «الضحايا خمسة»."""

from __future__ import annotations

from isnad.match.amounts import PERSONS, amount
from isnad.match.row import Row
from isnad.model.finds import CountFind

_WORDS = frozenset({"قتيل", "ضحية", "شهيد", "جريح", "مصاب"})
_TOLLED = {"dead": "killed", "wounded": "wounded"}


def read_predicate(row: Row) -> list[CountFind]:
    """«وقال إن **القتلى** ثلاثة مدنيين», «و**القتلى** عناصر من س», «**الضحايا** خمسة، هم …»: who the dead or hurt of the
    report were, told in a sentence without a verb."""
    if row.lemmas.isdisjoint(_WORDS):
        return []
    out: list[CountFind] = []
    for i, c in enumerate(row.chunks):
        what = _what_they_are(row, i)
        k = i + 2 if i + 1 < row.n and row.kinds[i + 1] == "subgroup" else i + 1
        if not what or k >= row.n:
            continue
        m = row[k].mention
        q = amount(row, k) or (m.quantity if m is not None else None)
        if m is None or q is None or row[k].definite or row[k].pre or row.prep(k) or m.kind not in PERSONS:
            continue
        out.append(CountFind(what, what, q, m, i, c.start, max(m.end, q.end)))
    return out


def _what_they_are(row: Row, i: int) -> str:
    """killed or wounded where chunk ``i`` is «القتلى» or «الجرحى» at the head of its clause, else ''."""
    c = row[i]
    if c.kind != "np" or not c.definite or c.mention is None or c.mention.quantity is not None or c.mention.names:
        return ""
    before = row[i - 1].kind if i else "mark"
    if before == "np" and i > 1 and c.pre == "و" and _what_they_are(row, i - 2):
        before = "mark"  # «القتلى مدنيان و**الجرحى** ستة»
    if row.prep(i) or c.pre.strip("و") or before not in ("mark", "comp") or c.mention.end - c.mention.start > 1:
        return ""
    return next((what for cls, what in _TOLLED.items() if cls in c.mention.classes), "")
