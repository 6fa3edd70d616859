"""Numbers over a stretch of time: the dead of a month and the raids of a week are figures, no single events (CODEBOOK §1, §6)."""

from __future__ import annotations

import msgspec

from isnad.model.draft import Draft
from isnad.model.times import TimePhrase

MANY_DEAD, MANY_ATTACKS = 10, 5
"""From how many on a number over weeks or months is nobody's single event."""
_LONG = frozenset({"week", "month", "year"})
_DATED = frozenset({"month", "year", "season", "fraction", "decade"})
_TOLLS = frozenset({"killed", "casualties", "wounded", "abducted", "detained"})
_TALLIED = frozenset({"killing", "abduction", "arrest"})


def over_a_stretch(d: Draft) -> Draft:
    """«مقتل 104 مدنيين في نيسان», «27 عملية قصف خلال الأسبوع الفائت»: the same words as a figure; anything else as it is."""
    if d.record != "event" or d.time is None or not _stretch(d.time):
        return d
    if d.type in _TALLIED and any(c.what in _TOLLS and (c.quantity.low or 0) >= MANY_DEAD for c in d.counts):
        return _figure(d, "cumulative_toll")
    if any(c.what == "attacks" and c.quantity.best is not None and c.quantity.best >= MANY_ATTACKS for c in d.counts):
        return _figure(d, "attack_count")  # «مئات الضربات» are told as a habit
    return d


def _stretch(t: TimePhrase) -> bool:
    """A week or more: «في نيسان», «خلال الأسبوع الفائت», «الأشهر الماضية»; no part of a day and no date."""
    return t.kind in _DATED or (t.kind in ("unit", "span", "range", "duration") and t.unit in _LONG)


def _figure(d: Draft, kind: str) -> Draft:
    return msgspec.structs.replace(d, record="figure", type=kind, status="ongoing")
