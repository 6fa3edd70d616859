"""Fit the weights of ``isnad.telling.likeness`` on study passages and clusters and say what they are worth.

    python tools/fit_happenings.py [--folds 8] [--seeds 1 2 3] [--marked FOLDER] [--only SIGN ...]

Every pair of event claims that gold rows stand behind is a case: its signs, and whether gold calls the two one happening. A
logistic regression with a penalty gives each sign its log odds; passages count by the root of their pairs, so that a long digest
does not outweigh twenty short reports. What excludes one happening is no case. Pair F1 is told in sample and by folds over
passages (each passage tied with weights that never saw it). The held half is never read. Paste the printed table by hand.

``evals/happenings`` holds further texts whose happenings were marked before the coder read them: .txt files of blocks, each under
a line ``### id day``, with ``[1]`` before every word that tells of happening 1. ``--marked`` reads more of them, which may not be
copied into this repository. A study passage counts for four of them, and for two reports of a cluster. Those under
``evals/happenings/aside`` are never fitted on: what they give is told beside.

``--only`` leaves the table as it stands and fits the named signs beside it: so a new sign gets its weight without moving what
unread texts have borne out."""

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from operator import mul, sub
from pathlib import Path

from isnad import coder, flow, match, resolve, text
from isnad.model.claim import Coding
from isnad.model.document import Document
from isnad.model.draft import Labels, Settled
from isnad.packs import Packs, read_packs
from isnad.telling import exclusion, likeness, tellings
from isnad.telling.happenings import happenings
from isnad.telling.setting import setting_of
from isnad.telling.weights import ENOUGH, WEIGHTS, Weights
from isnad.workbench.evaluate import PassageResult, evaluate
from isnad.workbench.passages import Passage, load_passages, raw_text, read_row

ROOT = Path(__file__).resolve().parent.parent
STUDY = ROOT / "evals" / "passages" / "study"
CLUSTERS = ROOT / "evals" / "clusters" / "study"
MARKED = ROOT / "evals" / "happenings"
ASIDE = MARKED / "aside"
_OF_MARKED = 0.5
"""What a marked report counts beside the report of a cluster; by folds more of it moves the study passages away."""
_WHOLE, _STEPS, _MEMORY, _LEAST = 5.0, 300, 8, 1e-7
_PENALTY, _APART, _SEEN = 2.0, 16.0, 10
"""Root of the pairs up to which a passage counts in full; steps of the fit, how many of them it remembers, and the share of the
cost below which it is done; the penalty on weights, and on what they differ by in the headline and in one sentence; pairs that
must show a sign before it is fitted: a rarer one keeps what it weighs."""


@dataclass(frozen=True)
class Case:
    """Two tellings: the signs between them, where the earlier one stands (``likeness.standing``), whether they are one in gold,
    and how much the pair counts."""

    signs: tuple[str, ...]
    standing: int
    one: bool
    weight: float


@dataclass(frozen=True)
class Text:
    """One passage: what the telling room got, and (gold happening, index of the settled draft) per event row found."""

    settled: tuple[Settled, ...]
    rows: tuple[tuple[str, int], ...]


