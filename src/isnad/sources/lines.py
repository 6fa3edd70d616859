"""Lines of JSON: one report a line. A broken line fails alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from isnad.errors import IsnadError
from isnad.sources.decode import mark_of
from isnad.sources.items import Failure, Given, Item, Read, checked_day, empty, is_blank, too_large, with_title

_FIELDS = (
    'A line looks like {"text": "...", "title": "...", "published": "2024-03-25", "outlet": "...", "url": "...", "id": "..."}'
    " (forwarded_from: whose message was passed on)."
)


class Row(msgspec.Struct):
    """One line as people write it; other keys are left alone."""

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    id: str | int | None = None
    forwarded_from: str | None = None


_rows = msgspec.json.Decoder(Row)


def read_lines(lines: Iterable[bytes], name: str, given: Given) -> Iterator[Item]:
    """A document or a failure for each line that is not blank; ``name:line`` is the id where none is given."""
    some = False
    for number, line in enumerate(lines, 1):
        if number == 1 and (mark := mark_of(line)):
            line = line[mark[0] :]
        if not line.strip():
            continue
        some = True
        where = f"{name}:{number}"
        try:
            yield read_row(line, where, given)
        except IsnadError as error:
            yield Failure(where, error)
    if not some:
        yield Failure(name, empty(name))


def read_row(line: bytes, where: str, given: Given) -> Read:
    """The document of one line, or the error that says what is wrong with it."""
    if len(line) > given.limit:
        raise too_large(where, given.limit)
    row = _row(line, where)
    if is_blank(row.text) and is_blank(row.title or ""):
        raise empty(where)
    published = checked_day(row.published, where, clock=True) if row.published else given.published
    return Read(
        text=with_title(row.title, row.text),
        id=where if row.id is None or row.id == "" else str(row.id),
        title=row.title or None,
        outlet=row.outlet or given.outlet,
        url=row.url or None,
        published=published,
        published_basis="given" if published else "unknown",
        forwarded_from=row.forwarded_from or None,
    )


def _row(line: bytes, where: str) -> Row:
    try:
        return _rows.decode(line)
    except msgspec.ValidationError as error:
        raise IsnadError("E106", f"{where}: {_plain(str(error))}", _FIELDS) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise IsnadError(
            "E105", f"{where}: broken JSON ({_plain(str(error))})", "Each line must be one whole JSON object."
        ) from None


def _plain(message: str) -> str:
    """msgspec's message in this project's words."""
    message = message.replace("Object missing required field `text`", "has no `text`")
    return message.removeprefix("JSON is malformed: ")
