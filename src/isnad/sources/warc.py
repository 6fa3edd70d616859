"""Records of WARC files (ISO 28500), plain or packed one by one with gzip. A broken record is told, and the next is looked
for."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from isnad.errors import IsnadError
from isnad.sources.items import too_large

_CHUNK = 1 << 16
_HEADERS = 1 << 16
"""Bytes that the headers of a record and of its answer may have beside the page."""
_GZIP = b"\x1f\x8b\x08"
_LENGTH = re.compile(rb"^content-length:\s*(\d+)\s*$", re.I | re.M)
_HTML = re.compile(r"\s*(text/html|application/xhtml\+xml)\b", re.I)
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z", re.ASCII)


class Piece(msgspec.Struct, frozen=True):
    """The bytes of one record, from its place in the file; cut after ``limit`` bytes when ``whole`` is False."""

    at: int
    data: bytes
    whole: bool = True
    error: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A page as a host gave it: unpacked body, headers, and how its record is called. ``digest`` as the record tells it, and
    whether it is right (None where it tells none, or by a method that is not known)."""

    url: str
    at: str
    record: str
    headers: dict[str, str]
    media: str
    body: bytes
    digest: str | None
    right: bool | None


def pieces(data: bytes, limit: int) -> Iterator[Piece]:
    """The records of a file one by one; of a longer one than ``limit`` the beginning. What is no record is one broken piece up to
    the next."""
    packed = data.startswith(b"\x1f\x8b")
    at = 0
    while at < len(data):
        one, end = _member(data, at, limit) if packed else _plain(data, at, limit)
        yield one
        if end is None:
            end = _next(data, at + 1, packed=packed)
        at = end


def _member(data: bytes, at: int, limit: int) -> tuple[Piece, int | None]:
    """The record packed at ``at``, and where the next begins (None when that is not known)."""
    unpack, out, here = zlib.decompressobj(31), bytearray(), at
    try:
        while not unpack.eof and here < len(data) and len(out) <= limit:
            some = data[here : here + _CHUNK]
            here += len(some)
            out += unpack.decompress(some, limit + 1 - len(out))
            while unpack.unconsumed_tail and len(out) <= limit:
                out += unpack.decompress(unpack.unconsumed_tail, limit + 1 - len(out))
    except zlib.error as error:
        return Piece(at, bytes(out), False, f"cannot be unpacked ({error})"), None
    if unpack.eof:
        return Piece(at, bytes(out)), here - len(unpack.unused_data)
    if len(out) > limit:
        return Piece(at, bytes(out), False), None
    return Piece(at, bytes(out), False, "breaks off"), None


def _plain(data: bytes, at: int, limit: int) -> tuple[Piece, int | None]:
    end = data.find(b"\r\n\r\n", at, at + _HEADERS)
    length = _LENGTH.search(data, at, end) if end > 0 else None
    if not data.startswith(b"WARC/", at) or length is None:
        return Piece(at, data[at : at + 80], False, "is no record"), None
    stop = end + 4 + int(length.group(1))
    if stop > len(data):
        return Piece(at, data[at : at + limit], False, "breaks off"), None
    after = stop
    while data.startswith(b"\r\n", after):
        after += 2
    return Piece(at, data[at : min(stop, at + limit)], stop - at <= limit), after


def _next(data: bytes, at: int, *, packed: bool) -> int:
    """Where the next record begins, or the end of the file."""
    if not packed:
        found = data.find(b"\r\nWARC/1.", at)
        return len(data) if found < 0 else found + 2
    while (found := data.find(_GZIP, at)) >= 0:
        try:
            if zlib.decompressobj(31).decompress(data[found : found + 4096], 5) == b"WARC/":
                return found
        except zlib.error:
            pass
        at = found + 1
    return len(data)


