"""The compiled rooms: a build of other sources is never found, they say what the sources say, no compiler is no error."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType

import pytest

from isnad import native
from isnad.model.changed import changed

ROOT = Path(__file__).resolve().parents[1]
TEXTS = (
    "قُتل ثلاثة مدنيين وأصيب خمسة آخرون بقصف مدفعي لقوات النظام على مدينة معرة النعمان جنوبي إدلب، أمس الأحد.",
    "قال المتحدث باسم الدفاع المدني إن غارة روسية استهدفت، صباح اليوم، سوقاً شعبياً في بلدة كفرنبل.",
    "أفاد المرصد السوري لحقوق الإنسان باعتقال الشرطة العسكرية 12 شاباً في ريف حلب الشمالي. وأضاف أن بينهم ثلاثة جرحى.",
)
SAMPLE = '''"""A module."""

from __future__ import annotations

import msgspec

_WORDS = frozenset({"one", "two"})
MANY: tuple[str, ...] = ("a", "b")


class Value(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A value."""

    name: str
    size: int = 2
    """What it is."""
    words: frozenset[str] = frozenset()

    @property
    def twice(self) -> int:
        return self.size * 2


def other(value: Value, k: int) -> Value:
    return msgspec.structs.replace(value, size=k if k in (1, *range(5)) else 9)
