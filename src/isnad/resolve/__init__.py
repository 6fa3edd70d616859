"""Room 4. In: drafts in words, the document, the packs. Out: the same with values: publication day, dates, places, actors on that
date, with the losers and notes. Doors: ``settle(drafts, timed, document, packs) -> Ruling``, and before the coder
``forwarder(document, packs) -> Party``: the actor or outlet whose message was passed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from isnad.model.claim import Attribution, Count, Framing, Name, Published, Role, Route, When, Where
from isnad.model.document import Document
from isnad.model.draft import FORWARD, Draft, DraftCount, Link, Ruling, Settled
from isnad.model.times import TimedPhrase, TimePhrase
from isnad.packs import Packs
from isnad.resolve import when as dates
from isnad.resolve.calendar import parse
from isnad.resolve.forwards import forwarder
from isnad.resolve.lands import about, land_of, parts_told, place_land, speaker_land
from isnad.resolve.past import aged
from isnad.resolve.published import publication_day
from isnad.resolve.speakers import speaking
from isnad.resolve.where import Gazetteer
from isnad.resolve.who import army_here, label_of, party_actor, role_of, who_of

__all__ = ["forwarder", "settle"]

_OLD, _LATE = 31, 3
"""Days before the report: from where on an event is history, and up to where it is none for a «كان قد»."""
_FORCE = frozenset({"ground", "remote", "device", "person", "security", "territory"})
_FIGHTING = frozenset({"initiator", "participant", "target", "supporter"})


def settle(drafts: Sequence[Draft], timed: Sequence[TimedPhrase], document: Document, packs: Packs) -> Ruling:
    """Give every word its value. Pure: the same drafts and packs, the same ruling."""
    published = publication_day(document, timed)
    told_of = about(drafts, packs, document.text)
    told_of = (*parts_told(drafts, told_of, packs), *told_of)
    gazetteer = Gazetteer(packs, drafts, document.text, next((x for x in told_of if "-" not in x), ""))
    settled: list[Settled] = []
    told: When | None = None
    month: When | None = None
    own = [place_land(d, packs) for d in drafts]
    homes = {d.sentence: land for d, land in zip(reversed(drafts), reversed(own), strict=True) if land}
    for d, here in zip(drafts, own, strict=True):
        before = month if d.time is not None and d.time.unit == "month" and d.time.kind == "unit" and month else told
        near = next((homes[k] for k in range(d.sentence, d.sentence - _NEAR - 1, -1) if k in homes), "")
        one = _settle_one(d, document, packs, published, gazetteer, before, _lands(d, here, near, told_of, packs))
        settled.append(one)
        if one.where is not None and d.sentence not in homes and (place := packs.places.get(one.where.place or "")) is not None:
            homes[d.sentence] = land_of(place, packs)
        month = one.when if one.when is not None and one.when.precision == "month" and one.when.to else month
        if d.record == "event" and one.when is not None and one.when.from_ and one.when.to:
            told = one.when
    return Ruling(published, tuple(aged(settled, timed, published)), tuple(dict.fromkeys(gazetteer.notes)))


def _settle_one(
    d: Draft,
    document: Document,
    packs: Packs,
    published: Published,
    gazetteer: Gazetteer,
    told: When | None,
    lands: tuple[str, ...],
) -> Settled:
    seen = _hours_of(d, told, _seen_from(d, document.text, published))
    when = _when(d.time, d.time_span, document.text, seen, _day_said(d, published) or told)
    when, d = _possible(when, d, published)
    if d.record == "event" and d.status == "occurred" and _long_ago(when, published):
        d = msgspec.structs.replace(d, status="historical")
    elif d.record == "event" and d.status == "historical" and _of_late(d, when, published):
        d = msgspec.structs.replace(d, status="occurred")
    day = (when.from_ if when and when.from_ else None) or published.from_
    chain = tuple(_link(x, document, published, packs, day, lands) for x in d.chain)
    force = d.type == "attack_count" or (d.record == "event" and packs.labels.families.get(d.type) in _FORCE)
    talks = d.record == "event" and packs.labels.families.get(d.type) == "talks"
    doing = {n for r in d.roles if r.role == "initiator" for n in r.party.names}
    here = [army_here(r, day, packs, lands, doing) for r in d.roles]
    roles = tuple(
        role_of(r, day, packs, lands, force=force and r.role in _FIGHTING, talks=talks)
        for r in here
        if not (r.role == "target" and r.party.via and not doing.isdisjoint(r.party.names))  # nobody hits his own post
    )
    where = _pointed(d, gazetteer)
    return Settled(
        draft=d, roles=_as_cited(roles, d, chain, packs), where=where,
        route=_route(d, document.text), when=when,
        counts=tuple(_count(c, document.text, day, packs, lands) for c in d.counts), attribution=chain,
        origin=_origin(chain, document.outlet),
        framing=_framing(d, document.text, packs, day, lands),
    )  # fmt: skip


def _as_cited(roles: tuple[Role, ...], d: Draft, chain: tuple[Attribution, ...], packs: Packs) -> tuple[Role, ...]:
    """«دعا **شيخ العقل** فلان إلى …»: who makes a statement bears the name under which his words are cited."""
    if d.record != "statement" or not chain or (span := d.chain[-1].party.span) is None:
        return roles
    said = chain[-1]
    name, cls = label_of(said.source, None, None, packs) if said.source else (Name(said.name), "unresolved")
    return tuple(
        msgspec.structs.replace(r, actor=said.source, name=name, cls=cls)
        if r.role == "speaker" and r.actor is None and r.cls == "generic" and r.span == span
        else r
        for r in roles
    )


def _places(d: Draft, gazetteer: Gazetteer) -> Iterator[tuple[Where, frozenset[str]]]:
    """The places of a draft that have a value, one by one: asking for another notes what no gazetteer knows. (Compiled rooms read
    a generator expression to its end, a generator only as far as it is asked.)"""
    for p in d.places:
        where = gazetteer.settle(p)
        if where is not None:
            yield where, p.mention.classes


def _pointed(d: Draft, gazetteer: Gazetteer) -> Where | None:
    """The finest place. A building or quarter that no gazetteer knows has the point of the town that the clause names as well;
    one that bears the name of a town in another country («مستشفى الثورة في الحديدة») is not that town."""
    settled = _places(d, gazetteer)
    first = next(settled, None)
    if first is None:
        return None
    where, classes = first
    foreign = where.place is not None and bool(classes & {"site", "building"}) and where.precision != "exact"
    if not foreign and (where.lat is not None or where.place is not None or where.precision not in _INNER):
        return where
    town = next((w for w, _ in settled if w.precision == "town" and w.lat is not None), None)
    if town is None or (foreign and town.country == where.country):
        return where
    if foreign:
        return town
    if where.admin1 and town.admin1 and where.admin1 != town.admin1:
        return where
    return msgspec.structs.replace(
        where, lat=town.lat, lon=town.lon, radius_km=town.radius_km, admin1=town.admin1, admin2=town.admin2, country=town.country
    )


_INNER = frozenset({"exact", "neighbourhood"})


def _possible(when: When | None, d: Draft, published: Published) -> tuple[When | None, Draft]:
    """Nothing that happened is of a day after the report, nothing that is only planned of a day before it. A noun with its own
    day says by it which it is («أعلن الإضراب غداً», «تنفيذاً لاتفاق أُبرم أمس»); else the day is of something else."""
    if when is None or d.record != "event" or not (published.from_ and published.to) or when.basis == "none":
        return when, d
    begins, ends = parse(when.from_), parse(when.to)
    first, last = parse(published.from_), parse(published.to)
    if d.status in _HAPPENED and begins and last and begins[0] > last[1]:
        return (when, msgspec.structs.replace(d, status="planned")) if d.nominal else (None, d)
    if d.status in _AHEAD and ends and first and ends[1] < first[0]:
        return (when, msgspec.structs.replace(d, status="occurred")) if d.link == "purpose" else (None, d)
    return when, d


_HAPPENED, _AHEAD = frozenset({"occurred", "foiled", "ongoing", "historical"}), frozenset({"planned", "threatened"})
_QUOTES = frozenset('"“«„')
_OWN_DAY = frozenset({"day", "part", "night"})


def _seen_from(d: Draft, raw: str, published: Published) -> Published:
    """«قال المصدر أمس: "… مساء **اليوم** …"»: words of a day inside a quotation count from the day on which it was said."""
    link = next((x for x in reversed(d.chain) if x.said is not None and x.said_span is not None), None)
    if link is None or link.said is None or link.said_span is None or d.time is None or d.time_span is None:
        return published
    if d.time.kind not in _OWN_DAY or link.said_span[1] > d.time_span[0]:
        return published
    said = dates.settle(link.said, published)
    if said is None or not said.from_ or said.from_ != said.to or said.basis == "none" or len(said.from_) < 10:
        return published
    opened = _QUOTES & set(raw[link.said_span[1] : d.time_span[0]])
    return msgspec.structs.replace(published, from_=said.from_, to=said.to) if opened else published


def _day_said(d: Draft, published: Published) -> When | None:
    """«قال متحدث **الأربعاء** إن جندياً قُتل **في اليوم السابق**»: counted from the day on which it was said."""
    if d.time is None or d.time.kind != "anchored" or not d.time.offset or d.time_span is None:
        return None
    link = next((x for x in reversed(d.chain) if x.said is not None and x.said_span is not None), None)
    if link is None or link.said is None or link.said_span is None or link.sentence != d.sentence:
        return None
    return dates.settle(link.said, published) if link.said_span[1] <= d.time_span[0] else None


_NEAR = 2
"""So many sentences before a draft without a place, the country of the last place tells of whose army and police it speaks."""


def _lands(d: Draft, here: str, near: str, told_of: tuple[str, ...], packs: Packs) -> tuple[str, ...]:
    """The countries whose actors a draft may mean, the likeliest first: that of its own place (``here``), then its speaker's,
    else that of the place told last (``near``), then the report's; a part of a country goes before the whole."""
    first = [x for x in dict.fromkeys((here, speaker_land(d, packs))) if x] or ([near] if near else [])
    if not first:
        return told_of
    parts = parts_told((d,), (here,), packs) if here else tuple(x for x in told_of if x.partition("-")[0] in first and "-" in x)
    return (*parts, *first, *[x for x in told_of if x not in first and x not in parts])


