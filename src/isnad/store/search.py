"""Full-text search in Arabic, alike on both databases: the text is indexed as stems of our own making, because the databases' own
analysers take diacritics for separators and keep the article (measured: a third of the relevant texts found)."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from isnad.errors import IsnadError
from isnad.model.document import Span
from isnad.store.database import Store
from isnad.store.tables import documents, versions
from isnad.text import leaning, stem, words

_PHRASE = re.compile(r'["«“]([^"»”]*)["»”]|(\S+)')


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A version that holds all words of the query; ``spans`` are where they stand in ``text``."""

    document: str
    version: int
    source: str
    title: str | None
    outlet: str | None
    published: str | None
    text: str
    spans: tuple[Span, ...]


def search_text(text: str) -> str:
    """What is indexed: the stems of all words, in their order, so that phrases can be found."""
    return " ".join(filter(None, (stem(text[a:b]) for a, b in words(text))))


def search(store: Store, query: str, *, limit: int = 50) -> list[Hit]:
    """Documents in force that hold every word of the query, in any spelling, and every «phrase» word for word; the latest first.
    E406 for a query without a word."""
    parts = parsed(query)
    if not parts:
        raise IsnadError("E406", f"{query!r}: no word to look for", 'Write a word, or several; «…» or "…" for a phrase.')
    with store.reading() as connection:
        rows = connection.execute(_wanted(store, parts, limit)).mappings().all()
    return [_hit(row, parts) for row in rows]


class Phrase(msgspec.Struct, frozen=True):
    """Words that stand one behind the other: the stems under which the first may be found, and those of the others."""

    first: tuple[str, ...]
    rest: tuple[str, ...] = ()


def parsed(query: str) -> list[Phrase]:
    """The query as phrases; a single word is a phrase of one."""
    found = []
    for phrase, word in _PHRASE.findall(query):
        piece = phrase or word
        told = [piece[a:b] for a, b in words(piece) if stem(piece[a:b])]
        if told:
            found.append(Phrase(leaning(told[0]), tuple(map(stem, told[1:]))))
    return found


def _wanted(store: Store, parts: list[Phrase], limit: int) -> sa.Select[Any]:
    if store.embedded:
        asked = " AND ".join(_embedded(part) for part in parts)
        matching = sa.text("select rowid from search where search match :asked").bindparams(asked=asked).columns(rowid=sa.Integer)
        where = versions.c.id.in_(sa.select(matching.subquery().c.rowid))
    else:
        asked = " & ".join(_team(part) for part in parts)
        where = sa.func.to_tsvector(sa.literal_column("'simple'::regconfig"), versions.c.search_text).op("@@")(
            sa.func.to_tsquery(sa.literal_column("'simple'::regconfig"), asked)
        )
    return (
        sa.select(versions, documents.c.source)
        .join(documents, documents.c.id == versions.c.document)
        .where(versions.c.current.is_(True), where)
        .order_by(sa.func.coalesce(versions.c.published, "").desc(), versions.c.id.desc())
        .limit(limit)
    )


def _embedded(part: Phrase) -> str:
    first = [" ".join((form, *part.rest)) for form in part.first]
    return "(" + " OR ".join(f'"{one}"' for one in first) + ")"


def _team(part: Phrase) -> str:
    first = [" <-> ".join(f"'{word}'" for word in (form, *part.rest)) for form in part.first]
    return "(" + " | ".join(f"({one})" for one in first) + ")"


def _hit(row: Any, parts: list[Phrase]) -> Hit:
    text = row["text"] or ""
    return Hit(
        document=row["document"],
        version=row["id"],
        source=row["source"],
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        text=text,
        spans=tuple(spans_of(text, parts)),
    )


def spans_of(text: str, parts: list[Phrase]) -> list[Span]:
    """Where the phrases stand in a raw text, in its own characters."""
    places = [(a, b, found) for a, b in words(text) if (found := stem(text[a:b]))]
    spans = []
    for part in parts:
        last = len(part.rest)
        for k in range(len(places) - last):
            if places[k][2] in part.first and all(places[k + n][2] == form for n, form in enumerate(part.rest, 1)):
                spans.append((places[k][0], places[k + last][1]))
    return sorted(set(spans))


def index_is_whole(connection: Connection) -> bool:
    """Whether SQLite's full-text index agrees with the texts (PostgreSQL keeps its own in step)."""
    try:
        connection.exec_driver_sql("insert into search(search) values ('integrity-check')")
    except sa.exc.DatabaseError:
        return False
    return True
