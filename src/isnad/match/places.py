"""Place phrases: a class word, a name, sides and containers (CODEBOOK §8). What the words name is the resolve room's to decide;
here it is only settled which words are one place and which places contain it."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from isnad.match.compounds import begins_name
from isnad.match.roads import read_between, read_road
from isnad.match.scan import NOTHING, TANWEEN, NameHit, Scan
from isnad.match.strange import BUILT, NAMED, NAMING, adjective_like, bare_name, may_name, quoted_end
from isnad.model.finds import Mention

SETTLED = frozenset({"settlement", "quarter", "admin", "countryside", "camp", "site", "road", "river", "border"})
NEAR = frozenset({"near"})
HEADS = SETTLED | NEAR | frozenset({"direction"})
FRONT = frozenset({"front"})
_SHORT = 3
"""Letters of a name that is too short to be parted from a «ب» before it."""
_DEEPEST = 4
"""Containers behind one another: quarter, town, countryside, governorate, country."""
_SHELL = frozenset(
    {"مكان", "منطقة", "موقع", "أنحاء", "عموم", "كامل", "وسط", "مركز", "داخل", "سرير", "هدف", "أثر", "جو", "أجواء", "سماء"}
)
KUNYA = frozenset({"ابو", "ابي", "ابا"})
"""«father of»: what stands behind it is part of its name."""
_SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "المذكور", "المذكورة", "المذكوره"})
_SAME_BEFORE = frozenset({"نفس", "ذات", "بنفس", "بذات"})
SAME = frozenset({"same"})
"""The tag of a place that is said to be one told before: «المكان **نفسه**», «**نفس** المكان»."""
_AND_COUNTRYSIDE = frozenset({"وريفها", "وريفه", "وأريافها", "واريافها"})
_STANDING = frozenset(
    {"الواقع", "الواقعة", "الواقعتين", "الواقعه", "التابع", "التابعة", "التابعه", "التابعتين", "الكائن", "الكائنة", "الكائنه"}
)
"""«بلدة س الواقعة في ص», «قرية س التابعة لمدينة ص»: what follows contains the place."""
_GENERIC = frozenset({"مدينة", "بلدة", "قرية", "مخيم", "محافظة", "منطقة", "حي", "ريف", "ناحية", "بلد", "عاصمة", "حدود", "قضاء"})
"""Definite class words that go back to a place: «أحياء المدينة», «مدخل البلدة»."""
_ADJACENT = ("بريف", "ريف", "بمحافظه", "محافظه", "بمنطقه", "بناحيه", "التابعه", "التابع")


_LYING = ("place", "area")


def read_place(scan: Scan, i: int, *, governed: bool, depth: int = 0) -> Mention | None:
    """The place phrase that begins at token ``i``, or None. ``governed``: a place preposition stands before it, which lets names
    in that are also common words. ``depth``: how many places it stands behind as their container."""
    k = scan.skip_quotes(i)
    if governed and not depth and scan.form(i - 1) == "بين" and (between := read_between(scan, i)) is not None:
        return between
    road = read_road(scan, i, k) if depth < _DEEPEST and scan.has(k, "road") else None
    if road is not None and (governed or len(road.within) > 1):
        return road
    heads: list[str] = []
    classes = NOTHING
    number, described = "", False
    j = k
    while j < scan.n and len(heads) < 5:
        hit = _place_name(scan, _opened(scan, j, heads), first=j == k)
        if (
            hit
            and heads
            and scan.has(hit.start, "nationality")
            and not (scan.form(hit.start).startswith("ال") or _land_by_ending(scan, hit.start))
        ):
            hit = None  # «قاعدة **تركية**», «نقطة **سورية**»: whose it is
        if hit and "quarter" not in classes and (_generic(scan, hit) or _goes_on(scan, hit)):
            hit = None
        # «حي **الجزائر** بالبصرة»: a quarter that bears the name of a country
        if hit and heads[-1:] == ["حي"] and number == "s" and all(e.head == "country" for e in hit.entries if e.kind == "place"):
            return Mention(
                start=i, end=hit.end, kind="place", head=heads[0], classes=classes | _tags(heads), name_start=hit.start,
                name_end=hit.end, definite=True, within=containers(scan, hit.end, depth), unresolved=True,
            )  # fmt: skip
        if hit and (heads or governed or not _guarded(scan, hit)):
            return msgspec.structs.replace(_place(scan, i, hit, heads, classes, depth), number=number)
        if heads and begins_name(scan, j):
            break  # «منطقة **بني** معاذ», «قرية **تل** السلام»
        reading = scan.reading(j, HEADS) or (scan.reading(j, BUILT) if heads or governed or _bears_name(scan, j) else None)
        if reading is None and governed and not heads:
            reading = scan.reading(j, FRONT)  # «على جبهة حوش الضواهرة»
        if reading is None or reading.entry.pos == "verb" or (heads and reading.pre) or reading.suffix:
            break
        if (
            len(heads) == 1
            and number == "s"
            and reading.article
            and reading.entry.pos == "noun"
            and reading.entry.base not in _GENERIC
            and not classes.isdisjoint(NAMING)
        ):
            break  # «حي البحار»: a class word that is the name itself
        if heads and heads[-1] in NAMED and number == "s" and reading.article and reading.entry.base not in _GENERIC:
            break  # «مستشفى الهضبة الخضراء»
        heads.append(reading.entry.base)
        classes = classes | reading.entry.classes
        number, described = number or reading.entry.number, reading.entry.pos == "adjective"
        j += 1
        if reading.article and reading.entry.base == "عاصمة" and (capital := _capital(scan, j)):
            j = capital
        elif reading.article:
            return _definite(scan, i, j, heads, classes, reading.entry.number)
    return _unknown(scan, i, j, heads, classes, depth, number) if heads and not described else None


def _land_by_ending(scan: Scan, k: int) -> bool:
    """«جنوب **تركيا**», «شرق **أوكرانيا**»: «تركياً» would describe a noun that bears the same ending."""
    return scan.form(k).endswith("ا") and not scan.form(k - 1).endswith("ا") and TANWEEN not in scan.tokens[k].vowels


def _place_name(scan: Scan, k: int, *, first: bool) -> NameHit | None:
    hit = scan.name(k)
    if hit is None or not hit.of("place,area") or (hit.pre and not first):
        return None
    if hit.end == k + 2 and scan.has(k, "settlement") and (inner := scan.name(k + 1)) is not None and inner.end > hit.end:
        return None  # «مدينة **بئر السبع**», where a town is called «مدينة بئر»
    if scan.form(k - 1) in KUNYA or (first and not hit.pre and scan.form(k - 2) in KUNYA and not scan.readings[k - 1]):
        return None  # «أبي **صيدا**», «أبو فهد **خشام**»: the rest of a name
    if hit.pre and hit.end == k + 1 and any(len(r.pre) < len(hit.pre) for r in scan.readings[k]):
        return None  # «وزارة» is a ministry, no «و» before a village; «وباب» a gate, no «وب» before Ibb
    if hit.pre.endswith("ب") and len(scan.form(k)) - len(hit.pre) < _SHORT and hit.end == k + 1:
        return None  # «باب مسجد», «وباب بن غشير»: a gate is no «in Ibb»
    if hit.pre == "و" and k and scan.form(k).endswith("يه") and scan.form(k - 1).endswith("يه") and hit.end == k + 1:
        return None  # «طائرات روسية وسورية»: of two countries, in none of them
    return hit


def _capital(scan: Scan, j: int) -> int:
    """«العاصمة دمشق», «العاصمة السورية دمشق»: the token at which the capital's name begins, or 0."""
    if j < scan.n and any(r.article and r.entry.pos == "adjective" for r in scan.readings[j]):
        j += 1
    hit = scan.name(j) if j < scan.n else None
    return j if hit is not None and not hit.pre and hit.of("place") else 0