def _long_ago(when: When | None, published: Published) -> bool:
    """Its own date lies well before the report: more than ``_OLD`` days."""
    if when is None or when.to is None or published.from_ is None or when.basis == "none":
        return False
    ended, report = parse(when.to), parse(published.from_)
    return bool(ended and report and (report[0] - ended[1]).days > _OLD)


def _of_late(d: Draft, when: When | None, published: Published) -> bool:
    """«وكانت البلدة قد تعرضت **أمس** لقصف»: what only «كان قد» puts into the past and is dated within days of the report."""
    if when is None or when.from_ is None or published.from_ is None or when.basis == "none":
        return False
    if not any(b.rule == "status" and b.says == "كان قد" for b in d.because[0].under):
        return False
    began, report = parse(when.from_), parse(published.from_)
    return bool(began and report and (report[0] - began[0]).days <= _LATE)


def _when(
    phrase: TimePhrase | None, span: tuple[int, int] | None, raw: str, published: Published, told: When | None
) -> When | None:
    """The days that a phrase means; «بعد ساعات», «في اليوم التالي» are counted from the event told before."""
    if phrase is None or span is None:
        return None
    counted = phrase.kind == "anchored" or "same" in (phrase.which, phrase.year_which)
    if counted and told is not None and told.span == (span[0] + len(phrase.glue), span[1]):
        return told  # «في اليوم التالي شنت حملة **اعتقلت خلالها** ستة»: one time for both acts
    got = dates.settle(phrase, published, anchor=told if counted else None)
    if got is None:
        got = _part_of_report_day(phrase, published)
    if got is None:
        return None
    span = (span[0] + len(phrase.glue), span[1])
    return When(
        from_=got.from_, to=got.to, precision=got.precision, basis=got.basis, why=got.why, text=raw[span[0] : span[1]], span=span
    )


