"""The grammar of time expressions: a table of named recognisers over the vocabulary.

A recogniser looks at one place of a sentence and gives the phrase that begins there, or None. ``RULES`` says which kinds of words
may open each, so that most are never asked."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from isnad.match import time_days as days
from isnad.match.time_parts import (
    DASHES,
    amount,
    calendar_date,
    day_number,
    figure_year,
    integer,
    is_ibb,
    joined,
    linked,
    month_name,
    month_tail,
    named_year,
    ordinal,
    unit_which,
    which,
    worded_date,
)
from isnad.match.time_words import Hit, Reading
from isnad.model.times import TimePhrase

Recogniser = Callable[[Reading, int], TimePhrase | None]


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A recogniser, its name and the kinds of words that may open it."""

    name: str
    opens: frozenset[str]
    read: Recogniser


def month(r: Reading, i: int) -> TimePhrase | None:
    """أكتوبر 2017 · شهر مارس/آذار الحالي · أيلول الماضي · في نيسان; not حرب تموز, not the verb مارس."""
    found = month_name(r, i)
    if not found:
        return None
    phrase = month_tail(r, found[0])
    sure = found[1] or phrase.year or phrase.which or phrase.year_which or phrase.glue in ("ب", "ل", "وب", "ول")
    if not sure and (not (linked(r, i) and phrase.glue == "") or is_ibb(r, i, phrase.end)):
        return None
    return None if r.names_before(i, "date") and phrase.year is None else phrase


def year(r: Reading, i: int) -> TimePhrase | None:
    """عام 2016 · العام الماضي · (منذ) 2014; not الأمن العام, not 2000 أجنبي."""
    named = named_year(r, i)
    if named:
        return named
    bare = figure_year(r, i)
    if not bare or not linked(r, i) or r.before(i, "to") or r.before(i, "ago"):
        return None
    if r.form(i - 1) == "عن" and r.form(bare.end).endswith("ا"):
        return None  # «أفرجت **عن 1968 أسيراً**»
    sure = bare.year is not None and bare.year % 100 != 0 and r.at(i, "integer") is not None and not r.at(i, "the")
    return bare if sure and not r.at(bare.end, "unit") else None


def unit(r: Reading, i: int) -> TimePhrase | None:
    """الأسبوع الماضي · الشهر الجاري · هذا الأسبوع."""
    return unit_which(r, i, ("week", "month", "decade"))


def period(r: Reading, i: int) -> TimePhrase | None:
    """مطلع آذار · بداية شهر مارس/آذار الحالي · نهاية 2016 · منتصف الشهر · أواخر العام الماضي."""
    hit = r.at(i, "period")
    if not hit:
        return None
    j = hit.end
    if (link := r.at(j, "from")) and not link.glue:
        j = link.end
    head = TimePhrase(kind="", start=i, end=j, part=hit.value, glue=hit.glue)
    whole = _whole(r, j)
    return joined(whole.kind, head, whole) if whole and not whole.glue else None


def _whole(r: Reading, i: int) -> TimePhrase | None:
    """What has a beginning and an end: a month, a year, a week; الشهر alone is this month."""
    found = month_name(r, i)
    if found:
        return month_tail(r, found[0])
    told = unit_which(r, i, ("week", "month")) or named_year(r, i) or figure_year(r, i)
    if told:
        return told
    hit = r.at(i, "unit")
    if not hit or not hit.article or hit.value not in ("week:1", "month:1", "year:1"):
        return None
    name = hit.value.partition(":")[0]
    if name == "year":
        return TimePhrase(kind="year", start=i, end=hit.end, year_which="this", unit="year", glue=hit.glue)
    return TimePhrase(kind="unit", start=i, end=hit.end, unit=name, glue=hit.glue)


