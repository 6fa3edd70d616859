"""Whose communiqué a text is that tells in the first person and nobody is said to speak in: the body whose name stands alone on
one of its first lines, or under it."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.finds import Found, Mention

_TELLING = frozenset({"verb", "event", "comp", "conseq", "rel"})
_SPEAKS = frozenset({"attributes", "cites", "postponed"})
_LINE = 8
"""So many chunks a line that only names somebody may have."""


def signature(found: Sequence[Found]) -> tuple[Found, Mention] | None:
    """«المركز الإعلامي لـ س» under «تصدت **قواتنا** …»: the line and who is named in it."""
    if len(found) < 2 or not any(_ours(one) for one in found):
        return None
    if any(c.effect in _SPEAKS and c.speaker is not None for one in found for c in one.cues):
        return None
    for one in (*found[:-3:-1], *found[:2]):
        named = _alone(one)
        if named is not None:
            return one, named
    return None


def _ours(one: Found) -> bool:
    """«قواتنا», «مجاهدونا», «نفّذنا»: the first person outside quotation marks."""
    quotes = one.sentence.quotes
    return any(
        (c.suffix == "نا" or (c.kind == "verb" and c.number == "p1") or (c.mention is not None and c.mention.suffix == "نا"))
        and not any(q.start <= c.start < q.end for q in quotes)
        for c in one.chunks
    )


def _alone(one: Found) -> Mention | None:
    """The body or its spokesman that a line without a full stop consists of, with a day or a place beside it at most."""
    chunks = [c for c in one.chunks if c.kind not in ("mark", "time")]
    if one.sentence.ended or not chunks or len(chunks) > _LINE or any(c.kind in _TELLING for c in chunks):
        return None
    m = chunks[0].mention
    return m if m is not None and m.kind in ("force", "source") and m.names and m.quantity is None and not chunks[0].pre else None
