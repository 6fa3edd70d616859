"""Roads that are told by where they lead: «الطريق الواصل بين بلدتي س وص», «طريق س – ص», «الطريق الزراعي بين س وص», «طريق الحقل».

A road that has a name of its own in the gazetteer (M4) is an ordinary place; these are stretches between places."""

from __future__ import annotations

from isnad.match.scan import Scan
from isnad.model.finds import Mention

_DASH = frozenset("-–—ـ/")
_PASSED = frozenset({"adjective", "participle"})
_CLASS_WORDS = frozenset({"settlement", "quarter", "camp", "site", "admin"})
_NO_ROAD = frozenset({"محور", "مسار", "ممر"})


def read_road(scan: Scan, i: int, k: int) -> Mention | None:
    """The road phrase that begins at token ``i``, its class word at ``k``, or None. Its ends stand in ``within``."""
    head = scan.reading(k, frozenset({"road"}))
    name = scan.name(k)
    if (
        head is None
        or head.suffix
        or head.entry.base in _NO_ROAD
        or (name is not None and name.of("place,area") and name.end > k + 1)
    ):
        return None
    j = _adjectives(scan, k + 1)
    if scan.form(j) == "الي" and scan.form(j - 1) in _LEADING:
        return _to(scan, i, k, j + 1, head.entry.base)
    between = scan.form(j) in ("بين", "من")
    if j > k + 1 and scan.name(j - 1) is not None and not between:
        return None
    if head.article and not between:
        return None
    start = j + 1 if between else j
    named = scan.form(j) == "بين" and start < scan.n and scan.form(start + 1).startswith("و")  # «الطريق بين **دوري** وتيرا»
    first = _end_of(scan, start) or (_any_word(scan, start) if named else None)
    if first is None:
        return _described(scan, i, k, j, head.entry.base) if not head.article and j == k + 1 else None
    ends = [first]
    while len(ends) < 3:
        after = _joint(scan, ends[-1].end, between=between)
        named = between and len(ends) == 1  # «بين س وص **واختطفوا** …»: the two ends are told, and a verb goes on
        other = (_end_of(scan, after) or (_any_word(scan, after) if named else None)) if after else None
        if other is None:
            break
        ends.append(other)
    if between and len(ends) < 2:
        return None
    return Mention(
        start=i, end=ends[-1].end, kind="place", head=head.entry.base, classes=frozenset({"road", "head:" + head.entry.base}),
        name_start=k, name_end=ends[-1].end,
        definite=True, within=tuple(ends), unresolved=True,
    )  # fmt: skip


def read_between(scan: Scan, i: int) -> Mention | None:
    """«(كمين) بين **بلدتي س وص**», «بين **منبج وجرابلس**»: what lies between two settlements, the words behind «بين». Behind a
    word of strife they may be its sides."""
    if scan.form(i - 2).removeprefix("ال") in _STRIFE:
        return None
    first = _end_of(scan, i)
    after = _joint(scan, first.end, between=True) if first is not None else 0
    if first is None or not after:
        return None
    both = any(r.entry.number == "d" and not r.entry.classes.isdisjoint(_CLASS_WORDS) for r in scan.readings[i])
    second = _end_of(scan, after) or (_any_word(scan, after) if both else None)
    if second is None or not (both or all(m.names and m.classes & _TOWNS for m in (first, second))):
        return None
    return Mention(
        start=i, end=second.end, kind="place", head="طريق", classes=frozenset({"road", "head:طريق"}), name_start=i,
        name_end=second.end, definite=True, within=(first, second), unresolved=True,
    )  # fmt: skip


_STRIFE = frozenset({
    "اشتباك", "اشتباكات", "معركه", "معارك", "مواجهه", "مواجهات", "قتال", "نار", "نزاع", "صراع", "خلاف", "خلافات", "هدنه", "اتفاق",
    "توتر", "حدود", "تبادل", "قصف", "حرب", "مصالحه", "صلح", "شجار",
})  # fmt: skip
_TOWNS = frozenset({"kind:city", "kind:town", "kind:village", "kind:neighbourhood", "kind:camp"})
_LEADING = frozenset({"المودي", "الموديه", "الواصل", "الواصله", "الذاهب", "الذاهبه", "المتجه", "المتجهه"})


def _to(scan: Scan, i: int, k: int, j: int, base: str) -> Mention | None:
    """«الطريق المؤدي إلى **بلدة س**»: a road told by one of its ends."""
    end = _end_of(scan, j)
    if end is None or not end.names:
        return None
    return Mention(
        start=i, end=end.end, kind="place", head=base, classes=frozenset({"road", "head:" + base}), name_start=k,
        name_end=end.end, definite=True, within=(end,), unresolved=True,
    )  # fmt: skip


