"""Who was among the dead and the hurt, where no number says how many of them: «بينهم **نساء وأطفال**», «معظمهم من **الطلاب**»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.coder import counts as counting
from isnad.coder.fillers import FORCES, NOBODY, RANKS, VAGUE_PEOPLE
from isnad.coder.reference import Discourse
from isnad.coder.suffered import SUFFERING
from isnad.model.draft import DraftRole
from isnad.model.finds import Chunk, CountFind, Found, FrameFind, Mention

_TOLL = "cumulative_toll"
_HARMS = frozenset({"killed", "wounded", "casualties", "victims"})
_NO_PARTS = frozenset({"أحدهم", "أحدهما", "إحداهن", "إحداهما", "من أصل", "من بين", "بينهما", "هما"})
"""Words of a part behind which one stands, or a whole."""
_ASIDE = frozenset({"adj", "mark", "part"})
_CALLED = RANKS | FORCES | NOBODY | VAGUE_PEOPLE | {"people", "persons", "victims", "attackers"}
"""What tells no more of somebody than that he is one of them."""


def among_them(
    d: Discourse, found: Found, frame: FrameFind, counts: Sequence[CountFind], roles: Sequence[DraftRole]
) -> tuple[DraftRole, ...]:
    """The persons in the plural that stand behind a toll as a part of it, or as what all of them were."""
    if d.lore.families.get(frame.type) not in counting.VIOLENT and frame.type != _TOLL:
        return ()
    taken = {r.party.key for r in roles if r.role in SUFFERING}
    spans = {r.party.span for r in roles}
    out: dict[str, DraftRole] = {}
    for c in counts:
        if c.what not in _HARMS or c.part_of:
            continue
        for m in _parts(found.chunks, c):
            for party in d.party(found, m, None):
                told = party.key and not party.names and party.cls not in _CALLED and party.span not in spans
                if told and party.key not in taken:
                    out.setdefault(party.key, DraftRole("victim", party, "counted"))
    return tuple(out.values())


def _parts(chunks: Sequence[Chunk], c: CountFind) -> Iterator[Mention]:
    """The persons behind the word of a part that follows the counted, and those that و joins to them."""
    k = next((x for x, chunk in enumerate(chunks) if chunk.start >= c.end), len(chunks))
    far = k + 3
    while k < min(far, len(chunks) - 1) and (_aside(chunks[k]) or _so_many(chunks[k], chunks[k + 1])):
        k += 1
    if k >= len(chunks) or chunks[k].kind != "subgroup" or chunks[k].lemma in _NO_PARTS:
        return
    k += 1
    if k < len(chunks) and chunks[k].kind == "prep" and chunks[k].lemma == "من" and not chunks[k].suffix:
        k += 1
    first = True
    while k < len(chunks) and chunks[k].kind == "np" and (first or chunks[k].pre == "و") and _persons(chunks[k].mention):
        m = chunks[k].mention
        if m is not None:
            yield m
        k, first = k + 1, False


def _aside(c: Chunk) -> bool:
    """«12 شخصاً **بجروح،** بينهم …»"""
    return (c.kind in _ASIDE and c.lemma not in ".؛:") or "manner" in c.classes


def _so_many(c: Chunk, after: Chunk) -> bool:
    """«21 فلسطينياً، **تسعة** منهم من طالبي المساعدات»"""
    m = c.mention
    return after.kind == "subgroup" and m is not None and m.quantity is not None and not m.head


def _persons(m: Mention | None) -> bool:
    return (
        m is not None
        and (m.kind in ("people", "source") or "medic" in m.classes)
        and m.number == "p"
        and m.quantity is None
        and not m.suffix
        and not m.names
        and "body" not in m.classes
    )
