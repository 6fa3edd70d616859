"""Houses and vehicles that a report counts with the act that was done to them: pulled down, burnt, searched, hit, taken."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.row import Row
from isnad.model.finds import Chunk, CountFind, Mention, Quantity

_RAZED = frozenset(
    {"هدم", "نسف", "أحرق", "حرق", "فجّر", "تفجير", "جرّف", "دمّر", "تدمير", "تدمّر", "أضرم", "أشعل", "أعطب", "إعطاب", "إحراق"}
)
_RUINED = frozenset({"احترق", "احتراق", "تضرّر", "ضرر", "ألحق", "خرّب", "حطّم", "تحطيم", "اشتعل"})
_SEARCHED = frozenset({"داهم", "دهم", "فتّش", "تفتيش", "مداهمة", "اقتحم", "اقتحام", "أخلى", "إخلاء"})
_HIT = frozenset(
    {
        "قصف",
        "استهدف",
        "استهداف",
        "أصاب",
        "طال",
        "سقط",
        "سقوط",
        "غارة",
        "أغار",
        "هجوم",
        "هاجم",
        "ضرب",
        "ضربة",
        "رشق",
        "إطلاق",
        "أطلق",
    }
)
_TAKEN = frozenset({"استولى", "استيلاء", "صادر", "مصادرة", "ضبط", "غنم", "اغتنم", "اغتنام", "سلب", "سرق", "سرقة", "احتجز"})
_BLOWN = frozenset({"فجّر", "تفجير"})
_OBJECTS = {"buildings": _RAZED | _RUINED | _SEARCHED | _HIT | _TAKEN, "vehicles": _RAZED | _RUINED | _HIT | _TAKEN}
_SINGLE = _RAZED | {"احترق", "احتراق"}
"""Acts of which one house or one car alone is a number: it is gone; a house that is hit or searched is a target and no more."""
_BEFORE = frozenset({"", "على", "ب", "في", "باتجاه", "صوب", "ل"})
ACTS = _RAZED | _RUINED | _SEARCHED | _HIT | _TAKEN
_CLAUSES = frozenset({"comp", "conj", "conseq", "rel", "subgroup"})
_REACH = 9
_DEPOTS = frozenset({"مستودع ذخيرة", "مستودع أسلحة"})
_LEAVE = frozenset({"من", "بين", "قرب", "داخل", "أمام", "وسط", "تحت", "خلف", "محيط", "بواسطة", "عبر", "على متن", "باستخدام"})


def read_wrecked(row: Row) -> Iterable[CountFind]:
    """«هدمت **منزلين**», «أحرق المستوطنون **سبع مركبات وثلاثة منازل**», «فتشوا **عدداً من المنازل**», «قصف **منازل** المدنيين»."""
    if row.told.isdisjoint(ACTS):
        return
    for i, c in enumerate(row.chunks):
        what = _measure(c)
        if not what or c.mention is None or (c.pre.removeprefix("و") not in _BEFORE) or row.prep(i) in _LEAVE:
            continue
        act = _act(row, i, what)
        q = _number(c.mention, what, row[act]) if act >= 0 else None
        if q is not None:
            yield CountFind(what, what, q, None, act, min(c.mention.start, q.start), max(c.mention.end, q.end))


def _measure(c: Chunk) -> str:
    m = c.mention
    if m is None or m.kind != "thing" or not m.head or m.names:
        return ""
    if "building" in m.classes or (m.heads[:1] and m.heads[0] in _DEPOTS):
        return "buildings"
    return "vehicles" if "vehicle" in m.classes and "car_bomb" not in c.classes and "vessel" not in m.classes else ""


def _number(m: Mention, what: str, act: Chunk) -> Quantity | None:
    """A number of its own; two, some, or one that is destroyed; «المنزل» was told before."""
    q = m.quantity
    if q is not None:
        return q
    if m.number == "d" and not m.suffix:
        return Quantity(2, 2, True, m.start, m.end, 2) if not m.definite or len(m.heads) > 1 else None
    if m.number == "p":
        told = what == "vehicles" and m.definite and len(m.heads) < _CONSTRUCT
        return None if told else Quantity(2, None, False, m.start, m.end)
    # «غنم المهاجمون **دبابة**»
    taken = what == "vehicles" and act.lemma != "احتجز" and (act.lemma in _TAKEN or act.base in _TAKEN)
    alone = m.number == "s" and not (m.definite or m.suffix) and (taken or act.lemma in _SINGLE or act.base in _SINGLE)
    return Quantity(1, 1, True, m.start, m.end, 1) if alone else None


_CONSTRUCT = 2


def _act(row: Row, i: int, what: str) -> int:
    """The act before chunk ``i`` that is done to what stands there, past its doer and its weapon; -1 if none."""
    acts = _OBJECTS[what]
    for k in range(i - 1, max(-1, i - _REACH), -1):
        c = row[k]
        if c.lemma in acts or c.base in acts:
            return -1 if _does(row, i, k) or _spared(row[i], what, c) else k
        if c.kind in _CLAUSES or c.kind == "verb" or (c.kind == "mark" and c.lemma not in '،"«»'):
            return -1
    return -1


def _spared(c: Chunk, what: str, act: Chunk) -> bool:
    """«تفجير **حافلة**», «فجّروا عبوة **بدبابة**»: what a charge goes off at is aimed at; «قصف **منشآت**», «قصف **خيامهم**»: so is
    what is hit and told without a number, but for houses."""
    if what == "vehicles" and (act.lemma in _BLOWN or act.base in _BLOWN):
        return True
    m = c.mention
    if m is None or m.quantity is not None or m.number != "p" or not (act.lemma in _HIT or act.base in _HIT):
        return False
    return bool(m.suffix) or (what == "buildings" and (m.head not in _HOUSES or (m.definite and len(m.heads) < _CONSTRUCT)))


_HOUSES = frozenset({"منزل", "بيت", "مبنى", "بناية", "مستودع", "مخزن"})


def _does(row: Row, i: int, k: int) -> bool:
    """«قصفت **دبابات** الاحتلال منازل»: vehicles right behind their verb, with an object still to come, fire and are not hit."""
    c = row[i]
    if c.mention is None or row[k].kind != "verb" or i != k + 1 or c.pre or "vehicle" not in c.mention.classes:
        return False
    after = next((x for x in range(i + 1, min(row.n, i + 4)) if row[x].kind in ("np", "place")), -1)
    return row[k].voice != "passive" and after > 0 and row.prep(after) in ("", "على") and not row[after].pre.startswith("و")
