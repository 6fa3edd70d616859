"""From captures to versions: what a reader made of the bytes, kept beside the text that search looks in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def read_new(store: Store, reader: Reader, *, actor: str, at_once: int = 200) -> int:
    """Read every capture that was not read yet, batch by batch, each batch one change; returns how many."""
    number = 0
    while True:
        with store.reading() as connection:
            waiting = _unread(connection, at_once)
        if not waiting:
            return number
        read = [(row, _read(store, row, reader)) for row in waiting]
        made = [(row, _told(row, found)) for row, found in read]  # before the turn is taken: others may write meanwhile
        with store.writing() as connection:
            _keep(connection, made, actor)
        number += len(read)


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


def _keep(connection: Connection, made: Sequence[tuple[Row, dict[str, Any]]], actor: str) -> None:
    """Put a batch in, with a few questions for all of it. What another run has kept meanwhile is left as it is."""
    numbers = [row["id"] for row, _ in made]
    done = set(connection.execute(sa.select(versions.c.capture).where(versions.c.capture.in_(numbers))).scalars())
    names = [row["document"] for row, _ in made]
    last, current = _last(connection, names), _current(connection, names)
    rows: list[dict[str, Any]] = []
    over: list[int] = []
    entries: list[Entry] = []
    for row, told in made:
        document = row["document"]
        if row["id"] in done:
            continue
        before = current.get(document)
        if before is not None and _alike(before, told):
            told |= {"number": before["number"], "current": False, "text": None, "search_text": ""}
        else:
            over += [before["id"]] if before is not None and "id" in before else []
            if before is not None:
                before["current"] = False  # one of this batch
            last[document] = last.get(document, 0) + 1
            told |= {"number": last[document], "current": True}
        told = sealed_version({"document": document, "capture": row["id"], **told})
        if told["current"]:
            current[document] = told
        rows.append(told)
        entries.append(Entry("read", document, {"row": told["digest"], "number": told["number"]}))
    if over:
        connection.execute(sa.update(versions).where(versions.c.id.in_(over)).values(current=False))
    if rows:
        connection.execute(sa.insert(versions), rows)
    append(connection, entries, actor=actor)


def _last(connection: Connection, names: list[str]) -> dict[str, int]:
    """The highest number of a version of each document."""
    asked = sa.select(versions.c.document, sa.func.max(versions.c.number)).where(versions.c.document.in_(names))
    return {row[0]: row[1] for row in connection.execute(asked.group_by(versions.c.document))}


def _current(connection: Connection, names: list[str]) -> dict[str, dict[str, Any]]:
    """The version in force of each document."""
    asked = sa.select(versions).where(versions.c.document.in_(names), versions.c.current.is_(True))
    return {row["document"]: dict(row) for row in connection.execute(asked).mappings()}


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
