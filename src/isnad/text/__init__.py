"""The text room. In: the raw text of one document. Out: a ``Text`` of sentences whose tokens carry a folded matching form and the
raw interval at which they stood (``raw[token.start:token.end]`` is the word as it was written).

``split`` does the walk: evasive spellings are joined where the lexicon knows the joined word, the text is folded, cut into
tokens (a word that came before is remembered), lines, sentences and quotes. ``fold`` is the same fold for one word. Number
words are read by ``read_number``
and its companions, with a vocabulary that the language pack brings.
"""

from __future__ import annotations

from collections.abc import Callable

from isnad.model.document import Note
from isnad.model.tokens import Text, Token
from isnad.text.clauses import sentences
from isnad.text.evasion import find_evasions
from isnad.text.normalise import HAMZAS, KURD, LETTERS, fold, normalise, sound
from isnad.text.numerals import NumberWords, Numeral, Vague, read_number, read_vague, vague
from isnad.text.pieces import in_pieces, tokens_of
from isnad.text.sketch import fingerprint, language
from isnad.text.stem import leaning, stem, words
from isnad.text.tokenise import mark_joined, tokenise

__all__ = [
    "HAMZAS",
    "KURD",
    "LETTERS",
    "NumberWords",
    "Numeral",
    "Vague",
    "fingerprint",
    "fold",
    "language",
    "leaning",
    "read_number",
    "read_vague",
    "sound",
    "split",
    "stem",
    "vague",
    "words",
]


def split(document_text: str, known: Callable[[str], bool]) -> Text:
    """Sentences of tokens of a raw text. ``known`` says whether a folded word is in the lexicon (for evasive spellings only)."""
    evasions = find_evasions(document_text, known)
    if not evasions and in_pieces(document_text):
        return Text(document_text, sentences(tokens_of(document_text)))
    found = tokenise(normalise(document_text, tuple(gap for e in evasions for gap in e.gaps)))
    joined = mark_joined(found.tokens, evasions)
    return Text(document_text, sentences(found), tuple(_note(document_text, token) for token in joined))


def _note(raw: str, token: Token) -> Note:
    start, end = token.start, token.end
    return Note("T101", f"evasive spelling «{raw[start:end]}» read as «{token.form}»", (start, end))
