"""Acts told by their parts: «قُتل شخص في س **وآخر في ص**», «23 مواطناً، منهم **9 في س و6 في ص**», «صاروخين على س **وخمسة على ص**».
What has a place of its own is an act of its own, told with the verb of the first (docs/reference/passage-format.md)."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from isnad.coder.place_draft import draft_place
from isnad.coder.reference import Discourse
from isnad.coder.tallies import recording, stretch
from isnad.model.draft import Draft, DraftCount, DraftPlace
from isnad.model.finds import Chunk, Found, Quantity

_AT = frozenset({
    "في", "على", "فوق", "قرب", "داخل", "وسط", "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "بالقرب من",
    "في محيط", "عند", "قبالة",
})  # fmt: skip
_FROM = frozenset({"arrest", "abduction", "displacement", "repatriation", "release"})
"""Acts that are done where their people are taken from."""
_ORDINALS = frozenset(
    {"ثاني", "ثان", "ثانيه", "ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه", "سادس", "سادسه", "سابع", "سابعه"}
)
_BETWEEN = frozenset({"prep", "adj", "np", "noun", "word"})
_REACH, _CLOSE = 4, 2
"""Chunks from the head of a part to its place, at most; behind «الثاني» it stands at once."""
_OTHER = {"اخر": 1, "اخري": 1, "اخران": 2, "اخريان": 2}
_FIRST = frozenset({"احدهما", "احداهما", "احدها", "احداها", "الاول", "الاولي"})
_SECOND = frozenset({"الاخر", "الاخري", "الثاني", "الثانيه", "الثالث", "الثالثه"})
_REST = frozenset({"الباقون", "الباقين", "البقيه", "الاخرون"})
_ONE = frozenset({"واحد", "واحده"})
_FEW = 3
"""How many attacks a sum may tell that its parts tell again; more are counted by who keeps a record of them."""
_LEAST = 2
"""Places without which no sentence tells of several."""


class _Part(NamedTuple):
    """A part: the chunk of its head and that of its place."""

    head: int
    place: int


def by_parts(discourse: Discourse, found: Found, drafts: list[Draft], order: int) -> tuple[list[Draft], int]:
    """The drafts of a sentence with their parts, and the last order given; ``order`` is the last before."""
    places = sum([c.kind == "place" for c in found.chunks])
    if places < _LEAST or not any([_heads_part(found, k) for k in range(1, len(found.chunks))]):
        return drafts, order
    out: list[Draft] = []
    for d in drafts:
        told = _told_by_parts(discourse, found, d, order)
        order += len(told) - 1
        out.extend(told)
    return out, order


def _told_by_parts(discourse: Discourse, found: Found, d: Draft, order: int) -> list[Draft]:
    """The draft, and behind it its parts that have places of their own."""
    if d.record != "event" or not d.evidence or _recorded(found, d) or not (parts := _parts(found, d, discourse)):
        return [d]
    cut = discourse.span(found, found.chunks[parts[0].head].start, found.chunks[parts[0].head].end)[0]
    end = discourse.span(found, found.chunks[parts[-1].place].start, found.chunks[parts[-1].place].end)[1]
    own = tuple(p for p in d.places if not cut <= p.span[0] < end)
    counts = tuple(c for c in d.counts if not cut <= c.span[0] < end)
    first = msgspec.structs.replace(d, places=own, counts=counts, evidence=_without(d.evidence, cut, end))
    out = [first]
    for part in parts:
        order += 1
        out.append(_draft(discourse, found, d, part, order))
    return out


def _recorded(found: Found, d: Draft) -> bool:
    """«سُجّلت 12 عملية قصف في س و9 في ص»: the parts of a number that somebody keeps, or that is of weeks, stay counts of it."""
    many = any(c.what == "attacks" and (c.quantity.low or 0) > _FEW for c in d.counts)
    return many or recording(found) or (d.time is not None and stretch(d.time))


def _without(evidence: tuple[tuple[int, int], ...], cut: int, end: int) -> tuple[tuple[int, int], ...]:
    """The words of the first part: what stands before the others and behind them."""
    left = [(a, min(b, cut)) for a, b in evidence if a < cut]
    right = [(max(a, end), b) for a, b in evidence if b > end]
    return tuple((a, b) for a, b in (*left, *right) if b - a > 1) or evidence


def _draft(discourse: Discourse, found: Found, d: Draft, part: _Part, order: int) -> Draft:
    head, at = found.chunks[part.head], found.chunks[part.place]
    assert at.mention is not None
    prep = found.chunks[part.place - 1]
    how = "under:" + (prep.lemma if prep.kind == "prep" else "ب")
    place: DraftPlace = draft_place(discourse, found, at.mention, how)
    glued = found.sentence.tokens[head.start].form.startswith("و") and bool(head.pre or head.mention)
    span = (discourse.span(found, head.start, head.end)[0] + glued, place.span[1])
    return msgspec.structs.replace(
        d, order=order, places=(place,), counts=_counts(discourse, found, d, head, span), evidence=(span,), tied=(), another=True,
        definite=False, route=None, signs=d.signs | {"listed part"},
    )  # fmt: skip


def _counts(discourse: Discourse, found: Found, d: Draft, head: Chunk, span: tuple[int, int]) -> tuple[DraftCount, ...]:
    """What the part itself counts: its own numbers, else as many of the first number's measure as its head says."""
    own = tuple(msgspec.structs.replace(c, part_of=None) for c in d.counts if span[0] - 1 <= c.span[0] < span[1])
    if own or not d.counts:
        return own
    n = _OTHER.get(_bare(found, head), 1 if _bare(found, head) in _ORDINALS else 0)
    told = head.mention.quantity if head.mention is not None else None
    q = told or (Quantity(n, n, True, head.start, head.end, n) if n else None)
    if q is None:
        return ()
    return (msgspec.structs.replace(d.counts[0], quantity=q, span=discourse.span(found, q.start, q.end), part_of=None),)


