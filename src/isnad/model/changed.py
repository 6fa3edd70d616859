"""A changed copy of a value, for compiled rooms, where what is a Struct in the sources is a plain class (tools/native.py)."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

T = TypeVar("T")


def changed(value: T, /, **fields: Any) -> T:
    """The value with other fields."""
    if isinstance(value, Struct):
        return replace(value, **fields)
    return value.with_fields(fields)  # type: ignore[attr-defined, no-any-return]