def span(r: Reading, i: int) -> TimePhrase | None:
    """الأشهر الماضية · الساعات الـ24 الماضية · الأيام القليلة الماضية · الـ24 ساعة الأخيرة · آخر يومين."""
    latest = r.at(i, "latest")
    if latest:
        told = _measure(r, latest.end)
        return msgspec.structs.replace(told, start=i, kind="span", which="last", glue=latest.glue) if told else None
    found = amount(r, i)
    hit = r.at(found[1] if found else i, "unit")
    if not hit or (found and hit.glue) or (not found and (not hit.article or hit.value.endswith(":1"))):
        return None
    unit_name, _, size = hit.value.partition(":")
    n = found[0] if found else 2 if size == "2" else None
    j = hit.end
    if not found and (more := amount(r, j)):
        n, j = more
    told = which(r, j)
    if not told or (found and n is None and told.which == "last" and not r.at(i, "vague")):
        return None
    return TimePhrase(kind="span", start=i, end=told.end, unit=unit_name, n=n, which=told.which, glue=_glue(r, i))


def _glue(r: Reading, i: int) -> str:
    return next((hit.glue for hit in r.hits[i].values() if hit.glue), "")


def _measure(r: Reading, i: int) -> TimePhrase | None:
    """An amount of time: يومين · ثلاثة أيام · 24 ساعة · ساعات · بضعة أشهر · شهر."""
    found = amount(r, i)
    about = r.at(i, "about")  # «قبل نحو شهرين»
    j = found[1] if found else about.end if about else i
    hit = r.at(j, "unit")
    if not hit or hit.glue or hit.article:
        return None
    unit_name, _, size = hit.value.partition(":")
    n = found[0] if found else {"1": 1, "2": 2}.get(size)
    return TimePhrase(kind="duration", start=i, end=hit.end, unit=unit_name, n=n, about=about is not None)


def ago(r: Reading, i: int) -> TimePhrase | None:
    """قبل يومين · منذ أسبوع · قبل نحو ثلاثة أشهر · قبل ساعات · بعد يومين; not قبل عام 2011."""
    hit = r.at(i, "ago") or r.at(i, "since") or r.at(i, "after")
    if not hit:
        return None
    told = _measure(r, hit.end)
    hours = told is not None and told.unit == "hour" and told.n is None and r.at(hit.end, "part")  # «منذ ساعات الصباح»
    if not told or hours or figure_year(r, told.end) or month_name(r, told.end) or r.at(told.end, "weekday"):
        return None
    if r.at(told.end, "the") or (told.unit == "day" and told.n == 1 and (r.at(told.end, "day") or day_number(r, told.end))):
        return None
    head = TimePhrase(kind="ago", start=i, end=told.end, glue=hit.glue)
    return joined("ago", head, told, _flags(r, i, told))


def _flags(r: Reading, i: int, told: TimePhrase) -> TimePhrase:
    """Whether it runs on (منذ) or forward (بعد); بعد يومين and قبل يومين من الهجوم count from what was told before."""
    since, after = r.at(i, "since") is not None, r.at(i, "after") is not None
    now = r.at(told.end, "from_now")
    other = (after and not now) or (r.at(told.end, "from") is not None and not now)
    return TimePhrase(kind="", start=i, end=now.end if now else i, since=since, forward=after, which="same" if other else "")


def duration(r: Reading, i: int) -> TimePhrase | None:
    """لمدة ثلاثة أيام · استمر 3 ساعات · طوال يومين: a length, not a date."""
    hit = r.at(i, "for")
    if not hit:
        return None
    told = _measure(r, hit.end) or span(r, hit.end) or _whole_unit(r, hit.end)
    if not told or told.which:
        return None
    return msgspec.structs.replace(told, start=i, glue=hit.glue)


def _whole_unit(r: Reading, i: int) -> TimePhrase | None:
    """(طوال) الأسبوع · (طوال) اليوم: one of it."""
    hit = r.at(i, "unit")
    if not hit or not hit.article or not hit.value.endswith(":1") or which(r, hit.end):
        return None
    return TimePhrase(kind="duration", start=i, end=hit.end, unit=hit.value.partition(":")[0], n=1)


