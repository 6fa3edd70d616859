"""The table for people at a terminal: one table a document, one row a claim."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from isnad.export.held import Held
from isnad.export.words import chain, count_line, day_line, isolated, sides, words
from isnad.model.claim import Claim, Coding

_NARROW = 110
_NONE = "–"


def tables(codings: Iterable[Coding], *, width: int | None = None, colour: bool = False) -> Iterator[str]:
    """One table for each document, as wide as the terminal; narrow terminals get four columns instead of eight."""
    wide = width or shutil.get_terminal_size((140, 40)).columns
    for coding in codings:
        out = io.StringIO()
        console = Console(
            file=out,
            width=wide,
            force_terminal=colour,
            no_color=not colour,
            highlight=False,
            emoji=False,
            markup=False,
            legacy_windows=False,
        )
        console.print(_heading(coding), soft_wrap=True)
        if coding.claims:
            console.print(_table(coding, narrow=wide < _NARROW))
        for note in coding.notes:
            console.print(Text(f"{note.code}: {isolated(note.message)}", style="dim"))
        console.print()
        yield "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _heading(coding: Coding) -> Text:
    head = coding.document
    published = head.published
    told = published.from_ or "unknown"
    if published.to and published.to != published.from_:
        told += f" – {published.to}"
    count = len(coding.claims)
    line = Text(isolated(head.id), style="bold")
    if head.title:
        line.append(f"  {isolated(head.title)}", style="default")
    line.append(f"\npublished {told} ({isolated(published.basis)}) · {count or 'no'} claim{'s' * (count != 1)}", style="dim")
    return line


def _table(coding: Coding, *, narrow: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), expand=False)
    if narrow:
        for name, ratio in (("who says", 3), ("what", 5), ("where and when", 4)):
            table.add_column(name, ratio=ratio, overflow="fold")
    else:
        for name in ("who says", "event", "who → whom", "place", "date", "counts"):
            table.add_column(name, overflow="fold", min_width=8)
    table.add_column("conf.", justify="right", no_wrap=True, min_width=5)
    for claim in coding.claims:
        says, event, who, place, date, counts = _cells(coding, claim)
        sure = Text(f"{claim.confidence:.2f}")
        if narrow:
            what = _stack(event, who, counts)
            table.add_row(Held(says), Held(what), Held(_stack(place, date)), sure)
        else:
            table.add_row(*map(Held, (says, event, who, place, date, counts)), sure)
    return table


def _cells(coding: Coding, claim: Claim) -> tuple[Text, Text, Text, Text, Text, Text]:
    says = Text(" ← ".join(isolated(name) for name in chain(coding, claim)))
    event = Text(isolated(words(claim.type)), style="bold")
    event.append(f" ({isolated(words(claim.status))})", style="not bold")
    if claim.record != "event":
        event.append(f" {isolated(claim.record)}", style="not bold dim")
    where = claim.where
    place = Text(f"{isolated(where.name.en)} ({isolated(words(where.precision))})" if where else _NONE)
    date = Text(isolated(day_line(claim.when)) if claim.when else _NONE)
    counts = Text("\n".join(isolated(count_line(count)) for count in claim.counts) or _NONE)
    return says, event, Text(_who(claim)), place, date, counts


def _who(claim: Claim) -> str:
    doers, others = sides(claim)
    if not others and len(doers) > 1 and all(role.role == "participant" for role in claim.roles if role.role != "weapon"):
        return " ↔ ".join(map(isolated, doers))
    left = ", ".join(map(isolated, doers))
    right = ", ".join(map(isolated, others))
    return f"{left or '?'} → {right}" if right else left or _NONE


def _stack(*cells: Text) -> Text:
    return Text("\n").join([cell for cell in cells if cell.plain != _NONE]) or Text(_NONE)
