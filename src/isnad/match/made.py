"""What a weapon is called by its maker, whose something is thought to be, and who the dead and the hurt were: words that belong
to the phrase before them."""

from __future__ import annotations

from isnad.match.heads import CLOSED, FIGHTER, FIRED, HOUSED, PERSON, WEAPONS, Phrase, read_heads
from isnad.match.nations import NATIONAL
from isnad.match.persons import quoted_name
from isnad.match.scan import Scan
from isnad.model.finds import Mention, Quantity
from isnad.packs import Packs

_MADE = WEAPONS | {"vehicle"}
_MAKES = frozenset({"طراز", "نوع", "انواع"})
_STOPS = frozenset({".", ",", "(", ")", ":"})
_AMONG = frozenset({"من", "بين", "في"})
_RANKS = frozenset({"صفوف", "صف", "اوساط"})
_HARMED = frozenset({"dead", "wounded"})
_PEOPLE = PERSON - FIGHTER - _HARMED


def designation(scan: Scan, p: Phrase, k: int) -> bool:
    """«طائرات **F-16** تابعة لـ», «طائرات **من طراز إف-16**»: what a weapon or a vehicle is called by its maker is part of it."""
    if p.classes.isdisjoint(_MADE):
        return False
    end = k + 2 if scan.form(k) == "من" and scan.form(k + 1) in _MAKES else k
    first = end
    if first > k and scan.is_quote(first) and (closed := quoted_name(scan, first + 1)):
        p.end = closed  # «سيارة من نوع "كيا ريو"»
        return True
    while end < min(scan.n, first + 4) and (
        scan.form(end).isascii() or (first > k and scan.tokens[end].kind == "word" and not scan.readings[end])
    ):
        end += 1
    if end == first or scan.form(first) in _STOPS or not scan.form(first)[:1].isalnum():
        return False
    if first == k and end == k + 1 and _counts_the_next(scan, k):
        return False
    p.end = end
    return True


def _counts_the_next(scan: Scan, k: int) -> bool:
    """«أقلت الحافلة **20 جندياً**», «ألقت المروحيات **6 براميل**»: a number with its noun behind it is no maker's."""
    if scan.tokens[k].kind != "number" or k + 1 >= scan.n or not scan.form(k).isdigit():
        return False
    return any(r.entry.pos == "noun" and not r.article for r in scan.readings[k + 1])


