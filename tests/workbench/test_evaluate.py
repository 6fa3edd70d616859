"""Evaluation: passages read with their spans, a coder that is a stand-in, the table, the floor."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from isnad.errors import IsnadError
from isnad.model.claim import Because, Claim, Coder, Coding, Evidence, Head, Name, Published
from isnad.model.document import Document
from isnad.model.ids import sha256
from isnad.workbench.evaluate import Report, evaluate, list_errors, load_passages
from isnad.workbench.figures import report_text
from isnad.workbench.floor import check_floor, pin_floor, read_floor, run_eval
from isnad.workbench.passages import fingerprint
from isnad.workbench.score import Tally

STRIKE = "استهدفت غارة جوية بلدة كفرنبل يوم السبت. وقتل مدني في غارة جوية ثانية على خان السبل."
MATCH = "هاجم الفريق مرمى خصمه وقصف شباكه بثلاثة أهداف."
PACKS: Any = SimpleNamespace(
    actors={"sohr": SimpleNamespace(id="sohr", name_en="Syrian Observatory for Human Rights (SOHR)")}, outlets={},
    frames={name: SimpleNamespace(base=name.startswith("base")) for name in ("air_strike", "base_violence", "siege")},
)  # fmt: skip


def strike_row(ident: str, evidence: Any, **changed: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": ident, "record": "event", "type": "air_strike", "status": "occurred", "evidence": [evidence], "roles": [],
        "where": None, "when": None, "counts": [], "attribution": [],
    }  # fmt: skip
    return {**base, **changed}


FIRST = strike_row("E1", "استهدفت غارة جوية", where={"place": "Kafr Nabl", "text": "بلدة كفرنبل", "precision": "town"})
SECOND = strike_row("E2", {"text": "غارة جوية", "nth": 2})


def passage(ident: str, text: str, rows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "id": ident,
        "manner": "agency copy",
        "about": "idlib",
        "published": None,
        "outlet": None,
        "title": None,
        "text": text,
        "claims": rows,
        **more,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(
        tmp_path / "passages" / "study" / "a.json", passage("a", STRIKE, [FIRST, SECOND], title="عنوان", published="2019-07-22")
    )
    write(tmp_path / "passages" / "study" / "b.json", passage("b", MATCH, []))
    write(tmp_path / "passages" / "held" / "c.json", passage("c", STRIKE, [FIRST]))
    return tmp_path / "passages"


def write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def claim(document: Document, words: str, **changed: Any) -> Claim:
    start = document.text.index(words)
    values: dict[str, Any] = {
        "id": f"c{start}", "record": "event", "type": "air_strike", "status": "occurred", "roles": (), "where": None,
        "route": None, "when": None, "counts": (), "attribution": (), "origin": "outlet", "framing": (), "happening": None,
        "evidence": (Evidence(words, (start, start + len(words))),),
        "because": (Because("air_strike", under=(Because("inner"),)),),
        "confidence": 0.85, "summary": Name("x"),
    }  # fmt: skip
    return Claim(**{**values, **changed})


def coder(tell: Callable[[Document], list[Claim]]) -> Callable[[Document], Coding]:
    def code(document: Document) -> Coding:
        text = document.text
        day = Published(from_=document.published, to=document.published, basis=document.published_basis, why="")
        head = Head(
            id=document.id, sha256=sha256(text), outlet=document.outlet, url=None, title=document.title, language="ar",
            characters=len(text), fingerprint=(), published=day,
        )  # fmt: skip
        return Coding(document=head, coder=Coder(version="0", schema="0", packs={}), claims=tuple(tell(document)), notes=())

    return code


def half_right(document: Document) -> list[Claim]:
    """Finds the first strike without its place, and sees an attack in the football match."""
    if "الفريق" in document.text:
        return [claim(document, "هاجم الفريق", type="attack", confidence=0.31)]
    return [claim(document, "استهدفت غارة جوية", confidence=1.0)]


def run(folder: Path, tell: Callable[[Document], list[Claim]] = half_right) -> Report:
    return evaluate(load_passages(folder), PACKS, code=coder(tell))


def test_spans_come_from_the_words(folder: Path) -> None:
    one = next(p for p in load_passages(folder) if p.id == "a")
    assert one.raw == f"عنوان\n\n{STRIKE}"
    first, second = (row["evidence"][0] for row in one.rows)
    assert one.raw[slice(*second["span"])] == "غارة جوية"
    assert second["span"][0] > first["span"][1]
    assert one.raw[slice(*one.rows[0]["where"]["span"])] == "بلدة كفرنبل"
    assert one.document().published_basis == "given"
    assert [p.split for p in load_passages(folder)] == ["held", "study", "study"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([strike_row("E7", "ليس هنا")], "E306"),
        ([strike_row("E7", {"text": "غارة جوية", "nth": 3})], "E306"),
        ([strike_row("E7", "غارة جوية", roles=[{"role": "victim", "text": "ليس هنا"}])], "E306"),
        ([{"id": "E7"}], "E303"),
    ],
)
def test_words_that_do_not_occur_are_told_with_the_file(folder: Path, rows: list[Any], said: str) -> None:
    write(folder / "study" / "bad.json", passage("bad", STRIKE, rows))
    with pytest.raises(IsnadError) as caught:
        load_passages(folder)
    assert caught.value.code == said
    assert "bad.json" in caught.value.message


def test_held_words_stay_unseen_in_errors(folder: Path) -> None:
    write(folder / "held" / "bad.json", passage("bad", STRIKE, [strike_row("E7", "ليس هنا")]))
    with pytest.raises(IsnadError) as caught:
        load_passages(folder)
    assert "ليس" not in str(caught.value)


def test_nothing_to_read_and_twice_the_same_id(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    write(folder / "study" / "again.json", passage("a", STRIKE, []))
    for place in (tmp_path / "none", folder):
        with pytest.raises(IsnadError, match="E303"):
            load_passages(place)


def test_figures_by_half(folder: Path) -> None:
    report = run(folder)
    study, held = report.splits["study"], report.splits["held"]
    assert list(report.splits) == ["study", "held"]
    assert study.tallies["unit"] == Tally(1, 2, 1, 2)
    assert study.tallies["where"] == Tally(0, 1, 0, 0)
    assert (study.missed, study.extra) == (1, 1)
    assert (study.look_alikes, study.quiet, study.quiet_share) == (1, 0, 0.0)
    assert (held.look_alikes, held.quiet_share) == (0, 1.0)
    assert [(b.low, b.found, b.extra) for b in study.bands] == [(0.3, 0, 1), (0.9, 1, 0)]
    assert study.types == {"air_strike": Tally(1, 2, 1, 1), "attack": Tally(0, 0, 0, 1)}
    assert report.firings == {"air_strike": 3}
    assert report.silent == ("siege",)
    assert study.scores()["unit"] == 0.5


def test_only_events_that_happened_wake_a_look_alike(folder: Path) -> None:
    def tell(document: Document) -> list[Claim]:
        told = half_right(document)
        return [msgspec.structs.replace(c, status="planned") for c in told] if "الفريق" in document.text else told

    assert run(folder, tell).splits["study"].quiet == 1


def test_errors_of_the_study_half_alone(folder: Path) -> None:
    report = run(folder)
    text = list_errors(report)
    assert "MISS   E2 air_strike: غارة جوية" in text
    assert "EXTRA  attack (occurred): هاجم الفريق" in text
    assert "FIELD  E1 where: wanted place=Kafr Nabl precision=town text=بلدة كفرنبل, got nothing" in text
    assert report.splits["held"].kept == ()
    with pytest.raises(IsnadError, match="E304"):
        list_errors(report, "held")


def test_the_table_says_it_all(folder: Path) -> None:
    text = report_text(run(folder))
    assert "study: 2 passages" in text
    assert "held: 1 passages" in text
    assert "missed 1, extra 1" in text
    assert "unit        0.500  0.500  0.500         2" in text
    assert text.count("types (F1, expected)") == 1


def test_the_fingerprint_is_of_what_is_said(folder: Path) -> None:
    before = fingerprint(load_passages(folder))
    path = folder / "study" / "b.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")), indent=3), encoding="utf-8")
    assert fingerprint(load_passages(folder)) == before
    write(path, passage("b", MATCH + " انتهى.", []))
    assert fingerprint(load_passages(folder)) != before


def nothing(_document: Document) -> list[Claim]:
    return []


def test_the_floor_refuses_to_sink(folder: Path) -> None:
    report = run(folder)
    assert "no floor" in check_floor(report, None)[0]
    floor = pin_floor(report)
    assert check_floor(report, floor) == []
    worse = run(folder, nothing)
    assert any(line.startswith("study unit: 0.0000 is below its floor 0.5000") for line in check_floor(worse, floor))
    with pytest.raises(IsnadError, match="E305"):
        pin_floor(worse, floor)
    assert pin_floor(worse, floor, allow_regression=True)["floors"]["study"]["unit"] == 0.0


def test_a_floor_of_other_passages_is_refused(folder: Path) -> None:
    floor = {**pin_floor(run(folder)), "fingerprint": "another"}
    assert "isnad eval --pin" in check_floor(run(folder), floor)[0]


def test_a_half_that_is_gone_is_below_its_floor(folder: Path) -> None:
    floor = pin_floor(run(folder))
    (folder / "held" / "c.json").unlink()
    with pytest.raises(IsnadError, match="E305"):
        pin_floor(run(folder), floor)


def test_the_whole_command(folder: Path) -> None:
    def go(tell: Callable[[Document], list[Claim]] = half_right, **options: Any) -> tuple[str, bool]:
        return run_eval(PACKS, folder, code=coder(tell), **options)

    text, well = go()
    assert not well
    assert "FLOOR no floor is pinned" in text
    assert go(pin=True)[1]
    pinned: Mapping[str, Any] | None = read_floor(folder.parent / "floor.json")
    assert pinned is not None
    assert pinned["fingerprint"] == fingerprint(load_passages(folder))
    assert go() == (go()[0], True)
    assert "the floor holds" in go()[0]
    assert not go(nothing)[1]
    assert "MISS" in go(errors=True)[0]
    (folder.parent / "floor.json").write_text("[]")
    with pytest.raises(IsnadError, match="E303"):
        go()


def test_the_study_passages_of_this_project_can_be_read() -> None:
    home = Path(__file__).resolve().parents[2] / "evals" / "passages" / "study"
    passages = load_passages(home)
    assert len(passages) >= 30
    for one in passages:
        for row in one.rows:
            assert all(one.raw[slice(*e["span"])] == e["text"] for e in row["evidence"])
