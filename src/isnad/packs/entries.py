"""The rows of a compiled lexicon as they are kept on disk: inflected forms, and names of theatres."""

from __future__ import annotations

import msgspec


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One inflected form of one lexicon row."""

    lemma: str
    base: str
    """The verbal noun or participle itself (هجوم under هاجم), else the lemma."""
    pos: str
    """verb | masdar | participle | noun | adjective | word"""
    classes: frozenset[str]
    kind: str
    voice: str = ""
    gender: str = ""
    number: str = ""
    person: str = ""
    construct: bool = False


class NameEntry(msgspec.Struct, frozen=True, gc=False):
    """A name of a theatre pack."""

    id: str
    kind: str
    """actor | seat | place | area | outlet | framing"""
    form: str
    head: str = ""
    stance: str = "neutral"
    since: str = ""
    until: str = ""
    guarded: bool = False
    """The name is also a common word: a place needs a class word or a preposition of place, an outlet quotation marks."""
