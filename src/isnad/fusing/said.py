"""A claim and who first said it by the claim's own chain (DESIGN §5): the chain is collapsed to its last link."""

from __future__ import annotations

import msgspec

from isnad.fusing.sources import before_last, is_unnamed, named_before, observer_of, reporter_of, whose
from isnad.fusing.units import Unit
from isnad.model.claim import Attribution, Claim
from isnad.model.known import Known

Key = tuple[str, str]
"""(origin, kind)"""


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


def own_reporter(claim: Claim, known: Known) -> bool:
    """The report says that its own people saw or heard it."""
    return any(not a.source and reporter_of(a.name, known) is not None for a in claim.attribution[-1:])


def _first(unit: Unit, claim: Claim, known: Known) -> tuple[str, str, str]:
    """(key, kind, speaker) of who first said it."""
    last = claim.attribution[-1] if claim.attribution else None
    heard = before_last(claim.attribution, known)
    if last is None or claim.origin == "outlet":
        return voice(heard or unit.outlet, known)
    if last.source:
        own = _is_outlet(last.source, known) and _its_sources(last, known)
        return _unnamed("sources", last.source, known) if own else voice(last.source, known)
    reporter = reporter_of(last.name, known)
    if reporter is not None:
        return voice(reporter or heard or unit.outlet, known)
    if last.name in known.media:
        return voice(known.media[last.name], known)
    if named := whose(last, known):
        return voice(named, known)
    if is_unnamed(last.name, known):
        return _unnamed(last.name, observer_of(last.name, known) or heard or unit.outlet, known)
    if heard in known.roots:
        return voice(heard, known)  # «its director said»
    name = named_before(claim.attribution, known) or last.name
    return f"name:{name}", "name", last.name


def _its_sources(link: Attribution, known: Known) -> bool:
    """«وفق **مصادر** العربية»: the outlet's sources and not the outlet, whose reporters would be."""
    words = known.neutral(link.text or "")
    return any(w in known.people for w in words) and not any(w in known.reporters for w in words)


def _unnamed(name: str, carrier: str, known: Known) -> tuple[str, str, str]:
    """One origin for each outlet; who watches for itself (a monitor, rescuers) is the origin of what its people tell it."""
    if carrier in known.watchers:
        return voice(carrier, known)
    label = f"unnamed:{name}@{carrier}"
    return (f"unnamed:@{carrier}", "unnamed", label) if _is_outlet(carrier, known) else (known.roots[carrier], "actor", label)


def voice(name: str, known: Known) -> tuple[str, str, str]:
    """Somebody with a name: an organisation, a part of one that speaks for it, or an outlet that speaks for itself."""
    return (f"outlet:{name}", "outlet", name) if _is_outlet(name, known) else (known.roots[name], "actor", name)


def _is_outlet(name: str, known: Known) -> bool:
    return name not in known.roots or name in known.press


def values(claim: Claim) -> set[object]:
    """What a claim says that another could say too."""
    roles = {(r.role in ("initiator", "participant"), r.actor) for r in claim.roles if r.actor}
    days = {(claim.when.from_, claim.when.to)} if claim.when else set()
    place = {claim.where.place or claim.where.text} if claim.where else set()
    return set(_numbers(claim)) | roles | days | place


def _numbers(claim: Claim) -> set[object]:
    return {(c.what, c.low, c.high) for c in claim.counts}


def exact(claim: Claim) -> set[tuple[str, int]]:
    """Its numbers that leave nothing open."""
    return {(c.what, c.low) for c in claim.counts if c.low is not None and c.low == c.high}
