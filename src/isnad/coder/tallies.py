"""Numbers over a stretch of time: the dead of a month and the raids of a week are figures, no single events (CODEBOOK §1, §6)."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from isnad.coder.reference import Discourse
from isnad.coder.since import tally_since
from isnad.coder.times import RECORDING, time_of
from isnad.model.draft import Draft
from isnad.model.finds import Found, FrameFind
from isnad.model.times import TimePhrase

MANY_DEAD, MANY_ATTACKS = 10, 5
"""From how many on a number over weeks or months is nobody's single event."""
OF_A_WAR = 1000
"""From how many on the dead are those of a war, whatever time is told."""
OF_ANY_WAR = 10_000
"""From how many on they are so under whatever act they are told («أدت **المعارك** إلى مقتل عشرات الآلاف»)."""
OF_A_LAND = 100_000
"""From how many on the displaced are those of a whole campaign."""
_LONG = frozenset({"week", "month", "year"})
_DATED = frozenset({"month", "year", "season", "fraction", "decade"})
TOLLS = frozenset({"killed", "casualties", "wounded", "abducted", "detained"})
_RECORDING = RECORDING | {"توثيق"}
TALLIED = frozenset({"killing", "abduction", "arrest"})


def told_once(found: Found, frames: list[FrameFind]) -> list[FrameFind]:
    """«وثّق المرصد استشهاد طفلة **عمرها أربع سنوات**»: where no stretch of time is told, a record is that of one act."""
    told = any(stretch(t) and not (t.kind == "duration" and t.rule != _WITHIN) for _, t in found.times)
    if told or any(c.lemma == "منذ" for c in found.chunks):
        return frames
    return [
        msgspec.structs.replace(f, rule="killing", record="event", type="killing", status="occurred")
        if f.rule == _RECORDED
        else f
        for f in frames
    ]


_RECORDED, _WITHIN = "toll_documented", "within so long"


def over_a_stretch(d: Draft, found: Found) -> Draft:
    """«مقتل 104 مدنيين في نيسان», «27 عملية قصف خلال الأسبوع الفائت»: the same words as a figure; anything else as it is."""
    many = OF_A_WAR if d.type in TALLIED else OF_ANY_WAR
    if d.record == "event" and any(c.what in TOLLS and (c.quantity.low or 0) >= many for c in d.counts):
        return figure(d, "cumulative_toll")  # «حصيلة قتلى الحرب 233 ألفاً»
    if (
        d.record == "event"
        and d.type == "displacement"
        and any(c.what == "displaced" and (c.quantity.low or 0) >= OF_A_LAND for c in d.counts)
    ):
        return figure(d, "displaced_population")
    if d.type == "killing" and d.because and d.because[0].rule in _TOLD and tally_since(found) and _dead(d):
        return figure(d, "cumulative_toll")  # «عدد القتلى **منذ الهجوم** بلغ 71»
    if d.type == "killing" and d.because and d.because[0].rule == "toll_came_to" and _received(d, found):
        return figure(d, "cumulative_toll")  # «وصل إلى المستشفيات 12 شهيداً **خلال الساعات الـ24 الماضية**»
    if d.type == "detained_population" and any(c.what == "abducted" for c in d.counts):
        return figure(d, "cumulative_toll")  # «بلغ عدد **المختطفين** 335»: taken over a time
    if d.record == "event" and d.time is not None and (kind := _over_days(d, d.time, found)):
        return figure(d, kind)
    if d.record != "event" or d.time is None or not stretch(d.time):
        return d
    weekly = d.time.unit == "week" and d.time.kind == "unit" and not (_within(found, d.time) or recording(found))
    if weekly and d.type != "killing":
        return d  # «38 رهينة خُطفوا **الأسبوع الماضي**»: on some day of it
    whole = d.time.since or _within(found, d.time)
    once_only = d.type == "abduction" and not (d.nominal or whole)  # «200 اختطفهم **أواخر** شباط»
    if d.type in TALLIED and not once_only and any(c.what in TOLLS and (c.quantity.low or 0) >= MANY_DEAD for c in d.counts):
        return figure(d, "cumulative_toll")
    if any(c.what == "attacks" and c.quantity.best is not None and c.quantity.best >= MANY_ATTACKS for c in d.counts):
        return figure(d, "attack_count")  # «مئات الضربات» are told as a habit
    if d.time.since and any(c.what == "killed" and (c.quantity.low or 0) >= MANY_SINCE for c in d.counts):
        return figure(d, "cumulative_toll")  # «أدت الهجمات إلى مقتل أكثر من 1800 مدني **منذ كانون الثاني 2019**»
    if (
        d.nominal
        and (_within(found, d.time) or (d.time.since and _number_of_dead(found, d)))
        and any(c.what == "killed" and (c.quantity.low or 0) >= MANY_DEAD for c in d.counts)
    ):
        return figure(d, "cumulative_toll")  # «قُتل 11 مدنياً **خلال أيلول** بانفجار ألغام»
    return d


