"""Which actor or outlet a name in either language names, for whoever was told a name and no id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from isnad.packs.build import WORD
from isnad.packs.compiled import Packs
from isnad.packs.inflect import fold

_BRACKET = re.compile(r"\s*\((.*?)\)")


def names_of(packs: Packs, roots: dict[str, str]) -> dict[str, str]:
    """Letters of a name → the actor or outlet; a name of two that do not speak as one is left out. Initials (UN) come after all
    names."""
    table: dict[str, str] = {}
    _enter(table, (*_english(packs), *_arabic(packs)), roots)
    short: dict[str, str] = {}
    _enter(short, _initials(packs), roots)
    return short | table


def _enter(table: dict[str, str], names: Iterable[tuple[str, str]], roots: dict[str, str]) -> None:
    for name, id in names:
        for key in _keys(name):
            have = table.setdefault(key, id)
            if roots.get(have, have) != roots.get(id, id):
                table[key] = ""


def _english(packs: Packs) -> Iterator[tuple[str, str]]:
    """English names, with and without what stands in brackets; for whom a person speaks («Sean Ryan
    (Coalition)»), and where an organisation is, is no name of theirs."""
    rows = [(o.id, o.name_en, "") for o in packs.outlets.values()] + [(a.id, a.name_en, a.cls) for a in packs.actors.values()]
    places = {p.name_en for p in packs.places.values()}
    for id, full, cls in rows:
        plain = _BRACKET.sub("", full)
        others = [n for n in _BRACKET.findall(full) if cls != "official" and n not in places]
        names = {id, full, plain, *others, plain.removesuffix(" Society")}
        yield from ((name, id) for name in sorted(names) if name)


def _initials(packs: Packs) -> Iterator[tuple[str, str]]:
    for row in packs.actors.values():
        short = "".join(w[0] for w in _BRACKET.sub("", row.name_en).split() if w[0].isupper())
        if len(short) > 1 and row.cls != "official":
            yield short, row.id


def _arabic(packs: Packs) -> Iterator[tuple[str, str]]:
    for first, rows in packs.data.names.items():
        for rest, entries in rows:
            found = [e for e in entries if e.kind in ("actor", "outlet") and not e.guarded]
            yield from ((" ".join((first, *rest)), e.id) for e in found[:1])


def named(table: Mapping[str, str], name: str) -> str:
    """The id that the name leads to, or nothing."""
    return next((id for key in _keys(name) if (id := table.get(key))), "")


def _keys(name: str) -> tuple[str, str]:
    """A name without small words and breaks, and its words in order of their letters: «Rami Abdul Rahman» and «Rami
    Abdulrahman», «Gaza health ministry» and «Gaza Ministry of Health» are one."""
    words = [w for w in WORD.findall(fold(name.lower())) if w not in ("the", "of", "al", "el", "for", "in")]
    return "".join(words), " ".join(sorted(words))
