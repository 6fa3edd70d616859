"""YAML with line numbers and every scalar a string, so that no word is ever turned into True, 750 or None."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from isnad.errors import Problem
from isnad.packs.tables import forbidden, read_utf8

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
QUOTING = frozenset({"matches", "rejects"})
"""Keys that quote what the press prints: every character may stand under them."""


class Lines(dict[str, Any]):
    """A mapping that remembers the line of each key (``lines``) and its own line (``line``)."""

    line: int = 0
    lines: dict[str, int]


class Items(list[Any]):
    """A list that remembers the line of each item."""

    lines: list[int]


def read_yaml(path: Path, problems: list[Problem]) -> Lines | None:
    """The mapping in a YAML file, or None after noting what is wrong."""
    text = read_utf8(path, problems)
    if text is None:
        return None
    try:
        node = yaml.compose(text, Loader=Loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
        line = mark.line + 1 if mark else 1
        problems.append(
            Problem("R001", f"not YAML: {what}", "Check indentation and quotes on that line.", file=str(path), line=line)
        )
        return None
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem("R001", "the file must be a mapping of keys", "Begin with `id: …`.", file=str(path), line=1))
        return None
    value = _Builder(str(path), problems).build(node)
    assert isinstance(value, Lines)
    return value


class _Builder:
    """Nodes to values. An alias is refused: it would let one node stand in two places, or within itself."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file, self.problems = file, problems
        self.built: dict[int, Any] = {}

    def note(self, code: str, message: str, hint: str, node: yaml.Node) -> None:
        self.problems.append(Problem(code, message, hint, file=self.file, line=node.start_mark.line + 1))

    def build(self, node: yaml.Node, *, quoting: bool = False) -> Any:
        if id(node) in self.built:
            self.note("R001", "an alias (*) is not allowed", "Write the value again.", node)
            return self.built[id(node)]
        self.built[id(node)] = ""
        value = self.built[id(node)] = self._value(node, quoting)
        return value

    def _value(self, node: yaml.Node, quoting: bool) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, quoting)
        if isinstance(node, yaml.SequenceNode):
            items = Items(self.build(child, quoting=quoting) for child in node.value)
            items.lines = [child.start_mark.line + 1 for child in node.value]
            return items
        value = str(node.value)
        odd = None if quoting else forbidden(value)
        if odd:
            self.note(
                "R003",
                f"character {odd} is not allowed in a pack",
                "Write plain Arabic letters; the normaliser folds spelling.",
                node,
            )
        return value

    def _mapping(self, node: yaml.MappingNode, quoting: bool) -> Lines:
        out = Lines()
        out.line, out.lines = node.start_mark.line + 1, {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.note("R001", "a key must be one word", "Write `key: value`.", key)
                continue
            name = str(key.value)
            if name in out:
                self.note("R001", f"key {name!r} occurs twice", "Keep one.", key)
                continue
            out[name] = self.build(value, quoting=quoting or name in QUOTING)
            out.lines[name] = key.start_mark.line + 1
        return out
