"""Who did it, to whom, over several sentences of one report, and who says what to whom: bare names of the country that is told
of, offices with their holders, pronouns."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import cast, chain, claims

BARE = [
    ("أطلقت قوات الأمن النار في كركوك وأوقفت 15 شخصاً.", "arrest", "initiator", "iraqi-security-forces"),
    (
        "اندلعت معارك بين القوات الحكومية والحوثيين في مأرب.\nوتشهد مأرب معارك متقطعة منذ مطلع العام.",
        "armed_clash",
        "participant",
        "yemeni-government-forces",
    ),
    ("شن سلاح الجو غارة على مدينة بارا في ولاية شمال كردفان.", "air_strike", "initiator", "sudanese-army"),
]


@pytest.mark.parametrize(("text", "kind", "role", "actor"), BARE)
def test_a_bare_name_is_of_the_country_that_is_told_of(packs: Packs, text: str, kind: str, role: str, actor: str) -> None:
    told = [r for c in claims(packs, text, published="2019-06-12") if c.type == kind for r in c.roles if r.role == role]
    assert told
    assert {r.actor for r in told} - {"houthis"} == {actor}


SAID_TO = [
    ("ودعا منسق الأمم المتحدة للشؤون الإنسانية توم فليتشر أطراف النزاع إلى وقف القتال.", "tom-fletcher", "=أطراف"),
    ("ودعا منسق الأمم المتحدة للشؤون الإنسانية توم فليتشر، عبر حسابه على منصة إكس، الطرفين إلى حماية المدنيين.", "", "=الطرفين"),
    ("حمّلت حركة حماس نتنياهو مسؤولية التصعيد.", "hamas", "benjamin-netanyahu"),
    ("اتهم محافظ جنين كمال أبو الرب الاحتلال بمنع سيارات الإسعاف.", "", "israeli-forces"),
    ("واتهمت العشيرة في بيان حركة حماس بإحراق منازل أبنائها.", "", "hamas"),
    ("واتهم وزير الإعلام معمر الإرياني الحوثيين باستهداف المدنيين.", "muammar-al-eryani", "houthis"),
    ("واتهم مسؤول حكومي الدعم السريع بالوقوف وراء الهجوم.", "", "rsf"),
    ("وحذر المتحدث باسم الجيش الإسرائيلي أفيخاي أدرعي السكان من العودة.", "israeli-forces", "=السكان"),
    ("نفت قسد مسؤوليتها عن القصف، واتهمت فصائل غير منضبطة بافتعال الاشتباكات.", "sdf", "=فصائل"),
]


@pytest.mark.parametrize(("text", "speaker", "to"), SAID_TO)
def test_whom_a_verb_of_asking_or_blaming_speaks_to(packs: Packs, text: str, speaker: str, to: str) -> None:
    said = claims(packs, text, published="2025-06-12", record="statement")[-1]
    told = [r for r in said.roles if r.role in ("addressee", "about")]
    assert any((r.text or "").find(to[1:]) >= 0 if to.startswith("=") else r.actor == to for r in told)
    assert len(told) == 1
    assert not speaker or ("speaker", speaker) in cast(said, "speaker")


def test_nobody_who_only_tells_has_soldiers(packs: Packs) -> None:
    """«جنودها»: of the force told before, not of the activists who speak of them."""
    text = "توغلت قوة إسرائيلية في قرية رويحينة. وأفاد ناشطون بأن جنودها أطلقوا النار باتجاه مزارعين."
    (shot,) = (c for c in claims(packs, text, published="2025-10-09") if c.type == "shooting")
    assert cast(shot, "initiator") == {("initiator", "israeli-forces")}


def test_forces_of_a_ministry_without_its_country(packs: Packs) -> None:
    text = "هاجم مسلحون حاجزاً في مدينة الميادين. وقالت وزارة الداخلية إن قواتها اعتقلت ثلاثة من المهاجمين في الميادين."
    (arrest,) = (c for c in claims(packs, text, published="2025-10-09") if c.type == "arrest")
    assert cast(arrest, "initiator") == {("initiator", "syrian-transitional-interior-ministry")}


def test_a_spokesman_is_named_behind_whom_he_speaks_for(packs: Packs) -> None:
    text = "قال المتحدث العسكري للجماعة يحيى سريع إن قواته استهدفت حاملة الطائرات الأمريكية."
    (strike,) = claims(packs, text, published="2025-06-12", record="event")
    assert chain(strike) == ("houthis",)
    assert ("initiator", "houthis") in cast(strike, "initiator")


def test_brackets_round_the_rest_of_a_name_are_quotation_marks(packs: Packs) -> None:
    """«حركة (الشباب)»: the noun before the bracket and the word inside make the name."""
    told = claims(packs, "قتلت حركة (الشباب) أربعة جنود قرب مقديشو.", published="2021-06-12", record="event")
    assert [r.actor for c in told for r in c.roles if r.role == "initiator"] == ["al-shabaab-somalia"]
