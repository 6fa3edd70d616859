"""Raw bytes, each under its SHA-256: ``sha256/ab/cd/abcd…``. A file appears whole under its name or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from isnad.errors import IsnadError

T = TypeVar("T")
_DAY = 86_400
_AT_ONCE = 16
"""Files for which the disk is waited at the same time."""


@dataclass(frozen=True)
class Evidence:
    """A folder of files named by what is in them."""

    home: Path

    def path(self, digest: str) -> Path:
        """Where the bytes with this SHA-256 stand."""
        return self.home / "sha256" / digest[:2] / digest[2:4] / digest

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256; it is on the disk when this returns. E404 when it cannot be written."""
        return self.put_all([data])[0]

    def put_all(self, many: Iterable[bytes]) -> list[str]:
        """Keep many: all are written first and made durable together, which costs a fraction of one after the other."""
        digests: list[str] = []
        opened: list[tuple[int, str, Path]] = []
        fresh: set[Path] = set()
        try:
            for data in many:
                digest = hashlib.sha256(data).hexdigest()
                digests.append(digest)
                path = self.path(digest)
                if path.is_file() and path.stat().st_size == len(data):
                    continue
                fresh.update(_made(path.parent))
                handle, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
                opened.append((handle, name, path))
                _pour(handle, data)
            _together(os.fsync, [handle for handle, _, _ in opened])
            for _, name, path in opened:
                os.chmod(name, 0o444)
                os.replace(name, path)
            _together(_settle, sorted(fresh | {path.parent for _, _, path in opened}))
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise IsnadError(
                "E404", f"{self.home}: evidence cannot be written ({why})", "Free some space or mend the permissions; run again."
            ) from error
        finally:
            for handle, name, _ in opened:
                os.close(handle)
                Path(name).unlink(missing_ok=True)
        return digests

    def get(self, digest: str) -> bytes:
        """The bytes with this SHA-256. E405 when they are not there or are not these bytes any more."""
        try:
            data = self.path(digest).read_bytes()
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise IsnadError(
                "E405", f"evidence {digest[:12]}…: {why}", "Restore it from a backup; `isnad verify` lists all."
            ) from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise IsnadError("E405", f"evidence {digest[:12]}…: changed on the disk", "Restore it from a backup.")
        return data

    def remove(self, digest: str) -> None:
        """Take the bytes away for good (a lawful erasure, a retention period)."""
        path = self.path(digest)
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            _settle(path.parent)

    def tidy(self) -> None:
        """Take away what a run that was killed left half-written, a day after."""
        for path in self.home.glob("sha256/*/*/.part-*"):
            if time.time() - path.stat().st_mtime > _DAY:
                path.unlink(missing_ok=True)

    def all(self) -> Iterator[tuple[str, Path]]:
        """Every file that stands under a SHA-256, in order."""
        home = self.home / "sha256"
        for path in sorted(home.glob("*/*/*")):
            if not path.name.startswith("."):
                yield path.name, path


def _pour(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _made(folder: Path) -> Iterator[Path]:
    """Make a folder and those above it; tells the folders in which there is a new name by that."""
    if folder.is_dir():
        return
    yield from _made(folder.parent)
    folder.mkdir(exist_ok=True)
    yield folder.parent


def _together(wait: Callable[[T], None], many: Sequence[T]) -> None:
    """Wait for the disk for all of them at once: it then does in one go what it would do one after the other."""
    if len(many) < 2:
        for one in many:
            wait(one)
        return
    with ThreadPoolExecutor(min(_AT_ONCE, len(many))) as pool:
        list(pool.map(wait, many))


def _settle(folder: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
