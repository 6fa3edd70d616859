"""Checks over whole packs: inheritance of frames, references that must exist, examples that must be there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from isnad.errors import Problem
from isnad.packs.rulefile import NOT_WORDS, guess
from isnad.packs.schema import CountRule, Cue, Frame
from isnad.packs.tables import forbidden

GRAMMAR = frozenset({
    "perfect", "imperfect", "passive", "plural", "definite", "owned", "told_now", "subjunctive", "passive_participle", "future",
    "pointed",
})  # fmt: skip
"""What a rule may ask of its trigger beside classes and lemmas."""
GLUED = frozenset("بلك")
"""Prepositions that are written onto the next word and are in no lexicon."""
_OWN = frozenset({"id", "says", "file", "line", "lines", "matches", "rejects", "base"})
_SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_EXAMPLE_KEYS = {"cue": ("source", "covers", "stance", "medium", "effect"), "count": ("value", "what", "who")}
_FRAME_KEYS = ("type", "status", "place")
Rule = Frame | Cue | CountRule


def inherit(frames: dict[str, Frame], problems: list[Problem]) -> Iterator[Frame]:
    """Frames with what they take from the frame that they are ``like``: every key that they do not set themselves, except
    their examples, which are never inherited."""
    for frame in frames.values():
        yield _resolved(frame, frames, problems, ())


def _resolved(frame: Frame, frames: dict[str, Frame], problems: list[Problem], path: tuple[str, ...]) -> Frame:
    if not frame.like:
        return frame
    parent = frames.get(frame.like)
    if parent is None or frame.like in (*path, frame.id):
        if parent is None:
            what, hint = f"like: {frame.like!r} does not exist", _near(frame.like, frames)
        else:
            what, hint = f"like: {frame.like!r} makes a circle", "Leave `like` out of one of them."
        problems.append(Problem("R004", what, hint, file=frame.file, line=frame.lines.get("like", frame.line)))
        return frame
    above = _resolved(parent, frames, problems, (*path, frame.id))
    changes: dict[str, Any] = {}
    for name in Frame.__struct_fields__:
        if name in _OWN or name == "like":
            continue
        if name == "roles":
            changes[name] = {**above.roles, **frame.roles}
        elif name.rstrip("_") not in frame.lines:
            changes[name] = getattr(above, name)
    if "beats" in changes:
        changes["beats"] = tuple(rule for rule in above.beats if rule != frame.id)
    return msgspec.structs.replace(frame, **changes)


def check(out: dict[str, Any], lemmas: set[str], classes: set[str], problems: list[Problem]) -> None:
    """Every reference of every rule exists, and every rule shows what it accepts and rejects. Without lemmas (a lexicon that
    could not be read) words are not looked up: one mistake is told once."""
    checker = _Checker(out, lemmas, classes, problems)
    for frame in out["frames"].values():
        checker.frame(frame)
    checker.circles(out["frames"])
    for cue in out["cues"].values():
        checker.cue(cue)
    for count in out["counts"].values():
        checker.count(count)


class _Checker:
    def __init__(self, out: Mapping[str, Any], lemmas: set[str], classes: set[str], problems: list[Problem]) -> None:
        self.out, self.lemmas, self.classes, self.problems = out, lemmas, classes, problems

    def note(self, code: str, rule: Rule, key: str, message: str, hint: str) -> None:
        line = rule.lines.get(key, rule.lines.get(key.split("/")[0], rule.line))
        self.problems.append(Problem(code, message, hint, file=rule.file, line=line))

    def known(self, rule: Rule, key: str, what: str, name: str, table: Iterable[str]) -> None:
        """R004 for a name that the table lacks; an empty table (a pack without an ontology) is not asked."""
        names = set(table)
        if name and names and name not in names:
            self.note("R004", rule, key, f"{what} {name!r} does not exist", _near(name, names))

    def missing(self, rule: Rule, key: str, hint: str) -> None:
        self.note("R001", rule, key, f"key {key!r} is missing", hint)

    def frame(self, frame: Frame) -> None:
        own = frame.lines
        if "type" in own:
            self._type(frame, "type", frame.type)
        for kind, _ in frame.becomes if "becomes" in own else ():
            self._type(frame, f"becomes/{kind}", kind)
        asked = [(name, f"with/{name}") for name in frame.with_ if "with" in own] + [
            (name, f"without/{name}") for name in frame.without if "without" in own
        ]
        asked += [(word, f"with/{word}") for _, words in frame.becomes for word in words if "becomes" in own]
        for name, key in asked:
            if self.lemmas and name not in self.classes | self.lemmas | GRAMMAR and not forbidden(name):
                self.note("R004", frame, key, f"class or lemma {name!r} does not exist", _near(name, self.classes | self.lemmas))
        for name in frame.beats if "beats" in own else ():
            self.known(frame, f"beats/{name}", "beats: rule", name, self.out["frames"])
        for name in frame.needs if "needs" in own else ():
            if name not in frame.roles:
                self.note(
                    "R004", frame, f"needs/{name}", f"needs: role {name!r} is not among the roles", _near(name, frame.roles)
                )
        self._prepositions(frame)
        if "trigger" in own:
            self._words(frame, "trigger", frame.trigger)
        if not frame.base:
            self._complete(frame)

    def _type(self, frame: Frame, key: str, kind: str) -> None:
        self.known(frame, key, "type", kind, self.out["types"])
        row = self.out["types"].get(kind)
        if row is not None and row.record != frame.record:
            self.note(
                "R004",
                frame,
                key,
                f"type {kind!r} is {_a(row.record)}, not {_a(frame.record)}",
                f"Write `record: {row.record}`, or take another type.",
            )

    def _complete(self, frame: Frame) -> None:
        if not frame.trigger:
            self.missing(frame, "trigger", "A frame starts from at least one lemma of the lexicon.")
        if not frame.type:
            self.missing(frame, "type", "Types: packs/ontology/types.tsv.")
        self._examples(frame, (*frame.roles, *_FRAME_KEYS))

    def _prepositions(self, frame: Frame) -> None:
        """Words under which a role is looked for must be words: a misspelt one would never be found."""
        for key in frame.lines:
            finder, _, word = key.partition("/")
            if finder == "under" and self.lemmas and word not in self.lemmas | GLUED and not forbidden(word):
                self.note("R004", frame, key, f"{word!r} is not a lemma of the lexicon", _near(word, self.lemmas))

    def cue(self, cue: Cue) -> None:
        self._named(cue)
        if not cue.effect:
            self.missing(cue, "effect", "Effects: docs/reference/rule-notation.md.")
        if not cue.cue:
            self.missing(cue, "cue", "A cue is at least one lemma of the lexicon.")
        self._words(cue, "cue", cue.cue)
        self._words(cue, "not_when", cue.not_when)
        self._examples(cue, _EXAMPLE_KEYS["cue"])

    def count(self, count: CountRule) -> None:
        self._named(count)
        if not count.what:
            self.missing(count, "what", "Measures: packs/ontology/measures.tsv.")
        if not count.cue and not count.head:
            self.missing(count, "cue", "A count has lemmas under `cue`, `head` or both.")
        self.known(count, "what", "measure", count.what, self.out["measures"])
        self.known(count, "act", "type", count.act, self.out["types"])
        self._words(count, "cue", count.cue)
        self._words(count, "head", count.head)
        self._examples(count, _EXAMPLE_KEYS["count"])

    def _named(self, rule: Rule) -> None:
        if rule.id and not _SLUG.fullmatch(rule.id):
            self.note(
                "R002", rule, "id", f"{rule.id!r} is no name of a rule", "Lower-case letters and digits, words joined by _."
            )

    def _words(self, rule: Rule, key: str, triggers: Iterable[str]) -> None:
        for trigger in triggers:
            if trigger in self.lemmas or forbidden(trigger):
                continue  # a whole expression of words.tsv, or noted already
            for n, word in enumerate(trigger.split()):
                known = word in self.lemmas or word == "…" or (n > 0 and key == "trigger" and word in self.classes)
                if self.lemmas and not known:
                    self.note(
                        "R004", rule, f"{key}/{trigger}", f"{word!r} is not a lemma of the lexicon", _near(word, self.lemmas)
                    )

    def _examples(self, rule: Rule, keys: tuple[str, ...]) -> None:
        for key, code in (("matches", "R010"), ("rejects", "R012")):
            if not getattr(rule, key) and key not in rule.lines:
                self.note(code, rule, key, f"rule {rule.id!r} has no {key}", f"Write at least one sentence under `{key}:`.")
        for example in (*rule.matches, *rule.rejects):
            for role in example.roles:
                if role not in keys:
                    hint = guess(role, keys) if role not in NOT_WORDS else "A rule of another kind has it."
                    self.problems.append(
                        Problem("R004", f"the rule has no role {role!r}", hint, file=rule.file, line=example.line)
                    )

    def circles(self, frames: Mapping[str, Frame]) -> None:
        """``beats`` must not lead back: neither of two frames could win."""
        self._check_names(frames)
        for frame in frames.values():
            todo, seen = list(frame.beats), set()
            while todo:
                name = todo.pop()
                if name == frame.id:
                    self.note(
                        "R004",
                        frame,
                        "beats",
                        f"beats: {frame.id!r} ends up beating itself",
                        "Leave out one of the `beats` of that circle.",
                    )
                    break
                if name in frames and name not in seen:
                    seen.add(name)
                    todo += frames[name].beats

    def _check_names(self, frames: Mapping[str, Frame]) -> None:
        for frame in frames.values():
            self._named(frame)


def _a(record: str) -> str:
    return f"an {record}" if record[:1] in "aeiou" else f"a {record}"


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, sorted(known), 3)
    return f"Did you mean {', '.join(map(repr, near))}?" if near else "Look at the lexicon and the ontology for what exists."
