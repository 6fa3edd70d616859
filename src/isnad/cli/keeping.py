"""Commands that move, prove, compare and erase what a project keeps. Parsing and printing only."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from isnad import export
from isnad.cli import desk
from isnad.cli.door import Tally, write
from isnad.cli.project import at, in_project
from isnad.errors import IsnadError
from isnad.export.words import contained

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@in_project
def backup(file: Path, where: Path) -> None:
    """Write everything to one FILE (.tar): plan, database, evidence. It appears when it is whole."""
    from isnad.project.plan import FILE
    from isnad.store.transport import backup as pack

    with at(where) as (project, store):
        number = pack(store, project.root / FILE, file)
    write([f"{file}: {number} files\n"], None)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--database", metavar="URL", help="Put the tables into this empty database instead of DIR/isnad.db.")
def restore(file: Path, folder: Path, database: str | None) -> None:
    """Bring a backup back into the new folder DIR, every file checked before anything is kept."""
    from isnad.store.transport import restore as unpack

    number = unpack(file, folder, database)
    write([f"{folder}: {number} files\n"], None)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.argument("wanted", nargs=-1, metavar="[ID]...")
@in_project
def bundle(folder: Path, wanted: tuple[str, ...], where: Path) -> None:
    """Write evidence that proves itself with sha256sum alone: the documents or incidents named by ID, or everything."""
    from isnad.store.bundle import bundle as put_together

    with at(where) as (_, store):
        number = put_together(store, folder, wanted)
    write([f"{folder}: {number} files; VERIFY.md says how to check them\n"], None)


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--person", metavar="NAME", help="Black out this name in all texts instead; the raw bytes that hold it go.")
@click.option("--reason", required=True, metavar="TEXT", help="Why, for the journal: the request, the court, the law.")
@click.option("--yes", is_flag=True, help="Do not ask: erased content cannot be brought back.")
@in_project
def erase(documents: tuple[str, ...], person: str | None, reason: str, yes: bool, where: Path) -> None:
    """Erase documents, or a person's name, on a lawful request. The journal keeps that it was done and why, and still
    verifies."""
    from isnad.store.erase import erase_documents, erase_name

    if bool(documents) == bool(person):
        raise click.UsageError("Name documents, or a person with --person.")
    what = f"the name {person!r} in all texts" if person else f"{len(documents)} documents"
    if not yes:
        click.confirm(f"Erase {contained(what)}? It cannot be brought back", abort=True)
    with at(where) as (project, store):
        actor = project.plan.project.operator
        number = (
            erase_name(store, person, reason, actor=actor) if person else erase_documents(store, documents, reason, actor=actor)
        )
    again = "; `isnad run` codes and fuses what is left" if number else ""
    write([f"{number} {'texts blacked out' if person else 'documents erased'}{again}\n"], None)


@click.command()
@click.argument("before", required=False)
@click.argument("after", required=False)
@in_project
def diff(before: str | None, after: str | None, where: Path) -> None:
    """Show what a change of coder or packs changed in the claims: the last two codings, or those named BEFORE and AFTER."""
    from isnad.store.compare import difference

    numbers = {"+": 0, "-": 0, "~": 0}
    with at(where) as (_, store):
        for one in difference(store, before, after):
            mark = "~" if one.before and one.after else "+" if one.after else "-"
            numbers[mark] += 1
            claim = one.after or one.before
            assert claim is not None
            fields = f" [{', '.join(one.fields)}]" if one.fields else ""
            write([f"{mark} {one.document} {claim.type} ({claim.status}){fields}  {contained(claim.summary.en)}\n"], None)
    write([f"{numbers['+']} claims more, {numbers['-']} fewer, {numbers['~']} changed\n"], None)


@click.command()
@click.option("--title", metavar="TEXT")
@click.option("--outlet", metavar="NAME")
@click.option("--url", metavar="URL")
@click.option("--published", metavar="DATE", help="Day of publication, as 2024-03-25.")
@in_project
def paste(title: str | None, outlet: str | None, url: str | None, published: str | None, where: Path) -> None:
    """Take in one text from standard input (a message, a post), as evidence like everything else."""
    from isnad.project import pasted
    from isnad.sources import checked_day

    day = checked_day(published, "--published") if published else None
    data = sys.stdin.buffer.read()
    with at(where) as (project, store):
        name, error = pasted(project, store, data, title=title, outlet=outlet, url=url, published=day)
    if isinstance(error, IsnadError):
        raise error
    write([f"{name}: kept; `isnad run` codes it\n"], None)


@click.command()
@click.argument("file", metavar="JUDGEMENTS.jsonl")
@in_project
@click.pass_context
def judge(context: click.Context, file: str, where: Path) -> None:
    """Put judgements into the project: one JSON object a line, as `isnad schema --of judgement` says. The next run fuses with
    them."""
    from isnad.model.incident import Judgement
    from isnad.sources import read_judgements
    from isnad.store.incidents import judge as put

    tally = Tally()
    decided: list[Judgement] = list(tally.some(read_judgements(file)))
    with at(where) as (project, store):
        put(store, decided, actor=project.plan.project.operator)
    write([f"{len(decided)} judgements kept\n"], None)
    context.exit(tally.status)


@click.command()
@desk.shaped("table")
@in_project
def incidents(form: str, output: Path | None, where: Path) -> None:
    """Show the incidents of the project as last fused."""
    from isnad.model.incident import Fused
    from isnad.store.incidents import all_incidents

    with at(where) as (_, store):
        found = Fused(incidents=tuple(all_incidents(store)), apart=(), unmatched=(), notes=())
    write(export.render_incidents(found, form, **desk.screen(output)), output)


COMMANDS = (incidents, judge, paste, backup, restore, bundle, erase, diff)
