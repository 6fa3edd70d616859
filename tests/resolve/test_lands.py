"""One name, several wars: who «القوات الحكومية» and «التحالف» are, by the country that a report tells of."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from isnad.resolve.lands import about, land_of
from isnad.resolve.who import actor_of
from reading_desk import claims, drafts, event, filler

ACTORS = [
    ("صدت القوات الحكومية هجوماً للحوثيين في جبهة صرواح غربي مأرب.", "target", "yemeni-government-forces"),
    ("صدت القوات الحكومية هجوماً لتنظيم داعش في بادية السخنة.", "target", "syrian-army"),
    ("شن طيران التحالف خمس غارات على مديرية صرواح.", "initiator", "saudi-led-coalition"),
    ("شن طيران التحالف خمس غارات على مدينة الرقة.", "initiator", "international-coalition"),
    ("شن طيران التحالف غارتين على مواقع داعش في جبال حمرين.", "initiator", "international-coalition"),
    ("أسقط الجيش الوطني طائرة مسيرة قرب مدينة غريان جنوبي طرابلس الليبية.", "initiator", "lna"),
    ("قصف الجيش الوطني مواقع قسد في قرية مرعناز.", "initiator", "sna"),
    ("قصف الجيش مواقع المسلحين في بلدة اللطامنة بالمدفعية.", "initiator", "syrian-army"),
    ("اعترض التحالف طائرة مسيرة أطلقها الحوثيون باتجاه خميس مشيط.", "initiator", "saudi-led-coalition"),
    ("أعلن المتحدث باسم «الجيش الوطني الليبي» أن قواته سيطرت على مدينة سرت.", "initiator", "lna"),
    ("داهمت قوات الأمن منزلاً في قضاء الحويجة واعتقلت ثلاثة مطلوبين.", "initiator", "iraqi-security-forces"),
    ("قصفت قوات الدعم السريع حياً في الخرطوم، وقصف الجيش مواقعها في أم درمان.", "initiator", "rsf"),
]


@pytest.mark.parametrize(("text", "role", "actor"), ACTORS)
def test_a_bare_name_means_the_one_of_the_country(packs: Packs, text: str, role: str, actor: str) -> None:
    assert filler(event(packs, text), role) == {actor}


def test_the_second_force_of_a_sentence_is_of_its_country_too(packs: Packs) -> None:
    told = claims(packs, "قصفت قوات الدعم السريع حياً في الخرطوم، وقصف الجيش مواقعها في أم درمان.", record="event")
    assert [filler(c, "initiator") for c in told] == [{"rsf"}, {"sudanese-army"}]


SOURCES = [
    ("قالت وزارة الداخلية إن عبوة ناسفة انفجرت في بغداد.", "iraqi-interior-ministry"),
    ("أعلن الدفاع المدني مقتل خمسة في غارة على النصيرات.", "gaza-civil-defence"),
    ("أعلن الدفاع المدني مقتل خمسة في غارة على أريحا.", "white-helmets"),
    ("أفاد مدير مركز الإسعاف بالهلال الأحمر في نابلس بأن ستة أصيبوا بالرصاص في مدينة نابلس.", "palestinian-red-crescent"),
    ("قال جهاز مكافحة الإرهاب في إقليم كوردستان إن مسيّرة قصفت سيارة في سنجار.", "krg-counter-terrorism"),
    ("أعلنت وزارة الصحة مقتل شخصين في غارة إسرائيلية على بلدة الخيام جنوبي لبنان.", "lebanese-health-ministry"),
    ("أعلنت وزارة الصحة مقتل شخصين في غارة إسرائيلية على خان يونس جنوبي قطاع غزة.", "gaza-health-ministry"),
    ("أعلنت وزارة الصحة مقتل فتى برصاص الجيش الإسرائيلي في بلدة بيتا جنوب نابلس.", "palestinian-health-ministry"),
]


@pytest.mark.parametrize(("text", "origin"), SOURCES)
def test_a_bare_ministry_speaks_for_its_country(packs: Packs, text: str, origin: str) -> None:
    assert event(packs, text).origin == origin


def test_of_two_that_lived_the_country_decides(packs: Packs) -> None:
    names = ("sna", "yemeni-government-forces", "lna")
    assert actor_of(names, "2019-01-01", packs, ("YE",)) == "yemeni-government-forces"
    assert actor_of(names, "2019-01-01", packs, ("LY", "YE")) == "lna"
    assert actor_of(names, "2019-01-01", packs, ("SY",)) == "sna"
    assert actor_of(names, "2019-01-01", packs, ()) == "sna"


ABOUT = [
    ("قصف الجيش بلدة كفرنبل.", ("SY",)),
    ("قصفت قوات حفتر مطار معيتيقة شرقي طرابلس.", ("LY",)),
    ("اعترض التحالف طائرة مسيرة أطلقها الحوثيون باتجاه خميس مشيط.", ("SA", "YE")),
    ("انفجرت عبوة في مدينة بيجي. وانفجرت عبوة في مدينة دوما.", ()),
    ("انفجرت عبوة ناسفة.", ()),
]


@pytest.mark.parametrize(("text", "land"), ABOUT)
def test_the_country_of_a_report(packs: Packs, text: str, land: tuple[str, ...]) -> None:
    assert about(drafts(packs, text), packs) == land


def test_every_place_lies_in_a_land_or_is_a_country_without_one(packs: Packs) -> None:
    lost = [p.id for p in packs.places.values() if not land_of(p, packs) and p.kind not in ("country", "area", "desert", "river")]
    assert lost == []


def test_places_abroad_know_their_country(packs: Packs) -> None:
    where = event(packs, "انفجرت سيارة مفخخة في مدينة سبها.").where
    assert where is not None
    assert where.country == "LY"
