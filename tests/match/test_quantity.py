"""Numbers with their bounds (CODEBOOK §6)."""

from __future__ import annotations

import pytest

from isnad.match.quantity import read_quantity
from isnad.match.scan import Scan
from isnad.model.finds import Quantity
from isnad.packs import Packs
from isnad.text import split
from reading_desk import wrong


def quantity(packs: Packs, text: str) -> Quantity | None:
    """The first quantity of a text."""
    (sentence,) = split(text, packs.lexicon.known).sentences
    scan = Scan(sentence, packs.lexicon)
    return next((q for i in range(scan.n) if (q := read_quantity(scan, packs, i))), None)


CASES = [
    ("5 مدنيين", 5, 5, True),
    ("٥ مدنيين", 5, 5, True),
    ("خمسة مدنيين", 5, 5, True),
    ("وخمسة مدنيين", 5, 5, True),
    ("ثلاثة وعشرين عنصراً", 23, 23, True),
    ("45 ألف نازح", 45_000, 45_000, True),
    ("ألفي نازح", 2000, 2000, True),
    ("عشرات القتلى", 10, None, False),
    ("مئات العائلات", 100, None, False),
    ("عدد من العناصر", 2, None, False),
    ("عدة عناصر", 2, None, False),
    ("بضعة عناصر", 3, 9, False),
    ("أكثر من 20 عنصراً", 21, None, False),
    ("ما يزيد عن 20 عنصراً", 21, None, False),
    ("ما لا يقل عن عشرة مدنيين", 10, None, False),
    wrong("على الأقل counts only when it touches the number", "عشرة مدنيين على الأقل", 10, None, False),
    ("نحو 30 عنصراً", 30, 30, False),
    ("قرابة 30 عنصراً", 30, 30, False),
    ("حوالي 30 عنصراً", 30, 30, False),
    ("بين 10 و15 عنصراً", 10, 15, False),
    ("من خمسة إلى سبعة عناصر", 5, 7, False),
    ("أكثر من عشرة آلاف مقاتل", 10_001, None, False),
]


@pytest.mark.parametrize(("text", "low", "high", "exact"), CASES)
def test_bounds(packs: Packs, text: str, low: int, high: int | None, exact: bool) -> None:
    got = quantity(packs, text)
    assert got is not None
    assert (got.low, got.high, got.exact) == (low, high, exact)
    assert got.best is None or got.low is None or got.low <= got.best


NONE = [
    "26% من العناصر",
    "٤٠٪ من المدينة",
    "70 بالمئة من السكان",
    "سبعون بالمائة منهم",
    "60 في المئة من المنازل",
    "الفرقة 17",
    "اللواء 93",
    "على بعد 20 كيلومتراً",
    "عيار 23 ملم",
    "بقيمة 500 دولار",
    "عدد السكان كبير",
    "الطريق الدولي M4",
]


@pytest.mark.parametrize("text", NONE)
def test_counts_nobody(packs: Packs, text: str) -> None:
    assert quantity(packs, text) is None


NO_COUNT = ["ثلاثة أرباع المدينة", "عشرون وثلاثة أخماس السكان", "3/4 السكان", "سالب 5", "واحد على عشرين", "2.5^-1"]


@pytest.mark.parametrize("text", NO_COUNT)
def test_a_share_is_no_count(packs: Packs, text: str) -> None:
    (sentence,) = split(text, packs.lexicon.known).sentences
    scan = Scan(sentence, packs.lexicon)
    assert [q for i in range(scan.n) if (q := read_quantity(scan, packs, i)) is not None] == []


BOUNDS = [("خمسة أو أكثر", 5, None), ("20 أو أقل", 0, 20), ("ستة و عشرون شخصاً", 26, 26), ("أكبر من 100", 101, None)]


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_bounds_and_a_lone_and(packs: Packs, text: str, low: int, high: int | None) -> None:
    (sentence,) = split(text, packs.lexicon.known).sentences
    q = read_quantity(Scan(sentence, packs.lexicon), packs, 0)
    assert q is not None
    assert (q.low, q.high) == (low, high)
