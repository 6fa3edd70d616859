"""«هجوم **مماثل**», «استهداف **مشابه**»: an act told to be like the one before is of its type, where its words leave it open."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.draft import DraftRole
from isnad.model.finds import Found, FrameFind

_OPEN = frozenset({"attack", "shelling", "air_strike"})
_MEANS = frozenset(
    {"drone_strike", "missile_strike", "air_strike", "ied", "suicide_attack", "chemical_attack", "shelling", "grenade"}
)
_LIKE = "same_kind"
_REACH = 3
"""Sentences over which «مماثل» points back."""


def kind_of_act(found: Found, frame: FrameFind, told: Sequence[tuple[int, str, tuple[DraftRole, ...], str]]) -> str:
    """The type of a frame: its own, or that of the act told last before, which it is said to be like."""
    if not (frame.bare and frame.nominal and frame.type in _OPEN):
        return frame.type
    behind = found.chunks[frame.trigger + 1 : frame.trigger + 4]
    if not any(_LIKE in c.classes and not c.definite for c in behind):
        return frame.type
    before = (kind for at, kind, _, _ in reversed(told) if kind in _MEANS and found.sentence.index - at <= _REACH)
    return next(before, frame.type)
