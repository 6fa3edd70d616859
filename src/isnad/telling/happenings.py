"""Happenings: which claims of one document tell of one happening (CODEBOOK §9).

The tellings are read in their order; each goes to the happening that its likeness to the tellings there speaks for, the best one
and all of them together, and founds a new one where none is enough. One telling that excludes it (another town, another day)
closes a happening to it, so that no vague claim chains two of them."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.draft import Labels, Settled
from isnad.telling.exclusion import excluded
from isnad.telling.likeness import likeness
from isnad.telling.setting import setting_of
from isnad.telling.tellings import told
from isnad.telling.weights import ENOUGH, WEIGHTS, Weights

LEAD, WINDOW = 8, 24
"""A telling is held against the first claims of its document (headline and lead) and the last before it: the work stays
linear."""


def happenings(
    settled: Sequence[Settled], labels: Labels, *, weights: Weights = WEIGHTS, enough: float = ENOUGH
) -> list[int | None]:
    """A group number per claim; None for statements, figures and relations."""
    events = sorted((i for i, s in enumerate(settled) if s.draft.record == "event"), key=lambda i: settled[i].draft.order)
    tellings = {i: told(settled[i], labels) for i in events}
    setting = setting_of([*tellings.values()])
    home: dict[int, int] = {}
    for n, i in enumerate(events):
        near: dict[int, list[int]] = {}
        for j in (*events[: min(LEAD, n)], *events[max(LEAD, n - WINDOW) : n]):
            near.setdefault(home[j], []).append(j)
        best, at = enough, i
        for group, members in near.items():
            others = [tellings[j] for j in members]
            if any(excluded(tellings[i], other) for other in others):
                continue
            alike = [likeness(tellings[i], other, setting, weights) for other in others]
            score = (max(alike) + sum(alike) / len(alike)) / 2
            if score > best:
                best, at = score, group
        home[i] = at
    return [home.get(i) for i in range(len(settled))]
