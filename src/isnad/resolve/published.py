"""On which day did the report appear? Given, or worked out from the text where the text allows it (CODEBOOK §7).

Only two things fix a day: a full date that the text ties to its own day (اليوم 24 آذار 2024), and an anniversary of a full date
(the fifth of 23 March 2019 is 23 March 2024), shortly after which the text stands. The current month and weekdays only narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from isnad.model.claim import Published
from isnad.model.document import Document
from isnad.model.times import TimedPhrase, TimePhrase
from isnad.resolve.calendar import MONTHS, WEEKDAYS, from_hijri, make, month_days, parse, plus, spoken

_AFTER_ANNIVERSARY = 8
"""Days after an anniversary in which its statement is still reported."""
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class _Window(msgspec.Struct, frozen=True):
    """Days that remain possible, and the reasons so far."""

    days: tuple[date, ...]
    reasons: tuple[str, ...]
    anniversary: bool = False

    def kept(self, keep: Callable[[date], bool], reason: str) -> _Window:
        """Only the days that fit; a word that would leave none is not believed."""
        days = tuple(day for day in self.days if keep(day))
        if not days or len(days) == len(self.days):
            return self
        return _Window(days, (*self.reasons, reason), self.anniversary)


def publication_day(document: Document, timed: Sequence[TimedPhrase]) -> Published:
    """The day as an interval. ``timed`` are the text's time phrases in order, those that date a statement flagged ``said``."""
    given = parse(document.published)
    if given:
        basis = document.published_basis if document.published_basis in ("given", "page") else "given"
        why = "given with the document" if basis == "given" else "found on the page"
        return Published(from_=given[0].isoformat(), to=given[1].isoformat(), basis=basis, why=why)
    unread = f"the given day «{document.published[:40]}» could not be read; " if document.published else ""
    window = _tied(timed) or _anniversary(timed) or _current_month(timed) or _headed(timed)
    if window is None:
        why = unread + "no publication day was given and the text has no full date that is tied to its own day"
        return Published(from_=None, to=None, basis="unknown", why=why)
    window = _narrowed(window, timed)
    first, last = min(window.days), max(window.days)
    return Published(from_=first.isoformat(), to=last.isoformat(), basis="inferred", why=unread + "; ".join(window.reasons))


# --- what fixes a day -----------------------------------------------------------------------------------------------------------


def _full(phrase: TimePhrase) -> date | None:
    """The day of a phrase with day, month and year."""
    if phrase.kind != "date" or phrase.day is None or phrase.month is None or phrase.year is None:
        return None
    read = from_hijri if phrase.hijri else make
    return read(phrase.year, phrase.month, phrase.day)


def _tied(timed: Sequence[TimedPhrase]) -> _Window | None:
    """اليوم الأحد 24 آذار 2024: the latest full date that a day word ties to the report's day."""
    found = [
        (plus(day, -phrase.offset), phrase.offset)
        for phrase in (one.phrase for one in timed)
        if phrase.offset is not None and (day := _full(phrase))
    ]
    if not found:
        return None
    day, offset = max(found)
    word = {0: "today", -1: "yesterday", -2: "the day before yesterday", 1: "tomorrow"}.get(offset, "the day after tomorrow")
    return _Window((day,), (f"the text calls {spoken(plus(day, offset))} {word}",))


def _anniversary(timed: Sequence[TimedPhrase]) -> _Window | None:
    """The latest anniversary whose date stands in its sentence: that day or shortly after."""
    best: tuple[date, date, int] | None = None
    for one in timed:
        n = one.phrase.n
        if one.phrase.kind != "anniversary" or not n:
            continue
        origin = _nearest_date(one, timed)
        day = make(origin.year + n, origin.month, origin.day) if origin else None
        if origin and origin.month == 2 and origin.day == 29 and day is None:
            day = make(origin.year + n, 3, 1)
        if origin and day and (best is None or day > best[0]):
            best = day, origin, n
    if best is None:
        return None
    day, origin, n = best
    which = _ORDINALS[n] if n < len(_ORDINALS) else f"{n}th"
    reason = f"the {which} anniversary of {spoken(origin)} is {spoken(day)}, a {WEEKDAYS[day.weekday()]}"
    days = tuple(plus(day, k) for k in range(_AFTER_ANNIVERSARY + 1))
    return _Window(days, (reason, "the text is of then or shortly after"), True)


