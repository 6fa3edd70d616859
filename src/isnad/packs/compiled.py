"""What packs become: one value with everything the rooms look up, small enough to cache on disk by content hash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import msgspec

from isnad.model.claim import Name
from isnad.model.draft import Labels, Lore
from isnad.model.ids import sha256
from isnad.packs.called import Called
from isnad.packs.entries import Entry, NameEntry
from isnad.packs.lexicon import Lexicon
from isnad.packs.schema import CountRule, Cue, Frame
from isnad.packs.tables import Actor, FramingRow, Label, Land, MissileRow, Outlet, Place, TypeRow
from isnad.text import NumberWords, fold

Table = tuple[tuple[str, ...], ...]
Trigger = tuple[tuple[str, ...], str]
"""Lemmas that must follow one another, and the id of the rule that they trigger."""


class Compiled(msgspec.Struct, kw_only=True):
    """The packs as plain data. Everything here is determined by the pack files alone."""

    hashes: dict[str, str]
    theatres: tuple[str, ...]
    forms: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    names: dict[str, tuple[tuple[tuple[str, ...], tuple[NameEntry, ...]], ...]]
    nationalities: dict[str, str]
    compounds: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    """Lemma of the first noun → (folded words that follow, classes): طائرة → بدون طيار, drone."""
    frames: dict[str, Frame]
    cues: dict[str, Cue]
    counts: dict[str, CountRule]
    actors: dict[str, Actor]
    places: dict[str, Place]
    outlets: dict[str, Outlet]
    lands: dict[str, Land]
    umbrellas: dict[str, tuple[str, ...]]
    """A name for many organisations → the sides that they may stand on."""
    missiles: dict[str, MissileRow]
    framing: tuple[FramingRow, ...]
    types: dict[str, TypeRow]
    measures: dict[str, Label]
    classes: dict[str, Label]
    glosses: dict[str, str]
    """Lemma of a noun or adjective → its first English word."""
    english: dict[str, tuple[str, str]]
    """Folded words of titles and names → (their English, ``before`` for one before its noun, ``name`` for a person's)."""
    called: Called
    """How the theatre's actors are called, for the coder's lore."""
    months: Table
    weekdays: Table
    time_words: Table
    numbers: Table
    common: Table
    """Stem → how much it says in reports of armed conflict; what is not there says more."""


class Packs:
    """Compiled packs with the indexes that are cheap to build again."""

    __slots__ = (
        "__dict__", "actors", "classes", "compounds", "count_alone", "count_heads", "count_words", "counts", "cue_alone",
        "cue_words", "cues", "data", "frames", "framing", "hashes", "head_alone", "lands", "lexicon", "loaded", "measures",
        "memo", "number_words", "outlets", "places", "triggers", "types", "umbrellas",
    )  # fmt: skip
    """Fields with places of their own are read faster; what is made when it is first asked for stands in ``__dict__``."""

    def __init__(self, data: Compiled) -> None:
        self.data = data
        self.hashes = data.hashes
        self.lexicon = Lexicon(data.forms, data.phrases, data.names, data.nationalities)
        self.compounds = data.compounds
        self.frames, self.cues, self.counts = data.frames, data.cues, data.counts
        self.actors, self.places, self.outlets = data.actors, data.places, data.outlets
        self.lands, self.umbrellas = data.lands, data.umbrellas
        self.types, self.measures, self.classes = data.types, data.measures, data.classes
        self.triggers = _index({f.id: f.trigger for f in data.frames.values() if not f.base})
        self.cue_words = _index({c.id: c.cue for c in data.cues.values()})
        self.count_words = _index({c.id: c.cue for c in data.counts.values()})
        self.count_heads = _index({c.id: c.head for c in data.counts.values()})
        self.cue_alone, self.count_alone, self.head_alone = map(_alone, (self.cue_words, self.count_words, self.count_heads))
        self.framing = {row.form: row for row in data.framing}
        self.loaded = frozenset(fold(row.form) for row in data.framing if " " not in row.form)
        self.number_words = NumberWords.from_rows({"form": f, "value": v, "kind": k} for f, v, k in data.numbers)
        self.memo: dict[str, Any] = {}
        """Tables that a room makes of these packs for itself, made once."""

    def names_opening(self, words: Sequence[str]) -> Iterator[tuple[int, tuple[NameEntry, ...]]]:
        """(how many words, entries) of every name that the folded words begin with, the longest first."""
        for rest, entries in self.data.names.get(words[0], ()) if words else ():
            if tuple(words[1 : 1 + len(rest)]) == tuple(rest):
                yield 1 + len(rest), entries

    @cached_property
    def key(self) -> str:
        """One hash of all packs."""
        return sha256(repr(sorted(self.hashes.items())))

    @cached_property
    def persons(self) -> frozenset[str]:
        """Ids of public persons."""
        return frozenset(a.id for a in self.actors.values() if a.cls == "official")

    @cached_property
    def lore(self) -> Lore:
        """What the coder has to know of names."""
        return _lore(self)

    @cached_property
    def labels(self) -> Labels:
        """Neutral names of types and measures, and what belongs to what."""
        return Labels(
            types={t.id: Name(t.label_en, t.label_ar) for t in self.types.values()},
            measures={m.id: Name(m.label_en, m.label_ar) for m in self.measures.values()},
            families={t.id: t.family for t in self.types.values()},
            parents={a.id: a.parent for a in self.actors.values() if a.parent},
            missiles={m.actor: frozenset(m.rockets_over) for m in self.data.missiles.values()},
            missile_lands=frozenset(land for m in self.data.missiles.values() for land in m.alone_over),
            people={x.id: Name(x.label_en, x.label_ar) for x in self.classes.values()}
            | {a.id: Name(a.name_en, a.name_ar) for a in self.actors.values()},
        )


def _index(rules: dict[str, tuple[str, ...]]) -> dict[str, tuple[Trigger, ...]]:
    """First lemma → (the lemmas after it, rule id), longest first: a longer trigger wins over a shorter one."""
    out: dict[str, list[Trigger]] = {}
    for rule, triggers in rules.items():
        for trigger in triggers:
            first, *rest = trigger.split()
            out.setdefault(first, []).append((tuple(rest), rule))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[1]))) for first, rows in out.items()}


