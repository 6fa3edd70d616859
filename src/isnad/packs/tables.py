"""Rows of the tables that packs hold: actors, names, places, outlets, framing, ontology; and the reader of TSV files."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from isnad.errors import Problem

FORBIDDEN = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u06cc\u06a9\ufb50-\ufdff\ufe70-\ufefe]")


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with the dates between which it existed and the organisation it speaks for."""

    id: str
    name_en: str
    name_ar: str
    cls: str
    side: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer. ``lat``/``lon`` are WGS84 degrees, None where nobody could check them."""

    id: str
    name_en: str
    name_ar: str
    kind: str
    admin1: str = ""
    admin2: str = ""
    pcode: str = ""
    lat: float | None = None
    lon: float | None = None


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """Who publishes."""

    id: str
    name_en: str
    name_ar: str
    kind: str
    side: str = ""
    domains: tuple[str, ...] = ()


class FramingRow(msgspec.Struct, frozen=True):
    """A loaded word, whom it is said of, and what a neutral writer would say."""

    form: str
    toward: str
    neutral: str
    stance: str


class TypeRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event, statement, figure or relation type with its labels and crosswalk."""

    id: str
    record: str
    family: str
    label_en: str
    label_ar: str
    says: str = ""
    roles: tuple[str, ...] = ()
    acled_event: str = ""
    acled_sub: str = ""
    ucdp: str = ""
    plover: str = ""
    cameo: str = ""


class Label(msgspec.Struct, frozen=True):
    """A measure or a generic class with its labels; ``note`` is its kind."""

    id: str
    label_en: str
    label_ar: str
    note: str = ""


Row = tuple[int, dict[str, str]]


def read_tsv(path: Path, header: tuple[str, ...], problems: list[Problem]) -> Iterator[Row]:
    """Rows of a TSV file as (line number, cells by column name); problems are noted and the row skipped."""
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        problems.append(Problem("R003", f"not UTF-8 at byte {error.start}", "Save the file as UTF-8.", file=str(path), line=1))
        return
    seen = tuple(lines[0].rstrip("\r").split("\t"))
    if seen != header:
        odd = next((a for a, b in zip(seen, header, strict=False) if a != b), "")
        near = difflib.get_close_matches(odd, header, 1)
        hint = (f"Did you mean {near[0]!r}? " if near else "") + "The header must be: " + " ".join(header)
        problems.append(Problem("R001", f"wrong header {' '.join(seen)!r}", hint, file=str(path), line=1))
        return
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) > len(header):
            problems.append(Problem("R001", f"{len(cells)} cells where {len(header)} are expected", "Cells are separated by one tab.", file=str(path), line=number))
            continue
        checked = cells[:-1] if header[-1] in ("gloss", "note") else cells  # the note is for people
        bad = FORBIDDEN.search("\t".join(checked))
        if bad:
            code = f"U+{ord(bad.group()):04X}"
            problems.append(Problem("R003", f"character {code} is not allowed in a pack", "Write plain Arabic letters; the normaliser folds spelling.", file=str(path), line=number))
            continue
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def split_cell(cell: str) -> tuple[str, ...]:
    """Values of a cell separated by ``|``."""
    return tuple(v.strip() for v in cell.split("|") if v.strip())
