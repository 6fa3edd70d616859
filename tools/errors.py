"""What kinds of errors the coder makes on the study half, counted: the mechanical part of evals/ERRORS.md.

    python tools/errors.py [--reasons N] [--least N] [--list KIND] [--table] [--after evals/ERRORS.md]

A kind is a field with reasons that can be read off rows and claims, the coarse ones first: an event missed although a claim lies
on its words, a place where none came, an origin given to the outlet. ``--reasons`` keeps the first reasons only, ``--least`` the
kinds with so many cases; ``--list`` shows the cases of the kinds that begin so. ``--table`` prints lines for evals/ERRORS.md;
``--after`` prints the table of that page with its last column filled from today's coder. The held half is never read."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isnad import flow
from isnad.packs import Packs, read_packs
from isnad.workbench.agree import ROLE_GROUP, overlap
from isnad.workbench.evaluate import PassageResult, evaluate
from isnad.workbench.passages import load_passages
from isnad.workbench.probe import Reading, overlaps, read, span_of
from isnad.workbench.score import Slip

ROOT = Path(__file__).resolve().parent.parent
STUDY = ROOT / "evals" / "passages" / "study"
VERBS, NOUNS = frozenset({"verb"}), frozenset({"event"})
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One error: its kind (field, then reasons from the coarse to the fine), the passage, the row, and the words."""

    kind: str
    passage: str
    row: str
    words: str


def cases(result: PassageResult, packs: Packs) -> Iterator[Case]:
    """Every error of one passage."""
    passage, pairing = result.passage, result.scored.pairing
    reading = read(passage.raw, packs)
    for i, row in enumerate(passage.rows):
        if i not in pairing.found and not row.get("optional"):
            yield Case(f"missed: {_missed(row, result, reading)}", passage.id, row["id"], _words(row, passage.raw))
    for j in pairing.extra:
        claim = result.claims[j]
        yield Case(f"extra: {_extra(claim, passage.rows)}", passage.id, claim["type"], _words(claim, passage.raw))
    for slip in result.scored.slips:
        row = passage.rows[slip.row]
        yield Case(_slipped(slip, row, result), passage.id, row["id"], f"{_short(slip)} | {_words(row, passage.raw)}")


def _missed(row: Row, result: PassageResult, reading: Reading) -> str:
    """record, then what the coder saw on its words, then where the telling stands."""
    spans = [tuple(e["span"]) for e in row["evidence"]]
    return f"{row['record']}, {_seen(row, spans, result, reading)}, {'headline' if _headline(row, result) else 'body'}"


def _seen(row: Row, spans: list[tuple[int, int]], result: PassageResult, reading: Reading) -> str:
    for claim in result.claims:
        if any(overlap(s, e["span"]) for s in spans for e in claim["evidence"]):
            return "taken for another record" if claim["record"] != row["record"] else "taken for another act"
    triggers = [span_of(f, f.chunks[x.trigger].start, f.chunks[x.trigger].end) for f, x in reading.frames()]
    if any(overlaps(s, t) for s in spans for t in triggers):
        return "a rule fired and its claim lies elsewhere"
    kinds = {c.kind for f in reading.founds for c in f.chunks for s in spans if overlaps(s, span_of(f, c.start, c.end))}
    if kinds & NOUNS:
        return "an event noun that no rule takes"
    return "a verb that no rule takes" if kinds & VERBS else "no word of an act"


def _extra(claim: Row, rows: tuple[Row, ...]) -> str:
    """record, status where it is no plain one, and whether any row lies on its words."""
    on = [r for r in rows for a in r["evidence"] for b in claim["evidence"] if overlap(a["span"], b["span"])]
    beside = "on a row of another record or act" if on else "where no row is"
    return f"{claim['record']}, {beside}, {claim['type']}"


def _slipped(slip: Slip, row: Row, result: PassageResult) -> str:
    field, wanted, got = slip.field, slip.wanted, slip.got
    told = result.claims[result.scored.pairing.found[slip.row]]
    match field:
        case "type" | "status":
            return f"{field}: {'/'.join(wanted) if isinstance(wanted, list) else wanted} read as {got}"
        case "origin":
            first = wanted[0]
            return f"origin: {'a speaker where the outlet speaks' if first == 'outlet' else _origin(got)}"
        case "happening":
            return f"happening: {_tie(slip, result)}"
        case "roles":
            return f"roles: {_role(slip, told)}"
    kinds = {"where": _where, "when": _when, "counts": _count}
    return f"{field}: {kinds[field](slip, told, row)}"


def _origin(got: str) -> str:
    return "the outlet where a speaker speaks" if got == "outlet" else "another speaker"


def _tie(slip: Slip, result: PassageResult) -> str:
    """Told apart or tied wrongly, and what the two rows are to each other."""
    rows = {row["id"]: row for row in result.passage.rows}
    one, two = result.passage.rows[slip.row], rows[slip.wanted.rsplit(" ", 1)[1]]
    far = "told apart" if slip.got == "apart" else "tied wrongly"
    if any(_headline(row, result) for row in (one, two)):
        return f"{far}, headline and body"
    return f"{far}, {'one type' if one['type'] == two['type'] else 'two types'}"


