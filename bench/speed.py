#!/usr/bin/env python3
"""How fast isnad reads, on one core, as a ratio to the least that any reader must do. See bench/README.md.

Three things over the same documents in the same process: (a) the floor, plain standard-library code that decodes, folds with an
offset map, splits into sentences and tokenises (tooling.md §D2); (b) isnad.text.split; (c) isnad.flow.code whole. Each worker is
a fresh process, so that its first pass over (c) begins with an empty memo. Times are CPU times; the medians are told."""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SEED, SIZE, MUST = 20190323, 2500, 0.05
PEERS = """peers, one core, after a parse that is not counted (peers.md): petrarch2 650 to 800 sentences/s,
UniversalPetrarch Arabic 65 to 105, Giveme5W1H 590"""


# --- the corpus


def corpus(documents: int, texts: Path | None = None) -> list[bytes]:
    """Documents near 2.5 KB: sentences of the study passages, recombined, with other numbers and other place names. The same
    every time. With a folder of texts those as they are, again and again until there are so many."""
    if texts is not None:
        given = [path.read_bytes() for path in sorted(texts.glob("*.txt"))]
        return [given[n % len(given)] for n in range(documents)] if given else sys.exit(f"{texts}: no .txt file in it")
    chance = random.Random(SEED)
    sentences = _sentences()
    places = _places()
    known = re.compile(r"(?<!\w)(?:" + "|".join(sorted({p for p in places if any(p in s for s in sentences)})) + r")(?!\w)")
    return [_document(chance, sentences, places, known).encode() for _ in range(documents)]


def _sentences() -> list[str]:
    out: dict[str, None] = {}
    for path in sorted((ROOT / "evals" / "passages" / "study").glob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))["text"]
        out.update(dict.fromkeys(s.strip() for s in re.findall(r"[^.!؟\n]+[.!؟]*", text) if len(s) > 25))
    return list(out)


def _places() -> list[str]:
    """Places of one word that are no common words."""
    rows = (ROOT / "packs" / "theatre-syria" / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return sorted({c[2] for c in cells if " " not in c[2] and len(c[2]) > 3 and (len(c) < 11 or c[10] != "yes")})


def _document(chance: random.Random, sentences: list[str], places: list[str], known: re.Pattern[str]) -> str:
    parts: list[str] = []
    size = 0
    while size < SIZE - 120:
        one = re.sub(r"(?<![\w/-])[0-9]{1,3}(?![\w/-])", lambda _: str(chance.randrange(2, 400)), chance.choice(sentences))
        one = known.sub(lambda m: chance.choice(places) if chance.random() < 0.5 else m.group(), one)
        parts.append(one + ("\n" if chance.random() < 0.3 else " "))
        size += len(parts[-1].encode())
    return "".join(parts).strip()


# --- (a) the floor: nothing of isnad in it

PAIRS = [*((c, "ا") for c in "أإآٱ"), *((c, "ي") for c in "ىئی"), *((c, "ه") for c in "ةھہ"), ("ؤ", "و"), ("ک", "ك")]
PAIRS += [(c, str(n)) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, c in enumerate(row)]
DROPPED = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
SENTENCE = re.compile(r"[^.!؟\n]+[.!؟]*")
WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]")
Floor = list[list[tuple[str, int, int]]]


def floor(data: bytes) -> Floor:
    """Decode, fold by guarded replacement, delete with a sparse offset map, split, tokenise with raw offsets."""
    text = data.decode()
    for old, new in PAIRS:
        if old in text:
            text = text.replace(old, new)
    pieces: list[str] = []
    starts, shifts = [0], [0]
    last = gone = 0
    for hit in DROPPED.finditer(text):
        a, b = hit.span()
        pieces.append(text[last:a])
        gone += b - a
        starts.append(b - gone)
        shifts.append(gone)
        last = b
    text = "".join([*pieces, text[last:]]) if pieces else text
    return list(_cut(text, starts, shifts))


def _cut(text: str, starts: list[int], shifts: list[int]) -> Iterator[list[tuple[str, int, int]]]:
    """Sentences of tokens; the map is walked along, not searched."""
    k, ahead = 0, starts[1] if len(starts) > 1 else len(text) + 1
    for sentence in SENTENCE.finditer(text):
        tokens = []
        for hit in WORD.finditer(text, *sentence.span()):
            a, b = hit.span()
            while a >= ahead:
                k += 1
                ahead = starts[k + 1] if k + 1 < len(starts) else len(text) + 1
            begin = a + shifts[k]
            while b > ahead:  # something was deleted inside the word
                k += 1
                ahead = starts[k + 1] if k + 1 < len(starts) else len(text) + 1
            tokens.append((hit.group(), begin, b + shifts[k]))
        yield tokens


# --- the workers


