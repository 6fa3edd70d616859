"""Who kills, where a harm word may be an active verb: the force behind it, and whom the one behind that is."""

from __future__ import annotations

from isnad.match.amounts import PERSONS, amount, joined
from isnad.match.describing import past_description
from isnad.match.row import NOMINAL, Row
from isnad.match.sufferers import DYING
from isnad.model.finds import Mention


def past_killers(row: Row, i: int) -> int:
    """«اغتال مسلحون يستقلون دراجة نارية **مختار القرية**»: who stands behind those who did it and what a verb
    tells of them, or -1."""
    c, k = row[i], i + 1
    if c.kind != "verb" or c.voice == "passive" or c.lemma in DYING or k + 2 >= row.n or row[k + 1].kind != "verb":
        return -1
    m = row[k].mention
    last = past_description(row, k) if m is not None and m.kind == "force" else k
    for x in range(last + 1, min(row.n, last + 4)) if last > k else ():
        who = row[x].mention
        if who is not None and who.kind in PERSONS and not row.prep(x) and amount(row, x) is not None:
            return x
        if row[x].kind not in ("adj", "noun"):
            return -1
    return -1


def is_doer(row: Row, k: int, m: Mention) -> bool:
    """A force right after an active verb with another phrase after it is the killer, not the killed."""
    if m.kind != "force":
        return False
    if m.quantity is not None:
        return _kills(row, k)  # «قتل أربعة من القوات الحكومية»
    behind = (x for x in row.right(k, limit=6) if _somebody(row, x) and not row.prep(x) and row[x].kind in NOMINAL)
    return any(not (m.number == "s" and joined(row, x)) for x in behind) or not m.head  # «قتل ضابط ومجند»: both were killed


def _somebody(row: Row, x: int) -> bool:
    """Whether the phrase at chunk ``x`` may be whom somebody killed: «قتل جندي في انفجار **لغم**» has none."""
    m = row[x].mention
    return m is not None and m.kind not in ("thing", "place")


def _kills(row: Row, k: int) -> bool:
    """«قتل **مسلحان** مدنياً», «اغتال **مجهولان** يستقلان دراجة المختار»: another person stands right behind the counted ones,
    and behind what a verb tells of them."""
    x = past_description(row, k) + 1
    c = row[x] if x < row.n else None
    one = c is not None and c.kind in NOMINAL and not c.pre and not row.prep(x) and c.number == "s"
    return one and c is not None and c.mention is not None and c.mention.kind in PERSONS
