"""Folded text to tokens with raw spans.

``Pattern.split`` with one group gives gap, token, gap, token ... in one compiled pass; offsets are running sums of lengths, which
is about twice as fast as match objects.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

import msgspec

from isnad.model.tokens import Token
from isnad.text.evasion import ARABIC, Evasion
from isnad.text.normalise import TATWEEL, VOWELS, Folded, edited

_LATIN: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
QUOTE_MARKS: Final = "\"“”„‟«»'‘’‹›"
END_MARKS: Final = ".!?؟…"
_MARKS: Final = QUOTE_MARKS + END_MARKS + "،,؛;:()[]-–—/"
_TOKEN: Final = re.compile(
    "("
    f"[{ARABIC}]+"
    # a date with hyphens, before plain numbers: 10-15 is a range and stays three tokens
    "|[0-9]{1,4}[-–][0-9]{1,2}[-–][0-9]{1,4}(?![0-9])"
    "|[0-9]+(?:[.,،:/][0-9]+)*"
    # an address stops before Arabic letters, which may be run on to it, and before the mark that ends the sentence
    rf"|(?i:https?://|www\.|t\.me/|pic\.twitter\.com/)[^\s\"'()<>«»“”\u0600-\u06ff{ARABIC}]*[^\W_{ARABIC}]/?"
    f"|[{_LATIN}][{_LATIN}0-9\u0300-\u036f]*(?:-[0-9]+)?"
    "|@[A-Za-z0-9_]+"
    r"|\.{2,}|''"
    rf"|[^\W\d_{ARABIC}{_LATIN}]+"
    r"|[^\s_]"
    ")"
)
_BREAK: Final = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAIL: Final = re.compile(f"[{VOWELS}{TATWEEL}]*")
_VOWEL: Final = re.compile(f"[{VOWELS}]")
_FAR: Final = 1 << 62


def _first_characters() -> dict[str, str]:
    kinds = {chr(c): "word" for c in range(0x0620, 0x08CA) if re.match(f"[{ARABIC}]", chr(c))}
    kinds |= {chr(c): "latin" for c in range(0x250) if re.match(f"[{_LATIN}]", chr(c))}
    kinds |= dict.fromkeys("0123456789", "number")
    return kinds | dict.fromkeys(_MARKS, "mark")


_KINDS: Final = _first_characters()


class Tokens(msgspec.Struct, frozen=True):
    """All tokens of a text; ``breaks`` are the indices at which a line begins (but the first), ``marks`` those of the marks."""

    tokens: list[Token]
    breaks: list[int]
    marks: list[int]


def tokenise(folded: Folded) -> Tokens:
    """The tokens of a folded text, in order, without overlaps; white space and underscores are none."""
    parts = _TOKEN.split(folded.text)
    tokens: list[Token] = []
    breaks: list[int] = []
    marks: list[int] = []
    starts, raws, raw = folded.starts, folded.raws, folded.raw
    at = shift = segment = 0
    ahead = starts[1] if len(starts) > 1 else _FAR
    for gap, form in zip(islice(parts, 0, None, 2), islice(parts, 1, None, 2), strict=False):
        if gap:
            at += len(gap)
            if gap != " " and tokens and _BREAK.search(gap):
                breaks.append(len(tokens))
        kind = _KINDS.get(form[0], "symbol")
        if kind == "mark":
            marks.append(len(tokens))
        elif kind == "latin":
            kind = "symbol" if "." in form or "/" in form else "word"
        begin = at
        at += len(form)
        if at < ahead:
            closed = form[-1] in "هي" and raw[at + shift - 1] in "ةى"
            tokens.append(Token(begin + shift, at + shift, form, kind, "", False, closed))
            continue
        segment = _advance(starts, segment, begin)
        start = raws[segment] + begin - starts[segment]
        segment = _advance(starts, segment, at - 1)
        end = raws[segment] + at - starts[segment]
        tokens.append(_edited(folded.raw, start, end, form, kind))
        segment = _advance(starts, segment, at)
        shift = raws[segment] - starts[segment]
        ahead = starts[segment + 1] if segment + 1 < len(starts) else _FAR
    return Tokens(tokens, breaks, marks)


def breaks_line(gap: str) -> bool:
    """Whether a line ends in what stands between two tokens."""
    return _BREAK.search(gap) is not None


def _advance(starts: list[int], segment: int, at: int) -> int:
    """The last segment that begins at or before ``at``."""
    while segment + 1 < len(starts) and starts[segment + 1] <= at:
        segment += 1
    return segment


def _edited(raw: str, start: int, end: int, form: str, kind: str) -> Token:
    """A token with something deleted inside or behind it: diacritics and tatweel that follow a word belong to it."""
    if kind != "word":
        return Token(start, end, form, kind)
    end = _TAIL.match(raw, end).end()  # type: ignore[union-attr]
    spelling = raw[start:end]
    return Token(
        start,
        end,
        form,
        kind,
        spelling if _VOWEL.search(spelling) else "",
        closed=form[-1:] in ("ه", "ي") and next((c for c in reversed(spelling) if not edited(c)), "") in ("ة", "ى"),
    )


def mark_joined(tokens: list[Token], evasions: list[Evasion]) -> list[Token]:
    """Flag, in place, the tokens that evasive spellings became, and return them."""
    joined: list[Token] = []
    i = 0
    for evasion in evasions:
        while i < len(tokens) and tokens[i].end <= evasion.start:
            i += 1
        if i < len(tokens) and tokens[i].start <= evasion.start and not tokens[i].joined:
            tokens[i] = msgspec.structs.replace(tokens[i], joined=True)
            joined.append(tokens[i])
    return joined
