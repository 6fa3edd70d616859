"""Settings: one table. What is set on the command line wins, then the environment, then the default."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from isnad.errors import IsnadError

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting: its name, its default, what it does, the environment variable that changes it, and how that is read."""

    name: str
    default: T
    help: str
    env: str
    read: Callable[[str], T]

    def value(self, environ: Mapping[str, str] | None = None) -> T:
        """The value from the environment (this process's, if none is handed in), else the default."""
        written = (os.environ if environ is None else environ).get(self.env, "").strip()
        if not written:
            return self.default
        try:
            return self.read(written)
        except ValueError:
            raise IsnadError(
                "E203", f"{self.env}={written!r} cannot be read", f"{self.help} Example: {self.env}={self.default}"
            ) from None


def _count(written: str) -> int:
    number = int(written)
    if number < 0:
        raise ValueError(written)
    return number


def _switch(written: str) -> bool:
    if written.lower() not in {"0", "1", "no", "yes", "false", "true"}:
        raise ValueError(written)
    return written.lower() in {"1", "yes", "true"}


def _cache_home() -> Path:
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "isnad"
    except RuntimeError:  # an account without a home
        return Path(".isnad-cache")


def _data_home() -> Path:
    base = os.environ.get("XDG_DATA_HOME", "")
    try:
        return (Path(base) if base else Path.home() / ".local" / "share") / "isnad"
    except RuntimeError:  # an account without a home
        return Path(".isnad-data")


CACHE = Setting("cache", _cache_home(), "Folder for compiled packs.", "ISNAD_CACHE", Path)
DATA = Setting("data", _data_home(), "Folder for what you import (gazetteers).", "ISNAD_DATA", Path)
MAX_BYTES = Setting("max_bytes", 20_000_000, "Largest file, or line of a .jsonl file, in bytes.", "ISNAD_MAX_BYTES", _count)
JOBS = Setting("jobs", 1, "Worker processes; 0 means one for each processor.", "ISNAD_JOBS", _count)
DEBUG = Setting("debug", False, "Let an unexpected failure of the coder end the run with its traceback.", "ISNAD_DEBUG", _switch)

DATABASE = Setting("database", "", "Address of a project's database, in place of the plan's.", "ISNAD_DATABASE", str)

SETTINGS: tuple[Setting[Path] | Setting[int] | Setting[bool] | Setting[str], ...] = (
    CACHE, DATA, MAX_BYTES, JOBS, DEBUG, DATABASE,
)  # fmt: skip
