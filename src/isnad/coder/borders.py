"""Where a headline turns to something else: «غارة على النبطية **وحزب الله يصد** تسللاً», «قصف على أريحا **واشتباكات** في حلب»."""

from __future__ import annotations

from isnad.model.finds import Found, FrameFind

_NAMING = frozenset({"np", "word", "noun", "event", "place"})
"""Kinds of chunks that may name the subject of the verb behind them."""


def borders_of(found: Found) -> tuple[int, ...]:
    """Chunks of a headline at which «و» adds a noun of an act, or a subject and its verb. A verb that goes on with the subject
    before it adds nothing: «الجيش يلاحق فلولاً **ويضبط** أسلحة»."""
    starts = {f.first for f in found.frames if f.record == "event"}
    if not starts:
        return ()
    first = min(starts)
    return tuple([
        k
        for k, c in enumerate(found.chunks)
        if ("و" in c.pre or (c.kind == "word" and found.sentence.tokens[c.start].form.startswith("و")))
        and (_subject(found, k) or (k > 0 and c.kind != "verb" and _act(found, k, first=first, begins=k in starts)))
    ])  # fmt: skip


def part_of(frame: FrameFind, borders: tuple[int, ...]) -> int:
    """How many borders lie before the telling."""
    return sum([at <= frame.first for at in borders]) if borders else 0


def _subject(found: Found, k: int) -> bool:
    """«**ومستوطنون** يحرقون منازل»: a name with a verb of its own behind it."""
    behind = next((c for c in found.chunks[k + 1 : k + 3] if c.kind != "adj"), None)
    return found.chunks[k].kind in _NAMING and behind is not None and behind.kind == "verb" and "و" not in behind.pre


def _act(found: Found, k: int, *, first: int, begins: bool) -> bool:
    """«… **وإصابة** عسكريين بانفجار لغم»; two nouns side by side are one phrase: «الغارات والقصف»."""
    told = begins or (found.chunks[k].kind == "event" and k > first)
    return told and found.chunks[k - 1].kind != "event"
