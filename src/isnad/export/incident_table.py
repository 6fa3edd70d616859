"""Incidents for people at a terminal: one block each, with who says what, the numbers, and the sides of each contradiction."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from functools import partial

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from isnad.export.held import Held
from isnad.export.incident_words import (
    contradiction_name,
    heading,
    origin_name,
    plural,
    shown_tolls,
    toll_line,
    weight,
)
from isnad.export.words import isolated, words
from isnad.model.incident import Fused, Incident, Origin


def incident_tables(fused: Fused, *, width: int | None = None, colour: bool = False) -> Iterator[str]:
    """One block for each incident; last what is in none."""
    wide = width or shutil.get_terminal_size((120, 40)).columns
    for n, incident in enumerate(fused.incidents, 1):
        yield _printed(partial(_block, n=n, incident=incident), wide, colour)
    yield _printed(partial(_rest, fused=fused), wide, colour)


def _printed(draw: Callable[[Console], None], wide: int, colour: bool) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=wide, force_terminal=colour, no_color=not colour, highlight=False, markup=False, emoji=False,
        legacy_windows=False,
    )  # fmt: skip
    draw(console)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _block(console: Console, n: int, incident: Incident) -> None:
    console.print(Held(Text(f"{n}. {isolated(heading(incident))}", style="bold")))
    console.print(Text(f"{incident.grade}: {isolated(incident.why)} · {weight(incident)} · {incident.id}", style="dim"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False)
    for name, ratio in (("origin", 3), ("carried by", 3), ("says", 6)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for origin in (*incident.origins, *incident.others):
        table.add_row(*(Held(Text(cell)) for cell in _cells(incident, origin)))
    console.print(table)
    if incident.counts:
        console.print(Held(Text("numbers: " + "; ".join(isolated(toll_line(t)) for t in shown_tolls(incident.counts)))))
    for c in incident.contradictions:
        sides = " ↔ ".join(
            f"{isolated(', '.join(side.values))} ({', '.join(isolated(origin_name(o)) for o in side.origins)})"
            for side in c.sides
        )
        console.print(Held(Text(f"contradiction, {isolated(contradiction_name(c))}: {sides}")))
    console.print()


def _cells(incident: Incident, origin: Origin) -> tuple[str, str, str]:
    told = [t for t in incident.claims if t.origin == origin.id]
    parts = dict.fromkeys(
        f"{words(t.type)} ({words(t.status)})" if t.part in ("tells", "vague") else f"{words(t.type)} ({t.part})" for t in told
    )
    copied = f" (copied by {', '.join(map(isolated, origin.copied))})" if origin.copied else ""
    return isolated(origin_name(origin)), ", ".join(map(isolated, origin.outlets)) + copied, ", ".join(parts)


def _rest(console: Console, fused: Fused) -> None:
    console.print(
        Text(f"{plural(len(fused.incidents), 'incident')}; {plural(len(fused.apart), 'claim')} of events in none", style="dim")
    )
    for one in fused.unmatched:
        at = one.judgement.at
        where = f"{at.sha256[:12]}… {at.span[0]}:{at.span[1]}"
        console.print(
            Text(f"judgement {one.judgement.verdict} on {where} by {isolated(one.judgement.author)}: {isolated(one.why)}")
        )
    for note in fused.notes:
        console.print(Text(f"{note.code}: {isolated(note.message)}", style="dim"))
