"""Shared wording: which tellings were written from one text. Names stand as organisations and loaded words as neutral ones, so
that the copy that changed النظام for الجيش السوري is still a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from zlib import crc32

from isnad.fusing.units import Unit
from isnad.model.claim import Claim
from isnad.model.known import Known

MOST = 1_000
"""So many sets of what only the copies of one incident are looked for with are kept."""
FEW = 6
"""With fewer word pairs than this, nothing can be said: «قتل ثلاثة مدنيين» is everybody's wording."""


class Wordings:
    """Neutral words and word pairs of units and of some of their claims, as checksums, made when they are first needed; a memo
    that never changes an answer."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._pairs: dict[object, frozenset[int]] = {}
        self._words: dict[object, frozenset[int]] = {}
        self._gists: dict[object, frozenset[int]] = {}
        self._senses: dict[object, dict[str, float]] = {}

    def pairs(self, unit: Unit, claims: Sequence[Claim] = ()) -> frozenset[int]:
        """The word pairs of everything that the unit, or these of its claims, rest on."""
        key = _key(unit, claims)
        found = self._pairs.get(key)
        if found is None:
            read = self._read(claims or unit.claims, self._known.neutral)
            found = self._pairs[key] = _sums(f"{a} {b}" for words in read for a, b in pairwise(words))
        return found

    def words(self, unit: Unit, claims: Sequence[Claim] = ()) -> frozenset[int]:
        """The same for single words."""
        key = _key(unit, claims)
        found = self._words.get(key)
        if found is None:
            read = self._read(claims or unit.claims, self._known.neutral)
            found = _kept(self._words, key, _sums(w for words in read for w in words))
        return found

    def gists(self, unit: Unit, claims: Sequence[Claim] = ()) -> frozenset[int]:
        """The word pairs, each word by what it says: to be killed is one in all its words, a day is a day."""
        key = _key(unit, claims)
        found = self._gists.get(key)
        if found is None:
            read = self._read(claims or unit.claims, self._known.gist)
            found = _kept(self._gists, key, _sums(f"{a} {b}" for words in read for a, b in pairwise(words)))
        return found

    def senses(self, unit: Unit, claims: Sequence[Claim] = ()) -> dict[str, float]:
        """Stems of words by what they say, each with how much that is."""
        key = _key(unit, claims)
        found = self._senses.get(key)
        if found is None:
            if len(self._senses) >= MOST:
                self._senses.clear()
            texts = {e.text: None for c in claims or unit.claims for e in c.evidence}
            found = self._senses[key] = {stem: w for text in texts for stem, w in self._known.senses(text).items()}
        return found

    def share(self, a: Unit, b: Unit) -> float:
        """The share of the shorter's word pairs that the longer has too."""
        return shared(self.pairs(a), self.pairs(b))

    def _read(self, claims: Iterable[Claim], way: Callable[[str], tuple[str, ...]]) -> list[tuple[str, ...]]:
        texts = {e.span: e.text for c in claims for e in c.evidence}
        return [way(texts[span]) for span in sorted(texts)]


def _kept(memo: dict[object, frozenset[int]], key: object, made: frozenset[int]) -> frozenset[int]:
    """Put into the memo, which begins anew when it is full."""
    if len(memo) >= MOST:
        memo.clear()
    memo[key] = made
    return made


def _key(unit: Unit, claims: Sequence[Claim]) -> object:
    return tuple(c.id for c in claims) if claims else unit.key


def _sums(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(crc32(text.encode("utf-8", "replace")) for text in texts)


def shared(here: frozenset[int], there: frozenset[int], *, few: int = FEW) -> float:
    """The share of the smaller that the larger has too; nothing where either has fewer than ``few``."""
    least = min(len(here), len(there))
    return len(here & there) / least if least >= few else 0.0
