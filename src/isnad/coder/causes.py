"""A toll that a sentence shares out among causes: «قُتل 57 **بالقصف** و12 **بانفجار ألغام** و3 **برصاص مجهولين**». The numbers are
parts of one telling, and what the people died of is no act of its own beside it."""

from __future__ import annotations

import msgspec

from isnad.model.finds import CountFind, Found, FrameFind

_LEAST = 3
"""From how many numbers with a cause each a sentence is a tally; two may be two acts of one day."""
_LINKS = frozenset({"جراء", "نتيجة", "بسبب", "إثر", "في", "خلال"})


def shared_causes(found: Found, frames: list[FrameFind], counts: list[CountFind]) -> tuple[list[FrameFind], list[CountFind]]:
    """Frames without the causes of a toll that is shared out, and its numbers as those of the harm that the first one is told
    with; both as they are where nothing is shared out."""
    if len(counts) < _LEAST or not frames:
        return frames, counts
    listed = [(c, f) for c in counts if c.what == "killed" and (f := _cause(found, frames, c))]
    if len(listed) < _LEAST:
        return frames, counts
    harm = next((f for f in frames if f.type == "killing" and f.trigger <= found.chunk_from(listed[0][0].start)), None)
    acts = [f for _, f in listed if isinstance(f, FrameFind)]
    if harm is None or any(f.places and f.places[0][0].start < listed[-1][0].start for f in acts):
        return frames, counts
    causes, moved = {id(f) for f in acts}, {id(c) for c, _ in listed}
    return (
        [f for f in frames if id(f) not in causes],
        [msgspec.structs.replace(c, chunk=harm.trigger) if id(c) in moved else c for c in counts],
    )


def _cause(found: Found, frames: list[FrameFind], c: CountFind) -> FrameFind | bool:
    """The act right behind a number that tells what these died of; or whether a weapon under بـ does («12 **بالألغام**»)."""
    k = found.chunk_from(c.end)
    for x in range(k, min(len(found.chunks), k + 4)):
        one = found.chunks[x]
        act = next((f for f in frames if f.nominal and f.trigger == x), None)
        by = one.pre.endswith("ب") or any(y.lemma in _LINKS for y in found.chunks[k:x])
        if by and (act is not None or "weapon" in one.classes):
            return act or True
        if one.kind in ("verb", "mark", "comp") or (one.mention is not None and one.mention.quantity is not None):
            return False
    return False
