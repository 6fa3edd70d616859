"""Identities made from content, so that the same input always has the same name."""

from __future__ import annotations

import hashlib


def sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8; lone surrogates are kept by the ``surrogatepass`` handler so that no text fails."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short_id(prefix: str, *parts: object) -> str:
    """``prefix`` and 16 hexadecimal digits of the hash of ``parts``."""
    joined = "\x1f".join(map(str, parts))
    return prefix + sha256(joined)[:16]
