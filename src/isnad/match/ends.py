"""Where clauses end in a row of chunks, and its chunks in order: made once for all finders that walk a clause."""

from __future__ import annotations

from functools import lru_cache

from isnad.model.finds import Chunk

_STOPS = frozenset({"verb", "comp", "rel", "conseq", "cue", "cite"})
_ALSO = frozenset({"أيضاً", "أيضا", "كذلك"})
_HARD = frozenset({".", ":", ";", "؛", "!", "؟", "?"})


def stops(c: Chunk) -> bool:
    """Whether a chunk ends the clause before it."""
    kind = c.kind
    if kind == "event":
        return c.pre == "ل"
    if kind == "mark":
        return c.lemma in _HARD
    if kind == "conj":
        return not c.lemma.startswith("و") and c.lemma not in _ALSO
    return kind in _STOPS


def clauses(ending: list[bool]) -> tuple[list[int], list[int]]:
    """For each chunk the nearest chunk before it and after it that ends a clause (-1, n for none): asked once, since every finder
    walks a clause."""
    n = len(ending)
    begins, ends = [-1] * n, [n] * n
    last, following = -1, n
    for k in range(n):
        begins[k] = last
        if ending[k]:
            last = k
    for k in range(n - 1, -1, -1):
        ends[k] = following
        if ending[k]:
            following = k
    return begins, ends


@lru_cache(512)
def orders(n: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """All of ``n`` chunks, from the first and from the last: a piece of a tuple is gone through faster than a range."""
    return tuple(range(n)), tuple(range(n - 1, -1, -1))
