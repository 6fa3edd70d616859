"""Looking into a reading: the characters behind finds, a sentence on one line, and why a rule stays silent.

Why a rule stays silent is asked by experiment: the sentence is read again with one demand of the rule dropped after the
other. So this module knows nothing of how the match room works inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from isnad import match, text
from isnad.model.document import Span
from isnad.model.finds import Chunk, CountFind, CueFind, Found, FrameFind, Mention, Quantity, RoleFind
from isnad.packs import Packs
from isnad.packs.schema import Frame

PRONOUNS = {"elided": "nobody named (elided subject)"}


class Reading(msgspec.Struct, frozen=True):
    """A text and what the match room found in each of its sentences."""

    raw: str
    founds: tuple[Found, ...]

    def frames(self) -> Iterator[tuple[Found, FrameFind]]:
        return ((found, frame) for found in self.founds for frame in found.frames)

    def counts(self) -> Iterator[tuple[Found, CountFind]]:
        return ((found, count) for found in self.founds for count in found.counts)

    def cues(self) -> Iterator[tuple[Found, CueFind]]:
        return ((found, cue) for found in self.founds for cue in found.cues)

    def words(self, found: Found, start: int, end: int) -> str:
        """The words of a token interval, on one line."""
        a, b = span_of(found, start, end)
        return " ".join(self.raw[a:b].split())


def read(raw: str, packs: Packs) -> Reading:
    """Read a text as the corridor does, up to the finds."""
    return Reading(raw, tuple(match.find(text.split(raw, packs.lexicon.known), packs)))


def span_of(found: Found, start: int, end: int) -> Span:
    """The characters of a token interval; an empty one has none."""
    tokens = found.sentence.tokens
    start, end = max(0, start), min(len(tokens), end)
    if start >= end:
        at = tokens[min(start, len(tokens) - 1)].start
        return at, at
    return tokens[start].start, tokens[end - 1].end


def spans_in(raw: str, words: str) -> list[Span]:
    """Everywhere that the words stand in the text."""
    out, at = [], raw.find(words)
    while at >= 0 and words:
        out.append((at, at + len(words)))
        at = raw.find(words, at + 1)
    return out


def overlaps(a: Span, b: Span) -> bool:
    """Whether two intervals share a character."""
    return a[0] < b[1] and b[0] < a[1]


def mention_words(reading: Reading, found: Found, mention: Mention) -> str:
    """The words of a mention with what they may name."""
    names = f" = {', '.join(mention.names[:3])}" if mention.names else ""
    return f"«{reading.words(found, mention.start, mention.end)}»{names}"


def filler_words(reading: Reading, found: Found, role: RoleFind) -> str:
    """What fills a role, in words."""
    if role.mention is not None:
        return mention_words(reading, found, role.mention)
    word = reading.words(found, role.at, role.at + 1) if role.at >= 0 else ""
    return PRONOUNS.get(role.suffix, f"the pronoun «{role.suffix}»") + (f" at «{word}»" if word else "")


def number_words(quantity: Quantity) -> str:
    """``12``, ``2-`` (2 to open), ``-9`` or ``3-5``, as examples write it."""
    if quantity.low == quantity.high:
        return str(quantity.low) if quantity.low is not None else "-"
    return f"{'' if quantity.low is None else quantity.low}-{'' if quantity.high is None else quantity.high}"


def chunk_line(reading: Reading, found: Found) -> str:
    """A sentence's chunks on one line: ``verb:اعتقل np:القوات``."""
    return "  ".join(f"{c.kind}:{reading.words(found, c.start, c.end).replace(' ', '_')}{_lemma(c)}" for c in found.chunks)


def _lemma(chunk: Chunk) -> str:
    return f"({chunk.lemma})" if chunk.lemma and chunk.kind in ("verb", "event", "part", "noun", "adj") else ""


