"""What a change of coder or packs changed: the claims of the same versions, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from isnad.errors import IsnadError
from isnad.model.claim import Claim, Coding
from isnad.store.codings import states
from isnad.store.database import Store
from isnad.store.tables import codings, versions

_decoder = msgspec.json.Decoder(Coding)
_SHOWN = ("type", "status", "roles", "where", "when", "counts", "origin", "attribution", "happening")


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that only one state has (``fields`` empty), or that both have with other values in ``fields``."""

    document: str
    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()


def difference(store: Store, before: str | None = None, after: str | None = None) -> Iterator[Difference]:
    """Claims that differ between two states of coder and packs (their keys; the last two when none are named), over the
    versions in force that both have coded. E410 when there are not two."""
    with store.reading() as connection:
        known = [key for key, _, _ in states(connection)]
        pair = [before or (known[-2] if len(known) > 1 else None), after or (known[-1] if known else None)]
        if None in pair or not set(pair) <= set(known) or pair[0] == pair[1]:
            raise IsnadError("E410", "there are not two codings to compare", f"Known: {', '.join(known) or 'none'}.")
        old, new = codings.alias(), codings.alias()
        asked = (
            sa.select(versions.c.document, old.c.coding_json, new.c.coding_json)
            .join(old, (old.c.version == versions.c.id) & (old.c.packs == pair[0]))
            .join(new, (new.c.version == versions.c.id) & (new.c.packs == pair[1]))
            .where(versions.c.current.is_(True), old.c.coding_json != new.c.coding_json)
            .order_by(versions.c.document)
        )
        for document, one, other in connection.execute(asked):
            yield from _of(document, _decoder.decode(one).claims, _decoder.decode(other).claims)


def _of(document: str, before: tuple[Claim, ...], after: tuple[Claim, ...]) -> Iterator[Difference]:
    left = {_place(claim): claim for claim in before}
    for claim in after:
        old = left.pop(_place(claim), None)
        if old is None:
            yield Difference(document=document, before=None, after=claim)
            continue
        fields = tuple(name for name in _SHOWN if _value(old, name) != _value(claim, name))
        if fields:
            yield Difference(document=document, before=old, after=claim, fields=fields)
    for claim in left.values():
        yield Difference(document=document, before=claim, after=None)


def _place(claim: Claim) -> tuple[str, str, int]:
    """The same claim in two codings: the same record of the same type at the same words."""
    return claim.record, claim.type, claim.evidence[0].span[0] if claim.evidence else -1


def _value(claim: Claim, name: str) -> Any:
    return getattr(claim, name)
