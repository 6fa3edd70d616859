"""Entries of auto-archiver in the shapes that it writes them: what they say of an address, brought to one shape."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec

_WORDS = ("message", "full_text", "rawContent", "text", "caption", "description", "content")
"""Keys under which a post says its text, the surest first."""
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)? ?(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_TITLE = 200
"""Characters above which a title is the text itself: of a post without one, the archiver tells its text there."""


class Media(msgspec.Struct, frozen=True, kw_only=True):
    """An archived file: the names under which it may stand, its hash as told, its content type."""

    names: tuple[str, ...]
    hash: str | None = None
    kind: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What was archived of one address. ``published`` is a day, ``archived`` a moment in UTC."""

    url: str
    title: str | None = None
    text: str | None = None
    published: str | None = None
    archived: str | None = None
    status: str | None = None
    media: tuple[Media, ...] = ()


def entry_of(told: Mapping[str, Any]) -> Entry | None:
    """The entry in an object ``{"status", "metadata": {"url", "title", "content", "timestamp", …}, "media": […]}``, or in one
    that has the metadata at its top; None when it is something else."""
    metadata = told.get("metadata")
    inner = metadata if isinstance(metadata, Mapping) else told
    url = inner.get("url")
    if not isinstance(url, str) or "://" not in url or not ("metadata" in told or "media" in told or "_processed_at" in told):
        return None
    title, text = _wording(_said(inner.get("title")), _content(inner))
    media = told.get("media")
    return Entry(
        url=url,
        title=title,
        text=text,
        published=_day(inner.get("timestamp") or inner.get("upload_date")),
        archived=_moment(inner.get("_processed_at")),
        status=_said(told.get("status")),
        media=tuple(_media(one) for one in media if isinstance(one, Mapping)) if isinstance(media, list | tuple) else (),
    )


def entry_of_sheet(row: Mapping[str, str]) -> Entry | None:
    """The entry in a row of the sheet that the archiver fills, by the names that its columns have unless they were changed."""
    url = (row.get("link") or row.get("url") or "").strip()
    if "://" not in url or not {"archive status", "archive date", "archive location", "status"} & row.keys():
        return None
    title, text = _wording(
        _said(row.get("upload title") or row.get("title")), _post(_said(row.get("text content") or row.get("text")))
    )
    file, told = _said(row.get("archive location") or row.get("archive")), _said(row.get("hash"))
    return Entry(
        url=url,
        title=title,
        text=text,
        published=_day(row.get("upload timestamp") or row.get("timestamp")),
        archived=_moment(row.get("archive date") or row.get("date")),
        status=_said(row.get("archive status") or row.get("status")),
        media=(Media(names=(file,), hash=told),) if file else (),
    )


def _wording(title: str | None, content: str | None) -> tuple[str | None, str | None]:
    """Title and text. A title that is long or has lines, or that stands alone, is the post itself."""
    if title and content and content.startswith(title.rstrip(".… ")):
        title = None
    if title and not content:
        return None, title
    if title and content and (len(title) > _TITLE or "\n" in title):
        return None, f"{title}\n\n{content}" if content not in title else title
    return title, content


def _content(told: Mapping[str, Any]) -> str | None:
    """The post's words: the content where it is a text, what a post in JSON says, or what stands under a telling key."""
    content = _post(_said(told.get("content")))
    return content or next((said for key in _WORDS[:-1] if (said := _said(told.get(key)))), None)


def _post(content: str | None) -> str | None:
    """Some archivers put the whole post there, in JSON: then its text is looked for in it."""
    if not content or content[0] not in "{[":
        return content
    try:
        post = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError):
        return None if content[0] == "{" else content
    for one in post if isinstance(post, list) else [post]:
        if isinstance(one, dict):
            return next((said for key in _WORDS if (said := _said(one.get(key)))), None)
    return None


def _said(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _media(told: Mapping[str, Any]) -> Media:
    properties = told.get("properties")
    inner = properties if isinstance(properties, Mapping) else {}
    urls = told.get("urls")
    names = [told.get("key"), *(urls if isinstance(urls, list | tuple) else ()), told.get("filename")]
    return Media(
        names=tuple(dict.fromkeys(name for one in names if (name := _said(one)))),
        hash=_said(inner.get("hash")),
        kind=_said(told.get("_mimetype") or told.get("mimetype")),
    )


def _day(value: Any) -> str | None:
    moment = _time(value)
    return moment.date().isoformat() if moment else None


def _moment(value: Any) -> str | None:
    moment = _time(value)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def _time(value: Any) -> datetime | None:
    """Seconds since 1970, a moment as Python holds it, or ISO; without a zone it is UTC, as the archiver counts."""
    try:
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        found = _ISO.match(value.strip()) if isinstance(value, str) else None
        if found is None:
            return None
        day, clock, zone = found.groups()
        return datetime.fromisoformat(f"{day}T{clock or '00:00'}{(zone or '+00:00').replace('Z', '+00:00')}")
    except (ValueError, OverflowError, OSError):
        return None


def unwritten(text: str) -> Any:
    """A value as Python writes it: texts, numbers, lists, mappings, and moments (``datetime.datetime(2020, 6, 25, 9, 30,
    tzinfo=datetime.timezone.utc)``). Nothing is run. ValueError for anything else."""
    try:
        return _value(ast.parse(text.strip(), mode="eval").body)
    except (SyntaxError, RecursionError, MemoryError, TypeError, OverflowError) as error:
        raise ValueError(f"cannot be read: {error}") from None


def _value(node: ast.expr) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [_value(one) for one in node.elts]
    if isinstance(node, ast.Dict):
        return {_key(key): _value(value) for key, value in zip(node.keys, node.values, strict=True)}
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        return -node.operand.value  # type: ignore[operator]
    name = ast.unparse(node.func if isinstance(node, ast.Call) else node)
    if name.endswith("timezone.utc") or name in ("tzutc", "tzlocal"):
        return UTC
    if isinstance(node, ast.Call):
        return _called(name, [_value(one) for one in node.args], {one.arg or "": _value(one.value) for one in node.keywords})
    raise ValueError(f"{ast.unparse(node)[:40]} is no plain value")


def _called(name: str, plain: list[Any], named: dict[str, Any]) -> Any:
    """The few calls that stand for values."""
    made = {"datetime": datetime, "date": date, "timedelta": timedelta, "timezone": timezone}.get(name.rpartition(".")[2])
    if made is None and name not in ("Media", "tzoffset"):
        raise ValueError(f"{name[:40]}(…) is no plain value")
    if name == "Media":
        return named
    if name == "tzoffset":
        return timezone(timedelta(seconds=plain[-1]))
    return made(*plain, **named)  # type: ignore[misc]


def _key(node: ast.expr | None) -> str:
    found = _value(node) if node is not None else None
    if not isinstance(found, str):
        raise ValueError("a key that is no text")
    return found
