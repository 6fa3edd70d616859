"""What fusing has to know of a theatre's names, made from the packs by flow: no names of its own."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """``roots``: actor → the organisation that it is a part of or speaks for, itself if none. ``parents``: one step of it.
    ``fighters``: actors that can be a party to a fight; ``states``: of these the states, their forces and sides.
    ``families``: type → family. ``voices``: press office → whose it is. ``plural``: generic class of one (child) → of many
    (children). ``generic``: labels of unnamed sources. ``outlet``: the one id of an outlet under any of its names.
    ``neutral``: the words of a text, names as ids and loaded words replaced, so that two parties' wordings of one statement
    are equal; ``gist``: the same, each word by what it says; ``senses``: the stems of
    these words, each with how much it says: the fewer reports have it, the more.
    ``sides``: actor → the side that it answers for together with
    others. ``named``: the actor or outlet that a name in either language names, or nothing; ``people``: nouns of persons
    who may speak without a name, ``reporters`` of those who are their outlet; ``agencies``: outlets whose work others
    print; ``watchers``: monitors, whose sources are themselves; ``press``: news pages and agencies that a pack has
    among the actors too, and that are outlets like others; ``media``: label of a state's media → the state.
    ``another``: words that say «a second, another»; ``acts``: nouns of what can be a second one; ``hours``: word → part of
    the day; ``weekdays``: word → number of the day of the week, Monday 0; ``rising``: words for a number that has gone up;
    ``succumb``: for dying of wounds; ``losses``: for harm of any kind; ``governorates``: places that are one; ``answer``:
    words for what is done in return; ``bombard``: for fire from guns or from the air; ``guns``: for what is fired from the
    ground; ``causes``: for what comes of what; ``titles``: word →
    the rank, the office or the calling that it names, which one person has; ``unread``: whether no lexicon has a word, as of
    most persons' names;
    ``things``: word → the building, vehicle or work that it names, one for all its forms; ``umbrellas``: a name for many
    organisations → those that it may stand for; ``english``: actor → its English name; ``troops``: words for forces of
    whomever (قوة، دورية، طائرة), ``irregulars``: for those who are no state's; ``persons``: actors that are a public person."""

    roots: dict[str, str]
    parents: dict[str, str]
    fighters: frozenset[str]
    states: frozenset[str]
    families: dict[str, str]
    voices: dict[str, str]
    plural: dict[str, str]
    generic: frozenset[str]
    outlet: Callable[[str], str]
    neutral: Callable[[str], tuple[str, ...]]
    gist: Callable[[str], tuple[str, ...]]
    senses: Callable[[str], dict[str, float]]
    sides: dict[str, str]
    named: Callable[[str], str]
    people: frozenset[str]
    reporters: frozenset[str]
    agencies: frozenset[str]
    watchers: frozenset[str]
    press: frozenset[str]
    media: dict[str, str]
    another: frozenset[str]
    acts: frozenset[str]
    hours: dict[str, str]
    weekdays: dict[str, int]
    rising: frozenset[str]
    succumb: frozenset[str]
    losses: frozenset[str]
    governorates: frozenset[str]
    answer: frozenset[str]
    bombard: frozenset[str]
    guns: frozenset[str]
    causes: frozenset[str]
    titles: dict[str, str]
    unread: Callable[[str], bool]
    things: dict[str, str]
    umbrellas: dict[str, frozenset[str]]
    english: dict[str, str]
    troops: frozenset[str]
    irregulars: frozenset[str]
    persons: frozenset[str]
