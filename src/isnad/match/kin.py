"""Kin and companions joined to somebody: «مختار بلدة س **وابنه**», «الصحفي فلان الفلاني **وزوجته**»."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.finds import Chunk

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
