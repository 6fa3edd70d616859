"""Finders of the two sides of a thing: اشتباكات بين **س** و**ص** · اتفاق بين **س** و**ص** · معارك ضد **س**."""

from __future__ import annotations

from isnad.match.row import NOMINAL, Row
from isnad.match.subject import Ask, Fill, accepts, take
from isnad.model.finds import RoleFind

_REACHED = frozenset({"تمّ", "توصّل", "جرى", "أبرم", "عقد", "وقّع"})
_AGAINST = frozenset({"مع", "ضد", "بمواجهة", "في مواجهة"})
_ELSEWHEN = frozenset({"رغم", "بعد", "قبل", "منذ", "خلال", "أثناء", "عقب", "إثر", "وسط", "بموجب"})


def between(a: Ask) -> Fill:
    """اشتباكات بين **س** و**ص** · **س** من جهة و**ص** من جهة أخرى"""
    row, i = a.row, a.i
    if "بين" not in row.lemmas:
        return []
    for k in range(i + 1, min(row.n, i + 12)):
        c = row[k]
        if c.kind == "verb" and c.base in _REACHED:
            continue  # «الاتفاق الذي تم التوصل إليه بين س وص»
        if c.kind == "prep" and c.lemma in _ELSEWHEN:
            break  # «قصف … رغم اتفاق بين س وص»
        if c.kind in ("verb", "comp", "conseq") and not ("phase" in c.classes and set(row.kinds[i + 1 : k]) <= {"adj"}):
            break  # «مواجهات عنيفة اندلعت بين س وص» goes on
        if c.kind in NOMINAL and row.prep(k) == "بين" and c.mention and accepts(c.mention, a.kinds):
            out = []
            for x in range(k, min(row.n, k + 14)):
                m = row[x].mention
                if row[x].kind in ("verb", "comp", "conseq") or (row[x].kind == "mark" and row[x].lemma not in "()،"):
                    break
                if (
                    m
                    and row[x].kind == "np"
                    and accepts(m, a.kinds)
                    and (x == k or "و" in row[x].pre or row.prep(x) in ("بين", "مع") or _others_from(row, x))
                ):
                    out.append(RoleFind(a.role, "between", m))
            return [*out, *_against(row, k, a)]
    return []


_OTHERS = frozenset({"واخرين", "واخرون", "واخري"})


def _others_from(row: Row, x: int) -> bool:
    """«بين مسلحين من س **وآخرين من ص**»: whose the others are on the second side."""
    return (
        x > 1
        and row.prep(x) in ("من", "ل")
        and row.scan.form(row[x - 2 if row.kinds[x - 1] == "prep" else x - 1].start) in _OTHERS
    )


def _against(row: Row, k: int, a: Ask) -> Fill:
    """«بين س وص **ضد ع**»: whom the two stand against."""
    for x in row.right(k, limit=8):
        m = row[x].mention
        if row.kinds[x] == "np" and row.prep(x) in _AGAINST and m is not None and accepts(m, a.kinds):
            return take(a.role, "between", row, x, a.kinds)
    return []


def opponent(a: Ask) -> Fill:
    """اشتباكات مع **س** · معارك ضد **س**"""
    row, i = a.row, a.i
    if _AGAINST.isdisjoint(row.lemmas):
        return []
    for k in row.right(i, limit=14):
        m = row[k].mention
        if m and row[k].kind in NOMINAL and row.prep(k) in _AGAINST and accepts(m, a.kinds):
            return take(a.role, "opponent", row, k, a.kinds)
    return []
