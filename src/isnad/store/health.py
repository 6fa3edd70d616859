"""How each source does: when it was last tried, when it last answered, what it wants to remember."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.errors import IsnadError
from isnad.store.database import Store
from isnad.store.rows import dumps, now, sealed
from isnad.store.tables import sources


def tried(store: Store, name: str) -> dict[str, Any]:
    """Note that a visit begins; returns what the source remembers of earlier visits."""
    with store.writing() as connection:
        row = _row(connection, name) | {"last_try": now()}
        _put(connection, row)
    state: dict[str, Any] = msgspec.json.decode(row["state_json"])
    return state


def visited(store: Store, name: str, state: dict[str, Any], error: IsnadError | None, *, news: int) -> None:
    """Note how the visit ended. What the source remembers is kept only when it ended well, so that nothing is passed over."""
    with store.writing() as connection:
        row = _row(connection, name)
        if error is None:
            row |= {"last_success": now(), "error_code": None, "error": None, "state_json": dumps(state)}
        else:
            row |= {"error_code": error.code, "error": error.message}
        if news:
            row |= {"last_new": now()}
        _put(connection, row)


def _row(connection: Connection, name: str) -> dict[str, Any]:
    row = connection.execute(sa.select(sources).where(sources.c.name == name)).mappings().first()
    empty = dict.fromkeys(("last_try", "last_success", "last_new", "error_code", "error"))
    return dict(row) if row else {"name": name, "state_json": "{}", **empty}


def _put(connection: Connection, row: dict[str, Any]) -> None:
    connection.execute(sa.delete(sources).where(sources.c.name == row["name"]))
    connection.execute(sa.insert(sources), sealed(row))
