"""Files, folders and standard input, in the order in which they were named; folders in the order of their names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from isnad.config import MAX_BYTES
from isnad.errors import IsnadError
from isnad.sources.decode import decode, kind_of, mark_of, refuse_binary
from isnad.sources.items import Failure, Given, Item, Read, empty, is_blank, too_large
from isnad.sources.lines import read_lines
from isnad.sources.pages import read_page

FORMATS = ("auto", "txt", "html", "jsonl")
KINDS = {".txt": "txt", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
_NAMES = ".txt, .html, .htm or .jsonl"


def read_inputs(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    input_format: str = "auto",
    limit: int | None = None,
) -> Iterator[Item]:
    """Documents and failures of ``paths`` in order, one at a time; ``-`` is ``stdin``. Never raises for a bad input."""
    given = Given(published=published, outlet=outlet, limit=MAX_BYTES.value() if limit is None else limit)
    for path in paths:
        if str(path) == "-":
            yield from _guard(_read_stdin(stdin, input_format, given), "stdin")
        else:
            for file, name in files_of(Path(path)):
                yield from _guard(_read_file(file, name, input_format, given), name)


def count_inputs(paths: Iterable[str | Path]) -> int | None:
    """How many documents to expect, for a progress bar; None when standard input is among them."""
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        for file, _ in files_of(Path(path)):
            if file.suffix.lower() == ".jsonl" and file.is_file():
                total += _lines_in(file)
            elif not file.is_dir():
                total += 1
    return total


def _guard(items: Iterator[Item], name: str) -> Iterator[Item]:
    """Turn what reading raises into a failure of this one input."""
    try:
        with named_errors(name):
            yield from items
    except IsnadError as error:
        yield Failure(name, error)


@contextmanager
def named_errors(name: str) -> Iterator[None]:
    """What the file system raises becomes E101 about ``name``."""
    try:
        yield
    except FileNotFoundError:
        raise IsnadError("E101", f"{name}: no such file or folder", "Check the path; a name with spaces needs quotes.") from None
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise IsnadError("E101", f"{name}: cannot be read ({why.lower()})", "Check the path and its permissions.") from None


def bytes_of(file: Path, name: str, limit: int) -> bytes:
    """All bytes of a file. E101 when it cannot be read, E110 when it is larger than ``limit``."""
    with named_errors(name):
        if file.stat().st_size > limit:
            raise too_large(name, limit)
        return file.read_bytes()


def files_of(path: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder with an extension that is read, hidden ones left out; a file stands for itself."""
    name = _name(path)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield path, name
        return
    inside = [
        Path(folder, file)
        for folder, folders, files in os.walk(path, onerror=None)
        for file in files
        if Path(file).suffix.lower() in KINDS and not _hidden(Path(folder, file).relative_to(path))
    ]
    for file in sorted(inside, key=lambda file: file.relative_to(path).parts):
        yield file, showable((Path(name) / file.relative_to(path)).as_posix())
    if not inside:
        yield path, name


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _name(path: Path) -> str:
    """The path as a name that tells nothing about this machine: as given if it lies below here, else its last part."""
    inside = path
    if path.is_absolute():
        try:
            inside = path.relative_to(Path.cwd())
        except (OSError, ValueError):
            inside = Path(path.name)
    if ".." in inside.parts:
        inside = Path(inside.name if inside.name != ".." else path.resolve().name)
    return showable(inside.as_posix())


def showable(name: str) -> str:
    """A file name that is no UTF-8 keeps its odd bytes as escapes, so that it can be printed and written."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _read_file(path: Path, name: str, input_format: str, given: Given) -> Iterator[Item]:
    if path.is_dir():
        raise IsnadError("E102", f"{name}: this folder holds no report", f"Files that end in {_NAMES} are read.")
    kind = input_format if input_format != "auto" else KINDS.get(path.suffix.lower())
    with path.open("rb") as file:
        if kind is None and not path.is_file():  # a pipe or /dev/stdin has no telling name
            yield from _read_stream(file, name, "auto", given)
        elif kind is None:
            _refuse_extension(file.read(4096), path, name)
        else:
            yield from _read_stream(file, name, kind, given)


def _refuse_extension(head: bytes, path: Path, name: str) -> None:
    if kind_of(head):
        refuse_binary(head, name)
    ending = f"files that end in {path.suffix}" if path.suffix else "files without an extension"
    raise IsnadError(
        "E109", f"{name}: {showable(ending)} are not read", f"Name it {_NAMES}, or say --input-format txt, html or jsonl."
    )


def _read_stdin(stdin: BinaryIO | None, input_format: str, given: Given) -> Iterator[Item]:
    if stdin is None:
        raise IsnadError("E101", "stdin: there is no standard input", "Name a file instead of -.")
    yield from _read_stream(stdin, "stdin", input_format, given)


def _read_stream(file: BinaryIO, name: str, kind: str, given: Given) -> Iterator[Item]:
    """Read one open input. Lines of JSON are taken one by one, so that an archive needs no memory; all else is read whole."""
    first = _beginning(file, given.limit)
    if kind == "auto":
        kind = _look(first)
    mark = mark_of(first)
    if kind == "jsonl" and (mark is None or mark[1] == "utf-8"):
        if kind_of(first):
            refuse_binary(first, name)
        yield from read_lines(_split(first, file, given.limit), name, given)
        return
    data = first + file.read(max(given.limit + 1 - len(first), 0))
    if len(data) > given.limit:
        raise too_large(name, given.limit)
    if not data.strip():
        raise empty(name)
    if kind == "jsonl":
        yield from read_lines(decode(data, name)[0].encode().split(b"\n"), name, given)
    else:
        yield read_page(data, name, given) if kind == "html" else plain_text(data, name, given)


def _beginning(file: BinaryIO, limit: int) -> bytes:
    """The first line that says something, with up to a hundred blank lines before it."""
    lines = []
    for _ in range(100):
        lines.append(file.readline(limit + 1))
        if not lines[-1].endswith(b"\n") or lines[-1].strip():
            break
    return b"".join(lines)


def _split(first: bytes, file: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines, each cut one byte over the limit: the rest of a line that is too long is read and thrown away."""
    begun = [line for line in re.split(rb"(?<=\n)", first) if line]
    for line in chain(begun, iter(lambda: file.readline(limit + 1), b"")):
        whole = line.endswith(b"\n")
        yield line
        while not whole and len(line) > limit:
            line = file.readline(limit + 1)
            whole = line.endswith(b"\n") or not line


def plain_text(data: bytes, name: str, given: Given) -> Read:
    """The document that a text file is."""
    text, notes = decode(data, name)
    if is_blank(text):
        raise empty(name)
    basis = "given" if given.published else "unknown"
    return Read(text=text, id=name, outlet=given.outlet, published=given.published, published_basis=basis, notes=notes)


def _look(head: bytes) -> str:
    """What an input without a telling name holds, by its first line."""
    mark = mark_of(head)
    plain = head[mark[0] if mark else 0 :].replace(b"\x00", b"").lstrip().lower()
    if plain.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "html"
    return "jsonl" if plain.startswith(b"{") and not plain.startswith(b"{\\rtf") else "txt"


def _lines_in(file: Path) -> int:
    try:
        with file.open("rb") as opened:
            return sum(1 for line in opened if line.strip())
    except OSError:
        return 1
