"""What fusing has to know of a theatre's names, made from the packs by flow: no names of its own."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """``roots``: actor → the organisation that it is a part of or speaks for, itself if none. ``parents``: one step of it.
    ``fighters``: actors that can be a party to a fight. ``families``: type → family. ``generic``: labels of unnamed sources.
    ``outlet``: the one id of an outlet under any of its names. ``neutral``: the words of a text, names as ids and loaded words
    replaced, so that two parties' wordings of one statement are equal. ``another``: folded words that say «a second, another»."""

    roots: dict[str, str]
    parents: dict[str, str]
    fighters: frozenset[str]
    families: dict[str, str]
    generic: frozenset[str]
    outlet: Callable[[str], str]
    neutral: Callable[[str], tuple[str, ...]]
    another: frozenset[str]
