"""Article pages: title, text, publication day, site and address out of HTML. Nothing is fetched."""

from __future__ import annotations

import logging
from typing import Any

from isnad.errors import IsnadError
from isnad.sources.decode import decode_markup, refuse_binary
from isnad.sources.items import Given, Read, checked_day, is_blank, with_title

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
"""Only dates that the page declares: no guess from its text, and no clock (the default upper bound is today)."""


_SHORTEST = 40
"""Characters of text below which a page holds a menu or a copyright line, but no report."""


def read_page(data: bytes, name: str, given: Given) -> Read:
    """The article of one page. The encoding is worked out from its bytes: what pages and servers declare is often wrong."""
    refuse_binary(data, name)
    page = _extract(data, name)
    title = _line(page.title) if page else None
    text = _without_title(title, (page.text or "").strip()) if page else ""
    if is_blank(text) or len(text) < _SHORTEST:
        raise IsnadError(
            "E108",
            f"{name}: no article found in this page",
            "Save the article's text as .txt and put its title on the first line.",
        )
    published, basis = _published(page, name, given)
    return Read(
        text=with_title(title, text),
        id=name,
        title=title,
        outlet=given.outlet or _site(page.sitename),
        url=page.url or None,
        published=published,
        published_basis=basis,
    )


def _extract(data: bytes, name: str) -> Any:
    """trafilatura's document, or None. It is loaded here because it is slow to load and few runs need it."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise IsnadError(
            "E111",
            f"{name}: pages cannot be read here ({str(error).splitlines()[0]})",
            "Run: pip install trafilatura lxml_html_clean",
        ) from None
    if b"<" not in data and b"\x00<" not in data:
        return None
    for logger in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        return bare_extraction(
            decode_markup(data) or data,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except Exception:  # whatever a hostile page does to the parser, it is a page without an article
        return None


def _published(page: Any, name: str, given: Given) -> tuple[str | None, str]:
    if given.published:
        return given.published, "given"
    try:
        return (checked_day(page.date, name), "page") if page.date else (None, "unknown")
    except IsnadError:
        return None, "unknown"


def _line(title: str | None) -> str | None:
    return " ".join((title or "").split()) or None


def _without_title(title: str | None, text: str) -> str:
    """The text without the headline that the extractor left as its first line: the title is put before it in any case."""
    first, _, rest = text.partition("\n")
    return rest.lstrip() if title and _line(first) == title else text


def _site(name: str | None) -> str | None:
    """The site's name; a number (a year from the copyright line) is none."""
    name = _line(name)
    return name if name and any(c.isalpha() for c in name) else None
