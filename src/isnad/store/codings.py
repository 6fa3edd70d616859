"""What the coder made of the versions: kept whole and byte for byte, and as rows for people who look with SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.errors import IsnadError
from isnad.model.claim import Claim, Coding
from isnad.model.document import Document
from isnad.model.ids import short_id
from isnad.store.database import Store
from isnad.store.journal import Entry, append
from isnad.store.rows import dumps, now, sealed
from isnad.store.tables import claims, codings, documents, versions
from isnad.version import SCHEMA, VERSION

Result = Coding | IsnadError
_decoder = msgspec.json.Decoder(Coding)


class Waiting(msgspec.Struct, frozen=True):
    """A version that these packs have not coded: its number in the store, and the document to be coded."""

    version: int
    document: Document


def packs_key(hashes: dict[str, str]) -> str:
    """One name for a state of coder and packs."""
    return short_id("k", VERSION, SCHEMA, *(f"{name}={digest}" for name, digest in sorted(hashes.items())))


def waiting(store: Store, packs: str, *, limit: int = 200, after: int = 0) -> list[Waiting]:
    """Versions in force, above number ``after``, without a coding by ``packs``; the oldest first."""
    wanted = (
        sa.select(versions, documents.c.source, documents.c.key)
        .join(documents, documents.c.id == versions.c.document)
        .join(codings, (codings.c.version == versions.c.id) & (codings.c.packs == packs), isouter=True)
        .where(versions.c.id > after, versions.c.current.is_(True), versions.c.text.is_not(None), codings.c.id.is_(None))
        .order_by(versions.c.id)
        .limit(limit)
    )
    with store.reading() as connection:
        return [Waiting(row["id"], _document(row)) for row in connection.execute(wanted).mappings()]


def _document(row: Any) -> Document:
    fields = ("text", "title", "url", "published", "published_basis")
    told = {name: row[name] for name in fields}
    passed_on = msgspec.json.decode(row["facts_json"], type=dict[str, str]).get("forwarded_from")
    return Document(id=row["document"], outlet=row["outlet"] or _nameless(row), forwarded_from=passed_on, **told)


def _nameless(row: Any) -> str:
    """What an outlet without a name goes by: the host of its page, else where the item lies. Two such are two outlets."""
    host = urlsplit(row["url"] or "").hostname
    return host.removeprefix("www.") if host else f"{row['source']}/{row['key']}"


def keep_codings(store: Store, packs: str, results: Sequence[tuple[Waiting, Result]], *, actor: str) -> int:
    """Keep a batch in one change; what another run has kept meanwhile is left as it is. Returns how many were new."""
    with store.writing() as connection:
        numbers = [one.version for one, _ in results]
        there = sa.select(codings.c.version).where(codings.c.version.in_(numbers), codings.c.packs == packs)
        done = set(connection.execute(there).scalars())
        fresh = [(one, result) for one, result in results if one.version not in done]
        entries: list[Entry] = []
        rows: list[dict[str, Any]] = []
        for one, result in fresh:
            row = sealed({"version": one.version, "packs": packs, "coded_at": now(), **_told(result)})
            key = connection.execute(sa.insert(codings), row).inserted_primary_key
            number = key[0] if key else 0
            rows += (row_of(number, claim) for claim in (result.claims if isinstance(result, Coding) else ()))
            entries.append(Entry("coded", one.document.id, {"row": row["digest"], "packs": packs}))
        if rows:
            connection.execute(sa.insert(claims), rows)
        append(connection, entries, actor=actor)
    return len(fresh)


def _told(result: Result) -> dict[str, Any]:
    if isinstance(result, IsnadError):
        return {"coding_json": None, "error_code": result.code, "error": result.message}
    return {"coding_json": dumps(result), "error_code": None, "error": None}


def row_of(coding: int, claim: Claim) -> dict[str, Any]:
    """A claim of a coding as one flat row."""
    return {
        "coding": coding,
        "id": claim.id,
        "record": claim.record,
        "type": claim.type,
        "status": claim.status,
        "origin": claim.origin,
        "place": claim.where.place if claim.where else None,
        "place_name": claim.where.name.en if claim.where else None,
        "date_from": claim.when.from_ if claim.when else None,
        "date_to": claim.when.to if claim.when else None,
        "confidence": claim.confidence,
        "summary": claim.summary.en,
    }


def in_force(store: Store, packs: str) -> Iterator[Coding]:
    """The codings by ``packs`` of all versions in force, in the order of their documents' ids."""
    wanted = (
        sa.select(codings.c.coding_json)
        .join(versions, versions.c.id == codings.c.version)
        .where(versions.c.current.is_(True), codings.c.packs == packs, codings.c.coding_json.is_not(None))
        .order_by(versions.c.document)
    )
    with store.reading() as connection:
        for text in connection.execute(wanted.execution_options(yield_per=500)).scalars():
            yield _decoder.decode(text)


def states(connection: Connection) -> list[tuple[str, str, int]]:
    """Every state of coder and packs that coded something here: its key, when first, how many versions; the latest last."""
    columns = (codings.c.packs, sa.func.min(codings.c.coded_at), sa.func.count())
    asked = sa.select(*columns).group_by(codings.c.packs).order_by(sa.func.min(codings.c.id))
    return [(row[0], row[1], row[2]) for row in connection.execute(asked)]
