"""What words say about time, before anybody knows which day it is.

``match.times`` makes these from tokens; ``resolve.when`` turns them into intervals of days."""

from __future__ import annotations

import msgspec


class TimePhrase(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Tokens ``start``..``end`` (half-open) of a sentence and what they say. What the words do not fill keeps its default.

    ``kind``: day (``offset`` from the report's day), weekday, date (day and month), month, year, unit (this week, last month),
    span (the last months), ago (two days ago), night, season, fraction (second half of), decade, range (``first``, ``last``),
    now, earlier, anchored (``offset`` from the day of what was told before), part (a part of an unnamed day), clock, duration,
    anniversary."""

    start: int
    end: int
    kind: str
    rule: str = ""
    weekday: int | None = None
    """0 is Monday."""
    weekday_to: int | None = None
    """The second weekday of a night pair: ليل السبت/الأحد."""
    offset: int | None = None
    """Days from the report's day: اليوم 0, أمس -1."""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    which: str = ""
    """last | before_last | this | next | same (as told before): الماضي, قبل الماضي, الجاري, المقبل, نفسه."""
    year_which: str = ""
    """The same for a year that is told apart from its month: آذار من العام الماضي."""
    n: int | None = None
    """Amount or ordinal; None when vague or unsaid."""
    unit: str = ""
    """minute | hour | day | week | month | year | decade (half | third | quarter for ``fraction``)."""
    of: str = ""
    """For a fraction: the unit that it is a part of, month or year."""
    part_of_day: str = ""
    """dawn | morning | noon | afternoon | evening | night | midnight | after_midnight."""
    part: str = ""
    """start | early | middle | late | end, of a month, year or week."""
    season: str = ""
    clock: str = ""
    """Hour and minute as said, '03:30' or '3'."""
    since: bool = False
    """منذ before it: from then on."""
    until: bool = False
    """حتى before it."""
    before: bool = False
    """قبل before a date: earlier than it."""
    after: bool = False
    """بعد before a date: later than it."""
    forward: bool = False
    """بعد with an amount: in two days."""
    first: TimePhrase | None = None
    last: TimePhrase | None = None
    about: bool = False
    """The amount is a rough one: قبل نحو شهرين."""
    glue: str = ""
    """Particles written onto the first word (و، ب); the value's characters begin after them."""


class TimedPhrase(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A phrase where it stood. ``said``: it is the day of a statement, not of what the statement tells."""

    phrase: TimePhrase
    said: bool
    sentence: int
