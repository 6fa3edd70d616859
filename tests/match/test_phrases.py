"""Noun phrases: where they begin and end, whom they name, how many they are."""

from __future__ import annotations

import pytest

from isnad.model.finds import Mention
from isnad.packs import Packs
from reading_desk import row, words


def phrase(packs: Packs, text: str) -> tuple[str, Mention]:
    """The first noun phrase of a text with its words."""
    line = row(packs, text)
    mention = next(c.mention for c in line if c.mention is not None)
    return words(text, line, mention.start, mention.end), mention


NAMED = [
    ("قوات سوريا الديمقراطية", "قوات سوريا الديمقراطية", "sdf"),
    ("قوات سوريا الديمقراطية (قسد) في البلدة", "قوات سوريا الديمقراطية (قسد)", "sdf"),
    ('قوات سوريا الديمقراطية "قسد" في البلدة', 'قوات سوريا الديمقراطية "قسد"', "sdf"),
    ("عناصر من تنظيم داعش", "عناصر من تنظيم داعش", "isis"),
    ("ثلاثة عناصر من قوات النظام", "ثلاثة عناصر من قوات النظام", "syrian-army"),
    ("قيادي في تنظيم الدولة", "قيادي في تنظيم الدولة", "isis"),
    ("دورية تابعة لقوات النظام", "دورية تابعة لقوات النظام", "syrian-army"),
    ("عنصرين من هيئة تحرير الشام", "عنصرين من هيئة تحرير الشام", "hts"),
    ("مسلحين ينتمون إلى تنظيم داعش", "مسلحين", "isis"),
    ("حاجز لقسد", "حاجز لقسد", "sdf"),
    ("خلايا تنظيم داعش النائمة", "خلايا تنظيم داعش النائمة", "isis"),
    ("نقاط قوات النظام", "نقاط قوات النظام", "syrian-army"),
    ("أحد عناصر قسد", "أحد عناصر قسد", "sdf"),
    ("المرصد السوري لحقوق الإنسان", "المرصد السوري لحقوق الإنسان", "sohr"),
]


@pytest.mark.parametrize(("text", "expected", "actor"), NAMED)
def test_name(packs: Packs, text: str, expected: str, actor: str) -> None:
    got, mention = phrase(packs, text)
    assert (got, mention.names[:1]) == (expected, (actor,))


