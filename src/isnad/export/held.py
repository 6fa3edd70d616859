"""Wrapped lines whose isolates are closed on each line: a terminal orders line by line, and an open isolate would take in
what stands in the next column."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

_FSI, _PDI = "\u2068", "\u2069"


class Held:
    """A text that is wrapped like any other, with an isolate that goes over a line's end closed there and opened again."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        inside = False
        for line in self.text.wrap(console, options.max_width, overflow="fold"):
            opened = inside
            for character in line.plain:
                inside = character == _FSI or (inside and character != _PDI)
            yield Text.assemble(_FSI if opened else "", line, _PDI if inside else "")
