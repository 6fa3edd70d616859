"""Scoring: what counts as found, and agreement with the scorer that the project was given."""

from __future__ import annotations

import copy
import importlib.util
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from isnad.workbench.agree import Names, count_hit, overlap, role_hit, when_hit, where_hit
from isnad.workbench.pairing import FAMILY
from isnad.workbench.passages import Passage, load_passages
from isnad.workbench.score import FIELDS, Tally, end_to_end, origin, score, total

ROOT = Path(__file__).resolve().parents[2]
STUDY = ROOT / "evals" / "passages" / "study"
THEIRS = ROOT.parent / "shared" / "score.py"
RAW = "قصفت القوات بلدة الباغوز يوم السبت ما أدى إلى مقتل ثلاثة مدنيين. وقال المجلس إنه أسقط طائرة."
NONE = Names()


def row(**changed: Any) -> dict[str, Any]:
    """An expected row; as a claim it agrees with itself in every field."""
    base = {
        "record": "event", "type": "shelling", "status": "occurred", "evidence": [{"span": (0, 66)}],
        "roles": [{"role": "initiator", "actor": "syrian-army", "text": "القوات", "span": (5, 11)}],
        "where": {"place": "Al-Baghuz", "text": "بلدة الباغوز", "precision": "town"},
        "when": {"from": "2024-03-23", "to": "2024-03-23", "precision": "day"},
        "counts": [{"what": "killed", "low": 3, "high": 3}], "attribution": [], "happening": "h1",
    }  # fmt: skip
    return {**base, **changed}


def f1(**fields: Any) -> dict[str, float]:
    """Scores of one claim, changed in some fields, against the row."""
    return {name: tally.f1 for name, tally in score([row()], [row(**fields)], RAW, dates_complete=True).tallies.items()}


def test_the_same_is_right_everywhere() -> None:
    assert set(f1().values()) == {1.0}
    assert end_to_end(score([row()], [row()], RAW).tallies) == 1.0


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("type", {"type": "air_strike"}),
        ("status", {"status": "denied"}),
        ("origin", {"attribution": [{"source": "sohr"}]}),
        ("where", {"where": {"place": "Hajin", "text": "هجين", "precision": "town"}}),
        ("where", {"where": {"place": "Al-Baghuz", "text": "بلدة الباغوز", "precision": "area"}}),
        ("when", {"when": {"from": "2024-03-24", "to": "2024-03-24", "basis": "relative"}}),
        ("counts", {"counts": [{"what": "killed", "low": 3, "high": None}]}),
        ("roles", {"roles": [{"role": "initiator", "actor": "sdf"}]}),
    ],
)
def test_one_wrong_field_is_wrong_alone(field: str, changed: dict[str, Any]) -> None:
    scores = f1(**changed)
    assert scores.pop(field) == 0.0
    assert set(scores.values()) == {1.0}


def test_another_record_or_far_family_or_place_is_missed_and_extra() -> None:
    for changed in ({"record": "statement", "type": "warning"}, {"type": "ceasefire"}, {"evidence": [{"span": (70, 90)}]}):
        result = score([row()], [row(**changed)], RAW)
        assert result.tallies["unit"] == Tally(0, 1, 0, 1)
        assert result.pairing.extra == (0,)


def test_optional_rows_are_not_asked_for_and_not_punished() -> None:
    assert score([row(optional=True)], [], RAW).tallies["unit"] == Tally()
    assert score([row(optional=True)], [row()], RAW).tallies["unit"] == Tally()


def test_a_further_telling_is_neither_rewarded_nor_punished() -> None:
    again = row(evidence=[{"span": (70, 90)}])
    result = score([row()], [row(), again], RAW)
    assert result.tallies["unit"] == Tally(1, 1, 1, 1)
    assert result.pairing.absorbed == {1: 0}


