"""Evidence shown inside the article: spans may overlap, elements may not, so the text is cut wherever a span begins or ends."""

from __future__ import annotations

import itertools

import msgspec

from isnad.model.claim import Claim
from isnad.model.document import Span


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text: the claims that rest on it, and those whose evidence begins and ends with it."""

    start: int
    end: int
    claims: tuple[int, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]


def spans_of(claim: Claim, length: int) -> list[Span]:
    """The claim's evidence inside a text of ``length`` characters, overlapping stretches of the same claim made one."""
    found = sorted((max(e.span[0], 0), min(e.span[1], length)) for e in claim.evidence)
    merged: list[Span] = []
    for start, end in found:
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def pieces(length: int, claims: tuple[Claim, ...]) -> list[Piece]:
    """The whole text as consecutive pieces; each claim is its index. Costs as much as there are pieces and marks on them."""
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for index, claim in enumerate(claims):
        for start, end in spans_of(claim, length):
            opens.setdefault(start, []).append(index)
            closes.setdefault(end, []).append(index)
    cuts = sorted({0, length, *opens, *closes})
    active: set[int] = set()
    cut: list[Piece] = []
    for start, end in itertools.pairwise(cuts):
        active.difference_update(closes.get(start, ()))
        active.update(opens.get(start, ()))
        cut.append(Piece(start, end, tuple(sorted(active)), tuple(opens.get(start, ())), tuple(closes.get(end, ()))))
    return cut
