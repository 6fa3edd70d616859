"""Who speaks where a report lets several speak, and when what they tell happened: sentences in the manner of agencies."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims, event, filler

ORIGINS = [
    ("وأعلن مستشفى كركوك العام أن حصيلة التفجير في مدينة بعقوبة بلغت 20 مصاباً.", "Kirkuk general hospital"),
    ("قتل 21 شخصاً في قصف على طرابلس الليبية، بحسب حصيلة أولية لوزارة الصحة الليبية.", "libyan-health-ministry"),
    ("أفاد تليفزيون «المسيرة» بأن التحالف شن غارات على صرواح.", "al-masirah"),
    ("وذكر موقع «سفينات نت»، التابع للجيش، أن قوات الجيش قصفت مواقع الحوثيين في صرواح.", "website Safinat Net"),
    ("قال العميد فلاح الزبيري، المتحدث باسم الجيش العراقي، إن عبوة انفجرت في مدينة هيت.", "iraqi-army"),
]


@pytest.mark.parametrize(("text", "origin"), ORIGINS)
def test_who_said_it(packs: Packs, text: str, origin: str) -> None:
    assert event(packs, text).origin == origin


def test_who_took_responsibility_is_no_source_of_the_report(packs: Packs) -> None:
    text = (
        "وتبنى تنظيم داعش الهجوم على مدينة الفلوجة. وأفاد المصدر، وهو ضابط برتبة عميد، لفرانس برس بمقتل ثلاثة مدنيين في الهجوم."
    )
    last = claims(packs, text, record="event")[-1]
    assert "isis" not in [a.source for a in last.attribution]
    assert last.attribution[0].source == "afp"


def test_in_a_main_clause_behind_a_comma_somebody_else_speaks(packs: Packs) -> None:
    text = "وفي حين قال التحالف إن طائراته قصفت الرقة، قالت وزارة الدفاع الروسية إن مدنيين قتلوا بقصف على مدينة الطبقة."
    origins = [c.origin for c in claims(packs, text, record="event")]
    assert origins == ["international-coalition", "russian-defence-ministry"]
    assert all(len(c.attribution) == 1 for c in claims(packs, text, record="event"))


def test_our_forces_are_those_of_whom_the_speaker_speaks_for(packs: Packs) -> None:
    told = event(packs, "قال مصطفى المجعي، وهو متحدث باسم قوات حكومة الوفاق، إن قواتنا سيطرت على معسكر اليرموك جنوب طرابلس.")
    assert filler(told, "initiator") == {"gna-forces"}


DAYS = [
    (
        "أعلن التحالف مقتل 92 مقاتلاً في غارات على جنوب مدينة مأرب الاستراتيجية التي تتعرض منذ أسبوعين لقصف عنيف.",
        "air_strike",
        None,
    ),
    ("تصاعدت الحرب في اليمن منذ عام 2014، عندما سيطر الحوثيون على صنعاء.", "territory_seized", ("2014", "2014")),
    ("شنت الطائرات غارات على الموصل في الربع الثالث 2016.", "air_strike", ("2016-07", "2016-09")),
]


@pytest.mark.parametrize(("text", "kind", "days"), DAYS)
def test_when_it_was(packs: Packs, text: str, kind: str, days: tuple[str, str] | None) -> None:
    when = event(packs, text, kind, published="2019-06-12").when
    assert (when and (when.from_, when.to)) == days


def test_an_attack_that_came_two_days_after_another(packs: Packs) -> None:
    text = "هاجم مسلحون حاجزاً في كركوك السبت. وجاء الهجوم بعد يومين من اعتداء أوقع 15 قتيلاً في مدينة بعقوبة."
    other = claims(packs, text, published="2019-06-12", record="event")[-1]
    assert other.when is not None
    assert (other.when.from_, other.when.to) == ("2019-06-06", "2019-06-06")


PLACES = [
    ("انفجرت عبوة في حي عدن بمحافظة كركوك.", None, "neighbourhood"),
    ("انفجرت عبوة ناسفة في قرية مبارك الفرحان شرق بعقوبة.", None, "town"),
]


@pytest.mark.parametrize(("text", "place", "precision"), PLACES)
def test_a_name_that_the_words_put_elsewhere(packs: Packs, text: str, place: str | None, precision: str) -> None:
    where = event(packs, text).where
    assert where is not None
    assert (where.place, where.precision) == (place, precision)


def test_what_was_never_so_for_years_is_no_day(packs: Packs) -> None:
    text = "قتل مسلحون 20 شخصاً كانوا يزورون أراضيهم في دارفور للمرة الأولى منذ سنوات."
    assert event(packs, text, published="2020-07-25").when is None


def test_who_carries_does_not_speak(packs: Packs) -> None:
    text = "قال المرصد السوري إن سيارة تقل عناصر من الميليشيات الإيرانية انفجرت بعبوة ناسفة قرب مدينة الميادين."
    assert event(packs, text).origin == "sohr"


def test_a_document_is_its_issuers(packs: Packs) -> None:
    text = "ونشرت وكالة أعماق بياناً قالت فيه إن مسلحين استهدفوا عنصراً من قسد في بلدة الشحيل."
    assert event(packs, text).origin != "بياناً"


def test_aircraft_of_two_countries_are_in_neither(packs: Packs) -> None:
    where = event(packs, "قتل 19 مدنياً في قصف شنته طائرات حربية روسية وسورية، بمحافظة إدلب.").where
    assert where is not None
    assert where.place == "idlib-governorate"


def test_today_in_a_quotation_is_the_day_on_which_it_was_said(packs: Packs) -> None:
    text = (
        'ونقلت وكالة سانا عن مصدر عسكري قوله أمس الثلاثاء: "في تمام الساعة 10.16 من مساء اليوم نفذ العدو الإسرائيلي عدواناً جوياً '
        'على محيط دمشق".'
    )
    when = event(packs, text, published="2019-06-12").when
    assert when is not None
    assert (when.from_, when.to) == ("2019-06-11", "2019-06-11")


def test_a_relative_clause_behind_a_comma_dates_its_own_act(packs: Packs) -> None:
    text = "وكشفت مصادر أن الانفجار استهدف فصائل سورية موالية لتركيا، التي بدأت قبل أسابيع هجوماً شمالي سوريا."
    assert event(packs, text, "explosion", published="2019-11-26").when is None


def test_media_that_lean_to_somebody_are_not_their_voice(packs: Packs) -> None:
    told = event(packs, "وذكرت وسائل إعلام موالية لتركيا أن سيارة مفخخة انفجرت في تل حلف.")
    assert told.attribution[-1].source is None
