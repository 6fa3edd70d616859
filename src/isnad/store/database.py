"""One database by its address: SQLite in WAL mode, or PostgreSQL. Writers take their turn; readers never wait for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from isnad.errors import IsnadError
from isnad.store.evidence import Evidence

_WAIT_MS = 60_000
"""How long a writer waits for its turn."""
_TURN = 0x15AD
"""Key of PostgreSQL's advisory lock under which everything is written: the journal is one chain."""


@dataclass(frozen=True)
class Store:
    """A project's database and evidence. ``writing`` is one whole change: all of it or nothing; ``reading`` is one steady
    view."""

    engine: Engine
    evidence: Evidence

    @property
    def embedded(self) -> bool:
        """Whether the database is a SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that nobody else writes beside. E402 when the database stays locked, is full or cannot be reached."""
        with _told(self.engine), self.engine.connect() as connection, connection.begin():
            if not self.embedded:
                connection.execute(sa.text("select pg_advisory_xact_lock(:key)"), {"key": _TURN})
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A steady view of what is committed."""
        with _told(self.engine), self.engine.connect().execution_options(reading=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_store(url: str, evidence: Path) -> Store:
    """The store at ``url`` (``sqlite:///path/isnad.db``, ``postgresql://user@host/name``), brought to this schema. E401 for an
    address that is none, E402 when the database cannot be opened, E403 when it was written by a later isnad."""
    from isnad.store.migrations import upgrade

    engine = _engine(url)
    store = Store(engine, Evidence(evidence))
    with _told(engine):
        upgrade(engine)
    return store


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
        if address.drivername in ("postgres", "postgresql"):
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() not in ("sqlite", "postgresql"):
            raise ArgumentError(f"{address.get_backend_name()} is not supported")
        engine = sa.create_engine(address, connect_args={"timeout": _WAIT_MS / 1000} if address.drivername == "sqlite" else {})
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise IsnadError(
            "E401",
            f"{_shown(url)}: no database address that is known here ({str(error).splitlines()[0]})",
            "Write sqlite:///isnad.db or postgresql://user@host/name (the latter needs: pip install 'isnad[team]').",
        ) from None
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _on_connect)
        sa.event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _on_begin, not by the driver
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", f"busy_timeout = {_WAIT_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        why = " ".join(str(error.orig).split())[:160]
        raise IsnadError(
            "E402", f"database {_shown(str(engine.url))}: {why}", "Nothing of this step was kept; mend the cause and run again."
        ) from error


def _shown(url: str) -> str:
    """The address without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url.split("@")[-1]
