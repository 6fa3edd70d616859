"""Whom a verb of harm befell that stand before it: its subject, a pronoun, the first number of a record."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.amounts import PERSONS, amount, joined
from isnad.match.row import NOMINAL, Row
from isnad.model.finds import CountFind, Quantity

DYING = frozenset({"استشهد", "قضى", "توفّي", "ارتقى", "مات", "لقي", "هلك"})
"""Verbs whose subject is who died."""
_THEIRS = frozenset({"هم", "ه", "ها", "هما", "هن"})
_RECORDED = frozenset({"توثيق", "تسجيل", "رصد", "وثّق", "سجّل"})


_TAKEN_OFF = frozenset({"detained", "abducted"})
"""«**واعتقلوه**», «**فاختطفوه**»: what is told on of somebody; a relative clause («الذي اعتقلوه») only tells who he is."""


_MOVED = frozenset({"displaced", "returned"})
_HOUSEHOLDS = frozenset({"عائلة", "أسرة"})


def suffered_before(row: Row, rule: str, what: str, i: int) -> Iterable[CountFind]:
    """«وقتلته», «12 مدنياً قُتلوا», «سيدتين وطفلاً قُتلوا», «الفتى س استشهد»."""
    c = row[i]
    if c.kind == "event" and c.suffix in _THEIRS and i and row[i - 1].base in _RECORDED:
        yield from _recorded(row, rule, what, i)
    if c.kind != "verb":
        return
    taken = what in _TAKEN_OFF and (c.pre.startswith("و") or c.pre.startswith("ف"))
    if c.suffix in ("ه", "ها") and ("harm_kill" in c.classes or taken):
        yield CountFind(rule, what, Quantity(1, 1, True, c.start, c.end, 1), None, i, c.start, c.end, suffix=c.suffix)
        return
    if c.suffix in ("هم", "هما", "هن") and "harm_kill" in c.classes and (they := _told_of(row, i)) >= 0:
        told = amount(row, they)
        if told is not None:
            yield CountFind(rule, what, told, row[they].mention, i, c.start, c.end)
        return
    if (gone := _fell_of_it(row, rule, what, i)) is not None:
        yield gone
        return
    k = subject_before(row, i)
    while k >= 0:
        q, m = amount(row, k), row[k].mention
        if q is None or m is None:
            return
        yield CountFind(
            rule, "families" if what in _MOVED and m.head in _HOUSEHOLDS else what, q, m, i, min(m.start, q.start), m.end
        )
        k = k - 1 if joined(row, k) and k and row[k - 1].mention and row[k - 1].kind in NOMINAL and not row.prep(k - 1) else -1


def _fell_of_it(row: Row, rule: str, what: str, i: int) -> CountFind | None:
    """«أطلقوا النار على شرطي أمام منزله **فقُتل** على الفور»: one man, whom the clause before is told of."""
    c, after = row[i], row[i + 1] if i + 1 < row.n else None
    if c.pre != "ف" or what != "killed" or c.suffix or c.number[:1] not in ("s", ""):
        return None
    if c.voice == "active" and c.lemma not in DYING:
        return None
    if after is not None and (after.kind in _SUBJECTS or after.mention is not None or not after.classes.isdisjoint({"other"})):
        return None
    for k in range(i - 1, max(-1, i - _BACK), -1):
        m = row[k].mention
        if m is None or row[k].kind not in NOMINAL or m.kind not in PERSONS or "family" in m.classes:
            continue
        if m.number == "s" and m.quantity is None and row.prep(k) in ("على", ""):
            return CountFind(rule, what, Quantity(1, 1, True, c.start, c.end, 1), m, i, c.start, c.end)
        return None
    return None


_BACK = 9
_SUBJECTS = frozenset({"np", "noun", "adj", "part", "subgroup", "place"})


def _told_of(row: Row, i: int) -> int:
    """«واقتادوا **ثمانية رجال** ثم أعدمو**هم**»: the last counted persons before verb ``i`` whom no preposition governs."""
    for k in range(i - 1, max(-1, i - 16), -1):
        m = row[k].mention
        if m is not None and not m.head and m.quantity is not None and m.quantity.high == 1:
            continue  # «من عائلة **واحدة**»
        if m is not None and row[k].kind in NOMINAL and m.kind in PERSONS and m.quantity is not None and not m.suffix:
            return k if not row.prep(k) and (m.quantity.low or 0) > 1 else -1
    return -1


def _recorded(row: Row, rule: str, what: str, i: int) -> Iterable[CountFind]:
    """«64 مدنياً، بينهم 20 طفلاً، تمّ توثيق **مقتلهم**»: the first number of the clause is that of the recorded."""
    start = next((k for k in range(i - 1, max(-1, i - 20), -1) if row.kinds[k] in ("comp", "conj", "conseq")), -1) + 1
    for k in range(start, i):
        m = row[k].mention
        q = amount(row, k) if m is not None and m.kind in PERSONS and not row.prep(k) else None
        if q is not None and m is not None and m.quantity is not None:
            yield CountFind(rule, what, q, m, i, min(m.start, q.start), m.end)
            return


_AGED = frozenset({"تبلغ", "يبلغ", "يبلغان", "يدعي", "تدعي"})


def subject_before(row: Row, i: int) -> int:
    """The phrase before a verb of harm that it was done to: with a number, or the subject of a passive or a verb of dying."""
    c = row[i]
    if c.pre[:1] in ("و", "ف") or _has_object(row, i):
        return -1
    suffers = c.voice != "active" or c.lemma in DYING or "undergo" in c.classes or c.number[:1] in ("p", "d")
    if _others_are(row, i):
        return -1
    inside = 0
    before: list[int] = [*row.left(i, limit=16)]
    if before and row.scan.form(row[before[-1] - 1].start) in _AGED:
        before += [*row.left(before[-1] - 1, limit=4)]  # «سيدة **تبلغ من العمر** 57 عاماً قُتلت»
    if before and row[before[-1] - 1].kind == "subgroup":
        before += [before[-1] - 1, *row.left(before[-1] - 1, limit=6)]  # «3 أشخاص بينهم ضابط قُتلوا»
    for k in before:
        m = row[k].mention
        if row[k].kind == "mark" and row[k].lemma in "()":
            inside += 1 if row[k].lemma == ")" else -1
        if inside > 0 or m is None or m.kind not in PERSONS or row.prep(k) or amount(row, k) is None:
            continue
        if _within_part(row, k):
            if c.number[:1] == "s" and m.number == "s" and m.quantity is None:
                return -1  # «26 جريحاً، من بينهم شخص **توفي** في منزله»: of him alone
            continue
        if not m.head and m.quantity is not None and m.quantity.high == 1:
            continue  # «خمسة من عائلة **واحدة** قُتلوا»
        if m.quantity is None and m.number == "s" and c.number[:1] == "p":
            return -1  # «نقابة الأطباء … غالبيتهم **لقوا** مصرعهم»: one is no plural
        if m.quantity is not None or suffers:
            return k
        return -1
    return -1


def _others_are(row: Row, i: int) -> bool:
    """«… ومعلومات عن **أشخاص آخرين** قُتلوا بالتفجير»: whom a plural verb right behind them is told of, as many as they are."""
    m = row[i - 1].mention if i else None
    return (
        m is not None
        and m.kind == "people"
        and m.number == "p"
        and not m.definite
        and m.quantity is None
        and bool(row.prep(i - 1))
    )


def _has_object(row: Row, i: int) -> bool:
    """«مسلحون اختطفوا الحلقي»: an active verb with a noun right after it, known or not."""
    if row[i].voice == "passive" or i + 1 >= row.n:
        return False
    after = row[i + 1]
    return (
        after.kind in ("np", "word", "noun", "part")
        and not after.pre
        and not row.prep(i + 1)
        and after.classes.isdisjoint({"other", "demonstrative"})
        and not (after.suffix and after.base in LIVES)
    )


LIVES = frozenset({"حياة", "مصرع", "حتف", "روح", "نفس"})
"""«250 شخصاً فقدوا **حياتهم**»: what a verb of dying takes is nobody else."""


def _within_part(row: Row, k: int) -> bool:
    """«3364 مدنياً، بينهم 842 طفلاً و486 سيدة، قُتلوا»: a phrase after بينهم is a part of whom the verb tells."""
    left = [*row.left(k, limit=8)]
    first = left[-1] if left else k
    return any(row[x].kind == "subgroup" for x in left) or (first > 0 and row[first - 1].kind == "subgroup")


FALLEN = "سقط"
_ALIVE = frozenset({"dead", "wounded", "body", "detainee"})
_TAKEN = frozenset({"أسير", "رهينة", "أسر", "قبضة", "يد", "بيد", "في يد", "في قبضة"})


_OF_THINGS = frozenset({"منها", "منهما"})


def read_fallen(row: Row) -> Iterable[CountFind]:
    """«سقط **ثمانية من أفرادها** خلال المعارك»: who fall are killed, where no noun says what became of them."""
    if FALLEN not in row.lemmas:
        return
    for i, c in enumerate(row.chunks[:-1]):
        m, q = row[i + 1].mention, amount(row, i + 1)
        if c.lemma != FALLEN or m is None or q is None or m.kind not in PERSONS:
            continue
        if c.kind != "verb" and not (c.kind == "event" and m.kind == "force" and m.quantity is not None):
            continue  # «أقر الجيش **بسقوط 7 من جنوده**»
        if row.scan.form(m.end) in _OF_THINGS and not m.heads:
            continue  # «أطلقت س 12 قذيفة، سقطت **أربع منها** في …»
        after = row.chunks[i + 2 : i + 6]
        told = any(x.lemma in _TAKEN or x.base in _TAKEN or not x.classes.isdisjoint(_ALIVE) for x in after)
        if m.classes.isdisjoint(_ALIVE) and not (told or row.prep(i + 1)):
            yield CountFind("killed", "killed", q, m, i, min(m.start, q.start), m.end)
