"""A text token by token, with a memo of what stands between two spaces.

Neither the fold nor a token reaches over a space, and the words of news come back: what stood between two spaces once is folded
and cut once, and only moved to its place after that (an eighth of the work of folding and cutting the text whole)."""

from __future__ import annotations

import re
from sys import intern
from typing import Final

from isnad.model.tokens import Token
from isnad.text.evasion import ARABIC
from isnad.text.normalise import KURD, edited, normalise, same_length
from isnad.text.tokenise import Tokens, breaks_line, tokenise

_MOST: Final = 100_000
"""Pieces that are remembered before the memo begins anew."""
_LONGEST: Final = 60
"""A longer piece will hardly come back."""


class Piece:
    """What stands between two spaces: its tokens with offsets from its start, those of them that are marks, and those before
    which a line ends (their number stands for the end of the piece). Most are one ``word`` as it is written, '' in all others."""

    __slots__ = ("breaks", "closed", "marks", "tokens", "word")

    def __init__(
        self, tokens: tuple[Token, ...], marks: frozenset[int], breaks: frozenset[int], word: str = "", *, closed: bool = False
    ) -> None:
        self.tokens, self.marks, self.breaks = tokens, marks, breaks
        self.word, self.closed = word, closed


_NONE: Final[frozenset[int]] = frozenset()
_WORD: Final = re.compile(f"[{ARABIC}]+")
_MEMO: Final[dict[str, Piece]] = {}


def in_pieces(raw: str) -> bool:
    """Whether the text may be read piece by piece: a stroke at its very start or end is no dash, which a piece cannot know."""
    return raw != "" and not edited(raw[0]) and not edited(raw[-1])


def tokens_of(raw: str) -> Tokens:
    """What ``tokenise(normalise(raw))`` gives, piece by piece."""
    out = Tokens([], [], [])
    tokens, marks = out.tokens, out.marks
    at, broken = 0, False
    for line in raw.split("\n"):
        for text in line.split(" "):
            if not text:
                at += 1
                continue
            piece = _MEMO.get(text)
            if piece is None:
                piece = _read(text)
            end = at + len(text)
            if piece.word:
                if broken and tokens:
                    out.breaks.append(len(tokens))
                broken = False
                tokens.append(Token(at, end, piece.word, "word", "", False, piece.closed))
                at = end + 1
                continue
            for k, t in enumerate(piece.tokens):
                if broken or (piece.breaks and k in piece.breaks):
                    if tokens:
                        out.breaks.append(len(tokens))
                    broken = False
                if piece.marks and k in piece.marks:
                    marks.append(len(tokens))
                tokens.append(Token(at + t.start, at + t.end, t.form, t.kind, t.vowels, False, t.closed))
            if piece.breaks and len(piece.tokens) in piece.breaks:
                broken = True
            at = end + 1
        broken = True
    return out


def _read(text: str) -> Piece:
    """One piece, folded and cut between two spaces; remembered unless it is long."""
    piece = _word(text) if _WORD.fullmatch(text) else _cut(text)
    if len(text) <= _LONGEST:
        if len(_MEMO) >= _MOST:
            _MEMO.clear()
        _MEMO[text] = piece
    return piece


def _word(text: str) -> Piece:
    """A piece that is letters alone is one word; the one fold that shortens it leaves its first and last letter alone."""
    form = intern(same_length(text).replace(*KURD))
    return Piece((), _NONE, _NONE, form, closed=form[-1] in "هي" and text[-1] in "ةى")


def _cut(text: str) -> Piece:
    """Any other piece, between two spaces as it stood."""
    found = tokenise(normalise(f" {text} "))
    tokens = tuple(
        Token(t.start - 1, t.end - 1, intern(t.form), t.kind, t.vowels, False, t.closed) for t in found.tokens
    )  # one string for each form: whoever looks it up afterwards finds it by identity
    breaks = set(found.breaks)
    if breaks_line(text[: tokens[0].start] if tokens else text):
        breaks.add(0)
    if tokens and breaks_line(text[tokens[-1].end :]):
        breaks.add(len(tokens))
    return Piece(tokens, frozenset(found.marks), frozenset(breaks))
