"""Bodies: taken in piece by piece and unpacked under a limit, so that neither a long answer nor a small one that unpacks to
gigabytes fills the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from isnad.errors import IsnadError

ACCEPTED = "gzip, deflate"
"""What is asked for, and the only encodings that are unpacked."""
_STEP = 1 << 16


def read_body(pieces: Iterable[bytes], encoding: str, url: str, limit: int) -> bytes:
    """The whole body, unpacked. E505 when it is larger than ``limit`` bytes before or after, E508 when it cannot be unpacked."""
    data = bytearray()
    for piece in _unpacked(_limited(pieces, url, limit), encoding, url):
        data += piece
        if len(data) > limit:
            raise too_large(url, limit)
    return bytes(data)


def too_large(url: str, limit: int) -> IsnadError:
    """E505: more bytes than the plan allows."""
    return IsnadError("E505", f"{url}: larger than {limit:,} bytes", "Raise `max_bytes` of [fetch] in isnad.toml if it is meant.")


def _limited(pieces: Iterable[bytes], url: str, limit: int) -> Iterator[bytes]:
    taken = 0
    for piece in pieces:
        taken += len(piece)
        if taken > limit:
            raise too_large(url, limit)
        yield piece


def _unpacked(pieces: Iterable[bytes], encoding: str, url: str) -> Iterator[bytes]:
    """Layer by layer, the last that was put on first; at most two, as no honest server puts on more."""
    layers = [one for one in (part.strip().lower() for part in encoding.split(",")) if one not in ("", "identity")]
    if len(layers) > 2 or any(one not in ("gzip", "x-gzip", "deflate") for one in layers):
        raise _broken(url, f"encoding {encoding[:40]!r} was not asked for")
    for layer in reversed(layers):
        pieces = _inflated(pieces, layer, url)
    yield from pieces


def _inflated(pieces: Iterable[bytes], layer: str, url: str) -> Iterator[bytes]:
    """At most ``_STEP`` bytes at once, whatever is packed in."""
    stream = None
    for piece in pieces:
        while piece:
            if stream is None:
                stream = zlib.decompressobj(_window(layer, piece))
            try:
                out = stream.decompress(piece, _STEP)
            except zlib.error as error:
                raise _broken(url, f"cannot be unpacked ({error})") from None
            if out:
                yield out
            piece = stream.unconsumed_tail
            if stream.eof:
                piece, stream = stream.unused_data, None
                if not piece.strip(b"\0"):
                    return
    if stream is not None:
        raise _broken(url, "ends in the middle of packed data")


def _window(layer: str, head: bytes) -> int:
    """zlib's name for the format; "deflate" is sent with and without zlib's head."""
    if layer != "deflate":
        return 16 + zlib.MAX_WBITS
    return zlib.MAX_WBITS if head[0] & 0x0F == 8 and head[0] >> 4 <= 7 else -zlib.MAX_WBITS


def _broken(url: str, why: str) -> IsnadError:
    return IsnadError("E508", f"{url}: broken answer: {why}", "It is asked for again at the next run.")
