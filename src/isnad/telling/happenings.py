"""Happenings: which claims of one document tell of one happening (CODEBOOK §9).

Claims are tied by the sentence's own grammar, by a definite event noun that goes back (الاشتباكات), and by telling the same
kind of act between the same actors at places and times that do not exclude each other. Habits and history never share with a
single event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from isnad.model.claim import Where
from isnad.model.draft import Labels, Settled

_APART = frozenset({"habitual", "historical"})
_UNDONE = frozenset({"planned", "threatened", "denied"})
_DOING = frozenset({"initiator", "participant", "supporter"})
_DONE = frozenset({"target", "victim", "participant"})
_POINT = frozenset({"exact", "neighbourhood", "town", "near"})


def happenings(settled: Sequence[Settled], labels: Labels) -> list[int | None]:
    """A group number per claim; None for statements, figures and relations."""
    groups: dict[int, list[int]] = {i: [i] for i in range(len(settled))}
    home = list(range(len(settled)))

    def tie(i: int, j: int) -> None:
        """Put two claims' groups together unless a member of one excludes a member of the other."""
        a, b = home[i], home[j]
        if a == b or any(_excluded(settled[x], settled[y]) for x in _some(groups[a]) for y in _some(groups[b])):
            return
        a, b = min(a, b), max(a, b)
        groups[a] += groups.pop(b)
        for x in groups[a]:
            home[x] = a

    index = {s.draft.order: i for i, s in enumerate(settled)}
    events = [i for i, s in enumerate(settled) if s.draft.record == "event"]
    for i in events:
        for order in settled[i].draft.tied:
            j = index.get(order)
            if (
                j is not None
                and _apart(settled[i]) == _apart(settled[j])
                and not _foreign(settled[i], settled[j], labels)
                and not _excluded(settled[i], settled[j])
            ):
                tie(i, j)
    rank = {sentence: n for n, sentence in enumerate(sorted({settled[i].draft.sentence for i in events}))}
    for n, i in enumerate(events):
        j = _earlier(settled, rank, (*events[: min(LEAD, n)], *events[max(LEAD, n - WINDOW) : n]), i, labels)
        if j is not None:
            tie(i, j)
    return [home[i] if s.draft.record == "event" else None for i, s in enumerate(settled)]


LEAD, WINDOW = 8, 24
"""A telling is held against the first claims of its document (headline and lead) and the last before it: the work stays
linear."""


def _some(group: list[int]) -> list[int]:
    """The first and the last members of a large group stand for all of it."""
    return group if len(group) <= 12 else group[:6] + group[-6:]


def _general(s: Settled) -> bool:
    """«صعّدت من اشتباكاتها مع …»: a state of things without place and day, no single happening."""
    return s.draft.status == "ongoing" and s.where is None and s.when is None and not s.draft.definite


def _kin(a: Settled, b: Settled) -> bool:
    if a.draft.status == "habitual" or b.draft.status == "habitual":
        return False
    if {a.draft.status, b.draft.status} & _UNDONE and a.draft.type != b.draft.type:
        return False
    if a.draft.sentence != b.draft.sentence and (_general(a) or _general(b)):
        return False
    return _apart(a) == _apart(b) and not _excluded(a, b)


def _apart(s: Settled) -> bool:
    return s.draft.status in _APART


def _earlier(settled: Sequence[Settled], rank: Mapping[int, int], before: Sequence[int], i: int, labels: Labels) -> int | None:
    """The earlier claim that this one tells again: the best match that reaches ``ENOUGH``, the nearest of equals. ``rank``: the
    sentences that tell events, counted: a dateline or a sentence of background between two does not part them."""
    s = settled[i]
    best, at = ENOUGH - 0.01, None
    for j in reversed(before):
        other = settled[j]
        if not _kin(s, other) or (other.draft.sentence == s.draft.sentence and not _beside(s, other)):
            continue
        score = likeness(s, other, labels, gap=rank[s.draft.sentence] - rank[other.draft.sentence])
        if score > best:
            best, at = score, j
    return at


