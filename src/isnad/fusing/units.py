"""What one document tells of one happening: the thing that fusing compares. A coder may have tied claims that name two towns or
two days; they are taken apart here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from isnad.fusing.days import BEFORE, LATER, Days, days_of, report_days
from isnad.fusing.groups import camp, group
from isnad.fusing.pieces import hours_of, in_title, pieces_of, with_fragments
from isnad.fusing.places import FINER, POINT, apart, rank
from isnad.fusing.spoken import assign, lent_by, owned
from isnad.model.claim import Claim, Coding, Count, Head, Role, Where
from isnad.model.ids import short_id
from isnad.model.incident import Apart
from isnad.model.known import Known

FOUNDS = frozenset({"occurred", "ongoing", "foiled"})
OWNS = frozenset({"speaker"})
DOING = frozenset({"initiator", "participant", "supporter"})
DONE = frozenset({"target", "victim", "participant", "detainee"})
HURT = frozenset({"target", "victim"})
LEAST = ", at least"
"""Behind the measure of a number that there may be more of."""
VAGUE = frozenset({2, 10, 100, 1000})
"""Least numbers of vague words: a plural, tens, hundreds, thousands."""
DAYLIKE = frozenset({"part_of_day", "day", "days", "week", "part_of_month"})


class Unit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Claims of one document about one happening. ``key`` names it by its document and characters, so that it outlives any
    re-coding. ``days`` are the most precise ones told; ``soft``: only the report's own days are known."""

    key: str
    document: str
    head: Head
    outlet: str
    claims: tuple[Claim, ...]
    part: str
    """tells | denies | speaks (nothing but a claim of responsibility)"""
    statements: tuple[Claim, ...] = ()
    """Claims of responsibility and the like that speak of it."""
    days: Days | None
    soft: bool
    where: Where | None
    beside: Where | None
    """Where it names no place: the one place that the rest of its report names; where no gazetteer knows its place: another that
    it names, as the headline does."""
    voices: frozenset[str]
    """Where no place is told: words of the names of those who tell it that no pack knows («Sabratha security directorate»)."""
    founds: bool
    firm: bool
    """A day and a point are told: it may bring others together."""
    types: frozenset[str]
    origins: frozenset[str]
    families: frozenset[str]
    doers: frozenset[str]
    harmed: frozenset[str]
    acting: frozenset[str]
    struck: frozenset[str]
    """Of the doers and the harmed those that are organisations, as the side that they answer for: who says «gunmen» or «people»
    contradicts nobody."""
    camps: frozenset[str]
    """Whether those harmed are civilians or fight, where it is told (``groups.camp``)."""
    titles: frozenset[str]
    """Words for the rank, office or calling of those harmed: a colonel, a doctor."""
    persons: frozenset[str]
    """Two words in a row of those harmed that no lexicon has: a person's name."""
    things: frozenset[str]
    """Buildings, vehicles and the like that are told of."""
    instead: frozenset[str]
    """Types of what the same speaker denies in this report, which is told in its place."""
    tolls: frozenset[tuple[str, int]]
    hours: frozenset[str]
    """Parts of the day that are told."""
    weekday: int | None
    """The one day of the week that is named where no date is known, Monday 0."""
    rises: frozenset[str]
    """Claims that tell a number as having gone up."""
    succumbed: frozenset[str]
    """Claims that tell of the wounded who died: their number is one more, and no toll."""
    another: bool
    """The text calls it a second, another one."""


def age(unit: Unit) -> tuple[str, str]:
    """By the day of the report, then by the unit's own name."""
    return (unit.head.published.from_ or "9999", unit.key)


def document_key(head: Head, known: Known) -> str:
    """One text of one outlet is one document, however often it comes in."""
    return short_id("d", head.sha256, known.outlet(head.outlet) if head.outlet else "")


def units_of(
    coding: Coding,
    known: Known,
    events: frozenset[str] = frozenset(),
    no_events: frozenset[str] = frozenset(),
    different: frozenset[tuple[str, str]] = frozenset(),
) -> tuple[list[Unit], tuple[Apart, ...]]:
    """The units of one document in the order of its text, and the claims of events that are in none. ``events`` and ``no_events``
    are claims that people decided about, ``different`` pairs that are two happenings."""
    groups: dict[str, list[Claim]] = {}
    apart: list[Apart] = []
    past = frozenset((c.type, c.where.place) for c in coding.claims if c.status == "historical" and c.where)
    for n, claim in enumerate(coding.claims):
        if claim.record != "event":
            continue
        why = "" if claim.id in events else _why_not(claim, past)
        if claim.id in no_events:
            why = "judged to be no event"
        if why:
            apart.append(Apart(claim=claim.id, document=coding.document.id, why=why))
            continue
        part = "denies" if claim.status == "denied" else "tells"
        groups.setdefault(f"{part} {claim.happening or n}", []).append(claim)
    never = {frozenset(pair) for pair in different}
    head = coding.document
    pieces = [(name.split()[0], piece) for name, group in groups.items() for piece in pieces_of(group, never, head, known)]
    pieces = with_fragments(pieces, never, known)
    lent = lent_by(coding.claims)
    spoken = assign([c for c in coding.claims if c.id not in no_events], [p for _, p in pieces])
    pieces += [("speaks", [c]) for c in spoken.pop(-1, ()) if c.where is not None or c.when is not None]
    beside = _only_place([c.where for _, piece in pieces for c in piece if c.where])
    seen: dict[tuple[object, ...], int] = {}
    denied = [c for part, piece in pieces if part == "denies" for c in piece]
    units = [
        _unit(
            head,
            tuple(piece),
            part,
            known,
            seen,
            beside,
            tuple(spoken.get(n, ())),
            denied,
            lent.get(piece[0].happening or "", ()) or owned(piece, coding.claims),
        )
        for n, (part, piece) in enumerate(pieces)
    ]
    return units, tuple(apart)


