"""Whether the bare name of a governorate's seat («في درعا») means the town or the land that is called after it (CODEBOOK §8: what
nothing decides is the coarsest reading that holds)."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.draft import Draft
from isnad.packs import Packs
from isnad.packs.tables import Place

_POINTS = frozenset({"city", "town", "village", "camp", "field", "dam", "prison", "base"})
_IN_TOWN = 0.08
"""Degrees within which a place lies in the town itself."""
_TOWN = frozenset({"head:مدينة", "settlement", "quarter"})


class Seats:
    """What a report says around each seat: places elsewhere in its governorate, and words that can only mean the town."""

    def __init__(self, packs: Packs, drafts: Sequence[Draft]) -> None:
        self.packs, self.drafts, self.read = packs, drafts, False
        self.elsewhere: set[str] = set()
        """Governorates of which the report names a place outside the seat."""
        self.towns: list[Place] = []
        """Towns of which it speaks as towns, and points that lie in one."""

    def _read(self) -> None:
        """The report is read for this when a bare seat asks first: most tell of none."""
        self.read = True
        for d in self.drafts:
            for p in d.places:
                for m in (p.mention, *(w.mention for w in p.within)):
                    rows = [self.packs.places[n] for n in m.names if n in self.packs.places]
                    if not rows:
                        continue
                    if not m.classes.isdisjoint(_TOWN) or all(r.kind == "neighbourhood" for r in rows):
                        self.towns += rows
                    if all(r.kind in _POINTS for r in rows):
                        self.elsewhere.update(r.admin1 for r in rows if r.admin1 and len(rows) == 1)
                        self.towns += [r for r in rows if r.kind == "city"]

    def governorate(self, seat: Place, rows: Sequence[Place]) -> Place | None:
        """The governorate that a bare name means where the report tells of its villages and never of the town as such."""
        if not self.read:
            self._read()
        land = next((r for r in rows if r.kind == "governorate" and r.admin1 == seat.admin1 and seat.admin1), None)
        if land is None or seat.admin1 not in self.elsewhere or any(_inside(t, seat) for t in self.towns):
            return None
        return land


def _inside(place: Place, seat: Place) -> bool:
    if place.id == seat.id:
        return True
    if place.lat is None or place.lon is None or seat.lat is None or seat.lon is None:
        return False
    return abs(place.lat - seat.lat) < _IN_TOWN and abs(place.lon - seat.lon) < _IN_TOWN
