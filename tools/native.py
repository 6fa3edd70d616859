#!/usr/bin/env python3
"""Compile the reading rooms with mypyc, for this Python and these sources: ``make native``, or tools/native.py [--profile].

The build is kept under src/isnad/_native in the folder of its key, where isnad.native finds it; a build of other sources is never
used. Without a C compiler, or where the build fails, one line says so and isnad runs as plain Python (status 1 with --must, and
with --strict where everything is there that a build needs).

With --profile the rooms are compiled twice: once so that they count what runs where, read the study passages, the samples and
the examples of the rules, and once more after what they counted: what runs stands together, what hardly ever runs stands apart.
That takes twice the time; where the compiler cannot do it, one line says so and the plain build is made."""

from __future__ import annotations

import argparse
import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from isnad import native  # noqa: E402

KEPT = 3
"""Builds that are kept, the newest: going back to another branch costs nothing."""
STRUCT, COPY = "msgspec.Struct", "msgspec.structs.replace("
CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]+")
ASKS = ("isdisjoint", "issubset", "issuperset")


# --- the sources as mypyc likes them


def spelled(source: str) -> str:
    """A module with its Structs spelled out as classes, whose fields compiled code reads without a look-up, and its constants
    declared final. Lines stay where they are, so that a traceback tells the right ones."""
    tree, lines = ast.parse(source), source.split("\n")
    sets, memos = _sets(tree), _memos(tree)
    edits = [*_edits(tree), *_borrowed(tree), *_remembered(memos), *((*_span(node), name) for node, name in sets)]
    for line, begin, end, new in sorted(edits, reverse=True):
        data = lines[line - 1].encode()
        lines[line - 1] = (data[:begin] + new.encode() + data[end:]).decode()
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and STRUCT in map(ast.unparse, node.bases):
            methods = [m for m in node.body if isinstance(m, ast.FunctionDef)]
            end = next((m.lineno - len(m.decorator_list) for m in methods), (node.end_lineno or node.lineno) + 1) - 1
            text = list(_class(node))
            if any(k.arg == "gc" for k in node.keywords):  # a tree of values, which the collector need not know of
                lines[node.lineno - 2] = "@mypyc_attr(acyclic=True)"
            lines[node.lineno - 1 : end] = text + [""] * (end - node.lineno + 1 - len(text))
    future = "from __future__ import annotations"
    named = {name: f"{name}: Final = frozenset({ast.unparse(node)})" for node, name in sets}
    first = [future, "from typing import Any, Final", "from mypy_extensions import mypyc_attr"]
    if STRUCT in source or COPY in source:
        first.append("from isnad.model.changed import changed, filled")
    if memos:
        first.append("from isnad.model.changed import kept")
    first += [f"_KEPT_{node.name}: Final[dict[Any, Any]] = {{}}" for node, _ in memos]
    first += named.values()
    return "\n".join(lines).replace(COPY, "changed(").replace(future, "; ".join(first), 1)


def _class(node: ast.ClassDef) -> Iterator[str]:
    """The lines of a class that does what the Struct does: made from its fields, equal by value, copied with changes."""
    fields = [f for f in node.body if isinstance(f, ast.AnnAssign) and isinstance(f.target, ast.Name)]
    names = [f.target.id for f in fields if isinstance(f.target, ast.Name)]
    given = [
        f"{name}: {ast.unparse(f.annotation)}" + (f" = {ast.unparse(f.value)}" if f.value else "")
        for name, f in zip(names, fields, strict=True)
    ]
    keyword_only = ["*"] if any(k.arg == "kw_only" for k in node.keywords) else []
    yield f"class {node.name}:"
    yield f"    def __init__(self, {', '.join(keyword_only + given)}) -> None: " + "; ".join(f"self.{n} = {n}" for n in names)
    same = " and ".join(f"self.{n} == other.{n}" for n in names)
    yield f"    def __eq__(self, other: object) -> bool: return self is other or (isinstance(other, {node.name}) and {same})"
    yield f"    def __hash__(self) -> int: return hash(({', '.join(f'self.{n}' for n in names)},))"
    same = ", ".join(f"{n}=self.{n}" for n in names)
    yield f"    def with_fields(self, f: dict[str, Any]) -> {node.name}: return filled({node.name}({same}), f)"