def _alone(index: dict[str, tuple[Trigger, ...]]) -> dict[str, str]:
    """Lemma → the first rule that it triggers alone."""
    return {first: next(rule for rest, rule in rows if not rest) for first, rows in index.items() if not rows[-1][0]}


_CIVIL = frozenset({"police", "organisation", "government"})
"""Classes of actors that arrest, seize and release in peace too."""
_REPORTERS = frozenset({"monitor", "agency", "outlet", "civil_defence", "un", "official"})
"""Classes of actors that speak of events and do not take part in them."""


def _lore(packs: Packs) -> Lore:
    called = packs.data.called
    classes: dict[str, str] = {}
    for label in packs.classes.values():
        kind, _, number = label.note.partition(" ")
        if kind and not number:
            classes.setdefault(kind, label.id)
    return Lore(
        heads=called.heads,
        parents={a.id: a.parent for a in packs.actors.values() if a.parent},
        classes=classes,
        outlets=frozenset(packs.outlets),
        voices={a.id: a.parent for a in packs.actors.values() if a.cls == "outlet" and a.parent},
        speakers=frozenset(a.id for a in packs.actors.values() if a.cls in _REPORTERS),
        persons=packs.persons,
        unarmed=frozenset(a.id for a in packs.actors.values() if a.cls in _REPORTERS | _CIVIL),
        families={t.id: t.family for t in packs.types.values()},
        grammar=called.genders,
        followers=called.followers,
        local=frozenset(form for land in packs.lands.values() for form in land.names),
    )
