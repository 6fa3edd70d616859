"""Numbers of whom an act was done to, where no word of counting stands: «أطاحت الشرطة **بثلاثة** مطلوبين», «وقع **خمسة** منهم في
قبضة الأمن». The frame has found who they were; its type says what befell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.match.amounts import PERSONS, amount, of_things
from isnad.match.row import Row
from isnad.model.finds import CountFind, FrameFind, Mention

_DONE_TO = frozenset({"target", "detainee", "victim"})
_DOING = frozenset({"initiator"})
_STOCK = frozenset({"population"})
_MEASURES = {
    "arrest": ("detained", _DONE_TO),
    "abduction": ("abducted", _DONE_TO),
    "release": ("released", _DONE_TO),
    "repatriation": ("repatriated", _DONE_TO),
    "exchange": ("exchanged", _DONE_TO),
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
_FALLEN = frozenset({"dead", "wounded", "body"})
_HOUSEHOLDS = frozenset({"عائلة", "أسرة"})
_MOVING = frozenset({"displaced", "returned", "repatriated"})
_BROUGHT_OUT = "أخرج"
_GUESSED = frozenset({"nearest", "topic", "shared", "pair"})


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
        if m.quantity is None and (q.high is None or measure[0] not in _SINGLE or not _FALLEN.isdisjoint(m.classes)):
            continue
        what = "families" if measure[0] in _MOVING and m.head in _HOUSEHOLDS else measure[0]
        what = "evacuated" if what == "displaced" and row[f.trigger].lemma == _BROUGHT_OUT else what
        yield CountFind(what, what, q, m, f.trigger, min(m.start, q.start), max(m.end, q.end))


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
