"""Dates, months, years and their parts: what calendar words mean, seen from a report's day (None when it is not known).

Every function gives a stretch of days, or None when the words need the report's day and there is none."""

from __future__ import annotations

from datetime import date

import msgspec

from isnad.model.times import TimePhrase
from isnad.resolve.calendar import (
    WEEKDAYS,
    Stretch,
    from_hijri,
    hijri_month,
    hijri_year,
    make,
    month_days,
    month_shift,
    plus,
)

MOON = "by the Umm al-Qura calendar; a sighted moon may differ by one day"
_PARTS = {"start": (1, 10), "early": (1, 10), "middle": (10, 20), "late": (15, 31), "end": (15, 31)}
_YEAR_PARTS = {"start": (1, 4), "early": (1, 4), "middle": (5, 8), "late": (9, 12), "end": (9, 12)}
_STEP = {"this": 0, "same": 0, "last": -1, "before_last": -2, "next": 1}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def void(why: str) -> Stretch:
    """A stretch that holds no days, with the reason why."""
    return Stretch(first=None, last=None, precision="open", why=why, void=True)


def told_year(phrase: TimePhrase, seen: date | None) -> int | None:
    """The year that the words name, directly or from the report's day (العام الماضي)."""
    if phrase.year is not None or not phrase.year_which:
        return phrase.year
    year = hijri_year(seen) if seen and phrase.hijri else seen.year if seen else None
    return year + _STEP[phrase.year_which] if year is not None else None


def _day(phrase: TimePhrase, year: int, month: int) -> date | None:
    assert phrase.day is not None
    return from_hijri(year, month, phrase.day) if phrase.hijri else make(year, month, phrase.day)


