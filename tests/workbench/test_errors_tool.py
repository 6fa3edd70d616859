"""The tool that counts kinds of errors: nothing is left out, nothing counted twice, and the page's table is read back."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from isnad.flow import code
from isnad.packs import Packs
from isnad.workbench.evaluate import PassageResult, evaluate
from isnad.workbench.passages import load_passages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("errors_tool", ROOT / "tools" / "errors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["errors_tool"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def results(packs: Packs) -> tuple[PassageResult, ...]:
    few = [p for p in load_passages(ROOT / "evals" / "passages" / "study") if p.id[:2] in ("a1", "c1", "f0")]
    return evaluate(few, packs, code=lambda document: code(document, packs)).splits["study"].kept


def test_every_error_is_one_case(tool: ModuleType, results: tuple[PassageResult, ...], packs: Packs) -> None:
    for result in results:
        fields = Counter(case.kind.split(":")[0] for case in tool.cases(result, packs))
        asked = [i for i, row in enumerate(result.passage.rows) if not row.get("optional")]
        missed = sum(i not in result.scored.pairing.found for i in asked)
        slips = Counter(slip.field for slip in result.scored.slips)
        wanted = Counter({"missed": missed, "extra": len(result.scored.pairing.extra)}) + slips
        assert fields == wanted, result.passage.id


def test_fewer_reasons_keep_the_sum(tool: ModuleType, results: tuple[PassageResult, ...], packs: Packs) -> None:
    found = [case for result in results for case in tool.cases(result, packs)]
    assert sum(tool.count(found, 1).values()) == sum(tool.count(found).values()) == len(found) > 0
    assert len(tool.count(found, 1)) < len(tool.count(found))


def test_the_last_column_is_filled(tool: ModuleType) -> None:
    page = "| kind | before | after |\n|---|---:|---:|\n| when: too much | 5 |  |\n| origin: another speaker | 7 |  |\n"
    lines = list(tool.table(Counter({"when: too much": 2, "counts: missing, killed": 1}), page))
    assert lines == ["| when: too much | 5 | 2 |", "| origin: another speaker | 7 | 0 |", "| counts: missing, killed |  | 1 |"]
