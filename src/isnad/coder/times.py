"""Which time belongs to which event (CODEBOOK §7): the time of its own clause, else the only one of the sentence, else that of a
roundup's heading; the day of saying only where the saying makes the act (an agreement) or keeps a record of its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from isnad.coder.reference import Discourse
from isnad.coder.since import from_start, of_a_record
from isnad.coder.time_scope import HAPPENS, after_another, apart, dates_nothing, fronted, gone_on_since, same_clause
from isnad.model.draft import Draft
from isnad.model.finds import CueFind, Found, FrameFind
from isnad.model.times import TimePhrase

_NOT_EVENT = frozenset({"duration", "anniversary", "clock"})
_HARD = frozenset({".", ":"})
_TELLING = frozenset({"neutral", "affirms", "admits"})
_DAYS = frozenset({"day", "weekday", "date"})
_LASTING = frozenset({"month", "year", "season", "unit", "date", "ago", "decade"})
_DATED = frozenset({"weekday", "date", "month", "year", "season"})
_ROUNDUP = frozenset(
    {"موجز", "نشره", "حصيله", "حصاد", "تقرير", "حدث", "احداث", "تطور", "تطورات", "خلاصه", "ملخص", "جوله", "خريطه", "يوميات"}
    | {"مستجدات", "وقائع", "مجريات", "محصله"}
)
"""Words for a digest, as they are written after folding, with or without the article."""
_OPENING = 3
"""Chunks within which an entry of a list tells its hour."""
_FOLLOWING = frozenset({"الاتيه", "التاليه"})
"""«نفذ المقاتلون العمليات **الآتية** اليوم الثلاثاء:»"""
_MADE_BY_WORDS = frozenset({"agreement", "ceasefire", "negotiation", "curfew", "strike_action", "surrender"})
RECORDING = frozenset({"وثّق", "سجّل", "رصد", "أحصى"})


def time_of(found: Found, frame: FrameFind, said: list[TimePhrase], tolls: Sequence[FrameFind] = ()) -> TimePhrase | None:
    """The time phrase of a frame, or None. «منذ» before an ongoing act is a beginning and is kept."""
    if not found.times:
        return None
    frames = (frame, *tolls)
    hours = all(t.kind in _NOT_EVENT for _, t in found.times)
    times = [(k, _read_here(found, k, _hour(t) if hours else t, frame)) for k, t in found.times]
    times = [(k, t) for k, t in times if t.kind not in _NOT_EVENT and not dates_nothing(found, k, t)]
    if frame.type == "curfew":
        times = [(k, t) for k, t in times if t.kind != "part"]  # «حظر تجوال من الثامنة **مساءً**»: its hours
    if (day := next((x for f in frames if (x := _day_before(found, f)) is not None), None)) is not None:
        return day
    if (day := next((t for k, t in found.times if t.since and _when_it_was(found, k, frame)), None)) is not None:
        return msgspec.structs.replace(day, since=False)
    for k, t in times:
        if any(_counted_from(found, k, t, f) for f in frames):
            return msgspec.structs.replace(t, forward=not t.forward)
    free = [(k, t) for k, t in times if (t not in said or _stray(found, k, t, frame)) and not _of_another(found, k, t, frames)]
    free = [(k, t) for k, t in free if not after_another(found, k, t) and not _counting(found, k, t, frame)]
    free = [(k, t) for k, t in free if not (t.since and t.kind in _LASTING and gone_on_since(found, k, frames))]
    free = [
        (k, from_start(found, k, t, frame))
        for k, t in free
        if not _of_a_name(found, k, frame) and not of_a_record(found, k, frame)
    ]
    near = [(k, t) for k, t in free if any(same_clause(found, k, f) and not apart(found, k, f, frames) for f in frames)]
    if (told := _by_its_verb(found, near, frame)) is not None:
        return told
    if near:
        k, t = min(near, key=lambda p: (_rank(found, p[0], p[1], frame), abs(p[0] - frame.trigger), p[0]))
        return _of_its_day(found, k, _since_act(found, frame, k, _moment(found, frame, k, t)))
    if len(free) == 1 and not _other_clause(found, free[0][0], frame, frames):
        k, t = free[0]
        return _of_its_day(found, k, _since_act(found, frame, k, t))
    return None if free else _announced(found, frame, tolls)


def _by_its_verb(found: Found, near: Sequence[tuple[int, TimePhrase]], frame: FrameFind) -> TimePhrase | None:
    """«اعتقلت أمس متهمين بتفجير **وقع في نيسان الماضي**»: the time behind the verb that says that the act came about, and no time
    before the act."""
    if not frame.nominal or len(near) < 2:
        return None
    reach = min(len(found.chunks), frame.trigger + 4)
    verb = next((x for x in range(frame.trigger + 1, reach) if found.chunks[x].kind == "verb"), -1)
    if verb < 0 or found.chunks[verb].pre or not {found.chunks[verb].lemma, found.chunks[verb].base} & HAPPENS:
        return None
    behind = [(k, t) for k, t in near if k > verb]
    return behind[0][1] if behind and any(k < frame.trigger for k, _ in near) else None


def _hour(t: TimePhrase) -> TimePhrase:
    """«قُصفت م قرابة الساعة **العاشرة صباحاً**»: an hour with its part of the day dates as that part alone does."""
    return msgspec.structs.replace(t, kind="part") if t.kind == "clock" and t.part_of_day else t


def _read_here(found: Found, k: int, t: TimePhrase, frame: FrameFind) -> TimePhrase:
    """A time phrase as it is meant beside this act."""
    if t.kind == "duration" and t.rule == _WITHIN and t.unit in ("day", "week") and _done(found, k, frame):
        return msgspec.structs.replace(t, kind="span", which="this")  # «قُتل 16 **خلال يومين** من الاشتباكات»: the last two days
    if t.kind == "ago" and t.which == "same" and _of_the_report(found, k):
        return msgspec.structs.replace(t, which="", forward=False)
    return _from_place(found, k, t)


_WITHIN = "within so long"
_COMES = frozenset({"جاء", "أتى", "يأتي"})
_PAPERS = frozenset({"تقرير", "بيان", "تصريح", "إعلان", "قرار", "اجتماع", "زيارة", "اتهام", "تحذير", "دعوة"})


def _of_the_report(found: Found, k: int) -> bool:
    """«وجاء **التقرير** بعد يومين من مقتل …»: what is reported today came two days after."""
    before = {x for c in found.chunks[max(0, k - 4) : k] for x in (c.lemma, c.base)}
    return not before.isdisjoint(_COMES) and not before.isdisjoint(_PAPERS)


def _done(found: Found, k: int, frame: FrameFind) -> bool:
    """Whether an act is told as done: no present and no future stands before the time; «سينسحب خلال أسبوع» is to come."""
    return frame.status == "occurred" and not any(c.kind == "verb" and c.tense == "imperfect" for c in found.chunks[:k])


def _day_before(found: Found, frame: FrameFind) -> TimePhrase | None:
    """«قصفت القوات البلدة، الجمعة، **غداة مقتل** خمسة من عناصرها»: the day before the one that the sentence is of."""
    if frame.link != "prior" or not any(c.lemma == "غداة" for c in found.chunks[max(0, frame.trigger - 2) : frame.trigger]):
        return None
    k, t = next(((k, t) for k, t in found.times if t.kind in ("day", "weekday") and not (t.since or t.until)), (0, None))
    own = t is not None and k > frame.trigger
    if t is None or (own and not any(c.kind == "mark" for c in found.chunks[frame.trigger : k])):
        return None  # «غداة مقتل ثلاثة في رفح **يوم الجمعة**»: its own day
    weekday = None if t.weekday is None else (t.weekday - 1) % 7
    return msgspec.structs.replace(t, weekday=weekday, offset=None if t.offset is None else t.offset - 1, part_of_day="")


def _from_place(found: Found, k: int, t: TimePhrase) -> TimePhrase:
    """«اعتقلهم قبل شهرين من حي س»: taken from there, not counted from there."""
    if t.which != "same" or t.kind != "ago" or k + 2 >= len(found.chunks) or found.chunks[k + 2].kind != "place":
        return t
    return msgspec.structs.replace(t, which="") if found.chunks[k + 1].lemma == "من" else t


def _since_act(found: Found, frame: FrameFind, k: int, t: TimePhrase) -> TimePhrase:
    """A figure «منذ طرد التنظيم من المدينة في تشرين الأول 2017»: from the time of an act on."""
    if frame.record != "figure" or t.kind not in _DATED or t.since:
        return t
    for x in range(k - 1, max(-1, k - 8), -1):
        c = found.chunks[x]
        if c.kind == "mark" or (c.kind == "verb" and found.chunks[x - 1].lemma != "منذ أن"):
            return t
        if c.lemma in ("منذ", "منذ أن") and c.kind == "prep":
            if x == k - 1:
                return t
            return msgspec.structs.replace(t, since=True)
    return t


def _of_its_day(found: Found, k: int, t: TimePhrase) -> TimePhrase:
    """«أعلن المكتب أمس الأحد … استهدفت **ظهراً** …»: a part of the day that the sentence named before."""
    if t.kind != "part":
        return t
    day = next((x for at, x in reversed(found.times) if at < k and x.kind in _DAYS and not x.since), None)
    return t if day is None else msgspec.structs.replace(day, start=t.start, end=t.end, glue=t.glue, part_of_day=t.part_of_day)


def said_times(cues: tuple[CueFind, ...]) -> list[TimePhrase]:
    """Times that date a statement, not what it tells."""
    return [c.said for c in cues if c.said is not None]


def _loose(t: TimePhrase) -> int:
    """Phrases that only bound an event, or count from another one, come after those that name a day."""
    return 1 if t.until or t.before or t.after or t.which == "same" or t.kind in ("now", "earlier") else 0


def _rank(found: Found, k: int, t: TimePhrase, frame: FrameFind) -> int:
    """What speaks against a time of the clause: the least is the act's."""
    return _loose(t) + _others(found, k, frame) + _told_before(found, k, frame)


