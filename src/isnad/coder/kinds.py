"""What kinds of places a class noun may mean: «المدينة», «البلدة»."""

from __future__ import annotations

_SETTLEMENT = ("city", "town", "village")
KIND_OF: dict[str, tuple[str, ...]] = {
    "مدينة": ("city", "town"),
    "بلدة": _SETTLEMENT,
    "قرية": ("village", "town"),
    "مخيم": ("camp",),
    "محافظة": ("governorate",),
    "حي": ("neighbourhood",),
    "قاعدة": ("base", "airport", "field"),
    "مطار": ("airport",),
    "معبر": ("crossing",),
    "حقل": ("field",),
    "سجن": ("prison",),
    "ولاية": ("governorate",),
    "قضاء": ("district", "city", "town"),
    "ناحية": ("subdistrict", "town", "village"),
    "مديرية": ("district", "city", "town"),
    "جزيرة": ("island",),
    "منطقة": ("area", "district", *_SETTLEMENT),
}
