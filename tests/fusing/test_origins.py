"""Who said it first: chains, organisations, unnamed sources, copies; and the grade that follows from it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from fusing_desk import claim, fuse, only, report

from isnad.model.claim import Count
from isnad.packs import Packs

Told = tuple[str, dict[str, Any]]

ORIGINS: list[tuple[str, list[Told], list[str]]] = [
    ("ten outlets that cite one party", [(o, {"source": "sdf", "by": "sdf"}) for o in "abcdefghij"], ["sdf"]),
    ("the relay is no origin", [("a", {"via": "reuters", "source": "sohr"}), ("b", {"source": "sohr"})], ["sohr"]),
    ("the parts of one organisation", [("a", {"source": "sdf"}), ("b", {"source": "sdf-counter-terrorism-units"})], ["sdf"]),
    ("a part alone keeps its name", [("a", {"source": "hajin-military-council"})], ["hajin-military-council"]),
    ("a press office speaks for its organisation", [("a", {"source": "sdf-media-centre"})], ["sdf"]),
    ("two belligerents", [("a", {"source": "sdf"}), ("b", {"source": "sna"})], ["sdf", "sna"]),
    ("an outlet's own word", [("a", {}), ("b", {})], ["outlet:a", "outlet:b"]),
    ("an outlet cited by another", [("orient-tv", {}), ("b", {"source": "orient-tv"})], ["outlet:orient-tv"]),
    (
        "unnamed sources of two outlets",
        [("a", {"unnamed": "local sources"}), ("b", {"unnamed": "local sources"})],
        ["unnamed:local sources@a", "unnamed:local sources@b"],
    ),
    (
        "an unnamed source through an agency",
        [(o, {"via": "reuters", "unnamed": "medical source"}) for o in "ab"],
        ["unnamed:medical source@reuters"],
    ),
    (
        "unnamed sources of one outlet are one",
        [("a", {"unnamed": "local sources"}), ("a", {"unnamed": "medical source", "killed": 3})],
        ["unnamed:@a"],
    ),
    (
        "a person with and without a rank",
        [("a", {"unnamed": "Brigadier General Zaid al-Shoumi"}), ("b", {"unnamed": "Zaid al-Shoumi"})],
        ["name:Brigadier General Zaid al-Shoumi"],
    ),
    (
        "a body and the one who commands it",
        [("a", {"unnamed": "Diyala police commander"}), ("b", {"unnamed": "Diyala police"})],
        ["name:Diyala police"],
    ),
    ("a commander of nothing", [("a", {"unnamed": "field commander"})], ["unnamed:field commander@a"]),
    ("a correspondent is the outlet", [("a", {"unnamed": "correspondent"})], ["outlet:a"]),
    ("a reporter with the outlet's name", [("b", {"unnamed": "Reuters correspondent"})], ["outlet:reuters"]),
    (
        "a source that is only described",
        [("a", {"unnamed": "US official"}), ("b", {"unnamed": "US official"})],
        ["unnamed:US official@a", "unnamed:US official@b"],
    ),
    (
        "pages that nobody names",
        [("a", {"unnamed": "local pages"}), ("b", {"unnamed": "local pages"})],
        ["unnamed:local pages@a", "unnamed:local pages@b"],
    ),
    (
        "an organisation that is only described",
        [(o, {"unnamed": "local aid organisation"}) for o in "ab"],
        ["name:local aid organisation"],
    ),
    (
        "one office, worded twice",
        [("a", {"unnamed": "Saladin governor"}), ("b", {"unnamed": "governor of Saladin"})],
        ["name:Saladin governor"],
    ),
    (
        "a body, its head, its page and its branch",
        [
            ("a", {"unnamed": "head of local council in Ariha"}),
            ("b", {"unnamed": "local council of city of Ariha"}),
            ("c", {"unnamed": "Salem Abdan, director of Ariha local council"}),
        ],
        ["name:local council of city of Ariha"],
    ),
    (
        "a governor by name, his governorate and its media office",
        [
            ("a", {"unnamed": "Idlib governor Samir Qaddur"}),
            ("b", {"unnamed": "Idlib governorate"}),
            ("c", {"unnamed": "media office of Idlib governorate"}),
        ],
        ["name:Idlib governorate"],
    ),
    (
        "a brigade and its commander by name",
        [("a", {"unnamed": "commander of brigade 52 Samir Qaddur"}), ("b", {"unnamed": "brigade 52"})],
        ["name:brigade 52"],
    ),
    (
        "the channel of an organisation, and its office by its initials",
        [("a", {"unnamed": "Telegram channel of Hurras al-Din"}), ("b", {"source": "hurras-al-din"})],
        ["hurras-al-din"],
    ),
    (
        "the family of one person, worded twice",
        [("a", {"unnamed": "family of Samir Qaddur"}), ("b", {"unnamed": "family of the journalist Samir Qaddur"})],
        ["name:family of the journalist Samir Qaddur"],
    ),
    (
        "a family that is not named",
        [(o, {"unnamed": "family of the detainee"}) for o in "ab"],
        ["unnamed:family of the detainee@a", "unnamed:family of the detainee@b"],
    ),
    (
        "who heads a mission of an organisation that speaks here",
        [("a", {"source": "icrc"}), ("b", {"unnamed": "head of the Red Cross mission in Syria Samir Qaddur"})],
        ["icrc"],
    ),
    (
        "media of a body that no pack knows",
        [("a", {"unnamed": "media of Ariha Health"}), ("b", {"unnamed": "director of Ariha Health Directorate"})],
        ["name:Ariha Health Directorate"],
    ),
    (
        "two hospitals, each told by its director",
        [("a", {"unnamed": "director of Ariha hospital"}), ("b", {"unnamed": "director of Binnish hospital"})],
        ["name:director of Ariha hospital", "name:director of Binnish hospital"],
    ),
    (
        "a centre of a ministry, media of brigades, a branch of the Red Crescent",
        [
            ("a", {"unnamed": "Emergency Operations Centre of the Lebanese Ministry of Public Health"}),
            ("b", {"source": "lebanese-health-ministry"}),
            ("c", {"unnamed": "military media of Al-Qassam Brigades"}),
            ("d", {"unnamed": "Palestine Red Crescent in Nablus"}),
        ],
        ["al-qassam-brigades", "lebanese-health-ministry", "palestinian-red-crescent"],
    ),
    ("media of a land", [("a", {"unnamed": "Israeli media"})], ["unnamed:Israeli media@a"]),
    (
        "a town's police, before or behind its name",
        [("a", {"unnamed": "Kirkuk police"}), ("b", {"unnamed": "police of Kirkuk"})],
        ["name:Kirkuk police"],
    ),
    (
        "a name, short and long",
        [("a", {"unnamed": "Samir Qaddur"}), ("b", {"unnamed": "Samir Qaddur, mayor of Ariha"})],
        ["name:Samir Qaddur, mayor of Ariha"],
    ),
    (
        "a name that another chain explains",
        [("a", {"unnamed": "Samir Qaddur"}), ("b", {"via": "hts", "unnamed": "Samir Qaddur"})],
        ["hts"],
    ),
    ("a name that a pack knows", [("a", {"unnamed": "Syrian Observatory for Human Rights"})], ["sohr"]),
    ("an office of a name that a pack knows", [("a", {"unnamed": "SDF spokesman"}), ("b", {"source": "sdf"})], ["sdf"]),
    ("an outlet that no pack knows", [("darfur-24", {}), ("b", {"unnamed": "Darfur 24"})], ["outlet:darfur-24"]),
    ("an outlet that only relays", [("reuters", {"source": "sohr"}), ("b", {"source": "reuters"})], ["sohr"]),
    (
        "a relay without the source that another names",
        [("a", {"source": "reuters"}), ("b", {"via": "reuters", "unnamed": "medical source"})],
        ["unnamed:medical source@reuters"],
    ),
    ("a monitor's sources are its own", [("a", {"via": "sohr", "unnamed": "sources"}), ("b", {"source": "sohr"})], ["sohr"]),
    ("«Syrian state media»", [("a", {"unnamed": "Syrian state media"}), ("b", {"source": "sana"})], ["syrian-government"]),
    (
        "government and region at war",
        [("a", {"source": "iraqi-army"}), ("b", {"source": "peshmerga"})],
        ["iraqi-army", "peshmerga"],
    ),
    (
        "a spokesman of a body that no pack knows",
        [("a", {"unnamed": "Ariha city council > Samir Qaddur"}), ("b", {"unnamed": "Ariha city council"})],
        ["name:Ariha city council"],
    ),
    (
        "heard through a paper that no pack knows",
        [("a", {"unnamed": "Al-Sabah newspaper > Samir Qaddur"}), ("b", {"unnamed": "Samir Qaddur"})],
        ["name:Samir Qaddur"],
    ),
    (
        "one person in two offices",
        [("a", {"source": "gna-forces", "unnamed": "Samir Qaddur"}), ("b", {"unnamed": "health ministry > Samir Qaddur"})],
        ["gna"],
    ),
    (
        "the name of who speaks here, shortened",
        [("a", {"source": "sudan-doctors-committee"}), ("b", {"unnamed": "doctors' committee"})],
        ["sudan-doctors-committee"],
    ),
    (
        "the branch of whom another report cites by another of its names",
        [("a", {"unnamed": "Darfur branch of Sudan Doctors' Syndicate"}), ("b", {"unnamed": "Doctors' Syndicate in Darfur"})],
        ["sudan-doctors-syndicate"],
    ),
    (
        "a short name that two who speak here may have",
        [
            ("a", {"source": "turkish-defence-ministry"}),
            ("b", {"source": "iraqi-defence-ministry"}),
            ("c", {"unnamed": "ministry of defence"}),
        ],
        ["iraqi-defence-ministry", "name:ministry of defence", "turkish-defence-ministry"],
    ),
    ("a rescuer's word is the rescuers'", [("a", {"unnamed": "volunteer in White Helmets"})], ["white-helmets"]),
    (
        "an army that no pack knows is no unnamed source",
        [(o, {"unnamed": "Gabonese army"}) for o in "ab"],
        ["name:Gabonese army"],
    ),
    (
        "an office that is not told of what",
        [(o, {"unnamed": "director of hospital"}) for o in "ab"],
        ["unnamed:director of hospital@a", "unnamed:director of hospital@b"],
    ),
    (
        "a policeman who has a name, at two outlets",
        [("a", {"unnamed": "police officer Samir Qaddur"}), ("b", {"unnamed": "Samir Qaddur, local police officer"})],
        ["name:Samir Qaddur, local police officer"],
    ),
    (
        "a minister by name and by office, and his army",
        [
            ("a", {"unnamed": "Israel Katz, defence minister"}),
            ("b", {"unnamed": "Israeli Defence Minister"}),
            ("c", {"source": "israeli-forces"}),
        ],
        ["israeli-forces"],
    ),
    (
        "an office in a land that the pack's own name puts first",
        [("a", {"unnamed": "Government Media Office in Gaza"}), ("b", {"source": "gaza-health-ministry"})],
        ["gaza-authorities"],
    ),
    ("the press of a governorate", [("a", {"unnamed": "media office of Idlib governorate"})], ["name:Idlib governorate"]),
    (
        "a deputy by name and by his charge",
        [
            ("a", {"unnamed": "Akram Salehi, deputy governor of Ariha for security affairs"}),
            ("b", {"unnamed": "Salehi, deputy for security affairs in Ariha governorate"}),
        ],
        ["name:Ariha governorate"],
    ),
    (
        "a body by its minister, and spelled with another letter",
        [("a", {"unnamed": "Samir Koch, information minister of Abyei organisation"}), ("b", {"unnamed": "Abyei organization"})],
        ["name:Abyei organization"],
    ),
    (
        "a post, and the man who holds it",
        [
            ("a", {"unnamed": "Colonel Samir Qaddur, commander of airport front"}),
            ("b", {"unnamed": "commander of airport front"}),
        ],
        ["name:Colonel Samir Qaddur, commander of airport front"],
    ),
    (
        "a mayor whose name stands behind his town, and his municipality",
        [("a", {"unnamed": "Mayor of Ariha Samir Qaddur"}), ("b", {"unnamed": "Ariha municipality"})],
        ["name:Ariha municipality"],
    ),
    (
        "mayors of two towns",
        [("a", {"unnamed": "Mayor of Ariha Samir Qaddur"}), ("b", {"unnamed": "Binnish municipality"})],
        ["name:Binnish municipality", "name:Mayor of Ariha Samir Qaddur"],
    ),
    (
        "a hospital by its director, whose name stands behind it",
        [
            ("a", {"unnamed": "director of Ariha Governmental Hospital Samir Qaddur"}),
            ("b", {"unnamed": "Ariha Governmental Hospital"}),
        ],
        ["name:Ariha Governmental Hospital"],
    ),
    (
        "a coordinator by name, and the local one of his kind",
        [
            ("a", {"unnamed": "Samir Qaddur, civil society coordinator in Ariha"}),
            ("b", {"unnamed": "local civil society coordinator"}),
        ],
        ["name:Samir Qaddur, civil society coordinator in Ariha"],
    ),
    (
        "a command of a force that was hit",
        [("a", {"to": "iraqi-federal-police"}), ("b", {"to": "iraqi-federal-police", "unnamed": "Federal Police Command"})],
        ["iraq", "outlet:a"],
    ),
    (
        "an officer by name and the police whose he is",
        [
            ("a", {"unnamed": "Captain Samir Qaddur of Ariha police"}),
            ("b", {"unnamed": "Ariha police > Captain Samir Qaddur"}),
        ],
        ["name:Ariha police"],
    ),
    (
        "the residents of an agency that names the one whom it asked",
        [("reuters", {"unnamed": "Samir Qaddur, resident of Ariha"}), ("b", {"via": "reuters", "unnamed": "residents"})],
        ["name:Samir Qaddur, resident of Ariha"],
    ),
    (
        "the police sources of an agency that names a resident",
        [("reuters", {"unnamed": "Samir Qaddur, resident of Ariha"}), ("b", {"via": "reuters", "unnamed": "police sources"})],
        ["name:Samir Qaddur, resident of Ariha", "unnamed:police sources@reuters"],
    ),
    ("three sources of a kind", [("a", {"unnamed": "three security sources"})], ["unnamed:three security sources@a"]),
    ("a state agency speaks for the state", [("a", {"source": "sana"}), ("b", {"source": "syrian-army"})], ["syrian-government"]),
]


@pytest.mark.parametrize(("what", "told", "expected"), ORIGINS, ids=[o[0] for o in ORIGINS])
def test_origins(packs: Packs, what: str, told: list[Told], expected: list[str]) -> None:
    incident = only(fuse(packs, *(report(packs, outlet, "2020-06-21", claim(**given)) for outlet, given in told)))
    assert sorted(o.id for o in incident.origins) == expected
    assert {t.origin for t in incident.claims} == set(expected)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Idlib governor Samir Qaddur", "Idlib governorate"),
        ("Samir Qaddur, mayor of Ariha", "Ariha municipality"),
        ("governor of Idlib", "Idlib governorate"),
        ("Salam Hospital in Ariha", "Salam Hospital"),
        ("head of Salam Hospital", "Salam Hospital"),
        ("mayor of Ariha Samir Qaddur", "mayor of Ariha Samir Qaddur"),
        ("Samir Qaddur, director of Ariha subdistrict", "Ariha subdistrict"),
        ("Samir Qaddur", "Samir Qaddur"),
    ],
)
def test_who_alone_spoke_for_a_body_keeps_his_name(packs: Packs, name: str, body: str) -> None:
    (one,) = only(fuse(packs, report(packs, "a", "2020-06-21", claim(unnamed=name)))).origins
    assert (one.id, one.organisation) == (f"name:{name}", f"name:{body}")


@pytest.mark.parametrize(("who", "origins"), [("governor of Idlib", 1), ("head of Ariha hospital", 2), ("mayor Samir Qaddur", 2)])
def test_a_governor_with_and_without_his_name(packs: Packs, who: str, origins: int) -> None:
    """A public person and «the governor» who gives the same two numbers are one."""
    wounded = Count(what="wounded", who=None, low=11, best=11, high=11, exact=True, text="n", span=(0, 1))
    told = [claim(source="oleh-syniehubov", killed=4, counts=(wounded,)), claim(unnamed=who, killed=4, counts=(wounded,))]
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert len(incident.origins) == origins


STATEMENT = "أعلنت {} إسقاط طائرة مسيرة فوق مدينة أريحا ومقتل خمسة من عناصر {} في كمين محكم نفذته المجموعة فجر اليوم"


def test_a_rewrite_with_other_partisan_words_is_a_copy(packs: Packs) -> None:
    cites = claim(source="hts", text=STATEMENT.format("هيئة تحرير الشام", "الجيش السوري"))
    own = claim(text=STATEMENT.format("هيئة تحرير الشام", "عصابات الأسد"))
    incident = only(fuse(packs, report(packs, "a", "2020-06-21", cites), report(packs, "b", "2020-06-22", own)))
    assert [(o.id, o.copied) for o in incident.origins] == [("hts", ("b",))]


@pytest.mark.parametrize(("words", "origin"), [("وفق مصادر رويترز", "unnamed:sources@reuters"), ("وفق رويترز", "outlet:reuters")])
def test_the_sources_of_an_outlet_that_another_cites(packs: Packs, words: str, origin: str) -> None:
    told = report(packs, "a", "2020-06-21", claim(source="reuters"))
    (one,) = told.claims
    chain = tuple(msgspec.structs.replace(a, text=words) for a in one.attribution)
    told = msgspec.structs.replace(told, claims=(msgspec.structs.replace(one, attribution=chain),))
    assert [o.id for o in only(fuse(packs, told)).origins] == [origin]


def test_of_two_copies_the_one_with_a_source_is_first(packs: Packs) -> None:
    words = STATEMENT.format("هيئة تحرير الشام", "الجيش السوري")
    own, sourced = claim(text=words), claim(unnamed="local sources", text=words)
    incident = only(fuse(packs, report(packs, "a", "2020-06-21", own), report(packs, "b", "2020-06-22", sourced)))
    assert [(o.id, o.copied) for o in incident.origins] == [("unnamed:local sources@b", ("a",))]


def test_a_rewrite_with_other_words_for_the_dead_and_the_day_is_a_copy(packs: Packs) -> None:
    cites = "14 شخصا على الأقل قتلوا الأحد في غارة إسرائيلية على مدرسة تؤوي نازحين في أريحا شمال المحافظة"
    own = "استشهاد 14 مواطنا على الأقل في غارة للاحتلال على مدرسة تؤوي نازحين في أريحا شمال المحافظة اليوم"
    told = (claim(killed=(14, None), text=cites, source="white-helmets"), claim(killed=(14, None), text=own))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert [(o.id, o.copied) for o in incident.origins] == [("white-helmets", ("b",))]


@pytest.mark.parametrize(("killed", "origins"), [(27, 1), (3, 2)])
def test_a_headline_of_a_ministrys_words_and_large_number(packs: Packs, killed: int, origins: int) -> None:
    cites = f"استشهاد {killed} فلسطينيا برصاص الاحتلال فجر اليوم قرب مركز لتوزيع المساعدات في أريحا"
    own = f"{killed} شهيدا برصاص الاحتلال فجر اليوم قرب مركز لتوزيع المساعدات"
    told = (claim(killed=killed, text=cites, source="sohr"), claim(killed=killed, text=own))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert len(incident.origins) == origins


def test_a_headline_of_what_a_side_says_is_its_word(packs: Packs) -> None:
    cites = "إن وحدة من الجيش أحبطت محاولة تسلل لجبهة النصرة باتجاه إحدى النقاط في محيط أريحا وأوقعت ثمانية منهم قتلى"
    own = "الجيش يوقع ثمانية قتلى من جبهة النصرة خلال إحباط تسلل في محيط أريحا"
    roles = {"by": "hts", "to": "syrian-army"}
    for source, origins in (("syrian-army", 1), ("sohr", 2)):
        told = (claim(killed=8, text=cites, source=source, **roles), claim(killed=8, text=own, **roles))
        incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
        assert len(incident.origins) == origins


@pytest.mark.parametrize(("killed", "origins"), [(18, 1), (8, 2)])
def test_half_the_words_and_a_large_number_of_what_a_side_says(packs: Packs, killed: int, origins: int) -> None:
    cites = f"إحباط هجوم على أحد الحواجز بمنطقة أريحا أمس ومقتل {killed} مسلحا وفرار الباقين"
    own = f"الجيش يحبط هجوما على أحد الحواجز في أريحا أمس ومقتل {killed} مسلحا"
    roles = {"by": "hts", "to": "syrian-army"}
    told = (claim(killed=killed, text=cites, source="syrian-army", **roles), claim(killed=killed, text=own, **roles))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert len(incident.origins) == origins


BOMB = "انفجرت عبوة ناسفة بدورية للجيش في مدينة أريحا {} ما أدى إلى مقتل ثلاثة جنود وإصابة خمسة آخرين بجروح {}"


def test_sources_of_two_outlets_are_two_though_their_sentences_are_alike(packs: Packs) -> None:
    one = claim(unnamed="security source", text=BOMB.format("صباح اليوم", "خطيرة وفق مصدر طبي هناك"))
    two = claim(unnamed="local sources", text=BOMB.format("على طريق السوق", "ونقلوا جميعا إلى المشفى"))
    incident = only(fuse(packs, report(packs, "a", "2020-06-21", one), report(packs, "b", "2020-06-21", two)))
    assert len(incident.origins) == 2


@pytest.mark.parametrize(("kind", "origins"), [("medics", 1), ("security sources", 2)])
def test_a_sentence_turned_round_with_a_source_of_its_kind(packs: Packs, kind: str, origins: int) -> None:
    first = "قتل عشرة من عائلة واحدة بينهم ثمانية أطفال في غارة أصابت منزلا من ثلاثة طوابق في أريحا في ساعات أولى من صباح السبت"
    turned = "السبت في ساعات أولى من صباح أريحا غارة أصابت ثلاثة طوابق من منزلا قتل في عائلة واحدة عشرة أطفال ثمانية بينهم"
    told = (claim(killed=10, unnamed="three medics", text=first), claim(killed=10, unnamed=kind, text=turned))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert len(incident.origins) == origins


@pytest.mark.parametrize(("outlet", "killed", "origins"), [("b", 14, 1), ("afp", 14, 2), ("b", 4, 2)])
def test_a_rewriting_keeps_the_pair_of_sources_and_not_the_agency(packs: Packs, outlet: str, killed: int, origins: int) -> None:
    first = f"إن قذيفتين أطلقهما مسلحون أصابتا سوقا في حي شعبي جنوبي أريحا قبيل ظهر السبت وإن {killed} شخصا قتلوا"
    turned = f"قتل {killed} شخصا قبيل ظهر اليوم حين سقطت قذيفتين أطلقهما مسلحون على سوقا في حي شعبي جنوبي أريحا"
    kind = "security sources and local official"
    told = (claim(killed=killed, unnamed=kind, text=first), claim(killed=killed, unnamed=kind, text=turned))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip(("reuters", outlet), told, strict=True))))
    assert len(incident.origins) == origins


def test_a_ministrys_word_on_its_own_dead_is_whose_it_is(packs: Packs) -> None:
    cites = "أثناء قيام دورية بتمشيط طريق السوق انفجرت دراجة مفخخة كانت متوقفة على الرصيف ما أدى لاستشهاد عدد من رجال الشرطة"
    words = "استشهد عدد من رجال الشرطة المحلية أمس جراء تفجير دراجة مفخخة {}خلال دورية لهم"
    for source, spot, origins in (("egyptian-interior-ministry", "كانت متوقفة على الرصيف ", 1), ("sohr", "", 2)):
        own = words.format(spot)
        roles: dict[str, Any] = {"by": "egyptian-police", "role": "victim"}
        told = (claim("ied", text=cites, source=source, **roles), claim("ied", text=own, **roles))
        incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
        assert len(incident.origins) == origins


def test_a_copy_in_another_order_with_the_same_numbers(packs: Packs) -> None:
    first = "قتل 14 شخصا وأصيب 27 آخرون بجروح في انفجار سيارة مفخخة استهدفت مجلس عزاء في أريحا شمال غرب سوريا مساء الجمعة"
    turned = "انفجار سيارة مفخخة يستهدف مجلس عزاء في مدينة أريحا مساء الجمعة ويقتل 14 شخصا ويصيب 27 آخرين بجروح"
    wounded = (Count(what="wounded", who=None, low=27, best=27, high=27, exact=True, text="27", span=(0, 1)),)
    told = [claim(killed=14, counts=wounded, text=t) for t in (first, turned)]
    incident = only(fuse(packs, report(packs, "reuters", "2020-06-21", told[0]), report(packs, "b", "2020-06-22", told[1])))
    assert [(o.id, o.copied) for o in incident.origins] == [("outlet:reuters", ("b",))]
    other = claim(killed=11, counts=wounded, text=turned)
    incident = only(fuse(packs, report(packs, "reuters", "2020-06-21", told[0]), report(packs, "b", "2020-06-22", other)))
    assert len(incident.origins) == 2


def test_everybodys_sentence_with_one_number_is_no_copy(packs: Packs) -> None:
    one = "قتل ثلاثة مدنيين وأصيب آخرون بجروح جراء قصف مدفعي استهدف مدينة أريحا مساء اليوم"
    two = "قتل ثلاثة مدنيين وجرح آخرون مساء اليوم جراء قصف مدفعي على أطراف مدينة أريحا"
    wounded = (Count(what="wounded", who=None, low=2, best=None, high=None, exact=False, text="آخرون", span=(0, 1)),)
    told = (claim(killed=3, counts=wounded, text=t) for t in (one, two))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert len(incident.origins) == 2


def test_what_the_own_reporter_saw_stays_the_outlets(packs: Packs) -> None:
    seen, cited = claim(killed=3, unnamed="correspondent"), claim(killed=3, source="sohr")
    incident = only(fuse(packs, report(packs, "a", "2020-06-21", seen, cited)))
    assert sorted(o.id for o in incident.origins) == ["outlet:a", "sohr"]


def test_what_a_report_tells_of_the_happening_that_it_denies_is_there(packs: Packs) -> None:
    told = report(packs, "a", "2020-06-21", claim("attack", by="syrian-army"))
    denied = claim("attack", status="denied", source="syrian-army", by="syrian-army", at=0)
    blamed = claim("shelling", where=None, when=None, by="hts", source="syrian-army", at=300)
    incident = only(fuse(packs, told, report(packs, "b", "2020-06-22", denied, blamed)))
    assert sorted(o.id for o in incident.origins) == ["outlet:a", "syrian-army"]


RARE = (
    "سقطت قذائف على بيادر في أريحا وقت تجفيف الحنطة ما أدى إلى مقتل مزارع ونفوق أغنام واحتراق حصادة",
    "احتراق حصادة ونفوق أغنام ومقتل مزارع بقذائف طالت البيادر في أريحا أثناء تجفيف الحنطة",
)
COMMON = (
    "سقطت قذائف على منازل في أريحا فجر اليوم ما أدى إلى مقتل مدني وإصابة طفلين ودمار سيارة",
    "مقتل مدني وإصابة طفلين ودمار سيارة بقذائف طالت المنازل في أريحا عند الفجر",
)


COUNTED = (
    "{} شخصاً بين عسكري ومدني قتلوا في الهجوم الذي نفذته قوة ثالثة على قاعدة أريحا اليوم الخميس",
    "قتل {} شخصاً من العسكريين والمدنيين في عملية قوة ثالثة أمس على قاعدة أريحا",
)


@pytest.mark.parametrize(("killed", "origins"), [(141, 1), (140, 2)])
def test_a_number_that_two_would_not_count(packs: Packs, killed: int, origins: int) -> None:
    texts = [text.format(killed) for text in COUNTED]
    told = (claim(killed=killed, source="sohr", text=texts[0]), claim(killed=killed, text=texts[1]))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert len(incident.origins) == origins


@pytest.mark.parametrize(("texts", "origins"), [(RARE, 1), (COMMON, 2)])
def test_words_that_two_would_not_hit_upon(packs: Packs, texts: tuple[str, str], origins: int) -> None:
    """In another order and other forms: rare words in common make a copy, as many common ones do not."""
    told = (claim(killed=1, source="sohr", text=texts[0]), claim(killed=1, text=texts[1]))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert len(incident.origins) == origins


def test_everybodys_words_are_no_copy(packs: Packs) -> None:
    texts = ["قصف مدفعي على أريحا", "قصف مدفعي على أريحا"]
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", claim(text=t)) for o, t in zip("ab", texts, strict=True))))
    assert len(incident.origins) == 2


def test_a_lead_that_adds_nothing_is_the_cited_ones_word(packs: Packs) -> None:
    lead, body = claim(killed=3), claim(killed=3, source="sohr", at=300)
    more = claim(killed=7)
    assert [o.id for o in only(fuse(packs, report(packs, "a", "2020-06-21", lead, body))).origins] == ["sohr"]
    assert len(only(fuse(packs, report(packs, "a", "2020-06-21", more, body))).origins) == 2


def test_whom_the_headline_alone_names(packs: Packs) -> None:
    title = "المرصد: قتلى في كمين"
    told = report(
        packs, "a", "2020-06-21", claim(source="sohr", text=title), claim(killed=9, at=100), text=f"{title}\n\nقتل تسعة"
    )
    told = msgspec.structs.replace(told, document=msgspec.structs.replace(told.document, title=title))
    assert [o.id for o in only(fuse(packs, told)).origins] == ["sohr"]


def test_a_copy_of_few_words_with_the_same_number(packs: Packs) -> None:
    cited = "مليشيات حكومية هاجمت صباح اليوم قرية شرق أريحا بشمال البلاد وقتلت سبعة نازحين"
    own = "هاجمت مليشيات حكومية صباح أمس قرية شرق أريحا بشمال البلاد وقتلت سبعة نازحين"
    told = (claim(killed=7, source="sohr", text=cited), claim(killed=7, text=own))
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", t) for o, t in zip("ab", told, strict=True))))
    assert [(o.id, o.copied) for o in incident.origins] == [("sohr", ("b",))]


def test_who_only_denies_is_no_origin(packs: Packs) -> None:
    told = report(packs, "a", "2020-06-21", claim(by="syrian-army"))
    denied = report(packs, "b", "2020-06-21", claim(status="denied", by="syrian-army", source="syrian-defence-ministry"))
    incident = only(fuse(packs, told, denied))
    assert [o.id for o in incident.origins] == ["outlet:a"]
    assert [o.id for o in incident.others] == ["syrian-defence-ministry"]


GRADES: list[tuple[str, list[Told], str]] = [
    ("one origin, however many outlets", [(o, {"source": "sohr"}) for o in "abc"], "weak"),
    ("a party's own word", [("a", {"source": "sdf", "by": "sdf", "to": "isis"})], "weak"),
    ("a party's word twice", [(o, {"source": "sdf", "by": "sdf", "to": "isis"}) for o in "ab"], "weak"),
    ("an outlet and its own unnamed sources", [("a", {"killed": 3}), ("a", {"unnamed": "local sources"})], "weak"),
    ("two independent origins", [("a", {}), ("b", {})], "fair"),
    (
        "the doer says so and another too",
        [("a", {"source": "sdf", "by": "sdf", "to": "isis"}), ("b", {"by": "sdf"})],
        "confirmed",
    ),
    ("two doers", [("a", {"by": "syrian-army"}), ("b", {"by": "hts"})], "contested"),
    (
        "denied",
        [("a", {"by": "syrian-army"}), ("b", {"by": "syrian-army", "status": "denied", "source": "syrian-army"})],
        "contested",
    ),
]


@pytest.mark.parametrize(("what", "told", "expected"), GRADES, ids=[g[0] for g in GRADES])
def test_grades(packs: Packs, what: str, told: list[Told], expected: str) -> None:
    incident = only(fuse(packs, *(report(packs, outlet, "2020-06-21", claim(**given)) for outlet, given in told)))
    assert (incident.grade, bool(incident.why)) == (expected, True)


def test_a_claim_of_responsibility_goes_with_what_was_told_before_it(packs: Packs) -> None:
    told = claim("ied", to="sdf", at=0)
    owned = claim("responsibility", record="statement", where=None, when=None, by="isis", source="isis", at=400)
    incident = only(fuse(packs, report(packs, "a", "2020-06-21", told, owned), report(packs, "b", "2020-06-21", claim("ied"))))
    assert {(t.part, t.origin) for t in incident.claims} >= {("owns", "isis")}
    assert incident.grade == "confirmed"
