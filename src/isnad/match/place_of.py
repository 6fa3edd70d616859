"""Which places of a sentence belong to an event's trigger, and by what they are tied to it.

Right of the trigger a place counts under any preposition of place, or as what the act hits; left of it as the frame that the
sentence opens with, or as a subject. Where somebody comes from, is stationed or was taken afterwards is no place of the event."""

from __future__ import annotations

import msgspec

from isnad.match.heads import PERSON
from isnad.match.place_ties import TAKEN, done_to, tied
from isnad.match.row import Row
from isnad.model.finds import Chunk, Mention, office_land
from isnad.packs.schema import Frame

_HITS = frozenset({"استهدف", "طال", "أصاب", "ضرب", "شمل", "أخرج", "دمّر", "وقع", "جرى", "حدث", "حصل", "دار"})
_ELSEWHERE = frozenset(
    {
        "نقل",
        "أسعف",
        "اقتاد",
        "توجه",
        "فر",
        "فرّ",
        "وصل",
        "عاد",
        "غادر",
        "دفن",
        "شيّع",
        "لاذ",
        "هرب",
        "انسحب",
        "انتقل",
        "حوّل",
        "أعاد",
        "سلّم",
        "رحّل",
    }
)
_HOME = frozenset({"origin_person", "membership_link"})
_SINCE = "منذ"
_ORIGIN = frozenset({
    "متمركز", "قادم", "منحدر", "منطلق", "قاطن", "مقيم", "متواجد", "مسيطر", "منتشر", "متحصن", "مرابط", "عامل", "نازح", "مهجّر",
    "عائد", "وافد", "محتل",
})  # fmt: skip
_REACH = 24
_SIDES = frozenset({"شمالي", "جنوبي", "شرقي", "غربي", "شمال", "جنوب", "شرق", "غرب"})


def places_for(row: Row, frame: Frame, kind: str, i: int, last: int, supports: tuple[int, ...]) -> list[tuple[Mention, str]]:
    """Places that belong to the trigger at ``i``..``last``, with what ties them to it; those right of it first."""
    if frame.record != "event" and frame.record != "figure" and "place" not in frame.roles:
        return []
    found: list[tuple[Mention, str]] = []
    holding: set[int] = set()
    for k, side in _chunks(row, i, last, supports):
        m = _place_at(row, k, frame)
        if m is None or _nobodys(row, k) or any(m.start == x.start for x, _ in found):
            continue
        if _origin(row, k, i):
            holding.update(w.start for w in m.within)
            continue
        prep = row.prep(k)
        if prep and row[k].kind == "place" and not tied(row, k, prep, kind, i):
            continue
        if prep == "من" and kind in TAKEN:
            side = "other/"  # «اعتقلت خمسة شبان **من مخيم س**»: where nothing else is said
        found.append((_sided(row, k, _as_listed(row, k, m)), side + _how(row, k, prep, i)))
    if not found:
        return found
    found = [(m, _from_there(how, found)) for m, how in found]
    for m, how in found:
        if how == "other/object":
            continue  # «رصاص مصدره م1 **في م2**»: fired from the one, hit in the other
        inner = (w for w in m.within if not how.endswith("under:من") or _around(row, m, w))
        holding.update(x for w in inner for x in _starts(w) if x != m.start)
    return [(m, how) for m, how in found if m.start not in holding]


def _how(row: Row, k: int, prep: str, i: int) -> str:
    """What ties a place to the trigger: a preposition, the act that is done to it, or that it stands before it."""
    if prep and not (prep == "ل" and done_to(row, k)):
        return "under:" + prep
    return "object" if k > i else "fronted"


def _from_there(how: str, found: list[tuple[Mention, str]]) -> str:
    """«اعتقلت شاباً **من قرية س** شمال ص وسط الضفة»: taken in the village, where only a stretch of land stands beside."""
    if how != "other/under:من" or any(h != how and m.classes.isdisjoint(_LAND) for m, h in found):
        return how
    return "under:من"


