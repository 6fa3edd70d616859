"""Speakers: who a link of a chain is. A source in a body is no voice of that body, whom an office belongs to may stand behind it,
and so may the name of the one who holds it."""

from __future__ import annotations

import re

from isnad.model.claim import Name
from isnad.model.draft import Party
from isnad.packs import Packs, fold
from isnad.resolve.spelled import spelled
from isnad.resolve.who import party_actor, speaker_name

_WORDS = re.compile(r"[^\W_]+")
_MARK = re.compile(r"[^\w\s]")
_SOURCES = frozenset(
    fold(w)
    for w in (
        "مصدر", "مصادر", "ضابط", "ضباط", "جندي", "جنود", "مقاتل", "مقاتلون", "مقاتلين", "عنصر", "موظف", "موظفون", "شرطي",
        "دبلوماسي", "ملازم", "نقيب", "رائد", "مقدم", "عقيد", "عميد", "رقيب", "ضابطان", "عنصران", "مصدران", "مقاتلان",
    )
)  # fmt: skip
"""One who is not named, of a body: «مصدر في س», «ضابط في س». Its officials and leaders speak for it."""
_OWN_PEOPLE = frozenset({"monitor", "civil_defence"})
"""Classes whose people's word is theirs."""
_OFFICES = frozenset(fold(w) for w in ("محافظ", "والي", "قائممقام", "قائمقام", "حاكم", "مدير", "رئيس", "مختار", "عمدة"))
_TOWNS_OWN = frozenset(fold(w) for w in ("شرطة", "صحة", "تربية", "بلدية", "مرور", "أمن", "محافظ", "عمليات"))
_RANKS = frozenset(
    fold(w)
    for w in (
        "اللواء", "العميد", "العقيد", "المقدم", "الرائد", "النقيب", "الملازم", "الفريق", "المشير", "الجنرال", "الدكتور", "الركن",
        "أول", "السيد", "الشيخ", "المهندس", "ركن", "طيار", "الطيار", "أركان", "حرب", "د", "المهيب",
    )
)  # fmt: skip
_FAR = 60
"""So many characters behind an office its holder is looked for."""


def speaking(party: Party, raw: str, day: str | None, packs: Packs, lands: tuple[str, ...]) -> tuple[str | None, Name | None]:
    """The actor who speaks, and what he is called."""
    actor = party_actor(party, day, packs, lands)
    if actor is not None:
        actor = None if _source_in(party, actor, packs) else actor
        return actor, speaker_name(actor, party.cls, party.text, packs)
    if party.span is None or not party.text or party.text[:1].isascii():
        return None, speaker_name(None, party.cls, party.text, packs)
    behind = raw[party.span[1] : party.span[1] + _FAR]
    if (joint := _of_two(party.text, behind, day, packs, lands)) is not None:
        return joint, speaker_name(joint, None, None, packs)
    words = _in_full(party.text, behind, packs)
    if words != party.text:
        actor = _ends_in(words, day, packs, lands)
        return actor, _called_after(party, words, packs) if actor is None else speaker_name(actor, None, None, packs)
    told = _MARK.split(behind, maxsplit=1)[0].split()
    forms = [fold(w) for w in told]
    actor = _holder(forms, packs) or _department(party.text, told, forms, day, packs, lands)
    return actor, speaker_name(actor, party.cls, _with_place(party.text, told, forms, packs), packs)


def _of_two(text: str, behind: str, day: str | None, packs: Packs, lands: tuple[str, ...]) -> str | None:
    """«**وزارتا** الداخلية والدفاع»: what two ministries say together stands under the first of them."""
    words = f"{text} {behind}".split()
    if len(words) < 2 or fold(words[0]) not in _TWO_MINISTRIES:
        return None
    return party_actor(Party(text=f"وزارة {words[1]}"), day, packs, lands)


_TWO_MINISTRIES = frozenset({"وزارتا", "وزارتي"})


def _called_after(party: Party, words: str, packs: Packs) -> Name | None:
    """The words in English; the name of a hospital that is called after somebody is only spelled."""
    text = party.text or ""
    after = words[len(text) :].split()
    if fold(text.split()[-1]) not in _CALLED_AFTER or any(_is_place(fold(w), packs) for w in after):
        return speaker_name(None, party.cls, words, packs)
    kind = speaker_name(None, party.cls, text, packs)
    return Name(f"{kind.en if kind else text} of {' '.join(map(spelled, after))}", words)


def _source_in(party: Party, actor: str, packs: Packs) -> bool:
    """«مصدر عسكري في س», «جندي من س»: somebody of it who is not named."""
    row = packs.actors.get(actor)
    if row is None or row.cls in _OWN_PEOPLE or row.cls == "official":
        return False
    words = _WORDS.findall(party.text or "")
    return len(words) > 1 and fold(words[0]) in _SOURCES


def _holder(forms: list[str], packs: Packs) -> str | None:
    """«القائد العام للقوات المسلحة **اللواء يحيى رسول**»: the public person whose name follows, behind nothing but ranks;
    ``forms`` are the folded words up to the next mark."""
    at = 0
    while at < len(forms) and forms[at] in _RANKS:
        at += 1
    entries = next((found for _, found in packs.names_opening(forms[at:])), ())
    ids = (e.id for e in entries if e.kind == "actor" and not e.guarded)
    return next((i for i in ids if (row := packs.actors.get(i)) is not None and row.cls == "official"), None)


