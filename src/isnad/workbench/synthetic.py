"""Claims without texts, for measuring fusion at scale: incidents that are known, told by many outlets as real ones are (the
shares stand in ``synthetic_words``). The same number, packs and seed give the same claims.

The world goes on day by day with the same number of incidents each, so that ten times the claims are ten times the days and not a
denser war: an archive grows like that. A few places see most of it, several incidents a day among them."""

from __future__ import annotations

import datetime
import itertools
import random
import zlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from isnad.model.claim import Attribution, Claim, Coder, Coding, Count, Evidence, Head, Name, Published, Role, When, Where
from isnad.model.ids import sha256, short_id
from isnad.packs import Packs
from isnad.packs.tables import Outlet, Place
from isnad.resolve.where_words import RADIUS_KM
from isnad.workbench import synthetic_words as words

START = datetime.date(2013, 1, 1)
A_DAY = 60
"""Incidents a day, over the whole country."""
_SETTLED = frozenset({"city", "town", "village"})
T = TypeVar("T")


class Made(msgspec.Struct, frozen=True):
    """A coded report, and the true incident of each of its claims (None: the claim tells of none)."""

    coding: Coding
    truth: dict[str, str | None]


class _Origin(msgspec.Struct, frozen=True):
    """Who says it in which wording: an actor, or an unnamed source of ``outlet`` (``actor`` None), or the outlet (``name`` None
    too)."""

    actor: str | None
    name: str | None
    outlet: str
    wording: int
    detail: str
    doer: str | None
    killed: int
    wounded: int


class _Incident(msgspec.Struct, frozen=True):
    id: str
    day: datetime.date
    place: Place
    type: str
    doer: str | None
    target: str
    wordings: tuple[str, ...]
    origins: tuple[_Origin, ...]


def synthetic(claims: int, packs: Packs, *, seed: int = 1) -> Iterator[Made]:
    """Coded reports with at least so many claims in all, in order of their days."""
    world = _World(packs, random.Random(seed))
    told = 0
    for day in itertools.count():
        for n in range(A_DAY):
            for made in world.reports(START + datetime.timedelta(days=day), n):
                yield made
                told += len(made.truth)
                if told >= claims:
                    return


