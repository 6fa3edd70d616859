"""How much the words of two reports have in common says: everybody tells of the killed and of shelling, only who read it
tells of the same threshing floor. Words stand as the stems of what they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from isnad.packs.compiled import Packs
from isnad.packs.gist import Gist

RARE, ACTOR, PLACE, HUNDREDS = 5.0, 3.0, 4.5, 8.0
"""What a word weighs that the language pack has not among the common ones, the id of an organisation, any other id, and a number
of three digits that is not round: two who count for themselves do not come to 141 both."""
_BEFORE = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل")
_BEHIND = ("يين", "يون", "يات", "تين", "ات", "ان", "ين", "ون", "تا", "ية", "يه", "ه", "ا", "ي")
_LEAST = 3
"""Letters that a stem keeps."""
_SMALL = frozenset(
    {"في", "من", "علي", "الي", "عن", "مع", "ان", "ما", "قد", "بعد", "قبل", "بين", "عند", "حول", "ذلك", "هذا", "التي", "الذي",
     "كان", "كانت", "اثر", "جراء", "خلال", "يوم", "سبب", "و", "كما", "حيث", ""}
)  # fmt: skip
"""Words that say nothing of what happened."""


class Senses:
    """The stems of a text with what each weighs; a memo that never changes an answer."""

    def __init__(self, packs: Packs, gist: Gist, roots: Mapping[str, str]) -> None:
        self._gist = gist
        self._weights = {row[0]: float(row[1]) for row in packs.data.common} | dict.fromkeys(roots, ACTOR)
        self._memo: dict[str, str] = {}

    def __call__(self, text: str) -> dict[str, float]:
        """Stem → weight."""
        out: dict[str, float] = {}
        for word in self._gist(text):
            stem = self._memo.get(word)
            if stem is None:
                stem = self._memo[word] = "" if word in _SMALL else self._stem(word)
            if stem:
                out[stem] = self._weight(stem)
        return out

    def _stem(self, word: str) -> str:
        if word.isascii() or len(word) <= _LEAST:
            return word
        bare = _without(word, _BEFORE, word.startswith, word.removeprefix)
        if bare in self._gist.numbers:
            return self._gist.numbers[bare]
        bare = _without(bare, _BEHIND, bare.endswith, bare.removesuffix)
        return "" if bare in _SMALL else bare

    def _weight(self, stem: str) -> float:
        told = self._weights.get(stem)
        if stem.isdigit() and len(stem) > 2 and stem[-1] != "0":
            return HUNDREDS
        return told if told is not None else PLACE if stem.isascii() and not stem.isdigit() else RARE


def _without(word: str, parts: tuple[str, ...], has: Callable[[str], bool], cut: Callable[[str], str]) -> str:
    """The word without the first of these parts that it has, if enough is left."""
    return next((cut(part) for part in parts if has(part) and len(word) - len(part) >= _LEAST), word)
