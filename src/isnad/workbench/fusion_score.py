"""How well fused incidents agree with those expected. Pure: groupings are labels, one for each claim, None for a claim that
stands alone.

- *pairwise*: of every two claims, are they one incident, and were they told to be?
- *B-cubed* (Bagga and Baldwin 1998): for each claim, the share of its told group that is of its expected group (precision) and
  the share of its expected group that is in its told one (recall), averaged over the claims; F1 of the two averages.
- *origins*: incidents whose origins are exactly those expected, none more and none less.
- *contradictions*: of the pairs (incident, field) that are expected and told, those that are both, with two expected sides on two
  told ones. Several of one field in one incident count once.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from isnad.workbench.score import Tally

Label = Hashable | None
Items = Sequence[tuple[Label, Label]]
"""Claims as (expected group, told group)."""


@dataclass(frozen=True)
class Means:
    """Sums of shares over claims, whose averages are B-cubed precision and recall."""

    precisions: float = 0.0
    recalls: float = 0.0
    claims: int = 0

    def __add__(self, other: Means) -> Means:
        return Means(self.precisions + other.precisions, self.recalls + other.recalls, self.claims + other.claims)

    @property
    def precision(self) -> float:
        """Average share of a claim's told group that belongs there; 1 where there are no claims."""
        return self.precisions / self.claims if self.claims else 1.0

    @property
    def recall(self) -> float:
        """Average share of a claim's expected group that is with it."""
        return self.recalls / self.claims if self.claims else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairwise(items: Items) -> Tally:
    """Pairs of claims of one incident: expected, told, both."""
    out = Tally()
    for (gold_a, told_a), (gold_b, told_b) in itertools.combinations(items, 2):
        same, joined = gold_a is not None and gold_a == gold_b, told_a is not None and told_a == told_b
        out += Tally(same and joined, same, same and joined, joined)
    return out


def b_cubed(items: Items) -> Means:
    """Shares of each claim's groups; a claim that stands alone is a group of its own."""
    named = [
        (("alone", n) if gold is None else gold, ("alone", n) if told is None else told) for n, (gold, told) in enumerate(items)
    ]
    golds, tolds, both = Counter(g for g, _ in named), Counter(t for _, t in named), Counter(named)
    precisions = sum(both[pair] / tolds[pair[1]] for pair in named)
    recalls = sum(both[pair] / golds[pair[0]] for pair in named)
    return Means(precisions, recalls, len(named))


def aligned(items: Items) -> dict[Label, Label]:
    """Expected incident → the told one that holds most of its claims, each told one given away once; the largest share first."""
    shared = Counter((gold, told) for gold, told in items if gold is not None and told is not None)
    out: dict[Label, Label] = {}
    for gold, told in sorted(shared, key=lambda pair: (-shared[pair], str(pair))):
        if gold not in out and told not in out.values():
            out[gold] = told
    return out


def origins_equal(expected: Sequence[str], told: Sequence[str], same: Callable[[str, str], bool]) -> bool:
    """Whether each expected origin is one told origin and none is left over. ``same`` judges two of them."""
    if len(expected) != len(told):
        return False
    if not expected:
        return True
    first, rest = expected[0], expected[1:]
    return any(same(first, t) and origins_equal(rest, [*told[:n], *told[n + 1 :]], same) for n, t in enumerate(told))


@dataclass(frozen=True)
class Opposed:
    """A contradiction: the fields that it may be called by (the first is its name), and the claims of each side."""

    incident: Label
    fields: tuple[str, ...]
    sides: tuple[frozenset[str], ...]


@dataclass
class Contradictions:
    """What was expected and told of contradictions, by field."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    missed: list[Opposed] = field(default_factory=list)
    extra: list[Opposed] = field(default_factory=list)

    def add(self, name: str, tally: Tally) -> None:
        """Count under the field."""
        self.tallies[name] = self.tallies.get(name, Tally()) + tally


def contradictions(expected: Sequence[Opposed], told: Iterable[Opposed], match: Mapping[Label, Label]) -> Contradictions:
    """Compare by incident and field. ``match``: expected incident → told incident."""
    out = Contradictions()
    wanted = {(o.incident, o.fields[0]): o for o in reversed(expected)}
    by_key: dict[tuple[Label, str], list[Opposed]] = {}
    for one in told:
        by_key.setdefault((one.incident, one.fields[0]), []).append(one)
    for key, first in sorted(wanted.items(), key=lambda item: (len(item[1].fields), str(item))):
        allowed = [o for o in expected if (o.incident, o.fields[0]) == key]
        places = [(match.get(first.incident), name) for name in first.fields]
        found = next((p for p in places if any(opposes(a, b) for a in allowed for b in by_key.get(p, ()))), None)
        if found:
            del by_key[found]
        else:
            out.missed.append(first)
        out.add(first.fields[0], Tally(bool(found), 1, bool(found), bool(found)))
    for (_, name), left in sorted(by_key.items(), key=str):
        out.extra.append(left[0])
        out.add(name, Tally(0, 0, 0, 1))
    return out


def opposes(expected: Opposed, told: Opposed) -> bool:
    """Whether two told sides stand on claims of two expected ones."""
    return any(
        a & x and b & y for a, b in itertools.permutations(expected.sides, 2) for x, y in itertools.combinations(told.sides, 2)
    )
