"""The compiled lexicon: every form that a pack's rows stand for, and how a written word may be read.

Reading a word means peeling proclitics (و ف ب ك ل ال س) and pronoun suffixes off it *only* where the rest is a known form: a
closed lexicon, no stemmer, so ولاية never becomes و+لاية. Several readings may stand; none is guessed away here."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern
from typing import Any

import msgspec

from isnad.model.tokens import Token
from isnad.packs.entries import Entry, NameEntry

SUFFIXES = ("هما", "هم", "هن", "ها", "ه", "نا", "ني", "كم", "ك", "ي")
_ME = "ني"


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to read a written word."""

    entry: Entry
    pre: str
    """Proclitics before the stem except the article: و ف ب ك ل س in order."""
    article: bool
    suffix: str


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
_BARE = PROCLITICS[:1]
_BEGINNING: dict[str, tuple[tuple[str, str, bool], ...]] = {
    first: (*_BARE, *(row for row in PROCLITICS if row[0].startswith(first))) for first in {row[0][0] for row in PROCLITICS[1:]}
}
"""The proclitics that a word with this first letter may have, none at all among them."""
_ENDING = {last: tuple(suffix for suffix in SUFFIXES if suffix.endswith(last)) for last in {suffix[-1] for suffix in SUFFIXES}}
"""The pronouns that may stand at the end of a word with this last letter."""


_NOTHING: frozenset[str] = frozenset()


def _union(sets: list[frozenset[str]]) -> frozenset[str]:
    """All of the sets together; most words have one reading or none."""
    return _NOTHING.union(*sets) if len(sets) > 1 else sets[0] if sets else _NOTHING


class Named:
    """What a name may mean: entries of theatre packs."""

    __slots__ = ("_ids", "entries", "unquoted")

    def __init__(self, entries: tuple[NameEntry, ...]) -> None:
        self.entries = entries
        plain = tuple(e for e in entries if not e.guarded or e.kind != "outlet")
        self.unquoted: Named | None = self if len(plain) == len(entries) else Named(plain) if plain else None
        """What it may mean without quotation marks: no outlet that is a common word as well."""
        self._ids: dict[str, tuple[str, ...]] = {}

    def of(self, kind: str) -> tuple[str, ...]:
        """Ids of the entries of a kind, or of two joined by a comma, each once, in pack order; remembered."""
        got = self._ids.get(kind)
        if got is None:
            kinds = kind.split(",")
            got = self._ids[kind] = tuple(dict.fromkeys([e.id for e in self.entries if e.kind in kinds]))
        return got


class Starts:
    """Expressions and names that share a first word, by their second word, longest first; ``alone`` is the name of one word."""

    __slots__ = ("alone", "names", "phrases")

    def __init__(
        self, phrases: Iterable[tuple[tuple[str, ...], Entry]], names: Iterable[tuple[tuple[str, ...], tuple[NameEntry, ...]]]
    ) -> None:
        self.phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.names: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
        self.alone: Named | None = None
        for rest, entry in phrases:
            self.phrases.setdefault(rest[0], []).append((rest, entry))
        for rest, entries in names:
            if rest:
                self.names.setdefault(rest[0], []).append((rest, Named(entries)))
            elif entries:
                self.alone = Named(entries)


def _particle(readings: tuple[Reading, ...]) -> Reading | None:
    least = min([len(r.pre) for r in readings])
    for r in readings:
        if r.entry.pos == "word" and len(r.pre) == least:
            return r
    return None


