"""Speakers: who a link of a chain is. A source in a body is no voice of that body, whom an office belongs to may stand behind it,
and so may the name of the one who holds it."""

from __future__ import annotations

import re

from isnad.model.draft import Party
from isnad.packs import Packs, fold
from isnad.resolve.who import party_actor

_WORDS = re.compile(r"[^\W_]+")
_SOURCES = frozenset(
    fold(w)
    for w in (
        "مصدر", "مصادر", "ضابط", "ضباط", "جندي", "جنود", "مقاتل", "مقاتلون", "مقاتلين", "عنصر", "موظف", "موظفون", "شرطي",
        "دبلوماسي",
    )
)  # fmt: skip
"""One who is not named, of a body: «مصدر في س», «ضابط في س». Its officials and leaders speak for it."""
_OWN_PEOPLE = frozenset({"monitor", "civil_defence"})
"""Classes whose people's word is theirs."""
_OFFICES = frozenset(fold(w) for w in ("محافظ", "والي", "قائممقام", "قائمقام", "حاكم", "مدير", "رئيس", "مختار", "عمدة"))
_RANKS = frozenset(
    fold(w)
    for w in (
        "اللواء", "العميد", "العقيد", "المقدم", "الرائد", "النقيب", "الملازم", "الفريق", "المشير", "الجنرال", "الدكتور", "الركن",
        "أول", "السيد", "الشيخ", "المهندس", "ركن", "طيار", "الطيار", "أركان", "حرب", "د", "المهيب",
    )
)  # fmt: skip
_FAR = 60
"""So many characters behind an office its holder is looked for."""


def speaking(party: Party, raw: str, day: str | None, packs: Packs, lands: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The actor who speaks, and the words that say who it is."""
    actor = party_actor(party, day, packs, lands)
    if actor is not None:
        return (None if _source_in(party, actor, packs) else actor), party.text
    if party.span is None or not party.text or party.text[:1].isascii():
        return None, party.text
    behind = raw[party.span[1] : party.span[1] + _FAR]
    return _holder(behind, packs), _with_place(party.text, behind, packs)


def _source_in(party: Party, actor: str, packs: Packs) -> bool:
    """«مصدر عسكري في س», «جندي من س»: somebody of it who is not named."""
    words = [fold(w) for w in _WORDS.findall(party.text or "")]
    row = packs.actors.get(actor)
    return len(words) > 1 and words[0] in _SOURCES and row is not None and row.cls not in _OWN_PEOPLE | {"official"}


def _holder(behind: str, packs: Packs) -> str | None:
    """«القائد العام للقوات المسلحة **اللواء يحيى رسول**»: the public person whose name follows, behind nothing but ranks."""
    words = [fold(w) for w in re.split(r"[^\w\s]", behind)[0].split()]
    while words and words[0] in _RANKS:
        words = words[1:]
    entries = (
        next(
            (
                found
                for more, found in packs.data.names.get(words[0], ())
                if words and tuple(words[1 : 1 + len(more)]) == tuple(more)
            ),
            (),
        )
        if words
        else ()
    )
    ids = (e.id for e in entries if e.kind == "actor" and not e.guarded)
    return next((i for i in ids if (row := packs.actors.get(i)) is not None and row.cls == "official"), None)


def _with_place(text: str, behind: str, packs: Packs) -> str:
    """«**قائممقام** خانقين فلان»: an office of one word with the place that it is of."""
    words = re.split(r"[^\w\s]", behind)[0].split()[:3]
    if fold(text) not in _OFFICES or not words:
        return text
    folded = [fold(w) for w in words]
    for more, entries in packs.data.names.get(folded[0], ()):
        if tuple(folded[1 : 1 + len(more)]) == tuple(more) and any(e.kind == "place" for e in entries):
            return " ".join((text, *words[: 1 + len(more)]))
    return text
