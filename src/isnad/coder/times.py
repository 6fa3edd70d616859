"""Which time belongs to which event (CODEBOOK §7): the time of its own clause, else the only one of the sentence, else that of a
roundup's heading; the day of saying only where the saying makes the act (an agreement) or keeps a record of its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from isnad.coder.reference import Discourse
from isnad.model.draft import Draft
from isnad.model.finds import CueFind, Found, FrameFind
from isnad.model.times import TimePhrase

_NOT_EVENT = frozenset({"duration", "anniversary", "clock"})
_HARD = frozenset({".", ":"})
_CUTS = frozenset({"comp", "conseq", "cue"})
_HAPPENS = frozenset(
    {
        "وقع",
        "وقّع",
        "حدث",
        "حصل",
        "جرى",
        "دار",
        "استهدف",
        "طال",
        "ضرب",
        "اندلع",
        "أصاب",
        "نفّذ",
        "شنّ",
        "شهد",
        "تعرّض",
        "هزّ",
        "بدأ",
        "انفجر",
        "سقط",
    }
)
_TELLING = frozenset({"neutral", "affirms", "admits"})
_DAYS = frozenset({"day", "weekday", "date"})
_ROUNDUP = frozenset(
    {"موجز", "نشرة", "حصيلة", "تقرير", "حدث", "أحداث", "تطور", "تطورات", "خلاصة", "ملخص", "جولة", "خريطة", "يوميات"}
)
_MADE_BY_WORDS = frozenset({"agreement", "ceasefire", "negotiation", "curfew", "strike_action", "surrender"})
RECORDING = frozenset({"وثّق", "سجّل", "رصد", "أحصى"})
_FAR = 26


def time_of(found: Found, frame: FrameFind, said: list[TimePhrase], tolls: Sequence[FrameFind] = ()) -> TimePhrase | None:
    """The time phrase of a frame, or None. «منذ» before an ongoing act is a beginning and is kept."""
    frames = (frame, *tolls)
    times = [(k, t) for k, t in found.times if t.kind not in _NOT_EVENT and not _record(found, k, t)]
    for k, t in times:
        if any(_counted_from(k, t, f) for f in frames):
            return msgspec.structs.replace(t, forward=not t.forward)
    free = [(k, t) for k, t in times if (t not in said or _stray(found, k, t, frame)) and not _of_another(found, k, t, frames)]
    near = [(k, t) for k, t in free if any(_same_clause(found, k, f) for f in frames)]
    if near:
        return _moment(
            found, frame, *min(near, key=lambda p: (_loose(p[1]) + _others(found, p[0], frame), abs(p[0] - frame.trigger), p[0]))
        )
    if len(free) == 1 and not _other_clause(found, free[0][0], frame):
        return free[0][1]
    return None if free else _announced(found, frame, tolls)


def _record(found: Found, k: int, t: TimePhrase) -> bool:
    """«للمرة الأولى منذ سنوات», «الأعنف منذ أشهر»: how long there was nothing like it, no day of it."""
    return t.since and any(c.lemma in _RECORD or c.base in _RECORD for c in found.chunks[max(0, k - 3) : k])


_RECORD = frozenset(
    {
        "مرة",
        "أول",
        "الأول",
        "أعنف",
        "أكبر",
        "أعلى",
        "أشدّ",
        "أوسع",
        "أضخم",
        "أدمى",
        "أخطر",
        "أسوأ",
        "أكثر",
        "نوع",
        "للمرة الأولى",
        "المرة الأولى",
        "لأول مرة",
    }
)


def said_times(cues: tuple[CueFind, ...]) -> list[TimePhrase]:
    """Times that date a statement, not what it tells."""
    return [c.said for c in cues if c.said is not None]


def _loose(t: TimePhrase) -> int:
    """Phrases that only bound an event, or count from another one, come after those that name a day."""
    return 1 if t.until or t.before or t.after or t.which == "same" or t.kind in ("now", "earlier") else 0


def _others(found: Found, k: int, frame: FrameFind) -> int:
    """«عنصر انشق عام 2015»: a time right behind a verb that is neither the act nor carries it, and tells of a noun."""
    x = k - 2 if found.chunks[k - 1].kind == "prep" else k - 1
    c = found.chunks[x] if x > 0 else None
    if c is None or c.kind != "verb" or x == frame.trigger or x in frame.supports or c.lemma in _HAPPENS or c.base in _HAPPENS:
        return 0
    return int(found.chunks[x - 1].kind in ("np", "rel", "noun") and not c.pre)


def _counted_from(k: int, t: TimePhrase, frame: FrameFind) -> bool:
    """«بعد يوم من مقتل …»: the act under من came a day before what was told; the phrase is counted the other way."""
    return t.which == "same" and k < frame.trigger <= k + 2


def _of_another(found: Found, k: int, t: TimePhrase, frames: Sequence[FrameFind]) -> bool:
    """«جاء الهجوم بعد يومين من **اعتداء** …»: the phrase dates the act that it is counted from, which has a claim of its own."""
    return any(_counted_from(k, t, f) for f in found.frames if f not in frames)


def _moment(found: Found, frame: FrameFind, k: int, t: TimePhrase) -> TimePhrase:
    """«منذ عام 2014، **عندما** سيطر س على م»: the act under عندما was of that year; only what is told before it goes on since."""
    act = not frame.nominal and k < frame.trigger and any(c.lemma in _WHEN for c in found.chunks[k + 1 : frame.trigger])
    return msgspec.structs.replace(t, since=False) if t.since and act else t


_WHEN = frozenset({"عندما", "حين", "حينما", "بعدما", "لما"})


def _stray(found: Found, k: int, t: TimePhrase, frame: FrameFind) -> bool:
    """Whether a time taken by a verb of saying is the event's after all: both stand behind the trigger and no أن follows."""
    cue = next((c for c in found.cues if c.said is t or c.said == t), None)
    if cue is not None and any(c.kind == "comp" for c in found.chunks[cue.chunk + 1 : k]):
        return True  # it stands in what is said
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


