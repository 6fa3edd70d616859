"""What a headline tells is told again below it: once all below is tied, each of its tellings goes to the happening there that
it is most like. In the order of the text a line of several things would have to wait for its own: whatever came first took it."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.telling.exclusion import excluded, outside_headline
from isnad.telling.likeness import best_and_all, likeness
from isnad.telling.setting import Setting
from isnad.telling.tellings import Told
from isnad.telling.weights import Weights

_LEAST = -1.5
"""The sum from which a headline goes to a happening below: far less than is asked there, since hardly any is told of nowhere."""


def told_below(tellings: Sequence[Told], groups: list[int], setting: Setting, weights: Weights) -> list[int]:
    """``groups``, by telling, with those of the headline's set anew; numbers below zero are of what nothing below tells."""
    heads = [n for n, t in enumerate(tellings) if t.settled.draft.headline]
    below: dict[int, list[Told]] = {}
    for t, group in zip(tellings, groups, strict=True):
        if not t.settled.draft.headline:
            below.setdefault(group, []).append(t)
    if not heads or not below:
        return groups
    fits = [
        (_fit(tellings[n], others, setting, weights), -n, group)
        for n in heads
        for group, others in below.items()
        if not any([outside_headline(tellings[n], other) for other in others])
    ]
    out = list(groups)
    taken: dict[int, list[Told]] = {}
    left = set(heads)
    for fit, n, group in sorted(fits, reverse=True):
        head, there = tellings[-n], taken.setdefault(group, [])
        if fit < _LEAST or -n not in left or any([excluded(head, other) for other in there]):
            continue
        there.append(head)
        left.discard(-n)
        out[-n] = group
    for n in left:
        out[n] = -1 - groups[n]
    return out


def _fit(head: Told, others: Sequence[Told], setting: Setting, weights: Weights) -> float:
    return best_and_all([likeness(other, head, setting, weights) for other in others])
