"""Who said it first (DESIGN §5, docs/fusing.md). A chain is collapsed to its last link; the parts of one organisation are one
origin, an unnamed source is one for each outlet that speaks of it, an outlet is the origin of what it cites nobody for, and what
turns out to be another's wording has that other's origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from isnad.fusing.compare import COPY
from isnad.fusing.units import Unit, in_title
from isnad.fusing.wording import Wordings
from isnad.model.claim import Claim
from isnad.model.incident import Origin
from isnad.model.known import Known

OWN_PEOPLE = frozenset({"correspondent"})
"""Generic sources that are the outlet itself."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim, its unit, and who said it first. ``origin`` is the key under which origins are one; ``speaker`` the last link as
    the claim names it; ``part``: tells, denies, owns (takes responsibility), accuses; ``copied``: the wording is another's."""

    claim: Claim
    unit: Unit
    origin: str
    kind: str
    """actor | outlet | unnamed | name"""
    speaker: str
    part: str
    copied: bool = False


def said(unit: Unit, claim: Claim, known: Known) -> Said:
    """The origin that the claim's own chain gives."""
    key, kind, speaker = _first(unit, claim, known)
    part = {"responsibility": "owns", "accusation": "accuses", "denial": "denies"}.get(claim.type, unit.part)
    return Said(claim=claim, unit=unit, origin=key, kind=kind, speaker=speaker, part=part)


def _first(unit: Unit, claim: Claim, known: Known) -> tuple[str, str, str]:
    """(key, kind, speaker) of who first said it."""
    last = claim.attribution[-1] if claim.attribution else None
    if last is None or claim.origin == "outlet" or last.name in OWN_PEOPLE:
        before = [a.source for a in claim.attribution[:-1] if a.source]
        return _outlet(before[-1] if before else unit.outlet, known)
    if last.source:
        return _outlet(last.source, known)
    outlet = known.outlet(last.name)
    if outlet != last.name:
        return _outlet(outlet, known)
    if not known.unnamed(last.name):
        over = next((a.source for a in reversed(claim.attribution[:-1]) if a.source in known.roots), None)
        return _outlet(over, known) if over else (f"name:{last.name}", "name", last.name)  # «its director said»
    carrier = next((a.source for a in reversed(claim.attribution[:-1]) if a.source), unit.outlet)
    voice = f"unnamed:{last.name}@{carrier}"
    return (known.roots[carrier], "actor", voice) if carrier in known.roots else (f"unnamed:@{carrier}", "unnamed", voice)


def _outlet(name: str, known: Known) -> tuple[str, str, str]:
    """Somebody with a name: an organisation, a part of one that speaks for it, or an outlet that speaks for itself."""
    root = known.roots.get(name)
    return (root, "actor", name) if root is not None else (f"outlet:{name}", "outlet", name)


def trace(units: Sequence[Unit], known: Known, wordings: Wordings) -> list[Said]:
    """Every claim of an incident with its origin: by its chain, then headlines and copies given to whom they repeat."""
    told = {u.key: _headlines([said(u, c, known) for c in (*u.claims, *u.statements)], known) for u in units}
    copies = _copies(units, told, wordings)
    out = []
    for unit in units:
        for s in told[unit.key]:
            whose = copies.get((unit.key, s.origin))
            out.append(msgspec.structs.replace(s, origin=whose[0], kind=whose[1], copied=True) if whose else s)
    return out


def _headlines(told: list[Said], known: Known) -> list[Said]:
    """A headline adds nothing where its own report names who said it; nor does any sentence of the report's own that says no more
    than those whom it cites."""
    cited: dict[str, list[Said]] = {}
    for s in told:
        if s.kind != "outlet" and s.part == "tells":
            cited.setdefault(s.origin, []).append(s)
    if not cited:
        return told
    body = {s.origin for s in told if s.kind == "outlet" and not in_title(s.claim, s.unit.head)}
    values = {origin: set().union(*(_values(s.claim) for s in group)) for origin, group in cited.items()}
    out = []
    for s in told:
        whose = next((o for o, v in values.items() if _values(s.claim) <= v), None) if s.kind == "outlet" else None
        if whose is None and s.kind == "outlet" and in_title(s.claim, s.unit.head) and s.origin not in body:
            whose = next(iter(cited))
        first = cited[whose][0] if whose is not None else s
        out.append(msgspec.structs.replace(s, origin=first.origin, kind=first.kind, speaker=first.speaker))
    return out


def _values(claim: Claim) -> set[object]:
    """What a claim says that another could say too."""
    counts: set[object] = {(c.what, c.low, c.high) for c in claim.counts}
    roles = {(r.role in ("initiator", "participant"), r.actor) for r in claim.roles if r.actor}
    days = {(claim.when.from_, claim.when.to)} if claim.when else set()
    place = {claim.where.place or claim.where.text} if claim.where else set()
    return counts | roles | days | place


