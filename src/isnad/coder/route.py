"""The way that a movement took, kept as words (CODEBOOK §8): from south of the river to its north, across, towards."""

from __future__ import annotations

from isnad.coder.reference import Discourse
from isnad.model.document import Span
from isnad.model.finds import Chunk, Found, FrameFind

_MOVING = frozenset({"infiltration", "withdrawal", "deployment", "displacement", "return", "repatriation", "escape", "pursuit"})
"""Types in which somebody goes from one place to another."""
_LEGS = {"من": 0, "انطلاقا من": 0, "قادما من": 0, "قادمة من": 0, "عبر": 1, "إلى": 2, "نحو": 2, "باتجاه": 2, "صوب": 2, "تجاه": 2}
_REACH = 12
_Words = tuple[str | None, str | None, str | None, Span]


def route_of(d: Discourse, found: Found, frame: FrameFind) -> _Words | None:
    """(from, via, to, span of all of it) where a movement names two of the three, each as its words stand; else None."""
    if frame.type not in _MOVING:
        return None
    legs: dict[int, Span] = {}
    at: list[int] = []
    for k in range(frame.trigger + 1, min(len(found.chunks) - 1, frame.trigger + _REACH)):
        c = found.chunks[k]
        if c.kind in ("verb", "comp", "conseq") or (c.kind == "mark" and c.lemma in ".؛"):
            break
        leg = _LEGS.get(c.lemma) if c.kind == "prep" else None
        if leg is None or leg in legs or not _somewhere(found.chunks[k + 1], bool(legs)):
            continue
        legs[leg] = d.span(found, found.chunks[k + 1].start, found.chunks[k + 1].end)
        at += [c.start, found.chunks[k + 1].end]
    if len(legs) < 2:
        return None
    start, via, end = (d.raw[slice(*legs[n])] if n in legs else None for n in range(3))
    return start, via, end, d.span(found, min(at), max(at))


def _somewhere(c: Chunk, after_place: bool) -> bool:
    """A place, or a noun that points back to one: «إلى شماله»."""
    return c.kind == "place" or (after_place and c.kind == "noun" and bool(c.suffix))
