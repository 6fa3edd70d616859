"""Speakers whom no pack names and chains without a subject: who stands between the verb and its words speaks, whoever passed
it on (CODEBOOK §5)."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims

P = "مستوطنين أحرقوا مركبتين في بلدة حوارة جنوب نابلس"
ORIGINS = [
    ("قالت محافظة القدس إن {P}.", "governorate of Jerusalem"),
    ("أفادت بلدية الخليل بأن {P}.", "municipality of Hebron"),
    ("قال المشرف العام لمنظمة البيدر سامر عودة إن {P}.", "general supervisor of organisation al-Bidr"),
    ("قال وكيل وزارة الصحة الفلسطينية ماهر شامية إن {P}.", "palestinian-health-ministry"),
    ("قال رئيس بلدية خان يونس إن {P}.", "mayor of Khan Yunis"),
    ("قال ضابط إسرائيلي كبير إن {P}.", "senior Israeli officer"),
    ("نقلت القناة 12 الإسرائيلية عن مسؤولين أمنيين قولهم إن {P}.", "security officials"),
    ("قال جنود إسرائيليون شاركوا في المعركة إن {P}.", "Israeli soldiers"),
    ("قالت هيئة عمليات التجارة البحرية البريطانية إن {P}.", "ukmto"),
    ("نُقل عن مسعفين قولهم إن {P}.", "paramedics"),
    ("قالت حماس إن الهدوء عاد. ونُقل عن شهود أن {P}.", "eyewitnesses"),
    ("قالت سيدة تبلغ من العمر 57 عاماً إن {P}.", "lady"),
    ("أعلنت حركة حماس في بيان نقلته وسائل إعلام مقربة منها أن {P}.", "hamas"),
    ("أكد الجيش الإسرائيلي أن معلومات استخبارية أفادت بأن {P}.", "israeli-forces"),
    ("قُتل شاب في نابلس، على ما أفادت خدمة الإسعاف «نجمة داود الحمراء». وقال متحدث باسمها إن {P}.", "magen-david-adom"),
    ("قُتل شاب في نابلس، وفق معطيات نادي الأسير الفلسطيني.", "palestinian-prisoners-club"),
    ("أكدت الحكومة الفلسطينية ضرورة أن تتوقف الهجمات. وقالت إن {P}.", "palestinian-authority"),
]


@pytest.mark.parametrize(("text", "origin"), ORIGINS)
def test_who_speaks(packs: Packs, text: str, origin: str) -> None:
    told = [c for c in claims(packs, text.replace("{P}", P)) if c.record == "event"]
    assert told
    assert told[-1].origin == origin
