"""Run the coder over gold passages and say how well it did, for the study half and the held-back half apart.

What a report keeps of single passages it keeps for the study half only, so that the held-back half stays unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from isnad.errors import IsnadError
from isnad.model.claim import Coding
from isnad.model.document import Document
from isnad.packs import Packs
from isnad.workbench.agree import Names, Row, names_of
from isnad.workbench.passages import STUDY, Passage, fingerprint, load_passages
from isnad.workbench.score import Scored, Tally, end_to_end, score, total

__all__ = ["Band", "Passage", "PassageResult", "Report", "Split", "evaluate", "list_errors", "load_passages"]

Code = Callable[[Document], Coding]
HAPPENED = frozenset({"occurred", "ongoing", "foiled"})


@dataclass(frozen=True)
class Band:
    """Claims whose confidence lies in one tenth: how many found a row, how many were extra."""

    low: float
    found: int
    extra: int


@dataclass(frozen=True)
class PassageResult:
    """One passage of the study half with what came out of it."""

    passage: Passage
    claims: tuple[Row, ...]
    scored: Scored


@dataclass(frozen=True)
class Split:
    """What one half adds up to."""

    name: str
    passages: int
    tallies: dict[str, Tally]
    look_alikes: int
    quiet: int
    """Look-alikes of which no event came out as occurred, ongoing or foiled."""
    bands: tuple[Band, ...]
    types: dict[str, Tally]
    kept: tuple[PassageResult, ...] = ()

    @property
    def missed(self) -> int:
        """Expected rows that no claim tells."""
        return self.tallies["unit"].gold - self.tallies["unit"].hit_gold

    @property
    def extra(self) -> int:
        """Claims that nothing expects."""
        return self.tallies["unit"].pred - self.tallies["unit"].hit_pred

    @property
    def quiet_share(self) -> float:
        """Share of the look-alikes that stay quiet; 1 where there are none."""
        return self.quiet / self.look_alikes if self.look_alikes else 1.0

    def scores(self) -> dict[str, float]:
        """The figures that have a floor: F1 of finding and of every field, end to end, and the quiet look-alikes."""
        return {f: t.f1 for f, t in self.tallies.items()} | {
            "end_to_end": end_to_end(self.tallies),
            "look_alikes": self.quiet_share,
        }


@dataclass(frozen=True)
class Report:
    """The result of one evaluation. ``firings``: how many claims of all passages rest on each rule; ``silent``: frames on which
    none does, in any passage."""

    fingerprint: str
    splits: dict[str, Split]
    firings: dict[str, int]
    silent: tuple[str, ...]


@dataclass
class _Half:
    results: list[PassageResult] = field(default_factory=list)
    quiet: int = 0


def evaluate(passages: Sequence[Passage], packs: Packs, *, code: Code) -> Report:
    """Code every passage with ``code`` and score it, by split."""
    names = names_of(packs)
    halves: dict[str, _Half] = {}
    firings: Counter[str] = Counter()
    for passage in passages:
        coding = code(passage.document())
        claims: tuple[Row, ...] = tuple(msgspec.to_builtins(coding.claims))
        firings.update(rule for claim in claims for rule in {node["rule"] for node in claim["because"]})
        half = halves.setdefault(passage.split, _Half())
        half.results.append(PassageResult(passage, claims, _scored(passage, claims, names, coding.document.outlet)))
        half.quiet += passage.look_alike and not any(c["record"] == "event" and c["status"] in HAPPENED for c in claims)
    silent = tuple(sorted(rule for rule, frame in packs.frames.items() if not frame.base and not firings[rule]))
    splits = {name: _split(name, half) for name, half in sorted(halves.items(), key=lambda item: (item[0] != STUDY, item[0]))}
    return Report(fingerprint(passages), splits, dict(sorted(firings.items(), key=lambda f: (-f[1], f[0]))), silent)


def list_errors(report: Report, split: str = STUDY, most: int | None = None) -> str:
    """Every miss, extra and wrong field (or the first ``most``), by passage: of the study half only. E304 for any other."""
    if split != STUDY:
        raise IsnadError("E304", f"errors of the half {split!r} are not shown", "Rules are written against the study half alone.")
    if split not in report.splits:
        return "No study passages.\n"
    blocks: list[str] = []
    told = left_out = 0
    for result in report.splits[split].kept:
        head, *lines = list(_errors(result)) or [""]
        shown = lines if most is None else lines[: most - told]
        if shown:
            blocks.append("\n".join((head, *shown)))
        told += len(shown)
        left_out += len(lines) - len(shown)
    return "\n\n".join([*blocks, *([f"… and {left_out} more"] if left_out else [])]) + "\n"


def _scored(passage: Passage, claims: Sequence[Row], names: Names, outlet: str | None) -> Scored:
    return score(passage.rows, claims, passage.raw, names=names, outlet=outlet, dates_complete=True)


def _split(name: str, half: _Half) -> Split:
    return Split(
        name=name, passages=len(half.results), tallies=total(r.scored for r in half.results),
        look_alikes=sum(r.passage.look_alike for r in half.results), quiet=half.quiet,
        bands=tuple(_bands(half.results)), types=_types(half.results),
        kept=tuple(half.results) if name == STUDY else (),
    )  # fmt: skip


def _bands(results: Iterable[PassageResult]) -> Iterator[Band]:
    found: Counter[int] = Counter()
    extra: Counter[int] = Counter()
    for r in results:
        pairing = r.scored.pairing
        found.update(_tenth(r.claims[j]) for j in pairing.finder_of)
        extra.update(_tenth(r.claims[j]) for j in pairing.extra)
    for tenth in range(10):
        if found[tenth] or extra[tenth]:
            yield Band(tenth / 10, found[tenth], extra[tenth])


def _tenth(claim: Row) -> int:
    return min(9, max(0, int(claim["confidence"] * 10 + 1e-9)))


def _types(results: Iterable[PassageResult]) -> dict[str, Tally]:
    """By type: expected rows that were found as this type, and claims of this type that are right. Optional rows and further
    tellings are left out."""
    tallies: dict[str, Tally] = {}

    def add(kind: str, *numbers: int) -> None:
        tallies[kind] = tallies.get(kind, Tally()) + Tally(*numbers)

    for r in results:
        rows, pairing = r.passage.rows, r.scored.pairing
        for i, row in enumerate(rows):
            if row.get("optional"):
                continue
            told = r.claims[pairing.found[i]]["type"] if i in pairing.found else None
            add(row["type"], told == row["type"], 1, 0, 0)
            if told:
                add(told, 0, 0, told == row["type"], 1)
        for j in pairing.extra:
            add(r.claims[j]["type"], 0, 0, 0, 1)
    return dict(sorted(tallies.items(), key=lambda item: (-item[1].gold, item[0])))


def _errors(result: PassageResult) -> Iterator[str]:
    """What went wrong in one passage, the passage's name first; nothing if nothing did."""
    rows, claims, raw = result.passage.rows, result.claims, result.passage.raw
    pairing = result.scored.pairing
    lines = [
        f"  MISS   {row.get('id', i)} {row['type']}: {_words(row, raw)}"
        for i, row in enumerate(rows)
        if i not in pairing.found and not row.get("optional")
    ]
    lines += [f"  EXTRA  {claims[j]['type']} ({claims[j]['status']}): {_words(claims[j], raw)}" for j in pairing.extra]
    for slip in result.scored.slips:
        row = rows[slip.row]
        lines.append(f"  FIELD  {row.get('id', slip.row)} {slip.field}: wanted {_short(slip.wanted)}, got {_short(slip.got)}")
    if lines:
        yield f"{result.passage.id} ({result.passage.manner})"
        yield from lines


def _words(claim: Row, raw: str) -> str:
    if not claim["evidence"]:
        return ""
    start, end = claim["evidence"][0]["span"]
    return " ".join(raw[start:end].split())[:90]


_SHOWN = ("role", "what", "who", "actor", "place", "name", "precision", "from", "to", "low", "high", "text")


def _short(value: Any) -> str:
    """A value on one line, by the keys that tell it."""
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        told = ((key, value[key]) for key in _SHOWN if value.get(key) is not None)
        return " ".join(f"{key}={v['en'] if isinstance(v, Mapping) else v}" for key, v in told)
    return " or ".join(map(str, value)) if isinstance(value, list) else str(value)