def _beside(s: Settled, other: Settled) -> bool:
    """Inside one sentence grammar decides, but for acts of one operation, a fight and what it won, and talks and what came of
    them, where no second place is named."""
    kinds = {s.draft.type, other.draft.type}
    here, there = _own(s), _own(other)
    if here and there and here.place != there.place:
        return False
    return len(kinds) > 1 and (any(kinds <= family for family in _TOGETHER) or "killing" in kinds)


ENOUGH = 3.0
WEIGHTS = {
    "type": 2.0,
    "toll told again": 1.25,
    "family": 0.75,
    "definite": 1.5,
    "headline": 1.0,
    "place": 1.5,
    "day": 0.5,
    "doer": 0.5,
    "harmed": 1.25,
    "toll": 2.0,
    "near": 1.25,
    "bare": 0.25,
    "nested": 0.25,
    "crossed": 0.75,
    "operation": 2.0,
    "next day": 1.0,
    "counterpart": 1.25,
    "going on": 0.75,
    "turned": 1.0,
    "twin": 1.75,
    "one sentence": 1.0,
    "other toll": 0.75,
    "other family": 0.0,
}
"""What speaks for one happening; conflicts exclude before (other town, other day) or cost (other doer, other victims)."""
OPERATION = frozenset({"raid", "airborne_raid", "arrest", "weapons_seized", "device_defused", "pursuit", "siege"})
"""Acts of one operation: a raid, whom it took and what it found. What tells no place and day of its own goes with
the one before."""
_GROUND = frozenset({"armed_clash", "attack", "territory_seized", "withdrawal", "infiltration", "ambush", "killing"})
_TALKS = frozenset({"ceasefire", "agreement", "negotiation"})
_MARCH = frozenset({"protest", "riot", "shooting", "arrest"})
_TOGETHER = (OPERATION, _GROUND, _TALKS)
_TWINS = (
    frozenset({"explosion", "ied", "suicide_attack"}),
    frozenset({"explosion", "landmine"}),
    frozenset({"shooting", "assassination", "killing"}),
    frozenset({"ambush", "attack"}),
)
"""Types that are often two words for one act."""
_FROM_FAR = frozenset({"air_strike", "shelling", "missile_strike", "drone_strike"})
_FIRED = frozenset({"drone_strike", "missile_strike", "air_strike", "shelling", "attack"})
GENERIC = frozenset({"killing", "explosion"})
"""Types that tell little of the means: the same event is often told once with them and once with its own type."""
_AKIN = frozenset(frozenset(p) for p in (("ground", "security"), ("device", "security"), ("remote", "territory")))
"""Families whose acts are often parts of one operation."""
VIOLENT = frozenset({"ground", "remote", "device", "person", "security", "territory"})


