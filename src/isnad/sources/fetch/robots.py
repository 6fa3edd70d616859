"""robots.txt as RFC 9309 reads it: the group that names us, else the one for all; the longest rule that fits decides."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from urllib.parse import quote

import msgspec

NAME = "isnad"
"""Our product token."""
_MOST = 500_000
"""Bytes that are read of a robots.txt (RFC 9309 §2.5)."""


class Rules(msgspec.Struct, frozen=True):
    """What a host asks of us. Small enough to be remembered."""

    rules: tuple[tuple[bool, str], ...] = ()
    """Whether it may be fetched, and the pattern of the path."""
    delay: float = 0.0
    """Crawl-delay in seconds; not in the RFC, but meant."""

    def allows(self, path: str) -> bool:
        """Whether ``path`` (with its query, as sent) may be fetched. Of rules of one length the one that allows wins."""
        path = _sent(path)
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(_sent(pattern), path)]
        return path == "/robots.txt" or not fitting or max(fitting)[1]


OPEN = Rules()
"""No robots.txt: everything may be fetched."""


def read_rules(data: bytes) -> Rules:
    """The rules for us in the bytes of a robots.txt; whatever cannot be understood is passed over."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    fresh = True
    for key, value in _lines(data[:_MOST].decode("utf-8", "replace")):
        if key == "user-agent":
            name = value.partition("/")[0].strip().lower()
            names = [name] if fresh else [*names, name]
            fresh = False
            for name in names:
                groups.setdefault(name, [])
        elif key in ("allow", "disallow", "crawl-delay"):
            fresh = True
            for name in names:
                groups[name].append((key, value))
    ours = groups.get(NAME, groups.get("*", []))
    return Rules(
        tuple((key == "allow", value) for key, value in ours if key != "crawl-delay" and value),
        max((_seconds(value) for key, value in ours if key == "crawl-delay"), default=0.0),
    )


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _seconds(written: str) -> float:
    """At most a minute: a longer one would be a ban, which Disallow is for."""
    return min(float(written), 60.0) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,3})?", written) else 0.0


def _sent(path: str) -> str:
    """As it goes over the wire: other letters than ASCII as escapes, escapes in capitals."""
    return re.sub(r"%[0-9a-fA-F]{2}", lambda found: found.group().upper(), quote(path, safe=string.punctuation))


def _fits(pattern: str, path: str) -> bool:
    """``*`` stands for anything, ``$`` at the end for the end; all else from the beginning. Done by hand, because a pattern with
    many stars would keep a regular expression busy for ever."""
    ended = pattern.endswith("$")
    parts = (pattern[:-1] if ended else pattern).split("*")
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:-1] if len(parts) > 1 else []:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if len(parts) == 1:
        return not ended or at == len(path)
    last = parts[-1]
    return path.endswith(last) and len(path) - len(last) >= at if ended else path.find(last, at) >= 0
