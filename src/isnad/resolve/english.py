"""Speakers and parties that no pack names, in English word for word («دبلوماسي إيراني»: Iranian diplomat), so that a reader
without Arabic can tell them apart. Words come from ``values/english.tsv`` and the lexicon's glosses; what neither has is spelled
in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isnad.packs import Packs, fold
from isnad.packs.entries import NameEntry
from isnad.packs.lexicon import Reading
from isnad.resolve.phrased import AND, HOUSES, IRREGULAR, LOCAL, QUARTERS, WORD, Piece, phrase, plural_of, told_words
from isnad.resolve.spelled import spelled
from isnad.resolve.units import numbered_unit

_PREPOSITIONS = {
    fold(arabic): english
    for arabic, english in (
        ("في", "in"), ("لدى", "in"), ("من", "of"), ("عن", "of"), ("باسم", "for"), ("إلى", "to"), ("ضمن", "in"), ("داخل", "in"),
        ("قرب", "near"), ("مع", "with"), ("على", "on"),
    )
}  # fmt: skip
_CLOSE = ("مقرب", "قريب")
"""«مصادر **مقربة من** الحكومة»."""
_GLUED = {"ل": "of", "ب": "in"}
_ORDER = {"noun": 0, "adjective": 1, "participle": 2, "masdar": 3}
_AFTER = {"adjective": 0, "noun": 1, "participle": 2, "masdar": 3}
"""What a word is rather: at the beginning of a phrase, and behind a noun."""
_SETTLEMENTS = frozenset({
    "city", "town", "village", "camp", "district", "governorate", "neighbourhood", "area", "quarter", "municipality", "mayor",
    "governor", "hospital", "police", "health", "directorate", "operations", "command", "security",
})  # fmt: skip

Words = dict[str, tuple[str, str]]


def in_english(text: str, packs: Packs) -> str | None:
    """The phrase in English, or None where it has no word."""
    if (outlet := _OUTLET_IN_QUOTES.match(text)) is not None and (kind := in_english(outlet[1], packs)) in _OUTLETS:
        return f"{kind} {' '.join(_bare_name(w, packs) for w in WORD.findall(outlet[2]))}"  # «موقع **"يمن شباب"**»
    words = told_words(text)
    first, note = packs.data.english.get(fold(words[0]), ("", "")) if words else ("", "")
    if note == "unit" and len(words) > 1 and not words[1].isdigit():
        return " ".join((first.partition("|")[0], *map(spelled, words[1:])))
    return _joined(_phrases(words, packs)) or None


def office_or_name(text: str, packs: Packs) -> str | None:
    """Somebody told by office and by name: who holds an office of a place («مدير مستشفى جنين وسام بكر») by the office, any other
    («وزير الخارجية فلان») by name. None where it is not both."""
    phrases = _phrases(told_words(text), packs)
    link, last = phrases[-1]
    k = len(last)
    while k and last[k - 1].kind in ("name", "title"):
        k -= 1
    names = [p for p in last[k:] if p.kind == "name"]
    titled, known = len(names) < len(last) - k, any(p.person for p in names)
    if len(names) + titled < 2 or not (known or titled):
        return None
    held = last[:k]
    if any(p.text in QUARTERS for p in held):
        return None  # «المجلس العام لحيي **الشيخ مقصود**»
    office = _joined([*phrases[:-1], (link, held)])
    if not _OUTLETS.isdisjoint(office.split()):
        return None  # «موقع **سفينة نت**»
    unplaced = bool(held) and held[-1].text in HOUSES  # «مدير **المستشفى** فلان»: of which, nobody sees
    return office if not unplaced and not LOCAL.isdisjoint(office.split()) else " ".join(p.text for p in names)


def _phrases(words: Sequence[str], packs: Packs) -> list[tuple[str, list[Piece]]]:
    """(preposition before it, pieces) for each phrase."""
    phrases: list[tuple[str, list[Piece]]] = [("", [])]
    for link, piece in _pieces(words, packs):
        if link and phrases[-1][1]:
            phrases.append((link, []))
        if piece.text:
            phrases[-1][1].append(piece)
    return phrases


def _joined(phrases: Sequence[tuple[str, list[Piece]]]) -> str:
    told = " ".join(" ".join(filter(None, (link, phrase(pieces)))) for link, pieces in phrases if pieces).split()
    if "big" in told and not _OF_RANK.isdisjoint(w.removesuffix("s") for w in told):
        told[told.index("big")] = "senior"  # «مسؤول **كبير**», «ضباط **كبار**»
    if "official" in told and told[-1] in _STATE_RUN:
        told[told.index("official")] = "state"  # «الإعلام السوري **الرسمي**»
    if len(told) > 1 and told[-1] == "head":
        told[-1] = "president"  # «**الرئيس** التركي»: no body is told that he heads
    return " ".join(told)


_OUTLET_IN_QUOTES = re.compile(r"""^\s*([^\s"«“]+)\s*["«“]\s*([^"»”]+)["»”]""")


def _bare_name(word: str, packs: Packs) -> str:
    """One word of a name in quotation marks: a known place, a word of the table of names, or spelled."""
    folded = fold(word)
    found = [e for form in (folded, f"ال{folded}") for _, entries in packs.names_opening((form,)) for e in entries]
    place = next((x for e in found if e.kind == "place" and (x := _label(e, packs, guarded=True))), "")
    english, note = packs.data.english.get(folded, ("", ""))
    return place or (english if note == "name" else spelled(word))


_STATE_RUN = frozenset({"media", "television", "radio", "agency", "newspaper"})
_OF_RANK = frozenset({"official", "officer", "commander", "leader", "diplomat", "adviser", "source", "director", "member"})


def one_of(text: str, packs: Packs) -> str | None:
    """«أحد **سكان البلدة**»: one of several people, told in the singular."""
    english = in_english(text, packs)
    if english is None:
        return None
    words = english.split()
    at = next((k for k, w in enumerate(words) if w in _OF or k + 1 == len(words) or words[k + 1] in _OF), 0)
    words[at] = next((one for one, many in IRREGULAR.items() if many == words[at]), words[at].removesuffix("s"))
    return " ".join(words)


_OF = frozenset(_PREPOSITIONS.values())


def _pieces(words: Sequence[str], packs: Packs) -> Iterator[tuple[str, Piece]]:
    """(preposition before it, piece) for all of a phrase."""
    i, link = 0, ""
    before: Piece | None = None
    while i < len(words):
        if i and fold(words[i]) == "برتبه":  # «ضابط **برتبة رائد** في الشرطة»: an officer
            i += 2
            continue
        if before is not None and before.kind == "title" and fold(words[i]) in _STAFF:
            i += 1  # «العميد **ركن** فلان»
            continue
        if i and fold(words[i]) in _PRONOUNS:
            i += 1  # «مصدر عسكري موالٍ **لها**»
            continue
        if 0 < i < len(words) - 2 and fold(words[i]).startswith(_CLOSE) and fold(words[i + 1]) == "من":
            i, link, before = i + 2, "close to", None
            continue
        called_ali = words[i] == "علي" and before is not None and before.kind in ("name", "title")
        if i and not called_ali and (preposition := _PREPOSITIONS.get(fold(words[i]))):
            i, link, before = i + 1, preposition, None
            continue
        glued, piece, taken = _piece(words, i, packs, before, inside=link in _WITHIN)
        yield link or (glued if i else ""), piece
        i, link, before = i + taken, "", piece


_PRONOUNS = frozenset(map(fold, ("له", "لها", "لهم", "لهما", "منه", "منها", "منهم", "فيه", "فيها", "إليه", "إليها")))
_WITHIN = frozenset({"in", "near"})
_STAFF = frozenset({"ركن", "الركن", "طيار", "الطيار"})


def _piece(words: Sequence[str], i: int, packs: Packs, before: Piece | None, *, inside: bool = False) -> tuple[str, Piece, int]:
    """(glued preposition, piece, words taken): a name of the packs, a pair of words, a person's name, a word."""
    table, folded = packs.data.english, fold(words[i])
    if (unit := numbered_unit(words, i)) is not None:
        return "", Piece(unit[0], "noun"), unit[1]
    settled = inside or (before is not None and before.text in _SETTLEMENTS)
    if settled and (place := _named(words, i, packs, guarded=True)) is not None:
        return place
    if folded == _ABD and i + 1 < len(words) and words[i + 1].startswith("ال"):
        return "", Piece(_servant(fold(words[i + 1]), table), "name", person=True), 2
    if i == 0 and (kin := _his_kin(words[i], packs)):
        return "", Piece(kin, "noun"), 1
    if (name := _of_person(words[i], table, packs, before)) is not None:
        return "", name, 1
    if before is not None and before.text in _SETTLEMENTS and (town := _town(folded, packs)):
        return "", Piece(town, "place"), 1
    behind = before is not None and not folded.startswith(("لل", "ل"))
    reading = _best(packs.lexicon.read(folded), _AFTER if behind else _ORDER)
    named = _named(words, i, packs, guarded=before is not None and reading is None)
    if named is not None and (before is None or not (before.person or before.kind == "title") or named[2] > 1):
        return named
    after = words[i + 1] if i + 1 < len(words) else ""
    base = fold(reading.entry.base) if reading is not None else _bare(folded)
    glued = _GLUED.get(reading.pre[-1:], "") if reading is not None else ""
    if before is not None and not glued and _names_outlet(before, reading):
        return "", Piece(spelled(words[i]), "name"), 1
    pair = (table.get(f"{base} {_base(after, packs)}") or table.get(f"{base} {_bare(fold(after))}")) if after else None
    if pair is not None:  # the second word as it is told of one thing of its gender («سيارة مفخخة») or of anything («لغم أرضي»)
        several = reading is not None and reading.entry.number in ("d", "p")
        if pair[1] == "adj" and before is not None:
            return glued, Piece(pair[0], "adj", "", before.article), 2
        text = plural_of(pair[0]) if several else pair[0]
        return glued, Piece(text, "noun", reading.entry.gender if reading is not None else ""), 2
    bare = _bare(folded)
    english, note = table.get(bare) or table.get(base) or ("", "")
    if note in _PERSONS and reading is not None:
        english = ""
    if not english and reading is not None:
        english = packs.data.glosses.get(reading.entry.base, "")
    if not english:
        english, note = table.get(bare.removesuffix("ه"), ("", "")) if not bare.endswith("ا") else table.get(bare[:-1], ("", ""))
    if not english:
        own = before is not None and before.person
        return glued, Piece(spelled(words[i]), "name" if before is not None else "noun", person=own), 1
    if note == "title":
        title, _, noun = english.partition("|")
        person = folded != bare and _is_name(after, packs)
        return glued, Piece(title, "title") if person else _told(reading, noun, "", None), 1
    if note == "unit":
        english = english.rpartition("|")[2]  # «قائد **كتيبة**»: one that is not named here
    return glued, _told(reading, english, note, before), 1


def _his_kin(word: str, packs: Packs) -> str:
    """«شقيق**ه**», «والدت**ها**»: kin or a friend of somebody told before, and no woman spelled alike («شقيقة»)."""
    if not word.endswith(("ه", "ها", "هم", "هما", "هن")):
        return ""
    own = (r for r in packs.lexicon.read(fold(word)) if r.suffix and not r.pre and "kin" in r.entry.classes)
    found = next(own, None)
    if found is None:
        return ""
    english, note = packs.data.english.get(fold(found.entry.base), ("", ""))
    return english if english and not note else packs.data.glosses.get(found.entry.base, "")


_OUTLETS = frozenset({
    "channel", "newspaper", "website", "network", "radio", "newsroom", "page", "account", "platform", "agency",
})  # fmt: skip


def _names_outlet(before: Piece, reading: Reading | None) -> bool:
    """«قناة **النهر**», «صحيفة **السوداني**»: behind what an outlet is, a noun, or an adjective that does not agree, is its
    name."""
    if before.text not in _OUTLETS or reading is None or reading.pre:
        return False
    e = reading.entry
    return (e.pos == "noun" and reading.article) or (e.pos == "adjective" and e.gender != before.gender != "")


def _is_name(word: str, packs: Packs) -> bool:
    """Whether a word behind a definite title names a person: an adjective of it would have the article, and a word with the
    article is a name where it is in the table of names or no lexicon has it."""
    folded = fold(word)
    if not word or word.isdigit() or folded in _PREPOSITIONS:
        return False
    bare = _bare(folded)
    return bare == folded or packs.data.english.get(bare, ("", ""))[1] == "name" or not packs.lexicon.read(folded)


def _told(reading: Reading | None, english: str, note: str, before: Piece | None) -> Piece:
    if reading is None:
        return Piece(english, note or "noun", "", before is not None and before.article)
    e = reading.entry
    if note == "before":
        return Piece(f"{AND}{english}" if reading.pre == "و" else english, note, e.gender, reading.article)
    agrees = before is not None and reading.article == before.article
    if before is not None and (note == "adj" or e.pos == "adjective" or (e.pos == "participle" and agrees)):
        own = e.gender if e.pos in ("adjective", "participle") else ""  # «لجنة **الأمن**»: a noun agrees with nothing
        return Piece(f"{AND}{english}" if reading.pre == "و" else english, "adj", own, before.article)
    text = plural_of(english) if e.number in ("d", "p") else english
    return Piece(text, "noun", e.gender, reading.article, e.number == "d")


_BEFORE_NAMES = frozenset({"name", "title", "place"})
_PERSONS = frozenset({"name", "family"})
_ABD, _GOD = fold("عبد"), fold("الله")


def _servant(of_whom: str, table: Words) -> str:
    """«**عبد الكريم** عمر»: one name of two words, as the press writes it."""
    english, note = table.get(of_whom, ("", ""))
    return "Abdullah" if of_whom == _GOD else f"Abdul {english if note in _PERSONS else spelled(_bare(of_whom))}"


def _of_person(word: str, table: Words, packs: Packs, before: Piece | None) -> Piece | None:
    """A person's name, first of all or behind a title, another name or an office; after an office a nationality is none («الناطق
    المصري»)."""
    folded = fold(word)
    for key in (folded, _bare(folded)):
        english, note = table.get(key, ("", ""))
        if note == "family" and before is not None and (before.kind == "title" or before.person):
            return Piece(english if key == folded else f"al-{english}", "name", person=True)
        if note != "name":
            continue
        read = _best(packs.lexicon.read(folded), _AFTER)
        if before is None or before.kind in _BEFORE_NAMES or read is None or read.entry.pos != "adjective":
            return Piece(english if key == folded else f"al-{english}", "name", person=True)
    if before is not None and before.kind == "name" and folded.startswith("ال") and folded[-1:] == "ي" and before.person:
        return Piece(spelled(word), "name", person=True)  # «محمد شياع **السوداني**»: a family's name, whatever else it says
    return None


def _named(words: Sequence[str], i: int, packs: Packs, *, guarded: bool) -> tuple[str, Piece, int] | None:
    """The longest name of a pack that begins here, glued prepositions taken off; one that is a common word too only behind
    another word."""
    for first, glued in _openings(fold(words[i])):
        for more, entries in packs.data.names.get(first, ()):
            n = len(more) + 1
            if tuple(map(fold, words[i + 1 : i + n])) != tuple(more):
                continue
            ranked = sorted(entries, key=lambda e: e.head == "neighbourhood")  # «شرطة **صلاح الدين**» is a governorate's
            e, label = next(((e, label) for e in ranked if (label := _label(e, packs, guarded))), (entries[0], ""))
            if label and len({x.id for x in entries if x.kind == e.kind == "actor"}) < _MANY:
                person = e.kind == "actor" and packs.actors[e.id].cls == "official"
                return glued, Piece(label, "name" if person else "place" if e.kind == "place" else "noun"), n
    return None


def _openings(folded: str) -> Iterator[tuple[str, str]]:
    yield folded, ""
    if folded.startswith("لل"):
        yield "ال" + folded[2:], "of"
    elif folded[:1] in _GLUED and len(folded) > 3:
        yield folded[1:], _GLUED[folded[0]]


def _label(e: NameEntry, packs: Packs, guarded: bool) -> str:
    if e.guarded and not guarded:
        return ""
    if e.kind == "place" and (place := packs.places.get(e.id)) is not None:
        return place.bare_en
    row = packs.actors.get(e.id) if e.kind == "actor" else packs.outlets.get(e.id) if e.kind == "outlet" else None
    return _BRACKET.sub("", row.name_en) if row is not None else ""


_BRACKET = re.compile(r"\s*\(.*?\)")
_MANY = 3
"""So many who bear one name («الدفاع المدني») are told by what they are."""


def _town(word: str, packs: Packs) -> str:
    """The town of that name, which a pack knows only behind what it is: «بلدية **بيتا**»."""
    for kind in _TOWNS:
        found = next((entries for n, entries in packs.names_opening((kind, word)) if n == 2), ())
        if label := next((x for e in found if e.kind == "place" and (x := _label(e, packs, guarded=True))), ""):
            return label
    return ""


_TOWNS = tuple(map(fold, ("بلدة", "مدينة", "قرية", "ناحية", "مخيم")))


def _best(readings: Sequence[Reading], order: dict[str, int]) -> Reading | None:
    """The reading with the fewest letters taken off; of these the one that comes first in ``order``, in the plural rather than
    the dual («عن **مسؤولين**»)."""
    known = [r for r in readings if r.entry.pos in order and not r.suffix]
    return min(known, key=lambda r: (len(r.pre), order[r.entry.pos], r.entry.number == "d"), default=None)


def _base(word: str, packs: Packs) -> str:
    reading = _best(packs.lexicon.read(fold(word)), _AFTER)
    return fold(reading.entry.base) if reading is not None else _bare(fold(word))


def _bare(folded: str) -> str:
    return folded[2:] if folded.startswith(("ال", "لل")) and len(folded) > 4 else folded