def why_not(packs: Packs, rule: str, raw: str) -> str:
    """Why a frame does not fire in a text, in one line."""
    frame = packs.frames[rule]
    rivals = {f.id: msgspec.structs.replace(f, beats=()) for f in packs.frames.values() if rule in f.beats}
    for what, relaxed in _easier(packs, frame):
        fired = _fires(_with(packs, {**rivals, rule: relaxed}), rule, raw)
        if fired:
            return _told(packs, frame, what, raw, fired)
    alone = {f.id: f if f.id == rule else msgspec.structs.replace(f, trigger=()) for f in packs.frames.values()}
    alone[rule] = _undemanding(frame)
    if _fires(_with(packs, alone), rule, raw):
        return f"found only without the other rules: its words belong to a longer trigger, or to {_others(packs, rule, raw)}"
    near = _spelled(packs, frame, raw) or _half(frame, raw, packs)
    return f"trigger not found (wanted one of: {'، '.join(frame.trigger[:12])}){near}"


def _undemanding(frame: Frame) -> Frame:
    return msgspec.structs.replace(frame, form="any", with_=(), without=(), needs=())


def _easier(packs: Packs, frame: Frame) -> Iterator[tuple[str, Frame]]:
    """The frame with one demand fewer each time; the last has none. The first that fires tells what was in the way."""
    winner = tuple(other for other in packs.frames if other != frame.id)
    replace = msgspec.structs.replace
    yield "beaten", replace(frame, beats=winner)
    steps: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("form", {"form": "any"}), ("with", {"with_": ()}), ("without", {"without": ()}), ("needs", {"needs": ()}),
    )  # fmt: skip
    for name, change in steps:
        yield name, replace(frame, beats=winner, **change)
    yield "several", replace(_undemanding(frame), beats=winner)


def _told(packs: Packs, frame: Frame, what: str, raw: str, fired: FrameFind) -> str:
    lacking = [need for need in frame.needs if need not in {role.role for role in fired.roles}]
    told = {
        "beaten": f"beaten by {_others(packs, frame.id, raw, fired)}",
        "form": f"its trigger stands there, but not as a {frame.form} (`form`)",
        "with": f"`with` not met: none of {'، '.join(frame.with_)} stands near",
        "without": f"`without` is in the way: one of {'، '.join(frame.without)} stands near",
        "needs": f"`needs` not filled: {', '.join(lacking)}",
        "several": "several of `form`, `with`, `without` and `needs` are not met",
    }
    return told[what]


def _with(packs: Packs, frames: Mapping[str, Frame]) -> Packs:
    clone = Packs(msgspec.structs.replace(packs.data, frames={**packs.data.frames, **frames}))
    clone.lexicon = packs.lexicon  # the same words, with what it remembers of them
    return clone


def _fires(packs: Packs, rule: str, raw: str) -> FrameFind | None:
    return next((frame for _, frame in read(raw, packs).frames() if frame.rule == rule), None)


def _others(packs: Packs, rule: str, raw: str, fired: FrameFind | None = None) -> str:
    """The frames that fire in the text; on the same trigger, where the find that they keep down is given."""
    frames = [frame for _, frame in read(raw, packs).frames() if frame.rule != rule]
    near = [f for f in frames if fired and f.trigger == fired.trigger and f.record == fired.record]
    names = dict.fromkeys(frame.rule for frame in near or frames)
    return " or ".join(names) or "no frame (its reading as a trigger is taken by a longer word or a name)"


def _half(frame: Frame, raw: str, packs: Packs) -> str:
    """A trigger of several words of which only the first was found."""
    there = {lemma for found in read(raw, packs).founds for chunk in found.chunks for lemma in (chunk.lemma, chunk.base)}
    half = [trigger for trigger in frame.trigger if len(trigger.split()) > 1 and trigger.split()[0] in there]
    return f"; of «{half[0]}» only the first word stands there, or not side by side (… allows words between)" if half else ""


def _spelled(packs: Packs, frame: Frame, raw: str) -> str:
    """A word of the text that the lexicon reads as a trigger though the row of chunks does not."""
    firsts = {trigger.split()[0] for trigger in frame.trigger if trigger.split()}
    for found in read(raw, packs).founds:
        chunk_of = {t: c for c in found.chunks for t in range(c.start, c.end)}
        for at, token in enumerate(found.sentence.tokens):
            read_as = {name for r in packs.lexicon.read(token.form) for name in (r.entry.lemma, r.entry.base)}
            hit = sorted(firsts & read_as)
            if hit and at in chunk_of and hit[0] not in (chunk_of[at].lemma, chunk_of[at].base):
                return f"; «{token.form}» could be {hit[0]} but was read as {chunk_of[at].kind}"
    return ""
