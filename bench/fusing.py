#!/usr/bin/env python3
"""How the time of fusing grows: 20,000 and 200,000 synthetic claims on one core. See bench/README.md.

Each size runs in a fresh process, so that its peak memory is its own. Times are CPU times of ``isnad.flow.fuse`` alone; making
the claims is not counted."""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIZES, MOST = (20_000, 200_000), 12.0


def worker(claims: int, seed: int) -> dict[str, Any]:
    """Fuse so many claims once; seconds, megabytes, and how right the grouping is."""
    sys.path.insert(0, str(ROOT / "src"))
    import isnad
    from isnad import flow
    from isnad.workbench.fusion_score import b_cubed
    from isnad.workbench.synthetic import synthetic

    _one_core()
    packs = isnad.read_packs()
    codings, truth = [], {}
    for made in synthetic(claims, packs, seed=seed):
        codings.append(made.coding)
        truth |= made.truth
    gc.collect()
    gc.freeze()  # as the command line does: what was read is not searched for garbage again and again
    before = _peak()
    begun = time.process_time()
    fused = flow.fuse(codings, packs=packs)
    took = time.process_time() - begun
    peak = _peak()
    told = {telling.claim: incident.id for incident in fused.incidents for telling in incident.claims}
    means = b_cubed([(incident, told.get(claim)) for claim, incident in truth.items() if incident])
    return {
        "claims": len(truth), "reports": len(codings), "true": len({t for t in truth.values() if t}),
        "incidents": len(fused.incidents), "seconds": took, "before": before, "peak": peak,
        "precision": means.precision, "recall": means.recall,
    }  # fmt: skip


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _peak() -> float:
    """Peak resident megabytes of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(claims: int, seed: int) -> dict[str, Any]:
    """One size in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), "--worker", str(claims), "--seed", str(seed)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def table(rows: list[dict[str, Any]]) -> str:
    """The measurements as text, with the ratio of the last to the first."""
    lines = ["  claims  reports incidents   (true)  seconds claims/s MB before  MB peak  B-cubed P     R"]
    for r in rows:
        lines.append(
            f"{r['claims']:8,} {r['reports']:8,} {r['incidents']:9,} {r['true']:8,} {r['seconds']:8.1f}"
            f" {r['claims'] / r['seconds']:8,.0f} {r['before']:9,.0f} {r['peak']:8,.0f} {r['precision']:10.3f} {r['recall']:.3f}"
        )
    first, last = rows[0], rows[-1]
    times, size = last["seconds"] / first["seconds"], last["claims"] / first["claims"]
    lines.append(f"{size:.0f} times the claims take {times:.1f} times the time (at most {MOST:.0f} for ten times)")
    return "\n".join(lines)


def main() -> int:
    """Measure; status 1 when ten times the claims take more than ``MOST`` times the time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="CLAIMS")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(worker(options.worker, options.seed)))
        return 0
    rows = [measured(claims, options.seed) for claims in options.sizes]
    print(table(rows))
    grown = (rows[-1]["seconds"] / rows[0]["seconds"]) / (rows[-1]["claims"] / rows[0]["claims"])
    return int(grown > MOST / 10)


if __name__ == "__main__":
    sys.exit(main())
