"""Time words to intervals of days (CODEBOOK §7).

``settle`` reads a phrase once for every day on which the report may have appeared and joins what comes out: where all days give
the same, that is the answer. Nothing is guessed: without a publication day, relative words stay relative and say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from isnad.model.claim import Published, When
from isnad.model.times import TimePhrase
from isnad.resolve import when_dates as dates
from isnad.resolve import when_relative as relative
from isnad.resolve.calendar import Stretch, parse, plus, written

_DATED: dict[str, Callable[[TimePhrase, date | None], Stretch | None]] = {
    "date": dates.calendar_day,
    "month": dates.month,
    "year": dates.year,
    "season": dates.season,
    "decade": dates.decade,
    "fraction": dates.fraction,
}
_RELATIVE: dict[str, Callable[[TimePhrase, date], Stretch]] = {
    "day": relative.day_word,
    "now": relative.day_word,
    "weekday": relative.weekday,
    "night": relative.night,
    "unit": relative.unit,
    "span": relative.span,
    "ago": relative.ago,
}
_COARSER = {"part_of_day": "days", "day": "days", "week": "days", "part_of_month": "days", "month": "months", "year": "years"}
_LEVELS = ("part_of_day", "day", "days", "week", "part_of_month", "month", "months", "season", "year", "years", "open")
_GRAINS = ("day", "month", "year")
_HOURS = ("part", "clock")
"""Kinds of phrases that name no day of their own."""
_MOST_DAYS = 62
_TOLD_BEFORE = When(from_=None, to=None, precision="day", basis="relative", why="counted from an event told before")
_UNKNOWN = "counted from the publication day, which is unknown"


def settle(phrase: TimePhrase, published: Published, *, anchor: When | None = None) -> When | None:
    """The days that a phrase means. ``anchor`` replaces the publication day as the day that relative words are counted from
    (the statement's day inside its quotation, the event told before for اليوم التالي). None for what is no date: lengths, clock
    times alone, anniversaries."""
    held = parse_when(anchor) if anchor else None
    if phrase.kind in ("anchored", "part") or (held and _within_hours(phrase)):
        return _from_anchor(phrase, held)
    if phrase.kind not in _DATED and phrase.kind not in _RELATIVE and phrase.kind not in ("range", "earlier"):
        return None
    if held is None and "same" in (phrase.which, phrase.year_which) and phrase.kind != "weekday":
        return _TOLD_BEFORE
    days = held or _interval(published.from_, published.to)
    absolute = _read(phrase, None)
    if absolute:
        stretch, basis = _bounded(phrase, absolute, days[1] if days else None), "explicit"
    elif days is None:
        return When(from_=None, to=None, precision=_likely(phrase), basis="relative", why=_UNKNOWN)
    else:
        stretch, basis = _union(phrase, _spread(*days)), "relative"
    why = stretch.why.replace("{}", "the day it is counted from" if held else "publication")
    first, last = written(stretch.first, stretch.grain), written(stretch.last, stretch.grain)
    return When(from_=first, to=last, precision=stretch.precision, basis=basis, why=why)


def _within_hours(phrase: TimePhrase) -> bool:
    """«بعد ساعات», «قبل ساعتين من الاتفاق»: counted from what was told before, of its own day."""
    return (
        phrase.kind == "ago"
        and phrase.which == "same"
        and phrase.unit in ("hour", "minute", "second")
        and (phrase.n is None or phrase.n <= 6)
    )


def parse_when(anchor: When) -> tuple[date, date] | None:
    """A resolved When back as (from, to) dates, or None if it is open."""
    return _interval(anchor.from_, anchor.to)


def _interval(first: str | None, last: str | None) -> tuple[date, date] | None:
    begin, end = parse(first), parse(last)
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def _spread(first: date, last: date) -> list[date]:
    """The days to try; of a long interval only its ends."""
    size = (last - first).days
    return [plus(first, k) for k in range(size + 1)] if size <= _MOST_DAYS else [first, last]


def _from_anchor(phrase: TimePhrase, held: tuple[date, date] | None) -> When | None:
    if held is None:
        if phrase.kind == "part":
            return None
        return _TOLD_BEFORE
    offset = phrase.offset or 0
    first, last = (plus(day, offset).isoformat() for day in held)
    fine = "part_of_day" if phrase.kind == "part" else "day"
    if first != last:
        fine = "days"
    basis = "happening" if phrase.kind == "ago" else "relative"
    why = "the same day as what was told before" if not offset else f"{offset:+d} days from what was told before"
    return When(from_=first, to=last, precision=fine, basis=basis, why=why)


def _read(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    """What the phrase means when the report is of ``seen``; None when it needs a day and there is none."""
    if phrase.kind == "range":
        return _range(phrase, seen)
    if phrase.kind in _DATED:
        return _DATED[phrase.kind](phrase, seen)
    if seen is None:
        return None
    if phrase.kind == "earlier":
        return Stretch(first=None, last=seen, precision="open", why="{} or earlier")
    return _RELATIVE[phrase.kind](phrase, seen)


def _range(phrase: TimePhrase, seen: date | None) -> Stretch | None:
    """From the first day of the first end to the last day of the last; the first end borrows the month and year of the last."""
    if phrase.first is None or phrase.last is None:
        return None
    begin = phrase.first
    if phrase.last.kind in _HOURS:  # «منذ ليل أمس وحتى ساعات الصباح»
        return None if begin.kind in _HOURS else _read(begin, seen)
    last = _read(phrase.last, seen)
    if begin.year is None and not begin.year_which and begin.kind in ("date", "month"):
        begin = msgspec.structs.replace(begin, year=phrase.last.year, year_which=phrase.last.year_which)
    if last is None or last.void or begin.kind in _HOURS:
        return last
    first = _read(begin, last.last if begin.kind == "weekday" else seen)
    if first is None or first.void or first.first is None:
        return first
    if begin.kind == "day" and last.first is not None and last.first < first.first:
        first, last = last, first  # «اليوم وأمس»
    if last.last is not None and first.first is not None and first.first > last.last:
        return dates.void("the range ends before it begins")
    grain = min(first.grain, last.grain, key=_GRAINS.index)
    fine = _widened(max(first.precision, last.precision, key=_LEVELS.index))
    if first.first == last.last:
        fine = "day"
    return Stretch(first=first.first, last=last.last, precision=fine, grain=grain, why="from the first to the last day told")


def _widened(precision: str) -> str:
    return _COARSER.get(precision, precision)


def _union(phrase: TimePhrase, seen: list[date]) -> Stretch:
    """What holds for all days on which the report may have appeared; days on which the words contradict each other are left out
    if any other remains."""
    read = [(day, found) for day in seen if (found := _read_safely(phrase, day))]
    if not read:
        return dates.void("this cannot be read as a day")
    fitting = [(day, found) for day, found in read if not found.clash and not found.void] or read
    bounded = [_bounded(phrase, found, day) for day, found in fitting]
    firsts, lasts = [found.first for found in bounded], [found.last for found in bounded]
    same = len({(found.first, found.last) for found in bounded}) == 1
    if same:
        return bounded[0]
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    fine = _widened(bounded[0].precision)
    why = bounded[0].why + "; the publication day is an interval, so this is too"
    return msgspec.structs.replace(bounded[0], first=first, last=last, precision=fine, why=why)


def _read_safely(phrase: TimePhrase, day: date) -> Stretch | None:
    """Amounts beyond the calendar are no date."""
    try:
        return _read(phrase, day)
    except (OverflowError, ValueError):
        return None


def _bounded(phrase: TimePhrase, found: Stretch, seen: date | None) -> Stretch:
    """منذ: up to the report, open where a date, a month or a year is named; حتى: from an unknown day; قبل and بعد: everything
    on that side."""
    if found.void or phrase.kind == "ago":
        return found
    if phrase.since:
        return _since(phrase, found, seen)
    if phrase.before and found.first:
        return Stretch(first=None, last=plus(found.first, -1), precision="open", why=found.why + "; before that")
    if phrase.after and found.last:
        return Stretch(first=found.last, last=None, precision="open", why=found.why + "; after that")
    if phrase.until:
        return msgspec.structs.replace(found, first=None, precision="open", why=found.why + "; until then")
    return found


def _since(phrase: TimePhrase, found: Stretch, seen: date | None) -> Stretch:
    first, grain = found.first, found.grain
    if phrase.part == "start" and phrase.kind in ("year", "unit", "month") and found.first:
        grain = "day"
    if seen is None or first is None or first > seen:
        return msgspec.structs.replace(found, last=None, grain=grain, precision="open", why=found.why + "; since then")
    if phrase.kind == "date" or grain != "day" or phrase.part == "start":
        return msgspec.structs.replace(found, last=None, grain=grain, precision="open", why=found.why + "; since then")
    fine = found.precision if first == seen else "days"
    return Stretch(first=first, last=seen, precision=fine, grain=grain, why=found.why + "; since then, up to the report")


def _likely(phrase: TimePhrase) -> str:
    """How fine the phrase would be if the publication day were known: read against some day."""
    return _union(phrase, [date(2020, 6, 15)]).precision


__all__ = ["settle"]
