"""Where a text turns to something else: «غارة على النبطية **وحزب الله يصد** تسللاً», «. **وفي رفح،** استهدفت غارة …»."""

from __future__ import annotations

from isnad.model.finds import Found, FrameFind

_BACKGROUND_VERBS = frozenset({"كان", "شهد", "سبق", "دأب", "اعتاد", "تخلّل"})
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


def _elsewhere(found: Found) -> bool:
    """«. **وفي رفح،** استهدفت غارة …»: another place and a comma open the sentence; the outlet goes on with its round-up."""
    chunks = found.chunks
    if not chunks or chunks[0].pre != "و" or chunks[0].lemma != "في":
        return False
    comma = next((k for k, c in enumerate(chunks[:6]) if c.kind == "mark" and c.lemma in "،,"), -1)
    return comma > 1 and any(c.kind == "place" for c in chunks[1:comma]) and not any(c.kind == "verb" for c in chunks[:comma])


def goes_on(found: Found) -> bool:
    """Whether a sentence without a verb of speaking may be the words of whoever spoke before: not where a time, another place, a
    present or a verb of background opens it."""
    first = found.chunks[0] if found.chunks else None
    if first is None or first.kind in ("cue", "time") or first.lemma == "منذ" or "ongoing" in first.classes or _elsewhere(found):
        return False
    verb = next((c for c in found.chunks[:3] if c.kind == "verb"), None)
    return not (verb is not None and (verb.tense == "imperfect" or verb.lemma in _BACKGROUND_VERBS))
