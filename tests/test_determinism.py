"""The same bytes out for the same input: twice, in another process, with another hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STUDY = ROOT / "evals" / "passages" / "study"


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of every third passage that rules may be studied on, before the samples."""
    folder = tmp_path_factory.mktemp("batch")
    passages = [json.loads(p.read_text("utf-8")) for p in sorted(STUDY.glob("*.json"))[::3]]
    assert passages
    keep = ("id", "title", "text", "published", "outlet")
    lines = [json.dumps({k: p[k] for k in keep if p.get(k)}, ensure_ascii=False) for p in passages]
    (folder / "passages.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder / "passages.jsonl"


def _coded(batch: Path, cache: Path, seed: str) -> bytes:
    command = [sys.executable, "-m", "isnad", "code", str(batch), str(ROOT / "samples"), "--format", "jsonl"]
    env = {**os.environ, "PYTHONHASHSEED": seed, "ISNAD_CACHE": str(cache), "ISNAD_JOBS": "1"}
    done = subprocess.run(command, capture_output=True, env=env, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_same_bytes_in_another_process(batch: Path, packs_cache: Path, tmp_path: Path) -> None:
    """Hash seeds 0 and 4242 with compiled packs from the cache, and once more with packs compiled afresh."""
    first = _coded(batch, packs_cache, "0")
    assert first.count(b"\n") > 10
    assert b'"claims":[{' in first.replace(b'"claims": [{', b'"claims":[{')
    assert _coded(batch, packs_cache, "4242") == first
    assert _coded(batch, tmp_path / "fresh", "31337") == first
