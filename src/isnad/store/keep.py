"""Captures go in: bytes first, then what is known about them, in one change with its lines of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.model.capture import Capture, Missing
from isnad.model.ids import short_id
from isnad.store.database import Store
from isnad.store.journal import Entry, append
from isnad.store.rows import dumps, now, sealed
from isnad.store.tables import captures, documents, failures

WHOLE = "container"
"""The reader of a file that is kept for its parts."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch brought: numbers of reports. A file that is kept for its parts is none."""

    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0

    def __add__(self, other: Kept) -> Kept:
        return Kept(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            same=self.same + other.same,
            gone=self.gone + other.gone,
        )


def document_id(source: str, key: str) -> str:
    """The name of an item everywhere: the same for the same source and key, whenever it is collected."""
    return short_id("d", source, key)


def keep(store: Store, source: str, batch: Sequence[Capture | Missing], *, actor: str) -> Kept:
    """Keep a batch of one source: evidence on the disk, then rows and journal in one change. Bytes that are those of the item's
    latest capture add nothing, so that a step that was cut off can simply be run again."""
    held = [one for one in batch if isinstance(one, Capture)]
    digests = store.evidence.put_all(one.data for one in held)
    with store.writing() as connection:
        known = _known(connection, [document_id(source, one.key) for one in batch])
        before = _before(connection, known, source, held, digests)
        rows: list[dict[str, Any]] = []
        fresh: list[dict[str, Any]] = []
        entries: list[Entry] = []
        tally = Kept()
        for one, digest in zip(held, digests, strict=True):
            name = document_id(source, one.key)
            last = known.get(name)
            report = one.reader != WHOLE
            if last is not None and (last in (digest, ERASED) or (name, digest, one.within) in before):
                tally += Kept(same=report)
                continue
            if last is None:
                fresh.append(_document(name, source, one))
            tally += Kept(new=report) if last is None else Kept(changed=report)
            known[name] = digest
            rows.append(_capture(name, digest, one))
            entries.append(Entry("captured", name, {"sha256": digest, "row": rows[-1]["digest"]}))
        if fresh:
            connection.execute(sa.insert(documents), fresh)
        if rows:
            connection.execute(sa.insert(captures), rows)
        _settled(connection, source, batch)
        gone = _gone(connection, source, [one for one in batch if isinstance(one, Missing)])
        append(connection, [*entries, *gone], actor=actor)
    return tally + Kept(gone=len(gone))


ERASED = "erased"
"""What stands for the latest bytes of a document that was erased: it is never taken in again."""


def _known(connection: Connection, names: list[str]) -> dict[str, str]:
    """SHA-256 of the latest capture of each document that is here."""
    latest = sa.select(sa.func.max(captures.c.id)).where(captures.c.document.in_(names)).group_by(captures.c.document)
    found = connection.execute(sa.select(captures.c.document, captures.c.sha256).where(captures.c.id.in_(latest)))
    known = {row.document: row.sha256 for row in found}
    lost = sa.select(documents.c.id).where(documents.c.id.in_(names), documents.c.erased.is_not(None))
    return known | dict.fromkeys(connection.execute(lost).scalars(), ERASED)


def _before(
    connection: Connection, known: dict[str, str], source: str, held: list[Capture], digests: list[str]
) -> set[tuple[str, str, str | None]]:
    """Older wordings that came out of a file which has not been taken in again since: (document, SHA-256, file). Of two exports
    that lie side by side, the earlier one's message is not news at every visit."""
    parts = [(document_id(source, one.key), one.within, digest) for one, digest in zip(held, digests, strict=True) if one.within]
    parts = [part for part in parts if known.get(part[0], part[2]) not in (part[2], ERASED)]
    if not parts:
        return set()
    older = {part[0] for part in parts}
    files = {part[1] for part in parts} - {
        digest
        for one, digest in zip(held, digests, strict=True)
        if one.reader == WHOLE and known.get(document_id(source, one.key)) != digest
    }
    whole = sa.select(captures.c.sha256, sa.func.max(captures.c.id)).where(
        captures.c.sha256.in_(files), captures.c.reader == WHOLE
    )
    taken = {row[0]: row[1] for row in connection.execute(whole.group_by(captures.c.sha256))}
    found = sa.select(captures.c.document, captures.c.sha256, captures.c.within, captures.c.id)
    rows = connection.execute(found.where(captures.c.document.in_(older), captures.c.erased.is_(None))).all()
    last: dict[str, int] = {}
    for row in rows:
        last[row.document] = max(last.get(row.document, 0), row.id)
    return {
        (row.document, row.sha256, row.within) for row in rows if row.within in taken and taken[row.within] < last[row.document]
    }


def _document(name: str, source: str, one: Capture) -> dict[str, Any]:
    return sealed({"id": name, "source": source, "key": one.key, "first_seen": one.captured_at, "gone": None, "erased": None})


def _capture(name: str, digest: str, one: Capture) -> dict[str, Any]:
    return sealed(
        {
            "document": name,
            "sha256": digest,
            "bytes": len(one.data),
            "within": one.within,
            "reader": one.reader,
            "media": one.media,
            "url": one.url,
            "final_url": one.final_url,
            "headers_json": dumps(one.headers),
            "facts_json": dumps(one.facts),
            "outlet": one.outlet,
            "published": one.published,
            "title": one.title,
            "captured_at": one.captured_at,
            "tool": one.tool,
            "erased": None,
        }
    )


def _settled(connection: Connection, source: str, batch: Sequence[Capture | Missing]) -> None:
    """What could be had, or is known to be gone, is no failure any more."""
    keys = [one.key for one in batch]
    connection.execute(sa.delete(failures).where(failures.c.source == source, failures.c.key.in_(keys)))


def _gone(connection: Connection, source: str, missing: list[Missing]) -> list[Entry]:
    """Mark documents that are no longer at their source; what was kept of them stays."""
    entries = []
    for one in missing:
        name = document_id(source, one.key)
        row = (
            connection.execute(sa.select(documents).where(documents.c.id == name, documents.c.gone.is_(None))).mappings().first()
        )
        if row is not None:
            marked = sealed(dict(row) | {"gone": one.seen_at})
            connection.execute(sa.update(documents).where(documents.c.id == name).values(marked))
            entries.append(Entry("gone", name, {"reason": one.reason, "row": marked["digest"]}))
    return entries


def fail(store: Store, source: str, key: str, code: str, message: str, hint: str) -> None:
    """Remember that an item could not be had, and why; told again and again it counts up."""
    with store.writing() as connection:
        at = (failures.c.source == source) & (failures.c.key == key)
        row = connection.execute(sa.select(failures.c.times).where(at)).first()
        told = {"source": source, "key": key, "error_code": code, "error": message, "hint": hint, "at": now()}
        connection.execute(sa.delete(failures).where(at))
        connection.execute(sa.insert(failures), sealed(told | {"times": (row.times if row else 0) + 1}))
