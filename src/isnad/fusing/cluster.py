"""Which units are one happening: the strongest links first, each asked whether anything in the two groups forbids it.

No strangers are chained: two groups that both have a *firm* unit (a day and a point) are joined only by a link between firm
units, so that one vague telling, which fits both, stays with the one that it fits best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isnad.fusing.compare import far
from isnad.fusing.units import Unit

Link = tuple[float, str, str]
"""Score and the keys of two units, the smaller first."""


def cluster(
    units: Mapping[str, Unit], links: Iterable[Link], same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]
) -> list[tuple[str, ...]]:
    """Groups of keys, each sorted. ``same`` and ``different`` are what people decided; they come before every link."""
    groups = {key: [key] for key in units}
    home = {key: key for key in units}
    never = {frozenset(pair) for pair in different}

    def join(a: str, b: str, *, forced: bool) -> None:
        one, two = sorted((home[a], home[b]))
        if one == two or any(frozenset((x, y)) in never for x in groups[one] for y in groups[two]):
            return
        if not forced and not _may_join([units[k] for k in groups[one]], [units[k] for k in groups[two]], units[a], units[b]):
            return
        for key in groups[two]:
            home[key] = one
        groups[one] += groups.pop(two)

    for a, b in sorted(same):
        if a in units and b in units:
            join(a, b, forced=True)
    for _, a, b in sorted(links, key=lambda link: (-_firmness(units, link), -link[0], link[1], link[2])):
        join(a, b, forced=False)
    return [tuple(sorted(group)) for _, group in sorted(groups.items())]


def _firmness(units: Mapping[str, Unit], link: Link) -> int:
    return units[link[1]].firm + units[link[2]].firm


def _may_join(one: Sequence[Unit], two: Sequence[Unit], a: Unit, b: Unit) -> bool:
    firm = [any(u.firm for u in group) for group in (one, two)]
    if all(firm) and not (a.firm and b.firm):
        return False
    return not any(far(x, y) for x in one for y in two if (x, y) != (a, b))
