"""Numbers of what stands at a moment, what a side has lost, and tolls that are set down: who lives in a camp, who is held, how
strong a force is, «خسائر القوات بلغت 1240 عسكرياً», «القتلى: 3 مدنيين»."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.amounts import PERSONS, amount, belongs_to, joined, next_joined
from isnad.match.row import NOMINAL, Row
from isnad.match.tolls import REACH, both_outcomes, own_number, state_of, tolled
from isnad.model.finds import CountFind
from isnad.packs import Packs

_HOLDING = frozenset({"ضمّ", "قبع", "حوى", "احتوى"})
_LIVING = frozenset({"قبع", "رزح", "عاش", "أقام", "قطن", "سكن", "مكث"})
"""Verbs whose subject are those who are somewhere; as a plural they stand behind it («9300 أسير **يقبعون** في …»)."""
_THERE_IS = frozenset({"هناك", "ثمة", "وجد"})
STANDS = _HOLDING | _THERE_IS | _LIVING
_COUNTABLE = frozenset({"detainee", "displaced_person", "fighter", "person", "civilian", "family", "child", "woman", "resident"})
_STOCKS = (("detainee", "detained"), ("displaced_person", "residents"), ("fighter", "fighters"))
_TALLY = "عدد"
STRENGTHS = REACH | {"قدّر"}
"""«**يقدَّر** عدد عناصر س **بنحو** عشرة آلاف مقاتل»"""
_LOST = frozenset({"خسر", "فقد"})
_LOSS = "خسارة"
LOST = _LOST | {_LOSS}


def read_stocks(row: Row) -> Iterable[CountFind]:
    """«يضم المخيم آلاف النازحين», «هناك 70 ألف نازح», «9300 أسير يقبعون في السجون»: how many are somewhere at a time."""
    if row.lemmas.isdisjoint(STANDS):
        return
    for i, c in enumerate(row.chunks):
        if c.kind == "verb" and c.tense == "imperfect" and c.lemma in _LIVING and (before := _subject(row, i)) is not None:
            yield before
            continue
        holds = c.kind == "verb" and c.tense == "imperfect" and c.lemma in _HOLDING
        if not holds and c.lemma not in _THERE_IS:
            continue
        for k in row.right(i, limit=8):
            m = row[k].mention
            if m is None or m.quantity is None or m.kind not in PERSONS or row.prep(k) or m.classes.isdisjoint(_COUNTABLE):
                continue
            what = next((w for cls, w in _STOCKS if cls in m.classes), "residents")
            if what == "residents" and not holds and not any("kind:camp" in x.classes or x.base == "مخيم" for x in row.chunks):
                what = "displaced"
            q = amount(row, k) or m.quantity
            yield CountFind("stock", what, q, m, i, min(m.start, q.start), m.end)
            break


def _subject(row: Row, i: int) -> CountFind | None:
    """«نحو 9300 أسير فلسطيني **يقبعون** في سجون …»: the counted subject right before its verb."""
    for k in range(i - 1, max(-1, i - 5), -1):
        m = row[k].mention
        if row[k].kind in ("verb", "mark", "comp", "conj", "prep"):
            return None
        if m is None or m.quantity is None or m.kind not in PERSONS or row.prep(k) or m.classes.isdisjoint(_COUNTABLE):
            continue
        what = next((w for cls, w in _STOCKS if cls in m.classes), "residents")
        q = amount(row, k) or m.quantity
        return CountFind("stock", what, q, m, i, min(m.start, q.start), m.end)
    return None


def read_strengths(row: Row) -> Iterable[CountFind]:
    """«يبلغ عدد القوات الأمريكية خمسة آلاف جندي», «… يبلغ عددها نحو 2000 جندي», «يقدر عدد عناصر س بنحو عشرة آلاف مقاتل»."""
    if row.lemmas.isdisjoint(STRENGTHS):
        return
    at = next((i for i, c in enumerate(row.chunks) if _counts_fighters(row, i)), -1)
    if at < 0:
        return
    for i in range(max(0, at - 6), min(row.n, at + 6)):
        if row[i].kind != "verb" or row[i].lemma not in STRENGTHS:
            continue
        for k in range(max(i, at) + 1, min(row.n, max(i, at) + 6)):
            m = row[k].mention
            if row[k].kind in ("verb", "mark", "comp"):
                break
            if m is not None and m.quantity is not None and "fighter" in m.classes and row.prep(k) in ("", "ب", "إلى"):
                q = amount(row, k) or m.quantity
                yield CountFind("stock", "fighters", q, m, i, min(m.start, q.start), m.end)
                return


def _counts_fighters(row: Row, i: int) -> bool:
    """«عدد عناصر التنظيم», «عدد القوات», «عددها»; the dead and the hurt are tolls."""
    c, m = row[i], row[i].mention
    if m is None or row.scan.form(c.start).removeprefix("و").removeprefix("ال")[:3] != _TALLY:
        return False
    return bool(c.suffix) or m.kind == "force" or (i + 1 < row.n and row[i + 1].kind == "np" and _is_force(row, i + 1))


def _is_force(row: Row, k: int) -> bool:
    m = row[k].mention
    return m is not None and m.kind == "force" and not row[k].pre


def read_lost(row: Row) -> Iterable[CountFind]:
    """«خسر الجيش 890 ضابطاً وجندياً», «فقدت الوكالة 205 من موظفيها» are dead; «خسائر القوات بلغت 1240 عسكرياً» are dead and hurt."""
    if row.lemmas.isdisjoint(LOST):
        return
    for i, c in enumerate(row.chunks):
        if c.kind == "verb" and c.lemma in _LOST and c.voice != "passive":
            what, k = "killed", _lost_by(row, i)
        elif c.mention is not None and c.mention.head == _LOSS and (reached := _reached(row, i)) > 0:
            what, k = "casualties", reached
        else:
            continue
        if k > 0 and (q := amount(row, k)) is not None and (m := row[k].mention) is not None:
            yield CountFind("lost", what, q, belongs_to(row, k), i, min(m.start, q.start), m.end)


def _lost_by(row: Row, i: int) -> int:
    """The counted men behind the one who lost them («خسر **الجيش** 890 جندياً»), or -1."""
    for k in range(i + 1, min(row.n, i + 6)):
        m = row[k].mention
        if row[k].kind in ("verb", "mark", "comp", "event") or (m is not None and k > i + 1 and row.prep(k) in ("في", "إلى")):
            return -1
        ours = row[i].number.endswith("1") or row[i].pre == "و"  # «**فقدنا** ستة شهداء»
        told = m is not None and (m.quantity is not None or row.scan.form(m.end) in _ONE)
        if m is not None and told and (k > i + 1 or (ours and not m.classes.isdisjoint(_FIGHTING))):
            return k if m.kind in PERSONS and not row.prep(k) and not joined(row, k) else -1
    return -1


_FIGHTING = frozenset({"fighter", "dead"})
_ONE = frozenset({"واحد", "واحدا"})


def _reached(row: Row, i: int) -> int:
    """The counted men that losses reach («خسائر القوات **بلغت** 1240 عسكرياً»), or -1."""
    verb = next((k for k in range(i + 1, min(row.n, i + 6)) if row[k].kind == "verb"), -1)
    verb = verb if verb > 0 else i - 1
    if verb < 0 or row[verb].lemma not in REACH:
        return -1
    for k in range(max(i, verb) + 1, min(row.n, max(i, verb) + 4)):
        m = row[k].mention
        if m is not None and m.quantity is not None and row[k].kind in NOMINAL:
            return k if m.kind in PERSONS and not row.prep(k) else -1
    return -1


def read_marchers(row: Row) -> Iterable[CountFind]:
    """«خرج **العشرات** في مظاهرة», «نفّذ **عشرات** الأهالي اعتصاماً», «شارك **الآلاف** في مسيرة», «تظاهرة لنحو 300 شخص»."""
    if row.told.isdisjoint(_MARCHES):
        return
    for i, c in enumerate(row.chunks):
        if c.base not in _MARCHES and c.lemma not in _MARCHES:
            continue
        at = next((k for k in range(i - 1, max(-1, i - 7), -1) if row[k].kind in ("verb", "comp", "mark")), -1)
        first = at + 1 if at >= 0 and row[at].lemma in _WENT_OUT else -1
        last = i if first >= 0 else min(row.n, i + 2)
        for k in range(first if first >= 0 else i + 1, last):
            m = row[k].mention
            led = m is not None and (row.prep(k) == "" if first >= 0 else row[k].pre == "ل")
            if m is not None and m.quantity is not None and led and (m.kind in PERSONS or not m.head):
                q = amount(row, k) or m.quantity
                yield CountFind("protesters", "protesters", q, m, i, min(m.start, q.start), m.end)
                break


_MARCHES = frozenset({"مظاهرة", "تظاهرة", "اعتصام", "احتجاج", "مسيرة", "وقفة"})
_WENT_OUT = frozenset({"خرج", "نفّذ", "شارك", "نظّم", "احتشد", "سار", "تجمّع", "تجمهر", "أقام"})


def read_set_down(row: Row, packs: Packs) -> Iterable[CountFind]:
    """«القتلى: 3 مدنيين وعنصران، والجرحى: 9», «عدد القتلى في الانفجار **هو 26**», «قتلى الجيش **بلغوا 12**»:
    a toll set down as a number beside its noun."""
    if row.lemmas.isdisjoint(SET_DOWN):
        return
    for i, c in enumerate(row.chunks[:-1]):
        if not (c.lemma in _IS or (c.kind == "verb" and c.lemma in REACH)) or not own_number(row, i + 1):
            continue
        at = i - 1 if c.lemma == ":" else next((k for k in row.left(i, limit=8) if state_of(row, packs, k)), -1)
        state = state_of(row, packs, at) if at >= 0 else None
        m = row[at].mention if at >= 0 else None
        if state is None or own_number(row, at) or (c.lemma == ":" and (m is None or m.number == "s")):
            continue
        what = "casualties" if both_outcomes(row, packs, max(at - 1, 0)) else tolled(state[1])
        k = i + 1
        while k >= 0 and (q := amount(row, k)) is not None:
            who = row[k].mention
            yield CountFind(state[0], what, q, who, at, q.start, max(q.end, who.end if who else 0))
            k = next_joined(row, k) if c.lemma == ":" else -1


_IS = frozenset({":", "هو"})
SET_DOWN = _IS | REACH
