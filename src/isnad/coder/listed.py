"""Losses that a list shares out: «… مقتل سبعة من قوات س، توزعوا على النحو التالي:» and items that say only how many of whom,
by what and where («- 4 من الدفاع الوطني بكمين على طريق …»)."""

from __future__ import annotations

from isnad.coder.signs import is_item
from isnad.model.finds import CountFind, Found, Quantity

_LISTED = frozenset({"killed", "wounded", "detained", "abducted"})
_PERSONS = frozenset({"people", "force"})


def listed_by(found: Found, before: CountFind | None) -> CountFind | None:
    """The toll that the items after this sentence share out; ``before`` is the one that a list which goes on shares out."""
    if is_item(found):
        return before
    tolls = [c for c in found.counts if c.what in _LISTED and not c.part_of]
    if found.sentence.tokens[-1].form != ":" or len({c.what for c in tolls}) != 1:
        return None
    return tolls[0]


def shared_out(found: Found, toll: CountFind | None) -> tuple[CountFind, ...]:
    """The number that opens an item of a list of losses, as a part of that toll; empty where the item says itself what became
    of them."""
    if toll is None or not is_item(found) or any(c.what in _LISTED for c in found.counts):
        return ()
    for k, c in enumerate(found.chunks[:4]):
        m = c.mention
        if c.kind == "mark":
            continue
        if m is None or m.kind not in _PERSONS:
            return ()
        one = Quantity(1, 1, True, m.start, m.start + 1, 1) if m.number == "s" and m.names and not m.definite else None
        q = m.quantity or one
        if q is None or not q.low or (q.start == 0 and m.quantity is not None):
            return ()  # «1- فلان»: the number of the item
        return (CountFind(toll.rule, toll.what, q, m, k, min(m.start, q.start), m.end),)
    return ()
