"""The pages of Telegram Desktop's HTML export: what each message on them says. Nothing of their markup is kept or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec

from isnad.errors import IsnadError

_DATE = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: (?:UTC|GMT)(?:([+-])(\d{1,2}):?(\d{2})?)?)?", re.ASCII)
_ID = re.compile(r"message(\d+)", re.ASCII)
_KINDS = {
    "photo_wrap": "photo",
    "media_photo": "photo",
    "video_file_wrap": "video",
    "media_video": "video",
    "animated_wrap": "video",
    "media_animation": "video",
    "sticker_wrap": "sticker",
    "media_voice_message": "voice",
    "media_audio_file": "audio",
    "media_file": "document",
    "media_poll": "poll",
    "media_location": "location",
    "media_live_location": "location",
    "media_venue": "location",
    "media_contact": "contact",
}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A message as the page tells it. ``at`` knows its zone where the page does."""

    id: int
    at: datetime | None
    text: str
    forwarded_from: str | None = None
    reply_to: int | None = None
    media: tuple[str, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """One page: the chat's name and its messages in order."""

    title: str | None
    messages: tuple[Told, ...]


def read_export_page(data: bytes, name: str) -> Page:
    """The messages of one page; E413 when it is no page of such an export."""
    from lxml import etree, html  # slow to load

    try:
        root = html.fromstring(data, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not root.xpath("//div[contains(@class, 'page_header') or contains(@class, 'history')]"):
        raise IsnadError("E413", f"{name}: no page of a Telegram export", "Export the chat again, as JSON or HTML.")
    title = next((_flat(one) for one in _all(root, "page_header") for one in _all(one, "text")), "")
    return Page(title or None, tuple(_messages(root)))


def _messages(root: Any) -> Iterator[Told]:
    last = None
    for node in _all(root, "message"):
        number = _ID.fullmatch(node.get("id") or "")
        if number is None or "service" in node.get("class").split():
            continue
        outer = next(_children(node, "body"), None)
        if outer is None:
            continue
        passed = next(_children(outer, "forwarded", "body"), None)
        body = outer if passed is None else passed
        last = None if passed is None else _forwarder(passed) or last  # told once for several that came together
        yield Told(
            id=int(number.group(1)),
            at=_moment(next((one.get("title") for one in _children(outer, "date", "details")), None)),
            text="\n\n".join(filter(None, map(_text, _children(body, "text")))),
            forwarded_from=last,
            reply_to=_reply(outer),
            media=tuple(_media(body)),
        )


def _forwarder(passed: Any) -> str | None:
    """The name without the date that stands behind it."""
    node = next(_children(passed, "from_name"), None)
    if node is None:
        return None
    return " ".join((node.text or "").split()) or None


def _media(body: Any) -> Iterator[str]:
    for wrap in _children(body, "media_wrap"):
        for node in wrap.iterchildren():
            words = (node.get("class") or "").split()
            kind = next((_KINDS[word] for word in words if word in _KINDS), None)
            if kind in ("document", "poll"):
                said = next((_flat(one) for mark in ("title", "question") for one in _all(node, mark)), "")
                yield f"{kind}: {said}" if said else kind
            elif kind:
                yield kind


def _reply(body: Any) -> int | None:
    for node in _children(body, "reply_to"):
        for link in node.iter("a"):
            found = re.search(r"message(\d+)$", link.get("href") or "", re.ASCII)
            if found:
                return int(found.group(1))
    return None


def _moment(written: str | None) -> datetime | None:
    found = _DATE.match(written or "")
    if found is None:
        return None
    day, month, year, hour, minute, second = map(int, found.groups()[:6])
    sign, hours, minutes = found.groups()[6:]
    shift = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    known = "UTC" in found.group() or "GMT" in found.group()
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=timezone(shift) if known else None)
    except ValueError:
        return None


def _text(node: Any) -> str:
    """The words of a message with its line breaks; the page's own line ends around them are none."""
    parts = [node.text or ""]
    for one in node.iterdescendants():
        if one.tag == "br":
            parts.append("\n")
        elif isinstance(one.tag, str):
            parts.append(one.text or "")
        parts.append(one.tail or "")
    return "".join(parts).strip()


def _flat(node: Any) -> str:
    return " ".join(node.text_content().split())


def _all(node: Any, word: str) -> Iterator[Any]:
    """Elements below that bear the class ``word``."""
    return (one for one in node.iter("div", "a", "span") if word in (one.get("class") or "").split())


def _children(node: Any, *words: str) -> Iterator[Any]:
    return (one for one in node.iterchildren("div", "a", "span") if {*words} <= {*(one.get("class") or "").split()})
