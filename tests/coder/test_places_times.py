"""Which place and which time belong to an event (CODEBOOK §7, §8): its own clause's, never the dateline's or that of saying."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims, event, saying

PLACES = [
    ("قصفت قوات النظام بلدة أريحا في ريف إدلب.", "قصفت", "ariha"),
    ("تعرضت بلدة أريحا لقصف من قوات النظام.", "قصف", "ariha"),
    ("شهدت مدينة الرقة اشتباكات بين قسد وداعش.", "اشتباكات", "raqqa"),
    ("دمشق – قصفت قوات النظام بلدة أريحا.", "قصفت", "ariha"),
    ("دير الزور (سوريا) - قُتل مدني بهجوم في مدينة الرقة.", "هجوم", "raqqa"),
    ("قُتل مدني في مدينة الرقة، واندلعت اشتباكات في مدينة الباب.", "اشتباكات", "al-bab"),
    ("في مدينة الرقة، هاجم مسلحون حاجزاً لقسد.", "هاجم", "raqqa"),
    ("هاجم مسلحون من مدينة الباب حاجزاً لقسد في مدينة الرقة.", "هاجم", "raqqa"),
    ("قصفت طائرات انطلقت من مطار حميميم بلدة أريحا.", "قصفت", "ariha"),
    ("قال مصدر في دمشق إن قوات النظام قصفت بلدة أريحا.", "قصفت", "ariha"),
]


@pytest.mark.parametrize(("text", "needle", "place"), PLACES)
def test_place_of_the_event(packs: Packs, text: str, needle: str, place: str) -> None:
    where = saying(packs, text, needle).where
    assert where is not None
    assert where.place == place


NOWHERE = [
    ("دمشق – قُتل مدني بهجوم لمسلحين.", "هجوم"),
    ("هاجم مسلحون حاجزاً لقوات النظام.", "هاجم"),
    ("قال المرصد السوري لحقوق الإنسان، ومقره لندن، إن مسلحين هاجموا حاجزاً لقسد.", "هاجموا"),
]


@pytest.mark.parametrize(("text", "needle"), NOWHERE)
def test_no_place(packs: Packs, text: str, needle: str) -> None:
    assert saying(packs, text, needle).where is None


TIMES = [
    ("قصفت قوات النظام بلدة أريحا يوم السبت.", "قصفت", ("2024-03-23", "2024-03-23")),
    ("قصفت قوات النظام، أمس الأحد، بلدة أريحا.", "قصفت", ("2024-03-24", "2024-03-24")),
    ("قصفت قوات النظام بلدة أريحا في 20 آذار الجاري.", "قصفت", ("2024-03-20", "2024-03-20")),
    ("أعلنت قسد، اليوم الاثنين، أن قوات النظام قصفت بلدة أريحا أمس.", "قصفت", ("2024-03-24", "2024-03-24")),
    ("قصفت قوات النظام بلدة أريحا صباح اليوم.", "قصفت", ("2024-03-25", "2024-03-25")),
    ("خلال الساعات الماضية، قصفت قوات النظام بلدة أريحا.", "قصفت", ("2024-03-24", "2024-03-25")),
    ("هاجم داعش حاجزاً في ذيبان السبت، وقصفت قوات النظام بلدة أريحا الأحد.", "قصفت", ("2024-03-24", "2024-03-24")),
    ("هاجم داعش حاجزاً في ذيبان السبت، وقصفت قوات النظام بلدة أريحا الأحد.", "هاجم", ("2024-03-23", "2024-03-23")),
]
TIMES += [
    ("شهدت بلدة ذيبان، ليل أمس وفجر اليوم، اشتباكات بين مسلحين.", "اشتباكات", ("2024-03-24", "2024-03-25")),
    ("قصفت قوات النظام بلدة أريحا اليوم وأمس.", "قصفت", ("2024-03-24", "2024-03-25")),
    ("استهدف الطيران، صباح أمس الأحد، مواقع داعش عقب هجوم شنه على حاجز في ذيبان.", "استهدف", ("2024-03-24", "2024-03-24")),
    ("هاجم مسلحون جنوداً في بلدة ذيبان قبل نحو شهرين.", "هاجم", ("2024-01-01", "2024-01-31")),
    ("هاجم مسلحون جنوداً في بلدة ذيبان قبل نحو أسبوعين.", "هاجم", ("2024-03-08", "2024-03-14")),
    ("سيطرت قسد أمس على بلدة ذيبان، فيما قصفت قوات النظام بلدة أريحا.", "سيطرت", ("2024-03-24", "2024-03-24")),
    ("قُتل ثلاثة مدنيين بقصف نفذته طائرات حربية أمس على بلدة أريحا.", "قصف", ("2024-03-24", "2024-03-24")),
    ("أطلق مسلحون النار على شاب في بلدة ذيبان مساء أمس، ما أدى إلى مقتله.", "أطلق", ("2024-03-24", "2024-03-24")),
    ("أعلن الدفاع المدني أمس الأحد أن طائرات حربية استهدفت ظهراً بلدة أريحا.", "استهدفت", ("2024-03-24", "2024-03-24")),
    ("تقصف قوات النظام منذ الصباح بلدة أريحا.", "تقصف", ("2024-03-25", "2024-03-25")),
    ("قصفت قوات النظام بلدة أريحا في ساعات الفجر الأولى.", "قصفت", ("2024-03-25", "2024-03-25")),
    ("اعتقلت قسد ثلاثة شبان صبيحة يوم السبت في بلدة ذيبان.", "اعتقلت", ("2024-03-23", "2024-03-23")),
    ("تابعت قوات الأمن اليوم ملاحقة عناصر داعش في بلدة ذيبان.", "ملاحقة", ("2024-03-25", "2024-03-25")),
    ("وكان مسلحون قد خطفوا الطبيب قبل يومين من بلدة جاسم.", "خطفوا", ("2024-03-23", "2024-03-23")),
    ("وكان مسلحون قد خطفوا الطبيب قبل نحو يومين.", "خطفوا", ("2024-03-23", "2024-03-23")),
    ("أعلن اتحاد العمال الإضراب العام غداً الثلاثاء في مدينة طرابلس.", "الإضراب", ("2024-03-26", "2024-03-26")),
    ("هزّ انفجار مدينة الباب أمس. وبعد أربع ساعات من الأول، ضرب انفجار مماثل مدينة عفرين.", "مماثل", ("2024-03-24", "2024-03-24")),
    ("حصاد يوم السبت 23 آذار في إدلب\n• قصف مدفعي على بلدة كنصفرة.", "قصف", ("2024-03-23", "2024-03-23")),
]


@pytest.mark.parametrize(("text", "needle", "days"), TIMES)
def test_time_of_the_event(packs: Packs, text: str, needle: str, days: tuple[str, str]) -> None:
    when = saying(packs, text, needle, published="2024-03-25").when
    assert when is not None
    assert (when.from_, when.to) == days


UNDATED = [
    ("قصفت قوات النظام بلدة أريحا.", "قصفت"),
    ("قالت قسد أمس إن قوات النظام قصفت بلدة أريحا.", "قصفت"),
    ("استمر القصف ثلاث ساعات على بلدة أريحا.", "القصف"),
    ("سلّم 30 عنصراً من داعش أنفسهم أمس لقسد، فيما قُتل خمسة مدنيين بانفجار لغم.", "لغم"),
    ("طرابلس 13 يونيو 2018 (وكالة) – قال المكتب الإعلامي إن القوات سيطرت على بلدة ترهونة.", "سيطرت"),
    ("قصفت قوات النظام بلدة أريحا، وفق ما أفاد المرصد السوري لحقوق الإنسان اليوم الاثنين.", "قصفت"),
    ("الهدنة ما زالت سارية في مضايا رغم سقوط ثلاث قذائف أمس على أطرافها.", "الهدنة"),
    ("تم تحرير مواطنين اثنين كان مسلحون قد اختطفوهما قبل عشرة أيام.", "تحرير"),
    ("تشهد البادية منذ أشهر هجمات متكررة لتنظيم داعش على أرتال قوات النظام.", "هجمات"),
    ("قال مسعفون إن خمسة مدنيين قُتلوا في أعنف قصف على مدينة دوما منذ سنوات.", "قصف"),
    ("وصل وفد روسي أمس إلى مدينة درعا لإجراء مفاوضات مع الأهالي.", "مفاوضات"),
    ("تستمر الهدنة في مدينة حلب 48 ساعة تنتهي منتصف ليل السبت.", "الهدنة"),
    ("فرضت السلطات حظر تجول في مدينة اللاذقية حتى العاشرة من صباح السبت.", "حظر"),
    ("قصفت قوات النظام بلدة البارة فجراً قبل أن يفجّر مسلحون عبوة ناسفة في مدينة الباب.", "عبوة"),
    ("فجّر مقاتلونا عبوة بآلية في 20 آذار، وعقب ذلك قصفت مروحيات تركية بلدة أريحا.", "قصفت"),
    ("ألقى مجهولون قنبلة يدوية على محل تجاري، وأعلنت النقابة الإضراب غداً.", "قنبلة"),
    ("بحسب بنود الاتفاق الموقع بين الطرفين في كانون الثاني الماضي، سيتم الإفراج عن 500 معتقل.", "الإفراج"),
]


@pytest.mark.parametrize(("text", "needle"), UNDATED)
def test_never_the_publication_day(packs: Packs, text: str, needle: str) -> None:
    when = saying(packs, text, needle, published="2024-03-25").when
    assert when is None or when.basis == "happening"


def test_words_stand_in_the_text(packs: Packs) -> None:
    text = "وبريف إدلب، قصفت قوات النظام بلدة أريحا مساء السبت."
    for claim in claims(packs, text, published="2024-03-25"):
        for value in (claim.where, claim.when):
            if value is not None and value.span is not None:
                assert text[slice(*value.span)] == value.text
                assert not (value.text or "").startswith(("وب", " "))


def test_a_route_is_kept_as_words(packs: Packs) -> None:
    text = "تسللت مجموعة من عناصر داعش من جنوب نهر الفرات إلى شماله في الباغوز."
    assert saying(packs, text, "تسلل").route is not None


def test_the_speakers_place_is_nobody_elses(packs: Packs) -> None:
    text = "وذكر مراسل سانا في الحسكة أن مسلحين داهموا منازل المواطنين واختطفوا عدداً من الشبان."
    assert [c.where for c in claims(packs, text)] == [None, None]


def test_a_fighters_name_is_no_place(packs: Packs) -> None:
    got = claims(packs, "استشهد المقاتل جوان ديرك في بلدة الشدادي.")
    assert [c.where and c.where.place for c in got] == ["al-shaddadi"]


def test_a_district_that_is_hit_is_no_verdict(packs: Packs) -> None:
    (claim,) = claims(packs, "قصفت طائرات تركية قضاء تلعفر أمس.")
    assert claim.where is not None
    assert claim.where.place == "tal-afar-iq"


ANOTHER_DAY = [
    ("أصيب صحفي برصاص قناص أثناء تغطيته الاشتباكات التي تدور منذ ثلاثة أيام في ذيبان.", "shooting"),
    ("استهدف الطيران، صباح أمس الأحد، مواقع داعش عقب هجوم شنه على حاجز في ذيبان.", "attack"),
    ("وفق بيان صادر عن وزارة الداخلية أمس الأحد، ضبطت القوات مخزن أسلحة في درعا.", "weapons_seized"),
    ("نزح مدنيون من بلدة أريحا، وفق تقرير للأمم المتحدة نشر السبت، بسبب القصف.", "displacement"),
]


@pytest.mark.parametrize(("text", "kind"), ANOTHER_DAY)
def test_a_day_of_something_else(packs: Packs, text: str, kind: str) -> None:
    when = event(packs, text, kind, published="2024-03-25").when
    assert when is None or when.basis in ("happening", "report")


def test_a_night_until_the_morning_hours(packs: Packs) -> None:
    text = "استمرت الاشتباكات في ذيبان منذ ما بعد منتصف ليل أمس وحتى ساعات الصباح الأولى."
    when = event(packs, text, "armed_clash", published="2024-03-25").when
    assert when is not None
    assert when.from_ == "2024-03-24"


UNKNOWN = [
    ("شن مسلحون هجوماً على بلدة زرقابيل طميش. ونزح آلاف المدنيين من زرقابيل طميش.", "ونزح", "زرقابيل طميش", "town"),
    ("قُتل ثلاثة جنود في زرقابيل. وكان مسلحون هاجموا بلدة زرقابيل فجراً.", "قُتل", "زرقابيل", "town"),
    ("دارت اشتباكات عنيفة بين الجيش ومسلحين على محور زرقابيل.", "اشتباكات", "محور زرقابيل", "area"),
    ("هاجم مسلحون رتلاً لقوات النظام شمال زرقابيل.", "هاجم", "شمال زرقابيل", "near"),
    ("دارت اشتباكات في منطقة جبل زرقية بين الجيش ومسلحين.", "اشتباكات", "منطقة جبل زرقية", "area"),
    ("فجّر انتحاري نفسه قرب معسكر جنرال زرقابيل في مدينة مقديشو.", "فجّر", "قرب معسكر جنرال زرقابيل", "near"),
    ("انتشلت فرق الدفاع المدني جثتين من حي زرقابيل.", "انتشلت", "حي زرقابيل", "neighbourhood"),
    ("هاجم مسلحون حاجزاً في قضاء أبو زرقابيل جنوبي البصرة.", "هاجم", "قضاء أبو زرقابيل", "district"),
]


@pytest.mark.parametrize(("text", "needle", "words", "precision"), UNKNOWN)
def test_a_place_that_no_pack_knows(packs: Packs, text: str, needle: str, words: str, precision: str) -> None:
    where = saying(packs, text, needle).where
    assert where is not None
    assert where.text == words
    assert where.place is None
    if precision != "area":
        assert where.precision == precision


NO_PLACE_WORDS = [
    ("استهدفت قوات النظام المتظاهرين بالرصاص الحي في مدينة الرقة.", "استهدفت", "raqqa"),
    ("أصيب 12 متظاهراً برصاص مسلحين أمام مقر شركة نفط ذي قار في مدينة الناصرية.", "أصيب", "nasiriyah-iq"),
    ("اندلعت اشتباكات بين مسلحين في حي باب بن غشير وباب العزيزية بمدينة طرابلس في ليبيا.", "اشتباكات", "bab-bin-ghashir-ly"),
]


@pytest.mark.parametrize(("text", "needle", "place"), NO_PLACE_WORDS)
def test_words_that_are_no_place(packs: Packs, text: str, needle: str, place: str) -> None:
    where = saying(packs, text, needle).where
    assert where is not None
    assert where.place == place


def test_off_the_coast_is_near(packs: Packs) -> None:
    where = saying(packs, "انفجر لغم بحري بقارب صيد قبالة سواحل مديرية الخوخة.", "انفجر").where
    assert where is not None
    assert where.precision == "near"


def test_what_an_act_is_set_beside_has_its_own_place_and_day(packs: Packs) -> None:
    """«ويأتي الهجوم غداة مقتل ثلاثة …»: the words behind «غداة» are of the other act, and the noun tells nothing new."""
    found = claims(
        packs,
        "قُتل جنديان بهجوم على حاجز في العريش يوم الأحد. ويأتي الهجوم غداة مقتل ثلاثة شرطيين في رفح يوم الجمعة.",
        published="2019-06-12",
        record="event",
    )
    told = [(c.type, c.where and c.where.name.en, c.when and c.when.from_) for c in found]
    assert told == [("attack", "Arish", "2019-06-09"), ("killing", "Rafah (Egypt)", "2019-06-07")]


PARTS = [
    ("قصفت المدفعية الإسرائيلية الأحياء الشرقية لمدينة خان يونس، بالتزامن مع نسف مبان سكنية في بلدة خزاعة.", "khan-yunis-ps"),
    ("قصفت قوات الدعم السريع الأحياء الجنوبية والغربية من مدينة الفاشر.", "el-fasher-sd"),
]


@pytest.mark.parametrize(("text", "place"), PARTS)
def test_the_town_whose_parts_are_hit(packs: Packs, text: str, place: str) -> None:
    where = saying(packs, text, "قصفت").where
    assert where is not None
    assert where.place == place


BETWEEN = [
    ("انفجر لغم بشاحنة على الطريق بين دوري وتيرا.", "انفجر", "الطريق بين دوري وتيرا"),
    ("كمين استهدف قافلة وقود بين بلدتي ديبولي وكايس.", "كمين", "بين بلدتي ديبولي وكايس"),
    ("انفجر لغم بسيارة بين منبج وجرابلس.", "انفجر", "بين منبج وجرابلس"),
]


@pytest.mark.parametrize(("text", "needle", "words"), BETWEEN)
def test_between_two_settlements_is_the_road_there(packs: Packs, text: str, needle: str, words: str) -> None:
    where = saying(packs, text, needle).where
    assert where is not None
    assert (where.text, where.precision) == (words, "area")


def test_what_is_fired_from_one_town_hits_in_another(packs: Packs) -> None:
    where = saying(packs, "قُتل راع برصاص طائش مصدره نصيبين في القامشلي.", "برصاص").where
    assert where is not None
    assert where.place == "qamishli"


def test_the_same_spot_is_that_of_the_act_before(packs: Packs) -> None:
    text = "قُتل شاب أمس في بلدة نمر، ونُقلت الجثة إلى جاسم. وفي الموقع نفسه انفجرت عبوة ناسفة الأسبوع الماضي."
    where = saying(packs, text, "انفجرت").where
    assert where is not None
    assert where.place == "nimr"


UNHEARD = [
    ("هاجم مسلحون دورية للجيش قرب فابو، ما أدى إلى مقتل جنديين.", "هاجم", "Fabu", "near"),
    ("قُتل ثلاثة جنود في كازاري وسط مالي بانفجار عبوة.", "انفجار", "Kazari", "town"),
    ("أطلق مسلحون النار في شوارع نيالا بجنوب دارفور.", "أطلق", "Nyala", "town"),
    ("هاجمت قوات الدعم السريع مواقع الجيش في محور الخوي بغرب كردفان.", "هاجمت", "Al-Khuwei", "area"),
    ("قُتل شرطي بغارة إسرائيلية على طريق الزهراني جنوب لبنان.", "غارة", "Zahrani road", "area"),
    ("هاجم مسلحون نقطة للجيش شمالي البصرة.", "هاجم", "Basra", "near"),
]


@pytest.mark.parametrize(("text", "needle", "name", "precision"), UNHEARD)
def test_places_that_only_what_stands_beside_them_tells(packs: Packs, text: str, needle: str, name: str, precision: str) -> None:
    where = saying(packs, text, needle).where
    assert where is not None
    assert (where.name.en, where.precision) == (name, precision)
