"""Of which force somebody is said to be: «ينتمي إلى س», «بتهمة الانتماء لخلايا س», «يعمل ضمن صفوف س»."""

from __future__ import annotations

from isnad.match.heads import FIGHTER, GROUP, PERSON, SOURCE, Phrase, read_heads
from isnad.match.nations import SPEAKING
from isnad.match.persons import quoted_name
from isnad.match.scan import NameHit, Scan
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


_TELLING = SPEAKING | SOURCE | PERSON


def hears(scan: Scan, p: Phrase, k: int, hit: NameHit) -> bool:
    """«قال مصدر عسكري **لسانا**», «مصدر أمني **لـ"عنب بلدي"**»: the outlet that a source tells is not whose source it is."""
    told = "ل" in hit.pre or scan.form(k - 1) == "ل"
    telling = not p.classes.isdisjoint(_TELLING) or p.head in _BUREAUS  # «مصدر في **قيادة الشرطة** لسانا»
    return told and bool(hit.of("outlet")) and telling and "journalist" not in p.classes


_BUREAUS = frozenset({"قيادة", "وزارة", "مديرية", "رئاسة", "شرطة", "مجلس", "إدارة", "دائرة", "محافظة", "بلدية", "جيش", "صحة"})
"""Bodies in which a source sits; none of them is an outlet's."""


_ITSELF = frozenset({"نفسها", "نفسه"})
_CALLS = frozenset({"تسمي", "يسمي", "سمت", "سمي", "تدعو"})
_GIVES = frozenset({"تطلق", "يطلق", "اطلقت", "اطلق"})


def calls_itself(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«مجموعة **تطلق على نفسها "س"**», «جماعة **تسمي نفسها س**»: a group is who it says it is, a name that packs know or one in
    quotation marks."""
    at = k + 1 if scan.form(k) in _CALLS else k + 2 if scan.form(k) in _GIVES and scan.form(k + 1) == "علي" else -1
    if at < 0 or p.names or p.classes.isdisjoint(GROUP) or scan.form(at) not in _ITSELF:
        return False
    at += 2 if scan.form(at + 1) in ("اسم", "لقب") else 1
    inner = Phrase(at)
    read_heads(scan, packs, inner, scan.skip_quotes(at))
    if inner.names and inner.kind != "outlet":
        p.names, p.name_start, p.name_end, p.end = inner.names, inner.name_start, inner.name_end, inner.end
        return True
    if end := quoted_name(scan, scan.skip_quotes(at)):
        p.end = end
    return bool(end)
