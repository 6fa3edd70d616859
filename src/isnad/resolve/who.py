"""Actors: which of the ids that a name may mean existed on that day, and its neutral label."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any, cast

from isnad.model.claim import Name, Role
from isnad.model.draft import DraftRole, Party
from isnad.packs import Packs, fold
from isnad.packs.tables import Label
from isnad.resolve.english import in_english, office_or_name, one_of
from isnad.resolve.lands import land_of_actor
from isnad.resolve.memo import UNASKED, table
from isnad.resolve.spelled import spelled
from isnad.resolve.units import own_name, unit_name


def actor_of(names: tuple[str, ...], day: str | None, packs: Packs, lands: tuple[str, ...] = ()) -> str | None:
    """The id that existed on ``day`` (ISO, may be partial or None) and belongs to the first of ``lands`` that has any; else one
    that belongs to no country's war, else the first."""
    if not names:
        return None
    living = [n for n in names if _lived(n, day, packs)] or list(names)
    if len(living) > 1 and lands:
        homes = {n: land_of_actor(n, packs) for n in living}
        at_home = next((n for land in (*lands, "") for n in living if homes[n] == land), None)
        return at_home or _gone(names, homes, packs, lands) or living[0]
    return living[0]


def _gone(names: tuple[str, ...], living: Container[str], packs: Packs, lands: tuple[str, ...]) -> str | None:
    """Somebody of these countries who is no more, where nobody of them lives."""
    return next((n for land in lands for n in names if n not in living and land_of_actor(n, packs) in (land, "")), None)


def party_actor(p: Party, day: str | None, packs: Packs, lands: tuple[str, ...]) -> str | None:
    """The actor that a party names. A bare name («الجيش», «القوات الحكومية») means the one of the country that is told of."""
    known, key = table(packs, "party_actor"), (p.names, p.text, p.called, p.via is None, day, lands)
    actor: Any = known.get(key, UNASKED)
    if actor is UNASKED:
        actor = known[key] = _party_actor(p, day, packs, lands)
    return cast("str | None", actor)


def _party_actor(p: Party, day: str | None, packs: Packs, lands: tuple[str, ...]) -> str | None:
    told = p.called if p.via is not None and (p.names or p.called) else p.text
    if told and not any(land_of_actor(n, packs) in lands or _is_person(n, packs) for n in p.names):
        text = fold(told)
        text = text[1:] if text.startswith(("وال", "ولل", "بال")) else text  # «**والفصائل** ترد», «الإسعاف **بالهلال الأحمر**»
        for form in _bare_forms(text, packs, whole=bool(p.names)):
            local = next((ids for land in lands if land in packs.lands and (ids := packs.lands[land].names.get(form))), ())
            if local:
                return actor_of(local, day, packs, lands)
    return actor_of(p.names, day, packs, lands)


def _is_person(actor: str, packs: Packs) -> bool:
    row = packs.actors.get(actor)
    return row is not None and row.cls == "official"


def _bare_forms(text: str, packs: Packs, *, whole: bool) -> tuple[str, ...]:
    """The words that may be a bare name: all of them, the first of them («وزير الداخلية فلان الفلاني»), or the last of a phrase
    that names nobody («مواقع الجيش», «حاجز للجيش»)."""
    words = text.split()
    if whole or not words:  # «عنصران من القوات الحكومية»: the name ends the phrase
        ends = tuple(" ".join(words[-n:]) for n in (3, 2) if n < len(words))
        return (text, *ends, *(words[-1:] if words[-2:-1] == ["من"] else ()))
    last = "ال" + words[-1].removeprefix("لل") if words[-1].startswith("لل") else words[-1]
    men = len(words) == 3 and words[0].removeprefix("ال").startswith(_MEN[2:])  # «عناصر **القوات الشعبية**»
    behind = (n for n in (3, 2) if n < len(words) and (words[-n - 1] == "من" or (men and n == 2)))
    own = tuple(" ".join(words[-n:]) for n in behind)  # «قوة من **الاستخبارات العسكرية**»
    firsts = (n for n in range(min(4, len(words) - 1), 1, -1) if not _national(words[n], packs))
    return (text, *(" ".join(words[:n]) for n in firsts), *own, last)


def _national(word: str, packs: Packs) -> bool:
    """«هيئة الأركان **المالية**»: of a country that its own words tell."""
    return any("nationality" in r.entry.classes for r in packs.lexicon.read(word))


