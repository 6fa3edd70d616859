"""One incident out of its units: the values with who says which, never averaged and never settled by a vote of outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isnad.fusing.contradictions import contradictions
from isnad.fusing.counts import numbers, tolls
from isnad.fusing.days import iso
from isnad.fusing.grade import grade
from isnad.fusing.origins import Said, bodied, origins, sides, trace
from isnad.fusing.pieces import GENERIC
from isnad.fusing.places import rank
from isnad.fusing.units import Unit, age
from isnad.fusing.wording import Wordings
from isnad.model.claim import Name
from isnad.model.ids import short_id
from isnad.model.incident import Incident, Origin, Part, Period, Row, Spot, Telling
from isnad.model.known import Known


def merge(units: Sequence[Unit], rows: Iterable[Row], known: Known, wordings: Wordings) -> Incident:
    """The incident that these units tell of."""
    units = sorted(units, key=age)
    told = trace(units, known, wordings)
    tells = [s for s in told if s.part == "tells"]
    found = origins(told, known, sides(told, known))
    names = {o.organisation: o for o in found}
    given = numbers(told, known)
    doubted = contradictions(told, given, names, known)
    mark, why = grade(told, names, doubted, known)
    type_ = _type(tells)
    return Incident(
        id=short_id("i", founder(units).key),
        type=type_,
        family=known.families.get(type_, "other"),
        status=_status(tells),
        when=_when(units),
        where=_where(units),
        roles=_roles(tells, names),
        counts=tolls(given, names),
        origins=tuple(bodied(o) for o in found if o.tells),
        others=tuple(bodied(o) for o in found if not o.tells),
        outlets=tuple(sorted({u.outlet for u in units})),
        claims=tuple(_telling(s, names) for s in told),
        grade=mark,
        why=why,
        contradictions=doubted,
        because=tuple(rows),
    )


def founder(units: Iterable[Unit]) -> Unit:
    """The unit that gives the incident its id: the first reported of those that found one. What comes later changes none."""
    return min((u for u in units if u.founds), key=age)


def _type(told: Sequence[Said]) -> str:
    """The type that most origins give; a type that tells the means before one that tells little."""
    votes = Counter(t for _, t in {(s.origin, s.claim.type) for s in told})
    return min(votes, key=lambda t: (t in GENERIC, -votes[t], t))


def _status(told: Sequence[Said]) -> str:
    votes = Counter(t for _, t in {(s.origin, s.claim.status) for s in told})
    return min(votes, key=lambda t: (-votes[t], t))


def _when(units: Sequence[Unit]) -> Period | None:
    """The days that most units agree on, the most precise first."""
    dated = [u for u in units if u.part == "tells" and u.days is not None]
    if not dated:
        return None
    votes = Counter((u.soft, u.days.first, u.days.last) for u in dated if u.days)
    soft, first, last = min(votes, key=lambda v: (v[0], v[2] - v[1], -votes[v], v[1]))
    whens = [
        c.when
        for u in dated
        for c in u.claims
        if c.when and not u.soft and (u.days and (u.days.first, u.days.last)) == (first, last)
    ]
    best = min((w for w in whens if w.from_ == iso(first)), key=lambda w: (w.precision, w.basis), default=None)
    return Period(
        from_=iso(first),
        to=iso(last),
        precision=best.precision if best else "days",
        basis="report" if soft else (best.basis if best else "relative"),
        claims=tuple(sorted({c.id for u in dated for c in u.claims if c.when})),
    )


def _where(units: Sequence[Unit]) -> Spot | None:
    """The finest place; of equally fine ones that of most units."""
    named = [u.where for u in units if u.part == "tells" and u.where is not None]
    if not named:
        return None
    votes = Counter(w.place or w.text for w in named)
    w = min(named, key=lambda w: (rank(w)[0], -votes[w.place or w.text], rank(w)))
    holders = {c.id for u in units for c in u.claims if c.where and (c.where.place or c.where.text) == (w.place or w.text)}
    return Spot(
        place=w.place, name=w.name, admin1=w.admin1, admin2=w.admin2, country=w.country, pcode=w.pcode, lat=w.lat, lon=w.lon,
        precision=w.precision, radius_km=w.radius_km, claims=tuple(sorted(holders)),
    )  # fmt: skip


def _roles(told: Sequence[Said], names: dict[str, Origin]) -> tuple[Part, ...]:
    groups: dict[tuple[str, str], list[tuple[Said, Name, str | None, str | None]]] = {}
    for s in told:
        for r in s.claim.roles:
            if r.name is not None:
                groups.setdefault((r.role, r.actor or r.name.en), []).append((s, r.name, r.actor, r.cls))
    return tuple(
        Part(
            role=role,
            actor=group[0][2],
            name=group[0][1],
            cls=group[0][3],
            claims=tuple(sorted({g[0].claim.id for g in group})),
            origins=tuple(sorted({names[g[0].origin].id for g in group})),
        )
        for (role, _), group in sorted(groups.items())
    )


def _telling(s: Said, names: dict[str, Origin]) -> Telling:
    head = s.unit.head
    vague = s.part == "tells" and not s.unit.founds
    return Telling(
        claim=s.claim.id, document=head.id, sha256=head.sha256, outlet=s.unit.head.outlet, published=head.published.from_,
        origin=names[s.origin].id, part="vague" if vague else s.part, type=s.claim.type, status=s.claim.status,
        summary=s.claim.summary, evidence=s.claim.evidence,
    )  # fmt: skip
