"""Feeds: RSS and Atom, with the article behind each entry."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.collecting import Context, Found
from isnad.sources.decode import decode_markup
from isnad.sources.items import Failure, checked_day
from isnad.sources.markup import lines_of, parse
from isnad.sources.plan import Feed
from isnad.sources.visits import Visit, ask, older, remember, remembered

if TYPE_CHECKING:
    from isnad.sources.fetch.client import Answer

_PENDING_DAYS = 14
"""So long an article that was never had is asked for after its entry left the feed."""
_CLOSED = re.compile(r"</\s*(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_DECLARED = re.compile(r"""(?<=\bencoding=)(["'])([\w.:-]+)\1""")
_NUMBERED = re.compile("&#(?:([xX])(?=[0-9a-fA-F])|(?=[0-9]{1,9};))([0-9a-fA-F]{1,9});")
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry as the feed tells it. ``published`` is an ISO day; ``dated`` is the date as it is written there."""

    key: str
    link: str | None
    title: str | None
    published: str | None
    dated: str | None
    text: str


class Entries(msgspec.Struct, frozen=True, kw_only=True):
    """A feed: its name, its entries in order, and whether it breaks off in the middle."""

    title: str | None
    entries: tuple[Entry, ...]
    cut: bool


def collect_feed(source: Feed, context: Context) -> Iterator[Found]:
    """The feed's bytes, and a capture for each entry: the article, or the entry's own text where ``articles`` is false or there
    is no link. Raises when the feed itself cannot be had or is none (E511)."""
    visits = remembered(context.state)
    answer = context.fetcher.get(source.url, **context.state.get("feed", {}))
    if answer.gone:
        raise IsnadError("E507", f"{source.url}: answers {answer.status}", f"Mend `url` of source {source.name!r} in isnad.toml.")
    listed: set[str] = set(visits)
    if not answer.unchanged:
        yield context.answered(answer, key=source.url, url=source.url, reader="container", at=context.now())
        feed = read_feed(answer.body, source.url, base=answer.final_url)
        if feed.cut:
            yield Failure(source.url, _broken(source.url, f"breaks off; {len(feed.entries)} entries could be had"))
        context.state["feed"] = {} if feed.cut else answer.marks
        listed = {one.key for one in feed.entries}
        for one in feed.entries:
            if source.articles and one.link:
                visits.setdefault(one.key, _visit(one, context))
            else:
                yield _own(one, feed, answer, source, context)
    for key, visit in visits.items():
        yield from ask(key, visit, source, context)
    remember(context.state, {key: one for key, one in visits.items() if key in listed or _wanted(one, source, context.now())})


def _wanted(visit: Visit, source: Feed, now: str) -> bool:
    """Whether an article that left the feed is still to be asked for."""
    return visit.is_due(now, source.recheck_days) and older(visit.since, now).days < max(_PENDING_DAYS, source.recheck_days)


def _visit(entry: Entry, context: Context) -> Visit:
    facts = {"entry": entry.key, "entry_title": entry.title, "entry_date": entry.dated}
    return Visit(
        url=entry.link or "",
        since=context.now(),
        title=entry.title,
        published=entry.published,
        facts={name: value for name, value in facts.items() if value},
    )


def _own(entry: Entry, feed: Entries, answer: Answer, source: Feed, context: Context) -> Capture:
    """The entry's own text as an item, in the shape of a line of a .jsonl file."""
    told = {
        "id": entry.key,
        "outlet": source.outlet or feed.title,
        "published": entry.published,
        "text": entry.text,
        "title": entry.title,
        "url": entry.link,
    }
    return Capture(
        key=entry.key,
        data=msgspec.json.encode(told, order="sorted"),
        reader="row",
        captured_at=context.now(),
        tool=context.tool,
        url=entry.link,
        outlet=source.outlet,
        within=hashlib.sha256(answer.body).hexdigest(),
    )


def read_feed(data: bytes, name: str, *, base: str = "") -> Entries:
    """What stands in the bytes of a feed; of one that is half broken, what can be had. E511 for what is none."""
    import feedparser  # slow to load

    text = _NUMBERED.sub(_letter, _CONTROLS.sub("", _text(data, name)))
    head = _DECLARED.sub('"utf-8"', text[:300], count=1)
    try:
        parsed: Any = feedparser.parse(
            io.BytesIO((head + text[300:]).encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},  # no address: names must not depend on it
        )
    except Exception as error:  # whatever a hostile feed does to the parser, it is a feed that cannot be read
        raise _broken(name, f"cannot be read ({type(error).__name__})") from None
    if not parsed.entries and not parsed.version:
        raise _broken(name, "holds no feed")
    entries = {one.key: one for raw in reversed(parsed.entries) if (one := _entry(raw, base))}
    return Entries(
        title=_line(parsed.feed.get("title")),
        entries=tuple(reversed(entries.values())),
        cut=not _CLOSED.search(text[-2000:]),
    )


def _text(data: bytes, name: str) -> str:
    """The feed's letters. Headers and declarations are often wrong, so they are believed only where the bytes say nothing."""
    if not data.strip():
        raise _broken(name, "is empty")
    text = decode_markup(data)
    if text is not None:
        return text
    declared = _DECLARED.search(data[:300].decode("latin-1"))
    try:
        return data.decode(declared.group(2) if declared else "utf-8")
    except (LookupError, UnicodeDecodeError):
        raise _broken(name, "is in no encoding that is known here") from None


def _entry(raw: Any, base: str) -> Entry | None:
    """One entry; None when it has neither a name nor an address to go by."""
    name, address = _whole_letters(raw.get("id")), _whole_letters(raw.get("link"))
    told = (urljoin(base, address) if address else "", name)
    link = next((one for one in told if one.startswith(("http://", "https://"))), None)
    key = name or link
    body = next((one.value for one in raw.get("content", ()) if one.get("value")), None) or raw.get("summary") or ""
    if not key:
        return None
    dated = _whole_letters(raw.get("published") or raw.get("updated") or raw.get("created")) or None
    return Entry(
        key=key,
        link=link,
        title=_line(raw.get("title")),
        published=_day(dated, raw.get("published_parsed") or raw.get("updated_parsed")),
        dated=dated,
        text=lines_of(parse(body)),
    )


def _day(written: str | None, parsed: Any) -> str | None:
    """The day as it is written, in the writer's own time zone; the day in UTC where only the library understands it."""
    if not written:
        return None
    try:
        return checked_day(written, "", clock=True)
    except IsnadError:
        pass
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else None


def _letter(found: re.Match[str]) -> str:
    """A letter written as a number; what is none (half of one, or beyond all) is shown as such."""
    number = int(found.group(2), 16 if found.group(1) else 10)
    return "\ufffd" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else found.group()


def _whole_letters(text: str | None) -> str:
    """Without halves of letters (&#xD800;), which nothing can be kept with."""
    return (text or "").encode("utf-8", "replace").decode()


def _line(markup: str | None) -> str | None:
    """A title on one line, without markup."""
    return " ".join(lines_of(parse(markup)).split()) or None if markup else None


def _broken(name: str, why: str) -> IsnadError:
    return IsnadError(
        "E511", f"{name}: {why}", "Open the address: it should show RSS or Atom. It is asked for again at the next run."
    )
