"""What rules one happening out whatever two tellings look like: another town, another day, a habit beside a single event."""

from __future__ import annotations

import math

from isnad.model.claim import Where
from isnad.model.draft import Draft, Settled
from isnad.telling.tellings import AREA, FIRE, POINT, REACH, Told, day

APART = frozenset({"habitual", "historical"})
_KM, _SLACK = 111.2, 40
"""Kilometres in a degree; how far beyond its reach a place may still be meant."""
_WAGED = frozenset({"armed_clash", "attack", "shelling", "air_strike"})
"""What goes on for months: a search or a siege that goes on is one."""
_MOVES = frozenset({"displacement", "withdrawal"})
"""What goes from one place to another."""
_CAMPAIGN = 20
"""Days from which on a stretch is a campaign."""


def excluded(a: Told, b: Told) -> bool:
    """A habit, history or a state of things beside a single event, two different towns, or two days that exclude each other."""
    one, two = a.settled.draft, b.settled.draft
    if (one.status in APART) != (two.status in APART) and not _grown(one, two):
        return True
    if one.sentence != two.sentence and _general(a) != _general(b):
        return True
    if _two_of_headline(one, two) or _two_marks(a, b) or _answered(one, two) or _turned(one, two) or _listed(one, two):
        return True
    if one.headline != two.headline and not a.tolls.isdisjoint(b.tolls):
        return False  # «مقتل 40 في الأبيض», then «قُتل 40 في قرية اللويب»: the headline rounds places and days
    if _part_of_sum(a, b) or _set_apart(one, two) or _spans_apart(a, b) or _two_names(a.settled, b.settled):
        return True
    if a.place and b.place and a.place.place != b.place.place and not _may_be_one(a, b, a.place, b.place):
        return True
    apart = _days_apart(a.settled, b.settled)
    return apart > 1 or (apart == 1 and not any(s.settled.draft.definite or _part_of_day(s.settled) for s in (a, b)))


def outside_headline(head: Told, below: Told) -> bool:
    """Whether a headline cannot speak of a telling below it. It rounds places («هجوم في الساحل» of a village behind it), so that
    another one excludes nothing."""
    one, two = head.settled, below.settled
    if (one.draft.status in APART) != (two.draft.status in APART) or _general(head) != _general(below):
        return True
    if not head.tolls.isdisjoint(below.tolls):
        return False
    return _part_of_sum(head, below) or _set_apart(one.draft, two.draft) or _spans_apart(head, below) or _days_apart(one, two) > 1


def _grown(a: Draft, b: Draft) -> bool:
    """«شهدت البلدة قبل أسبوعين معارك **أجبرت سكانها على النزوح**»: what a sentence's past act led to, in that sentence."""
    return a.sentence == b.sentence and a.status != "habitual" != b.status and (a.order in b.tied or b.order in a.tied)


def _may_be_one(a: Told, b: Told, here: Where, there: Where) -> bool:
    """Whether two places may be of one happening: one holds the other, both name a third («اشتباكات في م1 وم2»), or it is told
    whereto somebody fled or withdrew."""
    if _nested(here, there) or _near(here, there) or not a.names.isdisjoint(b.names):
        return True
    return (a.settled.draft.type in _MOVES) != (b.settled.draft.type in _MOVES)


def _two_of_headline(a: Draft, b: Draft) -> bool:
    """«غارة على النبطية **وحزب الله يصد** تسللاً», «توقيف 11 في عرسال **وإصابة** عسكريين بلغم»: what «و» adds to a headline with a
    subject or a noun of its own is another thing; a verb that goes on is not («تلاحق فلولاً **وتضبط** أسلحة»), nor what is done
    on the spot («كمين لدورية **والشرطة تطوق** المكان»)."""
    first, last = (a, b) if a.order < b.order else (b, a)
    if not last.headline or ("on the spot" in last.signs and first.sentence == last.sentence):
        return False
    if first.sentence == last.sentence:
        return first.part != last.part
    return (first.sentence, last.sentence) == (0, 1) and last.part > 0  # «… في غارات.. **والجيش يصد** هجوماً»


def _answered(a: Draft, b: Draft) -> bool:
    """«قصفت المدفعية البلدة **رداً على هجوم** …»: what is answered is no part of the answer."""
    return a.sentence == b.sentence and "answer" in (a if a.order > b.order else b).signs


def _listed(a: Draft, b: Draft) -> bool:
    """«قُتل شخص في م1 **وآخر في م2**», «23 مواطناً، **منهم 9 في م1 و6 في م2**»: parts with places of their own, and their sum."""
    return a.sentence == b.sentence and a.type == b.type and ("listed part" in a.signs or "listed part" in b.signs)


