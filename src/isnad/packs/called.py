"""How actors and outlets are called: the head nouns by which their names begin, the gender of their names, and whose followers a
name calls by the name of another. Worked out once, when packs are compiled: it takes every name to the lexicon."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isnad.packs.entries import NameEntry
from isnad.packs.lexicon import Lexicon
from isnad.packs.tables import Actor
from isnad.text import fold


class Called(msgspec.Struct, frozen=True, gc=False):
    """See ``isnad.model.draft.Lore``, of which these are a part."""

    heads: dict[str, frozenset[str]]
    """Actor id → head nouns by which its names begin (مجلس، تنظيم)."""
    genders: dict[str, str]
    """Actor id → gender of its name."""
    followers: dict[str, dict[str, str]]
    """Head noun → actor → who is called by that noun with the actor's name, where the language pack calls the noun a follower."""


def how_called(lexicon: Lexicon, actors: dict[str, Actor]) -> Called:
    """The heads, genders and followers of the actors and outlets whose names stand in the lexicon."""
    heads: dict[str, set[str]] = {}
    genders: dict[str, str] = {}
    for first, entry in _speaking_names(lexicon):
        head, gender = _head(lexicon, entry.head or entry.form.split()[0], first)
        own = entry.stance == "own" and " و" in entry.form  # «تنظيم قسد» does not make التنظيم go back to the SDF
        if entry.stance != "hostile" and not own:
            heads.setdefault(entry.id, set()).add(head)
        actor = actors.get(entry.id)
        if actor and actor.cls == "state":
            continue  # «تركيا», «أنقرة», «لبنان»: their names do not show it
        if gender and (entry.id not in genders or (actor and actor.name_ar == entry.form)):
            genders[entry.id] = gender
    return Called({k: frozenset(v) for k, v in heads.items()}, genders, _followers(lexicon))


def _speaking_names(lexicon: Lexicon) -> Iterator[tuple[str, NameEntry]]:
    """(first word, entry) of every name of an actor or outlet, in pack order."""
    for first, rows in lexicon.names.items():
        for _, entries in rows:
            for entry in entries:
                if entry.kind in ("actor", "outlet"):
                    yield first, entry


def _followers(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for first, rows in lexicon.names.items():
        noun = next((r.entry for r in lexicon.read(first) if "follower" in r.entry.classes and not r.pre), None)
        for rest, entries in rows if noun is not None else ():
            whose = lexicon.names.get(rest[0], ()) if rest else ()
            owners = {e.id for more, named in whose if more == rest[1:] for e in named if e.kind == "actor"}
            for entry in entries:
                if entry.id not in owners:
                    out.setdefault(noun.base if noun else "", {}).update(dict.fromkeys(sorted(owners), entry.id))
    return out


def _head(lexicon: Lexicon, word: str, first: str) -> tuple[str, str]:
    """The head noun of a name as a lexicon base (قوات → قوة) with its gender, else the word itself."""
    for reading in (*lexicon.read(fold(word)), *lexicon.read(first)):
        if reading.entry.pos == "noun" and not reading.suffix and not reading.pre:
            return reading.entry.base, "f" if reading.entry.number == "p" else reading.entry.gender
    return fold(word).removeprefix("ال"), ""