def _whole_length(r: Reading, i: int) -> TimePhrase | None:
    """يوم كامل · سنة كاملة."""
    hit = r.at(i, "unit")
    if not hit or hit.article or not hit.value.endswith(":1") or r.form(hit.end) not in ("كامل", "كامله", "كاملا"):
        return None
    return TimePhrase(kind="duration", start=i, end=hit.end + 1, unit=hit.value.partition(":")[0], n=1, glue=hit.glue)


def window(r: Reading, i: int) -> TimePhrase | None:
    """خلال 48 ساعة · في غضون يومين · في أقل من 24 ساعة: the last hours when they make whole days, else a length."""
    hit = r.at(i, "within")
    less = r.at(hit.end if hit else i + 1, "less") if hit or r.form(i) == "في" else None
    told = _measure(r, less.end) if less else _measure(r, hit.end) if hit else None
    if not told or (told.unit == "year" and figure_year(r, told.end)) or month_name(r, told.end) or r.at(told.end, "which"):
        return None
    one_day = told.unit == "day" and told.n == 1 and r.form(told.end) == "واحد"  # «خلال **يوم واحد**»
    if told.start == told.end - 1 and told.n == 1 and told.unit not in ("week", "month") and not one_day:
        return None
    told = msgspec.structs.replace(told, start=i, end=told.end + one_day, glue=hit.glue if hit else "")
    whole = one_day or (told.unit == "hour" and told.n in (24, 48, 72))
    return msgspec.structs.replace(told, kind="span", which="this" if one_day else "last") if whole else told


def measured(r: Reading, i: int) -> TimePhrase | None:
    """ثلاث ساعات · 3 أيام · خمس دقائق: a bare length, so that nobody takes it for a date or a toll."""
    if not amount(r, i):
        return _whole_length(r, i)
    told = _measure(r, i)
    return msgspec.structs.replace(told, glue=_glue(r, i)) if told else None


def season(r: Reading, i: int) -> TimePhrase | None:
    """صيف 2016 · شتاء عام 2014 · الصيف الماضي · فصل الشتاء الماضي; not الربيع العربي."""
    word = r.at(i, "season_word")
    hit = r.at(word.end if word else i, "season")
    if not hit or r.at(i, "month"):
        return None
    head = TimePhrase(kind="season", start=i, end=hit.end, season=hit.value, glue=(word or hit).glue)
    link = r.at(hit.end, "from")
    told = which(r, hit.end) or named_year(r, link.end if link else hit.end) or figure_year(r, hit.end)
    return joined("season", head, told) if told and not told.glue else None


def fraction(r: Reading, i: int) -> TimePhrase | None:
    """النصف الأول من آذار · الأسبوع الأول من الشهر الجاري · الربع الثالث (من عام) 2016."""
    share = r.at(i, "fraction")
    week = r.at(i, "unit")
    head = share or (week if week and week.value == "week:1" and week.article else None)
    found = ordinal(r, head.end) if head else None
    link = r.at(found[1], "from") if found else None
    if not head or not found:
        return None
    whole = _whole(r, link.end if link else found[1])
    if not link and (whole is None or whole.kind != "year" or whole.year is None):
        return None  # «الربع الثالث 2016»; «النصف الأول» of a match has no year behind it
    if not whole or whole.part or whole.unit == "week":
        return None
    of = whole.kind if whole.kind != "unit" else whole.unit
    part = share.value if share else "week"
    mine = TimePhrase(kind="fraction", start=i, end=whole.end, n=found[0], unit=part, of=of, glue=head.glue)
    return joined("fraction", mine, whole)


def decade(r: Reading, i: int) -> TimePhrase | None:
    """ثمانينيات القرن الماضي · التسعينيات."""
    hit = r.at(i, "decade")
    if not hit:
        return None
    tail = r.at(hit.end, "century")
    decade_year = int(hit.value) + (1900 if tail or int(hit.value) >= 30 else 2000)
    return TimePhrase(kind="decade", start=i, end=(tail or hit).end, year=decade_year, glue=hit.glue)


