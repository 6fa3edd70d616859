"""Retention: what a source's period says must not be kept any longer is erased, by the same way as on a request."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from isnad.project.plan import Project
from isnad.store import Store
from isnad.store.erase import erase_documents, sweep
from isnad.store.rows import moment, written
from isnad.store.tables import captures, documents


def retain(project: Project, store: Store, *, now: str) -> int:
    """Erase documents whose last capture is older than their source's ``retention_days`` at the moment ``now`` (UTC, ISO);
    returns how many. Also finishes an erasure that was cut off."""
    number = 0
    for source in project.plan.source:
        if source.retention_days is None:
            continue
        end = moment(now) - timedelta(days=source.retention_days)
        last = sa.func.max(captures.c.captured_at)
        asked = (
            sa.select(documents.c.id)
            .join(captures)
            .where(documents.c.source == source.name, documents.c.erased.is_(None))
            .group_by(documents.c.id)
            .having(last < written(end))
            .order_by(documents.c.id)
        )
        with store.reading() as connection:
            names = list(connection.execute(asked).scalars())
        if names:
            reason = f"retention period of {source.retention_days} days"
            number += erase_documents(store, names, reason, actor=project.plan.project.operator)
    store.evidence.tidy()
    if not number:
        sweep(store, always=False)
    return number
