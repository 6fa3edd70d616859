"""Moving a store as a whole: a backup is one .tar with a SQLite copy of every table, the evidence and the plan, whatever the
database."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.errors import IsnadError
from isnad.store.database import Store, open_store
from isnad.store.tables import META

_DATABASE, _LIST = "store.db", "manifest-sha256.txt"
_AT_ONCE = 1000


def backup(store: Store, plan: Path, target: Path) -> int:
    """Write everything to ``target``; it appears under its name when it is whole. Returns the number of files in it. E408 when
    it cannot be written."""
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            copy = Path(folder) / _DATABASE
            with store.reading() as view:
                _copy_to(view, copy)
                kept = [
                    (f"evidence/{path.relative_to(store.evidence.home).as_posix()}", path) for _, path in store.evidence.all()
                ]
            whole = Path(folder) / "whole.tar"
            number = _pack([(_DATABASE, copy), (plan.name, plan), *kept], whole)
            os.replace(whole, target)
    except OSError as error:
        raise _failed(target, error) from None
    return number


def _copy_to(view: Connection, file: Path) -> None:
    other = open_store(f"sqlite:///{file}", file.parent / "unused")
    with other.writing() as connection:
        _copy(view, connection)
    other.close()
    with sqlite3.connect(file) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy(source: Connection, target: Connection) -> None:
    for table in META.sorted_tables:
        rows = source.execute(sa.select(table).execution_options(yield_per=_AT_ONCE)).mappings()
        for some in rows.partitions(_AT_ONCE):
            target.execute(sa.insert(table), [dict(row) for row in some])


def _pack(files: list[tuple[str, Path]], target: Path) -> int:
    listed = []
    with tarfile.open(target, "w") as tar:
        for name, path in files:
            listed.append(f"{_hash(path)}  {name}\n")
            tar.add(path, name, recursive=False)
        manifest = "".join(listed).encode()
        info = tarfile.TarInfo(_LIST)
        info.size = len(manifest)
        tar.addfile(info, io.BytesIO(manifest))
    return len(files)


def _hash(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def restore(source: Path, folder: Path, url: str | None = None) -> int:
    """Bring a backup back into an empty folder, and into the empty database at ``url`` if one is given. Every file is hashed
    before anything is kept. E408 when the backup is broken or something stands there already."""
    if folder.exists() and any(folder.iterdir()):
        raise IsnadError("E408", f"{folder}: is not empty", "Name a new folder; nothing was changed.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".restore-") as inside:
            home = Path(inside) / "home"
            number = _unpack(source, home)
            _settle(home, url)
            if folder.exists():
                folder.rmdir()
            os.replace(home, folder)
    except (OSError, tarfile.TarError) as error:
        raise _failed(source, error) from None
    return number


def _unpack(source: Path, home: Path) -> int:
    """All files of the manifest, no other, each with its hash."""
    with tarfile.open(source) as tar:
        listed = dict(_listed(tar, source))
        for name, digest in listed.items():
            opened = tar.extractfile(name)
            target = home / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as out:
                while opened and (piece := opened.read(1 << 20)):
                    out.write(piece)
            if _hash(target) != digest:
                raise IsnadError("E408", f"{source}: {name} is not as it was when the backup was made", "Use another backup.")
    return len(listed)


def _listed(tar: tarfile.TarFile, source: Path) -> Iterator[tuple[str, str]]:
    try:
        opened = tar.extractfile(_LIST)
    except KeyError:
        opened = None
    if opened is None:
        raise IsnadError("E408", f"{source}: no backup of isnad", "Name a file that `isnad backup` wrote.")
    for line in opened.read().decode().splitlines():
        digest, _, name = line.partition("  ")
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            raise IsnadError("E408", f"{source}: a file wants to lie outside ({name})", "This backup was tampered with.")
        yield name, digest


def _settle(home: Path, url: str | None) -> None:
    """Put the copied tables where the project looks for them."""
    copy = home / _DATABASE
    if url is None:
        os.replace(copy, home / "isnad.db")
        return
    old, new = open_store(f"sqlite:///{copy}", home / "evidence"), open_store(url, home / "evidence")
    with old.reading() as view, new.writing() as connection:
        if any(connection.execute(sa.select(table).limit(1)).first() for table in META.sorted_tables):
            raise IsnadError("E408", "the database is not empty", "Name an empty one; nothing was changed.")
        _copy(view, connection)
        if not new.embedded:
            _count_on(connection)
    old.close()
    new.close()
    for file in home.glob(f"{_DATABASE}*"):
        file.unlink()


def _count_on(connection: Connection) -> None:
    """PostgreSQL numbers new rows from where the copied ones end."""
    for table in META.sorted_tables:
        column = table.c.get("id")
        if column is not None and isinstance(column.type, sa.Integer):
            last = f"coalesce((select max(id) from {table.name}), 0)"
            connection.exec_driver_sql(f"select setval(pg_get_serial_sequence('{table.name}', 'id'), {last} + 1, false)")


def _failed(file: Path, error: Exception) -> IsnadError:
    why = (getattr(error, "strerror", None) or str(error)).lower()
    return IsnadError("E408", f"{file}: {why}", "Check the path, the space and the permissions.")
