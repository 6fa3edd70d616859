"""How the pieces of a speaker's name are put together in English: adjectives before their noun, owners behind «of», a town before
what is named after it."""

from __future__ import annotations

import re

import msgspec

from isnad.packs import fold

IRREGULAR = {"woman": "women", "man": "men", "child": "children", "person": "people", "piece of information": "information"}


class Piece(msgspec.Struct, frozen=True):
    """One word or name in English. ``kind``: noun | place | adj | name | title | before (a noun that stands before what it
    belongs to)."""

    text: str
    kind: str
    gender: str = ""
    article: bool = False
    two: bool = False
    """Of a noun in the dual."""
    person: bool = False
    """Of a name that is a person's, or stands behind one that is."""


def phrase(pieces: list[Piece]) -> str:
    """A noun with what belongs to it: adjectives before the noun that they agree with, owners behind «of», names at the end."""
    nouns: list[list[str]] = []
    genders: list[str] = []
    names: list[str] = []
    towns: set[str] = set()
    for p in pieces:
        if p.text.startswith(AND) and nouns and len(nouns[-1]) > 1:
            if p.text.removeprefix(AND) in nouns[-1]:
                continue  # «التربية والتعليم»: education
            nouns[-1].insert(len(nouns[-1]) - 1, p.text)  # «لجنة الأمن **والدفاع**»
        elif p.kind == "adj" and nouns:
            noun = nouns[_described(genders, p.gender)]
            noun.insert(int(noun[0] == "two" or noun[0] in towns), p.text)
        elif p.kind == "place" and nouns and nouns[-1][-1] in _NAMED_BEFORE:
            nouns[-1].insert(0, p.text)  # «شرطة **ديالى**»: Diyala police
            towns.add(p.text)
        elif p.kind == "before" and nouns and not names:
            nouns[-1].insert(max(0, len(nouns[-1]) - 1), p.text)
        elif p.kind in ("name", "title"):
            names.append(p.text)
        elif not nouns or nouns[-1] != [p.text]:  # «قوات الأمن الكردية (الأسايش)»: told once
            nouns.append(["two", p.text] if p.two else [p.text])
            genders.append(p.gender)
    return " ".join(filter(None, (" of ".join(" ".join(n) for n in nouns), " ".join(names))))


AND = "and "
"""How a second task begins: «والدفاع»."""
_NAMED_BEFORE = frozenset({
    "district", "subdistrict", "governorate", "police", "hospital", "camp", "municipality", "axis", "prison", "airport",
})  # fmt: skip
"""What stands behind the name of its town in English."""


def _described(genders: list[str], gender: str) -> int:
    """Which noun an adjective goes with: the last, unless only the first has its gender."""
    last = len(genders) - 1
    return 0 if last and gender and genders[last] != gender and genders[0] == gender else last


def plural_of(english: str) -> str:
    """The noun told of many."""
    if english in IRREGULAR:
        return IRREGULAR[english]
    if english.endswith("man"):
        return f"{english[:-3]}men"
    if english.endswith(("s", "people", "media", "data", "information", "men")):
        return english
    if english.endswith("y") and english[-2:-1] not in "aeou":
        return english[:-1] + "ies"
    return english + "s"


HOUSES = frozenset({"hospital", "municipality", "school", "camp", "centre", "town", "village", "city"})
QUARTERS = frozenset({"quarter", "quarters", "neighbourhood"})
LOCAL = frozenset({"governor", "mayor", "director", "commissioner", "supervisor", "mukhtar", "police", "hospital", "local"})
"""Offices of one place or house, and where they are held."""


WORD = re.compile(r"[^\W_]+")
_LONGEST = 14
"""Words of a phrase that are read: titles are shorter."""
_ABOUT = frozenset(map(fold, (
    "نحو", "قرابة", "حوالي", "زهاء", "عدد", "عشرات", "مئات", "آلاف", "بضع", "بضعة", "عدة", "ثلاثة", "أربعة", "خمسة", "ستة",
    "مئتي", "مئتا", "سبعة", "ثمانية", "تسعة", "عشرة", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر",
)))  # fmt: skip
"""Words of number before what is counted."""
_NAMING = frozenset(map(fold, ("يدعى", "تدعى", "اسمه", "اسمها", "يسمى", "يلقب", "ملقب")))


def told_words(text: str) -> list[str]:
    """«تاجر **يدعى فلان**»: what one is, where his own name is only added; and no number before it."""
    words = WORD.findall(text)[:_LONGEST]
    named = next((k for k, w in enumerate(words) if k and fold(w) in _NAMING), len(words))
    return _uncounted(words[:named])


def _uncounted(words: list[str]) -> list[str]:
    """«نحو 35 قذيفة»: what they are; how many is told elsewhere."""
    k = 0
    while k + 1 < len(words) and (words[k].isdigit() or fold(words[k]).removeprefix("و") in _ABOUT or words[k] == "من"):
        k += 1  # «**وخمس** مركبات» too
    return words[k:]
