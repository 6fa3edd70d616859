"""What the words that name a speaker make of him: the government of somebody, an outlet that leans to a side, sources of another
nation."""

from __future__ import annotations

import msgspec

from isnad.coder.reference import Discourse
from isnad.model.draft import Lore, Party
from isnad.model.finds import Found, Mention

_LEANING = ("موالي", "مقرب", "مويد", "معارض", "مناهض", "محسوب")
_HEADED = frozenset({"حكومة", "إدارة"})


def heading(m: Mention, lore: Lore) -> Mention:
    """«قالت **حكومة فلان**»: not he, but the government that he heads."""
    over = lore.parents.get(m.names[0], "") if m.head in _HEADED and m.names[0] in lore.speakers else ""
    return msgspec.structs.replace(m, names=(over,)) if over else m


def leans(found: Found, m: Mention) -> bool:
    """«وسائل إعلام **موالية** لتركيا» are not Turkey's voice."""
    words = [found.sentence.tokens[k].form for k in range(m.start, min(m.end, m.start + 4))]
    return (m.kind == "outlet" or "channel" in m.classes) and any(w.removeprefix("ال").startswith(_LEANING) for w in words)


def of_another_nation(d: Discourse, found: Found, m: Mention, speaker: Party) -> bool:
    """«وأكدت **المصادر العراقية**» after somebody else has spoken: sources of their own."""
    if "nationality" not in m.classes or m.kind == "document":
        return False
    said = {w.removeprefix("ال") for w in (speaker.text or "").split()}
    told = d.raw[slice(*d.span(found, m.start, m.end))].split()
    return any(w.removeprefix("ال") not in said for w in told[1:])


_ORDINAL = frozenset(
    {"الاولي", "الثانيه", "الثالثه", "الرابعه", "الخامسه", "السادسه", "السابعه", "الثامنه", "التاسعه", "العاشره"}
)


def another_outlet(d: Discourse, found: Found, m: Mention, speaker: Party) -> bool:
    """«**القناة العاشرة**: …», «وذكرت **الإذاعة العامة** أن …» after an army has spoken: an outlet of its own, and so is one with
    another number after an outlet."""
    if m.kind != "outlet" or m.end - m.start < _PAIR:
        return False
    words = [w.removeprefix("ال") for w in (speaker.text or "").split()]
    told = [found.sentence.tokens[k].form for k in range(m.start + 1, m.end)]
    if told[0] in _ORDINAL:
        return told[0].removeprefix("ال").removesuffix("ه") not in {w.removesuffix("ة") for w in words}
    outlet = bool(speaker.names) and speaker.names[0] in d.lore.outlets
    return not outlet and m.head not in words  # «الإذاعة العامة» behind «القناة العاشرة»


_UN_HEADS, _OF_THE_UN = frozenset({"قوة", "بعثة"}), frozenset({"الامميه", "الدوليه"})
_REACH, _PAIR = 60, 2
"""Mentions that are looked back over; words of «القوة الأممية»."""


def un_force(d: Discourse, found: Found, m: Mention) -> tuple[str, ...]:
    """«ودعت **القوة الأممية** الأطراف إلى …»: the force or mission of the United Nations that was told of last, whoever spoke
    since."""
    two = m.head in _UN_HEADS and m.definite and m.end - m.start == _PAIR
    if not two or found.sentence.tokens[m.end - 1].form not in _OF_THE_UN:
        return ()
    under = (s.names for s in reversed(d.seen[-_REACH:]) if s.names and d.lore.parents.get(s.names[0]) == "united-nations")
    return next((n for n in under if m.head in d.lore.heads.get(n[0], ())), ())


def organisation_of(d: Discourse, found: Found, m: Mention) -> Party | None:
    """«مدير مركز الإسعاف والطوارئ **في جمعية الهلال الأحمر الفلسطيني** بنابلس»: the organisation of a long office."""
    after = [c for c in found.chunks if c.start >= m.end][:7]
    for k, c in enumerate(after):
        if c.kind in ("verb", "comp", "mark", "time", "cite", "rel") or m.names:
            return None
        before = after[k - 1] if k else None
        under = c.pre.endswith(("ل", "ب")) or (before is not None and before.lemma in ("في", "لدى"))
        x = c.mention
        if under and c.kind == "np" and x is not None and x.kind == "force" and x.names and x.quantity is None:
            return next((p for p in d.party(found, x, None) if p.names), None)
    return None


def of_press_office(d: Discourse, found: Found, m: Mention, party: Party) -> Party | None:
    """«الإعلام الحربي **لسرايا القدس**»: the press office of another than of whom its name alone tells."""
    if not party.names or party.names[0] not in d.lore.voices:
        return None
    c = next((c for c in found.chunks if c.start == m.end), None)
    owner = c.mention if c is not None and c.kind == "np" and c.pre == "ل" else None
    known = d.party(found, owner, None) if owner is not None and owner.kind == "force" and owner.names else ()
    return known[0] if known and known[0].names else None


def owner_of(lore: Lore, party: Party) -> Party:
    """A press office speaks for its owner (المركز الإعلامي لـ …)."""
    owner = lore.voices.get(party.names[0]) if party.names else None
    return msgspec.structs.replace(party, names=(owner,)) if owner else party


_BACK = 40  # how many speakers back an organisation may be called back by its first word


def same_body(d: Discourse, m: Mention, live: Party | None) -> Party | None:
    """«**اللجنة**» after «لجنة أطباء غرب دارفور», «**المنظمات**» after «منظمات حقوقية»: the last speaker without an id that began
    with this word."""
    for p in reversed(d.speakers[-_BACK:]):
        first = (p.text or "").split()[:1]
        if not p.names and first and first[0].removeprefix("ال") == m.head and p is not live and " " in (p.text or ""):
            return p
    return None
