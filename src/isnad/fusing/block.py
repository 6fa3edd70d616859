"""Which pairs of units are worth comparing: those that share a cell of time and place.

Time is told in days, in months or not at all; place as a point, as (part of) a governorate or not at all. A unit is *at
home* in the cells of its own precision, and *seeks* those and every coarser one; a pair is compared when one seeks a home of
the other. So an area meets the towns in it, a month its days, and nothing is lost to precision. Cells that
would hold much (coarser than a day and a point) are divided by what a pair must share besides: an organisation, a number or
a type; so each cell stays small and the work grows with the number of claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isnad.fusing.days import Days
from isnad.fusing.places import POINT
from isnad.fusing.units import Unit

Cell = tuple[object, ...]
LONG = 10
"""An interval of more days than this is at home in its months; more than ``MONTHS`` months, in no cell of time at all."""
MONTHS = 2
GRID = 0.1
"""Degrees; two neighbouring cells hold every pair of places within 10 km of each other."""


def home(unit: Unit) -> tuple[Cell, ...]:
    """The cells where others find this unit."""
    level, times = _times(unit.days)
    return tuple(_divided(unit, level, times, tuple(_places(unit, around=False))))


def sought(unit: Unit) -> tuple[Cell, ...]:
    """The cells in which this unit looks for others."""
    cells: list[Cell] = []
    places = tuple(_places(unit, around=True))
    for level, times in _coarser(unit.days):
        cells += _divided(unit, level, times, places)
    return tuple(dict.fromkeys(cells))


def _divided(unit: Unit, level: str, times: tuple[object, ...], places: tuple[Cell, ...]) -> Iterator[Cell]:
    shared = _shared(unit)
    for time in times:
        for place in places:
            if level != "open" and place[0] == "point":
                yield (time, *place)
            else:
                yield from ((time, *place, one) for one in shared)


def _shared(unit: Unit) -> tuple[object, ...]:
    """What a pair in a coarse cell must have in common: one of these."""
    return (*sorted(unit.doers | unit.harmed), *sorted(unit.tolls), *sorted(unit.types))


def _level(unit: Unit) -> str:
    where = unit.where
    if where is None or where.precision == "country":
        return "none"
    return "point" if where.precision in POINT else "area"


def _places(unit: Unit, *, around: bool) -> Iterator[Cell]:
    """Cells of place: a point's own and (``around``) those beside it; then the coarser ones."""
    where, level = unit.where, _level(unit)
    if level == "point" and where is not None:
        if where.lat is not None and where.lon is not None:
            x, y = round(where.lon / GRID), round(where.lat / GRID)
            steps = (0, -1, 1) if around else (0,)
            yield from (("point", x + i, y + j) for i in steps for j in steps)
        else:
            yield ("point", where.name.ar or where.text)
    if level == "area" or (around and level == "point"):
        admin1 = where.admin1 if where is not None else None
        if admin1:
            yield ("in", admin1)
        if around or not admin1:
            yield ("in", "")
    if level == "none" or around:
        yield ("none",)


def _times(days: Days | None) -> tuple[str, tuple[object, ...]]:
    if days is None:
        return "open", ("open",)
    if days.length <= LONG:
        return "day", tuple(range(days.first, days.last + 1))
    months = _months(days)
    return ("month", months) if len(months) <= MONTHS else ("open", ("open",))


def _coarser(days: Days | None) -> Iterator[tuple[str, tuple[object, ...]]]:
    level, times = _times(days)
    if level == "day" and days is not None:
        yield level, tuple(range(days.first - 1, days.last + 2))
        yield "month", _months(days)
    elif level == "month":
        yield level, times
    yield "open", ("open",)


def _months(days: Days) -> tuple[object, ...]:
    """Names of the months that the days touch, at most one more than ``MONTHS``."""
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(
        f"{first.year + (first.month - 1 + n) // 12}-{(first.month - 1 + n) % 12 + 1:02}" for n in range(min(count, MONTHS + 1))
    )
