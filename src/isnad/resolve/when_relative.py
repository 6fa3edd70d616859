"""Words that only mean a day together with the report's day: yesterday, Saturday, last week, two months ago, the last hours."""

from __future__ import annotations

from datetime import date
from math import ceil

from isnad.model.times import TimePhrase
from isnad.resolve.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    WEEKDAYS,
    Stretch,
    month_days,
    month_shift,
    plus,
    shift_months,
    week_start,
    weekday_after,
    weekday_until,
)
from isnad.resolve.when_dates import month_part, void

_STEP = {"this": 0, "same": 0, "last": -1, "before_last": -2, "next": 1}
_ABOUT = 3
"""Days on either side of «about two weeks ago»."""
_FEW = {"minute": 30, "hour": 24, "day": 3, "week": 3, "month": 3, "year": 3, "decade": 2}
"""How far back the last days, weeks, months ... reach when no number is told (conventions §7.2)."""


def _fine(phrase: TimePhrase) -> str:
    return "part_of_day" if phrase.part_of_day or phrase.clock else "day"


def day_word(phrase: TimePhrase, seen: date) -> Stretch:
    """اليوم · أمس الثلاثاء: the offset; a weekday that contradicts it wins, and the clash is told."""
    offset = phrase.offset or 0
    day = plus(seen, offset)
    words = {0: "the day of {}", -1: "the day before {}", -2: "two days before {}", 1: "the day after {}", 2: "two days after {}"}
    why = words[offset]
    if phrase.weekday is None or day.weekday() == phrase.weekday:
        return Stretch(first=day, last=day, precision=_fine(phrase), why=why)
    other = weekday_until(seen, phrase.weekday) if offset <= 0 else weekday_after(seen, phrase.weekday)
    why = (
        f"the {WEEKDAYS[phrase.weekday]} {'before' if offset <= 0 else 'after'} {{}}; "
        f"{day.isoformat()}, {why}, is a {WEEKDAYS[day.weekday()]}"
    )
    return Stretch(first=other, last=other, precision=_fine(phrase), why=why, clash=True)


def weekday(phrase: TimePhrase, seen: date) -> Stretch:
    """يوم السبت · السبت الماضي · الجمعة من الأسبوع الماضي: the latest such day, on or before the report's."""
    assert phrase.weekday is not None
    name = WEEKDAYS[phrase.weekday]
    if phrase.unit == "week":
        sunday = plus(week_start(seen), 7 * _STEP[phrase.which or "this"])
        day, why = plus(sunday, (phrase.weekday + 1) % 7), f"the {name} of the week told, seen from {{}}"
    elif phrase.which == "next":
        day, why = weekday_after(seen, phrase.weekday), f"the {name} after {{}}"
    elif phrase.which in ("last", "before_last"):
        day = weekday_until(plus(seen, -1 if phrase.which == "last" else -8), phrase.weekday)
        why = f"the {name} before {{}}" if phrase.which == "last" else f"the {name} a week before the last, seen from {{}}"
    else:
        day = weekday_until(seen, phrase.weekday)
        why = f"the {name} before {{}}" if day < seen else f"{{}} was on a {name}"
    return Stretch(first=day, last=day, precision=_fine(phrase), why=why)


def night(phrase: TimePhrase, seen: date) -> Stretch:
    """ليل السبت/الأحد both days · ليلة أمس its evening's day · بعد منتصف الليل the two days that it may be."""
    if phrase.weekday_to is not None and phrase.weekday is not None:
        last = weekday_until(seen, phrase.weekday_to)
        why = f"the night of {WEEKDAYS[phrase.weekday]} to {WEEKDAYS[phrase.weekday_to]}"
        return Stretch(first=plus(last, -1), last=last, precision="days", why=why)
    told = phrase.weekday is not None or phrase.offset is not None
    if not told:
        return Stretch(first=plus(seen, -1), last=seen, precision="days", why="the night before {}: its evening or its morning")
    base = day_word(phrase, seen) if phrase.offset is not None else weekday(phrase, seen)
    assert base.last is not None
    if phrase.part_of_day in ("midnight", "after_midnight"):
        return Stretch(
            first=base.first,
            last=min(plus(base.last, 1), max(seen, base.last)),
            precision="days",
            clash=base.clash,
            why=base.why + "; midnight of that night, so the next day may be meant",
        )
    why = base.why + "; its evening to the next dawn"
    return Stretch(first=base.first, last=base.last, precision="part_of_day", clash=base.clash, why=why)


def unit(phrase: TimePhrase, seen: date) -> Stretch:
    """الأسبوع الماضي (Sunday to Saturday) · هذا الأسبوع · الشهر الجاري · مطلع الشهر الماضي."""
    step = _STEP[phrase.which or "this"]
    if phrase.unit == "month":
        year, month = month_shift(seen.year, seen.month, step)
        first, last = month_days(year, month)
        if step == 0 and not phrase.part:
            return Stretch(first=first, last=seen, precision="month", why="the current month up to {}")
        return month_part(phrase, first, last, "a month counted from that of {}" if step else "the month of {}")
    if phrase.unit == "decade":
        begin = seen.year // 10 * 10 + 10 * step
        return Stretch(first=date(begin, 1, 1), last=date(begin + 9, 12, 31), precision="years", grain="year", why="a decade")
    sunday = plus(week_start(seen), 7 * step)
    if phrase.part:
        begin, length = {"start": (0, 1), "early": (0, 1), "middle": (2, 2), "late": (5, 1), "end": (5, 1)}[phrase.part]
        first = plus(sunday, begin)
        if not phrase.which and first > seen:
            first = plus(first, -7)
        return Stretch(first=first, last=plus(first, length), precision="days", why=f"{phrase.part} of a week, seen from {{}}")
    last = seen if step == 0 else plus(sunday, 6)
    return Stretch(first=sunday, last=last, precision="week", why="a week from Sunday to Saturday, seen from {}")


