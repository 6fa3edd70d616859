"""The commands. Each parses, calls and prints; what is done is done elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import click

from isnad import export, native, sources
from isnad.cli import desk, fuse, keeping, project
from isnad.cli.door import Door, Tally, write
from isnad.cli.gazetteer import gazetteer
from isnad.config import JOBS

F = TypeVar("F", bound=Callable[..., Any])


def _version() -> str:
    try:
        return version("isnad")
    except PackageNotFoundError:
        return "unknown (not installed)"


@click.group(
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all done; 1 some inputs "
    "failed and the rest is done, or a check did not pass; 2 wrong usage or nothing could be read; 3 the packs do not load.",
)
@click.version_option(_version(), prog_name="isnad", message=f"%(prog)s %(version)s ({native.kind()})")
def main() -> None:
    """Reads Arabic reports of armed conflict and writes down who says, citing whom, that what happened."""


def _day(_context: click.Context, _option: click.Parameter, written: str | None) -> str | None:
    return sources.checked_day(written, "--published") if written is not None else None


_READING = (
    click.option(
        "--published", callback=_day, metavar="DATE", help="Day of publication of all inputs that do not say it, as 2024-03-25."
    ),
    click.option("--outlet", metavar="NAME", help="Who publishes all inputs that do not say it."),
    click.option(
        "--input-format", type=click.Choice(sources.FORMATS), default="auto", show_default=True, help="Do not judge by the name."
    ),
)


def reading(command: F) -> F:
    """Options of every command that reads reports."""
    for option in reversed(_READING):
        command = option(command)
    return desk.with_packs(command)


@main.command()
@click.argument("files", nargs=-1, metavar="[FILES]...")
@reading
@desk.shaped()
@click.option("-j", "--jobs", type=click.IntRange(0), metavar="N", help=f"{JOBS.help} Default {JOBS.default}, or {JOBS.env}.")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar; errors are still told.")
@click.pass_context
def code(
    context: click.Context,
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    input_format: str,
    theatre: tuple[str, ...],
    packs: Path | None,
    form: str,
    output: Path | None,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Code reports: files, folders (.txt, .html, .htm, .jsonl) or - for standard input.

    One line of output for each document, in input order, also when it holds no claim. Without FILES, inside a project: code
    what its store holds and has not coded yet.
    """
    from isnad.cli import theatres, watch

    jobs = JOBS.value() if jobs is None else jobs
    if not files:
        context.exit(project.code_stored(jobs))
    loaded = theatres.load(theatre, packs)
    items = sources.read_inputs(files, published=published, outlet=outlet, stdin=sys.stdin.buffer, input_format=input_format)
    shown = watch.wanted(quiet=quiet, to_file=output is not None)
    total = sources.count_inputs(files) if shown else None
    tally = Tally()
    with desk.workers(jobs, loaded, theatre, packs) as work, watch.progress(total, shown=shown) as step:
        told = tally.some(work(items), step)
        _render(told, form, output)
    context.exit(tally.status)


def _render(told: Iterable[Any], form: str, output: Path | None) -> None:
    """Text formats stream; the page needs the texts beside the codings. Nothing is written when nothing could be read."""
    told = iter(told)
    first = next(told, None)
    if first is None:
        return
    both = chain([first], told)
    if form == "html":
        pairs = list(both)
        chunks = export.render([one.coding for one in pairs], [one.text for one in pairs], form)
    else:
        chunks = export.render((one.coding for one in both), (), form, **desk.screen(output))
    write(chunks, output)


@main.command()
@click.argument("file")
@click.argument("claim_id", required=False)
@click.argument("other_id", required=False)
@reading
@click.pass_context
def explain(
    context: click.Context,
    file: str,
    claim_id: str | None,
    other_id: str | None,
    published: str | None,
    outlet: str | None,
    input_format: str,
    theatre: tuple[str, ...],
    packs: Path | None,
) -> None:
    """Show the tree of rules behind each claim of FILE, or behind the one whose id begins with CLAIM_ID.

    Of a FILE of claims (isnad code --format jsonl) it shows why tellings are one incident: for all, for the incident
    CLAIM_ID, or for the two claims CLAIM_ID and OTHER_ID.
    """
    from isnad.cli import batch, theatres
    from isnad.cli.tree import trees

    loaded = theatres.load(theatre, packs)
    if sources.holds_codings(file):
        context.exit(fuse.explain(file, tuple(i for i in (claim_id, other_id) if i), loaded))
    items = sources.read_inputs([file], published=published, outlet=outlet, stdin=sys.stdin.buffer, input_format=input_format)
    tally = Tally()
    told = list(tally.some(batch.in_turn(items, loaded)))
    write(trees([one.coding for one in told], claim_id, **desk.screen(None)), None)
    context.exit(tally.status)


@main.command()
@click.option(
    "--of",
    "what",
    type=click.Choice(("coding", "incident", "fused", "judgement")),
    default="coding",
    show_default=True,
    help="A line of isnad code, a line of isnad fuse, its --format json, or a line of --judgements.",
)
def schema(what: str) -> None:
    """Print the JSON Schema of one line of output."""
    from isnad.cli.schema import json_schema

    write([json_schema(what)], None)


main.add_command(fuse.fuse)
main.add_command(desk.packs)
main.add_command(gazetteer)
main.add_command(desk.rules)
main.add_command(desk.evaluate)
for _command in (*project.COMMANDS, *keeping.COMMANDS):
    main.add_command(_command)