def of_people(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«قتلى **بين المدنيين**», «جرحى **من الأطفال**»: who they were."""
    if p.classes.isdisjoint(_HARMED) or p.kind or scan.form(k) not in _AMONG:
        return False
    x = k + 2 if scan.form(k + 1) in _RANKS else k + 1
    inner = Phrase(x)
    read_heads(scan, packs, inner, scan.skip_quotes(x))
    if inner.names or inner.end == x or not (inner.article or inner.number == "p") or inner.classes.isdisjoint(_PEOPLE):
        return False
    p.classes, p.end = p.classes | (inner.classes - FIGHTER), inner.end
    return True


_MEN = "شخص"
_PERSONS = frozenset({"person"})
BELIEVED = frozenset({"يعتقد", "يرجح", "يعتقدون", "يظن", "يشتبه"})
_THAT_THEY = frozenset({"انها", "انه", "انهم", "انهما", "بانها", "بانه", "بانهم", "بانهما"})
_IN = frozenset({"في", "ب"})
_THEIR_TIE = ("انتماو", "انتماي", "انتماء", "تبعيت", "ارتباط", "ولاو", "صلت")
"""How «whose they are said to be» begins, before a pronoun: «يُرجّح **انتماؤهم** لداعش»."""


def believed(scan: Scan, packs: Packs, p: Phrase, k: int) -> int:
    """«طائرة مسيّرة يُعتقد أنها **تركية**», «مسلحون يُرجّح أنهم من **داعش**»: whose they are said to be, and where that
    ends, or 0."""
    if scan.form(k + 1) in _IN:
        k += 1  # «يُشتبه **في** أنهم من س»
    tied = scan.form(k + 1).startswith(_THEIR_TIE) and scan.form(k + 1).endswith(("هم", "ها", "هما", "ه"))
    if (scan.form(k + 1) not in _THAT_THEY and not tied) or k + 2 >= scan.n:
        return 0
    actor = packs.lexicon.nationalities.get(scan.form(k + 2), "")
    if actor and not p.classes.isdisjoint(NATIONAL):
        p.names = (actor,)
        return k + 3
    for x in range(k + 2, min(scan.n, k + 5)):
        inner = Phrase(x)
        read_heads(scan, packs, inner, scan.skip_quotes(x))
        if inner.names:
            p.names, p.name_start, p.name_end = inner.names, inner.name_start, inner.name_end
            return inner.end
    return 0


def of_a_nation(scan: Scan, p: Phrase, k: int) -> bool:
    """«مركبات **الفلسطينيين**»: people of a nation whose vehicles or houses they are."""
    if p.classes.isdisjoint(HOUSED) or p.article or k != p.end or not scan.form(k).endswith("ين"):
        return False
    if not any("nationality" in r.entry.classes and r.article and not r.pre for r in scan.readings[k]):
        return False
    p.end, p.article = k + 1, True
    p.inner = Mention(start=k, end=k + 1, kind="people", head=_MEN, heads=(_MEN,), classes=_PERSONS, number="p", definite=True)
    return True


def theirs(p: Phrase) -> bool:
    """«**منازلهم** في المركز الإداري»: a pronoun says whose the houses are, and what follows where they stand."""
    return bool(p.suffix) and not p.classes.isdisjoint(HOUSED)


def two_of(scan: Scan, p: Phrase) -> bool:
    """«متظاهرين **اثنين**»: the letters of a sound plural spell the dual as well, and the number behind it says which."""
    if p.number != "p" or p.quantity is not None or p.classes.isdisjoint(PERSON) or not scan.form(p.end - 1).endswith("ين"):
        return False
    p.number, p.quantity = "d", Quantity(2, 2, True, p.start, p.end + 1, 2)
    return True


def same_ending(scan: Scan, p: Phrase, k: int) -> bool:
    """«مستوطنون **متطرفون**», «مسلحون **مجهولون**»: two nominatives of men in a row are a noun and its adjective."""
    before, after = scan.form(p.end - 1), scan.form(k)
    if (
        k != p.end
        or not (after.endswith("ون") and before.endswith("ون"))
        or after.startswith(("ال", "و"))
        or before.startswith("ال")
    ):
        return False
    return bool(scan.words[k].nouns) and scan.name(k) is None


_IDENTITY = "الهويه"
_NO_OFFICE = frozenset({
    "شاب", "شابة", "فتى", "فتاة", "شخص", "مواطن", "مواطنة", "مدني", "طفل", "طفلة", "سيدة", "امرأة", "رضيع", "مسن", "مسنة", "مسلح",
    "مسلّح",
})  # fmt: skip
"""Persons who hold no office that a noun behind them could name."""


def office_of(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«أحد مسؤولي التمويل لخلايا …»: a definite noun that tells the head's office."""
    if p.article or p.suffix or k != p.end or k + 1 >= scan.n:
        return False
    closed = CLOSED if k - p.start == 1 else "ون"
    if p.number in ("p", "d") and scan.form(k - 1).endswith(closed):
        return False  # «أطلق مسلحون النار», «أغلق محتجون غاضبون الطريق»: the ن closes the noun
    if (hit := scan.name(k)) is not None and hit.of("actor"):
        return False  # «اتهم مسؤول حكومي **الدعم السريع**»: somebody else, by name
    if p.head in _NO_OFFICE and scan.form(k) != _IDENTITY:
        return False  # «فارق **طفل** الحياة», «أغلق **شاب** الطريق»: what the verb is done to
    office = next((r for r in scan.readings[k] if r.article and not r.pre and r.entry.pos in ("noun", "masdar")), None)
    if (
        office is None
        or office.entry.base in FIRED
        or (
            not p.classes.isdisjoint(_HARMED)
            and (office.entry.pos == "masdar" or "event" in office.entry.classes)
            and (office.entry.lemma in packs.triggers or office.entry.base in packs.triggers)
        )
    ):
        return False  # «قتلى القصف»: the shelling is told, it is nobody's office
    p.end, p.article = k + 1, True
    return True


def task(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«قوات **المهام** الخاصة», «فرق **الإنقاذ**»: a definite verbal noun that tells what a force is for."""
    if p.article or p.suffix or k != p.end:
        return False
    task = next((r for r in scan.readings[k] if r.article and not r.pre and not r.suffix), None)
    if task is None or not (task.entry.pos == "masdar" or "event" in task.entry.classes):
        return False
    if task.entry.lemma in packs.triggers or task.entry.base in packs.triggers:
        return False
    p.end, p.article = k + 1, True
    return True
