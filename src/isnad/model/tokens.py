"""What text.split makes of a document: sentences of tokens that remember where they stood in the raw text."""

from __future__ import annotations

import msgspec

from isnad.model.document import Note, Span


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, a number or a mark. ``start``/``end`` are raw offsets; ``form`` is the folded matching form."""

    start: int
    end: int
    form: str
    kind: str
    """word | number | mark | symbol"""
    vowels: str = ""
    """The raw spelling where it carries diacritics that may decide a reading (قُتل), else empty."""
    joined: bool = False
    """True when an evasive spelling (قـ.ـسد) was read as one word."""
    closed: bool = False
    """True when the word is written with a final ة or ى, which the fold writes as ه and ي: then no pronoun stands at its end."""


class Quote(msgspec.Struct, frozen=True, gc=False):
    """Quotation marks around tokens ``start``..``end`` of a sentence (the marks excluded). ``closed`` is False for a stray mark,
    which then ends at the sentence's end and must not swallow anything."""

    start: int
    end: int
    closed: bool


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Tokens between two sentence ends. ``paragraph`` counts lines of text from 0; ``first`` says that the sentence opens its
    paragraph, ``ended`` that a full stop (or ! ؟) closes it: headlines are not ended."""

    index: int
    paragraph: int
    tokens: tuple[Token, ...]
    quotes: tuple[Quote, ...]
    first: bool
    ended: bool
    words: frozenset[str]
    """The forms of its tokens: whether one of some words stands in it is asked before it is looked for."""

    @property
    def span(self) -> Span:
        return (self.tokens[0].start, self.tokens[-1].end)

    def token_from(self, offset: int) -> int:
        """The first token that begins at a raw offset or behind it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low


class Text(msgspec.Struct, frozen=True, gc=False):
    """What text.split returns: the raw text, its sentences and its notes (evasive spellings that were joined)."""

    raw: str
    sentences: tuple[Sentence, ...]
    notes: tuple[Note, ...] = ()
