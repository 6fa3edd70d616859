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
    calm, wild = project(tmp_path / "calm", DOCS), project(tmp_path / "wild", DOCS)
    begun = time.monotonic()
    subprocess.run(command(calm), check=True, capture_output=True)
    whole = time.monotonic() - begun
    dice, killed = random.Random(7), 0
    for _ in range(KILLS):
        running = subprocess.Popen(command(wild), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0, whole))
        running.send_signal(signal.SIGKILL)
        killed += running.wait() == -signal.SIGKILL
    assert killed >= KILLS // 4, "the kills came too late to disturb anything"
    subprocess.run(command(wild), check=True, capture_output=True)
    assert content(wild) == content(calm)
    here = find_project(wild)
    with opened(here) as store:
        assert list(verify(store)) == []
    assert {p.name for p in (wild / "evidence").rglob("*") if p.is_file() and not p.name.startswith(".part-")} == {
        p.name for p in (calm / "evidence").rglob("*") if p.is_file()
    }


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
