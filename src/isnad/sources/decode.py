"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a byte-order mark, and the two old Arabic code pages where nothing else fits."""

from __future__ import annotations

import codecs
import re
import string

from isnad.errors import IsnadError
from isnad.model.document import Note

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD = ("windows-1256", "iso-8859-6")  # the first wins a draw: it is the common one
_MARKUP = (string.ascii_letters + string.digits).encode()
"""Names of tags, addresses and scripts: they say nothing about the language of what stands between them."""
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06af\u06a9\u06be\u06d2\u0679\u0688\u0691]")
_MARKS_OF_PRINT = re.compile("[\u0640\u060c\u061b\u061f\u200c-\u200f\u00a0\u00ab\u00bb\u2018-\u201d\u2013\u2014\u2022\u2026]")


def kind_of(data: bytes) -> str | None:
    """What a file that is not text is, in words; None for text or for what is not known."""
    head = data[:1024].lstrip(b"\t\n\r ")
    if data[4:8] == b"ftyp":
        return "a video or audio file"
    if data[:4] == b"RIFF":
        return "a picture or a recording"
    return next((what for magic, what in _MAGIC if head.startswith(magic)), None)


def mark_of(data: bytes) -> tuple[int, str] | None:
    """Length of the byte-order mark and the encoding that it stands for."""
    return next(((len(mark), name) for mark, name in _MARKS if data.startswith(mark)), None)


def refuse_binary(data: bytes, name: str) -> None:
    """E103 for what is no text: known kinds by their first bytes, others by their control characters."""
    what = kind_of(data)
    if what:
        raise IsnadError("E103", f"{name}: is {what}, not text", "Convert it to plain text (.txt, UTF-8) first.")
    if mark_of(data):
        return
    controls = len(data) - len(data.translate(None, _CONTROL))
    if controls * 20 > len(data):
        if _looks_like_utf16(data):
            raise IsnadError(
                "E104",
                f"{name}: looks like UTF-16 without a byte-order mark",
                "Convert it: iconv -f UTF-16LE -t UTF-8 (or UTF-16BE).",
            )
        raise IsnadError("E103", f"{name}: is binary, not text", "Give plain text (.txt, UTF-8), .html or .jsonl.")


def decode(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """The text of ``data`` without its byte-order mark, line ends untouched, and a note when the encoding was guessed."""
    refuse_binary(data, name)
    mark = mark_of(data)
    skip, encoding = mark or (0, "utf-8")
    try:
        return data[skip:].decode(encoding), ()
    except UnicodeDecodeError as error:
        guess = None if mark else _old_arabic(data)
        if guess is None:
            raise IsnadError(
                "E104",
                f"{name}: is not {encoding.upper()} (byte {skip + error.start})",
                "Save it as UTF-8, or convert it: iconv -f ENCODING -t UTF-8.",
            ) from None
    text, encoding = guess
    return text, (Note("N101", f"Not UTF-8; read as {encoding}, which gives mostly Arabic letters."),)


def decode_markup(data: bytes) -> str | None:
    """The text of a page or a feed by its bytes alone, because headers and declarations are often wrong: UTF-8, UTF-8 with a few
    broken letters, or the old Arabic code page that fits best. None when it is none of these."""
    mark = mark_of(data)
    if mark:
        return data[mark[0] :].decode(mark[1], "replace")
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 50 <= sum(1 for c in text if c > "\x7f"):
        return text
    guess = _old_arabic(data.translate(None, _MARKUP))
    return data.decode(guess[1]) if guess else None


def _looks_like_utf16(data: bytes) -> bool:
    """Nearly all bytes of one parity are the high bytes of Latin, Arabic or punctuation."""
    high = (0x00, 0x06, 0x20)
    sample = data[:4096]
    if len(sample) < 4:
        return False
    return any(sum(byte in high for byte in half) * 10 > len(half) * 9 for half in (sample[0::2], sample[1::2]))


def _old_arabic(data: bytes) -> tuple[str, str] | None:
    """The reading in the old code page that fits best, if it is mostly Arabic letters."""
    best: tuple[float, str, str] | None = None
    for encoding in _OLD:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _arabic_score(text)
        if best is None or score > best[0]:
            best = (score, text, encoding)
    return (best[1], best[2]) if best and best[0] > 0 else None


def _arabic_score(text: str) -> float:
    """How Arabic a reading looks; 0 when it is none. Mostly Arabic letters are not enough: other alphabets read in these code
    pages have those too, but alef and lam are as common in Arabic as in nothing else."""
    beyond = sum(1 for c in text if c > "\x7f") - len(_MARKS_OF_PRINT.findall(text))
    arabic = len(_ARABIC.findall(text))
    latin = sum(1 for c in text if c < "\x80" and c.isalpha())
    if arabic <= latin or arabic < 0.8 * beyond:
        return 0.0
    alef, lam = text.count("\u0627"), text.count("\u0644")
    usual = alef and lam and (alef + lam) * 10 >= arabic if arabic >= 30 else alef + lam
    return 3 * arabic / beyond + (alef + lam) / arabic if usual else 0.0
