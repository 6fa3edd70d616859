"""Where a text turns to something else: «غارة على النبطية **وحزب الله يصد** تسللاً», «. **وفي رفح،** استهدفت غارة …»."""

from __future__ import annotations

from isnad.model.draft import DraftPlace
from isnad.model.finds import Chunk, Found, FrameFind

_BACKGROUND_VERBS = frozenset({"كان", "شهد", "سبق", "دأب", "اعتاد", "تخلّل"})
_SPANS = frozenset({"خلال", "في", "منذ", "على مدى", "طوال"})
_NAMING = frozenset({"np", "word", "noun", "event", "place"})
"""Kinds of chunks that may name the subject of the verb behind them."""
_HARMED = frozenset({"dead", "wounded"})


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
        and (
            _subject(found, k)
            or (k > 0 and c.kind != "verb" and _act(found, k, first=first, begins=k in starts))
            or _dead(found, k, first=first)
        )
    ])  # fmt: skip


def part_of(frame: FrameFind, borders: tuple[int, ...]) -> int:
    """How many borders lie before the telling."""
    return sum([at <= frame.first for at in borders]) if borders else 0


def of_part(found: Found, frame: FrameFind, places: tuple[DraftPlace, ...], borders: tuple[int, ...]) -> tuple[DraftPlace, ...]:
    """The places of a headline that stand in the telling's own part: «اعتقالات في س **ومستوطنون** يحرقون منازل شرق ص»; where none
    does, all of them."""
    if not borders or not places:
        return places
    at = [found.sentence.tokens[found.chunks[k].start].start for k in borders]
    part = part_of(frame, borders)
    own = tuple([p for p in places if sum([start <= p.span[0] for start in at]) == part])
    return own or places


def _subject(found: Found, k: int) -> bool:
    """«**ومستوطنون** يحرقون منازل», «**والقسام:** أجهزنا على …»: a name with a verb or words of its own behind it."""
    behind = next((c for c in found.chunks[k + 1 : k + 3] if c.kind != "adj"), None)
    if behind is None or found.chunks[k].kind not in _NAMING:
        return False
    return (behind.kind == "verb" and "و" not in behind.pre) or (behind.kind == "mark" and behind.lemma == ":")


def _dead(found: Found, k: int, *, first: int) -> bool:
    """«حزب الله يقصف تل أبيب **و18 شهيداً** في غارة على س»: a number of dead whose own cause is told."""
    c, behind = found.chunks[k], found.chunks[k + 1 : k + 3]
    if k <= first or c.mention is None or c.mention.classes.isdisjoint(_HARMED) or len(behind) < 2 or _harm(found.chunks[k - 1]):
        return False
    by, cause = behind
    return by.kind == "prep" and cause.kind == "event" and not cause.definite and not cause.suffix


def _harm(c: Chunk) -> bool:
    return c.mention is not None and not c.mention.classes.isdisjoint(_HARMED)


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


def of_its_hour(found: Found) -> bool:
    """«**14:20** | …»: a line of a live report stands by itself, and goes on with nobody's words."""
    hour, _, minute = found.sentence.tokens[0].form.partition(":")
    return hour.isdigit() and minute[:2].isdigit()


def goes_on(found: Found) -> bool:
    """Whether a sentence without a verb of speaking may be the words of whoever spoke before: not where a time, another place, a
    present or a verb of background opens it."""
    first = found.chunks[0] if found.chunks else None
    if first is None or first.kind in ("cue", "time") or first.lemma == "منذ" or "ongoing" in first.classes or _elsewhere(found):
        return False
    if first.kind == "prep" and first.lemma in _SPANS and len(found.chunks) > 1 and found.chunks[1].kind == "time":
        return False  # «. **وخلال الأشهر الأخيرة**، زادت الهجمات»: the outlet's background
    verb = next((c for c in found.chunks[:3] if c.kind == "verb"), None)
    return not (verb is not None and (verb.tense == "imperfect" or verb.lemma in _BACKGROUND_VERBS))
