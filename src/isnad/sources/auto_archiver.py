"""What auto-archiver (Bellingcat) left: its entries as JSON, as its CSV database, or as the sheet that it fills; and the archived
files beside them, each against the hash that an entry tells of it. An entry is an item under its address."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.archived import Entry, entry_of, entry_of_sheet, unwritten
from isnad.sources.collecting import Context, Found
from isnad.sources.decode import decode
from isnad.sources.files import bytes_of
from isnad.sources.items import Failure
from isnad.sources.plan import AutoArchiver
from isnad.sources.whole import PARTS, container, files_under, home_of

_LISTS = (".json", ".jsonl", ".csv")
_ENCODER = msgspec.json.Encoder(order="sorted")
_HASHES = {"md5", "sha1", "sha256", "sha384", "sha512", "sha3256", "sha3384", "sha3512"}
_CHECKED = {True: "right", False: "wrong", None: "not checked"}
_MOST = 1 << 24
"""Characters in one cell of a list."""


def collect_auto_archiver(source: AutoArchiver, context: Context) -> Iterator[Found]:
    """Every entry of every list below ``path``, and the files that it names."""
    home = home_of(source.path, source, context)
    root = home if home.is_dir() else home.parent
    some, known = False, _Files(root)
    for file, key in files_under(home, lambda name: name.lower().endswith(_LISTS)):
        try:
            data = bytes_of(file, key, context.limit * PARTS)
            found = list(_entries(data, key))
        except IsnadError as error:
            yield Failure(key, error)
            continue
        if not found:
            continue  # some other list: an archived file, or the archiver's own settings
        some = True
        whole, digest = container(key, data, source, context)
        yield whole
        for one in found:
            if isinstance(one, Failure):
                yield one
            else:
                yield from _kept(one, digest, known, source, context)
    if not some:
        raise IsnadError(
            "E415",
            f"{source.path}: nothing of auto-archiver here",
            "Name the folder with its JSON or CSV; csv_db and the sheet's own download are read.",
        )


def _entries(data: bytes, key: str) -> Iterator[Entry | Failure]:
    text, _ = decode(data, key)
    if key.lower().endswith(".csv"):
        yield from _of_rows(text, key)
        return
    try:
        told = _decoded(text, key)
    except msgspec.DecodeError as error:
        yield Failure(key, _no_entry(key, str(error)))
        return
    for one in told:
        entry = entry_of(one) if isinstance(one, dict) else None
        if entry is not None:
            yield entry


def _decoded(text: str, key: str) -> list[Any]:
    if key.lower().endswith(".jsonl"):
        return [msgspec.json.decode(line) for line in text.split("\n") if line.strip()]
    told = msgspec.json.decode(text)
    return told if isinstance(told, list) else [told]


def _of_rows(text: str, key: str) -> Iterator[Entry | Failure]:
    """The CSV database has the columns status, metadata and media; a downloaded sheet has link, archive status and so on."""
    before = csv.field_size_limit(_MOST)
    try:
        rows = csv.DictReader(io.StringIO(text))
        heads = {(name or "").strip().lower() for name in rows.fieldnames or ()}
        for number, row in enumerate(rows, 2):
            plain = {(name or "").strip().lower(): (value or "") for name, value in row.items() if not isinstance(value, list)}
            try:
                entry = _of_database(plain) if {"metadata", "media"} <= heads else entry_of_sheet(plain)
            except ValueError as error:
                yield Failure(f"{key}:{number}", _no_entry(f"{key}:{number}", str(error)))
                continue
            if entry is not None:
                yield entry
    except csv.Error as error:
        raise _no_entry(key, str(error)) from None
    finally:
        csv.field_size_limit(before)


def _of_database(row: Mapping[str, str]) -> Entry | None:
    """Its cells hold values as Python writes them, moments included."""
    told = {"status": row.get("status"), "metadata": unwritten(row["metadata"]), "media": unwritten(row["media"] or "[]")}
    return entry_of(told)


def _kept(entry: Entry, within: str, known: _Files, source: AutoArchiver, context: Context) -> Iterator[Found]:
    """The files that are here, and the entry with what became of each of them."""
    told = []
    for media in entry.media:
        file = known.find(media.names)
        name = media.names[0] if media.names else "unnamed"
        if file is None:
            told.append(f"{name} ({media.hash or 'no hash'}): not here")
            continue
        path, key = file
        try:
            data = bytes_of(path, key, context.limit * PARTS)
        except IsnadError as error:
            yield Failure(key, error)
            told.append(f"{key} ({media.hash or 'no hash'}): cannot be read")
            continue
        right = is_right(media.hash, data)
        if right is False:
            yield Failure(
                key, IsnadError("E415", f"{key}: is not what its hash says", "It is kept as it is; ask who archived it.")
            )
        told.append(f"{key} ({media.hash or 'no hash'}): {_CHECKED[right]}")
        yield container(key, data, source, context, media=media.kind)[0]
    yield _capture(entry, tuple(told), within, source, context)


def _capture(entry: Entry, files: tuple[str, ...], within: str, source: AutoArchiver, context: Context) -> Capture:
    row = {"url": entry.url, "title": entry.title, "text": entry.text, "published": entry.published}
    facts = {
        "had_by": "auto-archiver",
        "had_at": entry.archived or "",
        "had_received": context.now(),
        "had_status": entry.status or "",
        "had_files": "\n".join(files),
    }
    return Capture(
        key=entry.url,
        data=_ENCODER.encode({name: value for name, value in row.items() if value}),
        reader="row" if entry.text else "container",
        captured_at=entry.archived or context.now(),
        tool=context.tool,
        media="application/json",
        url=entry.url,
        facts={name: value for name, value in facts.items() if value},
        outlet=source.outlet,
        within=within,
    )


class _Files:
    """The files below a folder, by path and by name."""

    def __init__(self, root: Path) -> None:
        self.all = {key: file for file, key in files_under(root, lambda name: not name.lower().endswith(_LISTS))}
        self.named: dict[str, list[str]] = {}
        for key in self.all:
            self.named.setdefault(key.rsplit("/", 1)[-1], []).append(key)

    def find(self, names: tuple[str, ...]) -> tuple[Path, str] | None:
        """The file that one of the names stands for: its path, the end of a path, or its name where only one bears it."""
        for name in names:
            parts = [part for part in re.split(r"[/\\]", name.partition("?")[0]) if part not in ("", ".", "..")]
            for n in range(len(parts)):
                key = "/".join(parts[n:])
                if key in self.all:
                    return self.all[key], key
            alone = self.named.get(parts[-1], []) if parts else []
            if len(alone) == 1:
                return self.all[alone[0]], alone[0]
        return None


def is_right(told: str | None, data: bytes) -> bool | None:
    """Whether a hash like ``SHA-256:HEX`` or ``SHA3-512:HEX`` is that of the bytes; None when that cannot be said."""
    method, _, value = (told or "").rpartition(":")
    plain = method.lower().replace("-", "").replace("_", "")
    if plain not in _HASHES or not value:
        return None
    name = f"sha3_{plain.removeprefix('sha3')}" if plain.startswith("sha3") and plain != "sha384" else plain
    return hashlib.new(name, data, usedforsecurity=False).hexdigest() == value.strip().lower()


def _no_entry(name: str, why: str) -> IsnadError:
    why = " ".join(why.split())[:120]
    return IsnadError("E415", f"{name}: no entry of auto-archiver ({why})", "The list is kept whole; the other entries are read.")
