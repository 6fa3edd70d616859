"""From when on a toll counts: «عدد القتلى **منذ سريان الهدنة** بلغ 373». What stands behind «منذ» only dates the number and is no
claim of its own; the number is that of a stretch of time (CODEBOOK §1, §6)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.model.finds import Chunk, Found, FrameFind
from isnad.model.times import TimePhrase

_SINCE = "منذ"
_REACH = 6
"""How many chunks behind «منذ» the act stands from which on something is counted."""
_SETTLED = frozenset({"ceasefire", "agreement"})
_STARTS = frozenset({"سريان", "دخول", "اندلاع", "انطلاق", "توقيع", "إعلان", "تنفيذ", "استئناف", "بدء", "بداية", "تفجّر"})
_TALLY = frozenset({"عدد", "حصيلة", "إجمالي", "محصلة", "مجموع", "تعداد"})
_COUNTED = frozenset({"dead", "wounded", "harm_kill", "harm_wound"})
_SHORT = frozenset({"weekday", "day", "part", "clock", "hours", "night"})
_PART_OF = frozenset({"subgroup"})


def without_starts(found: Found, frames: list[FrameFind]) -> list[FrameFind]:
    """The frames of a sentence without the acts from which on something is counted, where something else is told as well."""
    if _SINCE not in {c.lemma for c in found.chunks}:
        return frames
    kept = [f for f in frames if not _start(found, f)]
    return kept if kept or found.counts else frames


def _start(found: Found, f: FrameFind) -> bool:
    """«منذ **وقف إطلاق النار**», «منذ بدء **الهجوم**»; but «منذ **سيطرة** س على م في تموز 2018» tells who
    took what and when."""
    if f.record != "event" or not f.nominal:
        return False
    at = next((k for k in range(f.trigger - 1, max(-1, f.trigger - _REACH), -1) if found.chunks[k].lemma == _SINCE), -1)
    if at < 0 or any(c.kind in ("verb", "mark", "prep", "comp", "time", "place") for c in found.chunks[at + 1 : f.trigger]):
        return False
    if f.type in _SETTLED or any(_begins(c) for c in found.chunks[at + 1 : f.trigger + 1]):
        return True
    return found.chunks[f.trigger].definite and not found.chunks[f.trigger].suffix and not f.roles and not f.places


def _begins(c: Chunk) -> bool:
    return c.base in _STARTS or c.lemma in _STARTS or not c.classes.isdisjoint({"phase", "begin"})


def start_of(found: Found, k: int) -> int:
    """Where the «منذ» stands behind which an act is told with the time at ``k``, or -1: «منذ **سقوط النظام في** كانون"""
    for x in range(k - 1, max(-1, k - _FAR), -1):
        c = found.chunks[x]
        if c.lemma == _SINCE:
            return x if x < k - 1 and found.chunks[x + 1].kind in ("event", "noun", "np", "word") else -1
        if c.kind in ("verb", "mark", "comp", "rel", "conj", "time"):
            return -1
    return -1


_FAR = 10
"""The most chunks between «منذ» and the time of the act behind it."""


def from_start(found: Found, k: int, t: TimePhrase, frame: FrameFind) -> TimePhrase:
    """«**ومنذ سيطرتها** على الفاشر **في 26 أكتوبر**، قتلت …»: the day of the act behind «منذ» begins a stretch."""
    if t.since or t.kind not in _DATED:
        return t
    at = start_of(found, k)
    return t if at < 0 or at < frame.trigger < k else msgspec.structs.replace(t, since=True)


_DATED = frozenset({"date", "month", "year", "season", "weekday", "unit", "ago", "decade", "fraction"})
_RECORD = frozenset({
    "مرة", "أول", "الأول", "أعنف", "أكبر", "أعلى", "أشدّ", "أوسع", "أضخم", "أدمى", "أخطر", "أسوأ", "أكثر", "نوع",
    "للمرة الأولى", "المرة الأولى", "لأول مرة",
})  # fmt: skip
_TIMES = ("للمرة", "المرة")
_ORDINALS = frozenset({"ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر", "احدث", "اخر"})


def of_record(found: Found, k: int) -> bool:
    """«الأعنف **منذ**», «للمرة الأولى **منذ**», «الخامس من نوعه **منذ**», «ثالث هجوم … **منذ**»: whether what stands
    from chunk ``k`` on bounds a record."""
    for x in range(min(k, len(found.chunks)) - 1, max(-1, k - 9), -1):
        c = found.chunks[x]
        form = found.sentence.tokens[c.start].form
        if c.lemma in _RECORD or c.base in _RECORD or form.removeprefix("ال") in _ORDINALS or c.lemma.startswith(_TIMES):
            return True
        if c.kind in ("comp", "rel") or (c.kind == "verb" and x != k - 1 and not _counted_act(found, x)):
            return False
    return False


def _counted_act(found: Found, x: int) -> bool:
    """«ثالث هجوم **تتعرض** له القاعدة منذ …»: a verb that tells of the act right before it."""
    return x > 0 and found.chunks[x - 1].kind == "event" and found.chunks[x].tense == "imperfect"


def of_a_record(found: Found, k: int, frame: FrameFind) -> bool:
    """«هو الأول منذ سقوط النظام **في كانون الأول**»: the day of the act from which a record counts is no other act's."""
    at = start_of(found, k)
    return at >= 0 and not at < frame.trigger < k and of_record(found, at)


def record_since(found: Found) -> bool:
    """Whether the «منذ» of a sentence bounds a record: «في كمين هو **الأعنف منذ** توقيع الاتفاق»."""
    at = next((k for k, c in enumerate(found.chunks) if c.lemma == _SINCE), -1)
    return at > 0 and of_record(found, at)


def tally_since(found: Found) -> bool:
    """«**عدد القتلى منذ** سريان الهدنة بلغ 373», «ارتفع عدد القتلى إلى 50 **منذ** بدء التدخل»: a toll that is
    counted from a time on which is no day of this week."""
    at = next((k for k, c in enumerate(found.chunks) if c.lemma == _SINCE), -1)
    if at < 0 or any(t.since and t.kind in _SHORT for _, t in found.times):
        return False
    tally = next((k for k, c in enumerate(found.chunks) if _tallied(c)), -1)
    if tally < 0:
        return False
    lo, hi = sorted((tally, at))
    return tally < at and not any(c.kind in ("mark", "conj") and c.lemma not in "،," for c in found.chunks[lo:hi])


def _tallied(c: Chunk) -> bool:
    return (c.mention is not None and not _TALLY.isdisjoint(c.mention.heads)) or c.base in _TALLY


def part_told(found: Found, frames: Sequence[FrameFind]) -> list[FrameFind]:
    """Frames without the finding of bodies that only describes a part of a toll: «9 قتلى، **بينهم 3 انتُشلت** جثامينهم»."""
    return [f for f in frames if not (f.type == "body_found" and _of_part(found, f))]


def _of_part(found: Found, f: FrameFind) -> bool:
    before = found.chunks[max(0, f.trigger - 2) : f.trigger]
    numbered = len(before) == 2 and before[1].mention is not None and before[1].mention.quantity is not None
    return numbered and before[0].kind in _PART_OF
