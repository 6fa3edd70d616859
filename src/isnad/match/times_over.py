"""How many times, and none at all: attacks that are counted, and harm that the text says there was not."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.amounts import joined
from isnad.match.row import Row
from isnad.match.tolls import REACH, SUM, own_number, state_of, tally
from isnad.model.finds import Chunk, CountFind, Quantity
from isnad.packs import Packs

_DUAL = ("ان", "ين")
"""Endings of a free dual: «هجوم انغماسي» is no pair of attacks."""
_NO_ATTACK = frozenset(
    {"حادث", "حادثة", "اتفاق", "جولة", "اجتماع", "لقاء", "مفاوضات", "بيان", "حالة", "دفعة", "مرحلة", "مرة", "خبر", "رصاص"}
    | {"رصاصة", "انتشال"}
)
_BREACHES = frozenset({"خرق"})
"""Nouns of acts spelled like their verb; behind a number they are what is counted («3 آلاف **خرق** للهدنة»)."""
_LOSSES = frozenset({"بشريه", "الارواح", "ارواح", "البشريه"})
_NOBODY = frozenset({"احد", "اي", "ايه"})


def read_attacks(row: Row, packs: Packs) -> list[CountFind]:
    """«بست غارات», «هجومين», «سلسلة غارات», «27 عملية اغتيال»: how many times."""
    out: list[CountFind] = []
    for i, c in enumerate(row.chunks):
        if (
            (c.kind != "event" and not (c.kind == "verb" and row.scan.form(c.start) in _BREACHES))
            or c.base in _NO_ATTACK
            or (not c.classes.isdisjoint({"light", "modal", "attempt", "harm_wound"}) and not _counted_work(row, i))
            or _harming(packs, i, row)
        ):
            continue
        k = i - 1 if not c.pre else -2
        if k >= 2 and row[k].base == "محاولة" and row[k].pre == "و":
            k -= 1  # «35 عملية ومحاولة اغتيال»
        if k >= 1 and row[k].kind in ("event", "noun") and row[k].base == "عملية" and not row[k].pre:
            k -= 1
        elif (
            c.base == "عملية" and i + 1 < row.n and row[i + 1].kind == "event" and not row[i + 1].pre and not row[i + 1].definite
        ):
            continue  # counted with the act that the operation was
        if k >= 2 and (row[k - 2].lemma, row[k].lemma) == ("(", ")"):
            k -= 1  # «(7) هجمات»
        before = row[k].mention if k >= 0 else None
        if before is not None and before.quantity is not None and before.quantity.high == 1:
            continue  # «إصابة واحدة اعتداء بالضرب»
        if before is not None and before.quantity is not None and not before.head and not before.names:
            out.append(CountFind("attacks", "attacks", before.quantity, None, i, before.start, c.end))
        elif before is not None and before.head == "سلسلة" and c.number == "p":
            out.append(
                CountFind("attacks", "attacks", Quantity(2, None, False, before.start, c.end), None, i, before.start, c.end)
            )
        elif c.number == "d" and not (c.definite or c.suffix) and row.scan.form(c.start).endswith(_DUAL):
            out.append(CountFind("attacks", "attacks", Quantity(2, 2, True, c.start, c.end, 2), None, i, c.start, c.end))
    return out


def _counted_work(row: Row, i: int) -> bool:
    """«أحصى المرصد 74 **عملية** قامت بها خلايا س»: operations that somebody counts are what he counts them as, attacks; so are
    those that a count reaches («ارتفع عدد العمليات إلى 89 **عملية**»)."""
    if row[i].base != "عملية" or row[i].definite or (i + 1 < row.n and row[i + 1].kind == "event"):
        return False
    near = row.chunks[max(0, i - 6) : i]
    risen = any(tally(row, k) for k in range(max(0, i - 14), i)) and any(c.kind == "prep" and c.lemma == "إلى" for c in near)
    return risen or any(c.kind == "verb" and (c.lemma in _COUNTING or c.lemma in REACH or c.lemma == "نفّذ") for c in near)


def read_bombs(row: Row, packs: Packs) -> list[CountFind]:
    """«انفجار سيارتين ملغومتين», «فجّر ثلاث مفخخات»: each car that is blown up is an attack; those that were found are things."""
    out: list[CountFind] = []
    for i, c in enumerate(row.chunks):
        m = c.mention
        if m is None or "car_bomb" not in c.classes or not (m.quantity or m.number == "d"):
            continue
        near = row.chunks[max(0, i - 4) : i + 4]
        if not any(x.kind in ("verb", "event") and x.base in _BLOWN for x in near) or any(x.base in _SPOILT for x in near):
            continue
        q = m.quantity or Quantity(2, 2, True, c.start, c.end, 2)
        act = next((k for k in range(i - 1, max(-1, i - 5), -1) if row[k].base in _BLOWN), -1)
        act = act if act >= 0 else next((k for k in range(i + 1, min(row.n, i + 4)) if row[k].base in _BLOWN), i)
        out.append(CountFind("attacks", "attacks", q, None, act, min(m.start, q.start), c.end))
    return out


_COUNTING = frozenset({"وثّق", "سجّل", "أحصى", "رصد"})
_BLOWN = frozenset({"فجّر", "انفجر", "انفجار", "تفجير", "استهدف", "استهداف", "هاجم", "هجوم", "ضرب"})
_SPOILT = frozenset({"فكّك", "ضبط", "أبطل", "دمّر", "تدمير", "صادر", "أحبط", "إحباط", "تفكيك", "أعطب", "عثر", "كشف", "اكتشف"})


def read_over(row: Row, packs: Packs) -> list[CountFind]:
    """«قصفت الطائرات **ثلاث مرات** …»: how often the act before it was done."""
    out: list[CountFind] = []
    for k, c in enumerate(row.chunks):
        m = c.mention
        if m is None or m.quantity is None or row.scan.form(m.quantity.end) not in _TIMES_OVER:
            continue
        act = next((x for x in row.left(k, limit=6) if row[x].kind == "verb"), row.clause_start(k) - 1)
        if act >= 0 and row[act].kind == "verb" and not _rule(packs, row[act]) and row[act].classes.isdisjoint({"speech"}):
            q = m.quantity
            out.append(CountFind("attacks", "attacks", q, None, act, q.start, q.end + 1))
    return out


_TIMES_OVER = frozenset({"مرات", "مره"})


def _rule(packs: Packs, c: Chunk) -> str:
    """The count rule of which the word alone is the cue, or nothing."""
    return packs.count_alone.get(c.base) or packs.count_alone.get(c.lemma, "")


def _harming(packs: Packs, i: int, row: Row) -> bool:
    """A noun of harm (إصابة، جرحى) counts people, never attacks; an assassination is both an act and a harm."""
    c = row[i]
    return (_rule(packs, c) != "" and not (c.base == "اغتيال" or c.lemma == "اغتال")) or state_of(row, packs, i) is not None


def read_none(row: Row, packs: Packs) -> Iterable[CountFind]:
    """«دون وقوع إصابات», «لم تسجل خسائر بشرية», «لم يُقتل أحد»: the text says that none were. «اقتصرت الأضرار على الماديات»
    says it of nobody."""
    if not denying(row):
        return
    unsaid = unknown(row)
    for i, c in enumerate(row.chunks):
        if not _negates(c) or "unknown_result" in c.classes or (c.lemma == "دون" and _hindered(row, i)):
            continue
        if c.lemma.endswith(("إصابات", "خسائر")):
            what = "wounded" if c.lemma.endswith("إصابات") else "" if _material(row, i) else "killed"
            if what:
                yield CountFind(what, what, Quantity(0, 0, True, c.start, c.end, 0), None, i, c.start, c.end)
            continue
        for k in range(i + 1, min(row.n, i + 7)):
            what = _denied(row, packs, i, k) if k not in unsaid else ""
            if what:
                end = next((t + 1 for t in range(row[k].start, row[k].end + 3) if row.scan.form(t) in _LOSSES), row[k].end)
                yield CountFind(what, what, Quantity(0, 0, True, c.start, end, 0), None, i, c.start, end)
                break
            opened = k == i + 1 or (k == i + 2 and row[i + 1].kind == "comp")
            caused = opened and (row[k].kind == "comp" or not row[k].classes.isdisjoint(_BRINGS))
            stops = ("mark", "verb", "comp", "conseq", "rel")
            if (row[k].kind in stops and not caused and "cause" not in row[k].classes) or joined(row, k):
                break


def _hindered(row: Row, i: int) -> bool:
    """«**حال** القصف **دون** إسعاف الجرحى»: what was kept from happening, and no harm that nobody suffered."""
    return any(c.kind == "verb" and c.lemma == "حال" for c in row.chunks[max(0, i - 4) : i])


_WITHOUT = frozenset({"دون", "من دون", "بدون", "بلا", "من غير", "اقتصر", "اكتفى"})
_BRINGS = frozenset({"cause", "inflict", "phase", "light", "record", "find"})
"""Classes of verbs that a negation takes its harm through: «لم **تقع** إصابات», «دون أن **تتسبب** بخسائر»."""


_DENYING = frozenset({"neg", "none"})


def denying(row: Row) -> bool:
    """Whether anything in the row may say that there was none."""
    if row.denies is None:
        row.denies = not _DENYING.isdisjoint(row.kinds) or not row.lemmas.isdisjoint(_WITHOUT)
    return row.denies


def _negates(c: Chunk) -> bool:
    return c.kind in ("neg", "none") or (c.kind == "prep" and "negation" in c.classes)


def unknown(row: Row) -> frozenset[int]:
    """Chunks of harm that the text knows nothing of: «لم ترد أنباء عن وقوع **إصابات**», «دون معلومات عن **خسائر**»."""
    if not denying(row):
        return frozenset()
    out: set[int] = set()
    for i, c in enumerate(row.chunks):
        if "unknown_result" in c.classes or (c.base in _TIDINGS and any(_negates(x) for x in row.chunks[max(0, i - 3) : i])):
            stop = next(
                (k for k in range(i + 1, min(row.n, i + 6)) if row[k].kind in ("mark", "verb", "comp")), min(row.n, i + 6)
            )
            out.update(range(i + 1, stop))
    return frozenset(out)


_TIDINGS = frozenset({"معلومة", "نبأ", "خبر", "تفصيل", "معلومات", "أنباء"})


def _denied(row: Row, packs: Packs, i: int, k: int) -> str:
    """The measure that the negation at ``i`` says nothing of at ``k``, or nothing."""
    c = row[k]
    if c.base in ("خسارة", "خسائر"):
        return "" if _material(row, k) else "killed"
    if c.kind == "event" and c.base == "إصابة" and c.number == "p" and not c.definite:
        return "wounded"
    state = state_of(row, packs, k)
    if state is not None and state[1] in ("killed", "wounded", "victims") and c.number in ("p", "d") and not own_number(row, k):
        return "wounded" if state[1] == "wounded" else "killed"
    if c.kind == "verb" and (k == i + 1 or (k == i + 2 and row[i + 1].kind == "comp")):
        rule = _rule(packs, c)
        nobody = k + 1 < row.n and row.scan.form(row[k + 1].start) in _NOBODY
        return packs.counts[rule].what if rule and nobody and packs.counts[rule].what in SUM else ""
    if row[k - 1].kind == "comp" and c.kind == "np" and c.end - c.start == 2:
        return _SPELLED.get(row.scan.form(c.start + 1), "")  # «دون أن توقع ضحايا»: spelled like a noun with its genitive
    return ""


_SPELLED = {"ضحايا": "killed", "قتلي": "killed", "خساير": "killed", "جرحي": "wounded", "اصابات": "wounded"}


def _material(row: Row, k: int) -> bool:
    """«دون خسائر **مادية**»: things were spared, or alone are spoken of."""
    told = [row.scan.form(t) for t in range(row[k].start, min(row.scan.n, row[k].end + 3))]
    return "ماديه" in told and "بشريه" not in told