def _over_days(d: Draft, t: TimePhrase, found: Found) -> str:
    """«27 غارة **خلال الساعات الـ24 الماضية**», «مقتل 37 عنصراً **خلال الأيام الثلاثة الماضية**»: a day's or a few days' sum of
    many acts; the figure that it is, or nothing."""
    days = t.unit == "day" and (t.n is None or t.n > 1)
    if t.since or t.kind not in ("span", "duration") or not (days or (t.unit == "hour" and (t.n or 0) >= _A_DAY)):
        return ""
    if t.start and not _within(found, t):
        return ""
    if any(c.what == "attacks" and (c.quantity.best or 0) >= MANY_ATTACKS for c in d.counts) and (d.nominal or not d.places):
        return "attack_count"  # «استهدف س بـ18 غارة»: those on one place are its raid
    killed = max((c.quantity.low or 0 for c in d.counts if c.what == "killed"), default=0)
    several = any(c.kind == "event" and c.number == "p" and c.base == d.lemma for c in found.chunks)
    few = d.type == "killing" and not d.definite and killed >= MANY_ATTACKS
    return "cumulative_toll" if few or (several and killed >= OVER_DAYS) else ""


OVER_DAYS = 30
"""From how many on the dead of several acts over days are nobody's single event."""
_A_DAY = 24
"""Hours from which on a time is long enough for several acts."""

_TOLD = frozenset({"toll", "toll_came_to", "met_death", "killing", "killed_many", "fell_dead"})
"""Rules that tell a number of dead with no other act."""


def _received(d: Draft, found: Found) -> bool:
    hours = d.time is not None and d.time.unit == "hour" and d.time.kind in ("span", "duration")
    return hours and any(c.base in _HOSPITALS for c in found.chunks)


_HOSPITALS = frozenset({"مستشفى", "مشفى"})


def _dead(d: Draft) -> bool:
    return any(c.what in ("killed", "casualties") and c.quantity.low for c in d.counts)


def _within(found: Found, t: TimePhrase) -> bool:
    """«**خلال** أيلول», «**طوال** الشهر الماضي»: over all of it, and not on some day in it."""
    tokens = found.sentence.tokens
    return any(
        tokens[k].form.removeprefix("و") in _THROUGHOUT for k in (t.start, t.start - 1, t.start - 2) if 0 <= k < len(tokens)
    )


def _number_of_dead(found: Found, d: Draft) -> bool:
    """«**عدد قتلى** الضربات الأميركية بلغ 224 منذ 15 آذار»: the act stands under the noun of its toll."""
    return any(
        a.mention is not None and not _TALLYING.isdisjoint(a.mention.heads) and "dead" in a.mention.classes and b.base == d.lemma
        for a, b in pairwise(found.chunks)
    )


