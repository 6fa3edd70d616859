"""Status: did it happen, is it going on, was it prevented, planned, threatened, denied, a habit or history (CODEBOOK §3)."""

from __future__ import annotations

from isnad.coder import irrealis
from isnad.coder.signs import is_item
from isnad.model.finds import Chunk, Found, FrameFind

_GOING_ON = frozenset({"continue", "phase", "resume", "begin"})
"""«تتواصل الاشتباكات», «تدور معارك»: a present of going on is no habit, however many the battles."""
_STILL = frozenset({"aspect_still"})
_NOW, _OFTEN = frozenset({"still", "ongoing"}), frozenset({"habitual", "recurrent"})
_LASTING = _NOW | _OFTEN
_GOING = frozenset({"continue"})
_FOIL = frozenset({"foil", "attempt"})
_PLAN = frozenset({"want"})
_ROUNDS = frozenset({"negotiation", "agreement", "aid", "return", "release"})
_PAST = frozenset({"لم", "ما"})
_VAGUE_SPANS = frozenset({"month", "week", "year", "day"})


def status_of(found: Found, frame: FrameFind, *, headline: bool) -> tuple[str, str]:
    """(status, why) of one telling. ``why`` names the words or the rule that decided; '' for the default."""
    chunks = found.chunks
    if frame.record == "relation":
        return "ongoing", ""
    if frame.record == "statement":
        return "occurred", ""
    if frame.record == "figure":
        return ("ongoing", "")
    trigger = chunks[frame.trigger]
    carriers = [chunks[s] for s in frame.supports]
    negated = _negated(found, frame)
    if negated and irrealis.let_in(found, frame):
        return ("occurred", "not let in") if negated in _PAST else ("ongoing", "not let in")
    if negated and irrealis.goes_on(found, frame):
        return "ongoing", f"{negated} with a verb of stopping"
    if negated:
        return "denied", negated
    if (unreal := irrealis.not_yet(found, frame)) is not None:
        return unreal
    if trigger.number == "p":
        carriers = [c for c in carriers if c.base != "إعداد"]  # «أعداد الهجمات»: how many, and nobody prepares them
    classes = frozenset().union(*[c.classes for c in carriers]) if carriers else frozenset()
    attempt = next((c for c in carriers if c.kind == "verb" and "attempt" in c.classes and c.tense == "imperfect"), None)
    if attempt is not None and not headline and not classes & {"foil"}:
        return "ongoing", "an attempt told in the present"
    if classes & _FOIL and not _success(carriers):
        return "foiled", "carried by " + next(c.lemma for c in carriers if c.classes & _FOIL)
    if frame.link == "anniversary" or _years_since(found, frame):
        return "historical", "an anniversary"
    if frame.link == "purpose" or classes & _PLAN:
        return "planned", "a purpose" if frame.link == "purpose" else "an intention"
    outer = next((c for c in carriers if c.kind == "verb"), trigger if trigger.kind == "verb" else None)
    if (outer is not None and "س" in outer.pre) or _future(found, frame):
        return "planned", "future"
    if frame.status and frame.status != "occurred":
        return frame.status, frame.status_rule
    if frame.nominal and (said := _under(found, frame) or _owed(found, frame)):
        return said
    around = _around(found, frame)
    if not classes.isdisjoint(_STILL) or not around.isdisjoint(_NOW):
        return "ongoing", "still"
    if not around.isdisjoint(_OFTEN):
        return "habitual", "told as recurring"
    if trigger.number == "p" and _over_a_span(found, frame):
        return "habitual", "many times over a span"
    if outer is None:
        return "occurred", ""
    return _by_tense(found, frame, outer, trigger, classes, headline=headline)


_UNDER = (("threaten", "threatened"), ("want", "planned"), ("demand", "demanded"), ("warn", "threatened"))
"""Verbs that put the noun under them into the future: هدّد بشنّ عملية، طالب بانسحاب، حذّر من هجوم."""


