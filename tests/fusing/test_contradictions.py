"""Where origins cannot all be right, and the numbers over all of them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from fusing_desk import claim, day, fuse, only, report, sides

from isnad.model.claim import Count
from isnad.packs import Packs

Told = tuple[str, str, dict[str, Any]]
D = "2020-06-21"
NEXT = "2020-06-22"


def number(
    what: str, low: int, high: int | None = -1, who: str | None = None, part_of: str | None = None, exact: bool = True
) -> Count:
    top = low if high == -1 else high
    best = low if top == low else None
    return Count(what=what, who=who, low=low, best=best, high=top, exact=exact, text="n", span=(0, 1), part_of=part_of)


FIELDS: list[tuple[str, list[Told], list[str]]] = [
    ("two tolls", [("a", D, {"killed": 3}), ("b", D, {"killed": 5})], ["toll"]),
    ("at least three and five", [("a", D, {"killed": (3, None)}), ("b", D, {"killed": 5})], []),
    ("three to six and five", [("a", D, {"killed": (3, 6)}), ("b", D, {"killed": 5})], []),
    (
        "a later toll of the same origin",
        [("a", D, {"killed": 3, "source": "sohr"}), ("b", NEXT, {"killed": 5, "source": "sohr"})],
        [],
    ),
    ("a lower later toll of the same origin", [("a", D, {"killed": 5}), ("a", NEXT, {"killed": 3})], []),
    (
        "eleven soldiers, or an officer and ten soldiers",
        [
            ("a", D, {"killed": 11, "who": "soldiers"}),
            ("b", D, {"counts": (number("killed", 1, who="officer"), number("killed", 10, who="soldiers"))}),
        ],
        [],
    ),
    (
        "thirteen soldiers, or an officer and ten soldiers",
        [
            ("a", D, {"killed": 13, "who": "soldiers"}),
            ("b", D, {"counts": (number("killed", 1, who="officer"), number("killed", 10, who="soldiers"))}),
        ],
        ["toll"],
    ),
    ("two journalists and nine", [("a", D, {"killed": 2, "who": "journalists"}), ("b", D, {"killed": 9})], []),
    ("nine journalists and two", [("a", D, {"killed": 9, "who": "journalists"}), ("b", D, {"killed": 2})], ["toll"]),
    (
        "six of its own staff, and eighteen",
        [("a", D, {"killed": 6, "who": "unrwa", "source": "unrwa"}), ("b", D, {"killed": 18})],
        [],
    ),
    ("told as a rise", [("a", D, {"killed": 3}), ("b", D, {"killed": 6, "text": "ارتفعت حصيلة القصف إلى ستة قتلى"})], []),
    ("more the next day", [("a", D, {"killed": 3}), ("b", NEXT, {"killed": 4})], []),
    ("fewer the next day", [("a", D, {"killed": 8}), ("b", NEXT, {"killed": 4})], ["toll"]),
    ("about ten and eleven", [("a", D, {"counts": (number("killed", 10, exact=False),)}), ("b", D, {"killed": 11})], []),
    (
        "a part and its whole",
        [
            ("a", D, {"counts": (number("killed", 7), number("killed", 5, who="civilians", part_of="killed"))}),
            ("b", D, {"killed": 5, "who": "civilians"}),
        ],
        [],
    ),
    ("a part that is larger than the whole", [("a", D, {"killed": 9, "who": "civilians"}), ("b", D, {"killed": 5})], ["toll"]),
    (
        "civilians against fighters",
        [("a", D, {"killed": 5, "who": "civilians"}), ("b", D, {"killed": 6, "who": "fighters"})],
        ["toll"],
    ),
    ("none killed and five", [("a", D, {"killed": 0}), ("b", D, {"killed": 5})], ["toll"]),
    ("no casualties and five killed", [("a", D, {"counts": (number("casualties", 0),)}), ("b", D, {"killed": 5})], ["toll"]),
    (
        "no victims and four wounded",
        [("a", D, {"counts": (number("victims", 0),)}), ("b", D, {"counts": (number("wounded", 4),)})],
        ["toll"],
    ),
    (
        "no losses and four wounded",
        [
            ("a", D, {"counts": (msgspec.structs.replace(number("killed", 0), text="دون خسائر بشرية"),)}),
            ("b", D, {"counts": (number("wounded", 4),)}),
        ],
        ["toll"],
    ),
    (
        "police of a blast, and security forces of it",
        [
            ("a", D, {"type": "ied", "killed": 4, "who": "policemen"}),
            ("b", D, {"type": "ied", "killed": 6, "who": "security forces"}),
        ],
        ["toll"],
    ),
    (
        "civilians and fighters told one after the other",
        [
            ("a", D, {"counts": (number("killed", 5, who="civilians"), number("killed", 3, who="hts"))}),
            ("b", D, {"killed": 8}),
        ],
        [],
    ),
    ("none killed and four wounded", [("a", D, {"killed": 0}), ("b", D, {"counts": (number("wounded", 4),)})], []),
    (
        "no casualties and no wounded",
        [("a", D, {"counts": (number("casualties", 0),)}), ("b", D, {"counts": (number("wounded", 0),)})],
        [],
    ),
    (
        "soldiers and the army that they are of",
        [("a", D, {"killed": 12, "who": "soldiers"}), ("b", D, {"killed": 3, "who": "syrian-army"})],
        ["toll"],
    ),
    ("soldiers and their enemies", [("a", D, {"killed": 12, "who": "soldiers"}), ("b", D, {"killed": 3, "who": "hts"})], []),
    (
        "one child and one of the children",
        [("a", D, {"killed": 1, "who": "civilian"}), ("b", D, {"killed": 1, "who": "children"})],
        [],
    ),
    ("two doers", [("a", D, {"by": "syrian-army"}), ("b", D, {"by": "hts"})], ["perpetrator"]),
    ("a part of the doer", [("a", D, {"by": "syrian-army"}), ("b", D, {"by": "tiger-forces"})], []),
    ("an unknown doer contradicts nobody", [("a", D, {"by": "syrian-army"}), ("b", D, {"by": "unidentified_gunmen"})], []),
    ("the coalition and who leads it", [("a", D, {"by": "international-coalition"}), ("b", D, {"by": "us-forces"})], []),
    ("an armed group against an army", [("a", D, {"by": "syrian-army"}), ("b", D, {"by": "armed_groups"})], ["perpetrator"]),
    (
        "who attacked first",
        [("a", D, {"type": "attack", "by": "sdf", "to": "sna"}), ("b", D, {"type": "attack", "by": "sna", "to": "sdf"})],
        ["first_attacker"],
    ),
    (
        "who answers did not begin",
        [
            ("a", D, {"type": "attack", "by": "sdf", "to": "sna"}),
            ("b", D, {"type": "shelling", "by": "sdf", "to": "sna", "text": "رداً على قصف نقاطها استهدفت المواقع"}),
        ],
        [],
    ),
    (
        "a defence that kills the attackers names no other doer",
        [
            ("a", D, {"type": "attack", "by": "sna", "to": "sdf", "status": "foiled"}),
            ("b", D, {"type": "attack", "by": "sdf", "to": "sna", "status": "foiled"}),
        ],
        ["first_attacker"],
    ),
    ("the factions and one of them", [("a", D, {"by": "syrian-opposition-factions"}), ("b", D, {"by": "hts"})], []),
    (
        "the factions and their enemies",
        [("a", D, {"by": "syrian-opposition-factions"}), ("b", D, {"by": "sdf"})],
        ["perpetrator"],
    ),
    ("gunmen against an army", [("a", D, {"by": "syrian-army"}), ("b", D, {"by": "gunmen"})], ["perpetrator"]),
    ("a civilian, and a fighter", [("a", D, {"killed": 1, "who": "civilian"}), ("b", D, {"killed": 1, "who": "sdf"})], ["toll"]),
    (
        "a civilian, and a fighter, of whom a third tells beside each other",
        [
            ("a", D, {"killed": 1, "who": "civilian"}),
            ("b", D, {"killed": 1, "who": "sdf"}),
            ("c", D, {"counts": (number("killed", 1, who="civilian"), number("killed", 1, who="sdf"))}),
        ],
        [],
    ),
    ("women alone and more people", [("a", D, {"killed": 2, "who": "women"}), ("b", D, {"killed": 5})], []),
    ("women alone and fewer people", [("a", D, {"killed": 4, "who": "women"}), ("b", D, {"killed": 3})], ["toll"]),
    ("women against fighters", [("a", D, {"killed": 4, "who": "women"}), ("b", D, {"killed": 4, "who": "isis"})], ["toll"]),
    (
        "soldiers of a strike, and more who are not told apart",
        [("a", D, {"type": "air_strike", "killed": 3, "who": "soldiers"}), ("b", D, {"type": "air_strike", "killed": 8})],
        ["toll"],
    ),
    (
        "one side's losses of a battle, and all of them",
        [("a", D, {"type": "armed_clash", "killed": 3, "who": "sdf"}), ("b", D, {"type": "armed_clash", "killed": 8})],
        [],
    ),
    (
        "the losses of two sides, and the fighters of both",
        [
            ("a", D, {"type": "armed_clash", "killed": 3, "who": "sdf"}),
            ("b", D, {"type": "armed_clash", "killed": 5, "who": "sna"}),
            ("c", D, {"type": "armed_clash", "killed": 8, "who": "fighters"}),
        ],
        [],
    ),
    (
        "killed and wounded apart, and their sum",
        [("a", D, {"counts": (number("casualties", 20),)}), ("b", D, {"counts": (number("killed", 8), number("wounded", 12))})],
        [],
    ),
    (
        "killed and wounded apart, and another sum",
        [("a", D, {"counts": (number("casualties", 30),)}), ("b", D, {"counts": (number("killed", 8), number("wounded", 12))})],
        ["toll"],
    ),
    (
        "more dead than dead and wounded together",
        [("a", D, {"counts": (number("casualties", 6),)}), ("b", D, {"killed": 8})],
        ["toll"],
    ),
    (
        "fewer victims than wounded",
        [("a", D, {"counts": (number("victims", 6),)}), ("b", D, {"counts": (number("wounded", 8),)})],
        [],
    ),
    (
        "who gives what the other gave before is behind",
        [
            ("a", D, {"killed": 3, "source": "sohr"}),
            ("b", NEXT, {"killed": 5, "source": "sohr"}),
            ("c", D, {"killed": 3}),
        ],
        [],
    ),
    (
        "one of the wounded who died is no toll",
        [("a", D, {"killed": 8}), ("b", D, {"killed": 1, "text": "توفي شخص متأثراً بجراحه"})],
        [],
    ),
    ("shells or aircraft", [("a", D, {"type": "shelling"}), ("b", D, {"type": "air_strike"})], ["means"]),
    (
        "a bare word for bombarding tells no means",
        [("a", D, {"type": "shelling", "text": "قصف على المدينة"}), ("b", D, {"type": "air_strike"})],
        [],
    ),
    (
        "guns are a means",
        [("a", D, {"type": "shelling", "text": "قصف مدفعي على المدينة"}), ("b", D, {"type": "air_strike"})],
        ["means"],
    ),
    ("a drone's strike is an air strike", [("a", D, {"type": "drone_strike"}), ("b", D, {"type": "air_strike"})], []),
    (
        "a mine or a planted device",
        [("a", D, {"type": "landmine", "killed": 3}), ("b", D, {"type": "ied", "killed": 3})],
        ["means"],
    ),
    (
        "two near villages",
        [("a", D, {"where": "Saraqib", "killed": 11, "by": "hts"}), ("b", D, {"where": "Nayrab", "killed": 11, "by": "hts"})],
        ["place"],
    ),
    ("two days", [("a", D, {"killed": 11, "by": "hts"}), ("b", NEXT, {"killed": 11, "by": "hts", "when": NEXT})], ["date"]),
    (
        "the night, and the dawn after it",
        [
            ("a", D, {"when": msgspec.structs.replace(day(D), text="ليل الأحد"), "by": "hts"}),
            ("b", NEXT, {"when": msgspec.structs.replace(day(NEXT), text="فجر الاثنين"), "by": "hts"}),
        ],
        [],
    ),
    (
        "a month and its day",
        [
            ("a", D, {"killed": 9, "by": "hts"}),
            ("b", D, {"killed": 9, "by": "hts", "when": day("2020-06-01", "2020-06-30", "month")}),
        ],
        [],
    ),
    ("told and denied", [("a", D, {"by": "hts"}), ("b", D, {"by": "hts", "status": "denied", "source": "hts"})], ["occurrence"]),
]


@pytest.mark.parametrize(("what", "told", "fields"), FIELDS, ids=[f[0] for f in FIELDS])
def test_fields(packs: Packs, what: str, told: list[Told], fields: list[str]) -> None:
    incident = only(fuse(packs, *(report(packs, o, published, claim(**given)) for o, published, given in told)))
    assert [c.field for c in incident.contradictions] == fields, incident.contradictions
    for c in incident.contradictions:
        assert len(c.sides) >= 2
        assert all(s.claims and s.origins and s.values for s in c.sides)
        assert not set(c.sides[0].claims) & set(c.sides[1].claims)


def test_partisan_naming_is_no_contradiction(packs: Packs) -> None:
    a = claim(by="syrian-army", text="قصفت عصابات الأسد مدينة أريحا")
    b = claim(by="syrian-army", text="قصف الجيش العربي السوري مدينة أريحا")
    assert not only(fuse(packs, report(packs, "a", D, a), report(packs, "b", D, b))).contradictions


def test_outlets_of_one_origin_do_not_contradict_each_other(packs: Packs) -> None:
    told = [report(packs, o, D, claim(killed=n, source="sohr")) for o, n in (("a", 3), ("b", 4))]
    assert not only(fuse(packs, *told)).contradictions


def test_who_strikes_back_in_the_same_report_did_not_begin(packs: Packs) -> None:
    """«The militia attacked, and the army inflicted losses on it»; «the army shelled us, and we answered»."""
    army = (claim("attack", by="rsf", to="sudanese-army"), claim("attack", by="sudanese-army", to="rsf", at=300))
    militia = (
        claim("shelling", by="sudanese-army", to="rsf"),
        claim("shelling", by="rsf", text="ردت القوات على مصادر النيران", at=300),
    )
    told = report(packs, "a", D, *army), report(packs, "b", D, *militia)
    assert sides(only(fuse(packs, *told)), "first_attacker") == [[("outlet:a",), ("outlet:b",)]]


def test_two_unnamed_sources_of_one_report_may_contradict_each_other(packs: Packs) -> None:
    medic, officer = claim(killed=5, unnamed="medical source"), claim(killed=8, unnamed="security source", at=300)
    assert sides(only(fuse(packs, report(packs, "a", D, medic, officer))), "toll") == [
        [("unnamed:medical source@a",), ("unnamed:security source@a",)]
    ]
    again = [report(packs, "a", day, c) for day, c in ((D, medic), (NEXT, officer))]
    assert not only(fuse(packs, *again)).contradictions


def test_both_sides_are_shown_with_their_origins(packs: Packs) -> None:
    told = [report(packs, o, D, claim(killed=n)) for o, n in (("a", 3), ("b", 3), ("c", 5))]
    assert sides(only(fuse(packs, *told)), "toll") == [[("outlet:a", "outlet:b"), ("outlet:c",)]]


def test_a_denial_goes_with_what_its_own_report_tells(packs: Packs) -> None:
    told = claim(by="syrian-army", at=0)
    denied = claim(where=None, when=None, status="denied", source="syrian-army", at=300, happening="h2")
    incident = only(fuse(packs, report(packs, "a", D, told, denied)))
    assert [c.field for c in incident.contradictions] == ["occurrence"]


COUNTS: list[tuple[str, list[Told], tuple[int | None, int | None, int | None]]] = [
    ("one origin", [("a", D, {"killed": 3})], (3, 3, 3)),
    ("most origins", [("a", D, {"killed": 3}), ("b", D, {"killed": 3}), ("c", D, {"killed": 5})], (3, 3, 5)),
    ("of equally many the latest", [("a", D, {"killed": 5}), ("b", NEXT, {"killed": 3})], (3, 3, 5)),
    (
        "ten outlets of one origin are one voice",
        [*((o, D, {"killed": 9, "source": "sohr"}) for o in "abcdefg"), ("x", D, {"killed": 4}), ("y", D, {"killed": 4})],
        (4, 4, 9),
    ),
    ("a party never sets best alone", [("a", D, {"killed": 20, "source": "sdf", "by": "sdf", "to": "isis"})], (20, None, 20)),
    (
        "a party beside another",
        [("a", D, {"killed": 20, "source": "sdf", "by": "sdf", "to": "isis"}), ("b", D, {"killed": 5, "by": "sdf"})],
        (5, 5, 20),
    ),
    ("vague words alone", [("a", D, {"killed": (2, None)})], (2, None, None)),
    (
        "an origin's later number",
        [("a", D, {"killed": 3, "source": "sohr"}), ("b", NEXT, {"killed": 7, "source": "sohr"})],
        (7, 7, 7),
    ),
    (
        "groups that exclude each other are added",
        [("a", D, {"counts": (number("killed", 3, who="civilians"), number("killed", 2, who="hts"))})],
        (5, 5, 5),
    ),
    (
        "sub-groups are not",
        [("a", D, {"counts": (number("killed", 5, who="civilians"), number("killed", 2, who="children", part_of="killed"))})],
        (5, 5, 5),
    ),
    ("nor bodies", [("a", D, {"counts": (number("killed", 5), number("bodies_held", 2))})], (5, 5, 5)),
]


@pytest.mark.parametrize(("what", "told", "expected"), COUNTS, ids=[c[0] for c in COUNTS])
def test_counts(packs: Packs, what: str, told: list[Told], expected: tuple[int | None, ...]) -> None:
    incident = only(fuse(packs, *(report(packs, o, published, claim(**given)) for o, published, given in told)))
    totals = [(t.low, t.best, t.high) for t in incident.counts if t.what == "killed" and t.who is None]
    assert totals == [expected]
    assert all(t.part_of == "killed" for t in incident.counts if t.who == "children" or t.what == "bodies_held")
    assert all(t.figures for t in incident.counts)


def test_two_tolls_side_by_side_are_no_rise(packs: Packs) -> None:
    first = report(packs, "a", D, claim(killed=3, source="sohr"))
    both = report(packs, "b", NEXT, claim(killed=3, source="sohr"), claim(killed=4, unnamed="local sources", at=200))
    assert [c.field for c in only(fuse(packs, first, both)).contradictions] == ["toll"]
    later = report(packs, "b", NEXT, claim(killed=4, unnamed="local sources"))
    assert not only(fuse(packs, first, later)).contradictions


def test_who_gave_no_number_before_gave_none_that_another_could_repeat(packs: Packs) -> None:
    own = report(packs, "a", D, claim(killed=(2, None), source="sohr"), claim(killed=9, source="sohr", at=200))
    assert [c.field for c in only(fuse(packs, own, report(packs, "b", D, claim(killed=7)))).contradictions] == ["toll"]


def test_one_of_the_wounded_who_died_leaves_the_wounded_a_number(packs: Packs) -> None:
    died = claim(counts=(number("killed", 1), number("wounded", 15)), text="استشهد شاب متأثرا بإصابته وأصيب 15 آخرون")
    told = (report(packs, "a", D, died), report(packs, "b", D, claim(counts=(number("wounded", 21),))))
    assert [c.field for c in only(fuse(packs, *told)).contradictions] == ["toll"]


def test_six_of_its_people_are_not_all(packs: Packs) -> None:
    """«ستة من موظفيها» says nothing of others."""

    def said(text: str) -> list[str]:
        six = Count(what="killed", who="civilians", low=6, best=6, high=6, exact=True, text=text, span=(0, 1))
        told = (report(packs, "a", D, claim(counts=(six,), source="unrwa")), report(packs, "b", D, claim(killed=18)))
        return [c.field for c in only(fuse(packs, *told)).contradictions]

    assert said("ستة من موظفيها") == []
    one = Count(what="killed", who=None, low=1, best=1, high=1, exact=True, text="قيادي ميداني", span=(0, 1))
    told = (report(packs, "a", D, claim(counts=(one,))), report(packs, "b", D, claim(killed=3)))
    assert only(fuse(packs, *told)).contradictions == ()
    assert said("ستة مدنيين") == ["toll"]


def test_one_dead_who_is_named_is_not_all(packs: Packs) -> None:
    def said(harmed: str) -> list[str]:
        told = report(packs, "a", D, claim(killed=1, to="hezbollah"))
        (one,) = told.claims
        one = msgspec.structs.replace(one, roles=tuple(msgspec.structs.replace(r, text=harmed) for r in one.roles))
        told = msgspec.structs.replace(told, claims=(one,))
        return [c.field for c in only(fuse(packs, told, report(packs, "b", D, claim(killed=3)))).contradictions]

    assert (said("الشهيد زغلول شمهورش"), said("عنصر من الحزب")) == ([], ["toll"])


@pytest.mark.parametrize("words", ["قصف", "بقصف", "وقصف"])
def test_a_bare_word_for_bombarding_tells_no_means(packs: Packs, words: str) -> None:
    told = (
        report(packs, "a", D, claim("air_strike", text="غارة جوية على أريحا")),
        report(packs, "b", D, claim(text=f"{words} خيام النازحين في أريحا")),
    )
    assert not only(fuse(packs, *told)).contradictions


@pytest.mark.parametrize(
    ("words", "fields"),
    [("دوى انفجار قوي في أريحا", []), ("انفجار ناجم عن حريق في مستودع", ["means"]), ("تفجير ذخائر قديمة في أريحا", ["means"])],
)
def test_who_heard_a_blast_does_not_say_what_it_was(packs: Packs, words: str, fields: list[str]) -> None:
    told = (report(packs, "a", D, claim("air_strike")), report(packs, "b", D, claim("explosion", text=words)))
    assert [c.field for c in only(fuse(packs, *told)).contradictions] == fields


def test_a_force_without_a_name_may_be_the_states(packs: Packs) -> None:
    """«قوة خاصة» contradicts no state; a nameless armed group does."""
    known_doer = report(packs, "a", D, claim("shooting", by="israeli-forces"))

    def nameless(text: str) -> list[str]:
        told = report(packs, "b", D, claim("shooting", by="armed_groups"))
        (one,) = told.claims
        roles = tuple(msgspec.structs.replace(r, text=text) for r in one.roles)
        told = msgspec.structs.replace(told, claims=(msgspec.structs.replace(one, roles=roles),))
        return [c.field for c in only(fuse(packs, known_doer, told)).contradictions]

    assert nameless("قوة خاصة") == []
    assert nameless("مجموعة مسلحة") == ["perpetrator"]


def test_a_car_bomb_may_have_had_a_driver(packs: Packs) -> None:
    told = (report(packs, "a", D, claim("ied", killed=6)), report(packs, "b", D, claim("suicide_attack", killed=6)))
    assert not only(fuse(packs, *told)).contradictions
