"""Code a stream of inputs, here or in worker processes; what comes out keeps the order of what went in."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import msgspec

from isnad import flow
from isnad.cli import theatres
from isnad.config import DEBUG
from isnad.errors import IsnadError
from isnad.model.claim import Coding
from isnad.model.document import Document
from isnad.packs import Packs
from isnad.sources import Failure, Item, Read

_REPORT = "Please report it with the text; ISNAD_DEBUG=1 shows where it happened."
_packs: Packs | None = None


class Told(NamedTuple):
    """A document's coding and its raw text."""

    coding: Coding
    text: str


class _Wrong(NamedTuple):
    """An error on its way between processes."""

    code: str
    message: str
    hint: str


def code_one(document: Document, packs: Packs) -> Coding | _Wrong:
    """Code one document; whatever goes wrong inside becomes an error of this document alone."""
    try:
        coding = flow.code(document, packs)
    except IsnadError as error:
        return _Wrong(error.code, error.message, error.hint)
    except Exception as error:
        if DEBUG.value():
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return _Wrong("E301", f"{document.id}: the coder failed ({what})", _REPORT)
    if isinstance(document, Read) and document.notes:
        coding = msgspec.structs.replace(coding, notes=document.notes + coding.notes)
    return coding


def in_turn(items: Iterable[Item], packs: Packs) -> Iterator[Told | Failure]:
    """One document after the other in this process."""
    for item in items:
        yield item if isinstance(item, Failure) else _finished(item, code_one(item, packs))


class Crew:
    """Worker processes. Where the system can fork they share this process's packs; elsewhere each reads the cached ones."""

    def __init__(self, jobs: int, packs: Packs, names: tuple[str, ...], own: Path | None) -> None:
        global _packs
        _packs = packs
        self.jobs = jobs or os.cpu_count() or 1
        self._names, self._own = names, own
        self._pool = self._hire(self.jobs)
        self._pool.submit(os.getpid).result()  # started now, before any thread of a progress bar

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def work(self, items: Iterable[Item]) -> Iterator[Told | Failure]:
        """Keep a few documents a worker under way, and hand them out in input order."""
        waiting: deque[tuple[Item, Future[Coding | _Wrong] | None]] = deque()
        for item in items:
            waiting.append((item, None if isinstance(item, Failure) else self._submit(item)))
            if len(waiting) >= self.jobs * 4:
                yield self._take(*waiting.popleft())
        while waiting:
            yield self._take(*waiting.popleft())

    def _hire(self, jobs: int) -> ProcessPoolExecutor:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if "fork" in methods and os.uname().sysname == "Linux" else "spawn")
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(self._names, self._own))

    def _submit(self, item: Document) -> Future[Coding | _Wrong]:
        try:
            return self._pool.submit(_code_here, item)
        except BrokenProcessPool:
            self._pool = self._hire(self.jobs)
            return self._pool.submit(_code_here, item)

    def _take(self, item: Item, future: Future[Coding | _Wrong] | None) -> Told | Failure:
        if isinstance(item, Failure) or future is None:
            assert isinstance(item, Failure)
            return item
        try:
            return _finished(item, future.result())
        except BrokenProcessPool:
            return _finished(item, self._alone(item))

    def _alone(self, item: Document) -> Coding | _Wrong:
        """A worker died, and took the documents of the others with it: each is tried again by itself."""
        with self._hire(1) as pool:
            try:
                return pool.submit(_code_here, item).result()
            except BrokenProcessPool:
                return _Wrong("E302", f"{item.id}: the worker process died on it", "It may have run out of memory; try it alone.")


def _begin(names: tuple[str, ...], own: Path | None) -> None:
    global _packs
    if _packs is None:
        _packs = theatres.load(names, own)


def _code_here(document: Document) -> Coding | _Wrong:
    assert _packs is not None
    return code_one(document, _packs)


def _finished(item: Document, result: Coding | _Wrong) -> Told | Failure:
    return Failure(item.id, IsnadError(*result)) if isinstance(result, _Wrong) else Told(result, item.text)
