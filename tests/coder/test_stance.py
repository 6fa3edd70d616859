"""Status of a telling (CODEBOOK §3): it happened, goes on, was prevented, planned, threatened, denied, is habit or past."""

from __future__ import annotations

import pytest

from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs
from reading_desk import claims, filler, saying

CASES = [
    # occurred
    ("قصفت قوات النظام بلدة أريحا.", "قصفت", "occurred"),
    ("قُتل ثلاثة مدنيين بقصف على بلدة أريحا.", "قصف", "occurred"),
    ("قوات النظام تقصف بلدة أريحا\nنص الخبر.", "تقصف", "occurred"),
    ("تعرضت بلدة أريحا لقصف مدفعي.", "قصف", "occurred"),
    ("وتعد هذه الغارة الثانية التي تطال مطار حلب.", "الغارة", "occurred"),
    ("عاجل من الجبهات\n🔴 إصابات في درعا\n🔴 قوات النظام تقصف بلدة أريحا", "تقصف", "occurred"),
    ("اندلعت اشتباكات بين قسد وداعش في الشحيل.", "اشتباكات", "occurred"),
    # ongoing
    ("لا تزال الاشتباكات مستمرة بين قسد وداعش في الشحيل.", "الاشتباكات", "ongoing"),
    ("ما زالت قوات النظام تقصف بلدة أريحا.", "تقصف", "ongoing"),
    ("تواصل قوات النظام قصف بلدة أريحا.", "قصف", "ongoing"),
    ("تستمر الاشتباكات بين قسد وداعش في الشحيل.", "الاشتباكات", "ongoing"),
    ("تحاصر قوات النظام مدينة درعا.", "تحاصر", "ongoing"),
    # foiled
    ("أحبطت قسد محاولة تسلل لعناصر داعش في الباغوز.", "تسلل", "foiled"),
    ("تمكنت قسد من إحباط محاولة تسلل لعناصر داعش في الباغوز.", "تسلل", "foiled"),
    ("تصدت قسد لهجوم شنه داعش على حاجز في الشحيل.", "هجوم", "foiled"),
    ("صدّت قوات النظام هجوماً لداعش في البادية.", "هجوم", "foiled"),
    ("فشلت محاولة تسلل لعناصر داعش في الباغوز.", "تسلل", "foiled"),
    ("أفشلت الأجهزة الأمنية مخططاً لتفجير سوق في بغداد.", "تفجير", "foiled"),
    # planned
    ("تعتزم قسد شن هجوم على مواقع داعش في البادية.", "هجوم", "planned"),
    ("تستعد قوات النظام لشن هجوم على بلدة أريحا.", "هجوم", "planned"),
    ("ستشن قوات النظام هجوماً على بلدة أريحا.", "هجوم", "planned"),
    ("سوف تقصف قوات النظام بلدة أريحا.", "تقصف", "planned"),
    ("كان داعش يخطط لهجوم على سجن الصناعة.", "هجوم", "planned"),
    ("قد تنسحب القوات الأمريكية من قاعدة التنف.", "تنسحب", "planned"),
    ("ألغى الجيش هجوماً كان مقرراً على مواقع حزب الله.", "هجوم", "planned"),
    ("أُلغيت عملية تبادل الأسرى في تعز.", "تبادل", "planned"),
    # threatened
    ("يخشى السكان اقتحام الجيش الإسرائيلي مدينة رفح.", "اقتحام", "threatened"),
    ("هددت تركيا بشن هجوم على مواقع قسد في منبج.", "هجوم", "threatened"),
    ("هددت تركيا بقصف مواقع قسد في منبج.", "قصف", "threatened"),
    # not let in, not stopped
    ("لم يسمح الجيش بإدخال شاحنات إغاثة إلى مدينة دوما.", "يسمح", "occurred"),
    ("لا تسمح قوات النظام بدخول المساعدات إلى مدينة دوما.", "تسمح", "ongoing"),
    ("لم تتوقف الغارات الروسية على بلدة أريحا.", "الغارات", "ongoing"),
    # denied
    ("استبعد مصدر عسكري شن إسرائيل هجوماً على بلدة أريحا.", "هجوم", "denied"),
    ("نفت قسد أن تكون قواتها قصفت بلدة أريحا.", "قصفت", "denied"),
    ("نفت قسد قصف بلدة أريحا.", "قصف", "denied"),
    ("نفى الجيش التركي وقوع اشتباكات في منبج.", "اشتباكات", "denied"),
    ("نفى الناطق باسم الجيش الليبي تعرض مطار بنينا لأي قصف.", "قصف", "denied"),
    ("أكدت قيادة العمليات المشتركة عدم وجود آثار لضربة جوية في الموصل.", "لضربة", "denied"),
    ("وصفت وزارة الدفاع الروسية الأنباء عن غارات روسية على سراقب بأنها كاذبة.", "غارات", "denied"),
    ("أكدت وزارة الدفاع الروسية أن الأنباء عن قصف سراقب عارية عن الصحة.", "قصف", "denied"),
    ("وصفت قسد الأنباء عن قصف سراقب بأنها مقلقة.", "قصف", "occurred"),
    ("قالت قسد إن قواتها لم تقصف بلدة أريحا.", "تقصف", "denied"),
    # habitual
    ("شهدت الأشهر الماضية اشتباكات بين قسد وقوات النظام في منبج.", "اشتباكات", "habitual"),
    ("تتعرض قرى ريف إدلب لقصف متكرر من قوات النظام.", "قصف", "habitual"),
    ("عادة ما تقصف قوات النظام بلدة أريحا.", "تقصف", "habitual"),
    ("تشهد البادية السورية هجمات متكررة لتنظيم داعش.", "هجمات", "habitual"),
    # historical
    ("وكانت قوات النظام قد قصفت بلدة أريحا في آذار 2019.", "قصفت", "historical"),
    ("سيطرت قسد على الباغوز في 23 آذار 2019.", "سيطرت", "historical"),
    ("في الذكرى الخامسة لسيطرة قسد على الباغوز، قالت قسد إن الخطر قائم.", "سيطرة", "historical"),
]