def calendar_day(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    """23 مارس 2019 · 25 كانون الأول (the nearest past one) · 15 من الشهر الجاري · 14 رجب 1440."""
    if phrase.month is None:
        return _day_of_month_told(phrase, seen)
    year = told_year(phrase, seen)
    if year is None and (phrase.year_which or seen is None):
        return None
    if year is not None:
        day, why = _day(phrase, year, phrase.month), ""
    else:
        assert seen is not None
        day, why = _yearless(phrase, phrase.month, seen)
    if day is None:
        return void("the calendar has no such day")
    return _checked(phrase, day, "; ".join(filter(None, (why, MOON if phrase.hijri else ""))))


def _day_of_month_told(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    if seen is None:
        return None
    year, month = month_shift(seen.year, seen.month, _STEP[phrase.which or "this"])
    day = make(year, month, phrase.day or 0)
    words = {"this": "the month of the report", "last": "the month before the report's", "next": "the month after the report's"}
    return _checked(phrase, day, words.get(phrase.which, "")) if day else void("that month has no such day")


def _yearless(phrase: TimePhrase, month: int, seen: date) -> tuple[date | None, str]:
    """The nearest past such day, unless المقبل or a weekday that fits only the coming or the previous one says otherwise."""
    base = hijri_year(seen) if phrase.hijri else seen.year
    if base is None:
        return None, ""
    known = [day for year in range(base - 8, base + 9) if (day := _day(phrase, year, month))]
    past = [day for day in reversed(known) if day <= seen]
    coming = [day for day in known if day > seen]
    if phrase.which == "next":
        return (coming[0] if coming else None), "the next such day after the report"
    if phrase.which == "this" and not phrase.hijri and month == seen.month:
        return make(seen.year, month, phrase.day or 0), "this month"
    order = [*past[:1], *coming[:1], *past[1:2]]
    if phrase.weekday is not None and past and past[0].weekday() != phrase.weekday:
        for day in order:
            if day.weekday() == phrase.weekday:
                return day, f"no year is told; {day.isoformat()} is the {WEEKDAYS[phrase.weekday]}"
    return (past[0] if past else None), "no year is told; the nearest past one"


def _checked(phrase: TimePhrase, day: date, why: str) -> Stretch:
    """The day with its precision; a weekday that contradicts it is reported."""
    clash = phrase.weekday is not None and day.weekday() != phrase.weekday
    if clash and phrase.weekday is not None:
        told = f"the text says {WEEKDAYS[phrase.weekday]} but {day.isoformat()} is a {WEEKDAYS[day.weekday()]}"
        why = f"{why}; {told}" if why else told
    fine = "part_of_day" if phrase.part_of_day or phrase.clock else "day"
    return Stretch(first=day, last=day, precision=fine, why=why or "a full date", clash=clash)


# --- months ---------------------------------------------------------------------------------------------------------------------


def month(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    """أكتوبر 2017 · مارس الحالي · أيلول الماضي · مطلع آذار."""
    if phrase.hijri:
        return _hijri_month(phrase, seen)
    assert phrase.month is not None
    year = told_year(phrase, seen)
    why = ""
    if year is None:
        if seen is None or phrase.year_which:
            return None
        year, why = _year_of_month(phrase, seen)
    return month_part(phrase, *month_days(year, phrase.month), why)


def _year_of_month(phrase: TimePhrase, seen: date) -> tuple[int, str]:
    assert phrase.month is not None
    if phrase.which == "next":
        return seen.year + (phrase.month <= seen.month), "the next such month after the report"
    if phrase.which == "this" and phrase.month == seen.month:
        return seen.year, "the current month"
    same = phrase.month == seen.month and phrase.which in ("last", "before_last")
    return seen.year - (phrase.month > seen.month or same), "no year is told; the nearest past one"


def _hijri_month(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    assert phrase.month is not None
    year = told_year(phrase, seen)
    if year is None:
        base = hijri_year(seen) if seen else None
        if seen is None or base is None:
            return None
        starts = ((year, hijri_month(year, phrase.month)) for year in (base, base - 1))
        year = next((year for year, days in starts if days and days[0] <= seen), base)
    days = hijri_month(year, phrase.month)
    return month_part(phrase, *days, MOON) if days else void("the calendar has no such month")


def month_part(phrase: TimePhrase, first: date, last: date, why: str = "") -> Stretch:
    """The whole month, or its early, middle or late days (CODEBOOK §7: 1-10, 10-20, 15-end)."""
    if not phrase.part:
        grain = "day" if phrase.hijri else "month"
        return Stretch(first=first, last=last, precision="month", grain=grain, why=why or "a month and its year")
    begin, end = _PARTS[phrase.part]
    finish = min(plus(first, end - 1), last)
    told = f"{phrase.part} of a month is read as its days {begin} to {finish.day if not phrase.hijri else 'end'}"
    return Stretch(first=plus(first, begin - 1), last=finish, precision="part_of_month", why=f"{why}; {told}" if why else told)


# --- years, seasons, fractions --------------------------------------------------------------------------------------------------


def year(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    """عام 2016 · العام الماضي · أواخر 2014: a third of the year."""
    told = told_year(phrase, seen)
    if told is None:
        return None
    why = "a year" if phrase.year is not None else "counted from the year of {}"
    if phrase.hijri:
        first, last = from_hijri(told, 1, 1), from_hijri(told + 1, 1, 1)
        if not first or not last:
            return void("the calendar has no such year")
        return Stretch(first=first, last=plus(last, -1), precision="year", why=MOON)
    if not phrase.part:
        return Stretch(first=date(told, 1, 1), last=date(told, 12, 31), precision="year", grain="year", why=why)
    begin, end = _YEAR_PARTS[phrase.part]
    why += f"; {phrase.part} of a year is read as a third of it"
    return Stretch(first=date(told, begin, 1), last=month_days(told, end)[1], precision="months", grain="month", why=why)


def season(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    """صيف 2016 · الشتاء الماضي: three whole months; a winter begins in the December of its year."""
    begin = _SEASONS[phrase.season]
    told = told_year(phrase, seen)
    if told is None:
        if seen is None:
            return None
        told = seen.year - (begin > seen.month)
        while phrase.which in ("last", "before_last") and _season_days(told, begin)[1] >= seen:
            told -= 1
        told += phrase.which == "next"
    first, last = _season_days(told, begin)
    return Stretch(first=first, last=last, precision="season", grain="month", why="a season is read as three months")


def _season_days(year_: int, begin: int) -> tuple[date, date]:
    return date(year_, begin, 1), month_days(*month_shift(year_, begin, 2))[1]


def decade(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    """التسعينيات."""
    first = phrase.year or 0
    return Stretch(first=date(first, 1, 1), last=date(first + 9, 12, 31), precision="years", grain="year", why="a decade")


def fraction(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    """النصف الأول من آذار · الأسبوع الأول من الشهر الجاري · الربع الثالث من 2016."""
    whole = _whole(phrase, seen)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    n = phrase.n or 1
    shares = {"half": 2, "third": 3, "quarter": 4, "week": 5}[phrase.unit]
    size = {"half": 15, "third": 10, "quarter": 7, "week": 7}[phrase.unit]
    begin = plus(whole.first, (n - 1) * size)
    if n > (53 if phrase.of == "year" and phrase.unit == "week" else shares) or begin > whole.last:
        return void("there is no such part")
    end = whole.last if n == shares else plus(begin, size - 1)
    fine = "week" if phrase.unit == "week" else "part_of_month" if phrase.of == "month" else "months"
    if fine == "months":
        months = {"half": 6, "third": 4, "quarter": 3}[phrase.unit]
        begin = date(whole.first.year, (n - 1) * months + 1, 1)
        end = month_days(whole.first.year, n * months)[1]
    grain = "month" if fine == "months" else "day"
    why = f"{phrase.unit} {n} of the {phrase.of}"
    return Stretch(first=begin, last=min(end, whole.last), precision=fine, grain=grain, why=why)


def _whole(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    bare = msgspec.structs.replace(phrase, part="")
    if phrase.of == "year":
        return year(bare, seen)
    if phrase.month is not None:
        return month(bare, seen)
    if seen is None:
        return None
    return month_part(bare, *month_days(*month_shift(seen.year, seen.month, _STEP[phrase.which or "this"])))
