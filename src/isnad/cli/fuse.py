"""``isnad fuse``, and what ``isnad explain`` says of incidents. Parsing and printing only."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from isnad import export, sources
from isnad.cli import desk
from isnad.cli.door import NOTHING_DONE, Tally, write
from isnad.errors import IsnadError
from isnad.model.incident import Fused, Incident, Judgement, Reason, Row


@click.command()
@click.argument("files", nargs=-1, metavar="[CLAIMS.jsonl]...")
@click.option(
    "--judgements", type=click.Path(path_type=Path), metavar="FILE", help="What people decided, one JSON object a line."
)
@desk.with_packs
@desk.shaped()
@click.pass_context
def fuse(
    context: click.Context,
    files: tuple[str, ...],
    judgements: Path | None,
    theatre: tuple[str, ...],
    packs: Path | None,
    form: str,
    output: Path | None,
) -> None:
    """Group claims into incidents: files of `isnad code --format jsonl`, or - for standard input.

    Shows for each incident who first said it, how many outlets carried that, and where origins contradict each other. Without
    files, inside a project: fuse what its store holds, if anything changed; `isnad incidents` shows it.
    """
    from isnad import flow
    from isnad.cli import project, theatres

    if not files:
        project.fuse_stored()
        return
    loaded = theatres.load(theatre, packs)
    kept = Tally()
    codings = list(kept.some(sources.read_codings(files, sys.stdin.buffer)))
    decided: list[Judgement] = list(kept.some(sources.read_judgements(str(judgements)))) if judgements else []
    if codings:
        gc.collect()
        gc.freeze()  # what was read is not searched for garbage again and again
        fused = flow.fuse(codings, decided, packs=loaded)
        _tell_rest(fused)
        write(export.render_incidents(fused, form, **desk.screen(output)), output)
    context.exit(kept.status if codings else NOTHING_DONE)


def _tell_rest(fused: Fused) -> None:
    """Judgements without an answer and documents given twice are told beside every format."""
    for one in fused.unmatched:
        at = one.judgement.at
        where = f"{at.sha256[:12]} {at.span[0]}:{at.span[1]}"
        click.echo(f"isnad: judgement {one.judgement.verdict} on {where} matches nothing now: {one.why}", err=True)
    for note in fused.notes:
        click.echo(f"isnad: {note.code} {export.contained(note.message)}", err=True)


def explain(file: str, ids: tuple[str, ...], loaded: Any) -> int:
    """Print the comparisons behind the incidents of a file of claims: all, one incident, or any two claims. Gives the status."""
    from isnad import flow

    kept = Tally()
    store = flow.add(flow.Store(), kept.some(sources.read_codings([file])), packs=loaded)
    if len(ids) == 2:
        write(_pair(flow.row(store, *ids, packs=loaded), ids, file), None)
    else:
        fused = store.fused()
        wanted = [i for i in fused.incidents if not ids or i.id.startswith(ids[0]) or any(t.claim == ids[0] for t in i.claims)]
        if ids and not wanted:
            known = ", ".join(i.id for i in fused.incidents[:8]) or "none"
            raise IsnadError("E210", f"{file}: no incident {ids[0]!r} in it", f"Incidents here: {known}. Two claims: name both.")
        write((line for incident in wanted for line in _rows(incident)), None)
    return kept.status


def _rows(incident: Incident) -> Iterator[str]:
    yield f"{incident.id}  {export.heading(incident)}\n  {incident.grade}: {incident.why}\n"
    for row in incident.because:
        yield from _row(row)
    if not incident.because:
        yield "  one telling: nothing was compared\n"
    yield "\n"


def _row(row: Row) -> Iterator[str]:
    yield f"  {row.left} and {row.right}: {row.score:g}{f' – never one: {row.veto}' if row.veto else ''}\n"
    yield from (_reason(r) for r in row.reasons)


def _reason(reason: Reason) -> str:
    return f"    {reason.points:+5.2f}  {reason.name:<12} {export.contained(reason.says)}\n"


def _pair(found: tuple[Row, str] | None, ids: tuple[str, ...], file: str) -> Iterator[str]:
    if found is None:
        raise IsnadError("E210", f"{file}: {' or '.join(ids)} tells no event in it", "isnad explain FILE lists the incidents.")
    yield from _row(found[0])
    yield f"  {found[1]}\n"
