"""Sites and streets that bear the name of a town, and lands called by their class word alone."""

from __future__ import annotations

from functools import lru_cache

from isnad.packs.tables import Place
from isnad.resolve.where_words import SETTLED, TOWN_KINDS, heads_of


def shortened(place: Place, name: str) -> bool:
    """«الضفة» for الضفة الغربية: a land by its class word alone."""
    return name.startswith("ال") and " " not in name and " " in place.name_ar


def street(place: Place, classes: frozenset[str]) -> bool:
    """«شارع نابلس في مدينة س»: a street or a square that is called after a town."""
    heads = heads_of(classes)
    return place.kind in _NAMESAKES and bool(heads & _STREETS) and not heads & SETTLED


_STREETS = frozenset({"شارع", "ساحة", "دوار", "ميدان", "جادة"})
_NAMESAKES = TOWN_KINDS | {"country", "governorate", "district"}


_SITES = {
    "مستشفى": "hospital", "مشفى": "hospital", "سجن": "prison", "قاعدة": "base", "مطار": "airport", "ميناء": "port",
    "مرفأ": "port", "معسكر": "camp", "ثكنة": "barracks", "جامعة": "University", "معبر": "crossing", "حاجز": "checkpoint",
    "محطة": "station", "مصفاة": "refinery", "سد": "dam", "حقل": "field", "قلعة": "citadel", "جسر": "bridge",
}  # fmt: skip
"""Class words of sites that bear the name of their town, and their English."""


@lru_cache(4096)
def site_of(heads: frozenset[str]) -> str:
    """The English of the one site among class words, where none of them is a settlement's."""
    sites = {_SITES[h] for h in heads if h in _SITES}
    return next(iter(sites)) if len(sites) == 1 and heads.isdisjoint(SETTLED) else ""
