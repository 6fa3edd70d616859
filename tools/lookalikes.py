"""How many texts that borrow the words of war stay quiet, and how many real reports that hold such words still come out.

    python tools/lookalikes.py [--list study]

A text is quiet when no event with status occurred, ongoing or foiled comes out of it. ``--list`` shows what came out of one half;
the held half is for counting only."""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path
from types import ModuleType

from isnad.flow import code
from isnad.model.claim import Claim
from isnad.model.document import Document
from isnad.packs import Packs, read_packs

ROOT = Path(__file__).resolve().parent.parent
FOUNDING = frozenset({"occurred", "ongoing", "foiled"})
HALVES = ("study", "held")


def events(text: str, packs: Packs, title: str | None = None, published: str | None = None) -> list[Claim]:
    """The events of a text that could found an incident."""
    raw = f"{title}\n\n{text}" if title and not text.startswith(title) else text
    basis = "given" if published else "unknown"
    coding = code(Document(text=raw, id="x", title=title, published=published, published_basis=basis), packs)
    return [c for c in coding.claims if c.record == "event" and c.status in FOUNDING]


def quiet(half: str, packs: Packs, *, listing: bool) -> tuple[int, int, int]:
    """(quiet texts, texts, false events) of one half."""
    silent = texts = false = 0
    for path in sorted((ROOT / "evals" / "lookalikes").glob(f"{half}-*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        got = events(page["text"], packs, page.get("title"), page.get("published"))
        texts += 1
        silent += not got
        false += len(got)
        if listing and got:
            print(page["id"])
            for c in got:
                print("   ", c.type, c.status, c.because[0].rule, "|", " … ".join(e.text for e in c.evidence)[:120])
    return silent, texts, false


def _positives() -> ModuleType | None:
    path = ROOT / "tests" / "coder" / "test_theme.py"
    spec = importlib.util.spec_from_file_location("positives", path)
    if spec is None or spec.loader is None or not path.exists():
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(name: str, rows: list[tuple[str, str]], packs: Packs, *, listing: bool) -> None:
    """How many true reports still give an event of their type."""
    kept = 0
    for kind, text in rows:
        got = events(text, packs)
        hit = any(c.type == kind for c in got)
        kept += hit
        if listing and not hit:
            print(kind, "|", text, "|", [(c.type, c.status) for c in got])
    print(f"{name:10} told {kept} of {len(rows)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", choices=("study", "positives", "true"), help="show what is wrong in it")
    wanted = parser.parse_args().list
    packs = read_packs()
    for half in HALVES:
        silent, texts, false = quiet(half, packs, listing=wanted == half)
        print(f"{half:10} quiet {silent} of {texts}  false events {false}")
    module = _positives()
    if module is not None:
        told("positives", [(kind, text) for text, kind in module.POSITIVES], packs, listing=wanted == "positives")
    rows = (ROOT / "evals" / "lookalikes" / "true.tsv").read_text(encoding="utf-8").splitlines()[1:]
    told("true", [(kind, text) for kind, text in (row.split("\t") for row in rows)], packs, listing=wanted == "true")


if __name__ == "__main__":
    main()
