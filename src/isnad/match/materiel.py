"""Things that a report counts with their act: what was fired or shot down, found or defused, places that were taken or hit."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.row import Row
from isnad.model.finds import Chunk, CountFind, Quantity

_FIRED = frozenset({
    "تعرّض", "أطلق", "إطلاق", "انطلق", "سقط", "سقوط", "ألقى", "إلقاء", "استخدم", "رمى", "قصف", "استهدف", "استهداف", "هاجم", "هجوم",
    "أصاب", "أغار", "غارة", "ضرب", "ضربة", "دكّ",
})  # fmt: skip
_STOPPED = frozenset({"أسقط", "إسقاط", "اعترض", "اعتراض", "دمّر", "تدمير", "حيّد", "تصدّى", "تصدي", "تعامل"})
_DOWNED = frozenset({"أسقط", "إسقاط", "اعترض", "اعتراض"})
_WRECKED = frozenset({"دمّر", "تدمير", "أعطب", "إعطاب"})
_FOUND = frozenset({"فكّك", "تفكيك", "أبطل", "إبطال", "ضبط", "عثر", "عثور", "صادر", "مصادرة", "استولى", "استيلاء", "غنم", "نزع"})
_TAKEN = frozenset({"سيطر", "سيطرة", "استعاد", "استعادة", "بسط", "انتزع", "دخل", "حرّر", "طهّر"})
_STRUCK = frozenset({"دمّر", "تدمير", "طال", "قصف", "استهدف", "استهداف", "هاجم", "هجوم", "ضرب", "أغار", "غارة"})
_BURNT = frozenset({"أحرق", "حرق", "إحراق", "نهب", "ردم"})
_ACTS = {
    "aircraft": _FIRED | _STOPPED,
    "munitions": _FIRED | _STOPPED | _FOUND,
    "devices": _FOUND | {"فجّر", "تفجير", "انفجر", "انفجار", "زرع"},
    "weapons": _FOUND | _WRECKED | {"قصف", "استهدف", "استهداف"},
    "places": _TAKEN | _STRUCK | _BURNT,
}
"""What things are counted of which act: rockets that are owned or feared are not."""
_SET_UP = frozenset({"أقام", "إقامة", "نصب", "نشر", "أزال", "إزالة"})
_ANY = _FIRED | _STOPPED | _FOUND | _TAKEN | _STRUCK | _WRECKED | _BURNT | _SET_UP
_FLYING = frozenset({"drone", "aircraft"})
_BURIED = frozenset({"ied", "mine"})
_ARMS = frozenset({"سلاح", "منصة إطلاق", "منصة", "راجمة", "مدفع", "قناصة", "قاذف", "رادار", "منظومة"})
_POSTS = frozenset({"هدف", "موقع", "نقطة", "مقر", "ثكنة"})
_LAIRS = frozenset({"نفق", "خندق", "بؤرة", "وكر", "كهف", "مخبأ", "تمركز", "معسكر"})
"""Places that only a number or two of them makes a count: «دمّر **نفقين**», «بؤرتين»."""
_ROADBLOCK = "حاجز"
_DUALS = ("تين", "تان")
_REACH = 14
"""Chunks between an act and the things that are counted with it."""


def read_things(row: Row) -> Iterable[CountFind]:
    """«أطلقت ستة صواريخ و12 مسيّرة», «أسقطت مسيّرتين», «فككت 14 عبوة», «سيطرت على ثلاث قرى»: how many things an act was done
    with, or to."""
    if row.told.isdisjoint(_ANY):
        return
    for i, c in enumerate(row.chunks):
        what = "places" if "settlement" in c.classes else _measure(c) or _launcher(row, i)
        if not what:
            continue
        q = _settlements(row, i) if "settlement" in c.classes else _number(row, c, what)
        if q is None:
            continue
        act = _act(row, i, _acts(what, c, q))
        if act < 0:
            continue
        m = c.mention
        start, end = (min(m.start, q.start), max(m.end, q.end)) if m is not None and m.head else (q.start, c.end)
        yield CountFind(what, what, q, None, act, start, end)


def _acts(what: str, c: Chunk, q: Quantity) -> frozenset[str]:
    """The acts that a number is counted with: one thing alone, and some told by a bare plural, only where they were found, taken,
    wrecked or shot down."""
    if c.mention is not None and c.mention.head == _ROADBLOCK:
        return _ACTS[what] | _SET_UP
    if c.mention is not None and c.mention.quantity is not None and q.high != 1:
        return _ACTS[what]
    if q.high == 1:
        return _DOWNED if what in _FLOWN else _FOUND | _WRECKED
    return _FOUND if q.high is None and what in _CACHED else _ACTS[what]


def _launcher(row: Row, i: int) -> str:
    """«منصتين **لإطلاق** الصواريخ»: spelled like a channel."""
    m, after = row[i].mention, row[i + 1] if i + 1 < row.n else None
    return "weapons" if m is not None and m.head == "منصة" and after is not None and after.lemma == "أطلق" else ""


def _measure(c: Chunk) -> str:
    m = c.mention
    if m is None and c.kind == "noun" and c.number == "d" and "weapon" in c.classes and not c.definite:
        return "weapons" if c.lemma in _ARMS else "munitions"  # «ومدفعي هاون», «بصاروخي كاتيوشا»
    if m is None and c.kind == "event" and "ied" in c.classes and c.number == "p":
        return "devices"  # «وأحزمة ناسفة»: spelled like a verbal noun
    if m is None or not m.head or m.head == "نار":
        return ""
    if m.head in _POSTS or ((m.head in _LAIRS or m.head == _ROADBLOCK) and (m.quantity is not None or m.number == "d")):
        return "places"
    classes = c.classes | m.classes
    if "weapon" not in classes or "vehicle" in classes:
        return ""  # «زوارق مسيّرة» are boats
    if not classes.isdisjoint(_FLYING):
        return "aircraft"
    if not classes.isdisjoint(_BURIED) and "air_bomb" not in classes:
        return "devices"
    return "weapons" if "firearm" in classes or m.head in _ARMS else "munitions"


def _number(row: Row, c: Chunk, what: str) -> Quantity | None:
    """«ستة صواريخ», «صاروخين», «أسقطت **طائرة**», «صادرت **أسلحة**»; of vague words those that number places say next to nothing
    («بعض النقاط»), and a quantity («كميات من الذخيرة») none."""
    m = c.mention
    if m is None:
        if c.kind == "noun":
            after = next((x for x in row.chunks if x.start == c.end), None)
            construct = after is not None and "weapon" in after.classes and not after.pre
            return Quantity(2, 2, True, c.start, c.end, 2) if construct else None
        return Quantity(2, None, False, c.start, c.end) if not c.definite else None
    q = m.quantity or _pieces(row, c)
    if q is not None:
        return None if what == "places" and q.low == _SOME and q.high is None else q
    if m.suffix and m.number == "p" and what == "weapons":
        return Quantity(2, None, False, m.start, m.end)  # «غنموا أسلحتهم»
    if m.definite or m.suffix:
        return None
    if m.number == "d":
        return Quantity(2, 2, True, m.start, m.end, 2)
    if m.number == "p":
        return Quantity(2, None, False, m.start, m.end) if what in _CACHED and m.head not in _MASS else None
    return Quantity(1, 1, True, m.start, m.end, 1) if m.number == "s" and what in _ALONE and m.head not in _FLOCKS else None


def _pieces(row: Row, c: Chunk) -> Quantity | None:
    """«**14 قطعة** سلاح»"""
    if row.scan.form(c.start - 1) not in _PIECES:
        return None
    before = next((x for x in row.chunks if x.end == c.start - 1 and x.mention is not None), None)
    return before.mention.quantity if before is not None and before.mention is not None else None


_PIECES = frozenset({"قطعه", "قطع"})
_SOME = 2
_FLOCKS = frozenset({"سرب", "كدس", "مخزن", "شحنة", "مستودع"})
_MASS = frozenset({"ذخيرة", "عتاد", "متفجرات", "مادة", "ذخائر", "متفجرة"})
"""Nouns of a mass: «ذخائر» is no number of anything."""
_CACHED = frozenset({"weapons", "munitions", "devices"})
_FLOWN = frozenset({"aircraft", "munitions"})
_ALONE = frozenset({"aircraft", "devices", "weapons", "munitions"})


def _settlements(row: Row, i: int) -> Quantity | None:
    """«على 12 **قرية**», «ثلاث **بلدات**», «قريتين»"""
    c, before = row[i], row[i - 1].mention if i else None
    if before is not None and before.quantity is not None and not (before.head or before.names or c.pre):
        return before.quantity
    dual = c.kind == "noun" and row.scan.form(c.start).endswith(_DUALS)
    return Quantity(2, 2, True, c.start, c.end, 2) if dual else None


def _act(row: Row, i: int, acts: frozenset[str]) -> int:
    """The act that the things at chunk ``i`` are told with: before them, past what stands between commas and what says where they
    lay («عثر على **كدس يضم** 12 عبوة»), or a verb right behind («ثلاث قذائف **سقطت** على …»); -1 if none."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        c = row[k]
        if c.lemma in acts or c.base in acts:
            return k
        if (c.kind in _CLAUSES and c.lemma != "أيضاً") or (c.kind == "mark" and c.lemma in ".؛:"):
            break
        if c.kind == "verb" and c.lemma not in _HOLDING:
            break
    return next((k for k in range(i + 1, min(row.n, i + 3)) if row[k].kind == "verb" and row[k].lemma in acts), -1)


_CLAUSES = frozenset({"comp", "conj", "conseq"})
_HOLDING = frozenset({"ضمّ", "احتوى", "حوى", "شنّ", "نفّذ", "وجّه"})
