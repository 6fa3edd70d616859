"""When two values mean the same: names of actors, roles, places, days and counts of an expected row and of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from isnad.packs import Packs

Row = Mapping[str, Any]
ROLE_GROUP = {
    "victim": "target", "detainee": "target", "object": "target", "addressee": "target", "population": "target",
    "about": "target", "speaker": "initiator", "subject": "initiator", "holder": "initiator",
    "administrator": "initiator", "supporter": "supporter",
}  # fmt: skip
_POINT = frozenset({"exact", "neighbourhood", "town", "near"})
_STOP = frozenset(
    {"the", "of", "al", "el", "ar", "ad", "as", "ash", "az", "and", "city", "town", "village", "governorate", "province"}
    | {"district", "group", "organisation", "organization"}
)
_HEADS = re.compile(r"^(و|ب|ل|في |من )?(مركز مدينة|مدينة|بلدة|قرية|مخيم|محافظة|منطقة|ناحية|ريف|حي)\s+")
_ARTICLE = re.compile(r"(^|\s)(وال|بال|لل|ال)")
_LETTERS = str.maketrans("أإآىة", "اااوه")
_BRACKET = re.compile(r"\s*\(.*?\)")


def words(name: str | None) -> list[str]:
    """The words of a Latin name that tell it from others."""
    flat = re.sub(r"[-_’'`]", " ", (name or "").lower())
    return [w for w in re.findall(r"[a-z0-9]+", flat) if w not in _STOP]


class Names:
    """Which names mean one actor: a table of aliases, else equal or nearly equal words. ``same_voice``: groups of actors that
    speak as one."""

    def __init__(self, aliases: Mapping[str, Iterable[str]] | None = None, same_voice: Iterable[Sequence[str]] = ()) -> None:
        self._id = {" ".join(words(n)): slug for slug, names in (aliases or {}).items() for n in (slug, *names)}
        self._voice = {slug: group[0] for group in same_voice for slug in group}

    def canon(self, name: str) -> str:
        """The actor's id if the name is known, else the name's words."""
        key = " ".join(words(name))
        return self._id.get(key, key)

    def known(self, name: str | None) -> bool:
        """Whether the table has this name."""
        return " ".join(words(name)) in self._id

    def same(self, a: str | None, b: str | None) -> bool:
        """Whether two names mean one actor; two known names do only if the table says so."""
        if not a or not b:
            return False
        if self.canon(a) == self.canon(b):
            return True
        if self.known(a) and self.known(b):
            return False
        one, two = set(words(a)), set(words(b))
        return bool(one and two) and len(one & two) / len(one | two) >= 0.6

    def same_speaker(self, a: str, b: str) -> bool:
        """Whether two names mean one actor or two that speak as one."""
        one, two = self.canon(a), self.canon(b)
        return self.same(a, b) or self._voice.get(one, one) == self._voice.get(two, two)


def names_of(packs: Packs, same_voice: Iterable[Sequence[str]] = ()) -> Names:
    """Names from the packs' actors and outlets: ids and English names, with and without what stands in brackets. A name that two
    of them bear is left out, so that it is compared by its words."""
    bearers: dict[str, dict[str, str]] = {}
    english = {a.id: a.name_en for a in packs.actors.values()} | {o.id: o.name_en for o in packs.outlets.values()}
    ids = {" ".join(words(slug)) for slug in english}
    for slug, full in english.items():
        for name in (full, _BRACKET.sub("", full)):
            bearers.setdefault(" ".join(words(name)), {})[slug] = name
    aliases: dict[str, list[str]] = {slug: [] for slug in english}
    for key, found in bearers.items():
        if len(found) == 1 and key and key not in ids:
            ((slug, name),) = found.items()
            aliases[slug].append(name)
    return Names(aliases, same_voice)


def overlap(gold: Sequence[int], told: Sequence[int]) -> bool:
    """Whether two spans overlap by 0.3 of the shorter one; told evidence much longer than the gold does not count."""
    n = min(gold[1], told[1]) - max(gold[0], told[0])
    size = gold[1] - gold[0]
    if n <= 0 or told[1] - told[0] > 3 * size + 150:
        return False
    return n / max(1, min(size, told[1] - told[0])) >= 0.3


def told_names(role: Row) -> list[str]:
    """The names that a claim gives the filler of a role."""
    return [n for n in (role.get("actor"), _english(role)) if n]


def key_names(role: Row, names: Names) -> str:
    """What an expected role's filler is called, for telling two roles apart."""
    return names.canon(role.get("actor") or role.get("name") or role.get("text") or "")


