"""Files that are kept whole and read by way of their parts: exports, archives, lists."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.collecting import Context
from isnad.sources.files import showable
from isnad.sources.plan import Source

PARTS = 50
"""A file of many items may be so many times as large as one item."""


def home_of(path: str, source: Source, context: Context) -> Path:
    """Where a source's files are; E101 when there is nothing."""
    home = context.root / path
    if not home.exists():
        raise IsnadError("E101", f"{path}: no such file or folder", f"Mend `path` of source {source.name!r} in isnad.toml.")
    return home


def files_under(home: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
    """Files whose names are wanted, with their keys: the path below ``home``; hidden ones and links out of it are left out."""
    if home.is_file():
        yield home, home.name
        return
    top = home.resolve()
    inside = sorted(Path(folder, name) for folder, _, names in os.walk(home) for name in names if wanted(name))
    for file in inside:
        key = file.relative_to(home)
        if not any(part.startswith(".") for part in key.parts) and file.resolve().is_relative_to(top):
            yield file, showable(key.as_posix())


def container(key: str, data: bytes, source: Source, context: Context, media: str | None = None) -> tuple[Capture, str]:
    """The file as a capture of its own, and its SHA-256, by which its parts name it."""
    whole = Capture(
        key=key,
        data=data,
        reader="container",
        captured_at=context.now(),
        tool=context.tool,
        media=media,
        outlet=source.outlet,
    )
    return whole, hashlib.sha256(data).hexdigest()
