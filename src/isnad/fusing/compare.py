"""How alike two units are: a short table of named functions. Each sees the two and gives points with what it saw; their sum must
reach ``ENOUGH``. Vetoes forbid that the two are one, whatever the sum. `isnad explain` prints the row of any pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from isnad.fusing.acts import COMMON, CROWDS, DONE_BY, FIGHT, OF_TWO_SIDES, OPERATION, WAYS
from isnad.fusing.days import SLACK
from isnad.fusing.days_told import Seen, alike, day, found_after, one_night, one_number
from isnad.fusing.pieces import GENERIC, VIOLENT, close
from isnad.fusing.places import POINT, relation
from isnad.fusing.units import LEAST, Unit
from isnad.fusing.wording import Wordings
from isnad.model.claim import Where
from isnad.model.incident import Reason, Row

ENOUGH = 5.0
"""Same town and same day (5.0) are enough for acts that can be one; less needs the same sides, numbers or words as well."""

LIKELY = 4.0
"""Not enough; but a telling that fits one happening so well, and no other, goes with it."""
REACTS = 2.5
"""One type of act in the days of the report, for whom takes responsibility of it or denies it without naming a place."""
DENIAL = 3.5

PLACE = {"same": 3.0, "quarter": 2.5, "inside": 1.25, "seat": 0.5, "wide": 0.5, "open": 0.0, "next": -1.5}
SITE = 0.5  # more for one airport, base or hospital than for one town
BESIDE = {"same": 1.5, "quarter": 1.25, "inside": 0.5, "next": -1.5, "apart": -3.0}
"""Where one names no place and its report but one."""
SHIP = "سفينة"
"""What is hit at sea is told by the sea, or by the port off which it was."""
TOWNS = frozenset({"town", "near"})
OTHERS = -2.5
"""Children by a mine here, fighters by one a village on: parties give the dead what names they like, not other places."""
PERSON = 3.5
"""A name is seldom told of two who came to harm in the same days."""
TWO_NUMBERS = 1.0
"""As many killed, and as many wounded."""


def place(a: Unit, b: Unit) -> Seen:
    """The same town or site, a quarter of it, an area that holds it, a near village (docs/fusing.md has the distances)."""
    if a.where and b.where:
        how = relation(a.where, b.where)
        points = PLACE.get(how, 0.0)
        for here, there in ((a.beside, b.where), (a.where, b.beside)):
            if here and there and how in ("open", "wide") and PLACE.get(other := relation(here, there), 0.0) > points:
                how, points = other, PLACE[other]
        if how == "open" and SHIP in a.things & b.things and (a.where.precision in POINT) != (b.where.precision in POINT):
            how, points = "inside", PLACE["inside"]
        if how == "same" and _is_site(a.where) and _is_site(b.where):
            points += SITE
        return points, f"{how}: {a.where.name.en} / {b.where.name.en}"
    here, there = a.where or a.beside, b.where or b.beside
    if here is None or there is None:
        return _by_body(a, b)
    how = relation(here, there)
    return BESIDE.get(how, 0.0), f"{how}, by the one place of its report: {here.name.en} / {there.name.en}"


def _is_site(where: Where) -> bool:
    """An airport, a base, a hospital; a camp that people live in is a town."""
    return where.place is not None and where.precision == "exact" and "camp" not in where.name.en.lower().split()


def _by_body(a: Unit, b: Unit) -> Seen:
    """One names no place, and whoever tells it is named after the other's: «Sabratha security directorate»."""
    for here, there in ((a, b), (b, a)):
        town = here.where
        if town is not None and town.precision in POINT and there.voices.issuperset(town.name.en.lower().split()):
            return BESIDE["same"], f"told by a body of {town.name.en}"
    return 0.0, "no place"


def hour(a: Unit, b: Unit) -> Seen:
    """The same part of the day, or one that lies apart from it (morning, evening); night and dawn touch."""
    if not a.hours or not b.hours or (a.days and b.days and a.days.gap(b.days)):
        return 0.0, ""
    said = f"{min(a.hours)} / {min(b.hours)}"
    if a.hours & b.hours:
        return 0.5, said
    return (0.0, said) if any(close(x, y) for x in a.hours for y in b.hours) else (-2.5, said)


