"""Room 6. In: codings of many documents, judgements, what is known of names. Out: incidents with their origins, contradictions
and grade. Doors: ``fuse(codings, judgements, known) -> Fused`` for all at once; ``add(store, codings, judgements, known) ->
Store`` for documents that keep coming; ``row`` explains a pair."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.fusing.compare import ENOUGH, compare, likely, linked, score
from isnad.fusing.store import Store, add
from isnad.fusing.units import Unit
from isnad.fusing.wording import Wordings
from isnad.model.claim import Coding
from isnad.model.incident import Fused, Judgement, Row
from isnad.model.known import Known

__all__ = ["Store", "add", "fuse", "row"]


def fuse(codings: Iterable[Coding], judgements: Iterable[Judgement], known: Known) -> Fused:
    """Claims of many documents, grouped into incidents. The order in which they come never matters."""
    return add(Store(), codings, judgements, known).fused()


def row(store: Store, left: str, right: str, known: Known) -> tuple[Row, str] | None:
    """How the tellings of two claims compare, and in words whether that ties them; None where one of them tells no event. Ids may
    be shortened."""
    units = [u for claim in (left, right) for u in _telling(store, claim)[:1]]
    if len(units) < 2:
        return None
    a, b = units
    wordings = Wordings(known)
    compared = compare(a, b, wordings)
    if a.key == b.key:
        return compared, "one telling: the coder tied the two claims"
    if compared.veto:
        return compared, f"never one: {compared.veto}"
    points = score(a, b, wordings)
    tied, together = linked(a, b, points), store.home[a.key] == store.home[b.key]
    says = f"{'enough' if tied else 'not enough'} ({ENOUGH:g} are needed)"
    if together and not tied and likely(a, b, points):
        says = f"not enough ({ENOUGH:g} are needed), but nothing else fits"
    return compared, says + (": one incident" if together else ": two incidents, as they stand now")


def _telling(store: Store, claim: str) -> list[Unit]:
    return [u for _, u in sorted(store.units.items()) if any(c.id.startswith(claim) for c in u.claims)]