def _generic(scan: Scan, hit: NameHit) -> bool:
    """«المحافظة», «المدينة»: without a class word the words go back to a place named before, though quarters are called so."""
    return hit.end == hit.start + 1 and any(
        r.article and r.entry.base in _GENERIC and not (r.entry.number == "d" and scan.form(hit.start - 1).endswith(_TOWN))
        for r in scan.readings[hit.start]
    )


_TOWN = ("مدينه", "بلده", "بريف", "ريف")
"""«مدينة **القريتين**»: behind its class word a dual is the town's name."""


_SHORTENED = frozenset({"quarter", "river", "site", "direction"})


def _shortened(scan: Scan, hit: NameHit) -> bool:
    """«القطاع», «الضفة», «الساحل»: a land called by its class word alone."""
    return (
        hit.end == hit.start + 1
        and any(e.head in ("area", "neighbourhood") and e.form.startswith("ال") for e in hit.entries)
        and any(r.article and not r.entry.classes.isdisjoint(_SHORTENED) for r in scan.readings[hit.start])
    )


def _goes_on(scan: Scan, hit: NameHit) -> bool:
    """«القطاع **الصحي**», «الضفة **الأخرى**», «الجنوب **من** المدينة»: what the class word means here is no land of that name."""
    if hit.end >= scan.n or not _shortened(scan, hit):
        return False
    after = scan.form(hit.end)
    return after == "من" or after.startswith("لل") or any(r.article and r.entry.pos in _QUALITIES for r in scan.readings[hit.end])


