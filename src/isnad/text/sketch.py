"""Two cheap facts about a whole text: its language by script, and a sketch of its wording for finding copies."""

from __future__ import annotations

import re
import zlib

from isnad.model.tokens import Text

SKETCH = 48
"""Values kept of the sketch: the smallest hashes of three-word shingles (a bottom-k sketch: the share of values that two texts
have in common estimates the share of shingles that they have in common)."""
_ARABIC = re.compile("[\u0620-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKERS = (("ckb", "ڕڵێۆە"), ("ur", "ٹڈڑںےہھ"), ("ps", "ټځڅډړږښڼۍ"), ("fa", "پچژگ"))
_MARKS = "".join(marks for _, marks in _MARKERS)
_FREQUENT = "اليمونرتب"
"""More than half of the letters of any Arabic text."""
_SAMPLE = 20_000
_ABOUT = SKETCH + SKETCH // 2
_SPACE = 1 << 32
"""How many hashes there may be."""


def _arabic(text: str) -> int:
    """How many letters are Arabic: runs of letters are counted, not letters, in a quarter of the time."""
    return sum(map(len, _ARABIC.findall(text)))


def _mostly_arabic(sample: str) -> bool:
    """Whether the most frequent letters alone are three tenths of a text; they are counted only until they are."""
    enough, count = len(sample) * 0.3, 0
    for letter in _FREQUENT:
        count += sample.count(letter)
        if count >= enough:
            return True
    return False


def language(raw: str) -> str:
    """``ar``, or ``fa``, ``ckb``, ``ur``, ``ps`` where their own letters are frequent, or ``und`` when hardly a letter is
    Arabic."""
    sample = raw[:_SAMPLE]
    if _mostly_arabic(sample) and not any(c in sample for c in _MARKS):
        return "ar"  # most texts: their most frequent letters are enough, and no other language's own letter stands in them
    arabic = _arabic(sample)
    if arabic < len(sample) * 0.3:  # else not even a text of nothing but letters has too few
        letters = sum(map(len, _LETTERS.findall(sample)))
        if not arabic or arabic < letters * 0.3:
            return "und"
    for name, marks in _MARKERS:
        if sum(sample.count(m) for m in marks) > arabic * 0.03:
            return name
    return "ar"


def fingerprint(text: Text) -> tuple[int, ...]:
    """The sketch of the folded wording; equal texts have equal sketches, and a changed word changes three shingles."""
    words = [t.form for s in text.sentences for t in s.tokens if t.kind == "word" or t.kind == "number"]
    if not words:
        return ()
    text_ = " ".join(words).encode("utf-8", "surrogatepass")
    ends: list[int] = []
    at = 0
    for word in text_.split(b" "):
        at += len(word) + 1
        ends.append(at)
    most = _SPACE * _ABOUT // len(words)
    least = {h for h in _shingles(text_, ends) if h <= most}  # a few more than are kept, which spares sorting the rest
    if len(least) < SKETCH:
        least = set(_shingles(text_, ends)) or {zlib.crc32(text_)}
    return tuple(sorted(least)[:SKETCH])


def _shingles(text: bytes, ends: list[int]) -> list[int]:
    """The hashes of all runs of three words; ``ends`` are the offsets behind the space after each word."""
    crc = zlib.crc32
    return [crc(text[a : b - 1]) for a, b in zip([0, *ends], ends[2:], strict=False)]
