"""Is all as it was? Every file is hashed again, every row digested, every span cut out again, and the chain walked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.model.claim import Coding
from isnad.model.ids import sha256
from isnad.store import journal as chain
from isnad.store.codings import row_of
from isnad.store.database import Store
from isnad.store.erase import lingering
from isnad.store.incidents import together
from isnad.store.rows import digest_of
from isnad.store.search import index_is_whole, search_text
from isnad.store.tables import META, captures, claims, codings, incidents, journal, versions
from isnad.store.versions import sealed_version

_decoder = msgspec.json.Decoder(Coding)
_TOLD_BY = {"captures": "captured", "versions": "read", "codings": "coded", "judgements": "judged"}
"""Tables that are only added to, with the action under which the journal knows their rows."""


def verify(store: Store) -> Iterator[str]:
    """One sentence for everything that is not as it was when it was kept; nothing when all is well."""
    with store.reading() as connection:
        yield from chain.broken(connection)
        yield from _rows(connection)
        yield from _evidence(store, connection)
        yield from _lingering(store, connection)
        yield from _texts(connection)
        yield from _claims(connection)
        yield from _fused(connection)
    if store.embedded:
        with store.writing() as connection:
            if not index_is_whole(connection):
                yield "the search index does not agree with the texts"
            found = connection.exec_driver_sql("PRAGMA integrity_check(3)").scalars().all()
        yield from (f"database file: {line}" for line in found if line != "ok")


def _rows(connection: Connection) -> Iterator[str]:
    """Digests of all rows, and the journal's word for each row that is only ever added."""
    told: dict[str, set[str]] = {}
    for line in connection.execute(sa.select(journal.c.action, journal.c.details_json)):
        try:
            details = msgspec.json.decode(line.details_json)
        except msgspec.DecodeError:  # the chain has said that this line was changed
            continue
        rows = told.setdefault(line.action, set())
        rows.update(one for k in ("row", "rows", "was") for one in _listed(details.get(k)))
    changed = told.get("erased", set()) | told.get("redacted", set())
    for table in META.sorted_tables:
        if "digest" not in table.c:
            continue
        seen: set[str] = set()
        for row in connection.execute(sa.select(table)).mappings():
            name = f"{table.name} {'/'.join(str(row[c.name]) for c in table.primary_key)}"
            fresh = sealed_version(dict(row))["digest"] if table is versions else digest_of(row)
            if fresh != row["digest"]:
                yield f"{name}: a value was changed"
            action = _TOLD_BY.get(table.name)
            if action and row["digest"] not in told.get(action, set()) | changed:
                yield f"{name}: the journal does not know this row"
            seen.add(row["digest"])
        missing = told.get(_TOLD_BY.get(table.name, ""), set()) - seen - changed
        yield from (f"{table.name}: a row that the journal knows is missing (digest {one[:12]}…)" for one in sorted(missing))


def _lingering(store: Store, connection: Connection) -> Iterator[str]:
    """Files that an erasure should have taken away."""
    for digest in lingering(store, connection):
        yield f"evidence {digest[:12]}… was erased and is still there; run: isnad run"


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _evidence(store: Store, connection: Connection) -> Iterator[str]:
    wanted = (
        sa.select(captures.c.sha256, captures.c.bytes, captures.c.document)
        .where(captures.c.erased.is_(None))
        .order_by(captures.c.sha256)
    )
    done: set[str] = set()
    for row in connection.execute(wanted):
        if row.sha256 in done:
            continue
        done.add(row.sha256)
        try:
            data = store.evidence.path(row.sha256).read_bytes()
        except OSError as error:
            yield f"evidence {row.sha256[:12]}… of {row.document}: {(error.strerror or str(error)).lower()}"
            continue
        if hashlib.sha256(data).hexdigest() != row.sha256 or len(data) != row.bytes:
            yield f"evidence {row.sha256[:12]}… of {row.document}: changed on the disk"


def _texts(connection: Connection) -> Iterator[str]:
    latest: dict[str, tuple[int, int, int]] = {}
    in_force: dict[str, list[int]] = {}
    for row in connection.execute(sa.select(versions).order_by(versions.c.id)).mappings():
        if row["text"] is not None and sha256(row["text"]) != row["sha256"]:
            yield f"versions {row['id']}: the text is not the one that was read"
        if row["search_text"] != search_text(row["text"] or ""):
            yield f"versions {row['id']}: the search text does not follow from the text"
        latest[row["document"]] = max(latest.get(row["document"], (0, 0, 0)), (row["number"], -row["id"], row["id"]))
        if row["current"]:
            in_force.setdefault(row["document"], []).append(row["id"])
    for name, (_, _, number) in latest.items():
        if in_force.get(name) != [number]:
            yield f"document {name}: version {number} should be in force, and it alone"


def _claims(connection: Connection) -> Iterator[str]:
    """Every span cuts out its words, and the flat rows say what the codings say."""
    wanted = sa.select(codings.c.id, codings.c.coding_json, versions.c.text).join(versions, versions.c.id == codings.c.version)
    rows = iter(connection.execute(sa.select(claims).order_by(claims.c.coding, claims.c.id)).mappings())
    row = next(rows, None)
    for coding in connection.execute(wanted.where(codings.c.coding_json.is_not(None)).order_by(codings.c.id)):
        try:
            said = _decoder.decode(coding.coding_json)
        except (msgspec.DecodeError, msgspec.ValidationError):
            yield f"codings {coding.id}: cannot be read any more"
            continue
        yield from (f"codings {coding.id}: {wrong}" for wrong in _untrue(msgspec.to_builtins(said), coding.text or ""))
        flat = {claim.id: row_of(coding.id, claim) for claim in said.claims}
        while row is not None and row["coding"] <= coding.id:
            if flat.pop(row["id"], None) != dict(row):
                yield f"claims {row['coding']}/{row['id']}: does not say what its coding says"
            row = next(rows, None)
        yield from (f"claims {coding.id}/{name}: the row is missing" for name in flat)
    while row is not None:
        yield f"claims {row['coding']}/{row['id']}: belongs to no coding"
        row = next(rows, None)


def _fused(connection: Connection) -> Iterator[str]:
    """The incidents are those that were last fused, all of them and no other."""
    asked = sa.select(journal.c.details_json).where(journal.c.action == "fused").order_by(journal.c.seq.desc()).limit(1)
    last = connection.execute(asked).scalar()
    try:
        told = msgspec.json.decode(last)["digest"] if last else together(())
    except (msgspec.DecodeError, KeyError):
        return  # the chain has said that this line was changed
    if together(connection.execute(sa.select(incidents.c.digest)).scalars()) != told:
        yield "incidents: not those that were last fused; run: isnad fuse"


def _untrue(value: Any, text: str) -> Iterator[str]:
    if isinstance(value, dict):
        span, words = value.get("span"), value.get("text")
        if span and words is not None and text[span[0] : span[1]] != words:
            yield f"characters {span[0]}–{span[1]} are not the words that the claim shows"
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _untrue(one, text)