def anniversary(r: Reading, i: int) -> TimePhrase | None:
    """الذكرى السنوية الخامسة · الذكرى الخامسة · ذكرى."""
    hit = r.at(i, "anniversary")
    if not hit:
        return None
    yearly = r.at(hit.end, "yearly")
    end = (yearly or hit).end
    found = ordinal(r, end) or integer(r, end)
    if found and (more := r.at(found[1], "yearly")):
        found = found[0], more.end
    n = found[0] if found else None
    return TimePhrase(kind="anniversary", start=i, end=found[1] if found else end, n=n, glue=hit.glue)


def day_range(r: Reading, i: int) -> TimePhrase | None:
    """(من) 4 إلى 22 يناير 1995 · (بين) 3 و 12 أيلول · 19-20 نوفمبر · (في) 10 و11 أيلول: two days of one month."""
    first = integer(r, i) or ordinal(r, i)
    if not first or not 1 <= first[0] <= 31:
        return None
    day, j = first
    link, told = r.at(j, "to") or r.at(j, "until"), r.at(j, "ordinal")
    glued = told is not None and told.glue == "و"  # «العاشر **و**الخامس عشر من آب»
    beside = glued or r.form(j) == "و"
    if not link and not beside and r.form(j) not in DASHES:
        return None
    last = worded_date(r, link.end if link else j if glued else j + 1)
    if last is None or last.day is None or last.day <= day:
        return None
    if beside and not (r.before(i, "between") or r.before(i, "pair")) and (last.day != day + 1 or not linked(r, i)):
        return None
    begin = msgspec.structs.replace(last, day=day, start=i, end=j, glue="")
    return TimePhrase(kind="range", start=i, end=last.end, first=begin, last=last, glue=_glue(r, i))


def pair(r: Reading, i: int) -> TimePhrase | None:
    """يومي السبت والأحد · يومي 10 و11 أيلول · عامي 2014 و2016 · شهري شباط وآذار."""
    hit = r.at(i, "pair")
    if not hit:
        return None
    if hit.value == "day" and (days_told := day_range(r, hit.end)) is not None and not days_told.glue:
        return msgspec.structs.replace(days_told, start=i, glue=hit.glue)
    a = _paired(r, hit.end, hit)
    if not a or a.glue:
        return None
    j = a.end
    b = _paired(r, j + 1, hit) if r.form(j) == "و" or r.form(j) in DASHES else _paired(r, j, hit)
    if not b or (b.glue != "و" and b.start == j):
        return None
    return TimePhrase(kind="range", start=i, end=b.end, first=a, last=b, glue=hit.glue)


def _paired(r: Reading, i: int, hit: Hit) -> TimePhrase | None:
    if hit.value == "year":
        return figure_year(r, i)
    if hit.value == "month":
        found = month_name(r, i)
        return month_tail(r, found[0]) if found else None
    return days.weekday(r, i) or days.day_word(r, i) or calendar_date(r, i)


_DAY = "day weekday weekday_word part adverb integer number ordinal numeric clock unit this the"
_MONTHS = "month unit"

RULES: tuple[Rule, ...] = tuple(
    Rule(name, frozenset(opens.split()), read)
    for name, opens, read in (
        ("anniversary", "anniversary", anniversary),
        ("anchored day", "anchor", days.anchored),
        ("night of a day", "night", days.night),
        ("last night", "this_night", days.this_night),
        ("midnight", "midnight", days.midnight),
        ("days of one month", "integer the ordinal number", day_range),
        ("pair", "pair", pair),
        ("named day", _DAY, days.named_day),
        ("part of a month or year", "period", period),
        ("fraction", "fraction unit", fraction),
        ("month", _MONTHS, month),
        ("season", "season season_word", season),
        ("year", "unit integer number this", year),
        ("week or month", "unit this", unit),
        ("last or next days", "unit integer number vague the about latest", span),
        ("so long ago", "ago since after", ago),
        ("length", "for", duration),
        ("within so long", "within in", window),
        ("recently", "moment recent now earlier", days.loose),
        ("decade", "decade", decade),
        ("clock", "unit", days.clock_alone),
        ("part of some day", "adverb", days.adverb),
        ("since this part of the day", "part", days.this_part),
        ("amount of time", "integer number vague the about unit", measured),
    )
)
