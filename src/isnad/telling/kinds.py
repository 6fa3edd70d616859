"""What a telling's own words leave open of its type. «صواريخ» are rockets or missiles by who fires them and where to.
And acts told without their means take it from another telling of the same happening: «مقتل 36 مدنياً», «القصف», «الانفجار» beside
the car bomb or the air strike that the report names elsewhere (CODEBOOK §2: a killing is one that no other act is told of)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from isnad.model.draft import Draft, Labels, Settled

_STRUCK = frozenset({"air_strike", "drone_strike", "missile_strike", "chemical_attack", "shelling"})
_BLASTS = frozenset({"ied", "landmine", "suicide_attack"})
_FOUGHT = frozenset({"ambush", "shooting", "assassination", "execution"})
_MEANS: dict[str, frozenset[str]] = {
    "shelling": _STRUCK - {"shelling"},
    "attack": _STRUCK | _BLASTS | {"ambush", "infiltration"},
    "air_strike": frozenset({"drone_strike", "missile_strike"}),
    "explosion": _BLASTS | _STRUCK | {"grenade"},
    "ied": frozenset({"suicide_attack"}),
    "killing": _STRUCK | _BLASTS | _FOUGHT | {"attack", "armed_clash", "torture", "explosion"},
}
"""What a bare type may be, once the means are told."""
_AIR = "air_strike"
"""«غارة» and «ضربة» alone are from the air, and lend that to barer tellings, until another telling says what flew."""
_RAIDS = frozenset({"غارة", "أغار"})
_HARM = "killing"
_OF_A_MAN = frozenset({"قضى", "نعى"})
_MASSACRE = frozenset({"مجزرة", "مذبحة"})
_BLAST = "explosion"
_TOLD_BARE = frozenset({_AIR, "attack"})
"""Types that lend themselves to barer tellings though another telling may say more."""
_SETTLED = frozenset({"occurred", "foiled", "ongoing"})
_GUESSING = frozenset({"رجّح", "توقّع", "اعتقد", "ظنّ", "اشتبه", "احتمل"})
"""Verbs whose subject does not know: «رجّحت مصادر أن يكون الانفجار ناجماً عن غارة» settles no means."""
_REACH = 2
"""Sentences within which another telling lends its means."""


def as_fired(settled: Sequence[Settled], labels: Labels) -> list[Settled]:
    """The same tellings; «صواريخ» that no word tells apart are missiles of those who have such, rockets of everybody else
    (CODEBOOK §2)."""
    return [_as_fired(s, labels) if s.draft.unguided else s for s in settled]


def _as_fired(s: Settled, labels: Labels) -> Settled:
    land = s.where.country if s.where is not None else None
    doers = [r.actor for r in s.roles if r.role == "initiator" and r.actor is not None]
    if not doers:
        kind = "missile_strike" if land in labels.missile_lands else "shelling"
    else:
        kind = "missile_strike" if any(_fires_far(a, land, labels) for a in doers) else "shelling"
    return s if kind == s.draft.type else msgspec.structs.replace(s, draft=msgspec.structs.replace(s.draft, type=kind))


def _fires_far(actor: str, land: str | None, labels: Labels) -> bool:
    """Whether the actor, or one that it is part of, fires missiles over that country."""
    at: str | None = actor
    while at is not None:
        over = labels.missiles.get(at)
        if over is not None:
            return land not in over
        at = labels.parents.get(at)
    return False


def with_means(settled: Sequence[Settled], groups: Sequence[int | None]) -> list[Settled]:
    """The same tellings; bare ones with the one type of act that their happening names otherwise. Cars that blew up come first:
    what they were is told to the others; the dead come last, and of a bare «قصف» they are too."""
    for open_to in (_driven, _bare_act, _bare_harm):
        told: dict[int, list[Draft]] = {}
        for s, g in zip(settled, groups, strict=True):
            guessed = bool(s.draft.chain) and s.draft.chain[-1].verb in _GUESSING
            lends = not open_to(s.draft) or s.draft.type in _TOLD_BARE
            if g is not None and lends and not guessed and s.draft.status in _SETTLED:
                told.setdefault(g, []).append(s.draft)
        settled = [
            _means(s, told.get(g, [])) if g is not None and open_to(s.draft) else s for s, g in zip(settled, groups, strict=True)
        ]
    return list(settled)


def _driven(d: Draft) -> bool:
    return d.driven and d.type == "ied"


def _bare_act(d: Draft) -> bool:
    return not _only_harm(d) and _bare(d)


def _bare_harm(d: Draft) -> bool:
    return _only_harm(d) and _bare(d)


def _only_harm(d: Draft) -> bool:
    """«قُتل ثلاثة», by nobody: it goes with whatever act is told, were it «القصف» alone."""
    return d.type == _HARM and not any(r.role == "initiator" for r in d.roles)


def _bare(d: Draft) -> bool:
    return d.bare and d.type in _MEANS and not _says_enough(d)


def _says_enough(d: Draft) -> bool:
    """«غارة» is what the report calls it, whatever flew; «قضى على فلان», «نعى» tell of the man and no more, «مجزرة» without its
    dead is what its speaker calls it; «انفجار» that no article calls back may be another; and an attack with its doer is his,
    whatever else was struck that day."""
    if d.type == "attack" and any(r.role == "initiator" for r in d.roles):
        return True
    if d.lemma in _MASSACRE:
        return not d.counts
    return d.lemma in _RAIDS or d.lemma in _OF_A_MAN or (d.type == _BLAST and not (d.nominal and d.definite))


def _within(d: Draft, other: Draft) -> bool:
    """Near enough to be what the words mean, and nobody else's act; a headline speaks of all of its text."""
    if _others_act(d, other):
        return False
    return d.headline or other.headline or abs(d.sentence - other.sentence) <= _REACH


def _others_act(d: Draft, other: Draft) -> bool:
    """Whether both name who did it, and no one did both."""
    mine, theirs = (frozenset(n for r in x.roles if r.role == "initiator" for n in r.party.names) for x in (d, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _means(s: Settled, told: Sequence[Draft]) -> Settled:
    d = s.draft
    if d.status not in _SETTLED or any(c.what == "attacks" for c in d.counts):
        return s
    later = {other.type for other in told if d.link == "prior" and other.sentence == d.sentence}
    # «تجددت الاشتباكات عقب **مقتل** فلان»: he did not fall in them
    fits = Counter(other.type for other in told if other.type in _MEANS[d.type] - later and _within(d, other))
    as_told = any(
        other.type == d.type and (not other.bare or (d.type == "attack" and not other.headline)) and _within(d, other)
        for other in told
    )  # guns are told of as well as aircraft; and of an attack told twice a shell is but a part
    if not fits or as_told or (d.type == "attack" and (not d.headline or len(fits) > 1)):
        return s  # an attack in the body may be a further act, and one by several means stays an attack
    best = max(fits, key=lambda t: (fits[t], t))
    return msgspec.structs.replace(s, draft=msgspec.structs.replace(d, type=best))