_BACK = 7
"""How many days before the report an event may lie whose hours are told by a part of the day alone."""


def _hours_of(d: Draft, told: When | None, published: Published) -> Published:
    """«… أمس الثلاثاء. ووقع **الهجوم فجراً**»: of an act that is called back, the hours are those of the day told before."""
    if d.time is None or d.time.kind != "part" or told is None or told.from_ != told.to:
        return published
    if not d.definite and (told.span is None or d.time_span is None or told.span[1] != d.time_span[1]):
        return published  # «الهجوم **فجراً** حين اقتحم المسلحون …»: one time for both
    day, seen = parse(told.from_), parse(published.from_)
    if not day or not seen or not 0 <= (seen[0] - day[0]).days <= _BACK:
        return published
    return msgspec.structs.replace(published, from_=told.from_, to=told.to)


def _part_of_report_day(phrase: TimePhrase, published: Published) -> When | None:
    """«فجراً», «مساءً» with no day beside it: of the day of the report, where that is one day."""
    if phrase.kind != "part" or published.from_ is None or published.from_ != published.to:
        return None
    return When(
        from_=published.from_, to=published.to, precision="part_of_day", basis="relative", why="a part of the report's own day"
    )


def _link(
    link: Link, document: Document, published: Published, packs: Packs, day: str | None, lands: tuple[str, ...]
) -> Attribution:
    actor, called = speaking(link.party, document.text, day, packs, lands)
    told = actor is None and link.medium == FORWARD and link.party.text
    name = Name(told) if told else called
    said = dates.settle(link.said, published) if link.said else None
    text = document.text[slice(*link.span)] if link.span else None
    return Attribution(
        source=actor, name=name.en if name else "unnamed source", medium=link.medium, verb=link.verb or None, stance=link.stance,
        said_on=said.from_ if said and said.from_ == said.to else None, text=text, span=link.span,
    )  # fmt: skip