def _lived(actor: str, day: str | None, packs: Packs) -> bool:
    row = packs.actors.get(actor)
    if row is None or day is None:
        return True
    return (not row.since or row.since[: len(day)] <= day) and (
        not row.until or day < row.until or day == row.until[: len(day)] != row.until
    )


def label_of(actor: str | None, cls: str | None, text: str | None, packs: Packs) -> tuple[Name | None, str | None]:
    """(neutral name, class) of a filler."""
    known, key = table(packs, "label_of"), (actor, cls, text)
    got: tuple[Name | None, str | None] | None = known.get(key)
    if got is None:
        got = known[key] = _label_of(actor, cls, text, packs)
    return got


def _label_of(actor: str | None, cls: str | None, text: str | None, packs: Packs) -> tuple[Name | None, str | None]:
    if actor is not None:
        row, outlet = packs.actors.get(actor), packs.outlets.get(actor)
        if row is not None:
            return Name(row.name_en, row.name_ar), row.cls
        if outlet is not None:
            return Name(outlet.name_en, outlet.name_ar), "outlet"
    if cls is not None:
        if text and (unit := unit_name(text, cls)) is not None:
            return Name(unit, text), "unresolved"
        label = packs.classes.get(cls)
        return (Name(label.label_en, label.label_ar) if label else Name(cls)), "generic"
    if text:
        kind = _kind_of_source(text, packs)
        if kind is not None:
            return Name(kind.label_en, kind.label_ar), "generic"
        first, _, rest = text.partition(" ")
        english = one_of(rest, packs) if fold(first) in _ONE and rest else in_english(text, packs)
        return Name(english or text, text), "unresolved"
    return None, None


def speaker_name(actor: str | None, cls: str | None, text: str | None, packs: Packs) -> Name | None:
    """The neutral name of a speaker: its own words say more than its class (ضابط في الجيش, مصادر طبية)."""
    known, key = table(packs, "speaker_name"), (actor, cls, text)
    name: Any = known.get(key, UNASKED)
    if name is UNASKED:
        name = known[key] = _speaker_name(actor, cls, text, packs)
    return cast("Name | None", name)


def _speaker_name(actor: str | None, cls: str | None, text: str | None, packs: Packs) -> Name | None:
    if actor is None and text and (own := own_name(text)) is not None:
        return Name(own, text)
    if actor is None and text and (office := _office_of_place(text, packs)) is not None:
        return office
    if actor is not None or not text:
        return label_of(actor, cls, text, packs)[0]
    row, words = _kind_of_source(text, packs), fold(text).split()
    bare = row is not None and row.id in ("source", "sources")
    of_somebody = bare and (len(words) > 2 or _of_nation(words, packs))  # «مصدر في وزارة الداخلية», «مصادر إسرائيلية»
    if row is not None and (len(words) == 1 or words[0] in _PLAIN) and not of_somebody:
        if row.id in _EYES and _OF_EYES not in words:
            return Name(row.label_en.removeprefix("eye"), text)  # «شهود» alone
        return Name(row.label_en, row.label_ar)
    first, _, rest = text.partition(" ")
    english = one_of(rest, packs) if fold(first) in _ONE and rest else office_or_name(text, packs) or in_english(text, packs)
    if english:
        return Name(english.replace(_SITES, "websites"), text)  # «**مواقع** محلية» that tell something
    return label_of(actor, cls, text, packs)[0]


_EYES, _OF_EYES = frozenset({"eyewitness", "eyewitnesses"}), fold("عيان")
_ONE = frozenset(fold(w) for w in ("أحد", "إحدى"))


def _of_nation(words: Sequence[str], packs: Packs) -> bool:
    return len(words) == 2 and _national(words[1], packs)


_SITES = "positions"
_PLAIN = frozenset(fold(w) for w in ("مصدر", "مصادر", "شهود", "شاهد", "ناشطون", "ناشطين", "نشطاء", "الأهالي", "أهالي", "سكان"))
"""Sources that are told by their kind alone, whatever more is said of them."""
_OFFICES = {
    "محافظ": "governor", "والي": "governor", "قائممقام": "district commissioner", "قائمقام": "district commissioner",
    "عمدة": "mayor", "معتمد": "commissioner",
}  # fmt: skip
_CLASS_WORDS = frozenset(fold(w) for w in ("محافظة", "ولاية", "قضاء", "محلية", "مدينة", "بلدة", "ناحية", "مديرية", "منطقة"))


