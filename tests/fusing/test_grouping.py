"""Which tellings are one happening (docs/fusing.md)."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from fusing_desk import area, claim, day, fuse, groups, only, report, town

from isnad.model.claim import Coding, Count, Name, When, Where
from isnad.packs import Packs


def _many(who: str, n: int) -> Count:
    return Count(what="killed", who=who, low=n, best=n, high=n, exact=True, text="n", span=(0, 1))


ARMY = {"by": "syrian-army"}
UNKNOWN = msgspec.structs.replace(town("Ariha"), place=None, name=Name("Shaq"), lat=None, lon=None, text="قرية شق")
BESIDE_BINNISH = msgspec.structs.replace(town("Binnish"), lat=35.83, lon=36.63, precision="near")
VICTIM = {"by": "عميد", "role": "victim"}
WOUNDED = (Count(what="wounded", who=None, low=2, best=2, high=2, exact=True, text="n", span=(0, 1)),)

AIRPORT, CAMP = (
    msgspec.structs.replace(town("Ariha"), place=place, name=Name(name), precision="exact", text=name)
    for place, name in (("ariha-airport", "Ariha airport"), ("ariha-camp", "Ariha camp"))
)

PAIRS: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("town and day", {}, {}, True),
    ("another town far away", {}, {"where": "Tafas"}, False),
    (
        "each blames the other for one house",
        {"type": "shooting", "by": "sna", "source": "sdf", "to": "house"},
        {"type": "air_strike", "by": "sdf", "source": "sna", "to": "house"},
        True,
    ),
    (
        "each tells what it did itself",
        {"type": "shooting", "by": "sdf", "source": "sdf", "to": "house"},
        {"type": "air_strike", "by": "sna", "source": "sna", "to": "house"},
        False,
    ),
    (
        "one side took the town, the other left it, in a report without a day",
        {"type": "territory_seized", "by": "hts"},
        {"type": "withdrawal", "when": None, **ARMY},
        True,
    ),
    ("another town next to it", {"where": "Saraqib"}, {"where": "Nayrab"}, False),
    (
        "a near village and the same large toll, side and target",
        {"where": "Saraqib", "killed": 11, **ARMY},
        {"where": "Nayrab", "killed": 11, **ARMY},
        True,
    ),
    (
        "children by a mine here, two fighters by one near the next village",
        {"type": "landmine", "killed": 2, "who": "children"},
        {"type": "landmine", "killed": 2, "who": "fighters", "where": BESIDE_BINNISH},
        False,
    ),
    (
        "the same mine, told by the village and by the next one",
        {"type": "landmine", "killed": 2, "who": "children"},
        {"type": "landmine", "killed": 2, "who": "children", "where": BESIDE_BINNISH},
        True,
    ),
    (
        "a village that no gazetteer has, nine dead of a device, and at least nine in its governorate",
        {"type": "ied", "killed": 9, "where": UNKNOWN},
        {"type": "explosion", "killed": (9, None), "where": area("Idlib governorate", "governorate")},
        True,
    ),
    (
        "the same, and at least seven",
        {"type": "ied", "killed": 9, "where": UNKNOWN},
        {"type": "explosion", "killed": (7, None), "where": area("Idlib governorate", "governorate")},
        False,
    ),
    (
        "a drone brought down, and a rocket fired by the other side",
        {"type": "interception", "by": "syrian-army", "to": "drone"},
        {"type": "attack", "by": "hts", "to": "syrian-army"},
        False,
    ),
    ("the same village two days running", ARMY, {"when": "2020-06-22", **ARMY}, False),
    (
        "two days running, and the same number by chance",
        {"killed": 2, **ARMY},
        {"when": "2020-06-22", "killed": 2, **ARMY},
        False,
    ),
    ("a day's difference over the same eleven dead", {"killed": 11, **ARMY}, {"when": "2020-06-22", "killed": 11, **ARMY}, True),
    ("two days apart", {"killed": 11, **ARMY}, {"when": "2020-06-23", "killed": 11, **ARMY}, False),
    (
        "a device that killed four, told a day apart",
        {"type": "ied", "killed": 4},
        {"type": "ied", "when": "2020-06-22", "killed": 4},
        True,
    ),
    (
        "a device that killed two, told a day apart",
        {"type": "ied", "killed": 2},
        {"type": "ied", "when": "2020-06-22", "killed": 2},
        False,
    ),
    (
        "the night of one day, the dawn of the next",
        {"when": msgspec.structs.replace(day("2020-06-21"), text="ليل الأحد")},
        {"when": msgspec.structs.replace(day("2020-06-22"), text="فجر الاثنين")},
        True,
    ),
    (
        "the evening of one day, the dawn of the next",
        {"when": msgspec.structs.replace(day("2020-06-21"), text="مساء الأحد")},
        {"when": msgspec.structs.replace(day("2020-06-22"), text="فجر الاثنين")},
        False,
    ),
    (
        "the same day, morning and evening",
        *({"when": msgspec.structs.replace(day("2020-06-21"), text=t)} for t in ("صباحاً", "مساء")),
        False,
    ),
    (
        "an area that holds the town",
        {"by": "syrian-army", "to": "hts"},
        {"where": area("southern Idlib countryside"), "by": "syrian-army", "to": "hts"},
        True,
    ),
    ("an area that holds it, and nothing else that fits", {}, {"where": area("southern Idlib countryside")}, True),
    ("the area of another governorate", {"where": "Tafas", **ARMY}, {"where": area("southern Idlib countryside"), **ARMY}, False),
    (
        "a month that holds the day",
        {"killed": 9, **ARMY},
        {"when": day("2020-06-01", "2020-06-30", "month"), "killed": 9, **ARMY},
        True,
    ),
    ("another month", {"killed": 9, **ARMY}, {"when": day("2020-05-01", "2020-05-31", "month"), "killed": 9, **ARMY}, False),
    ("no day in one report", ARMY, {"when": None, **ARMY}, True),
    ("no place in one, and one number in common", {"where": None, "killed": 2}, {"killed": 2}, True),
    ("no place in one, and no number in common", {"where": None, "killed": 2}, {"killed": 3}, False),
    (
        "no place in one, and two numbers in common",
        *({"where": where, "killed": 2, "counts": WOUNDED} for where in (None, "Ariha")),
        True,
    ),
    (
        "more than two hundred, in a village that no gazetteer has",
        *({"where": where, "killed": (201, None), "by": "hts"} for where in ("Ariha", UNKNOWN)),
        True,
    ),
    (
        "tens, in a village that no gazetteer has",
        *({"where": where, "killed": (10, None)} for where in ("Ariha", UNKNOWN)),
        False,
    ),
    (
        "air strikes by one army on one town, at noon and in the evening",
        *(
            {"type": type_, "when": msgspec.structs.replace(day("2020-06-21"), text=text), "by": "israeli-forces"}
            for type_, text in (("air_strike", "ظهرا"), ("drone_strike", "مساء"))
        ),
        False,
    ),
    (
        "two officers and four soldiers, or six, a day apart",
        {"type": "missile_strike", "counts": (_many("officers", 2), _many("soldiers", 4))},
        {"type": "missile_strike", "when": "2020-06-22", "killed": 6},
        True,
    ),
    ("a house blown up, told as an explosion", {"type": "property_destruction"}, {"type": "explosion"}, True),
    ("an army that enters a village, told as a raid", {"type": "infiltration"}, {"type": "raid"}, True),
    ("a house blown up and a ceasefire", {"type": "property_destruction"}, {"type": "ceasefire"}, False),
    ("stones thrown, told as an attack", {"type": "riot", "by": "israeli-settlers"}, {"type": "attack"}, True),
    ("another kind of act", {"type": "arrest"}, {"type": "shelling"}, False),
    (
        "fighters who leave a town, told as people who were moved out of it",
        {"type": "withdrawal"},
        {"type": "displacement"},
        True,
    ),
    ("an officer shot, a day apart", {"type": "shooting", **VICTIM}, {"type": "shooting", "when": "2020-06-22", **VICTIM}, True),
    (
        "somebody shot, a day apart",
        {"type": "shooting", "to": "rebel_x", "role": "victim"},
        {"type": "shooting", "when": "2020-06-22", "to": "rebel_x", "role": "victim"},
        False,
    ),
    ("violence and a protest", {"type": "protest"}, {"type": "shelling", **ARMY}, False),
    ("told with the harm alone", {"type": "shelling"}, {"type": "killing"}, True),
    (
        "two parties' opposite versions",
        {"by": "syrian-army", "killed": 5, "who": "civilians"},
        {"by": "hts", "killed": 6, "who": "fighters"},
        True,
    ),
    ("an explicit second attack", {"text": "قصف مدفعي على المدينة"}, {"text": "قصف آخر على المدينة"}, False),
    (
        "other people wounded are no other attack",
        {"text": "قصف مدفعي على المدينة أصاب مدنيا"},
        {"text": "قصف المدينة أصاب مدنيين وجرح آخرين"},
        True,
    ),
]


@pytest.mark.parametrize(("what", "a", "b", "one"), PAIRS, ids=[p[0] for p in PAIRS])
def test_pairs(packs: Packs, what: str, a: dict[str, Any], b: dict[str, Any], one: bool) -> None:
    fused = fuse(packs, report(packs, "a", "2020-06-21", claim(**a)), report(packs, "b", "2020-06-21", claim(**b)))
    assert (len(fused.incidents) == 1) == one, [i.because for i in fused.incidents]


def _named(text: str) -> When:
    return When(from_=None, to=None, precision="day", basis="relative", text=text)


@pytest.mark.parametrize(("where", "points"), [(AIRPORT, 3.5), (CAMP, 3.0), (town("Ariha"), 3.0)])
def test_one_site_says_more_than_one_town(packs: Packs, where: Where, points: float) -> None:
    told = [report(packs, outlet, "2020-06-21", claim(where=where)) for outlet in "ab"]
    reasons = [reason for row in only(fuse(packs, *told)).because for reason in row.reasons]
    assert [r.points for r in reasons if r.name == "place"] == [points]


@pytest.mark.parametrize(("named", "one"), [("يوم الأحد", True), ("الاثنين", False), ("ليل الأحد الاثنين", True)])
def test_a_report_without_a_date_tells_of_the_day_of_the_week_that_it_names(packs: Packs, named: str, one: bool) -> None:
    """21 June 2020 was a Sunday; who names two days of the week names none."""
    dated = report(packs, "a", "2020-06-22", claim(by="syrian-army"))
    undated = report(packs, "b", None, claim(by="syrian-army", when=_named(named)))
    assert (len(fuse(packs, dated, undated).incidents) == 1) == one


def test_what_another_voice_says_of_the_same_place_without_a_day_goes_with_it(packs: Packs) -> None:
    ambush = claim("ambush", by="hts", source="hts")
    told = claim("killing", when=None, killed=4, source="syrian-army", happening="h2")
    assert len(only(fuse(packs, report(packs, "a", "2020-06-21", ambush, told))).claims) == 2
    for other in ({**told, "source": "hts"}, {**told, "type": "shelling"}, {**told, "where": "Binnish"}):
        assert len(fuse(packs, report(packs, "a", "2020-06-21", ambush, other)).incidents) == 2


def test_what_somebody_says_that_he_did_lies_where_he_takes_responsibility(packs: Packs) -> None:
    told = report(packs, "a", "2020-06-21", claim("attack"))
    taken = claim("responsibility", by="isis", source="isis", record="statement")
    killed = claim("killing", where=None, when=None, killed=13, source="isis", happening="h2")
    assert groups(fuse(packs, told, report(packs, "b", "2020-06-22", taken, killed))) == [["a", "b"]]
    assert groups(fuse(packs, told, report(packs, "b", "2020-06-22", killed))) == [["a"]]


@pytest.mark.parametrize("status", ["habitual", "historical", "planned", "threatened", "denied"])
def test_what_did_not_happen_once_founds_nothing(packs: Packs, status: str) -> None:
    fused = fuse(packs, report(packs, "a", "2020-06-21", claim(status=status)))
    assert not fused.incidents
    assert len(fused.apart) == 1


def test_an_anniversary_beside_a_new_event_stays_out(packs: Packs) -> None:
    old = claim(status="historical", when="2016-06-21", killed=40, happening="h2")
    fused = fuse(packs, report(packs, "a", "2020-06-21", claim(killed=3), old))
    assert [t.low for t in only(fused).counts if t.what == "killed"] == [3]


def test_history_told_again_without_its_day_stays_out(packs: Packs) -> None:
    old = claim("territory_seized", status="historical", when="2016-06-21", happening="h1")
    again = claim("territory_seized", when=None, happening="h2")
    assert not fuse(packs, report(packs, "a", "2020-06-21", old, again)).incidents


def test_one_vague_telling_chains_no_strangers(packs: Packs) -> None:
    one = report(packs, "a", "2020-06-21", claim(where="Ariha", by="syrian-army", killed=4))
    two = report(packs, "b", "2020-06-21", claim(where="Saraqib", by="syrian-army", killed=4, when="2020-06-23"))
    vague = report(
        packs, "c", "2020-06-23", claim(where=area("Idlib governorate", "governorate"), when=None, by="syrian-army", killed=4)
    )
    fused = fuse(packs, one, two, vague)
    assert len(fused.incidents) == 2
    assert sum(len(g) for g in groups(fused)) <= 3


def test_a_vague_telling_goes_with_the_only_one_that_fits(packs: Packs) -> None:
    vague = report(packs, "c", "2020-06-21", claim(where=area("southern Idlib countryside")))
    here = report(packs, "a", "2020-06-21", claim(where="Ariha"))
    there = report(packs, "b", "2020-06-21", claim(where="Binnish"))
    far = report(packs, "d", "2020-06-21", claim(where="Raqqa"))
    assert groups(fuse(packs, vague, here, far)) == [["a", "c"], ["d"]]
    assert groups(fuse(packs, vague, here, there)) == [["a"], ["b"], ["c"]]


def test_what_speaks_against_it_leaves_a_likely_telling_alone(packs: Packs) -> None:
    """Another doer in a wider place: less than enough, and not the same either."""
    one = report(packs, "a", "2020-06-21", claim(by="syrian-army"))
    other = report(packs, "b", "2020-06-21", claim(where=area("southern Idlib countryside"), by="hts", killed=2))
    assert len(fuse(packs, one, other).incidents) == 2


@pytest.mark.parametrize(("victims", "one"), [("refugees", True), ("soldiers", False)])
def test_the_dead_of_a_night_are_found_in_the_morning(packs: Packs, victims: str, one: bool) -> None:
    shot = claim("killing", when=msgspec.structs.replace(day("2020-06-20"), text="ليل السبت"), to="refugees")
    found = claim("body_found", when=msgspec.structs.replace(day("2020-06-21"), text="صباح الأحد"), to=victims)
    fused = fuse(packs, report(packs, "a", "2020-06-21", shot), report(packs, "b", "2020-06-21", found))
    assert (len(fused.incidents) == 1) == one


def test_crowds_of_two_towns_are_two(packs: Packs) -> None:
    told = [
        report(packs, outlet, "2020-06-21", claim("protest", where=where))
        for outlet, where in (("a", "Saraqib"), ("b", "Nayrab"))
    ]
    assert len(fuse(packs, *told).incidents) == 2


def test_a_village_that_no_gazetteer_has_is_told_by_its_town(packs: Packs) -> None:
    ariha = msgspec.structs.replace(town("Ariha"), name=Name("Ariha", "أريحا"))
    square = msgspec.structs.replace(UNKNOWN, name=Name("Clock square"), precision="exact", text="دوار الساعة بأريحا")
    for where, one in ((square, True), (msgspec.structs.replace(square, text="دوار الساعة"), False)):
        fused = fuse(
            packs,
            report(packs, "a", "2020-06-21", claim(where=ariha)),
            report(packs, "b", "2020-06-21", claim(where=where, killed=1)),
        )
        assert (len(fused.incidents) == 1) == one


@pytest.mark.parametrize(("camp", "one"), [("Shaq camp", True), ("Barqa camp", False)])
def test_a_camp_that_no_gazetteer_has_bears_its_village_s_name(packs: Packs, camp: str, one: bool) -> None:
    there = msgspec.structs.replace(UNKNOWN, name=Name(camp), precision="exact", text="المخيم")
    told = [claim("attack", where=there), claim("killing", where=UNKNOWN, killed=6)]
    fused = fuse(packs, *(report(packs, outlet, "2020-06-21", c) for outlet, c in zip("ab", told, strict=True)))
    assert (len(fused.incidents) == 1) == one


def test_what_else_a_report_tells_of_an_attack_keeps_no_killing_away(packs: Packs) -> None:
    burnt = report(packs, "a", "2020-06-21", claim("attack"), claim("property_destruction"))
    only(fuse(packs, burnt, report(packs, "b", "2020-06-21", claim("killing", killed=6))))


@pytest.mark.parametrize(("named", "one"), [("القيادي أدهم الكراد", True), ("القيادي السابق", False)])
def test_the_name_of_who_was_killed(packs: Packs, named: str, one: bool) -> None:
    road = area("southern Idlib countryside")
    told = [claim("shooting", by="x", role="victim"), claim("assassination", where=road, when=None, by="y", role="victim")]
    made = [report(packs, outlet, "2020-06-21", c) for outlet, c in zip("ab", told, strict=True)]
    made = [_of(coding, named) for coding in made]
    assert (len(fuse(packs, *made).incidents) == 1) == one


def _of(coding: Coding, words: str) -> Coding:
    claims = tuple(
        msgspec.structs.replace(c, roles=tuple(msgspec.structs.replace(r, text=words) for r in c.roles)) for c in coding.claims
    )
    return msgspec.structs.replace(coding, claims=claims)


def test_a_blast_that_fits_one_at_noon_and_one_in_the_evening_makes_them_no_one(packs: Packs) -> None:
    noon, evening = (msgspec.structs.replace(day("2020-06-21"), text=text) for text in ("ظهرا", "مساء"))
    told = [claim("ied", when=noon), claim("ied", when=evening, killed=8), claim("ied", killed=8)]
    fused = fuse(packs, *(report(packs, outlet, "2020-06-21", c) for outlet, c in zip("abc", told, strict=True)))
    assert groups(fused) == [["a"], ["b", "c"]]


@pytest.mark.parametrize(("instead", "one"), [("shelling", True), ("missile_strike", True), ("arrest", False)])
def test_who_denies_it_without_a_place_and_tells_another_doer(packs: Packs, instead: str, one: bool) -> None:
    told = report(packs, "a", "2020-06-21", claim("shelling", by="syrian-army"))
    denied = claim("shelling", by="syrian-army", where=None, when=None, status="denied", source="syrian-army")
    other = claim(instead, by="hts", where=None, when=None, source="syrian-army")
    (incident, *rest) = fuse(packs, told, report(packs, "b", "2020-06-21", denied, other)).incidents
    assert not rest
    assert (len(incident.claims) == 3) == one


@pytest.mark.parametrize(("rival", "claims"), [("arrest", 3), ("ied", 1)])
def test_who_takes_responsibility_without_a_place_speaks_of_the_only_one_that_fits(packs: Packs, rival: str, claims: int) -> None:
    told = report(packs, "a", "2020-06-21", claim("ied"))
    other = report(packs, "b", "2020-06-21", claim(rival, where="Tafas"))
    nowhere: dict[str, Any] = {"where": None, "when": None, "by": "hts", "source": "hts"}
    owned = report(packs, "c", "2020-06-22", claim("responsibility", record="statement", **nowhere), claim("ied", **nowhere))
    fused = fuse(packs, told, other, owned)
    assert [len(i.claims) for i in fused.incidents if i.where and i.where.name.en == "Ariha"] == [claims]


def test_who_says_that_others_did_it_does_not_deny_that_it_happened(packs: Packs) -> None:
    told = report(packs, "a", "2020-06-21", claim("ied"))
    nowhere: dict[str, Any] = {"where": None, "when": None, "source": "sdf"}
    blames = claim("ied", by="sna", **nowhere)
    answer = report(packs, "b", "2020-06-22", claim("denial", record="statement", by="sdf", **nowhere), blames)
    assert not only(fuse(packs, told, answer)).contradictions


@pytest.mark.parametrize(("killed", "one"), [(6, True), (2, False)])
def test_no_day_and_no_place_but_the_number_of_the_dead(packs: Packs, killed: int, one: bool) -> None:
    dated = report(packs, "a", "2020-06-21", claim("landmine", killed=killed, by="civilians", role="victim"))
    where = area("Idlib governorate", "governorate")
    bare = report(packs, "b", None, claim("landmine", where=where, when=None, killed=killed, by="civilians", role="victim"))
    (incident,) = fuse(packs, dated, bare).incidents
    assert (len(incident.claims) == 2) == one


def test_two_happenings_of_one_report_stay_two(packs: Packs) -> None:
    roundup = report(
        packs, "a", "2020-06-21", claim(where="Ariha", happening="h1"), claim("arrest", where="Tafas", happening="h2", at=500)
    )
    other = report(packs, "b", "2020-06-21", claim("arrest", where="Tafas"))
    assert groups(fuse(packs, roundup, other)) == [["a"], ["a", "b"]]


def test_a_happening_that_names_two_far_towns_is_taken_apart(packs: Packs) -> None:
    fused = fuse(packs, report(packs, "a", "2020-06-21", claim(where="Ariha"), claim(where="Tafas")))
    assert {i.where.name.en for i in fused.incidents if i.where} == {"Ariha", "Tafas"}


def test_a_morning_and_an_evening_of_one_happening_are_two(packs: Packs) -> None:
    told = (claim("ied", when=msgspec.structs.replace(day("2020-06-21"), text=t), at=n) for n, t in ((0, "صباحاً"), (200, "مساء")))
    assert len(fuse(packs, report(packs, "a", "2020-06-21", *told)).incidents) == 2


def test_a_place_that_no_gazetteer_knows_is_met_by_the_headline_s(packs: Packs) -> None:
    unknown = msgspec.structs.replace(town("Ariha"), place=None, name=Name("الحارة"), lat=None, lon=None, text="الحارة")
    one = report(packs, "a", "2020-06-21", claim(where=unknown, by="sdf", to="sna"), claim(where="Ariha", by="sdf", to="sna"))
    other = report(packs, "b", "2020-06-21", claim(where=area("southern Idlib countryside"), by="sdf", to="sna"))
    only(fuse(packs, one, other))


@pytest.mark.parametrize(("hit", "one"), [("السفينة", True), ("السيارة", False)])
def test_what_is_hit_at_sea_is_told_by_the_sea_or_by_the_port(packs: Packs, hit: str, one: bool) -> None:
    """What is no ship is not hit at sea."""
    sea = msgspec.structs.replace(area("southern Idlib countryside"), place="red-sea", admin1=None, country=None, radius_km=None)
    port = msgspec.structs.replace(town("Tafas"), precision="near")
    a = report(packs, "sana", "2020-06-21", claim("attack", where=sea, text=f"استهداف {hit} بزورق مسير"))
    b = report(packs, "reuters", "2020-06-21", claim("attack", where=port, when=None, text=f"إصابة {hit} بمقذوف"))
    assert (len(fuse(packs, a, b).incidents) == 1) is one


def test_an_area_abroad_that_is_named_after_a_town_founds_an_incident(packs: Packs) -> None:
    desert = msgspec.structs.replace(
        area("Idlib governorate", "area"), name=Name("Rutba"), admin1=None, country="IQ", text="صحراء الرطبة"
    )
    only(fuse(packs, report(packs, "a", "2020-06-21", claim("abduction", where=desert, when=None))))
    wide = msgspec.structs.replace(desert, place="iraq", name=Name("western Iraq"))
    assert not fuse(packs, report(packs, "a", "2020-06-21", claim("abduction", where=wide, when=None))).incidents


def test_what_is_told_instead_of_what_is_denied_goes_with_it(packs: Packs) -> None:
    struck = report(packs, "a", "2020-06-21", claim("air_strike", by="russian-forces"))
    denied = claim("air_strike", when=None, status="denied", by="russian-forces", source="russian-forces")
    told = claim("ied", where=None, when=None, by="hts", source="russian-forces", happening="h2", at=300)
    incident = only(fuse(packs, struck, report(packs, "b", "2020-06-22", denied, told)))
    assert [c.field for c in incident.contradictions] == ["occurrence", "perpetrator", "means"]


def test_the_row_of_every_tie_is_kept(packs: Packs) -> None:
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", claim()) for o in "abc")))
    assert len(incident.because) == 2
    for row in incident.because:
        assert row.score == pytest.approx(sum(r.points for r in row.reasons))
        assert {r.name for r in row.reasons} >= {"place", "day", "kind"}


def test_the_same_document_twice_counts_once(packs: Packs) -> None:
    one = report(packs, "a", "2020-06-21", claim())
    fused = fuse(packs, one, one)
    assert len(only(fused).claims) == 1
    assert [n.code for n in fused.notes] == ["W201"]


def test_the_same_text_of_two_outlets_is_one_origin(packs: Packs) -> None:
    words = "قصفت قوات النظام بالمدفعية الثقيلة السوق الشعبي وسط مدينة أريحا ما أدى إلى مقتل خمسة مدنيين"
    a = report(packs, "a", "2020-06-21", claim(text=words), text="one text")
    b = report(packs, "b", "2020-06-22", claim(text=words), text="one text")
    incident = only(fuse(packs, a, b))
    assert incident.outlets == ("a", "b")
    assert [(o.id, o.copied) for o in incident.origins] == [("outlet:a", ("b",))]
