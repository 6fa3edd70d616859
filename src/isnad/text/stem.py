"""Stems for searching, not for coding: «الرقة» and «رقه», «قُتِلَ» and «قتل», «المدنيين» and «مدني» meet in one stem.

Light stemming after Larkey, Ballesteros and Connell (light10, 2007): the article with what leans on it, then endings, never the
inside of a word. Broken plurals stay apart (مدينة, مدن)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from isnad.text.normalise import fold

_WORD: Final = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0670\u0640]+[^\W_]*)*")
_ARTICLES: Final = ("وبال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
_ENDINGS: Final = (
    "كما",
    "هما",
    "تين",
    "يات",
    "ها",
    "هم",
    "هن",
    "كم",
    "نا",
    "ات",
    "ان",
    "ون",
    "ين",
    "يه",
    "تي",
    "تا",
    "ه",
    "ي",
    "ا",
)
_LEANING: Final = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
"""What may lean on a word without an article; a query looks for the word with each, for in the text it cannot be told from a root
letter."""


def words(raw: str) -> list[tuple[int, int]]:
    """Intervals of the words and numbers of a text; diacritics and stretching strokes do not cut a word."""
    return [hit.span() for hit in _WORD.finditer(raw)]


@lru_cache(65_536)
def stem(word: str) -> str:
    """The stem of one word as it was written. Empty when nothing but marks is left of it."""
    form = fold(word).casefold()
    if not form or not "\u0600" <= form[0] <= "\u06ff":
        return form
    return _without_ending(_without_article(form))


def _without_article(form: str) -> str:
    for article in _ARTICLES:
        if form.startswith(article) and len(form) - len(article) >= 2:
            return form[len(article) :]
    return form


def _without_ending(form: str) -> str:
    for _ in range(2):
        for ending in _ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= (2 if len(ending) == 1 and len(form) == 3 else 3):
                form = form[: -len(ending)]
                break
        else:
            return form
    return form


def leaning(word: str) -> tuple[str, ...]:
    """The stems under which a word of a query may stand in a text: its own, and those of the word with what may lean on it."""
    own = stem(word)
    form = _without_article(fold(word).casefold())
    if len(form) < 3 or not "\u0600" <= form[0] <= "\u06ff":
        return (own,)
    return tuple(dict.fromkeys((own, *(stem(letter + form) for letter in _LEANING), *(letter + own for letter in _LEANING))))
