"""Scoring of fusion: figures of tiny groupings worked out by hand, clusters read with their spans, both modes with stand-ins."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import IsnadError
from isnad.model.claim import Coding, Name
from isnad.model.document import Document
from isnad.model.incident import Contradiction, Fused, Incident, Origin, Side, Telling, Toll
from isnad.packs import Packs
from isnad.workbench.clusters import Cluster, clusters_fingerprint, load_clusters
from isnad.workbench.floor import check_floor, pin_floor
from isnad.workbench.fusion import CODED, GOLD, FusionReport, evaluate_fusion
from isnad.workbench.fusion_figures import fusion_text, list_fusion_errors, run_fusion
from isnad.workbench.fusion_score import Opposed, aligned, b_cubed, contradictions, opposes, origins_equal, pairwise
from isnad.workbench.gold_codings import gold_coding
from isnad.workbench.score import Tally

HOME = Path(__file__).resolve().parents[2] / "evals" / "clusters"


def labels(gold: str, told: str) -> list[tuple[str | None, str | None]]:
    """One letter for each claim; a dot stands alone."""
    return [(None if g == "." else g, None if t == "." else t) for g, t in zip(gold, told, strict=True)]


@pytest.mark.parametrize(
    ("gold", "told", "precision", "recall", "f1"),
    [
        ("aabb", "xxyy", 1.0, 1.0, 1.0),
        ("aabb", "xxxx", 2 / 6, 1.0, 0.5),
        ("aabb", "....", 0.0, 0.0, 0.0),
        ("aab.", "xx..", 1.0, 1.0, 1.0),
        ("aaa.", "xx.x", 1 / 3, 1 / 3, 1 / 3),
        ("aaaa", "xxyy", 1.0, 2 / 6, 0.5),
        ("....", "....", 1.0, 1.0, 1.0),
        ("", "", 1.0, 1.0, 1.0),
    ],
)
def test_pairs_of_claims(gold: str, told: str, precision: float, recall: float, f1: float) -> None:
    tally = pairwise(labels(gold, told))
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((precision, recall, f1))


@pytest.mark.parametrize(
    ("gold", "told", "precision", "recall"),
    [
        ("aabb", "xxyy", 1.0, 1.0),
        ("aabb", "xxxx", 0.5, 1.0),
        ("aabb", "....", 1.0, 0.5),
        ("aa..", "xx..", 1.0, 1.0),
        ("a...", "xxxx", 0.25, 1.0),
        ("aaaaabbccccc", "xxxxxyyyyyyy", (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0),
        ("aaaaabbccccc", "xxxxxyyxxxxx", (2 + 10 * 0.5) / 12, 1.0),
        ("", "", 1.0, 1.0),
    ],
)
def test_b_cubed(gold: str, told: str, precision: float, recall: float) -> None:
    """The last two of the filled rows are the example of Bagga and Baldwin (1998): 0.76 and 0.58."""
    means = b_cubed(labels(gold, told))
    assert (means.precision, means.recall) == pytest.approx((precision, recall))
    assert means.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_sums_of_two_groupings_are_averages_over_all_their_claims() -> None:
    both = b_cubed(labels("aa", "xx")) + b_cubed(labels("aabb", "xxxx"))
    assert (both.precision, both.claims) == (pytest.approx((2 + 4 * 0.5) / 6), 6)


def test_an_incident_is_the_told_one_that_holds_most_of_it() -> None:
    assert aligned(labels("aaabb.", "xxyyyy")) == {"a": "x", "b": "y"}
    assert aligned(labels("aab", "xxx")) == {"a": "x"}
    assert aligned(labels("ab", "..")) == {}


@pytest.mark.parametrize(
    ("expected", "told", "equal"),
    [
        (["a", "b"], ["b", "a"], True),
        (["a"], ["a", "b"], False),
        (["a", "b"], ["a"], False),
        (["a", "a"], ["a", "b"], False),
        (["?", "a"], ["a", "b"], True),
        ([], [], True),
    ],
)
def test_origins_are_all_there_and_none_is_left_over(expected: list[str], told: list[str], equal: bool) -> None:
    """ "?" may be any: the one that fits it first must not take what another needs."""
    assert origins_equal(expected, told, lambda a, b: a in ("?", b)) is equal


def opposed(incident: str, field: str, *sides: str) -> Opposed:
    return Opposed(incident, tuple(field.split("/")), tuple(frozenset(side.split()) for side in sides))


@pytest.mark.parametrize(
    ("told", "right"),
    [
        (("1", "2"), True),
        (("2 3", "1"), True),
        (("1 2", "3"), True),
        (("1", "3"), True),
        (("2", "3"), False),
        (("1", "1"), False),
        (("1 2",), False),
    ],
)
def test_two_told_sides_must_stand_on_two_expected_ones(told: tuple[str, ...], right: bool) -> None:
    assert opposes(opposed("i", "toll", "1", "2 3"), opposed("t", "toll", *told)) is right


def test_contradictions_by_incident_and_field() -> None:
    expected = [
        opposed("i", "toll", "1", "2"),
        opposed("i", "toll", "3", "4"),
        opposed("i", "occurrence/perpetrator", "1", "5"),
        opposed("j", "means", "8", "9"),
    ]
    told = [
        opposed("t", "toll", "3", "4"),
        opposed("t", "toll", "7", "8"),
        opposed("t", "perpetrator", "1", "5"),
        opposed("u", "date", "8", "9"),
    ]
    out = contradictions(expected, told, {"i": "t", "j": "u"})
    assert out.tallies == {
        "toll": Tally(1, 1, 1, 1),
        "occurrence": Tally(1, 1, 1, 1),
        "means": Tally(0, 1, 0, 0),
        "date": Tally(0, 0, 0, 1),
    }
    assert [o.fields for o in out.missed] == [("means",)]
    assert [o.fields for o in out.extra] == [("date",)]
    assert contradictions(expected[:1], told[:1], {}).tallies["toll"] == Tally(0, 1, 0, 1)


def test_a_field_that_would_do_is_not_taken_from_the_one_that_needs_it() -> None:
    expected = [opposed("i", "occurrence/perpetrator", "1", "5"), opposed("i", "perpetrator", "1", "5")]
    out = contradictions(expected, [opposed("t", "perpetrator", "1", "5")], {"i": "t"})
    assert out.tallies == {"perpetrator": Tally(1, 1, 1, 1), "occurrence": Tally(0, 1, 0, 0)}


LETTERS = st.sampled_from(["a", "b", "c", None])
GROUPINGS = st.lists(st.tuples(LETTERS, LETTERS), max_size=12)


@given(GROUPINGS, st.randoms())
def test_figures_know_neither_names_nor_order_and_have_two_sides(items: list[tuple[str | None, str | None]], chance: Any) -> None:
    other = [(gold and gold.upper(), told and f"t{told}") for gold, told in items]
    chance.shuffle(other)
    turned = [(told, gold) for gold, told in items]
    assert pairwise(other) == pairwise(items)
    assert b_cubed(other).f1 == pytest.approx(b_cubed(items).f1)
    assert (pairwise(turned).hit_gold, pairwise(turned).gold) == (pairwise(items).hit_pred, pairwise(items).pred)
    assert b_cubed(turned).precision == pytest.approx(b_cubed(items).recall)
    same = [(gold, gold) for gold, _ in items]
    assert (pairwise(same).f1, b_cubed(same).f1) == (1.0, pytest.approx(1.0))


# --- clusters -------------------------------------------------------------------------------------------------------------------

FIRST = "قصفت قوات النظام بلدة كفرنبل اليوم وقتلت ثلاثة مدنيين، بحسب الدفاع المدني."
SECOND = "قتل خمسة مدنيين في كفرنبل. وقال مصدر عسكري لسانا إن الجيش دمر مقرات في كفرنبل."


def row(ident: str, report: str, words: str, incident: str | None = "i1", **changed: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": ident, "report": report, "incident": incident, "record": "event", "type": "shelling", "status": "occurred",
        "evidence": [words], "roles": [],
        "where": {"place": "Kafr Nabl", "text": "كفرنبل", "precision": "town", "admin1": "Idlib"},
        "when": None, "counts": [], "attribution": [], "happening": "H1",
    }  # fmt: skip
    return {**base, **changed}


def cluster(ident: str = "s1") -> dict[str, Any]:
    count = {"what": "killed", "who": "civilians", "low": 3, "high": 3, "text": "ثلاثة مدنيين", "exact": True}
    return {
        "id": ident, "kind": "two tolls",
        "reports": [
            {"id": "r1", "title": "عنوان", "text": FIRST, "outlet": "syria-tv", "published": "2019-05-03"},
            {"id": "r2", "text": SECOND, "outlet": "sana", "published": None},
        ],
        "claims": [
            row("r1a", "r1", "قصفت قوات النظام بلدة كفرنبل", counts=[count], attribution=[{"source": "white-helmets"}]),
            row("r2a", "r2", "قتل خمسة مدنيين"),
            row("r2b", "r2", "الجيش دمر مقرات", attribution=[{"source": None, "name": "military source"}]),
            row("r2c", "r2", "في كفرنبل", None, status="historical"),
        ],
        "incidents": [
            {
                "id": "i1", "origins": ["white-helmets", "sana", "sana:military source"],
                "contradictions": [{"field": "toll", "sides": [["r1a"], ["r2a"]]}],
                "counts": [{"what": "killed", "low": 3, "best": 5, "high": 5}],
            }
        ],
    }  # fmt: skip


def write(folder: Path, split: str, data: dict[str, Any]) -> None:
    (folder / split).mkdir(parents=True, exist_ok=True)
    (folder / split / f"{data['id']}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "clusters"
    write(home, "study", cluster("s1"))
    write(home, "held", cluster("h1"))
    return home


def test_reports_keep_their_rows_and_spans(folder: Path) -> None:
    held, study = load_clusters(folder)
    assert (held.split, study.split, study.kind) == ("held", "study", "two tolls")
    first, second = study.reports
    assert (first.id, first.raw, second.raw) == ("s1/r1", f"عنوان\n\n{FIRST}", SECOND)
    assert [r["id"] for r in study.rows] == ["r1a", "r2a", "r2b", "r2c"]
    assert first.raw[slice(*first.rows[0]["counts"][0]["span"])] == "ثلاثة مدنيين"
    assert (first.document().published_basis, second.document().published_basis) == ("given", "unknown")
    assert load_clusters(folder / "none") == []


def broken(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    data = cluster()
    change(data)
    return data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (broken(lambda d: d["claims"][0].update(evidence=["ليس هنا"])), "E306"),
        (broken(lambda d: d["claims"][0].update(report="r9")), "E303"),
        (broken(lambda d: d["claims"][0].update(id="r2a")), "E303"),
        (broken(lambda d: d["claims"][0].update(incident="i9")), "E303"),
        (broken(lambda d: d["incidents"].append({"id": "i2", "origins": []})), "E303"),
        (broken(lambda d: d["incidents"][0]["contradictions"][0].update(sides=[["r1a"], ["r9z"]])), "E303"),
        (broken(lambda d: d.pop("kind")), "E303"),
    ],
)
def test_what_is_no_cluster_is_refused_with_its_file(folder: Path, data: dict[str, Any], code: str) -> None:
    write(folder, "study", {**data, "id": "bad"})
    with pytest.raises(IsnadError) as caught:
        load_clusters(folder)
    assert caught.value.code == code
    assert "bad.json" in caught.value.message


def test_words_of_the_held_half_stay_unseen(folder: Path) -> None:
    write(folder, "held", broken(lambda d: d["claims"][0].update(evidence=["ليس هنا"])))
    with pytest.raises(IsnadError) as caught:
        load_clusters(folder)
    assert "ليس" not in str(caught.value)


def test_the_fingerprint_is_of_what_is_said(folder: Path) -> None:
    before = clusters_fingerprint(load_clusters(folder))
    path = folder / "study" / "s1.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=2), encoding="utf-8")
    assert clusters_fingerprint(load_clusters(folder)) == before
    write(folder, "study", broken(lambda d: d.update(kind="another")))
    assert clusters_fingerprint(load_clusters(folder)) != before


def test_expected_rows_become_claims(folder: Path, packs: Packs) -> None:
    study = load_clusters(folder)[1]
    first, second = (gold_coding(report, packs) for report in study.reports)
    claim = first.claims[0]
    assert claim.where is not None
    assert (claim.where.place, claim.where.country, claim.where.precision) == ("kafr-nabl", "SY", "town")
    assert claim.where.lat == pytest.approx(35.6, abs=0.1)
    assert (claim.origin, [c.origin for c in second.claims]) == ("white-helmets", ["outlet", "military source", "outlet"])
    assert [(c.what, c.best, c.span) for c in claim.counts] == [("killed", 3, first_span(study))]
    assert (first.document.outlet, first.document.published.from_, second.document.published.basis) == (
        "syria-tv",
        "2019-05-03",
        "unknown",
    )
    assert first.document.fingerprint
    assert len({c.id for coding in (first, second) for c in coding.claims}) == 4


def first_span(study: Cluster) -> tuple[int, int]:
    start = study.reports[0].raw.index("ثلاثة مدنيين")
    return start, start + len("ثلاثة مدنيين")


def test_an_unknown_village_is_not_its_namesake(folder: Path, packs: Packs) -> None:
    far = {"place": "Al-Nayrab", "text": "كفرنبل", "precision": "town", "admin1": "Daraa"}
    write(folder, "study", broken(lambda d: d["claims"][0].update(where=far)))
    claim = gold_coding(load_clusters(folder)[1].reports[0], packs).claims[0]
    assert claim.where is not None
    assert (claim.where.place, claim.where.lat, claim.where.name.en) == (None, None, "Al-Nayrab")


# --- evaluation -----------------------------------------------------------------------------------------------------------------


def origin(ident: str, kind: str, *claims: str) -> Origin:
    return Origin(id=ident, organisation=ident, kind=kind, party=False, speakers=(), outlets=(), claims=claims, first=None)


def telling(claim: str) -> Telling:
    return Telling(
        claim=claim, document="", sha256="", outlet=None, published=None, origin="", part="tells", type="shelling",
        status="occurred", summary=Name(""), evidence=(),
    )  # fmt: skip


def killed(low: int, high: int, part_of: str | None = None) -> Toll:
    return Toll(what="killed", who=None, low=low, best=high, high=high, part_of=part_of, why="", figures=())


def incident(
    ident: str, claims: Sequence[str], origins: Sequence[Origin] = (), sides: Sequence[str] = (), tolls: Sequence[Toll] = ()
) -> Incident:
    told = tuple(Side(values=(), claims=(side,), origins=()) for side in sides)
    return Incident(
        id=ident, type="shelling", family="remote", status="occurred", when=None, where=None, roles=(), counts=tuple(tolls),
        origins=tuple(origins), outlets=(), claims=tuple(map(telling, claims)), grade="fair", why="",
        contradictions=(Contradiction(field="toll", about="killed", sides=told),) if told else (), because=(),
    )  # fmt: skip


def fused(*incidents: Incident) -> Fused:
    return Fused(incidents=incidents, apart=(), unmatched=(), notes=())


def perfect(codings: Sequence[Coding]) -> Fused:
    """One incident of the first three claims, on three origins, two of which contradict each other."""
    a, b, c = [claim.id for coding in codings for claim in coding.claims][:3]
    origins = (
        origin("white-helmets", "actor", a),
        origin("outlet:sana", "outlet", b),
        origin("unnamed:source@sana", "unnamed", c),
    )
    return fused(incident("x", (a, b, c), origins, (a, b), (killed(3, 5), killed(1, 1, "killed"))))


def split(codings: Sequence[Coding]) -> Fused:
    """The first claim alone; the rest, with what is historical, another."""
    a, *rest = [claim.id for coding in codings for claim in coding.claims]
    return fused(incident("x", (a,)), incident("y", rest, (), (rest[0], rest[1]), (killed(3, 5, "killed"), killed(4, 5))))


def nothing(document: Document) -> Coding:
    raise AssertionError(document.id)


def evaluated(folder: Path, packs: Packs, fuse: Callable[[Sequence[Coding]], Fused], coded: bool = True) -> FusionReport:
    """A coder that finds the expected rows, or none of them."""
    clusters = load_clusters(folder)
    known = {report.id: gold_coding(report, packs) for c in clusters for report in c.reports}

    def code(document: Document) -> Coding:
        coding = known[document.id]
        kept = coding.claims if coded else ()
        return Coding(document=coding.document, coder=coding.coder, claims=kept, notes=())

    return evaluate_fusion(clusters, packs, code=code, fuse=fuse)


def test_all_is_right_in_both_modes(folder: Path, packs: Packs) -> None:
    report = evaluated(folder, packs, perfect)
    assert list(report.splits) == ["study", "held"]
    study = report.splits["study"]
    assert (study.clusters, study.reports, study.incidents) == (1, 2, 1)
    assert set(study.scores().values()) == {1.0}
    assert [f.pairs.gold for f in study.modes.values()] == [3, 3]
    assert study.modes[GOLD].errors == {}


def test_what_is_split_and_wrong_is_counted_and_listed(folder: Path, packs: Packs) -> None:
    report = evaluated(folder, packs, split)
    scores = report.splits["held"].scores()
    assert scores[f"{GOLD}: pairs"] == pytest.approx(0.5)
    assert scores[f"{GOLD}: b_cubed"] == pytest.approx(2 * (5 / 9) / (1 + 5 / 9))
    assert (scores[f"{GOLD}: origins"], scores[f"{GOLD}: contradictions"]) == (0.0, 0.0)
    text = list_fusion_errors(report)
    assert "APART  r1a of s1/i1: another" in text
    assert "ORIGIN s1/i1: wanted white-helmets, sana, sana:military source, got nothing" in text
    assert "COUNT  s1/i1: wanted killed 3–5–5, got 4–5–5" in text
    assert "MISS   contradiction of toll in s1/i1: r1a | r2a" in text
    assert "EXTRA  contradiction of toll in s1/i1: r2a | r2b" in text
    assert "h1" not in text
    assert report.splits["held"].modes[GOLD].errors == {}
    assert "… and 3 more" in list_fusion_errors(report, 2)


def test_rows_that_the_coder_missed_stand_alone(folder: Path, packs: Packs) -> None:
    def fuse(codings: Sequence[Coding]) -> Fused:
        return perfect(codings) if any(c.claims for c in codings) else fused()

    report = evaluated(folder, packs, fuse, coded=False)
    gold, coded = report.splits["study"].modes[GOLD], report.splits["study"].modes[CODED]
    assert gold.pairs == Tally(3, 3, 3, 3)
    assert coded.pairs == Tally(0, 3, 0, 0)
    assert coded.b_cubed.recall == pytest.approx(1 / 3)


def test_claims_that_nothing_expects_spoil_precision(folder: Path, packs: Packs) -> None:
    write(folder, "study", broken(lambda d: d["claims"].pop(1) and d["incidents"][0].update(contradictions=[])))
    write(folder, "held", {**broken(lambda d: d["claims"][1].update(happening=None)), "id": "h1"})
    whole = {report.id: gold_coding(report, packs) for c in load_clusters(folder) for report in c.reports}
    more = {**whole, "s1/r2": whole["h1/r2"]}
    clusters = [c for c in load_clusters(folder) if c.split == "study"]
    report = evaluate_fusion(
        clusters, packs, code=lambda d: more[d.id], fuse=lambda cs: fused(incident("x", [k.id for c in cs for k in c.claims]))
    )
    assert report.splits["study"].modes[CODED].pairs == Tally(1, 1, 1, 3)


@pytest.mark.parametrize(
    ("expected", "told", "kind", "right"),
    [
        ("sohr", "sohr", "actor", True),
        ("halab-today", "outlet:halab-today", "outlet", True),
        ("halab-today", "unnamed:correspondent@halab-today", "unnamed", True),
        ("halab-today", "unnamed:local sources@halab-today", "unnamed", False),
        ("halab-today:local sources", "unnamed:medical source@halab-today", "unnamed", True),
        ("halab-today:local sources", "unnamed:local sources@orient-tv", "unnamed", False),
        ("halab-today:local sources", "outlet:halab-today", "outlet", False),
        ("sdf", "sdf-media-centre", "actor", True),
        ("sdf", "syrian-army", "actor", False),
        ("houthi health ministry", "name:Houthi health ministry", "name", True),
    ],
)
def test_when_two_origins_are_one(expected: str, told: str, kind: str, right: bool, folder: Path, packs: Packs) -> None:
    write(folder, "study", broken(lambda d: d["incidents"][0].update(origins=[expected])))

    def fuse(codings: Sequence[Coding]) -> Fused:
        claims = [claim.id for coding in codings for claim in coding.claims][:3]
        return fused(incident("x", claims, [origin(told, kind, *claims)]))

    assert evaluated(folder, packs, fuse).splits["study"].modes[GOLD].origins.recall == float(right)


def test_the_table_and_the_floor(folder: Path, packs: Packs) -> None:
    report = evaluated(folder, packs, perfect)
    text = fusion_text(report)
    assert "fusion, study: 1 clusters, 2 reports, 1 incidents" in text
    assert "  pairs of claims       1.000  1.000  1.000         3" in text
    assert "  - toll                1.000  1.000  1.000         1" in text
    floor = pin_floor(report)
    assert check_floor(report, floor) == []
    worse = evaluated(folder, packs, split)
    assert any("held on gold claims: pairs: 0.5000 is below its floor 1.0000" in line for line in check_floor(worse, floor))
    with pytest.raises(IsnadError, match="E305"):
        pin_floor(worse, floor)


def test_the_part_of_the_command(folder: Path, packs: Packs) -> None:
    known = {report.id: gold_coding(report, packs) for c in load_clusters(folder) for report in c.reports}

    def run(**options: Any) -> tuple[str, bool]:
        return run_fusion(packs, folder, code=lambda d: known[d.id], fuse=perfect, **options)

    text, well = run()
    assert not well
    assert "FLOOR no floor is pinned" in text
    assert run(pin=True)[1]
    assert (folder.parent / "clusters-floor.json").exists()
    text, well = run(errors=5)
    assert well
    assert "on gold claims:" in text
    assert run_fusion(packs, folder / "none", code=nothing, fuse=perfect) == ("", True)


def test_the_clusters_of_this_project_can_be_read() -> None:
    clusters = load_clusters(HOME)
    for half in ("study", "held"):
        some = [c for c in clusters if c.split == half]
        assert len(some) >= 26
        assert all(2 <= len(c.reports) <= 8 for c in some)
        assert sum(len(i["contradictions"]) for c in some for i in c.incidents) >= 12
    for report in (r for c in clusters for r in c.reports):
        assert all(report.raw[slice(*e["span"])] == e["text"] for row in report.rows for e in row["evidence"])
