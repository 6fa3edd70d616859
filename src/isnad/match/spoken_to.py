"""Whom a verb of asking, blaming or warning speaks to: the one noun phrase behind it that is no subject («وحضّت **الأطراف** على
…»)."""

from __future__ import annotations

from isnad.match.holders import apposed
from isnad.match.row import OFFICE, Row
from isnad.model.finds import Chunk, Mention

TO_PERSONS = frozenset(
    {
        "طالب", "دعا", "ناشد", "اتّهم", "حثّ", "حضّ", "حمّل", "أبلغ", "أخبر", "هدّد", "حذّر", "توعّد", "أنذر", "انتقد", "لام", "أمهل",
    }
)  # fmt: skip
_NEEDING = frozenset({"ناشد", "اتّهم", "حثّ", "حضّ", "حمّل", "أنذر", "لام", "أمهل"})
"""Verbs that are never without somebody whom they are said to: where one phrase stands behind them, it is he."""
_STATES = frozenset(
    {
        "موسكو", "واشنطن", "أنقرة", "دمشق", "طهران", "باريس", "لندن", "بغداد", "القاهرة", "الرياض", "صنعاء", "الدوحة", "إيران",
        "مصر",
    }
)  # fmt: skip
_THROUGH = frozenset({"في", "عبر", "خلال", "على لسان", "لدى", "من", "مع"})
"""What leads to the medium, the occasion or the place of a speaker, and to nothing that is said."""
_ASKED = "المجتمع"
"""«ودعا **المجتمع الدولي** إلى …» behind another who spoke: it is called upon far oftener than it calls."""
_ASIDE = frozenset({"adj", "part", "word", "time"})
_GUILT = frozenset({"مسؤولية", "تبعة", "وزر", "عواقب"})
_FAR = 14


def spoken_to(row: Row, i: int, k: int) -> bool:
    """Whether the noun phrase at chunk ``k``, the first behind the verb at ``i``, is whom the verb is said to, its subject being
    somebody who was named before."""
    v, c = row[i], row[k]
    m = c.mention
    if v.lemma not in TO_PERSONS or v.kind != "verb" or v.number.endswith("1") or v.suffix or m is None:
        return False
    if row.scan.form(c.end - 1).endswith("ون") and c.end - c.start == 1 and m.number == "p":
        return False  # «اتهم **ناشطون** س بـ …»: a nominative is nobody whom one speaks to
    if m.kind == "force" and v.gender and (gender := gender_of_body(row, c)) in ("m", "f") and gender != v.gender:
        return True  # «أدانت س الهجوم وطالبت **ص** بـ …»
    if oblique(row, c) or v.number[:1] == "p":
        return True  # «طالب**وا** خلالها **الفصائل** بـ …»: a verb in the plural has its subject before it
    if v.lemma in _NEEDING:
        return _alone(row, k, pleads=v.lemma == "ناشد")
    some = m.definite and m.number != "s" and m.kind in ("people", "force")
    asked = v.gender == "f" or row.scan.form(c.start) == _ASKED or (v.lemma in _ASKING and _opens(row, i))
    joined = v.pre.startswith("و") and i > 1 and (some if not m.names else asked and m.kind == "force")
    return joined and _another_speaks(row, i) and _alone(row, k)


_ASKING = frozenset({"طالب", "دعا"})


def _opens(row: Row, i: int) -> bool:
    """«**اتهم شيخ** قوات س بـ …، وطالب ص بـ …»: the verb that opens the sentence has its subject behind it, and a comma parts
    the two."""
    first = next((k for k in range(min(row.n, 3)) if row.kinds[k] == "verb"), -1)
    c = row[first + 1] if 0 <= first < i - 2 else None
    return (
        c is not None
        and c.kind == "np"
        and not c.pre
        and row[i - 1].kind == "mark"
        and not any(x.kind in ("comp", "conj") for x in row.chunks[first + 1 : i])
    )


def oblique(row: Row, c: Chunk) -> bool:
    """«ودعت **الطرفين** إلى …»: a sound plural or a dual in ين is no subject."""
    m = c.mention
    if m is None or m.number not in ("p", "d") or not m.definite or (m.quantity is not None and m.number != "d"):
        return False
    word = row.scan.words[m.start]
    if any(r.entry.number == "s" for r in word.nouns):
        return False  # «ودعا **الأمين** العام …»
    return word.form.endswith("ين") and any(r.entry.number in ("p", "d") for r in word.nouns)


def _office_in(row: Row, k: int, c: Chunk) -> bool:
    """Whether the chunk ``c`` is the body in which the one at chunk ``k`` holds an office."""
    return not row[k].classes.isdisjoint(OFFICE) and not c.classes.isdisjoint({"group", "state_org", "clan"})


def _object_behind(row: Row, x: int) -> bool:
    after = row[x + 1] if x + 1 < row.n else None
    return after is not None and after.kind == "np" and after.definite and not after.pre and after.start == row[x].end


