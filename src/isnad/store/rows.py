"""What all tables share: canonical JSON, digests of rows, the time as it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy.engine import RowMapping

Row = Mapping[str, Any] | RowMapping
"""A row of a table, made here or read from the database."""

_encoder = msgspec.json.Encoder(order="deterministic")


def dumps(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values give equal characters."""
    return _encoder.encode(value).decode()


_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def now() -> str:
    """UTC to the second, as ``2024-03-25T07:30:00Z``."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment as the store writes it: UTC to the second."""
    return moment.astimezone(UTC).strftime(_MOMENT)


def moment(text: str) -> datetime:
    """A moment that the store wrote."""
    return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)


def digest_of(row: Row) -> str:
    """SHA-256 over all columns of a row but its number (``id`` where it is one) and ``digest`` itself."""
    told = {k: v for k, v in row.items() if k != "digest" and not (k == "id" and isinstance(v, int))}
    return hashlib.sha256(dumps(told).encode()).hexdigest()


def sealed(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its digest."""
    return row | {"digest": digest_of(row)}
