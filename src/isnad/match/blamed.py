"""The finder of those who are said to have done it without being the grammatical doer: accused of it, or claiming it."""

from __future__ import annotations

from isnad.match.row import Row
from isnad.match.subject import Ask, Fill, accepts, first_free, subject_at, take
from isnad.model.finds import RoleFind

_REACH = 14
"""Chunks between the act and the verb that accuses or claims."""


def blamed(a: Ask) -> Fill:
    """اتهمت س **قوات ص** بقصف … · غارة اتهمت س **قوات ص** بتنفيذها · تبنّى **س** استهداف … · هجوم تبنّاه **س**
    · تقف **س** وراء هجوم"""
    row, i = a.row, a.i
    if row[i].kind != "event":
        return []
    k = _accused_before(row, i, a.kinds)
    if k >= 0 and row[k].kind == "verb":
        return [RoleFind(a.role, "blamed", None, row[k].suffix, row[k].start)]  # «**تتهمها** س بقصف …»
    if k < 0:
        k = _accused_after(row, i, a.kinds)
    if k < 0:
        k = _claimant(row, i, a.kinds)
    if k < 0:
        k = _believed(row, i, a.kinds)
    if k < 0 and i > 1 and row[i - 1].lemma == "وراء":
        k = _behind(row, i - 1, a.kinds)
    return take(a.role, "blamed", row, k, a.kinds) if k >= 0 else []


def _behind(row: Row, at: int, kinds: tuple[str, ...]) -> int:
    """«تقف **س** وراء التفجير», «رجّح وقوف **س** وراء الهجوم»: who is said to stand behind it, before chunk ``at``."""
    before = row[at - 1].mention
    if at > 1 and row.kinds[at - 2] == "comp" and before is not None and row.kinds[at - 1] == "np" and accepts(before, kinds):
        return at - 1  # «إن **س** وراء التفجير»
    for v in range(at - 1, max(-1, at - _REACH), -1):
        if row[v].base in _STANDING or "copula" in row[v].classes:
            k = _last_named(row, v, at, kinds)
            return k if k >= 0 or row.kinds[v] != "verb" else subject_at(row, v, kinds)[0]
        if row.kinds[v] in ("verb", "comp", "rel") or (row.kinds[v] == "mark" and row[v].lemma in ".؛:"):
            break
    return -1


_STANDING = frozenset({"وقف", "وقوف"})


def _last_named(row: Row, start: int, end: int, kinds: tuple[str, ...]) -> int:
    """The last noun phrase between two chunks that hangs on no preposition and may have done it."""
    for k in range(end - 1, start, -1):
        m = row[k].mention
        if row.kinds[k] == "np" and m is not None and row.free(k) and accepts(m, kinds):
            return _first_joined(row, k, start, kinds)
    return -1


def _first_joined(row: Row, k: int, start: int, kinds: tuple[str, ...]) -> int:
    """«اتهمت س **ص ون** بقصف …»: the first of those whom و joins."""
    while k - 1 > start + 1 and row[k].pre == "و" and row.kinds[k - 1] == "np" and row.free(k - 1):
        before = row[k - 1].mention
        if before is None or not accepts(before, kinds):
            break
        k -= 1
    return k


def _accused_before(row: Row, i: int, kinds: tuple[str, ...]) -> int:
    under = i
    if i and row[i - 1].lemma == "وراء":
        under = i - 2  # «بالوقوف وراء القصف»
    elif i and row[i - 1].kind in ("event", "noun") and row[i - 1].pre == "ب" and not row.prep(i):
        under = i - 1  # «متهمة س **بنصب** كمين»
    if under > 0 and row[under].pre.startswith("و"):
        under = _first_of(row, under)
    if under < 1 or row.prep(under) != "ب":
        return -1
    for v in range(under - 1, max(-1, under - _REACH), -1):
        c = row[v]
        if (c.kind in ("verb", "part", "event") and "accuse" in c.classes) or "accuser_link" in c.classes:
            return v if c.kind == "verb" and c.suffix else _last_named(row, v, under, kinds)
        if c.kind == "verb" and not c.pre and row[v - 1].kind == "np" and "document" in row[v - 1].classes:
            continue  # «اتهمت س، في بيان **صدر** اليوم، ص بقصف …»
        if c.kind in ("verb", "comp", "rel") or (c.kind == "mark" and c.lemma in ".؛:"):
            return -1
    return -1


