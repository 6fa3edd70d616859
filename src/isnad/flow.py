"""The corridor: the whole product in one screen. Rooms never call rooms; this module alone walks through them.

Everything here is pure: no input or output, no clock, no environment, no randomness."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from isnad import coder, fusing, match, resolve, telling, text
from isnad.model.claim import Coder, Coding, Head
from isnad.model.document import Document
from isnad.model.ids import sha256, short_id
from isnad.model.incident import Fused, Judgement, Row
from isnad.packs import Packs, known, no_circles
from isnad.version import SCHEMA, VERSION

__all__ = ["Store", "add", "code", "fuse", "row"]

Store = fusing.Store


def code(document: Document, packs: Packs) -> Coding:
    """Read one document; say who says what. Same document, same packs, same claims."""
    with no_circles():
        return _code(document, packs)


def _code(document: Document, packs: Packs) -> Coding:
    digest = sha256(document.text)
    document = _sound(document)
    words = text.split(document.text, packs.lexicon.known)  # characters → sentences of tokens that remember where they stood
    finds = match.find(words, packs)  # tokens → what the packs' rules recognised, each with its rule
    forwarder = resolve.forwarder(document, packs)  # whose message the outlet passed on, if it did
    drafts, timed, doubts = coder.draft(document.text, finds, packs.lore, document.outlet, forwarder)  # → attributed drafts
    ruling = resolve.settle(drafts, timed, document, packs)  # words → dates, places, actors
    claims = telling.join(ruling, packs.labels, document, packs.key)  # tellings tied; confidence; neutral sentences
    head = Head(
        id=document.id or short_id("d", digest),
        sha256=digest,
        outlet=document.outlet,
        url=document.url,
        title=document.title,
        language=text.language(document.text),
        characters=len(document.text),
        fingerprint=text.fingerprint(words),
        published=ruling.published,
    )
    return Coding(
        document=head,
        coder=Coder(version=VERSION, schema=SCHEMA, packs=packs.hashes),
        claims=tuple(claims),
        notes=words.notes + tuple(doubts) + ruling.notes,
    )


def fuse(codings: Iterable[Coding], judgements: Iterable[Judgement] = (), *, packs: Packs) -> Fused:
    """Group what many documents say into incidents; the order in which they come never matters."""
    with no_circles():
        return fusing.fuse(codings, judgements, known(packs))


def add(store: Store, codings: Iterable[Coding], judgements: Iterable[Judgement] = (), *, packs: Packs) -> Store:
    """A store of fused documents with these in it: what fusing all at once would give, for the price of what is new."""
    with no_circles():
        return fusing.add(store, codings, judgements, known(packs))


def row(store: Store, left: str, right: str, *, packs: Packs) -> tuple[Row, str] | None:
    """How two claims' tellings compare, and what follows; None where one of them tells no event."""
    return fusing.row(store, left, right, known(packs))


def _sound(document: Document) -> Document:
    """The document without lone surrogates, which no output could be written with."""
    told = {field: getattr(document, field) for field in ("id", "text", "title", "outlet", "url", "forwarded_from")}
    return msgspec.structs.replace(document, **{field: value and text.sound(value) for field, value in told.items()})
