"""Dates, lengths, numbers, bounds and ordinals against tests that nobody here wrote; skipped where they are not."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "check_dates.py"))
FOLDER: Path = TOOL["FOLDER"]
IN_SCOPE, RIGHT = 0.6, 0.9


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the tests of Recognizers-Text are not here")
def test_enough_is_in_scope_and_of_that_enough_is_right() -> None:
    desk = TOOL["Desk"].open()
    scores = [TOOL["score"](FOLDER / f"{name}.json", desk) for name in TOOL["CHECKS"]]
    asked = sum(sum(s.tally.values()) for s in scores)
    scope = sum(s.scope for s in scores)
    right = sum(s.tally["right"] for s in scores)
    assert scope / asked >= IN_SCOPE
    assert right / scope >= RIGHT
    assert all(reason for s in scores for reason in s.reasons), "everything out of scope says why"


FIGURES = [("15", "bare"), ("22-4", "bare"), ("12/1/2016", ""), ("2016-01-12", ""), ("4/22/2016", "month before day")]


@pytest.mark.parametrize(("text", "reason"), FIGURES)
def test_scope_of_figures(text: str, reason: str) -> None:
    """Scope is decided from the words alone: dates of figures have a day, a month and a year."""
    got = TOOL["_figures"](text)
    assert got.removeprefix("a ").startswith(reason) if reason else got == ""
