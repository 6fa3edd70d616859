"""Who said it first (DESIGN §5). A chain is collapsed to its last link; the parts of one organisation are one origin, an unnamed
source is its own for each outlet that speaks of it, an outlet is the origin of what it cites nobody for, and what turns out to be
another's wording has that other's origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from isnad.fusing.compare import COPY
from isnad.fusing.units import Unit
from isnad.fusing.wording import Wordings
from isnad.model.claim import Claim
from isnad.model.incident import Origin
from isnad.model.known import Known


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, its unit, and who said it first. ``origin`` is the key under which origins are one; ``speaker`` the last link as
    the claim names it."""

    claim: Claim
    unit: Unit
    origin: str
    kind: str
    speaker: str


def said(unit: Unit, claim: Claim, known: Known) -> Said:
    """The origin that the claim's own chain gives."""
    last = claim.attribution[-1] if claim.attribution else None
    if last is None or claim.origin == "outlet":
        return _outlet(unit, claim, unit.outlet, known)
    if last.source:
        root = known.roots.get(last.source)
        if root is not None:
            return Said(claim=claim, unit=unit, origin=root, kind="actor", speaker=last.source)
        return _outlet(unit, claim, last.source, known)
    if last.name not in known.generic and known.outlet(last.name) != last.name:
        return _outlet(unit, claim, known.outlet(last.name), known)
    if last.name not in known.generic:
        return Said(claim=claim, unit=unit, origin=f"name:{last.name}", kind="name", speaker=last.name)
    carrier = next((a.source or a.name for a in reversed(claim.attribution[:-1]) if a.source), unit.outlet)
    return Said(claim=claim, unit=unit, origin=f"unnamed:{last.name}@{carrier}", kind="unnamed", speaker=last.name)


def _outlet(unit: Unit, claim: Claim, name: str, known: Known) -> Said:
    """An outlet's own word; an outlet that is a part of an organisation speaks for it."""
    root = known.roots.get(name)
    if root is not None:
        return Said(claim=claim, unit=unit, origin=root, kind="actor", speaker=name)
    return Said(claim=claim, unit=unit, origin=f"outlet:{name}", kind="outlet", speaker=name)


def trace(units: Sequence[Unit], known: Known, wordings: Wordings) -> list[Said]:
    """Every claim of an incident with its origin: by its chain, then headlines and copies given to whom they repeat."""
    told = {u.key: [said(u, c, known) for c in u.claims] for u in units}
    for unit in units:
        told[unit.key] = _headlines(told[unit.key])
    copies = _copies(units, told, wordings)
    return [msgspec.structs.replace(s, origin=copies.get((u.key, s.origin), s.origin)) for u in units for s in told[u.key]]


def _headlines(told: list[Said]) -> list[Said]:
    """What a report says itself and adds nothing to what it cites (a headline, a lead) is the cited one's word."""
    cited = [s for s in told if s.kind != "outlet"]
    if not cited:
        return told
    values = set().union(*(_values(s.claim) for s in cited))
    whose = {s.origin for s in cited}
    if len(whose) > 1:
        return list(told)
    first = cited[0]
    return [
        msgspec.structs.replace(s, origin=first.origin, kind=first.kind, speaker=first.speaker)
        if s.kind == "outlet" and _values(s.claim) <= values
        else s
        for s in told
    ]


def _values(claim: Claim) -> set[object]:
    """What a claim says that another could say too."""
    counts = {(c.what, c.low, c.high) for c in claim.counts}
    roles = {(r.role in ("initiator", "participant"), r.actor) for r in claim.roles if r.actor}
    days = {(claim.when.from_, claim.when.to)} if claim.when else set()
    return {*counts, *roles, *days}


def _copies(units: Sequence[Unit], told: Mapping[str, Sequence[Said]], wordings: Wordings) -> dict[tuple[str, str], str]:
    """(unit, its own or its unnamed source's origin) → the origin that it copies: that of a unit of the same wording which names
    its source, else of the one published first."""
    out: dict[tuple[str, str], str] = {}
    ordered = sorted(units, key=_age)
    for n, unit in enumerate(ordered):
        own = {s.origin for s in told[unit.key] if s.kind in ("outlet", "unnamed")}
        for origin in own:
            earlier = [
                u for u in (*ordered[:n], *ordered[n + 1 :]) if u.outlet != unit.outlet and wordings.share(unit, u) >= COPY
            ]
            named = [s.origin for u in earlier for s in told[u.key] if s.kind in ("actor", "name")]
            before = [s.origin for u in earlier if _age(u) < _age(unit) for s in told[u.key]]
            if named or before:
                whose = named[0] if named else before[0]
                out[(unit.key, origin)] = next((v for (_, o), v in out.items() if o == whose), whose)
    return out


def _age(unit: Unit) -> tuple[str, str]:
    return (unit.head.published.from_ or "9999", unit.key)


def origins(told: Sequence[Said], known: Known, parties: frozenset[str]) -> tuple[Origin, ...]:
    """The incident's origins, by the day on which each was first heard of."""
    groups: dict[str, list[Said]] = {}
    for one in told:
        groups.setdefault(one.origin, []).append(one)
    made = [_origin(key, group, known, parties) for key, group in groups.items()]
    return tuple(sorted(made, key=lambda o: (o.first or "9999", o.id)))


def _origin(key: str, group: Sequence[Said], known: Known, parties: frozenset[str]) -> Origin:
    speakers = tuple(sorted({s.speaker for s in group if s.kind == "actor"} or {s.speaker for s in group}))
    kind = key.partition(":")[0] if ":" in key else "actor"
    return Origin(
        id=_shared(speakers, key, known) if kind == "actor" else key,
        organisation=key,
        kind=kind,
        party=key in parties,
        speakers=speakers,
        outlets=tuple(sorted({s.unit.outlet for s in group})),
        claims=tuple(sorted({s.claim.id for s in group})),
        first=min((s.unit.head.published.from_ for s in group if s.unit.head.published.from_), default=None),
        copied=tuple(sorted({s.unit.outlet for s in group if _own(s) != key})),
    )


def _own(one: Said) -> str:
    """The origin that the chain alone gave."""
    return one.origin if one.kind == "actor" or one.speaker in one.origin else f"outlet:{one.speaker}"


def _shared(speakers: Iterable[str], root: str, known: Known) -> str:
    """The smallest organisation that all speakers are a part of."""
    paths = [_path(s, known) for s in speakers]
    return next((a for a in paths[0] if all(a in p for p in paths)), root) if paths else root


def _path(actor: str, known: Known) -> list[str]:
    out = [actor]
    while (over := known.parents.get(out[-1])) and over not in out:
        out.append(over)
    return out