def read_answer(piece: Piece, name: str, limit: int) -> Answer | None:
    """The page in a record; None for records that hold none. E414 when the record is broken, E110 when the page is too large."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    if piece.error:
        raise broken(name, piece.error)
    try:
        record = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(piece.data), known_format="warc")
        if record.rec_type != "response" or not _is_page(record):
            return None
        if not piece.whole:
            raise too_large(name, limit)
        return _answer(record, name, limit)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, zlib.error, UnicodeError) as error:
        raise broken(name, " ".join(str(error).split())[:100] or "cannot be read") from None


def broken(name: str, why: str) -> IsnadError:
    """E414: a record or a package that is not as it must be."""
    return IsnadError("E414", f"{name}: {why}", "The file is kept whole; the rest of it is read. Fetch the archive again.")


def _is_page(record: Any) -> bool:
    answer = record.http_headers
    return answer is not None and answer.get_statuscode() == "200" and bool(_HTML.match(answer.get_header("Content-Type") or ""))


def _answer(record: Any, name: str, limit: int) -> Answer:
    told = record.rec_headers
    url = (told.get_header("WARC-Target-URI") or "").strip("<> ")
    date = _DATE.fullmatch((told.get_header("WARC-Date") or "").strip())
    if not url or date is None:
        raise broken(name, "tells no address" if not url else "tells no date")
    raw = record.raw_stream.read()
    if record.payload_length > len(raw):
        raise broken(name, "breaks off")
    plain = _unchunked(raw, record.http_headers.get_header("Transfer-Encoding"))
    body = _unpacked(plain, record.http_headers.get_header("Content-Encoding"), name, limit)
    headers: dict[str, str] = {}
    for key, value in record.http_headers.headers:
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    digest = told.get_header("WARC-Payload-Digest")
    return Answer(
        url=url,
        at=date.group(1) + "Z",
        record=(told.get_header("WARC-Record-ID") or "").strip("<> "),
        headers=headers,
        media=record.http_headers.get_header("Content-Type"),
        body=body,
        digest=digest,
        right=is_right(digest, (raw, plain, body)),
    )


def _unchunked(raw: bytes, coding: str | None) -> bytes:
    """Some archivers keep the chunks of a transfer, others take them out and leave the header."""
    from warcio.bufferedreaders import ChunkedDataReader

    if (coding or "").lower().strip() != "chunked":
        return raw
    reader = ChunkedDataReader(io.BytesIO(raw))
    return b"".join(iter(lambda: reader.read(_CHUNK), b""))


def _unpacked(data: bytes, coding: str | None, name: str, limit: int) -> bytes:
    """The body unpacked, as far as it was packed; E110 when it grows over ``limit``."""
    coding = (coding or "identity").lower().strip()
    if coding in ("identity", "") or (coding in ("gzip", "x-gzip") and not data.startswith(b"\x1f\x8b")):
        found = data
    elif coding in ("gzip", "x-gzip"):
        found = _inflated(data, 31, limit)
    elif coding == "deflate":
        found = _inflated(data, 15 if data[:1] and data[0] & 15 == 8 else -15, limit)
    elif coding == "br":
        found = _unbrotlied(data, name, limit)
    else:
        raise broken(name, f"is packed in a way that is not known here ({coding[:20]})")
    if len(found) > limit:
        raise too_large(name, limit)
    return found


def _inflated(data: bytes, bits: int, limit: int) -> bytes:
    unpack = zlib.decompressobj(bits)
    out = unpack.decompress(data, limit + 1)
    if len(out) <= limit and not unpack.eof:
        raise zlib.error("its body breaks off")
    return out


def _unbrotlied(data: bytes, name: str, limit: int) -> bytes:
    try:
        import brotli
    except ImportError:
        raise broken(name, "is packed with brotli (pip install brotli)") from None
    unpack, out = brotli.Decompressor(), bytearray()
    try:
        for at in range(0, len(data), 256):
            out += unpack.process(data[at : at + 256])
            if len(out) > limit:
                break
    except brotli.error as error:
        raise ValueError(str(error)) from None
    return bytes(out)


def is_right(told: str | None, bodies: tuple[bytes, ...]) -> bool | None:
    """Whether a digest like ``sha1:BASE32`` or ``sha256:HEX`` is that of one of the bodies; None when that cannot be said.
    Archivers differ in whether they hash what was sent, or what it unpacks to."""
    method, _, value = (told or "").partition(":")
    method = method.lower().replace("-", "")
    if method not in ("md5", "sha1", "sha256", "sha384", "sha512") or not value:
        return None
    for body in bodies:
        found = hashlib.new(method, body, usedforsecurity=False)
        if value.lower() == found.hexdigest() or value.upper().rstrip("=") == base64.b32encode(found.digest()).decode().rstrip(
            "="
        ):
            return True
    return False