def kind(a: Unit, b: Unit) -> Seen:
    """The same type of act, or types that one act is told with."""
    if "speaks" in (a.part, b.part):
        return 0.5, "takes responsibility"
    both = a.types & b.types
    if a.types <= CROWDS and b.types <= CROWDS and a.where and b.where and relation(a.where, b.where) in ("next", "seat"):
        return 0.0, "crowds of two towns"
    if both:
        return (1.5 if both <= COMMON else 2.0), f"both {min(both - COMMON or both)}"
    said = f"{min(a.types)} / {min(b.types)}"
    violent = bool(a.families & VIOLENT and b.families & VIOLENT)
    if violent and _brought_down(a, b):
        return -1.0, said
    if violent and (a.types & GENERIC or b.types & GENERIC):
        return 0.75, said
    if _told_as(a.types, b.types, WAYS) or _told_as(b.types, a.types, WAYS):
        return 1.0, said
    if _told_as(a.types, b.types, DONE_BY) or _told_as(b.types, a.types, DONE_BY):
        return -0.25, said
    if (a.types & OPERATION and b.types & OPERATION) or (a.types & FIGHT and b.types & FIGHT) or a.families & b.families:
        return 0.5, said
    return (-1.0 if violent else -2.5), said


def _brought_down(a: Unit, b: Unit) -> bool:
    """An aircraft brought down, and an attack by the other side: two acts, whatever day and place they share."""
    return any(one.types == {"interception"} and bool(one.doers) and bool(two.doers - one.doers) for one, two in ((a, b), (b, a)))


def _told_as(acts: frozenset[str], ways: frozenset[str], table: Mapping[str, frozenset[str]]) -> bool:
    return any(act in table and table[act] & ways for act in acts)


def doer(a: Unit, b: Unit) -> Seen:
    """The same organisation acts, or another of its side; both sides are the same, and so are two who blame each other. Origins
    may contradict each other on it, so another one costs little, and nothing where one took a place and the other left it."""
    same = a.doers & b.doers
    if a.acting & b.acting:
        both = (a.acting | a.struck) & (b.acting | b.struck)
        return (0.5 if not same else 1.0 if len(both) < 2 else 1.5), " ".join(sorted(both))
    if same:
        return 0.25, min(same)
    if (a.doers & b.harmed) or (b.doers & a.harmed):
        return 0.5, "sides exchanged"
    if not (a.acting and b.acting):
        return 0.0, "not told"
    if a.part == b.part == "tells" and a.doers & b.origins and b.doers & a.origins and not a.doers & a.origins:
        return 0.75, "each blames the other"
    both_sides = _told_as(a.types, b.types, OF_TWO_SIDES) or _told_as(b.types, a.types, OF_TWO_SIDES)
    return (0.0 if both_sides else -0.75), f"{min(a.acting)} / {min(b.acting)}"


def harmed(a: Unit, b: Unit) -> Seen:
    """The same are harmed, or somebody of the same rank or calling."""
    if a.harmed & b.harmed:
        return 1.0, min(a.harmed & b.harmed)
    if a.titles & b.titles:
        return 1.0, min(a.titles & b.titles)
    if _others(a, b):
        return OTHERS, f"{min(a.camps)} / {min(b.camps)}, of two towns"
    return (-0.5, f"{min(a.struck)} / {min(b.struck)}") if a.struck and b.struck else (0.0, "not told")


def _others(a: Unit, b: Unit) -> bool:
    """Civilians in one town, fighters in or near another."""
    if len(a.camps) != 1 or len(b.camps) != 1 or a.camps == b.camps or not a.where or not b.where:
        return False
    here, there = a.where, b.where
    return bool(here.place and there.place) and here.place != there.place and {here.precision, there.precision} <= TOWNS


def person(a: Unit, b: Unit) -> Seen:
    """One and the same person is named as harmed."""
    both = a.persons & b.persons
    return (PERSON, min(both)) if both else (0.0, "")


