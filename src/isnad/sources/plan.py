"""The kinds of sources that a project may name in its isnad.toml, one ``[[source]]`` each, and how politely they are asked."""

from __future__ import annotations

from typing import Annotated

import msgspec

Positive = Annotated[float, msgspec.Meta(gt=0)]


class Fetch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[fetch]``: how politely and how far. ``allow`` names networks or hosts that are refused otherwise (10.0.0.0/8,
    localhost:8000)."""

    contact: str = ""
    delay_seconds: Annotated[float, msgspec.Meta(ge=0)] = 2.0
    timeout_seconds: Positive = 30.0
    max_bytes: Annotated[int, msgspec.Meta(gt=0)] = 20_000_000
    allow: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every source has: a name that never changes, and what holds for all its items that do not say otherwise."""

    name: str
    outlet: str | None = None
    retention_days: int | None = None
    """Content is taken away this long after it was captured; None keeps it."""


class Folder(Source, frozen=True, kw_only=True, tag="folder"):
    """Files on this machine: .txt, .html, .htm, .jsonl, in folders of any depth."""

    path: str
    published: str | None = None


class Table(Source, frozen=True, kw_only=True, tag="table"):
    """A spreadsheet of texts, .csv or .xlsx; ``columns`` names its columns: text (needed), id, title, published, outlet, url."""

    path: str
    columns: dict[str, str]
    sheet: str | None = None


class Feed(Source, frozen=True, kw_only=True, tag="feed"):
    """An RSS or Atom feed, with the whole article behind each entry unless ``articles`` is false. ``recheck_days``: how long an
    article is asked for again, to see edits and deletions."""

    url: str
    articles: bool = True
    recheck_days: Annotated[float, msgspec.Meta(ge=0)] = 2


class Pages(Source, frozen=True, kw_only=True, tag="pages"):
    """Article pages by their addresses."""

    urls: list[str]
    recheck_days: Annotated[float, msgspec.Meta(ge=0)] = 2


class TelegramExport(Source, frozen=True, kw_only=True, tag="telegram-export"):
    """The folder or file that Telegram Desktop exports, as JSON or HTML, of one chat or of the account. ``channel``: the name in
    the addresses of an export of one channel (t.me/NAME). ``zone``: by whose clock days are counted (Asia/Damascus), else UTC."""

    path: str
    channel: str | None = None
    zone: str | None = None


class TelegramWeb(Source, frozen=True, kw_only=True, tag="telegram-web"):
    """The public web view of a channel. ``pages``: how far to page back at the first visit; later visits stop where the last
    began."""

    channel: str
    pages: Annotated[int, msgspec.Meta(ge=1)] = 5
    base: str = "https://t.me/s/"


class AutoArchiver(Source, frozen=True, kw_only=True, tag="auto-archiver"):
    """What auto-archiver (Bellingcat) left in a folder: its JSON or CSV and the files beside it."""

    path: str


class Archive(Source, frozen=True, kw_only=True, tag="archive"):
    """Captured pages in .warc, .warc.gz or .wacz files, one or a folder of them."""

    path: str


class Pasted(Source, frozen=True, kw_only=True, tag="pasted"):
    """Texts that people put in by hand with ``isnad paste``."""


AnySource = Folder | Table | Feed | Pages | TelegramExport | TelegramWeb | AutoArchiver | Archive | Pasted