def _span(node: ast.expr) -> tuple[int, int, int]:
    return node.lineno, node.col_offset, node.end_col_offset or 0


def _edits(tree: ast.Module) -> Iterator[tuple[int, int, int, str]]:
    """(line, first byte, byte after the last, its new text): constants are declared final; a tuple with a star that is asked
    with ``in`` is made by a call, since mypyc stumbles over it: ``x in (a, *b)``; so are keys in arithmetic of sets, since a
    frozenset with keys gives a set, whatever its type says; ``zip`` goes without ``strict``, which compiled code would have to
    call, while it goes through two plain rows in place."""
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(target, ast.Tuple) and isinstance(node, ast.Assign):
            yield from _parted(target, node.value)
        if not isinstance(target, ast.Name) or not CONSTANT.fullmatch(target.id):
            continue
        if not isinstance(node, ast.AnnAssign):
            yield target.lineno, target.end_col_offset or 0, target.end_col_offset or 0, ": Final"
        elif node.value is not None and not ast.unparse(node.annotation).startswith("Final"):
            line, begin, end = _span(node.annotation)
            yield line, begin, end, f"Final[{ast.unparse(node.annotation)}]"
    for one in ast.walk(tree):
        if isinstance(one, ast.Compare) and isinstance(one.ops[0], ast.In | ast.NotIn):
            right = one.comparators[0]
            if isinstance(right, ast.Tuple | ast.List | ast.Set) and any(isinstance(x, ast.Starred) for x in right.elts):
                yield from _wrapped(right, "tuple")
        elif isinstance(one, ast.BinOp) and isinstance(one.op, ast.BitAnd | ast.BitOr | ast.Sub):
            for side in (one.left, one.right):
                if isinstance(side, ast.Call) and isinstance(side.func, ast.Attribute) and side.func.attr == "keys":
                    yield from _wrapped(side, "frozenset")
        elif isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "zip":
            for keyword in one.keywords:
                before, after = one.args[-1].end_col_offset or 0, keyword.value.end_col_offset or 0
                if one.args[-1].end_lineno == keyword.value.end_lineno:
                    yield keyword.value.lineno, before, after, ""


def _parted(targets: ast.Tuple, values: ast.expr) -> Iterator[tuple[int, int, int, str]]:
    """``NEAR, FAR = 2, 9`` as two constants, of which each is final; what is written in another way stays."""
    names = [x.id for x in targets.elts if isinstance(x, ast.Name) and CONSTANT.fullmatch(x.id)]
    given = values.elts if isinstance(values, ast.Tuple) else []
    if len(names) != len(targets.elts) or len(names) != len(given) or values.col_offset != given[0].col_offset:
        return
    ends = [(targets.lineno, targets.col_offset), *((x.end_lineno, x.end_col_offset) for x in given)]
    if any(end[0] != x.lineno for end, x in zip(ends, given, strict=False)):
        return
    for k, (name, x, (line, end)) in enumerate(zip(names, given, ends, strict=False)):
        yield line or 0, end or 0, x.col_offset, f"{'; ' if k else ''}{name}: Final = "


def _borrowed(tree: ast.Module) -> Iterator[tuple[int, int, int, str]]:
    """What is called and comes from a module of isnad that is not compiled (``Name(...)``), as a constant of this one: else it is
    looked up by name at each call."""
    nodes = list(ast.walk(tree))
    own = {x.arg for x in nodes if isinstance(x, ast.arg)} | {
        x.id for x in nodes if isinstance(x, ast.Name) and isinstance(x.ctx, ast.Store)
    }
    calls = [x.func for x in nodes if isinstance(x, ast.Call) and isinstance(x.func, ast.Name) and x.func.id not in own]
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("isnad.") or _compiled(node.module or ""):
            continue
        for name in sorted({alias.name for alias in node.names if alias.asname is None} & {call.id for call in calls}):
            end = node.end_col_offset or 0
            yield node.end_lineno or 0, end, end, f"; _OWN_{name}: Final = {name}"
            for call in calls:
                if call.id == name:
                    yield *_span(call), f"_OWN_{name}"


def _compiled(module: str) -> bool:
    """Whether a module of isnad is one of those that are compiled."""
    path = module.removeprefix("isnad.").replace(".", "/")
    return any(path == one.removesuffix(".py") or path.startswith(f"{one}/") for one in native.COMPILED)


