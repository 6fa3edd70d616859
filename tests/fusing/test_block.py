"""Cells lose no pair that comparing would tie, and stay small."""

from __future__ import annotations

from itertools import combinations

import pytest
from fusing_desk import area, claim, day, report

from isnad.fusing.block import Cells, enter, leave, partners
from isnad.fusing.compare import linked, score
from isnad.fusing.units import Unit, units_of
from isnad.fusing.wording import Wordings
from isnad.packs import Packs, known
from isnad.workbench.synthetic import synthetic


@pytest.fixture(scope="module")
def units(packs: Packs) -> list[Unit]:
    """Synthetic tellings, and some of every precision of time and place."""
    codings = [m.coding for m in synthetic(700, packs)]
    whens = ["2020-06-21", None, day("2020-06-19", "2020-06-22", "days"), day("2020-06-01", "2020-06-30", "month")]
    wheres = ["Ariha", None, area("southern Idlib countryside"), area("Idlib governorate", "governorate")]
    codings += [
        report(packs, f"o{n}", published, claim(when=when, where=where, killed=9, by="syrian-army", to="hts"))
        for n, (when, where, published) in enumerate((a, b, p) for a in whens for b in wheres for p in ("2020-06-21", None))
    ]
    return [u for c in codings for u in units_of(c, known(packs))[0]]


def test_no_pair_is_lost(packs: Packs, units: list[Unit]) -> None:
    cells: Cells = {}
    wordings = Wordings(known(packs))
    for unit in units:
        enter(cells, unit, set())
    met = {u.key: partners(cells, u) for u in units}
    tied = [(a, b) for a, b in combinations(units, 2) if a.document != b.document and linked(a, b, score(a, b, wordings))]
    lost = [(a, b) for a, b in tied if b.key not in met[a.key] and a.key not in met[b.key]]
    assert len(tied) > 300
    assert not lost, [(a.days, a.where and a.where.name.en, b.days, b.where and b.where.name.en) for a, b in lost[:5]]


def test_who_finds_is_found(units: list[Unit]) -> None:
    """Whichever of two is read first, they meet: a store that grows compares what fusing at once compares."""
    cells: Cells = {}
    for unit in units:
        enter(cells, unit, set())
    met = {u.key: partners(cells, u) for u in units}
    assert any(u.soft for u in units)
    assert not [(a, b) for a, found in met.items() for b in found if a not in met[b]]


def test_cells_stay_small(units: list[Unit]) -> None:
    cells: Cells = {}
    for unit in units:
        enter(cells, unit, set())
    met = sum(len(partners(cells, u)) for u in units)
    assert met < 60 * len(units)


def test_what_leaves_is_gone(units: list[Unit]) -> None:
    cells: Cells = {}
    for unit in units:
        enter(cells, unit, set())
    for unit in units:
        leave(cells, unit, set())
    assert not cells
