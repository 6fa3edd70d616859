"""Tokens, their raw spans, and evasive spellings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from isnad.model.tokens import Token
from isnad.text import fold, split

LEXICON = frozenset(
    ["قسد", "مقتل", "داعش", "هجوم", "قتل", "انفجار", "تفجير", "قتيل", "اغتيال", "شهداء", "ارهابي", "اب", "شهيد", "مجزره"]
)
TABLE = Path(__file__).parents[3] / "shared/data/tables/evasion.json"


def known(word: str) -> bool:
    return word in LEXICON


def tokens(text: str) -> list[Token]:
    return [token for sentence in split(text, known).sentences for token in sentence.tokens]


@pytest.mark.parametrize(
    ("text", "raw", "kinds"),
    [
        ("قُتل مدنيّ", "قُتل|مدنيّ", "word word"),
        ("قتلَ\u200f اثنين", "قتلَ|اثنين", "word word"),
        ("5كم و12 الـ24", "5|كم|و|12|الـ|24", "number word word number word number"),
        ("1440هـ.", "1440|هـ|.", "number word mark"),
        ("YPG على M4 وT4 وF-16", "YPG|على|M4|و|T4|و|F-16", "word word word word word word word"),
        ("22-3-2019 22/3/2019 03:30 24/7", "22-3-2019|22/3/2019|03:30|24/7", "number number number number"),
        ("1,200 ١٬٢٠٠ 2٫5 21.03.2019", "1,200|١٬٢٠٠|2٫5|21.03.2019", "number number number number"),
        ("10-15 قتيلا", "10|-|15|قتيلا", "number mark number word"),
        ("عام 2019.", "عام|2019|.", "word number mark"),
        ("آذار/مارس", "آذار|/|مارس", "word mark word"),
        ("/3/ (85)", "/|3|/|(|85|)", "mark number mark mark number mark"),
        ("#دير_الزور", "#|دير|الزور", "symbol word word"),
        ("#مخيم _الهول", "#|مخيم|الهول", "symbol word word"),
        ("@anf_ar قال", "@anf_ar|قال", "symbol word"),
        ("انظر https://t.me/x/1?a=b. ثم", "انظر|https://t.me/x/1?a=b|.|ثم", "word symbol mark word"),
        ("www.x.com/aقال", "www.x.com/a|قال", "symbol word"),
        ("🔻 50% |", "🔻|50|%||", "symbol number symbol symbol"),
        ("قال... «نعم»", "قال|...|«|نعم|»", "word mark mark word mark"),
        ("''قسد''", "''|قسد|''", "mark word mark"),
        ("دمشق ـ سانا", "دمشق|ـ|سانا", "word mark word"),
        ("ﻻ ﺃﺣﺪ", "ﻻ|ﺃﺣﺪ", "word word"),
    ],
)
def test_tokens(text: str, raw: str, kinds: str) -> None:
    found = tokens(text)
    assert [text[t.start : t.end] for t in found] == (raw.split("|") if not raw.endswith("||") else [*raw[:-2].split("|"), "|"])
    assert [t.kind for t in found] == kinds.split()


def test_vowels() -> None:
    assert [(t.form, t.vowels) for t in tokens("قُتل رجل أمـس")] == [("قتل", "قُتل"), ("رجل", ""), ("امس", "")]


JOINED = [
    ("قـ.ـسد", "قسد"),
    ("داعـ ـش", "داعش"),
    ("مـ.ـقتل", "مقتل"),
    ("د.ا.ع.ش", "داعش"),
    ("انفـ،ـجار", "انفجار"),
    ("مـ*ـقتل", "مقتل"),
    ("قتـ/ـيل", "قتيل"),
    ("اغتـ.يال", "اغتيال"),
    ("تفجـ ــير", "تفجير"),
    ("وقـ.ـسد", "وقسد"),
    ("لد.ا.ع.ش", "لداعش"),
    ("المجـ.ـزرة", "المجزره"),
    ("قـ🔻ـسد", "قسد"),
    ("قـ\u200c.\u200cـسَد", "قسد"),
    ("شـ.ـهـ.ـيد", "شهيد"),
    ("مـــقــ.ـــتل", "مقتل"),
    ("قُـ.ـتِلَ", "قتل"),
]
KEPT = [
    "الـ24",
    "هـ 1440",
    "إر.هابي",
    "الحسكة.قتل",
    "أ.ب",
    'الـ "قسد"',
    "الـ قسد",
    "الـ PKK",
    "ق س د",
    "و قتل",
    "سـ.ـرف",
    "قـ\u200cـتل",
    "قـ«ـتل",
    "أ.ف.ب",
]


@pytest.mark.parametrize(("text", "form"), JOINED)
def test_evasive_spelling_joined(text: str, form: str) -> None:
    whole = split(f"قال {text} ثم", known)
    token = whole.sentences[0].tokens[1]
    assert (token.form, token.joined, whole.raw[token.start : token.end]) == (form, True, text)
    assert [(n.code, n.span) for n in whole.notes] == [("T101", (token.start, token.end))]
    assert text in whole.notes[0].message
    assert form in whole.notes[0].message
    assert len(whole.sentences[0].tokens) == 3


@pytest.mark.parametrize("text", KEPT)
def test_left_alone(text: str) -> None:
    assert not split(text, known).notes
    assert not any(token.joined for token in tokens(text))


def test_two_in_a_row() -> None:
    found = tokens("قتـ.ـل داعـ.ـش قسـ.ـد، د.ا.ع.ش")
    assert [(t.form, t.joined) for t in found if t.kind == "word"] == [
        ("قتل", True),
        ("داعش", True),
        ("قسد", True),
        ("داعش", True),
    ]


@pytest.mark.skipif(not TABLE.exists(), reason="shared table not present")
def test_shared_table() -> None:
    for row in json.loads(TABLE.read_text("utf-8")):
        found = tokens(row["text"])
        if row["read"] == row["text"]:
            assert not any(t.joined for t in found), row
        else:
            assert [t.form for t in found] == [fold(row["read"])], row
