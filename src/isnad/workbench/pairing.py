"""Which claim tells which expected row.

A claim can find a row when the record is the same, the types are of one family (or of two that are near), and their evidence
overlaps. Rows and claims are paired one to one, best first; a row may also be found by a claim that found another row of its
happening. A further telling (a claim that overlaps a row, or shares a happening and family with a claim that found one) is
neither rewarded nor punished; what is left is extra.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.workbench.agree import Names, Row, overlap, role_hit

FAMILIES = {
    "ground": "armed_clash attack ambush infiltration pursuit shooting",
    "remote": "shelling air_strike drone_strike missile_strike chemical_attack explosion",
    "device": "ied landmine suicide_attack grenade",
    "person": "assassination execution killing abduction torture sexual_violence body_found",
    "security": "raid airborne_raid arrest siege weapons_seized device_defused escape",
    "territory": "territory_seized withdrawal deployment interception",
    "talks": "ceasefire agreement negotiation release exchange repatriation surrender",
    "civic": "protest riot strike_action curfew property_destruction looting",
    "people": "displacement return aid aid_obstructed",
    "statement": "warning demand threat accusation denial responsibility condemnation announcement support statement",
    "figure": "detained_population camp_population cumulative_toll displaced_population force_strength attack_count",
    "relation": "part_of supports administers controls allied_with leads alias_of",
}
FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds.split()}
_NEIGHBOURS = (
    "ground person", "remote device", "ground security", "device person", "ground remote", "security person",
    "ground territory", "remote person",
)  # fmt: skip
NEAR = frozenset(frozenset(pair.split()) for pair in _NEIGHBOURS)


@dataclass(frozen=True)
class Pairing:
    """Who found whom. ``found``: row → claim; ``finder_of``: claim → the row that it was paired with; ``absorbed``: a further
    telling → the row that it tells again, or None; ``extra``: claims that nothing expects."""

    found: dict[int, int]
    finder_of: dict[int, int]
    absorbed: dict[int, int | None]
    extra: tuple[int, ...]


def family(claim: Row) -> str:
    """The family of a claim's or row's type."""
    return FAMILY.get(claim["type"], "other")


def near(a: str, b: str) -> bool:
    """Whether two families are near enough for one to be found by the other."""
    return a == b or frozenset((a, b)) in NEAR


def can_find(row: Row, claim: Row) -> bool:
    """Whether the claim may be a telling of the row."""
    if row["record"] != claim["record"] or not near(family(row), family(claim)):
        return False
    return any(overlap(a["span"], b["span"]) for a in row["evidence"] for b in claim["evidence"])


def likeness(row: Row, claim: Row, raw: str, names: Names) -> float:
    """How well a claim that can find the row fits it; only the order of these numbers means anything."""
    fit: float = 4.0 * (claim["type"] == row["type"]) + 2 * (family(row) == family(claim)) + (row["status"] == claim["status"])
    fit -= 0.5 * bool(row.get("optional"))
    fit += 0.5 * sum(any(role_hit(r, q, raw, names, False) for q in claim["roles"]) for r in row["roles"])
    pairs = itertools.product(row["evidence"], claim["evidence"])
    touching: int = sum(min(a["span"][1], b["span"][1]) > max(a["span"][0], b["span"][0]) for a, b in pairs)
    return fit + touching


def pair(rows: Sequence[Row], claims: Sequence[Row], raw: str, names: Names) -> Pairing:
    """Pair rows and claims one to one, best first, then let the other rows and claims of a happening join in."""
    fits = {
        (i, j): likeness(row, claim, raw, names)
        for (i, row), (j, claim) in itertools.product(enumerate(rows), enumerate(claims))
        if can_find(row, claim)
    }
    found: dict[int, int] = {}
    finder_of: dict[int, int] = {}
    for i, j in sorted(fits, key=lambda ij: (-fits[ij], ij)):
        if i not in found and j not in finder_of:
            found[i], finder_of[j] = j, i
    for i, row in enumerate(rows):
        if i not in found and row.get("happening"):
            shared = (j for k, j in fits if k == i and _same_happening(row, rows, finder_of.get(j)))
            if (first := next(shared, None)) is not None:
                found[i] = first
    absorbed: dict[int, int | None] = {}
    extra: list[int] = []
    for j in range(len(claims)):
        if j in finder_of:
            continue
        told = [i for i, k in fits if k == j and i in found] or list(_mates(j, claims, finder_of))
        if told or any(k == j for _, k in fits):
            absorbed[j] = told[0] if told else None
        else:
            extra.append(j)
    return Pairing(found, finder_of, absorbed, tuple(extra))


def _same_happening(row: Row, rows: Sequence[Row], other: int | None) -> bool:
    if other is None:
        return False
    return bool(rows[other].get("happening") == row["happening"]) and family(rows[other]) == family(row)


def _mates(j: int, claims: Sequence[Row], finder_of: Mapping[int, int]) -> Iterator[int]:
    """Rows found by claims that claim ``j`` says to be of its own happening."""
    claim = claims[j]
    for k, other in enumerate(claims):
        together = claim.get("happening") and claim["happening"] == other.get("happening")
        if k in finder_of and together and near(family(claim), family(other)):
            yield finder_of[k]
