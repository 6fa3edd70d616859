"""Shared wording: which units were written from one text. Names stand as organisations and loaded words as neutral ones, so that
the copy that changed النظام for الجيش السوري is still a copy."""

from __future__ import annotations

from itertools import pairwise
from zlib import crc32

from isnad.fusing.units import Unit
from isnad.model.known import Known

FEW = 6
"""With fewer word pairs than this, nothing can be said: «قتل ثلاثة مدنيين» is everybody's wording."""


class Wordings:
    """Pairs of neutral words of each unit, made when they are first needed; a memo that never changes an answer."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._pairs: dict[str, frozenset[int]] = {}

    def pairs(self, unit: Unit) -> frozenset[int]:
        """The word pairs of everything that the unit rests on, as their checksums."""
        found = self._pairs.get(unit.key)
        if found is None:
            texts = {e.span: e.text for c in unit.claims for e in c.evidence}
            read = [self._known.neutral(texts[span]) for span in sorted(texts)]
            found = self._pairs[unit.key] = frozenset(
                crc32(f"{a} {b}".encode("utf-8", "replace")) for words in read for a, b in pairwise(words)
            )
        return found

    def share(self, a: Unit, b: Unit) -> float:
        """The share of the shorter's word pairs that the longer has too."""
        here, there = self.pairs(a), self.pairs(b)
        least = min(len(here), len(there))
        return len(here & there) / least if least >= FEW else 0.0
