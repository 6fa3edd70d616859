"""Where a place is to be expected, so that a name that is a common word too may be one."""

from __future__ import annotations

from isnad.match.scan import Scan
from isnad.model.finds import Chunk

_PLACING = frozenset({
    "في", "من", "إلى", "على", "قرب", "نحو", "داخل", "باتجاه", "قبالة", "ب", "عند", "حول", "بين", "تجاه", "صوب", "خارج", "ضمن",
    "عبر", "قبل", "أمام",
})  # fmt: skip


def places_next(scan: Scan, row: list[Chunk], i: int) -> bool:
    """Whether a place is to be expected at token ``i``: under a preposition of place, as what saw or underwent something or was
    shaken, behind a fight that is called by its place, or after و in a list of places."""
    before = row[-1] if row else None
    if before is None:
        return False
    if before.kind == "prep":
        return before.lemma in _PLACING or "place_prep" in before.classes
    if before.kind == "verb":
        return not before.classes.isdisjoint({"witness", "undergo"}) or (before.lemma in _SHAKES and not before.suffix)
    if before.kind == "event":
        return before.base in _FOUGHT_AT and not before.definite and not before.suffix and _called_after(scan, i)
    name = scan.name(i) if before.kind == "place" else None
    return name is not None and name.pre == "و"


_SHAKES = frozenset({"هزّ"})
_FOUGHT_AT = frozenset({"اشتباك", "مواجهة", "معركة", "مجزرة", "غارة", "كمين", "هجوم", "انفجار"})
"""Acts that take no object: the town behind them is where they were."""


def _called_after(scan: Scan, i: int) -> bool:
    """«اشتباكات **الزاوية**», «مجزرة **الحولة**»: a town with the article, though the word is a common one too."""
    hit = scan.name(i)
    if hit is None or hit.pre or not scan.form(i).startswith("ال"):
        return False
    return bool(hit.of("place")) and not hit.of("actor,outlet")
