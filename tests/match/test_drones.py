"""«مسيّرة» is a drone or a march, and «يسقط» falls or brings down: the words beside it decide."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import row

DRONES = [
    "إسقاط مسيّرتين في سماء أربيل",
    "مسيرة تستهدف دراجة نارية قرب القامشلي",
    "مسيرات الدعم السريع هاجمت مطار الخرطوم",
    "أسقط الجيش مسيرة فوق ود مدني",
    "اعتراض مسيرة معادية قادمة من اليمن",
    "استهدفت مسيرة تركية سيارة",
]
MARCHES = [
    "خرج الأهالي في مسيرة بمدينة صنعاء",
    "شهدت مدينة طبرق مسيرة احتجاجية",
    "فرقت الشرطة مسيرة في الحي",
    "مسيّرة حاشدة في ميدان السبعين",
    "دعا ناشطون إلى مسيرة سلمية",
]


def _flying(packs: Packs, text: str) -> bool:
    return any("drone" in c.classes and c.mention is not None for c in row(packs, text))


@pytest.mark.parametrize("text", DRONES)
def test_a_drone(packs: Packs, text: str) -> None:
    assert _flying(packs, text)


@pytest.mark.parametrize("text", MARCHES)
def test_a_march(packs: Packs, text: str) -> None:
    assert not _flying(packs, text)


VERBS = [
    ("الجيش الأردني يسقط طائرة صغيرة", "أسقط"),
    ("الدفاع الجوي يسقط 6 مسيّرات", "أسقط"),
    ("صواريخ تسقط على القاعدة", "سقط"),
    ("الاحتلال يدخل دبابات إلى المخيم", "أدخل"),
    ("الجيش يدخل مدينة ود مدني", "دخل"),
    ("القوات تخرج آلياتها من المدينة", "أخرج"),
    ("القوات تخرج من المدينة", "خرج"),
]


@pytest.mark.parametrize(("text", "lemma"), VERBS)
def test_present_behind_its_subject(packs: Packs, text: str, lemma: str) -> None:
    assert next(c.lemma for c in row(packs, text) if c.kind == "verb") == lemma
