"""The compiled lexicon: every form that a pack's rows stand for, and how a written word may be read.

Reading a word means peeling proclitics (و ف ب ك ل ال س) and pronoun suffixes off it *only* where the rest is a known form: a
closed lexicon, no stemmer, so ولاية never becomes و+لاية. Several readings may stand; none is guessed away here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

NOUN_KINDS = frozenset({"noun", "masdar", "active", "passive_participle", "adjective"})
SUFFIXES = ("هما", "هم", "هن", "ها", "ه", "نا", "كم", "ك", "ي")


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


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to read a written word."""

    entry: Entry
    pre: str
    """Proclitics before the stem except the article: و ف ب ك ل س in order."""
    article: bool
    suffix: str


class NameEntry(msgspec.Struct, frozen=True, gc=False):
    """A name of a theatre pack."""

    id: str
    kind: str
    """actor | place | area | outlet | framing"""
    form: str
    head: str = ""
    stance: str = "neutral"
    since: str = ""
    until: str = ""
    guarded: bool = False
    """The name is also a common word: it needs a class word or a place preposition."""


def _proclitics() -> tuple[tuple[str, str, bool], ...]:
    """(letters, proclitics without the article, article) in reading order: fewest letters first."""
    rows = {("", "", False)}
    for conj in ("", "و", "ف"):
        for prep in ("", "ب", "ك", "ل"):
            rows.add((conj + prep, conj + prep, False))
            rows.add((conj + ("لل" if prep == "ل" else prep + "ال"), conj + prep, True))
        rows.add((conj + "س", conj + "س", False))
    return tuple(sorted(rows, key=lambda r: (len(r[0]), r[0], r[2])))


PROCLITICS = _proclitics()


class Lexicon:
    """Forms, phrases and names, with a memo of how each written word reads (the memo never changes an answer)."""

    def __init__(
        self,
        forms: dict[str, tuple[Entry, ...]],
        phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]],
        names: dict[str, tuple[tuple[tuple[str, ...], tuple[NameEntry, ...]], ...]],
        nationalities: dict[str, str],
    ) -> None:
        self.forms = forms
        self.phrases = phrases
        self.names = names
        self.nationalities = nationalities
        self._read: dict[str, tuple[Reading, ...]] = {}
        self._phrases: dict[str, tuple[tuple[str, tuple[tuple[tuple[str, ...], Entry], ...]], ...]] = {}
        self._names: dict[str, tuple[tuple[str, tuple[tuple[tuple[str, ...], tuple[NameEntry, ...]], ...]], ...]] = {}

    def phrases_at(self, form: str) -> tuple[tuple[str, tuple[tuple[tuple[str, ...], Entry], ...]], ...]:
        """Expressions whose first word is ``form``: (glued letters, rows), remembered per word."""
        got = self._phrases.get(form)
        if got is None:
            _bound(self._phrases)
            got = self._phrases[form] = tuple((p, self.phrases[form[len(p) :]]) for p in ("", "و", "ف", "ب", "ل") if form.startswith(p) and form[len(p) :] in self.phrases)
        return got

    def names_at(self, form: str) -> tuple[tuple[str, tuple[tuple[tuple[str, ...], tuple[NameEntry, ...]], ...]], ...]:
        """Names whose first word is ``form``: (glued letters, rows), remembered per word."""
        got = self._names.get(form)
        if got is None:
            _bound(self._names)
            got = self._names[form] = tuple((pre, self.names[first]) for pre, first in dict.fromkeys(_splits(form)) if first in self.names)
        return got

    def read(self, form: str) -> tuple[Reading, ...]:
        """All readings of a folded word, the least analysed first."""
        got = self._read.get(form)
        if got is None:
            _bound(self._read)
            got = self._read[form] = tuple(self._readings(form))
        return got

    def known(self, form: str) -> bool:
        """Whether the word is in the lexicon or begins a name."""
        return bool(self.read(form)) or any(rest and form[len(rest) :] in self.names for rest in ("", *_CONJ)) or form in self.names

    def _readings(self, form: str) -> Iterable[Reading]:
        out: list[Reading] = []
        for letters, pre, article in PROCLITICS:
            if not form.startswith(letters):
                continue
            rest = form[len(letters) :]
            stems = (rest, "ل" + rest) if letters.endswith("لل") else (rest,)
            for stem in stems:
                if len(stem) < 2:
                    continue
                out.extend(Reading(e, pre, article, "") for e in self.forms.get(stem, ()) if _fits(e, pre, article, ""))
                if not article:
                    out.extend(self._with_suffix(stem, pre))
        plain = any(not r.pre and not r.article and not r.suffix and r.entry.pos != "adjective" for r in out)
        return [r for r in out if not (plain and r.pre and not r.article and r.pre[0] in "فبكل")]  # فيلم is a film, not ف+يلم

    def _with_suffix(self, stem: str, pre: str) -> Iterable[Reading]:
        for suffix in SUFFIXES:
            if not stem.endswith(suffix) or len(stem) - len(suffix) < 2:
                continue
            base = stem[: -len(suffix)]
            for form, verbal in _restored(base):
                for e in self.forms.get(form, ()):
                    if (e.pos == "verb") == verbal and _fits(e, pre, False, suffix):
                        yield Reading(e, pre, False, suffix)


def _bound(memo: dict[str, Any]) -> None:
    """Forget everything before a memo grows without end: a memo never changes an answer."""
    if len(memo) > 200_000:
        memo.clear()


_GLUED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك", "ال", "وال", "بال", "فال", "كال", "وبال")


def _splits(form: str) -> Iterable[tuple[str, str]]:
    """Ways to peel glued letters off the first word of a name."""
    for pre in _GLUED:
        if form.startswith(pre) and len(form) - len(pre) >= 2:
            if not pre.endswith("ال"):
                yield pre, form[len(pre) :]
            elif pre != "ال":
                yield pre[:-2], form[len(pre) - 2 :]
    for pre in ("لل", "ولل", "فلل"):
        if form.startswith(pre) and len(form) - len(pre) >= 2:
            yield pre[:-1], "ال" + form[len(pre) :]


_BEAR_PRONOUNS = frozenset({"prep", "complementizer"})
"""Words that a pronoun may stand on: عليه، أنها."""
_CONJ = ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال")


def _restored(base: str) -> Iterable[tuple[str, bool]]:
    """Spellings that a stem may have had before a suffix: (form, as a verb)."""
    yield base, False
    yield base, True
    if base.endswith("ت"):
        yield base[:-1] + "ه", False
    if base.endswith("ا"):
        yield base[:-1] + "ي", True
        yield base[:-1] + "ي", False
    if base.endswith("و"):
        yield base + "ا", True
    if base.endswith(("ي", "و")):
        yield base[:-1] + "ء", False
        yield base + "ن", False


def _fits(e: Entry, pre: str, article: bool, suffix: str) -> bool:
    if e.pos == "verb":
        if article or any(c in pre for c in "بك"):
            return False
        if "س" in pre or "ل" in pre:
            return e.kind == "imperfect"
        return not (suffix == "ي")
    if "س" in pre:
        return False
    if e.pos == "word":
        return not article and (not suffix or (suffix != "ي" and not e.classes.isdisjoint(_BEAR_PRONOUNS)))
    if article:
        return not e.construct
    if suffix:
        return e.kind != "adjective" and (e.pos != "participle")
    return True
