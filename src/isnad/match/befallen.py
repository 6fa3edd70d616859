"""Whom a harm word befell where they do not stand right behind it: a pronoun, a phrase behind an aside, the subject of a verb of
being able; and the measure where persons of another sort are counted."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.amounts import PERSONS, amount, of_things
from isnad.match.by_name import names_from
from isnad.match.row import NOMINAL, Row
from isnad.model.finds import CountFind, Mention, Quantity
from isnad.packs import Packs

_FLIGHT = frozenset({"displaced", "escaped"})
_MOVING = _FLIGHT | {"returned"}
_HOUSEHOLDS = frozenset({"عائلة", "أسرة"})
_ASIDE = 8
"""How many chunks an aside between commas may hold."""


def befallen(row: Row, i: int) -> Quantity | None:
    """«ما أدى إلى **مقتله** وإصابته»: one person told before, where the act is said to have led to it."""
    c = row[i]
    if c.kind != "event" or c.suffix not in ("ه", "ها") or not _led(row, i):
        return None
    return Quantity(1, 1, True, c.start, c.end, 1)


def befallen_all(row: Row, i: int) -> CountFind | None:
    """«سيارة يستقلها **أربعة عناصر**، ما أدى إلى مقتل**هم** جميعاً», «… وإصابتهما»: as many as the sentence told last."""
    c = row[i]
    if c.kind != "event" or c.suffix not in _THEM or not _led(row, i):
        return None
    for k in range(i - 1, max(-1, i - 26), -1):
        m = row[k].mention
        if row[k].kind not in NOMINAL or m is None or m.kind not in PERSONS or m.suffix or (q := amount(row, k)) is None:
            continue
        if q.low is None or q.low < 2 or (c.suffix == "هما" and q.low != 2):
            return None
        if c.suffix == "هما":
            q = Quantity(2, 2, True, q.start, q.end, 2)  # «على ممرضين …، ما أدى إلى إصابتهما»
        return CountFind("", "", q, m, i, c.start, c.end)
    return CountFind("", "", Quantity(2, 2, True, c.start, c.end, 2), None, i, c.start, c.end) if c.suffix == "هما" else None


_THEM = frozenset({"هم", "هما", "هن"})


def _led(row: Row, i: int) -> bool:
    for c in reversed(row.chunks[max(0, i - 4) : i]):
        if c.kind == "conseq" or "cause" in c.classes:
            return True
        if c.kind in ("mark", "comp", "rel", "place", "np"):
            return False
    return False


def past_aside(row: Row, i: int) -> list[int]:
    """The chunks behind a harm word to the end of its clause, and on behind an aside: «قُتل خلالها، **وفق المتحدث**، 37 مسلحاً»."""
    out: list[int] = []
    last = i
    for k in row.right(i, limit=12):
        last = k
        out.append(k)
    cite = last + 1
    if cite >= row.n or row[cite].kind != "cite" or row[last].kind != "mark":
        return out
    closed = next((k for k in range(cite + 1, min(row.n, cite + _ASIDE)) if row[k].kind == "mark"), -1)
    if closed > 0 and row[closed].lemma in "،,":
        out.extend(row.right(closed, limit=6))
    return out


def amid(row: Row, i: int, k: int) -> bool:
    """«قُتل **في القصف** ثلاثة», «قُتل **منذ بدء القصف** مئات»: whether the act at ``k`` only says how it came about, so that whom
    the harm word at ``i`` is told of follows."""
    caused = row[i].kind == "verb" and row[k].definite and "cause_link" in row[k - 1].classes
    of = k - 1 if row[k].kind == "event" and row[k - 1].kind == "event" and not row[k].pre else k  # «منذ **استئناف القصف**»
    return caused or row.prep(k) in ("خلال", "أثناء", "في") or row.prep(of) == "منذ"


_FORCED = frozenset({"اضطر", "اضطرّ", "أجبر", "أرغم", "دفع", "دفّع"})


def freed_by_themselves(row: Row, rule: str, what: str, i: int) -> Iterable[CountFind]:
    """«تمكن ستة أسرى من **الفرار**», «أجبرت المعارك آلاف المدنيين على **النزوح**»: who was able or had to."""
    if what not in _FLIGHT or row[i].kind != "event" or i < 2 or (row[i - 1].kind != "prep" and row[i].pre != "ل"):
        return
    for k in range(i - 1, max(-1, i - 8), -1):
        m = row[k].mention
        if m is None or row[k].kind not in NOMINAL or m.kind not in PERSONS or row.prep(k) or of_things(row, k):
            continue
        able = k > 0 and row[k - 1].kind == "verb" and "modal" in row[k - 1].classes
        forced = any(c.kind == "verb" and (c.lemma in _FORCED or c.base in _FORCED) for c in row.chunks[max(0, k - 4) : i])
        if (q := amount(row, k)) is not None and (able or (forced and m.quantity is not None)):
            yield CountFind(rule, measure_of(row, k, what), q, m, i, min(m.start, q.start), m.end)
        return


_CELLS = frozenset({"خلية", "شبكة", "عصابة", "مجموعة"})
_BROKEN = frozenset({"فكّك", "تفكيك", "أطاح", "إطاحة", "ضبط", "اعتقل", "اعتقال", "أوقف", "توقيف", "قبض"})
_MADE_UP = frozenset({"من", "مولفه", "مكونه", "قوامها", "تضم", "عددها", "افرادها"})


def read_cells(row: Row) -> Iterable[CountFind]:
    """«فككت خلية **من ستة أشخاص**», «الإطاحة بشبكة **مؤلفة من أربعة** متهمين»: as many as were caught with it."""
    if row.told.isdisjoint(_BROKEN):
        return
    for i, c in enumerate(row.chunks):
        if c.mention is None or c.mention.head not in _CELLS or c.mention.quantity is not None:
            continue
        act = next((k for k in range(i - 1, max(-1, i - 6), -1) if row[k].lemma in _BROKEN or row[k].base in _BROKEN), -1)
        if act < 0 or any(row[k].kind in ("mark", "comp", "conj", "rel") for k in range(act, i)):
            continue
        made = False
        for k in range(i + 1, min(row.n, i + 6)):
            m = row[k].mention
            if m is not None and m.quantity is not None and m.kind in PERSONS:
                q = amount(row, k) if made else None
                if q is not None:
                    yield CountFind("detained", "detained", q, m, act, min(m.start, q.start), m.end)
                break
            made = made or row.scan.form(row[k].start) in _MADE_UP
            if row[k].kind in ("mark", "comp", "place", "event"):
                break


_FATE, _RANKS, _TOUCH = "مصير", "عداد", "اتصال"
FATES = frozenset({_FATE, _RANKS, _TOUCH})
_LOSING = frozenset({"فقد", "فقدان", "انقطع", "انقطاع"})


def read_fates(row: Row) -> Iterable[CountFind]:
    """«لا يزال مصير خمسة مدنيين مجهولاً»: they are missing."""
    yield from _among_missing(row)
    yield from _out_of_touch(row)
    if _FATE not in row.lemmas:
        return
    for i, c in enumerate(row.chunks[:-2]):
        m = row[i + 1].mention
        if c.lemma != _FATE or m is None or m.kind not in PERSONS or (q := amount(row, i + 1)) is None:
            continue
        if any(row.scan.form(x.start).startswith("مجهول") for x in row.chunks[i + 2 : i + 8]):
            yield CountFind("missing", "missing", q, m, i, min(m.start, q.start), m.end)


def _out_of_touch(row: Row) -> Iterable[CountFind]:
    """«فُقد الاتصال **بنحو عشرين** آخرين»: they are missing."""
    if _TOUCH not in row.lemmas:
        return
    for i, c in enumerate(row.chunks[:-1]):
        m = row[i + 1].mention
        if c.lemma != _TOUCH or not i or row[i - 1].lemma not in _LOSING or m is None or m.quantity is None:
            continue
        if (row[i + 1].pre == "ب" or row.prep(i + 1) == "مع") and m.kind in PERSONS and (q := amount(row, i + 1)) is not None:
            yield CountFind("missing", "missing", q, m, i - 1, min(m.start, q.start), m.end)


def _among_missing(row: Row) -> Iterable[CountFind]:
    """«لا يزال **20 شخصاً في عداد المفقودين**»: they are missing."""
    if _RANKS not in row.lemmas:
        return
    for i, c in enumerate(row.chunks[:-1]):
        m = row[i + 1].mention
        if c.lemma != _RANKS or m is None or "missing" not in m.classes:
            continue
        k = next((x for x in range(i - 1, max(-1, i - 8), -1) if row[x].mention is not None and row[x].kind in NOMINAL), -1)
        who = row[k].mention if k >= 0 else None
        if who is not None and who.kind in PERSONS and (q := amount(row, k)) is not None:
            yield CountFind("missing", "missing", q, who, k, min(who.start, q.start), m.end)


def may_suffer(m: Mention) -> bool:
    """Persons and forces; of those who speak, activists when they are counted («اعتقلوا 4 من النشطاء», «مقتل ناشط»)."""
    if m.head in _SIDES and (m.quantity is None or (m.number == "d" and m.quantity.high == 2)):
        return False  # «تبادل **الطرفان** خمسة مقاتلين»; but «إصابة 15 من الطرفين»
    if m.kind in PERSONS or (m.head in _ACTIVE and (m.quantity is not None or (m.number == "s" and not m.definite))):
        return True
    return "spokesperson" in m.classes and m.number == "s" and not m.names  # «مقتل **مدير المستشفى**»: an office, held by one


_SIDES = frozenset({"طرف", "جانب"})
_ACTIVE = frozenset({"ناشط", "ناشطة", "صحفي", "صحافي", "إعلامي", "مراسل"})


def measure_of(row: Row, k: int, what: str) -> str:
    """Prisoners who flee escape; households that leave are counted as households, never as persons."""
    m = row[k].mention
    if what not in _MOVING or m is None:
        return what
    if m.head in _HOUSEHOLDS:
        return "families"
    return "escaped" if "detainee" in m.classes and what in _FLIGHT else what


_TOLD = (("missing", "missing"), ("detainee", "detained"), ("wounded", "wounded"))


def state_told(row: Row, k: int, first: int, what: str) -> str:
    """«قضى 536 شخصاً، إلى جانب **2700 موقوف و72 مفقوداً**»: nouns of another state further on in a toll are what they say."""
    m = row[k].mention
    if k == first or what != "killed" or m is None or m.head != row[k].base:
        return what
    return next((other for cls, other in _TOLD if cls in m.classes and m.heads[:1] == (m.head,)), what)


_REACHING = frozenset({"طال", "شمل", "استهدف"})


def cases_of(row: Row, i: int) -> Quantity | None:
    """«567 حالة اعتقال»: so many cases of a harm."""
    c = row[i]
    noun = c.kind == "event" or (c.kind == "verb" and c.voice == "either" and not c.suffix)  # «46 حالة **قتل**» spells a verb too
    m = row[i - 1].mention if i and noun and not c.pre else None
    return m.quantity if m is not None and m.head == "حالة" else None


def aboard(row: Row, i: int) -> int:
    """«خطف مسلحون حافلة تقل 48 زائراً»: the people in the vehicle that was taken, or -1."""
    for v in range(i + 1, min(row.n, i + 8)):
        if "carry" in row[v].classes:
            return next(
                (k for k in range(v + 1, min(row.n, v + 4)) if (m := row[k].mention) and m.quantity and m.kind in PERSONS), -1
            )
        if row[v].kind in ("comp", "conseq"):
            break
    return -1


def reached(row: Row, i: int) -> int:
    """«حملة اعتقالات … طالت أكثر من 30 شاباً»: the people whom a campaign reached, or -1."""
    if row[i].kind != "event":
        return -1
    at = next((v for v in range(i + 1, min(row.n, i + 7)) if row[v].lemma in _REACHING and row[v].kind == "verb"), -1)
    if at < 0 or any(row[x].kind == "mark" and row[x].lemma in ".؛:" for x in range(i, at)):
        return -1
    return next((k for k in row.right(at, limit=3) if (m := row[k].mention) and m.quantity and m.kind in PERSONS), -1)


_EACH = frozenset({"كل من", "كلا", "كل"})
_ONE_OF_THEM = frozenset({"احدهم", "احدهما", "احداهما", "احداهن"})


def _each(row: Row, packs: Packs, i: int) -> Quantity | None:
    """«مقتل **كل من** س وص وع», «كلاً من: س، وص»: as many as are named; two or more where the list cannot be followed."""
    first = i + 1 if row[i].lemma == "كل من" else i + 2
    if first > i + 1 and not (i + 1 < row.n and row[i + 1].lemma == "من"):
        return None
    if first < row.n and row[first].lemma == ":":
        first += 1
    run = names_from(row, packs, first, titled=True) if first < row.n else None
    if run is None or run.persons == 1:
        return Quantity(2, None, False, row[i].start, row[i].end)
    return Quantity(run.persons, run.persons, True, row[i].start, row[run.last].end, run.persons)


_FREED = frozenset({"سراح", "سبيل", "عن"})
_OTHERS = frozenset({"اخر", "اخرون", "اخرين"})


def _others_before(row: Row, i: int) -> bool:
    """«استشهد ثلاثة **وآخرون** أصيبوا»: the others stand before their verb."""
    if i < 1 or row[i].kind != "verb" or row[i].number[:1] != "p" or row[i].pre or row[i - 1].mention is not None:
        return False
    form, numbered = row.scan.form(row[i - 1].start), row[i - 2].mention if i > 1 else None
    if numbered is not None and numbered.quantity is not None and form in _OTHERS:
        return False  # «إن **55 آخرين** أصيبوا»
    return form.removeprefix("و") in _OTHERS


def others(row: Row, packs: Packs, i: int) -> Quantity | None:
    """«وجُرح آخرون», «وأصيب آخر», «وجُرح ثالث»: more people of the kind just told."""
    if i + 2 < row.n and row.scan.form(row[i + 1].start) == "عدد" and "other" in row[i + 2].classes:
        return Quantity(2, None, False, row[i + 1].start, row[i + 2].end)  # «وإصابة عدد آخر»
    if i + 1 < row.n and row.scan.form(row[i + 1].start) == "عدد" and row.scan.form(row[i + 1].end - 1) in _OTHERS:
        return Quantity(2, None, False, row[i + 1].start, row[i + 1].end)  # «وأصيب عدد آخر»
    if i + 1 < row.n and row[i + 1].mention is None and "kin" in row[i + 1].classes and not row[i + 1].pre:
        return Quantity(1, 1, True, row[i + 1].start, row[i + 1].end, 1)  # «وأصيب **والدهم**»
    if _others_before(row, i):
        return Quantity(2, None, False, row[i - 1].start, row[i - 1].end)
    each = next((x for x in (i + 1, i + 2) if x < row.n and row[x].lemma in _EACH), -1)
    if each == i + 1 or (each > 0 and row[i + 1].kind == "np"):
        return _each(row, packs, each)
    at = i + 2 if i + 2 < row.n and row.scan.form(row[i + 1].start) in _FREED else i + 1
    if at < row.n and row[at].kind == "subgroup" and row.scan.form(row[at].start) in _ONE_OF_THEM:
        return Quantity(1, 1, True, row[at].start, row[at].end, 1)  # «مقتل **أحدهما** وإصابة الآخر», «أطلقوا سراح **أحدهم**»
    if i + 1 >= row.n or "other" not in row[i + 1].classes or row[i + 1].mention:
        return None
    c = row[i + 1]
    form = row.scan.form(c.start)
    if form in ("اخران", "اخرتان", "الاخران", "الاخريين"):
        return Quantity(2, 2, True, c.start, c.end, 2)
    single = form in ("اخر", "اخري", "الاخر", "الاخري") or (c.kind == "adj" and c.base != "آخر" and c.number == "s")
    return Quantity(1, 1, True, c.start, c.end, 1) if single else Quantity(2, None, False, c.start, c.end)


def done_to(row: Row, k: int) -> int:
    """«إعدام قوات النظام **لعشرة** من عناصرها», «إعدام مسلحين بزي عسكري **ثلاثة** شبان»: whom the doer in the genitive at
    ``k`` did it to, or -1."""
    for x in range(k + 1, min(row.n, k + 4)):
        m = row[x].mention
        if (
            m is not None
            and m.quantity is not None
            and m.kind in PERSONS
            and row[x].pre in ("ل", "")
            and row.prep(x) in ("", "ل")
        ):
            return x
        if row[x].kind != "adj" and not row[x].pre.endswith("ب"):
            break
    return -1


def object_behind(row: Row, k: int) -> bool:
    """«خطف مسلحون ملثمون **الحلقي**»: a name that no pack knows, right behind the phrase at ``k``."""
    after = row[k + 1] if k + 1 < row.n else None
    return after is not None and after.kind == "word" and not after.pre and row.scan.form(after.start).startswith("ال")