def toll(a: Unit, b: Unit) -> Seen:
    """The same number of the same harm; the larger it is, the less it is chance, and two are less so than one. Other numbers say
    nothing (CODEBOOK: tolls contradict and rise)."""
    both = a.tolls & b.tolls
    if both and not _others(a, b):
        what, n = max(both, key=lambda t: (t[1], t[0]))
        points = 1.0 if n == 2 else 1.5 if n < 5 else 2.0 if n < 10 else 2.5
        return points + (TWO_NUMBERS if len({w for w, _ in both}) > 1 else 0.0), f"{n} {what}"
    n = max((*_at_least(a, b), *_at_least(b, a)), default=0)
    if n > 2:
        return (0.75 if n < 5 else 1.25 if n < 10 else 1.75), f"{n}, or at least as many"
    return 0.0, "no number in common"


def _at_least(a: Unit, b: Unit) -> list[int]:
    """«At least nine», where the other says nine."""
    return [n for what, n in a.tolls if what.endswith(LEAST) and (what.removesuffix(LEAST), n) in b.tolls]


def thing(a: Unit, b: Unit) -> Seen:
    """The same kind of building or vehicle is told of."""
    both = a.things & b.things
    return ((0.75 if len(both) < 2 else 1.25), " ".join(sorted(both))) if both else (0.0, "")


def second(a: Unit, b: Unit) -> Seen:
    """One calls itself a second, another one, and the other does not."""
    return (-2.5, "one is «another»") if a.another != b.another else (0.0, "")


def same_report(a: Unit, b: Unit) -> Seen:
    """One report tells them as two happenings; what it denies, it has most often just told."""
    if a.document != b.document:
        return 0.0, ""
    if _answers(a, b):
        return 2.0, "one voice denies it and tells it otherwise"
    return (1.0, "one report tells it and speaks of it") if speaks(a, b) else (-2.0, "two happenings of one report")


def accused(a: Unit, b: Unit) -> Seen:
    """The one who denies it is the one who is said to have done it."""
    if speaks(a, b) and ((a.part == "denies" and a.origins & b.doers) or (b.part == "denies" and b.origins & a.doers)):
        return 1.5, "the accused denies it"
    return 0.0, ""


def instead(a: Unit, b: Unit) -> Seen:
    """One tells it in the place of what the other tells and it denies: «no raid, but a mine»."""
    for one, other in ((a, b), (b, a)):
        if one.instead & other.types and other.part == "tells" and a.document != b.document:
            return 4.25, f"in the place of {min(one.instead & other.types)}"
    return 0.0, ""


def speaks(a: Unit, b: Unit) -> bool:
    """One tells what the other denies or takes responsibility for."""
    return a.part != b.part and "tells" in (a.part, b.part)


def linked(a: Unit, b: Unit, points: float | None) -> bool:
    """Whether the points tie the two. A denial needs fewer: it seldom says where and when. What founds nothing ties nothing."""
    if points is None or not (a.founds or b.founds or _answers(a, b)) or (a.part != b.part and not speaks(a, b)):
        return False
    return points >= (DENIAL if speaks(a, b) else ENOUGH)


def _answers(a: Unit, b: Unit) -> bool:
    """What one voice denies in a report, and what it tells of the same happening without a place: «… the others shelled it»."""
    tells = a if a.part == "tells" else b
    one = a.document == b.document and a.claims[0].happening == b.claims[0].happening
    return one and speaks(a, b) and tells.where is None and bool(a.origins & b.origins)


TABLE: tuple[Callable[[Unit, Unit], Seen], ...] = (
    place, day, hour, kind, doer, harmed, person, toll, thing, second, same_report, accused, instead,
)  # fmt: skip


def likely(a: Unit, b: Unit, points: float | None) -> bool:
    """Whether the points make it likely that two reports tell of one thing, which must then be the only one that fits: less is
    told than would be enough, and nothing speaks against it. Who tells of a «second» one may be told of by somebody who does not
    count, if more is equal than the town, the day and the act. Who takes responsibility or denies and says neither where nor when
    speaks of what everybody knows."""
    if points is None or not REACTS <= points < ENOUGH or a.document == b.document or not a.part == b.part == "tells":
        return False
    if not (points >= LIKELY and a.founds and b.founds) and not (_reacts(a, b) or _reacts(b, a)):
        return False
    against = [function for function in TABLE if function(a, b)[0] < 0]
    return not against or (against == [second] and points > LIKELY)


