"""Which country's war a report is about, and what that decides: the same bare name («القوات الحكومية», «التحالف», «الجيش»)
means other people in Yemen than in Syria."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.model.draft import Draft
from isnad.packs import Packs, fold
from isnad.packs.tables import Place

_PLACE, _ACTOR, _COUNTRY = 2, 1, 1
"""What a place, a country's own name and an actor of one of its sides weigh."""

_PART_LAT, _PART_LON = 0.75, 0.45
"""Half the height and width of a part of a country, in degrees."""
_LARGE = frozenset({"area", "desert", "river"})


def land_of(place: Place, packs: Packs) -> str:
    """The code of the country that a place lies in: by P-code, by the end of its id, or itself; without either it is the
    theatre's own, unless it may reach over a border."""
    known: dict[str, str] = packs.memo.setdefault("place_lands", {})
    land = known.get(place.id)
    if land is None:
        land = known[place.id] = _land_of(place, packs)
    return land


def _land_of(place: Place, packs: Packs) -> str:
    if place.kind == "country":
        return _countries(packs).get(place.id, "")
    if place.admin1 or place.pcode:
        return (place.admin1 or place.pcode)[:2]
    endings = _endings(packs)
    own = "" if place.kind in _LARGE else endings.get("", "")
    return endings.get(place.id.rpartition("-")[2], own)


def at_home(place: Place, packs: Packs) -> bool:
    """Whether a place lies in the theatre's own country, whose governorates the gazetteer has with all their towns."""
    return land_of(place, packs) == _endings(packs).get("", "")


def land_of_actor(actor: str, packs: Packs) -> str:
    """The country in whose war the actor's side fights; nothing for those who fight in many."""
    table: dict[str, str] | None = packs.memo.get("actor_lands")
    if table is None:
        sides = _sides(packs)
        table = packs.memo["actor_lands"] = {a.id: sides.get(a.side, "") for a in packs.actors.values()}
    return table.get(actor, "")


def about(drafts: Sequence[Draft], packs: Packs, text: str = "") -> tuple[str, ...]:
    """The countries that the report's places and actors belong to, as far as their names leave no doubt: the one that most do,
    and those that have at least half as many. Where none does, or the first two are equal, it is the one that ``text`` was
    written in; nothing where its dateline does not tell."""
    votes: dict[str, int] = {}
    for d in drafts:
        _vote(votes, d, packs)
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        written = _written_in(text, packs)
        if not written or (ranked and votes.get(written, 0) < ranked[0][1]):
            return ()
        return (written, *[land for land, n in ranked if land != written and 2 * n >= ranked[0][1]])
    return tuple(land for land, n in ranked if 2 * n >= ranked[0][1])


def parts_told(drafts: Sequence[Draft], lands: tuple[str, ...], packs: Packs) -> tuple[str, ...]:
    """The part of the first of these countries that has offices of its own («وزارة الصحة» of the West Bank, and of Gaza), where
    most of its places lie in that part."""
    parts = _parts(packs).get(lands[0], ()) if lands else ()
    if not parts:
        return ()
    named = [packs.places.get(p.mention.names[0]) for d in drafts for p in d.places if p.mention.names]
    points = [p for p in named if p is not None and p.kind != "country" and land_of(p, packs) == lands[0]]
    return tuple(part for part, seat in parts if points and 2 * sum(_lies_in(p, seat) for p in points) > len(points))


def _lies_in(place: Place, seat: Place) -> bool:
    if place.lat is None or place.lon is None or seat.lat is None or seat.lon is None:
        return False
    return abs(place.lat - seat.lat) < _PART_LAT and abs(place.lon - seat.lon) < _PART_LON


def _parts(packs: Packs) -> dict[str, tuple[tuple[str, Place], ...]]:
    """Country → the parts of it that have offices of their own, each with the area in whose middle it lies."""
    table: dict[str, tuple[tuple[str, Place], ...]] | None = packs.memo.get("land_parts")
    if table is None:
        table = packs.memo["land_parts"] = {}
        for land in packs.lands.values():
            if "-" in land.id:
                whole = land.id.partition("-")[0]
                table[whole] = (*table.get(whole, ()), (land.id, packs.places[land.place]))
    return table


