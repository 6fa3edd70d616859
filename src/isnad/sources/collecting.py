"""Collecting: a source of the plan goes in, captures come out. A bad item is a failure of its own, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isnad.errors import IsnadError
from isnad.model.capture import Capture, Missing
from isnad.sources.fetch.pace import SYSTEM, Clock
from isnad.sources.items import Failure
from isnad.sources.plan import (
    AnySource,
    Archive,
    AutoArchiver,
    Feed,
    Fetch,
    Folder,
    Pages,
    Pasted,
    Table,
    TelegramExport,
    TelegramWeb,
)

if TYPE_CHECKING:
    from isnad.sources.fetch.client import Answer, Fetcher

Found = Capture | Missing | Failure


@dataclass(frozen=True)
class Context:
    """What a collector may use. ``state`` is what it remembers of earlier visits: it may be changed, and is kept when the visit
    ends well. ``now`` gives UTC as text; ``root`` is the project's folder."""

    root: Path
    state: dict[str, Any]
    now: Callable[[], str]
    tool: str
    limit: int
    fetch: Fetch = field(default_factory=Fetch)
    clock: Clock = SYSTEM

    @cached_property
    def fetcher(self) -> Fetcher:
        """Asks hosts, as ``fetch`` says. Made when first used: a folder needs none."""
        from isnad.sources.fetch.client import Fetcher

        return Fetcher(self.fetch, self.state, agent=self.tool.replace(" ", "/"), clock=self.clock)

    def answered(self, answer: Answer, *, key: str, url: str, reader: str, at: str) -> Capture:
        """What a host answered when it was asked for ``url``, as the capture of an item."""
        return Capture(
            key=key,
            data=answer.body,
            reader=reader,
            captured_at=at,
            tool=self.tool,
            media=answer.headers.get("content-type"),
            url=url,
            final_url=answer.final_url,
            headers=answer.headers,
        )


Collector = Callable[[Any, Context], Iterator[Found]]


def collect(source: AnySource, context: Context) -> Iterator[Found]:
    """Everything that the source has now. Raises IsnadError when the source as a whole cannot be had."""
    collector = _collectors().get(type(source))
    if collector is None:
        raise IsnadError("E411", f"source {source.name!r}: nothing collects this kind here", "Install a later isnad.")
    yield from collector(source, context)


def _collectors() -> dict[type[Any], Collector]:
    """Loaded when needed: some bring libraries that are slow to load."""
    from isnad.sources.archives import collect_archive
    from isnad.sources.auto_archiver import collect_auto_archiver
    from isnad.sources.feed import collect_feed
    from isnad.sources.folder import collect_folder
    from isnad.sources.tables import collect_table
    from isnad.sources.telegram_export import collect_telegram_export
    from isnad.sources.telegram_web import collect_channel
    from isnad.sources.visits import collect_pages

    return {
        Archive: collect_archive,
        AutoArchiver: collect_auto_archiver,
        Feed: collect_feed,
        Folder: collect_folder,
        Pages: collect_pages,
        Pasted: lambda _source, _context: iter(()),
        Table: collect_table,
        TelegramExport: collect_telegram_export,
        TelegramWeb: collect_channel,
    }
