"""`isnad status`: every source with its last success, its numbers, its failures with reasons, and silence longer than usual."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.project.plan import Project
from isnad.store import Store
from isnad.store.rows import moment
from isnad.store.tables import captures, claims, codings, documents, failures, sources, versions

_SILENT = 5
"""A source is silent when it has brought nothing for so many of its usual intervals (at least a day)."""
_LOOK_BACK = 50
"""From so many of its latest captures the usual interval is taken."""


class SourceStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One source. Times are UTC; ``silent`` says in words when it has been quiet for longer than usual."""

    name: str
    kind: str
    documents: int
    gone: int
    unread: int
    claims: int
    last_try: str | None = None
    last_success: str | None = None
    last_new: str | None = None
    error: str | None = None
    silent: str | None = None
    failures: tuple[tuple[str, str, str, int], ...] = ()
    """Item, code, reason, how often."""

    def shown(self) -> dict[str, Any]:
        """As a plain mapping."""
        return msgspec.structs.asdict(self)


def status(project: Project, store: Store, *, now: str) -> list[SourceStatus]:
    """Every source of the plan, and those that are only in the database any more, at the moment ``now`` (UTC, ISO)."""
    kinds = {one.name: str(type(one).__struct_config__.tag) for one in project.plan.source}
    with store.reading() as connection:
        kept = connection.execute(sa.select(documents.c.source).distinct().order_by(documents.c.source)).scalars()
        names = [*kinds, *(name for name in kept if name not in kinds)]
        return [_one(connection, name, kinds.get(name, "no longer in the plan"), now) for name in names]


def _one(connection: Connection, name: str, kind: str, now: str) -> SourceStatus:
    here = documents.c.source == name
    row = connection.execute(sa.select(sources).where(sources.c.name == name)).mappings().first()
    told = dict(row) if row else {}
    wrong = sa.select(failures).where(failures.c.source == name).order_by(failures.c.at.desc(), failures.c.key)
    read = versions.c.current.is_(True) & versions.c.error_code.is_not(None)
    unread = sa.select(documents.c.key, versions.c.error_code, versions.c.error).join(versions).where(here, read)
    broken = connection.execute(unread.order_by(documents.c.key)).all()
    return SourceStatus(
        name=name,
        kind=kind,
        documents=_count(
            connection,
            sa.select(documents.c.id)
            .join(versions, versions.c.document == documents.c.id)
            .where(here, documents.c.erased.is_(None), versions.c.current.is_(True)),
        ),
        gone=_count(connection, sa.select(documents).where(here, documents.c.gone.is_not(None))),
        unread=len(broken),
        claims=_count(
            connection,
            sa.select(claims.c.id)
            .join(codings, codings.c.id == claims.c.coding)
            .join(versions, versions.c.id == codings.c.version)
            .join(documents, documents.c.id == versions.c.document)
            .where(here, versions.c.current.is_(True), codings.c.packs == _latest(connection)),
        ),
        last_try=told.get("last_try"),
        last_success=told.get("last_success"),
        last_new=told.get("last_new"),
        error=f"{told['error_code']} {told['error']}" if told.get("error_code") else None,
        silent=_silent(connection, name, told.get("last_new"), now),
        failures=(
            *((one.key, one.error_code, one.error, one.times) for one in connection.execute(wrong)),
            *((one.key, one.error_code, one.error, 1) for one in broken),
        ),
    )


def _count(connection: Connection, asked: sa.Select[tuple[object, ...]]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(asked.subquery())).scalar_one()


def _latest(connection: Connection) -> str | None:
    return connection.execute(sa.select(codings.c.packs).order_by(codings.c.id.desc()).limit(1)).scalar()


def _silent(connection: Connection, name: str, last_new: str | None, now: str) -> str | None:
    """In words, when nothing came for several times the usual interval between two days with news."""
    asked = sa.select(captures.c.captured_at).join(documents).where(documents.c.source == name)
    times = connection.execute(asked.order_by(captures.c.id.desc()).limit(_LOOK_BACK)).scalars()
    moments = sorted({moment(one).replace(minute=0, second=0) for one in times})
    if last_new is None or len(moments) < 3:
        return None
    usual = timedelta(seconds=median((later - earlier).total_seconds() for earlier, later in pairwise(moments)))
    quiet = moment(now) - moment(last_new)
    if quiet <= max(usual * _SILENT, timedelta(days=1)):
        return None
    return f"nothing new for {_days(quiet)}; usual is every {_days(usual)}"


def _days(span: timedelta) -> str:
    hours = span.total_seconds() / 3600
    return f"{hours / 24:.0f} days" if hours >= 48 else f"{hours:.0f} hours"
