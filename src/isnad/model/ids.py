"""Identities made from content, so that the same input always has the same name."""

from __future__ import annotations

import hashlib
from functools import lru_cache

_EMPTY = hashlib.sha256()
"""A hash of nothing: to copy one takes half as long as to make one."""


@lru_cache(4)
def sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8; lone surrogates are kept by the ``surrogatepass`` handler so that no text fails. That of a
    document is asked for twice while it is coded."""
    return _digest(text)


def _digest(text: str) -> str:
    digest = _EMPTY.copy()
    digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def short_id(prefix: str, *parts: object) -> str:
    """``prefix`` and 16 hexadecimal digits of the hash of ``parts``."""
    joined = "\x1f".join([str(part) for part in parts])
    return prefix + _digest(joined)[:16]