def likeness(a: Settled, b: Settled, labels: Labels, gap: int | None = None) -> float:
    """How alike two tellings are: the sum of the named weights that apply. ``a`` is the later one, ``gap`` sentences behind."""
    families = labels.families.get(a.draft.type), labels.families.get(b.draft.type)
    kinds = {a.draft.type, b.draft.type}
    if len(kinds) == 1:
        score = WEIGHTS["type"]
    elif any(kinds <= twins for twins in _TWINS):
        score = WEIGHTS["twin"]
    elif (
        kinds <= _TALKS
        or kinds <= _FROM_FAR
        or ("interception" in kinds and kinds & _FIRED)
        or (kinds <= _GROUND and "killing" not in kinds)
    ):
        score = WEIGHTS["counterpart"]
    elif kinds & GENERIC and families[0] in VIOLENT and families[1] in VIOLENT:
        score = WEIGHTS["toll told again"]
    elif families[0] == families[1] or frozenset(families) in _AKIN:
        score = WEIGHTS["family"]
    elif families[0] in VIOLENT and families[1] in VIOLENT:
        score = WEIGHTS["other family"]
    else:
        return 0.0
    gap = a.draft.sentence - b.draft.sentence if gap is None else gap
    score += WEIGHTS["definite"] if a.draft.definite and gap <= 3 else 0.0
    score += WEIGHTS["headline"] if b.draft.headline and gap else 0.0
    score += WEIGHTS["near"] if gap <= 1 else 0.0
    here, there = _own(a), _own(b)
    if here and there and here.place and there.place:
        score += WEIGHTS["place"] if here.place == there.place else -WEIGHTS["nested"]
    if a.when and b.when and a.when.from_ and a.when.from_ == b.when.from_:
        score += WEIGHTS["day"]
    bare = a.when is None and here is None
    turned = a.draft.topic != b.draft.topic
    score += WEIGHTS["bare"] if bare else 0.0
    score += WEIGHTS["operation"] if bare and gap <= 2 and kinds <= OPERATION and not turned else 0.0
    score += WEIGHTS["going on"] if bare and gap <= 1 and not turned and not a.draft.another else 0.0
    score += WEIGHTS["one sentence"] if not gap and "killing" in kinds and families[0] != families[1] else 0.0
    score -= WEIGHTS["other toll"] if _other_toll(a, b) else 0.0
    score -= WEIGHTS["turned"] if turned and not a.draft.definite else 0.0
    score -= WEIGHTS["next day"] if _days_apart(a, b) else 0.0
    score += _sides(a, b, labels)
    return score + (WEIGHTS["toll"] if _tolls(a) & _tolls(b) else 0.0)


def _sides(a: Settled, b: Settled, labels: Labels) -> float:
    """The same doers and the same harmed speak for one happening; sides that have nobody in common speak against it."""
    doers, others = _ids(a, _DOING, labels), _ids(b, _DOING, labels)
    harmed, hurt = _ids(a, _DONE, labels), _ids(b, _DONE, labels)
    named = [{x for x in ids if x not in _NOBODY} for ids in (doers, others, harmed, hurt)]
    if _strangers(named[0], named[1]) or (_strangers(named[2], named[3]) and not doers & others):
        return -WEIGHTS["doer"]
    score = WEIGHTS["doer"] if doers & others else 0.0
    score += WEIGHTS["harmed"] if harmed & hurt else 0.0
    return score or (WEIGHTS["crossed"] if (doers & hurt) | (harmed & others) else 0.0)


_NOBODY = frozenset({
    "armed groups", "people", "person", "fighters", "unidentified gunmen", "suspects", "leaders", "dead", "wounded people",
    "bodies", "civilians", "children", "women", "families", "drone", "aircraft", "unidentified aircraft", "explosive device",
    "house", "vehicle", "patrol", "attackers", "displaced people", "residents",
})  # fmt: skip
"""Fillers that tell who it was only by kind: they may be anybody of the other telling's sides."""


def _strangers(a: set[str], b: set[str]) -> bool:
    return bool(a and b) and not a & b


def _tolls(s: Settled) -> set[tuple[str, int | None]]:
    """Numbers above one that a telling gives, also as a bound («خمسة على الأقل»): the same number of killed is a strong sign."""
    return {(c.what, c.low) for c in s.counts if (c.low or 0) > 1 and (c.high == c.low or (c.low or 0) not in (2, 10, 100))}


def _excluded(a: Settled, b: Settled) -> bool:
    """Two different towns, two days that exclude each other, or words that set the later one apart."""
    if _set_apart(a, b) or _spans_apart(a, b):
        return True
    here, there = _own(a), _own(b)
    if here and there and here.place and there.place and here.place != there.place and not _nested(here, there):
        return True
    if here and there and not (here.place and there.place) and _two_names(here, there):
        return True
    apart = _days_apart(a, b)
    return apart > 1 or (apart == 1 and not any(s.draft.definite or _part_of_day(s) for s in (a, b)))


