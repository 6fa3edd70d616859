"""Whom a harm word befell where they do not stand right behind it: a pronoun, a phrase behind an aside, the subject of a verb of
being able; and the measure where persons of another sort are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.match.amounts import PERSONS, amount
from isnad.match.row import NOMINAL, Row
from isnad.model.finds import CountFind, Quantity

_FLIGHT = frozenset({"displaced", "escaped"})
_HOUSEHOLDS = frozenset({"عائلة", "أسرة"})
_ASIDE = 8
"""How many chunks an aside between commas may hold."""


def befallen(row: Row, i: int) -> Quantity | None:
    """«ما أدى إلى **مقتله** وإصابته»: one person told before, where the act is said to have led to it."""
    c = row[i]
    if c.kind != "event" or c.suffix not in ("ه", "ها") or not _led(row, i):
        return None
    return Quantity(1, 1, True, c.start, c.end, 1)


def _led(row: Row, i: int) -> bool:
    for c in reversed(row.chunks[max(0, i - 4) : i]):
        if c.kind == "conseq" or "cause" in c.classes:
            return True
        if c.kind in ("mark", "comp", "rel", "place", "np"):
            return False
    return False


def past_aside(row: Row, i: int) -> Iterator[int]:
    """The chunks behind a harm word to the end of its clause, and on behind an aside: «قُتل خلالها، **وفق المتحدث**، 37 مسلحاً»."""
    last = i
    for k in row.right(i, limit=12):
        last = k
        yield k
    cite = last + 1
    if cite >= row.n or row[cite].kind != "cite" or row[last].kind != "mark":
        return
    closed = next((k for k in range(cite + 1, min(row.n, cite + _ASIDE)) if row[k].kind == "mark"), -1)
    if closed > 0 and row[closed].lemma in "،,":
        yield from row.right(closed, limit=6)


def freed_by_themselves(row: Row, rule: str, what: str, i: int) -> Iterable[CountFind]:
    """«تمكن ستة أسرى من **الفرار**»: who was able to."""
    if what not in _FLIGHT or row[i].kind != "event" or i < 3 or row[i - 1].lemma not in ("من", "في"):
        return
    for k in range(i - 2, max(-1, i - 8), -1):
        m = row[k].mention
        if m is None or row[k].kind not in NOMINAL or m.kind not in PERSONS or row.prep(k):
            continue
        if (q := amount(row, k)) is not None and row[k - 1].kind == "verb" and "modal" in row[k - 1].classes:
            yield CountFind(rule, measure_of(row, k, what), q, m, i, min(m.start, q.start), m.end)
        return


def measure_of(row: Row, k: int, what: str) -> str:
    """Prisoners who flee escape; households that leave are counted as households, never as persons."""
    m = row[k].mention
    if what not in _FLIGHT or m is None:
        return what
    if m.head in _HOUSEHOLDS:
        return "families"
    return "escaped" if "detainee" in m.classes else what
