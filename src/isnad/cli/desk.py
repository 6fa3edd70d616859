"""The linguist's desk (``rules``, ``packs``, ``eval``): thin, and loaded only when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from isnad import export
from isnad.cli.door import SOME_FAILED, write
from isnad.errors import IsnadError

F = TypeVar("F", bound=Callable[..., Any])
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def with_packs(command: F) -> F:
    """Options of every command that needs packs."""
    command = click.option("--packs", type=_FOLDER, metavar="FOLDER", help="Own packs: one, or a folder of them.")(command)
    theatre = click.option(
        "--theatre",
        multiple=True,
        default=("syria",),
        show_default=True,
        metavar="NAME",
        help="Names that are known; may be repeated.",
    )
    return theatre(command)


def shaped(default: str = "jsonl") -> Callable[[F], F]:
    """Options of every command that prints claims or incidents."""
    form = click.option(
        "--format", "form", type=click.Choice(export.FORMATS), default=default, show_default=True, help="Shape of the output."
    )
    output = click.option(
        "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write here; the file appears when it is whole."
    )
    return lambda command: form(output(command))


@contextmanager
def workers(
    jobs: int, loaded: Any, theatre: tuple[str, ...], own: Path | None
) -> Iterator[Callable[[Iterable[Any]], Iterator[Any]]]:
    """How to code a stream of inputs: in this process, or with a crew."""
    from isnad.cli import batch

    if jobs == 1:
        yield lambda items: batch.in_turn(items, loaded)
        return
    with batch.Crew(jobs, loaded, theatre, own) as crew:
        yield crew.work


def screen(output: Path | None) -> dict[str, Any]:
    """Colour for a terminal only."""
    return {"colour": output is None and sys.stdout.isatty()}


def _bench(name: str) -> Callable[..., Any]:
    """A function of the workbench; E202 while it has none of that name."""
    found = getattr(import_module("isnad.workbench"), name, None)
    if found is None:
        raise IsnadError("E202", f"this isnad has no workbench function {name!r}", "Install a later version of isnad.")
    return found  # type: ignore[no-any-return]


def _tell(result: Any) -> None:
    """Print what the workbench says: a text, or a text and whether all is well; what is not well ends with status 1."""
    text, well = result if isinstance(result, tuple) else (result, True)
    write([f"{str(text).rstrip()}\n"], None)
    if not well:
        click.get_current_context().exit(SOME_FAILED)


def _load(theatre: tuple[str, ...], packs: Path | None) -> Any:
    from isnad.cli import theatres

    return theatres.curated(theatre, packs)  # figures and rules are told without what a user imported


@click.group()
def packs() -> None:
    """Look after packs."""


@packs.command()
@click.option("--packs", "own", type=_FOLDER, metavar="FOLDER", help="Own packs: one, or a folder of them.")
def check(own: Path | None) -> None:
    """Read every pack and tell everything that is wrong with them at once."""
    from isnad.cli import theatres

    names = theatres.check(own)
    _tell("\n".join([*names, f"{len(names)} packs, nothing wrong"]))


@click.group()
def rules() -> None:
    """Write rules: new, try, test, impact, handbook."""


@rules.command()
@click.argument("kind", type=click.Choice(["frame", "cue", "count"]))
@click.argument("name")
@click.option("--like", metavar="RULE", help="Begin with a copy of this rule.")
def new(kind: str, name: str, like: str | None) -> None:
    """Begin a rule: a file with blanks and a note on each key. Words and values are rows of tables and need no file."""
    _tell(_bench("new_rule")(kind, name, like))


@rules.command("try")
@click.argument("text", nargs=-1, required=True)
@with_packs
def try_(text: tuple[str, ...], theatre: tuple[str, ...], packs: Path | None) -> None:
    """Show what the rules see in TEXT; - reads it from standard input."""
    words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == ("-",) else " ".join(text)
    _tell(_bench("try_text")(words, _load(theatre, packs)))


@rules.command()
@click.argument("only", nargs=-1, metavar="[RULE]...")
@with_packs
def test(only: tuple[str, ...], theatre: tuple[str, ...], packs: Path | None) -> None:
    """Run the examples of all rules, or of those named. Status 1 when one fails."""
    _tell(_bench("test_rules")(_load(theatre, packs), only))


@rules.command()
@click.argument("names", nargs=-1, metavar="[RULE|FILE]...")
@with_packs
def impact(names: tuple[str, ...], theatre: tuple[str, ...], packs: Path | None) -> None:
    """Show which claims each RULE adds, takes away and alters, or with --packs how own packs differ from the shipped ones.

    Coded are the texts, passages and folders that are named; without any, the study passages of the project.
    """
    _tell(_bench("impact")(_load(theatre, packs), names))


@rules.command()
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write the page here.")
@with_packs
def handbook(output: Path | None, theatre: tuple[str, ...], packs: Path | None) -> None:
    """Print the rules as a page that a linguist can read."""
    write([_bench("handbook")(_load(theatre, packs))], output)


@click.command("eval")
@click.argument("passages", type=_FOLDER, required=False)
@click.option("--pin", is_flag=True, help="Make these scores the floor: floor.json beside the folder of passages.")
@click.option("--allow-regression", is_flag=True, help="With --pin: also where the floor sinks. Say why in the commit.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="List the first N differences of the study half.")
@with_packs
def evaluate(
    passages: Path | None, pin: bool, allow_regression: bool, errors: int, theatre: tuple[str, ...], packs: Path | None
) -> None:
    """Score the coder on gold passages, field by field, and fusion on gold clusters. Status 1 when a score is below its floor.

    PASSAGES is their folder, evals/passages of the project when it is not named; the folder clusters is looked for beside it.
    """
    if allow_regression and not pin:
        raise click.UsageError("--allow-regression goes with --pin")
    told = _bench("evaluate")(_load(theatre, packs), passages, pin=pin, errors=errors, allow_regression=allow_regression)
    _tell(told)
