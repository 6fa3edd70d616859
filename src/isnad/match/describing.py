"""Clauses that describe the noun before them, and what else may stand between a verb, its subject and its object."""

from __future__ import annotations

from isnad.match.heads import FLYING
from isnad.match.row import Row
from isnad.model.finds import Chunk, Mention

_HARMS = frozenset({"harm_kill", "harm_wound"})


def tells_whence(row: Row, k: int, verb: Chunk) -> bool:
    """«إرهابيون **يتحصنون** في محور س استهدفوا …», «مسلحون **يستقلون** سيارة من نوع كذا أطلقوا …»: whether the present at ``k``
    describes an indefinite noun whose own verb comes after."""
    if k < 1 or row[k].pre or row[k].tense != "imperfect" or verb.tense != "perfect" or not row.free(k - 1):
        return False
    m = row[k - 1].mention
    return m is not None and row.kinds[k - 1] == "np" and m.kind in ("force", "people") and not m.definite


def past_relative_clause(row: Row, k: int, verb: Chunk) -> int:
    """«القوات **التي كانت تخيم في المنطقة** انسحبت …»: the noun that a relative clause with its verb at ``k`` describes, where it
    is the subject of ``verb`` behind the clause; or -1."""
    x = k - 1 if row.kinds[k - 1] == "verb" and "copula" in row[k - 1].classes else k
    if verb.pre or verb.voice == "passive" or x < 2 or row.kinds[x - 1] != "rel" or row[k].suffix:
        return -1
    m = row[x - 2].mention
    if m is None or row.kinds[x - 2] != "np" or not row.free(x - 2) or m.kind not in ("force", "people"):
        return -1
    return x - 2 if verb.gender in ("", row[x].gender) else -1


def described(row: Row, k: int) -> int:
    """«مجهولون يستقلون **دراجة** أطلقوا …», «انتحاري كان يقود **سيارة** هاجم …»: where ``k`` stands in a clause that describes
    the indefinite noun before it, that noun; else ``k``."""
    if k < 2 or row[k - 1].kind != "verb" or row[k - 1].pre or row[k - 1].tense != "imperfect":
        return k
    whom = k - 3 if k > 2 and "copula" in row[k - 2].classes and not row[k - 2].pre else k - 2
    m = row[whom].mention
    return whom if row[whom].kind == "np" and m is not None and not m.definite and not row.prep(whom) else k


def past_description(row: Row, k: int) -> int:
    """The last chunk of a clause right after ``k`` that describes it: «مسلحون **يستقلون دراجة نارية**»; ``k`` where none does."""
    m = row[k].mention
    if m is None or k + 2 >= row.n:
        return k
    v = row[k + 1]
    if v.kind == "part" and v.definite and not v.pre:
        return _past_owner(row, k)
    if m.definite:
        return k
    if v.kind == "verb" and v.number == "p3" and not v.pre and not v.suffix:
        return _come_from(row, k)
    if v.kind != "verb" or v.pre or v.tense != "imperfect" or row[k + 2].kind != "np" or not row.free(k + 2):
        return k
    return k + 2


def _come_from(row: Row, k: int) -> int:
    """«مقاتلون **قدموا من م** أربعة منازل»: past the place whence the people at ``k`` are said to have come."""
    if row[k + 2].kind == "prep" and k + 3 < row.n and row.kinds[k + 3] == "place":
        return k + 3
    return k + 2 if row[k + 2].kind == "np" and row.free(k + 2) and row[k + 1].tense == "imperfect" else k


def done_to(verb: Chunk, m: Mention) -> bool:
    """«داهمت **ثكنة مهجورة**», «وأسقطت **مسيّرة**»: a post that is nobody's, or what flies and is brought down, behind a verb; who
    does it is somebody not told beside it."""
    if m.kind != "thing" or m.names or m.within or m.definite:
        return False
    return "post" in m.classes or (verb.base == "أسقط" and m.number in ("s", "d") and not m.classes.isdisjoint(FLYING))


_KEEPING = {"منع": "من", "حرم": "من", "أجبر": "على", "أرغم": "على"}
"""Verbs of keeping from and of forcing to, and the preposition of what somebody is kept from or forced to."""


