"""Where origins cannot all be right, both sides shown (docs/fusing.md). A later number of the same origin is an update, another
word for the same actor is framing, and bounds that share a number do not contradict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isnad.fusing.counts import figures
from isnad.fusing.origins import Said
from isnad.model.claim import Count
from isnad.model.incident import Contradiction, Figure, Origin, Side
from isnad.model.known import Known


def contradictions(told: Sequence[Said], names: Mapping[str, Origin], known: Known) -> tuple[Contradiction, ...]:
    """Every field on which origins contradict each other."""
    tells = [s for s in told if s.unit.part == "tells"]
    return (*_occurrence(told, tells, names), *_tolls(tells, names))


def _occurrence(told: Sequence[Said], tells: Sequence[Said], names: Mapping[str, Origin]) -> list[Contradiction]:
    denies = [s for s in told if s.unit.part == "denies"]
    if not denies:
        return []
    sides = (_side(("happened",), tells, names), _side(("did not happen",), denies, names))
    return [Contradiction(field="occurrence", about=None, sides=sides)]


def _side(values: tuple[str, ...], group: Sequence[Said], names: Mapping[str, Origin]) -> Side:
    return Side(
        values=values,
        claims=tuple(sorted({s.claim.id for s in group})),
        origins=tuple(sorted({names[s.origin].id for s in group})),
    )


def _tolls(tells: Sequence[Said], names: Mapping[str, Origin]) -> list[Contradiction]:
    groups: dict[tuple[str, str | None], list[tuple[Said, Count]]] = {}
    for s in tells:
        for c in s.claim.counts:
            if c.part_of is None:
                groups.setdefault((c.what, c.who), []).append((s, c))
    out = []
    for (what, _), group in sorted(groups.items(), key=lambda g: (g[0][0], g[0][1] or "")):
        current = [f for f in figures(group, names) if not f.replaced]
        if any(_disjoint(a, b) for a in current for b in current):
            out.append(Contradiction(field="toll", about=what, sides=_number_sides(current)))
    return out


def _disjoint(a: Figure, b: Figure) -> bool:
    """No number fits both."""
    low = max(a.low or 0, b.low or 0)
    highs = [h for h in (a.high, b.high) if h is not None]
    return bool(highs) and low > min(highs)


def _number_sides(current: Sequence[Figure]) -> tuple[Side, ...]:
    groups: dict[str, list[Figure]] = {}
    for f in current:
        groups.setdefault(span(f.low, f.high), []).append(f)
    return tuple(
        Side(
            values=(said,), claims=tuple(sorted({c for f in fs for c in f.claims})), origins=tuple(sorted({f.origin for f in fs}))
        )
        for said, fs in sorted(groups.items())
    )


def span(low: int | None, high: int | None) -> str:
    """``5``, ``3–6``, ``3+``, ``up to 6`` or ``?``."""
    if low is None and high is None:
        return "?"
    if low == high:
        return str(low)
    if high is None:
        return f"{low}+"
    return f"up to {high}" if low is None else f"{low}–{high}"
