"""Claims that were coded before: lines of ``isnad code``, and judgements beside them. A broken line fails alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from isnad.errors import IsnadError
from isnad.model.claim import Coding
from isnad.model.incident import Judgement
from isnad.sources.items import Failure

T = TypeVar("T")
_codings = msgspec.json.Decoder(Coding)
_arrays = msgspec.json.Decoder(list[Coding])
_judgements = msgspec.json.Decoder(Judgement)


def read_codings(names: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Coding | Failure]:
    """The codings in files of ``isnad code --format jsonl`` (or json), ``-`` for standard input; what is none is a failure."""
    for name in names:
        try:
            data = _bytes(name, stdin)
        except IsnadError as error:
            yield Failure(name, error)
            continue
        if data.lstrip()[:1] == b"[":
            yield from _array(data, name)
        else:
            yield from _lines(data, name, _codings, "E112", "isnad code FILES --format jsonl writes such lines.")


def read_judgements(name: str) -> Iterator[Judgement | Failure]:
    """The judgements in a file, one a line."""
    try:
        data = _bytes(name, None)
    except IsnadError as error:
        yield Failure(name, error)
        return
    yield from _lines(data, name, _judgements, "E113", "isnad schema --of judgement says what a line holds.")


def holds_codings(name: str) -> bool:
    """Whether a file begins like one of ``isnad code``: then it is not a report."""
    try:
        with Path(name).open("rb") as file:
            first = file.readline(50_000_000).lstrip()
    except OSError:
        return False
    return first[:2] == b"[\n" or (first.startswith(b"{") and b'"claims"' in first and b'"fingerprint"' in first)


def _bytes(name: str, stdin: BinaryIO | None) -> bytes:
    if name == "-":
        return stdin.read() if stdin is not None else b""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise IsnadError("E101", f"{name}: {why}", "Check the path and its permissions.") from None


def _array(data: bytes, name: str) -> Iterator[Coding | Failure]:
    try:
        yield from _arrays.decode(data)
    except msgspec.DecodeError as error:
        yield Failure(
            name, IsnadError("E112", f"{name}: no claims ({error})", "isnad code FILES --format json writes such files.")
        )


def _lines(data: bytes, name: str, decoder: msgspec.json.Decoder[T], code: str, hint: str) -> Iterator[T | Failure]:
    some = False
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        some = True
        try:
            yield decoder.decode(line)
        except msgspec.ValidationError as error:
            what = "claims" if code == "E112" else "judgement"
            yield Failure(f"{name}:{number}", IsnadError(code, f"{name}:{number}: no {what} ({error})", hint))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            broken = IsnadError("E105", f"{name}:{number}: broken JSON ({error})", "Each line must be one whole JSON object.")
            yield Failure(f"{name}:{number}", broken)
    if not some and code == "E112":
        yield Failure(name, IsnadError("E102", f"{name}: is empty", "There are no claims in it."))
