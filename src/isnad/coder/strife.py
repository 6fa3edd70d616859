"""What shows that a text tells of armed conflict at all, and what belongs to police, kin and daily life.

A body found, an arrest, a killing may be of either. Reports of conflict hold a mark of it somewhere: armed people, a weapon of
war, a party's name or a loaded name for it, protesters, prisoners."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.coder.clause import WEAPONS, armed, lent, of_mention
from isnad.model.finds import Chunk

LAWFUL = frozenset({
    "killing", "shooting", "body_found", "arrest", "abduction", "release", "surrender", "weapons_seized", "escape", "raid",
    "pursuit", "property_destruction", "looting", "torture", "sexual_violence", "territory_seized", "aid_obstructed",
    "infiltration",
})  # fmt: skip
"""Acts that police and courts tell of in peace too."""
BY_HAND = frozenset({"attack_by_hand", "beaten"})
"""Rules of blows, knives and cars, which need no arms."""
BLASTS = frozenset({"explosion", "ied"})
"""The same of explosions that kill nobody."""
_EVERYDAY = frozenset({"everyday", "kin"})
_OF_WAR = WEAPONS - {"firearm"}
"""Weapons that no robber has; a rifle, a pistol and a bullet are left out."""
_SHOT = frozenset({"firearm"})
_ENDS = frozenset({"تعذيب", "عذّب", "مكبّل", "كبّل", "مقيّد", "قيّد", "ذبح", "نحر", "أعدم", "صفّى"})
_CAUSE = frozenset({"hostile", "protester", "detainee", "journalist", "activist"})
"""People whom a conflict makes so, or whom it is after."""


def everyday(chunks: Sequence[Chunk]) -> bool:
    """Words of kin, household, trade and police."""
    return any(not of_mention(c).isdisjoint(_EVERYDAY) for c in chunks)


def violent_end(chunks: Sequence[Chunk]) -> bool:
    """«عليها آثار **طلقات نارية**», «**مكبلة** اليدين», «آثار **تعذيب**»: how somebody died whom nobody killed."""
    return any(not c.classes.isdisjoint(_SHOT) or c.base in _ENDS or c.lemma in _ENDS for c in chunks)


def fought(chunks: Sequence[Chunk], unarmed: frozenset[str]) -> bool:
    """Whether a sentence holds a mark of armed conflict."""
    return any(_mark(c, unarmed) for c in chunks)


def settled_at(chunks: Sequence[Chunk]) -> bool:
    """Whether a sentence names a place of the packs that is finer than a country."""
    named = (c.mention for c in chunks if c.kind == "place" and c.mention is not None)
    return any(m.names and "kind:country" not in m.classes for m in named)


def party(chunks: Sequence[Chunk], unarmed: frozenset[str]) -> bool:
    """Whether a sentence names somebody whom a conflict arms, makes or is after, or by whom it is told with loaded words; weapons
    alone are nobody's."""
    return any(_of_conflict(c, of_mention(c), unarmed) for c in chunks if c.mention is not None)


def _of_conflict(c: Chunk, classes: frozenset[str], unarmed: frozenset[str]) -> bool:
    m = c.mention
    if m is None or m.kind in ("place", "outlet"):
        return False
    if armed(c) or "military" in classes or (m.framing and "everyday" not in classes) or not classes.isdisjoint(_CAUSE):
        return True
    return any(name not in unarmed for name in m.names)


def _mark(c: Chunk, unarmed: frozenset[str]) -> bool:
    classes = of_mention(c)
    return _of_conflict(c, classes, unarmed) if classes.isdisjoint(_OF_WAR) else not lent(c)
