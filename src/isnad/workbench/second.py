"""How far two readers agree: the rows of a second reader scored against the gold as if they were the coder's claims.

The second reader saw the text alone, neither the gold nor what the coder makes of it. Where two careful people differ the coder
cannot be asked to agree with one of them: the agreement is the ceiling of its figures, on the same passages and by the same
definitions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from isnad.errors import IsnadError
from isnad.workbench.agree import Names
from isnad.workbench.evaluate import Report
from isnad.workbench.passages import SECOND, STUDY, Passage, read_rows
from isnad.workbench.score import Scored, Tally, end_to_end, score, total

Rows = tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Agreement:
    """Passages with two golds: what the second reader and what the coder get against the first."""

    passages: int
    second: dict[str, Tally]
    coder: dict[str, Tally]


def load_second(folder: Path, passages: Sequence[Passage]) -> dict[str, Rows]:
    """The second reader's rows by id of the passage; none where there is no folder ``second``. E303 for a file that is no gold or
    whose passage the study half has not, E306 for words that its text has not."""
    texts = {passage.id: passage.raw for passage in passages if passage.split == STUDY}
    return dict(_read(path, texts) for path in sorted((folder / SECOND).glob("*.json")))


def agreement(report: Report, folder: Path, names: Names) -> Agreement | None:
    """The second gold against the first, and the coder on the same passages; None where nothing was read twice."""
    kept = report.splits[STUDY].kept if STUDY in report.splits else ()
    second = load_second(folder, [result.passage for result in kept])
    both = [result for result in kept if result.passage.id in second]
    if not both:
        return None
    read = total(compare(result.passage, second[result.passage.id], names) for result in both)
    return Agreement(len(both), read, total(result.scored for result in both))


def compare(passage: Passage, rows: Rows, names: Names) -> Scored:
    """The second reader's rows scored against the gold. What the second reader calls optional is not held to be too much."""
    scored = score(passage.rows, rows, passage.raw, names=names, dates_complete=True)
    free = sum(bool(rows[j].get("optional")) for j in scored.pairing.extra)
    unit = scored.tallies["unit"]
    return replace(scored, tallies={**scored.tallies, "unit": replace(unit, pred=unit.pred - free)})


def agreement_text(told: Agreement) -> str:
    """The table: F1 of the second reader and of the coder. Expected: what the first gold asks of the reader; fields are asked of
    rows that were found."""
    lines = [f"read twice: {told.passages} study passages", f"{'field':10} {'reader':>6} {'coder':>6} {'expected':>9}"]
    for name, tally in told.second.items():
        lines.append(f"{name:10} {tally.f1:6.3f} {told.coder[name].f1:6.3f} {tally.gold:9d}")
    lines.append(f"{'end_to_end':10} {end_to_end(told.second):6.3f} {end_to_end(told.coder):6.3f}")
    return "\n".join(lines) + "\n"


def _read(path: Path, texts: Mapping[str, str]) -> tuple[str, Rows]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        id_, claims = data["id"], data["claims"]
        if id_ not in texts:
            raise ValueError(f"the study half has no passage {id_!r}")
        return id_, read_rows(path, texts[id_], claims)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"key {error} is missing" if isinstance(error, KeyError) else " ".join(str(error).split())
        raise IsnadError("E303", f"{path}: not a second gold ({why})", "See docs/reference/passage-format.md.") from None