def _copies(
    units: Sequence[Unit], told: Mapping[str, Sequence[Said]], wordings: Wordings
) -> dict[tuple[str, str], tuple[str, str]]:
    """(unit, its own or its unnamed source's origin) → (origin, kind) that it copies: of the units with the same wording one that
    names its source, else the one published first."""
    out: dict[tuple[str, str], tuple[str, str]] = {}
    ordered = sorted(units, key=age)
    for unit in ordered:
        own = sorted({s.origin for s in told[unit.key] if s.kind in ("outlet", "unnamed")})
        others = [u for u in ordered if own and u.outlet != unit.outlet and not _other_numbers(u, unit)]
        alike = [u for u in others if wordings.share(unit, u) >= COPY]
        named = [(s.origin, s.kind) for u in alike for s in told[u.key] if s.kind in ("actor", "name") and s.part == unit.part]
        older = [s for u in alike if age(u) < age(unit) for s in told[u.key] if s.part == unit.part]
        before = [out.get((s.unit.key, s.origin), (s.origin, s.kind)) for s in older]
        if named or before:
            out.update({(unit.key, origin): (named or before)[0] for origin in own})
    return out


def _other_numbers(a: Unit, b: Unit) -> bool:
    """Whoever gives another number of the dead says something of his own, in whatever words."""
    both = {what for what, _ in a.tolls} & {what for what, _ in b.tolls}
    return any({n for what, n in a.tolls if what == w}.isdisjoint(n for what, n in b.tolls if what == w) for w in both)


def age(unit: Unit) -> tuple[str, str]:
    """By the day of the report, then by the unit's own name."""
    return (unit.head.published.from_ or "9999", unit.key)


def origins(told: Sequence[Said], known: Known, parties: frozenset[str]) -> tuple[Origin, ...]:
    """The incident's origins, by the day on which each was first heard of."""
    groups: dict[str, list[Said]] = {}
    for one in told:
        groups.setdefault(one.origin, []).append(one)
    made = [_origin(key, group, known, key in parties) for key, group in groups.items()]
    return tuple(sorted(made, key=lambda o: (o.first or "9999", o.id)))


def _origin(key: str, group: Sequence[Said], known: Known, party: bool) -> Origin:
    speakers = sorted({s.speaker for s in group if not s.copied} or {s.speaker for s in group})
    kind = key.partition(":")[0] if ":" in key else "actor"
    days = [s.unit.head.published.from_ for s in group if s.unit.head.published.from_]
    id = _shared(speakers, key, known) if kind == "actor" else speakers[0] if kind == "unnamed" and len(speakers) == 1 else key
    return Origin(
        id=id,
        organisation=key,
        kind="unnamed" if id.startswith("unnamed:") else kind,
        party=party,
        speakers=tuple(speakers),
        outlets=tuple(sorted({s.unit.outlet for s in group})),
        claims=tuple(sorted({s.claim.id for s in group})),
        tells=any(s.part in ("tells", "owns") for s in group),
        first=min(days, default=None),
        copied=tuple(sorted({s.unit.outlet for s in group if s.copied})),
    )


def _shared(speakers: Sequence[str], root: str, known: Known) -> str:
    """The smallest organisation that all speakers are a part of; a press office is the organisation that it speaks for."""
    paths = [_path(s, known) for s in speakers]
    unnamed = [p for p in paths if p[0].startswith("unnamed:")]
    if unnamed and all(p[-len(unnamed[0]) + 1 :] == unnamed[0][1:] for p in paths):
        return unnamed[0][0]  # the agency, and its unnamed source
    return next((a for a in paths[0] if all(a in p for p in paths)), root) if paths else root


def _path(actor: str, known: Known) -> list[str]:
    """A speaker, and whom it is a part of, step by step."""
    out = [actor, actor.rpartition("@")[2]] if actor.startswith("unnamed:") else [known.voices.get(actor, actor)]
    while (over := known.parents.get(out[-1])) and over not in out:
        out.append(over)
    return out


def sides(told: Iterable[Said], known: Known) -> frozenset[str]:
    """Organisations that take part in what is told, or that would have to: one that tells of a fight of which it names one side
    only is the other."""
    told = [s for s in told if s.part in ("tells", "owns")]
    named = {
        known.roots.get(r.actor, r.actor) for s in told for r in s.claim.roles if r.actor and r.role not in ("victim", "weapon")
    }
    doers = {
        known.roots.get(r.actor, r.actor)
        for s in told
        for r in s.claim.roles
        if r.actor and r.role in ("initiator", "participant")
    }
    targets = {
        known.roots.get(r.actor, r.actor) for s in told for r in s.claim.roles if r.actor and r.role in ("target", "victim")
    }
    silent = not (doers and targets) and not any(
        r.role in ("target", "victim") and r.cls == "generic" for s in told for r in s.claim.roles
    )
    own = {s.origin for s in told if s.kind == "actor" and s.origin in known.fighters and silent}
    owners = {s.origin for s in told if s.part == "owns"}
    return frozenset((named & known.fighters) | own | owners)
