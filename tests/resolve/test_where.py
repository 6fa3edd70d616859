"""From words to one row of the gazetteer (CODEBOOK §8): same-named places, precision, containers, losers, what nobody knows."""

from __future__ import annotations

import pytest

from isnad.model.claim import Where
from isnad.packs import Packs
from reading_desk import notes, saying


def where(packs: Packs, text: str) -> Where:
    """The place of the first event of a text."""
    got = saying(packs, text, "").where
    assert got is not None, "no place"
    return got


FOUND = [
    # a class word decides between city, district and governorate
    ("وقع انفجار في مدينة حلب.", "aleppo", "town"),
    ("وقع انفجار في محافظة حلب.", "aleppo-governorate", "governorate"),
    ("وقع انفجار في حلب.", "aleppo", "town"),
    ("وقع انفجار في دير الزور.", "deir-ez-zor", "town"),
    ("وقع انفجار في بلدة أريحا.", "ariha", "town"),
    # sites, camps, neighbourhoods
    ("وقع انفجار في مخيم الهول.", "al-hol-camp", "exact"),
    ("وقع انفجار في بلدة الهول.", "al-hol", "town"),
    ("وقع انفجار في حي الشعار بمدينة حلب.", "al-shaar", "neighbourhood"),
    ("وقع انفجار في مطار دمشق الدولي.", "damascus-international-airport", "exact"),
    # areas, never the city
    ("وقع انفجار في ريف دير الزور الشرقي.", "eastern-deir-ez-zor-countryside", "area"),
    ("وقع انفجار في ريف إدلب.", "idlib-countryside", "area"),
    ("وقع انفجار في البادية السورية.", "syrian-desert", "area"),
    ("وقع انفجار على نهر الفرات.", "euphrates-river", "area"),
    ("وقع انفجار في الريف الشرقي لدير الزور.", "eastern-deir-ez-zor-countryside", "area"),
    # a unit with the word beside it is near its seat, «منطقة» with a town's name the land around it
    ("وقع انفجار في أطراف قضاء المقدادية.", "muqdadiyah-iq", "near"),
    ("وقع انفجار في قضاء المقدادية.", "muqdadiyah-iq", "district"),
    ("وقع انفجار قرب ناحية جلولاء.", "jalawla-iq", "near"),
    ("قُتل جندي بهجوم في إقليم تيلابيري غربي النيجر.", "tillaberi-ne", "governorate"),
    ("قُتل راعيان في منطقة خان طومان.", "khan-tuman", "area"),
    # what a verbal noun with a doer of its own is done to
    ("أصيب شاب خلال اقتحام الجيش الإسرائيلي لبلدة قباطية.", "qabatiya-ps", "town"),
    ("اعتقل الجيش الإسرائيلي شاباً بعد اقتحامه لبلدة يعبد.", "yabad-ps", "town"),
    # the seat's bare name beside a village of the governorate is the governorate, unless the town is told of
    ("قتلى بهجوم في دير الزور. استهدف مسلحون سيارة قرب بلدة ذيبان.", "deir-ez-zor-governorate", "governorate"),
    ("قتيل بهجوم في دير الزور. استهدف مسلحون سيارة في مدينة دير الزور وأخرى في بلدة ذيبان.", "deir-ez-zor", "town"),
    # sites that bear their town's name, names between quotation marks, a name that a common word shares its letters with
    ("قصف الطيران مشفى سراقب.", "saraqib", "exact"),
    ("هاجم مسلحون سجن الحسكة.", "al-hasakah", "exact"),
    ("سقطت قذائف في محيط مستشفى درعا الوطني.", "daraa", "near"),
    ("اقتحم مستوطنون منطقة «قبر يوسف» في مدينة نابلس.", None, "area"),
    ("اعتقل الجنود شاباً على حاجز «طيار» قرب رام الله.", "ramallah-ps", "near"),
    ("قتل جهاديون 30 شخصاً شمالي بوركينافاسو.", "northern-burkina-faso-bf", "area"),
    # a side of a place behind an object that ends in a word for persons is no surname; a district's name of two words
    ("قصفت الطائرات موقع الإدارة المدنية شرق مخيم جباليا.", "jabalia-camp-ps", "near"),
    ("هاجم مسلحون موقعاً للجيش في مديرية خان آباد بإقليم قندوز.", "khanabad-af", "district"),
    ("الحوثيون يقصفون مأرب بصاروخ.", "marib-ye", "town"),
    ("قُتل خمسة في قصف على بلدة في محافظة إدلب في شمال غرب سورية والمشمولة بالاتفاق.", "idlib-governorate", "governorate"),
    # near
    ("وقع انفجار قرب مدينة الباب.", "al-bab", "near"),
    ("وقع انفجار في محيط مدينة الباب.", "al-bab", "near"),
    ("وقع انفجار على مقربة من مدينة الباب.", "al-bab", "near"),
    ("وقع انفجار في أطراف مدينة الباب.", "al-bab", "near"),
    ("وقع انفجار وسط مدينة الباب.", "al-bab", "town"),
    # the finest that the words support
    ("وقع انفجار في بلدة الشحيل بريف دير الزور الشرقي.", "al-shuhayl", "town"),
    ("وقع انفجار في سوريا.", "syria", "country"),
    # a container decides between places of one name
    ("وقع انفجار في صوران بريف حماة.", "suran-hama", "town"),
    ("وقع انفجار في صوران بريف حلب.", "suran-aleppo", "town"),
    ("وقع انفجار في حي القصور في مدينة حمص.", "al-qusour-homs", "neighbourhood"),
    ("وقع انفجار في حي القصور في مدينة دير الزور.", "al-qusour-deir-ez-zor", "neighbourhood"),
    ("وقع انفجار في حي جوبر بدمشق.", "jobar", "neighbourhood"),
    ("وقع انفجار في حي الخالدية بحلب.", "al-khalidiyah-aleppo", "neighbourhood"),
    ("وقع انفجار في بلدة كناكر بريف دمشق.", "kanakir", "town"),
]