def role_hit(gold: Row, told: Row, raw: str, names: Names, two_sided: bool) -> bool:
    """Whether a told role is the expected one: a role of the same group, and the same filler by name or by place in the text."""
    a, b = ROLE_GROUP.get(gold["role"], gold["role"]), ROLE_GROUP.get(told["role"], told["role"])
    apart = a != b and a not in ("participant", "unknown") and {a, b} != {"initiator", "supporter"}
    if apart and not (b == "participant" and (a in ("initiator", "supporter") or two_sided)):
        return False
    name, text, span = gold.get("actor") or gold.get("name"), gold.get("text"), told.get("span")
    if any(names.same(name, n) for n in told_names(told)):
        return True
    if told.get("actor") and names.known(name):
        return False
    return bool(text and span) and any(overlap(m.span(), span) for m in re.finditer(re.escape(text or ""), raw))  # type: ignore[arg-type]


def where_hit(gold: Row, told: Row, names: Names) -> bool:
    """Whether two places are one: by name, by their Arabic words, or by nearness; a point is never an area."""
    a, b = gold.get("precision"), told.get("precision")
    if a and b and (a in _POINT) != (b in _POINT):
        return False
    wanted = gold.get("place") or gold.get("name")
    for name in (_english(told), told.get("place")):
        if wanted and name:
            one, two = words(wanted), words(name)
            if one == two or names.same(wanted, name) or (set(one) <= set(two) and a == b):
                return True
    if gold.get("text") and told.get("text") and _bare(gold["text"]) and _bare(gold["text"]) == _bare(told["text"]):
        return True
    if gold.get("lat") is None or told.get("lat") is None:
        return False
    return bool(abs(gold["lat"] - told["lat"]) < 0.14 and abs(gold["lon"] - told["lon"]) < 0.16)


def when_hit(gold: Row, told: Row) -> bool:
    """Whether two intervals agree: the same day, or an overlap that does not begin years before."""
    first, last = _day(gold.get("from")), _day(gold.get("to") or gold.get("from"), last=True)
    begin, end = _day(told.get("from")), _day(told.get("to") or None, last=True)
    if not (first and begin and last):
        return False
    if first == last:
        return begin == first and (end or begin) == first
    return begin <= last and first <= (end or begin) and (end is None or begin >= first[:4])


def count_hit(gold: Row, told: Row) -> bool:
    """Whether two counts have the same measure and bounds."""
    return bool(gold["what"] == told.get("what") and gold.get("low") == told.get("low") and gold.get("high") == told.get("high"))


def _english(value: Row) -> str | None:
    name = value.get("name")
    return name.get("en") if isinstance(name, Mapping) else name


def _bare(text: str) -> str:
    """An Arabic place name without class words, articles and spelling differences."""
    flat = _HEADS.sub("", re.sub(r"[\W_]+", " ", text).strip())
    return _ARTICLE.sub(r"\1", flat).translate(_LETTERS).strip()


def _day(value: Any, last: bool = False) -> str | None:
    """A partial date as a day: its first, or its last."""
    if not value:
        return None
    day = str(value)
    if len(day) == 10:
        return day
    if len(day) == 7:
        return day + ("-31" if last else "-01")
    return day + ("-12-31" if last else "-01-01")
