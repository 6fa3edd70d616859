"""``isnad rules test``: every example of every rule, with all rules on.

R010: it does not fire. R011: a wrong role or value. R012: it fires where it must not."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

import msgspec

from isnad import flow
from isnad.errors import IsnadError
from isnad.model.document import Document, Span
from isnad.model.finds import CountFind, CueFind, Found, FrameFind, Mention
from isnad.packs import Packs
from isnad.packs.schema import CountRule, Cue, Example, Frame
from isnad.workbench.probe import (
    Reading,
    chunk_line,
    filler_words,
    mention_words,
    number_words,
    overlaps,
    read,
    span_of,
    spans_in,
)
from isnad.workbench.probe import why_not as explain

Rule = Frame | Cue | CountRule


class Case(msgspec.Struct, frozen=True):
    """One example of one rule. ``n`` counts the rule's examples from 1, the rejected ones last."""

    rule: Rule
    example: Example
    accepts: bool
    n: int

    @property
    def id(self) -> str:
        return f"{self.rule.id}::{self.n}"


class Failure(msgspec.Struct, frozen=True):
    """An example that does not hold, and what was seen instead."""

    case: Case
    code: str
    message: str
    seen: tuple[str, ...] = ()

    def __str__(self) -> str:
        rule, example = self.case.rule, self.case.example
        head = f"{rule.file}:{example.line or rule.line}: {self.code} {self.case.id} {self.message}"
        return "\n    ".join((head, f"sentence: {example.text}", *self.seen))


def rules_of(packs: Packs) -> dict[str, list[Rule]]:
    """Every rule that may have examples, by id; frames, cues and counts may share one."""
    out: dict[str, list[Rule]] = {}
    every: list[Rule] = [*packs.frames.values(), *packs.cues.values(), *packs.counts.values()]
    for rule in every:
        if not (isinstance(rule, Frame) and rule.base):
            out.setdefault(rule.id, []).append(rule)
    return out


def cases(packs: Packs, only: Sequence[str] | str | None = None) -> Iterator[Case]:
    """The examples of all rules, or of those named. E310 for a name that no rule has."""
    rules = rules_of(packs)
    wanted = [only] if isinstance(only, str) else list(only or rules)
    for name in wanted:
        if name not in rules:
            near = difflib.get_close_matches(name, sorted(rules), 3)
            guess = f"Did you mean {', '.join(near)}? " if near else ""
            raise IsnadError("E310", f"no rule {name!r}", f"{guess}`isnad rules handbook` lists the rules.")
        for rule in rules[name]:
            examples = [(e, True) for e in rule.matches] + [(e, False) for e in rule.rejects]
            yield from (Case(rule, example, accepts, n) for n, (example, accepts) in enumerate(examples, 1))


def test_rules(packs: Packs, only: Sequence[str] | str | None = None) -> tuple[str, bool]:  # noqa: PT028
    """What the examples of all rules (or of those named) say, and whether all hold."""
    told: list[str] = []
    rules: set[tuple[type, str]] = set()
    failed = total = 0
    for case in cases(packs, only):
        total += 1
        rules.add((type(case.rule), case.rule.id))
        failure = check_case(packs, case)
        if failure:
            failed += 1
            told.append(str(failure))
    told.append(f"{total} examples of {len(rules)} rules: {total - failed} hold, {failed} fail")
    return "\n".join(told), not failed


test_rules.__test__ = False  # type: ignore[attr-defined]  # no test of ours, whatever pytest thinks of its name


def check_case(packs: Packs, case: Case) -> Failure | None:
    """What is wrong with one example, or None."""
    reading = read(case.example.text, packs)
    if isinstance(case.rule, Frame):
        failure = _frame(packs, case, reading)
    elif isinstance(case.rule, Cue):
        failure = _cue(case, reading)
    else:
        failure = _count(case, reading)
    return failure and msgspec.structs.replace(failure, seen=(*failure.seen, *_chunks(reading)))


def _chunks(reading: Reading) -> Iterator[str]:
    return (f"chunks: {chunk_line(reading, found)}" for found in reading.founds)


def _frame(packs: Packs, case: Case, reading: Reading) -> Failure | None:
    fired = [(found, frame) for found, frame in reading.frames() if frame.rule == case.rule.id]
    if not case.accepts:
        return _refused(case, [reading.words(found, frame.start, frame.end) for found, frame in fired])
    if not fired:
        others = [f"{frame.rule} («{reading.words(found, frame.start, frame.end)}»)" for found, frame in reading.frames()]
        seen = (f"fired: {', '.join(others) or 'no frame'}",)
        return Failure(case, "R010", f"does not fire: {explain(packs, case.rule.id, reading.raw)}", seen)
    tries = [_wrong_roles(packs, case.example, reading, found, frame) for found, frame in fired]
    best = min(tries, key=len)
    if not best:
        return None
    found, frame = fired[tries.index(best)]
    return Failure(case, "R011", "; ".join(best), (f"found: {_roles(reading, found, frame)}",))


def _refused(case: Case, where: Sequence[str]) -> Failure | None:
    if not where:
        return None
    because = f" ({case.example.because})" if case.example.because else ""
    return Failure(case, "R012", f"fires where it must not{because}", tuple(f"fired on: «{words}»" for words in where))


def _roles(reading: Reading, found: Found, frame: FrameFind) -> str:
    told = [f"{r.role} ← {r.finder} ← {filler_words(reading, found, r)}" for r in frame.roles]
    told += [f"place ← {finder} ← {mention_words(reading, found, place)}" for place, finder in frame.places]
    return "; ".join((f"{frame.type} ({frame.status})", *told))


