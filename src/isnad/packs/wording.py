"""What fusing has to know of names: who is part of whom, and how two parties' wordings of one statement are made equal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from isnad.model.known import Known
from isnad.packs.build import WORD
from isnad.packs.compiled import Packs
from isnad.packs.gist import Gist
from isnad.packs.inflect import fold
from isnad.packs.lexicon import Named
from isnad.packs.named import named, names_of
from isnad.packs.senses import Senses

_FIGHT = frozenset(
    {"state_forces", "external_forces", "militia", "rebel", "jihadist", "police", "intelligence", "government", "state",
     "coalition", "political", "tribe", "official"}
)  # fmt: skip
_OWN_STATE = frozenset({"state_forces", "external_forces", "police", "intelligence", "government", "official", "agency"})
"""Classes that speak for the state that is their parent; a militia that a state pays is not the state."""
_STATE = frozenset({"state_forces", "external_forces", "state", "coalition"})
_LOOSE = frozenset({"neutral", "opposition", "jihadist", "palestinian"})
"""Sides that are many organisations, each of which answers for itself."""
_TITLES = frozenset({"leader", "medic", "journalist"})
"""Classes of nouns for one who has a rank, an office or a calling."""
_GUNS = frozenset({"artillery", "rocket", "missile", "firearm"})
_THINGS = frozenset({"building", "infrastructure", "vehicle"})
_PEOPLE = frozenset({"resident", "medic", "officer", "soldier", "fighter", "source"})
_WANTED: dict[str, Callable[[frozenset[str]], bool]] = {
    "another": lambda c: "other" in c,
    "acts": lambda c: bool(c & {"event", "ied", "mine", "missile", "rocket"}),
    "rising": lambda c: "rising" in c,
    "losses": lambda c: "damage" in c,
    "succumb": lambda c: "succumb" in c,
    "answer": lambda c: "answer" in c,
    "bombard": lambda c: "bombard" in c,
    "causes": lambda c: bool(c & {"cause", "cause_link"}),
    "guns": lambda c: bool(c & _GUNS),
    "people": lambda c: bool(c & _PEOPLE),
    "irregulars": lambda c: "armed" in c or ("fighter" in c and "aircraft" not in c),
    "reporters": lambda c: c >= {"journalist", "source"},
}
"""What fusing asks of the classes of a word."""
_TROOPS = frozenset({"قوة", "قوات", "وحدة", "دورية", "مقاتلة", "طائرة", "مروحية"})
"""Nouns for forces that may be a state's as well as anybody's."""
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AND = ("و", "ف")


def known(packs: Packs) -> Known:
    """Made once for these packs."""
    found: Known | None = packs.memo.get("known")
    if found is None:
        roots = {actor: _root(actor, packs) for actor in packs.actors}
        forms = _forms(packs)
        neutral = lru_cache(maxsize=20_000)(partial(_neutral, packs, roots, _loaded(packs)))
        gist = Gist(packs, neutral, roots)
        found = packs.memo["known"] = Known(
            roots=roots,
            parents={a: p for a in packs.actors if (p := _parent(a, packs))},
            fighters=frozenset(a.id for a in packs.actors.values() if a.cls in _FIGHT),
            states=_states(packs),
            families=packs.labels.families,
            voices=packs.lore.voices,
            plural=_plural(packs),
            generic=frozenset(label.label_en for label in packs.classes.values()),
            outlet=partial(_outlet, _outlets(packs)),
            neutral=neutral,
            gist=gist,
            senses=Senses(packs, gist, roots),
            another=forms["another"],
            hours=_hours(packs),
            weekdays=_weekdays(packs),
            acts=forms["acts"],
            sides={a.id: a.side for a in packs.actors.values() if a.side and a.side not in _LOOSE},
            rising=_with_to(forms["rising"]),
            named=partial(named, names_of(packs, roots)),
            people=forms["people"],
            reporters=forms["reporters"],
            agencies=frozenset(o.id for o in packs.outlets.values() if o.kind == "agency"),
            watchers=frozenset(o.id for o in packs.outlets.values() if o.kind == "monitor")
            | frozenset(a.id for a in packs.actors.values() if _watches(a.id, a.cls, packs)),
            press=frozenset(o for o in packs.outlets if roots.get(o) == o and _is_press(packs.outlets[o].kind)),
            media=_media(packs),
            governorates=frozenset(p.id for p in packs.places.values() if p.kind == "governorate"),
            losses=forms["losses"],
            succumb=forms["succumb"],
            answer=forms["answer"],
            bombard=forms["bombard"],
            guns=forms["guns"],
            causes=forms["causes"] | _set_off(packs),
            umbrellas={u: _under(s, packs) for u, s in packs.umbrellas.items()},
            things=_things(packs),
            titles=_titles(packs),
            unread=lambda word: not packs.lexicon.read(word),
            irregulars=forms["irregulars"],
            troops=_troops(packs),
            persons=packs.persons,
            english={a.id: a.name_en for a in packs.actors.values()},
        )
    return found


def _forms(packs: Packs) -> dict[str, frozenset[str]]:
    """Forms of the lexicon by what fusing asks of their classes, in one pass over the lexicon."""
    out: dict[str, set[str]] = {name: set() for name in _WANTED}
    asked: dict[frozenset[str], tuple[str, ...]] = {}
    for form, entries in packs.lexicon.forms.items():
        for entry in entries:
            kinds = asked.get(entry.classes)
            if kinds is None:
                kinds = asked[entry.classes] = tuple(name for name, wanted in _WANTED.items() if wanted(entry.classes))
            for name in kinds:
                out[name].add(form)
    return {name: frozenset(found) for name, found in out.items()}


def _under(sides: Sequence[str], packs: Packs) -> frozenset[str]:
    """Armed organisations of those sides that are no state's."""
    return frozenset(a.id for a in packs.actors.values() if a.side in sides and a.cls in _FIGHT - _OWN_STATE - _STATE)


