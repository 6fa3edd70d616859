"""Messages of channels: what a web page or an export says of one message, in one shape."""

from __future__ import annotations

import re

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.items import Given, Read, checked_day, empty, is_blank


class Message(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message. Everything that its source does not say is left out of its JSON."""

    channel: str | None = None
    """The name in addresses (t.me/NAME), or the number that an export gives."""
    title: str | None = None
    """The channel's name as people see it."""
    message: int | str | None = None
    """The message's number."""
    date: str | None = None
    """ISO, as its source writes it."""
    edited: str | None = None
    """When it was last edited; "yes" where only that is told."""
    forwarded_from: str | None = None
    reply_to: int | str | None = None
    """The number of the message that it answers."""
    text: str = ""
    media: tuple[str, ...] = ()
    """What comes with it: photo, video, audio, voice, document: NAME, poll: QUESTION …"""
    url: str | None = None


_messages = msgspec.json.Decoder(Message)
_encoder = msgspec.json.Encoder(order="sorted")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def write_message(message: Message) -> bytes:
    """The message as JSON: the same bytes for the same message, whoever saw it."""
    return _encoder.encode(message)


def message_capture(
    message: Message, key: str, *, captured_at: str, tool: str, outlet: str | None, within: str | None
) -> Capture:
    """The message as an item. One that never had words (a picture alone) is kept and not read."""
    return Capture(
        key=key,
        data=write_message(message),
        reader="message" if message.text.strip() or message.edited else "container",
        captured_at=captured_at,
        tool=tool,
        media="application/json",
        url=message.url,
        facts=_facts(message),
        outlet=outlet,
        within=within,
    )


def _facts(message: Message) -> dict[str, str]:
    told = {
        "channel": message.channel,
        "message": None if message.message is None else str(message.message),
        "edited": message.edited,
        "forwarded_from": message.forwarded_from,
        "reply_to": None if message.reply_to is None else str(message.reply_to),
        "media": ", ".join(message.media) or None,
    }
    return {name: value for name, value in told.items() if value}


def read_message(data: bytes, name: str, given: Given) -> Read:
    """The document of one message. A message without text (a photo alone) is E102."""
    try:
        message = _messages.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise IsnadError("E105", f"{name}: no message ({error})", "The bytes are kept; collect it again.") from None
    if is_blank(message.text):
        raise empty(name)
    day = _DAY.match(message.date or "")
    published = given.published or (checked_day(day.group(), name) if day else None)
    basis = "given" if given.published else "page" if day else "unknown"
    return Read(
        text=message.text,
        id=name,
        outlet=given.outlet or message.title or message.channel,
        url=message.url,
        published=published,
        published_basis=basis,
        forwarded_from=message.forwarded_from,
    )
