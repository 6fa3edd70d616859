"""Noun phrases: who and what. A phrase begins with a quantity, a head noun or a name, and takes in what belongs to it:
construct chains (عناصر قوات الجيش), links (قيادي في تنظيم داعش، مجموعة من عناصر …), adjectives, aliases in brackets."""

from __future__ import annotations

from isnad.match.heads import Phrase, head_reading, read_heads
from isnad.match.masdars import BY_HAND
from isnad.match.quantity import read_quantity
from isnad.match.scan import Scan
from isnad.match.tail import read_tail
from isnad.model.finds import Mention, Quantity
from isnad.packs import Packs, fold
from isnad.packs.lexicon import Reading

_MOST = frozenset({"ابرز", "اخطر", "اهم", "اكبر", "كبار", "اشهر", "اقدم"})
"""«أحد **أخطر** المطلوبين»"""
ONE_OF = frozenset({"احد", "احدي", "واحد", "واحده", "باحد", "باحدي", "لاحد", "لاحدي"})


FEW = {
    "الاثنان": 2, "الاثنين": 2, "الثلاثه": 3, "الاربعه": 4, "الخمسه": 5, "السته": 6, "السبعه": 7, "الثمانيه": 8, "التسعه": 9,
    "العشره": 10, "الثلاث": 3, "الاربع": 4, "الخمس": 5, "الست": 6, "السبع": 7, "الثماني": 8, "التسع": 9, "العشر": 10,
}  # fmt: skip
"""Numbers with the article, which stand behind what they count."""


_IN_FRONT = "امام"
"""«احتشد المئات **أمام** السفارة»: behind a number stands no imam."""


_CROWDS = frozenset({"الميات", "العشرات", "الالاف"})
"""«هاجم **المئات** مقر الحزب»: with the article they stand for the people, and what they count stands behind «من»."""


def one_of(form: str) -> bool:
    """«أحد العناصر», «**وإحدى** الفصائل»"""
    return form in ONE_OF or form.removeprefix("و") in ONE_OF


def read_phrase(scan: Scan, packs: Packs, i: int) -> Mention | None:
    """The noun phrase that begins at token ``i``, or None. The caller has ruled out verbs and prepositions."""
    p = Phrase(i)
    j = scan.skip_quotes(i)
    quantity = read_quantity(scan, packs, j)
    if quantity:
        p.quantity, j = quantity, quantity.end
        if scan.form(j) == "من" and j + 1 < scan.n:
            j += 1
        p.end = quantity.end
    elif one_of(scan.form(j)) and head_reading(scan, head := j + 1 + (scan.form(j + 1) in _MOST), first=False) is not None:
        p.quantity, j, p.end = Quantity(1, 1, True, j, j + 1, 1), head, head
    if not quantity or not (scan.form(j) == _IN_FRONT or (j == i + 1 and scan.form(i) in _CROWDS)):
        j = read_heads(scan, packs, p, j)
    if quantity and not p.classes and not p.names and (person := _counted_nationals(scan, j)) is not None:
        p.head, p.classes, p.number, p.gender = (
            person.entry.lemma,
            frozenset({"person"}),
            person.entry.number,
            person.entry.gender,
        )
        p.names = _by_movement(packs, person)
        p.end = j = j + 1
    if not quantity and p.end == i and (pair := _two_nationals(scan, j)) is not None:
        p.head, p.classes, p.number, p.gender = pair.entry.lemma, frozenset({"person"}), "d", "m"
        p.quantity, p.end = Quantity(2, 2, True, j, j + 1, 2), j + 1
    if p.end == i or (quantity and p.end == quantity.end and not p.classes and not p.names):
        p.article = scan.form(p.start).startswith("ال")  # «خرج العشرات»: the number stands for the people
        if p.article and i and scan.form(i - 1).startswith("ال") and p.end == i + 1 and scan.form(i) in FEW:
            return None  # «أغلقت المعابر **الثلاثة**»: how many they are
        return p.mention() if quantity else None
    read_tail(scan, packs, p)
    _framing(scan, packs, p)
    return p.mention()