def kept_from(row: Row, v: int, k: int) -> bool:
    """«ومنعت **طواقم الإسعاف** من دخولها», «وأجبرت **الأهالي** على المغادرة»: whoever stands between such a verb and its
    preposition undergoes it, and somebody told before does it."""
    link = _KEEPING.get(row[v].base)
    x = k + 1
    while link is not None and x < row.n and row.kinds[x] in ("adj", "part", "time"):
        x += 1
    return link is not None and x + 1 < row.n and row[x].lemma == link and row.kinds[x + 1] in ("event", "noun", "np", "comp")


def past_membership(row: Row, k: int) -> int:
    """«مسلحون **ينتمون إلى حركة س** هجوماً», «مجهولون **يستقلون دراجة** النار»: the last chunk of a clause in the present that
    says of the indefinite people at ``k`` whose they are or what they came on; ``k`` where none does."""
    m, v = row[k].mention, k + 1
    if m is None or m.definite or v + 1 >= row.n or row.kinds[v] != "verb" or row[v].pre or row[v].tense != "imperfect":
        return k
    x = v + 2 if row.kinds[v + 1] == "prep" else v + 1
    while x + 1 < row.n and row.kinds[x + 1] == "adj":
        x += 1
    return x if x + 1 < row.n and row.kinds[x] in ("np", "adj", "place") else k


def _past_owner(row: Row, k: int) -> int:
    """«الفيلق **التابع لروسيا** …», «الحرس **الموالي للشيخ فلان** …»: the last chunk of whom those at ``k`` are said to be of."""
    x = k + 3 if row[k + 2].kind == "prep" else k + 2
    if x >= row.n or row[x].kind not in ("np", "place") or not row.prep(x):
        return k
    m, after = row[x].mention, row[x + 1].mention if x + 1 < row.n else None
    named = (
        m is not None and not m.names and after is not None and after.names and row[x + 1].kind == "np" and not row.prep(x + 1)
    )
    return x + 1 if named else x


def past_company(row: Row, k: int) -> int:
    """«استهدف مقاتلو س **وص** حواجز»: the last of the phrases that و joins to the subject at ``k``, where another phrase follows
    right after them; ``k`` where none does."""
    last = k
    while last + 1 < row.n and row[last + 1].pre == "و" and row[last + 1].kind == row[k].kind == "np":
        last += 1
    return last if last + 1 < row.n and row.free(last + 1) and not row[last + 1].pre else k


def past_joined(row: Row, v: int) -> int:
    """«قُتل **وجُرح** عناصر من س»: the last of two verbs of harm that share what follows; ``v`` where it stands alone."""
    if v + 1 >= row.n or row[v + 1].kind != "verb" or row[v + 1].pre != "و" or row[v].classes.isdisjoint(_HARMS):
        return v
    return v + 1 if not row[v + 1].classes.isdisjoint(_HARMS) else v


def left_place(row: Row, v: int) -> bool:
    """Whether a place stands before verb ``v`` as its subject: «محافظة س تتعرض لقصف»."""
    for k in row.left(v, limit=8):
        c = row[k]
        if c.kind == "place" and not row.prep(k):
            return True
        if c.kind == "np" and not row.prep(k):
            return False
    return False


def dates(row: Row, k: int) -> bool:
    """Whether the comma at ``k`` opens or closes an aside of time."""
    return any(0 <= x < row.n and row.kinds[x] == "time" for x in (k - 1, k + 1))


_AIMS = frozenset({
    "منع", "تحقيق", "انهاء", "القضاء", "ضمان", "الحد", "تعزيز", "اضعاف", "وقف", "حمايه", "اقامه", "زعزعه", "تقويض",
    "تامين", "اعاده", "تفكيك", "السيطره", "تطهير", "طرد", "دفع", "فرض", "ابعاد",
})  # fmt: skip


def aims(row: Row, i: int) -> bool:
    """«عملياتها **تستهدف منع** إقامة ممر»: what the verb at ``i`` tells is what something is meant for."""
    return i + 1 < row.n and row.scan.form(row[i + 1].start) in _AIMS


def of_an_act(row: Row, k: int) -> bool:
    """«تقوم بملاحقة **فلول س**», «وسيطرت على البلدة بعد انسحاب **قوات س**»: whether a phrase is what an act under a preposition
    is done to, or whose it is."""
    before = row[k - 1]
    owned = before.kind == "event" and not before.definite and not before.suffix
    return owned and (before.pre == "ب" or row.prep(k - 1) in _THEN)


_THEN = frozenset({"بعد", "عقب", "إثر", "قبل", "قبيل", "بعيد", "خلال", "أثناء", "رغم", "منذ", "وسط", "غداة"})