_TALLYING = frozenset({"عدد", "حصيلة"})
_THROUGHOUT = frozenset({"خلال", "طوال", "طيله"})


def since_its_start(d: Draft, found: Found, frame: FrameFind, said: list[TimePhrase], discourse: Discourse) -> Draft:
    """«**ومنذ اندلاعها**، تسببت المعارك بسقوط نحو 1100 قتيل»: the dead of a whole war or campaign; the time from which they are
    counted («منذ اندلاع الحرب **في نيسان 2023**») is no time of an act, but that of the figure."""
    many = any(c.what in ("killed", "casualties") and (c.quantity.low or 0) >= MANY_SINCE for c in d.counts)
    if not many or d.record != "event" or not _since_start(found):
        return d
    time = time_of(found, msgspec.structs.replace(frame, record="figure"), said)
    if d.time is not None and not d.time.since and not (time is not None and time.since):
        return d
    toll = figure(d, "cumulative_toll")
    if time is None or (d.time is not None and d.time.since):
        return toll
    return msgspec.structs.replace(toll, time=time, time_span=discourse.span(found, time.start, time.end))


MANY_SINCE = 100


def of_hunger(d: Draft, found: Found) -> Draft:
    """«ارتفع عدد ضحايا **المجاعة** وسوء التغذية إلى 455 شهيداً»: the dead of hunger are counted over weeks."""
    if d.record != "event" or d.type != "killing" or not any(c.what == "killed" for c in d.counts):
        return d
    counted = bool(d.because) and d.because[0].rule in ("toll", "toll_among")
    if not counted or _HUNGER.isdisjoint(t.form.removeprefix("و") for t in found.sentence.tokens):
        return d
    return figure(d, "cumulative_toll")


_HUNGER = frozenset({"المجاعه", "التجويع", "الجوع", "تجويع", "مجاعه"})


def _since_start(found: Found) -> bool:
    return any(a.lemma == "منذ" and (b.kind == "event" or not b.classes.isdisjoint(_STARTING)) for a, b in pairwise(found.chunks))


_STARTING = frozenset({"phase", "begin"})


def stretch(t: TimePhrase) -> bool:
    """A week or more: «في نيسان», «خلال الأسبوع الفائت», «الأشهر الماضية», «منذ 13 تموز»; no part of a day and no date alone."""
    return (
        t.kind in _DATED
        or (t.since and t.kind == "date")
        or (t.kind in ("unit", "span", "range", "duration") and t.unit in _LONG)
    )


_DAYS = frozenset({"weekday", "day", "part", "clock", "hours"})


def days_only(found: Found) -> bool:
    """«قُتل 89 شخصاً في الاشتباكات المستمرة منذ **الأحد**»: a number since a day of the week is that of the act it is told with."""
    since = [t for _, t in found.times if t.since]
    acts = any(f.record == "event" and f.nominal and f.link in ("container", "cause") for f in found.frames)
    return acts and bool(since) and all(t.kind in _DAYS for t in since)


def once(drafts: list[Draft]) -> list[Draft]:
    """«وثّقت س **مقتل** N»: the verb of recording and the noun of death tell one number; the telling with more of it is kept."""
    out: list[Draft] = []
    for d in drafts:
        twin = next((k for k, e in enumerate(out) if _twins(d, e)), -1) if d.type == "cumulative_toll" else -1
        if twin < 0:
            out.append(d)
        elif (len(d.counts), len(d.roles)) > (len(out[twin].counts), len(out[twin].roles)):
            out[twin] = d
    return out


def without_parts(drafts: list[Draft]) -> list[Draft]:
    """«أحصت س 74 **هجوماً** …، تمت عبر **استهدافات وتفجيرات**»: what a number of attacks is made up of is no event beside it: the
    counted noun, and bare kinds of act behind it; nor is what the dead of a stretch of time died of («قُتل 140 مدنياً **جراء
    انفجار الألغام** منذ بداية العام»)."""
    figures = [d for d in drafts if d.type in ("attack_count", "cumulative_toll") and d.record == "figure"]
    return [d for d in drafts if not _uncounted(d) and not any(_part_of(d, f) or _cause_of(d, f) for f in figures)]


