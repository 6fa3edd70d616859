"""The finder of whoever lost what another took: «انتزعت س م من سيطرة **ص**», «سيطرت س على م بعد معارك مع **ص**»."""

from __future__ import annotations

from isnad.match.row import Row
from isnad.match.subject import Ask, Fill, accepts, take

_HOLD = frozenset({"سيطر", "سيطرة", "قبضة", "نفوذ", "يد"})
_FIGHT = frozenset({"اشتباك", "اشتبك", "معركة", "مواجهة", "قتال", "قاتل", "جابه"})
_LEAVING = frozenset({"انسحب", "انسحاب", "طرد", "هرب", "هروب", "فرّ", "فرار", "دحر", "أخرج", "إخراج", "تراجع"})
_AFTER = frozenset({"بعد", "عقب", "إثر", "على إثر", "خلال", "من خلال"})
_AGAINST = frozenset({"مع", "ضد"})


def ousted(a: Ask) -> Fill:
    """Behind the taking first, then in the frame that the sentence opens with."""
    row = a.row
    for k in (*row.right(a.i, limit=20), *row.left(a.i, limit=12)):
        c = row[k]
        if c.kind not in ("event", "noun") or (at := _loser(row, k)) < 0:
            continue
        m = row[at].mention
        if m is not None and accepts(m, a.kinds):
            return take(a.role, "ousted", row, at, a.kinds)
    return []


def _loser(row: Row, k: int) -> int:
    """The noun phrase that a noun of holding, fighting or leaving has, or -1."""
    base, prep = row[k].base, row.prep(k)
    if (base in _HOLD and prep == "من") or (base in _LEAVING and prep in _AFTER):
        return k + 1 if k + 1 < row.n and row.free(k + 1) and row.kinds[k + 1] == "np" else -1
    if base in _FIGHT and prep in _AFTER:
        return next((x for x in row.right(k, limit=8) if row.kinds[x] == "np" and row.prep(x) in _AGAINST), -1)
    return -1
