"""Calendar arithmetic on days: partial ISO dates, months, weekdays, the Hijri calendar. No words here."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

import hijridate
import msgspec

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Publication days outside are page errors; also keeps all arithmetic inside what ``date`` can hold."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?", re.DOTALL)


class Stretch(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Days from ``first`` to ``last`` (None is open), how fine they are told (``grain``: day, month or year), and why."""

    first: date | None
    last: date | None
    precision: str
    grain: str = "day"
    why: str = ""
    clash: bool = False
    """The words contradict each other on this reading."""
    void: bool = False
    """The words name no day of the calendar."""


@lru_cache(4096)
def parse(text: str | None) -> tuple[date, date] | None:
    """First and last day of '2024-03-24', '2024-03-24T10:00', '2024-03' or '2024'."""
    m = _ISO.fullmatch(text.strip()) if text else None
    if not m or not FIRST_YEAR <= int(m[1]) <= LAST_YEAR:
        return None
    year, month, day = int(m[1]), int(m[2] or 0), int(m[3] or 0)
    if not month:
        return (date(year, 1, 1), date(year, 12, 31)) if m[2] is None else None
    if not day and m[3] is None and month <= 12:
        return month_days(year, month)
    exact = make(year, month, day)
    return (exact, exact) if exact else None


def spoken(day: date) -> str:
    """24 March 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def make(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def written(day: date | None, grain: str) -> str | None:
    """ISO text, as fine as ``grain``."""
    if day is None:
        return None
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[grain]]


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    """The (year, month) that lies ``by`` months away."""
    whole = year * 12 + month - 1 + by
    return whole // 12, whole % 12 + 1


def shift_months(day: date, by: int) -> date:
    """The same day of another month, or that month's last day."""
    year, month = month_shift(day.year, day.month, by)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def plus(day: date, days: int) -> date:
    """The day that lies ``days`` later."""
    return day + timedelta(days=days)


def weekday_until(day: date, weekday: int) -> date:
    """The latest such weekday on or before ``day``."""
    return plus(day, -((day.weekday() - weekday) % 7))


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday after ``day``."""
    return plus(day, (weekday - day.weekday() - 1) % 7 + 1)


def week_start(day: date) -> date:
    """The Sunday that begins the week."""
    return weekday_until(day, 6)


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The day in the Umm al-Qura calendar; sighted moons may differ by a day."""
    try:
        return date(*hijridate.Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """The Gregorian first and last day of a Hijri month, or None outside the table."""
    first = from_hijri(year, month, 1)
    following = from_hijri(year + month // 12, month % 12 + 1, 1)
    return (first, plus(following, -1)) if first and following else None


def hijri_year(day: date) -> int | None:
    """The Hijri year of a Gregorian day, or None outside the table."""
    try:
        return int(hijridate.Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None
