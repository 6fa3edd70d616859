"""Fused incidents in the shape that somebody asked for: lines, one JSON value, a table for people, one HTML page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isnad.export.incident_page import incidents_page
from isnad.model.incident import Fused

_encoder = msgspec.json.Encoder(order="deterministic")


def render_incidents(fused: Fused, format: str, *, width: int | None = None, colour: bool = False) -> Iterator[str]:
    """``jsonl`` is one incident a line; ``json`` also holds the claims apart, notes and judgements that nothing answers to."""
    if format == "jsonl":
        return (f"{_encoder.encode(incident).decode()}\n" for incident in fused.incidents)
    if format == "json":
        return iter((msgspec.json.format(_encoder.encode(fused), indent=2).decode() + "\n",))
    if format == "table":
        from isnad.export.incident_table import incident_tables  # rich is slow to load, and the other formats do not need it

        return incident_tables(fused, width=width, colour=colour)
    if format == "html":
        return incidents_page(fused)
    raise ValueError(f"no such format: {format}")
