"""What holds for every text: spans, order, idempotence, no exception."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.model.tokens import Text
from isnad.text import NumberWords, fold, read_number, read_vague, split
from isnad.text.normalise import normalise

ARABIC = "ابتدسعشقلمنوهيءأإآٱىةؤئکیڪہگ"
ODD = "ـًٌٍَُِّْٰٕٓٔ\u200b\u200c\u200f\u202e\u2066\ufeff\u00ad﷽ﷺﷲﻻﹱﹷﺃ٫٬٪٣۳ٮڡ"
MARKS = "\"'“”«»‘’()[]،؛.؟!…/-–—:#_@|%*\n\r\u2028\t "
OTHER = "aZé9M4𝔸😀\U0001f469\u200d\u0301\x00\x1c\x85\ud83d\udc00中я\u0130ſ"
FRAGMENTS = [
    "قـ.ـسد",
    "د.ا.ع.ش",
    "داعـ ـش",
    "http://",
    "www.x",
    "22-3-2019",
    "1,200",
    "ثلاثة وعشرين",
    "ألف",
    " و",
    "مليون",
    "مئة ",
    "((",
    "))",
    '."',
]
TEXTS = st.one_of(
    st.text(st.sampled_from(ARABIC + ODD + MARKS + OTHER), max_size=120),
    st.text(st.characters(), max_size=60),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(st.sampled_from(ARABIC + ODD + MARKS), max_size=6)), max_size=25).map(
        "".join
    ),
)
NUMBERS = Path(__file__).parents[2] / "packs/lang-ar/values/numbers.tsv"
WORDS = NumberWords.from_rows(
    csv.DictReader((line for line in NUMBERS.read_text("utf-8").splitlines() if not line.startswith("#")), delimiter="\t")
)


_BETWEEN_DIGITS = {"\u066b": ".", "\u066c": ","}
"""The Arabic marks that the fold writes otherwise only between digits: «@0٫0» has one that is a token by itself."""


def check(found: Text) -> None:
    raw, last, line = found.raw, 0, -1
    for index, sentence in enumerate(found.sentences):
        assert sentence.index == index
        assert sentence.tokens
        assert sentence.first == (sentence.paragraph != line)
        assert sentence.paragraph in (line, line + 1)
        line = sentence.paragraph
        assert len(sentence.tokens) <= 420
        for token in sentence.tokens:
            assert last <= token.start < token.end <= len(raw)
            last = token.end
            spelling = raw[token.start : token.end]
            assert token.form
            assert token.joined or token.form in (fold(spelling), _BETWEEN_DIGITS.get(spelling), "-")
            assert token.kind in ("word", "number", "mark", "symbol")
            assert token.vowels in ("", spelling)
        for quote in sentence.quotes:
            assert 0 <= quote.start < quote.end <= len(sentence.tokens)
            assert not quote.closed or quote.end < len(sentence.tokens)
    assert all(note.span is not None and note.span[0] < note.span[1] for note in found.notes)
    assert sum(t.joined for s in found.sentences for t in s.tokens) == len(found.notes)


@given(TEXTS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_text(text: str, everything_known: bool) -> None:
    found = split(text, lambda word: everything_known)
    check(found)
    assert found == split(text, lambda word: everything_known)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert normalise(normalise(text).text).text == normalise(text).text


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_nothing_visible_is_lost(text: str) -> None:
    covered = set()
    for sentence in split(text, lambda word: False).sentences:
        for token in sentence.tokens:
            covered |= set(range(token.start, token.end))
    for at, letter in enumerate(text):
        assert at in covered or letter == "_" or fold(letter).strip() == ""


@given(st.lists(st.sampled_from([*WORDS.kinds, "و", "وعشرون", "والف", "12", "2.5", "22/3", "قتل", "وميه"]), max_size=9))
@settings(max_examples=300, deadline=None)
def test_numbers_never_fail(forms: list[str]) -> None:
    tokens = [t for s in split(" ".join(forms), lambda word: False).sentences for t in s.tokens]
    for i in range(len(tokens)):
        number = read_number(tokens, i, WORDS)
        assert number is None or (number.value >= 0 and i < number.end <= len(tokens))
        about = read_vague(tokens, i, WORDS)
        assert about is None or i < about.end <= len(tokens)


@pytest.mark.parametrize(
    "unit", ["قُتل مدنيّان في قصف، ", "قـ.ـسد ", "قـ.ـ", "ا.", '"ا. ', "«", "ﻻ", "http://!", "1,", "((ا", "ـ ", "َ", "ا", ".", "\n"]
)
def test_long_lines_scale(unit: str) -> None:
    """A pathological line comes out whole, and what comes out grows with it (quadratic work would not end here)."""
    small, large = (split(unit * (n // len(unit)), lambda word: False) for n in (100_000, 400_000))
    covered = [sum(t.end - t.start for s in found.sentences for t in s.tokens) for found in (small, large)]
    quotes = [sum(len(s.quotes) for s in found.sentences) for found in (small, large)]
    for few, many in (covered, quotes):
        assert 3 * few <= many <= 5 * few + 50


def test_five_megabytes_of_one_line() -> None:
    unit = 'قُتل مدنيّان في "قصف" على دير الزور 22-3-2019، قـ.ـسد '
    text = unit * (5_000_000 // len(unit))
    found = split(text, lambda word: word == "قسد")
    assert len(found.notes) == text.count("قـ.ـسد")
    assert {s.paragraph for s in found.sentences} == {0}
    assert found.sentences[-1].span[1] == len(text) - 1
