"""Who is told as still held or still in a camp: a figure without a verb."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims, numbers

CASES = [
    ("وقالت المنظمة إن 38 شخصاً لا يزالون قيد الاحتجاز.", "detained_population", ("detained", 38, 38)),
    ("لا يزال 25 من بحارة السفينة محتجزين لدى الجماعة في الصليف.", "detained_population", ("detained", 25, 25)),
    ("وما زال 120 ناشطاً رهن الاعتقال في سجون الحوثيين.", "detained_population", ("detained", 120, 120)),
    ("نحو 15 ألف عراقي لا يزالون في مخيم الهول.", "camp_population", ("residents", 15000, 15000)),
    ("ولا يزال نحو 26 ألف شخص، غالبيتهم من النساء، في مخيم الهول.", "camp_population", ("residents", 26000, 26000)),
]


@pytest.mark.parametrize(("text", "kind", "number"), CASES)
def test_a_number_that_is_still_there_is_a_figure(packs: Packs, text: str, kind: str, number: tuple[str, int, int]) -> None:
    (claim,) = [c for c in claims(packs, text) if c.record == "figure"]
    assert (claim.type, numbers(claim)) == (kind, {number})


def test_who_still_fights_is_no_figure(packs: Packs) -> None:
    assert not [c for c in claims(packs, "لا يزال ثلاثة جنود يقاتلون في البلدة.") if c.record == "figure"]