class Word:
    """A written word: its readings in groups, the classes of all of them, and the expressions and names that begin with it."""

    __slots__ = (
        "bases", "bits", "classes", "counts", "form", "memo", "named", "nouns", "particle", "phrased", "qualities", "readings",
        "verbs",
    )  # fmt: skip

    def __init__(self, form: str, readings: tuple[Reading, ...], begins: tuple[tuple[str, Starts], ...]) -> None:
        self.form, self.readings = form, readings
        self.bits: tuple[int, int] | None = None
        """Its qualities and bases as the match room numbers them, once it has asked."""
        self.counts: bool | None = None
        """Whether a number may begin with it, once the match room has asked."""
        self.phrased = tuple((pre, starts) for pre, starts in begins if starts.phrases and len(pre) < 2)
        self.named = tuple((pre, starts) for pre, starts in begins if starts.names or starts.alone is not None)
        self.verbs = tuple([r for r in readings if r.entry.pos == "verb"])
        self.nouns = tuple([r for r in readings if r.entry.pos not in ("verb", "word")])
        self.classes: frozenset[str] = _union([r.entry.classes for r in readings])
        self.particle = _particle(readings) if readings else None
        """The reading as a particle, where nothing reads the word with fewer glued letters."""
        told = [r.entry for r in self.nouns if r.entry.pos in ("adjective", "noun")]
        self.qualities: frozenset[str] = _union([e.classes for e in told])
        self.bases = frozenset([e.base for e in told]) if told else _NOTHING
        """Classes and bases of its readings as noun or adjective."""
        self.memo: dict[str, Any] = {}
        """What a room worked out about the word alone; it never depends on the sentence."""


UNREAD = Word("", (), ())
"""Marks, numbers and symbols."""


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
        self._words: dict[str, Word] = {}
        self._closed: dict[str, Word] = {}
        self._starts: dict[str, Starts] = {}
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def words(self, tokens: tuple[Token, ...]) -> list[Word]:
        """What is known of each token; of marks, numbers and symbols nothing."""
        plain, ended = self._words, self._closed
        return [
            ((ended if t.closed else plain).get(t.form) or self.word(t.form, closed=t.closed)) if t.kind == "word" else UNREAD
            for t in tokens
        ]

    def word(self, form: str, *, closed: bool = False) -> Word:
        """Everything that is known of a written word, put together once. ``closed``: no pronoun stands at its end (ة، ى)."""
        memo = self._closed if closed else self._words
        got = memo.get(form)
        if got is None:
            _bound(memo)
            readings = self.read(form)
            if closed:
                readings = tuple(r for r in readings if r.suffix not in ("ه", "ي"))
            got = memo[form] = Word(form, readings, tuple(self._begins(form)))
        return got

    def _begins(self, form: str) -> list[tuple[str, Starts]]:
        """What begins with this word: (glued letters, expressions and names by their second word)."""
        out: list[tuple[str, Starts]] = []
        for letters, pre, article in _GLUED.get(form[:1], _PLAIN):
            if not form.startswith(letters) or len(form) - len(letters) < 2:
                continue
            first = article + form[len(letters) :]
            starts = self._starts.get(first)
            if starts is None and (first in self.names or first in self.phrases):
                phrases = [(rest, self._shared(e)) for rest, e in self.phrases.get(first, ())]
                starts = self._starts[first] = Starts(phrases, self.names.get(first, ()))
            if starts is not None:
                out.append((pre, starts))
        return out

    def read(self, form: str) -> tuple[Reading, ...]:
        """All readings of a folded word, the least analysed first."""
        got = self._read.get(form)
        if got is None:
            _bound(self._read)
            got = self._read[form] = tuple(self._readings(form))
        return got

    def known(self, form: str) -> bool:
        """Whether the word is in the lexicon or begins a name."""
        return (
            bool(self.read(form)) or any(rest and form[len(rest) :] in self.names for rest in ("", *_CONJ)) or form in self.names
        )

    def _of(self, form: str) -> tuple[Entry, ...]:
        """The entries of a form, with words and sets that all of them share: the packs hold each of them anew, and what is
        compared thousands of times a document is told apart by its place in memory alone."""
        kept = self.forms.get(form)
        if kept is None:
            return ()
        got = self._entries.get(form)
        if got is None:
            _bound(self._entries)
            got = self._entries[form] = tuple([self._shared(e) for e in kept])
        return got

    def _shared(self, e: Entry) -> Entry:
        classes = self._sets.get(e.classes)
        if classes is None:
            classes = self._sets[e.classes] = frozenset([intern(c) for c in e.classes])
        lemma, base, pos, kind, voice = intern(e.lemma), intern(e.base), intern(e.pos), intern(e.kind), intern(e.voice)
        return Entry(lemma, base, pos, classes, kind, voice, e.gender, e.number, e.person, e.construct)

    def _readings(self, form: str) -> list[Reading]:
        out: list[Reading] = []
        for letters, pre, article in _BEGINNING.get(form[:1], _BARE):
            if not form.startswith(letters):
                continue
            rest = form[len(letters) :]
            stems = (rest, "ل" + rest) if letters.endswith("لل") else (rest,)
            for stem in stems:
                if len(stem) < 2:
                    continue
                for e in self._of(stem):
                    if _fits(e, pre, article, ""):
                        out.append(Reading(e, pre, article, ""))
                if not article:
                    self._with_suffix(out, stem, pre)
        if len(out) > 1 and any([r.suffix == _ME for r in out]) and any([r.suffix != _ME for r in out]):
            out = [r for r in out if r.suffix != _ME]  # لبناني is no verb with «me»
        if len(out) > 1 and any([not r.pre and not r.article and not r.suffix and r.entry.pos != "adjective" for r in out]):
            return [r for r in out if not r.pre or r.article or r.pre[0] not in "فبكل"]  # فيلم is a film, not ف+يلم
        return out

    def _with_suffix(self, out: list[Reading], stem: str, pre: str) -> None:
        """The readings of a stem that ends in a pronoun."""
        for suffix in _ENDING.get(stem[-1], ()):
            if not stem.endswith(suffix) or len(stem) - len(suffix) < 2:
                continue
            base = stem[: -len(suffix)]
            if entries := self._of(base):
                for verbal in (False, True):
                    _suffixed(out, entries, verbal, pre, suffix)
            for ending, letters, verbal in _RESTORED.get(base[-1], ()):
                if entries := self._of(base[: len(base) - ending] + letters):
                    _suffixed(out, entries, verbal, pre, suffix)


