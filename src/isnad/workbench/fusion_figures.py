"""An evaluation of fusion as text, and its floor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from isnad.packs import Packs
from isnad.workbench.clusters import load_clusters
from isnad.workbench.evaluate import Code
from isnad.workbench.floor import hold
from isnad.workbench.fusion import Figures, Fuse, FusionReport, Half, evaluate_fusion
from isnad.workbench.fusion_score import Means
from isnad.workbench.passages import STUDY
from isnad.workbench.score import Tally


def run_fusion(
    packs: Packs, folder: Path, *, code: Code, fuse: Fuse, pin: bool = False, allow_regression: bool = False, errors: int = 0
) -> tuple[str, bool]:
    """The part of ``isnad eval`` that tells of fusion: the figures, the first ``errors`` differences in the study half, and
    whether the floor beside the folder of clusters holds. Nothing, and well, where there are no clusters."""
    clusters = load_clusters(folder)
    if not clusters:
        return "", True
    report = evaluate_fusion(clusters, packs, code=code, fuse=fuse)
    told, well = hold(report, folder.parent / "clusters-floor.json", pin=pin, allow_regression=allow_regression)
    listed = f"\n{list_fusion_errors(report, errors)}\n" if errors else ""
    return fusion_text(report) + listed + told, well


def fusion_text(report: FusionReport) -> str:
    """The figures of both halves in both modes."""
    lines = [line for half in report.splits.values() for line in (*_half(half), "")]
    return "\n".join(lines) + f"\nclusters {report.fingerprint[:16]}\n"


def list_fusion_errors(report: FusionReport, most: int | None = None) -> str:
    """What went wrong (or the first ``most`` lines of each mode), by cluster: of the study half only."""
    half = report.splits.get(STUDY)
    if half is None:
        return "No study clusters.\n"
    return "\n".join(line for mode, figures in half.modes.items() for line in _listed(mode, figures, most)) + "\n"


def _half(half: Half) -> Iterator[str]:
    yield f"fusion, {half.name}: {half.clusters} clusters, {half.reports} reports, {half.incidents} incidents"
    for mode, figures in half.modes.items():
        yield f"{mode:22} {'P':>6} {'R':>6} {'F1':>6} {'expected':>9}"
        yield from _figures(figures)


def _figures(f: Figures) -> Iterator[str]:
    yield _line("pairs of claims", f.pairs, f.pairs.gold)
    yield _line("claims (B-cubed)", f.b_cubed, f.b_cubed.claims)
    yield f"  {'origins all right':20} {'':6} {'':6} {f.origins.recall:6.3f} {f.origins.gold:9d}"
    yield f"  {'counts all right':20} {'':6} {'':6} {f.counts.recall:6.3f} {f.counts.gold:9d}"
    yield _line("contradictions", f.found, f.found.gold)
    yield from (_line(f"- {name}", tally, tally.gold) for name, tally in f.contradictions.items())


def _line(name: str, score: Tally | Means, expected: int) -> str:
    return f"  {name:20} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} {expected:9d}"


def _listed(mode: str, figures: Figures, most: int | None) -> Iterator[str]:
    yield f"{mode}:"
    lines = [(cluster, line) for cluster, found in figures.errors.items() for line in found]
    shown = lines if most is None else lines[:most]
    for n, (cluster, line) in enumerate(shown):
        if not n or shown[n - 1][0] != cluster:
            yield cluster
        yield line
    if len(lines) > len(shown):
        yield f"… and {len(lines) - len(shown)} more"
