"""The reading rooms as machine code, where a build of them stands beside the sources (``make native``; docs/decisions/0015).

The sources are the product, a build only runs them faster. It stands in a folder that is named by the hash of every source that
it was made from and of this Python, so that a build of other sources is never found: after an edit the sources run themselves
until they are built again. ``ISNAD_NATIVE=0`` in the environment leaves a build aside."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).resolve().parent
HOME = PACKAGE / "_native"
"""Where builds stand, each in the folder of its key."""
SPELLING = 9
"""Raised when tools/native.py spells sources in another way, or its header changes: it is part of every key."""
PROFILED = "profiled"
"""The file that stands in a build which was made after a profile (tools/native.py --profile)."""
COMPILED = (
    "coder", "match", "resolve", "telling", "text", "flow.py", "model/changed.py", "model/draft.py", "model/finds.py",
    "model/ids.py", "model/tokens.py", "packs/lexicon.py",
)  # fmt: skip
"""Rooms and modules that are compiled."""
KNOWN = ("model", "packs", "errors.py", "native.py", "version.py")
"""What compiled modules import: its types and constants are part of a build."""


def modules(named: Sequence[str], package: Path = PACKAGE) -> list[Path]:
    """The Python files of rooms and modules, in a fixed order."""
    found = [package / one for one in named if one.endswith(".py")]
    for one in named:
        if not one.endswith(".py"):
            found += (package / one).rglob("*.py")
    return sorted(set(found))


def key(package: Path = PACKAGE) -> str:
    """The name of the build that fits the sources as they are now, and this Python."""
    whole = sha256(EXTENSION_SUFFIXES[0].encode())
    for path in modules((*COMPILED, *KNOWN), package):
        whole.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:16]


class Build:
    """Finds modules of the package in a build before their sources are looked for."""

    def __init__(self, folder: Path, package: Path = PACKAGE) -> None:
        self.folder, self.package = folder, package
        self.files = dict(_extensions(folder))

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a compiled module stands; None for all others."""
        file = self.files.get(name)
        if file is None:
            return None
        room = self.package.joinpath(*name.split(".")[1:])
        inner = [str(room)] if name.startswith(self.package.name + ".") and room.is_dir() else None
        return spec_from_file_location(name, file, submodule_search_locations=inner)


def _extensions(folder: Path) -> Iterator[tuple[str, Path]]:
    """The compiled modules below a folder by their dotted names."""
    for suffix in EXTENSION_SUFFIXES[:1]:
        for file in folder.rglob("*" + suffix):
            parts = file.relative_to(folder).as_posix().removesuffix(suffix).split("/")
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), file


def use() -> bool:
    """Let imports find the build that fits the sources, if there is one."""
    if not HOME.is_dir() or os.environ.get("ISNAD_NATIVE") == "0":
        return False
    folder = HOME / key()
    if not folder.is_dir():
        return False
    sys.meta_path.insert(0, Build(folder))
    return True


def used() -> bool:
    """Whether the reading rooms run as machine code."""
    return any(isinstance(finder, Build) for finder in sys.meta_path)


def kind() -> str:
    """How the reading rooms run, in words for ``isnad --version`` and the bench."""
    build = next((finder for finder in sys.meta_path if isinstance(finder, Build)), None)
    if build is None:
        return "plain Python"
    return "compiled after a profile" if (build.folder / PROFILED).exists() else "compiled"
