"""Days that are of another deed than the one told: what somebody is held for, and what was done with the dead afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.finds import Found, FrameFind

_HELD = frozenset({"arrest", "execution", "release"})
_CRIMES = frozenset({
    "attack", "ied", "explosion", "suicide_attack", "assassination", "killing", "shooting", "shelling", "abduction",
    "drone_strike", "grenade", "property_destruction", "missile_strike", "landmine",
})  # fmt: skip
_FOR = frozenset({
    "مشتبه", "متهم", "متهما", "متهمين", "متورط", "متورطا", "متورطين", "ضالع", "ضالعين", "منفذ", "منفذي", "مدان", "مطلوب", "مشارك",
    "شارك", "شاركوا", "شاركت", "نفذ", "نفذوا", "نفذت", "تورط", "تورطوا", "تورطت", "تهمه", "خلفيه", "المتهم", "المتهمين",
    "المتورط", "المتورطين", "المسوول", "المسوولين", "قتله", "مسوول",
})  # fmt: skip
"""Words between whom is held and what for, as they are written after folding."""


def held_for(found: Found, k: int, frame: FrameFind, own: Sequence[FrameFind]) -> bool:
    """«القبض على **مشتبه به في التفجير** الذي استهدف سوقاً الجمعة»: the day of the deed, and none of the arrest."""
    if frame.type not in _HELD:
        return False
    deed = next(
        (
            f.trigger
            for f in reversed(found.frames)
            if frame.trigger < f.trigger < k and f.type in _CRIMES and f not in own and f.link != "purpose"
        ),
        -1,
    )
    if deed < 0 or any(c.kind == "mark" and c.lemma in "،," for c in found.chunks[deed:k]):
        return False
    return _blamed(found, found.chunks[frame.trigger].end, found.chunks[deed].start)


def _blamed(found: Found, start: int, end: int) -> bool:
    """Whether a word between two tokens lays an act upon somebody: «المتهم بـ», «المسؤول عن»."""
    words = [t.form for t in found.sentence.tokens[start:end]]
    return any(w in _FOR or w.removeprefix("و").removeprefix("ب") in _FOR for w in words)


def afterwards(found: Found, k: int, own: Sequence[FrameFind]) -> bool:
    """«**شيّعت** المدينة، **السبت**، شابين قُتلا …», «**تسلمت** العائلة **أمس** جثمان شاب قُتل …»: a later day."""
    if not any(found.chunks[f.trigger].kind == "verb" and not found.chunks[f.trigger].pre for f in own):
        return False
    return any(c.kind == "verb" and c.base in _RITES for c in found.chunks[max(0, k - 5) : k + 2])


_RITES = frozenset({"شيّع", "دفن", "ودّع", "تسلّم", "سلّم", "نظر", "حاكم", "نعى", "كرّم", "استعاد"})


__all__ = ["afterwards", "held_for"]