def _only_place(places: Sequence[Where]) -> Where | None:
    """The one place that a report names, if its places are one."""
    points = {w.place or w.text: w for w in places if w.precision in POINT}
    return next(iter(points.values())) if len(points) == 1 else None


def _why_not(claim: Claim, past: frozenset[tuple[str, str | None]]) -> str:
    """Why a claim is in no incident, if it is in none (CODEBOOK §3)."""
    if claim.status not in FOUNDS and claim.status != "denied":
        return f"{claim.status}: told, and not as something that happened"
    return "told again from the history that the report tells" if _told_again(claim, past) else ""


def _told_again(claim: Claim, past: frozenset[tuple[str, str | None]]) -> bool:
    """Without a day of its own, and of a type and place that the same report tells as history."""
    return claim.when is None and claim.where is not None and (claim.type, claim.where.place) in past


def _unit(
    head: Head, claims: tuple[Claim, ...], part: str, known: Known, seen: dict[tuple[object, ...], int], beside: Where | None,
    statements: tuple[Claim, ...], denied: Sequence[Claim], lent: tuple[Claim, ...],
) -> Unit:  # fmt: skip
    """The unit of these claims; ``lent``: claims that give its happening the place or day that its own do not."""
    first = claims[0]
    spot = (first.evidence[0].span if first.evidence else (), first.type, part)
    seen[spot] = seen.get(spot, -1) + 1
    document = document_key(head, known)
    dating = claims if any(c.when for c in claims) else lent
    told = [d for c in dating if (d := days_of(c.when)) is not None]
    days = min(told, key=lambda d: (d.length, d.first), default=None)
    named = [c for c in claims if c.where] or [c for c in lent if c.where]
    where = min((c.where for c in [c for c in named if not in_title(c, head)] or named if c.where), key=rank, default=None)
    dated = days is not None and any(c.when and c.when.precision in DAYLIKE for c in dating)
    types = frozenset(c.type for c in claims)
    return Unit(
        key=short_id("u", document, *spot, seen[spot]),
        document=document,
        head=head,
        outlet=known.outlet(head.outlet) if head.outlet else head.id,
        claims=claims,
        statements=statements,
        part=part,
        days=days or report_days(head.published, BEFORE if part == "tells" else LATER),
        soft=days is None,
        where=where,
        beside=beside if where is None else _known_one(where, named),
        voices=frozenset(w.lower() for c in claims for a in c.attribution[-1:] if not a.source for w in a.name.split())
        if where is None
        else frozenset(),
        founds=part == "tells" and (dated or (where is not None and where.precision in FINER and _finer(where, known))),
        firm=dated and where is not None and where.precision in POINT,
        types=types,
        origins=frozenset(known.roots.get(c.origin, c.origin) for c in claims),
        families=frozenset(known.families.get(t, "other") for t in types),
        doers=_roots((*claims, *(c for c in statements if c.type == "responsibility")), DOING | OWNS, known)
        if part == "tells" or part == "denies"
        else _roots(claims, OWNS, known),
        harmed=_roots(claims, DONE, known),
        acting=_actors((*claims, *(c for c in statements if c.type == "responsibility")), DOING | OWNS, known)
        if part != "speaks"
        else _actors(claims, OWNS, known),
        struck=_actors(claims, DONE, known),
        camps=_camps(claims, known),
        titles=_titles(claims, known),
        persons=persons_harmed(claims, known),
        things=frozenset(known.things[w] for c in claims for e in c.evidence for w in known.neutral(e.text) if w in known.things),
        instead=frozenset(d.type for d in denied if part == "tells" and any(_in_place_of(c, d) for c in claims)),
        tolls=frozenset(toll for c in claims for n in c.counts if (toll := _toll(n))) | frozenset(_sums(claims)),
        hours=frozenset(h for c in claims for h in hours_of(c, known)),
        weekday=_weekday(claims, known) if days is None else None,
        rises=_saying(claims, known.rising, known),
        succumbed=_saying(claims, known.succumb, known),
        another=any(_another(c, known) for c in claims),
    )


