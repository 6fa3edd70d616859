"""Whose men and posts are called back by their noun alone: «الجنود», «المسلحون», «الدورية», «الحاجز»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from isnad.coder.going_back import NEAR, Told
from isnad.coder.seen import Seen
from isnad.model.draft import Lore, Party
from isnad.model.finds import Found, Mention

_SOLDIER, _PATROL, _ARMY = "جندي", "دورية", "جيش"
_POSTS = frozenset({_PATROL, "رتل", "موكب", "حاجز", "نقطة", "معسكر", "ثكنة"})
_REACH = 2
"""Sentences back in which they were told of."""
_GUNMEN = frozenset({"مسلّح", "مهاجم", "إرهابي", "متمرّد", "متشدّد", "خاطف"})
_OF_A_STATE = frozenset({_ARMY, "شرطة", "أمن", "وزارة", "حكومة", "احتلال", "إدارة"})


class _Before(Protocol):
    """What was told before, as ``Discourse`` keeps it."""

    lore: Lore
    seen: list[Seen]
    told: list[Told]
    last_doer: tuple[Party, ...]


def men_meant(found: Found, m: Mention, word: str, before: _Before) -> tuple[Party, ...]:
    """«دهم **الجنود** المنزل»: the army that acted or was named last; «على **الدورية**», «هاجموا **الحاجز**»: whoever's it was
    when it was told of, a patrol also whoever was attacked last. ``word`` is the phrase in its own letters."""
    index, seen = found.sentence.index, before.seen[-NEAR:]
    if m.head == _SOLDIER and m.number == "p":
        if any(_an_army(n, before.lore) for p in before.last_doer for n in p.names):
            return before.last_doer
        named = (s for s in reversed(seen) if index - s.sentence <= _REACH and _an_army(s.names[0], before.lore))
        return next(((s.party(),) for s in named), ())
    if m.head in _GUNMEN and m.number == "p":
        return _band(index, before)
    if m.head not in _POSTS or m.number not in ("s", ""):
        return ()
    bare = word.removeprefix("ال")
    same = next((s for s in reversed(seen) if index - s.sentence <= _REACH and bare in s.words), None)
    if same is not None:
        return (same.party(),)
    return _attacked(index, before.told) if m.head == _PATROL else ()


def _band(index: int, before: _Before) -> tuple[Party, ...]:
    """«وانسحب **المسلحون** …» behind an act of an armed organisation: its men; of an army or police nobody says so."""
    near = (t[2] for t in reversed(before.told[-4:]) if index - t[0] <= _REACH)
    doers = next((got for roles in near if (got := tuple(r.party for r in roles if r.role == "initiator" and r.party.key))), ())
    named = bool(doers) and all(p.names and not before.lore.tells(p.names[0]) for p in doers)
    heads = [before.lore.heads.get(n, frozenset()) for p in doers for n in p.names]
    return doers if named and all(h.isdisjoint(_OF_A_STATE) for h in heads) else ()


def _attacked(index: int, told: Sequence[Told]) -> tuple[Party, ...]:
    near = (t[2] for t in reversed(told[-4:]) if index - t[0] <= 1)
    return next(((r.party,) for roles in near for r in roles if r.role in ("target", "victim") and r.party.names), ())


def _an_army(name: str, lore: Lore) -> bool:
    return _ARMY in lore.heads.get(name, frozenset())