@pytest.mark.parametrize(("text", "needle", "status"), CASES)
def test_status(packs: Packs, text: str, needle: str, status: str) -> None:
    assert saying(packs, text, needle, published="2024-03-25").status == status


DOERS = [
    ("نفت قسد أن يكون داعش قصف بلدة أريحا.", "قصف", {"isis"}),
    ("وكان داعش قصف بلدة أريحا يوم السبت.", "قصف", {"isis"}),
    ("نفت قسد أن تكون قواتها قصفت بلدة أريحا.", "قصفت", {"sdf"}),
    ("نفى داعش أن تكون قسد قصفت بلدة أريحا.", "قصفت", {"sdf"}),
    ("وكان داعش قد قصف بلدة أريحا يوم السبت.", "قصف", {"isis"}),
]


@pytest.mark.parametrize(("text", "needle", "doer"), DOERS)
def test_the_doer_after_a_verb_of_being(packs: Packs, text: str, needle: str, doer: set[str]) -> None:
    """«أن يكون فلان فعل»: what is denied or lies before keeps who is said to have done it."""
    assert filler(saying(packs, text, needle, published="2024-03-25"), "initiator") == doer


FIXED = [
    ("تحتجز قسد نحو 10 آلاف من عناصر داعش في سجونها.", "figure", "ongoing"),
    ("مجلس هجين العسكري المنضوي تحت قوات سوريا الديمقراطية.", "relation", "ongoing"),
    ("طالبت قسد التحالف الدولي بتقديم الدعم.", "statement", "occurred"),
]


@pytest.mark.parametrize(("text", "record", "status"), FIXED)
def test_status_of_other_records(packs: Packs, text: str, record: str, status: str) -> None:
    found = claims(packs, text, record=record)
    assert found, [(c.record, c.type) for c in claims(packs, text)]
    assert {c.status for c in found} == {status}