def _under(found: Found, frame: FrameFind) -> tuple[str, str] | None:
    outer = _first_of_row(found, frame.first)
    if outer == 0 or (found.chunks[outer - 1].kind == "prep" and found.chunks[outer - 1].classes & {"time_link", "cause_link"}):
        return None
    before = found.chunks[outer - 1]
    if not (found.chunks[outer].pre.endswith(("ب", "ل")) or before.kind == "prep" or before.lemma in _MAKING_WAY | _NEED):
        return None
    for k in range(outer - 1, max(-1, outer - 9), -1):
        c = found.chunks[k]
        if c.kind in ("comp", "conseq", "conj", "rel") or (c.kind == "mark" and c.lemma not in "،()"):
            return None
        if c.lemma in _NEED:
            return "demanded", f"under {c.lemma}"
        if c.lemma in _MAKING_WAY:
            continue
        if c.kind in ("verb", "part", "event"):
            status = next((s for cls, s in _UNDER if cls in c.classes), None)
            return (status, f"under {c.lemma}") if status else None
    return None


_MAKING_WAY = frozenset({"سمح", "سهّل", "ضمن", "أمّن", "أتاح", "يسّر", "مكّن"})
"""«دعا إلى **السماح** بوصول المساعدات»: what is asked for is what it makes way for."""
_NEED = frozenset({"ضرورة", "وجوب"})


def _owed(found: Found, frame: FrameFind) -> tuple[str, str] | None:
    """«ينبغي الإفراج عن …», «يجب محاسبة … ووقف …»: what ought to be done is not done yet."""
    outer = frame.first
    for k in range(outer - 1, max(-1, outer - 9), -1):
        c = found.chunks[k]
        if "obligation" in c.classes:
            return "planned", f"under {c.lemma}"
        if c.kind in ("comp", "conseq", "rel", "verb") or c.kind == "mark":
            return None
    return None


def _first_of_row(found: Found, at: int) -> int:
    """«دعوا إلى إضراب عام ومظاهرات»: a noun that و joins to another event noun stands under the same verb."""
    while found.chunks[at].kind == "event" and found.chunks[at].pre == "و":
        k = at - 1
        while k >= 0 and found.chunks[k].kind in ("adj", "word", "np", "place"):
            k -= 1
        if k < 0 or found.chunks[k].kind != "event":
            return at
        at = k
    return at


def _by_tense(
    found: Found, frame: FrameFind, outer: Chunk, trigger: Chunk, classes: frozenset[str], *, headline: bool
) -> tuple[str, str]:
    if "witness" in outer.classes and _span_subject(found, frame):
        return "habitual", "a span of time saw it"
    headline = headline or _posted(found, outer) or (is_item(found) and not found.sentence.ended)
    if outer.tense == "imperfect" and _before_it(found, outer):
        return "occurred", "قبل أن"
    if outer.tense == "imperfect" and not headline and trigger.kind != "part":
        plural = (trigger.number == "p" or (outer.number == "p3" and not classes)) and not outer.classes & _GOING_ON
        return ("habitual", "imperfect with a plural") if plural else ("ongoing", "imperfect")
    if outer.tense == "imperfect" and headline and frame.type == "armed_clash" and outer is trigger:
        return "ongoing", "a headline's present of a lasting act"
    if outer.tense == "imperfect" and headline and "continue" not in outer.classes:
        return "occurred", "a headline's present"
    if (outer.classes & _GOING and outer is not trigger and outer.tense == "imperfect") or (
        classes & _GOING and "stop" not in classes
    ):
        return "ongoing", "goes on"
    if _pluperfect(found, outer):
        return "historical", "كان قد"
    return "occurred", ""


def _before_it(found: Found, outer: Chunk) -> bool:
    """«انسحبوا قبل أن تدور اشتباكات», «قبل أن تنتشر قوة **وتعتقل** …»: what came next is told, in the mood that the particle asks
    for."""
    at = found.chunks.index(outer)
    while at > 0 and found.chunks[at].pre == "و":
        before = next((k for k in range(at - 1, -1, -1) if found.chunks[k].kind == "verb"), 0)
        if found.chunks[before].tense != "imperfect" or any(c.kind in ("mark", "comp", "rel") for c in found.chunks[before:at]):
            return False
        at = before
    return at > 0 and found.chunks[at - 1].lemma == "قبل أن"


def _posted(found: Found, outer: Chunk) -> bool:
    """«قوات س تعتقل 12 شاباً في م.»: a text that opens with the doer and a present tells news, full stop or not."""
    at = found.chunks.index(outer)
    opening = found.chunks[:at]
    return found.sentence.index == 0 and bool(opening) and all(c.kind in ("np", "adj", "place", "time") for c in opening)


