"""Commands of a project: init, run, collect, status, search, verify. Parsing and printing only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from isnad.cli.door import NOTHING_DONE, SOME_FAILED, complain, write
from isnad.errors import IsnadError
from isnad.export.words import contained

if TYPE_CHECKING:
    from isnad.model.claim import Coding
    from isnad.model.document import Document
    from isnad.packs import Packs
    from isnad.project import Project, Told
    from isnad.store import Store

in_project = click.option(
    "--project",
    "where",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    metavar="DIR",
    help="The project's folder. Default: the one that you are in.",
)


@contextmanager
def at(where: Path) -> Iterator[tuple[Project, Store]]:
    """The project that ``where`` lies in, with its store open."""
    from isnad.project import find_project, opened

    project = find_project(where)
    with opened(project) as store:
        yield project, store


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def init(folder: Path) -> None:
    """Make a project: isnad.toml, a database and a folder for evidence."""
    from isnad.project import begin, opened

    project = begin(folder)
    with opened(project):
        pass
    write([f"{folder}: a project. Name your sources in {folder}/isnad.toml, then: isnad run --project {folder}\n"], None)


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]...")
@in_project
@click.pass_context
def collect(context: click.Context, names: tuple[str, ...], where: Path) -> None:
    """Take in what is new at all sources, or at those named."""
    with at(where) as (project, store):
        told = collected(project, store, names)
    context.exit(status_of(told))


@click.command()
@in_project
@click.option("-j", "--jobs", type=click.IntRange(0), default=1, metavar="N", help="Worker processes; 0: one a processor.")
@click.pass_context
def run(context: click.Context, where: Path, jobs: int) -> None:
    """Collect, code and fuse what is new. Exit status: 0 all done, 1 something failed and the rest is done, 2 nothing could be
    done."""
    from isnad.project import retain
    from isnad.store.rows import now

    with at(where) as (project, store):
        told = collected(project, store, ())
        packs, own = packs_of(project)
        failed = coded(project, store, packs, own, jobs)
        retain(project, store, now=now())
        fused(project, store, packs)
    context.exit(status_of(told) or (SOME_FAILED if failed else 0))


def collected(project: Project, store: Store, names: tuple[str, ...]) -> list[Told]:
    """Collect the sources and print a line for each; items that failed are told on standard error."""
    from isnad.cli.watch import progress, wanted
    from isnad.project import collect as collect_one

    chosen = [project.source(name) for name in names] if names else list(project.plan.source)
    told = []
    for source in chosen:
        with progress(None, shown=wanted(quiet=False, to_file=True), what=f"collecting {source.name}") as step:
            one = collect_one(project, store, source, step=step)
        told.append(one)
        for failure in one.failures:
            complain(failure.error)
        if one.error:
            complain(one.error)
        kept = one.kept
        numbers = f"{kept.new} new, {kept.changed} changed, {kept.same} as before, {kept.gone} gone, {len(one.failures)} failed"
        write([f"{contained(one.source)}: {numbers}{'; broken off' if one.error else ''}\n"], None)
    return told


def coded(project: Project, store: Store, packs: Packs, own: Path | None, jobs: int) -> int:
    """Code what is new and print how much; returns how many documents failed."""
    from isnad.cli.watch import progress, wanted
    from isnad.project import code

    with (
        _coder(packs, project.plan.project.theatres, own, jobs) as coder,
        progress(None, shown=wanted(quiet=False, to_file=True)) as step,
    ):
        done, wrong = code(project, store, packs, coder, step=step)
    for _, error in wrong:
        complain(error)
    write([f"coded: {done} documents, {len(wrong)} failed\n"], None)
    return len(wrong)


def code_stored(jobs: int) -> int:
    """`isnad code` without files: code what the project here holds; the exit status."""
    with at(Path(".")) as (project, store):
        return SOME_FAILED if coded(project, store, *packs_of(project), jobs) else 0


def fuse_stored() -> None:
    """`isnad fuse` without files: fuse what the project here holds."""
    with at(Path(".")) as (project, store):
        fused(project, store, packs_of(project)[0])


def fused(project: Project, store: Store, packs: Packs) -> None:
    """Fuse what is in force and print what came of it."""
    from isnad import flow
    from isnad.project import fuse

    joined = fuse(project, store, packs, lambda codings, judged: flow.fuse(codings, judged, packs=packs))
    if joined.fused is None:
        write(["fused: nothing new\n"], None)
        return
    total = len(joined.fused.incidents)
    write([f"fused: {total} incidents, {joined.new} new or changed, {joined.gone} gone\n"], None)
    for one in joined.fused.unmatched:
        complain(
            IsnadError("E425", f"a judgement by {one.judgement.author} matches nothing: {one.why}", "It is kept; look at it.")
        )


def packs_of(project: Project) -> tuple[Packs, Path | None]:
    """The packs that the plan names, and the folder of its own ones."""
    from isnad.cli import theatres

    plan = project.plan.project
    own = project.root / plan.packs if plan.packs else None
    return theatres.load(plan.theatres, own), own


@contextmanager
def _coder(packs: Packs, theatres: tuple[str, ...], own: Path | None, jobs: int) -> Iterator[Any]:
    from isnad.cli.desk import workers
    from isnad.sources import Failure

    with workers(jobs, packs, theatres, own) as work:

        def coder(documents: Iterable[Document]) -> Iterator[Coding | IsnadError]:
            for one in work(documents):
                yield one.error if isinstance(one, Failure) else one.coding

        yield coder


def status_of(told: list[Told]) -> int:
    """0 when all went well, 1 when some did, 2 when there were sources and none could be had."""
    if told and all(one.error for one in told):
        return NOTHING_DONE
    return SOME_FAILED if any(one.error or one.failures for one in told) else 0


@click.command()
@in_project
def status(where: Path) -> None:
    """Show every source: last success, numbers, failures with reasons, silence longer than usual."""
    from isnad.export.health import health
    from isnad.project import status as state_of
    from isnad.store.rows import now

    with at(where) as (project, store):
        write(health([state.shown() for state in state_of(project, store, now=now())]), None)


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@in_project
def search(query: tuple[str, ...], limit: int, where: Path) -> None:
    """Find documents that hold all words of QUERY, in any spelling; «…» or "…" for a phrase."""
    from isnad.export.health import hits
    from isnad.store import search as look

    with at(where) as (_, store):
        found = look(store, " ".join(query), limit=limit)
    write(hits((one.document, one.published, one.outlet or one.source, one.text, one.spans) for one in found), None)


@click.command()
@in_project
@click.pass_context
def verify(context: click.Context, where: Path) -> None:
    """Hash every file again, cut out every span, walk the journal. Status 1 when something is not as it was."""
    from isnad.store.verify import verify as check

    wrong = 0
    with at(where) as (_, store):
        for line in check(store):
            wrong += 1
            write([f"{contained(line)}\n"], None)
    write([f"{wrong} things are not as they were\n" if wrong else "everything is as it was\n"], None)
    context.exit(SOME_FAILED if wrong else 0)


COMMANDS = (init, run, collect, status, search, verify)
