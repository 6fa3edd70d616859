"""Places told by words that no pack has as a name: called back as the same, or opened by a common word."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import saying

TOLD = [
    # text, the words of the act, name in English, precision
    ("قتل راعيان في قرية الحمرة. وكان مسلحون قد خطفوا سائقاً في المكان نفسه.", "خطفوا", "al-Hamra", "town"),
    ("انفجرت عبوة على طريق جاسم - نوى. وكان ضابط قد اغتيل في المكان ذاته قبل شهر.", "اغتيل", "Jasim–Nawa road", "area"),
    ("قُتل شخصان بقصف في حوش بيت قاسم.", "قصف", "Hawsh Beit Qasm", "town"),
    ("دارت اشتباكات بين الجيش والمتمردين في خور دليلة.", "اشتباكات", "Khor Dalila", "town"),
    ("استهدفت غارتان منزلاً في منطقة بني عساف.", "غارتان", "Bani Asaf", "area"),
    ("سقطت قذائف على حي الشهداء في مدينة نوى.", "سقطت", "al-Shuhada, Nawa", "neighbourhood"),
    ("نزحت عائلات من قرى خانقين بعد هجوم مسلح.", "نزحت", "Khanaqin", "area"),
    ("قصف الطيران قريتي سرمين وبنش.", "قصف", "Sarmin", "town"),
    ("هاجم مسلحون نقطة تفتيش شمال ناحية العظيم.", "هاجم", "Al-Udhaim", "near"),
    ("هاجم مسلحون نقطة تفتيش في ناحية العظيم.", "هاجم", "Al-Udhaim", "subdistrict"),
    ("دارت اشتباكات بين الفصائل والجيش في محيط برج زيتونة.", "اشتباكات", "Zituna", "near"),
    ("قُتل ثلاثة جنود بهجوم لمسلحين قرب بحيرة حمرين.", "هجوم", "Lake Hamrin", "near"),
    ("أغارت مسيّرة على سيارة في محلة الدكوك.", "أغارت", "al-Dakuk", "neighbourhood"),
]


@pytest.mark.parametrize(("text", "needle", "name", "precision"), TOLD)
def test_a_place_by_its_words(packs: Packs, text: str, needle: str, name: str, precision: str) -> None:
    where = saying(packs, text, needle).where
    assert where is not None
    assert (where.name.en, where.precision) == (name, precision)


NONE = [
    ("هاجم مسلحون حاجزاً لقسد في عين العاصفة.", "هاجم"),
    ("قصف الجيش ثكنة بمئة صاروخ.", "قصف"),
    ("قُتل مدني قرب برج المراقبة.", "قُتل"),
]


@pytest.mark.parametrize(("text", "needle"), NONE)
def test_words_that_name_no_place(packs: Packs, text: str, needle: str) -> None:
    assert saying(packs, text, needle).where is None
