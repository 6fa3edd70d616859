"""How many over all origins (docs/fusing.md; conventions of UCDP low, best and high).

Each origin has one figure for each harm and group: its latest, since a later toll of the same origin is an update. *low* is
the least and *high* the greatest bound that anybody gives; *best* is what most origins that take no part in the fight give,
of equally many the latest, and None where only a party or only vague words give a number. Nothing is averaged, nothing is
added: sub-groups stand inside their total, and bodies inside the killed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from isnad.fusing.origins import Said
from isnad.model.claim import Count
from isnad.model.incident import Figure, Origin, Toll

BODIES = frozenset({"bodies_held", "bodies_found"})
STOCK = frozenset({"residents", "fighters", "facilities"})


def tolls(told: Sequence[Said], names: Mapping[str, Origin]) -> tuple[Toll, ...]:
    """Every measure and group with its figures."""
    groups: dict[tuple[str, str | None, str | None], list[tuple[Said, Count]]] = {}
    for s in told:
        for c in s.claim.counts:
            if c.what not in STOCK:
                groups.setdefault((c.what, c.who, c.part_of), []).append((s, c))
    dead = any(what == "killed" for what, _, _ in groups)
    out = []
    for (what, who, inside), group in sorted(groups.items(), key=lambda g: (g[0][0], g[0][2] or "", g[0][1] or "")):
        part_of = inside or ("killed" if what in BODIES and dead else None)
        out.append(_toll(what, who, part_of, figures(group, names)))
    return tuple(out)


def figures(group: Sequence[tuple[Said, Count]], names: Mapping[str, Origin]) -> tuple[Figure, ...]:
    """What each origin gives, in the order in which it was published; all but its latest are replaced."""
    by: dict[tuple[str, int | None, int | None, int | None], list[tuple[Said, Count]]] = {}
    for s, c in group:
        by.setdefault((s.origin, c.low, c.best, c.high), []).append((s, c))
    latest: dict[str, tuple[tuple[str, int, int], tuple[str, int | None, int | None, int | None]]] = {}
    for key, members in by.items():
        when = max((s.unit.head.published.from_ or "", c.low or 0, -(c.high or 10**9)) for s, c in members)
        latest[key[0]] = max(latest.get(key[0], (when, key)), (when, key), key=lambda v: v[0])
    made = []
    for key, members in by.items():
        origin = names[key[0]]
        made.append(
            Figure(
                low=key[1], best=key[2], high=key[3], exact=all(c.exact for _, c in members), origin=origin.id,
                party=origin.party,
                replaced=latest[key[0]][1] != key,
                published=min((s.unit.head.published.from_ for s, _ in members if s.unit.head.published.from_), default=None),
                claims=tuple(sorted({s.claim.id for s, _ in members})),
            )
        )  # fmt: skip
    return tuple(sorted(made, key=lambda f: (f.published or "9999", f.origin, f.low or 0, f.high or 0)))


def _toll(what: str, who: str | None, part_of: str | None, given: tuple[Figure, ...]) -> Toll:
    current = [f for f in given if not f.replaced]
    lows = [f.low for f in current if f.low is not None]
    highs = [f.high for f in current]
    best, why = _best(current)
    return Toll(
        what=what, who=who, low=min(lows, default=None), best=best,
        high=None if None in highs else max((h for h in highs if h is not None), default=None),
        part_of=part_of, why=why, figures=given,
    )  # fmt: skip


def _best(current: Sequence[Figure]) -> tuple[int | None, str]:
    sure = [f for f in current if f.best is not None]
    if not sure:
        return None, "only vague numbers"
    independent = [f for f in sure if not f.party]
    if not independent:
        return None, "only a party to the fight says it"
    votes = Counter(f.best for f in independent)
    last = {f.best: f.published or "" for f in independent}
    best = max(votes, key=lambda n: (votes[n], last[n], -(n or 0)))
    n = votes[best]
    return best, f"{n} of {len(independent)} origins that take no part" if len(
        independent
    ) > 1 else "the one origin that takes no part"