def _office_of_place(text: str, packs: Packs) -> Name | None:
    """«**محافظ نابلس** فلان الفلاني»: the governor of Nablus, whatever his name."""
    head, *rest = text.split()
    if len(rest) > 1 and fold(rest[0]) in _CLASS_WORDS:
        rest = rest[1:]  # «قائممقام **قضاء** كفري»
    folded = fold(" ".join(rest)).split()
    if head not in _OFFICES or not folded or folded[0].removeprefix("ال") in _CLASS_WORDS:
        return None
    for n, entries in packs.names_opening(folded):
        found = [packs.places[e.id] for e in entries if e.kind == "place"]
        if found:
            place = next((p for p in found if p.kind != "neighbourhood"), found[0])
            return Name(f"{_OFFICES[head]} of {place.bare_en}", " ".join((head, *rest[:n])))
    return Name(f"{_OFFICES[head]} of {spelled(rest[0])}", f"{head} {rest[0]}")


_SAME_KIND = {
    fold(a): fold(b)
    for one, other in (("مسؤول", "رسمي"), ("أهلي", "محلي"), ("صحفي", "إعلامي"), ("صحافي", "إعلامي"), ("قبلي", "عشائري"))
    for a, b in ((one, other), (one + "ة", other + "ة"))
}
"""Adjectives that say the same of a source."""


def _plain_kind(words: list[str]) -> list[str]:
    """«مصدر **مسؤول**» is an official source, «مصادر **أهلية**» are local sources."""
    if not words or words[0].removeprefix("ال") not in ("مصدر", "مصادر"):
        return words
    return [words[0], *(_SAME_KIND.get(w.removeprefix("ال"), w) for w in words[1:])]


def _kind_of_source(text: str, packs: Packs) -> Label | None:
    """The generic class that the first words of a filler name: «المصدر العسكري السوري» is a military source."""
    words = _plain_kind(fold(text).split()[:4])
    rows, keys = _by_words(packs), _lemmas(words, packs)
    for n in range(len(words), 0, -1):
        row = next((row for key in keys if (row := rows.get(key[: n + 1]))), None)
        if row is not None:
            return row
    starts = _by_first_word(packs)
    begun = {label.id: label for key in keys for label in starts.get(key[:2], ())}
    return next(iter(begun.values())) if len(begun) == 1 else None  # «شهود» alone: شهود عيان


def _by_words(packs: Packs) -> dict[tuple[str, ...], Label]:
    """Generic fillers by the lemmas of their Arabic words: مصادر محلية, مصدر طبي."""
    known: dict[tuple[str, ...], Label] | None = packs.memo.get("classes_by_words")
    if known is None:
        known = packs.memo["classes_by_words"] = {}
        for row in packs.classes.values():
            for key in _lemmas(fold(row.label_ar).split(), packs):
                known.setdefault(key, row)
    return known


def _by_first_word(packs: Packs) -> dict[tuple[str, ...], list[Label]]:
    """Generic fillers by number and lemma of their first word alone."""
    known: dict[tuple[str, ...], list[Label]] | None = packs.memo.get("classes_by_first_word")
    if known is None:
        known = packs.memo["classes_by_first_word"] = {}
        for key, row in _by_words(packs).items():
            known.setdefault(key[:2], []).append(row)
    return known


def _lemmas(words: list[str], packs: Packs) -> list[tuple[str, ...]]:
    """Words without article and inflection, the number of the first before all: ناشطون and النشطاء share a key. One key for each
    lemma that the first word may have."""
    read = [[r.entry for r in packs.lexicon.read(w) if r.entry.pos not in ("verb", "word") and not r.suffix] for w in words]
    rest = [(nouns[0].base if nouns else word.removeprefix("ال")) for word, nouns in zip(words[1:], read[1:], strict=True)]
    first = read[0] if read else []
    one = any(e.number == "s" and fold(e.base) == w.removeprefix("ال") for e in first for w in words[:1])  # «مزارع»: a farmer
    number = "p" if not one and any(e.number == "p" for e in first) else "s"
    bases = dict.fromkeys(e.base for e in first) or dict.fromkeys(w.removeprefix("ال") for w in words[:1])
    return [(number, base, *rest) for base in bases]


def forces(packs: Packs) -> dict[str, str]:
    """State or government → its armed forces: a state that bombs does it with them."""
    known: dict[str, str] | None = packs.memo.get("forces")
    if known is None:
        ruling = {a.id: a.cls for a in packs.actors.values() if a.cls in _ARMIES and not (a.cls == "government" and a.parent)}
        known = packs.memo["forces"] = {
            a.parent: a.id for a in reversed(packs.actors.values()) if a.cls == _ARMIES.get(ruling.get(a.parent, ""))
        }
    return known