def _suffixed(out: list[Reading], entries: tuple[Entry, ...], verbal: bool, pre: str, suffix: str) -> None:
    """The entries of a form before a pronoun, as verbs or as anything else."""
    for e in entries:
        if (e.pos == "verb") == verbal and _fits(e, pre, False, suffix):
            out.append(Reading(e, pre, False, suffix))


def _bound(memo: dict[str, Any]) -> None:
    """Forget everything before a memo grows without end: a memo never changes an answer."""
    if len(memo) > 200_000:
        memo.clear()


_PLAIN = (("", "", ""),)
_GLUED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "و": (*_PLAIN, ("و", "و", ""), ("وب", "وب", ""), ("ول", "ول", ""), ("وك", "وك", ""), ("ولل", "ول", "ال")),
    "ف": (*_PLAIN, ("ف", "ف", ""), ("فب", "فب", ""), ("فل", "فل", ""), ("فلل", "فل", "ال")),
    "ب": (*_PLAIN, ("ب", "ب", "")),
    "ل": (*_PLAIN, ("ل", "ل", ""), ("لل", "ل", "ال")),
    "ك": (*_PLAIN, ("ك", "ك", "")),
}
"""Ways to peel glued letters off the first word of a name, by its first letter: (letters, what is glued, what they hide)."""
_BEAR_PRONOUNS = frozenset({"prep", "complementizer"})
"""Words that a pronoun may stand on: عليه، أنها."""
_CONJ = ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال")


_RESTORED: dict[str, tuple[tuple[int, str, bool], ...]] = {
    "ت": ((1, "ه", False),),
    "ا": ((1, "ي", True), (1, "ي", False)),
    "و": ((0, "ا", True), (1, "ء", False), (0, "ن", False)),
    "ي": ((1, "ء", False), (0, "ن", False)),
}
"""Spellings that a stem may have had before a suffix, by its last letter: (letters that go, letters that come, as a verb)."""


def _fits(e: Entry, pre: str, article: bool, suffix: str) -> bool:
    if e.pos == "verb":
        if article or any(c in pre for c in "بك"):
            return False
        if "س" in pre or "ل" in pre:
            return e.kind == "imperfect"
        return suffix != "ي"
    if "س" in pre or suffix == _ME:
        return False
    if e.pos == "word":
        return not article and (not suffix or (suffix != "ي" and not e.classes.isdisjoint(_BEAR_PRONOUNS)))
    if article:
        return not e.construct
    if suffix:
        return e.kind != "adjective" and (e.pos != "participle")
    return True
