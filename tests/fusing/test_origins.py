"""Who said it first: chains, organisations, unnamed sources, copies; and the grade that follows from it."""

from __future__ import annotations

from typing import Any

import pytest
from fusing_desk import claim, fuse, only, report

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
    ("a correspondent is the outlet", [("a", {"unnamed": "correspondent"})], ["outlet:a"]),
    ("a state agency speaks for the state", [("a", {"source": "sana"}), ("b", {"source": "syrian-army"})], ["syrian-government"]),
]


@pytest.mark.parametrize(("what", "told", "expected"), ORIGINS, ids=[o[0] for o in ORIGINS])
def test_origins(packs: Packs, what: str, told: list[Told], expected: list[str]) -> None:
    incident = only(fuse(packs, *(report(packs, outlet, "2020-06-21", claim(**given)) for outlet, given in told)))
    assert sorted(o.id for o in incident.origins) == expected
    assert {t.origin for t in incident.claims} == set(expected)


STATEMENT = "أعلنت {} إسقاط طائرة مسيرة فوق مدينة أريحا ومقتل خمسة من عناصر {} في كمين محكم نفذته المجموعة فجر اليوم"


def test_a_rewrite_with_other_partisan_words_is_a_copy(packs: Packs) -> None:
    cites = claim(source="hts", text=STATEMENT.format("هيئة تحرير الشام", "الجيش السوري"))
    own = claim(text=STATEMENT.format("هيئة تحرير الشام", "عصابات الأسد"))
    incident = only(fuse(packs, report(packs, "a", "2020-06-21", cites), report(packs, "b", "2020-06-22", own)))
    assert [(o.id, o.copied) for o in incident.origins] == [("hts", ("b",))]


def test_everybodys_words_are_no_copy(packs: Packs) -> None:
    texts = ["قصف مدفعي على أريحا", "قصف مدفعي على أريحا"]
    incident = only(fuse(packs, *(report(packs, o, "2020-06-21", claim(text=t)) for o, t in zip("ab", texts, strict=True))))
    assert len(incident.origins) == 2


def test_a_lead_that_adds_nothing_is_the_cited_ones_word(packs: Packs) -> None:
    lead, body = claim(killed=3), claim(killed=3, source="sohr", at=300)
    more = claim(killed=7)
    assert [o.id for o in only(fuse(packs, report(packs, "a", "2020-06-21", lead, body))).origins] == ["sohr"]
    assert len(only(fuse(packs, report(packs, "a", "2020-06-21", more, body))).origins) == 2


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
