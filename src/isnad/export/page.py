"""The html format: one file that stands alone. No script, nothing fetched, every word of a document escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from isnad.export.card import card, said
from isnad.export.highlight import pieces
from isnad.export.words import clean
from isnad.model.claim import Claim, Coding
from isnad.model.document import Note

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
FOOT = (
    "</main>\n<footer>Public reporting, recorded claim by claim. A claim is what somebody says, not what is known.</footer>\n"
    "</body>\n</html>\n"
)


def opening(title: str) -> str:
    """All of a page before its first section."""
    style = files("isnad.export").joinpath("page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
    )


def page(told: Iterable[tuple[Coding, str]]) -> Iterator[str]:
    """The page in pieces: its head, one section for each document, its end."""
    yield opening("isnad: who says what")
    for number, (coding, text) in enumerate(told, 1):
        yield _section(coding, text, f"d{number}")
    yield FOOT


def _section(coding: Coding, text: str, key: str) -> str:
    cards = "".join(card(coding, claim, index, key) for index, claim in enumerate(coding.claims))
    article = _article(text, coding.claims, key)
    none = '<p class="none">No claim was found in this document.</p>'
    return (
        f'<section class="document" id="{key}">\n{_header(coding)}\n<div class="columns">\n'
        f'<div class="claims">\n{cards or none}{_notes(coding.notes)}</div>\n'
        f'<article dir="rtl" lang="{said(coding.document.language)}">{article}</article>\n</div>\n</section>\n'
    )


def _header(coding: Coding) -> str:
    head = coding.document
    published = head.published
    told = published.from_ or "unknown"
    if published.to and published.to != published.from_:
        told += f" to {published.to}"
    facts = [("outlet", head.outlet), ("published", f"{told} ({published.basis})"), ("why", published.why), ("address", head.url)]
    facts += [("claims", str(len(coding.claims))), ("sha256", head.sha256[:16])]
    listed = "".join(f"<div><dt>{name}</dt><dd><bdi>{said(value)}</bdi></dd></div>" for name, value in facts if value)
    title = f'<h2 dir="auto">{said(head.title or head.id)}</h2>'
    under = f'<p class="file"><bdi>{said(head.id)}</bdi></p>' if head.title else ""
    return f"<header>{title}{under}<dl>{listed}</dl></header>"


def _notes(notes: tuple[Note, ...]) -> str:
    if not notes:
        return ""
    listed = "".join(f"<li><code>{said(note.code)}</code> <bdi>{said(note.message)}</bdi></li>" for note in notes)
    return f'<aside class="notes"><h3>Seen and not settled</h3><ul>{listed}</ul></aside>\n'


def _article(text: str, claims: tuple[Claim, ...], key: str) -> str:
    """The raw text; evidence is marked, its beginning is where the cards link to, its end links back to them."""
    parts: list[str] = []
    begun: set[int] = set()
    for piece in pieces(len(text), claims):
        words = escape(clean(text[piece.start : piece.end]))
        for index in piece.opens:
            if index not in begun:
                begun.add(index)
                parts.append(f'<span class="anchor" id="{key}-e{index + 1}"></span>')
        if piece.claims:
            depth = min(len(piece.claims), 3)
            parts.append(f'<mark class="n{depth}" title="{_titles(piece.claims, claims)}">{words}</mark>')
        else:
            parts.append(words)
        parts += [
            f'<a class="back" href="#{key}-c{index + 1}" aria-label="claim {index + 1}">{index + 1}</a>' for index in piece.closes
        ]
    return "".join(parts)


def _titles(indices: tuple[int, ...], claims: tuple[Claim, ...]) -> str:
    shown = [f"{index + 1}. {said(claims[index].summary.en)}" for index in indices[:5]]
    return "&#10;".join([*shown, "…"] if len(indices) > 5 else shown)
