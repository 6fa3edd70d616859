"""Of which force somebody is said to be: «ينتمي إلى س», «بتهمة الانتماء لخلايا س», «يعمل ضمن صفوف س»."""

from __future__ import annotations

from isnad.match.heads import FIGHTER, Phrase, read_heads
from isnad.match.scan import Scan
from isnad.packs import Packs
from isnad.packs.lexicon import Word

_BELONGING = frozenset({"انتمى", "انتماء", "انتسب", "انتساب", "منتم"})


def belongs(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«9 أشخاص بتهمة الانتماء لخلايا …», «مسلحون ينتمون إلى …», «شاب يعمل ضمن صفوف …»: persons are of the force that they are
    said to belong to or work for. The words of belonging stay outside the phrase."""
    for x in range(k, min(scan.n - 1, k + 3)):
        ranks = scan.form(x + 1) == "في" and scan.form(x + 2) in _RANKS_OF
        if (ranks or scan.form(x + 1) in _WORKS_FOR) and _works(scan.words[x]):
            at = x + 3 if scan.form(x + 2) in _RANKS_OF else x + 2
            inner = Phrase(at)
            read_heads(scan, packs, inner, scan.skip_quotes(at))
            if inner.names and inner.kind != "outlet":
                p.names = inner.names
            return False
        if _of_belonging(scan.words[x]):
            inner = Phrase(x + 1)
            read_heads(scan, packs, inner, scan.skip_quotes(x + 2 if scan.form(x + 1) in ("الي", "لدي") else x + 1))
            if inner.names:
                p.names = inner.names
                return False
        if scan.form(x) in ".،":
            return False
    return False


_AGAINST = frozenset({"معارض", "مناهض", "مناوئ", "معادٍ", "رافض", "مخالف", "منافس", "مناصب"})


def stands_against(scan: Scan, k: int) -> bool:
    """«متظاهرين **معارضين** للحكومة», «فصائل **مناوئة** لتنظيم س»: whoever is said to be against somebody is none of his."""
    return any(r.entry.base in _AGAINST and not r.suffix for r in scan.readings[k])


_OTHERS = frozenset({"اخر", "اخران", "اخرون", "اخرين", "ثالث", "ثان"})
_HARM = frozenset({"harm_kill", "harm_wound"})


def with_others(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«قُتل **جندي** وأصيب آخران **من الجيش اليمني**»: whose the others are, his the first is. The words of it stay outside the
    phrase."""
    if p.article or p.classes.isdisjoint(FIGHTER) or k + 3 >= scan.n:
        return False
    harm = scan.words[k]
    if not scan.form(k).startswith("و") or harm.classes.isdisjoint(_HARM):
        return False
    x = next((x for x in (k + 1, k + 2) if scan.form(x) in _OTHERS), scan.n)
    if x + 2 >= scan.n or scan.form(x + 1) != "من":
        return False
    inner = Phrase(x + 2)
    read_heads(scan, packs, inner, scan.skip_quotes(x + 2))
    if inner.names and inner.kind != "outlet":
        p.names = inner.names
    return False


_WORKS_FOR = frozenset({"ضمن", "مع", "لدي", "لصالح", "لحساب"})
_RANKS_OF = frozenset({"صفوف", "مرتبات", "ملاك"})
_WORK = "عمل"


def _works(word: Word) -> bool:
    """«يعمل», «كان يعمل»: what somebody does now or did, and no charge of it («متهم بالعمل مع …»)."""
    return any(r.entry.lemma == _WORK and r.entry.pos == "verb" and not (r.pre or r.suffix) for r in word.verbs)


def _of_belonging(word: Word) -> bool:
    got: bool | None = word.memo.get("belonging")
    if got is None:
        got = word.memo["belonging"] = any(r.entry.lemma in _BELONGING or r.entry.base in _BELONGING for r in word.readings)
    return got
