"""Whose the fire or the aircraft is that somebody died of or was hit by: who has it does what is done with it."""

from __future__ import annotations

from isnad.match.heads import FLYING
from isnad.match.row import Row
from isnad.match.subject import Ask, Fill, first_free, take
from isnad.model.finds import RoleFind

FIRE = frozenset({"رصاص", "رصاصة", "نار", "نيران", "قذيفة", "صاروخ", "قنص", "طلقة", "مدفعية", "هاون"})
FLIERS = frozenset({"مسيّرة", "طائرة", "مروحية", "درون", "طيران", "مقاتلة"})
_BY_FIRE = frozenset({"ب", "جراء", "من جراء", "إثر", "نتيجة", "بفعل", "بواسطة", "عبر"})
_HARM = frozenset({"harm_kill", "harm_wound"})
_SENDING = frozenset({"أطلق", "سيّر", "أرسل", "شغّل", "وجّه"})
_MADE = "الصنع"


def whose_fire(row: Row, k: int, a: Ask) -> Fill:
    """«اغتيل برصاص **مجهولين**», «قُتل بقذائف **لقوات س**», «إثر صواريخ **الحوثيين**», «هجوم بمسيّرات **أوكرانية**»: whose the
    fire is that chunk ``k`` tells."""
    if row.prep(k) not in _BY_FIRE:
        return []
    m, flies = row[k].mention, flies_at(row, k)
    if not flies and row[k].base not in FIRE:
        return []
    if m is not None and m.names:
        made = m.end < row.scan.n and row.scan.form(m.end) == _MADE  # «بمسيّرات إيرانية **الصنع**»: whoever made them
        return [] if made else [RoleFind(a.role, "by", m)]
    if flies:
        x = sender(row, k)
        if x < 0 and k + 1 < row.n and row.kinds[k + 1] == "np" and row[k + 1].pre == "ل":
            x = k + 1  # «هجوم بمسيّرات **للدعم السريع**»
        return take(a.role, "by", row, x, a.kinds) if x >= 0 else []
    if m is not None:
        return []
    if k + 1 < row.n and row[k + 1].kind == "np" and row.prep(k + 1) in ("", "ل") and not row[k + 1].pre.startswith("و"):
        return take(a.role, "by", row, k + 1, (*a.kinds, "arm"))  # «برصاص **نقطة تفتيش تابعة لـ س**»
    return []


def flies_at(row: Row, k: int) -> bool:
    """Whether what stands at chunk ``k`` flies."""
    m = row[k].mention
    return m is not None and not m.classes.isdisjoint(FLYING)


def past_harm(row: Row, i: int) -> tuple[int, ...]:
    """«استشهد 58 شخصاً وأصيب المئات **بنيران س**»: what follows a second verb of harm that و joins to the one at ``i``."""
    if row.kinds[i] != "verb" or row[i].classes.isdisjoint(_HARM):
        return ()
    for k in range(i + 1, min(row.n, i + 8)):
        if row.kinds[k] == "verb":
            joined = row[k].pre == "و" and not row[k].classes.isdisjoint(_HARM) and row[k].voice != "active"
            return tuple(x for x in range(k + 1, min(row.n, k + 10)) if row.kinds[x] != "verb") if joined else ()
        if row.kinds[k] in ("comp", "rel", "conj", "conseq", "event"):
            return ()
    return ()


def sender(row: Row, k: int) -> int:
    """«مسيّرة **أطلقتها المليشيا**», «مسيّرة **للجيش**», «مروحيات **تابعة للجيش**», «مسيّرة **تتبع لـ س**»: who sent or has what
    flies and stands at chunk ``k``, or -1."""
    m, v = row[k].mention, k + 1
    if m is None or m.names or m.classes.isdisjoint(FLYING) or v >= row.n:
        return -1
    if _theirs(row, k, v):
        return v
    v = _past_others(row, v)
    if v >= row.n:
        return -1
    if _theirs(row, k, v):
        return v
    if row[v].pre:
        return -1
    owned = row[v].base == _BELONGING or (row.kinds[v] in ("verb", "part") and row[v].base == _BELONGS and not row[v].suffix)
    if owned and v + 1 < row.n and row.kinds[v + 1] == "np" and row[v + 1].pre == "ل":
        return v + 1
    if row.kinds[v] == "verb" and row[v].suffix and row[v].base in _SENDING:
        return first_free(row, v)
    return -1


def _theirs(row: Row, k: int, v: int) -> bool:
    """«استهدفت مسيّرة **للجيش** سوقاً»: a force under a glued ل right behind what flies and bears no article."""
    m = row[k].mention
    return row[v].pre == "ل" and row.kinds[v] == "np" and m is not None and not m.definite and row[v].mention is not None


def _past_others(row: Row, v: int) -> int:
    """«طائرات حربية **وأخرى مسيّرة (بدون طيار)** تابعة لـ س»: the chunk behind what else flew with it and what it is like."""
    while v < row.n and row[v].base != _BELONGING and _describes(row, v):
        v += 1
    return v


def _describes(row: Row, v: int) -> bool:
    c = row[v]
    return (
        c.kind == "adj"
        or c.lemma in ("(", ")", "بدون طيار")
        or row.scan.form(c.start) == "واخري"
        or (row.scan.form(row[v - 1].start) == "واخري" and (c.kind == "event" or flies_at(row, v)))
    )


_BELONGING, _BELONGS = "تابع", "تبع"