# --- amounts --------------------------------------------------------------------------------------------------------------------


def span(phrase: TimePhrase, seen: date) -> Stretch:
    """الساعات الأخيرة · الأيام الماضية · الأشهر الثلاثة الماضية · الأسبوعين المقبلين."""
    n = phrase.n if phrase.n is not None else _FEW.get(phrase.unit, 3)
    why = "" if phrase.n is not None else f"no number is told; read as {n} {phrase.unit}s, "
    sign = 1 if phrase.which == "next" else -1
    why += f"{'after' if sign > 0 else 'up to'} {{}}"
    if phrase.unit == "decade":
        n, unit_name = n * 10, "year"
    else:
        unit_name = phrase.unit
    if unit_name in ("month", "year"):
        return _long_span(seen, unit_name, n * sign, why)
    days = {"second": 0, "minute": 1, "hour": max(1, ceil(n / 24)), "day": n, "week": 7 * n}[unit_name]
    if sign > 0:
        return Stretch(first=plus(seen, min(1, days)), last=plus(seen, days), precision="days", why=why)
    to = plus(seen, -1) if unit_name == "day" and days and phrase.which != "this" else seen
    return Stretch(first=plus(seen, -days), last=to, precision="days", why=why)


def _long_span(seen: date, unit_name: str, by: int, why: str) -> Stretch:
    """Whole months or years between the report's and that many away; both ends counted."""
    months = by * (12 if unit_name == "year" else 1)
    year, month = month_shift(seen.year, seen.month, months)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return void("too far from the report's day")
    ends = sorted([(year, month), (seen.year, seen.month)])
    if unit_name == "year":
        return Stretch(first=date(ends[0][0], 1, 1), last=date(ends[1][0], 12, 31), precision="years", grain="year", why=why)
    return Stretch(first=month_days(*ends[0])[0], last=month_days(*ends[1])[1], precision="months", grain="month", why=why)


def ago(phrase: TimePhrase, seen: date) -> Stretch:
    """قبل يومين · منذ أسبوع · قبل ثلاثة أشهر · قبل أعوام · بعد يومين."""
    sign = 1 if phrase.forward else -1
    side = "after" if phrase.forward else "before"
    if phrase.n is None:
        return _some(phrase.unit, seen, sign, side)
    why = f"{phrase.n} {phrase.unit}{'s' if phrase.n != 1 else ''} {side} {{}}"
    by = phrase.n * sign
    if phrase.unit in ("year", "decade"):
        year = seen.year + by * (10 if phrase.unit == "decade" else 1)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return void("too far from the report's day")
        return Stretch(first=date(year, 1, 1), last=date(year, 12, 31), precision="year", grain="year", why=why)
    if phrase.unit == "month":
        if abs(by) > 1000:
            return void("too far from the report's day")
        if phrase.about:
            first, last = month_days(*month_shift(seen.year, seen.month, by))
            return Stretch(first=first, last=last, precision="month", why=why + ", about so long: that month")
        day = shift_months(seen, by)
        return Stretch(first=day, last=day, precision="day", why=why + ", counted to the day")
    if phrase.unit in ("hour", "minute", "second"):
        return _hours(phrase, seen, by, why)
    day = plus(seen, by * (7 if phrase.unit == "week" else 1))
    if phrase.about and phrase.unit == "week":
        return Stretch(first=plus(day, -_ABOUT), last=plus(day, _ABOUT), precision="days", why=why + ", give or take some days")
    return Stretch(first=day, last=day, precision="day", why=why)


def _hours(phrase: TimePhrase, seen: date, by: int, why: str) -> Stretch:
    """Up to three hours stay in the report's day; whole days are days; else the two days that it may be."""
    hours = by if phrase.unit == "hour" else 0
    if abs(hours) <= 3:
        return Stretch(first=seen, last=seen, precision="part_of_day", why=why)
    if hours % 24 == 0:
        day = plus(seen, hours // 24)
        return Stretch(first=day, last=day, precision="day", why=why)
    ends = sorted([plus(seen, int(hours / 24)), plus(seen, int(hours / 24) + (1 if hours > 0 else -1))])
    return Stretch(first=ends[0], last=ends[1], precision="days", why=why)


def _some(unit_name: str, seen: date, sign: int, side: str) -> Stretch:
    """قبل ساعات · قبل أيام · قبل أسابيع · قبل أشهر · قبل سنوات: two to nine of them."""
    why = f"some {unit_name}s {side} {{}}, read as two to nine"
    if unit_name in ("month", "year", "decade"):
        size = {"month": 1, "year": 12, "decade": 120}[unit_name]
        near, far = (month_shift(seen.year, seen.month, sign * size * k) for k in (2, 9))
        ends = sorted([near, far])
        if ends[0][0] < FIRST_YEAR or ends[1][0] > LAST_YEAR:
            return void("too far from the report's day")
        grain = "month" if unit_name == "month" else "year"
        first, last = month_days(*ends[0])[0], month_days(*ends[1])[1]
        return Stretch(first=first, last=last, precision=grain + "s", grain=grain, why=why)
    if unit_name in ("hour", "minute", "second"):
        other = plus(seen, sign if unit_name == "hour" else 0)
        return Stretch(first=min(seen, other), last=max(seen, other), precision="days" if unit_name == "hour" else "day", why=why)
    size = 7 if unit_name == "week" else 1
    ends_day = sorted([plus(seen, sign * size * 2), plus(seen, sign * size * 9)])
    return Stretch(first=ends_day[0], last=ends_day[1], precision="days", why=why)
