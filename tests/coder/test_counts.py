"""How many of whom (CODEBOOK §6): sums, groups inside totals, duals, vague words, bounds, and where there is no number."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims, numbers, saying

PLACED = "قصفت قوات النظام بلدة أريحا"
CASES = [
    (f"{PLACED}، ما أدى إلى مقتل خمسة مدنيين.", {("killed", 5, 5)}),
    (f"{PLACED}، ما أسفر عن مقتل 5 مدنيين وإصابة 12 آخرين.", {("killed", 5, 5), ("wounded", 12, 12)}),
    (f"{PLACED}، ما أدى إلى مقتل وإصابة 7 مدنيين.", {("casualties", 7, 7)}),
    (f"{PLACED}، ما أدى إلى سقوط 15 شخصاً بين قتيل وجريح.", {("casualties", 15, 15)}),
    (f"{PLACED}، ما أدى إلى سقوط ستة قتلى وتسعة جرحى.", {("killed", 6, 6), ("wounded", 9, 9)}),
    (f"{PLACED}، وسقط قتيلان.", {("killed", 2, 2)}),
    (f"{PLACED}، ما أدى إلى مقتل مدنيين اثنين.", {("killed", 2, 2)}),
    (f"{PLACED}، ما أدى إلى مقتل طفل وامرأة.", {("killed", 2, 2)}),
    (f"{PLACED}، ما أدى إلى مقتل مدني.", {("killed", 1, 1)}),
    (f"{PLACED}، ما أدى إلى مقتل عدد من المدنيين.", {("killed", 2, None)}),
    (f"{PLACED}، ما أدى إلى مقتل مدنيين وإصابة آخرين.", {("killed", 2, None), ("wounded", 2, None)}),
    (f"{PLACED}، ما أدى إلى مقتل عشرات المدنيين.", {("killed", 10, None)}),
    (f"{PLACED}، ما أدى إلى مقتل ما لا يقل عن 8 مدنيين.", {("killed", 8, None)}),
    (f"{PLACED}، ما أدى إلى مقتل 8 مدنيين على الأقل.", {("killed", 8, None)}),
    (f"{PLACED}، ما أدى إلى مقتل أكثر من 8 مدنيين.", {("killed", 9, None)}),
    (f"{PLACED}، ما أدى إلى مقتل نحو 8 مدنيين.", {("killed", 8, 8)}),
    (f"{PLACED}، ما أدى إلى إصابة ثلاثة أطفال.", {("wounded", 3, 3)}),
    (f"{PLACED}، دون وقوع إصابات.", {("wounded", 0, 0)}),
    (f"{PLACED}، دون ورود معلومات عن خسائر بشرية.", set()),
    (f"{PLACED}.", set()),
    (f"{PLACED} بأكثر من 20 قذيفة.", {("munitions", 21, None)}),
    ("اعتقلت قسد 9 أشخاص في بلدة الشحيل.", {("detained", 9, 9)}),
    ("أطاحت الشرطة بثلاثة مطلوبين في قضاء الطارمية.", {("detained", 3, 3)}),
    ("خرج ثمانية معتقلين من سجن عدرا.", {("released", 8, 8)}),
    ("عثرت فرق الإنقاذ على رفات 12 شخصاً في بلدة ترهونة.", {("bodies_found", 12, 12)}),
    ("انفجرت عبوتان ناسفتان استهدفتا رتلاً للجيش في بلدة جلولاء.", {("devices", 2, 2)}),
    ("ألقت المروحيات برميلين متفجرين على بلدة الحراك.", {("munitions", 2, 2)}),
    ("دمرت الغارات نفقين وثلاثة خنادق في بلدة الحراك.", {("places", 2, 2), ("places", 3, 3)}),
    ("أصيب خمسة مدنيين بقصف على بلدة الحراك، أحدهم بحالة خطرة.", {("wounded", 5, 5), ("wounded", 1, 1)}),
    ("أفرجت قوات النظام عن محتجزين من بلدة الحراك.", {("released", 2, None)}),
    ("أصيب فتى (15 عاماً) برصاصة في بلدة الحراك.", {("wounded", 1, 1)}),
    ("وفقدت الفصائل سبعة من مقاتليها في معارك بلدة الحراك.", {("killed", 7, 7)}),
    ("تبادل الطرفان جثامين 40 مقاتلاً في مدينة مأرب.", {("exchanged", 40, 40)}),
    ("هاجم المئات مقري حزبين في مدينة العمارة.", {("places", 2, 2)}),
    ("اعتقلت قسد شابين في بلدة الشحيل.", {("detained", 2, 2)}),
    ("اختطف مسلحون مجهولون ثلاثة مدنيين في ريف درعا.", {("abducted", 3, 3)}),
    ("قُتل القيادي في داعش أبو ياسر في غارة على بلدة الشحيل.", {("killed", 1, 1)}),
    ("هاجم داعش حافلة لقوات النظام في البادية، فقتل 13 عنصراً وجرح خمسة.", {("killed", 13, 13), ("wounded", 5, 5)}),
    ("قُتل 3 عناصر من قسد وأصيب 4 آخرون بهجوم لداعش في ذيبان.", {("killed", 3, 3), ("wounded", 4, 4)}),
    ("لقي 11 شخصاً مصرعهم بانفجار سيارة مفخخة في الباب.", {("killed", 11, 11)}),
    ("أظهر مقطع مصور إعدام عناصر قسد عشرة مدنيين في الشحيل.", {("killed", 10, 10)}),
    ("أعلنت قسد مقتل ستة من عناصرها أثناء انتشارهم، في كمين في ذيبان.", {("killed", 6, 6)}),
    (f"{PLACED}، ما أدى إلى استشهاد صاحبه وإصابة شقيقه.", {("killed", 1, 1), ("wounded", 1, 1)}),
    ("قتلى وجرحى بقصف لقوات النظام على بلدة أريحا.", {("killed", 2, None), ("wounded", 2, None)}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_numbers(packs: Packs, text: str, expected: set[tuple[str, int | None, int | None]]) -> None:
    found = [c for c in claims(packs, text) if c.record == "event"]
    assert found
    assert {n for c in found for n in numbers(c)} == expected


INSIDE = [
    (f"{PLACED}، ما أدى إلى مقتل 10 مدنيين بينهم ثلاثة أطفال.", 10, 3, "children"),
    (f"{PLACED}، ما أدى إلى مقتل 10 مدنيين، بينهم طفلان.", 10, 2, "children"),
    (f"{PLACED}، ما أدى إلى مقتل 10 أشخاص من بينهم 4 نساء.", 10, 4, "women"),
]


@pytest.mark.parametrize(("text", "total", "inner", "group"), INSIDE)
def test_group_inside_the_total(packs: Packs, text: str, total: int, inner: int, group: str) -> None:
    counts = saying(packs, text, "قصفت").counts
    assert [(c.low, c.part_of) for c in counts if c.part_of is None] == [(total, None)]
    assert [(c.low, c.who, c.part_of) for c in counts if c.part_of] == [(inner, group, "killed")]


WHOM = [
    ("مقتل ثلاثة من عناصر قسد بهجوم لداعش في ذيبان.", "sdf"),
    ("قُتل 12 مدنياً بقصف لقوات النظام على أريحا.", "civilians"),
    ("قُتل ستة عناصر من قوات النظام بهجوم لداعش في البادية.", "syrian-army"),
    ("أصيب أربعة أطفال بانفجار لغم في ريف حلب.", "children"),
]


@pytest.mark.parametrize(("text", "who"), WHOM)
def test_whom_a_number_counts(packs: Packs, text: str, who: str) -> None:
    found = [c for claim in claims(packs, text) for c in claim.counts]
    assert [c.who for c in found] == [who]


def test_about_is_not_exact(packs: Packs) -> None:
    (count,) = saying(packs, f"{PLACED}، ما أدى إلى مقتل نحو 8 مدنيين.", "قصفت").counts
    assert (count.exact, count.best) == (False, 8)


def test_a_stock_is_no_toll(packs: Packs) -> None:
    text = "تحتجز قسد نحو 10 آلاف من عناصر داعش في سجونها."
    found = claims(packs, text)
    assert [c.record for c in found] == ["figure"]
    assert {n[1:] for n in numbers(found[0])} == {(10_000, 10_000)}


STRETCHES = [
    ("ومنذ مطلع العام، وثق المرصد السوري مقتل 150 مدنياً في محافظة درعا.", "figure"),
    ("مقتل 104 مدنيين في سوريا في نيسان 2021.", "figure"),
    ("نفذ تنظيم داعش 27 هجوماً في البادية خلال الشهر الماضي.", "figure"),
    ("هناك أكثر من ستة ملايين نازح داخل سوريا.", "figure"),
    ("قُتل 12 مدنياً أمس بغارات روسية على بلدة أريحا.", "event"),
    ("قُتل ثلاثة عناصر من الشرطة في مدينة الباب الشهر الماضي.", "event"),
]


@pytest.mark.parametrize(("text", "record"), STRETCHES)
def test_a_number_over_a_stretch_is_a_figure(packs: Packs, text: str, record: str) -> None:
    assert {c.record for c in claims(packs, text) if c.counts} == {record}


def test_units_are_no_numbers(packs: Packs) -> None:
    text = "قصفت الفرقة 25 بلدة أريحا من مسافة 20 كيلومتراً بمدافع عيار 130 ملم."
    assert [n for c in claims(packs, text) for n in numbers(c)] == []


DOERS = [
    ("قتل مسلحان مدنياً في بلدة الحراك.", [("killed", 1)], {"initiator", "victim"}),
    ("خطف ثلاثة ملثمين طبيباً من منزله في بلدة الحراك.", [("abducted", 1)], {"initiator", "target"}),
    ("قتل عنصران من قسد بينهم قيادي في بلدة الحراك.", [("killed", 2)], {"victim"}),
    ("قتل مسلحون ثلاثة مدنيين بينهم طفل في بلدة الحراك.", [("killed", 3), ("killed", 1)], {"initiator", "victim"}),
]


def test_who_was_counted_is_not_counted_again_by_a_pronoun(packs: Packs) -> None:
    (claim,) = claims(packs, "اغتيل عضو المجلس أبو علي بإطلاق نار من قبل مجهولين، ما أدى إلى مقتله على الفور.")
    assert [(c.what, c.low) for c in claim.counts] == [("killed", 1)]


@pytest.mark.parametrize(("text", "counts", "roles"), DOERS)
def test_counted_people_are_doers_only_with_another_behind_them(
    packs: Packs, text: str, counts: list[tuple[str, int]], roles: set[str]
) -> None:
    (claim,) = claims(packs, text)
    assert [(c.what, c.low) for c in claim.counts] == counts
    assert {r.role for r in claim.roles} == roles


def test_what_a_number_of_attacks_is_made_up_of_is_no_event(packs: Packs) -> None:
    text = "أحصى المرصد السوري 74 عملية قامت بها خلايا التنظيم منذ مطلع العام، تمت عبر هجمات مسلحة واستهدافات وتفجيرات."
    (figure,) = claims(packs, text)
    assert (figure.record, figure.type, [(c.what, c.low) for c in figure.counts]) == ("figure", "attack_count", [("attacks", 74)])
