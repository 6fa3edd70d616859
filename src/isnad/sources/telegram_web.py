"""The public web view of a Telegram channel (t.me/s/NAME): every message an item, edits and deletions seen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import msgspec

from isnad.errors import IsnadError
from isnad.model.capture import Capture, Missing
from isnad.sources.collecting import Context, Found
from isnad.sources.items import Failure
from isnad.sources.markup import lines_of, parse
from isnad.sources.message import Message, message_capture, write_message
from isnad.sources.plan import TelegramWeb

if TYPE_CHECKING:
    from isnad.sources.fetch.client import Answer

_FAR = 500
"""Pages that a later visit goes back at most until it meets what is known."""
_KNOWN = 2_000
"""Messages that are remembered, the latest: deletions are seen among these."""
_PREFIX = "tgme_widget_message"
_MEDIA = (
    ("photo_wrap", "photo"),
    ("roundvideo_player", "round video"),
    ("video_player", "video"),
    ("voice_player", "voice"),
    ("audio_player", "audio"),
    ("sticker_wrap", "sticker"),
    ("location_wrap", "location"),
)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the view: its messages by number, oldest first, and the number to go on before, if there is more."""

    messages: dict[int, Message]
    before: int | None


def collect_channel(source: TelegramWeb, context: Context) -> Iterator[Found]:
    """Captures of messages, newest page first; the page's bytes are kept wherever something on it is new. Raises when a page
    cannot be had: what came before it is kept, and the next visit goes back again to where the last good one began."""
    channel = source.channel.strip().removeprefix("@").rsplit("/", 1)[-1]
    known = {int(number): mark for number, mark in context.state.get("messages", {}).items()}
    goal = max(known, default=None)
    seen: dict[int, str] = {}
    before: int | None = None
    for _ in range(source.pages if goal is None else _FAR):
        url = source.base + channel + (f"?{urlencode({'before': before})}" if before else "")
        answer = context.fetcher.get(url)
        page = read_channel(_text(answer, url), channel)
        if not page.messages and before is None:
            raise _no_channel(url)
        marks = {number: hashlib.sha256(write_message(one)).hexdigest()[:16] for number, one in page.messages.items()}
        if any(known.get(number) != mark for number, mark in marks.items()):
            yield from _kept(answer, url, page, channel, source, context)
        seen |= marks
        if page.before is None or (before is not None and page.before >= before):
            break
        before = page.before
        if goal is not None and before <= goal:
            break
    # page follows upon page, so the range that was looked at has no gaps and no upper end: what is known of it must be there
    gone = [number for number in sorted(known) if number >= min(seen) and number not in seen]
    for number in gone:
        why = f"not in the channel from {min(seen)} to {max(seen)}"
        yield Missing(key=f"{channel}/{number}", seen_at=context.now(), reason=why)
    left = {number: mark for number, mark in (known | seen).items() if number not in gone}
    context.state["messages"] = {str(number): mark for number, mark in sorted(left.items())[-_KNOWN:]}


def _kept(
    answer: Answer, url: str, page: Page, channel: str, source: TelegramWeb, context: Context
) -> Iterator[Capture | Failure]:
    now = context.now()
    yield context.answered(answer, key=url, url=url, reader="container", at=now)
    within = hashlib.sha256(answer.body).hexdigest()
    for number, one in page.messages.items():
        key = f"{channel}/{number}"
        yield message_capture(one, key, captured_at=now, tool=context.tool, outlet=source.outlet, within=within)


def _text(answer: Answer, url: str) -> str:
    if answer.gone:
        raise _no_channel(url)
    return answer.body.decode("utf-8", "replace")


def _no_channel(url: str) -> IsnadError:
    return IsnadError(
        "E512",
        f"{url}: shows no messages",
        "The channel is private, renamed or without a web view: check `channel`, or export it with Telegram Desktop.",
    )


def read_channel(text: str, channel: str) -> Page:
    """The messages of one page. Only those of this channel count; whatever else stands on the page is passed over."""
    tree = parse(text)
    title = _first_text(tree, "tgme_channel_info_header_title") or None
    found = {number: _message(box, number, channel, title) for box in _all(tree, _PREFIX) if (number := _number(box, channel))}
    return Page(messages=dict(sorted(found.items())), before=_before(tree, found))


def _message(box: Any, number: int, channel: str, title: str | None) -> Message:
    times = box.xpath(f".//a[{_has(_PREFIX + '_date')}]//time/@datetime")
    edited = any("edited" in meta.text_content() for meta in _all(box, _PREFIX + "_meta"))
    return Message(
        channel=channel,
        title=title or _first_text(box, _PREFIX + "_owner_name") or None,
        message=number,
        date=str(times[0]) if times else None,
        edited="yes" if edited else None,
        forwarded_from=_first_text(box, _PREFIX + "_forwarded_from_name") or None,
        reply_to=_reply(box),
        text=_words(box),
        media=tuple(_media(box)),
        url=f"https://t.me/{channel}/{number}",
    )


def _words(box: Any) -> str:
    """The message's own words: not those of the message that it answers, and not the preview of a link."""
    own = [one for one in _all(box, _PREFIX + "_text") if not _inside(one, box, ("_reply", "_link_preview", "_text"))]
    return "\n\n".join(filter(None, map(lines_of, own)))


def _inside(element: Any, box: Any, classes: tuple[str, ...]) -> bool:
    above = element.getparent()
    while above is not None and above is not box:
        if any(_PREFIX + name in (above.get("class") or "").split() for name in classes):
            return True
        above = above.getparent()
    return False


def _media(box: Any) -> Iterator[str]:
    """In the page's kinds, each as often as it is there; names of files and questions of polls with them."""
    for name, what in _MEDIA:
        yield from (what for one in _all(box, f"{_PREFIX}_{name}") if not _inside(one, box, ("_reply",)))
    for name, what in (("document_title", "document"), ("poll_question", "poll")):
        yield from (f"{what}: {lines_of(one)}" for one in _all(box, f"{_PREFIX}_{name}"))


def _reply(box: Any) -> int | None:
    for one in _all(box, _PREFIX + "_reply"):
        found = re.search(r"/([0-9]{1,18})(?:\?|$)", one.get("href") or "")
        if found:
            return int(found.group(1))
    return None


def _number(box: Any, channel: str) -> int | None:
    """The message's number, where the box is one of this channel's messages."""
    name, _, number = (box.get("data-post") or "").rpartition("/")
    plain = number.isascii() and number.isdigit() and len(number) < 19
    return int(number) if plain and name.lower() == channel.lower() else None


def _before(tree: Any, found: dict[int, Message]) -> int | None:
    """Where the page before this one begins: as the page says. Without messages there is nothing before."""
    told = tree.xpath(f"//a[{_has('js-messages_more')}]/@data-before | //link[@rel='prev']/@href")
    numbers = [int(n) for one in told for n in re.findall(r"(?:^|before=)([0-9]{1,18})$", one)]
    return min(numbers) if numbers and found else None


def _first_text(element: Any, name: str) -> str:
    return next((" ".join(lines_of(one).split()) for one in _all(element, name)), "")


def _all(element: Any, name: str) -> list[Any]:
    return list(element.xpath(f".//*[{_has(name)}]"))


def _has(name: str) -> str:
    """XPath for: is of this class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
