"""A text that somebody puts in by hand."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.project.plan import Project
from isnad.sources.reading import read_capture
from isnad.store import Store, keep
from isnad.store.journal import TOOL
from isnad.store.keep import document_id
from isnad.store.rows import now
from isnad.store.tables import versions
from isnad.store.versions import read_new

_SOURCE = "pasted"


def pasted(
    project: Project,
    store: Store,
    data: bytes,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> tuple[str, IsnadError | None]:
    """Keep one text; returns its document's id, and why it cannot be read, if so. The same text twice is one document."""
    if not data.strip():
        raise IsnadError("E102", "nothing was pasted", "Give the text on standard input: isnad paste < message.txt")
    capture = Capture(
        key=hashlib.sha256(data).hexdigest(),
        data=data,
        reader="text",
        captured_at=now(),
        tool=TOOL,
        title=title,
        outlet=outlet,
        url=url,
        published=published,
    )
    actor = project.plan.project.operator
    keep(store, _SOURCE, [capture], actor=actor)
    read_new(store, read_capture, actor=actor)
    name = document_id(_SOURCE, capture.key)
    asked = sa.select(versions.c.error_code, versions.c.error).where(versions.c.document == name, versions.c.current.is_(True))
    with store.reading() as connection:
        row = connection.execute(asked).first()
    wrong = IsnadError(row.error_code, row.error, "The bytes are kept; paste plain text.") if row and row.error_code else None
    return name, wrong
