"""How the days of two units lie to each other, and which of them a day's difference does not keep apart: one of the row's
functions, and what its veto asks."""

from __future__ import annotations

from isnad.fusing.acts import DAILY, DEADLY, FINDING, SELDOM
from isnad.fusing.pieces import GENERIC, SMALL_HOURS
from isnad.fusing.places import relation
from isnad.fusing.units import Unit

Seen = tuple[float, str]


def day(a: Unit, b: Unit) -> Seen:
    """The same day or night, days that overlap, a month that holds the day, the next day."""
    if a.days is None or b.days is None:
        return _by_weekday(a, b)
    gap = a.days.gap(b.days)
    if gap and (a.soft or b.soft):
        return (-1.5 if gap <= 3 else -2.5), f"{gap} days apart, by the report's own days"
    if gap == 1 and one_night(a, b):
        return 1.5, "one night"
    if gap == 1 and found_after(a, b):
        return 0.5, "found on the day after"
    if gap == 1 and alike(a, b) and (_one_man(a, b) or not (a.types | b.types) & DAILY):
        return -0.5, "a day apart, and otherwise the same"
    if gap:
        return (-3.0 if gap == 1 else -5.0), f"{gap} days apart"
    if a.soft or b.soft:
        return (1.0, "the report's own days") if max(a.days.length, b.days.length) <= 10 else (0.25, "about the time")
    longest = max(a.days.length, b.days.length)
    if longest == 1:
        return 2.0, "same day"
    return (1.5, "overlap") if longest <= 3 else ((1.0, "overlap") if longest <= 10 else (0.25, "in that month"))


def _by_weekday(a: Unit, b: Unit) -> Seen:
    """A report without a date that names a Monday tells of a Monday; one that gives the other's number of one act, above two, of
    its days."""
    here, there = _weekdays(a), _weekdays(b)
    if (a.weekday is None and b.weekday is None) or not here or not there:
        return (1.0, "no day, and the same number") if one_number(a, b) else (0.0, "no day")
    return (1.0, "the same day of the week") if here & there else (-3.0, "another day of the week")


def one_number(a: Unit, b: Unit) -> bool:
    """Acts of one family, or one of those that are told in few words, each with a place and with the same number above two."""
    if a.where is None or b.where is None:
        return False
    alike = a.families & b.families or (a.types | b.types) & GENERIC
    return bool(alike) and any(n > 2 for _, n in a.tolls & b.tolls)


def _weekdays(unit: Unit) -> frozenset[int]:
    """Days of the week on which it may have been; none where they are many."""
    if unit.weekday is not None:
        return frozenset({unit.weekday})
    if unit.days is None or unit.soft or unit.days.length > 3:
        return frozenset()
    return frozenset((day - 1) % 7 for day in range(unit.days.first, unit.days.last + 1))


def one_night(a: Unit, b: Unit) -> bool:
    """Told as the night of one day, and as the night or the dawn of the next."""
    assert a.days is not None
    assert b.days is not None
    before, after = (a, b) if a.days.last < b.days.first else (b, a)
    return "night" in before.hours and bool(after.hours) and after.hours <= SMALL_HOURS


def found_after(a: Unit, b: Unit) -> bool:
    """The dead are found on the day after they were killed, and are the same kind of persons."""
    assert a.days is not None
    assert b.days is not None
    before, after = (a, b) if a.days.last < b.days.first else (b, a)
    return after.types <= FINDING and bool(before.types & DEADLY) and bool(a.harmed & b.harmed or a.titles & b.titles)


def alike(a: Unit, b: Unit) -> bool:
    """So much alike that a day's difference is rather an error than another event: one type, and the same number above two or
    two numbers, or two dead of the same rank; or one that is seldom seen twice in a place, by the same doer, or that was done to
    one man of a rank or a calling."""
    if (a.types & b.types & SELDOM and a.acting & b.acting and _one_place(a, b)) or _one_man(a, b):
        return True
    both = a.tolls & b.tolls
    named = any(n > 2 for _, n in both) or len(both) > 1 or bool(both and a.titles & b.titles)
    return named and bool(a.types & b.types)


def _one_place(a: Unit, b: Unit) -> bool:
    return a.where is not None and b.where is not None and relation(a.where, b.where) == "same"


def _one_man(a: Unit, b: Unit) -> bool:
    """Both tell what was done to one man of a rank or a calling, in one place."""
    alone = all(u.types <= DEADLY and not any(what == "killed" for what, _ in u.tolls) for u in (a, b))
    return alone and bool(a.titles & b.titles) and _one_place(a, b)