def _nearest_date(one: TimedPhrase, timed: Sequence[TimedPhrase]) -> date | None:
    """The full date next to an anniversary in its sentence, behind it if there is one."""
    near = [other.phrase for other in timed if other.sentence == one.sentence and _full(other.phrase)]
    behind = [phrase for phrase in near if phrase.start >= one.phrase.end]
    chosen = behind[0] if behind else near[-1] if near else None
    return _full(chosen) if chosen else None


def _current_month(timed: Sequence[TimedPhrase]) -> _Window | None:
    """آذار 2024 الجاري: a month that the text calls the current one, with its year."""
    for one in timed:
        phrase = one.phrase
        if phrase.which == "this" and phrase.month and phrase.year and not phrase.hijri and 1900 <= phrase.year <= 2100:
            first, last = month_days(phrase.year, phrase.month)
            days = tuple(plus(first, k) for k in range((last - first).days + 1))
            return _Window(days, (f"the text calls {first.isoformat()[:7]} the current month",))
    return None


def _headed(timed: Sequence[TimedPhrase]) -> _Window | None:
    """«حصاد **يوم الثلاثاء 5 نيسان 2022**»: a full date with its weekday in the first line, where nothing later is told."""
    first = next((one for one in timed if one.sentence == 0 and not one.said), None)
    if first is None or first.phrase.weekday is None or first.phrase.since or first.phrase.until:
        return None
    day = _full(first.phrase)
    if day is None or day.weekday() != first.phrase.weekday or any((d := _full(x.phrase)) and d > day for x in timed):
        return None
    return _Window((day,), (f"the first line is of {spoken(day)}",))


# --- what narrows it ------------------------------------------------------------------------------------------------------------


def _narrowed(window: _Window, timed: Sequence[TimedPhrase]) -> _Window:
    window = _by_month(window, timed)
    window = _by_lower_bounds(window, timed)
    window = _by_day_words(window, timed)
    return _by_statements(window, timed)


def _by_month(window: _Window, timed: Iterable[TimedPhrase]) -> _Window:
    """شهر مارس الحالي: the report is of a March."""
    told = [one.phrase for one in timed if one.phrase.which == "this" and one.phrase.month and not one.phrase.hijri]
    if not told or not told[0].month:
        return window
    month = told[0].month
    reason = f"the current month is {MONTHS[month - 1]}"
    if all(day.month == month for day in window.days):
        return msgspec.structs.replace(window, reasons=(*window.reasons, reason))
    return window.kept(lambda day: day.month == month, reason)


def _by_lower_bounds(window: _Window, timed: Iterable[TimedPhrase]) -> _Window:
    """What is told as past is not after the report: full dates beside nothing that points forward."""
    told = [day for one in timed if one.phrase.which != "next" and not one.phrase.until and (day := _full(one.phrase))]
    if not told:
        return window
    latest = max(told)
    return window.kept(lambda day: day >= latest, f"the text tells of {spoken(latest)}")


def _by_day_words(window: _Window, timed: Iterable[TimedPhrase]) -> _Window:
    """اليوم الأحد, أمس السبت: the report's own weekday; after an anniversary the first such day."""
    own = {
        (phrase.weekday - phrase.offset) % 7
        for phrase in (one.phrase for one in timed)
        if phrase.kind in ("day", "date", "night") and phrase.weekday is not None and phrase.offset is not None
    }
    if not own:
        return window
    window = window.kept(lambda day: day.weekday() in own, f"its own day is a {_names(own)}")
    if window.anniversary and all(day.weekday() in own for day in window.days):
        return msgspec.structs.replace(window, days=window.days[: len(own)])
    return window


def _by_statements(window: _Window, timed: Iterable[TimedPhrase]) -> _Window:
    """«قالت … الأحد»: of that weekday or the day after. The latest statement decides."""
    said = {
        one.phrase.weekday
        for one in timed
        if one.said and one.phrase.kind == "weekday" and one.phrase.weekday is not None and not one.phrase.which
    }
    if not said or len(window.days) == 1:
        return window
    if not window.anniversary:
        near = said | {(weekday + 1) % 7 for weekday in said}
        reason = f"a statement was made on {_names(said)}, that day or the day before"
        return window.kept(lambda day: day.weekday() in near, reason)
    first = [next((day for day in window.days if day.weekday() == weekday), None) for weekday in said]
    known = [day for day in first if day]
    if not known:
        return window
    latest = max(known)
    reason = f"a statement made on {WEEKDAYS[latest.weekday()]} puts it on {spoken(latest)} or the day after"
    return window.kept(lambda day: latest <= day <= plus(latest, 1), reason)


def _names(weekdays: Iterable[int]) -> str:
    return " or ".join(WEEKDAYS[weekday] for weekday in sorted(weekdays))
