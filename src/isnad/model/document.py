"""Documents and what text.split makes of them: tokens that remember where they stood in the raw text."""

from __future__ import annotations

import msgspec

Span = tuple[int, int]
"""Half-open interval of Unicode code points in the raw text: ``raw[span[0]:span[1]] == text``."""


class Document(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One report as it came in. ``text`` is the raw text (decoded, untouched), title first where one was given."""

    text: str
    id: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO date, given by the operator or found on the page; None when unknown."""
    published_basis: str = "unknown"
    """given | page | unknown"""
    forwarded_from: str | None = None
    """Whose message was passed on, as the source tells it beside the text: a link of every chain."""


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

    @property
    def span(self) -> Span:
        return (self.tokens[0].start, self.tokens[-1].end)


class Note(msgspec.Struct, frozen=True, gc=False):
    """Something that was seen and could not be settled, or that was repaired."""

    code: str
    message: str
    span: Span | None = None


class Text(msgspec.Struct, frozen=True, gc=False):
    """What text.split returns: the raw text, its sentences and its notes (evasive spellings that were joined)."""

    raw: str
    sentences: tuple[Sentence, ...]
    notes: tuple[Note, ...] = ()