def _told_before(found: Found, k: int, frame: FrameFind) -> int:
    """«هاجم س السبت، **وقصفت** ص الأحد»: the time of the act before comes after the act's own."""
    joined = found.chunks[frame.trigger].pre[:1] in ("و", "ف") and found.chunks[frame.trigger].kind == "verb"
    return int(k < frame.trigger and joined and not fronted(found, k))


def _others(found: Found, k: int, frame: FrameFind) -> int:
    """«عنصر انشق عام 2015»: a time right behind a verb that is neither the act nor carries it, and tells of a noun."""
    x = k - 2 if found.chunks[k - 1].kind == "prep" else k - 1
    c = found.chunks[x] if x > 0 else None
    if c is None or c.kind != "verb" or x == frame.trigger or x in frame.supports or c.lemma in HAPPENS or c.base in HAPPENS:
        return 0
    return int(found.chunks[x - 1].kind in ("np", "rel", "noun") and not c.pre)


def _counted_from(found: Found, k: int, t: TimePhrase, frame: FrameFind) -> bool:
    """«بعد يوم من مقتل …»: the act under من came a day before what was told; the phrase is counted the other way."""
    if t.which != "same" or frame.trigger <= k or (fronted(found, k) and not _comes_after(found, k)):
        return False
    if frame.trigger > k + 3:
        return _joined_to(found, k, frame)
    return frame.trigger < k + 3 or found.chunks[k + 2].kind in ("noun", "event")  # «بعد يوم من انتهاء إجلاء …»


