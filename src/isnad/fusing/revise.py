"""A claim with a value that a person put right, or without one that a person found wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from isnad.model.claim import Claim, Count, Name, Role, When, Where
from isnad.model.incident import Judgement

SCALARS = ("type", "status", "origin")


class Refused(NamedTuple):
    """Why a judgement changes nothing."""

    why: str


def revise(claim: Claim, judgement: Judgement) -> Claim | Refused:
    """The claim as the judgement wants it; refused where the field does not exist, the value has not its shape, or the value that
    was found wrong is no longer there."""
    field, _, part = (judgement.field or "").partition(".")
    right = judgement.verdict == "right_value"
    if field in SCALARS:
        if not right:
            return Refused(f"a wrong {field} needs the right_value")
        if not isinstance(judgement.value, str):
            return Refused(f"{field} is a text")
        return msgspec.structs.replace(claim, **{field: judgement.value})
    action = _ACTIONS.get(field)
    if action is None or (part == "") != (field in ("where", "when")):
        return Refused(f"no such field: {judgement.field}")
    try:
        return action(claim, part, judgement.value, right)
    except (msgspec.ValidationError, TypeError, ValueError, KeyError) as error:
        return Refused(f"the value of {judgement.field} has not its shape ({error})")


def _where(claim: Claim, _: str, value: Any, right: bool) -> Claim | Refused:
    if not right:
        if claim.where is None or (value is not None and value not in (claim.where.place, claim.where.text, claim.where.name.en)):
            return Refused("the claim no longer names that place")
        return msgspec.structs.replace(claim, where=None)
    old = claim.where
    span = old.span if old else claim.evidence[0].span
    told = {"text": old.text if old else "", "span": list(span), "place": None, **value}
    return msgspec.structs.replace(claim, where=msgspec.convert(told, Where))


def _when(claim: Claim, _: str, value: Any, right: bool) -> Claim | Refused:
    if not right:
        if claim.when is None or (value is not None and value not in (claim.when.from_, claim.when.text)):
            return Refused("the claim no longer names that day")
        return msgspec.structs.replace(claim, when=None)
    day = {"from": value, "to": value} if isinstance(value, str) else value
    told = {"precision": "day", "basis": "explicit", "why": "a judgement", **day}
    return msgspec.structs.replace(claim, when=msgspec.convert(told, When))


def _roles(claim: Claim, part: str, value: Any, right: bool) -> Claim | Refused:
    others = tuple(r for r in claim.roles if r.role != part)
    mine = tuple(r for r in claim.roles if r.role == part)
    if not right:
        kept = tuple(r for r in mine if value is not None and value not in (r.actor, r.text, r.name and r.name.en))
        if len(kept) == len(mine):
            return Refused(f"the claim no longer has that {part}")
        return msgspec.structs.replace(claim, roles=others + kept)
    actors = [value] if isinstance(value, str) else list(value)
    made = tuple(Role(role=part, actor=a, name=Name(a.replace("-", " ")), cls="actor", via="judgement") for a in actors)
    return msgspec.structs.replace(claim, roles=others + made)


def _counts(claim: Claim, part: str, value: Any, right: bool) -> Claim | Refused:
    others = tuple(c for c in claim.counts if c.what != part)
    mine = tuple(c for c in claim.counts if c.what == part)
    if not right:
        kept = tuple(c for c in mine if value is not None and value not in (c.low, c.best, c.high, c.text))
        if len(kept) == len(mine):
            return Refused(f"the claim no longer gives that number of {part}")
        return msgspec.structs.replace(claim, counts=others + kept)
    told = {"low": value, "best": value, "high": value} if isinstance(value, int) else value
    first = mine[0] if mine else None
    evidence = claim.evidence[0]
    base = {
        "what": part, "who": first.who if first else None, "low": None, "best": None, "high": None, "exact": True,
        "text": first.text if first else evidence.text, "span": list(first.span if first else evidence.span),
    }  # fmt: skip
    return msgspec.structs.replace(claim, counts=(*others, msgspec.convert({**base, **told}, Count)))


_ACTIONS: dict[str, Callable[[Claim, str, Any, bool], Claim | Refused]] = {
    "where": _where,
    "when": _when,
    "roles": _roles,
    "counts": _counts,
}
