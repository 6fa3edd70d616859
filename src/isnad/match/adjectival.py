"""Whose an act is by the adjective of its noun: a nation's, or the enemy's."""

from __future__ import annotations

from isnad.match.heads import FIRED
from isnad.match.nations import armies
from isnad.match.row import Row
from isnad.match.subject import Fill
from isnad.model.finds import Mention, RoleFind
from isnad.packs import fold
from isnad.packs.lexicon import Reading


def nation(row: Row, i: int, role: str) -> Fill:
    """قصف **روسي**, غارات يُعتقد أنها **روسية**: the state whose adjective follows the noun."""
    scan = row.scan
    i = _thought(row, i + 1 if _fires(row, i) else i)
    stop = row[i + 1].start if i + 1 < row.n and row.kinds[i + 1] == "np" else scan.n  # «مصرع قيادي حوثي»: the man's adjective
    out: Fill = []
    for k in range(row[i].end, min(stop, row[i].end + 4)):
        adjectives = [r for r in scan.readings[k] if r.entry.pos == "adjective"]
        actors = next((a for r in adjectives if r.pre in ("", "و") and (a := _nation_of(row, i, k, r))), ())
        if actors and (out or not scan.form(k).startswith("و")):  # «غارات **أمريكية وبريطانية**»
            out.append(
                RoleFind(role, "owner", Mention(k, k + 1, "force", names=actors, name_start=k, name_end=k + 1, definite=True))
            )
        elif not out and any("hostile" in r.entry.classes and r.entry.base == _HOSTILE and not r.pre for r in adjectives):
            return [RoleFind(role, "owner", Mention(k, k + 1, "force", head="عدو", heads=("عدو",), classes=_FOE))]
        elif out or not adjectives:
            break
    return out or _of_both(row, i, role)


def _fires(row: Row, i: int) -> bool:
    """«إطلاق **نار** إسرائيلي»: whether what is fired stands between the act at ``i`` and its adjective."""
    return i + 1 < row.n and row[i].base == "إطلاق" and row[i + 1].base in FIRED and not row[i + 1].definite


def _of_both(row: Row, i: int, role: str) -> Fill:
    """«قصف **وغارات إسرائيلية**», «قصف مدفعي وإطلاق نار **إسرائيليين**»: the adjective of the last of two acts is both's."""
    k = i + 1
    while k < row.n and row.kinds[k] == "adj":
        k += 1
    if k >= row.n or row.kinds[k] != "event" or row[k].pre != "و" or row[k].definite or row[i].definite:
        return []
    return nation(row, k, role)


def _thought(row: Row, i: int) -> int:
    """The last chunk of «يُعتقد أنها» right behind the noun at ``i``, else the noun."""
    if i + 2 >= row.n or "hedge" not in row[i + 1].classes or row[i + 1].pre:
        return i
    if row[i + 1].lemma.endswith(_THAT_IT):
        return i + 1
    return i + 2 if row.kinds[i + 2] == "comp" and row[i + 2].suffix else i


_THAT_IT = ("أنه", "أنها", "أنهما", "أنهم")
_HOSTILE = "معادٍ"
_FOE = frozenset({"group"})
"""«غارة **معادية**»: the enemy's, whom the country that is told of calls so."""


_OF_AN_ARMY = frozenset({"قصف", "غارة", "ضربة", "نيران", "نار", "مدفعية"})
"""Acts from afar, which no people of a country commits: «قصف **سوري**» is its army's, «هجوم **سوري**» may be anybody's."""


def _nation_of(row: Row, i: int, k: int, r: Reading) -> tuple[str, ...]:
    """The actors whose adjective token ``k`` is by this reading, behind the act at chunk ``i``."""
    form = row.scan.form(k).removeprefix(r.pre)
    word = form[2:] if r.article else form
    actor = row.scan.lexicon.nationalities.get(word, "")
    if actor:
        return (actor,)
    of_an_army = row[i].base in _OF_AN_ARMY and "nationality" in r.entry.classes
    return armies(row.packs).get(fold(r.entry.base), ()) if of_an_army else ()
