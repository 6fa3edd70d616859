"""What compiled rooms have in place of msgspec and functools (tools/native.py): a changed copy of a value, where what is a Struct
in the sources is a plain class, and the memo of a function."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

T = TypeVar("T")
_COPYING: dict[Any, Any] = {}
"""How the values of a class are copied, asked once: to ask whether a value is a Struct takes longer than the copy."""


def filled(new: T, fields: dict[str, Any]) -> T:
    """A copy that nobody else has yet, with these fields put in."""
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def changed(value: T, /, **fields: Any) -> T:
    """The value with other fields."""
    kind: Any = type(value)
    copy = _COPYING.get(kind)
    if copy is None:
        copy = _COPYING[kind] = _struct if issubclass(kind, Struct) else kind.with_fields
    return copy(value, fields)  # type: ignore[no-any-return]


def _struct(value: Any, fields: dict[str, Any]) -> Any:
    return replace(value, **fields)


def kept(memo: dict[Any, T], key: Any, value: T, most: int) -> T:
    """The value, remembered; a memo of ``most`` values begins anew, one of 0 never does."""
    if most and len(memo) >= most:
        memo.clear()
    memo[key] = value
    return value
