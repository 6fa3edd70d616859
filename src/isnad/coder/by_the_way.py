"""Things that an act harmed by the way: «وألحق أضراراً **بثلاثة منازل**», «ما أدى إلى تدمير **مدرسة**», «ودمّر **مسجداً**»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.coder.aimed import AIMED, overlaps
from isnad.coder.fillers import FORCES
from isnad.coder.reference import Discourse
from isnad.model.draft import DraftRole
from isnad.model.finds import Chunk, Found, FrameFind, Mention

_HARMING = AIMED - {"raid", "siege", "weapons_seized", "territory_seized", "looting", "aid_obstructed", "device_defused"}
_WRECKS = frozenset({"احترق", "تضرّر", "تضرر", "تهدّم", "انهار", "تحطّم", "هدم", "حطّم", "أحرق", "أصاب", "غرق", "أشعل", "اشتعل"})
_DAMAGE = frozenset({"wreck", "damage"})
_THINGS = frozenset({"building", "vehicle", "infrastructure", "vessel", "convoy"})
_HIT = frozenset({"target", "participant"})
_REACH = 5


def harmed_by_the_way(d: Discourse, found: Found, frame: FrameFind, roles: Sequence[DraftRole]) -> tuple[DraftRole, ...]:
    """The things behind a word of destruction that is told of this act and is none of its own."""
    if frame.record != "event" or frame.type not in _HARMING:
        return ()
    taken = [r.party.span for r in roles if r.party.span is not None]
    fought = any((r.party.names or r.party.cls in FORCES) and r.role in _HIT for r in roles)
    out: list[DraftRole] = []
    for k, c in enumerate(found.chunks):
        if not _wrecks(c) or not _of(found, frame, k):
            continue
        for m in _things(found.chunks, k):
            if fought and "vehicle" in m.classes:
                continue  # «صدّت س هجوماً لـ ص **ودمّرت ست عربات**»: the loss of a force that is told to be hit
            for party in d.party(found, m, None):
                span = party.span
                if span is not None and not overlaps(span, taken):
                    taken.append(span)
                    out.append(DraftRole("target", party, "by_the_way"))
    return tuple(out)


def _wrecks(c: Chunk) -> bool:
    """A word of destruction: a verb, a verbal noun, «أضرار»."""
    if c.kind not in ("verb", "event", "np", "noun"):
        return False
    return not c.classes.isdisjoint(_DAMAGE) or (c.base in _WRECKS and c.kind != "np")


def _of(found: Found, frame: FrameFind, k: int) -> bool:
    """Whether the word of destruction at a chunk is told of the frame's act: the last one before it, else the first behind it."""
    owner = -1
    for f in found.frames:
        if f.record != "event":
            continue
        if f.trigger == k or k in f.supports:
            return False  # told as an act of its own, or carrying one
        if f.type in _HARMING and (f.trigger < k or owner < 0):
            owner = f.trigger
    return owner == frame.trigger


def _things(chunks: Sequence[Chunk], k: int) -> Iterator[Mention]:
    """The things behind the word at a chunk, and those that و joins to the first."""
    first = k
    if "damage" in chunks[k].classes and (inner := _inside(chunks[k])) is not None:
        yield inner
    else:
        first = next((x for x in range(k + 1, min(len(chunks), k + _REACH)) if _ends(chunks[x]) or _thing(chunks[x])), -1)
        if first < 0 or not _thing(chunks[first]):
            return
        m = chunks[first].mention
        if m is not None:
            yield m
    for x in range(first + 1, len(chunks)):
        m = chunks[x].mention
        if chunks[x].kind == "adj":
            continue
        if m is None or not chunks[x].pre.startswith("و") or not _thing(chunks[x]):
            return
        yield m


def _inside(c: Chunk) -> Mention | None:
    """«دمار **منزلين**»: the thing in construct with the damage."""
    return c.mention if c.mention is not None and not c.classes.isdisjoint(_THINGS) else None


def _thing(c: Chunk) -> bool:
    return c.kind == "np" and c.mention is not None and c.mention.kind == "thing" and not c.classes.isdisjoint(_THINGS)


def _ends(c: Chunk) -> bool:
    """What no word of destruction reaches over: another verb, a clause, somebody."""
    if c.kind == "prep":
        return c.lemma not in ("في", "ب", "من")
    return c.kind in ("verb", "event", "comp", "conseq", "rel", "place") or (c.kind == "mark" and c.lemma in ".؛:")