class _World:
    """Places, outlets and chance."""

    def __init__(self, packs: Packs, chance: random.Random) -> None:
        self.packs, self.chance = packs, chance
        rows = sorted(packs.places.values(), key=lambda p: p.id)
        self.places = [p for p in rows if p.kind in _SETTLED and p.lat is not None and p.admin1.startswith("SY")]
        chance.shuffle(self.places)
        self.heat = list(itertools.accumulate(1 / (n + 20) for n in range(len(self.places))))
        self.areas = [p for p in rows if p.kind == "area" and p.lat is not None]
        self.outlets: list[Outlet] = sorted(packs.outlets.values(), key=lambda o: o.id)
        self.admin = {p.pcode: p for p in rows if p.kind == "governorate"}
        self._wheres: dict[tuple[str, str], Where] = {}

    def some(self, shares: Sequence[tuple[T, int]]) -> T:
        """One of the values, by its share."""
        return self.chance.choices([v for v, _ in shares], [n for _, n in shares])[0]

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def reports(self, day: datetime.date, n: int) -> Iterator[Made]:
        """The reports of one new incident."""
        incident = self._incident(day, n)
        grown = 0
        for k in range(self.some(list(enumerate(words.REPORTS, 1)))):
            outlet = self.chance.choice(self.outlets).id
            if k and self.often(words.COPY):
                origin = self.chance.choice(incident.origins)
                grown += bool(origin.killed) and self.often(words.GROWS)
            else:
                origin = incident.origins[min(k, len(incident.origins) - 1)]
                origin = origin if origin.actor else msgspec.structs.replace(origin, outlet=outlet)
            yield self._report(incident, origin, outlet, k, grown)

    def _incident(self, day: datetime.date, n: int) -> _Incident:
        place = self.chance.choices(self.places, cum_weights=self.heat)[0]
        kind, _, named, wordings = self.some([(kind, kind[1]) for kind in words.KINDS])
        doer, target = self.chance.sample(list(words.PARTIES), 2)
        killed = 1 if kind == "assassination" else self.chance.choices(range(12), words.KILLED)[0]
        origins = [self._origin(place, doer if named else None, target, killed, len(wordings)) for _ in range(3)]
        if named and self.often(words.OPPOSITE):
            enemy = self._origin(place, target, doer, killed + self.chance.randint(2, 9), len(wordings))
            origins[1] = msgspec.structs.replace(enemy, actor=target, name=None)
        return _Incident(f"s{day:%Y%m%d}-{n}", day, place, kind, doer if named else None, target, wordings, tuple(origins))

    def _origin(self, place: Place, doer: str | None, target: str, killed: int, wordings: int) -> _Origin:
        kind = self.some((("monitor", 20), ("party", 25), ("unnamed", 35), ("outlet", 20)))
        actor = self.chance.choice(words.MONITORS) if kind == "monitor" else (doer or target) if kind == "party" else None
        name = self.chance.choice(words.UNNAMED)[0] if kind == "unnamed" else None
        more = self.chance.choice((0, 0, 0, 1, 2)) if killed > 1 else 0
        detail, wording = self.chance.choice(words.DETAILS), self.chance.randrange(wordings)
        return _Origin(actor, name, "", wording, detail, doer, killed + more, self.chance.randint(0, 20))

    # --- reports

    def _report(self, incident: _Incident, origin: _Origin, outlet: str, k: int, grown: int) -> Made:
        out = incident.day + datetime.timedelta(days=self.some(words.DELAY) + (1 if grown else 0))
        document = f"{incident.id}-{k}"
        claims = [self._telling(incident, origin, outlet, grown, title=False)]
        if self.often(words.TITLE):
            claims.insert(0, self._telling(incident, origin, outlet, grown, title=True))
        if self.often(words.ALSO):
            claims.append(self._telling(incident, origin, outlet, grown, title=True))
        aside = self._aside(incident, claims[0]) if self.often(words.ASIDE) else None
        named = [*claims, *([aside] if aside else [])]
        placed, at = [], 0
        for order, claim in enumerate(named):
            text = claim.evidence[0].text
            evidence = (Evidence(text, (at, at + len(text))),)
            placed.append(msgspec.structs.replace(claim, id=short_id("c", document, order), evidence=evidence))
            at += len(text) + 2
        published = None if self.often(words.UNDATED) else out.isoformat()
        head = self._head(document, outlet, published, [c.evidence[0].text for c in placed])
        truth = {c.id: None if c.status in ("habitual", "historical", "planned") else incident.id for c in placed}
        coder = Coder(version="synthetic", schema="synthetic", packs={})
        return Made(Coding(document=head, coder=coder, claims=tuple(placed), notes=()), truth)

    def _head(self, document: str, outlet: str, published: str | None, texts: Sequence[str]) -> Head:
        return Head(
            id=document, sha256=sha256(document), outlet=outlet, url=None, title=None, language="ar",
            characters=sum(map(len, texts)) + 2 * len(texts), fingerprint=_sketch(texts),
            published=Published(from_=published, to=published, basis="given" if published else "unknown", why=""),
        )  # fmt: skip

    def _telling(self, incident: _Incident, origin: _Origin, outlet: str, grown: int, *, title: bool) -> Claim:
        doer = self.chance.choice(words.PARTIES[origin.doer]) if origin.doer else ""
        killed = origin.killed + grown
        text = incident.wordings[origin.wording].format(
            doer=doer, target=self.chance.choice(words.PARTIES[incident.target]), place=incident.place.name_ar,
            detail="" if title else origin.detail, killed=killed, wounded=origin.wounded,
        )  # fmt: skip
        return Claim(
            id="", record="event", type=incident.type, status="occurred", roles=_roles(incident, origin, doer),
            where=self._where(incident.place), route=None, when=None if title else self._when(incident.day),
            counts=_counts(incident, killed, 0 if title else origin.wounded), attribution=() if title else _chain(origin, outlet),
            origin="outlet" if title else origin.actor or origin.name or "outlet", framing=(), happening="h1",
            evidence=(Evidence(" ".join(text.split()), (0, 0)),), because=(), confidence=0.9, summary=_NO_NAME,
        )  # fmt: skip

    def _aside(self, incident: _Incident, like: Claim) -> Claim:
        """What is told beside it and is no incident: habit, history, a plan."""
        status = self.some((("habitual", 5), ("historical", 3), ("planned", 2)))
        long_ago = incident.day - datetime.timedelta(days=self.chance.randint(60, 900))
        when = _when_of(long_ago, long_ago, "day") if status == "historical" else None
        evidence = (Evidence("تشهد المنطقة أحداثاً متكررة منذ أشهر", (0, 0)),)
        return msgspec.structs.replace(like, status=status, when=when, counts=(), happening=None, evidence=evidence)

    # --- values

    def _when(self, day: datetime.date) -> When | None:
        precision = self.some(words.WHEN)
        if precision == "days":
            return _when_of(day, day + datetime.timedelta(days=1), precision)
        if precision == "month":
            first = day.replace(day=1)
            return _when_of(first, (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1), precision)
        return _when_of(day, day, precision) if precision else None

    def _where(self, place: Place) -> Where | None:
        precision = self.some(words.WHERE)
        if not precision:
            return None
        found = self._wheres.get((place.id, precision))
        if found is None:
            found = self._wheres[place.id, precision] = self._placed(place, precision)
        return found

    def _placed(self, place: Place, precision: str) -> Where:
        named = place if precision in ("town", "near") else self._around(place, precision)
        governorate = self.admin.get(place.admin1)
        return Where(
            place=named.id, name=Name(named.name_en, named.name_ar), country="SY", pcode=named.pcode or None, lat=named.lat,
            admin1=governorate.name_en.removesuffix(" governorate") if governorate else None, lon=named.lon,
            precision=precision, radius_km=RADIUS_KM[precision], text=named.name_ar, span=(0, 0),
        )  # fmt: skip

    def _around(self, place: Place, precision: str) -> Place:
        """The governorate of a place, or the nearest named area in it; the place itself where there is none."""
        if precision == "governorate":
            return self.admin.get(place.admin1, place)
        inside = [a for a in self.areas if a.admin1 == place.admin1]
        lat, lon = place.lat or 0.0, place.lon or 0.0
        return min(inside, key=lambda a: ((a.lat or 0.0) - lat) ** 2 + ((a.lon or 0.0) - lon) ** 2, default=place)