'''


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("native_tool", ROOT / "tools" / "native.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made(source: str) -> dict[str, object]:
    names: dict[str, object] = {}
    exec(compile(source, "sample", "exec"), names)
    return names


def test_a_value_that_is_spelled_out_does_what_its_struct_does(tool: ModuleType) -> None:
    text = tool.spelled(SAMPLE)
    assert "msgspec.Struct" not in text
    plain, spelled = made(SAMPLE), made(text)
    for names in (plain, spelled):
        value, other = names["Value"], names["other"]
        one = value(name="x", words=frozenset({"w"}))  # type: ignore[operator]
        assert (one.name, one.size, one.twice) == ("x", 2, 4)
        assert other(one, 4) == value(name="x", size=4, words=frozenset({"w"})) != one  # type: ignore[operator]
        assert other(one, 7).size == 9  # type: ignore[operator]
        assert changed(one, size=2) == one
        assert len({one, changed(one, name="x"), changed(one, name="y")}) == 2
        with pytest.raises(TypeError):
            value("x")  # type: ignore[operator]


def test_lines_stay_where_they_are_and_constants_become_final(tool: ModuleType) -> None:
    before, after = SAMPLE.split("\n"), tool.spelled(SAMPLE).split("\n")
    assert len(before) == len(after)
    assert after[6] == '_WORDS: Final = frozenset({"one", "two"})'
    assert after[7] == 'MANY: Final[tuple[str, ...]] = ("a", "b")'
    for line in ("    def twice(self) -> int:", "def other(value: Value, k: int) -> Value:"):
        assert before.index(line) == after.index(line)


def test_constants_in_one_line_and_what_is_called_from_elsewhere_are_final(tool: ModuleType) -> None:
    text = tool.spelled(
        "from __future__ import annotations\n"
        "from isnad.model.claim import Name, Role\n"
        "from isnad.text import fold\n"
        "NEAR, FAR = (1, 2), frozenset(\n    {3})\n"
        "ONE, TWO = tuple(NEAR)\n"
        "def name(Role: str) -> Name:\n"
        "    return Name(fold(Role))\n"
    ).split("\n")
    assert text[1] == "from isnad.model.claim import Name, Role; _OWN_Name: Final = Name"
    assert text[2] == "from isnad.text import fold"  # a compiled room is called directly
    assert text[3:5] == ["NEAR: Final = (1, 2); FAR: Final = frozenset(", "    {3})"]
    assert text[5] == "ONE, TWO = tuple(NEAR)"
    assert text[7] == "    return _OWN_Name(fold(Role))"


def test_a_function_that_remembers_looks_into_a_dictionary_and_zip_goes_without_strict(tool: ModuleType) -> None:
    source = (
        "from __future__ import annotations\n"
        "from functools import cache, lru_cache\n"
        "made = []\n"
        "@lru_cache(2)\n"
        "def joined(\n    a: str, b: int\n) -> str | None:\n"
        "    made.append(a)\n"
        "    return None if a == 'none' else a * b\n"
        "@cache\n"
        "def pairs(a: str) -> list[str]:\n"
        "    return [x + y for x, y in zip(a, a[1:], strict=False)]\n"
    )
    text = tool.spelled(source)
    assert "strict" not in text
    assert text.count("\n") == source.count("\n")
    for module in (made(source), made(text)):
        joined, pairs, asked = module["joined"], module["pairs"], module["made"]
        assert [joined("x", 2), joined("x", 2), joined("none", 1), joined("none", 1)] == ["xx", "xx", None, None]  # type: ignore[operator]
        assert asked == ["x", "none"]
        assert joined("y", 1) == "y"  # type: ignore[operator]
        assert joined("x", 3) == "xxx"  # type: ignore[operator]
        assert pairs("abc") == ["ab", "bc"] == pairs("abc")  # type: ignore[operator]


@pytest.mark.parametrize("path", native.modules(native.COMPILED), ids=lambda p: p.relative_to(native.PACKAGE).as_posix())
def test_every_compiled_module_can_be_spelled_out(tool: ModuleType, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    text = tool.spelled(source)
    compile(text, str(path), "exec")
    assert text.count("\n") == source.count("\n")


@pytest.mark.parametrize("path", native.modules(native.COMPILED), ids=lambda p: p.relative_to(native.PACKAGE).as_posix())
def test_a_constant_that_is_a_plain_value_is_not_asked_for_by_identity(path: Path) -> None:
    """Compiled code may make the tuple of ``HELD = ("held", 1)`` anew at each use: ``kind is HELD`` holds in sources alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            named = node.targets if isinstance(node, ast.Assign) else [node.target]
            if not isinstance(node.value, ast.Call):
                plain |= {name.id for one in named for name in ast.walk(one) if isinstance(name, ast.Name) and name.id.isupper()}
    asked = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.Is | ast.IsNot) for op in node.ops)
        and {x.id for x in [node.left, *node.comparators] if isinstance(x, ast.Name)} & plain
    ]  # fmt: skip
    assert asked == []


def copy_of_the_package(folder: Path) -> Path:
    return Path(shutil.copytree(native.PACKAGE, folder / "isnad", ignore=shutil.ignore_patterns("__pycache__", "_native")))


@pytest.mark.parametrize("name", ["match/finders.py", "model/claim.py", "packs/schema.py", "flow.py", "resolve/__init__.py"])
def test_a_build_of_other_sources_has_another_key(tmp_path: Path, name: str) -> None:
    package = copy_of_the_package(tmp_path)
    key = native.key(package)
    assert key == native.key()
    (package / name).write_text((package / name).read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert native.key(package) != key


def test_a_module_that_is_added_or_renamed_changes_the_key(tmp_path: Path) -> None:
    package = copy_of_the_package(tmp_path)
    keys = {native.key(package)}
    (package / "match" / "added.py").write_text("", encoding="utf-8")
    keys.add(native.key(package))
    (package / "match" / "added.py").rename(package / "match" / "renamed.py")
    keys.add(native.key(package))
    (package / "cli" / "added.py").write_text("", encoding="utf-8")  # no part of a build
    keys.add(native.key(package))
    assert len(keys) == 3


def test_only_the_build_that_fits_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "HOME", tmp_path)
    monkeypatch.setattr(sys, "meta_path", [f for f in sys.meta_path if not isinstance(f, native.Build)])
    monkeypatch.delenv("ISNAD_NATIVE", raising=False)
    (tmp_path / "0123456789abcdef").mkdir()
    assert not native.use()
    assert not native.used()
    (tmp_path / native.key()).mkdir()
    monkeypatch.setenv("ISNAD_NATIVE", "0")
    assert not native.use()
    monkeypatch.setenv("ISNAD_NATIVE", "1")
    assert native.use()
    assert native.used()


def test_compiled_modules_are_found_by_name(tmp_path: Path) -> None:
    suffix = EXTENSION_SUFFIXES[0]
    for name in ("isnad/match/__init__", "isnad/match/row", "isnad_native__mypyc"):
        (tmp_path / (name + suffix)).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / (name + suffix)).touch()
    build = native.Build(tmp_path)
    room, module, library = (build.find_spec(name) for name in ("isnad.match", "isnad.match.row", "isnad_native__mypyc"))
    assert room is not None
    assert module is not None
    assert library is not None
    assert room.submodule_search_locations == [str(native.PACKAGE / "match")]
    assert (module.origin, module.submodule_search_locations) == (str(tmp_path / ("isnad/match/row" + suffix)), None)
    assert build.find_spec("isnad.cli") is None


@pytest.mark.parametrize(("must", "status"), [((), 0), (("--strict",), 0), (("--profile",), 0), (("--must",), 1)])
def test_no_compiler_is_no_error(
    tool: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    must: tuple[str, ...],
    status: int,
) -> None:
    monkeypatch.setattr(native, "HOME", tmp_path / "builds")
    monkeypatch.setenv("CC", "no-such-compiler")
    monkeypatch.setattr(sys, "argv", ["native.py", *must])
    assert tool.main() == status
    assert "plain Python" in capsys.readouterr().out
    assert not (tmp_path / "builds").exists()


@pytest.mark.parametrize(("strict", "status"), [((), 0), (("--strict",), 1), (("--profile", "--strict"), 1)])
def test_a_build_that_fails_is_seen_where_it_is_asked_for(
    tool: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    strict: tuple[str, ...],
    status: int,
) -> None:
    monkeypatch.setattr(native, "HOME", tmp_path / "builds")
    monkeypatch.setattr(tool, "missing", lambda: "")
    monkeypatch.setattr(tool, "build", lambda *, profile: f"line 7: error, profile={profile}")
    monkeypatch.setattr(sys, "argv", ["native.py", *strict])
    assert tool.main() == status
    assert f"line 7: error, profile={'--profile' in strict}" in capsys.readouterr().out


def test_a_build_without_a_profile_is_made_anew_where_one_is_asked_for(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(native, "HOME", tmp_path)
    monkeypatch.setattr(tool, "missing", lambda: "")
    folder, made = tmp_path / native.key(), []
    folder.mkdir()

    def build(*, profile: bool) -> str:
        made.append(profile)
        (folder / native.PROFILED).touch()
        return ""

    monkeypatch.setattr(tool, "build", build)
    for arguments, builds in (((), []), (("--profile",), [True]), (("--profile",), [True]), ((), [True])):
        monkeypatch.setattr(sys, "argv", ["native.py", *arguments])
        assert tool.main() == 0
        assert made == builds
    said = capsys.readouterr().out.splitlines()
    assert ["after a profile" in line for line in said] == [False, True, True, True]


def test_clang_counts_in_another_way(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = tmp_path / "cc"
    compiler.write_text("#!/bin/sh\necho Some clang version 17\n", encoding="utf-8")
    compiler.chmod(0o755)
    monkeypatch.setenv("CC", str(compiler))
    flags, why = tool.profiled(tmp_path)
    assert not flags
    assert "as gcc does" in why


def test_the_kind_of_a_build_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [f for f in sys.meta_path if not isinstance(f, native.Build)]
    monkeypatch.setattr(sys, "meta_path", others)
    assert native.kind() == "plain Python"
    monkeypatch.setattr(sys, "meta_path", [native.Build(tmp_path), *others])
    assert native.kind() == "compiled"
    (tmp_path / native.PROFILED).touch()
    assert native.kind() == "compiled after a profile"


def lines(compiled: str) -> bytes:
    """What a fresh Python makes of the texts, and whether it ran compiled."""
    program = (
        "import sys, msgspec, isnad; from isnad import native; packs = isnad.read_packs(); print(native.used(), file=sys.stderr);"
        "documents = [isnad.Document(text=t, published='2020-06-15') for t in sys.argv[1:]];"
        "[print(msgspec.json.encode(isnad.code(d, packs)).decode()) for d in documents]"
    )
    environment = {**os.environ, "ISNAD_NATIVE": compiled, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", program, *TEXTS], env=environment, capture_output=True, check=True)
    assert run.stderr.decode().strip() == str(compiled == "1")
    return run.stdout


@pytest.mark.skipif(not (native.HOME / native.key()).is_dir(), reason="nothing is built for these sources (make native)")
def test_compiled_rooms_say_what_the_sources_say() -> None:
    assert lines("1") == lines("0") != b""