_NEAR = 9


def _joined_to(found: Found, k: int, frame: FrameFind) -> bool:
    """«بعد يوم من سيطرته على المبنى **وانسحاب** حاميته»: a second noun of an act that the phrase at ``k`` is counted from."""
    c = found.chunks[frame.trigger]
    if c.kind != "event" or c.pre != "و" or frame.trigger > k + _NEAR:
        return False
    between = found.chunks[k + 1 : frame.trigger]
    return between[0].lemma in ("من", "على") and between[1].kind == "event" and all(x.kind in _PHRASE for x in between)


_PHRASE = frozenset({"prep", "event", "np", "noun", "adj", "place", "word"})


def _comes_after(found: Found, k: int) -> bool:
    """«**ويأتي ذلك** بعد أسبوع من هجوم …»: what the report tells came after the act that the time is counted from."""
    return k > 0 and found.chunks[k - 1].kind == "cue" and "background" in found.chunks[k - 1].classes


def _counting(found: Found, k: int, t: TimePhrase, frame: FrameFind) -> bool:
    """«وبعد أربع ساعات من **الانفجار** الأول، ضرب …»: what the sentence only counts from; its main act is of that time."""
    if t.which != "same" or not fronted(found, k) or not k < frame.trigger <= k + 3:
        return False
    return found.chunks[k + 1].lemma in ("من", "على") and any(f.trigger > frame.trigger for f in found.frames)


