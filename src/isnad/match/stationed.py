"""Who is in a vehicle or holds a post, where the report says so: they are meant, and not the thing."""

from __future__ import annotations

from isnad.match.subject import Ask, accepts


def carried_in(a: Ask, k: int) -> int:
    """«استهدفوا حافلة تقلّ **عمالاً**»: who is in a vehicle is meant, where the report says so."""
    vehicle = a.row[k].mention
    if vehicle is None or vehicle.names or vehicle.classes.isdisjoint({"vehicle", "post", "building"}):
        return k
    if "vehicle" not in vehicle.classes:
        return _stationed(a, k)
    for x in range(k + 1, min(a.row.n - 1, k + 5)):
        if "carry" in a.row[x].classes:
            m = a.row[x + 1].mention
            return x + 1 if m is not None and m.kind in ("force", "people") else k
        if a.row[x].kind not in ("adj", "word", "rel", "noun", "verb", "place"):
            return k
    return k


_STATIONED = frozenset({"تمركز", "تحصّن", "انتشر", "اتّخذ", "شغل", "تواجد", "رابط", "استخدم"})


def _stationed(a: Ask, k: int) -> int:
    """«مواقع تتمركز فيها **قوات س**», «منزل تتخذه **س** مقراً», «مواقع يُعتقد أن **خلايا س** تتحصن فيها»: whose the place is."""
    row = a.row
    for x in range(k + 1, min(row.n - 1, k + 7)):
        c = row[x]
        if c.kind == "verb" and c.base in _STATIONED:
            sides = (*range(x + 1, min(row.n, x + 4)), *range(x - 1, k, -1))
            return next((y for y in sides if row.kinds[y] == "np" and row.free(y) and accepts(row[y].mention, ("force",))), k)  # type: ignore[arg-type]
        if c.kind in ("conseq", "event", "conj") or (c.kind == "mark" and c.lemma in ".؛،"):
            break
    return k
