"""Speakers that no pack names, in English word for word, and names in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.packs import Packs
from isnad.resolve.english import in_english, office_or_name
from isnad.resolve.spelled import spelled
from isnad.resolve.units import unit_name

SPEAKERS = [
    ("عدد من الأهالي", "residents"),
    ("ستة صواريخ", "missiles"),
    ("ألغام أرضية", "landmines"),
    ("عبوات ناسفة يدوية الصنع", "homemade explosive devices"),
    ("دراجة نارية مفخخة", "booby-trapped motorcycle"),
    ("مركز طب الطوارئ", "centre of emergency medicine"),
    ("دبلوماسي إيراني", "Iranian diplomat"),
    ("منظمة محلية", "local organisation"),
    ("ضابط منشق", "defected officer"),
    ("ناشطون معارضون", "opposition activists"),
    ("الجهات المختصة", "competent authorities"),
    ("المعلومات الأولية", "initial information"),
    ("وزير الخارجية الدنماركي", "Danish foreign minister"),
    ("مدير صحة إدلب", "health director of Idlib"),
    ("قائد شرطة حلب", "police commander of Aleppo"),
    ("مسؤول في إدارة مخيم مخمور", "official in administration of Makhmur camp"),
    ("الرئيس المشترك لدائرة المياه في الحسكة", "co-chair of water department in Al-Hasakah"),
    ("لجنة أطباء غرب دارفور", "doctors committee of West Darfur"),
    ("المتحدث العسكري الأردني", "Jordanian military spokesperson"),
    ("شهادة المسعف أبو علاء", "testimony of medic Abu Alaa"),
    ("المقدم ناجي مصطفى", "Lieutenant Colonel Naji Mustafa"),
    ("منسق الفريق الطبي في مخيم الهول", "coordinator of medical team in Al-Hol camp"),
    ("الفريق حسن الخالد", "Lieutenant General Hassan al-Khaled"),
    ("المكتب الإعلامي للواء 106", "media office of brigade 106"),
    ("رئيس المجلس المحلي لمدينة الباب", "head of local council of city of Al-Bab"),
    ("والوالي", "governor"),
    ("أحد وجهاء عشيرة العكيدات", "one of notables of Uqaydat tribe"),
    ("سرايا الجبل", "Saraya al-Jabl"),
    ("المحافظة", "governorate"),
    ("مدير ناحية جلولاء", "director of Jalawla subdistrict"),
    ("مدير هيئة مستشفى شبوة العام", "director of authority of Shabwa general hospital"),
    ("عضو لجنة الأمن والدفاع النيابية", "member of parliamentary security and defence committee"),
    ("وزارة التربية والتعليم", "education ministry"),
    ("مكتب النائب العام", "office of attorney general"),
    ("اللجنة الأمنية في محافظة عدن", "security committee in Aden governorate"),
    ("رئيس بلدية بيتا", "mayor of Beita"),
    ("رئيس اتحاد الصيادين في الحديدة", "head of union of fishermen in Hodeidah"),
    ("قيادي في جماعة الحوثي", "commander in Houthis"),
    ("وكيل محافظة مأرب", "deputy governor of Marib"),
    ('موقع "يمن شباب"', "website Yemen Shabab"),
    ("قناة «صابرين نيوز»", "channel Sabrin News"),
    ("ضابط في قوات الأمن الكردية الأسايش", "officer in Internal Security Forces"),
    ("مصدر في حرس الحدود", "source in border guard"),
    ("الرئيس الفرنسي", "French president"),
    ("رئيس البرلمان", "speaker of parliament"),
    ("مصدر عسكري موالٍ لها", "loyalist military source"),
    ("عبد القادر الحسون", "Abdul Qader al-Hassoun"),
    ("عبد الله خضر", "Abdullah Khader"),
    ("محمود شياع السوداني", "Mahmoud Shaya al-Sudani"),
    ("اللواء 73 مشاة", "73rd Infantry Brigade"),
    ("قائد الفرقة 11", "commander of 11th Division"),
    ("...", None),
]


@pytest.mark.parametrize(("arabic", "english"), SPEAKERS)
def test_speakers(packs: Packs, arabic: str, english: str | None) -> None:
    assert in_english(arabic, packs) == english


HOLDERS = [
    ("مدير مستشفى الكرامة وسام الخطيب", "director of Al-Karamah hospital"),
    ("مدير المستشفى هشام عبد الرحيم", "Hisham Abdul Rahim"),
    ("المجلس العام لحيي الشيخ سالم", None),
    ("وزير الزراعة سامر الحداد", "Samer al-Haddad"),
    ("الناطق باسم الحركة العميد ناصر خضر", "Nasser Khader"),
    ("قائممقام قضاء كفري ناصر علي", "district commissioner of Kifri district"),
    ("مدير صحة إدلب سالم عبدان", "health director of Idlib"),
    ("وزير الزراعة", None),
    ("جمعية البيدر", None),
    ("مصدر أمني", None),
]


@pytest.mark.parametrize(("arabic", "english"), HOLDERS)
def test_office_or_name(packs: Packs, arabic: str, english: str | None) -> None:
    assert office_or_name(arabic, packs) == english


NAMES = [
    ("نصر", "Nasr"),
    ("كوميرسانت", "Kumirsant"),
    ("البكور", "al-Bakur"),
    ("شيار", "Shayar"),
    ("وائل", "Wail"),
    ("106", "106"),
    ("BBC", "BBC"),
]


@pytest.mark.parametrize(("arabic", "latin"), NAMES)
def test_spelled(arabic: str, latin: str) -> None:
    assert spelled(arabic) == latin


@given(st.text(max_size=40))
def test_any_text_is_told_or_not_without_failing(packs: Packs, text: str) -> None:
    told = in_english(text, packs)
    assert told is None or told.strip() == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("الفوج 22 صاعقة", "22nd Commando Regiment"),
        ("كتيبة أسود القلعة", "Katibat Asud al-Qala"),
        ("جماعة تسمي نفسها «سرايا النهر»", "Saraya al-Nahr"),
        ("كتيبة مشاة", None),
        ("لواء من الجيش", None),
        ("اللواء 73 التابع لها", None),
    ],
)
def test_how_a_unit_is_called(text: str, name: str | None) -> None:
    assert unit_name(text, "armed groups") == name