def _two_names(a: Where, b: Where) -> bool:
    """Two settlements of which a pack knows at most one: another name is another place."""
    if a.precision != "town" or b.precision != "town":
        return False
    names = [(w.name.ar or w.name.en) for w in (a, b)]
    return names[0] not in names[1] and names[1] not in names[0]


def _spans_apart(a: Settled, b: Settled) -> bool:
    """A campaign of weeks or months is no retelling of what happened on one day."""
    days = [_length(s) for s in (a, b)]
    return min(days) == 1 and max(days) > _CAMPAIGN and a.draft.sentence != b.draft.sentence


_CAMPAIGN = 20
"""Days from which on a stretch is a campaign."""


def _length(s: Settled) -> int:
    """Days of a telling's own time; 0 where it has none or an open one."""
    first, last = (_day(s.when.from_), _day(s.when.to)) if s.when else (None, None)
    if first and last:
        return (last - first).days + 1
    return 31 * (len(s.when.from_ or "") < 10) if s.when and s.when.from_ and s.when.to else 0


def _other_toll(a: Settled, b: Settled) -> bool:
    """Both give a number of killed, and not the same: a part, a sum over several, or another event."""
    killed = [{c.low for c in s.counts if c.what == "killed" and c.part_of is None and c.exact} for s in (a, b)]
    return all(killed) and not killed[0] & killed[1] and not a.draft.definite


def _foreign(a: Settled, b: Settled, labels: Labels) -> bool:
    """What people did because of violence (flight, aid, talks, a curfew) is a happening of its own, whatever the grammar."""
    pair = [labels.families.get(s.draft.type) for s in (a, b)]
    if pair[0] == pair[1]:
        return False
    return "people" in pair or "curfew" in (a.draft.type, b.draft.type) or ("talks" in pair and "security" not in pair)


def _set_apart(a: Settled, b: Settled) -> bool:
    """«عبوة أخرى»: the later of two tellings of one type is another by its own word."""
    first, last = sorted((a.draft, b.draft), key=lambda d: (d.sentence, d.order))
    return last.another and not first.another and first.type == last.type and first.sentence != last.sentence


def _part_of_day(s: Settled) -> bool:
    return s.when is not None and s.when.precision == "part_of_day"


def _days_apart(a: Settled, b: Settled) -> int:
    """How many days lie between two tellings; 0 where they may be of one day. A night belongs to two days, and a report's «today»
    is often the day of the announcement: one day apart speaks against one happening and does not exclude it."""
    if not (a.when and b.when and a.when.from_ and b.when.from_):
        return 0
    first, last = sorted((a.when, b.when), key=lambda w: w.from_ or "")
    end, start = _day(first.to), _day(last.from_)
    return max(0, (start - end).days) if end and start else int((first.to or "9999") < (last.from_ or ""))


def _day(written: str | None) -> date | None:
    """A full date; partial ones are compared as they are written."""
    return date.fromisoformat(written) if written and len(written) == 10 else None


def _own(s: Settled) -> Where | None:
    """The place that a telling's own words name, not one that it took from its sentence."""
    return None if s.draft.places[:1] and s.draft.places[0].via else s.where


def _nested(a: Where, b: Where) -> bool:
    """Whether one place may lie in the other: an area or a governorate holds a town, a town its quarters, and the seat of a
    governorate often stands for all of it in a headline."""
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return False
    if a.precision not in _POINT or b.precision not in _POINT or a.precision != b.precision:
        return True
    return a.precision == "town" and (a.name.en == a.admin1 or b.name.en == b.admin1)


def _ids(s: Settled, roles: frozenset[str], labels: Labels) -> set[str]:
    """Actors in these roles with their parents: the parts of one organisation are one side."""
    out: set[str] = set()
    for r in s.roles:
        if r.role in roles and (r.actor or r.cls == "generic"):
            key = r.actor or (r.name.en if r.name else "")
            out.add(labels.parents.get(key) or key)
    return out
