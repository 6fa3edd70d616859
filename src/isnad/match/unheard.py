"""Places that no pack knows and no class word announces, where only a place can stand: «قرب **فابو**», «في **كازاري** وسط س»."""

from __future__ import annotations

from isnad.match.places import containers
from isnad.match.scan import Scan
from isnad.match.strange import bare_name
from isnad.model.finds import Chunk, Mention

_BESIDE = frozenset({
    "قرب", "بالقرب من", "على مقربة من", "في محيط", "بمحيط", "على أطراف", "في أطراف", "على مشارف", "على تخوم", "قبالة",
})  # fmt: skip
"""Prepositions behind which an unknown word names a place."""
_IN = frozenset({"في", "ب"})
_GLUED = ("و", "ف", "ب", "ل", "ك")


def unheard_at(scan: Scan, row: list[Chunk], i: int) -> Mention | None:
    """The place that the unknown word at token ``i`` names, with one more such word behind it; None where it may be anything."""
    before = row[-1] if row else None
    if before is None or before.kind != "prep" or before.suffix or not bare_name(scan, i):
        return None
    end = i + 2 if bare_name(scan, i + 1) and not scan.form(i + 1).startswith(_GLUED) else i + 1
    within = containers(scan, end, 1)
    if before.lemma not in _BESIDE and not (before.lemma in _IN and within):
        return None
    return Mention(
        start=i, end=end, kind="place", classes=frozenset({"settlement"}), name_start=i, name_end=end, definite=True,
        within=within, unresolved=True,
    )  # fmt: skip


_BY_PLACES = ("ب", "ل")


def glued_place(scan: Scan, i: int) -> bool:
    """Whether a place may stand at token ``i`` with its preposition glued on: «**ب**حلب», «**ل**مدينة س»."""
    name = scan.name(i)
    glued = name is not None and name.pre.endswith(_BY_PLACES)
    return glued or any(r.pre and r.pre.endswith(_BY_PLACES) for r in scan.readings[i])
