"""Reports that tell of nothing but days long gone: what has no day of its own in them is as old as the rest."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.model.claim import Published, When
from isnad.model.draft import Settled
from isnad.model.times import TimedPhrase
from isnad.resolve import when as dates
from isnad.resolve.calendar import parse

_YEARS_OLD = 3 * 365
"""Days before the report at which everything that is dated must end."""
_HAPPENED = frozenset({"occurred", "ongoing", "foiled"})


def aged(settled: Sequence[Settled], timed: Sequence[TimedPhrase], published: Published) -> list[Settled]:
    """«في مثل هذا اليوم من عام 2006 شنت … . وقصفت الطائرات جسور …»: where every event that has a day is years old and no word
    of the report is of a later day, the undated events are of the same past."""
    dated = [s.when for s in settled if s.draft.record == "event" and s.when is not None and s.when.to is not None]
    if not dated or not all(_old(w, published) for w in dated):
        return list(settled)
    if any(t.said or _late(t, published) for t in timed):
        return list(settled)
    return [_aged(s) for s in settled]


def _aged(s: Settled) -> Settled:
    if s.draft.record != "event" or s.when is not None or s.draft.status not in _HAPPENED:
        return s
    return msgspec.structs.replace(s, draft=msgspec.structs.replace(s.draft, status="historical"))


def _late(t: TimedPhrase, published: Published) -> bool:
    """Whether a phrase is of a day that is not years old."""
    when = dates.settle(t.phrase, published)
    return when is not None and when.to is not None and not _old(when, published)


def _old(when: When, published: Published) -> bool:
    ended, report = parse(when.to), parse(published.from_)
    return when.basis != "none" and bool(ended and report and (report[0] - ended[1]).days > _YEARS_OLD)
