"""How two places lie to each other, precision respected: an area contains a town, a name without coordinates decides nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from math import cos, hypot, radians
from unicodedata import normalize

from isnad.model.claim import Where

ORDER = ("exact", "neighbourhood", "town", "near", "subdistrict", "area", "district", "governorate", "country")
POINT = frozenset({"exact", "neighbourhood", "town", "near"})
FINER = frozenset({"exact", "neighbourhood", "town", "near", "subdistrict", "area", "district"})
"""Finer than a governorate: may found an incident (CODEBOOK §3)."""
COMPASS = frozenset(
    {"northern", "southern", "eastern", "western", "north-eastern", "north-western", "south-eastern", "south-western"}
)
NEXT_KM = 20.0
"""Two places farther apart than this are two places for everybody; nearer ones may be one event's place told differently."""
SLACK_KM = 6.0
"""What a quarter, a crossing or «near» may lie from the town's own point."""


def rank(where: Where) -> tuple[int, str, str]:
    """The finer first; equal ones by name, so that the order of claims decides nothing."""
    return (ORDER.index(where.precision) if where.precision in ORDER else len(ORDER), where.place or "~", where.text)


def km(a: Where, b: Where) -> float | None:
    """Kilometres between two representation points, flat-earth; good to a percent at these distances. None without points."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return hypot((a.lon - b.lon) * 111.32 * cos(radians((a.lat + b.lat) / 2)), (a.lat - b.lat) * 110.57)


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without article, hyphens, vowel signs and letter variants: how places are compared that no gazetteer knows."""
    letters = (c for c in normalize("NFKD", name.casefold()) if c.isalnum())
    word = "".join(letters).replace("ة", "ه").replace("ى", "ي")
    return next((word[2:] for article in ("al", "ال") if word.startswith(article) and len(word) > 4), word)


def alike(a: Where, b: Where) -> bool:
    """The same name, in one of the two languages or in the text's words."""
    return any(x and y and plain(x) == plain(y) for x, y in ((a.name.en, b.name.en), (a.name.ar, b.name.ar), (a.text, b.text)))


def relation(a: Where, b: Where) -> str:
    """same | quarter (one may lie in or at the other town) | next (two near places) | seat (next to a governorate's seat) |
    inside (an area holds the other) |
    wide (a governorate or country does) | open (nothing is known) | apart."""
    if a.place and a.place == b.place:
        return "same"
    if a.precision in POINT and b.precision in POINT:
        return _points(a, b)
    return _nested(*sorted((a, b), key=rank))


def apart(a: Where, b: Where) -> bool:
    """The two cannot be one event's place."""
    return relation(a, b) == "apart"


def _points(a: Where, b: Where) -> str:
    far = km(a, b)
    if far is None:
        if any(x and y and x != y for x, y in ((a.country, b.country), (a.admin1, b.admin1))):
            return "apart"  # two villages of one name, too
        if a.place is None or b.place is None:
            return "same" if alike(a, b) else _told_of(a, b)
        return "quarter" if _quarter_of(a, b) or _quarter_of(b, a) else "next"
    vague = a.precision != "town" or b.precision != "town"
    if vague and far <= SLACK_KM + max(a.radius_km or 0.0, b.radius_km or 0.0):
        return "quarter"
    if far > NEXT_KM:
        return "apart"
    return "seat" if _seat(a) or _seat(b) else "next"


def _told_of(a: Where, b: Where) -> str:
    """Where no gazetteer knows one of the two: its words may say by which town it lies («ساحة التحرير ببغداد», «قرية الحنة جنوب
    الشدادي»), or its name may hold the other's («Fatabarno camp», «Fatabarno»)."""
    for fine, town in ((a, b), (b, a)):
        if fine.lat is None and _mentions(fine, town):
            return "inside" if fine.precision == "town" else "quarter"
    return "quarter" if holds_name(a, b) or holds_name(b, a) else "open"


def holds_name(fine: Where, town: Where) -> bool:
    """A camp, a crossing, a market that is called by the town's name and a word more, in no other governorate."""
    other = any(x and y and x != y for x, y in ((fine.country, town.country), (fine.admin1, town.admin1)))
    name = town.name.en
    return not other and len(name) > 3 and f" {fine.name.en} ".startswith(f" {name} ") and fine.name.en != name


