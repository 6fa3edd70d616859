"""Markup to lines of text: what a reader of the page would see of one element. Nothing of it is run or kept."""

from __future__ import annotations

import re
from typing import Any

from lxml import html
from lxml.etree import ParserError

_BREAKS = frozenset(
    ("blockquote", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "table", "tr", "ul")
)
_UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title"))


def parse(text: str) -> Any:
    """The tree of a page or a piece of one; an empty element where there is nothing."""
    clean = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f]", "", text)
    try:
        return html.document_fromstring(clean.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):
        return html.Element("div")


def lines_of(element: Any) -> str:
    """The text below ``element``: white space as browsers show it, one line for each line break and each paragraph."""
    pieces: list[str] = []
    _gather(element, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()


def _gather(top: Any, pieces: list[str]) -> None:
    """Text in reading order, without recursion: hostile pages nest deeper than Python goes."""
    todo: list[tuple[Any, bool]] = [(top, False)]
    while todo:
        element, done = todo.pop()
        block = element.tag in _BREAKS
        if done:
            pieces.append("\n" if block else "")
        elif isinstance(element.tag, str) and element.tag not in _UNSEEN:
            pieces.append("\n" if block or element.tag == "br" else "")
            pieces.append(_flat(element.text))
            todo.append((element, True))
            todo.extend((child, False) for child in reversed(element))
            continue
        if element is not top:
            pieces.append(_flat(element.tail))


def _flat(text: str | None) -> str:
    return re.sub("[\n\r\t]+", " ", text or "")
