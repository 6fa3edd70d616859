"""Institutions that speak by the building they are called after («أعلن مستشفى س أن …»), and prosecutions."""

from __future__ import annotations

import msgspec

from isnad.match.row import Row
from isnad.model.finds import Mention

_PROSECUTION = frozenset({"النيابه", "نيابه", "الادعاء"})
_CHARGES = "لايحه"
_GATHERED, _GROUP = frozenset({"تجمع", "تجمّع", "اتحاد", "تحالف", "ائتلاف"}), frozenset({"group"})
"""Verbal nouns that a body is called by."""
_INSTITUTIONS = frozenset({"مستشفى", "مشفى", "مستوصف", "جامعة", "بلدية"})


def institution(row: Row, k: int) -> Mention | None:
    """«أعلن **مستشفى كركوك العام** أن …»: a building's office speaks, with all that it is called."""
    c = row[k]
    m = c.mention
    if c.kind == "place" and not c.pre and "kind:hospital" in c.classes:
        return Mention(c.start, c.end, "source", head="مستشفى", unresolved=True)  # «قال **مجمع ناصر الطبي** إنه …»
    if c.kind == "word" and row.scan.form(c.start) in _PROSECUTION and "court" in c.classes:
        return _prosecution(row, k)
    if c.kind == "word" and row.scan.form(c.start) == _CHARGES and "court" in c.classes:
        return Mention(c.start, c.end, "document", head="لائحة", definite=True, number="s")  # «تقول **لائحة الاتهام** إن …»
    if c.base == "إدارة" and not c.pre and not c.definite and k + 1 < row.n and row[k + 1].kind in ("place", "np", "noun"):
        return Mention(c.start, row[k + 1].end, "source", head=c.base, unresolved=True)  # «أعلنت **إدارة المخيم** …»
    if c.kind == "event" and c.definite and not c.pre and c.base in _GATHERED and k + 1 < row.n and row.kinds[k + 1] == "comp":
        return Mention(c.start, c.end, "force", head=c.base, classes=_GROUP, definite=True, number="s")  # «وأضاف **التجمع** أن …»
    if c.kind == "noun" and "business" in c.classes and not c.pre and not c.suffix:
        return _business(row, k)
    if m is None or c.pre or m.head not in _INSTITUTIONS:
        return None
    end = k
    while end + 1 < row.n and end - k < 3 and row[end + 1].kind in ("place", "noun", "adj", "word") and not row[end + 1].pre:
        end += 1
    return msgspec.structs.replace(m, kind="source", end=row[end].end, names=(), unresolved=True)


def _business(row: Row, k: int) -> Mention | None:
    """«بحسب **الشركة المشغلة**، …», «أعلنت **شركة س** أن …»: a firm with what it is called."""
    end = k
    while end + 1 < row.n and end - k < 4 and row[end + 1].kind in _CALLED and not row[end + 1].suffix:
        if row[end + 1].pre not in ("", "ل"):
            break
        end += 1
    c = row[k]
    if end == k and not c.definite:
        return None
    return Mention(c.start, row[end].end, "source", head=c.base, definite=c.definite, gender=c.gender, unresolved=True)


_CALLED = frozenset({"word", "adj", "noun", "part"})


def _prosecution(row: Row, k: int) -> Mention:
    """«قالت **النيابة العامة المصرية** إن …»: the prosecution, with its land."""
    c = row[k]
    hit = row.scan.name(c.start)
    if hit is not None and (names := hit.of("actor")):
        return Mention(c.start, hit.end, "force", names=tuple(names), definite=True)
    after = row[k + 1] if k + 1 < row.n else None
    land = after is not None and after.kind == "adj" and "nationality" in after.classes and not after.pre
    return Mention(c.start, after.end if after is not None and land else c.end, "source", head="نيابة", unresolved=True)