def test_grouping_counts_pairs() -> None:
    rows = [row(evidence=[{"span": (0, 30)}]), row(evidence=[{"span": (40, 70)}])]
    apart = [rows[0], {**rows[1], "happening": "h2"}]
    assert score(rows, apart, RAW).tallies["happening"] == Tally(0, 1, 0, 0)
    assert score(apart, rows, RAW).tallies["happening"] == Tally(0, 0, 0, 1)
    assert [s.got for s in score(rows, apart, RAW).slips] == ["apart"]


def test_any_place_will_do_where_the_row_says_so() -> None:
    free = row(where=None, where_any=True)
    assert score([free], [row()], RAW).tallies["where"] == Tally()


def test_tallies_at_the_edges() -> None:
    assert Tally().f1 == 1.0
    assert Tally(0, 2, 0, 0).f1 == 0.0
    assert Tally(1, 2, 1, 1).f1 == pytest.approx(2 / 3)


def test_names_by_table_then_by_words() -> None:
    names = Names({"sdf": ["Syrian Democratic Forces", "QSD"], "isis": ["Islamic State"]}, [("sdf", "yat")])
    assert names.same("qsd", "Syrian Democratic Forces")
    assert not names.same("sdf", "isis")
    assert names.same("Iranian-backed militias", "Iranian backed militias group")
    assert names.same_speaker("yat", "QSD")
    assert not names.same(None, "sdf")


def test_single_comparisons() -> None:
    assert overlap((0, 10), (5, 30))
    assert not overlap((0, 10), (0, 181))
    assert count_hit({"what": "killed", "low": 1, "high": None}, {"what": "killed", "low": 1})
    assert when_hit({"from": "2024-03"}, {"from": "2024-03-20", "to": "2024-04-02"})
    assert not when_hit({"from": "2024-03-05", "to": "2024-03-05"}, {"from": "2024-03-04", "to": "2024-03-05"})
    assert where_hit({"text": "مدينة الرقة"}, {"text": "بالرقة"}, NONE)
    assert role_hit({"role": "victim", "text": "مدنيين"}, {"role": "target", "span": (57, 64)}, RAW, NONE, False)
    assert origin({"attribution": [{"source": "sana"}, {"name": "x"}]}) == "x"
    assert origin({"origin": "sana"}, "sana") == "outlet"


# --- agreement with ../shared/score.py


