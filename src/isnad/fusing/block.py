"""Which units are worth comparing.

Two units that each name a day and a point meet in a cell of day and grid (``near``). A unit that names less, an area, a month,
no place, meets every unit of those weeks and that governorate with which it shares an organisation, a number, a name or a
type (``all``, ``coarse``): without one of these no comparison could reach enough. One without any day meets what tells of its
type of act in its town, or gives its number in its governorate, whichever of the two is read first (``any``, ``bare``). So
precision costs no recall, every cell stays small, and the work grows with the number of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from isnad.fusing.days import SLACK, Days
from isnad.fusing.places import POINT, called, plain
from isnad.fusing.units import LEAST, Unit
from isnad.model.claim import Where

Cell = tuple[object, ...]
Cells = dict[Cell, list[str]]
"""Keys of the units in each; most hold one or two, for which a list is a third of a set."""
LONG = 10
"""More days than these are no day."""
YEARS = 120
"""More days than these are no date: such a unit is found by its place alone."""
GRID = 0.2
"""Degrees, some 20 km: every pair of places that may be one (places.NEXT_KM) lies in one cell or in two that touch."""
ANYWHERE = "*"


def enter(cells: Cells, unit: Unit, owned: set[Cell] | None) -> None:
    """Put the unit where others find it. A cell that is not ``owned`` yet (None: all are) is copied first: others may hold it."""
    for cell in dict.fromkeys(entries(unit)):
        _own(cells, cell, owned).append(unit.key)


def leave(cells: Cells, unit: Unit, owned: set[Cell] | None) -> None:
    """Take the unit out again."""
    for cell in dict.fromkeys(entries(unit)):
        rest = _own(cells, cell, owned)
        rest.remove(unit.key)
        if not rest:
            del cells[cell]
            if owned is not None:
                owned.discard(cell)


def _own(cells: Cells, cell: Cell, owned: set[Cell] | None) -> list[str]:
    if owned is None:
        return cells.setdefault(cell, [])
    if cell not in owned:
        owned.add(cell)
        cells[cell] = list(cells.get(cell, ()))
    return cells[cell]


def partners(cells: Cells, unit: Unit) -> set[str]:
    """Keys of the units that this one is to be compared with, itself left out."""
    found: set[str] = set()
    for cell in queries(unit):
        found.update(cells.get(cell, ()))
    found.discard(unit.key)
    return found


def entries(unit: Unit) -> Iterator[Cell]:
    """The cells that hold the unit."""
    point = _point(unit)
    if point and _daylike(unit.days):
        assert unit.days is not None
        yield from (("near", day, *point) for day in range(unit.days.first - _more(unit), unit.days.last + _more(unit) + 1))
    yield from _ageless("any", unit, {_admin(unit), ANYWHERE})
    if not _dated(unit.days):
        yield from _ageless("bare", unit, {_admin(unit), ANYWHERE})
    kinds = ("all",) if _fine(unit) else ("all", "coarse")
    for kind, week, one in product(kinds, _weeks(unit.days, slack=_more(unit)), shared(unit)):
        yield (kind, week, _admin(unit), one)
        yield (kind, week, ANYWHERE, one)


def queries(unit: Unit) -> Iterator[Cell]:
    """The cells in which the unit looks for others."""
    point = _point(unit)
    if point and _daylike(unit.days):
        assert unit.days is not None
        days = range(unit.days.first - 1 - _more(unit), unit.days.last + 2 + _more(unit))
        yield from (("near", day, *spot) for day in days for spot in _around(point))
    yield from _ageless("bare" if _dated(unit.days) else "any", unit, {_admin(unit), None} if _admin(unit) else {ANYWHERE})
    kind = "coarse" if _fine(unit) else "all"
    admin = _admin(unit)
    for week, one in product(_weeks(unit.days, slack=1 + _more(unit)), shared(unit)):
        if admin is None:
            yield (kind, week, ANYWHERE, one)
        else:
            yield (kind, week, admin, one)
            yield (kind, week, None, one)


def shared(unit: Unit) -> tuple[object, ...]:
    """What a pair that is not near must have in common: one of these."""
    names = tuple(("name", plain(name)) for name in _names(unit.where)) if unit.where is not None else ()
    told = unit.doers | unit.harmed | unit.acting | unit.struck | unit.things | unit.titles | unit.persons
    return (*sorted(told), *sorted(_numbers(unit)), *sorted(unit.types | unit.instead), *names)


def _numbers(unit: Unit) -> set[tuple[str, int]]:
    """Its tolls; «at least nine» meets nine too."""
    return {(what.removesuffix(LEAST), n) for what, n in unit.tolls} | unit.tolls


def _names(where: Where) -> tuple[str, ...]:
    """What it is called; where no gazetteer knows it, without its last word too («Fatabarno camp»)."""
    town, _, rest = where.name.en.rpartition(" ") if where.lat is None else ("", "", "")
    return (*called(where), town) if town and rest else called(where)


def _ageless(kind: str, unit: Unit, admins: Iterable[str | None]) -> Iterator[Cell]:
    """Where what has no day meets others (``any``), and others meet it (``bare``), so that it never matters which is read first:
    an act of one type in one town, or one number in one governorate. The town or the type alone would meet the war of years."""
    if unit.where is None:
        return
    if _point(unit):
        yield from ((kind, plain(unit.where.name.en), type_) for type_ in unit.types)
    yield from ((kind, admin, toll) for admin in admins for toll in _numbers(unit))


def _fine(unit: Unit) -> bool:
    """A day and coordinates; a place that no gazetteer has lies in no grid, so that it is told with others by what it shares."""
    return len(_point(unit)) > 1 and _daylike(unit.days)


def _more(unit: Unit) -> int:
    """Days beyond the one that is borne between any two: on both sides of a soft one, where it lies and where it looks, so that
    it never matters which of two is read first."""
    return SLACK - 1 if unit.soft else 0


def _daylike(days: Days | None) -> bool:
    return days is not None and days.length <= LONG


def _dated(days: Days | None) -> bool:
    return days is not None and days.length <= YEARS


def _point(unit: Unit) -> Cell:
    """The cell of a point, or nothing for an area; a point without coordinates is its name."""
    where = unit.where or unit.beside
    if where is None or where.precision not in POINT:
        return ()
    if where.lat is None or where.lon is None:
        return (plain(where.name.en),)
    return (int(where.lon // GRID), int(where.lat // GRID))


def _around(point: Cell) -> Iterable[Cell]:
    if len(point) == 1:
        return (point,)
    x, y = point
    assert isinstance(x, int)
    assert isinstance(y, int)
    return product(range(x - 1, x + 2), range(y - 1, y + 2))


def _admin(unit: Unit) -> str | None:
    where = unit.where or unit.beside
    return where.admin1 if where is not None else None


def _weeks(days: Days | None, slack: int = 0) -> tuple[int, ...]:
    """Numbers of the weeks that the days touch; none for what has no date."""
    if days is None or not _dated(days):
        return ()
    return tuple(range((days.first - slack) // 7, (days.last + slack) // 7 + 1))
