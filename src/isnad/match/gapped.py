"""Acts without a verb of their own behind one that has it: «استهدفوا المطار بصاروخ، **وسفينة بمسيّرتين**»."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from isnad.match.context import Bits, chunk_bits
from isnad.match.heads import WEAPONS
from isnad.match.means import Told, kind_of
from isnad.match.row import Row
from isnad.model.finds import FrameFind, Mention, RoleFind

_STRIKES = frozenset({"استهدف", "قصف", "هاجم", "دكّ", "ضرب"})
_GATHERING = "تجمّع"
_ENDS = frozenset({"verb", "event", "part", "comp", "conseq", "rel", "conj"})
_REACH = 7
"""Chunks from what is struck to the weapon with which it is struck."""


class Kinds(NamedTuple):
    """The type that the rule of an act has, and what it becomes with which words."""

    type: str
    becomes: tuple[tuple[str, int], ...]


def with_gapped(row: Row, bits: Bits, act: FrameFind, own: Kinds) -> list[FrameFind]:
    """The act, and those joined to it that name another target under «و» and another weapon under «ب»."""
    out = [act]
    if row[act.trigger].base not in _STRIKES or act.record != "event":
        return out
    armed = False
    k = act.trigger + 1
    while k < row.n:
        if row.kinds[k] in _ENDS and not _struck(row, k):
            break
        if _with(row, k):
            armed = True
        elif armed and row[k].pre.startswith("و") and _struck(row, k):
            weapon = _weapon(row, k)
            if weapon < 0:
                break
            out[-1] = _cut(row, bits, out[-1], own, k)
            out.append(_joined(row, bits, act, own, k, weapon))
            k = weapon
        k += 1
    return out


def _cut(row: Row, bits: Bits, act: FrameFind, own: Kinds, at: int) -> FrameFind:
    """The act before, without what belongs to the one that begins at chunk ``at``."""
    end = row[at].start
    roles = [r for r in act.roles if r.mention is None or r.mention.start < end]
    places = tuple((m, how) for m, how in act.places if m.start < end)
    kind = _kind(row, bits, Told(*own, act.trigger, 0), roles, (act.trigger, at))
    return msgspec.structs.replace(act, type=kind, roles=tuple(roles), places=places, end=min(act.end, end))


def _with(row: Row, k: int) -> bool:
    m = row[k].mention
    if m is None or WEAPONS.isdisjoint(m.classes):
        return False
    number = m.quantity is not None and row.scan.form(m.start).startswith("ب")  # «**ب**ثلاث مسيّرات»
    return number or "ب" in row[k].pre


def _struck(row: Row, k: int) -> bool:
    c = row[k]
    return c.kind in ("np", "place") or (c.kind == "event" and c.base == _GATHERING) or "other" in c.classes


def _weapon(row: Row, k: int) -> int:
    for x in range(k + 1, min(row.n, k + _REACH)):
        if _with(row, x):
            return x
        if row.kinds[x] in _ENDS or row.kinds[x] == "mark" or row[x].pre.startswith("و"):
            break
    return -1


def _joined(row: Row, bits: Bits, act: FrameFind, own: Kinds, at: int, weapon: int) -> FrameFind:
    """The second act: the doer is that of the first, target, place and weapon are its own."""
    roles = [r for r in act.roles if r.role == "initiator"]
    struck, arm = row[at].mention, row[weapon].mention
    if struck is not None and row[at].kind == "np":
        roles.append(RoleFind("target", "object", struck))
    if arm is not None:
        roles.append(RoleFind("weapon", "instrument", arm))
    places: list[tuple[Mention, str]] = [(struck, "object")] if struck is not None and row[at].kind == "place" else []
    for x in range(at + 1, weapon):
        m = row[x].mention
        if not places and m is not None and row[x].kind == "place":
            places.append((m, "under"))
    kind = _kind(row, bits, Told(*own, act.trigger, 0), roles, (at, weapon + 1))
    return msgspec.structs.replace(
        act, type=kind, trigger=at, last=at, start=row[at].start, end=row[weapon].end, roles=tuple(roles), places=tuple(places),
        supports=(), link="", nominal=False, bare=False,
    )  # fmt: skip


def _kind(row: Row, bits: Bits, told: Told, roles: list[RoleFind], within: tuple[int, int]) -> str:
    """The type as the words of these chunks have it."""
    context = 0
    for x in range(*within):
        context |= chunk_bits(row, bits, x)
    return kind_of(row, bits, told._replace(context=context), roles)


__all__ = ["Kinds", "with_gapped"]
