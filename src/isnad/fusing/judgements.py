"""Human judgements, replayed over whatever the coder reads today (DESIGN §5).

A judgement is anchored on characters of a document, never on a claim's id: the claim meant is the one whose evidence covers the
span best. So it outlives new rules, new packs and a new coder; one that nothing answers to any more is reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from isnad.fusing.revise import Refused, revise
from isnad.fusing.units import Unit
from isnad.model.claim import Claim, Coding
from isnad.model.document import Span
from isnad.model.incident import Anchor, Judgement, Unmatched

COVERS = 0.5
"""The least share of the shorter of span and evidence that the two must have in common."""
PAIRS = frozenset({"same", "different"})
VALUES = frozenset({"wrong_value", "right_value"})


class Revised(NamedTuple):
    """A coding with what people decided about it: claims that are events, that are none, and pairs that are two happenings."""

    coding: Coding
    events: frozenset[str]
    no_events: frozenset[str]
    different: frozenset[tuple[str, str]]


def answer(anchor: Anchor, coding: Coding) -> Claim | None:
    """The claim that an anchor means today: of the type if one is given, an event before others, best covered, the first."""
    best, top = None, (COVERS, 0, 0)
    for n, claim in enumerate(coding.claims):
        if anchor.type is not None and claim.type != anchor.type:
            continue
        share = max((_covered(anchor.span, e.span) for e in claim.evidence), default=0.0)
        rank = (share, int(claim.record == "event"), -n)
        if rank >= top:
            best, top = claim, rank
    return best


def _covered(a: Span, b: Span) -> float:
    """Common characters over the longer stretch, so that of nested evidence the closest is meant; 0 under COVERS of the
    shorter."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    if common <= 0 or common < COVERS * min(a[1] - a[0], b[1] - b[0]):
        return 0.0
    return COVERS + (1 - COVERS) * common / max(a[1] - a[0], b[1] - b[0])


def replay(coding: Coding, judgements: Sequence[Judgement]) -> Revised:
    """The coding with right values in place of wrong ones, and what is decided about its claims."""
    sha = coding.document.sha256
    mine = [j for j in latest(judgements) if j.at.sha256 == sha or (j.other and j.other.sha256 == sha)]
    events: set[str] = set()
    no_events: set[str] = set()
    different: set[tuple[str, str]] = set()
    changed: dict[str, Claim] = {}
    for j in mine:
        here = [c for a in (j.at, j.other) if a is not None and a.sha256 == sha and (c := answer(a, coding)) is not None]
        if j.verdict == "not_event":
            no_events.update(c.id for c in here[:1])
        elif j.verdict == "same":
            events.update(c.id for c in here)
        elif j.verdict == "different" and len(here) == 2:
            different.add((here[0].id, here[1].id))
        elif j.verdict in VALUES and here:
            claim = changed.get(here[0].id, here[0])
            got = revise(claim, j)
            changed[claim.id] = claim if isinstance(got, Refused) else got
    claims = tuple(changed.get(c.id, c) for c in coding.claims)
    return Revised(
        msgspec.structs.replace(coding, claims=claims), frozenset(events - no_events), frozenset(no_events), frozenset(different)
    )


def latest(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Without those that a later one on the same anchor and field took back; in the order in which they were made."""
    last: dict[object, Judgement] = {}
    for j in sorted(judgements, key=lambda j: (j.time, msgspec.json.encode(j))):
        last[_subject(j)] = j
    return sorted(last.values(), key=lambda j: (j.time, msgspec.json.encode(j)))


def _subject(j: Judgement) -> object:
    if j.verdict in PAIRS:
        return frozenset((j.at, j.other))
    return (j.at, j.field if j.verdict in VALUES else j.verdict)


Pairs = dict[tuple[str, str], Judgement]


def decided(
    judgements: Sequence[Judgement], documents: Mapping[str, Coding], told: Mapping[str, Sequence[str]], units: Mapping[str, Unit]
) -> tuple[Pairs, Pairs, list[Unmatched]]:
    """(pairs of units that are one, pairs that are not, judgements that nothing answers to)."""
    same: Pairs = {}
    different: Pairs = {}
    unmatched: list[Unmatched] = []
    if not judgements:
        return same, different, unmatched
    by_sha: dict[str, list[str]] = {}
    for key, coding in documents.items():
        by_sha.setdefault(coding.document.sha256, []).append(key)
    valid = latest(judgements)
    for j in valid:
        ends, why = _ends(j, by_sha, documents, told, units)
        if why:
            unmatched.append(Unmatched(judgement=j, why=why))
        elif j.verdict in PAIRS:
            table = same if j.verdict == "same" else different
            table.update({(min(a, b), max(a, b)): j for a in ends[0] for b in ends[1] if a != b})
    return same, different, unmatched


def _ends(
    j: Judgement, by_sha: Mapping[str, Sequence[str]], documents: Mapping[str, Coding], told: Mapping[str, Sequence[str]],
    units: Mapping[str, Unit],
) -> tuple[list[list[str]], str]:  # fmt: skip
    """The units that hold the claims of both anchors; and why nothing answers, if nothing does."""
    if j.verdict not in PAIRS | VALUES | {"not_event"}:
        return [], f"no such verdict: {j.verdict}"
    if (j.verdict in PAIRS) != (j.other is not None):
        return [], f"{j.verdict} needs {'two anchors' if j.verdict in PAIRS else 'one anchor'}"
    ends: list[list[str]] = []
    for anchor in (j.at, j.other):
        if anchor is None:
            continue
        if anchor.sha256 not in by_sha:
            return [], f"no document with sha256 {anchor.sha256[:16]}…"
        found = [(key, claim) for key in sorted(by_sha[anchor.sha256]) if (claim := answer(anchor, documents[key])) is not None]
        if not found:
            return [], f"no claim covers {anchor.span[0]}:{anchor.span[1]}" + (f" as {anchor.type}" if anchor.type else "")
        if j.verdict in VALUES and isinstance(got := revise(found[0][1], j), Refused):
            return [], got.why
        ends.append([u for key, claim in found for u in told.get(key, ()) if any(c.id == claim.id for c in units[u].claims)])
        if j.verdict in PAIRS and not ends[-1]:
            return [], "another judgement says that the claim is no event, or it is no event at all"
    return ends, ""
