"""Whom an act befell: people under way, office-holders, those whom a drone or a militia struck, and whoever foiled it."""

from __future__ import annotations

import pytest
from test_roles import only_these

from isnad.packs import Packs
from reading_desk import claims

STRUCK = [
    ("استهدفت مسيّرة للجيش السوداني صباح الجمعة طابوراً أمام مخبز في سوق كتم.", "i sudanese-army t =طابوراً"),
    ("استهدفت طائرة مسيّرة مصلين أثناء خروجهم من مسجد في الفاشر.", "t =مصلين"),
    ("هاجم مسلحون يستقلون دراجات نارية نازحين كانوا في طريقهم إلى كتم.", "i =مسلحون t =نازحين"),
    ("أصيب أربعة بهجوم بمسيّرة للدعم السريع على مستشفى في الأبيض.", "i rsf t =مستشفى (t =أربعة)"),
]
OFFICES = [
    ("قُتل مدير المستشفى وزوجته في قصف مدفعي على الفاشر.", "t =مدير t =زوجته"),
    ("قُتل محافظ عدن السابق وثلاثة من مرافقيه بانفجار سيارة مفخخة.", "t =محافظ t =مرافقيه"),
    ("مقتل والي غرب كردفان السابق وثلاثة من مرافقيه في كمين نصبه مسلحون قبليون.", "i =مسلحون t =والي t =مرافقيه"),
]
COMMANDERS = [
    ("قصف الطيران التابع للواء المتقاعد خليفة حفتر مدينة مرزق.", "i lna"),
    ("تواصل قوات اللواء الليبي المتقاعد خليفة حفتر قصفها على طرابلس.", "i lna"),
    ("استهدفت ميليشيات مجرم الحرب حفتر بأكثر من 60 صاروخ غراد مطار معيتيقة.", "i lna t =مطار"),
    ("طائرة عسكرية تابعة لحفتر استهدفت حي القلعة السكني في مرزق.", "i lna"),
    ("قصف لقوات حفتر يخلف 3 قتلى في طرابلس", "i lna"),
]
FOILED = [
    ("صدت قوات الوفاق هجوماً لقوات حفتر وأسرت ثلاثين من عناصرها.", "i lna t gna-forces i gna-forces t lna"),
    ("نفذ الجيش السوداني هجوماً على بابنوسة وأسر عدداً من المسلحين.", "i sudanese-army t =المسلحين"),
    ("أسرت قوات الوفاق تسعة مسلحين واستولت على آليات بينها مدرعة إماراتية.", "i gna-forces t =مسلحين"),
]


@pytest.mark.parametrize(("text", "words"), STRUCK + OFFICES + COMMANDERS + FOILED)
def test_whom_it_befell(packs: Packs, text: str, words: str) -> None:
    only_these(packs, text, words)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("مقتل والي غرب كردفان السابق في كمين نصبه مسلحون قبليون.", None),
        ("قوات حفتر تقصف طرابلس و9 مدن ليبية تعلن النفير العام", "Tripoli (Libya)"),
    ],
)
def test_where_and_where_not(packs: Packs, text: str, where: str | None) -> None:
    found = [c.where.name.en if c.where else None for c in claims(packs, text, published="2019-06-12", record="event")]
    assert found == [where]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("فتح مسلحون النار على حافلة ركاب كانت متجهة إلى كوستي.", [None]),
        ("قُتل شخص في قصف على الفاشر ونقل المصابون إلى مستشفى النو بأم درمان.", ["El Fasher"]),
        ("اعلن مصدر في مستشفى الجلاء استقبال جريح آخر جراء القصف.", [None]),
        ("قُتل جراء الغارات التي استهدفت بلدة الكومة ثلاثة أطفال.", ["Al-Kuma"]),
        ("انفجرت سيارة مفخخة بشارع جمال عبد الناصر في بنغازي.", ["Jamal Abd al-Nasr, Benghazi"]),
    ],
)
def test_where_it_was_done(packs: Packs, text: str, where: list[str | None]) -> None:
    found = [c.where.name.en if c.where else None for c in claims(packs, text, published="2019-06-12", record="event")]
    assert found == where


