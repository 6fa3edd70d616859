"""How much two tellings of one document look like one happening: named signs, each with a weight (docs/decisions/0009).

What each weighs stands in ``weights``. What rules one happening out whatever the sum (another town, another day, a habit beside a
single event) stands in ``exclusion``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from isnad.model.draft import Draft
from isnad.telling.beside import side_by_side
from isnad.telling.exclusion import excluded
from isnad.telling.setting import Setting
from isnad.telling.tellings import FIRE, Told
from isnad.telling.weights import WEIGHTS, Weights

_UNDONE = frozenset({"planned", "threatened"})
_GENERIC = frozenset({"killing", "attack", "explosion"})
"""Types that tell little of the means: the same event is often told once with them and once with its own type."""
_SEARCH = frozenset({"raid", "airborne_raid", "arrest", "weapons_seized", "device_defused", "pursuit"})
_OPERATION = _SEARCH | {"armed_clash", "infiltration"}
"""Acts of one operation: a raid or infiltration, the fight at it, whom it took and what it found."""
_ANSWERS = frozenset({
    "arrest", "siege", "curfew", "deployment", "raid", "pursuit", "release", "device_defused", "weapons_seized", "body_found",
    "protest",
})  # fmt: skip
"""What follows an attack in the same report: the street closed, suspects taken, the dead found."""
_ON_THE_SPOT = frozenset({"arrest", "siege", "pursuit", "weapons_seized", "device_defused", "body_found"})
_FIGHT = frozenset({"armed_clash", "attack", "ambush", "infiltration", "shooting"})
_BLAST = frozenset({"explosion", "ied", "landmine", "suicide_attack", "grenade"})
_FROM_FAR = frozenset({"air_strike", "drone_strike", "missile_strike", "shelling", "attack"})
_GROUND = frozenset({"territory_seized", "withdrawal", "surrender"})
_SINGLE = frozenset({"attack", "shooting", "ambush", "killing", "assassination", "abduction"}) | _BLAST
"""Acts that stand in the plural where they are several: battles and air strikes always do."""
_JOINTS = tuple((word, f"«{word}»") for word in ("during", "cause", "after", "while", "answer", "where", "despite", "days after"))
_OPENINGS = ("shift", "as well", "place", "item", "past", "time", "reply", "said")
_OPENED = tuple((f"opens {word}", f"opens with {word}") for word in _OPENINGS)
"""Signs of a draft, and what they are called beside another."""
_VIOLENT = frozenset({"ground", "remote", "device", "person", "security", "territory"})


def likeness(later: Told, earlier: Told, setting: Setting, weights: Weights = WEIGHTS) -> float:
    """The sum of the weights of the signs that two tellings show; above ``ENOUGH`` they are taken for one."""
    at = standing(later.settled.draft, earlier.settled.draft)
    total = 0.0
    for sign in ("base", *signs(later, earlier, setting)):
        weight = weights.get(sign)
        if weight is not None:
            total += weight[0] if at == 0 else weight[1] if at == 1 else weight[2]
    return total


def best_and_all(sums: Sequence[float]) -> float:
    """How much a telling is like those of a happening: the mean of the best likeness and of all."""
    return sums[0] if len(sums) == 1 else (max(sums) + sum(sums) / len(sums)) / 2


def standing(later: Draft, earlier: Draft) -> int:
    """Where the earlier one stands, for the column of a weight: 0 in a sentence of the body before, 1 in the headline, 2 in the
    same sentence."""
    if later.sentence == earlier.sentence:
        return 2
    return 1 if earlier.headline else 0


def signs(later: Told, earlier: Told, setting: Setting) -> list[str]:
    """The names of the signs, for and against."""
    a, b = later.settled.draft, earlier.settled.draft
    out = list(_of_types(a.type, b.type, later.family, earlier.family))
    side_by_side(out, later, earlier)
    _of_text(out, later, earlier, setting)
    _of_place_and_day(out, later, earlier)
    _of_sides(out, later, earlier, setting)
    _of_tolls(out, later, earlier, setting)
    if not (a.status == "ongoing" and b.status in ("occurred", "foiled") and a.type in _ANSWERS):
        _of_status(out, a.status, b.status)  # who still looks for the attackers does so after the attack
    return out


@lru_cache(8192)
def _of_types(a: str, b: str, one: str, two: str) -> tuple[str, ...]:
    """What the types ``a`` and ``b`` of families ``one`` and ``two`` say, the later telling's first: types are the ontology's, so
    that their pairs come back."""
    violent = one in _VIOLENT and two in _VIOLENT
    out: list[str] = []
    out.append(f"{one} after {two}")
    if a == b:
        out.append("same type")
    elif violent and {a, b} & _GENERIC:
        out.append("means left open")
    elif {a, b} <= _OPERATION:
        out.append("one operation")
    elif one == two:
        out.append("one family")
    else:
        out.append("both violent" if violent else "other types")
    if a in _ANSWERS and b in _ANSWERS:
        out.append("of one answer")
    if (one == "people") != (two == "people"):
        out.append("flight or aid")
    if _beside(a, b, FIRE, _FIGHT):
        out.append("fire beside an attack" if "attack" in (a, b) else "fire beside a fight")
    if _beside(a, b, _BLAST, FIRE | (_FIGHT - {"ambush"})):
        out.append("a blast beside fire")
    if _met(a, b):
        out.append("an attack and an interception" if "attack" in (a, b) else "fire and its interception")
    if a in _ANSWERS and b not in _ANSWERS and two in _VIOLENT:
        out.append("done on the spot" if a in _ON_THE_SPOT else "what follows an attack")
    return tuple(out)


def _beside(a: str, b: str, some: frozenset[str], others: frozenset[str]) -> bool:
    return (a in some and b in others) or (b in some and a in others)


def _met(a: str, b: str) -> bool:
    return a != b and "interception" in (a, b) and bool({a, b} & _FROM_FAR)


def _answer(later: Told, earlier: Told) -> bool:
    """Who takes the suspects or downs the rocket is by nature another than who attacked."""
    a, b = later.settled.draft.type, earlier.settled.draft.type
    return _met(a, b) or (a in _ANSWERS and b not in _ANSWERS)


def _of_text(out: list[str], later: Told, earlier: Told, setting: Setting) -> None:
    """Where the two stand, and the words that join their sentences or set them apart."""
    a, b = later.settled.draft, earlier.settled.draft
    gap = a.sentence - b.sentence
    if not gap:
        _inside(out, later, earlier)
        return
    back = a.definite and "called back" in a.signs
    hit = _by_what_it_hit(later, earlier, setting)
    if hit:
        out.append("called by what it hit")
    _of_standing(out, a, b, setting)
    if back:
        again = a.type == b.type or a.lemma == b.lemma
        if again or a.type in _GENERIC or setting.first[a.type] == a.order:
            out.append("named again" if again else "called back")
            if later.names and earlier.names and later.names.isdisjoint(earlier.names):
                out.append("called back, elsewhere")
        if gap > _BACK and not hit:
            out.append("called back from afar")
    if back or hit:
        pass
    elif a.topic != b.topic:
        out.append("another topic since")
    elif any(b.sentence < s < a.sentence for s in setting.opened):
        out.append("set apart since")
    listed = b.headline and setting.heads.get(b.sentence, 1) > 1
    risen = "toll" in b.signs and (b.headline or b.sentence == setting.lead)
    for sign, name in _OPENED if a.signs else ():
        if sign in a.signs and not (sign == "opens past" and back):
            if risen and sign in ("opens past", "opens said"):
                out.append("the act behind a toll")
                continue
            out.append("opens apart, from a headline of several" if listed else name)
    _of_words(out, a, b)
    _gone_on(out, later, earlier, setting)
    if not a.words[1].isdisjoint(b.words[0]):
        out.append("a noun comes back")  # «سوقاً», then «السوق»
    shared = later.words & earlier.words
    if not shared:
        out.append("no word in common")
        return
    if len(shared) > 1:
        out.append("words in common")
    if rare := len(shared - setting.common):
        out.append("a rare word in common" if rare == 1 else "rare words in common")


def _by_what_it_hit(later: Told, earlier: Told, setting: Setting) -> bool:
    """«ونفى الجيش **استهداف السوق**»: an act told again by the thing that it hit, and nothing new of it."""
    a = later.settled.draft
    if not a.nominal or later.names or later.tolls or "plural" in a.signs:
        return False
    if later.family not in _VIOLENT or earlier.family not in _VIOLENT:
        return False
    return any([word in earlier.words and word not in setting.common for word in a.words[1]])


def _gone_on(out: list[str], later: Told, earlier: Told, setting: Setting) -> None:
    """Whether a telling without a place stands where the report had come to, and whose attackers it speaks of."""
    a, b = later.settled.draft, earlier.settled.draft
    if "by place" in a.signs and not a.headline and not later.names.isdisjoint(earlier.names):
        out.append("called by its place")
    if setting.fights.get(a.order) == b.order:
        out.append("of the attackers")
    if setting.backs.get(a.order) == b.order:
        out.append("the act called back" if "called back" in a.signs else "done in the act called back")
    last = None if later.names else setting.placed.get(a.order)
    if last is None or last is earlier or last.settled.draft.sentence < b.sentence:
        return
    if excluded(last, earlier):
        out.append("the last place is another")
    elif last.place and earlier.place and last.place.place == earlier.place.place:
        out.append("the last place is its own")


def _of_words(out: list[str], a: Draft, b: Draft) -> None:
    """What their own words say of being one of several («هجمات», then «هجوم»), a sum of the dead, or something further."""
    if not a.signs and not b.signs:
        return
    if "plural" in b.signs and b.type in _SINGLE and "plural" not in a.signs and not a.definite:
        out.append("one of several")
    if "plural" in a.signs and a.definite and "plural" not in b.signs and a.type in _SINGLE:
        out.append("several after one")
    if "plural" in a.signs and not a.definite and "plural" not in b.signs and a.type in _SINGLE:
        out.append("several told anew")
    if "toll" in a.signs and not b.headline:
        out.append("toll told again")
    spot = "on the spot" in a.signs
    if spot:
        out.append("on the spot")
    if "later" in a.signs and not spot:
        out.append("later")
    if "opens wake" in a.signs:
        out.append("in its wake, on the spot" if spot or a.type in _ON_THE_SPOT else "in its wake")
    if "replies" in a.signs:
        out.append("replies")
    if "same day" in a.signs:
        out.append("on the same day")
    if "also" in a.signs:
        out.append("besides")


def _of_standing(out: list[str], a: Draft, b: Draft, setting: Setting) -> None:
    """Headline, lead and body. A text without a headline has its lead in the headline's place; a line that sums up several
    («هجمات في مناطق متفرقة») is none of them."""
    if b.headline:
        out.append("headline of one event" if setting.heads.get(b.sentence, 1) == 1 else "headline of several")
        if a.sentence == setting.lead:
            out.append("first below the headline")
    elif a.sentence - b.sentence > _FAR and "called by what it hit" not in out:
        out.append("far")
    if b.sentence == setting.lead:
        out.append("goes on from the lead" if setting.heads else "lead in the headline's place")
    top = b.headline or b.sentence == setting.lead
    if top and "sum" in b.signs and "sum" not in a.signs:
        out.append("sums up several")
    if setting.many:
        out.append("of many things, from the top" if top and a.sentence != setting.lead else "of many things")


def _inside(out: list[str], later: Told, earlier: Told) -> None:
    a, b = later.settled.draft, earlier.settled.draft
    out.append("one sentence")
    if b.order in a.tied or a.order in b.tied:
        out.append("tied by grammar")
    if a.link == "prior":
        out.append("told as before it")
    if "after" in a.signs or a.link == "prior":
        out.append("ground won after it" if _beside(a.type, b.type, _GROUND, _FIGHT | {"withdrawal"}) else "after another act")
    if a.headline:
        out.append("one line of the headline")
    if a.type == b.type and (a.another or b.another):
        out.append("another beside it")
    for sign, name in _JOINTS:
        if sign in a.signs:
            out.append(name)
    if a.time is not None and b.time is None:
        out.append("of a day of its own")
    if "while" in a.signs and later.by and earlier.by and later.by.isdisjoint(earlier.by):
        out.append("«while», another doer")


_FAR, _BACK = 2, 3
"""Sentences: from where on a telling is far away, and how far a definite noun (الهجوم) goes back."""


def _of_place_and_day(out: list[str], later: Told, earlier: Told) -> None:
    here, there = later.place, earlier.place
    if here and there:
        if here.place != there.place:
            out.append("nested places")
        elif later.settled.draft.type == earlier.settled.draft.type:
            out.append("same type, same place")
    elif here and not there:
        out.append("new place")
    if later.names and earlier.names and not (here and there) and later.names.isdisjoint(earlier.names):
        out.append("places of other names")
    a, b = later.settled.when, earlier.settled.when
    if a and b and a.from_ and b.from_ and (a.from_, a.to) != (b.from_, b.to):
        out.append("days that overlap")


def _of_sides(out: list[str], later: Told, earlier: Told, setting: Setting) -> None:
    if later.doers and earlier.doers:
        if not later.doers.isdisjoint(earlier.doers):
            out.append("same doer")
        elif not _answer(later, earlier) and setting.fights.get(later.settled.draft.order) != earlier.settled.draft.order:
            out.append("other doer")  # who kills the attackers is by nature another than they
    if later.targets and earlier.targets:
        out.append("other target" if later.targets.isdisjoint(earlier.targets) else "same target")
    if not later.tolls.isdisjoint(earlier.tolls):
        out.append("same toll")


def _of_tolls(out: list[str], later: Told, earlier: Told, setting: Setting) -> None:
    """Two exact numbers of dead are of two acts; from the top of a text a greater one is the sum of those told place by place."""
    if not later.dead or not earlier.dead or later.dead == earlier.dead or "opens said" in later.settled.draft.signs:
        return  # what was said before counted fewer
    b = earlier.settled.draft
    if not b.headline and b.sentence != setting.lead:
        out.append("another toll")
    elif later.dead < earlier.dead and later.pointed and not earlier.pointed:
        out.append("part of the toll")


def _of_status(out: list[str], a: str, b: str) -> None:
    if a == b:
        if a == "foiled":
            out.append("both foiled")
        return
    if {a, b} & _UNDONE:
        out.append("not yet done")
    elif "denied" in (a, b):
        out.append("denied")
    else:
        out.append("foiled" if "foiled" in (a, b) else "other status")