def pin() -> None:
    """Stay on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def timed(work: Callable[[bytes], Any], documents: list[bytes]) -> float:
    """CPU seconds of one pass; what comes out is thrown away."""
    begin = time.process_time()
    for data in documents:
        work(data)
    return time.process_time() - begin


def speed_worker(count: int, passes: int, cache: Path, texts: Path | None) -> dict[str, Any]:
    """All three measured in this process, turn by turn; of the several passes the median."""
    pin()
    from isnad import flow, native, text
    from isnad.model.document import Document
    from isnad.packs import read_packs

    documents, packs = corpus(count, texts), read_packs(("syria",), cache=cache)
    split = [text.split(data.decode(), packs.lexicon.known) for data in documents]
    sentences = sum(len(one.sentences) for one in split)
    del split
    packs = read_packs(("syria",), cache=cache)  # with an empty memo again

    def whole(data: bytes) -> int:
        return len(flow.code(Document(text=data.decode(), published="2019-03-27", published_basis="given"), packs).claims)

    def cut(data: bytes) -> Any:
        return text.split(data.decode(), packs.lexicon.known)

    timed(floor, documents[:20])
    out: dict[str, list[float]] = {"floor": [timed(floor, documents)], "cold": [timed(whole, documents)], "split": [], "warm": []}
    for _ in range(passes):
        out["floor"].append(timed(floor, documents))
        out["split"].append(timed(cut, documents))
        out["warm"].append(timed(whole, documents))
    claims = sum(map(whole, documents))
    size = sum(map(len, documents))
    return {"times": {k: statistics.median(v) for k, v in out.items()}, "sentences": sentences, "claims": claims, "bytes": size,
            "kind": native.kind()}  # fmt: skip


def memory_worker(cache: Path) -> dict[str, float]:
    """Resident megabytes before the packs, with them, and at the peak."""
    import resource

    import isnad  # noqa: F401
    from isnad.packs import read_packs

    before = _resident()
    packs = read_packs(("syria",), cache=cache)
    after = _resident()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return {"before": before, "packs": after - before, "peak": peak, "actors": len(packs.actors)}


def _resident() -> float:
    try:
        status = Path("/proc/self/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024
    except (OSError, IndexError):
        return float("nan")


def started(cache: Path | None) -> float:
    """Wall seconds of a fresh Python that reads the packs, or does nothing."""
    ready = (
        "import isnad, pathlib, sys; from isnad.packs import read_packs; read_packs(('syria',), cache=pathlib.Path(sys.argv[1]))"
    )
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", ready if cache else "pass", str(cache)], check=True, env=environment())
    return time.perf_counter() - begin


def environment() -> dict[str, str]:
    """The environment of the workers: isnad from this clone."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "0"}


def ask(*arguments: str) -> Any:
    """What a worker in a fresh process says."""
    command = [sys.executable, __file__, *arguments]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=environment()).stdout)


# --- the telling


def tell_speed(documents: int, repeats: int, passes: int, cache: Path, texts: Path | None) -> bool:
    """Print throughput and the ratio to the floor; False when it is below what it must be."""
    task = ["--worker", "speed", "--documents", str(documents), "--passes", str(passes), "--cache", str(cache)]
    runs = [ask(*task, *(["--texts", str(texts.resolve())] if texts else [])) for _ in range(repeats)]
    one = runs[0]
    print(f"isnad runs {one['kind']}" + (" (nothing is built for these sources: make native)" if "plain" in one["kind"] else ""))
    print(
        f"{documents} documents of {one['bytes'] / documents / 1000:.2f} KB, {one['sentences']} sentences, {one['claims']} claims"
    )
    print(f"{'':34} {'documents/s':>12} {'sentences/s':>12} {'us/document':>12} {'of the floor':>13}")
    named = {"floor": "(a) floor, standard library", "split": "(b) isnad.text.split", "cold": "(c) isnad.flow.code, first pass",
             "warm": "(c) isnad.flow.code, later passes"}  # fmt: skip
    ratio: dict[str, float] = {}
    for key, name in named.items():
        seconds = statistics.median(run["times"][key] for run in runs)
        ratio[key] = statistics.median(run["times"]["floor"] / run["times"][key] for run in runs)
        rate = documents / seconds
        print(f"{name:34} {rate:12,.0f} {one['sentences'] / seconds:12,.0f} {1e6 / rate:12,.0f} {ratio[key]:13.3f}")
    print(f"ratio to the floor: {ratio['cold']:.3f} at first, {ratio['warm']:.3f} later (must be {MUST})")
    print(PEERS)
    return min(ratio["cold"], ratio["warm"]) >= MUST


def tell_start(repeats: int, home: Path) -> None:
    """Print how long a start takes, with compiled packs in the cache and without, and what memory the packs take."""
    warm, bare = home / "warm", statistics.median(started(None) for _ in range(repeats))
    first = statistics.median(started(home / f"cold{n}") for n in range(min(3, repeats)))
    started(warm)
    later = statistics.median(started(warm) for _ in range(repeats))
    print(
        f"start: {first:.2f} s with an empty cache, {later:.2f} s with compiled packs (must be 0.50), {bare:.2f} s Python alone"
    )
    memory = ask("--worker", "memory", "--cache", str(warm))
    print(f"memory: the packs take {memory['packs']:.0f} MB; {memory['peak']:.0f} MB at the peak of reading them")


def main() -> int:
    """Measure and print; 1 when the ratio to the floor is below what it must be."""
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--documents", type=int, default=400, help="how many (default 400)")
    parse.add_argument("--repeats", type=int, default=3, help="fresh processes (default 3)")
    parse.add_argument("--passes", type=int, default=3, help="passes in each, after the first (default 3)")
    parse.add_argument("--texts", type=Path, help="a folder of .txt files to read in place of the recombined study passages")
    parse.add_argument("--worker", choices=["speed", "memory"], help=argparse.SUPPRESS)
    parse.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    given = parse.parse_args()
    if given.worker == "speed":
        print(json.dumps(speed_worker(given.documents, given.passes, given.cache, given.texts)))
        return 0
    if given.worker == "memory":
        print(json.dumps(memory_worker(given.cache)))
        return 0
    with tempfile.TemporaryDirectory(prefix="isnad-bench-") as folder:
        tell_start(5, Path(folder))
        well = tell_speed(given.documents, given.repeats, given.passes, Path(folder) / "warm", given.texts)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
