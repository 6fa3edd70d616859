"""Room *export*, below the wall: codings go out in the shape that somebody asked for.

In: codings (and for ``html`` their raw texts, in the same order). Out: pieces of text, to be written one after the other.
``render_incidents`` does the same for what was fused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from isnad.export.incident_words import heading
from isnad.export.incidents import render_incidents
from isnad.export.page import page
from isnad.export.words import contained
from isnad.model.claim import Coding

FORMATS = ("jsonl", "json", "table", "html")
_encoder = msgspec.json.Encoder(order="deterministic")

__all__ = ["FORMATS", "contained", "heading", "render", "render_incidents"]


def render(
    codings: Iterable[Coding], texts: Iterable[str], format: str, *, width: int | None = None, colour: bool = False
) -> Iterator[str]:
    """``codings`` as ``jsonl``, ``json``, ``table`` or ``html``. ``width`` and ``colour`` are for the table alone."""
    if format == "jsonl":
        return (f"{_encoder.encode(coding).decode()}\n" for coding in codings)
    if format == "json":
        return _array(codings)
    if format == "table":
        from isnad.export.table import tables  # rich is slow to load, and the other formats do not need it

        return tables(codings, width=width, colour=colour)
    if format == "html":
        return page(zip(codings, texts, strict=True))
    raise ValueError(f"no such format: {format}")


def _array(codings: Iterable[Coding]) -> Iterator[str]:
    opened = False
    for coding in codings:
        yield ",\n" if opened else "[\n"
        opened = True
        yield msgspec.json.format(_encoder.encode(coding), indent=2).decode()
    yield "\n]\n" if opened else "[]\n"
