"""Whose message was passed on: the name that a channel bears, looked up among the names of the packs."""

from __future__ import annotations

import re

from isnad.model.document import Document
from isnad.model.draft import Party
from isnad.packs import Packs, fold

_WORD = re.compile(r"[^\W_]+")


def forwarder(document: Document, packs: Packs) -> Party | None:
    """The party that ``document.forwarded_from`` names, by its id where the whole name is known; None where nothing was passed
    on, or only from the outlet itself."""
    name = " ".join((document.forwarded_from or "").split())
    if not name:
        return None
    ids = _ids(name, packs)
    own = " ".join((document.outlet or "").split())
    if own and (own == name or own in ids or set(ids) & set(_ids(own, packs))):
        return None
    return Party(names=ids, text=name)


def _ids(name: str, packs: Packs) -> tuple[str, ...]:
    """Actors and outlets that are called exactly so, in any spelling; emblems and marks around the name do not count."""
    return _names(packs).get(_key(name), ())


def _key(name: str) -> str:
    return " ".join(_WORD.findall(fold(name.lower())))


def _names(packs: Packs) -> dict[str, tuple[str, ...]]:
    """Folded whole name, in Arabic or English, or id → ids of actors and outlets, made once."""
    table: dict[str, tuple[str, ...]] | None = packs.memo.get("whole_names")
    if table is None:
        found: dict[str, dict[str, None]] = {}
        named = [(a.id, a.name_en, a.name_ar) for a in packs.actors.values()]
        named += [(o.id, o.name_en, o.name_ar) for o in packs.outlets.values()]
        for row in named:
            for form in row:
                found.setdefault(_key(form), {})[row[0]] = None
        for first, rows in packs.data.names.items():
            for rest, entries in rows:
                ids = [e.id for e in entries if e.kind in ("actor", "outlet") and not e.guarded]
                found.setdefault(" ".join((first, *rest)), {}).update(dict.fromkeys(ids))
        table = packs.memo["whole_names"] = {form: tuple(ids) for form, ids in found.items() if form and ids}
    return table
