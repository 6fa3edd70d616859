"""Names of places whose first word is a common one: «كفر س», «تل س», «حوش بيت س», «بني س», «أبو س»."""

from __future__ import annotations

from isnad.match.scan import Scan
from isnad.match.strange import BUILT
from isnad.model.finds import Chunk, Mention

_RANKS = frozenset({"جنرال", "الجنرال", "العقيد", "العميد", "اللواء", "الشهيد", "الملك", "الامير", "الشيخ", "القائد", "الامام"})
"""«معسكر **جنرال** طغبدن», «مستشفى **الشهيد** محمد», «تل **الشيخ** حسن»: whom a place is called after."""
_OPENING = frozenset({
    "سيد", "السيد", "شيخ", "الشيخ", "حاج", "بني", "ام", "كفر", "تل", "بير", "بيت", "دير", "خان", "خربه", "عبد", "راس", "عين",
    "باب", "دار", "ود", "مرج", "حله", "نبع", "حوش", "خور", "دونكي", "جرف", "قصر", "قلعه", "سوق", "كوم", "سيدي", "حزم",
})  # fmt: skip
"""First words of names, behind a class word that says so."""
_BEARING = frozenset({
    "قريه", "بقريه", "وقريه", "لقريه", "بلده", "ببلده", "حي", "بحي", "لحي", "وحي", "حيي", "مدينه", "بمدينه", "منطقه", "بمنطقه",
    "بلدتي", "قريتي", "مديريه", "بمديريه", "لمديريه", "ناحيه", "بناحيه", "قضاء", "بقضاء", "محله", "بمحله", "ضاحيه", "بضاحيه",
})  # fmt: skip
_ALONE = frozenset({
    "كفر", "تل", "خربه", "حوش", "خور", "دونكي", "بير", "جرف", "ود", "سيدي", "عين", "مرج", "نبع", "بني", "ابو", "ام",
})  # fmt: skip
"""First words that name a place behind a preposition of place without any class word."""
_ONWARD = frozenset({
    "شيخ", "الشيخ", "سيد", "السيد", "حاج", "الحاج", "ابو", "ابي", "ام", "بني", "عبد", "بيت", "عين", "تل", "علي", "حسن", "حسين",
})  # fmt: skip
"""Second words of a name that a third may end: «حوش **بيت** س», «تل **الشيخ** س»."""
_STANDING = frozenset({
    "في", "قرب", "بالقرب من", "على مقربة من", "في محيط", "بمحيط", "على أطراف", "في أطراف", "على مشارف", "على تخوم",
    "قبالة", "بين",
})  # fmt: skip
_NOMINAL = frozenset({"noun", "adjective", "participle", "masdar"})
_NO_PART = frozenset({"direction", "near", "settlement", "place_prep"})


def begins_name(scan: Scan, k: int) -> bool:
    """«قرية **سيد** نعمة», «قرية **تل** السلام»: a name of two words, whose second is a noun or unknown."""
    if scan.form(k) in _RANKS and k and scan.has(k - 1, *BUILT, "site", "quarter", "countryside"):
        return k + 1 < scan.n and not any(r.entry.pos in ("verb", "word") for r in scan.readings[k + 1])
    return scan.form(k) in _OPENING and scan.form(k - 1) in _BEARING and _nominal(scan, k + 1)


def compound_at(scan: Scan, row: list[Chunk], i: int) -> Mention | None:
    """The place «في **حوش بيت س**», «قرب **دونكي س**» that begins at token ``i``, behind a preposition that only places bear."""
    before = row[-1] if row else None
    if scan.form(i) not in _ALONE or before is None or before.kind != "prep" or before.suffix or before.lemma not in _STANDING:
        return None
    k = i + 1
    if scan.name(i) is not None or not _nominal(scan, k) or scan.form(k).startswith(_GLUED):
        return None
    strange = not scan.readings[k] and scan.name(k) is None
    if not strange and scan.readings[i] and not any("countryside" in r.entry.classes for r in scan.readings[i]):
        return None  # «في عين العاصفة», «قرب بئر النفط»
    end = k + 1
    if scan.form(k) in _ONWARD and _nominal(scan, end) and not scan.form(end).startswith(_GLUED):
        end += 1
    return Mention(
        start=i, end=end, kind="place", classes=frozenset({"settlement"}), name_start=i, name_end=end, definite=True,
        unresolved=True,
    )  # fmt: skip


_GLUED = ("و", "بال", "لل")


def _nominal(scan: Scan, k: int) -> bool:
    """Whether the word at ``k`` is a noun or one that the lexicon does not know."""
    if k >= scan.n or scan.tokens[k].kind != "word":
        return False
    return all(r.entry.pos in _NOMINAL and r.entry.classes.isdisjoint(_NO_PART) for r in scan.readings[k])


__all__ = ["begins_name", "compound_at"]