HANDS = [
    (
        "قال مصدر إن الجيش السوداني أطلق النار قبل إلقاء القوة القبض على عدد من المواطنين.",
        "i sudanese-army i =القوة t =المواطنين",
    ),
    ("الدعم السريع يقتل ويجرح المواطنين ويختطف فتيات", "i rsf t =المواطنين t =فتيات"),
    ("أعلن الجيش السوداني مقتل قائد المجموعة المدعو علي رزق الله في معارك مع الدعم السريع.", "(p sudanese-army) p rsf t =قائد"),
]


@pytest.mark.parametrize(("text", "words"), HANDS)
def test_who_laid_hands_on_whom(packs: Packs, text: str, words: str) -> None:
    only_these(packs, text, words)


def test_who_is_called_so_says_nothing(packs: Packs) -> None:
    assert not claims(packs, "قُتل قائد المجموعة المدعو علي رزق الله في الفاشر.", published="2019-06-12", record="statement")


def test_the_services_of_another_land(packs: Packs) -> None:
    text = "قُتل عقيد في جهاز الأمن الداخلي في بنغازي شرقي ليبيا برصاص مسلحين."
    told = [r.actor for c in claims(packs, text, published="2013-06-12", record="event") for r in c.roles]
    assert "libyan-internal-security-agency" in told


AGAINST = [
    ("اعترض مسلحون حافلة في الطريق بين الدلنج والدبيبات واختطفوا 13 طالباً.", "i =مسلحون t =طالباً"),
    ("وقتل قائد لواء الصمود عماد الطرابلسي برصاص قناص خلال مواجهات في طرابلس.", "i =قناص t =قائد"),
    ("نددت الجامعة العربية باستهداف المدنيين في الفاشر.", "t civilians"),
    ("اندلعت في صبراتة اشتباكات بين كتيبة العمو ومجموعة مسلحة.", "p =كتيبة p =مجموعة"),
    ("أشار إلى تمكن الجيش الليبي من إسقاط ثلاث طائرات تركية مسيّرة في محور بوقرين.", "i lna t turkish-forces"),
    ("احتجزت الشرطة في بنغازي الناشط أحمد القماطي وشقيقه من منزلهما.", "i =الشرطة t =الناشط t =شقيقه"),
]


@pytest.mark.parametrize(("text", "words"), AGAINST)
def test_who_stands_against_whom(packs: Packs, text: str, words: str) -> None:
    only_these(packs, text, words)


def test_whom_a_threat_is_said_to(packs: Packs) -> None:
    told = claims(packs, "توعد خليفة حفتر المجموعات المسلحة في الجنوب برد قاس.", published="2019-06-12", record="statement")
    assert [(c.type, [r.text for r in c.roles if r.role == "addressee"]) for c in told] == [("threat", ["المجموعات المسلحة"])]


def test_a_capital_that_speaks_is_no_place(packs: Packs) -> None:
    told = claims(packs, "غارات على درعا وطهران تندد بالهجوم", published="2019-06-12", record="event")
    assert [c.where.name.en for c in told if c.where] == ["Daraa"]


GATHERINGS = [
    ("مليشيات مجهولة هاجمت الاعتصام وأطلقت الذخيرة الحية على المعتصمين في كتم.", "i =مليشيات t =الاعتصام t =المعتصمين"),
    ("هاجم مسلحون مظاهرة في أم درمان.", "i =مسلحون t =مظاهرة"),
    ("فرّقت الشرطة مسيرة في وسط الخرطوم.", "i =الشرطة t =مسيرة"),
    ("مجموعة مسلحة تمتطي الدراجات النارية هاجمت المواطنين العزل في كتم.", "i =مجموعة t =المواطنين"),
]


@pytest.mark.parametrize(("text", "words"), GATHERINGS)
def test_gatherings_that_are_attacked(packs: Packs, text: str, words: str) -> None:
    told = claims(packs, text, published="2019-06-12", record="event")
    assert all(c.type != "protest" for c in told)
    only_these(packs, text, words)
