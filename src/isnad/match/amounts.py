"""How many a phrase counts: its own number, what its form implies, and the words after it that bound it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from isnad.match.phrases import FEW
from isnad.match.quantity import BRACKETS
from isnad.match.row import ADDING, Row
from isnad.model.finds import CountFind, Mention, Quantity

PERSONS = frozenset({"people", "force"})
_FIGHTING = frozenset({"fighter", "leader", "suspect", "attacker", "detainee"})
_HARMED = frozenset({"dead", "wounded", "body"})
_CIVIL = frozenset({"person", "civilian", "child", "woman", "elderly", "family", "displaced_person"})
_WORKING = frozenset({"activist", "medic", "journalist", "shepherd", "farmer", "driver", "student", "aid_worker"})
_SINGLE = _FIGHTING | _HARMED | _CIVIL | _WORKING | {"spokesperson"}
"""Classes of nouns whose bare form tells how many persons there are."""
_TEN = 10
"""The most that a plural noun is counted with."""
_ADDING = ADDING | {"مقابل", "مع"}
_DEATHS = frozenset({"مصرع", "حتف"})
_LINKS = frozenset({"من", "في صفوف", "لدى", "في", "من صفوف", "من جانب"})


def amount(row: Row, k: int) -> Quantity | None:
    """How many the phrase at chunk ``k`` counts: «39 عنصراً على الأقل», «مدنيين اثنين», «طفلة»."""
    m = row[k].mention
    if m is None:
        return None
    single = m.number == "s" and m.quantity is None and "family" in m.classes
    q = m.quantity or _bracketed(row, k) or _behind(row, k) or (_household(row, k) if single else _implied(row, m))
    if q is None:
        return None
    after = row[k + 1].mention if k + 1 < row.n else None
    if (
        after
        and m.head
        and after.quantity
        and after.quantity.low == after.quantity.high == 2
        and not row[k + 1].pre
        and q.low == 2
    ):
        return Quantity(2, 2, True, m.start, after.end, 2)  # «مدنيين اثنين»
    if after and m.number == "p" and m.quantity is None and "body" in m.classes and after.quantity and not row[k + 1].pre:
        return after.quantity  # «جثث ستة من عناصر …»
    if (more := _or_more(row, k, q)) is not None:
        return more
    end = _at_least_after(row, k) if q.exact or q.low == q.high else 0
    return Quantity(q.low, None, False, min(m.start, q.start), end, q.low) if end else q


def _or_more(row: Row, k: int, q: Quantity) -> Quantity | None:
    """«شخصين **أو ثلاثة**»: one more than was said."""
    after = row[k + 2].mention if k + 2 < row.n and row.scan.form(row[k + 1].start) == "او" else None
    if after is None or after.head or after.quantity is None or q.low is None or (after.quantity.low or 0) <= q.low:
        return None
    return Quantity(q.low, after.quantity.high, False, q.start, after.end, q.low)


def _behind(row: Row, k: int) -> Quantity | None:
    """«وأطفاله **الثلاثة**», «المهاجمون **الأربعة**»: a definite number behind a noun with a pronoun or the article."""
    m, after = row[k].mention, row[k + 1] if k + 1 < row.n else None
    if m is None or m.number != "p" or after is None:
        return None
    if m.suffix and after.mention is not None and not after.mention.head:
        return after.mention.quantity if row.scan.form(after.start).startswith("ال") else None
    few = FEW.get(row.scan.form(after.start)) if m.definite and m.kind in PERSONS and not m.names else None
    return Quantity(few, few, True, m.start, after.end, few) if few and after.end == after.start + 1 else None


def _household(row: Row, k: int) -> Quantity | None:
    """«عائلة من خمسة أفراد», «أسرة مؤلفة من سبعة أشخاص»: how many persons one household is, None where it is not said."""
    for x in range(k + 1, min(row.n, k + 5)):
        c = row[x]
        if c.mention is not None:
            return c.mention.quantity if row[x - 1].lemma in ("من", "قوامها") and c.mention.quantity else None
        if c.kind in ("verb", "mark", "comp", "event", "place"):
            return None
    return None


def _bracketed(row: Row, k: int) -> Quantity | None:
    """«(16) شخصاً», «/3/ عناصر»: a number in brackets before its noun."""
    if k < 3 or row[k - 1].kind != "mark" or row[k - 3].kind != "mark" or (row[k - 3].lemma, row[k - 1].lemma) not in BRACKETS:
        return None
    m = row[k - 2].mention
    return m.quantity if m is not None and not m.head else None


def _implied(row: Row, m: Mention) -> Quantity | None:
    """A count without a number: a named or single person is 1, a dual 2, a bare plural 2 to open."""
    if m.head == "" or m.classes.isdisjoint(_SINGLE):
        return None
    if m.number == "p" and (m.suffix or (m.definite and not m.names)):
        return None  # «قضت على أفرادها»: they were told before
    number = m.number
    if number == "s" and m.suffix and any(r.entry.number == "d" and r.suffix == m.suffix for r in row.scan.readings[m.start]):
        number = "d"  # «وطفلاها»
    if (
        number == "s"
        and len(m.heads) > 1
        and row.scan.form(m.start).endswith("ا")
        and any(r.entry.number == "d" for r in row.scan.readings[m.start])
    ):
        number = "d"  # «عنصرا أمن»: before a genitive no accusative but a dual
    if number == "s" and _dual_before_noun(row, m):
        number = "d"
    if number == "s":
        return Quantity(1, 1, True, m.start, m.end, 1)
    if number == "d":
        return Quantity(2, 2, True, m.start, m.end, 2)
    return Quantity(2, None, False, m.start, m.end) if number == "p" else None


def _dual_before_noun(row: Row, m: Mention) -> bool:
    """«أصيب **عاملا** إغاثة», «قُنص **سائقا** شاحنة»: no accusative takes a genitive."""
    if m.definite or m.suffix or m.end != m.start + 1 or not row.scan.form(m.start).endswith("ا") or m.end >= row.scan.n:
        return False
    if not any(r.entry.number == "d" for r in row.scan.readings[m.start]) or "ً" in row.scan.tokens[m.start].vowels:
        return False
    after = row.scan.readings[m.end]
    bare = any(r.entry.pos in _NOUNS and not (r.article or r.pre) for r in after)
    return bare and not any(r.entry.pos in ("adjective", "verb") for r in after)


_NOUNS = frozenset({"noun", "masdar"})


_AT_LEAST = frozenset({("علي", "الاقل"), ("في", "الاقل"), ("كحد", "ادني"), ("علي", "اقل")})


def _at_least_after(row: Row, k: int) -> int:
    """The end of «على الأقل» behind the phrase at ``k`` and what belongs to it, or 0."""
    scan, m = row.scan, row[k].mention
    for t in range(m.quantity.end if m and m.quantity else row[k].start, row[k].end):
        if (scan.form(t), scan.form(t + 1)) in _AT_LEAST:
            return t + 2
    for x in range(k + 1, min(row.n - 1, k + 4)):
        c = row[x]
        if (scan.form(c.start), scan.form(c.start + 1)) in _AT_LEAST:
            return c.start + 2
        if c.kind not in ("prep", "np", "adj", "word") or joined(row, x) or (c.kind == "np" and c.mention and c.mention.quantity):
            return 0
    return 0


def joined(row: Row, k: int) -> bool:
    """Whether a phrase begins with و: glued to a noun, a digit or a number word («وتسعة مقاتلين»)."""
    c = row[k]
    if row.scan.form(c.start) in _SINGLE_ONE:
        return False  # «مدني **واحد**»
    if c.pre.startswith("و") or row.scan.form(c.start - 1) == "و":
        return True
    q = c.mention.quantity if c.mention else None
    return q is not None and row.scan.form(q.start).startswith("و") and row.scan.form(q.start)[:4] != "واحد"


_SINGLE_ONE = frozenset({"واحد", "واحده"})


def next_joined(row: Row, k: int) -> int:
    """The next phrase of persons that و adds to the one at ``k``: at once, or further on with
    a number of its own («… في قرية س وأربعة في قرية ص», «فضلاً عن سبعة آخرين»); -1 if none."""
    far = inside = within = False
    for x in range(k + 1, min(row.n, k + 12)):
        c, m = row[x], row[x].mention
        within = c.kind == "subgroup" or (within and c.kind != "mark")
        if within and joined(row, x) and not _anew(row, k, x):
            continue  # «تسعة مواطنين، بينهم ثلاثة أطفال **وسيدتان**، وأصيب …»: one of the parts
        inside = (inside or c.lemma == "(") and c.lemma != ")"
        if inside or c.lemma == ")" or _part_of_name(row, x):
            continue  # «الطفل س (12 عاماً) والشاب ص»
        added = x > 0 and row[x - 1].lemma in _ADDING
        if (c.kind == "event" and c.base in _DEATHS and not far) or c.base == "رتبة":
            continue  # «لقي قيادي **مصرعه** مع 46 من عناصره»
        if (
            m is not None
            and c.kind != "place"
            and (joined(row, x) or added)
            and not (far and m.quantity is None and not _two(row, x) and not _another(row, x))
        ):
            counted = m.kind in PERSONS and amount(row, x) is not None and m.classes.isdisjoint(_HARMED)
            counted = counted and not _second_noun(row, k, x) and not of_things(row, x)
            return x if counted else -1
        far = far or (c.kind not in ("adj", "word", "time") and not (x == k + 1 and c.kind == "noun" and not c.pre))
        if x == k + 1 and c.kind == "noun" and not c.pre and not c.definite:
            continue  # «راعي **أغنام** وابنه»
        if x == k + 1 and (_two(row, k) or row.scan.form(c.start) in _SINGLE_ONE):
            continue  # «ومدنيين **اثنين** في م، و4 في ن»
        if c.pre == "ب" and c.kind in ("noun", "event") and _number_behind(row, x + 1):
            continue  # «أصيب 6 **بالاختناق** و3 بالرصاص», «19 **برصاص القناصة** و12 بالألغام»
        if c.kind == "part" and c.definite and not c.pre:
            continue  # «والي س **السابق** وثلاثة من مرافقيه»
        if c.kind in ("verb", "event", "comp", "rel", "conseq", "cue", "noun", "part") or (
            c.kind == "mark" and c.lemma not in "،,()"
        ):
            return -1
        if m is not None and c.kind != "place" and m.quantity is not None and not (_parts(row, k, x) or row.prep(x)):
            return -1
    return -1


def _anew(row: Row, k: int, x: int) -> bool:
    """«تسعة مدنيين بينهم ثلاثة أطفال في قرية س **وأربعة مدنيين** في …»: the noun of the total again, with a number of its own."""
    first, m = row[k].mention, row[x].mention
    if first is None or m is None or m.quantity is None or not m.head or m.definite:
        return False
    return m.head == first.head and any(row[y].kind == "place" for y in range(k + 1, x))


def _number_behind(row: Row, x: int) -> bool:
    """Whether a bare number with و stands at ``x``, or behind the genitive, the adjectives and the place there."""
    for k in range(x, min(row.n, x + 6)):
        c, m = row[k], row[k].mention
        if _another(row, k):
            return True
        if m is not None and m.quantity is not None:
            return not m.head and not m.names and joined(row, k)
        if c.pre not in ("", "ب") or c.kind not in _PHRASE:
            return False
    return False


def _another(row: Row, k: int) -> bool:
    """«قُتل مدني برصاص قناص **وطفلان بقصف** على م»: one or two more, with what they died of."""
    m = row[k].mention
    if m is None or m.kind not in PERSONS or m.definite or row[k].pre != "و" or m.number not in ("s", "d"):
        return False
    for x in range(k + 1, min(row.n, k + 5)):
        c = row[x]
        if c.kind == "event":
            return c.pre == "ب" or row[x - 1].lemma in _AMID
        if c.kind not in _PHRASE:
            return False
        if c.mention is not None and c.mention.quantity is not None and row.scan.form(c.start) not in _SINGLE_ONE:
            return False
    return False


_AMID = frozenset({"في", "جراء", "نتيجة", "إثر", "خلال", "أثناء"})
_PHRASE = frozenset({"np", "noun", "adj", "word", "prep", "place"})
"""Kinds of chunks that what stands under a preposition is made up of."""


def of_things(row: Row, x: int) -> bool:
    """«… في المدينة **وثلاث قرى**», «سكان **أربع** قرى»: a bare number counts the noun right behind it, which are no persons."""
    m, after = row[x].mention, row[x + 1] if x + 1 < row.n else None
    return (
        m is not None and not m.head and not m.names and after is not None and after.kind in ("place", "noun") and not after.pre
    )


def _part_of_name(row: Row, x: int) -> bool:
    """«العقيد سالم **علي** والرائد …»: a name that spells a preposition, with nothing under it."""
    c, after = row[x], row[x + 1] if x + 1 < row.n else None
    return c.kind == "prep" and c.lemma == "على" and after is not None and (after.pre[:1] == "و" or after.kind == "mark")


def together(row: Row, found: Iterable[CountFind]) -> list[CountFind]:
    """«مقتل ضابط ومجند», «رجل وزوجته وطفلاهما»: persons told one by one, without a number, are one number of persons; a mother
    and her two («امرأة **وطفلاها**») are told as one and as two."""
    told = list(found)
    if (
        len(told) < 2
        or (len(told) == 2 and told[1].quantity.high != 1)
        or told[0].quantity.high != 1
        or any(not _one(f) or (f.chunk > told[0].chunk and _another(row, f.chunk)) for f in told)
    ):
        return told
    first, last, n = told[0], told[-1], sum(f.quantity.low or 0 for f in told)
    q = Quantity(n, n, True, first.quantity.start, last.quantity.end, n)
    return [msgspec.structs.replace(first, quantity=q, start=first.start, end=last.end)]


def _one(f: CountFind) -> bool:
    m = f.who
    if m is not None and m.suffix and not m.quantity and f.quantity.exact and f.quantity.low == f.quantity.high:
        return True  # «وزوجته **وطفلاهما**», «**وأطفاله** الثلاثة»: kin of whom stands before
    return f.quantity.low == f.quantity.high == 1 and m is not None and m.quantity is None


def _two(row: Row, x: int) -> bool:
    """«، ومدنيين **اثنين** في …»: two, said behind the noun."""
    after = row[x + 1].mention if x + 1 < row.n else None
    return after is not None and not after.head and after.quantity is not None and after.quantity.high == 2


def _second_noun(row: Row, k: int, x: int) -> bool:
    """«أربعين عسكرياً ومرتزقاً»: a second noun under the number of the first."""
    first, other = row[k].mention, row[x].mention
    if first is None or other is None or first.quantity is None or other.quantity is not None:
        return False
    scan = row.scan
    if (
        other.definite
        and (other.number == "p" or other.names)
        and any(scan.form(t) == "من" for t in range(first.start, other.start))
    ):
        return True  # «العشرات من المدنيين **والعسكريين**», «15 عنصراً من الحوثيين **والرئيس** المخلوع»
    if first.number != "s" or other.number != "s":
        return False
    if scan.form(other.start).endswith("ا"):
        return True
    colloquial = not scan.form(max(first.start, first.quantity.end)).endswith("ا") and not other.definite
    return colloquial and (first.quantity.low or 0) > _TEN  # «11 مدني وعسكري»


def _parts(row: Row, k: int, x: int) -> bool:
    """Whether the phrase at ``x`` is part of the one at ``k`` («… بينهم ثلاثة أطفال»)."""
    return any(row[y].kind == "subgroup" for y in range(k + 1, x))


def belongs_to(row: Row, k: int) -> Mention | None:
    """Whose people a number without a noun counts: «7 في صفوف التنظيم»; else the phrase itself."""
    m = row[k].mention
    if m is not None and not m.names and not m.head and k + 2 < row.n and row[k + 1].lemma in _LINKS:
        other = row[k + 2].mention
        if other is not None and other.kind == "force":
            return other
    return m
