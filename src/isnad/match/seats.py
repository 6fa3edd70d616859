"""Seats of government that stand for it: «**دمشق** تتهم قسد», «قالت **بغداد** إن»; elsewhere they are places."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.match.heads import HEADS
from isnad.match.nations import stem
from isnad.match.scan import NameHit, Scan
from isnad.model.finds import Chunk, Mention

_SAYING = frozenset({"speech"})
_DECIDING = frozenset(
    {"رفض", "وافق", "رحّب", "أبدى", "احتجّ", "التزم", "توصّل", "وقّع", "أرسل", "تعهّد", "تراجع", "أصرّ", "نسب", "استقبل"}
)
"""Verbs that only somebody can do, beside those of saying."""
_WAGING = frozenset({
    "شنّ", "نفّذ", "أطلق", "وجّه", "حشد", "أرسل", "سلّم", "رحّل", "كثّف", "صعّد", "أعدم", "اغتال", "اعتقل", "احتجز", "أفرج", "سحب",
    "استأنف", "فرض", "جدّد", "أسقط", "اعترض", "دفع", "ارتكب", "أجرى", "صدّ", "أحبط", "أحرق", "أبعد", "جنّد",
})  # fmt: skip
"""«**نفّذت باكستان** غارات», «**أسقطت الهند** مسيّرة»: acts of whoever has forces, which nothing does to a land."""
_STRIKING = frozenset({"قصف", "استهدف", "ضرب", "هاجم", "دمّر", "أغلق", "اجتاح", "احتل", "قتل"})
"""Acts that are done to lands as often: whoever does them has what he hits right behind him."""
_MASCULINE = frozenset({"السودان", "اليمن", "المغرب", "العراق", "لبنان", "الاردن", "الصومال"})
"""Countries before which a verb stands in the masculine; capitals and the rest are feminine."""
_PARTIES = frozenset({"بين", "مع"})
_TALKS = frozenset(
    {
        "اتفاق",
        "تفاهم",
        "مفاوضات",
        "محادثات",
        "مباحثات",
        "حوار",
        "اتفاقيه",
        "هدنه",
        "توتر",
        "خلاف",
        "علاقات",
        "تنسيق",
        "تبادل",
        "وساطه",
    }
)


def seat_at(scan: Scan, row: Sequence[Chunk], i: int) -> Mention | None:
    """The government that the name of its seat means at token ``i``, where it acts or is spoken to; else None."""
    hit = scan.name(i)
    if hit is None or not (seat := hit.of("seat")) or not _acts(scan, row, hit):
        return None
    return Mention(
        start=i,
        end=hit.end,
        kind="force",
        name_start=hit.start,
        name_end=hit.end,
        names=seat,
        definite=True,
        number="s",
        gender="m" if scan.form(hit.end - 1).lstrip("وف") in _MASCULINE else "f",
    )


def acts_next(scan: Scan, i: int) -> bool:
    """«ضربات على وسط إسرائيل **وطهران تؤكد** مقتل …»: «و» and a state with a verb that only somebody can do, behind a place."""
    hit = scan.name(i)
    return hit is not None and hit.pre == "و" and _says_next(scan, hit)


def _acts(scan: Scan, row: Sequence[Chunk], hit: NameHit) -> bool:
    before = row[-1] if row else None
    if before is not None and before.kind in ("mark", "time") and _accused(row) and _charged(scan, hit):
        return True
    if before is None or before.kind in ("mark", "conj") or (before.kind == "comp" and not before.suffix):
        return _says_next(scan, hit)
    if before.kind == "place" and hit.pre == "و":
        return _says_next(scan, hit)  # «هجوماً في الصحراء **والنيجر تتهم** فرنسا»
    if before.kind == "verb":
        agrees = before.gender == "f" or scan.form(hit.end - 1).lstrip("وف") in _MASCULINE
        if before.voice == "passive" or not agrees or before.suffix:
            return False
        return _says(before) or (before.lemma in _STRIKING and _object_next(scan, hit.end))
    if before.kind == "prep":
        return before.lemma in _PARTIES and (_party_next(scan, hit) or (before.lemma == "مع" and _of_talks(scan, before.start)))
    if before.kind == "np" and before.mention is not None and before.mention.kind == "force":
        if hit.pre == "و":
            return bool(before.mention.names) and _after_party(row)
        return len(row) > 1 and row[-2].kind == "verb" and _says(row[-2]) and not hit.pre
    return False


def _after_party(row: Sequence[Chunk]) -> bool:
    """«تتهم إيران **وقطر**», «حثّ الاتحاد س **وص** على …»: behind a party that stands behind a verb, or behind its subject and a
    verb of speaking."""
    if len(row) > 1 and (row[-2].lemma == "بين" or row[-2].kind == "verb" or "accuser_link" in row[-2].classes):
        return True
    if len(row) < 3 or row[-2].kind != "np":
        return False
    return row[-3].kind == "verb" and _says(row[-3]) and row[-2].pre in ("", "و") and not row[-1].pre


def _says(verb: Chunk) -> bool:
    return not verb.classes.isdisjoint(_SAYING) or verb.lemma in _DECIDING or verb.lemma in _WAGING


def _says_next(scan: Scan, hit: NameHit) -> bool:
    """«دمشق **تتهم** قسد», «إن دمشق **رفضت** العرض», «وباكستان **تشن** غارات»: a verb that only somebody can do stands in the
    feminine right behind the seat."""
    after = scan.words[hit.end] if hit.end < scan.n and hit.pre in ("", "و") else None
    if after is None:
        return False
    masculine = scan.form(hit.end - 1) in _MASCULINE
    return any(
        (r.entry.gender == "f" or masculine)
        and not r.pre
        and (
            (not hit.pre and not r.entry.classes.isdisjoint(_SAYING))
            or (not r.entry.classes.isdisjoint(_SAYING) and r.entry.kind == "imperfect")
            or r.entry.lemma in _DECIDING
            or r.entry.lemma in _WAGING
            or (r.entry.lemma in _STRIKING and _object_next(scan, hit.end + 1))
        )
        for r in after.verbs
    )


def _object_next(scan: Scan, k: int) -> bool:
    """Whether what is hit stands at token ``k``: a place or a noun that nothing governs."""
    if k >= scan.n or scan.tokens[k].kind not in ("word", "number"):
        return False
    name = scan.name(k)
    if name is not None:
        return not name.pre
    return scan.tokens[k].kind == "number" or any(
        not r.pre and r.entry.pos == "noun" and not r.entry.classes.isdisjoint(HEADS) for r in scan.words[k].nouns
    )


def _accused(row: Sequence[Chunk]) -> bool:
    """«اتهمت س، **الأربعاء،** …»: a verb that accuses, whoever does it, and nothing but when it was said behind them."""
    k = len(row) - 1
    while k > 1 and row[k].kind in ("mark", "time"):
        k -= 1
    return k > 0 and row[k].kind in ("np", "place") and row[k - 1].kind == "verb" and "accuse" in row[k - 1].classes


def _charged(scan: Scan, hit: NameHit) -> bool:
    """«… باكستان **بشن** غارات»: what somebody is accused of follows."""
    return not hit.pre and hit.end < scan.n and any(r.pre == "ب" and r.entry.pos == "masdar" for r in scan.words[hit.end].nouns)


def _party_next(scan: Scan, hit: NameHit) -> bool:
    """«بين دمشق **وقسد**»: the other party."""
    other = scan.name(scan.skip_quotes(hit.end))
    return other is not None and other.pre == "و" and bool(other.of("actor")) and not other.of("place")


def _of_talks(scan: Scan, at: int) -> bool:
    """«**مفاوضات** مع دمشق»"""
    return any(scan.form(k).removeprefix("ال").removesuffix("ا") in _TALKS for k in range(max(0, at - 3), at))


_BLAME = ("لوم", "لايمه", "لائمه", "مسووليه", "مسؤوليه", "مسئوليه", "اتهام", "اتهامات", "عقوبات", "ضغوط", "ضغط")


def blames(scan: Scan, before: Chunk | None) -> bool:
    """«ألقت س اللوم على **تركيا**», «أصابع الاتهام إلى **إيران**»: a state is blamed, and no land."""
    if before is None or before.kind != "prep" or before.lemma not in ("على", "إلى", "ل", "من"):
        return False
    if before.lemma == "من":
        return scan.form(before.start - 1).removeprefix("ل") in ("كل", "كلا")  # «دعا س كلاً من **مصر** وقطر إلى …»
    return any(stem(scan.form(before.start - k)) in _BLAME for k in (1, 2))