def _of_another(found: Found, k: int, t: TimePhrase, frames: Sequence[FrameFind]) -> bool:
    """«جاء الهجوم بعد يومين من **اعتداء** …»: the phrase dates the act that it is counted from, which has a claim of its own."""
    return any(_counted_from(found, k, t, f) for f in found.frames if f not in frames)


_CALLED_BY_DAY = frozenset({"اتفاق", "اتفاقية", "هدنة", "تفاهم", "حدث", "أحداث", "مجزرة", "ثورة", "انتفاضة", "حرب", "انقلاب"})


def _of_a_name(found: Found, k: int, frame: FrameFind) -> bool:
    """«بموجب اتفاق **الأول من نيسان**»: what an agreement is called by dates nothing but itself."""
    c = found.chunks[k - 1] if k else None
    if c is None or frame.trigger == k - 1 or c.kind != "event" or c.definite or c.suffix:
        return False
    return c.base in _CALLED_BY_DAY or c.lemma in _CALLED_BY_DAY


def _moment(found: Found, frame: FrameFind, k: int, t: TimePhrase) -> TimePhrase:
    """«منذ عام 2014، **عندما** سيطر س على م»: the act under عندما was of that year; only what is told before it goes on since."""
    act = not frame.nominal and k < frame.trigger and any(c.lemma in _WHEN for c in found.chunks[k + 1 : frame.trigger])
    return msgspec.structs.replace(t, since=False) if t.since and act else t


def _when_it_was(found: Found, k: int, frame: FrameFind) -> bool:
    """«الأعنف منذ **27 كانون الثاني، حين** قُتل 31 في هجوم»: the day of the act that is called back, and of no other."""
    after = k + 2 if k + 1 < len(found.chunks) and found.chunks[k + 1].lemma in "،," else k + 1
    if not after < frame.trigger <= after + 9 or found.chunks[after].lemma not in _WHEN:
        return False
    return not any(c.kind in ("comp", "conj") for c in found.chunks[after + 1 : frame.trigger])


_WHEN = frozenset({"عندما", "حين", "حينما", "بعدما", "لما"})


def _stray(found: Found, k: int, t: TimePhrase, frame: FrameFind) -> bool:
    """Whether a time taken by a verb of saying is the event's after all: both stand behind the trigger and no أن follows."""
    cue = next((c for c in found.cues if c.said is t or c.said == t), None)
    if cue is not None and any(c.kind == "comp" for c in found.chunks[cue.chunk + 1 : k]):
        return True  # it stands in what is said
    if cue is not None and t.since and frame.record == "figure" and found.chunks[cue.chunk].lemma in RECORDING:
        return True  # «**أحصى** المركز **منذ مطلع العام** 64 عملية»
    if cue is not None and cue.chunk in frame.supports:
        return True  # «تابعت الجهات المختصة **اليوم** ملاحقة …»: the verb carries the act
    if cue is not None and cue.effect == "cites" and cue.chunk < k:
        return False
    if cue is None or cue.chunk <= frame.trigger or k <= frame.trigger:
        return False
    if k < cue.chunk:
        return True  # «… فجر السبت، مبينة أن …»
    return not any(c.kind == "comp" for c in found.chunks[cue.chunk : k + 6])


