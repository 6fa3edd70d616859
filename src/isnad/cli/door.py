"""What every command shares: errors in one manner, exit statuses, and writing that a closed pipe does not disturb."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from isnad.errors import IsnadError, PackError, Problem
from isnad.export.words import contained
from isnad.sources import Failure

T = TypeVar("T")

SOME_FAILED, NOTHING_DONE, BAD_PACKS = 1, 2, 3


class Door(click.Group):
    """A group that shows our errors as one line and a hint, never as a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except IsnadError as error:
            complain(error)
            ctx.exit(BAD_PACKS if isinstance(error, PackError | Problem) else NOTHING_DONE)
        except BrokenPipeError:
            _close_quietly()
            ctx.exit(0)


def complain(error: IsnadError) -> None:
    """``isnad: E101 …`` and the hint on the next line, to standard error; control characters in names are made visible."""
    lines = str(error).splitlines() or [error.code]
    click.echo("\n".join(["isnad: " + contained(lines[0]), *map(contained, lines[1:])]), err=True)


class Tally:
    """How many inputs were done and how many failed; what failed is told as it passes."""

    def __init__(self) -> None:
        self.done = self.wrong = 0

    def some(self, items: Iterable[T | Failure], on_each: Callable[[], None] = lambda: None) -> Iterator[T]:
        """The items that are no failures."""
        for item in items:
            on_each()
            if isinstance(item, Failure):
                self.wrong += 1
                complain(item.error)
            else:
                self.done += 1
                yield item

    @property
    def status(self) -> int:
        """The exit status."""
        if not self.wrong:
            return 0
        return SOME_FAILED if self.done else NOTHING_DONE


def write(chunks: Iterable[str], output: Path | None) -> None:
    """Write as the chunks come. A file appears under its name only when it is whole; a run that fails leaves the old one."""
    try:
        if output is None:
            _pour(chunks, sys.stdout.buffer)
        elif output.exists() and not stat.S_ISREG(output.stat().st_mode):  # a device or a named pipe stays what it is
            with output.open("wb") as stream:
                _pour(chunks, stream)
        else:
            _replace(chunks, output)
    except BrokenPipeError:
        raise
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise IsnadError(
            "E205", f"{output or 'standard output'}: cannot be written ({why})", "Check the folder and its permissions."
        ) from None


def _pour(chunks: Iterable[str], stream: BinaryIO) -> None:
    for chunk in chunks:
        stream.write(chunk.encode("utf-8", "replace"))
        stream.flush()


def _replace(chunks: Iterable[str], output: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{output.name}.", suffix=".part", dir=output.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            _pour(chunks, stream)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _close_quietly() -> None:
    """The reader has gone (``isnad code … | head``): let nothing be flushed into the closed pipe at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