_LAND = frozenset({"direction", "countryside", "kind:governorate", "kind:area", "kind:country", "admin"})


def _starts(w: Mention) -> list[int]:
    """Where a container and its own containers begin: «شمال رام الله وسط الضفة»."""
    out = [w.start]
    for x in w.within:
        out.extend(_starts(x))
    return out


def _around(row: Row, m: Mention, w: Mention) -> bool:
    """«اعتقلت شابين من قرية س **شمال ص**», «من قرية س **في محافظة ص**»: where the village lies; not «… **في مدينة ص**»."""
    apposed = w.start == m.end or row.scan.form(m.end) == "،"
    return apposed or not w.classes.isdisjoint({"direction", "countryside", "kind:governorate", "kind:area", "kind:country"})


def _as_listed(row: Row, k: int, m: Mention) -> Mention:
    """«محافظتي س وص»، «بلدات س وص»: the class word of a list holds for every name in it."""
    first = k
    while first > 0 and row[first].pre == "و" and row[first - 1].kind == "place":
        first -= 1
    head = row[first].mention
    if first == k or head is None or head.number not in ("d", "p") or any(c.startswith("head:") for c in m.classes):
        return m
    tags = {c for c in head.classes if not c.startswith(("kind:", "side:"))}
    return msgspec.structs.replace(m, classes=m.classes | tags)


def _surname(row: Row, k: int) -> bool:
    """«المقاتل **جوان ديرك**», «الشاب **خالد الحلبي**»: a place spelled right behind one definite person is his name."""
    here = row[k].mention
    if here is None or "direction" in here.classes:
        return False  # «موقع الإدارة المدنية **شرق مخيم س**»
    m = row[k - 1].mention if k and row[k].kind == "place" and not row[k].pre and row[k - 1].kind == "np" else None
    return m is not None and m.definite and m.number == "s" and not m.names and not m.classes.isdisjoint(PERSON)


def _nobodys(row: Row, k: int) -> bool:
    """Whether a place at ``k`` is part of what somebody or something is called."""
    return _surname(row, k) or _firm(row, k) or office_land(row[k - 1] if k else None, row[k])


def _firm(row: Row, k: int) -> bool:
    """«مقر شركة نفط **ذي قار**»: what a company is called after."""
    if row[k].kind != "place" or row[k].pre or (m := row[k].mention) is None or any(c.startswith("head:") for c in m.classes):
        return False
    return any(
        "business" in row[x].classes and row.kinds[x] == "noun" for x in (k - 1, k - 2) if x >= 0 and row.kinds[k - 1] != "prep"
    )


def _place_at(row: Row, k: int, frame: Frame) -> Mention | None:
    """The place that a chunk is; for a march or flight also the town whose people march («خرج أهالي البلدة في مظاهرة»)."""
    m = row[k].mention
    if m is None or m.kind == "place":
        return m
    if frame.type not in _CIVIC or m.kind != "people" or m.end - m.start != 2:
        return None
    head = next(
        (
            r
            for r in row.scan.readings[m.end - 1]
            if r.article and not r.entry.classes.isdisjoint({"settlement", "camp", "quarter"})
        ),
        None,
    )
    if head is None:
        return None
    return Mention(
        m.end - 1,
        m.end,
        kind="place",
        head=head.entry.base,
        classes=head.entry.classes | {"head:" + head.entry.base},
        definite=True,
    )


_CIVIC = frozenset({"protest", "riot", "strike_action", "displacement", "return", "looting"})


def _by_law(row: Row, k: int) -> bool:
    """«مطلوبين وفق أحكام المادة 4»: no source."""
    return k + 1 < row.n and row[k + 1].lemma in ("حكم", "مادة", "قانون", "اتفاق", "بند", "خطة")


_SOURCES = frozenset({"مصدره", "مصدرها", "مصدرهما", "مصدرهم"})


