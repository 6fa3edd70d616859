"""Happenings: which claims of one document tell of one happening (CODEBOOK §9).

The tellings are read in their order; each goes to the happening that its likeness to the tellings there speaks for, the best one
and all of them together, and founds a new one where none is enough. The more things a report has told, the more is asked; the one
told last is the nearest. One telling that excludes it (another town, another day) closes a happening to it, so that no vague
claim chains two of them. What a headline tells is placed last (``headlines``)."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from isnad.model.draft import Labels, Settled
from isnad.telling.exclusion import excluded
from isnad.telling.headlines import told_below
from isnad.telling.likeness import best_and_all, likeness
from isnad.telling.setting import Setting, setting_of
from isnad.telling.tellings import Told, told
from isnad.telling.weights import ENOUGH, WEIGHTS, Weights

LEAD, WINDOW = 8, 24
"""A telling is held against the first claims of its document (headline and lead) and the last before it: the work stays
linear."""
CROWD, RECENT = 0.4, 0.2
"""What each doubling or so of the happenings in reach asks for more (by their natural logarithm), and what is given to the last
one: measured with whole groups of passages left out (docs/decisions/0009)."""


def happenings(
    settled: Sequence[Settled], labels: Labels, *, weights: Weights = WEIGHTS, enough: float = ENOUGH
) -> list[int | None]:
    """A group number per claim; None for statements, figures and relations."""
    events = sorted((i for i, s in enumerate(settled) if s.draft.record == "event"), key=lambda i: settled[i].draft.order)
    tellings = [told(settled[i], labels) for i in events]
    setting = setting_of(tellings)
    home: list[int | None] = [None] * len(settled)
    groups: list[int] = []
    """The group of each event before this one."""
    for n, i in enumerate(events):
        near: dict[int, list[Told]] = {}
        for k in range(min(LEAD, n)):
            near.setdefault(groups[k], []).append(tellings[k])
        for k in range(max(LEAD, n - WINDOW), n):
            near.setdefault(groups[k], []).append(tellings[k])
        best, at, one = enough + CROWD * log(1 + len(near)), i, tellings[n]
        for group, others in near.items():
            if _any_excludes(one, others):
                continue
            score = _score(one, others, setting, weights)
            if group == groups[-1]:
                score += RECENT
            if score > best:
                best, at = score, group
        groups.append(at)
    for i, group in zip(events, told_below(tellings, groups, setting, weights), strict=True):
        home[i] = group
    return home


def _score(one: Told, others: Sequence[Told], setting: Setting, weights: Weights) -> float:
    """How much a telling is like those of a happening."""
    return best_and_all([likeness(one, other, setting, weights) for other in others])


def _any_excludes(one: Told, others: Sequence[Told]) -> bool:
    return any(excluded(one, other) for other in others)
