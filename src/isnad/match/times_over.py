"""How many times, and none at all: attacks that are counted, and harm that the text says there was not."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.amounts import joined
from isnad.match.row import Row
from isnad.match.tolls import SUM, own_number, state_of
from isnad.model.finds import Chunk, CountFind, Quantity
from isnad.packs import Packs

_DUAL = ("ان", "ين")
"""Endings of a free dual: «هجوم انغماسي» is no pair of attacks."""
_NO_ATTACK = frozenset(
    {"حادث", "حادثة", "حملة", "اتفاق", "جولة", "اجتماع", "لقاء", "مفاوضات", "بيان", "حالة", "دفعة", "مرحلة", "مرة", "خبر"}
)
_LOSSES = frozenset({"بشريه", "الارواح", "ارواح", "البشريه"})
_NOBODY = frozenset({"احد", "اي", "ايه"})


def read_attacks(row: Row, packs: Packs) -> Iterable[CountFind]:
    """«بست غارات», «هجومين», «سلسلة غارات», «27 عملية اغتيال»: how many times."""
    for i, c in enumerate(row.chunks):
        if (
            c.kind != "event"
            or c.base in _NO_ATTACK
            or not c.classes.isdisjoint({"light", "modal", "attempt", "harm_wound"})
            or _harming(packs, i, row)
        ):
            continue
        k = i - 1 if not c.pre else -2
        if k >= 1 and row[k].kind in ("event", "noun") and row[k].base == "عملية" and not row[k].pre:
            k -= 1
        elif (
            c.base == "عملية" and i + 1 < row.n and row[i + 1].kind == "event" and not row[i + 1].pre and not row[i + 1].definite
        ):
            continue  # counted with the act that the operation was
        before = row[k].mention if k >= 0 else None
        if before is not None and before.quantity is not None and not before.head and not before.names:
            yield CountFind("attacks", "attacks", before.quantity, None, i, before.start, c.end)
        elif before is not None and before.head == "سلسلة" and c.number == "p":
            yield CountFind("attacks", "attacks", Quantity(2, None, False, before.start, c.end), None, i, before.start, c.end)
        elif c.number == "d" and not c.suffix and row.scan.form(c.start).endswith(_DUAL):
            yield CountFind("attacks", "attacks", Quantity(2, 2, True, c.start, c.end, 2), None, i, c.start, c.end)


def _rule(packs: Packs, c: Chunk) -> str:
    """The count rule of which the word alone is the cue, or nothing."""
    return packs.count_alone.get(c.base) or packs.count_alone.get(c.lemma, "")


def _harming(packs: Packs, i: int, row: Row) -> bool:
    """A noun of harm (إصابة، جرحى) counts people, never attacks; an assassination is both an act and a harm."""
    c = row[i]
    return (_rule(packs, c) != "" and not (c.base == "اغتيال" or c.lemma == "اغتال")) or state_of(row, packs, i) is not None


def read_none(row: Row, packs: Packs) -> Iterable[CountFind]:
    """«دون وقوع إصابات», «لم تسجل خسائر بشرية», «لم يُقتل أحد»: the text says that there were none."""
    if "neg" not in row.kinds and "none" not in row.kinds:
        return
    for i, c in enumerate(row.chunks):
        if "confine" in c.classes and any("damaged" in x.classes for x in row.chunks[i + 1 : i + 5]):
            yield CountFind("killed", "killed", Quantity(0, 0, True, c.start, c.end, 0), None, i, c.start, row[i + 1].end)
            continue  # «اقتصرت الأضرار على الماديات»
        if c.kind not in ("neg", "none") or "unknown_result" in c.classes:
            continue
        if c.lemma.endswith("إصابات"):
            yield CountFind("wounded", "wounded", Quantity(0, 0, True, c.start, c.end, 0), None, i, c.start, c.end)
            continue
        for k in range(i + 1, min(row.n, i + 7)):
            what = _denied(row, packs, i, k)
            if what:
                end = next((t + 1 for t in range(row[k].start, row[k].end + 3) if row.scan.form(t) in _LOSSES), row[k].end)
                yield CountFind(what, what, Quantity(0, 0, True, c.start, end, 0), None, i, c.start, end)
                break
            caused = (row[k].kind == "comp" and k == i + 1) or "cause" in row[k].classes  # «دون أن تتسبب بخسائر بشرية»
            if (row[k].kind in ("mark", "verb", "comp", "conseq", "rel") and not caused) or joined(row, k):
                break


def _denied(row: Row, packs: Packs, i: int, k: int) -> str:
    """The measure that the negation at ``i`` says nothing of at ``k``, or nothing."""
    c = row[k]
    if c.base in ("خسارة", "خسائر"):
        told = any(row.scan.form(t) in _LOSSES for t in range(c.start + 1, c.start + 4))
        return "killed" if told or row.scan.form(c.start + 2) == "صفوف" else ""
    if c.kind == "event" and c.base == "إصابة" and c.number == "p" and not c.definite:
        return "wounded"
    state = state_of(row, packs, k)
    if state is not None and state[1] in ("killed", "wounded", "victims") and c.number in ("p", "d") and not own_number(row, k):
        return "wounded" if state[1] == "wounded" else "killed"
    if c.kind == "verb" and k == i + 1:
        rule = _rule(packs, c)
        nobody = k + 1 < row.n and row.scan.form(row[k + 1].start) in _NOBODY
        return packs.counts[rule].what if rule and nobody and packs.counts[rule].what in SUM else ""
    return ""
