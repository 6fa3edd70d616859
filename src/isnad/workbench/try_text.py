"""``isnad rules try``: what the rules see in a text, sentence by sentence, and what comes out at the end."""

from __future__ import annotations

from collections.abc import Iterator

from isnad import flow
from isnad.model.claim import Claim
from isnad.model.document import Document
from isnad.model.finds import Chunk, Found, FrameFind
from isnad.model.times import TimePhrase
from isnad.packs import Packs
from isnad.workbench.probe import Reading, filler_words, mention_words, number_words, read, why_not
from isnad.workbench.trial import cue_words


def try_text(text: str, packs: Packs) -> str:
    """The chunks of each sentence, the frames that fired with who fills which role by which finder, those that looked and
    stayed silent and why, cues, counts and times; at the end the claims."""
    reading = read(text, packs)
    lines: list[str] = []
    for number, found in enumerate(reading.founds, 1):
        lines += [
            f"sentence {number}: {reading.words(found, 0, len(found.sentence.tokens))}",
            *_sentence(packs, reading, found),
            "",
        ]
    lines += _claims(text, packs)
    return "\n".join(lines) if reading.founds else "Nothing to read: the text has no words."


def _sentence(packs: Packs, reading: Reading, found: Found) -> Iterator[str]:
    yield "  chunks"
    yield from (f"    {_chunk(reading, found, chunk)}" for chunk in found.chunks)
    yield from _under("frames that fired", [line for frame in found.frames for line in _frame(reading, found, frame)])
    yield from _under("frames that looked", list(_silent(packs, reading, found)))
    yield from _under(
        "cues", [f"{c.rule} at «{reading.words(found, c.start, c.end)}»: {cue_words(reading, found, c)}" for c in found.cues]
    )
    counts = [
        f"{c.rule}: {c.what} {number_words(c.quantity)} «{reading.words(found, c.start, c.end)}»"
        + (f" of {mention_words(reading, found, c.who)}" if c.who else "") + (f", inside the {c.part_of}" if c.part_of else "")
        for c in found.counts
    ]  # fmt: skip
    yield from _under("counts", counts)
    yield from _under("times", [f"«{reading.words(found, t.start, t.end)}»: {_time(t)}" for _, t in found.times])


def _under(head: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"  {head}"
        yield from (f"    {line}" for line in lines)


def _chunk(reading: Reading, found: Found, chunk: Chunk) -> str:
    base = f" from {chunk.base}" if chunk.base and chunk.base != chunk.lemma else ""
    grammar = " ".join(part for part in (chunk.tense, chunk.voice, "definite" if chunk.definite else "") if part)
    glued = "".join(f" {name} {part}" for name, part in (("before:", chunk.pre), ("after:", chunk.suffix)) if part)
    what = (
        f" {chunk.mention.kind}" + (f" = {', '.join(chunk.mention.names[:3])}" if chunk.mention.names else "")
        if chunk.mention
        else ""
    )
    classes = " ".join(sorted(c for c in chunk.classes if not c.startswith("head:")))
    lemma = f" {chunk.lemma}{base}" if chunk.lemma else ""
    tail = "".join(f" [{part}]" for part in (grammar, classes) if part)
    return f"{chunk.kind:6} «{reading.words(found, chunk.start, chunk.end)}»{lemma}{what}{glued}{tail}"


def _frame(reading: Reading, found: Found, frame: FrameFind) -> Iterator[str]:
    trigger = found.chunks[frame.trigger]
    link = f", tied as {frame.link}" if frame.link else ""
    words = reading.words(found, trigger.start, trigger.end)
    yield f"{frame.rule}: {frame.type} ({frame.record}, {frame.status}{link}) at «{words}»"
    if frame.supports:
        carriers = (reading.words(found, found.chunks[s].start, found.chunks[s].end) for s in frame.supports)
        yield f"  carried by {' ← '.join(f'«{words}»' for words in carriers)}"
    yield from (f"  {role.role} ← {role.finder} ← {filler_words(reading, found, role)}" for role in frame.roles)
    yield from (f"  place ← {finder} ← {mention_words(reading, found, place)}" for place, finder in frame.places)


def _silent(packs: Packs, reading: Reading, found: Found) -> Iterator[str]:
    """Frames whose trigger (or its first word) stands in the sentence and that did not fire."""
    fired = {frame.rule for frame in found.frames}
    lemmas = {lemma for chunk in found.chunks for lemma in (chunk.lemma, chunk.base) if lemma}
    tokens = found.sentence.tokens
    lemmas |= {name for token in tokens for r in packs.lexicon.read(token.form) for name in (r.entry.lemma, r.entry.base)}
    words = reading.raw[tokens[0].start : tokens[-1].end]
    looked = dict.fromkeys(
        rule for lemma in sorted(lemmas) for rest, rule in packs.triggers.get(lemma, ()) if not rest or lemmas & set(rest)
    )
    for rule in looked:
        if rule not in fired:
            yield f"{rule}: {why_not(packs, rule, words)}"


def _time(time: TimePhrase) -> str:
    default = TimePhrase(start=0, end=0, kind="")
    fields = (f for f in time.__struct_fields__ if f not in ("start", "end", "kind", "rule", "first", "last"))
    told = [f"{field}={getattr(time, field)}" for field in fields if getattr(time, field) != getattr(default, field)]
    told += [f"{name} ({_time(part)})" for name, part in (("first", time.first), ("last", time.last)) if part]
    return " ".join((time.kind, *told))


def _claims(text: str, packs: Packs) -> Iterator[str]:
    coding = flow.code(Document(text=text), packs)
    yield f"claims: {len(coding.claims) or 'none'}"
    for claim in coding.claims:
        yield from _claim(claim)
    yield from (f"  note {note.code}: {note.message}" for note in coding.notes)


def _claim(claim: Claim) -> Iterator[str]:
    yield f"  {claim.type} ({claim.record}, {claim.status}) {claim.confidence:.2f}: {claim.summary.en}"
    if claim.summary.ar:
        yield f"    {claim.summary.ar}"
