"""A sentence under the reading glass: each token with its readings, and the names and phrases that begin at it.

Everything is looked up once and remembered here, so that the grammar above asks questions instead of searching again."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.model.tokens import Sentence, Token
from isnad.packs.entries import Entry, NameEntry
from isnad.packs.lexicon import Lexicon, Named, Reading, Word

QUOTES = frozenset("\"«»“”„‟'’‘")
_SKIPPED = QUOTES | {"ال"}
"""What may stand before a word and says nothing: quotation marks, and the article that Latin letters part from its noun."""
TANWEEN = "\u064b"
NOTHING: frozenset[str] = frozenset()


class NameHit:
    """A name of a theatre pack that stands at a token."""

    __slots__ = ("end", "named", "pre", "start")

    def __init__(self, start: int, end: int, named: Named, pre: str) -> None:
        self.start, self.end, self.named, self.pre = start, end, named, pre

    @property
    def entries(self) -> tuple[NameEntry, ...]:
        return self.named.entries

    def of(self, kind: str) -> tuple[str, ...]:
        """Ids of the entries of a kind (``actor``, or ``place,area``), each once, in pack order."""
        return self.named.of(kind)


_TODAY, _VIA = ("اليوم",), frozenset({"عبر", "من"})
_INFORMED = frozenset({"ابلغ", "ابلغت", "ابلغوا", "اخبر", "اخبرت"})
_LYING = ("place_prep", "settlement", "admin", "countryside", "direction")
"""Classes of what stands before a place."""
_QUOTING = {"(": "«", ")": "»"}


def _double_brackets(forms: list[str]) -> None:
    """«تنظيم ((الدولة الإسلامية))»: doubled brackets are quotation marks."""
    for k in range(len(forms) - 1):
        if forms[k] in _QUOTING and forms[k + 1] == forms[k]:
            forms[k] = forms[k + 1] = _QUOTING[forms[k]]


_CALLED = frozenset({"group", "state_org", "channel"})
"""What a name in brackets right behind it is the name of: «تنظيم (داعش)», «صحيفة (عكاظ)»."""


def _brackets_of_names(forms: list[str], words: list[Word]) -> None:
    """«تنظيم **(داعش)**», «قناة **(الحدث)**», «حركة **(الشباب)**»: behind a noun that waits for a name, brackets round a known
    name, or round what makes one with the noun, are quotation marks."""
    for k in range(1, len(forms) - 2):
        if forms[k] != "(" or words[k - 1].classes.isdisjoint(_CALLED):
            continue
        if not words[k + 1].named and not any(forms[k + 1] in starts.names for _, starts in words[k - 1].named):
            continue
        end = next((x for x in range(k + 2, min(k + 6, len(forms))) if forms[x] == ")"), -1)
        if end > 0 and any(r.entry.pos == "noun" and not r.article and not r.suffix for r in words[k - 1].nouns):
            forms[k], forms[end] = "«", "»"


class Scan:
    """Readings, classes and names of one sentence's tokens."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence, self.lexicon = sentence, lexicon
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.n = len(self.tokens)
        self.forms = [t.form for t in self.tokens]
        if "(" in self.forms:
            _double_brackets(self.forms)
        self.words: list[Word] = lexicon.words(self.tokens)
        if "(" in self.forms:
            _brackets_of_names(self.forms, self.words)
        self.quoted = not _SKIPPED.isdisjoint(self.forms)
        self.readings: list[tuple[Reading, ...]] = [w.readings for w in self.words]
        self._names: list[NameHit | None] = [None] * self.n
        self._asked = [not word.named for word in self.words]

    def nouns(self, i: int) -> tuple[Reading, ...]:
        """Readings of token ``i`` as noun, verbal noun, participle or adjective."""
        return self.words[i].nouns

    def reading(self, i: int, classes: frozenset[str]) -> Reading | None:
        """The first reading of token ``i`` that has one of the classes."""
        if i < self.n and not classes.isdisjoint(self.words[i].classes):
            for r in self.readings[i]:
                if not classes.isdisjoint(r.entry.classes):
                    return r
        return None

    def has(self, i: int, *classes: str) -> bool:
        """Whether token ``i`` may be a word of one of the classes."""
        if i >= self.n:
            return False
        own = self.words[i].classes
        return any(one in own for one in classes)

    def is_quote(self, i: int) -> bool:
        return self.quoted and i < self.n and self.forms[i] in QUOTES

    def informed(self, i: int) -> bool:
        """«**أبلغ** مسؤول أمني رويترز أن …»: whether who stands at token ``i`` informs somebody: an outlet behind him is whom he
        told, and not whose official he is."""
        return any(self.form(x).removeprefix("و") in _INFORMED for x in range(max(0, i - 2), i))

    def skip_quotes(self, i: int) -> int:
        """The first token from ``i`` on that is no quotation mark."""
        if self.quoted:
            while i < self.n and self.forms[i] in _SKIPPED:
                i += 1
        return i

    def form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < self.n else ""

    def phrase(self, i: int) -> tuple[Entry, int, str] | None:
        """The longest expression of several words that begins at token ``i``: (entry, end, glued letters)."""
        if i + 1 >= self.n or not self.words[i].phrased:
            return None
        second = self.forms[i + 1]
        for pre, starts in self.words[i].phrased:
            for rest, entry in starts.phrases.get(second, ()):
                if self._follows(i + 1, rest):
                    return entry, i + 1 + len(rest), pre
        return None

    def _follows(self, i: int, words: tuple[str, ...]) -> bool:
        if i + len(words) > self.n:
            return False
        return tuple(self.forms[i : i + len(words)]) == words

    def name(self, i: int) -> NameHit | None:
        """The longest name that begins at token ``i``; quotation marks inside it do not matter."""
        if not 0 <= i < self.n:
            return None
        if not self._asked[i]:
            self._asked[i], self._names[i] = True, self._find_name(i)
        return self._names[i]

    def _find_name(self, i: int) -> NameHit | None:
        if TANWEEN in self.tokens[i].vowels:
            return None  # «جندياً تركياً»: a name never ends in tanween
        k = self.skip_quotes(i + 1)
        second = self.forms[k] if k < self.n else ""
        best: NameHit | None = None
        for pre, starts in self.words[i].named:
            for rest, named in starts.names.get(second, ()):
                end = self._match(k, rest)
                if end and rest[-1:] == _TODAY and self._placed(i, pre) and not named.of("place,area,actor"):
                    continue
                if end and (best is None or end > best.end) and (usable := self._usable(named, i)) is not None:
                    best = NameHit(i, end, usable, pre)
                    break  # longest first
            if starts.alone is not None and best is None and (usable := self._usable(starts.alone, i)) is not None:
                best = NameHit(i, i + 1, usable, pre)
        return best

    def _placed(self, i: int, pre: str) -> bool:
        """«في **بغداد** اليوم», «بحلب اليوم», «مدينة حلب اليوم»: a town and the day, and no paper that is called by both."""
        if pre.endswith("ب") or not i or self.is_quote(i - 1) or self.form(i - 1) in _VIA:
            return pre.endswith("ب")
        return self.has(i - 1, *_LYING)

    def _usable(self, named: Named, i: int) -> Named | None:
        """An outlet named by a common word (الشرق الأوسط، الحياة) is one between quotation marks alone."""
        return named.unquoted if named.unquoted is not named and not self.is_quote(i - 1) else named

    def _match(self, i: int, words: Iterable[str]) -> int:
        for word in words:
            i = self.skip_quotes(i)
            if i >= self.n or self.forms[i] != word:
                return 0
            i += 1
        return i