def _wrapped(node: ast.expr, made_by: str) -> Iterator[tuple[int, int, int, str]]:
    end = node.end_col_offset or 0
    yield node.lineno, node.col_offset, node.col_offset, f"{made_by}("
    yield node.end_lineno or 0, end, end, ")"


def _sets(tree: ast.Module) -> list[tuple[ast.Set, str]]:
    """Sets of plain words that are only asked, each with the name of the constant that stands for it: else every question makes
    the set anew. ``c.classes.isdisjoint({"light", "phase"})``."""
    asked: list[ast.expr] = []
    for one in ast.walk(tree):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr in ASKS:
            asked += one.args
        elif isinstance(one, ast.BinOp) and isinstance(one.op, ast.BitAnd | ast.BitOr | ast.Sub):
            asked.append(one.right)
    names: dict[str, str] = {}
    return [
        (node, names.setdefault(ast.unparse(node), f"_SET{len(names)}"))
        for node in asked
        if isinstance(node, ast.Set) and node.lineno == node.end_lineno and all(isinstance(x, ast.Constant) for x in node.elts)
    ]


def _memos(tree: ast.Module) -> list[tuple[ast.FunctionDef, int]]:
    """Functions of a module that remember what they said (``@lru_cache(4096)``, ``@cache``), each with how much; 0 is all."""
    out: list[tuple[ast.FunctionDef, int]] = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or len(node.decorator_list) != 1:
            continue
        if node.args.vararg or node.args.kwonlyargs or node.args.kwarg or node.args.defaults:
            continue
        match node.decorator_list[0]:
            case ast.Call(func=ast.Name(id="lru_cache"), args=[ast.Constant(value=int(most))], keywords=[]):
                out.append((node, most))
            case ast.Name(id="cache"):
                out.append((node, 0))
    return out


def _remembered(memos: list[tuple[ast.FunctionDef, int]]) -> Iterator[tuple[int, int, int, str]]:
    """Such a function as one that looks into a dictionary and one that is asked for what is not there: compiled code calls both
    directly, and Python's own memo through four functions."""
    for node, most in memos:
        names, name = [a.arg for a in node.args.args], node.name
        asked = names[0] if len(names) == 1 else f"({', '.join(names)})"
        returned = ast.unparse(node.returns) if node.returns is not None else "None"
        look = f"got if (got := _KEPT_{name}.get({asked}, _KEPT_{name})) is not _KEPT_{name}"
        made = f"kept(_KEPT_{name}, {asked}, _made_{name}({', '.join(names)}), {most})"
        line, begin, end = _span(node.decorator_list[0])
        yield line, begin - 1, end, f"def {name}({ast.unparse(node.args)}) -> {returned}: return {look} else {made}"
        yield node.lineno, len("def "), len(f"def {name}"), f"_made_{name}"


# --- the build


def missing() -> str:
    """What this machine lacks for a build; empty when nothing."""
    if sys.implementation.name != "cpython":
        return f"mypyc does not know {sys.implementation.name}"
    lacking = [name for name in ("mypyc", "setuptools") if importlib.util.find_spec(name) is None]
    if lacking:
        return f"Python has no {' and no '.join(lacking)}"
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "").split()
    if compiler and shutil.which(compiler[0]) is None:
        return f"there is no C compiler ({compiler[0]})"
    if compiler and not Path(sysconfig.get_paths()["include"], "Python.h").is_file():
        return "the headers of Python are not installed"
    return ""


def build(*, profile: bool = False) -> str:
    """Make the build of these sources; what went wrong, empty when nothing."""
    key = native.key()
    native.HOME.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=native.HOME, prefix=".part-") as part:
        tree = Path(part, "tree")
        shutil.copytree(native.PACKAGE, tree / "isnad", ignore=shutil.ignore_patterns("__pycache__", native.HOME.name))
        for path in native.modules(native.COMPILED, tree / "isnad"):
            path.write_text(spelled(path.read_text(encoding="utf-8")), encoding="utf-8")
        flags, why = profiled(tree) if profile else ([], "")
        if why:
            print(f"no profile, the build is made without one: {why}")
        if why := compiled(tree, flags):
            return why
        if key != native.key():
            return "the sources changed meanwhile"
        done = Path(part, "done")
        for file in (tree / "lib").rglob("*.*"):
            if file.is_file():
                (done / file.relative_to(tree / "lib")).parent.mkdir(parents=True, exist_ok=True)
                file.replace(done / file.relative_to(tree / "lib"))
        if flags:
            (done / native.PROFILED).touch()
        shutil.rmtree(native.HOME / key, ignore_errors=True)
        done.replace(native.HOME / key)
    return tried(native.HOME / key)