_HEAD = re.compile(r"^(?:ناحية|قضاء|مدينة|بلدة|قرية|مديرية) (?=\S+$)")
"""«ناحية الرياض» is told as الرياض."""


def _mentions(fine: Where, town: Where) -> bool:
    name = plain(_HEAD.sub("", town.name.ar or ""))
    other = fine.admin1 and town.admin1 and fine.admin1 != town.admin1
    return len(name) > 2 and not other and any(plain(w) == name or plain(w[1:]) == name for w in fine.text.split()[1:])


def _quarter_of(fine: Where, town: Where) -> bool:
    """A quarter or a building without a point in the governorate of which the other is the seat."""
    return fine.precision in ("neighbourhood", "exact") and fine.lat is None and _seat(town) and fine.admin1 == town.admin1


def _seat(where: Where) -> bool:
    """The seat of a governorate, which stands for its surroundings."""
    return where.precision in ("town", "near") and where.name.en == where.admin1


def called(where: Where) -> tuple[str, ...]:
    """Its name, and those of the towns that a road or a countryside is named after."""
    name = where.name.en
    ends = name.removesuffix(" road").removesuffix(" countryside")
    if ends == name:
        return (name,)
    compass, _, rest = ends.partition(" ")
    return (name, *(rest if compass in COMPASS and rest else ends).split("–"))


def _named_after(wide: Where, fine: Where) -> bool:
    """A road to or between towns, or the countryside of one that is no governorate's seat: «Tafas road»."""
    if fine.precision not in POINT or len(fine.name.en) < 4:
        return False
    road = wide.name.en.endswith(" road")
    return (road or not _seat(fine)) and fine.name.en in called(wide)[1:]


def _beside_its_town(fine: Where, wide: Where) -> bool:
    """A village that no gazetteer knows, told by the town after which the area is called."""
    words = {w.removeprefix("ب") for w in fine.text.split()}
    return bool(called(wide)[1:]) and any(len(w) > 4 and w in words for w in wide.text.split()[1:])


def _one_name(a: Where, b: Where) -> bool:
    """Two areas of one name that no gazetteer has («جرود الهرمل»), in no two countries or governorates."""
    other = any(x and y and x != y for x, y in ((a.country, b.country), (a.admin1, b.admin1)))
    return not other and alike(a, b)


def _in_reach(fine: Where, wide: Where) -> str:
    """By distance, where nobody says in which governorate the finer one lies (a gazetteer abroad)."""
    far, reach = km(fine, wide), 2 * (wide.radius_km or 0.0)
    if far is None or reach < far <= 2 * reach:
        return "open"
    return "wide" if far <= reach else "apart"


def _nested(fine: Where, wide: Where) -> str:
    """``wide`` is the coarser one, an area of some kind."""
    if fine.precision == wide.precision and not (fine.place and wide.place) and _one_name(fine, wide):
        return "same"
    if wide.precision == "country":
        return "wide" if not (fine.country and wide.country) or fine.country == wide.country else "apart"
    if fine.country and wide.country and fine.country != wide.country:
        return "apart"
    same = None if not (fine.admin1 and wide.admin1) else fine.admin1 == wide.admin1
    if wide.precision == "governorate":
        return ("wide" if same else "apart") if same is not None else _in_reach(fine, wide)
    if wide.precision == "area" and same is not False and _named_after(wide, fine):
        return "quarter"
    if wide.precision in ("district", "subdistrict") and alike(fine, wide) and same is not False:
        return "quarter"  # a district and its seat are told for each other
    if wide.precision in ("district", "subdistrict") and fine.admin2 and wide.admin2:
        return "inside" if fine.admin2 == wide.admin2 else "apart"
    if same is not False and fine.lat is None and fine.precision in POINT and _beside_its_town(fine, wide):
        return "inside"
    far = km(fine, wide)
    if same is not False and far is not None and far <= (wide.radius_km or 0.0) + (fine.radius_km or 0.0) + SLACK_KM:
        return "inside"
    return "apart" if same is False else ("wide" if same else "open")  # a river, a road or a border is longer than its radius
