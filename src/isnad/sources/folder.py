"""A folder as a source: every file is an item, and every line of a .jsonl file."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.collecting import Context, Found
from isnad.sources.files import KINDS, bytes_of, files_of
from isnad.sources.items import Failure
from isnad.sources.plan import Folder
from isnad.sources.whole import container, home_of


def collect_folder(source: Folder, context: Context) -> Iterator[Found]:
    """Captures of all files below ``path``; a file that cannot be read is a failure of its own."""
    home = home_of(source.path, source, context)
    for file, _ in files_of(home):
        key = file.relative_to(home if home.is_dir() else home.parent).as_posix()
        kind = KINDS.get(file.suffix.lower())
        if kind is None:
            continue
        try:
            data = bytes_of(file, key, context.limit)
        except IsnadError as error:
            yield Failure(key, error)
            continue
        if kind == "jsonl":
            yield from _lines(data, key, source, context)
        else:
            yield _capture(key, data, "page" if kind == "html" else "text", source, context)


def _lines(data: bytes, key: str, source: Folder, context: Context) -> Iterator[Found]:
    """The file as a whole is kept, and each line is an item, named by its ``id`` where it has one, else by its number."""
    whole, within = container(key, data, source, context)
    yield whole
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield _capture(f"{key}#{_name(line) or number}", line, "row", source, context, within=within)


class _Named(msgspec.Struct):
    id: str | int | None = None


_names = msgspec.json.Decoder(_Named)


def _name(line: bytes) -> str | None:
    try:
        name = _names.decode(line).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return None if name in (None, "") else str(name)


def _capture(key: str, data: bytes, reader: str, source: Folder, context: Context, *, within: str | None = None) -> Capture:
    return Capture(
        key=key,
        data=data,
        reader=reader,
        captured_at=context.now(),
        tool=context.tool,
        outlet=source.outlet,
        published=source.published,
        within=within,
    )
