"""Pages out of web archives: .warc, .warc.gz, and .wacz (a ZIP of them). An archive is kept whole; each page that it holds is
an item under its address, captured when and as the archive says."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.collecting import Context, Found
from isnad.sources.files import bytes_of
from isnad.sources.items import Failure, too_large
from isnad.sources.plan import Archive
from isnad.sources.warc import Answer, broken, pieces, read_answer
from isnad.sources.whole import PARTS, container, files_under, home_of

_ENDINGS = (".warc", ".warc.gz", ".wacz")
_INSIDE = re.compile(r"archive/[^/]+\.warc(\.gz)?")
_MOST = 10_000
"""Files in one package."""


def collect_archive(source: Archive, context: Context) -> Iterator[Found]:
    """Every page of every archive below ``path``; an archive or record that is broken is a failure of its own."""
    home = home_of(source.path, source, context)
    some = False
    for file, key in files_under(home, lambda name: name.lower().endswith(_ENDINGS)):
        some = True
        try:
            data = bytes_of(file, key, context.limit * PARTS)
            whole, digest = container(key, data, source, context)
            yield whole
            if key.lower().endswith(".wacz"):
                yield from _package(data, key, digest, source, context)
            else:
                yield from _pages(data, key, digest, {}, source, context)
        except IsnadError as error:
            yield Failure(key, error)
    if not some:
        raise IsnadError("E414", f"{source.path}: no web archive here", "Files that end in .warc, .warc.gz or .wacz are read.")


def _pages(data: bytes, key: str, within: str, had: dict[str, str], source: Archive, context: Context) -> Iterator[Found]:
    limit = context.limit
    for piece in pieces(data, limit + (1 << 16)):
        name = f"{key}@{piece.at}"
        try:
            answer = read_answer(piece, name, limit)
        except IsnadError as error:
            yield Failure(name, error)
            continue
        if answer is not None:
            yield _capture(answer, key, within, had, source, context)


def _capture(answer: Answer, key: str, within: str, had: dict[str, str], source: Archive, context: Context) -> Capture:
    checked = {True: "right", False: "wrong", None: "not told"}[answer.right]
    facts = {"had_in": key, "had_record": answer.record, "had_digest": answer.digest or "", "had_digest_is": checked}
    return Capture(
        key=answer.url,
        data=answer.body,
        reader="page",
        captured_at=answer.at,
        tool=context.tool,
        media=answer.media,
        url=answer.url,
        final_url=answer.url,
        headers=answer.headers,
        facts=facts | had | {"had_received": context.now()},
        outlet=source.outlet,
        within=within,
    )


class _Resource(msgspec.Struct):
    path: str = ""
    hash: str = ""


class _Package(msgspec.Struct):
    resources: list[_Resource] = []


class _Seal(msgspec.Struct):
    hash: str = ""


def _package(data: bytes, key: str, within: str, source: Archive, context: Context) -> Iterator[Found]:
    """The archives in a package, each against the digest that the package tells of it. A wrong digest is told, and what is there
    is read all the same, marked so."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            names = [one.filename for one in pack.infolist()]
            if len(names) > _MOST:
                raise broken(key, f"holds more than {_MOST} files")
            told, seal = _told(pack, names, key, context.limit)
            if seal is False:
                yield Failure(f"{key}/datapackage.json", broken(f"{key}/datapackage.json", "is not what its digest says"))
            for name in sorted(filter(_INSIDE.fullmatch, names)):
                yield from _member(pack, name, key, within, told.get(name), source, context)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise broken(key, f"is no whole ZIP archive ({error})") from None


def _member(
    pack: zipfile.ZipFile, name: str, key: str, within: str, told: str | None, source: Archive, context: Context
) -> Iterator[Found]:
    where = f"{key}/{name}"
    try:
        data = _read(pack, name, where, context.limit * PARTS)
    except (IsnadError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        yield Failure(where, error if isinstance(error, IsnadError) else broken(where, f"cannot be unpacked ({error})"))
        return
    right = None if told is None else told.lower() == f"sha256:{hashlib.sha256(data).hexdigest()}"
    if right is False:
        yield Failure(where, broken(where, "is not what the package's digest says"))
    had = {"had_package_is": {True: "right", False: "wrong", None: "not told"}[right]}
    yield from _pages(data, where, within, had, source, context)


def _read(pack: zipfile.ZipFile, name: str, where: str, limit: int) -> bytes:
    """A file of the package, unpacked as far as the limit: what the package says of its size is not believed."""
    with pack.open(name) as opened:
        data = opened.read(limit + 1)
    if len(data) > limit:
        raise too_large(where, limit)
    return data


def _told(pack: zipfile.ZipFile, names: list[str], key: str, limit: int) -> tuple[dict[str, str], bool | None]:
    """Path → digest of datapackage.json, and whether that file is the one that datapackage-digest.json tells (None: not told)."""
    if "datapackage.json" not in names:
        raise broken(key, "has no datapackage.json")
    data = _read(pack, "datapackage.json", key, limit)
    try:
        package = msgspec.json.decode(data, type=_Package)
        seal = None
        if "datapackage-digest.json" in names:
            told = msgspec.json.decode(_read(pack, "datapackage-digest.json", key, limit), type=_Seal).hash
            seal = told.lower() == f"sha256:{hashlib.sha256(data).hexdigest()}"
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise broken(key, f"has a datapackage.json that cannot be read ({error})") from None
    return {one.path: one.hash for one in package.resources if one.hash}, seal
