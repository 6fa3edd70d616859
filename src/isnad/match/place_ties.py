"""Which preposition ties a place to an event's trigger: where it was done, what it was done to, a part of the place; not where
somebody was going or came from."""

from __future__ import annotations

from isnad.match.row import Row
from isnad.model.finds import received

_AT = frozenset({
    "ب", "حول", "ضمن", "لدى", "بين", "من داخل", "بمنطقة", "باتجاه", "نحو", "صوب", "تجاه", "إلى", "في اتجاه", "وصولاً إلى",
    "وصولا إلى", "على جانبي",
})  # fmt: skip
_NOT_AT = frozenset({"من", "إلى جانب", "تحت"})
_FROM_PLACE = frozenset({"withdrawal", "displacement", "escape", "abduction", "release", "body_found"})
TAKEN = frozenset({"arrest"})
_PARTS = frozenset(
    {
        "near",
        "building",
        "countryside",
        "quarter",
        "admin",
        "direction",
        "road",
        "site",
        "infrastructure",
        "settlement",
        "farmer",
        "border",
    }
)


def tied(row: Row, k: int, prep: str, kind: str, trigger: int) -> bool:
    """Whether a preposition says where what the trigger tells was done."""
    if prep == "من":
        if k > 1 and row[k - 2].lemma in ("كل", "كلا"):
            return True  # «قصفت كلاً من س وص»
        if "kind:crossing" in (row[k].classes):
            return True  # «عبرت من معبر س»: where it was done
        if k > 1 and row[k - 1].lemma == "من" and _part_of(row, k - 1, sided_only=True):
            return True  # «قصفت الأحياء الجنوبية **من مدينة س**»
        if k > 2 and row[k - 1].lemma == "من" and _scattered(row, k - 2):
            return True  # «في مناطق متفرقة **من مدينة س**»
        others = (x for x in range(max(0, k - 3), k - 1) if x != trigger)
        return (kind in _FROM_PLACE or kind in TAKEN) and not any(row.kinds[x] == "verb" for x in others)
    if prep in _NOT_AT or (prep in _BOUND and _bound_for(row, k, trigger)) or received(row.chunks, k):
        return False
    if prep == "عن":
        return kind == "siege"  # «فكّ الحصار **عن مدينة س**»
    if prep == "ل":
        return _part_of(row, k) or done_to(row, k)
    word = next((row[x] for x in range(k - 1, max(-1, k - 4), -1) if row[x].lemma == prep), None)
    return prep in _AT or (word is not None and "place_prep" in word.classes and "origin" not in word.classes)


def done_to(row: Row, k: int) -> bool:
    """«قصفها **لبلدة س**», «اقتحام الجيش الإسرائيلي **لبلدة س**»: what a verbal noun with a doer of its own is done to."""
    x = k - 1
    if row[x].kind == "event":
        return bool(row[x].suffix)
    while x > 0 and row.kinds[x] in ("np", "adj") and k - x < _OWNED and not row[x].pre:
        x -= 1
    return row[x].kind == "event" and not row[x].suffix and x < k - 1


_OWNED = 4
"""Chunks that may stand between a verbal noun and what it is done to."""
_BOUND = frozenset({"إلى", "نحو", "باتجاه", "صوب", "في اتجاه"})


def _bound_for(row: Row, k: int, trigger: int) -> bool:
    """«حافلة كانت متجهة إلى **كوستي**», «في طريقهم إلى **م**»: where somebody was going when it happened to him elsewhere."""
    before = row[k - 2] if k > 1 else None
    if before is None or k - 2 <= trigger:
        return False
    return (before.kind == "part" and "motion" in before.classes) or (before.base == "طريق" and bool(before.suffix))


def _part_of(row: Row, k: int, *, sided_only: bool = False) -> bool:
    """«المزارع الشرقية لمدينة س», «المدخل الغربي لبلدة س»: a part of the place."""
    x = k - 1
    while x > 0 and row[x].kind == "adj":
        x -= 1
    before = row[x]
    if before.kind not in ("np", "place", "noun") or not before.definite or (before.mention is not None and before.mention.names):
        return False
    sided = any(row.scan.has(t, "direction") for t in range(before.start + 1, row[k].start))
    return sided or (not sided_only and not before.classes.isdisjoint(_PARTS))


_SCATTERED = frozenset({"متفرقه", "مختلفه", "متعدده", "عديده", "واسعه", "كبيره", "متفرقين", "محدوده", "شاسعه"})
_QUARTERS = "احياء"
_SHARES = frozenset({"جزء", "أنحاء", "مساحة", "قسم", "طرف"})


def _scattered(row: Row, x: int) -> bool:
    """«مناطق **متفرقة** من», «**أجزاء** واسعة من»: quarters, spots or shares that are no more of a place than itself."""
    several = False
    while x > 0 and row.scan.form(row[x].start) in _SCATTERED:
        several, x = True, x - 1
    before = row[x]
    if before.definite or before.suffix or (before.mention is not None and before.mention.names):
        return False
    several = several or row.scan.form(before.end - 1) in _SCATTERED
    if several and row.scan.form(before.start) == _QUARTERS:
        return True  # whose letters are those of a reviving (إحياء) as well
    if before.kind in ("np", "place", "noun", "event", "word") and not {before.base, before.lemma}.isdisjoint(_SHARES):
        return True
    return several and not (before.classes | (before.mention.classes if before.mention else frozenset())).isdisjoint(_PARTS)
