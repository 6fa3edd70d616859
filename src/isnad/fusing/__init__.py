"""Room 6. In: codings of many documents, judgements, what is known of names. Out: incidents with their origins, contradictions
and grade. Doors: ``fuse(codings, judgements, known) -> Fused`` for all at once; ``add(store, codings, judgements, known) ->
Store`` for documents that keep coming."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.fusing.store import Store, add
from isnad.model.claim import Coding
from isnad.model.incident import Fused, Judgement
from isnad.model.known import Known

__all__ = ["Store", "add", "fuse"]


def fuse(codings: Iterable[Coding], judgements: Iterable[Judgement], known: Known) -> Fused:
    """Claims of many documents, grouped into incidents. The order in which they come never matters."""
    return add(Store(), codings, judgements, known).fused()