def _origin(chain: tuple[Attribution, ...], outlet: str | None) -> str:
    if not chain:
        return "outlet"
    last = chain[-1].source or chain[-1].name
    return "outlet" if last == outlet else last


def _count(c: DraftCount, raw: str, day: str | None, packs: Packs, lands: tuple[str, ...]) -> Count:
    q = c.quantity
    return Count(
        what=c.what,
        who=who_of(c.who, day, packs, lands),
        low=q.low,
        best=q.best,
        high=q.high,
        exact=q.exact,
        text=raw[c.span[0] : c.span[1]],
        span=c.span,
        part_of=c.part_of,
    )


def _route(d: Draft, raw: str) -> Route | None:
    if d.route is None:
        return None
    start, via, end, span = d.route
    return Route(from_=start, via=via, to=end, text=raw[span[0] : span[1]], span=span)


def _framing(d: Draft, raw: str, packs: Packs, day: str | None, lands: tuple[str, ...]) -> tuple[Framing, ...]:
    out = []
    for span in d.framing:
        word = raw[span[0] : span[1]]
        row = packs.framing.get(word)
        toward = next(
            (
                party_actor(r.party, day, packs, lands)
                for r in d.roles
                if r.party.span and r.party.span[0] <= span[0] <= r.party.span[1]
            ),
            None,
        )
        out.append(Framing(word, (row.toward or None) if row and row.toward else toward, row.neutral if row else None, span))
    return tuple(out)
