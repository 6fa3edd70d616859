"""Erasure on a lawful request: the content goes from store, evidence and search; the journal keeps that it went, when, by whom
and why, and the chain still holds, because it never held content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.errors import IsnadError
from isnad.model.ids import sha256
from isnad.store.database import Store
from isnad.store.incidents import together
from isnad.store.journal import Entry, append
from isnad.store.rows import now, sealed
from isnad.store.search import parsed, search_text, spans_of
from isnad.store.tables import captures, claims, codings, documents, incidents, judgements, versions
from isnad.store.versions import sealed_version

_BLOCK = "\u2588"
"""Stands for every character of a name that was taken out, so that all spans stay where they were."""
_CAPTURE = {
    "url": None,
    "final_url": None,
    "headers_json": "{}",
    "facts_json": "{}",
    "outlet": None,
    "published": None,
    "title": None,
}
_VERSION = {
    **dict.fromkeys(("text", "title", "outlet", "url", "published", "sha256")),
    "facts_json": "{}",
    "notes_json": "[]",
    "search_text": "",
    "published_basis": "unknown",
    "error_code": "E407",
    "error": "erased",
}


def erase_documents(store: Store, names: Sequence[str], reason: str, *, actor: str) -> int:
    """Erase documents whole, with every version, claim and incident made of them; returns how many there were. E407 for a name
    that no document has. A file that other parts share (an export) goes as well."""
    with store.writing() as connection:
        found = _known(connection, names)
        changes = _Changes()
        for row in found:
            changes.update(connection, documents, row, {"key": row["id"], "erased": now()})
            for capture in _of(connection, captures, captures.c.document == row["id"]):
                _drop(connection, changes, capture)
            for version in _of(connection, versions, versions.c.document == row["id"]):
                _forget(connection, changes, [version["id"]])
                _undecide(connection, changes, version["sha256"])
                changes.update(connection, versions, version, _VERSION)
        _note(connection, "erased", [row["id"] for row in found], changes, reason, actor)
    sweep(store)
    return len(found)


def erase_name(store: Store, name: str, reason: str, *, actor: str) -> int:
    """Black out a person's name wherever it is written, in any spelling, in all versions; returns in how many. The raw bytes
    behind them go, since they hold the name; the blacked-out text is coded anew at the next run. E406 for a name without a
    word."""
    parts = parsed(f"«{name}»")
    if not parts:
        raise IsnadError("E406", f"{name!r}: no word to look for", "Write the name as it stands in the texts.")
    with store.writing() as connection:
        changes, touched = _Changes(), []
        for version in _of(connection, versions, versions.c.text.is_not(None)):
            spans = spans_of(version["text"], parts)
            if not spans:
                continue
            touched.append(version["document"])
            text = _blacked(version["text"], spans)
            title = version["title"] and _blacked(version["title"], spans_of(version["title"], parts))
            _forget(connection, changes, [version["id"]])
            told = {"text": text, "title": title, "sha256": sha256(text), "search_text": search_text(text), "facts_json": "{}"}
            changes.update(connection, versions, version, told)
            for capture in _of(connection, captures, captures.c.id == version["capture"]):
                _drop(connection, changes, capture)
        if touched:
            _note(connection, "redacted", touched, changes, reason, actor)
    sweep(store)
    return len(touched)


class _Changes:
    """Digests of rows before and after, for the journal."""

    def __init__(self) -> None:
        self.was: list[str] = []
        self.rows: list[str] = []

    def update(self, connection: Connection, table: sa.Table, row: Mapping[str, Any], told: Mapping[str, Any]) -> None:
        """Change a row, and note its digest before and after."""
        seal = sealed_version if table is versions else sealed
        fresh = seal(dict(row) | dict(told))
        connection.execute(sa.update(table).where(table.c.id == row["id"]).values(fresh))
        self.was.append(row["digest"])
        self.rows.append(fresh["digest"])


def _known(connection: Connection, names: Sequence[str]) -> list[dict[str, Any]]:
    found = []
    for name in dict.fromkeys(names):
        row = connection.execute(sa.select(documents).where(documents.c.id == name)).mappings().first()
        if row is None:
            raise IsnadError("E407", f"no document {name!r}", "`isnad search` shows the names of documents.")
        if row["erased"] is None:
            found.append(dict(row))
    return found


def _of(connection: Connection, table: sa.Table, which: sa.ColumnElement[bool]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(sa.select(table).where(which).order_by(table.c.id)).mappings()]


def _drop(connection: Connection, changes: _Changes, capture: Mapping[str, Any]) -> None:
    """Take a capture's bytes away, and those of the file that it was a part of."""
    if capture["erased"] is None:
        changes.update(connection, captures, capture, _CAPTURE | {"erased": now()})
    if capture["within"]:
        whole = captures.c.sha256 == capture["within"]
        for outer in _of(connection, captures, whole & captures.c.erased.is_(None)):
            changes.update(connection, captures, outer, _CAPTURE | {"erased": now()})


