"""The documentation is a test subject: what it shows is what the program prints, and what the program has is in it."""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest

import isnad
from isnad import config, sources
from isnad.cli import main as cli
from isnad.sources import Failure

ROOT = Path(__file__).resolve().parents[1]
FRESH: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "fresh_docs.py"), run_name="fresh_docs")
PARTS: list[tuple[str, str]] = FRESH["parts"]()
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted(p for p in [*ROOT.glob("*.md"), *ROOT.glob("samples/*.md"), *ROOT.glob("bench/*.md"), *ROOT.glob("docs/**/*.md")])
CODE = re.compile(r'"([A-Z]\d{3})"')
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


# --- generated parts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "name"), PARTS, ids=[f"{page}-{name}" for page, name in PARTS])
def test_what_is_taken_from_the_program_is_fresh(page: str, name: str) -> None:
    assert not FRESH["stale"](page, name), (
        f"{page} shows an old {name!r}: run python tools/fresh_docs.py and look at what changed"
    )


@pytest.mark.parametrize("page", FRESH["PAGES"])
def test_pages_that_are_made_whole_are_fresh(page: str) -> None:
    assert read(page) == FRESH["PAGES"][page](), f"{page} is stale: run python tools/fresh_docs.py"


def test_every_generated_part_is_shown_somewhere() -> None:
    assert {name for _, name in PARTS} == set(FRESH["PARTS"])


def test_every_mark_that_is_opened_is_closed_and_known() -> None:
    for page in PAGES:
        opened = re.findall(r"<!-- ([a-z-]+):start -->", page.read_text(encoding="utf-8"))
        assert opened == [name for where, name in PARTS if where == page.relative_to(ROOT).as_posix()], page


# --- the README ---------------------------------------------------------------------------------------------------------------


def test_the_readme_shows_the_claims_of_its_sentence() -> None:
    """Two parties, two readings: the table must go on showing what the page is about, not only be fresh."""
    sentence, day = FRESH["quoted"]("README.md")
    coding = isnad.code(isnad.Document(text=sentence, published=day), FRESH["read"]())
    told = {(c.type, c.status, c.origin) for c in coding.claims}
    assert ("shelling", "occurred", "sohr") in told
    assert any(kind == "shelling" and status == "denied" for kind, status, _ in told)


def test_the_readmes_python_runs() -> None:
    found = re.search(r"```python\n(.*?)```", read("README.md"), re.DOTALL)
    assert found
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(found.group(1), "README.md", "exec"), {})
    assert out.getvalue().strip(), "the README's Python prints nothing"


def test_targets_of_make_that_the_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md", "bench/README.md"):
        named = set(re.findall(r"(?:`|^ {4}|&& )make ([a-z]+)", read(page), re.MULTILINE))
        assert named <= targets, page


# --- the reference ------------------------------------------------------------------------------------------------------------


def test_every_code_has_its_line_and_every_line_its_code() -> None:
    files = sorted((ROOT / "src").rglob("*.py"))
    used = {code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))}
    told = set(re.findall(r"^\| ([A-Z]\d{3}) \|", read("docs/reference/errors.md"), re.MULTILINE)) | {"R000"}
    assert used - told == set(), "codes without a line in docs/reference/errors.md"
    assert told - used == set(), "lines in docs/reference/errors.md for codes that no longer exist"


def test_every_command_and_setting_has_its_place() -> None:
    commands = read("docs/reference/commands.md")
    for name, command in _commands("isnad", cli):
        assert f"\n## {name}\n" in commands
        assert command.help, f"{name} has no help"
    settings = read("docs/reference/settings.md")
    for setting in config.SETTINGS:
        assert f"| `{setting.env}` |" in settings


def _commands(name: str, command: click.Command) -> list[tuple[str, click.Command]]:
    below = command.commands if isinstance(command, click.Group) else {}
    return [(name, command), *(one for key, sub in below.items() for one in _commands(f"{name} {key}", sub))]


def test_commands_in_the_pages_exist() -> None:
    known = {name for name, _ in _commands("isnad", cli)}
    for page in PAGES:
        for line in re.findall(r"(?:^ {4}|`)isnad ([a-z]+(?: [a-z]+)?)", page.read_text(encoding="utf-8"), re.MULTILINE):
            first, _, second = line.partition(" ")
            assert f"isnad {first}" in known, f"{page.name}: isnad {line}"
            if second and first in ("rules", "packs"):
                assert f"isnad {line}" in known, f"{page.name}: isnad {line}"


# --- all pages ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    dead = [target for target in LINK.findall(text) if not (page.parent / target).exists()]
    assert not dead


def test_decisions_are_numbered_short_and_of_one_form() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    for number, page in enumerate(pages, 1):
        text = page.read_text(encoding="utf-8")
        assert page.name.startswith(f"{number:04d}-")
        assert text.startswith(f"# {number}. ")
        assert all(f"**{part}.**" in text for part in ("Context", "Decision", "Consequences")), page.name
        assert len(text.splitlines()) <= 24, page.name
        assert f"]({page.name})" in read("docs/decisions/README.md")


# --- samples ------------------------------------------------------------------------------------------------------------------


def test_samples_are_read_whole() -> None:
    items = list(sources.read_inputs([ROOT / "samples"]))
    assert not [item.error for item in items if isinstance(item, Failure)]
    assert len(items) == 9
    assert sum(item.published_basis == "page" for item in items if not isinstance(item, Failure)) == 2
    days = [item.published for item in items if not isinstance(item, Failure) and item.published]
    assert all("2017" <= day[:4] <= "2021" for day in days)
    assert all(datetime.date.fromisoformat(day) for day in days)


def test_every_sample_gives_claims_but_its_sports_line() -> None:
    for item in sources.read_inputs([ROOT / "samples"]):
        assert not isinstance(item, Failure)
        coding = isnad.code(item, FRESH["read"]())
        assert coding.claims, item.id
        sport = item.text.find("وفي الرياضة")
        if sport >= 0:
            assert not [c.summary.en for c in coding.claims if c.evidence and c.evidence[0].span[0] >= sport]


def test_the_samples_readme_names_every_file() -> None:
    for file in (ROOT / "samples").iterdir():
        if file.name != "README.md":
            assert f"`{file.name}`" in read("samples/README.md"), file.name


# --- the package's own door ---------------------------------------------------------------------------------------------------


def test_public_names_are_there_and_importing_is_light() -> None:
    assert all(getattr(isnad, name) is not None for name in isnad.__all__)
    with pytest.raises(AttributeError, match="no attribute 'cod'"):
        isnad.cod  # noqa: B018
    script = (
        "import sys, isnad; assert set(isnad.__all__) <= set(dir(isnad))\n"
        "print(*sorted(m for m in sys.modules if m.startswith('isnad')))"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert out == ["isnad", "isnad.native", "isnad.version"]


def test_the_version_is_told_once() -> None:
    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == isnad.__version__
    assert f"## {isnad.__version__}" in read("CHANGELOG.md")
