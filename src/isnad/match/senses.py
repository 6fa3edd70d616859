"""Nouns that are spelled like something else: what stands beside them says which is meant."""

from __future__ import annotations

from isnad.match.scan import Scan
from isnad.packs.lexicon import Reading

_FARMER, _FARM = "مزارع", "مزرعة"
_BOMBER = "انتحارية"
TWO_SENSES = frozenset({_FARMER, _BOMBER})
"""Lemmas whose forms another noun or an adjective shares."""
_AT_LAND = frozenset({"في", "علي", "بين", "من", "تجريف", "حرق", "احراق", "تدمير", "قصف", "تخريب", "اقتلاع", "نحو", "باتجاه"})
"""What stands before farms more often than before one farmer, who is told of with the article only when he is called back."""


def describes_act(scan: Scan, k: int, best: Reading) -> bool:
    """«الاعتداء **الإرهابي** تسبب …»: one man's noun with the article right behind a definite act says what the act is like."""
    if not k or not best.article or best.pre or best.entry.number != "s":
        return False
    before = scan.words[k - 1]
    act = any(r.article and not r.suffix and r.entry.pos == "masdar" for r in before.nouns) or (
        "event" in before.classes and any(r.article and "event" in r.entry.classes for r in before.nouns)
    )
    return act and any(r.entry.pos == "adjective" and r.article for r in scan.words[k].nouns)


def by_sense(scan: Scan, k: int, best: Reading) -> Reading | None:
    """«تجريف **مزارع** الزيتون»: farms, «تفجيرات **انتحارية**»: of what kind they are; else ``best``."""
    if best.entry.lemma == _BOMBER:
        before = scan.words[k - 1] if k and not best.article else None
        of_an_act = before is not None and any(r.entry.pos in ("masdar", "noun") and not r.suffix for r in before.nouns)
        return None if of_an_act else best
    farms = next((r for r in scan.readings[k] if r.entry.lemma == _FARM), None)
    if farms is None or best.entry.number != "s":
        return best
    behind = scan.form(k + 1).startswith("ال") and not best.article
    beside = best.pre == "و" and k and scan.has(k - 1, "building", "infrastructure", "goods")
    return farms if behind or ((best.article or best.pre) and (beside or scan.form(k - 1) in _AT_LAND)) else best
