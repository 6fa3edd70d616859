"""What the words around a place name say of its kind, precision and side (CODEBOOK §8)."""

from __future__ import annotations

from functools import lru_cache

PRECISION = {
    "country": "country", "governorate": "governorate", "district": "district", "subdistrict": "subdistrict", "city": "town",
    "town": "town", "village": "town",
    "neighbourhood": "neighbourhood", "river": "area", "lake": "area", "mountain": "area", "desert": "area", "area": "area",
    "road": "area", "island": "area",
}  # fmt: skip
RADIUS_KM = {
    "exact": 1.0,
    "neighbourhood": 2.0,
    "town": 3.0,
    "near": 10.0,
    "subdistrict": 15.0,
    "area": 40.0,
    "district": 30.0,
    "governorate": 80.0,
    "country": 400.0,
}
WANTED: dict[str, frozenset[str]] = {
    "محافظة": frozenset({"governorate"}), "مدينة": frozenset({"city", "town"}), "بلدة": frozenset({"town", "village", "city"}),
    "قرية": frozenset({"village", "town"}), "منطقة": frozenset({"district", "area", "governorate"}),
    "ناحية": frozenset({"subdistrict", "town", "village"}),
    "حي": frozenset({"neighbourhood"}), "مخيم": frozenset({"camp"}), "حقل": frozenset({"field"}), "معبر": frozenset({"crossing"}),
    "مطار": frozenset({"airport"}), "سد": frozenset({"dam"}), "نهر": frozenset({"river"}), "جبل": frozenset({"mountain"}),
    "سجن": frozenset({"prison"}),
    "قاعدة": frozenset({"base"}), "طريق": frozenset({"road"}), "ولاية": frozenset({"governorate"}),
    "قضاء": frozenset({"district"}),
}  # fmt: skip
NEAR = frozenset({
    "قرب", "بالقرب من", "على مقربة من", "قبالة", "في محيط", "بمحيط", "حول", "بجانب", "بجوار", "في جوار", "عند", "خارج", "خلف",
    "وراء", "أمام", "في أطراف", "على أطراف",
    "ل", "على مشارف", "على تخوم", "بمحاذاة", "بين", "على طول", "على امتداد",
})  # fmt: skip
"""Prepositions that put an event beside a place rather than in it."""
LAND = frozenset({"ريف", "بادية", "صحراء", "سهل", "وادٍ", "وادي", "جرد", "غابة", "حرش", "هضبة", "غوطة", "جبل"})
BESIDE = frozenset({"أرض", "مزرعة", "بستان", "محور", "جبهة", "مدخل", "مخرج", "مفرق", "جسر", "معبر"})
UNITS = {"قضاء": "district", "مديرية": "district", "ناحية": "subdistrict", "محافظة": "governorate", "ولاية": "governorate",
         "إقليم": "governorate", "مقاطعة": "governorate"}  # fmt: skip
"""Class words that make more of a town's name than the town."""
POINT_KINDS = frozenset({"city", "town", "village", "neighbourhood"})
TOWN_KINDS = POINT_KINDS - {"neighbourhood"}
SETTLED = frozenset({"حي", "قرية", "بلدة", "مدينة", "مخيم"})
"""Class words of settlements."""
POINT_HEADS = frozenset({"وسط", "مركز", "داخل", "قلب"})
PRIOR = {
    "city": 3.0,
    "town": 2.4,
    "village": 1.6,
    "governorate": 1.2,
    "area": 2.0,
    "district": 0.6,
    "neighbourhood": 0.8,
    "country": 2.5,
}
SIDES = {
    "شرقي": "eastern", "غربي": "western", "شمالي": "northern", "جنوبي": "southern", "أوسط": "central", "شرق": "eastern",
    "غرب": "western",
    "شمال": "northern", "جنوب": "southern",
}  # fmt: skip


def put_beside(finder: str) -> bool:
    """«قرب س»: whether a preposition puts the event beside the place."""
    return "under:" in finder and finder.rpartition("under:")[2] in NEAR


@lru_cache(4096)
def heads_of(classes: frozenset[str]) -> frozenset[str]:
    """The class words of a place phrase."""
    return frozenset(c[5:] for c in classes if c.startswith("head:"))


@lru_cache(4096)
def side_of(classes: frozenset[str]) -> str:
    """northern, eastern, northeastern … by the words of direction before and after the name, or nothing."""
    tags = {SIDES[t] for c in classes if c.startswith(("side:", "head:")) and (t := c.partition(":")[2]) in SIDES}
    first, second = ({"northern", "southern"} & tags), ({"eastern", "western"} & tags)
    if len(first) == len(second) == 1:
        return first.pop().removesuffix("ern") + second.pop()
    return next(iter(tags)) if len(tags) == 1 else ""
