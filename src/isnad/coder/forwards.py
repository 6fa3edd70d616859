"""A message that an outlet passed on: its channel stands between the outlet and whoever the text cites (CODEBOOK §5)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.model.draft import FORWARD, Draft, Link, Lore, Party


def passed_on(drafts: Sequence[Draft], forwarder: Party | None, lore: Lore) -> list[Draft]:
    """Every draft with the forwarded channel as the first link of its chain. A channel that the text itself cites first is that
    link already."""
    if forwarder is None:
        return list(drafts)
    first = Link(forwarder, FORWARD, "", "neutral", None, None, None)
    return [msgspec.structs.replace(d, chain=_chain(first, d.chain, lore)) for d in drafts]


def _chain(first: Link, chain: tuple[Link, ...], lore: Lore) -> tuple[Link, ...]:
    if not chain or not _same(first.party, chain[0].party, lore):
        return (first, *chain)
    return (msgspec.structs.replace(chain[0], medium=chain[0].medium or FORWARD), *chain[1:])


def _same(a: Party, b: Party, lore: Lore) -> bool:
    """One voice, or a press office and the body that it speaks for."""
    ids = {*a.names, *(lore.voices.get(n, n) for n in a.names)}
    return a.key == b.key or bool(ids & {*b.names, *(lore.voices.get(n, n) for n in b.names)})
