"""Room 6. In: codings of many documents, judgements, what is known of names. Out: incidents. Door: ``fuse(codings, judgements,
known) -> Fused``."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.fusing.block import home, sought
from isnad.fusing.cluster import Link, cluster
from isnad.fusing.compare import ENOUGH, compare, score
from isnad.fusing.merge import merge
from isnad.fusing.units import Unit, document_key, units_of
from isnad.fusing.wording import Wordings
from isnad.model.claim import Coding
from isnad.model.incident import Apart, Fused, Judgement, Unmatched
from isnad.model.known import Known

__all__ = ["fuse"]


def fuse(codings: Iterable[Coding], judgements: Iterable[Judgement], known: Known) -> Fused:
    """Claims of many documents, grouped into incidents. The order in which they come never matters."""
    documents = {document_key(c.document, known): c for c in codings}
    units = {u.key: u for key in sorted(documents) for u in units_of(documents[key], known)}
    wordings = Wordings(known)
    links = _links(units, wordings)
    incidents, apart = [], []
    for group in cluster(units, links, (), ()):
        members = [units[k] for k in group]
        if any(u.founds for u in members):
            inside = set(group)
            tied = sorted((link for link in links if link[1] in inside and link[2] in inside), key=lambda x: (-x[0], x[1], x[2]))
            rows = [compare(units[a], units[b], wordings) for _, a, b in tied[: len(members)]]
            incidents.append(merge(members, rows, known, wordings))
        else:
            apart += [
                Apart(claim=c.id, document=u.head.id, why="no day and no place finer than a governorate")
                for u in members
                for c in u.claims
            ]
    unmatched = tuple(Unmatched(judgement=j, why="judgements are not replayed yet") for j in judgements)
    return Fused(
        incidents=tuple(sorted(incidents, key=lambda i: i.id)),
        apart=tuple(sorted(apart, key=lambda a: (a.document, a.claim))),
        unmatched=unmatched,
        notes=(),
    )


def _links(units: dict[str, Unit], wordings: Wordings) -> list[Link]:
    homes: dict[object, list[str]] = {}
    for key, unit in units.items():
        for cell in home(unit):
            homes.setdefault(cell, []).append(key)
    pairs = {(min(a, b), max(a, b)) for b in units for cell in sought(units[b]) for a in homes.get(cell, ()) if a != b}
    found = ((score(units[a], units[b], wordings), a, b) for a, b in sorted(pairs))
    return [(s, a, b) for s, a, b in found if s is not None and s >= ENOUGH]