def main() -> None:
    """Read, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--enough", type=float, nargs="+", default=[ENOUGH])
    parser.add_argument("--marked", type=Path)
    parser.add_argument("--only", nargs="+", default=[])
    asked = parser.parse_args()
    packs = read_packs()
    labels = packs.labels
    texts = read_texts(load_passages(STUDY), packs)
    cases = [cases_of(t, labels) for t in texts]
    folders = [MARKED, *([asked.marked] if asked.marked else [])]
    also = [c for t in read_texts(list(_reports()), packs) for c in cases_of(t, labels)]
    marked = [c for folder in folders for t in read_marked(folder, packs) for c in cases_of(t, labels)]
    also += [replace(c, weight=c.weight * _OF_MARKED) for c in marked]
    aside = read_marked(ASIDE, packs)
    flat = [*(c for part in (*cases, *cases) for c in part), *also]
    only = frozenset(asked.only)
    fitted = rounded(fit(flat, only))
    print("as it stands     ", told_f1(texts, [WEIGHTS] * len(texts), labels, ENOUGH))
    print("set aside, before", told_f1(aside, [WEIGHTS] * len(aside), labels, ENOUGH))
    print("set aside, fitted", told_f1(aside, [fitted] * len(aside), labels, ENOUGH))
    for enough in asked.enough:
        print(f"enough {enough}\nfitted, in sample", told_f1(texts, [fitted] * len(texts), labels, enough))
        for seed in asked.seeds:
            weights = by_folds(cases, also, folds=asked.folds, seed=seed, only=only)
            print(f"by folds, seed {seed} ", told_f1(texts, weights, labels, enough))
    seen = Counter(s for c in flat for s in c.signs)
    one = Counter(s for c in flat if c.one for s in c.signs)
    for sign, weight in sorted(fitted.items(), key=lambda item: item[1], reverse=True):
        print(f'    "{sign}": {weight},  # {one[sign]} of {seen[sign]}')


def _reports() -> Iterator[Passage]:
    """The reports of the study clusters, each as a passage of its own rows."""
    for path in sorted(CLUSTERS.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        for report in data["reports"]:
            raw = raw_text(report)
            rows = tuple(read_row(path, raw, row) for row in data["claims"] if row["report"] == report["id"])
            name, head = f"{data['id']}:{report['id']}", (report.get("published"), report.get("outlet"), report.get("title"))
            yield Passage(name, "study", "", "", *head, raw, rows, "")


def read_texts(passages: Sequence[Passage], packs: Packs) -> list[Text]:
    """Code every passage and keep what the telling room is given of it."""
    ruled: dict[str, tuple[Settled, ...]] = {}

    def code(document: Document) -> Coding:
        finds = match.find(text.split(document.text, packs.lexicon.known), packs)
        drafts, timed, _ = coder.draft(document.text, finds, packs.lore, document.outlet)
        ruled[document.text] = resolve.settle(drafts, timed, document, packs).settled
        return flow.code(document, packs)

    (half,) = evaluate(passages, packs, code=code).splits.values()
    return [_text(result, ruled[result.passage.raw]) for result in half.kept]


def read_marked(folder: Path, packs: Packs) -> list[Text]:
    """Texts with marks, coded: a telling is of the happening whose mark stands before its trigger, else in its evidence."""
    blocks = (b for path in sorted(folder.glob("*.txt")) for b in path.read_text("utf-8").split("### ")[1:])
    return [_marked(*block.split("\n", 1), packs) for block in blocks]


def _marked(head: str, body: str, packs: Packs) -> Text:
    name, day = head.split()
    parts = re.split(r"\[(\w)\]", body)
    raw, marks = parts[0], list[tuple[int, str]]()
    for mark, words in zip(parts[1::2], parts[2::2], strict=True):
        marks.append((len(raw), mark))
        raw += words
    document = Document(text=raw, id=name, published=day, published_basis="given")
    finds = match.find(text.split(raw, packs.lexicon.known), packs)
    drafts, timed, _ = coder.draft(raw, finds, packs.lore, None)
    settled = resolve.settle(drafts, timed, document, packs).settled
    rows: list[tuple[str, int]] = []
    for i, s in enumerate(settled):
        triggers = [b.span for b in s.draft.because[0].under if b.span and b.rule.startswith(("trigger", "carried_by"))]
        spans = [(a, b) for a, b in (*triggers, *s.draft.evidence)]
        told = next((m for a, b in spans for at, m in marks if a - 1 <= at < b), None)
        if s.draft.record == "event" and told is not None:
            rows.append((told, i))
    return Text(tuple(settled), tuple(rows))


def _text(result: PassageResult, settled: Sequence[Settled]) -> Text:
    """Rows of events with the draft behind the claim that found them: claims stand in the order of evidence."""
    ordered = sorted(settled, key=lambda s: (s.draft.evidence[0], s.draft.order))
    if len(ordered) != len(result.claims):
        return Text((), ())
    rows = [
        (row.get("happening") or f"row {i}", result.scored.pairing.found[i])
        for i, row in enumerate(result.passage.rows)
        if row["record"] == "event" and i in result.scored.pairing.found
    ]
    return Text(tuple(ordered), tuple(rows))


def cases_of(passage: Text, labels: Labels) -> list[Case]:
    """The pairs of one passage, the later telling first, as the telling room meets them."""
    gold: dict[int, str] = {}
    for happening, claim in passage.rows:
        gold.setdefault(claim, happening)
    events = (i for i, s in enumerate(passage.settled) if s.draft.record == "event")
    told = {i: tellings.told(passage.settled[i], labels) for i in sorted(events, key=lambda i: passage.settled[i].draft.order)}
    setting = setting_of([*told.values()])
    order = [i for i in told if i in gold]
    pairs = [(a, b) for b, a in combinations(order, 2) if not exclusion.excluded(told[a], told[b])]
    weight = min(1.0, _WHOLE / len(pairs) ** 0.5) if pairs else 1.0
    return [
        Case(
            signs=tuple(likeness.signs(told[a], told[b], setting)),
            standing=likeness.standing(told[a].settled.draft, told[b].settled.draft),
            one=gold[a] == gold[b],
            weight=weight,
        )
        for a, b in pairs
    ]


def fit(cases: Sequence[Case], only: frozenset[str] = frozenset()) -> Weights:
    """Log odds per sign and standing: logistic regression by gradient with a step of its own for each; the base has no penalty.
    With ``only`` the signs that are not named keep the weights of the table."""
    told: dict[tuple[tuple[str, ...], int, bool], float] = defaultdict(float)
    for case in cases:
        told[case.signs, case.standing, case.one] += case.weight
    seen = Counter(s for case in cases for s in set(case.signs))
    names = sorted(s for s, times in seen.items() if times >= _SEEN or s in only)
    known = frozenset(names)
    at = {key: n for n, key in enumerate([("base", 0), *((s, k) for s in names for k in range(3))])}
    penalties = [0.0, *(_APART if k else _PENALTY for _, k in [*at][1:])]
    rows: list[tuple[list[int], float, bool, float]] = []
    for (signs, standing, one), weight in told.items():
        free = [s for s in signs if s in known and (not only or s in only)]
        kept = sum(WEIGHTS[s][standing] for s in signs if s in WEIGHTS and s not in free)  # rare ones keep what they weigh
        columns = [at[s, 0] for s in free] + ([at[s, standing] for s in free] if standing else [])
        rows.append((columns if only else [0, *columns], kept + (WEIGHTS["base"][0] if only else 0.0), one, weight))
    fitted = _descent(rows, penalties)
    out = {s: (w := fitted[at[s, 0]], w + fitted[at[s, 1]], w + fitted[at[s, 2]]) for s in names if not only or s in only}
    return {**WEIGHTS, **out} if only else {**WEIGHTS, "base": (fitted[0],) * 3, **out}


Row = tuple[list[int], float, bool, float]
"""The columns of a case, what is fixed of its sum, whether it is one happening, how much it counts."""


def _descent(rows: Sequence[Row], penalties: Sequence[float]) -> list[float]:
    """The weights of the least cost, by steps along curved slopes (L-BFGS): plain ones stop far from it."""
    weights = [0.0] * len(penalties)
    cost, slope = _cost(rows, penalties, weights)
    past: list[tuple[list[float], list[float]]] = []
    for _ in range(_STEPS):
        way, pace = _way(slope, past), 1.0
        downhill = sum(map(mul, way, slope))
        while pace > _LEAST:
            at = [w + pace * d for w, d in zip(weights, way, strict=True)]
            new_cost, new_slope = _cost(rows, penalties, at)
            if new_cost <= cost + _LEAST * pace * downhill:
                break
            pace /= 2
        if cost - new_cost < _LEAST * cost:
            return at
        moved = list(map(sub, at, weights)), list(map(sub, new_slope, slope))
        past = [*past[-_MEMORY:], moved]
        weights, cost, slope = at, new_cost, new_slope
    return weights


def _cost(rows: Sequence[Row], penalties: Sequence[float], weights: Sequence[float]) -> tuple[float, list[float]]:
    """What the cases and the penalties cost at these weights, and how it rises with each."""
    slope = [p * w for p, w in zip(penalties, weights, strict=True)]
    cost = sum(map(mul, slope, weights)) / 2
    for columns, fixed, one, count in rows:
        total = fixed + sum([weights[c] for c in columns])
        cost += count * (math.log1p(math.exp(-abs(total))) + max(total, 0.0) - one * total)
        miss = count * (1 / (1 + math.exp(-total)) - one)
        for c in columns:
            slope[c] += miss
    return cost, slope


def _way(slope: Sequence[float], past: Sequence[tuple[list[float], list[float]]]) -> list[float]:
    """The way down, bent by how the slope changed on the last steps; the first one is short."""
    way, shares = [-x for x in slope], list[float]()
    for step, turn in reversed(past):
        shares.append(sum(map(mul, step, way)) / sum(map(mul, step, turn)))
        way = [d - shares[-1] * t for d, t in zip(way, turn, strict=True)]
    step, turn = past[-1] if past else (list(slope), [x * math.hypot(*slope) for x in slope])
    scale = sum(map(mul, step, turn)) / sum(map(mul, turn, turn))
    way = [d * scale for d in way]
    for (step, turn), share in zip(past, reversed(shares), strict=True):
        back = share - sum(map(mul, turn, way)) / sum(map(mul, step, turn))
        way = [d + back * s for d, s in zip(way, step, strict=True)]
    return way


def rounded(weights: Weights) -> Weights:
    """To hundredths: thirty signs rounded to tenths together move a sum by what decides."""
    return {sign: (round(a, 2), round(b, 2), round(c, 2)) for sign, (a, b, c) in weights.items()}


def by_folds(
    cases: Sequence[Sequence[Case]], also: Sequence[Case], *, folds: int, seed: int, only: frozenset[str] = frozenset()
) -> list[Weights]:
    """For each passage the weights fitted on the passages of the other folds."""
    order = list(range(len(cases)))
    random.Random(seed).shuffle(order)
    out: list[Weights] = [{}] * len(cases)
    for k in range(folds):
        apart = set(order[k::folds])
        kept = [c for i, part in enumerate(cases) if i not in apart for c in part]
        weights = rounded(fit([*kept, *kept, *also], only))
        for i in apart:
            out[i] = weights
    return out


def told_f1(texts: Sequence[Text], weights: Sequence[Weights], labels: Labels, enough: float) -> str:
    """Pair precision, recall and F1 of happenings when each passage is tied with its weights."""
    both = gold = got = 0
    for passage, own in zip(texts, weights, strict=True):
        groups = happenings(passage.settled, labels, weights=own, enough=enough)
        for (g1, c1), (g2, c2) in combinations(passage.rows, 2):
            both += g1 == g2 and groups[c1] == groups[c2]
            gold += g1 == g2
            got += groups[c1] == groups[c2]
    return f"P {both / max(1, got):.3f} R {both / max(1, gold):.3f} F1 {2 * both / max(1, got + gold):.3f}"


if __name__ == "__main__":
    main()
