"""Which domain a text's words belong to, sentence by sentence: sport, markets, courts, disease, the past."""

from __future__ import annotations

from collections import Counter

from isnad.coder.clause import Clause, kin_killed
from isnad.coder.guards import BUILT, PLAYED, SPOKEN, SUFFERED, judged
from isnad.coder.ruses import false_post
from isnad.coder.unreal import old_years
from isnad.model.finds import Chunk, Found

TOLD = frozenset({"court", "anniversary", "history"})
"""The events are true, but old."""
DOMAINS = PLAYED | SPOKEN | SUFFERED | TOLD
_OPERATIONS = frozenset({"حملة", "عملية", "معركة", "غرفة", "عمليات"})
_LIVE = ("ذخيرة", "الذخيرة", "ذخائر", "الذخائر")
_CROWDS = frozenset({"protester", "harm_wound", "harm_kill"})
_MARKETS = frozenset({"سوق"})


class Speech:
    """What a sentence speaks of, made once: its domains, once for each of its words, in ``clause`` without people and places
    who may be those that are hit; its old years; whether a court speaks in it; and whether any of its words could mark a domain
    at all."""

    __slots__ = ("clause", "court", "marked", "old", "words")

    def __init__(self, one: Found) -> None:
        here = one.chunks if one.times or not one.classes.isdisjoint(DOMAINS) else ()
        able = [k for k, c in enumerate(here) if c.time is not None or not c.classes.isdisjoint(DOMAINS)]
        chunks = [c for k in able if (c := here[k]).lemma not in _MARKETS and not excused(here, k)]
        self.marked, self.old, self.court = bool(able), old_years(one), judged(whole(one))
        told = ["crime", *self.old] if kin_killed(one.chunks) else self.old
        self.words = [d for c in chunks for d in _domains(c, clause=False)] + told
        self.clause = [d for c in chunks for d in _domains(c, clause=True)] + told


def whole(found: Found, at: int = -1, persons: frozenset[str] = frozenset()) -> Clause:
    """The sentence as one clause around the trigger at ``at``."""
    return Clause(found, 0, len(found.chunks), at, persons)


def _domains(c: Chunk, *, clause: bool) -> frozenset[str]:
    """Domains that a chunk speaks of. In the clause, people and places of a domain may be those who are hit."""
    if c.time is not None:
        return frozenset({"anniversary"}) if c.time.kind == "anniversary" else frozenset()
    if clause and "verdict" not in c.classes and ("person" in c.classes or not c.classes.isdisjoint(BUILT)):
        return frozenset()
    return c.classes & DOMAINS


def _titled(chunks: tuple[Chunk, ...], k: int) -> bool:
    """«حملة **عاصفة** الجزيرة», «عملية **بركان** الغضب»: what an operation is called says nothing of the text."""
    return k > 0 and not chunks[k].pre and chunks[k - 1].base in _OPERATIONS and not chunks[k - 1].definite


def excused(chunks: tuple[Chunk, ...], k: int) -> bool:
    """Whether a word of a domain says nothing of what its text is about."""
    return _titled(chunks, k) or _at_a_crowd(chunks[k], chunks) or false_post(chunks, k)



def _at_a_crowd(c: Chunk, chunks: tuple[Chunk, ...]) -> bool:
    """«أطلقت القوات **الذخيرة الحية** على المتظاهرين»: live rounds are no exercise where people march or are hurt."""
    if "exercise" not in c.classes or not c.lemma.startswith(_LIVE):
        return False
    return any(not _CROWDS.isdisjoint(x.classes) or "protester" in (x.mention.classes if x.mention else ()) for x in chunks)


def domains_of(clause: Clause, *, verdict: bool) -> list[str]:
    """The domains that a clause speaks of, the one of most words first."""
    marked = [
        c
        for k, c in enumerate(clause.chunks)
        if (c.time is not None or not c.classes.isdisjoint(DOMAINS)) and not excused(clause.chunks, k)
    ]
    said = [x for c in marked for x in _domains(c, clause=not verdict)]
    return [name for name, _ in Counter(said).most_common()] if len(said) > 1 else said