def _reacts(a: Unit, b: Unit) -> bool:
    """Told with a statement about it, of the other's type, and with no place in the whole report and no day of its own."""
    return bool(a.statements and a.types & b.types) and a.where is None and a.beside is None and a.soft and b.founds


def compare(a: Unit, b: Unit, wordings: Wordings) -> Row:
    """The row of a pair."""
    reasons = []
    for function in TABLE:
        points, says = function(a, b)
        if points or says:
            reasons.append(Reason(name=function.__name__, points=points, says=says))
    share = wordings.share(a, b)
    points = 3.0 if share >= COPY else (1.0 if share >= AKIN else 0.0)
    reasons.append(Reason(name="wording", points=points, says=f"{share:.0%} of the shorter's words in the longer"))
    total = round(sum(r.points for r in reasons), 2)
    return Row(left=a.claims[0].id, right=b.claims[0].id, score=total, reasons=tuple(reasons), veto=veto(a, b, share))


COPY, AKIN = 0.6, 0.35


def score(a: Unit, b: Unit, wordings: Wordings) -> float | None:
    """The sum of the row, None where a veto stands: what ``compare`` says, without the words. What no wording could save is left
    before anything is added up: most pairs that meet in a cell are."""
    if _excluded(a, b):
        return None
    total = _total(a, b)
    if total < ENOUGH - 3.0 and not a.tolls & b.tolls:
        return None
    near = total >= ENOUGH and not far(a, b)
    share = 0.0 if near else wordings.share(a, b)
    if not near and veto(a, b, share):
        return None
    return round(total + (3.0 if share >= COPY else (1.0 if share >= AKIN else 0.0)), 2)


def _excluded(a: Unit, b: Unit) -> bool:
    """Whether a veto would stand between copies of one text too; days first, which cost the least."""
    soft = a.soft or b.soft
    gap = a.days.gap(b.days) if a.days is not None and b.days is not None else 0
    if gap > (SLACK if soft else 1):
        return True
    if a.where is not None and b.where is not None and differ_in_place(a, b):
        return True
    return not (gap and soft) and a.document == b.document and a.another != b.another


def _total(a: Unit, b: Unit) -> float:
    """The sum over the table; what has nothing to see in most pairs is not asked there."""
    total = place(a, b)[0] + day(a, b)[0] + kind(a, b)[0] + doer(a, b)[0] + harmed(a, b)[0]
    if a.hours and b.hours:
        total += hour(a, b)[0]
    if a.tolls and b.tolls:
        total += toll(a, b)[0]
    if a.persons and b.persons:
        total += person(a, b)[0]
    if a.things and b.things:
        total += thing(a, b)[0]
    if a.another != b.another:
        total += second(a, b)[0]
    if a.document == b.document:
        total += same_report(a, b)[0]
    if a.part != b.part:
        total += accused(a, b)[0]
    if a.instead or b.instead:
        total += instead(a, b)[0]
    return total


def far(a: Unit, b: Unit) -> bool:
    """Places or days that exclude each other."""
    return bool(veto(a, b, 0.0))


def differ_in_place(a: Unit, b: Unit) -> bool:
    """Both name a place, and the two cannot be one."""
    return a.where is not None and b.where is not None and relation(a.where, b.where) == "apart"


def veto(a: Unit, b: Unit, share: float) -> str | None:
    """What forbids that the two are one: places far apart; days that exclude each other, unless they are a day apart and one is a
    copy of the other or both give the same number above two (an outlet may get the day wrong)."""
    if a.where and b.where and differ_in_place(a, b):
        return f"far apart: {a.where.name.en} / {b.where.name.en}"
    if a.days and b.days and (gap := a.days.gap(b.days)):
        if a.soft or b.soft:
            return f"{gap} days apart" if gap > SLACK else None
        same = share >= COPY or any(n > 2 for _, n in a.tolls & b.tolls) or alike(a, b)
        if gap > 1 or not (same or one_night(a, b) or found_after(a, b)):
            return f"{gap} days apart"
    dated = a.days is not None and b.days is not None
    if not dated and share < COPY and place(a, b)[0] <= PLACE["wide"] and not one_number(a, b):
        return "neither a day nor a place to compare"
    if a.document == b.document and a.another != b.another:
        return "one report tells of another one"
    return None