def _adjectives(scan: Scan, j: int) -> int:
    """Past «الدولي», «الزراعي», «الواصل», «العام», «الرئيسي»."""
    k = j
    while k < scan.n and k - j < 4 and scan.form(k).startswith("ال") and scan.name(k) is None:
        if not any(r.article and not r.pre and r.entry.pos in _PASSED for r in scan.readings[k]) and scan.form(k) != "العام":
            break
        k += 1
    return k if k > j and (k < scan.n and (scan.form(k) in ("بين", "من", "الي") or scan.name(k) is not None)) else j


def _joint(scan: Scan, k: int, *, between: bool) -> int:
    """The token at which the road's other end begins, or 0."""
    if k >= scan.n:
        return 0
    if scan.form(k) in _DASH or scan.form(k) == "الي":
        return k + 1
    hit = scan.name(k)
    if not between and hit is not None and not hit.pre and hit.of("place"):
        return k  # «أوتوستراد دمشق حمص»
    if between and (scan.form(k).startswith("و") and (hit is None or "و" in hit.pre)):
        return k + 1 if scan.form(k) == "و" else k
    return 0


def _end_of(scan: Scan, k: int) -> Mention | None:
    """A named place, with its class words, or after a class word up to two words that no pack knows."""
    start = k
    k = scan.skip_quotes(k)
    heads: list[str] = []
    while k < scan.n and len(heads) < 2:
        hit = scan.name(k)
        if hit is not None and hit.of("place,area"):
            tags = frozenset(f"head:{h}" for h in heads) | {
                f"kind:{e.head}" for e in hit.entries if e.head and e.kind in ("place", "area")
            }
            end = hit.end + 1 if scan.is_quote(hit.end) else hit.end
            return Mention(
                start=start,
                end=end,
                kind="place",
                classes=tags,
                names=hit.of("place,area"),
                name_start=hit.start,
                name_end=hit.end,
                definite=True,
            )
        word = scan.reading(k, _CLASS_WORDS)
        if word is None or word.article or word.suffix or word.entry.pos == "verb":
            break
        heads.append(word.entry.base)
        k = scan.skip_quotes(k + 1)
    return _unread(scan, start, k, heads)


def _any_word(scan: Scan, k: int) -> Mention | None:
    """«بين بلدتي المزيريب ومساكن جلين»: after «بين س و» a word names the other end, whatever else it means."""
    if scan.tokens[k].kind != "word":
        return None
    name = scan.name(k + 1)
    end = name.end if name is not None and not name.pre and name.of("place,area") else k + 1
    return Mention(start=k, end=end, kind="place", name_start=k, name_end=end, definite=True, unresolved=True)


def _unread(scan: Scan, start: int, k: int, heads: list[str]) -> Mention | None:
    end = k
    while (
        end < scan.n
        and end - k < 2
        and scan.tokens[end].kind == "word"
        and not scan.readings[end]
        and scan.name(end) is None
        and not (end > k and scan.form(end).startswith("و"))
    ):
        end += 1
    if end == k or (not heads and not scan.form(k).lstrip("و").startswith("ال")):
        return None
    return Mention(
        start=start,
        end=end,
        kind="place",
        classes=frozenset(f"head:{h}" for h in heads),
        name_start=k,
        name_end=end,
        definite=True,
        unresolved=True,
    )


def _described(scan: Scan, i: int, k: int, j: int, base: str) -> Mention | None:
    """«طريق الحقل», «طريق المزرعة الغربية»: a road called after a definite thing; not «طريق العودة», an abstract."""
    end = j
    while end < scan.n and end - j < 2 and scan.form(end).startswith("ال") and _thing(scan, end, first=end == j):
        end += 1
    if end == j:
        return None
    return Mention(
        start=i, end=end, kind="place", head=base, classes=frozenset({"road", "head:" + base}), name_start=k, name_end=end,
        definite=True, unresolved=True,
    )  # fmt: skip


_THINGS = frozenset({"site", "building", "infrastructure", "post", "settlement", "quarter", "camp", "river", "countryside"})


def _thing(scan: Scan, k: int, *, first: bool) -> bool:
    if not first:
        return any(r.article and not r.pre and r.entry.pos == "adjective" for r in scan.readings[k])
    return not scan.readings[k] or any(not r.entry.classes.isdisjoint(_THINGS) for r in scan.readings[k])


__all__ = ["read_between", "read_road"]