def _first_of(row: Row, i: int) -> int:
    """«بخرق الهدنة **واستهداف** القرى»: the event under ب that this one is joined to, else itself."""
    for k in range(i - 1, max(-1, i - 7), -1):
        if row[k].kind in ("verb", "comp", "rel") or (row[k].kind == "mark" and row[k].lemma in ".؛:"):
            break
        if row[k].kind == "event" and row[k].pre.endswith("ب"):
            return k
    return i


def _accused_after(row: Row, i: int, kinds: tuple[str, ...]) -> int:
    for v in range(i + 1, min(row.n, i + _REACH)):
        if row.kinds[v] == "verb" and "accuse" in row[v].classes and not row[v].pre:
            back = next((x for x in range(v + 1, min(row.n, v + 6)) if row[x].suffix and row.prep(x) == "ب"), -1)
            return _last_named(row, v, back, kinds) if back > 0 else -1
        if row.kinds[v] in ("comp", "conseq") or (row.kinds[v] == "mark" and row[v].lemma in ".؛:،"):
            return -1
    return -1


def _believed(row: Row, i: int, kinds: tuple[str, ...]) -> int:
    """«هجوم يُرجّح أنه لتنظيم **س**», «قصف يُعتقد أن **س** نفّذته», «تفجير نُسب إلى **س**»: whose it is said to be, with a doubt."""
    for v in range(i + 1, min(row.n - 2, i + 8)):
        c = row[v]
        if c.kind in ("verb", "part", "word") and not c.pre and not c.classes.isdisjoint({"hedge", "accuse"}):
            comp = v if c.lemma.endswith(" أن") else v + 1  # «يُعتقد أن» is one word of the lexicon
            if comp == v or row[comp].kind == "comp":
                return next((k for k in range(comp + 1, min(row.n, comp + 3)) if _its_own(row, k, comp, kinds)), -1)
            k = v + 2 if row[v + 1].kind == "prep" else v + 1
            ascribed = c.base == "نسب" and row.prep(k) in ("إلى", "ل") and row.kinds[k] == "np"
            m = row[k].mention
            return k if ascribed and m is not None and accepts(m, kinds) else -1
        if c.kind in ("verb", "comp", "conseq", "conj") or (c.kind == "mark" and c.lemma in ".؛:،"):
            break
    return -1


def _its_own(row: Row, k: int, comp: int, kinds: tuple[str, ...]) -> bool:
    m = row[k].mention
    if m is None or row.kinds[k] != "np" or not accepts(m, kinds):
        return False
    if row[comp].suffix:
        return row.prep(k) in ("", "ل", "من")
    return k + 1 < row.n and row.kinds[k + 1] == "verb" and (bool(row[k + 1].suffix) or row[k + 1].base == "وقف")


def _held_answerable(row: Row, v: int, i: int, kinds: tuple[str, ...]) -> int:
    """«حمّلت س **ص** مسؤولية الهجوم»: who is made answerable, and never who makes him so."""
    k = _last_named(row, v, i, kinds)
    return k if k != subject_at(row, v, kinds)[0] else -1


def _claimant(row: Row, i: int, kinds: tuple[str, ...]) -> int:
    """Who claims the act: the subject of the verb that takes it as its object or is responsible *for* it, or of one after it that
    points back."""
    direct = not row.prep(i)
    answerable = row.prep(i) == "عن" and i > 1 and row[i - 2].base == "مسؤولية"
    if direct or answerable:
        for v in range(i - 1, max(-1, i - _REACH), -1):
            c = row[v]
            if c.kind == "verb" and "accuse" in c.classes:
                return _held_answerable(row, v, i, kinds)
            if c.kind == "verb":
                claims = answerable or "responsibility" in c.classes
                return subject_at(row, v, kinds)[0] if claims else -1
            if c.kind in ("comp", "rel", "event") or (c.kind == "mark" and c.lemma in ".؛:"):
                break
    for v in range(i + 1, min(row.n, i + 2 * _REACH)):
        c = row[v]
        if c.kind == "verb" and c.suffix and "responsibility" in c.classes:
            return first_free(row, v)
        if c.kind == "mark" and c.lemma in ".؛:":
            break
    return -1