@pytest.mark.parametrize(("text", "place", "precision"), FOUND)
def test_place(packs: Packs, text: str, place: str, precision: str) -> None:
    got = where(packs, text)
    assert (got.place, got.precision) == (place, precision)


def test_the_rest_of_the_text_decides(packs: Packs) -> None:
    """A name that several places share, in a report that is about one governorate."""
    homs = "شهدت مدينة حمص مظاهرات. ووقع هجوم في محافظة حمص. وقصفت قوات النظام حي القصور بالمدفعية."
    assert saying(packs, homs, "القصور").where.place == "al-qusour-homs"  # type: ignore[union-attr]


def test_nothing_decides(packs: Packs) -> None:
    """Two towns of one name and nothing beside it: no place is claimed, both stand among the others, and a note says so."""
    text = "وقع انفجار في صوران."
    got = where(packs, text)
    assert (got.place, got.admin1, got.lat, got.pcode) == (None, None, None, None)
    assert {o.place for o in got.others} == {"suran-hama", "suran-aleppo"}
    assert got.text == "صوران"
    assert [n.code for n in notes(packs, text)] == ["W101"]


@pytest.mark.xfail(reason="known coordinates break a tie between same-named places", raises=AssertionError, strict=True)
def test_knowing_the_coordinates_of_one_decides_nothing(packs: Packs) -> None:
    """Two quarters called القصور, and nothing tells which: what the gazetteer happens to know is no reason."""
    assert where(packs, "وقع انفجار في حي القصور.").place is None


def test_losers_are_kept_best_first(packs: Packs) -> None:
    got = where(packs, "وقع انفجار في صوران بريف حماة.")
    assert [o.place for o in got.others] == ["suran-aleppo"]
    assert got.others[0].admin1 == "Aleppo"


UNKNOWN = [
    ("وقع انفجار في بلدة ضصثق بريف حلب.", "بلدة ضصثق", "Aleppo", "town"),
    ("وقع انفجار في قرية ضصثق.", "قرية ضصثق", None, "town"),
    ("وقع انفجار في حي ضصثق بمدينة حلب.", "حي ضصثق", "Aleppo", "neighbourhood"),
]


@pytest.mark.parametrize(("text", "words", "admin1", "precision"), UNKNOWN)
def test_unknown_place_keeps_its_words(packs: Packs, text: str, words: str, admin1: str | None, precision: str) -> None:
    got = where(packs, text)
    assert (got.place, got.text, got.admin1, got.precision) == (None, words, admin1, precision)
    assert got.lat is None or got.radius_km is not None
    assert "W102" in {n.code for n in notes(packs, text)}


CONTAINED = [
    ("وقع انفجار في بلدة أريحا.", "Idlib", "SY"),
    ("وقع انفجار في مدينة الباب.", "Aleppo", "SY"),
    ("وقع انفجار في ريف دير الزور الشرقي.", "Deir-ez-Zor", "SY"),
]


@pytest.mark.parametrize(("text", "admin1", "country"), CONTAINED)
def test_container(packs: Packs, text: str, admin1: str, country: str) -> None:
    got = where(packs, text)
    assert ((got.admin1 or "").replace("Deir ez-Zor", "Deir-ez-Zor"), got.country) == (admin1, country)


def test_finer_is_closer(packs: Packs) -> None:
    """The radius grows from a site to a country."""
    texts = ("مخيم الهول", "مدينة الباب", "ريف إدلب", "محافظة حلب", "سوريا")
    radii = [where(packs, f"وقع انفجار في {name}.").radius_km or 0 for name in texts]
    assert radii == sorted(radii)
    assert len(set(radii)) == len(radii)


def test_the_countryside_is_not_the_city(packs: Packs) -> None:
    city, country = where(packs, "وقع انفجار في مدينة دير الزور."), where(packs, "وقع انفجار في ريف دير الزور الشرقي.")
    assert city.place != country.place
    assert (city.lat, city.lon) != (country.lat, country.lon)
    assert "countryside" in country.name.en


def test_a_building_has_the_point_of_the_town_that_is_named_with_it(packs: Packs) -> None:
    """«سوق السمك وبوابة … في مدينة س»; a hospital that is called like a town in another country is not there."""
    raid = "استهدفت غارات لطيران التحالف سوق السمك وبوابة مستشفى الثورة في مدينة الحديدة أمس."
    where = saying(packs, raid, "", published="2018-09-14").where
    assert where is not None
    assert (where.country, round(where.lat or 0)) == ("YE", 15)
    gate = "قُتل 20 شخصاً في قصف استهدف مدخل مستشفى الثورة في مدينة الحديدة اليمنية."
    where = saying(packs, gate, "", published="2018-09-14").where
    assert where is not None
    assert (where.country, round(where.lat or 0)) == ("YE", 15)
