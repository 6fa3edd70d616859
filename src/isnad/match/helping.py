"""Who helped: behind a word of support, beside whoever acted."""

from __future__ import annotations

from isnad.match.adjectival import nation
from isnad.match.subject import Ask, Fill, accepts, take
from isnad.model.finds import Chunk

_JOINT = frozenset({"مشاركة", "بمشاركة", "شارك", "بالاشتراك مع", "بالتعاون مع"})
_HELP = frozenset({"دعم", "مساندة", "مشاركة", "إسناد", "تعاون", "تنسيق", "مؤازرة", "غطاء", "تغطية"})


def _helps(c: Chunk) -> bool:
    return "supporter_link" in c.classes or (
        c.kind in ("event", "noun", "np", "part") and c.base in _HELP and c.pre.endswith("ب")
    )


def helper(a: Ask) -> Fill:
    """بدعم ومساندة من **التحالف الدولي** · بمشاركة **قسد**"""
    row, i = a.row, a.i
    links = row.helping
    if links is None:
        links = row.helping = [k for k, c in enumerate(row) if _helps(c)]
    if not links or links[-1] < (start := row.clause_start(a.supports[-1] if a.supports else i)):
        return []
    for k in range(start, min(row.n, i + 20)):
        if k in links:
            if state := nation(row, k, a.role):
                return state  # «بإسناد جوي **تركي**»
            for x in range(k + 1, min(row.n, k + 6)):
                m = row[x].mention
                if m and row[x].kind == "np" and accepts(m, a.kinds):
                    joint = any(row[y].base in _JOINT or row[y].lemma in _JOINT for y in range(k, x))
                    return take(a.role, "joint" if joint else "helper", row, x, a.kinds)
                if row[x].kind in ("verb", "comp"):
                    break
        if k > i and row.stops(k) and not (row.kinds[k] == "verb" and row.points_back(k)):
            break
    return []
