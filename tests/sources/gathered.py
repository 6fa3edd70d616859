"""What collectors are tried with: a context that needs no project."""

from __future__ import annotations

from pathlib import Path

from isnad.model.capture import Capture
from isnad.sources.collecting import Context, Found, collect
from isnad.sources.items import Failure
from isnad.sources.plan import AnySource

NOW = "2024-03-25T07:30:00Z"


def gathered(home: Path, source: AnySource, *, limit: int = 1_000_000) -> list[Found]:
    """Everything that a source in ``home`` gives."""
    context = Context(root=home, state={}, now=lambda: NOW, tool="test", limit=limit)
    return list(collect(source, context))


def parts(found: list[Found]) -> list[Capture]:
    """The captures that are read."""
    return [one for one in found if isinstance(one, Capture) and one.reader != "container"]


def wholes(found: list[Found]) -> list[Capture]:
    """The captures that are only kept."""
    return [one for one in found if isinstance(one, Capture) and one.reader == "container"]


def failures(found: list[Found]) -> list[tuple[str, str]]:
    """Name and code of every failure."""
    return [(one.name, one.error.code) for one in found if isinstance(one, Failure)]