def _two_nationals(scan: Scan, j: int) -> Reading | None:
    """«استشهد فلسطينيان»: an adjective of a nation in the masculine dual with nothing before it to describe."""
    if j >= scan.n or not scan.form(j).endswith("ان"):
        return None
    found = (r for r in scan.readings[j] if "nationality" in r.entry.classes and r.entry.number == "d" and r.entry.gender == "m")
    return next((r for r in found if not (r.article or r.pre or r.suffix)), None)


def _by_movement(packs: Packs, person: Reading) -> tuple[str, ...]:
    """«23 حوثياً» are of that movement; «48 إيرانياً» are of no force."""
    actor = packs.actors.get(packs.lexicon.nationalities.get(fold(person.entry.base), ""))
    return (actor.id,) if actor is not None and actor.cls in _MOVEMENTS else ()


_MOVEMENTS = frozenset({"militia", "rebel", "jihadist"})


def _counted_nationals(scan: Scan, j: int) -> Reading | None:
    """«48 إيرانياً»: a number before an indefinite nationality counts persons."""
    if j >= scan.n:
        return None
    return next((r for r in scan.readings[j] if "nationality" in r.entry.classes and not (r.article or r.pre or r.suffix)), None)


def national(scan: Scan, packs: Packs, i: int, *, governed: bool) -> Mention | None:
    """«استشهد **فلسطيني**», «مقتل **سوريين**», «اعتقل الاحتلال **فلسطينياً**»: an indefinite nationality behind a word of harm is
    a person; «النار على **الفلسطينيين**»: a definite sound plural that a preposition governs is people."""
    nations = [r for r in scan.readings[i] if "nationality" in r.entry.classes and not r.suffix]
    people = governed and scan.form(i).endswith("ين")
    found = next((r for r in nations if not r.article), None) or next((r for r in nations if people and r.article), None)
    if found is None or found.pre not in ("", "و") or i == 0 or not (found.article or _befallen(scan, packs, i)):
        return None
    number = next((r.entry.number for r in scan.readings[i] if r.entry.lemma == found.entry.lemma and r.entry.number == "p"), "")
    return Mention(
        start=i, end=i + 1, kind="people", head=found.entry.lemma, heads=(found.entry.lemma,), classes=frozenset({"person"}),
        number="p" if found.article else number or found.entry.number, gender=found.entry.gender, definite=found.article,
    )  # fmt: skip


def _befallen(scan: Scan, packs: Packs, i: int) -> bool:
    """Whether a word of harm stands right before token ``i``, or before the doer that stands there."""
    if _harms(scan, packs, i - 1) or scan.form(i - 1).removeprefix("و") in BY_HAND | _AMONG:
        return True
    doer = scan.form(i).endswith("يا") and scan.form(i - 1).startswith("ال")
    return doer and any(_harms(scan, packs, k) for k in range(max(0, i - 3), i - 1))


_AMONG = frozenset({"بينهم", "بينهن", "بينهما"})
"""«توقيف تسعة، **بينهم سوري**»"""


def _harms(scan: Scan, packs: Packs, i: int) -> bool:
    return any(
        rule in _HARMS
        for r in scan.readings[i]
        if r.entry.pos in ("verb", "masdar", "noun") and not r.article and not r.suffix
        for lemma in (r.entry.lemma, r.entry.base)
        for rest, rule in packs.count_words.get(lemma, ())
        if not rest
    )


_HARMS = frozenset({"killed", "wounded", "abducted", "detained"})


def _framing(scan: Scan, packs: Packs, p: Phrase) -> None:
    """Loaded words of the phrase that are no part of the name itself: «فلول» قوات الجيش."""
    for k in range(p.start, p.end):
        if not p.name_start <= k < p.name_end:
            form = scan.form(k)
            if form in packs.loaded or form.removeprefix("ال") in packs.loaded:
                p.framing.append((k, k + 1))