def _written_in(text: str, packs: Packs) -> str:
    """«**مقديشو** – أعلن الجيش …»: the country of the city in which a report was written."""
    for line in [one for one in text.split("\n", 6) if one.strip()][:3]:
        cut = min((at for mark in _DASHES if 0 < (at := line.find(mark, 0, _DATELINE)) < _DATELINE), default=0)
        words = fold(line[:cut]).replace("(", " ").split()
        for _, entries in packs.names_opening(words) if words else ():
            if land := next((land_of(packs.places[e.id], packs) for e in entries if e.kind == "place"), ""):
                return land
    return ""


def speaker_land(draft: Draft, packs: Packs) -> str:
    """The country of which a draft's speaker is the army, the government or a ministry, or holds office there: «وزير الداخلية
    التركي: **الشرطة** أوقفت 40 شخصاً»."""
    party = draft.chain[-1].party if draft.chain else None
    names = party.names if party is not None else ()
    if party is None or len(names) != 1 or fold(party.own_words or "") in packs.lore.local:
        return ""  # «وقالت **وزارة الخارجية** إن …»: of whose country the report tells
    table: dict[str, str] | None = packs.memo.get("bodies_of_lands")
    if table is None:
        owned = [(n, land.id.partition("-")[0]) for land in packs.lands.values() for ids in land.names.values() for n in ids]
        homes: dict[str, set[str]] = {}
        for n, land in owned:
            homes.setdefault(n, set()).add(land)
        table = packs.memo["bodies_of_lands"] = {n: _only(lands) for n, lands in homes.items()}
    row = packs.actors.get(names[0])
    return table.get(names[0], "") or (table.get(row.parent, "") if row is not None else "")


_DASHES, _DATELINE = ("–", "—", " - ", "/"), 36


def place_land(draft: Draft, packs: Packs) -> str:
    """The country of a draft's first place that has one, by its own name or by what it is said to lie in."""
    names = (m.names for p in draft.places for m in (p.mention, *(w.mention for w in p.within)))
    return next((land for n in names if (land := _land_of_all(n, packs))), "")


def _vote(votes: dict[str, int], d: Draft, packs: Packs) -> None:
    """The votes of a draft's places and parties."""
    for p in d.places:
        for m in (p.mention, *[w.mention for w in p.within]):
            land = _land_of_all(m.names, packs)
            if land:
                votes[land] = votes.get(land, 0) + (_COUNTRY if _is_country(m.names, packs) else _PLACE)
    for party in [*[r.party for r in d.roles if r.party.via is None], *[link.party for link in d.chain[-1:]]]:
        names = party.names
        if names and _is_bare(fold(party.own_words or ""), packs):
            continue  # «**الدفاع المدني**», «فرق الدفاع المدني»: whose it is, the land decides, and not it the land
        land = land_of_actor(names[0], packs) if len(names) == 1 else _only({land_of_actor(name, packs) for name in names})
        if land:
            votes[land] = votes.get(land, 0) + _ACTOR


def _is_bare(words: str, packs: Packs) -> bool:
    """Whether a party is called by a name that every country has («الدفاع المدني»), alone or at the end of its words."""
    return words in packs.lore.local or " ".join(words.split()[-2:]) in packs.lore.local


def _land_of_all(names: tuple[str, ...], packs: Packs) -> str:
    """The country of all places of a name; nothing where they lie in several."""
    if len(names) == 1:
        place = packs.places.get(names[0])
        return land_of(place, packs) if place is not None else ""
    return _only({land_of(packs.places[n], packs) for n in names if n in packs.places})


def _is_country(names: Iterable[str], packs: Packs) -> bool:
    return any(n in packs.places and packs.places[n].kind == "country" for n in names)


def _only(lands: set[str]) -> str:
    return next(iter(lands)) if len(lands) == 1 else ""


def _countries(packs: Packs) -> dict[str, str]:
    table: dict[str, str] | None = packs.memo.get("land_countries")
    if table is None:
        table = packs.memo["land_countries"] = {land.place: land.id for land in packs.lands.values() if "-" not in land.id}
    return table


def _endings(packs: Packs) -> dict[str, str]:
    table: dict[str, str] | None = packs.memo.get("land_endings")
    if table is None:
        table = packs.memo["land_endings"] = {land.ending: land.id for land in packs.lands.values() if "-" not in land.id}
    return table


def _sides(packs: Packs) -> dict[str, str]:
    table: dict[str, str] | None = packs.memo.get("land_sides")
    if table is None:
        table = packs.memo["land_sides"] = {side: land.id for land in packs.lands.values() for side in land.sides}
    return table