def _announced(found: Found, frame: FrameFind, tolls: Sequence[FrameFind]) -> TimePhrase | None:
    """«وثّق في الخامس من الشهر مقتل …», «أعلنت حركة س مساءً التوصل إلى اتفاق»: who keeps a record gives the act's own day, and an
    agreement is made by being announced. A killing that is announced on Sunday need not be of Sunday (CODEBOOK §7)."""
    for f in (frame, *tolls):
        if not f.nominal or f.link == "anniversary":
            continue
        for c in found.cues:
            at = next((k for k, t in found.times if t is c.said), -1)
            if f.type not in _MADE_BY_WORDS and found.chunks[c.chunk].lemma not in RECORDING:
                continue
            if (
                c.said is None
                or not 0 <= at < f.trigger
                or c.chunk >= f.trigger
                or c.stance not in _TELLING
                or f.trigger - c.chunk > 12
                or c.said.kind == "span"
            ):
                continue
            if not any(
                x.kind in ("comp", "conseq") or (x.kind == "mark" and x.lemma in _HARD) for x in found.chunks[c.chunk : f.trigger]
            ):
                return c.said
    return None


def _other_clause(found: Found, k: int, frame: FrameFind, frames: Sequence[FrameFind]) -> bool:
    """Whether a relative clause or a clause of another act holds the only time of the sentence."""
    before = found.chunks[max(0, k - 4) : k]
    return (any(c.kind == "rel" for c in before) and frame.trigger < k) or all(apart(found, k, f, frames) for f in frames)


def dated_by_heading(drafts: Iterable[Draft], found: Sequence[Found], discourse: Discourse) -> list[Draft]:
    """«موجز الأحداث ليوم الأربعاء 24 حزيران:»: the heading's day, for events below that have none."""
    headings = [(f.sentence.index, f, t) for f in found if (t := _heading(f)) is not None]
    hours = {f.sentence.index for f in found if f.times and f.times[0][0] < _OPENING and f.times[0][1].kind == "clock"}
    out: list[Draft] = []
    for d in drafts:
        over = next(((f, t) for at, f, t in reversed(headings) if at < d.sentence), None)
        if over is not None and d.sentence not in hours and not _FOLLOWING.isdisjoint(over[0].sentence.words):
            over = None  # «العمليات الآتية اليوم:» is the heading of the entries that open with their hour
        if over is not None and d.time is not None and d.time.kind == "part":
            t = d.time  # «داهمت **فجراً** منزلاً»: of the heading's day
            day = msgspec.structs.replace(over[1], start=t.start, end=t.end, glue=t.glue, part_of_day=t.part_of_day)
            d = msgspec.structs.replace(d, time=day)
        elif over is not None and d.record == "event" and d.time is None and d.status in ("occurred", "foiled", "ongoing"):
            d = msgspec.structs.replace(d, time=over[1], time_span=discourse.span(over[0], over[1].start, over[1].end))
        out.append(d)
    return out


def _heading(found: Found) -> TimePhrase | None:
    """The day in a line that opens a roundup: it ends in a colon or without a stop, tells no event; its day stands alone or under
    «ليوم» or beside a word for a digest."""
    last = found.sentence.tokens[-1].form if found.sentence.tokens else ""
    days = [(k, t) for k, t in found.times if t.kind in _DAYS and not (t.since or t.until or t.before or t.after)]
    if len(days) != 1 or any(f.record == "event" for f in found.frames) or (found.sentence.ended and last != ":"):
        return None
    k, t = days[0]
    bare = not any(c.kind in ("verb", "np", "place") for c in found.chunks)
    digest = any(x.form.removeprefix("ال") in _ROUNDUP for x in found.sentence.tokens[:12])
    digest = digest or (last == ":" and not _FOLLOWING.isdisjoint(found.sentence.words))
    return t if (bare and last == ":") or t.glue.endswith("ل") or found.chunks[k].pre.endswith("ل") or digest else None


__all__ = ["dated_by_heading", "said_times", "time_of"]
