"""Documents as they come in, and notes on what was seen in them."""

from __future__ import annotations

import msgspec

Span = tuple[int, int]
"""Half-open interval of Unicode code points in the raw text: ``raw[span[0]:span[1]] == text``."""


class Document(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One report as it came in. ``text`` is the raw text (decoded, untouched), title first where one was given."""

    text: str
    id: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO date, given by the operator or found on the page; None when unknown."""
    published_basis: str = "unknown"
    """given | page | unknown"""
    forwarded_from: str | None = None
    """Whose message was passed on, as the source tells it beside the text: a link of every chain."""


class Note(msgspec.Struct, frozen=True, gc=False):
    """Something that was seen and could not be settled, or that was repaired."""

    code: str
    message: str
    span: Span | None = None
