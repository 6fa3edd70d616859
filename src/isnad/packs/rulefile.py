"""From a rule file to its value. Unknown keys are refused with the nearest known one; nothing stops at the first error."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from isnad.errors import Problem
from isnad.packs.schema import (
    EFFECTS,
    FINDERS,
    IS,
    KEYS,
    RECORDS,
    STANCES,
    STATUSES,
    CountRule,
    Cue,
    Example,
    Finder,
    Frame,
    RoleRule,
)
from isnad.packs.yamlio import Items, Lines

NOT_WORDS = frozenset({"type", "status", "what", "value", "stance", "medium", "effect"})
"""Keys of an example that name a value instead of words in its sentence."""
_VALUE = re.compile(r"\d+|\d+-|-\d+|\d+-\d+")
_TAKES_WORDS = frozenset({"under", "owner", "named"})
_REFERENCE = "See docs/reference/rule-notation.md."


class Reader:
    """Reads one rule file into a value, noting every problem with its line."""

    def __init__(self, shape: str, file: str, data: Lines, problems: list[Problem]) -> None:
        self.shape, self.file, self.data, self.problems = shape, file, data, problems
        self.lines = {key: line for key, line in data.lines.items() if data[key] != ""}
        for key in data:
            if key not in KEYS[shape]:
                self.note("R001", f"unknown key {key!r}", guess(key, KEYS[shape]), data.lines[key])
        for key in ("id", "says"):
            if not data.get(key):
                self.note("R001", f"key {key!r} is missing", f"Every rule has `{key}:`.", data.lines.get(key, data.line))

    def note(self, code: str, message: str, hint: str, line: int) -> None:
        self.problems.append(Problem(code, message, hint, file=self.file, line=line))

    def text(self, key: str, default: str = "", among: Iterable[str] = ()) -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            self.note("R001", f"{key!r} must be a word or a sentence", "Write it on the same line.", self.data.lines[key])
            return default
        allowed = tuple(among)
        if allowed and value and value not in allowed:
            self.note("R004", f"{key} {value!r} does not exist", guess(value, allowed), self.data.lines.get(key, self.data.line))
        return value

    def words(self, key: str) -> tuple[str, ...]:
        line = self.data.lines.get(key, self.data.line)
        words = self._words(self.data.get(key, []), repr(key), line)
        for word, at in words.items():
            self.lines[f"{key}/{word}"] = at
        return tuple(words)

    def _words(self, value: Any, what: str, line: int) -> dict[str, int]:
        """The words of a list, or of a single value, each with its line."""
        if isinstance(value, str):
            return {value: line} if value else {}
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            self.note("R001", f"{what} must be a list of words", "One `- word` a line.", line)
            return {}
        out: dict[str, int] = {}
        for word, at in zip(value, _lines(value, line), strict=True):
            if word in out:
                self.note("R002", f"{what}: {word!r} occurs twice", "Keep one.", at)
            out.setdefault(word, at)
        return out

    def _items(self, key: str) -> Iterator[tuple[Any, int]]:
        """The items of a list with their lines; nothing after noting that it is none."""
        value, line = self.data.get(key) or [], self.data.lines.get(key, self.data.line)
        if not isinstance(value, list):
            self.note("R001", f"{key!r} must be a list", "One `- …` for each.", line)
            return
        yield from zip(value, _lines(value, line), strict=True)

    def roles(self) -> dict[str, RoleRule]:
        raw = self.data.get("roles", {})
        if not isinstance(raw, Lines):
            if raw:
                self.note("R001", "'roles' must map role names to `is` and `found`", _REFERENCE, self.data.lines["roles"])
            return {}
        for name, line in raw.lines.items():
            self.lines[f"roles/{name}"] = line
        return {name: self._role(name, rule, raw.lines[name]) for name, rule in raw.items()}

    def _role(self, name: str, rule: Any, line: int) -> RoleRule:
        if not isinstance(rule, Lines):
            self.note("R001", f"role {name!r} must have `is` and `found`", _REFERENCE, line)
            return RoleRule((), ())
        for key in rule:
            if key not in ("is", "found"):
                self.note("R001", f"unknown key {key!r} in role {name!r}", guess(key, ("is", "found")), rule.lines[key])
        for key in ("is", "found"):
            if not rule.get(key):
                self.note("R001", f"role {name!r} has no `{key}`", _REFERENCE, rule.lines.get(key, line))
        kinds = self._words(rule.get("is") or [], f"role {name!r}: `is`", rule.lines.get("is", line))
        for kind, at in kinds.items():
            if kind not in IS:
                self.note("R004", f"role {name!r}: kind {kind!r} does not exist", guess(kind, IS), at)
        return RoleRule(tuple(kinds), tuple(self._finders(name, rule)))

    def _finders(self, role: str, rule: Lines) -> Iterator[Finder]:
        found, first = rule.get("found") or [], rule.lines.get("found", rule.line)
        for item, line in zip(*((found, _lines(found, first)) if isinstance(found, list) else ([found], [first])), strict=True):
            name, words = item, {}
            if isinstance(item, Lines):
                if len(item) != 1:
                    self.note("R001", f"role {role!r}: one finder a line", "- under: …", line)
                    continue
                ((name, value),) = item.items()
                words = self._words(value or [], f"role {role!r}: `{name}`", line)
            if not isinstance(name, str) or name not in FINDERS:
                self.note("R014", f"role {role!r}: unknown finder {str(name)!r}", guess(str(name), FINDERS), line)
            elif bool(words) != (name == "under") and name not in _TAKES_WORDS - {"under"}:
                need = "needs the prepositions that it looks under" if name == "under" else "takes no words"
                self.note("R014", f"role {role!r}: finder {name!r} {need}", "Only `under` takes a list: - under: / - على", line)
            else:
                for word, at in words.items():
                    self.lines[f"{name}/{word}"] = at
                yield Finder(name, tuple(words))

    def becomes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        out = []
        for item, line in self._items("becomes"):
            if not isinstance(item, Lines) or set(item) != {"type", "with"} or not isinstance(item["type"], str):
                self.note("R001", "each of 'becomes' has `type` and `with`", "- type: air_strike / with: [aircraft]", line)
                continue
            words = self._words(item["with"], "`with` of 'becomes'", item.lines["with"])
            self.lines[f"becomes/{item['type']}"] = item.lines["type"]
            self.lines.update({f"with/{word}": at for word, at in words.items()})
            out.append((item["type"], tuple(words)))
        return tuple(out)

    def examples(self, key: str) -> tuple[Example, ...]:
        out = []
        for item, line in self._items(key):
            if isinstance(item, str) and item:
                data, at = Lines(text=item), {"text": line}
                data.line, data.lines = line, at
                item = data
            if not isinstance(item, Lines) or not isinstance(item.get("text"), str) or not item["text"]:
                self.note("R001", f"each of {key!r} has a `text`", "- text: …", line)
                continue
            roles = {k: v for k, v in item.items() if k not in ("text", "because")}
            for role, words in roles.items():
                self._example_role(role, words, item)
            out.append(Example(item["text"], {k: str(v) for k, v in roles.items()}, str(item.get("because", "")), item.line))
        return tuple(out)

    def _example_role(self, role: str, words: Any, item: Lines) -> None:
        if not isinstance(words, str) or not words:
            self.note(
                "R001", f"{role!r} of the example must be words on the same line", "Copy the words from `text`.", item.lines[role]
            )
        elif role not in NOT_WORDS and words not in item["text"]:
            self.note("R016", f"{role}: {words!r} is not in the example", "Copy the words from `text`.", item.lines[role])
        elif role == "value" and not _VALUE.fullmatch(words):
            self.note(
                "R001", f"value {words!r} is no number", 'Write "12", 2- (2 to open), -9 (at most 9) or 3-5.', item.lines[role]
            )


def _lines(value: Sequence[Any], line: int) -> list[int]:
    return value.lines if isinstance(value, Items) else [line] * len(value)


def guess(word: str, known: Iterable[str]) -> str:
    """A hint: the nearest known name, and all of them."""
    names = list(known)
    near = difflib.get_close_matches(word, names, 1)
    return (f"Did you mean {near[0]!r}? " if near else "") + "Known: " + ", ".join(names) + "."


def read_frame(file: str, data: Lines, problems: list[Problem]) -> Frame:
    """A frame file as a value; ``like`` is resolved later by the loader."""
    r = Reader("frame", file, data, problems)
    return Frame(
        id=r.text("id"), says=r.text("says"), file=file, line=data.line, record=r.text("record", "event", RECORDS),
        type=r.text("type"), status=r.text("status", "", STATUSES), trigger=r.words("trigger"),
        form=r.text("form", "any", ("any", "verb", "noun")),
        with_=r.words("with"), without=r.words("without"), becomes=r.becomes(), roles=r.roles(), needs=r.words("needs"),
        in_speech=r.text("in_speech", "no", ("yes", "no")) == "yes", beats=r.words("beats"), matches=r.examples("matches"),
        rejects=r.examples("rejects"), base=r.text("base", "no", ("yes", "no")) == "yes", like=r.text("like"), lines=r.lines,
    )  # fmt: skip


def read_cue(file: str, data: Lines, problems: list[Problem]) -> Cue:
    """A cue file as a value."""
    r = Reader("cue", file, data, problems)
    return Cue(
        id=r.text("id"), says=r.text("says"), file=file, line=data.line, effect=r.text("effect", "", EFFECTS), cue=r.words("cue"),
        stance=r.text("stance", "neutral", STANCES), not_when=r.words("not_when"),
        clause=r.text("clause", "no", ("yes", "no")) == "yes", matches=r.examples("matches"), rejects=r.examples("rejects"),
        lines=r.lines,
    )  # fmt: skip


def read_count(file: str, data: Lines, problems: list[Problem]) -> CountRule:
    """A count file as a value."""
    r = Reader("count", file, data, problems)
    return CountRule(
        id=r.text("id"), says=r.text("says"), file=file, line=data.line, what=r.text("what"), cue=r.words("cue"),
        head=r.words("head"), act=r.text("act"), matches=r.examples("matches"), rejects=r.examples("rejects"), lines=r.lines,
    )  # fmt: skip
