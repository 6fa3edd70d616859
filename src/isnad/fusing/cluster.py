"""Which units are one happening: what people decided first, then the strongest links, each asked whether anything in the two
groups forbids it.

No strangers are chained. Two groups that both hold a *firm* unit (a day and a point) are joined only by a link between firm
units; what is too vague to found an incident, and what denies one, goes to the group that it fits best and joins no two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isnad.fusing.acts import BRIEF
from isnad.fusing.compare import differ_in_place, far, hour, likely
from isnad.fusing.units import Unit

Link = tuple[float, str, str]
"""Score and the keys of two units, the smaller first."""
Pair = tuple[str, str]
SAMPLE = 40
"""Of a larger group this many members answer for all; they are spread over its places and days."""


class _Groups:
    """Groups of keys that grow together."""

    def __init__(self, units: Mapping[str, Unit], links: Iterable[Link], different: Iterable[Pair]) -> None:
        self.units = units
        self.linked = {(a, b) for _, a, b in links}
        self.groups = {key: [key] for key in sorted(units)}
        self.home = {key: key for key in units}
        self.apart: dict[str, set[str]] = {}
        for a, b in different:
            self.apart.setdefault(a, set()).add(b)
            self.apart.setdefault(b, set()).add(a)

    def join(self, a: str, b: str, *, forced: bool = False, likely: bool = False) -> None:
        one, two = sorted((self.home[a], self.home[b]))
        if one == two or self._decided_apart(one, two) or not (forced or self._may(one, two, a, b, likely=likely)):
            return
        for key in self.groups[two]:
            self.home[key] = one
        self.groups[one] += self.groups.pop(two)

    def _decided_apart(self, one: str, two: str) -> bool:
        other = set(self.groups[two]) if self.apart else set()
        return any(self.apart.get(key, set()) & other for key in self.groups[one]) if self.apart else False

    def _may(self, one: str, two: str, a: str, b: str, *, likely: bool = False) -> bool:
        here, there = self._some(one), self._some(two)
        if likely:
            return not any(self._keeps_apart(x, y) for x in here for y in there)
        if not (self.units[a].firm and self.units[b].firm) and any(u.firm for u in here) and any(u.firm for u in there):
            return False
        if not self._agree([u for u in here if u.firm], [u for u in there if u.firm]):
            return False
        pairs = ((x, y) for x in here for y in there if x.key not in (a, b) or y.key not in (a, b))
        return not any(self._keeps_apart(x, y) and not self._bridged(x, y, here, there) for x, y in pairs)

    def _agree(self, here: Sequence[Unit], there: Sequence[Unit]) -> bool:
        """At least half of the firm pairs are linked: one telling that fits two happenings does not make them one."""
        pairs = [(min(x.key, y.key), max(x.key, y.key)) for x in here for y in there]
        return not pairs or sum(p in self.linked for p in pairs) * 2 >= len(pairs)

    def _keeps_apart(self, x: Unit, y: Unit) -> bool:
        """Places or days that exclude each other; or one report that tells of two happenings, or a blast at noon and one in the
        evening, unless they are linked."""
        told_apart = (x.document == y.document and x.part == y.part) or (x.types | y.types <= BRIEF and hour(x, y)[0] < 0)
        if told_apart and (min(x.key, y.key), max(x.key, y.key)) not in self.linked:
            return True
        return far(x, y)

    def _bridged(self, x: Unit, y: Unit, here: Sequence[Unit], there: Sequence[Unit]) -> bool:
        """A day's difference that somebody else in the group bears already: of his day, and linked to the other."""
        if x.document == y.document or not _differ_by_a_day(x, y) or differ_in_place(x, y):
            return False
        for one, other, group in ((x, y, there), (y, x, here)):
            beside = [z for z in group if _differ_by_a_day(z, other) and not _differ_by_a_day(z, one)]
            if any((min(z.key, other.key), max(z.key, other.key)) in self.linked for z in beside):
                return True
        return False

    def _some(self, group: str) -> list[Unit]:
        members = [self.units[k] for k in self.groups[group]]
        if len(members) <= SAMPLE:
            return members
        facets: dict[object, Unit] = {}
        for unit in members:
            facets.setdefault((unit.where and (unit.where.place or unit.where.text), unit.days, unit.firm), unit)
        return list(facets.values())


def _differ_by_a_day(x: Unit, y: Unit) -> bool:
    return x.days is not None and y.days is not None and not (x.soft or y.soft) and x.days.gap(y.days) == 1


def cluster(
    units: Mapping[str, Unit], links: Iterable[Link], same: Iterable[Pair] = (), different: Iterable[Pair] = ()
) -> list[tuple[str, ...]]:
    """Groups of keys, each sorted. ``same`` and ``different`` are what people decided; they come before every link."""
    links = tuple(links)
    weak = [link for link in links if likely(units[link[1]], units[link[2]], link[0])]
    links = tuple(set(links).difference(weak)) if weak else links
    found = _Groups(units, links, different)
    for a, b in sorted(same):
        found.join(a, b, forced=True)
    ordered = sorted(links, key=lambda link: (-_firmness(units, link), -link[0], link[1], link[2]))
    loose: dict[str, list[Link]] = {}
    for link in ordered:
        ends = [k for k in link[1:] if not units[k].founds]
        if not ends:
            found.join(link[1], link[2])
        for end in ends:
            loose.setdefault(end, []).append(link)
    for key in sorted(loose, key=lambda k: (units[k].part != "tells", k)):
        _attach(key, loose[key], units, found)
    for _, a, b in ordered:
        if not (units[a].founds or units[b].founds):
            found.join(a, b)  # what is told with a denial goes where the denial went
    _give_homes(weak, found)
    return [tuple(sorted(group)) for _, group in sorted(found.groups.items())]


def _give_homes(weak: Iterable[Link], found: _Groups) -> None:
    """What stands alone goes with the one happening that it is likely to tell of, if there is but one; of two that stand alone
    each must be the only one for the other."""
    fits: dict[str, dict[str, float]] = {}
    for points, a, b in weak:
        for one, other in ((a, b), (b, a)):
            if len(found.groups[found.home[one]]) == 1:
                homes, there = fits.setdefault(one, {}), found.home[other]
                homes[there] = max(points, homes.get(there, 0.0))
    alone = [(points, key, home) for key, some in fits.items() if len(some) == 1 for home, points in some.items()]
    for _, key, home in sorted(alone, key=lambda one: (-one[0], one[1])):
        if home in found.groups and (len(found.groups[home]) > 1 or list(fits.get(home, ())) == [key]):
            found.join(key, home, likely=True)


def _attach(key: str, links: Sequence[Link], units: Mapping[str, Unit], found: _Groups) -> None:
    """Give a unit that founds nothing to the group that it fits best, if it is in none yet."""
    for _, a, b in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        other = b if a == key else a
        if units[other].founds and len(found.groups[found.home[key]]) == 1:
            found.join(key, other)


def _firmness(units: Mapping[str, Unit], link: Link) -> int:
    return units[link[1]].firm + units[link[2]].firm
