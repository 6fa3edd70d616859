"""YAML with line numbers and every scalar a string, so that no word is ever turned into True, 750 or None."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from isnad.errors import Problem

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Lines(dict[str, Any]):
    """A mapping that remembers the line of each key (``lines``) and its own line (``line``)."""

    line: int = 0
    lines: dict[str, int]


def read_yaml(path: Path, problems: list[Problem]) -> Lines | None:
    """The mapping in a YAML file, or None after noting what is wrong."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=Loader)
    except UnicodeDecodeError as error:
        problems.append(Problem("R003", f"not UTF-8 at byte {error.start}", "Save the file as UTF-8.", file=str(path), line=1))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "cannot be read"
        line = mark.line + 1 if mark else 1
        problems.append(Problem("R001", f"not YAML: {what}", "Check indentation and quotes on that line.", file=str(path), line=line))
        return None
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem("R001", "the file must be a mapping of keys", "Begin with `id: …`.", file=str(path), line=1))
        return None
    value = _build(node, path, problems)
    assert isinstance(value, Lines)
    return value


def _build(node: yaml.Node, path: Path, problems: list[Problem]) -> Any:
    if isinstance(node, yaml.MappingNode):
        out = Lines()
        out.line, out.lines = node.start_mark.line + 1, {}
        for key, value in node.value:
            name = str(key.value)
            if name in out:
                problems.append(Problem("R001", f"key {name!r} occurs twice", "Keep one.", file=str(path), line=key.start_mark.line + 1))
            out[name] = _build(value, path, problems)
            out.lines[name] = key.start_mark.line + 1
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, path, problems) for child in node.value]
    return str(node.value)
