"""What the tests of time words share: the vocabulary, and phrases found in a raw text."""

from __future__ import annotations

from pathlib import Path

from isnad.match.times import TimeWords, find_times
from isnad.model.claim import Published
from isnad.model.times import TimePhrase
from isnad.text import split

VALUES = Path(__file__).parents[2] / "packs" / "lang-ar" / "values"


def _rows(name: str) -> list[list[str]]:
    lines = (VALUES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


WORDS = TimeWords.from_rows(_rows("months"), _rows("weekdays"), _rows("time_words"))


def found(text: str) -> list[tuple[str, TimePhrase, int]]:
    """(characters, phrase, sentence) of every time phrase of a raw text."""
    return [
        (text[sentence.tokens[phrase.start].start : sentence.tokens[phrase.end - 1].end], phrase, sentence.index)
        for sentence in split(text, lambda word: False).sentences
        for phrase in find_times(sentence.tokens, WORDS)
    ]


def one(text: str) -> TimePhrase:
    phrases = found(text)
    assert len(phrases) == 1, [words for words, _, _ in phrases]
    return phrases[0][1]


def day(first: str | None, last: str | None = None) -> Published:
    return Published(from_=first, to=last or first, basis="given" if first else "unknown", why="")
