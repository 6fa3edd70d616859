"""What was worked out about words alone, kept with the packs: names and kinds of sources come back in every report."""

from __future__ import annotations

from typing import Any

from isnad.packs import Packs

_MOST = 20_000
"""Answers that are kept before a table begins anew; a memo never changes an answer."""


UNASKED = object()
"""What stands for an answer that was not given yet, where None is one."""


def table(packs: Packs, name: str) -> dict[Any, Any]:
    """The answers to one question that these packs have given so far."""
    known: dict[Any, Any] | None = packs.memo.get(name)
    if known is None:
        known = packs.memo[name] = {}
    elif len(known) > _MOST:
        known.clear()
    return known
