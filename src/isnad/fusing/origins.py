"""Who said it first (DESIGN §5, docs/fusing.md). A chain is collapsed to its last link; the parts of one organisation are one
origin, an unnamed source is one for each outlet that speaks of it, an outlet is the origin of what it cites nobody for, and what
turns out to be another's wording has that other's origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from isnad.fusing.bodies import body_of, headed, is_one_man, seat_of
from isnad.fusing.copies import by_unit, copies, relays
from isnad.fusing.names_here import same_names
from isnad.fusing.pieces import in_title
from isnad.fusing.said import Said as Said
from isnad.fusing.said import own_reporter, said, values, voice
from isnad.fusing.units import Unit
from isnad.fusing.wording import Wordings
from isnad.model.incident import Origin
from isnad.model.known import Known


def trace(units: Sequence[Unit], known: Known, wordings: Wordings) -> list[Said]:
    """Every claim of an incident with its origin: by its chain, then by what the reports show together, then headlines and copies
    given to whom they repeat."""
    told = same_names([said(u, c, known) for u in units for c in (*u.claims, *u.statements)], known)
    parts = by_unit(told)
    told = relays([s for u in units for s in _headlines(parts.get(u.key, []), known)], known)
    whose = copies(told, known, wordings)
    out = []
    for s in told:
        found = whose.get((s.unit.key, s.origin))
        out.append(msgspec.structs.replace(s, origin=found[0], kind=found[1], copied=True) if found else s)
    return out


def _headlines(told: list[Said], known: Known) -> list[Said]:
    """A headline adds nothing where its own report names who said it; nor does any sentence of the report's own that says no more
    than those whom it cites; and a report that names somebody in its headline alone tells on that one's word. What its own
    reporter saw stays its own."""
    own = [_own_word(s, known) for s in told]
    cited: dict[str, list[Said]] = {}
    for s, mine in zip(told, own, strict=True):
        if not mine and s.origin != f"outlet:{s.unit.outlet}" and s.part == "tells":
            cited.setdefault(s.origin, []).append(s)
    if not cited:
        return told
    above = len(cited) == 1 and all(in_title(s.claim, s.unit.head) for s in next(iter(cited.values())))
    body = {s.origin for s, mine in zip(told, own, strict=True) if mine and not in_title(s.claim, s.unit.head)}
    known_values = {origin: set().union(*(values(s.claim) for s in group)) for origin, group in cited.items()}
    out = []
    for s, mine in zip(told, own, strict=True):
        whose = next((o for o, v in known_values.items() if values(s.claim) <= v), None) if mine else None
        if whose is None and mine and (above or (in_title(s.claim, s.unit.head) and s.origin not in body)):
            whose = next(iter(cited))
        first = cited[whose][0] if whose is not None else s
        out.append(msgspec.structs.replace(s, origin=first.origin, kind=first.kind, speaker=first.speaker))
    return out


def _own_word(s: Said, known: Known) -> bool:
    """The report says it itself, and not that its reporter saw it."""
    return s.origin == voice(s.unit.outlet, known)[0] and not s.claim.attribution and not own_reporter(s.claim, known)


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
    alone = speakers[0] if len(speakers) == 1 else ""
    id = _shared(speakers, key, known) if kind == "actor" else alone if alone and kind == "unnamed" else key
    if kind == "name" and is_one_man(alone) and f"name:{headed(alone)}" == key:
        id = f"name:{alone}"  # who speaks for it
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


def bodied(origin: Origin) -> Origin:
    """With the body whose head alone spoke, or the body without the town where it is: the origin keeps the name told."""
    name = origin.id.removeprefix("name:") if origin.kind == "name" else ""
    body = "" if origin.organisation != origin.id else seat_of(name) or body_of(name)
    return msgspec.structs.replace(origin, organisation=f"name:{body}") if body else origin


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
