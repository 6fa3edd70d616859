"""The progress bar, for a person who watches a batch."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int | None, *, shown: bool, what: str = "coding") -> Iterator[Callable[[], None]]:
    """Gives a function to call after each document. Draws on standard error, and only for batches of more than one."""
    if not shown or (total is not None and total < 2):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def wanted(*, quiet: bool, to_file: bool) -> bool:
    """Whether a person watches standard error, and nothing else is being printed on that screen."""
    return not quiet and sys.stderr.isatty() and (to_file or not sys.stdout.isatty())