_QUALITIES = frozenset({"adjective", "participle"})


def _guarded(scan: Scan, hit: NameHit) -> bool:
    return (
        _shortened(scan, hit)
        or all(e.guarded for e in hit.entries if e.kind in ("place", "area"))
        or bool(hit.of("actor,outlet"))
    )


def _place(scan: Scan, i: int, hit: NameHit, heads: list[str], classes: frozenset[str], depth: int) -> Mention:
    end, sides = hit.end, NOTHING
    while end < scan.n:
        reading = next(
            (
                r
                for r in scan.readings[end]
                if "direction" in r.entry.classes and r.entry.base not in _BESIDE and r.entry.pos == "adjective"
                if r.article and not r.pre
            ),
            None,
        )
        if reading is None:
            break
        sides = sides | {"side:" + reading.entry.base}
        end += 1
    if not heads and scan.form(end) in _AND_COUNTRYSIDE:
        heads, classes, end = ["محافظة"], classes | {"admin"}, end + 1  # «درعا وريفها»
    end = _described(scan, end, heads, classes)
    if scan.form(end) in '"»”)' and end < scan.n and any(scan.form(x) in '"«“(' for x in range(i, hit.start)):
        end += 1
    kinds = [f"kind:{e.head}" for e in hit.entries if e.head and e.kind in _LYING]
    told = _one_set(classes.union(sides, _tags(heads), kinds))
    return Mention(
        start=i, end=end, kind="place", head=heads[0] if heads else "", classes=told,
        names=hit.of("place,area"), name_start=hit.start, name_end=hit.end, definite=True,
        within=containers(scan, end, depth),
    )  # fmt: skip


_BESIDE = frozenset({"مجاور", "قريب", "محاذٍ", "مقابل", "متاخم", "ملاصق"})


def _described(scan: Scan, end: int, heads: list[str], classes: frozenset[str]) -> int:
    """«حي الروضة **السكني**», «مستشفى الخضراء **العام**»: adjectives of a quarter's or a building's class word end its name."""
    if not heads or not (heads[-1] in NAMED or classes & {"quarter", "camp", "site"}):
        return end
    feminine, first = heads[-1].endswith("ة"), end
    while end < scan.n and end < first + 2:
        r = next((r for r in scan.readings[end] if r.entry.pos == "adjective" and r.article and not r.pre and not r.suffix), None)
        if r is None or scan.form(end).endswith("ه") != feminine or "direction" in r.entry.classes:
            break
        end += 1
    return end


def _tags(heads: list[str]) -> frozenset[str]:
    """The class words of a place as tags that later rooms can ask for."""
    return frozenset([_tag(h) for h in heads])


@cache
def _tag(head: str) -> str:
    return f"head:{head}"


@lru_cache(8192)
def _one_set(classes: frozenset[str]) -> frozenset[str]:
    """The same set for the same classes: later rooms, which look them up again and again, find it by its place in memory."""
    return classes


def containers(scan: Scan, end: int, depth: int) -> tuple[Mention, ...]:
    """Places named right after as what holds this one: «في ريف دير الزور الشرقي», «بريف إدلب», «شرق سوريا»."""
    if depth >= _DEEPEST:
        return ()
    k = end
    if scan.form(k) in _STANDING:
        k += 1
    if scan.form(k) in ("في", "ب", "ضمن", "من", "،", "(", "إلى") and k + 1 < scan.n:
        if scan.form(k) == "،" and not scan.form(k + 1).startswith(_ADJACENT) and not scan.has(k + 1, "direction"):
            return ()
        k += 1
    elif k == end and not (scan.form(k).startswith(("ب", "ال")) or scan.has(k, "countryside", "direction", "near", "admin")):
        return ()
    inner = read_place(scan, k, governed=True, depth=depth + 1) if k < scan.n else None
    if inner is None or inner.unresolved or not inner.names:
        return ()
    return (inner,)


