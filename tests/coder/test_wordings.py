"""Which events come out of a sentence whose wording is out of the common: a table of wordings and the types that are told."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims

ROWS = [
    ("غادر آخر جندي فرنسي قاعدة عسكرية شمالي تشاد.", "withdrawal"),
    ("خروج آخر القوات الأمريكية من قاعدة عين الأسد.", "withdrawal"),
    ("احتشد المئات أمام السفارة في بيروت احتجاجاً على مقتل أربعة مدنيين برصاص الجيش.", "protest"),
    ("فك الجيش السوداني الحصار عن مدينة كادوقلي.", "siege"),
    ("رفات ستة أشخاص عُثر عليها في بئر قرب تلعفر. وكان تنظيم داعش قد هاجم البلدة.", "body_found"),
    ("أجبرت الغارات عشرات الأسر على ترك منازلها واللجوء إلى مدينة صيدا.", "displacement"),
    ("هاجم مستوطنون بلدة قريوت، ورشقوا سيارة إسعاف بالحجارة.", "attack"),
]


@pytest.mark.parametrize(("text", "types"), ROWS)
def test_the_events_of_a_sentence(packs: Packs, text: str, types: str) -> None:
    told = [c.type for c in claims(packs, text, published="2025-06-12", record="event")]
    assert set(types.split()) <= set(told)
    assert told.count("displacement") < 2


def test_whoever_is_made_to_withdraw_withdraws(packs: Packs) -> None:
    text = "أرغمت القوات الحكومية السودانية قوات الدعم السريع على الانسحاب من البلدة."
    left = next(c for c in claims(packs, text, published="2025-06-12") if c.type == "withdrawal")
    assert {r.actor for r in left.roles if r.role == "initiator"} == {"rsf"}
