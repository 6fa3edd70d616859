"""Who is in a vehicle or holds a post, where the report says so: they are meant, and not the thing."""

from __future__ import annotations

from isnad.match.heads import FIGHTER
from isnad.match.row import Row
from isnad.match.subject import Ask, accepts
from isnad.model.finds import Mention


def carried_in(a: Ask, k: int) -> int:
    """«استهدفوا حافلة تقلّ **عمالاً**»: who is in a vehicle is meant, where the report says so."""
    vehicle = a.row[k].mention
    if vehicle is None or vehicle.names or vehicle.classes.isdisjoint({"vehicle", "post", "building"}):
        return k
    if "vehicle" not in vehicle.classes:
        return _stationed(a, k)
    if (rider := _riding(a, k)) >= 0:
        return _of_side(a, k, rider)
    for x in range(k + 1, min(a.row.n - 1, k + 5)):
        if "carry" in a.row[x].classes:
            m = a.row[x + 1].mention
            return _of_side(a, k, x + 1) if m is not None and m.kind in ("force", "people") else k
        if a.row[x].kind not in ("adj", "word", "rel", "noun", "verb", "place"):
            return k
    return k


def held_in(a: Ask, k: int) -> bool:
    """«احتجز مسلحون حافلة تقل **عناصر من س**»: whether the rule wants people, and the vehicle at chunk ``k`` carries them."""
    m = a.row[k].mention
    if a.role not in ("target", "detainee") or m is None or "vehicle" not in m.classes:
        return False
    rider = a.row[carried_in(a, k)].mention
    return rider is not None and rider is not m and accepts(rider, a.kinds)


def _of_side(a: Ask, k: int, rider: int) -> int:
    """Those in the vehicle at chunk ``k`` who are of a side fill it; a bus that carries workers is aimed at itself."""
    m = a.row[rider].mention
    bare = m is not None and m.kind == "people" and not (m.names or m.within or m.suffix) and m.classes.isdisjoint(FIGHTER)
    return k if bare and a.role == "target" and "person" not in a.kinds else rider


_RIDING = frozenset({"استقلّ", "استقل", "قاد", "ركب"})
_INSIDE = frozenset({"متنها", "متنه", "بداخلها", "بداخله", "داخلها", "داخله", "فيها"})
_RIDERS = frozenset({"force", "people", "source"})


def _riding(a: Ask, k: int) -> int:
    """«سيارة كان يستقلها **فلان**», «دراجة على متنها **عنصر**», «سيارة بداخلها **قيادي**»: who rides in the vehicle, or -1."""
    row = a.row
    for x in range(k + 1, min(row.n - 1, k + 6)):
        c = row[x]
        inside = (c.kind == "verb" and bool(c.suffix) and c.base in _RIDING) or row.scan.form(c.end - 1) in _INSIDE
        if inside or (c.kind == "prep" and bool(c.suffix) and c.lemma in ("داخل", "في")):
            m = row[x + 1].mention
            return x + 1 if m is not None and m.kind in _RIDERS and row.kinds[x + 1] == "np" else -1
        if c.kind in ("event", "conseq", "conj", "comp") or (c.kind == "mark" and c.lemma in ".؛،"):
            break
    return -1


_TRAINS = frozenset({"درّب", "تدريب", "تجنيد", "إيواء", "تجميع"})
_STATIONED = frozenset({"تمركز", "تحصّن", "انتشر", "اتّخذ", "شغل", "تواجد", "رابط", "استخدم"})


def _stationed(a: Ask, k: int) -> int:
    """«مواقع تتمركز فيها **قوات س**», «منزل تتخذه **س** مقراً», «مواقع يُعتقد أن **خلايا س** تتحصن فيها»: whose the place is."""
    row = a.row
    for x in range(k + 1, min(row.n - 1, k + 7)):
        c = row[x]
        if x == k + 1 and c.pre == "ل" and c.base in _TRAINS and (m := row[x + 1].mention) is not None and accepts(m, ("force",)):
            return x + 1  # «معسكراً لتدريب **قوات س**»
        if c.kind == "verb" and c.base in _STATIONED:
            sides = (*range(x + 1, min(row.n, x + 4)), *range(x - 1, k, -1))
            return next((y for y in sides if row.kinds[y] == "np" and row.free(y) and accepts(row[y].mention, ("force",))), k)  # type: ignore[arg-type]
        if c.kind in ("conseq", "event", "conj") or (c.kind == "mark" and c.lemma in ".؛،"):
            break
    return k


MUSTERED = frozenset({"تعزيز", "تحرك", "حشد", "تجمع", "تجمّع", "انتشار"})
"""Nouns of men brought together: whose they are stands behind them."""


def mustered(a: Ask, k: int) -> int:
    """«قصف حشود **للعدو**», «استهدفت تعزيزات **للحوثيين**»: whose men chunk ``k`` tells were brought together, or -1."""
    row = a.row
    if a.role != "target" or k + 1 >= row.n or row.kinds[k] != "event" or row[k].base not in MUSTERED or row[k].pre:
        return -1
    m = row[k + 1].mention
    whose = m is not None and row[k + 1].pre in ("", "ل") and (bool(m.names) or m.kind == "force")
    return k + 1 if whose and m is not None and accepts(m, a.kinds) else -1


_CROWDS = frozenset({"مظاهرة", "تظاهرة", "اعتصام", "مسيرة", "وقفة", "احتجاج", "تجمع"})
GATHERED = "متظاهر"
_PROTESTERS = frozenset({"civilian", "protester"})


def crowd_at(row: Row, k: int) -> Mention | None:
    """«هاجم مسلحون **مظاهرة**», «فضّ **اعتصام**»: those who march or sit in, where chunk ``k`` tells of their gathering and no
    preposition stands before it."""
    c = row[k]
    if c.kind != "event" or c.base not in _CROWDS or c.suffix or c.pre or row.prep(k):
        return None
    return Mention(
        c.start, c.end, "people", head=GATHERED, heads=(GATHERED,), classes=_PROTESTERS, number="p", definite=c.definite
    )