def _definite(scan: Scan, i: int, j: int, heads: list[str], classes: frozenset[str], number: str) -> Mention | None:
    """«المدينة»، «المنطقة»، «المخيم»: a place that goes back to one named before."""
    named = heads[-1] in NAMED and scan.form(j) in _SAME  # «المدرسة **ذاتها**»
    if (classes.isdisjoint(SETTLED | FRONT) and not named) or scan.form(i - 1).endswith("رصاص"):
        return None  # «بالرصاص **الحي**»: live, no quarter
    same = scan.form(j) in _SAME or scan.form(i - 1) in _SAME_BEFORE
    told = classes | _tags(heads) | (SAME if same else NOTHING)
    end = j + (scan.form(j) in _SAME)
    return Mention(start=i, end=end, kind="place", head=heads[-1], number=number, classes=told, definite=True)


def _bears_name(scan: Scan, j: int) -> bool:
    """A building's class word with a name behind it: «مشفى الأمومة»; not «منزل القيادي», «سوق شعبية»."""
    reading = scan.reading(j, BUILT)
    if (
        reading is None
        or reading.article or reading.suffix
        or reading.entry.base not in NAMED
        or reading.entry.number not in ("", "s")
    ):
        return False
    k = scan.skip_quotes(j + 1)
    if reading.entry.base in _OF_TOWNS and k < scan.n and (hit := scan.name(k)) is not None and not hit.pre:
        return any(e.kind == "place" and e.head in _TOWN_KINDS for e in hit.entries) and not scan.has(k, "nationality")
    return (
        k < scan.n
        and scan.tokens[k].kind == "word"
        and scan.form(k).startswith("ال")
        and scan.name(k) is None
        and may_name(scan, k, first=True)
    )


_OF_TOWNS = frozenset({"مستشفى", "مشفى", "سجن", "جامعة", "مصفاة", "قلعة", "محطة"})
"""Buildings that are called after their town: «مستشفى سبها», «سجن صيدنايا»."""
_TOWN_KINDS = frozenset({"city", "town", "village"})


def _opened(scan: Scan, j: int, heads: list[str]) -> int:
    """Behind the mark that opens a name: «قرية "س"», «قرية (س)»."""
    if heads and scan.form(j) == "(" and ")" in [scan.form(x) for x in range(j + 2, j + 5)]:
        return j + 1
    return scan.skip_quotes(j)


_SERVANT = frozenset({"عبد", "ابن", "بن", "ابو"})


def _unknown(scan: Scan, i: int, j: int, heads: list[str], classes: frozenset[str], depth: int, number: str) -> Mention | None:
    """A class word with a name that no pack knows: up to two unknown words keep their letters."""
    built = heads[-1] in NAMED
    after = scan.skip_quotes(j)
    strange = heads == ["منطقة"] and number == "s" and after < scan.n
    strange = strange and (not scan.readings[after] or begins_name(scan, after))  # «منطقة دلدكو», «منطقة بني معاذ»
    quoted = quoted_end(scan, j) if number == "s" else 0
    strange = strange or (quoted > 0 and heads == ["منطقة"])
    shell = heads[-1] in _SHELL and not strange
    faced = not depth and (heads == ["محور"] or "direction" in classes) and after == j and bare_name(scan, j)
    if (classes.isdisjoint(SETTLED - {"river", "border", "road"}) and not built and not faced) or (shell and not faced):
        return None
    first = end = _opened(scan, j, heads) if scan.form(j) == "(" else j + scan.is_quote(j)
    if (scan.form(first) in KUNYA or begins_name(scan, first)) and end + 1 < scan.n and scan.tokens[end + 1].kind == "word":
        end += 2  # «منطقة أبي صيدا»
    if quoted:
        first, end = after, quoted  # «منطقة "**قبر يوسف**"»
    while (
        not quoted
        and end < scan.n
        and end - first < 2
        and scan.tokens[end].kind == "word"
        and not (end > first and scan.form(end).startswith("و"))
        and scan.name(end) is None
        and may_name(scan, end, first=end == first)
    ):
        end += 1
    if end == first or (not quoted and adjective_like(scan, first, classes, heads[-1] if number in ("", "s") else "")):
        return None
    if end > first + 1 and scan.form(end - 1) in _SERVANT and end < scan.n and scan.tokens[end].kind == "word":
        end += 1  # «شارع جمال **عبد الناصر**»
    last = end + 1 if quoted or (scan.form(end) == ")" and scan.form(first - 1) == "(") else _described(scan, end, heads, classes)
    return Mention(
        start=i, end=last, kind="place", head=heads[0], classes=classes | _tags(heads) | ({"site"} if built else NOTHING),
        name_start=first, name_end=end, number=number, definite=True, within=containers(scan, last, depth), unresolved=True,
    )  # fmt: skip