_COUNTED = {
    "attacks_counted": MANY_ATTACKS,
    "operations_over_time": MANY_ATTACKS,
    "toll_put_at": 1,
    "toll_came_to": 1,
    "displaced_came_to": 1,
}
"""Rules whose words tell a figure only with a number: rule → the least that it must be."""


def _uncounted(d: Draft) -> bool:
    """«رصد خرقاً خلال ساعات», «قدّر جهود أسر الشهداء»: no number, and no figure."""
    least = _COUNTED.get(d.because[0].rule) if d.because else None
    return least is not None and not any((c.quantity.low or 0) >= least for c in d.counts)


def _cause_of(d: Draft, figure: Draft) -> bool:
    if d.type == "killing" and d.link == "relative" and not d.counts and d.sentence == figure.sentence:
        return figure.type == "cumulative_toll"  # «ارتفع عدد الجنود **الذين لقوا حتفهم** في مالي إلى 50»
    if figure.link == "consequence" and d.order < figure.order and d.sentence == figure.sentence and d.record == "event":
        called_back = d.definite and d.nominal and not (d.counts or (d.time is not None and d.time is not figure.time))
        return called_back and not any(r.party.via is None for r in d.roles) and not any(not p.via for p in d.places)
    return (
        figure.type == "cumulative_toll"
        and d.record == "event"
        and d.nominal
        and (d.link in ("cause", "container") or (d.definite and _counted_of(d, figure)))
        and not d.counts
        and d.sentence == figure.sentence
        and d.order > figure.order
    )


def _counted_of(d: Draft, figure: Draft) -> bool:
    """«حصيلة ضحايا **القصف** منذ آذار»: the act stands right behind the noun of its toll."""
    return figure.evidence[0][0] < d.evidence[0][0] < figure.evidence[0][1] + _BEHIND


_BEHIND = 3
"""Characters between the words of a toll and the act whose dead it counts."""


_CASES = frozenset({"attacks", "detained", "abducted"})


def _part_of(d: Draft, figure: Draft) -> bool:
    if d.record != "event" or not d.nominal or d.counts or d.sentence != figure.sentence:
        return False
    start = d.evidence[0][0]
    if any(c.what in _CASES and c.span[0] <= start < c.span[1] for c in figure.counts):
        return True  # «وثّق المكتب **157 حالة اعتقال**»
    if figure.type == "attack_count" and figure.evidence[0][0] < start < figure.evidence[0][1]:
        return True  # «ترتفع أعداد **الهجمات ومحاولات الاغتيال** … إلى 610»
    named = any(not p.via for p in d.places) or any(r.party.via is None for r in d.roles)
    if d.definite:
        return figure.type == "attack_count" and d.order < figure.order and not named  # «بلغ عدد **الضربات** 43 ضربة»
    return d.order > figure.order and not named and d.time is figure.time


def _twins(a: Draft, b: Draft) -> bool:
    if b.type != a.type or a.sentence != b.sentence:
        return False
    first = {c.span for c in a.counts[:1]} | {c.span for c in b.counts[:1]}
    return len(first) < 2 or any(x[0] < y[1] and y[0] < x[1] for x in a.evidence[:1] for y in b.evidence[:1])


def recording(found: Found) -> bool:
    """«وثّقت الشبكة», «سجّل التقرير», «تم توثيق مقتلهم»"""
    return any(c.base in _RECORDING or c.lemma in _RECORDING for c in found.chunks)


def figure(d: Draft, kind: str) -> Draft:
    """The same words as a figure of that kind."""
    return msgspec.structs.replace(d, record="figure", type=kind, status="ongoing")
