"""Days as numbers, so that they can be compared quickly: intervals with an open end, and the days of a report."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

import msgspec

from isnad.model.claim import Published, When

OPEN_FIRST, OPEN_LAST = 1, date.max.toordinal()
BEFORE = 3
"""A report that names no day tells of the days just before it: UCDP's rule for no time is R-3 … R-1; the day itself is added."""
LATER = 9
"""A denial or a claim of responsibility may come this many days after."""

SLACK = 4
"""What a report without a day tells may lie this many days outside of the days that are supposed."""


class Days(msgspec.Struct, frozen=True, gc=False):
    """Ordinals of the first and last day, both inside."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def written(self) -> str:
        """The day, or both ends."""
        first, last = iso(self.first), iso(self.last)
        return (first or "?") if first == last else f"{first or '…'} to {last or '…'}"

    def gap(self, other: Days) -> int:
        """Days between the two; 0 where they share one."""
        return max(0, self.first - other.last, other.first - self.last)


@lru_cache(maxsize=65536)
def ordinal(written: str, *, last: bool) -> int | None:
    """The first or last day of an ISO date that may be partial (2020, 2020-06); None for what is none."""
    try:
        parts = [int(p) for p in written[:10].split("-")]
        year, month, day = (*parts, 0, 0)[:3]
        if not month:
            return date(year, 12, 31).toordinal() if last else date(year, 1, 1).toordinal()
        if not day:
            return date(year, month, monthrange(year, month)[1] if last else 1).toordinal()
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def days_of(when: When | None) -> Days | None:
    """The days of a claim; None where it has none or both ends are open."""
    if when is None or when.basis == "none" or not (when.from_ or when.to):
        return None
    first = ordinal(when.from_, last=False) if when.from_ else None
    last = ordinal(when.to, last=True) if when.to else None
    if first is None and last is None:
        return None
    return Days(first or OPEN_FIRST, max(last or OPEN_LAST, first or OPEN_FIRST))


def report_days(published: Published, before: int = BEFORE) -> Days | None:
    """The days that a report may tell of which names none."""
    first = ordinal(published.from_, last=False) if published.from_ else None
    last = ordinal(published.to, last=True) if published.to else None
    if first is None or last is None:
        return None
    return Days(first - before, max(first, last))


def iso(day: int) -> str | None:
    """An ordinal as it is written; None for an open end."""
    return None if day in (OPEN_FIRST, OPEN_LAST) else date.fromordinal(day).isoformat()