def _things(packs: Packs) -> dict[str, str]:
    """Folded word, alone or behind a preposition → the noun of what can be hit."""
    rows = {f: e.lemma for f, entries in packs.lexicon.forms.items() for e in entries if e.pos == "noun" and e.classes & _THINGS}
    return {before + form: lemma for form, lemma in rows.items() for before in ("", "ب", "ل", "بال", "لل")}


def _titles(packs: Packs) -> dict[str, str]:
    """Folded word → the noun of a rank, an office or a calling: «طبيباً» is «طبيب»."""
    return {f: e.lemma for f, entries in packs.lexicon.forms.items() for e in entries if e.pos == "noun" and e.classes & _TITLES}


def _with_to(forms: frozenset[str]) -> frozenset[str]:
    """The forms, and each after «ل»: «ليرتفع»."""
    return forms | {f"ل{form}" for form in forms}


def _states(packs: Packs) -> frozenset[str]:
    """States, their forces and governments, and the sides that they stand on."""
    forces = [a for a in packs.actors.values() if a.cls in _STATE]
    governments = {a.id for a in packs.actors.values() if a.cls == "government"}
    return frozenset({a.id for a in forces} | {a.side for a in forces if a.side not in _LOOSE} | governments)


def _hours(packs: Packs) -> dict[str, str]:
    """Folded word → the part of the day that it names."""
    rows = [(form, meaning.partition(":")) for form, meaning, _ in packs.data.time_words if " " not in form]
    hours = {_bare(fold(f.replace("(ال)", "")), packs): m[2] for f, m in rows if m[0] in ("part", "adverb")}
    return hours | {_bare(fold(f), packs): "night" for f, m in rows if m[0] in ("night", "this_night")}


def _weekdays(packs: Packs) -> dict[str, int]:
    """Folded name of a day, without its article → its number, Monday's is 0."""
    return {_bare(fold(row[0]), packs): _WEEK.index(row[1]) for row in packs.data.weekdays}


def _plural(packs: Packs) -> dict[str, str]:
    """One of a class → the class: child → children."""
    many = {label.note: label.id for label in packs.classes.values() if label.note and " " not in label.note}
    ones = ((label.id, label.note.split()) for label in packs.classes.values())
    return {one: many[kind[0]] for one, kind in ones if kind[1:] == ["sg"] and kind[0] in many}


def _parent(actor: str, packs: Packs) -> str:
    row = packs.actors[actor]
    over = packs.actors.get(row.parent)
    return row.parent if over is not None and (over.cls != "state" or row.cls in _OWN_STATE) else ""


def _root(actor: str, packs: Packs) -> str:
    seen = {actor}
    while (over := _parent(actor, packs)) and over not in seen:
        seen.add(over)
        actor = over
    return actor


