"""What of the document around its tellings the signs of likeness ask for, made once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.model.draft import Draft
from isnad.telling.exclusion import excluded
from isnad.telling.tellings import Told

_OPENINGS = frozenset({"opens shift", "opens place", "opens past"})
_APART = frozenset({"opens shift", "opens place", "opens item"})
_MANY, _SHARE = 3, 0.4
"""From how many sentences on, and from what share of those that tell of events, openings make a text one of many things."""
_OFTEN, _PART = 2, 0.25
"""A word is rare that stands in no more tellings than these, or in no greater part of all."""
_FIGHTS = frozenset({"ground", "device"})
_BACK = 16
"""Tellings among which the attackers' attack is looked for."""


_ANY = frozenset({"هجوم", "اعتداء", "عملية", "حادث", "حادثة", "جريمة", "مجزرة", "استهداف", "محاولة", "قصف", "ضربة", "عدوان"})
_VIOLENT = frozenset({"ground", "remote", "device", "person", "security", "territory"})


class Setting(msgspec.Struct, frozen=True, gc=False):
    """How many events each line of the headline tells, the sentence of the first event below, the sentences that open something
    else (elsewhere, earlier, besides), and whether most do so: then the document tells of many things; for each type the order of
    its first telling."""

    heads: dict[int, int]
    lead: int
    opened: tuple[int, ...] = ()
    many: bool = False
    first: dict[str, int] = {}
    common: frozenset[str] = frozenset()
    """Words of many of its tellings."""
    placed: dict[int, Told] = {}
    """By a telling's order: the last one before it, below the headline, whose own words name a place."""
    fights: dict[int, int] = {}
    """By the order of a telling that names the attackers: the order of the last attack in a sentence before."""
    backs: dict[int, int] = {}
    """By the order of a telling that calls an act back («الهجوم», «في الكمين»): the order of the last telling before it that may
    be that act."""


def setting_of(told: Sequence[Told]) -> Setting:
    """``told``: a document's events in the order of its text."""
    drafts = [t.settled.draft for t in told]
    heads: dict[int, int] = {}
    for d in drafts:
        if d.headline:
            heads[d.sentence] = heads.get(d.sentence, 0) + 1
    opened = {d.sentence for d in drafts if not d.signs.isdisjoint(_OPENINGS)}
    first: dict[str, int] = {}
    placed: dict[int, Told] = {}
    fights: dict[int, int] = {}
    backs: dict[int, int] = {}
    last: Told | None = None
    for n, t in enumerate(told):
        draft = t.settled.draft
        first.setdefault(draft.type, draft.order)
        if last is not None:
            placed[draft.order] = last
        if t.names and not draft.headline:
            last = t
        if "attackers" in draft.signs and (fight := _attack_before(told[max(0, n - _BACK) : n], t)) is not None:
            fights[draft.order] = fight
        if (act := _called_back(told[max(0, n - _BACK) : n], t)) is not None:
            backs[draft.order] = act
    return Setting(
        heads=heads,
        lead=_lead(drafts),
        opened=tuple(sorted(opened)),
        many=_of_many(told),
        first=first,
        common=_common(told),
        placed=placed,
        fights=fights,
        backs=backs,
    )


def _lead(drafts: Sequence[Draft]) -> int:
    """The sentence of the first event below the headline; a list has none, its first item is one of many."""
    at = min((d.sentence for d in drafts if not d.headline), default=-1)
    return -1 if any(d.sentence == at and "opens item" in d.signs for d in drafts) else at


def _attack_before(before: Sequence[Told], t: Told) -> int | None:
    sentence = t.settled.draft.sentence
    fights = (b for b in reversed(before) if b.family in _FIGHTS and b.settled.draft.sentence < sentence)
    return next((b.settled.draft.order for b in fights if not excluded(t, b)), None)


def _called_back(before: Sequence[Told], t: Told) -> int | None:
    """The last telling of a sentence before that has the noun's type or word; where it says little («العملية»), the last act."""
    draft = t.settled.draft
    lemma, kind = draft.lemma, draft.type
    if not (draft.definite and "called back" in draft.signs):
        lemma, kind = next((s.removeprefix("in ") for s in draft.signs if s.startswith("in ")), ""), ""
        if not lemma:
            return None
    acts = [b for b in reversed(before) if b.settled.draft.sentence < draft.sentence and not excluded(t, b)]
    hit = next((b for b in acts if b.family in _VIOLENT and not draft.words[1].isdisjoint(b.words)), None)
    if hit is not None and t.family in _VIOLENT:
        return hit.settled.draft.order  # «**الهجوم على الحافلة**»
    named = next((b for b in acts if b.settled.draft.type == kind or b.settled.draft.lemma == lemma or lemma in b.words), None)
    if named is None and lemma in _ANY:
        named = next((b for b in acts if b.family in _VIOLENT), None)
    return None if named is None else named.settled.draft.order


def _common(told: Sequence[Told]) -> frozenset[str]:
    most = max(_OFTEN, _PART * len(told))
    seen: dict[str, int] = {}
    for t in told if len(told) > most else ():
        for word in t.words:
            seen[word] = seen.get(word, 0) + 1
    return frozenset([word for word, times in seen.items() if times > most])


def _of_many(told: Sequence[Told]) -> bool:
    """Whether the text goes from one thing to the next: «ففي بغداد …», or many sentences that open elsewhere."""
    drafts = [t.settled.draft for t in told]
    body = {d.sentence for d in drafts if not d.headline}
    apart = {d.sentence for d in drafts if not d.signs.isdisjoint(_APART)}
    return any("opens list" in d.signs for d in drafts) or (len(apart) >= _MANY and len(apart) >= _SHARE * len(body))
