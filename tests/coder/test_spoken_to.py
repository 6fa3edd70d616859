"""Whom a verb of asking speaks to, and who speaks where a capital, an office or a verb of two senses stands."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import cast, chain, claims, filler, saying

OF_THE_SPEAKER_BEFORE = [
    ("أدانت حماس القصف. وحمّلت الإدارة الأمريكية المسؤولية عن المجزرة.", "accusation"),
    ("أدانت حماس القصف. وحضّت الأطراف على وقف القتال.", "demand"),
    ("أدانت حماس القصف. ودعت الطرفين إلى وقف القتال.", "demand"),
    ("أدانت حماس القصف، ودعت السلطات إلى محاسبة المسؤولين عنه.", "demand"),
    ("أدانت حماس القصف، فيما اتهمت إسرائيل بخرق الهدنة.", "accusation"),
    ("أدانت حماس القصف. وناشدت الدول العربية التدخل.", "demand"),
]


@pytest.mark.parametrize(("text", "kind"), OF_THE_SPEAKER_BEFORE)
def test_one_phrase_behind_a_verb_of_asking_is_no_speaker(packs: Packs, text: str, kind: str) -> None:
    (said,) = (c for c in claims(packs, text, record="statement") if c.type == kind)
    assert chain(said) == ("hamas",)
    assert ("speaker", "hamas") in cast(said, "speaker")


_SD = "sudanese-health-ministry"
OF_THEIR_OWN = [
    ("أدانت حماس القصف. وحضّت الأمم المتحدة الأطراف على وقف القتال.", "demand", "united-nations"),
    ("أدانت حماس القصف. واتهمت قطر إسرائيل بخرق الهدنة.", "accusation", "qatar"),
    ("أدانت حماس القصف. ودعت الولايات المتحدة إلى وقف القتال.", "demand", "united-states"),
    ("أدانت حماس القصف. واتهمت وزارة الصحة بولاية شمال كردفان الدعم السريع بمنع الدواء.", "accusation", _SD),
]


@pytest.mark.parametrize(("text", "kind", "speaker"), OF_THEIR_OWN)
def test_another_speaker_is_kept(packs: Packs, text: str, kind: str, speaker: str) -> None:
    (said,) = (c for c in claims(packs, text, record="statement") if c.type == kind)
    assert chain(said) == (speaker,)


SEATS = [
    ("رحّبت بيروت بالإعلان.", "lebanon"),
    ("دمشق تنفي قصف المدينة.", "syrian-government"),
    ("أدانت الجزائر قصف المستشفى.", "algeria"),
    ("واتهمت الخرطوم قوات الدعم السريع بقصف المستشفى.", "sudanese-government"),
]


@pytest.mark.parametrize(("text", "speaker"), SEATS)
def test_capitals_and_countries_speak(packs: Packs, text: str, speaker: str) -> None:
    assert chain(claims(packs, text, record="statement")[0]) == (speaker,)


def test_a_capital_that_is_told_of_says_nothing(packs: Packs) -> None:
    (claim,) = claims(packs, "أعلن الدفاع المدني في دمشق مقتل ثلاثة مدنيين بانفجار عبوة ناسفة.")
    assert chain(claim) != ("syrian-government",)


def test_the_name_behind_an_office_is_nobodys_addressee(packs: Packs) -> None:
    text = "دعا المتحدث العسكري باسم الحوثيين يحيى سريع السكان إلى مغادرة الميناء."
    (said,) = claims(packs, text, record="statement")
    assert chain(said) == ("houthis",)
    assert "yahya-saree" not in {who for _, who in cast(said, "addressee")}


GOES_ON = [
    "وقال أبو عبيدة إن المقاتلين نصبوا كميناً في رفح. ومضى قائلاً إن طائرات إسرائيلية قصفت جباليا.",
    "وقال أبو عبيدة إن المقاتلين نصبوا كميناً في رفح. وزاد أن طائرات إسرائيلية قصفت جباليا.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_the_speaker_goes_on_by_other_verbs(packs: Packs, text: str) -> None:
    (strike,) = (c for c in claims(packs, text, record="event") if c.type == "air_strike")
    assert chain(strike) == ("abu-ubaida",)


HEADLINES = [
    ("رويترز عن مسؤول أميركي: طائرات روسية قصفت بلدة أريحا", ("reuters", "US official")),
    ("سكان لـ«رويترز»: طائرات روسية قصفت بلدة أريحا", ("reuters", "residents")),
    ("الصحة اللبنانية: طائرات إسرائيلية قصفت بلدة معروب", ("lebanese-health-ministry",)),
    ("الصحة بغزة: طائرات إسرائيلية قصفت بلدة بيت لاهيا", ("gaza-health-ministry",)),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines_with_a_colon(packs: Packs, text: str, expected: tuple[str, ...]) -> None:
    claim = claims(packs, text, record="event")[0]
    assert tuple(x.source or x.name for x in claim.attribution) == expected


COMMUNIQUES = [
    "بيان إلى الرأي العام\nقصفت المدفعية التركية قرى في مناطقنا.\nوتصدت قواتنا للهجوم.\nالمركز الإعلامي لقوات سوريا الديمقراطية",
    "قوات سوريا الديمقراطية\nبيان\nقصفت المدفعية التركية قرى في مناطقنا.",
]


@pytest.mark.parametrize("text", COMMUNIQUES)
def test_a_communique_is_whose_name_stands_alone_on_a_line(packs: Packs, text: str) -> None:
    assert chain(claims(packs, text, record="event")[0]) == ("sdf",)


def test_a_name_on_a_line_of_a_report_signs_nothing(packs: Packs) -> None:
    text = "قوات سوريا الديمقراطية\nقصفت المدفعية التركية قرية أبو راسين شمال تل تمر.\nوأصيب مدنيان بجروح."
    assert chain(claims(packs, text, record="event")[0]) == ()


def test_a_headline_speaks_for_a_report_that_cites_nobody(packs: Packs) -> None:
    text = "المرصد السوري: مقتل ثلاثة جنود بهجوم في درعا\n\nقُتل ثلاثة جنود بهجوم مسلحين على حاجز قرب نصيب."
    assert {chain(c) for c in claims(packs, text, record="event")} == {("sohr",)}


def test_a_condition_unmakes_no_threat(packs: Packs) -> None:
    (said,) = claims(packs, 'ترامب يهدد حماس بـ"الجحيم" إذا لم تسلم الجثث', record="statement")
    assert said.type == "threat"


def test_the_latter_denies(packs: Packs) -> None:
    text = "واتهم المجلس وحدات حماية الشعب بتنفيذ التفجير، لكن الأخيرة نفت أي علاقة لها بها."
    (said,) = (c for c in claims(packs, text, record="statement") if c.type == "denial")
    assert chain(said) == ("ypg",)


def test_a_pronoun_of_asking_is_never_who_asks(packs: Packs) -> None:
    said = saying(
        packs, "توعدت إسرائيل القوات الحكومية السورية التي تهاجم السويداء وطالبتها بالانسحاب.", "طالبتها", record="statement"
    )
    assert filler(said, "addressee") == {"syrian-army"}
    assert filler(said, "speaker") == {"israel"}


def test_a_pronoun_of_blaming_goes_back_to_who_acted(packs: Packs) -> None:
    text = "أرسلت الحكومة السورية قوات إلى المدينة، لكن السكان اتهموها بارتكاب عمليات نهب."
    assert filler(saying(packs, text, "اتهموها", record="statement"), "about") == {"syrian-government"}


def test_those_who_march_demand_and_no_speaker_of_before(packs: Packs) -> None:
    text = "أعلنت الشرطة في الباب أن الهدوء عاد.\nوخرج عشرات الأهالي في مظاهرة، طالبوا خلالها الفصائل بسحب المظاهر المسلحة."
    said = saying(packs, text, "طالبوا", record="statement")
    assert filler(said, "addressee") == {"syrian-opposition-factions"}
    assert chain(said) != ("police in Al-Bab",)


def test_the_world_is_called_upon(packs: Packs) -> None:
    said = saying(
        packs, "وطالب المرصد السوري لحقوق الإنسان الحكومة بالتحقيق، ودعا المجتمع الدولي إلى التحرك.", "ودعا", record="statement"
    )
    assert filler(said, "addressee") == {"international-community"}
    assert filler(said, "speaker") == {"sohr"}


BEHIND_ASIDES = [
    ("اتهمت الحكومة اليمنية، في بيان صدر الثلاثاء، جماعة الحوثي بقتل سجناء.", "about", {"houthis"}),
    ("واتهم رئيس الأركان الإسرائيلي هرتسي هاليفي، خلال جولة ميدانية، حزب الله بخرق الهدنة.", "about", {"hezbollah"}),
    ("وطالبت منظمة العفو الدولية كلاً من الجيش السوداني والدعم السريع بوقف القصف.", "addressee", {"sudanese-army", "rsf"}),
    ("ودعا المجلس المحلي لحيي سيف الدولة والزبدية التحالف الدولي إلى التدخل.", "addressee", {"international-coalition"}),
    ("اتهم نازحون من تاورغاء ميليشيات من مصراتة بمنعهم من العودة.", "about", {"armed groups"}),
    ("اتهم ناشطون على مواقع التواصل الاجتماعي الحشد الشعبي بضرب المتظاهرين.", "about", {"pmf"}),
    ("وناشدت بلدية رفح المنظمات الدولية إدخال الوقود.", "addressee", {"human rights organisations"}),
    ("ودعت حماس كلاً من مصر وقطر إلى التدخل.", "addressee", {"egypt", "qatar"}),
    ("وحث الاتحاد الأفريقي السودان وجنوب السودان على التهدئة.", "addressee", {"sudanese-government", "south-sudan-state"}),
    ("ويتهم السودان الإمارات بإرسال السلاح.", "about", {"uae"}),
    ("طالب وزير الخارجية العراقي فؤاد حسين تركيا باحترام سيادة بلاده.", "addressee", {"turkey"}),
    ("وألقى الرئيس الروسي فلاديمير بوتين باللوم على كييف في انهيار الهدنة.", "about", {"ukraine"}),
    ("وقال الجيش إن جنديين قتلا، متهماً إيران وحزب الله بتهريب السلاح.", "about", {"iran", "hezbollah"}),
]


@pytest.mark.parametrize(("text", "role", "whom"), BEHIND_ASIDES)
def test_whom_one_speaks_to_behind_what_parts_them(packs: Packs, text: str, role: str, whom: set[str]) -> None:
    (said,) = (c for c in claims(packs, text, record="statement") if any(r.role == role for r in c.roles))
    assert filler(said, role) == whom


HOLDERS = [
    ("قال وزير الدفاع الإسرائيلي يسرائيل كاتس إن {P}.", "israel-katz"),
    ("ندد الأمين العام للأمم المتحدة أنطونيو غوتيريش بالهجوم، وأضاف أن {P}.", "antonio-guterres"),
    ("قال مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن إن {P}.", "sohr"),
]


@pytest.mark.parametrize(("text", "who"), HOLDERS)
def test_who_holds_an_office_speaks_but_a_director_for_his_body(packs: Packs, text: str, who: str) -> None:
    told = saying(packs, text.format(P="طائرات روسية قصفت بلدة أريحا"), "قصفت")
    assert chain(told) == (who,)
