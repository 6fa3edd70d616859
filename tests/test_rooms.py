"""The walls: who may import whom (DESIGN §2), late and typing-only imports counted; how long modules and functions may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "src" / "isnad"
MAX_MODULE, AIM_MODULE = 350, 300
MAX_FUNCTION, AIM_FUNCTION = 60, 40

CORRIDOR = {"text", "match", "coder", "resolve", "telling", "fusing"}
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "version": set(),
    "native": set(),
    "text": {"model"},
    "packs": {"model", "text", "errors"},
    "match": {"model", "packs"},
    "resolve": {"model", "packs"},
    "coder": {"model"},
    "telling": {"model"},
    "fusing": {"model"},
    "flow": {"model", "packs", "errors", "version", *CORRIDOR},
    "config": {"errors"},
    "sources": {"model", "errors", "config"},
    "store": {"model", "text", "errors", "version"},
    "project": {"model", "packs", "sources", "store", "errors", "config"},
    "export": {"model", "errors", "config"},
    "workbench": {"flow", "match", "packs", "model", "errors", "text", "resolve"},
}
"""Room → rooms that it may import, itself always among them. Rooms that are not named here (the package's own door, cli,
__main__) may import everything."""
FREE = {"__init__", "__main__", "cli"}

MODULES = sorted(p for p in ROOT.rglob("*.py") if p.parts[-3:-1] != ("migrations", "versions") and "_native" not in p.parts)
"""Steps of a migration are left out: they are lists of columns, frozen as they were."""


def room_of(path: Path) -> str:
    """The room that a module stands in: the first folder, or the module itself."""
    return path.relative_to(ROOT).with_suffix("").parts[0]


def package_of(path: Path) -> list[str]:
    """The dotted package in which the module's relative imports begin."""
    return ["isnad", *path.relative_to(ROOT).parent.parts]


def imports(tree: ast.AST, package: list[str]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import in the tree, wherever it stands; ``from isnad import x`` names isnad.x. Names handed
    to import_module or __import__ count as well."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            first = node.args[0]
            if called in ("import_module", "__import__") and isinstance(first, ast.Constant):
                yield node.lineno, str(first.value)


def rooms_imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and room of every import of ours; ``isnad`` itself is the room "__init__"."""
    for line, name in imports(parsed(path), package_of(path)):
        parts = name.split(".")
        if parts[0] == "isnad":
            yield line, parts[1] if len(parts) > 1 else "__init__"


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions and classes of the module, and the public methods of its public classes."""
    todo: list[ast.stmt] = list(tree.body)
    for node in todo:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                todo += node.body


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_rooms_import_only_what_the_table_allows(path: Path) -> None:
    room = room_of(path)
    if room in FREE:
        return
    assert room in MAY_IMPORT, f"room {room!r} is not in the table: say in DESIGN §2 and here what it may import"
    allowed = MAY_IMPORT[room] | {room}
    wrong = [f"{named(path)}:{line} imports {other}" for line, other in rooms_imported(path) if other not in allowed]
    assert not wrong, f"{'; '.join(wrong)} (room {room} may import {', '.join(sorted(allowed))})"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_stay_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_MODULE, f"{named(path)} has {lines} lines; aim at {AIM_MODULE}: it wants a second room or a data file"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_functions_stay_short(path: Path) -> None:
    long = [(f.name, f.lineno, (f.end_lineno or f.lineno) - f.lineno + 1) for f in functions(parsed(path))]
    wrong = [f"{named(path)}:{line} {name} has {size} lines" for name, line, size in long if size > MAX_FUNCTION]
    assert not wrong, f"{'; '.join(wrong)}; aim at {AIM_FUNCTION}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_is_public_says_what_it_is(path: Path) -> None:
    tree = parsed(path)
    assert ast.get_docstring(tree), f"{named(path)} has no docstring"
    wrong = [f"{named(path)}:{node.lineno} {node.name}" for node in public(tree) if is_door(node) and not ast.get_docstring(node)]
    assert not wrong, f"no docstring: {'; '.join(wrong)}"


def is_door(node: ast.stmt) -> bool:
    """Functions; classes and methods may speak through their names."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not (
        node.args.args and node.args.args[0].arg in ("self", "cls")
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import isnad.packs", "isnad.packs"),
        ("from isnad import flow", "isnad.flow"),
        ("from ..packs import load", "isnad.packs.load"),
        ("from . import scan", "isnad.match.scan"),
        ("def f():\n    from isnad.cli import main", "isnad.cli.main"),
        ("if TYPE_CHECKING:\n    from isnad.sources import Item", "isnad.sources.Item"),
        ("importlib.import_module('isnad.export')", "isnad.export"),
    ],
)
def test_no_import_is_overlooked(source: str, found: str) -> None:
    assert [name for _, name in imports(ast.parse(source), ["isnad", "match"])] == [found]


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 20