def _headline(row: Row, result: PassageResult) -> bool:
    title, raw = result.passage.title or "", result.passage.raw
    return bool(title) and raw.startswith(title) and row["evidence"][0]["span"][1] <= len(title)


def _role(slip: Slip, told: Row) -> str:
    """What is missing or too much, in which group of roles."""
    role = slip.wanted or slip.got
    group = ROLE_GROUP.get(role["role"], role["role"])
    if slip.wanted is None:
        return f"too much, {group}, {'from elsewhere' if role.get('via') else 'in the words'}"
    rivals = [r for r in told["roles"] if ROLE_GROUP.get(r["role"], r["role"]) == group]
    named = "known actor" if role.get("actor") else "words"
    if not role.get("text"):
        named += " that is not said again"
    return f"missing, {group}, {named}, {'another filler' if rivals else 'nobody'}"


def _where(slip: Slip, told: Row, row: Row) -> str:
    del row
    if slip.wanted is None:
        return f"too much, {slip.got['precision']}"
    place = told.get("where")
    if not place:
        return f"missing, {slip.wanted['precision']}"
    return "another precision" if place.get("place") == slip.wanted.get("place") else "another place"


def _when(slip: Slip, told: Row, row: Row) -> str:
    if slip.wanted is None:
        return "too much" if row["when"] is None else "another day came too"
    if not told.get("when"):
        return f"missing, {slip.wanted['precision']}"
    return f"other days, {slip.wanted['precision']}"


def _count(slip: Slip, told: Row, row: Row) -> str:
    del row
    if slip.wanted is None:
        return f"too much, {slip.got['what']}"
    what = slip.wanted["what"]
    if slip.wanted["low"] == 0:
        return f"missing, a zero, {what}"
    rivals = [n for n in told.get("counts") or [] if n["what"] == what]
    return f"missing, {what}, {'another number' if rivals else 'no number'}"


def _words(claim: Row, raw: str) -> str:
    if not claim["evidence"]:
        return ""
    start, end = claim["evidence"][0]["span"]
    return " ".join(raw[start:end].split())[:110]


def _short(slip: Slip) -> str:
    def told(value: Any) -> str:
        if not isinstance(value, Mapping):
            return str(value)
        keys = ("role", "actor", "name", "place", "precision", "from", "to", "what", "low", "high", "text", "via")
        return " ".join(f"{k}={value[k]}" for k in keys if value.get(k) is not None)

    return f"wanted {told(slip.wanted)}; got {told(slip.got)}"


def count(found: list[Case], reasons: int | None = None) -> Counter[str]:
    """How many cases of each kind, with all its reasons or only the first few."""
    return Counter(c.kind if reasons is None else ", ".join(c.kind.split(", ")[:reasons]) for c in found)


def table(counted: Counter[str], page: str = "") -> Iterator[str]:
    """Lines of the table: kind, count before, count after; with a page, its kinds and counts before, and then the new kinds."""
    before = dict(re.findall(r"^\| (\w+: [^|]+?) \| (\d*) \|", page, re.MULTILINE))
    for kind, n in before.items():
        yield f"| {kind} | {n} | {counted[kind]} |"
    for kind, n in counted.most_common():
        if kind not in before:
            yield f"| {kind} |  | {n} |" if before else f"| {kind} | {n} |  |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reasons", type=int, help="keep so many reasons of a kind")
    parser.add_argument("--least", type=int, default=1, help="only kinds with so many cases")
    parser.add_argument("--list", metavar="KIND", help="show the cases of the kinds that begin so")
    parser.add_argument("--table", action="store_true", help="print Markdown lines")
    parser.add_argument("--after", type=Path, metavar="PAGE", help="fill the last column of the page's table")
    asked = parser.parse_args()
    packs = read_packs()
    report = evaluate(load_passages(STUDY), packs, code=lambda document: flow.code(document, packs))
    (half,) = report.splits.values()
    found = [case for result in half.kept for case in cases(result, packs)]
    if asked.list:
        for case in (c for c in found if c.kind.startswith(asked.list)):
            print(case.kind, "|", case.passage, case.row, "|", case.words)
        return
    counted = count(found, asked.reasons)
    kept = Counter({kind: n for kind, n in counted.items() if n >= asked.least})
    if asked.after:
        print(*table(counted, asked.after.read_text(encoding="utf-8")), sep="\n")
        return
    if asked.table:
        print(*table(kept), sep="\n")
        return
    fields = Counter(case.kind.split(":")[0] for case in found)
    print(f"{len(half.kept)} passages, {len(found)} errors:", ", ".join(f"{n} {f}" for f, n in fields.most_common()))
    for kind, n in kept.most_common():
        print(f"{n:5}  {kind}")


if __name__ == "__main__":
    main()
