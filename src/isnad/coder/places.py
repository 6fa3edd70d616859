"""Which place belongs to which event (CODEBOOK §8): its own clause's finest, else that of the sentence's first event."""

from __future__ import annotations

from isnad.coder.reference import Discourse
from isnad.model.draft import DraftPlace
from isnad.model.finds import Found, FrameFind, Mention

_RANK = ("site", "camp", "quarter", "settlement", "near", "", "countryside", "river", "road", "border", "direction", "admin")


def places_of(discourse: Discourse, found: Found, frame: FrameFind) -> tuple[DraftPlace, ...]:
    """All place phrases of a frame, the finest that its own words support first."""
    drafts = [draft_place(discourse, found, m, finder) for m, finder in frame.places if m.names or m.unresolved or m.definite]
    return tuple(sorted(drafts, key=_order))


def _order(p: DraftPlace) -> tuple[int, int, int]:
    tier = 1 if p.finder in ("under:عبر",) or p.finder == "fronted" else 0
    coarse = next((i for i, cls in enumerate(_RANK) if cls and cls in p.mention.classes), _RANK.index(""))
    if p.mention.classes & {"countryside", "admin", "river", "border", "road"}:
        coarse = 8
    return (tier, 1 if coarse >= 6 else 0, p.span[0])


def draft_place(discourse: Discourse, found: Found, m: Mention, finder: str, via: str | None = None) -> DraftPlace:
    """A place phrase with its raw interval; containers likewise."""
    start = m.start
    name = discourse.raw[slice(*discourse.span(found, m.name_start, m.name_end))] if m.name_start >= 0 else ""
    span = _trim(discourse, found, start, m.end)
    return DraftPlace(m, span, name, finder, tuple(draft_place(discourse, found, w, "within") for w in m.within), via)


def _trim(discourse: Discourse, found: Found, start: int, end: int) -> tuple[int, int]:
    span = discourse.span(found, start, end)
    first = found.sentence.tokens[start]
    raw = discourse.raw[span[0] : first.end]
    for pre in ("وب", "ب", "و", "ل"):
        if raw.startswith(pre) and len(raw) > len(pre) + 2 and _glued(found, start, pre):
            return span[0] + len(pre), span[1]
    return span


def _glued(found: Found, start: int, pre: str) -> bool:
    return any(c.start == start and c.pre == pre for c in found.chunks)