def _same_clause(found: Found, k: int, frame: FrameFind) -> bool:
    lo, hi = sorted((k, frame.trigger))
    if hi - lo > _FAR:
        return False
    for x in range(lo + 1, hi):
        c = found.chunks[x]
        if c.kind in _CUTS or (c.kind == "mark" and c.lemma in _HARD):
            return False
        if c.kind == "rel" and lo == frame.trigger and x - lo > 3 and not _tells_when(found, x):
            return False
        if c.kind in ("verb", "neg") and c.pre.startswith("و") and frame.trigger not in frame.supports:
            return False
    return True


def _tells_when(found: Found, rel: int) -> bool:
    """«القصف الذي استهدف …», «التفجير الذي وقع …»: the relative clause goes on with the act."""
    after = next((c for c in found.chunks[rel + 1 : rel + 3] if c.kind == "verb"), None)
    before = next((c for c in reversed(found.chunks[:rel]) if c.kind != "adj"), None)
    if before is not None and before.kind == "mark" and rel > 1 and found.chunks[rel - 2].kind in ("np", "place"):
        return False  # «… استهدف فصائل موالية لتركيا، التي بدأت قبل أسابيع هجوماً»
    if after is not None and after.tense == "imperfect" and before is not None and before.kind == "place":
        return False  # «مدينة س التي تتعرض منذ أسبوعين لقصف»: of the place
    return after is not None and (after.lemma in _HAPPENS or after.base in _HAPPENS)


def _other_clause(found: Found, k: int, frame: FrameFind) -> bool:
    """Whether a relative clause or an event under بعد/قبل of its own holds the time."""
    before = found.chunks[max(0, k - 4) : k]
    return any(c.kind == "rel" for c in before) and frame.trigger < k


def dated_by_heading(drafts: Iterable[Draft], found: Sequence[Found], discourse: Discourse) -> list[Draft]:
    """«موجز الأحداث ليوم الأربعاء 24 حزيران:»: the heading's day, for events below that have none."""
    headings = [(f.sentence.index, f, t) for f in found if (t := _heading(f)) is not None]
    out: list[Draft] = []
    for d in drafts:
        over = next(((f, t) for at, f, t in reversed(headings) if at < d.sentence), None)
        if over is not None and d.record == "event" and d.time is None and d.status in ("occurred", "foiled", "ongoing"):
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
    digest = any(c.lemma in _ROUNDUP or c.base in _ROUNDUP or (c.mention and c.mention.head in _ROUNDUP) for c in found.chunks)
    return t if (bare and last == ":") or t.glue.endswith("ل") or found.chunks[k].pre.endswith("ل") or digest else None


__all__ = ["dated_by_heading", "said_times", "time_of"]
