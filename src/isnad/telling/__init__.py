"""Room 5. In: a ruling. Out: claims: one happening told several times is tied together, confidence is set, and a neutral
sentence in two languages is written from the fields. Door: ``join(ruling, labels, document) -> claims``."""

from __future__ import annotations

import msgspec

from isnad.model.claim import Claim, Evidence, Name
from isnad.model.document import Document
from isnad.model.draft import Labels, Ruling, Settled
from isnad.model.ids import sha256, short_id
from isnad.telling.confidence import confidence
from isnad.telling.happenings import happenings
from isnad.telling.kinds import as_fired, with_means
from isnad.telling.summary import summary

__all__ = ["join"]


def join(ruling: Ruling, labels: Labels, document: Document, packs_key: str) -> list[Claim]:
    """Claims in the order of their evidence."""
    named = as_fired(ruling.settled, labels)
    groups = happenings(named, labels)
    settled_all = with_means(named, groups)
    ordered = sorted(zip(settled_all, groups, strict=True), key=lambda p: (p[0].draft.evidence[0], p[0].draft.order))
    source = sha256(document.text)
    names: dict[int, str] = {}
    claims: list[Claim] = []
    seen: set[str] = set()
    for settled, group in ordered:
        happening = None if group is None else names.setdefault(group, f"h{len(names) + 1}")
        claim = _claim(settled, happening, labels, document.text, f"{source}:{packs_key}")
        if claim.id not in seen:
            seen.add(claim.id)
            claims.append(claim)
    return claims


def _claim(s: Settled, happening: str | None, labels: Labels, raw: str, source: str) -> Claim:
    d = s.draft
    evidence = tuple(Evidence(raw[a:b], (a, b)) for a, b in d.evidence)
    claim = Claim(
        id="",
        record=d.record,
        type=d.type,
        status=d.status,
        roles=s.roles,
        where=s.where,
        route=s.route,
        when=s.when,
        counts=s.counts,
        attribution=s.attribution,
        origin=s.origin,
        framing=s.framing,
        happening=happening,
        evidence=evidence,
        because=d.because,
        confidence=confidence(s),
        summary=Name(""),
    )
    identity = short_id("c", source, d.record, d.type, d.evidence, d.because[0].rule if d.because else "", d.order)
    return msgspec.structs.replace(claim, id=identity, summary=summary(claim, labels))
