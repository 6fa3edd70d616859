"""Which time belongs to which event: the time of its own clause, else the only one of the sentence; never the day of saying."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.finds import CueFind, Found, FrameFind
from isnad.model.times import TimePhrase

_NOT_EVENT = frozenset({"duration", "anniversary", "clock"})
_HARD = frozenset({".", "؛", ":"})


def time_of(found: Found, frame: FrameFind, said: list[TimePhrase], tolls: Sequence[FrameFind] = ()) -> TimePhrase | None:
    """The time phrase of a frame, or None. «منذ» before an ongoing act is a beginning and is kept."""
    free = [(k, t) for k, t in found.times if t not in said and t.kind not in _NOT_EVENT]
    if not free:
        return None
    near = [(k, t) for k, t in free if any(_same_clause(found, k, f) for f in (frame, *tolls))]
    if near:
        return min(near, key=lambda p: (abs(p[0] - frame.trigger), p[0]))[1]
    if len(free) == 1 and not _other_clause(found, free[0][0], frame):
        return free[0][1]
    return None


def said_times(cues: tuple[CueFind, ...]) -> list[TimePhrase]:
    """Times that date a statement, not what it tells."""
    return [c.said for c in cues if c.said is not None]


def _same_clause(found: Found, k: int, frame: FrameFind) -> bool:
    lo, hi = sorted((k, frame.trigger))
    if hi - lo > 26:
        return False
    for c in found.chunks[lo + 1 : hi]:
        if c.kind in ("comp", "conseq", "cue") or (c.kind == "mark" and c.lemma in _HARD and c.lemma != "؛"):
            return False
        if c.kind == "verb" and c.pre.startswith("و") and c is not found.chunks[frame.trigger] and frame.trigger not in frame.supports:
            return False
    return True


def _other_clause(found: Found, k: int, frame: FrameFind) -> bool:
    """Whether a relative clause or an event under بعد/قبل of its own holds the time."""
    before = found.chunks[max(0, k - 4) : k]
    return any(c.kind in ("rel",) for c in before) and frame.trigger < k
