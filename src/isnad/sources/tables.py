"""Spreadsheets as a source: every row is an item, its columns named in isnad.toml."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.collecting import Context, Found
from isnad.sources.decode import decode
from isnad.sources.files import bytes_of
from isnad.sources.items import Failure, day_of
from isnad.sources.plan import Table
from isnad.sources.whole import container

_FIELDS = ("text", "id", "title", "published", "outlet", "url")
_UNPACKED = 50
"""A workbook may unpack to so many times the largest file that is read."""
_encoder = msgspec.json.Encoder(order="deterministic")

Cells = tuple[Any, ...]


def collect_table(source: Table, context: Context) -> Iterator[Found]:
    """Captures of the file and of every row that holds a text. E431 when a column that isnad.toml names is not there."""
    file = context.root / source.path
    data = bytes_of(file, source.path, context.limit)
    suffix = file.suffix.lower()
    if suffix not in (".csv", ".tsv", ".txt", ".xlsx"):
        raise IsnadError("E430", f"{source.path}: is no table that is read here", "Save it as .csv or .xlsx.")
    sheet = _workbook(data, source, context.limit) if suffix == ".xlsx" else _lines(data, source.path)
    head = next(sheet, ())
    places = _places(head, source)
    now = context.now()
    whole, within = container(source.path, data, source, context)
    yield whole
    for number, cells in enumerate(sheet, 2):
        told = {field: cells[at] for field, at in places.items() if at < len(cells) and cells[at] not in (None, "")}
        name = f"{source.path}#{told.get('id', number)}"
        if not told:
            continue
        try:
            row = _row(told, name)
        except IsnadError as error:
            yield Failure(name, error)
            continue
        yield Capture(
            key=name,
            data=_encoder.encode(row),
            reader="row",
            captured_at=now,
            tool=context.tool,
            outlet=source.outlet,
            within=within,
        )


def _row(told: dict[str, Any], name: str) -> dict[str, str]:
    """One row as a line of JSON would tell it."""
    if "text" not in told:
        raise IsnadError("E102", f"{name}: no text in this row", "Fill the cell, or name another column in isnad.toml.")
    row = {field: " ".join(str(cell).split()) if field != "text" else str(cell) for field, cell in told.items()}
    if "published" in told:
        row["published"] = day_of(told["published"], name)
    return row


def _places(head: Cells, source: Table) -> dict[str, int]:
    """Which cell of a row holds which field."""
    wrong = sorted(set(source.columns) - set(_FIELDS))
    if wrong or "text" not in source.columns:
        what = f"no field {wrong[0]!r}" if wrong else "`text` is not named"
        raise IsnadError("E431", f"source {source.name!r}: columns: {what}", f"Fields are {', '.join(_FIELDS)}.")
    names = [str(cell).strip() if cell is not None else "" for cell in head]
    missing = [column for column in source.columns.values() if column not in names]
    if missing:
        there = ", ".join(filter(None, names)) or "none"
        raise IsnadError("E431", f"{source.path}: no column {missing[0]!r}", f"The first row names: {there}.")
    return {field: names.index(column) for field, column in source.columns.items()}


def _lines(data: bytes, name: str) -> Iterator[Cells]:
    text, _ = decode(data, name)
    try:
        delimiter = csv.Sniffer().sniff(text.split("\n", 1)[0], delimiters=",;\t|").delimiter
    except csv.Error:
        delimiter = ","
    csv.field_size_limit(10_000_000)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(cells)
    except csv.Error as error:
        raise IsnadError(
            "E430", f"{name}: broken table ({error})", "Open it in a spreadsheet program and save it again."
        ) from None


def _workbook(data: bytes, source: Table, limit: int) -> Iterator[Cells]:
    """The rows of one sheet. Formulas are not computed: the value that was saved with them counts."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(info.file_size for info in packed.infolist()) > limit * _UNPACKED:
                raise IsnadError("E110", f"{source.path}: unpacks to more than is read", "Split it.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        if source.sheet is not None and source.sheet not in book.sheetnames:
            raise IsnadError("E431", f"{source.path}: no sheet {source.sheet!r}", f"There are: {', '.join(book.sheetnames)}.")
        sheet = book[source.sheet] if source.sheet else book.worksheets[0]
        yield from _filled(sheet.iter_rows(values_only=True))
    except IsnadError:
        raise
    except Exception as error:  # whatever a broken workbook does to its reader
        raise IsnadError(
            "E430", f"{source.path}: broken workbook ({type(error).__name__})", "Open it and save it again."
        ) from None


def _filled(rows: Iterable[Cells], empty: int = 1000) -> Iterator[Cells]:
    """Rows up to a long stretch without any: sheets often claim a million."""
    rows = iter(rows)
    while some := list(islice(rows, empty)):
        if not any(any(cell is not None for cell in row) for row in some):
            return
        yield from some