def _parts(found: Found, d: Draft, discourse: Discourse) -> list[_Part]:
    """The parts of what a draft tells, in order; none where the first names no place."""
    start = min(a for a, _ in d.evidence)
    out: list[_Part] = []
    placed = summed = False
    for k, c in enumerate(found.chunks):
        if discourse.span(found, c.start, c.end)[0] < start or (out and k <= out[-1].place):
            continue
        if c.kind in ("comp", "conseq", "conj") or (c.kind == "mark" and c.lemma in ".؛:") or (c.kind == "verb" and placed):
            break
        at = _place_of(found, k, d)
        if at >= 0 and (placed or out or _sums(found, k)):
            summed = summed or not (placed or out)
            out.append(_Part(k, at))
        placed = placed or c.kind == "place"
    return out if not summed or len(out) > 1 else []


def _sums(found: Found, k: int) -> bool:
    """«سبعة، **ثلاثة في س** وأربعة في ص», «23 مواطناً، **منهم 9 في س** و6 في ص», «حاجزين، **أحدهما في س**»: the first of a sum."""
    before = found.chunks[k - 1] if k else None
    return before is not None and (before.kind == "subgroup" or (before.kind == "mark" and before.lemma in "،,"))


def _place_of(found: Found, k: int, d: Draft) -> int:
    """The chunk of the place of the part whose head stands at ``k``, or -1."""
    if not _heads_part(found, k):
        return -1
    form = found.sentence.tokens[found.chunks[k].start].form.removeprefix("و")
    reach = _CLOSE if form.startswith("ال") and form in _FIRST | _SECOND else _REACH  # «والثاني من نوعه في س» is no part
    for x in range(k + 1, min(len(found.chunks), k + 1 + reach)):
        c, before = found.chunks[x], found.chunks[x - 1]
        if c.kind == "place":
            m = c.mention
            tied = c.pre == "ب" or (not c.pre and before.kind == "prep" and (before.lemma in _AT or _from(before, d)))
            if m is None or not (tied or "direction" in m.classes):
                return -1
            return x if m.names or m.unresolved else -1
        if c.kind not in _BETWEEN or c.pre.startswith("و"):
            return -1
    return -1


def _from(prep: Chunk, d: Draft) -> bool:
    return prep.lemma == "من" and d.type in _FROM


def _heads_part(found: Found, k: int) -> bool:
    """A number, «آخر» or an ordinal that و joins; or the first of a sum's parts."""
    c, m = found.chunks[k], found.chunks[k].mention
    form = found.sentence.tokens[c.start].form
    if form in _FIRST or form.removeprefix("و") in _SECOND | _REST:
        return form.startswith("و") or (form in _FIRST and _sums(found, k))
    if c.kind == "np" and m is not None and m.quantity is not None and form not in _ONE:
        joined = form.startswith("و") or (c.start > 0 and found.sentence.tokens[c.start - 1].form == "و")
        return joined or (not m.head and not m.names and _sums(found, k))
    if c.kind == "np" and m is not None and form.startswith("و") and k + 1 < len(found.chunks):
        return found.sentence.tokens[found.chunks[k + 1].start].form in _ONE  # «**ومسيّرة واحدة** فوق س»
    return c.pre == "و" and (_bare(found, c) in _OTHER or (_bare(found, c) in _ORDINALS and not c.definite))


def _bare(found: Found, c: Chunk) -> str:
    form = found.sentence.tokens[c.start].form.removeprefix("و")
    return form if form in _OTHER or form in _ORDINALS else form.removesuffix("ا")


__all__ = ["by_parts"]
