"""The article that the project began from, scored as its users will score it (skipped in a clone that stands alone)."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from isnad.packs import Packs
from reading_desk import coding

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "seed"
FIELDS = ("unit", "type", "status", "roles", "where", "when", "counts", "origin", "happening")
pytestmark = pytest.mark.skipif(not (SEED / "expected.json").exists(), reason="the seed article is not part of the repository")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("seed_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return json.loads((SEED / "expected.json").read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def raw() -> str:
    with (SEED / "article.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


def _coded(packs: Packs, raw: str, published: str | None) -> dict[str, Any]:
    return json.loads(msgspec.json.encode(coding(packs, raw, published=published)))  # type: ignore[no-any-return]


@pytest.mark.parametrize("published", [None, "2024-03-25"])
def test_score(packs: Packs, scorer: ModuleType, expected: dict[str, Any], raw: str, published: str | None) -> None:
    document = _coded(packs, raw, published)
    assert scorer.untrue_spans(document["claims"], raw) == []
    tallies, listing = scorer.new_tallies(), []  # type: ignore[var-annotated]
    names = scorer.Names(expected["actors"], expected["same_voice"])
    scorer.score(expected["claims"], document["claims"], raw, tallies, names=names, dates_complete=True, listing=listing)
    wrong = [row for row in listing if row[0] in ("MISS", "EXTRA")]
    assert tallies["unit"].gold == tallies["unit"].hit_gold, wrong
    assert tallies["unit"].pred - tallies["unit"].hit_pred <= 2, wrong
    assert {f: round(tallies[f].prf()[2], 3) for f in FIELDS if tallies[f].prf()[2] < 0.9} == {}


def test_publication_day(packs: Packs, expected: dict[str, Any], raw: str) -> None:
    """Not given, so worked out from the text, as an interval with its reason."""
    got, want = _coded(packs, raw, None)["document"]["published"], expected["document"]["published"]
    assert (got["from"], got["basis"]) == (want["from"], want["basis"])
    assert got["to"] in (want["to"], want["accept_to"])
    assert got["why"]


def test_publication_day_given(packs: Packs, raw: str) -> None:
    got = _coded(packs, raw, "2024-03-25")["document"]["published"]
    assert (got["from"], got["to"], got["basis"]) == ("2024-03-25", "2024-03-25", "given")