def compiled(tree: Path, flags: Sequence[str] = ()) -> str:
    """Compile the spelled sources of a tree into its ``lib``, from nothing; what went wrong, empty when nothing."""
    for made in ("build", "lib", "objects", ".mypy_cache"):
        shutil.rmtree(tree / made, ignore_errors=True)
    # one seed: what mypyc writes for the same sources stays the same, so that counts of one run fit the next
    environment = {**os.environ, "ISNAD_NATIVE": "0", "MYPYPATH": "", "PYTHONHASHSEED": "0"}
    command = [sys.executable, __file__, "--compile", *(f"--flag={flag}" for flag in flags)]
    run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        return next((x for x in (run.stdout + run.stderr).splitlines() if "error" in x.lower()), "the compiler failed")
    return ""


# --- the profile


def profiled(tree: Path) -> tuple[list[str], str]:
    """Compile a tree so that it counts what runs, let it read, and give the flags of the build after it; or why there is none."""
    counts = tree / "counts"
    counting = [f"-fprofile-generate={counts}", "-fno-profile-values"]
    using = [f"-fprofile-use={counts}", "-fno-profile-values", "-fprofile-correction", "-Wno-missing-profile"]
    if not _counts(counting, using):
        return [], "the C compiler does not count as gcc does"
    if why := compiled(tree, counting):
        return [], why
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "ISNAD_NATIVE": "0"}
    command = [sys.executable, "-c", TRAIN, str(tree / "lib"), str(ROOT), str(tree / "packs")]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        return [], (run.stderr.strip().splitlines() or ["nothing could be read"])[-1]
    return (using, "") if any(counts.rglob("*.gcda")) else ([], "nothing was counted")


def _counts(counting: list[str], using: list[str]) -> bool:
    """Whether the C compiler knows both sets of flags: clang takes other ones, and keeps its counts in another way."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()
    about = subprocess.run([compiler[0], "--version"], capture_output=True, text=True, check=False).stdout
    if "clang" in about.lower():
        return False
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "one.c")
        source.write_text("int one(void) { return 1; }\n")
        return all(
            subprocess.run(
                [*compiler, *flags, "-c", str(source), "-o", f"{folder}/one.o"], capture_output=True, check=False
            ).returncode
            == 0
            for flags in (counting, using)
        )


TRAIN = """
import sys
from pathlib import Path
from isnad import native
lib, root, cache = map(Path, sys.argv[1:])
sys.meta_path.insert(0, native.Build(lib))
import json
import isnad
packs = isnad.read_packs(cache=cache)
rules = (*packs.frames.values(), *packs.cues.values(), *packs.counts.values())
passages = sorted((root / "evals" / "passages" / "study").glob("*.json"))
texts = 2 * [json.loads(path.read_text(encoding="utf-8"))["text"] for path in passages]
texts += [path.read_text(encoding="utf-8") for path in sorted((root / "samples").rglob("*.txt"))]
texts += [example.text for rule in rules for example in (*rule.matches, *rule.rejects)]
for text in texts:
    isnad.code(isnad.Document(text=text, published="2020-06-15"), packs)
"""
"""Reads whole reports, the study passages twice, and the sentences of the rules, as a build that counts."""


READ = """
import hashlib, json, sys, msgspec, isnad
from isnad import native
from pathlib import Path
assert native.used() == (sys.argv[1] == "1"), "the build is not found"
packs = isnad.read_packs()
rules = (*packs.frames.values(), *packs.cues.values(), *packs.counts.values())
texts = [example.text for rule in rules for example in (*rule.matches, *rule.rejects)]
texts += [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(Path(sys.argv[2]).glob("*.json"))]
for text in texts:
    said = msgspec.json.encode(isnad.code(isnad.Document(text=text, published="2020-06-15"), packs))
    print(hashlib.sha256(said).hexdigest(), json.dumps(text[:80]))
