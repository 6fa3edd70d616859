"""The schema: one set of tables for SQLite and PostgreSQL, plain enough to be read with Datasette or psql.

Rows of ``captures``, ``versions``, ``codings``, ``judgements`` and ``journal`` are only ever added; a lawful erasure is the one
exception, and the journal tells it. ``digest`` is the SHA-256 of the other columns of its row (``isnad verify`` computes it
again). Times are UTC in ISO form, as text, so that they read and sort alike everywhere. Columns named ``*_json`` hold JSON."""

from __future__ import annotations

import sqlalchemy as sa

META = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null)


documents = sa.Table(
    "documents",
    META,
    sa.Column("id", sa.Text, primary_key=True),
    _text("source"),
    _text("key"),
    _text("first_seen"),
    _text("gone", null=True),
    _text("erased", null=True),
    _text("digest"),
    sa.UniqueConstraint("source", "key"),
)
"""An item of a source: an article, a message, a row. ``gone``: when it was first missed at its source."""

captures = sa.Table(
    "captures",
    META,
    _id(),
    sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False, index=True),
    _text("sha256"),
    sa.Column("bytes", sa.Integer, nullable=False),
    _text("within", null=True),
    _text("reader"),
    _text("media", null=True),
    _text("url", null=True),
    _text("final_url", null=True),
    _text("headers_json"),
    _text("facts_json"),
    _text("outlet", null=True),
    _text("published", null=True),
    _text("title", null=True),
    _text("captured_at"),
    _text("tool"),
    _text("erased", null=True),
    _text("digest"),
    sa.Index(None, "sha256"),
)
"""Bytes that came in, kept as a file under ``sha256`` in the evidence folder. ``within``: the SHA-256 of the file that they
were a part of (a message of a Telegram export), which is kept as well."""

versions = sa.Table(
    "versions",
    META,
    _id(),
    sa.Column("document", sa.Text, sa.ForeignKey("documents.id"), nullable=False),
    sa.Column("capture", sa.Integer, sa.ForeignKey("captures.id"), nullable=False, unique=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("current", sa.Boolean, nullable=False),
    _text("sha256", null=True),
    _text("text", null=True),
    _text("title", null=True),
    _text("outlet", null=True),
    _text("url", null=True),
    _text("published", null=True),
    _text("published_basis"),
    _text("facts_json"),
    _text("notes_json"),
    _text("search_text"),
    _text("error_code", null=True),
    _text("error", null=True),
    _text("digest"),
    sa.Index(None, "document", "number"),
)
"""What was read out of a capture: raw text and head, or why nothing could be read. A capture that reads like the one before it
(a page whose advertisements changed) repeats its ``number`` and holds no text. ``current`` marks the one version of a document
that is in force."""

codings = sa.Table(
    "codings",
    META,
    _id(),
    sa.Column("version", sa.Integer, sa.ForeignKey("versions.id"), nullable=False),
    _text("packs"),
    _text("coded_at"),
    _text("coding_json", null=True),
    _text("error_code", null=True),
    _text("error", null=True),
    _text("digest"),
    sa.UniqueConstraint("version", "packs"),
    sa.Index(None, "packs"),
)
"""What the coder made of a version with one state of coder and packs (``packs``: their common hash)."""

claims = sa.Table(
    "claims",
    META,
    sa.Column("coding", sa.Integer, sa.ForeignKey("codings.id"), primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    _text("record"),
    _text("type"),
    _text("status"),
    _text("origin"),
    _text("place", null=True),
    _text("place_name", null=True),
    _text("date_from", null=True),
    _text("date_to", null=True),
    sa.Column("confidence", sa.Float, nullable=False),
    _text("summary"),
    sa.Index(None, "type", "date_from"),
)
"""The claims of every coding as rows, for people who look with SQL; the claim itself is in ``codings.coding_json``."""

incidents = sa.Table(
    "incidents",
    META,
    sa.Column("id", sa.Text, primary_key=True),
    _text("type", null=True),
    _text("date_from", null=True),
    _text("date_to", null=True),
    _text("place", null=True),
    sa.Column("claims", sa.Integer, nullable=False),
    sa.Column("origins", sa.Integer, nullable=False),
    _text("grade", null=True),
    _text("incident_json"),
    _text("digest"),
)
"""Incidents as last fused: always the function of the claims in force and all judgements."""

judgements = sa.Table("judgements", META, _id(), _text("at"), _text("author"), _text("judgement_json"), _text("digest"))
"""What people decided. Appended, never changed."""

journal = sa.Table(
    "journal",
    META,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    _text("at"),
    _text("actor"),
    _text("tool"),
    _text("action"),
    _text("subject"),
    _text("details_json"),
    _text("prev"),
    _text("hash"),
    sa.Index(None, "action", "subject"),
)
"""Everything done, one line each; ``hash`` covers the line and ``prev``, the hash of the line before it."""

sources = sa.Table(
    "sources",
    META,
    sa.Column("name", sa.Text, primary_key=True),
    _text("last_try", null=True),
    _text("last_success", null=True),
    _text("last_new", null=True),
    _text("error_code", null=True),
    _text("error", null=True),
    _text("state_json"),
    _text("digest"),
)
"""How each source does, and what its reader wants to remember (position, ETag)."""

failures = sa.Table(
    "failures",
    META,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    _text("error_code"),
    _text("error"),
    _text("hint"),
    _text("at"),
    sa.Column("times", sa.Integer, nullable=False),
    _text("digest"),
)
"""Items that could not be had, with the reason; taken away once they could."""