def _forget(connection: Connection, changes: _Changes, numbers: Sequence[int]) -> None:
    """Take away what was coded out of versions."""
    rows = _of(connection, codings, codings.c.version.in_(numbers))
    connection.execute(sa.delete(claims).where(claims.c.coding.in_([row["id"] for row in rows])))
    connection.execute(sa.delete(codings).where(codings.c.version.in_(numbers)))
    changes.was += [row["digest"] for row in rows]


def _undecide(connection: Connection, changes: _Changes, digest: str | None) -> None:
    """Judgements of an erased text keep their verdict; what they quote of it goes."""
    for row in _of(connection, judgements, judgements.c.judgement_json.contains(digest or "\0")):
        told = msgspec.json.decode(row["judgement_json"]) | {"value": None, "note": ""}
        changes.update(connection, judgements, row, {"judgement_json": msgspec.json.encode(told, order="deterministic").decode()})


def _blacked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "".join(c if c.isspace() else _BLOCK for c in text[start:end]) + text[end:]
    return text


def _note(connection: Connection, action: str, names: Sequence[str], changes: _Changes, reason: str, actor: str) -> None:
    """The journal's lines; incidents that told of the documents go until the next fusing."""
    for name in names:
        connection.execute(sa.delete(incidents).where(incidents.c.incident_json.contains(f'"{name}"')))
    left = connection.execute(sa.select(incidents.c.digest)).scalars()
    many = {"documents": sorted(set(names)), "reason": reason, "was": changes.was, "rows": changes.rows}
    fused = Entry("fused", action, {"digest": together(left)})
    append(connection, [Entry(action, names[0] if names else "", many), fused], actor=actor)


def lingering(store: Store, connection: Connection) -> list[str]:
    """Files that only erased captures hold and that are still there."""
    held = sa.select(captures.c.sha256).where(captures.c.erased.is_(None))
    lost = sa.select(captures.c.sha256).where(captures.c.erased.is_not(None), captures.c.sha256.not_in(held)).distinct()
    return [digest for digest in connection.execute(lost).scalars() if store.evidence.path(digest).exists()]


def sweep(store: Store, *, always: bool = True) -> None:
    """Remove the files that only erased captures hold, and what the database keeps of deleted rows in its free pages and its
    search index. May be cut off and done again; unless ``always``, nothing is done where no file is left."""
    with store.reading() as connection:
        left = lingering(store, connection)
    if not left and not always:
        return
    # The files go last: while one stands, an erasure that was cut off is seen and finished.
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if store.embedded:
            for line in ("insert into search(search) values ('rebuild')", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                connection.connection.cursor().execute(line)
        else:
            connection.exec_driver_sql("VACUUM FULL")
    for digest in left:
        store.evidence.remove(digest)