NOT_EVENTS = [
    "سجل المنتخب هدفين وقصف مرمى الخصم في المباراة.",
    "يعرض مهرجان السينما فيلماً عن معركة حلب.",
    "اشتعلت معركة انتخابية بين المرشحين في دمشق.",
    "انخفض سعر صرف الليرة أمام الدولار في دمشق.",
]


@pytest.mark.parametrize("text", NOT_EVENTS)
def test_words_of_war_in_other_matters(packs: Packs, text: str) -> None:
    assert claims(packs, text, record="event") == []


@pytest.mark.parametrize(
    "text",
    [
        "تعهدت أنقرة بالرد على أي هجوم يستهدف جنودها.",
        "يملك الجيش صواريخ تستطيع قصف دمشق.",
        "أصدرت محكمة في بغداد حكماً بالإعدام على ثلاثة مدانين.",
        "تراجعت حدة القتال في محور عين زارة.",
    ],
)
def test_what_did_not_come_about(packs: Packs, text: str) -> None:
    assert not [c for c in claims(packs, text, record="event") if c.type in ("attack", "shelling", "execution", "withdrawal")]


def test_how_something_was_done_is_no_denial(packs: Packs) -> None:
    """«من دون قتال» tells how the airport was taken."""
    told = claims(packs, "أعلنت قيادة العمليات المشتركة أن قواتها سيطرت على مطار كركوك من دون قتال.", record="event")
    assert [(c.type, c.status) for c in told] == [("territory_seized", "occurred")]


UNTRUE = (
    "أكدت وزارة الدفاع السورية عدم صحة الأنباء عن انسحاب قواتها من المدينة.",
    "قال مصدر أمني إنه لا صحة لما تداولته مواقع التواصل بشأن هروب سجناء.",
)


@pytest.mark.parametrize("text", UNTRUE)
def test_tidings_that_are_called_untrue(packs: Packs, text: str) -> None:
    told = code(Document(text=text, id="x", published="2025-06-15", published_basis="given"), packs).claims
    assert {c.status for c in told if c.record == "event"} == {"denied"}


TRIED = (
    ("صد الجيش السوداني محاولة قوات الدعم السريع اقتحام الفرقة 22 في بابنوسة.", "rsf"),
    ("أحبطت القوات محاولة عناصر داعش التسلل إلى قرية الباغوز.", "isis"),
)


@pytest.mark.parametrize(("text", "doer"), TRIED)
def test_whose_attempt_was_foiled(packs: Packs, text: str, doer: str) -> None:
    told = code(Document(text=text, id="x", published="2025-06-15", published_basis="given"), packs).claims
    assert [c.status for c in told if c.record == "event"] == ["foiled"]
    assert doer in {r.actor for c in told for r in c.roles if r.role == "initiator"}


def test_a_blast_in_a_raid_kills(packs: Packs) -> None:
    text = "فجّر نفسه لدى محاولة اعتقاله، ما أدى إلى استشهاد عنصر من الأمن العام وإصابة آخر."
    told = code(Document(text=text, id="x", published="2025-06-15", published_basis="given"), packs).claims
    assert {c.type: len(c.counts) for c in told} == {"suicide_attack": 2, "arrest": 0}


DEMANDED = [
    "دعت المنسقة الأممية الأطراف إلى السماح بوصول قوافل الإغاثة إلى درعا.",
    "حث الوزير قسد على تسهيل دخول المساعدات إلى عفرين.",
    "شددت بيدرسون على ضرورة الإفراج عن المعتقلين في درعا.",
    "طالب الأهالي قسد بالإفراج عن المعتقلين.",
]


@pytest.mark.parametrize("text", DEMANDED)
def test_what_is_asked_for_is_told_by_the_demand_alone(packs: Packs, text: str) -> None:
    assert [c.type for c in claims(packs, text)] == ["demand"]
