"""A project for the terminal: its sources and what search found. Latin first, Arabic last on the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isnad.export.words import contained

_AROUND = 40
"""Characters shown on either side of a find."""


def health(sources: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A block for each source (see ``SourceStatus.shown``)."""
    for one in sources:
        numbers = f"{one['documents']} documents, {one['claims']} claims, {one['gone']} gone, {one['unread']} unread"
        yield f"{contained(one['name'])} ({one['kind']}): {numbers}\n"
        yield f"    last success {one['last_success'] or 'never'}, last news {one['last_new'] or 'never'}\n"
        for word in ("error", "silent"):
            if one[word]:
                yield f"    {word}: {contained(one[word])}\n"
        for key, code, reason, times in one["failures"]:
            yield f"    {code} {contained(key)}: {contained(reason)}{f' ({times} times)' if times > 1 else ''}\n"


def hits(found: Iterable[tuple[str, str | None, str, str, tuple[tuple[int, int], ...]]]) -> Iterator[str]:
    """A line for each document with the words around its first find, which is put between ⟦ and ⟧."""
    for document, published, outlet, text, spans in found:
        yield f"{document}  {published or '?':10}  {contained(outlet)}\n    {contained(_around(text, spans))}\n"


def _around(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    if not spans:
        return " ".join(text[: 2 * _AROUND].split())
    start, end = spans[0]
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())
