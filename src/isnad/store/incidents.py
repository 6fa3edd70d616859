"""Incidents as last fused, and what people decided. Incidents are the function of claims and judgements: they can be made again
any time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.model.incident import Fused, Incident, Judgement
from isnad.store.database import Store
from isnad.store.journal import Entry, append
from isnad.store.rows import dumps, sealed
from isnad.store.tables import codings, incidents, journal, judgements, versions

_judgement = msgspec.json.Decoder(Judgement)
_incident = msgspec.json.Decoder(Incident)


def inputs(connection: Connection, packs: str) -> str:
    """One hash of everything that fusing depends on: the codings in force by ``packs``, and all judgements."""
    coded = (
        sa.select(codings.c.digest)
        .join(versions, versions.c.id == codings.c.version)
        .where(versions.c.current.is_(True), codings.c.packs == packs)
    )
    told = [packs, *sorted(connection.execute(coded).scalars())]
    told += connection.execute(sa.select(judgements.c.digest).order_by(judgements.c.id)).scalars()
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def last_inputs(connection: Connection) -> str | None:
    """The inputs of the incidents that stand in the store; None before the first fusing."""
    asked = sa.select(journal.c.subject).where(journal.c.action == "fused").order_by(journal.c.seq.desc()).limit(1)
    return connection.execute(asked).scalar()


def keep_fused(store: Store, fused: Fused, of: str, *, actor: str) -> tuple[int, int]:
    """Put the incidents in place of those before, in one change; returns how many are new or changed, and how many are gone."""
    with store.writing() as connection:
        before = {row.id: row.digest for row in connection.execute(sa.select(incidents.c.id, incidents.c.digest))}
        rows = {one.id: _row(one) for one in fused.incidents}
        gone = [name for name in before if name not in rows]
        fresh = [row for name, row in rows.items() if before.get(name) != row["digest"]]
        stale = [*gone, *(row["id"] for row in fresh if row["id"] in before)]
        for some in _pieces(stale):
            connection.execute(sa.delete(incidents).where(incidents.c.id.in_(some)))
        if fresh:
            connection.execute(sa.insert(incidents), fresh)
        details = {
            "incidents": len(rows),
            "new": len(fresh),
            "gone": len(gone),
            "digest": together(r["digest"] for r in rows.values()),
        }
        append(connection, [Entry("fused", of, details)], actor=actor)
    return len(fresh), len(gone)


def together(digests: Iterable[str]) -> str:
    """One hash over the digests of many rows, whatever their order."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()


def _row(one: Incident) -> dict[str, Any]:
    return sealed(
        {
            "id": one.id,
            "type": one.type,
            "date_from": one.when.from_ if one.when else None,
            "date_to": one.when.to if one.when else None,
            "place": one.where.place if one.where else None,
            "claims": len(one.claims),
            "origins": len(one.origins),
            "grade": one.grade,
            "incident_json": dumps(one),
        }
    )


def _pieces(names: Sequence[str], size: int = 500) -> Iterable[Sequence[str]]:
    return (names[k : k + size] for k in range(0, len(names), size))


def all_incidents(store: Store) -> list[Incident]:
    """The incidents that stand in the store, in the order of their days and ids."""
    asked = sa.select(incidents.c.incident_json).order_by(sa.func.coalesce(incidents.c.date_from, ""), incidents.c.id)
    with store.reading() as connection:
        return [_incident.decode(text) for text in connection.execute(asked).scalars()]


def judge(store: Store, decided: Sequence[Judgement], *, actor: str) -> None:
    """Append what people decided."""
    rows = [sealed({"at": one.time, "author": one.author, "judgement_json": dumps(one)}) for one in decided]
    if not rows:
        return
    entries = [Entry("judged", one.at.sha256, {"row": row["digest"]}) for one, row in zip(decided, rows, strict=True)]
    with store.writing() as connection:
        connection.execute(sa.insert(judgements), rows)
        append(connection, entries, actor=actor)


def all_judgements(connection: Connection) -> list[Judgement]:
    """Everything that was decided, in the order in which it was put in."""
    asked = sa.select(judgements.c.judgement_json).order_by(judgements.c.id)
    return [_judgement.decode(text) for text in connection.execute(asked).scalars()]
