"""The journal: an append-only chain of hashes. Each line covers the one before it, so that none can be changed, left out or put
between without breaking all that follow. It names things by id and SHA-256 and holds none of their content, so that it survives
an erasure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.store.rows import Row, dumps, now
from isnad.store.tables import journal
from isnad.version import VERSION

START = "0" * 64
TOOL = f"isnad {VERSION}"


class Entry(msgspec.Struct, frozen=True):
    """Something that was done: ``action`` to ``subject`` (an id), with ``details`` (hashes, numbers, a reason)."""

    action: str
    subject: str
    details: Mapping[str, Any] = {}


def append(connection: Connection, entries: Iterable[Entry], *, actor: str) -> str:
    """Write the entries behind the last line, inside the caller's transaction; returns the new head."""
    seq, prev = head(connection)
    at = now()
    rows = []
    for entry in entries:
        seq += 1
        row = {
            "seq": seq,
            "at": at,
            "actor": actor,
            "tool": TOOL,
            "action": entry.action,
            "subject": entry.subject,
            "details_json": dumps(entry.details),
            "prev": prev,
        }
        prev = hash_of(row)
        rows.append(row | {"hash": prev})
    if rows:
        connection.execute(sa.insert(journal), rows)
    return prev


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last line; (0, sixty-four zeros) before the first."""
    last = connection.execute(sa.select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)).first()
    return (last.seq, last.hash) if last else (0, START)


def hash_of(row: Row) -> str:
    """SHA-256 of a line: its fields as canonical JSON, ``hash`` left out."""
    return hashlib.sha256(dumps({k: v for k, v in row.items() if k != "hash"}).encode()).hexdigest()


def broken(connection: Connection) -> Iterator[str]:
    """What is wrong with the chain, one sentence for each line that does not hold."""
    prev, seq = START, 0
    for row in connection.execute(sa.select(journal).order_by(journal.c.seq)).mappings():
        seq += 1
        if row["seq"] != seq:
            yield f"journal line {seq} is missing"
            seq = row["seq"]
        if row["prev"] != prev:
            yield f"journal line {seq} does not follow from the line before it"
        if hash_of(row) != row["hash"]:
            yield f"journal line {seq} was changed"
        prev = row["hash"]
