"""Sentences, lines and quotations."""

from __future__ import annotations

import pytest

from isnad.model.tokens import Sentence
from isnad.text import split


def read(text: str) -> tuple[Sentence, ...]:
    return split(text, lambda word: False).sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال. ثم مضى.", ["قال.", "ثم مضى."]),
        ("قتل.وأصيب", ["قتل.", "وأصيب"]),
        ("من؟ أين! هنا… هناك", ["من؟", "أين!", "هنا…", "هناك"]),
        ("قال؛ ثم مضى", ["قال؛ ثم مضى"]),
        ("قال..ثم", ["قال..", "ثم"]),
        ("ماذا؟! قال", ["ماذا؟!", "قال"]),
        ("د. محمد قال", ["د. محمد قال"]),
        ("أ.ف.ب ذكرت", ["أ.ف.ب ذكرت"]),
        ("في 21.03.2019 قتل 2.5 مليون", ["في 21.03.2019 قتل 2.5 مليون"]),
        ("عام 2019. ثم", ["عام 2019.", "ثم"]),
        ("عام 1440هـ. ثم", ["عام 1440هـ.", "ثم"]),
        ("1. فلان (37 سنة)", ["1. فلان (37 سنة)"]),
        ("موقع enabbaladi.net قال", ["موقع enabbaladi.net قال"]),
        ("قتل «شهداء» (!) هنا", ["قتل «شهداء» (!) هنا"]),
        ('قال "انتهى." وأضاف', ['قال "انتهى."', "وأضاف"]),
        ('انتهى."هذا" كلامه', ["انتهى.", '"هذا" كلامه']),
        ("«انتهى.» وأضاف", ["«انتهى.»", "وأضاف"]),
        ("عنوان\r\n\r\n  نص\u2028سطر", ["عنوان", "نص", "سطر"]),
        ("", []),
        (" \n\u200f\n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = read(text)
    assert [text[s.span[0] : s.span[1]] for s in found] == expected
    assert [s.index for s in found] == list(range(len(found)))


def test_lines() -> None:
    found = read("عنوان\n\nقال. ومضى\nختام.")
    assert [(s.paragraph, s.first, s.ended) for s in found] == [
        (0, True, False),
        (1, True, True),
        (1, False, False),
        (2, True, True),
    ]


def test_long_sentences_are_cut() -> None:
    comma = read("كلمة " * 130 + "، " + "كلمة " * 50)
    assert [(len(s.tokens), s.ended, s.first) for s in comma] == [(131, False, True), (50, False, False)]
    assert [len(s.tokens) for s in read("كلمة " * 900)] == [400, 400, 100]
    assert [len(s.tokens) for s in read("كلمة، " * 50 + ".")] == [101]


def quoted(text: str) -> list[list[tuple[str, bool]]]:
    return [
        [(" ".join(t.form for t in s.tokens[q.start : q.end]), q.closed) for q in s.quotes] for s in split(text, bool).sentences
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «نعم لا» ثم", [[("نعم لا", True)]]),
        ("قال “نعم لا” ثم", [[("نعم لا", True)]]),
        ("قال ”نعم لا“ ثم", [[("نعم لا", True)]]),
        ("قال ”نعم لا” ثم", [[("نعم لا", True)]]),
        ('قال "نعم لا" ثم', [[("نعم لا", True)]]),
        ('قال " نعم لا " ثم', [[("نعم لا", True)]]),
        ("قال ''نعم لا'' ثم", [[("نعم لا", True)]]),
        ("قال ’نعم لا’ ثم", [[("نعم لا", True)]]),
        ("قال ((سما)) ثم (سما)", [[("سما", True)]]),
        ('بـ"قسد" و"داعش"', [[("قسد", True), ("داعش", True)]]),
        ('قال: "نعم "قسد" لا" ثم', [[('نعم " قسد " لا', True), ("قسد", True)]]),
        ('قال «نعم "قسد لا» ثم', [[('نعم " قسد لا', True), ("قسد لا", False)]]),
        ('قال "نعم لا. ثم مضى', [[("نعم لا .", False)], []]),
        ('قال "نعم. كلا. ربما" ثم', [[("نعم .", False)], [("كلا .", False)], [("ربما", True)]]),
        ('قال "نعم." ثم', [[("نعم .", True)], []]),
        ("قال نعم» ثم", [[]]),
        ("don't 5' x", [[]]),
        ('قال "نعم\nكلا" ثم', [[("نعم", False)], []]),
        ('"" «»', [[]]),
    ],
)
def test_quotes(text: str, expected: list[list[tuple[str, bool]]]) -> None:
    assert quoted(text) == expected
