"""Article pages that are asked for again for some days, so that edits and deletions are seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Missing
from isnad.sources.collecting import Context, Found
from isnad.sources.items import Failure
from isnad.sources.plan import Feed, Pages


class Visit(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What is remembered of one article between visits."""

    url: str
    since: str
    """When it was first had; until then, when it was first heard of. UTC."""
    had: bool = False
    gone: bool = False
    failed: bool = False
    """The last try failed: it is tried again until the failure is settled."""
    marks: dict[str, str] = {}
    """ETag and Last-Modified of the last answer."""
    title: str | None = None
    published: str | None = None
    facts: dict[str, str] = {}

    def is_due(self, now: str, days: float) -> bool:
        """Whether to ask for it: for ``days`` after it was first had, and until it was had or is known to be gone."""
        return self.failed or not (self.had or self.gone) or older(self.since, now) <= timedelta(days=days)


def older(then: str, now: str) -> timedelta:
    """Time between two moments (UTC, ISO)."""
    return datetime.fromisoformat(now) - datetime.fromisoformat(then)


def remembered(state: dict[str, Any]) -> dict[str, Visit]:
    """The articles that a source remembers, by key."""
    return {key: msgspec.convert(one, Visit) for key, one in state.get("items", {}).items()}


def remember(state: dict[str, Any], visits: dict[str, Visit]) -> None:
    """Put them back, as JSON can hold them."""
    state["items"] = {key: msgspec.to_builtins(one) for key, one in visits.items()}


def collect_pages(source: Pages, context: Context) -> Iterator[Found]:
    """Captures of the pages at ``urls``, named by their addresses as the plan writes them."""
    visits = remembered(context.state)
    named = {url: visits.get(url) or Visit(url=url, since=context.now()) for url in source.urls}
    for key, visit in named.items():
        yield from ask(key, visit, source, context)
    remember(context.state, named)


def ask(key: str, visit: Visit, source: Feed | Pages, context: Context) -> Iterator[Found]:
    """One article, if it is due: a capture, a failure, that it is gone, or nothing when it is as before. ``visit`` learns of
    it."""
    now = context.now()
    if not visit.is_due(now, source.recheck_days):
        return
    try:
        answer = context.fetcher.get(visit.url, **visit.marks)
    except IsnadError as error:
        visit.failed, visit.marks = True, {}  # without marks it comes whole next time, and settles the failure
        yield Failure(key, error)
        return
    visit.failed = False
    if answer.unchanged:
        return
    if answer.gone:
        why = f"answers {answer.status}"
        never = IsnadError("E507", f"{visit.url}: {why}", "The link may be wrong, or the article was taken down.")
        yield Missing(key=key, seen_at=now, reason=why) if visit.had else Failure(key, never)
        visit.gone, visit.marks = True, {}
        return
    if not visit.had:
        visit.had, visit.since = True, now
    visit.gone, visit.marks = False, answer.marks
    yield msgspec.structs.replace(
        context.answered(answer, key=key, url=visit.url, reader="page", at=now),
        facts=visit.facts,
        outlet=source.outlet,
        published=visit.published,
        title=visit.title,
    )
