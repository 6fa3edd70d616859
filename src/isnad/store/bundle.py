"""A bundle: a folder that proves itself with `sha256sum -c` alone. Raw bytes, texts, claims, incidents and the journal, and a
page that says how to check them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.errors import IsnadError
from isnad.store.database import Store
from isnad.store.journal import head
from isnad.store.rows import dumps
from isnad.store.tables import captures, codings, documents, incidents, journal, versions

_MANIFEST = "manifest-sha256.txt"
_PAGE = """# How to check this bundle

1. In this folder: `sha256sum -c {manifest}`. Every line must end in OK.
2. A file in `evidence/` is named by the SHA-256 of its bytes; `captures.jsonl` says from where and when they came.
3. `versions.jsonl` holds the texts that were read; `sha256` is that of `text` in UTF-8.
4. A claim in `claims.jsonl` shows its words with `span`, an interval of Unicode code points in the text: in Python,
   `text[span[0]:span[1]]`.
5. `journal.jsonl` is a chain: `hash` is the SHA-256 of the line's other fields as JSON with sorted keys and no spaces,
   `prev` the `hash` of the line before. It ends with {head}

The hashes prove that nothing was changed since it was captured. They do not prove that a report is true, or who wrote it.
Claims and incidents were made by a program out of the texts; each shows the words that it rests on.
This is evidence and not a public export: names of private persons stand in it as they stood in the reports.
"""


def bundle(store: Store, folder: Path, wanted: Sequence[str] = ()) -> int:
    """Write the documents with these ids, those of the incidents with these ids, or everything, to a new folder; returns the
    number of files. E409 when the folder is not empty or cannot be written, E407 for an id that nothing has."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise IsnadError("E409", f"{folder}: is not empty", "Name a new folder.")
        with store.reading() as connection:
            names = _chosen(connection, wanted)
            files = [_write(folder, name, lines) for name, lines in _tables(connection, names)]
            files += _evidence(store, connection, names, folder)
            files.append(_write(folder, "VERIFY.md", [_PAGE.format(manifest=_MANIFEST, head=head(connection)[1])]))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise IsnadError("E409", f"{folder}: cannot be written ({why})", "Check the space and the permissions.") from None
    (folder / _MANIFEST).write_text("".join(f"{digest}  {name}\n" for name, digest in files), "utf-8")
    return len(files)


def _chosen(connection: Connection, wanted: Sequence[str]) -> list[str] | None:
    """Ids of documents, those of an incident being the documents that its claims stand in; None for all."""
    if not wanted:
        return None
    here = set(connection.execute(sa.select(documents.c.id)).scalars())
    names: list[str] = []
    for one in wanted:
        told = connection.execute(sa.select(incidents.c.incident_json).where(incidents.c.id == one)).scalar()
        if told is not None:
            names += _told_by(told)
        elif one in here:
            names.append(one)
        else:
            raise IsnadError("E407", f"no document or incident {one!r}", "`isnad search` shows the names of documents.")
    return sorted(set(names))


def _tables(connection: Connection, names: list[str] | None) -> Iterator[tuple[str, Iterable[str]]]:
    yield "documents.jsonl", _lines(connection, documents, _among(documents.c.id, names))
    yield "captures.jsonl", _lines(connection, captures, _among(captures.c.document, names))
    yield "versions.jsonl", _lines(connection, versions, _among(versions.c.document, names))
    coded = sa.select(versions.c.id).where(_among(versions.c.document, names))
    yield "claims.jsonl", _lines(connection, codings, codings.c.version.in_(coded))
    told = connection.execute(sa.select(incidents.c.incident_json).order_by(incidents.c.id)).scalars()
    yield "incidents.jsonl", [f"{one}\n" for one in told if names is None or not _told_by(one).isdisjoint(names)]
    yield "journal.jsonl", _lines(connection, journal, sa.true())


def _among(column: sa.Column[Any], names: list[str] | None) -> sa.ColumnElement[bool]:
    return sa.true() if names is None else column.in_(names)


def _told_by(incident: str) -> set[str]:
    """Documents that an incident rests on."""
    return {claim["document"] for claim in msgspec.json.decode(incident)["claims"]}


def _lines(connection: Connection, table: sa.Table, which: sa.ColumnElement[bool]) -> Iterator[str]:
    """Rows as JSON; columns that hold JSON are put in as what they hold. The journal stays as it is, since its lines are hashed
    so."""
    asked = sa.select(table).where(which).order_by(*table.primary_key).execution_options(yield_per=500)
    for row in connection.execute(asked).mappings():
        told: dict[str, Any] = dict(row)
        if table is not journal:
            told = {k.removesuffix("_json"): msgspec.json.decode(v) if k.endswith("_json") and v else v for k, v in told.items()}
        yield dumps(told) + "\n"


def _write(folder: Path, name: str, lines: Iterable[str]) -> tuple[str, str]:
    digest = hashlib.sha256()
    with (folder / name).open("wb") as opened:
        for line in lines:
            opened.write(line.encode())
            digest.update(line.encode())
    return name, digest.hexdigest()


def _evidence(store: Store, connection: Connection, names: list[str] | None, folder: Path) -> list[tuple[str, str]]:
    mine = _among(captures.c.document, names) & captures.c.erased.is_(None)
    (folder / "evidence").mkdir()
    files = []
    for digest in connection.execute(sa.select(captures.c.sha256).where(mine).distinct().order_by(captures.c.sha256)).scalars():
        (folder / "evidence" / digest).write_bytes(store.evidence.get(digest))
        files.append((f"evidence/{digest}", digest))
    return files