def _troops(packs: Packs) -> frozenset[str]:
    rows = packs.lexicon.forms.items()
    return frozenset(f for f, entries in rows if any(e.pos == "noun" and e.lemma in _TROOPS for e in entries))


def _set_off(packs: Packs) -> frozenset[str]:
    """«تفجير»: a blast that somebody set off."""
    rows = packs.lexicon.forms.items()
    return frozenset(f for f, entries in rows if any(e.pos == "masdar" and e.lemma == "فجّر" for e in entries))


def _watches(actor: str, cls: str, packs: Packs) -> bool:
    """Whose own people tell it what it tells: rescuers, and monitors that are no news page."""
    return cls == "civil_defence" or (cls == "monitor" and actor not in packs.outlets)


def _is_press(kind: str) -> bool:
    """A kind of outlet that tells news, and neither watches for itself nor speaks for a body."""
    return kind in ("agency", "site", "newspaper", "tv")


def _outlets(packs: Packs) -> dict[str, str]:
    """Folded name, slug or domain → id."""
    table = {fold(name.lower()): o.id for o in packs.outlets.values() for name in (o.name_en, o.name_ar, *o.domains)}
    for first, rows in packs.data.names.items():
        for rest, entries in rows:
            for entry in entries:
                if entry.kind == "outlet":
                    table.setdefault(" ".join((first, *rest)), entry.id)
    return table | {o: o for o in packs.outlets}


def _outlet(table: dict[str, str], name: str) -> str:
    """The id, or the name as it is written where no pack knows it."""
    plain = " ".join(name.split())
    return table.get(plain) or table.get(" ".join(WORD.findall(fold(plain.lower())))) or table.get(fold(plain.lower())) or plain


def _media(packs: Packs) -> dict[str, str]:
    """«Syrian state media» → the government that bears that adjective in its name."""
    governments = [a for a in packs.actors.values() if a.cls == "government"]
    labels = [(label.label_en, label.label_en.removesuffix(" state media")) for label in packs.classes.values()]
    return {
        label: next(a.id for a in governments if a.name_en.startswith(f"{land} government"))
        for label, land in labels
        if land != label and any(a.name_en.startswith(f"{land} government") for a in governments)
    }


def _loaded(packs: Packs) -> dict[str, tuple[str, ...]]:
    """Folded loaded word → the words that a neutral writer would use, or the one it is said of."""
    table = {}
    for row in packs.data.framing:
        if " " not in row.form:
            table[fold(row.form)] = (
                (_root(row.toward, packs),) if row.toward in packs.actors else tuple(fold(row.neutral).split())
            )
    return table


def _neutral(packs: Packs, roots: dict[str, str], loaded: dict[str, tuple[str, ...]], text: str) -> tuple[str, ...]:
    """Words without conjunction and article; names of actors as their organisation, of places and outlets as their id."""
    words = WORD.findall(fold(text))
    out: list[str] = []
    i = 0
    while i < len(words):
        name, length = _name(words, i, packs)
        if length:
            out.append(roots.get(name, name))
            i += length
            continue
        word = words[i]
        plain = next((w for w in (word, word[1:] if word[:1] in _AND else word) if w in loaded), None)
        out += loaded[plain] if plain is not None else (_bare(word, packs),)
        i += 1
    return tuple(w for k, w in enumerate(out) if not k or out[k - 1] != w)


def _name(words: Sequence[str], i: int, packs: Packs) -> tuple[str, int]:
    """The longest name that begins at word ``i``, as (id, words); ("", 0) if none does."""
    best, length = "", 0
    for _, starts in packs.lexicon.word(words[i]).named:
        options: list[tuple[tuple[str, ...], Named]] = [((), starts.alone)] if starts.alone is not None else []
        options += starts.names.get(words[i + 1], []) if i + 1 < len(words) else []
        for rest, found in options:
            n = 1 + len(rest)
            if n > length and tuple(words[i + 1 : i + n]) == tuple(rest):
                entry = min((e for e in found.entries if not (e.guarded and n == 1)), key=lambda e: (e.kind, e.id), default=None)
                best, length = (entry.id, n) if entry else (best, length)
    return best, length


def _bare(word: str, packs: Packs) -> str:
    """Without a conjunction, if what is left is a word, and without the article."""
    if word[:1] in _AND and len(word) > 3 and packs.lexicon.read(word[1:]):
        word = word[1:]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
