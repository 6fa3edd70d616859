"""Checks over whole packs: inheritance of frames, references that must exist, examples that must be there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from isnad.errors import Problem
from isnad.packs.schema import CountRule, Cue, Frame

GRAMMAR = frozenset({"perfect", "imperfect", "passive"})
"""What a rule may ask of its trigger beside classes and lemmas."""
_OWN = frozenset({"id", "says", "file", "line", "matches", "rejects", "base"})


def inherit(frames: dict[str, Frame], problems: list[Problem]) -> Iterator[Frame]:
    """Frames with what they take from the frame that they are ``like``: every key that they do not set themselves, except
    their examples, which are never inherited."""
    for frame in frames.values():
        yield _resolved(frame, frames, problems, ())


def _resolved(frame: Frame, frames: dict[str, Frame], problems: list[Problem], path: tuple[str, ...]) -> Frame:
    if not frame.like:
        return frame
    parent = frames.get(frame.like)
    if parent is None or frame.like in path:
        what = f"like: {frame.like!r} " + ("makes a circle" if parent else "does not exist")
        problems.append(Problem("R004", what, _near(frame.like, frames), file=frame.file, line=frame.line))
        return frame
    above = _resolved(parent, frames, problems, (*path, frame.id))
    empty = Frame(id="", says="", file="")
    changes: dict[str, Any] = {}
    for name in Frame.__struct_fields__:
        if name in _OWN or name == "like":
            continue
        if name == "roles":
            changes[name] = {**above.roles, **frame.roles}
        elif getattr(frame, name) == getattr(empty, name):
            changes[name] = getattr(above, name)
    return msgspec.structs.replace(frame, **changes)


def check(out: dict[str, Any], lemmas: set[str], classes: set[str], problems: list[Problem]) -> None:
    """Every reference of every rule exists, and every rule shows what it accepts and rejects."""
    for frame in out["frames"].values():
        _check_frame(frame, out, lemmas, classes, problems)
    for rule in (*out["cues"].values(), *out["counts"].values()):
        _words(rule, (*rule.cue, *getattr(rule, "head", ())), lemmas, problems)
        _examples(rule, problems)
    for actor in out["actors"].values():
        if actor.parent and actor.parent not in out["actors"]:
            problems.append(Problem("R004", f"parent {actor.parent!r} of {actor.id!r} does not exist", _near(actor.parent, out["actors"]), file="actors.tsv", line=1))


def _check_frame(frame: Frame, out: dict[str, Any], lemmas: set[str], classes: set[str], problems: list[Problem]) -> None:
    def note(message: str, hint: str) -> None:
        problems.append(Problem("R004", message, hint, file=frame.file, line=frame.line))

    if out["types"]:
        for kind in (frame.type, *(t for t, _ in frame.becomes)):
            if kind and kind not in out["types"]:
                note(f"type {kind!r} does not exist", _near(kind, out["types"]))
    for name in (*frame.with_, *frame.without, *(w for _, ws in frame.becomes for w in ws)):
        if name not in classes and name not in lemmas and name not in GRAMMAR:
            note(f"class or lemma {name!r} does not exist", _near(name, classes | lemmas))
    for name in frame.beats:
        if name not in out["frames"]:
            note(f"beats: rule {name!r} does not exist", _near(name, out["frames"]))
    _words(frame, frame.trigger, lemmas, problems)
    if not frame.base:
        if not frame.trigger:
            note("no trigger", "A frame starts from at least one lemma of the lexicon.")
        _examples(frame, problems)


def _words(rule: Frame | Cue | CountRule, triggers: Iterable[str], lemmas: set[str], problems: list[Problem]) -> None:
    for trigger in triggers:
        if trigger in lemmas or trigger.startswith("class:"):
            continue  # a whole expression of words.tsv, or a class of words
        for word in trigger.split():
            if word not in lemmas and word != "…" and not word.startswith("class:"):
                problems.append(Problem("R004", f"{word!r} is not a lemma of the lexicon", _near(word, lemmas), file=rule.file, line=rule.line))


def _examples(rule: Frame | Cue | CountRule, problems: list[Problem]) -> None:
    for key, code in (("matches", "R010"), ("rejects", "R012")):
        if not getattr(rule, key):
            problems.append(Problem(code, f"rule {rule.id!r} has no {key}", f"Write at least one sentence under `{key}:`.", file=rule.file, line=rule.line))


def _near(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, sorted(known), 3)
    return f"Did you mean {', '.join(map(repr, near))}?" if near else "Look at the lexicon and the ontology for what exists."
