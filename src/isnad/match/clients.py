"""Forces named by whom they stand by: «الفصائل الموالية لتركيا» are no Turkish forces, and have an actor of their own."""

from __future__ import annotations

from isnad.packs import Packs

_BESIDE = ("الموالي", "المدعوم")
"""How the words begin that say so in a name."""


def clients(packs: Packs) -> dict[str, tuple[str, ...]]:
    """Actor → the actor whose name is a noun and that it is loyal to the first, or backed by it."""
    table: dict[str, tuple[str, ...]] | None = packs.memo.get("clients")
    if table is None:
        table = packs.memo["clients"] = {}
        for rows in packs.data.names.values():
            for rest, entries in rows:
                if len(rest) < 2 or not rest[0].startswith(_BESIDE):
                    continue
                ids = tuple(dict.fromkeys(e.id for e in entries if e.kind == "actor"))
                for patron in _named_by(packs, rest[1:]):
                    if patron not in ids:
                        table.setdefault(patron, ids)
    return table


def _named_by(packs: Packs, words: tuple[str, ...]) -> set[str]:
    """The actors that the words behind «الموالية» name: «لتركيا», «من إيران», «للنظام»."""
    first, more = words[0], words[1:]
    if first == "من" and more:
        first, more = more[0], more[1:]
    elif first.startswith("لل"):
        first = "ال" + first[2:]
    else:
        first = first.removeprefix("ل")
    rows = packs.data.names.get(first, ())
    return {e.id for rest, entries in rows if rest == more for e in entries if e.kind == "actor"}
