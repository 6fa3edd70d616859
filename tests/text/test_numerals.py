"""Number words, digits and vague quantities."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from isnad.model.tokens import Token
from isnad.text import NumberWords, fold, read_number, read_vague, split, vague

ROOT = Path(__file__).parents[2]
TABLE = ROOT.parent / "shared/data/tables/numbers.json"
NOUNS = frozenset({"قتيلين", "قتيل", "جنديان", "طائرتين"})
"""Duals and singulars of nouns are the lexicon's work."""


def load() -> NumberWords:
    lines = (ROOT / "packs/lang-ar/values/numbers.tsv").read_text("utf-8").splitlines()
    return NumberWords.from_rows(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


WORDS = load()


def tokens(text: str) -> list[Token]:
    return [token for sentence in split(text, lambda word: False).sentences for token in sentence.tokens]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("صفر", 0),
        ("واحدة", 1),
        ("اثنتين", 2),
        ("ثماني", 8),
        ("أحد عشر", 11),
        ("إحدى عشرة", 11),
        ("اثنتا عشرة", 12),
        ("خمس عشرة", 15),
        ("واحد وعشرين", 21),
        ("إحدى وعشرون", 21),
        ("اثنان وأربعون", 42),
        ("مئة وواحد", 101),
        ("ثلاث مائة", 300),
        ("مائتي", 200),
        ("ستمئة وسبعة وثلاثين", 637),
        ("ألفي", 2000),
        ("ألفان وتسعة عشر", 2019),
        ("ثلاث مئة ألف وخمسة وستين", 300_065),
        ("تسعمائة وتسعة وتسعون ألفاً وتسعمائة وتسعة وتسعون", 999_999),
        ("مليون ومئتي ألف", 1_200_000),
        ("مليون و200 ألف", 1_200_000),
        ("21 ألفاً و7", 21_007),
        ("3 آلاف", 3000),
        ("٢٫٥ مليون", 2_500_000),
        ("2,5 مليون", 2_500_000),
        ("مليونين ونصف", 2_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("ربع مليون", 250_000),
        ("3 ثلاثة", 3),
        ("1.200", 1200),
        ("1,200,000", 1_200_000),
    ],
)
def test_whole_text_is_the_number(text: str, value: int) -> None:
    found = read_number(tokens(text), 0, WORDS)
    assert found is not None
    assert (found.value, found.end, found.words) == (value, len(tokens(text)), not text[0].isdigit())


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("خمسة وعشرة", 5, 1),
        ("ثلاثة وأصيب أربعة", 3, 1),
        ("ألف وخمسة آلاف", 1000, 1),
        ("10 و15", 10, 1),
        ("مئتا قتيل", 200, 1),
        ("خمسة ونصف", 5, 1),
        ("3 أربعة", 3, 1),
    ],
)
def test_stops_in_time(text: str, value: int, end: int) -> None:
    found = read_number(tokens(text), 0, WORDS)
    assert found is not None
    assert (found.value, found.end) == (value, end)


@pytest.mark.parametrize(
    "text",
    [
        "أحد القتلى",
        "إحدى القرى",
        "24/7",
        "22-3-2019",
        "21.03.2019",
        "03:30",
        "2.5 كم",
        "نصف ساعة",
        "آلاف",
        "9" * 5000,
        "قال",
        "و",
    ],
)
def test_no_number(text: str) -> None:
    assert read_number(tokens(text), 0, WORDS) is None


def test_first_word_without_proclitic() -> None:
    found = read_number(tokens("وبخمسة وعشرين قتيلا"), 0, WORDS, first="خمسه")
    assert found is not None
    assert (found.value, found.end) == (25, 2)


def test_from_the_middle() -> None:
    found = read_number(tokens("نحو 45 ألف نازح"), 1, WORDS)
    assert found is not None
    assert (found.value, found.end, found.words) == (45_000, 3, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بضعة", (3, 9, 1)),
        ("عشرات", (10, None, 1)),
        ("العشرات", (10, None, 1)),
        ("المئات", (100, None, 1)),
        ("آلاف", (1000, None, 1)),
        ("الآلاف", (1000, None, 1)),
        ("عدد", (2, None, 1)),
        ("عدة", (2, None, 1)),
        ("بعض", (2, None, 1)),
        ("عشرات الآلاف", (10_000, None, 2)),
        ("بضعة آلاف", (3000, 9000, 2)),
        ("قال", None),
    ],
)
def test_vague(text: str, expected: tuple[int, int | None, int] | None) -> None:
    found = read_vague(tokens(text), 0, WORDS)
    assert (found and (found.low, found.high, found.end)) == expected
    if expected and expected[2] == 1:
        assert vague(fold(text), WORDS) == expected[:2]


@pytest.mark.parametrize("text", ["3 آلاف", "خمسة آلاف"])
def test_a_number_before_makes_it_exact(text: str) -> None:
    assert read_vague(tokens(text), 1, WORDS) is None


def test_unknown_kind() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        NumberWords.from_rows([{"form": "مئة", "value": "100", "kind": "hunderd"}])


@pytest.mark.skipif(not TABLE.exists(), reason="shared table not present")
def test_shared_table() -> None:
    for row in json.loads(TABLE.read_text("utf-8")):
        if row["text"] in NOUNS:
            continue
        found = tokens(row["text"])
        number = read_number(found, found[0].form == "نحو", WORDS)
        assert number is not None, row
        assert (number.value, number.end) == (row["value"], len(found)), row