def _department(
    text: str, told: list[str], forms: list[str], day: str | None, packs: Packs, lands: tuple[str, ...]
) -> str | None:
    """«**إدارة الإعلام** والاتصال في وزارة الدفاع»: a department speaks for the organisation that it is in. ``told`` are the
    words up to the next mark, ``forms`` the same folded."""
    at = next((k for k, form in enumerate(forms[:4]) if form in _INSIDE), -1)
    if at < 0 or fold(text.split()[0]) not in _DEPARTMENTS or any(_tells(w, packs, named=True) for w in told[:at]):
        return None
    tail = told[at + 1 : 8]
    for n, entries in packs.names_opening(forms[at + 1 : 8]):
        ids = tuple(e.id for e in entries if e.kind == "actor" and not e.guarded)
        if ids:
            return party_actor(Party(names=ids, text=" ".join(tail[:n])), day, packs, lands)
    ministry = tail[:1] and fold(tail[0]) == _MINISTRY  # «وزارة الدفاع»: that of the country that is told of
    return party_actor(Party(text=" ".join(tail[:2])), day, packs, lands) if ministry else None


_MINISTRY = fold("وزارة")
_INSIDE = frozenset(fold(w) for w in ("في", "لدى"))
_DEPARTMENTS = frozenset(fold(w) for w in ("إدارة", "مديرية", "شعبة", "قسم", "دائرة", "مكتب", "المكتب", "وحدة", "خلية"))


def _with_place(text: str, told: list[str], forms: list[str], packs: Packs) -> str:
    """«**قائممقام** خانقين فلان», «**قائد شرطة** صلاح الدين»: an office of one word, or what a town has one of, with the place
    that it is of."""
    if (fold(text) not in _OFFICES and fold(text.split()[-1]) not in _TOWNS_OWN) or not forms:
        return text
    for n, entries in packs.names_opening(forms[:3]):
        if any(e.kind == "place" for e in entries):
            return " ".join((text, *told[:n]))
    return text


_BODIES = frozenset(
    fold(w)
    for w in (
        "مستشفى", "مشفى", "مكتب", "مركز", "المركز", "شعبة", "قسم", "وحدة", "دائرة", "هيئة", "نقابة", "لجنة", "مجلس", "الإعلامي",
        "الإعلامية", "جمعية", "رابطة", "مؤسسة", "غرفة", "إدارة",
    )
)  # fmt: skip
_CALLED_AFTER = frozenset(fold(w) for w in ("مستشفى", "مشفى"))
_ENDS = frozenset(fold(w) for w in ("إن", "أن", "بأن", "أنه", "أنها", "إنه", "إنها", "على", "عبر", "في", "عن", "خلال", "لوكالة"))
_SHORT = 2
"""So many words most hospitals are called by."""
_MOST = 5
"""So many words a name behind a noun for a body may have."""


def _in_full(text: str, behind: str, packs: Packs) -> str:
    """«**مدير مستشفى** كمال عدوان بأن», «**شعبة** الإعلام الحربي بالجيش الليبي على …»: a noun for a body with the words behind
    it, up to the particle or comma that ends them; not where one of them tells an event."""
    if fold(text.split()[-1]) not in _BODIES or len(text.split()) > 3:
        return text
    told = _MARK.split(behind, maxsplit=1)
    words = told[0].split()
    end = next((k for k, w in enumerate(words) if _ends(w, packs)), len(words) if len(told) > 1 else -1)
    named = fold(text.split()[-1]) in _CALLED_AFTER  # «مستشفى كمال عدوان»
    if named and end > _SHORT:  # «مدير مستشفى كمال عدوان **فلان الفلاني** إن»
        known = packs.names_opening([fold(w) for w in (text.split()[-1], *words)])
        end = max((n - 1 for n, found in known if any(e.kind == "place" for e in found)), default=_SHORT)
    if not 0 < end <= _MOST or any(_tells(w, packs, named=named) for w in words[:end]):
        return text
    return " ".join((text, *words[:end]))


def _ends(word: str, packs: Packs) -> bool:
    """A particle, or an outlet that was told («**للجزيرة**»)."""
    if fold(word) in _ENDS:
        return True
    outlet = "ال" + fold(word)[2:] if word.startswith("لل") else fold(word)[1:] if word.startswith("ل") else ""
    return bool(outlet) and any(n == 1 and any(e.kind == "outlet" for e in es) for n, es in packs.names_opening((outlet,)))


def _tells(word: str, packs: Packs, *, named: bool) -> bool:
    """A number, or a word that tells an event: a verb, or a noun where a name of a person is not to be looked for."""
    kinds = ("verb",) if named else ("verb", "masdar", "noun")
    read = (r for r in packs.lexicon.read(fold(word)) if not r.article and not r.pre and r.entry.pos in kinds)
    return word.isdigit() or any(r.entry.lemma in packs.triggers and r.entry.lemma not in packs.cue_words for r in read)


def _ends_in(text: str, day: str | None, packs: Packs, lands: tuple[str, ...]) -> str | None:
    """The organisation whose name ends the words: «شعبة الإعلام الحربي **بالجيش الليبي**» speaks for it."""
    words = text.split()
    for n in range(1, len(words)):
        for first in {words[n], words[n][1:] if words[n].startswith(("بال", "ل")) else words[n]}:
            tail = " ".join((first, *words[n + 1 :]))
            found = party_actor(Party(names=_named(tail, packs), text=tail), day, packs, lands)
            if found is not None and found in packs.actors and packs.actors[found].cls != "official":
                return found
    return None


def _named(text: str, packs: Packs) -> tuple[str, ...]:
    """The actors of whom all these words are the name."""
    words = fold(text).split()
    whole = next((entries for n, entries in packs.names_opening(words) if n == len(words)), ())
    return tuple(e.id for e in whole if e.kind == "actor" and not e.guarded)


def _is_place(word: str, packs: Packs) -> bool:
    return any(e.kind == "place" for _, entries in packs.names_opening((word,)) for e in entries)
