"""Tolls: counted nouns that are measures themselves (قتيل، جريح), and bodies that are found."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.amounts import PERSONS, amount, belongs_to, joined, next_joined
from isnad.match.row import Row
from isnad.model.finds import CountFind, Quantity
from isnad.packs import Packs

THINGS = frozenset(
    {"attacks", "facilities", "vehicles", "weapons", "munitions", "buildings", "aircraft", "devices", "places", "trucks"}
)
SUM = frozenset({"killed", "wounded"})
TALLY = frozenset({"حصيلة", "تعداد", "إجمالي", "عدد", "محصلة", "مجموع"})
_TALLIES = frozenset({"اعداد"})
"""Spelled like the verbal noun of أعدّ."""
REACH = frozenset({"بلغ", "بلّغ", "أبلغ", "تجاوز", "فاق", "ناهز", "تخطّى", "قارب"})
"""Verbs of reaching that take the number as their object; the others take it under إلى."""
_NEAR = 5
_DUG = frozenset({"انتشل", "انتشال", "استلم", "استلام", "تسلّم", "استخرج", "استخراج"})
_FIND = frozenset({"عثر", "عثور", "وجد"}) | _DUG


def read_heads(row: Row, packs: Packs) -> list[CountFind]:
    """«سقوط ستة قتلى», «جثتي اثنين», «9 جرحى», «20 مدنياً بين قتيل وجريح»: the counted noun is the measure."""
    out: list[CountFind] = []
    skip = -1
    for i, c in enumerate(row.chunks):
        if c.kind != "event" and (c.mention is None or not c.mention.head):
            continue
        head = state_of(row, packs, i)
        if head is None or i <= skip or (i and c.base == "ضحية" and row[i - 1].base == "راح"):
            continue
        rule, what, q = head
        m = row[i].mention
        of = row[i - 1].mention if i and not c.pre else None
        if what == "killed" and of is not None and "body" in of.classes and _found_body(row, i - 1):
            continue  # «جثامين **خمسة شهداء**»: whose bodies, and not more of the dead
        other = state_of(row, packs, i + 1) if i + 1 < row.n and joined(row, i + 1) else None
        both = other is not None and {what, other[1]} == SUM
        if both and i and row[i - 1].lemma in ("بين", "ما بين"):
            skip = i + 1
            out.extend(_summed(row, i, rule))
            continue
        if both and m is not None and m.quantity is not None and m.number != "d" and not own_number(row, i + 1):
            skip, what = i + 1, "casualties"
        if q is None or _negated(row, i) or _mere_group(row, i) or (what == "bodies_held" and _buried(row, i)):
            continue
        start, end = (min(m.start, q.start), max(m.end, q.end)) if m else (row[i].start, row[i].end)
        out.append(CountFind(rule, what, q, m, i, start, end))
        k = next_joined(row, i) if m is not None and m.quantity is not None and what != "casualties" else -1
        if k >= 0 and state_of(row, packs, k) is None and own_number(row, k) and _fell_too(row, i, k):
            out.extend(_more(row, packs, i, k, rule, what))
        elif k >= 0 and own_number(row, k) and "displaced_person" in row[k].mention.classes:  # type: ignore[union-attr]
            more = row[k].mention  # «خلّفت 250 قتيلاً **و100 ألف نازح**»
            out.append(CountFind("displaced", "displaced", more.quantity, more, k, more.start, more.end))  # type: ignore[union-attr,arg-type]
    return out


def _more(row: Row, packs: Packs, i: int, k: int, rule: str, what: str) -> Iterable[CountFind]:
    """«19 من القتلى برصاص القناصة **و12** بالألغام **و8** بالقصف»: what goes on with the number at chunk ``k``."""
    while k >= 0 and state_of(row, packs, k) is None and own_number(row, k) and _fell_too(row, i, k):
        m = row[k].mention
        yield CountFind(rule, what, m.quantity, belongs_to(row, k), k, m.start, m.end)  # type: ignore[union-attr,arg-type]
        k = next_joined(row, k)


def _fell_too(row: Row, i: int, k: int) -> bool:
    """«تسعة قتلى **و12** في م», «3 قتلى مدنيين **و4 من المسلحين**»: more of the dead, by number alone or by who they were."""
    m = row[k].mention
    if m is None or not m.head:
        return m is not None
    first = row[i].mention
    dead = first is not None and "dead" in first.classes and k == i + 1
    return dead and not m.classes.isdisjoint(_SLAIN)


_SLAIN = frozenset({"fighter", "soldier", "civilian", "officer", "leader"})


def own_number(row: Row, k: int) -> bool:
    """Whether the phrase at chunk ``k`` says a number of its own."""
    m = row[k].mention
    return m is not None and m.quantity is not None


_FALLING = frozenset({"سقط", "وقع"})
"""«عشرة جنود **سقطوا** بين قتلى وجرحى»: the verb stands between the number and what became of them."""


def _summed(row: Row, i: int, rule: str) -> Iterable[CountFind]:
    """«سقط 17 عنصراً بين قتيل وجريح»: the number before belongs to both."""
    for k in range(i - 2, max(-1, i - 8), -1):
        m = row[k].mention
        if row[k].kind in ("comp", "mark") or (row[k].kind == "verb" and row[k].lemma not in _FALLING):
            return
        if m is not None and m.quantity is not None and m.kind in PERSONS:
            q = amount(row, k) or m.quantity
            yield CountFind(rule, "casualties", q, m, i, min(m.start, q.start), row[i + 1].end)
            return


def state_of(row: Row, packs: Packs, i: int) -> tuple[str, str, Quantity | None] | None:
    """(rule, measure, quantity) of a noun that says what became of people; one that also spells a verbal noun (جرحى) too."""
    c, m = row[i], row[i].mention
    if m is not None and m.head:
        rule = packs.head_alone.get(m.head, "")
        if not rule:
            return None
        body = packs.counts[rule].what == "bodies_held" and _found_body(row, i)
        numbered = m.quantity is not None and not (m.number == "d" and m.definite and "body" in m.classes)
        known = (m.definite or bool(m.suffix)) and not numbered and not body  # «نُقلت **جثتا القتيلين** إلى المشفى»
        what = packs.counts[rule].what if not body else _body_measure(row, i)
        return rule, what, None if known else amount(row, i)
    if c.kind == "event" and c.number == "p" and c.base == "إصابة" and not c.definite and _befell(row, i):
        return "wounded", "wounded", Quantity(2, None, False, c.start, c.end)
    if c.kind == "event" and c.number == "d" and not c.suffix:
        for r in row.scan.readings[c.start]:
            if r.entry.number == "p" and not r.suffix:
                for rest, rule in packs.count_heads.get(r.entry.base, ()):
                    if not rest:
                        q = None if r.article else Quantity(2, None, False, c.start, c.end)
                        return rule, packs.counts[rule].what, q
    return None


def _befell(row: Row, i: int) -> bool:
    """«أدى إلى وقوع إصابات»: persons wounded, no hits that a force counts as its own."""
    before = row.chunks[max(0, i - 4) : i]
    after = row[i + 1] if i + 1 < row.n else None
    if not i:
        return after is not None and (after.kind in ("prep", "event") or after.pre.endswith("ب")) and after.base not in _HITS
    if row[i].pre.endswith("ب") and not any("cause" in c.classes for c in before[-2:]):
        return False  # «استشهاد 11 من المصابين **بإصابات** جسيمة»: how they were hurt
    led = any("cause" in c.classes or c.kind == "conseq" or c.base in ("وقوع", "سقوط", "تسجيل") for c in before)
    return led and not (after and after.base in _HITS)


_HITS = frozenset({"مباشر", "دقيق", "محقّق", "مادّي"})


def _found_body(row: Row, i: int) -> bool:
    """«عُثر على جثة الشاب س»: a body that is found is counted though it is the body of somebody."""
    for k in range(i - 1, max(-1, i - 14), -1):
        if row[k].base in _FIND or row[k].lemma in _FIND or (i - k < _NEAR and row[k].lemma in _HOSPITALS):
            return True
        if row[k].kind in ("verb", "comp"):
            return False
    return False


def _dug_out(row: Row, i: int) -> bool:
    """«انتُشلت خمس جثث», «استلام ست جثث»: bodies of those who died before, elsewhere or otherwise."""
    return any(row[k].base in _DUG or row[k].lemma in _DUG for k in range(max(0, i - 7), i))


_BURYING = frozenset({"شيّع", "تشييع", "دفن", "وارى", "ودّع", "جنازة"})


def _buried(row: Row, i: int) -> bool:
    """«شُيّعت **جثامين** ستة قتلى»: who is buried is held by nobody."""
    return any(c.base in _BURYING or c.lemma in _BURYING for c in row.chunks[max(0, i - 6) : i])


def _body_measure(row: Row, i: int) -> str:
    """Bodies that are found or dug out are counted as such; those that a hospital receives tell who was killed."""
    if _dug_out(row, i):
        return "bodies_found"
    return "killed" if _received(row, i) else "bodies_found"


_HOSPITALS = frozenset({"استقبل", "استقبال", "وصل", "وصول"})


def _received(row: Row, i: int) -> bool:
    """«**استقبل** المستشفى **جثامين** 9 شهداء», «**وصول جثماني** فلسطينيين»: who is brought dead to a hospital was killed."""
    near = row.chunks[max(0, i - 5) : i]
    return any(c.base in _HOSPITALS or c.lemma in _HOSPITALS for c in near) and not any(c.lemma == "من" for c in near[-1:])


def _mere_group(row: Row, i: int) -> bool:
    """«حصيلة ضحايا», «قتلى القصف»: the dead of something, not some dead."""
    m = row[i].mention
    if i and (tally(row, i - 1) or (i > 1 and joined(row, i) and tally(row, i - 2))) and not own_number(row, i):
        return True
    if m is None or m.quantity is not None or m.number != "p":
        return False
    if m.heads[:1] and m.heads[0] in TALLY:
        return True  # «عدد قتلى الانفجار»
    after = row[i + 1] if i + 1 < row.n else None
    return bool(i and row[i - 1].base in TALLY) or bool(after and after.kind == "event" and not after.pre and after.definite)


def tally(row: Row, i: int) -> bool:
    """«عدد», «حصيلة», «أعداد»: a word of counting."""
    c = row.chunks[i]
    return c.base in TALLY or row.scan.forms[c.start] in _TALLIES


def tallying(row: Row) -> bool:
    """Whether any word of counting stands in the row, as a chunk or inside a phrase."""
    if not TALLY.isdisjoint(row.told) or not _TALLIES.isdisjoint(row.scan.sentence.words):
        return True
    return any(c.mention is not None and not TALLY.isdisjoint(c.mention.heads) for c in row.chunks)


def _negated(row: Row, i: int) -> bool:
    return bool(i) and row[i - 1].kind in ("neg", "none")


def tolled(what: str) -> str:
    """«بلغت حصيلة الضحايا تسعة»: the victims of a toll are its dead."""
    return "killed" if what == "victims" else what


def both_outcomes(row: Row, packs: Packs, i: int) -> bool:
    """«أعداد قتلى وجرحى …»: one number over two outcomes."""
    for k in range(i, min(row.n - 1, i + 3)):
        first, other = state_of(row, packs, k), state_of(row, packs, k + 1)
        if first and other and joined(row, k + 1) and {first[1], other[1]} == SUM:
            return True
    return False
