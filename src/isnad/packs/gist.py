"""Words by what they say, so that a sentence and its rewriting in other words are compared: «قُتل ثلاثة مدنيين أمس» and «استشهاد
ثلاثة مواطنين اليوم الخميس» have the same gist."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from isnad.packs.compiled import Packs
from isnad.packs.inflect import fold
from isnad.packs.lexicon import Reading

_SAME: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"harm_kill", "dead", "killed"}), "قتل"),
    (frozenset({"harm_wound", "wounded"}), "جرح"),
    (frozenset({"person", "civilian"}), "شخص"),
    (frozenset({"cause_link"}), "سبب"),
)
"""Classes whose words are changed for each other, by side or by style."""
_KINDS_OF_PLACES = frozenset({"settlement", "admin"})
"""Left out: «مدينة طفس» is «طفس»."""
_WITH = ("ب", "ل")
"""Prefixes under which a word for harm is one still: «أصيب بجروح»."""
_NUMBERS = ("unit", "ten", "teen", "tens", "hundred")
"""Kinds of words that are digits in the next report."""
_ACTS = frozenset({"verb", "masdar"})
_DAY = frozenset({"time_word", "time_unit"})
"""Left out: one day is «today» in one report, «yesterday» or «Thursday» in the next."""


class Gist:
    """What stands for each word; a memo that never changes an answer."""

    def __init__(self, packs: Packs, neutral: Callable[[str], tuple[str, ...]], roots: Mapping[str, str]) -> None:
        self._packs, self._neutral, self._roots = packs, neutral, roots
        self._days = frozenset(word.removeprefix("ال") for row in packs.data.weekdays for word in (fold(row[0]),))
        words = packs.number_words.kinds.items()
        self.numbers = {w: str(k[kind]) for w, k in words for kind in _NUMBERS if kind in k}
        self._memo: dict[str, str] = {}

    def __call__(self, text: str) -> tuple[str, ...]:
        """The words of the text in their order, days and what is told twice in a row left out."""
        out: list[str] = []
        for word in self._neutral(text):
            plain = self._memo.get(word)
            if plain is None:
                plain = self._memo[word] = self._plain(word)
            if plain and (not out or out[-1] != plain):
                out.append(plain)
        return tuple(out)

    def _plain(self, word: str) -> str:
        if word in self._days or word in self._roots:
            return "يوم" if word in self._days else word
        readings = _as_noun(self._packs.lexicon.read(word))
        classes = frozenset().union(*(r.entry.classes for r in readings)) if readings else frozenset()
        if classes & _DAY:
            return "يوم"
        if word in self.numbers or classes & _KINDS_OF_PLACES:
            return self.numbers.get(word, "")
        return _same(classes) or self._prefixed(word) or _whose(readings, self._packs, self._roots) or _act(readings) or word

    def _prefixed(self, word: str) -> str:
        """What stands for a word for harm behind a preposition."""
        if word[:1] not in _WITH:
            return ""
        return _same(frozenset().union(*(r.entry.classes for r in _as_noun(self._packs.lexicon.read(word[1:])))))


def _same(classes: frozenset[str]) -> str:
    return next((to for kinds, to in _SAME if classes & kinds), "")


def _as_noun(readings: Sequence[Reading]) -> Sequence[Reading]:
    """Verbs only where nothing else reads the word: «نصف» is a half, and no «نصفّي»."""
    return tuple(r for r in readings if r.entry.pos != "verb") or readings


def _whose(readings: Sequence[Reading], packs: Packs, roots: Mapping[str, str]) -> str:
    """«Israeli» is the organisation that acts for that state."""
    who = next((a for r in readings if (a := packs.lexicon.nationalities.get(r.entry.lemma))), "")
    return roots.get(who, who)


def _act(readings: Sequence[Reading]) -> str:
    """The verb of an act, told as a verb or as its noun."""
    return next((fold(r.entry.lemma) for r in readings if r.entry.pos in _ACTS), "")
