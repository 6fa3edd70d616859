"""Captures: things exactly as they came in, with how they were had. Nothing is read before its bytes are kept."""

from __future__ import annotations

import msgspec


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of one item of one source.

    ``key`` names the item within its source and stays the same when the item changes (an address, a message number, a path), so
    that a second capture with other bytes is a new version of it. ``reader`` says which reader makes documents of the bytes.
    ``facts`` are what the source tells beside the bytes (Telegram: channel, message, edited, forwarded_from, media); those whose
    names begin with ``had_`` tell how somebody else had them (the record of an archive), and make no other version."""

    key: str
    data: bytes
    reader: str
    """page | text | message | row | container (kept, and read by way of its parts)"""
    captured_at: str
    """UTC, ISO, seconds: 2024-03-25T07:30:00Z."""
    tool: str
    media: str | None = None
    """The content type that was declared."""
    url: str | None = None
    final_url: str | None = None
    headers: dict[str, str] = {}
    facts: dict[str, str] = {}
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    within: str | None = None
    """SHA-256 of the file that the bytes were a part of, which is a capture as well (reader ``container``)."""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """An item that was there at the last look and is gone (a deleted message, a page that answers 404 or 410)."""

    key: str
    seen_at: str
    reason: str
