"""A text read piece by piece gives the tokens of the text read whole."""

from __future__ import annotations

import random

from isnad.text import pieces
from isnad.text.normalise import normalise
from isnad.text.pieces import in_pieces, tokens_of
from isnad.text.tokenise import tokenise

PARTS = ("قصف", "مدينة", "الذي", "قَصْفٌ", "هـ", "ـ", "\u200f", "12,5", "٣٬٤٥٠", "10-11-2019", "t.me/x", "IS", "،", ".",
         "«", "»", "..", "_", "ﷺ", "ﻗﺼﻒ", "\n", "\r\n", "\t", "\u2028", "كوردستان", "كورد", "\u00a0", "ّ", "☀", "а")  # fmt: skip
GLUE = ("", " ", " ", "  ", "\n")


def _texts() -> list[str]:
    chance = random.Random(7)
    return ["".join(chance.choice(PARTS) + chance.choice(GLUE) for _ in range(chance.randrange(1, 14))) for _ in range(4000)]


def test_pieces_give_what_the_whole_gives() -> None:
    read = 0
    for text in _texts():
        if in_pieces(text):
            read += 1
            whole, found = tokenise(normalise(text)), tokens_of(text)
            assert (found.tokens, found.breaks, found.marks) == (whole.tokens, whole.breaks, whole.marks), repr(text)
    assert read > 3000


def test_memo_begins_anew_when_full_and_keeps_no_long_piece() -> None:
    assert pieces._MOST < 1_000_000
    before = len(pieces._MEMO)
    long = "ق" * 61 + " ص"
    assert [t.form for t in tokens_of(long).tokens] == ["ق" * 61, "ص"]
    assert len(pieces._MEMO) <= before + 1