_NO_NAME = Name("")


def _roles(incident: _Incident, origin: _Origin, doer: str) -> tuple[Role, ...]:
    two_sided = incident.type == "armed_clash"
    first = [Role(role="participant" if two_sided else "initiator", actor=origin.doer, name=Name(doer))] if origin.doer else []
    second = incident.target if two_sided or incident.type == "attack" else None
    role = "participant" if two_sided else "target"
    return (*first, *([Role(role=role, actor=second, name=Name(second))] if second else []))


def _counts(incident: _Incident, killed: int, wounded: int) -> tuple[Count, ...]:
    if incident.type == "assassination":
        killed, wounded = 1, 0
    what = "detained" if incident.type == "arrest" else "killed"
    who = "people" if incident.type == "arrest" else None
    told = ((what, killed), ("wounded", 0 if incident.type == "arrest" else wounded))
    return tuple(Count(what=w, who=who, low=n, best=n, high=n, exact=True, text=str(n), span=(0, 0)) for w, n in told if n)


def _chain(origin: _Origin, outlet: str) -> tuple[Attribution, ...]:
    """Nobody, the speaker, or the outlet whose unnamed source it is and that source."""
    if origin.actor:
        return (Attribution(source=origin.actor, name=origin.actor),)
    if not origin.name:
        return (Attribution(source=origin.outlet, name=origin.outlet),) if origin.outlet not in ("", outlet) else ()
    relay = (Attribution(source=origin.outlet, name=origin.outlet),) if origin.outlet not in ("", outlet) else ()
    return (*relay, Attribution(source=None, name=origin.name))


def _when_of(first: datetime.date, last: datetime.date, precision: str) -> When:
    return When(from_=first.isoformat(), to=last.isoformat(), precision=precision, basis="relative")


def _sketch(texts: Sequence[str]) -> tuple[int, ...]:
    """A bottom-k sketch like that of ``text.fingerprint``, without reading the words."""
    told = " ".join(texts).split()
    return tuple(sorted({zlib.crc32(" ".join(told[i : i + 3]).encode()) for i in range(max(1, len(told) - 2))})[:48])
