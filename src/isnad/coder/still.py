"""Who is still held or still lives in a camp: «لا يزال 38 منهم **قيد الاحتجاز**», «نحو 15 ألف عراقي **لا يزالون في المخيم**». No
verb tells it, and the number is a figure."""

from __future__ import annotations

from isnad.model.finds import Chunk, CountFind, Found, FrameFind, RoleFind

RULE = "still_there"
_SAYS = "A number of people is told as still held, or still living in a camp."
_HELD, _HOUSED = ("detained_population", "detained"), ("camp_population", "residents")
_STATE = frozenset({"قيد", "رهن"})
_ARREST = frozenset({"احتجز", "اعتقل", "أوقف", "أسر", "توقيف", "احتجاز", "اعتقال"})
_GRIP = frozenset({"في قبضة", "في يد", "بيد", "في أيدي", "بأيدي", "في الأسر"})
_PERSONS = frozenset({"people", "force", "source"})
"""«120 **ناشطاً**» may speak as well."""
_PRISON, _CAMP = frozenset({"سجن", "معتقل", "زنزانة"}), frozenset({"مخيم", "معسكر"})
_AFTER, _BEFORE = 9, 4
"""Chunks in which the number stands behind or before «still», and what is said of it behind both."""


def with_still(found: Found, frames: list[FrameFind], counts: list[CountFind]) -> tuple[list[FrameFind], list[CountFind]]:
    """The frames and counts of a sentence with the figure of those who are still there."""
    if "still" not in found.classes or (still := still_there(found)) is None:
        return frames, counts
    frame, count = still
    others = [c for c in counts if c.quantity.start != count.quantity.start]
    return sorted([*frames, frame], key=lambda f: f.trigger), [*others, count]


def still_there(found: Found) -> tuple[FrameFind, CountFind] | None:
    """A figure for the first number that «still» is told of, with who holds them and where; None where there is none."""
    at = next((k for k, c in enumerate(found.chunks) if c.kind == "still"), -1)
    number = _number(found, at) if at >= 0 else -1
    if number < 0:
        return None
    chunk = found.chunks[number]
    m = chunk.mention
    kind, last = _state(found, max(at, number))
    if m is None or m.quantity is None or kind is None or any(f.trigger == number for f in found.frames):
        return None
    holder = next((c.mention for c in found.chunks[last : last + 3] if _holds(c)), None) if kind == _HELD else None
    roles = (RoleFind("population", "counted", m), *((RoleFind("holder", "under", holder),) if holder is not None else ()))
    place = next((c.mention for c in found.chunks[last : last + 4] if c.kind == "place" and c.mention is not None), None)
    start, end = min(m.start, found.chunks[at].start), max(found.chunks[last].end, m.end)
    frame = FrameFind(
        rule=RULE, record="figure", type=kind[0], status="ongoing", trigger=number, start=start, end=end, roles=roles,
        places=((place, "under"),) if place is not None else (), says=_SAYS, last=number, nominal=True,
    )  # fmt: skip
    return frame, CountFind("stock", kind[1], m.quantity, m, number, m.start, m.end)


def _holds(c: Chunk) -> bool:
    return c.kind == "np" and c.mention is not None and c.mention.kind == "force"


def _number(found: Found, at: int) -> int:
    """The chunk of the counted people behind «still», or right before it («15 ألف عراقي **لا يزالون** …»)."""
    behind = range(at + 1, min(len(found.chunks), at + _BEFORE))
    before = range(at - 1, max(-1, at - _BEFORE), -1)
    near: list[int] = [*behind, *before]
    for k in near:
        c = found.chunks[k]
        if c.kind in _ELSE:
            if k > at:
                continue
            return -1
        m = c.mention
        if m is not None and m.quantity is not None and c.pre in ("", "و") and m.kind in _PERSONS:
            return k
    return -1


_ELSE = frozenset({"verb", "event", "comp", "conj", "conseq", "mark"})


def _state(found: Found, start: int) -> tuple[tuple[str, str] | None, int]:
    """What they still are, by what stands behind them in the clause: held, or in a camp; and the chunk that says it."""
    for k in range(start + 1, min(len(found.chunks), start + _AFTER)):
        c, before = found.chunks[k], found.chunks[k - 1]
        if c.kind in ("event", "noun") and _form(found, before) in _STATE and (c.base in _ARREST or c.lemma in _ARREST):
            return _HELD, k
        if _form(found, c) in _STATE:
            continue  # «قيد» spells a verb
        if c.kind in ("verb", "comp", "conj", "conseq", "rel") or (c.kind == "mark" and c.lemma in ".؛:"):
            break
        if c.lemma in _GRIP or "kind:prison" in c.classes or c.base in _PRISON:
            return _HELD, k
        if c.kind == "np" and "detainee" in c.classes and not c.pre and (c.mention is None or c.mention.quantity is None):
            return _HELD, k
        if "kind:camp" in c.classes or (before.lemma == "في" and c.base in _CAMP):
            return _HOUSED, k
    return None, -1


def _form(found: Found, c: Chunk) -> str:
    return found.sentence.tokens[c.start].form