def _wrong_roles(packs: Packs, example: Example, reading: Reading, found: Found, frame: FrameFind) -> list[str]:
    """What this firing says otherwise than the example."""
    wrong = []
    for key, wanted in example.roles.items():
        if key == "type":
            if frame.type != wanted:
                wrong.append(f"type is {frame.type}, not {wanted}")
        elif key == "status":
            if frame.status != wanted and wanted not in _statuses(packs, reading, found, frame):
                wrong.append(f"status is {frame.status}, not {wanted}")
        else:
            wrong.extend(_wrong_role(key, wanted, reading, found, frame))
    return wrong


def _statuses(packs: Packs, reading: Reading, found: Found, frame: FrameFind) -> set[str]:
    """Statuses that the whole corridor gives to claims of this type here: the coder settles what the words around say."""
    a, b = span_of(found, frame.start, frame.end)
    claims = flow.code(Document(text=reading.raw), packs).claims
    return {c.status for c in claims if c.type == frame.type and any(overlaps((a, b), e.span) for e in c.evidence)}


def _wrong_role(role: str, wanted: str, reading: Reading, found: Found, frame: FrameFind) -> Iterator[str]:
    spans = spans_in(reading.raw, wanted)
    fillers = [(filler_words(reading, found, r), _role_span(found, r.mention, r.at)) for r in frame.roles if r.role == role]
    if role == "place":
        fillers += [(mention_words(reading, found, m), _role_span(found, m, -1)) for m, _ in frame.places]
    if any(overlaps(span, at) for span in spans for _, at in fillers):
        return
    told = ", ".join(words for words, _ in fillers)
    yield f"{role} is {told}, not «{wanted}»" if told else f"{role} «{wanted}» not found"


def _role_span(found: Found, mention: Mention | None, at: int) -> Span:
    """The characters of a filler; of a pronoun, the word that it is written on."""
    return span_of(found, mention.start, mention.end) if mention else span_of(found, at, at + 1)


def _cue(case: Case, reading: Reading) -> Failure | None:
    fired = [(found, cue) for found, cue in reading.cues() if cue.rule == case.rule.id]
    if not case.accepts:
        return _refused(case, [reading.words(found, cue.start, cue.end) for found, cue in fired])
    if not fired:
        others = ", ".join(f"{cue.rule} («{reading.words(found, cue.start, cue.end)}»)" for found, cue in reading.cues())
        return Failure(case, "R010", "does not fire: its word is not found, or nothing is said", (f"cues: {others or 'none'}",))
    tries = [list(_wrong_cue(case.example, reading, found, cue)) for found, cue in fired]
    best = min(tries, key=len)
    if not best:
        return None
    found, cue = fired[tries.index(best)]
    return Failure(case, "R011", "; ".join(best), (f"found: {cue_words(reading, found, cue)}",))


def cue_words(reading: Reading, found: Found, cue: CueFind) -> str:
    """A cue with its speaker and what it covers."""
    pronoun = f"the pronoun or elision {cue.speaker_pronoun!r}" if cue.speaker_pronoun else "nobody"
    speaker = mention_words(reading, found, cue.speaker) if cue.speaker else pronoun
    medium = f", medium {cue.medium}" if cue.medium else ""
    return (
        f"{cue.effect} ({cue.stance}) source {speaker}{medium}, covers «{reading.words(found, cue.cover_start, cue.cover_end)}»"
    )


def _wrong_cue(example: Example, reading: Reading, found: Found, cue: CueFind) -> Iterator[str]:
    for key, wanted in example.roles.items():
        spans = spans_in(reading.raw, wanted)
        if key == "source":
            at = span_of(found, cue.speaker.start, cue.speaker.end) if cue.speaker else None
            if at is None or not any(overlaps(span, at) for span in spans):
                told = mention_words(reading, found, cue.speaker) if cue.speaker else cue.speaker_pronoun or "nobody"
                yield f"source is {told}, not «{wanted}»"
        elif key == "covers":
            a, b = span_of(found, cue.cover_start, cue.cover_end)
            if not any(a <= span[0] and span[1] <= b for span in spans):
                yield f"«{wanted}» is not covered"
        elif getattr(cue, key, wanted) != wanted:
            yield f"{key} is {getattr(cue, key)}, not {wanted}"


def _count(case: Case, reading: Reading) -> Failure | None:
    fired = [(found, count) for found, count in reading.counts() if count.rule == case.rule.id]
    told = [
        f"{count.what} {number_words(count.quantity)} («{reading.words(found, count.start, count.end)}»)"
        for found, count in fired
    ]
    if not case.accepts:
        return _refused(case, told)
    if not fired:
        others = ", ".join(f"{count.rule} {number_words(count.quantity)}" for _, count in reading.counts())
        return Failure(case, "R010", "does not fire: no number is found for it", (f"counts: {others or 'none'}",))
    best = min((list(_wrong_count(case.example, reading, found, count)) for found, count in fired), key=len)
    return Failure(case, "R011", "; ".join(best), (f"found: {'; '.join(told)}",)) if best else None


def _wrong_count(example: Example, reading: Reading, found: Found, count: CountFind) -> Iterator[str]:
    for key, wanted in example.roles.items():
        if key == "value":
            told = number_words(count.quantity)
            if told != wanted.strip().replace("–", "-"):
                yield f"value is {told}, not {wanted}"
        elif key == "what":
            if count.what != wanted:
                yield f"what is {count.what}, not {wanted}"
        elif key == "who":
            at = _role_span(found, count.who, count.start)
            if not any(overlaps(span, at) for span in spans_in(reading.raw, wanted)):
                yield f"who is «{reading.words(found, count.start, count.end)}», not «{wanted}»"
