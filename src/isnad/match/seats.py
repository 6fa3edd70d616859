"""Seats of government that stand for it: «**دمشق** تتهم قسد», «قالت **بغداد** إن»; elsewhere they are places."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.match.scan import NameHit, Scan
from isnad.model.finds import Chunk, Mention

_SAYING = frozenset({"speech"})
_DECIDING = frozenset(
    {"رفض", "وافق", "رحّب", "أبدى", "احتجّ", "التزم", "توصّل", "وقّع", "أرسل", "تعهّد", "تراجع", "أصرّ", "نسب", "استقبل"}
)
"""Verbs that only somebody can do, beside those of saying."""
_MASCULINE = frozenset({"السودان", "اليمن", "المغرب"})
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
        gender="f",
    )


def _acts(scan: Scan, row: Sequence[Chunk], hit: NameHit) -> bool:
    before = row[-1] if row else None
    if before is None or before.kind in ("mark", "conj") or (before.kind == "comp" and not before.suffix):
        return _says_next(scan, hit)
    if before.kind == "verb":
        agrees = before.gender == "f" or scan.form(hit.end - 1).lstrip("وف") in _MASCULINE
        return before.voice != "passive" and agrees and not before.suffix and _says(before)
    if before.kind == "prep":
        return before.lemma in _PARTIES and (_party_next(scan, hit) or (before.lemma == "مع" and _of_talks(scan, before.start)))
    if before.kind == "np" and before.mention is not None and before.mention.kind == "force":
        if hit.pre == "و":
            return len(row) > 1 and (row[-2].lemma == "بين" or row[-2].kind == "verb") and bool(before.mention.names)
        return len(row) > 1 and row[-2].kind == "verb" and _says(row[-2]) and not hit.pre
    return False


def _says(verb: Chunk) -> bool:
    return not verb.classes.isdisjoint(_SAYING) or verb.lemma in _DECIDING


def _says_next(scan: Scan, hit: NameHit) -> bool:
    """«دمشق **تتهم** قسد», «إن دمشق **رفضت** العرض»: a verb of saying in the feminine stands right behind the seat."""
    after = scan.words[hit.end] if hit.end < scan.n and not hit.pre else None
    masculine = scan.form(hit.end - 1) in _MASCULINE
    return after is not None and any(
        (r.entry.gender == "f" or masculine)
        and not r.pre
        and (not r.entry.classes.isdisjoint(_SAYING) or r.entry.lemma in _DECIDING)
        for r in after.verbs
    )


def _party_next(scan: Scan, hit: NameHit) -> bool:
    """«بين دمشق **وقسد**»: the other party."""
    other = scan.name(scan.skip_quotes(hit.end))
    return other is not None and other.pre == "و" and bool(other.of("actor")) and not other.of("place")


def _of_talks(scan: Scan, at: int) -> bool:
    """«**مفاوضات** مع دمشق»"""
    return any(scan.form(k).removeprefix("ال").removesuffix("ا") in _TALKS for k in range(max(0, at - 3), at))
