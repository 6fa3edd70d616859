"""Events that are told without having come about: what may be, what is feared or expected, what was called off, what was not let
in."""

from __future__ import annotations

from itertools import pairwise

from isnad.model.finds import Found, FrameFind

_FEARS = frozenset({"خشي", "خاف", "تخوّف", "مخافة", "خشية"})
_EXPECTS = frozenset({"توقّع", "انتظر", "ترقّب"})
_CALLS_OFF = frozenset({"ألغى", "أرجأ", "أجّل", "تأجّل"})
_MAY = frozenset({"قد", "ربما", "لعل"})
_BRINGS = frozenset({"cause", "result"})
_WOULD = _MAY | {"أن", "سوف"}
_LETS = frozenset({"سمح", "أذن"})
_SENTENCES = frozenset({"حكم", "حاكم", "قضى", "عقوبة", "أيّد", "عقوبة الإعدام"})
_CARRIED_OUT = "نفّذ"
_REACH = 5
"""Chunks between a verb of fear and what is feared: its subject and what describes it."""


def not_yet(found: Found, frame: FrameFind) -> tuple[str, str] | None:
    """(status, why) where the words before the event say that it is not there; None where they do not."""
    outer = frame.first
    verb, before = found.chunks[outer], found.chunks[outer - 1] if outer else None
    if before is not None and verb.kind == "verb" and verb.tense == "imperfect" and before.lemma in _MAY and not before.pre:
        return "planned", f"{before.lemma} with an imperfect"
    if frame.nominal and (may := _may_turn_to(found, outer)):
        return "planned", f"{may} with an imperfect"
    near = (*(found.chunks[s] for s in frame.supports), *found.chunks[max(0, outer - 2) : outer])
    called = next((c.lemma for c in near if c.base in _CALLS_OFF and c.kind in ("verb", "event")), "")
    if called and frame.nominal:
        return "planned", f"called off: {called}"
    return _feared(found, outer) if frame.nominal else None


def would_come(found: Found, frame: FrameFind) -> bool:
    """«الهجوم **سيؤدي** إلى هروب …», «**قد** تتسبب بنزوح …»: what an act would bring about, and has not."""
    outer = frame.first
    if not frame.nominal:
        return False
    for k in range(outer - 1, max(-1, outer - 1 - _REACH), -1):
        c = found.chunks[k]
        if c.kind == "verb":
            brings = not c.classes.isdisjoint(_BRINGS) and c.tense == "imperfect"
            return brings and ("س" in c.pre or (k > 0 and found.chunks[k - 1].lemma in _WOULD))
        if c.kind not in ("prep", "np", "adj", "event", "noun"):
            return False
    return False


def _may_turn_to(found: Found, outer: int) -> str:
    """«**قد تلجأ** س إلى قصف …», «**ربما يعمد** ص إلى اغتيال …»: what somebody may turn to."""
    if outer == 0 or found.chunks[outer - 1].kind != "prep":
        return ""
    for k in range(outer - 2, max(0, outer - 6), -1):
        c, before = found.chunks[k], found.chunks[k - 1]
        if c.kind == "verb":
            return before.lemma if c.tense == "imperfect" and before.lemma in _MAY and not before.pre else ""
        if c.kind in ("mark", "comp", "conj", "conseq", "rel"):
            return ""
    return ""


def _feared(found: Found, outer: int) -> tuple[str, str] | None:
    """«يخشى السكان **اقتحام** المدينة», «مخاوف من **هجوم**», «يتوقع مراقبون **انسحاب** …»."""
    for k in range(outer - 1, max(-1, outer - 1 - _REACH), -1):
        c = found.chunks[k]
        if c.base in _FEARS:
            return "threatened", f"feared: {c.lemma}"
        if c.base in _EXPECTS and c.kind == "verb":
            return "planned", f"expected: {c.lemma}"
        if c.kind not in ("np", "adj", "place", "word", "noun") and not (c.kind == "prep" and k == outer - 1):
            return None
    return None


def let_in(found: Found, frame: FrameFind) -> bool:
    """«لم **يسمح** الجيش بإدخال …»: the denial belongs to the act."""
    return frame.type == "aid_obstructed" and found.chunks[frame.trigger].base in _LETS


def goes_on(found: Found, frame: FrameFind) -> bool:
    """«لم **تتوقف** الغارات», «لن **يهدأ** القصف»: what does not stop goes on."""
    return any("stop" in found.chunks[s].classes and found.chunks[s].kind == "verb" for s in frame.supports)


def aside(found: Found, frame: FrameFind) -> bool:
    """What a clause says beside the news: who stands somewhere («نقطة **ينتشر فيها** عناصر …»), what an act counts as («**ويعد**
    الهجوم الأكثر دموية»)."""
    chunk = found.chunks[frame.trigger]
    if frame.type == "deployment" and frame.link == "relative":
        return chunk.kind == "verb" and chunk.tense == "imperfect"
    if frame.type == "territory_seized" and chunk.base == "حرّر" and frame.nominal and frame.trigger:
        return found.chunks[frame.trigger - 1].base in _FRONTS  # «**جبهة تحرير** س الشعبية»: a name
    if not (frame.nominal and chunk.definite):
        return False
    return any(found.chunks[s].base == _COUNTS_AS and found.chunks[s].tense == "imperfect" for s in frame.supports)


