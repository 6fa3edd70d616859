"""A place phrase as a draft: its raw interval with the words that put the event beside it, and the list that it opens."""

from __future__ import annotations

import msgspec

from isnad.coder.reference import Discourse
from isnad.model.draft import DraftPlace
from isnad.model.finds import Found, Mention


def draft_place(discourse: Discourse, found: Found, m: Mention, finder: str, via: str | None = None) -> DraftPlace:
    """A place phrase with its raw interval; containers likewise."""
    start, end = _beside(found, m, finder), _listed(found, m)
    name = discourse.raw[slice(*discourse.span(found, m.name_start, m.name_end))] if m.name_start >= 0 else ""
    span = trimmed(discourse, found, start, end)
    m = msgspec.structs.replace(m, classes=m.classes | _VILLAGES) if m.number == "p" and _villages(found, m) else m
    return DraftPlace(m, span, name, finder, tuple(draft_place(discourse, found, w, "within") for w in m.within), via)


_VILLAGES = frozenset({"villages"})
"""The tag of one name behind a plural: «قرى س» are the villages around the town, «قرى س وص» two of them."""


def _villages(found: Found, m: Mention) -> bool:
    if "settlement" not in m.classes or "quarter" in m.classes:
        return False
    at = next((k for k, c in enumerate(found.chunks) if c.mention is m), len(found.chunks))
    after = found.chunks[at + 1 : at + 3]
    listed = bool(after) and (after[0].pre == "و" or after[0].lemma in ("،", "(", ":")) and any(c.kind == "place" for c in after)
    return at < len(found.chunks) and not listed


_BESIDE = (
    "قرب", "بالقرب من", "على مقربة من", "قبالة", "بجوار", "بجانب", "بمحاذاة", "في محيط", "على أطراف", "في أطراف", "على مشارف",
    "على تخوم", "في جوار", "بمحيط",
)  # fmt: skip
_INNER = ("في", "على")


def _beside(found: Found, m: Mention, finder: str) -> int:
    """The words that put an event beside a place belong to what says where: «قرب قرية س», «محيط س»."""
    prep = finder.rpartition("under:")[2]
    if "under:" not in finder or not (prep in _BESIDE or (prep == "بين" and "road" in m.classes)):
        return m.start
    word = next((c for c in found.chunks if c.end == m.start and c.kind == "prep" and c.lemma == prep), None)
    if word is None:
        return m.start
    return word.start + 1 if prep.split()[0] in _INNER else word.start


def _listed(found: Found, m: Mention) -> int:
    """«بلدتي س وص», «محافظتي س وص»: the list that a dual class word opens is one phrase."""
    at = next((k for k, c in enumerate(found.chunks) if c.mention is m), -1) if m.number == "d" else -1
    if at < 0 or at + 1 >= len(found.chunks):
        return m.end
    second = found.chunks[at + 1]
    return second.end if second.kind == "place" and second.pre == "و" else m.end


def trimmed(discourse: Discourse, found: Found, start: int, end: int) -> tuple[int, int]:
    """The raw interval of these tokens without the particle that is glued before them."""
    span = discourse.span(found, start, end)
    at = found.chunk_from(start)
    pre = found.chunks[at].pre if at < len(found.chunks) and found.chunks[at].start == start else ""
    if pre in ("وب", "ب", "و", "ل"):
        raw = discourse.raw[span[0] : found.sentence.tokens[start].end]
        if raw.startswith(pre) and len(raw) > len(pre) + 2:
            return span[0] + len(pre), span[1]
    return span
