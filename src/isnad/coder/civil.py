"""Civic acts of peace: strikes for wages, talks of states about trade and visits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from isnad.model.draft import Draft
from isnad.model.finds import Found

_STRIKES = frozenset({"strike_action"})
_TALKS = frozenset({"negotiation", "agreement"})
_STRIKE = frozenset({"اضراب", "الاضراب", "اضرابا", "باضراب", "المضربون", "المضربين"})
_SHUT = frozenset({"gates_shut", "road_blocked", "protest_out", "marched"})
"""Rules of what strikers do as well, in a text that tells of their strike."""
_CIVIC = _STRIKES | _TALKS
_WORK = frozenset({
    "اجور", "الاجور", "اجورهم", "اجورها", "رواتب", "الرواتب", "رواتبهم", "مستحقاتهم", "علاوات", "علاوه", "العلاوات", "تسريح",
    "التسريح", "نقابه", "النقابه", "نقابات", "التقاعد", "التضخم", "المواصلات", "الاجازات", "الدوام",
})  # fmt: skip
_COURTESIES = frozenset({
    ("العلاقات", "الثناييه"), ("تعزيز", "التعاون"), ("التعاون", "العسكري"), ("التعاون", "المشترك"), ("التبادل", "التجاري"),
    ("التعاون", "الثنايي"), ("سبل", "تعزيز"), ("مذكره", "تفاهم"), ("مذكرات", "تفاهم"), ("التعاون", "الاقتصادي"),
    ("انتاج", "مشترك"), ("التعاون", "الامني"), ("العلاقات", "الاقتصاديه"), ("صفقه", "لشراء"), ("التعاون", "في"),
    ("شراكه", "استراتيجيه"), ("الامن", "الغذايي"), ("علي", "تصدير"), ("علي", "بيع"),
})  # fmt: skip
"""What talks of states are about that end no fight."""


def peaceable(kept: Sequence[Draft], found: Sequence[Found]) -> list[Draft]:
    """Strikes of a text about wages or a union, and talks of one about cooperation and trade, where
    nothing else happens in it; whether somebody in it wages war is asked elsewhere."""
    told = [d for d in kept if d.record == "event" and d.status not in ("denied", "threatened")]
    forms = [[t.form for t in f.sentence.tokens] for f in found] if told else []
    striking = any(not _STRIKE.isdisjoint(one) for one in forms)
    strikers = [d for d in told if d.because[0].rule in _SHUT] if striking else []
    if not told or any(d.type not in _CIVIC and d not in strikers for d in told):
        return []
    paid = any(not _WORK.isdisjoint(one) for one in forms)
    polite = any(pair in _COURTESIES for one in forms for pair in pairwise(one))
    return [
        d
        for d in told
        if (paid and (d.type in _STRIKES or d in strikers) and d.status != "planned" and not d.places)
        or (polite and d.type in _TALKS)
    ]
