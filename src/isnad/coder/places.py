"""Which place belongs to which event (CODEBOOK §8): its own clause's finest, else that of the sentence's first event."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from isnad.coder.reference import Discourse
from isnad.model.draft import DraftPlace
from isnad.model.finds import Found, FrameFind, Mention

_AWAY = frozenset({"من", "نحو", "إلى", "باتجاه"})
_RANK = ("site", "camp", "quarter", "settlement", "near", "", "countryside", "river", "road", "border", "direction", "admin")


def places_of(discourse: Discourse, found: Found, frame: FrameFind) -> tuple[DraftPlace, ...]:
    """All place phrases of a frame, the finest that its own words support first."""
    start = found.chunks[min(dateline(found), len(found.chunks) - 1)].start
    drafts = []
    for m, finder in frame.places:
        if m.start < start:
            continue
        back = discourse.place_back(m) if not (m.names or m.unresolved) else None
        if m.names or m.unresolved:
            drafts.append(draft_place(discourse, found, m, finder))
        elif back is not None:
            span = _trim(discourse, found, m.start, m.end)
            drafts.append(msgspec.structs.replace(back, span=span, finder=finder, via=None))
    if not drafts and frame.record == "event":
        drafts = [draft_place(discourse, found, m, "sentence", "sentence") for m in _before(found, frame)]
    return tuple(sorted(drafts, key=_order))


def _before(found: Found, frame: FrameFind) -> Iterable[Mention]:
    """Places that the sentence named before the event's own clause: «تشهد محافظة س توترات، حيث جرت اشتباكات»."""
    first = dateline(found)
    outer = min((*frame.supports, frame.trigger))
    for k in range(outer - 1, first - 1, -1):
        c = found.chunks[k]
        before = found.chunks[k - 1] if k else None
        if c.mention is not None and c.kind == "place" and (c.mention.names or c.mention.unresolved):
            if before is not None and before.kind == "prep" and before.lemma in _AWAY:
                continue
            yield c.mention


def dateline(found: Found) -> int:
    """The first chunk after a dateline («دير الزور (سوريا) – »), which tells where the report was written."""
    for k, c in enumerate(found.chunks[:8]):
        if c.kind == "mark" and c.lemma in "-–—:ـ/":
            return k + 1 if all(x.kind in ("place", "np", "mark", "word", "time") for x in found.chunks[:k]) else 0
        if c.kind in ("verb", "event", "prep"):
            return 0
    return 0


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