def _turned(a: Draft, b: Draft) -> bool:
    """«**من جهة أخرى**، قُتل شرطي …»: what a report turns to it has not told below its headline; «ال» may call it back."""
    first, last = (a, b) if a.sentence < b.sentence else (b, a)
    return "opens shift" in last.signs and first.sentence != last.sentence and not first.headline and not last.definite


def _set_apart(a: Draft, b: Draft) -> bool:
    """«عبوة أخرى»: the later of two tellings of one type is another by its own word."""
    if a.another == b.another or a.type != b.type or a.sentence == b.sentence:
        return False
    return (a if a.sentence > b.sentence else b).another


def _part_of_sum(a: Told, b: Told) -> bool:
    """«هجمات في مناطق متفرقة», then «انفجرت سيارة في بغداد»: one told with a place of its own is not the sum of several."""
    first, last = (a, b) if a.settled.draft.sentence < b.settled.draft.sentence else (b, a)
    one, two = first.settled.draft, last.settled.draft
    if one.sentence == two.sentence or "sum" not in one.signs or "sum" in two.signs or "plural" in two.signs or two.definite:
        return False
    return bool(last.names) and last.names.isdisjoint(first.names) and last.tolls.isdisjoint(first.tolls)


def _two_marks(a: Told, b: Told) -> bool:
    """«أغار على بلدة م1، واستهدفت مسيّرة طريق م2»: what one sentence tells of two places was fired at each."""
    one, two = a.settled.draft, b.settled.draft
    if one.sentence != two.sentence or one.type not in FIRE or two.type not in FIRE:
        return False
    return bool(a.names and b.names) and a.names.isdisjoint(b.names)


def _two_names(a: Settled, b: Settled) -> bool:
    """Two settlements of which a pack knows at most one: another name is another place."""
    here, there = _own_place(a), _own_place(b)
    if here is None or there is None or (here.place and there.place) or not here.precision == there.precision == "town":
        return False
    one, two = here.name.ar or here.name.en, there.name.ar or there.name.en
    return one not in two and two not in one


def _own_place(s: Settled) -> Where | None:
    """The place that its own words name."""
    return None if s.draft.places and s.draft.places[0].via else s.where


def _spans_apart(a: Told, b: Told) -> bool:
    """A campaign of weeks or months is no retelling of what happened on one day."""
    short, long = (a.days, b.days) if a.days < b.days else (b.days, a.days)
    return short == 1 and long > _CAMPAIGN and a.settled.draft.sentence != b.settled.draft.sentence


def _part_of_day(s: Settled) -> bool:
    return s.when is not None and s.when.precision == "part_of_day"


def _days_apart(a: Settled, b: Settled) -> int:
    """How many days lie between two tellings; 0 where they may be of one day. A night belongs to two days, and a report's «today»
    is often the day of the announcement: one day apart does not exclude one happening."""
    if not (a.when and b.when and a.when.from_ and b.when.from_):
        return 0
    first, last = sorted((a.when, b.when), key=lambda w: w.from_ or "")
    end, start = day(first.to), day(last.from_)
    return max(0, (start - end).days) if end and start else 2 * int((first.to or "9999") < (last.from_ or ""))


def _nested(a: Where, b: Where) -> bool:
    """Whether one place may lie in the other: an area or a governorate holds a town, a town its quarters, and the seat of a
    governorate often stands for all of it in a headline."""
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return False
    if a.precision not in POINT or b.precision not in POINT:
        return True
    if "town" in (a.precision, b.precision) and (a.name.en == a.admin1 or b.name.en == b.admin1):
        return True
    return a.precision != b.precision and not _far_apart(a, b)


def _near(a: Where, b: Where) -> bool:
    """Whether the centre of one lies in the other, across the border of a governorate too (the country south of a capital); two
    places of one fine kind are never each other."""
    if a.precision == b.precision and a.precision in POINT - {"near"}:
        return False
    return _apart(a, b) <= max(REACH.get(a.precision, AREA), REACH.get(b.precision, AREA))


def _far_apart(a: Where, b: Where) -> bool:
    """Whether neither reaches the other, nor do they meet half-way; unknown where one has no coordinates."""
    return math.inf > _apart(a, b) > REACH.get(a.precision, AREA) + REACH.get(b.precision, AREA) + _SLACK


def _apart(a: Where, b: Where) -> float:
    """Kilometres between two places; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return math.hypot((a.lat - b.lat) * _KM, (a.lon - b.lon) * _KM * math.cos(math.radians(a.lat)))


def _general(t: Told) -> bool:
    """«صعّدت من اشتباكاتها مع …»: a state of things without place and day, no single happening."""
    draft = t.settled.draft
    return (
        draft.status == "ongoing"
        and draft.type in _WAGED
        and t.settled.where is None
        and t.settled.when is None
        and not draft.definite
    )
