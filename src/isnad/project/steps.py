"""The steps that bring a project up to date. Each looks up what is new, does it batch by batch, and may be cut off at any
moment: what a batch brought is kept whole or not at all, and the next run goes on from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture, Missing
from isnad.model.claim import Coding
from isnad.model.document import Document
from isnad.model.incident import Fused, Judgement
from isnad.packs import Packs
from isnad.project.plan import Project
from isnad.sources import Failure
from isnad.sources.collecting import Context, Found
from isnad.sources.collecting import collect as collected
from isnad.sources.plan import AnySource
from isnad.sources.reading import read_capture
from isnad.store import Kept, Store, keep, open_store
from isnad.store.codings import Waiting, in_force, keep_codings, packs_key, waiting
from isnad.store.health import tried, visited
from isnad.store.incidents import all_judgements, inputs, keep_fused, last_inputs
from isnad.store.journal import TOOL
from isnad.store.keep import fail
from isnad.store.rows import now
from isnad.store.versions import read_new

_AT_ONCE = 100
"""Items in one change: large enough that the disk is waited for seldom, small enough that little is done again after a cut."""
_BYTES = 64_000_000
"""Bytes of one change, above which no further item is added to it: a batch is held in memory."""

Fuser = Callable[[Iterable[Coding], Iterable[Judgement]], Fused]
"""Codings and judgements in; incidents out."""

Coder = Callable[[Iterable[Document]], Iterator["Coding | IsnadError"]]
"""Documents in; for each, in order, its coding or the error."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What collecting one source came to."""

    source: str
    kept: Kept = Kept()
    failures: tuple[Failure, ...] = ()
    error: IsnadError | None = None


@contextmanager
def opened(project: Project) -> Iterator[Store]:
    """The project's store, closed again at the end."""
    store = open_store(project.database, project.evidence)
    try:
        yield store
    finally:
        store.close()


def collect(project: Project, store: Store, source: AnySource, *, step: Callable[[], None] = lambda: None) -> Told:
    """Take in everything of one source that is new or changed, and read it. An error of the source itself is told, not raised."""
    actor = project.plan.project.operator
    state = tried(store, source.name)
    fetch = project.plan.fetch
    context = Context(root=project.root, state=state, now=now, tool=TOOL, limit=fetch.max_bytes, fetch=fetch)
    kept, failures, error = Kept(), [], None
    found = collected(source, context)
    try:
        for batch in _batches(_counted(found, step)):
            wrong = [one for one in batch if isinstance(one, Failure)]
            kept += keep(store, source.name, [one for one in batch if isinstance(one, Capture | Missing)], actor=actor)
            for one in wrong:
                fail(store, source.name, one.name, one.error.code, one.error.message, one.error.hint)
            failures += wrong
    except IsnadError as raised:
        if raised.code.startswith("E40"):  # the store itself: nothing can go on
            raise
        error = raised
    visited(store, source.name, state, error, news=kept.new + kept.changed + kept.gone)
    read_new(store, read_capture, actor=actor)
    return Told(source=source.name, kept=kept, failures=tuple(failures), error=error)


def _counted(found: Iterator[Found], step: Callable[[], None]) -> Iterator[Found]:
    for one in found:
        step()
        yield one


def _batches(found: Iterator[Found]) -> Iterator[list[Found]]:
    """Batches of items. What was found before the source broke off is handed out before the error goes on."""
    broken: IsnadError | None = None

    def until_broken() -> Iterator[Found]:
        nonlocal broken
        try:
            yield from found
        except IsnadError as error:
            broken = error

    batch: list[Found] = []
    size = 0
    for one in until_broken():
        batch.append(one)
        size += len(one.data) if isinstance(one, Capture) else 0
        if len(batch) >= _AT_ONCE or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
    if broken is not None:
        raise broken


def code(
    project: Project, store: Store, packs: Packs, coder: Coder, *, step: Callable[[], None] = lambda: None
) -> tuple[int, list[tuple[str, IsnadError]]]:
    """Code every version in force that these packs have not coded. Returns how many were done, and those that failed."""
    key, after, done = packs_key(packs.hashes), 0, 0
    wrong: list[tuple[str, IsnadError]] = []
    while batch := waiting(store, key, limit=_AT_ONCE, after=after):
        results: list[tuple[Waiting, Coding | IsnadError]] = []
        for one, result in zip(batch, coder([one.document for one in batch]), strict=True):
            results.append((one, result))
            step()
            if isinstance(result, IsnadError):
                wrong.append((one.document.id, result))
        done += keep_codings(store, key, results, actor=project.plan.project.operator)
        after = batch[-1].version
    return done, wrong


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """What fusing came to. ``new``: incidents that are new or say something else; None for everything when nothing was to be
    done."""

    new: int = 0
    gone: int = 0
    fused: Fused | None = None


def fuse(project: Project, store: Store, packs: Packs, fuser: Fuser) -> Joined:
    """Fuse the claims in force, unless neither they nor the judgements have changed since the last time."""
    key = packs_key(packs.hashes)
    with store.reading() as connection:
        of = inputs(connection, key)
        if of == last_inputs(connection):
            return Joined()
        decided = all_judgements(connection)
    fused = fuser(in_force(store, key), decided)
    new, gone = keep_fused(store, fused, of, actor=project.plan.project.operator)
    return Joined(new=new, gone=gone, fused=fused)