def given_scorer() -> ModuleType:
    """The scorer that the project was given, or skip."""
    if not THEIRS.exists():
        pytest.skip("../shared/score.py is not here")
    spec = importlib.util.spec_from_file_location("given_score", THEIRS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ALIASES = {
    "sdf": ["syrian democratic forces", "qsd"], "isis": ["islamic state"], "syrian-army": ["syrian arab army"],
    "russian-forces": ["russian air force"], "turkish-forces": ["turkish army"], "hts": [], "fourth-division": [],
}  # fmt: skip
VOICES = [("sdf", "hajin-military-council"), ("syrian-army", "fourth-division")]


class Spoiler:
    """Turns expected rows into claims that are wrong here and there, always in the same way for a seed."""

    def __init__(self, seed: int, passage: Passage) -> None:
        self.r = random.Random(seed)
        self.p = passage
        self.ways = [
            self.type,
            self.status,
            self.evidence,
            self.roles,
            self.where,
            self.when,
            self.counts,
            self.origin,
            self.happening,
        ]

    def claims(self) -> list[dict[str, Any]]:
        out = []
        for one in copy.deepcopy(list(self.p.rows)):
            if self.r.random() < 0.15:
                continue
            for way in self.ways:
                if self.r.random() < 0.3:
                    way(one)
            out += [one] * (1 + (self.r.random() < 0.2))
        out += [self.invented() for _ in range(self.r.randrange(3))]
        self.r.shuffle(out)
        return out

    def invented(self) -> dict[str, Any]:
        start = self.r.randrange(max(1, len(self.p.raw) - 40))
        return row(evidence=[{"span": (start, start + self.r.randrange(5, 200))}], happening=self.r.choice(["H1", "x", None]))

    def type(self, one: dict[str, Any]) -> None:
        one["type"] = self.r.choice(sorted(FAMILY))

    def status(self, one: dict[str, Any]) -> None:
        one["status"] = self.r.choice(["occurred", "ongoing", "foiled", "denied", "habitual"])

    def evidence(self, one: dict[str, Any]) -> None:
        shift = self.r.randrange(-60, 60)
        one["evidence"] = [{"span": (max(0, s["span"][0] + shift), s["span"][1] + abs(shift))} for s in one["evidence"]]

    def roles(self, one: dict[str, Any]) -> None:
        for role in one["roles"]:
            how = self.r.randrange(5)
            if how == 0:
                role["role"] = self.r.choice(["initiator", "target", "participant", "supporter", "victim", "weapon", "speaker"])
            elif how == 1:
                role["actor"] = self.r.choice([None, *ALIASES])
            elif how == 2:
                role["name"] = {"en": self.r.choice(["Islamic State", "civilians", "Russian air force of Syria"]), "ar": None}
            elif how == 3:
                role.update(actor=None, name=None)
        del one["roles"][self.r.randrange(4) :]

    def where(self, one: dict[str, Any]) -> None:
        places = [
            {"place": "Raqqa", "precision": "town", "text": "الرقة"},
            {"name": {"en": "Idlib governorate"}, "precision": "governorate"},
        ]
        places += [{"place": "x", "lat": 35.0, "lon": 40.0, "precision": "area"}, None]
        one["where"] = self.r.choice([*places, dict(one["where"] or {}, precision="area")])

    def when(self, one: dict[str, Any]) -> None:
        first = f"20{self.r.randrange(18, 25)}-0{self.r.randrange(1, 10)}"
        whens = [None, {"from": first, "to": None}, {"from": first + "-10", "to": first + "-12"}, {"from": None, "to": None}]
        one["when"] = self.r.choice([*whens, dict(one["when"] or {}, basis="happening")])

    def counts(self, one: dict[str, Any]) -> None:
        for count in one["counts"]:
            count[self.r.choice(["low", "high"])] = self.r.choice([None, 1, 2, 3])
        one["counts"] += [{"what": "killed", "low": 1, "high": 1}] * self.r.randrange(2)

    def origin(self, one: dict[str, Any]) -> None:
        one["origin"] = self.r.choice(["outlet", "", "sdf", "hajin-military-council", "sohr", "the-outlet", "(outlet)"])

    def happening(self, one: dict[str, Any]) -> None:
        one["happening"] = self.r.choice(["H1", "H2", "H9", None])


def as_numbers(tally: Any) -> tuple[int, int, int, int]:
    return (int(tally.hit_gold), int(tally.gold), int(tally.hit_pred), int(tally.pred))


@pytest.mark.parametrize("dates_complete", [False, True])
def test_equal_to_the_scorer_that_was_given(dates_complete: bool) -> None:
    theirs = given_scorer()
    passages = load_passages(STUDY)
    whole, results = theirs.new_tallies(), []
    for n, passage in enumerate(passages * 12):
        claims = Spoiler(n, passage).claims()
        alone = theirs.new_tallies()
        for tallies in (alone, whole):
            theirs.score(
                list(passage.rows), claims, passage.raw, tallies, names=theirs.Names(ALIASES, VOICES), outlet="the-outlet",
                dates_complete=dates_complete,
            )  # fmt: skip
        ours = score(
            passage.rows, claims, passage.raw, names=Names(ALIASES, VOICES), outlet="the-outlet", dates_complete=dates_complete
        )
        results.append(ours)
        for name in ("unit", *FIELDS):
            assert as_numbers(ours.tallies[name]) == as_numbers(alone[name]), (n, passage.id, name)
    summed = total(results)
    assert all(as_numbers(summed[name]) == as_numbers(whole[name]) for name in summed)
    assert all(0.2 < summed[name].f1 < 0.97 for name in summed), "the spoiling must leave right and wrong in every field"
    assert {name: t.f1 for name, t in summed.items()} == pytest.approx({name: t.prf()[2] for name, t in whole.items()})