def _alone(row: Row, k: int, *, pleads: bool = False) -> bool:
    """Whether what is asked for follows the phrase at chunk ``k``, and no second phrase does. ``pleads``: a bare verbal noun is
    asked for («ناشدت س ص **وقف** القصف»)."""
    for x in range(k + 1, min(row.n, k + _FAR)):
        c = row[x]
        if (c.kind == "np" and c.pre == "و" and not row.prep(x)) or apposed(row, x):
            continue  # «وناشدت المنظمات **والدول** …»
        if x > k + 1 and row[x - 1].kind in ("part", "adj") and (row.prep(x) or c.pre == "ل" or c.kind == "prep"):
            continue  # «الحرس الوطني **التابع للشيخ** س», «فصائل منفلتة **تابعة للحكومة**»: whose they are
        if c.kind in _ASIDE and (c.kind != "word" or row.scan.readings[c.start]):
            continue
        if c.lemma == "غير" and x + 1 < row.n and row.kinds[x + 1] in ("part", "adj"):
            continue  # «واتهمت فصائل **غير** منضبطة بـ …»
        if c.kind == "word" and row.scan.form(c.start).startswith("ب") and row.scan.tokens[c.start].kind == "word":
            return True  # «بافتعال …»: what they are accused of, in a word that the lexicon has not
        if c.kind == "mark":
            if c.lemma in '،,«»"“”()-–':
                continue
            return False
        if c.lemma == "باسم" or "doubt" in c.classes:
            return False  # «وحمّل الناطق **باسم س** فلان الفلاني ص …»
        if c.lemma == "إلى" and x + 1 < row.n and row.kinds[x + 1] == "place":
            continue  # «مبعوث س **إلى ليبيا**»
        if row.kinds[x] == "place" and row[x - 1].lemma == "إلى":
            continue
        if c.kind == "prep" and c.lemma in _THROUGH:
            return c.lemma in ("من", "في") and not _carried(row, x)  # «وحثّت س، في بيان، ص على …»: who is asked comes behind
        if c.kind == "prep":
            return True
        if c.base in _GUILT and x == k + 1:
            return True  # «وحمّلت **الجماعة** مسؤولية سلامتهم»
        if x == k + 1 and c.kind == "noun" and c.definite and not row[k].definite and not row.prep(x):
            continue  # «اتهمت وزارة **الصحة** س بـ …»: what it is the ministry of
        if c.kind == "place" and (row.prep(x) in ("ب", "ل") or (c.pre == "و" and row.kinds[x - 1] == "place")):
            continue  # «وزارة الصحة **بولاية س**», «المجلس العام **لحيي س وص**»: where it sits
        if c.kind == "noun" and pleads and x == k + 1 and not (c.definite or row.prep(x)) and _object_behind(row, x):
            return False  # «وناشد رئيس الحكومة تمام **سلام** الأهالي …»: a name that is a noun too
        if c.kind in ("event", "noun"):
            return bool(row.prep(x)) or c.definite or pleads  # «وحمّل الاحتلال **المسؤولية** …»
        if x == k + 1 and c.kind == "np" and row.prep(x) == "ب" and _office_in(row, k, c):
            continue  # «اتهم القيادي **بقبيلة س** فلان جهات بـ …»
        if c.kind in ("np", "place"):
            return bool(row.prep(x)) and row.prep(x) in ("ب", "على", "إلى", "ل")
        return False
    return False


def _carried(row: Row, x: int) -> bool:
    """«في **بيان**», «من **جنيف**»: a medium or a place stands under the preposition."""
    after = row[x + 1] if x + 1 < row.n else None
    return after is None or after.kind == "place" or not after.classes.isdisjoint({"document", "channel"})


def _another_speaks(row: Row, i: int) -> bool:
    """Whether a verb of speaking of the same gender stands before the one at ``i`` in its sentence."""
    return any(
        c.kind == "verb" and c.gender == row[i].gender and not c.classes.isdisjoint({"speech", "affirm"}) for c in row.chunks[:i]
    )


def gender_of_body(row: Row, c: Chunk) -> str:
    """The gender that a verb before this body would have: a plural of things and a state named by its capital are
    feminine (الميليشيات، موسكو، روسيا); '' when nothing tells it."""
    m = c.mention
    if m is None or c.number == "d":
        return ""
    if c.gender in ("m", "f"):
        people = c.number == "p" and m.classes.isdisjoint({"group", "state_org"})
        return "" if people else "f" if c.number == "p" else c.gender
    form = row.scan.form(c.start)
    return "f" if c.end - c.start == 1 and (form in _STATES or form.endswith(("يا", "سا"))) else ""


def chief(verb: Chunk, m: Mention) -> bool:
    """«ألقى **الرئيس** باللوم على …», «وجّه **الوزير** اتهامات إلى …»: behind a light verb, somebody of rank is no object."""
    return "light" in verb.classes and m.definite and m.number == "s" and not m.classes.isdisjoint({"leader", "spokesperson"})
