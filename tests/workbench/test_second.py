"""Two readers: the second one's rows against the first gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from isnad.errors import IsnadError
from isnad.model.claim import Coder, Coding, Head, Published
from isnad.model.document import Document
from isnad.model.ids import sha256
from isnad.workbench.agree import Names
from isnad.workbench.floor import run_eval
from isnad.workbench.passages import Passage, load_passages
from isnad.workbench.second import compare, load_second

TEXT = "قصفت قوات النظام بلدة كفرنبل يوم السبت. وأصيب ثلاثة مدنيين. ثم خرجت مظاهرة في مدينة إدلب."
PACKS: Any = SimpleNamespace(actors={}, outlets={}, frames={})


def row(ident: str, kind: str, evidence: str, **changed: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": ident, "record": "event", "type": kind, "status": "occurred", "evidence": [evidence], "roles": [],
        "where": None, "when": None, "counts": [], "attribution": [],
    }  # fmt: skip
    return {**base, **changed}


WOUNDED = {"what": "wounded", "who": "civilians", "low": 3, "high": 3, "text": "ثلاثة مدنيين"}
ARMY = {"role": "initiator", "actor": "syrian-army", "text": "قوات النظام"}
SHELLED = row("E1", "shelling", "قصفت قوات النظام بلدة كفرنبل", roles=[ARMY], counts=[WOUNDED])
MARCHED = row("E2", "protest", "خرجت مظاهرة في مدينة إدلب")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "study" / "a.json", {"id": "a", "text": TEXT, "claims": [SHELLED]})
    put(tmp_path / "study" / "b.json", {"id": "b", "text": TEXT, "claims": [SHELLED, MARCHED]})
    return tmp_path


def put(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def f1(folder: Path, rows: list[dict[str, Any]]) -> dict[str, float]:
    put(folder / "second" / "a.json", {"id": "a", "claims": rows})
    passages = load_passages(folder)
    second = load_second(folder, passages)["a"]
    one: Passage = next(p for p in passages if p.id == "a")
    return {name: tally.f1 for name, tally in compare(one, second, Names()).tallies.items()}


def test_readers_who_write_the_same_agree(folder: Path) -> None:
    assert set(f1(folder, [SHELLED]).values()) == {1.0}


def test_what_one_reader_alone_sees_lowers_the_agreement_unless_optional(folder: Path) -> None:
    assert f1(folder, [SHELLED, MARCHED])["unit"] == pytest.approx(2 / 3)
    assert f1(folder, [SHELLED, {**MARCHED, "optional": True}])["unit"] == 1.0


def test_fields_are_compared_as_those_of_claims(folder: Path) -> None:
    other = {**SHELLED, "type": "attack", "roles": [], "counts": [{**WOUNDED, "low": 2, "high": None}]}
    told = f1(folder, [other])
    assert told["unit"] == told["status"] == 1.0
    assert told["type"] == told["roles"] == told["counts"] == 0.0


def test_the_second_gold_is_no_half(folder: Path) -> None:
    put(folder / "second" / "a.json", {"id": "a", "claims": [SHELLED]})
    assert {p.split for p in load_passages(folder)} == {"study"}


@pytest.mark.parametrize(
    ("gold", "code"),
    [
        ({"id": "z", "claims": []}, "E303"),
        ({"id": "a"}, "E303"),
        ([], "E303"),
        ({"id": "a", "claims": [row("E1", "shelling", "ليس هنا")]}, "E306"),
    ],
)
def test_a_second_gold_that_does_not_fit_is_told_with_its_file(folder: Path, gold: Any, code: str) -> None:
    put(folder / "second" / "odd.json", gold)
    with pytest.raises(IsnadError) as caught:
        load_second(folder, load_passages(folder))
    assert caught.value.code == code
    assert "odd.json" in caught.value.message


def silent(document: Document) -> Coding:
    day = Published(from_=None, to=None, basis=document.published_basis, why="")
    head = Head(
        id=document.id, sha256=sha256(document.text), outlet=None, url=None, title=None, language="ar",
        characters=len(document.text), fingerprint=(), published=day,
    )  # fmt: skip
    return Coding(document=head, coder=Coder(version="0", schema="0", packs={}), claims=(), notes=())


def test_eval_shows_the_reader_beside_the_coder_on_the_same_passages(folder: Path) -> None:
    def lines(code: Callable[[Document], Coding] = silent) -> list[str]:
        return run_eval(PACKS, folder, code=code)[0].splitlines()

    assert not any("read twice" in line for line in lines())
    put(folder / "second" / "a.json", {"id": "a", "claims": [SHELLED]})
    told = lines()
    at = told.index("read twice: 1 study passages")
    assert told[at + 2].split() == ["unit", "1.000", "0.000", "1"]
    assert told[at + 11].split() == ["end_to_end", "1.000", "0.000"]


def test_the_second_gold_of_this_project_fits_its_passages() -> None:
    home = Path(__file__).resolve().parents[2] / "evals" / "passages"
    second = load_second(home, load_passages(home))
    assert len(second) >= 40
    assert any(second.values())
