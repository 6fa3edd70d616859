"""Numbers of whom an act was done to, where no word of counting stands: «أطاحت الشرطة **بثلاثة** مطلوبين», «وقع **خمسة** منهم في
قبضة الأمن». The frame has found who they were; its type says what befell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from isnad.match.amounts import PERSONS, amount, of_things
from isnad.match.row import Row
from isnad.model.finds import CountFind, FrameFind, Mention, Quantity

_DONE_TO = frozenset({"target", "detainee", "victim"})
_DOING = frozenset({"initiator"})
_STOCK = frozenset({"population"})
_MEASURES = {
    "arrest": ("detained", _DONE_TO),
    "abduction": ("abducted", _DONE_TO),
    "release": ("released", _DONE_TO),
    "repatriation": ("repatriated", _DONE_TO),
    "exchange": ("released", _DONE_TO),
    "surrender": ("surrendered", _DOING),
    "escape": ("escaped", _DOING),
    "return": ("returned", _DONE_TO),
    "displacement": ("displaced", _DONE_TO),
    "body_found": ("bodies_found", _DONE_TO),
    "sexual_violence": ("victims", _DONE_TO),
    "killing": ("killed", _DONE_TO),
    "assassination": ("killed", _DONE_TO),
    "execution": ("killed", _DONE_TO),
    "displaced_population": ("displaced", _STOCK),
    "detained_population": ("detained", _STOCK),
    "camp_population": ("residents", _STOCK),
}
"""Types of act and of figure: the measure of those whom they are about, and the roles that these fill."""
_SINGLE = frozenset({"detained", "abducted", "released", "killed"})
"""Measures of what befalls one man alone («اختطاف صحفي»); of one who flees or gives himself up no number is told."""
_SOME = frozenset({"detained", "abducted", "released", "escaped"})
_FALLEN = frozenset({"dead", "wounded", "body"})
_HOUSEHOLDS = frozenset({"عائلة", "أسرة"})
_MOVING = frozenset({"displaced", "returned", "repatriated"})
_BROUGHT_OUT = "أخرج"
_GUESSED = frozenset({"nearest", "topic", "shared", "pair"})


def exchanged(frames: Sequence[FrameFind], counts: Sequence[CountFind]) -> list[CountFind]:
    """«تبادل الطرفان **جثامين 40** مقاتلاً»: bodies that are given for others are neither freed nor held."""
    swap = next((f for f in frames if f.type == "exchange"), None)
    if swap is None:
        return list(counts)
    return [msgspec.structs.replace(c, what="exchanged", chunk=swap.trigger) if _bodies(c) else c for c in counts]


def _bodies(c: CountFind) -> bool:
    return c.what == "bodies_held" or (c.what == "released" and c.who is not None and "body" in c.who.classes)


def read_filled(row: Row, frames: Sequence[FrameFind], counts: Sequence[CountFind]) -> Iterable[CountFind]:
    """One count for each act whose sufferers have a number that no count rule has read, and that no number is told of."""
    for f in frames:
        measure = _MEASURES.get(f.type) if f.status == "occurred" else None
        m = _filler(f, measure[1]) if measure is not None else None
        if measure is None or m is None or _told(f, m, counts):
            continue
        k = next((x for x in range(row.n) if row[x].mention is m), -1)
        if k < 0 or of_things(row, k) or (q := amount(row, k)) is None:
            continue
        if m.quantity is None and not _told_alone(m, q, measure[0], f.type):
            continue
        what = "families" if measure[0] in _MOVING and m.head in _HOUSEHOLDS else measure[0]
        what = "evacuated" if what == "displaced" and row[f.trigger].lemma == _BROUGHT_OUT else what
        yield CountFind(what, what, q, m, f.trigger, min(m.start, q.start), max(m.end, q.end))


def _told_alone(m: Mention, q: Quantity, what: str, act: str) -> bool:
    """Whether a noun without a number counts: one man («اختطاف صحفي»), two, or some who are held, taken or freed («إفراج عن
    محتجزين»)."""
    if not _FALLEN.isdisjoint(m.classes) or act == "exchange":
        return False  # «صفقة تبادل أسرى»
    return what in (_SINGLE if q.high is not None else _SOME)


def _filler(f: FrameFind, roles: frozenset[str]) -> Mention | None:
    """The persons that fill the role, found for it and by no guess; a force as a whole is no number of men."""
    filler = next((r for r in f.roles if r.role in roles and r.mention is not None), None)
    if filler is None or filler.mention is None or filler.finder in _GUESSED:
        return None
    m = filler.mention
    return m if m.kind in PERSONS and (m.quantity is not None or not m.names) else None


def _told(f: FrameFind, m: Mention, counts: Sequence[CountFind]) -> bool:
    """Whether a count rule has read a number at the words of the act or at the filler's own."""
    return any(f.first <= c.chunk <= max(f.last, f.trigger) or (c.start < m.end and m.start < c.end) for c in counts)