KINDS = [
    ("ثلاثة مدنيين", "people"),
    ("أطفال", "people"),
    ("مسلحون مجهولون", "force"),
    ("سيارة عسكرية", "thing"),
    ("عبوة ناسفة", "thing"),
    ("مصدر عسكري", "source"),
    ("بيان رسمي", "document"),
    ("مجموعة من العناصر", "force"),
    ("طائرات حربية", "thing"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(packs: Packs, text: str, kind: str) -> None:
    assert phrase(packs, text)[1].kind == kind


COUNTED = [
    ("ثلاثة عناصر", 3, 3),
    ("12 مدنياً", 12, 12),
    ("عنصرين من قسد", 2, 2),
    ("جثتي اثنين من العناصر", 2, 2),
    ("عدد من المدنيين", 2, None),
    ("عشرات المدنيين", 10, None),
    ("أحد عناصر قسد", 1, 1),
    ("خمسة وعشرين عنصراً", 25, 25),
    ("ما لا يقل عن سبعة مدنيين", 7, None),
    ("9 أشخاص", 9, 9),
]


@pytest.mark.parametrize(("text", "low", "high"), COUNTED)
def test_number(packs: Packs, text: str, low: int, high: int | None) -> None:
    quantity = phrase(packs, text)[1].quantity
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


UNCOUNTED = ["مدنيين", "عناصر قسد", "الفرقة 17", "اللواء 93", "الفرقة الرابعة"]


@pytest.mark.parametrize("text", UNCOUNTED)
def test_no_number(packs: Packs, text: str) -> None:
    """A bare plural is no number of its own, and a unit's number counts nobody."""
    assert phrase(packs, text)[1].quantity is None


APART = [
    ("مسلحون دورية لقوات النظام", "مسلحون"),
    ("مسلحون قيادياً في قسد", "مسلحون"),
    ("عنصران حاجزاً لقسد", "عنصران"),
    ("مجهولون سيارة عسكرية", "مجهولون"),
    ("تنظيم داعش حاجزاً لقسد", "تنظيم داعش"),
    ("دورية للأمن العسكري شاباً في البلدة", "دورية للأمن العسكري"),
    ("حاجز شاباً من البلدة", "حاجز"),
    ("التحالف المدنيين بالابتعاد", "التحالف"),
    ("قسد القيادي في التنظيم", "قسد"),
    ("عنصراً سابقاً في داعش", "عنصراً سابقاً في داعش"),
    ("مبنى سكنياً في البلدة", "مبنى سكنياً"),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_a_subject_does_not_swallow_the_object(packs: Packs, text: str, expected: str) -> None:
    """A sound plural or dual with its ن is no first member of a construct chain (هاجم مسلحون دورية)."""
    assert phrase(packs, text)[0] == expected


BELIEVED = [
    ("طائرة مسيّرة يُعتقد أنها تركية في القامشلي", "turkish-forces"),
    ("مسلحون يُرجّح أنهم من تنظيم داعش في البادية", "isis"),
]


@pytest.mark.parametrize(("text", "actor"), BELIEVED)
def test_whose_they_are_believed_to_be(packs: Packs, text: str, actor: str) -> None:
    assert phrase(packs, text)[1].names[:1] == (actor,)


def test_kinds_of_attack_are_nobody(packs: Packs) -> None:
    """«هجوم إرهابي»: the adjective tells what kind of attack it is."""
    assert [c.kind for c in row(packs, "هجوم إرهابي على حاجز")] == ["event", "adj", "prep", "np"]


WHOSE = [
    ("منازل المواطنين في القرية", "المواطنين"),
    ("سيارة طبيب في المدينة", "طبيب"),
    ("منزل القيادي أبو عمر الحوراني", "القيادي أبو عمر الحوراني"),
]


@pytest.mark.parametrize(("text", "owner"), WHOSE)
def test_whose_house_it_is(packs: Packs, text: str, owner: str) -> None:
    """The persons whom a house or a vehicle belongs to are a phrase within its phrase."""
    mention = phrase(packs, text)[1]
    assert [words(text, row(packs, text), m.start, m.end) for m in mention.within] == [owner]


def test_what_kind_of_car_is_nobody(packs: Packs) -> None:
    assert phrase(packs, "سيارة مدنية في الحي")[1].within == ()


NAMED_PERSONS = [
    ("الشاب سليم الحوراني من منزله", "الشاب سليم الحوراني"),
    ("القيادي أبو عمر الحوراني برصاص مجهولين", "القيادي أبو عمر الحوراني"),
    ("القيادي في الفصيل أبو خالد في درعا", "القيادي في الفصيل أبو خالد"),
    ("المدعو “نزار قاسم الجاسم” على الطريق", "المدعو “نزار قاسم الجاسم”"),
    ("العقيد عمر الحوراني في كمين", "العقيد عمر الحوراني"),
    ("ملازم وخمسة جنود", "ملازم"),
    ("مقتل العميد و9 جنود", "العميد"),
    ("الشاب برصاص مجهولين", "الشاب"),
    ("الطفل جراء القصف", "الطفل"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED_PERSONS)
def test_a_name_belongs_to_the_person_before_it(packs: Packs, text: str, expected: str) -> None:
    """Quoted words, or words that no pack knows, after a definite person are that person's name; a number or a word that the
    lexicon knows is none."""
    assert phrase(packs, text)[0] == expected


def test_framing_is_kept_apart_from_the_name(packs: Packs) -> None:
    text = "فلول قوات النظام"
    got, mention = phrase(packs, text)
    assert got == text
    assert mention.names[:1] == ("syrian-army",)
    assert mention.framing == ((0, 1),)


def test_a_country_whence_a_shell_came_is_no_owner(packs: Packs) -> None:
    assert phrase(packs, "35 قذيفة صاروخية من لبنان")[1].names == ()


@pytest.mark.parametrize("text", ["طائراتها الحربية", "إحدى طائراتها المسيّرة", "قواته الخاصة"])
def test_an_adjective_behind_a_pronoun_is_definite(packs: Packs, text: str) -> None:
    assert phrase(packs, text)[0] == text


ONES_AND_MANY = [
    ("أحد أخطر المطلوبين في المدينة", "أحد أخطر المطلوبين"),
    ("بأحد أبرز القادة", "بأحد أبرز القادة"),
    ("عدد كبير من النازحين عادوا", "عدد كبير من النازحين"),
    ("الوزير الحوثيين بخرق الهدنة", "الوزير"),
    ("الحكومة المسلحين بخرق الهدنة", "الحكومة"),
]


@pytest.mark.parametrize(("text", "expected"), ONES_AND_MANY)
def test_one_of_many_and_many_behind_one(packs: Packs, text: str, expected: str) -> None:
    """«أحد» may stand before a superlative, «عدد» before an adjective; a sound plural of men describes nothing that is one."""
    assert phrase(packs, text)[0] == expected
