"""A changed copy of a value, for compiled rooms, where what is a Struct in the sources is a plain class (tools/native.py)."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

T = TypeVar("T")


def filled(new: T, fields: dict[str, Any]) -> T:
    """A copy that nobody else has yet, with these fields put in."""
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def changed(value: T, /, **fields: Any) -> T:
    """The value with other fields."""
    if isinstance(value, Struct):
        return replace(value, **fields)
    return value.with_fields(fields)  # type: ignore[attr-defined, no-any-return]
