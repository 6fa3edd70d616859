"""Kept bytes are read: a capture goes in, its document comes out. Nothing but the capture decides, so it can be done again any
time."""

from __future__ import annotations

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.model.document import Document
from isnad.sources.files import plain_text
from isnad.sources.items import Given
from isnad.sources.lines import read_row
from isnad.sources.message import read_message
from isnad.sources.pages import read_page

_NO_LIMIT = 1 << 62
"""The collector has looked at the size before."""


def read_capture(capture: Capture, name: str) -> Document | IsnadError:
    """The document in a capture, called ``name``; or the error that says why there is none."""
    given = Given(published=capture.published, outlet=capture.outlet, limit=_NO_LIMIT)
    reader = _READERS.get(capture.reader)
    if reader is None:
        return IsnadError("E412", f"{name}: no reader {capture.reader!r} here", "A later isnad collected it; install that.")
    try:
        found = reader(capture.data, name, given)
    except IsnadError as error:
        return error
    return msgspec.structs.replace(
        found,
        text=found.text.replace("\0", "\ufffd"),  # PostgreSQL has no place for it
        id=name,
        title=found.title or capture.title,
        url=found.url or capture.final_url or capture.url,
    )


_READERS = {"message": read_message, "page": read_page, "row": read_row, "text": plain_text}
