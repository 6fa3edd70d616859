"""From captures to versions: what a reader made of the bytes, kept beside the text that search looks in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.model.document import Document, Note
from isnad.model.ids import sha256
from isnad.store.database import Store
from isnad.store.journal import Entry, append
from isnad.store.rows import Row, dumps, sealed
from isnad.store.search import search_text
from isnad.store.tables import captures, documents, versions

_TOLD = ("sha256", "title", "outlet", "url", "published", "published_basis", "error_code", "error")
"""What makes a version another one, beside its facts."""

Reader = Callable[[Capture, str], "Document | IsnadError"]
"""Bytes and the document's id in; the document, or why there is none."""


def read_new(store: Store, reader: Reader, *, actor: str, at_once: int = 200) -> Iterator[int]:
    """Read every capture that was not read yet; yields how many, batch by batch, each batch one change."""
    while True:
        with store.reading() as connection:
            waiting = _unread(connection, at_once)
        if not waiting:
            return
        read = [(row, _read(store, row, reader)) for row in waiting]
        with store.writing() as connection:
            for row, found in read:
                _keep(connection, row, found, actor)
        yield len(read)


def _unread(connection: Connection, limit: int) -> Sequence[Row]:
    wanted = (
        sa.select(captures)
        .join(versions, versions.c.capture == captures.c.id, isouter=True)
        .join(documents, documents.c.id == captures.c.document)
        .where(versions.c.id.is_(None), captures.c.reader != "container", documents.c.erased.is_(None))
        .order_by(captures.c.id)
        .limit(limit)
    )
    return connection.execute(wanted).mappings().all()


def _read(store: Store, row: Row, reader: Reader) -> Document | IsnadError:
    try:
        capture = Capture(
            key=row["document"],
            data=store.evidence.get(row["sha256"]),
            headers=msgspec.json.decode(row["headers_json"], type=dict[str, str]),
            facts=msgspec.json.decode(row["facts_json"], type=dict[str, str]),
            **{
                name: row[name]
                for name in (
                    "reader",
                    "captured_at",
                    "tool",
                    "media",
                    "url",
                    "final_url",
                    "outlet",
                    "published",
                    "title",
                    "within",
                )
            },
        )
        return reader(capture, row["document"])
    except IsnadError as error:
        return error


def _keep(connection: Connection, row: Row, found: Document | IsnadError, actor: str) -> None:
    told = _told(row, found)
    document = row["document"]
    last = (
        connection.execute(sa.select(versions).where(versions.c.document == document).order_by(versions.c.id.desc()).limit(1))
        .mappings()
        .first()
    )
    if connection.execute(sa.select(versions.c.id).where(versions.c.capture == row["id"])).first():
        return  # another run was faster
    current = _current(connection, document)
    if current is not None and _alike(current, told):
        told |= {"number": current["number"], "current": False, "text": None, "search_text": ""}
    else:
        if current is not None:
            connection.execute(sa.update(versions).where(versions.c.id == current["id"]).values(current=False))
        told |= {"number": last["number"] + 1 if last else 1, "current": True}
    told = sealed_version({"document": document, "capture": row["id"], **told})
    connection.execute(sa.insert(versions), told)
    append(connection, [Entry("read", document, {"row": told["digest"], "number": told["number"]})], actor=actor)


def _alike(one: Row, other: Row) -> bool:
    return all(one[name] == other[name] for name in _TOLD) and _said(one["facts_json"]) == _said(other["facts_json"])


def _said(facts: str) -> dict[str, str]:
    """The facts but for those that tell how the bytes were had."""
    told = msgspec.json.decode(facts, type=dict[str, str])
    return {name: value for name, value in told.items() if not name.startswith("had_")}


def sealed_version(row: dict[str, Any]) -> dict[str, Any]:
    """``current`` moves on when a later version comes, so the digest does not cover it."""
    told = {name: value for name, value in row.items() if name != "current"}
    return row | {"digest": sealed(told)["digest"]}


def _current(connection: Connection, document: str) -> Row | None:
    wanted = sa.select(versions).where(versions.c.document == document, versions.c.current.is_(True))
    return connection.execute(wanted).mappings().first()


def _facts(told: str, found: Document) -> str:
    """The facts of the capture, with what the reader found of the same kind in the bytes."""
    if found.forwarded_from is None:
        return told
    return dumps(msgspec.json.decode(told, type=dict[str, str]) | {"forwarded_from": found.forwarded_from})


def _told(row: Row, found: Document | IsnadError) -> dict[str, Any]:
    nothing = dict.fromkeys(("sha256", "text", "title", "outlet", "url", "published"))
    if isinstance(found, IsnadError):
        wrong = {
            "error_code": found.code,
            "error": found.message,
            "published_basis": "unknown",
            "notes_json": "[]",
            "search_text": "",
        }
        return nothing | wrong | {"facts_json": row["facts_json"]}
    notes: tuple[Note, ...] = getattr(found, "notes", ())
    return {
        "sha256": sha256(found.text),
        "text": found.text,
        "title": found.title,
        "outlet": found.outlet,
        "url": found.url,
        "published": found.published,
        "published_basis": found.published_basis,
        "facts_json": _facts(row["facts_json"], found),
        "notes_json": dumps(notes),
        "search_text": search_text(found.text),
        "error_code": None,
        "error": None,
    }
