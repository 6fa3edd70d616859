"""Finding, reading and checking packs; compiled packs are cached by the content hash of their files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from isnad.errors import IsnadError, PackError, Problem
from isnad.packs import build
from isnad.packs.circles import for_good, no_circles
from isnad.packs.compiled import Compiled, Packs

FORMAT = "9"
"""Changes when compiled packs change shape, so that an old cache is never read."""
ALWAYS = ("ontology", "lang-ar")


def packs_home() -> Path:
    """Where the shipped packs stand: inside the installed package, or at the root of a clone."""
    inside = Path(__file__).resolve().parent.parent / "_packs"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "packs"


def theatres(home: Path | None = None) -> tuple[str, ...]:
    """Names of the theatres that can be asked for."""
    root = home or packs_home()
    return tuple(sorted(p.name.removeprefix("theatre-") for p in root.glob("theatre-*") if p.is_dir()))


def read_packs(
    names: Sequence[str] = ("syria",), *, home: Path | None = None, extra: Sequence[Path] = (), cache: Path | None = None
) -> Packs:
    """Read the ontology, the language pack and the named theatres (and ``extra`` pack folders) into one value.

    ``cache``: a folder for compiled packs, or None to compile afresh. Raises IsnadError E201 for an unknown theatre and PackError
    with every problem for packs that do not check."""
    root = home or packs_home()
    for name in names:
        if name not in theatres(root):
            known = ", ".join(theatres(root)) or "none"
            raise IsnadError("E201", f"unknown theatre {name!r}", f"Known theatres: {known}.")
    folders = [root / p for p in ALWAYS] + [root / f"theatre-{n}" for n in names] + list(extra)
    hashes = {folder.name: _hash(folder) for folder in folders}
    packs = Packs(_compile(folders, hashes) if cache is None else _cached(cache, folders, hashes))
    for_good()
    return packs


def check_packs(folders: Sequence[Path]) -> list[Problem]:
    """Every problem of the packs in these folders, in reading order."""
    problems: list[Problem] = []
    build.compile_folders(folders, {f.name: "" for f in folders}, problems)
    return sorted(problems, key=lambda p: (p.file, p.line, p.code, p.message))


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def _compile(folders: Sequence[Path], hashes: dict[str, str]) -> Compiled:
    problems: list[Problem] = []
    compiled = build.compile_folders(folders, hashes, problems)
    if problems:
        raise PackError(problems)
    return compiled


def _cached(cache: Path, folders: Sequence[Path], hashes: dict[str, str]) -> Compiled:
    key = hashlib.sha256(
        repr((FORMAT, _code_hash(), sorted(hashes.items()), [str(f.resolve()) for f in folders])).encode()
    ).hexdigest()[:32]
    path = cache / f"packs-{key}.msgpack"
    try:
        with no_circles():
            return msgspec.msgpack.decode(path.read_bytes(), type=Compiled)
    except (OSError, msgspec.MsgspecError):
        pass
    compiled = _compile(folders, hashes)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        part.write_bytes(msgspec.msgpack.encode(compiled))
        part.replace(path)
    except OSError:
        pass  # a read-only home only costs the next start a second
    return compiled


def _code_hash() -> str:
    """Hash of the code that compiles packs: a new inflection makes old caches stale."""
    here = Path(__file__).parent
    return hashlib.sha256(b"".join(p.read_bytes() for p in sorted(here.glob("*.py")))).hexdigest()
