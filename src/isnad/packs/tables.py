"""Rows of the tables that packs hold: actors, names, places, outlets, framing, ontology; and the reader of TSV files."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from isnad.errors import Problem

FORBIDDEN = re.compile("[\u00a0\u061c\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u06cc\u06a9\ufb50-\ufdff\ufe70-\ufefe]")


class Actor(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An actor with the dates between which it existed and the organisation it speaks for."""

    id: str
    name_en: str
    name_ar: str
    cls: str
    side: str = ""
    parent: str = ""
    since: str = ""
    until: str = ""


class Place(msgspec.Struct, frozen=True, gc=False, kw_only=True):
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

    @property
    def bare_en(self) -> str:
        """The English name without the word for its unit."""
        return self.name_en.removesuffix(" governorate").removesuffix(" district")


class Land(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A country with a war of its own: its row among the places, how ids of its places end, and the sides that fight in it."""

    id: str
    place: str
    ending: str = ""
    sides: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = {}
    """Folded name → the actors that it means in a report about this country («الجيش», «وزارة الدفاع»)."""


class MissileRow(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An actor whose «صواريخ» are missiles: the countries over which it fires rockets, and those over which missiles are its own
    where nobody is said to have fired them."""

    actor: str
    rockets_over: tuple[str, ...] = ()
    alone_over: tuple[str, ...] = ()


class Outlet(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who publishes."""

    id: str
    name_en: str
    name_ar: str
    kind: str
    side: str = ""
    domains: tuple[str, ...] = ()


class FramingRow(msgspec.Struct, frozen=True, gc=False):
    """A loaded word, whom it is said of, and what a neutral writer would say."""

    form: str
    toward: str
    neutral: str
    stance: str


class TypeRow(msgspec.Struct, frozen=True, gc=False, kw_only=True):
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


class Label(msgspec.Struct, frozen=True, gc=False):
    """A measure or a generic class with its labels; ``note`` is its kind."""

    id: str
    label_en: str
    label_ar: str
    note: str = ""


Row = tuple[int, dict[str, str]]


def forbidden(text: str) -> str:
    """The first character that no pack may hold, as ``U+0640 ARABIC TATWEEL``, or nothing."""
    bad = FORBIDDEN.search(text)
    return f"U+{ord(bad.group()):04X} {unicodedata.name(bad.group(), '')}".rstrip() if bad else ""


def read_utf8(path: Path, problems: list[Problem]) -> str | None:
    """The text of a pack file, or None after noting why there is none."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem("R003", f"not UTF-8 at byte {error.start}", "Save the file as UTF-8.", file=str(path), line=line))
        return None
    except OSError as error:
        problems.append(
            Problem("R003", f"cannot be read ({error.strerror})", "Check the file and its permissions.", file=str(path), line=1)
        )
        return None
    if text.startswith("\ufeff"):
        problems.append(
            Problem("R003", "begins with a byte-order mark", "Save the file as UTF-8 without BOM.", file=str(path), line=1)
        )
        return None
    return text.replace("\r\n", "\n")


def read_tsv(path: Path, header: tuple[str, ...], problems: list[Problem]) -> Iterator[Row]:
    """Rows of a TSV file as (line number, cells by column name); problems are noted and the row skipped."""
    text = read_utf8(path, problems) if path.exists() else None
    if text is None:
        return
    lines = text.split("\n")
    seen = tuple(lines[0].split("\t"))
    if seen != header:
        odd = next((a for a, b in zip(seen, header, strict=False) if a != b), "")
        near = difflib.get_close_matches(odd, header, 1)
        hint = (f"Did you mean {near[0]!r}? " if near else "") + "The header must be: " + " ".join(header)
        problems.append(Problem("R001", f"wrong header {' '.join(seen)!r}", hint, file=str(path), line=1))
        return
    for number, line in enumerate(lines[1:], 2):
        if line.strip() and not line.startswith("#"):
            row = _row(line, header)
            if isinstance(row, dict):
                yield number, row
            else:
                code, message, hint = row
                problems.append(Problem(code, message, hint, file=str(path), line=number))


def _row(line: str, header: tuple[str, ...]) -> dict[str, str] | tuple[str, str, str]:
    """The cells of a line by column, or the code, message and hint of what is wrong with it."""
    cells = line.split("\t")
    if len(cells) > len(header):
        return "R001", f"{len(cells)} cells where {len(header)} are expected", "Cells are separated by one tab."
    noted = header[-1] in ("gloss", "note") and len(cells) == len(header)  # the note is for people
    odd = forbidden("\t".join(cells[:-1] if noted else cells))
    if odd:
        return "R003", f"character {odd} is not allowed in a pack", "Write plain Arabic letters; the normaliser folds spelling."
    loose = next((cell for cell in cells if cell != cell.strip()), None)
    if loose is not None:
        return "R001", f"cell {loose!r} begins or ends with a space", "Cells are separated by one tab and nothing else."
    if not cells[0]:
        return "R001", f"the cell {header[0]!r} is empty", "Every row begins with it."
    return dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def split_cell(cell: str) -> tuple[str, ...]:
    """Values of a cell separated by ``|``."""
    return tuple(v.strip() for v in cell.split("|") if v.strip())