"""
"""Reads what the packs and the study passages hold, as the build and as the sources do: a line for each text."""


def tried(folder: Path) -> str:
    """Read the examples of all rules and the study passages with the build and without; a build that fails or says anything else
    than the sources is taken away again. mypyc checks at run time what annotations promise."""
    said: list[list[str]] = []
    for compiled in ("1", "0"):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "ISNAD_NATIVE": compiled}
        command = [sys.executable, "-c", READ, compiled, str(ROOT / "evals" / "passages" / "study")]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if run.returncode:
            shutil.rmtree(folder)
            where = [line.strip() for line in run.stderr.splitlines() if line.strip().startswith("File ")][-1:]
            return "; ".join(["the build fails where the sources do not", *run.stderr.strip().splitlines()[-1:], *where])
        said.append(run.stdout.splitlines())
    other = [of_sources for of_build, of_sources in zip(*said, strict=True) if of_build != of_sources]
    if not other:
        return ""
    shutil.rmtree(folder)
    return f"the build does not say what the sources say of {len(other)} texts, first {json.loads(other[0].split(' ', 1)[1])!r}"


def compile_here(flags: Sequence[str]) -> None:
    """Run mypyc and the C compiler, with these flags as well, over the spelled sources in the current folder; what they make goes
    to lib."""
    from mypyc.build import mypycify  # type: ignore[import-untyped]
    from setuptools import setup

    here = Path.cwd()
    paths = [str(path.relative_to(here)) for path in native.modules(native.COMPILED, here / "isnad")]
    options = ["--config-file=", "--ignore-missing-imports", "--no-warn-unused-ignores"]
    extensions = mypycify([*options, *paths], opt_level="2", debug_level="0", multi_file=True, group_name="isnad_native")
    if os.name == "posix":  # everything is one library: calls inside it need no table
        header = str(Path(__file__).with_suffix(".h"))
        direct = ["-fno-plt"] if sys.platform == "linux" else []  # Python's own functions are called without a detour
        for extension in extensions:  # which may share one list of arguments
            extension.extra_compile_args = [
                *extension.extra_compile_args,
                "-fvisibility=hidden",
                *direct,
                "-include",
                header,
                *flags,
            ]
            extension.extra_link_args = [*extension.extra_link_args, *flags]
        for room in here.joinpath("build").glob("__native_isnad___*.c"):
            room.write_text(f'#define ISNAD_ROOM\n#include "{header}"\n{room.read_text(encoding="utf-8")}', encoding="utf-8")
    command = ["build_ext", "--build-lib", "lib", "--build-temp", "objects", f"-j{os.cpu_count() or 1}"]
    setup(name="isnad-native", packages=[], ext_modules=extensions, script_args=["-q", *command])


def forget() -> None:
    """Take away all builds but the newest, and what broken runs left."""
    folders = sorted((f for f in native.HOME.iterdir() if f.is_dir()), key=lambda f: f.stat().st_mtime, reverse=True)
    for folder in [f for f in folders if not f.name.startswith(".")][KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Build unless the build is there already; say in one line how isnad runs from now on."""
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--profile", action="store_true", help="compile twice, the second time after what the first counted")
    parse.add_argument("--must", action="store_true", help="status 1 when nothing could be built")
    parse.add_argument("--strict", action="store_true", help="status 1 when all is there that a build needs, and it fails")
    parse.add_argument("--compile", action="store_true", help=argparse.SUPPRESS)
    parse.add_argument("--flag", action="append", default=[], help=argparse.SUPPRESS)
    given = parse.parse_args()
    if given.compile:
        compile_here(given.flag)
        return 0
    folder = native.HOME / native.key()
    there = folder.is_dir() and not (given.profile and not (folder / native.PROFILED).exists())
    lacking = ""
    try:
        lacking = "" if there else missing()
        why = "" if there else lacking or build(profile=given.profile)
    except OSError as error:
        why = str(error)
    if why:
        print(f"isnad runs as plain Python, two to three times slower: {why}")
        return int(given.must or (given.strict and not lacking))
    os.utime(folder)
    forget()
    after = " after a profile" if (folder / native.PROFILED).exists() else ""
    print(f"isnad runs compiled{after} ({'as built before' if there else 'built now'}, {native.key()})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