_ARMIES = {"state": "external_forces", "government": "state_forces"}
"""Class of those who rule → class of the armies that are under them."""


_MEN = ("قوات", "جنود", "عناصر", "عنصر", "مقاتل", "مسلحي", "مسلحو", "جندي")


def _men_of(p: Party) -> bool:
    """«قوات الرئيس فلان», «تسعة من مقاتلي حكومة س»: those who fight for a government, and not the government."""
    return bool(p.text) and any(word.startswith(_MEN) for word in fold(p.text or "").split()[:3])


def _is_state(actor: str, packs: Packs) -> bool:
    row = packs.actors.get(actor)
    return row is not None and row.cls == "state"


def command_of(actor: str, packs: Packs) -> str:
    """The army whose ministry an actor is: what a ministry of defence announces as done its army did."""
    row = packs.actors.get(actor)
    defence = row is not None and row.cls == "government" and "دفاع" in row.name_ar
    above = packs.actors.get(row.parent) if row is not None and defence else None
    return above.id if above is not None and above.cls in _ARMIES.values() else actor


def _under_command(actor: str, p: Party, packs: Packs) -> str:
    """«قالت القيادة المركزية إن **قواتها** دمرت …»: the forces of a command are the army's."""
    row = packs.actors.get(actor)
    above = packs.actors.get(row.parent) if row is not None else None
    commands = row is not None and row.name_ar.startswith(_COMMANDS) and fold(p.text or "").startswith(_UNITS)
    return above.id if commands and above is not None and above.cls in _ARMIES.values() else command_of(actor, packs)


_COMMANDS = ("القيادة", "قيادة", "هيئة الأركان", "سلاح الجو", "القوات الجوية")
_UNITS = ("قوات", "وحدات", "طائرات", "مقاتلات")


def role_of(
    role: DraftRole, day: str | None, packs: Packs, lands: tuple[str, ...] = (), *, force: bool = False, talks: bool = False
) -> Role:
    """A role with its actor. ``force``: in an act of force a state stands for its armed forces; ``talks``: where sides talk, an
    adjective of a nation («برعاية روسية») means the state."""
    p = role.party
    actor = party_actor(p, day, packs, lands)
    if force and actor is not None and (role.role != "target" or _is_state(actor, packs) or _men_of(p)):
        actor = forces(packs).get(actor, actor)  # what is done to a government may be done to its ministers
    if talks and actor is not None and role.role == "supporter":
        actor = next((state for state, army in forces(packs).items() if army == actor and _is_state(state, packs)), actor)
    if actor is not None and (role.finder == "announced" or (force and p.via)):
        actor = _under_command(actor, p, packs) if force else command_of(actor, packs)
    name, cls = label_of(actor, p.cls, p.text, packs)
    return Role(role=role.role, actor=actor, name=name, cls=cls, text=p.text, span=p.span, via=p.via)


_THE_ARMY = "الجيش"
_HIT = frozenset({"target", "victim"})


def army_here(role: DraftRole, day: str | None, packs: Packs, lands: tuple[str, ...], doing: Container[str]) -> DraftRole:
    """«قصفت طائرة **أمريكية** … وهاجم مسلحون نقطة **للجيش** قرب بعقوبة»: «the army» that is hit is the army of the country
    where it is hit, unless that one does it; no foreign army that was told of before."""
    p = role.party
    words = fold(p.text or "").split()
    last = words[-1] if words else ""
    if role.role not in _HIT or p.via is None or not p.names or last.removeprefix("لل") not in (_THE_ARMY, _THE_ARMY[2:]):
        return role
    local = packs.lands[lands[0]].names.get(_THE_ARMY, ()) if lands and lands[0] in packs.lands else ()
    if not local or any(n in doing for n in local) or not set(local).isdisjoint(p.names):
        return role
    return DraftRole(
        role.role, Party((actor_of(local, day, packs, lands) or local[0],), None, p.text, p.span, p.via), role.finder
    )


def who_of(party: Party | None, day: str | None, packs: Packs, lands: tuple[str, ...] = ()) -> str | None:
    """The actor id or class that a count counts."""
    if party is None:
        return None
    return party_actor(party, day, packs, lands) or party.cls