def _chunks(row: Row, i: int, last: int, supports: tuple[int, ...]) -> list[tuple[int, str]]:
    """The phrases whose places may belong to the trigger, with what their side adds to the tie."""
    out: list[tuple[int, str]] = []
    placed, side = False, ""
    for k in range(last + 1, min(row.n, last + _REACH)):
        c = row[k]
        if (c.kind == "cite" and not _by_law(row, k)) or row.scan.form(c.start) in _SOURCES:
            side = "other/"
        elif side and c.kind == "prep" and (c.lemma == "على" or (c.lemma == "في" and row.kinds[k - 1] == "place")):
            side = ""  # «قصف مصدره قوات س في م على ص», «رصاص مصدره م1 في م2»
        if row.stops(k) and c.kind not in ("rel", "event", "cite") and not _goes_on(row, k, last):
            break
        if c.kind == "event" and c.pre.startswith("و") and not c.definite and placed:
            break
        if c.kind in ("event", "noun") and k > last + 1 and row[k - 1].lemma == _SINCE and not c.definite:
            break  # «كثفت ضرباتها **منذ هجوم** س على م»: where the other act was done
        placed = placed or c.kind == "place"
        if c.mention is not None:
            out.append((k, side))
    outer = supports[-1] if supports else i
    for k in (*range(i + 1, last + 1), *range(outer, i)):
        if row[k].mention is not None:
            out.append((k, ""))  # «عثر الأهالي **قرب س** على جثة», «قطع محتجون **طريق س – ص**»
    parted = False
    for k in row.left(outer, limit=12):
        parted = parted or row.kinds[k] == "mark"
        if row[k].mention is not None:
            out.append((k, "other/" if parted and _of_another(row, k) else "left/"))
    return out


def _goes_on(row: Row, k: int, last: int) -> bool:
    """A verb that goes on telling of the noun before it: «غارات شنتها …», «قذائف استهدفت …», «شاب كان يستقل …»."""
    c = row[k]
    if c.kind != "verb" or c.lemma in _ELSEWHERE:
        return False
    if c.suffix or c.lemma in _HITS:
        return True
    before = row[k - 1]
    if before.kind == "verb" and "copula" in before.classes:
        return _goes_on(row, k - 1, last)
    if before.kind == "rel":
        return k - last <= 5  # «تفجير الصهريج الذي وقع في س»
    if before.kind == "adj" and k > 1:
        before = row[k - 2] if not before.definite else before
    return before.kind in ("np", "place", "noun", "event") and not before.definite and not c.pre


def _of_another(row: Row, k: int) -> bool:
    """Whether a place with a mark between it and the trigger is of another event noun, which stands between the clause's start
    and the place: «بعد قصف على م1، دارت …»."""
    back = row.left(k, limit=6)
    return bool(back) and "event" in row.kinds[back[-1] : k]


def _origin(row: Row, k: int, trigger: int) -> bool:
    """«القوات المتمركزة في س»، «من أبناء س»: somebody's place, not the event's."""
    if row.modifier(k, trigger):
        return True
    for x in (k - 1, k - 2):
        c: Chunk | None = row[x] if x >= 0 else None
        if c is None or x == trigger:
            break
        if not c.classes.isdisjoint(_HOME) and c.kind != "prep":
            return True
        if c.kind == "np" and c.end - c.start > 1 and x == k - 2 and any(_whence(row, t) for t in (c.end - 1,)):
            return True
        if c.kind == "verb" and c.base in ("انحدر", "تحدّر", "أقام", "تمركز"):
            return True
    return False


def _whence(row: Row, token: int) -> bool:
    return any(r.entry.base in _ORIGIN or r.entry.lemma in _ORIGIN for r in row.scan.readings[token])


def _sided(row: Row, k: int, m: Mention) -> Mention:
    """«لغم شمالي مدينة س»: the word of direction right before a place belongs to it, whatever it was read with."""
    before = m.start - 1
    if before < 0 or row.scan.form(before) not in _SIDES or k == 0 or row[k - 1].end != m.start:
        return m
    word = row.scan.form(before)
    return msgspec.structs.replace(m, start=before, classes=m.classes | {"direction", "head:" + word})


__all__ = ["places_for"]