def _years_since(found: Found, frame: FrameFind) -> bool:
    """«سبعة أعوام على إسقاط …»"""
    outer = frame.first
    return frame.nominal and outer > 0 and "anniversary" in found.chunks[outer - 1].classes


def _success(carriers: list[Chunk]) -> bool:
    return any("modal" in c.classes and not c.classes & _FOIL for c in carriers) and not any(
        "foil" in c.classes or "attempt" in c.classes for c in carriers
    )


def _negated(found: Found, frame: FrameFind) -> str:
    outer = frame.first
    for k in range(outer - 1, max(-1, outer - 3), -1):
        c = found.chunks[k]
        if c.kind == "neg" or (c.kind == "prep" and "none" in c.classes):
            return c.lemma
        if c.kind not in ("word", "verb") or (c.kind == "verb" and "copula" not in c.classes):
            break
    return _absent(found, outer) or irrealis.untrue(found, frame, outer)


_BEING = frozenset({"وجد", "وقع", "حدث", "حصل", "سجّل", "رصد", "ثبت", "ورد"})


def _absent(found: Found, outer: int) -> str:
    """«**عدم وقوع** أي هجوم», «**عدم وجود** آثار لضربة جوية»: that there was none."""
    for k in range(outer - 1, max(0, outer - 4), -1):
        c = found.chunks[k]
        if c.kind == "event" and c.lemma in _BEING:
            before = found.chunks[k - 1]
            return f"{before.lemma} {c.lemma}" if before.kind == "neg" else ""
        if c.kind not in ("word", "noun", "adj"):
            return ""
    return ""


def _future(found: Found, frame: FrameFind) -> bool:
    outer = frame.first
    return any("future" in found.chunks[k].classes for k in range(max(0, outer - 2), outer))


def _around(found: Found, frame: FrameFind) -> frozenset[str]:
    """The classes of going on and of habit among the words in the frame's clause."""
    lo, chunks = frame.first, found.chunks
    out: list[frozenset[str]] = []
    for k in range(lo - 1, max(-1, lo - 5), -1):
        if not chunks[k].classes.isdisjoint(_LASTING):
            out.append(chunks[k].classes & _LASTING)
        if _parts(chunks[k]):
            break
    for k in range(lo + 1, min(len(chunks), frame.trigger + 12)):
        if not chunks[k].classes.isdisjoint(_LASTING):
            out.append(chunks[k].classes & _LASTING)
        if _parts(chunks[k]) or (chunks[k].kind == "verb" and k > frame.trigger):
            break
    return frozenset().union(*out) if out else frozenset()


def _parts(c: Chunk) -> bool:
    """Whether another clause may begin at a chunk."""
    return c.kind in ("comp", "conseq", "rel", "cue") or (c.kind == "mark" and c.lemma in "،.؛:")


def _span_subject(found: Found, frame: FrameFind) -> bool:
    """«شهدت الأشهر الماضية اشتباكات»: the subject is a span of weeks, months or years."""
    lo, hi = frame.first, frame.trigger
    return any(
        c.time is not None and c.time.kind == "span" and c.time.unit in _VAGUE_SPANS for c in found.chunks[max(0, lo - 2) : hi]
    )


def _over_a_span(found: Found, frame: FrameFind) -> bool:
    """«شنّت خلال السنوات الماضية مئات الضربات»: a plural told over months or years is no single event."""
    lo, hi = frame.first, frame.trigger
    near = found.chunks[max(0, lo - 3) : hi + 6]
    kinds = ("span",) if frame.type in _ROUNDS else ("span", "unit")  # «محادثات الشهر الماضي» were one round of them
    return any(c.time is not None and c.time.kind in kinds and c.time.unit in ("month", "year") for c in near)


def _pluperfect(found: Found, outer: Chunk) -> bool:
    k = found.chunks.index(outer)
    for x in range(k - 1, max(-1, k - 5), -1):
        c = found.chunks[x]
        if c.kind == "verb":
            return c.lemma == "كان" and outer.tense == "perfect"
        if c.kind in ("mark", "comp", "conseq", "rel"):
            return False
    return False
