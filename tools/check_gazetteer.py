"""How places are resolved with and without an imported gazetteer.

Three measures: every Nth place of the dump, put into a sentence with its district, must come out within 10 km of its point; every
curated settlement must come out as it did without the import; the gold passages must not lose (field `where`). Told besides: what
a start and a document cost.

    python tools/check_gazetteer.py [DUMP] [--kind tsv] [--every 25] [--passages]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec

from isnad.flow import code
from isnad.model.claim import Where
from isnad.model.document import Document
from isnad.packs import Packs, read_packs
from isnad.packs.dumps import KINDS, DumpRow, read_dump
from isnad.packs.gazetteer import import_dump, imports, kilometres, with_imports
from isnad.workbench.evaluate import evaluate
from isnad.workbench.passages import load_passages

ROOT = Path(__file__).resolve().parents[1]
DUMP = ROOT.parent / "shared" / "data" / "ocha_places_sy.tsv"
SAME_KM = 10.0
_CLASS = {"city": "مدينة", "town": "بلدة", "village": "قرية", "neighbourhood": "حي"}


class Measure(msgspec.Struct, frozen=True):
    """How many of the asked came out right."""

    asked: int
    right: int

    @property
    def share(self) -> float:
        return self.right / self.asked if self.asked else 1.0


def where(sentence: str, packs: Packs) -> Where | None:
    """The place of the sentence's first event."""
    claims = code(Document(text=sentence, id="x", published="2019-06-12", published_basis="given"), packs).claims
    return next((c.where for c in claims if c.record == "event"), None)


def told(name: str, kind: str, unit: str) -> str:
    """A sentence that names a place and what holds it."""
    behind = f" في منطقة {unit}" if unit else ""
    return f"قصفت مدفعية قوات النظام {_CLASS.get(kind, 'قرية')} {name}{behind}."


def dumped(rows: list[DumpRow], packs: Packs) -> Measure:
    """Places of the dump that come out within 10 km of their points."""
    right = 0
    for row in rows:
        got = where(told(row.names[0], row.kind, next((u for u in row.units[1:2] if u), "")), packs)
        point = (got.lat, got.lon) if got and got.lat is not None and got.lon is not None else None
        right += point is not None and kilometres(point, (row.lat, row.lon)) <= SAME_KM  # type: ignore[arg-type]
    return Measure(len(rows), right)


def curated(packs: Packs, more: Packs, every: int) -> Measure:
    """Curated settlements that mean the same place with the import."""
    rows = [p for p in packs.places.values() if p.kind in _CLASS and p.lat is not None][::every]
    same = 0
    for p in rows:
        sentence = told(p.name_ar, p.kind, "")
        before, after = where(sentence, packs), where(sentence, more)
        same += (before and (before.place, before.precision)) == (after and (after.place, after.precision))
    return Measure(len(rows), same)


def imported(dump: Path, kind: str, packs: Packs, folder: Path) -> Packs:
    """The packs with this dump imported into a folder."""
    import_dump(dump, kind, folder, packs, name="measured")
    return with_imports(packs, imports(folder))


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("dump", nargs="?", type=Path, default=DUMP)
    reader.add_argument("--kind", choices=KINDS, default="tsv")
    reader.add_argument("--every", type=int, default=25, help="ask for every Nth place")
    reader.add_argument("--passages", action="store_true", help="score the gold passages with and without as well")
    wanted = reader.parse_args()
    packs = read_packs()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        more = imported(wanted.dump, wanted.kind, packs, Path(folder))
        print(f"import: {time.perf_counter() - begun:.1f} s, {len(more.places) - len(packs.places)} places added")
        begun = time.perf_counter()
        with_imports(packs, imports(Path(folder)))
        print(f"start with it: {1000 * (time.perf_counter() - begun):.0f} ms more")
    rows = list(read_dump(wanted.dump, wanted.kind, Counter()))[:: wanted.every]
    for name, chosen in (("without", packs), ("with", more)):
        begun = time.perf_counter()
        got = dumped(rows, chosen)
        cost = 1000 * (time.perf_counter() - begun) / max(1, got.asked)
        print(f"{name:8} within {SAME_KM:.0f} km: {got.right} of {got.asked} ({got.share:.2f}), {cost:.1f} ms each")
    kept = curated(packs, more, max(1, wanted.every // 5))
    print(f"curated settlements that stay: {kept.right} of {kept.asked} ({kept.share:.3f})")
    if wanted.passages:
        passages = load_passages(ROOT / "evals" / "passages")
        for name, chosen in (("without", packs), ("with", more)):
            halves = evaluate(passages, chosen, code=lambda d, p=chosen: code(d, p)).splits  # type: ignore[misc]
            print(f"{name:8} where: " + ", ".join(f"{half} {s.tallies['where'].f1:.3f}" for half, s in halves.items()))


if __name__ == "__main__":
    main()
