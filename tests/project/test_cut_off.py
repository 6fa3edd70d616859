"""kill -9 at any moment: nothing lost, nothing doubled. A few cuts here; with ISNAD_KILLS=200 ISNAD_DOCS=2000 the whole trial."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from isnad.project import find_project, opened
from isnad.store.verify import verify

KILLS, DOCS = int(os.environ.get("ISNAD_KILLS", "5")), int(os.environ.get("ISNAD_DOCS", "90"))
LONGEST = 6.0
"""Seconds after which a run is killed at the latest: many runs are needed to the end, so that the cuts fall everywhere."""
TOWNS = ("كفرنبل", "معرة النعمان", "أريحا", "سراقب", "خان شيخون", "جسر الشغور")


def project(home: Path, docs: int) -> Path:
    """A project with so many different reports in its inbox."""
    subprocess.run([sys.executable, "-m", "isnad", "init", str(home)], check=True, capture_output=True)
    rows = (
        {"id": f"r{n}", "text": f"قصفت قوات النظام بلدة {TOWNS[n % 6]} في {n % 28 + 1} حزيران 2019، ما أدى إلى مقتل {n} مدنيين."}
        for n in range(docs)
    )
    (home / "inbox" / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return home


def command(home: Path) -> list[str]:
    return [sys.executable, "-m", "isnad", "run", "--project", str(home)]


def content(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a run leaves, but for times, numbers of rows and the journal's own hashes."""
    asked = {
        "documents": "id, source, key, gone, erased",
        "captures": "document, sha256, bytes, within, reader",
        "versions": "document, number, current, sha256, text, search_text",
        "codings": "packs, coding_json, error_code",
        "claims": "id, type, origin, place, date_from",
        "incidents": "id, incident_json",
        "journal": "action, subject",
        "search": "search_text",
    }
    here = {"journal": " where action <> 'fused'"}
    with sqlite3.connect(home / "isnad.db") as raw:
        return {t: sorted(raw.execute(f"select {c} from {t}{here.get(t, '')}"), key=str) for t, c in asked.items()}


def test_a_run_that_is_killed_again_and_again_ends_like_one_that_is_not(tmp_path: Path, packs_cache: Path) -> None:
    os.environ["ISNAD_CACHE"] = str(packs_cache)
    calm = project(tmp_path / "calm", DOCS)
    begun = time.monotonic()
    subprocess.run(command(calm), check=True, capture_output=True)
    span = min(time.monotonic() - begun, LONGEST)
    dice, killed, trials = random.Random(7), 0, 0
    wild = project(tmp_path / "wild0", DOCS)
    while killed < KILLS:
        trials += 1
        assert trials < 10 * KILLS, "the kills come too late to disturb anything"
        if _cut(command(wild), dice.uniform(0, span)):
            killed += 1
            continue
        _is_like(wild, calm)  # it came to its end before the kill: another one from the beginning
        wild = project(tmp_path / f"wild{trials}", DOCS)
    subprocess.run(command(wild), check=True, capture_output=True)
    _is_like(wild, calm)


def _cut(run: list[str], after: float) -> bool:
    """Start, wait, kill -9; whether the kill met it alive."""
    running = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    return running.wait() == -signal.SIGKILL


def _is_like(wild: Path, calm: Path) -> None:
    """The same content, nothing wrong with it, and the same files of evidence."""
    assert content(wild) == content(calm)
    with opened(find_project(wild)) as store:
        assert list(verify(store)) == []
    assert _files(wild) == _files(calm)


def _files(home: Path) -> set[str]:
    return {path.name for path in (home / "evidence").rglob("*") if path.is_file() and not path.name.startswith(".part-")}


def test_two_runs_at_once_are_safe(tmp_path: Path, packs_cache: Path) -> None:
    os.environ["ISNAD_CACHE"] = str(packs_cache)
    calm, busy = project(tmp_path / "calm", 40), project(tmp_path / "busy", 40)
    subprocess.run(command(calm), check=True, capture_output=True)
    both = [subprocess.Popen(command(busy), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    for one in both:
        _, wrong = one.communicate(timeout=300)
        assert one.returncode == 0, wrong.decode()
    assert content(busy) == content(calm)
    with opened(find_project(busy)) as store:
        assert list(verify(store)) == []
