"""Kin and companions joined to somebody: «مختار بلدة س **وابنه**», «الصحفي فلان الفلاني **وزوجته**»."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.match.scan import Scan
from isnad.model.finds import Chunk
from isnad.packs.lexicon import Reading

_OF_PERSON = frozenset({"word", "place", "noun", "np"})
"""What may stand between somebody and his kin: his name, his town."""
_SOMEBODY = frozenset({"people", "force", "source"})
_REACH = 4


def kin_behind(chunks: Sequence[Chunk], i: int, k: int) -> int:
    """Where kin are joined to the person at chunk ``i``, past his name and town from ``k`` on; or -1."""
    m = chunks[i].mention
    if m is None or m.number != "s" or m.kind not in _SOMEBODY or chunks[k].kind not in _OF_PERSON:
        return -1
    for x in range(k, min(len(chunks), k + _REACH)):
        c = chunks[x]
        if c.pre == "و" and c.kind == "np" and c.mention is not None:
            return x if c.mention.kind == "people" and ("kin" in c.classes or c.mention.suffix) else -1
        if c.pre or c.kind not in _OF_PERSON:
            return -1
    return -1


def my_kin(scan: Scan, k: int, head: Reading | None) -> Reading | None:
    """«ماتت **أختي** تحت الركام»: a witness tells of her; the two sisters of somebody («مقتل ابني القيادي») have him behind them.
    «خطفه **وابنه** مسلحون»: his son, and no daughter of theirs."""
    if head is None or "kin" not in head.entry.classes:
        return head
    if head.pre == "و" and not head.suffix and scan.form(k).endswith("ه") and not scan.tokens[k].closed:
        return next((r for r in scan.readings[k] if r.suffix == "ه" and r.pre == "و" and "kin" in r.entry.classes), head)
    if head.entry.number != "d" or not head.entry.construct:
        return head
    if not scan.form(k).endswith("ي") or (k + 1 < scan.n and (scan.form(k + 1).startswith("ال") or scan.nouns(k + 1))):
        return head
    mine = (r for r in scan.readings[k] if r.suffix == "ي" and r.entry.lemma == head.entry.lemma and r.entry.number == "s")
    return next(mine, head)
