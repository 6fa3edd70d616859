"""Raw text to the folded string that is matched, with the way back to the raw code points.

Length-keeping folds run as guarded ``str.replace`` (about thirty times faster than ``str.translate`` on Arabic text); what
changes the length is found by one regex and remembered as segments: ``starts[k]`` in the folded text stands at ``raws[k]`` in the
raw text, and everything up to the next segment follows one to one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

import msgspec

TATWEEL: Final = "\u0640"
VOWELS: Final = "\u064b-\u065f\u0670"
"""Diacritics, as a regex class body."""
INVISIBLE: Final = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Zero-width characters and bidi controls, as a regex class body."""
PRESENTATION: Final = "\ufb50-\ufdff\ufe70-\ufefe"

HAMZAS: Final = ("ئو", "ؤو")
"""«مسئول», «شئون»: in Egypt, Sudan and Yemen the hamza before a long u sits on another letter."""
LETTERS: Final = (
    *((c, "ا") for c in "أإآٱ"),
    *((c, "ي") for c in "ىئیېے"),
    *((c, "ه") for c in "ةہھەۀۃ"),
    ("ؤ", "و"),
    ("ک", "ك"),
    ("ڪ", "ك"),
)
_DIGITS: Final = tuple((c, str(n)) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, c in enumerate(row))
# One class, not an alternation: half the time on text without edits.
_EDIT: Final = re.compile(f"[{VOWELS}{TATWEEL}{INVISIBLE}{PRESENTATION}]+")
KURD: Final = ("كورد", "كرد")
"""«كوردستان», «الكوردي»: outlets of Erbil and Baghdad write the long vowel that all others leave out (so for «كوردفان»)."""
_EDIT_KURD: Final = re.compile(f"{_EDIT.pattern}|(?<=ك)و(?=رد)")
_FORM: Final = re.compile(f"[{PRESENTATION}]")
_BROKEN: Final = re.compile(r"[\ud800-\udfff]")
_DECIMAL: Final = re.compile("(?<=[0-9])\u066b(?=[0-9])")
_THOUSANDS: Final = re.compile("(?<=[0-9])\u066c(?=[0-9])")


class Folded(msgspec.Struct, frozen=True, gc=False):
    """The folded text of ``raw`` and its sparse map; without edits the map is the one segment (0, 0)."""

    raw: str
    text: str
    starts: list[int]
    raws: list[int]


def normalise(raw: str, gaps: tuple[tuple[int, int], ...] = ()) -> Folded:
    """Fold ``raw``. ``gaps`` are raw intervals that are read as if they were tatweel (the junk inside an evasive spelling)."""
    flat = same_length(_mask(raw, gaps) if gaps else raw)
    edits = _EDIT_KURD if KURD[0] in flat else _EDIT
    if edits.search(flat) is None:
        return Folded(raw, _separators(flat), [0], [0])
    pieces: list[str] = []
    starts, raws = [0], [0]
    at = last = 0
    for a, b, new in _edits(flat, edits):
        pieces += (flat[last:a], new)
        at += a - last
        last = b
        for k in range(len(new)):
            starts.append(at + k)
            raws.append(a)
        at += len(new)
        starts.append(at)
        raws.append(b)
    pieces.append(flat[last:])
    return Folded(raw, _separators("".join(pieces)), starts, raws)


def _edits(flat: str, edits: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """What to replace by what: nothing for a deletion, letters for a presentation form, a dash for a free-standing tatweel."""
    for hit in edits.finditer(flat):
        a, b = hit.span()
        run = hit.group()
        if _FORM.search(run):
            for k, one in enumerate(run, a):
                yield k, k + 1, _compatible(one) if _FORM.match(one) else ""
        # «دمشق ـ سانا»: with space on both sides the stroke is a dash, not a stretched letter.
        elif TATWEEL in run and a and b < len(flat) and flat[a - 1].isspace() and flat[b].isspace():
            yield a, b, "-"
        else:
            yield a, b, ""


def edited(character: str) -> bool:
    """Whether the fold deletes the character or changes its length."""
    return _EDIT.match(character) is not None


def sound(raw: str) -> str:
    """``raw`` with halves of broken characters (lone surrogates, which no file can hold) as U+FFFD; as long as before."""
    try:
        raw.encode()  # a third of the price of a search
    except UnicodeEncodeError:
        return _BROKEN.sub("\ufffd", raw)
    return raw


@lru_cache(8192)
def fold(word: str) -> str:
    """The matching form of one word: diacritics, tatweel and invisible characters gone, letter variants made one. The words of
    names and roles come back, so that some are remembered."""
    return normalise(word).text


def same_length(text: str) -> str:
    """The folds that keep the length. Most pairs do not occur in a text, and ``in`` is far cheaper than ``replace``."""
    if text.isascii():
        return text
    if HAMZAS[0] in text:
        text = text.replace(*HAMZAS)
    for old, new in LETTERS:
        if old in text:
            text = text.replace(old, new)
    for old, new in _DIGITS:
        if old in text:
            text = text.replace(old, new)
    return text


def _separators(text: str) -> str:
    """Arabic decimal and thousands marks between digits; after the deletions, which may bring the digits together."""
    if "\u066b" in text:
        text = _DECIMAL.sub(".", text)
    if "\u066c" in text:
        text = _THOUSANDS.sub(",", text)
    return text


@cache
def _compatible(form: str) -> str:
    """The letters of one presentation form. Ligatures of several words (ﷺ) stay: their words would share one raw character."""
    plain = unicodedata.normalize("NFKC", form).strip()
    if plain == form or " " in plain:
        return form
    return fold(plain)


def _mask(raw: str, gaps: tuple[tuple[int, int], ...]) -> str:
    """``raw`` with every gap overwritten by tatweel, which keeps all offsets."""
    pieces: list[str] = []
    last = 0
    for a, b in gaps:
        pieces += (raw[last:a], TATWEEL * (b - a))
        last = b
    pieces.append(raw[last:])
    return "".join(pieces)
