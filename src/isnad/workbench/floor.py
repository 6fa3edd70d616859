"""The floor under the scores: pinned with a fingerprint of the corpus, it rises when asked to and refuses to sink."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from isnad.errors import IsnadError
from isnad.packs import Packs
from isnad.workbench.agree import names_of
from isnad.workbench.evaluate import Code, evaluate, list_errors
from isnad.workbench.figures import report_text
from isnad.workbench.passages import load_passages
from isnad.workbench.second import agreement, agreement_text

_SLACK = 1e-9
Floor = Mapping[str, Any]


class Scores(Protocol):
    """One half of an evaluation."""

    @property
    def name(self) -> str:
        """Of the half."""

    def scores(self) -> dict[str, float]:
        """The figures that have a floor."""


class Report(Protocol):
    """An evaluation of any kind: what it was made on, and its halves."""

    @property
    def fingerprint(self) -> str:
        """Of the gold."""

    @property
    def splits(self) -> Mapping[str, Scores]:
        """By name."""


def check_floor(report: Report, floor: Floor | None) -> list[str]:
    """What is wrong: nothing pinned, another corpus than the floor's, or a score below its floor. Empty when all is well."""
    if not floor:
        return ["no floor is pinned: run `isnad eval --pin`"]
    if floor.get("fingerprint") != report.fingerprint:
        return ["the gold is not that of the floor: look at the scores and run `isnad eval --pin`"]
    return [
        f"{split} {name}: {_told(report, split, name):.4f} is below its floor {low:.4f}"
        for split, name, low in _floors(floor)
        if _told(report, split, name) < low - _SLACK
    ]


def pin_floor(report: Report, old: Floor | None = None, *, allow_regression: bool = False) -> dict[str, Any]:
    """The scores of this report as the new floor. E305 when that would lower one, unless it is allowed."""
    if not allow_regression:
        lower = [
            f"{s} {n} {low:.4f} to {_told(report, s, n):.4f}"
            for s, n, low in _floors(old or {})
            if _told(report, s, n) < low - _SLACK
        ]
        if lower:
            raise IsnadError(
                "E305", f"the floor would sink: {', '.join(lower)}", "Mend it, or say --allow-regression and why in the commit."
            )
    floors = {s.name: {n: math.floor(v * 10_000) / 10_000 for n, v in s.scores().items()} for s in report.splits.values()}
    return {"fingerprint": report.fingerprint, "floors": floors}


def hold(report: Report, path: Path, *, pin: bool = False, allow_regression: bool = False) -> tuple[str, bool]:
    """What the floor in ``path`` says to these scores, and whether it holds; with ``pin`` it is written."""
    if pin:
        new = pin_floor(report, read_floor(path), allow_regression=allow_regression)
        _write(path, json.dumps(new, indent=1, sort_keys=True) + "\n")
        return f"floor pinned in {path}\n", True
    wrong = check_floor(report, read_floor(path))
    return "".join(f"FLOOR {line}\n" for line in wrong) or "the floor holds\n", not wrong


def read_floor(path: Path) -> dict[str, Any] | None:
    """The pinned floor, or None where there is none yet. E303 for a file that is no floor."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        list(_floors(data))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise IsnadError("E303", f"{path}: not a floor ({error})", "Restore it from git, or pin again.") from None
    return dict(data)


def run_eval(
    packs: Packs, folder: Path, *, code: Code, floor: Path | None = None, pin: bool = False, allow_regression: bool = False,
    errors: int = 0,
) -> tuple[str, bool]:  # fmt: skip
    """``isnad eval``: the table, how far two readers agree, the first ``errors`` differences in the study half, and whether the
    floor holds.

    ``floor`` is looked for beside the folder of passages where it is not given; with ``pin`` it is written."""
    path = floor or folder.parent / "floor.json"
    report = evaluate(load_passages(folder), packs, code=code)
    twice = agreement(report, folder, names_of(packs))
    text = report_text(report) + (f"\n{agreement_text(twice)}\n" if twice else "")
    text += "\n" + list_errors(report, most=errors) + "\n" if errors else ""
    told, well = hold(report, path, pin=pin, allow_regression=allow_regression)
    return text + told, well


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        why = error.strerror or str(error)
        raise IsnadError("E205", f"{path}: cannot be written ({why})", "Check the folder and its permissions.") from None


def _floors(floor: Floor) -> list[tuple[str, str, float]]:
    return [(split, name, float(low)) for split, scores in floor.get("floors", {}).items() for name, low in scores.items()]


def _told(report: Report, split: str, name: str) -> float:
    """The score, or 0 for a half that is gone."""
    return report.splits[split].scores().get(name, 0.0) if split in report.splits else 0.0
