"""An evaluation as a table for people."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.workbench.evaluate import Report, Split
from isnad.workbench.passages import STUDY
from isnad.workbench.score import end_to_end

_HEAD = f"{'field':10} {'P':>6} {'R':>6} {'F1':>6} {'expected':>9}"


def report_text(report: Report) -> str:
    """The figures of every half; single types only for the study half, and which rules fired how often."""
    lines: list[str] = []
    for split in report.splits.values():
        lines += [*_split(split), ""]
    lines += [*_rules(report), "", f"corpus {report.fingerprint[:16]}"]
    return "\n".join(lines) + "\n"


def _split(split: Split) -> Iterator[str]:
    yield f"{split.name}: {split.passages} passages"
    yield _HEAD
    for name, tally in split.tallies.items():
        yield f"{name:10} {tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f} {tally.gold:9d}"
    yield f"missed {split.missed}, extra {split.extra}"
    yield f"end_to_end {end_to_end(split.tallies):.3f}"
    yield f"look-alikes without an event: {split.quiet} of {split.look_alikes} ({split.quiet_share:.3f})"
    yield "confidence: " + (", ".join(_bands(split)) or "no claims")
    if split.name == STUDY:
        yield "types (F1, expected): " + ", ".join(f"{kind} {t.f1:.2f} {t.gold}" for kind, t in split.types.items())


def _bands(split: Split) -> Iterator[str]:
    for band in split.bands:
        both = band.found + band.extra
        yield f"{band.low:.1f}–{band.low + 0.1:.1f} {band.found}/{both} found"


def _rules(report: Report) -> Iterator[str]:
    yield "rules (claims): " + (", ".join(f"{rule} {n}" for rule, n in report.firings.items()) or "none fired")
    if report.silent:
        yield f"frames that fired in no passage ({len(report.silent)}): " + ", ".join(report.silent)
