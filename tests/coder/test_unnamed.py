"""Speakers whom no pack names and chains without a subject: who stands between the verb and its words speaks, whoever passed
it on (CODEBOOK §5)."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims

P = "مستوطنين أحرقوا مركبتين في بلدة حوارة جنوب نابلس"
V = "أحرق مستوطنون مركبتين في بلدة حوارة جنوب نابلس"
ORIGINS = [
    ("قالت محافظة القدس إن {P}.", "Jerusalem governorate"),
    ("أفادت بلدية الخليل بأن {P}.", "Hebron municipality"),
    ("قال المشرف العام لمنظمة البيدر سامر عودة إن {P}.", "general supervisor of organisation al-Bidr"),
    ("قال وكيل وزارة الصحة الفلسطينية ماهر شامية إن {P}.", "palestinian-health-ministry"),
    ("قال رئيس بلدية خان يونس إن {P}.", "mayor of Khan Yunis"),
    ("قال ضابط إسرائيلي كبير إن {P}.", "senior Israeli officer"),
    ("نقلت القناة 12 الإسرائيلية عن مسؤولين أمنيين قولهم إن {P}.", "security officials"),
    ("قال جنود إسرائيليون شاركوا في المعركة إن {P}.", "Israeli soldiers"),
    ("قالت هيئة عمليات التجارة البحرية البريطانية إن {P}.", "ukmto"),
    ("نُقل عن مسعفين قولهم إن {P}.", "medics"),
    ("قالت حماس إن الهدوء عاد. ونُقل عن شهود أن {P}.", "witnesses"),
    ("قالت سيدة تبلغ من العمر 57 عاماً إن {P}.", "lady"),
    ("أعلنت حركة حماس في بيان نقلته وسائل إعلام مقربة منها أن {P}.", "hamas"),
    ("أكد الجيش الإسرائيلي أن معلومات استخبارية أفادت بأن {P}.", "israeli-forces"),
    ("قُتل شاب في نابلس، على ما أفادت خدمة الإسعاف «نجمة داود الحمراء». وقال متحدث باسمها إن {P}.", "magen-david-adom"),
    ("قُتل شاب في نابلس، وفق معطيات نادي الأسير الفلسطيني.", "palestinian-prisoners-club"),
    ("أكدت الحكومة الفلسطينية ضرورة أن تتوقف الهجمات. وقالت إن {P}.", "palestinian-authority"),
    ("وأعلن متحدث عسكري إسرائيلي أن القوات تعمل. وبحسب المتحدث نفسه، {V}.", "israeli-forces"),
    ("وقال سكان في طهران لوكالة فرانس برس إن {P}.", "residents"),
    ("قالت حماس إن الهدوء عاد. وأضافت الوكالة أن {P}.", "agency"),
    ("وبينما نفت حماس ذلك، قال الشاباك إن {P}.", "shin-bet"),
    ("وأعلن الإعلام الحربي لسرايا القدس أن {P}.", "saraya-al-quds"),
    ("وحسب تقديرات أممية، {V}.", "united-nations"),
    ("قال المتحدث باسم الدفاع المدني في غزة محمود بصل إن الهدوء عاد. وأضاف بصل أن {P}.", "gaza-civil-defence"),
    ("قُتل شاب، بحسب مصدر أمني. واتهم المصدر عناصر تنظيم القاعدة بقتله. وقال المصدر إن {P}.", "security source"),
    ("ذكر مصدر بوزارة الداخلية العراقية أن {P}.", "source in Iraqi Ministry of Interior"),
    ("قال مدير مستشفى جنين الحكومي إن {P}.", "director of Jenin government hospital"),
    ("قال شهود عيان إن {P}.", "eyewitnesses"),
]
STATEMENTS = [
    ("وحذرت الأونروا من توقف المستشفيات، ودعت إسرائيل إلى فتح المعبر.", "demand", "unrwa"),
    ("وحمّل الناطق باسم الجيش السوداني نبيل عبد الله قوات الدعم السريع مسؤولية هجوم الأحد.", "accusation", "sudanese-army"),
]


@pytest.mark.parametrize(("text", "kind", "speaker"), STATEMENTS)
def test_who_is_spoken_to_is_not_who_speaks(packs: Packs, text: str, kind: str, speaker: str) -> None:
    told = [c for c in claims(packs, text) if c.type == kind]
    assert [c.origin for c in told] == [speaker]


@pytest.mark.parametrize(("text", "origin"), ORIGINS)
def test_who_speaks(packs: Packs, text: str, origin: str) -> None:
    told = [c for c in claims(packs, text.replace("{P}", P).replace("{V}", V)) if c.record == "event"]
    assert told
    assert told[-1].origin == origin