def _finer(where: Where, known: Known) -> bool:
    """An area that lies in no one governorate is no finer than one. Abroad, where the gazetteer has no governorates, it is finer
    when it is a part of one or is named after a town."""
    if where.precision != "area" or where.admin1 is not None:
        return True
    return where.place in known.governorates or (where.place is None and where.country is not None)


def _roots(claims: Iterable[Claim], roles: frozenset[str], known: Known) -> frozenset[str]:
    return frozenset(k for c in claims for r in c.roles if r.role in roles and (k := side_of(r, known)))


def _actors(claims: Iterable[Claim], roles: frozenset[str], known: Known) -> frozenset[str]:
    roots = {known.roots.get(r.actor, r.actor) for c in claims for r in c.roles if r.role in roles and r.actor}
    return frozenset(known.sides.get(root, root) for root in roots)


def _camps(claims: Iterable[Claim], known: Known) -> frozenset[str]:
    """Of the counted and of those in a harmed role; a group that says neither counts for nothing."""
    claims = tuple(claims)
    told = {n.who for c in claims for n in c.counts} | {
        r.actor or (r.name.en if r.name else None) for c in claims for r in c.roles if r.role in HURT
    }
    return frozenset(camp(group(who, known), known) for who in told) - {""}


def _titles(claims: Iterable[Claim], known: Known) -> frozenset[str]:
    told = {r.text for c in claims for r in c.roles if r.role in DONE and r.text}
    return frozenset(known.titles[w] for text in told for w in known.neutral(text) if w in known.titles)


def persons_harmed(claims: Iterable[Claim], known: Known) -> frozenset[str]:
    """Two words in a row of those harmed that no lexicon has."""
    told = {r.text for c in claims for r in c.roles if r.role in DONE and r.text and " " in r.text}
    pairs = (pair for text in told for pair in pairwise(known.neutral(text)))
    return frozenset(f"{a} {b}" for a, b in pairs if _of_name(a, known) and _of_name(b, known))


def _of_name(word: str, known: Known) -> bool:
    return len(word) > 1 and not word.isascii() and not word.isdigit() and known.unread(word)


def _in_place_of(told: Claim, denied: Claim) -> bool:
    """Whether a speaker tells this as what happened instead of what he denies there: «no raid; a mortar shell fell»."""
    if told.origin != denied.origin or told.type == denied.type:
        return False
    return not (told.where and denied.where and apart(told.where, denied.where))


def side_of(role: Role, known: Known) -> str:
    """Who fills a role, as an organisation or a generic class; nothing for words that no pack knows."""
    if role.actor:
        return known.roots.get(role.actor, role.actor)
    return role.name.en if role.cls == "generic" and role.name else ""


def _known_one(where: Where, named: Sequence[Claim]) -> Where | None:
    """For a place without a point, another one that is told with it and has one."""
    if where.lat is not None:
        return None
    return min(
        (c.where for c in named if c.where and c.where.lat is not None and c.where.precision in POINT), key=rank, default=None
    )


def _weekday(claims: Iterable[Claim], known: Known) -> int | None:
    named = {
        known.weekdays[w] for c in claims if c.when and c.when.text for w in known.neutral(c.when.text) if w in known.weekdays
    }
    return named.pop() if len(named) == 1 else None


def _toll(count: Count) -> tuple[str, int] | None:
    """A number that two who tell of one thing may share: exact, or «more than 200»; «tens» is everybody's."""
    if count.low is None or count.low < 2:
        return None
    if count.low == count.high:
        return count.what, count.low
    return (count.what + LEAST, count.low) if count.high is None and count.low not in VAGUE else None


def _sums(claims: Iterable[Claim]) -> Iterator[tuple[str, int]]:
    """«An officer and ten soldiers» are eleven."""
    for claim in claims:
        parts = [n for n in claim.counts if not n.part_of and n.low is not None]
        for what in {n.what for n in parts}:
            low = [n.low or 0 for n in parts if n.what == what]
            if len(low) > 1 and all(n.low == n.high for n in parts if n.what == what):
                yield what, sum(low)


def _saying(claims: Iterable[Claim], words: frozenset[str], known: Known) -> frozenset[str]:
    """Claims with a number of whose evidence, or of that of another claim of the same words, one is among them."""
    claims = tuple(claims)
    said = [e.span for c in claims for e in c.evidence if any(w in words for w in known.neutral(e.text))]
    return frozenset(
        c.id for c in claims if c.counts and any(e.span[0] <= b and a <= e.span[1] for e in c.evidence for a, b in said)
    )


def _another(claim: Claim, known: Known) -> bool:
    """«انفجار ثانٍ», «غارة أخرى»: the word stands next to what it tells of, and not next to people («وإصابة آخرين»)."""
    words = known.neutral(claim.evidence[0].text) if claim.evidence else ()
    return any(b in known.another and _act(a, known) for a, b in pairwise(words))


def _act(word: str, known: Known) -> bool:
    return any(w in known.acts for w in (word, word[1:] if word[:1] in "بلو" else word))