_FRONTS = frozenset({"جبهة", "حركة", "جيش", "حزب", "منظمة"})
_COUNTS_AS = "أعدّ"
"""«يعد» is written as that of preparing."""


def any_such(found: Found, frame: FrameFind) -> bool:
    """«الرد على **أي هجوم**»: whichever there may be. Under a negation it is denied, and that is told elsewhere."""
    outer = frame.first
    if not frame.nominal and outer > 0 and found.chunks[outer - 1].kind == "event":
        outer -= 1  # «أي هجوم **يستهدف** جنودها»
    first = found.chunks[outer].start
    if first == 0 or found.chunks[outer].kind != "event" or found.sentence.tokens[first - 1].form not in _ANY:
        return False
    return not any(c.kind == "neg" or not c.classes.isdisjoint(_NOT) or c.base in _DENIES for c in found.chunks[:outer])


def sentenced(found: Found, frame: FrameFind) -> bool:
    """«حكماً **بالإعدام** على ثلاثة», «قضت بإعدام …»: a sentence is passed, and nobody is put to death by it."""
    if frame.type != "execution" or not frame.nominal:
        return False
    outer = frame.first
    passed = any(c.base in _SENTENCES for c in found.chunks[max(0, outer - 2) : frame.trigger])
    return passed and not any(c.base == _CARRIED_OUT for c in found.chunks[: outer + 1])


_NOT = frozenset({"none", "negation"})
_DENIES = frozenset({"نفى", "نفي", "كذّب", "فنّد", "أنكر", "دحض", "استبعد", "تنصّل", "تكذيب", "إنكار"})
_ANY = frozenset({"اي", "ايه", "باي", "لاي"})


_TIDINGS = frozenset({"نبأ", "خبر", "شائعة", "إشاعة", "تقرير", "معلومة", "مزعم", "ادّعاء", "زعم", "رواية"})
_FOOTAGE = frozenset({"مقطع", "فيديو", "صورة", "تسجيل", "مقطع فيديو"})
_SPREAD = frozenset({"تداول", "تردّد", "تناقل", "روّج", "أشاع", "نشر"})
"""«لا صحة لما **تداولته** مواقع بشأن هروب سجناء»."""
_SHOWS = frozenset({"أظهر", "صوّر", "وثّق", "رصد"})
_FALSE = frozenset({
    "مزيف", "مفبرك", "مضلل", "مزور", "كاذب", "ملفق", "كاذبه", "مفبركه", "ملفقه",
    "مغلوطه", "مضلله", "مزيفه", "زايفه", "مختلقه", "باطله",
})  # fmt: skip
_NO_TRUTH = frozenset({
    ("لعبه", "فيديو"), ("العاب", "فيديو"), ("الذكاء", "الاصطناعي"), ("غير", "صحيحه"), ("غير", "دقيقه"),
    ("عاريه", "عن"), ("عاريه", "من"), ("عار", "عن"), ("عار", "من"), ("لا", "اساس"), ("لا", "صحه"), ("عدم", "صحه"), ("عدم", "دقه"),
    ("غير", "صحيح"),
})  # fmt: skip


def untrue(found: Found, frame: FrameFind, outer: int) -> str:
    """«وصفت س **الأنباء عن** غارات بأنها **كاذبة**», «الأنباء عن قصف المدينة **عارية عن الصحة**»: tidings that are called
    untrue."""
    if not frame.nominal or outer < 2:
        return ""
    before = found.chunks[outer - 1]
    told = before.kind == "prep" and before.lemma in _OF
    shown = before.kind == "verb" and before.base in _SHOWS  # «مقطع مزيف **يظهر** قصف …»
    what = _TIDINGS | _SPREAD if told else _FOOTAGE
    if not (told or shown) or not any(c.base in what or c.lemma in what for c in found.chunks[max(0, outer - 5) : outer - 1]):
        return ""
    forms = [t.form for t in found.sentence.tokens]
    false = next((f for f in forms if f in _FALSE), "")
    return false or next((" ".join(pair) for pair in pairwise(forms) if pair in _NO_TRUTH), "")


_OF = frozenset({"عن", "حول", "بشأن"})


def asks_no_name(found: Found, f: FrameFind) -> bool:
    """«قال مسؤول **طالبا عدم نشر اسمه** إن …»: what a source asks for himself is no demand."""
    after = found.chunks[f.trigger + 1 : f.trigger + 3]
    if f.record != "statement" or len(after) < _TWO or after[0].kind != "neg":
        return False
    return after[1].lemma in _NAMING or after[1].base in _NAMING


_TWO = 2
_NAMING = frozenset({"نشر", "ذكر", "كشف", "أفصح", "إفصاح", "إعلان"})
