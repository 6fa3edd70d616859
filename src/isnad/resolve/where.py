"""Places: from words to one row of the gazetteer, with precision, radius and the losers (CODEBOOK §8).

A name shared by several places is decided by the class word before it, the containers after it, and the governorates that the
rest of the text names; what nothing decides stays open and says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isnad.model.claim import Candidate, Name, Where
from isnad.model.document import Note
from isnad.model.draft import Draft, DraftPlace
from isnad.packs import Packs
from isnad.packs.tables import Place
from isnad.resolve.lands import at_home, land_of
from isnad.resolve.seats import Seats
from isnad.resolve.sites import shortened, site_of, street
from isnad.resolve.spelled import spelled
from isnad.resolve.where_words import (
    BESIDE,
    LAND,
    POINT_HEADS,
    POINT_KINDS,
    PRECISION,
    PRIOR,
    RADIUS_KM,
    SETTLED,
    TOWN_KINDS,
    UNITS,
    WANTED,
    heads_of,
    put_beside,
    side_of,
)

_IMPORTED = 1.5
"""What speaks against a place of an imported dump beside a curated one."""
_AT_HOME = 1.2
"""What speaks for a place in the country that the report is about."""

_SMALL = frozenset({"neighbourhood", "road", "village"})
_FRONTS = frozenset({"محور", "جبهة"})
_MARKS = frozenset({"mountain", "lake"})
_TOWNS = frozenset({"مدينة", "بلدة", "قرية"})
_REGION = frozenset({"منطقة"})
_BUILT = frozenset({"site", "camp", "post", "building", "infrastructure"})


class Gazetteer:
    """The places of one document: what has been named in it weighs on what is read next."""

    def __init__(self, packs: Packs, drafts: Sequence[Draft], raw: str, land: str = "") -> None:
        self.packs, self.raw, self.land = packs, raw, land
        self.notes: list[Note] = []
        self.around: Counter[str] = Counter()
        self.seats = Seats(packs, drafts)
        for d in drafts:
            for p in d.places:
                for place in self._rows((p, *p.within)):
                    if place.kind in ("governorate", "area", "city"):
                        self.around[self._region(place)] += 1

    def _rows(self, places: Iterable[DraftPlace]) -> list[Place]:
        out: list[Place] = []
        for p in places:
            out.extend([self.packs.places[n] for n in p.mention.names if n in self.packs.places])
        return out

    def settle(self, draft: DraftPlace) -> Where | None:
        """The best reading of a place phrase."""
        m = draft.mention
        if not m.names:
            return self._unnamed(draft) if m.unresolved else None
        rows = [*self._rows((draft,))]
        if all(self._contradicted(p, draft) or (m.number != "p" and street(p, m.classes)) for p in rows):
            return self._unnamed(draft)
        scored = [(self._score(p, draft) if len(rows) > 1 else 0.0, p) for p in rows]  # one alone has no rival
        ranked = sorted(scored, key=lambda r: (-r[0], r[1].id)) if len(rows) > 1 else scored
        best_score, best = ranked[0]
        others = tuple(Candidate(p.id, self._admin1(p.admin1), round(s, 2)) for s, p in ranked[1:4])
        tie = next(
            (p for s, p in ranked[1:] if abs(s - best_score) < 0.05 and p.admin1 != best.admin1 and p.kind == best.kind), None
        )
        if tie is not None:
            self.notes.append(Note("W101", f"several places are called «{draft.name}»; nothing in the text decides", draft.span))
            return self._where(
                draft,
                best,
                Name(best.name_en, best.name_ar),
                known=False,
                others=(Candidate(best.id, self._admin1(best.admin1), round(best_score, 2)), *others),
            )
        if best.kind == "city" and len(rows) > 1 and self._bare(draft):
            best = self.seats.governorate(best, rows) or best
        around = self._country_around(best, draft)
        if around is not None:
            best = around
        return self._where(draft, best, self._name(best, draft), known=True, others=others)

    def _bare(self, draft: DraftPlace) -> bool:
        """Whether a name stands alone, without class word, direction or a word that puts the event beside it."""
        classes = draft.mention.classes
        return not put_beside(draft.finder) and not heads_of(classes) and classes.isdisjoint({"direction", "near", "settlement"})

    def _region(self, place: Place) -> str:
        """What a place is around with: its governorate, or its country where the pack has no governorates."""
        return place.admin1 or land_of(place, self.packs)

    def _contradicted(self, place: Place, draft: DraftPlace) -> bool:
        """Whether the words put the place where the gazetteer's place of that name is not: «حي س في مدينة ص», «قرية القصير»
        for a city far from all that the text tells of."""
        heads = heads_of(draft.mention.classes)
        home = land_of(place, self.packs)
        if place.kind == "area" and self.land != home and shortened(place, draft.name) and home not in self._lands():
            return True  # «الساحل» of a report about another country
        if place.kind in _SMALL and self.land and home and home != self.land and not any(r[:2] == home for r in self.around):
            return True  # a quarter of a country that nothing else in the report speaks of
        inner = [p for w in draft.within for p in self._rows((w,)) if self._region(p) and p.id != place.id]
        if inner and home and heads and all(land_of(p, self.packs) not in ("", home) for p in inner):
            return True  # «مستشفى الثورة في مدينة الحديدة»: the namesake lies in another country
        if inner and home and not any(self._region(p) == self._region(place) for p in inner):
            return bool(heads) and (place.kind in POINT_KINDS or (place.kind == "governorate" and bool(heads & SETTLED)))
        if place.kind == "neighbourhood" and inner:
            towns = [p for p in inner if p.kind in ("city", "town", "village")]
            return bool(towns) and not any(p.admin2 == place.admin2 or not p.admin2 for p in towns)
        wanted = [WANTED[h] for h in heads & {"قرية", "بلدة", "مدينة"}]
        return (
            bool(wanted)
            and not any(place.kind in w for w in wanted)
            and self._region(place) not in self.around
            and bool(self.around)
        )

    def _lands(self) -> set[str]:
        return {r[:2] for r in self.around}

    def _score(self, place: Place, draft: DraftPlace) -> float:
        score = PRIOR.get(place.kind, 2.0)
        heads = heads_of(draft.mention.classes)
        wanted = [WANTED[h] for h in heads if h in WANTED]
        if wanted:
            score += 5.0 if any(place.kind in w for w in wanted) else -4.0
        elif heads & {"ريف", "بادية"} and place.kind in ("governorate", "city"):
            score += 2.0
        elif place.kind == "governorate" and self._side(draft) and not heads & POINT_HEADS and at_home(place, self.packs):
            score += 2.5  # «شرقي حلب» without a class word is the country around, not the town's edge; abroad it is the edge
        if place.kind == "district" and "منطقة" not in heads:
            score -= 3.0
        for inner in self._rows(draft.within):
            if inner.admin1 and inner.admin1 == place.admin1 and inner.id != place.id:
                score += 3.0
                break
        region = self._region(place)
        if region in self.around:
            score += 0.8 + 0.2 * min(self.around[region], 5) / 5
        if self.land and region[:2] == self.land:
            score += _AT_HOME
        if ":" in place.id:
            score -= _IMPORTED
        return score + (0.1 if place.lat is not None else 0.0)

    def _name(self, place: Place, draft: DraftPlace) -> Name:
        side = self._side(draft)
        if "head:ريف" in draft.mention.classes and place.kind != "area":
            base = place.name_en.removesuffix(" governorate")
            return Name(f"{side} {base} countryside".strip(), draft.name)
        if side and self._precision(draft, place) == "area" and place.kind in ("governorate", "country"):
            return Name(f"{side} {place.name_en.removesuffix(' governorate')}", draft.name)
        return Name(place.name_en, place.name_ar)

    def _side(self, draft: DraftPlace) -> str:
        """northern, eastern, northeastern … by the words of direction before and after the name."""
        return side_of(draft.mention.classes)

    def _country_around(self, place: Place, draft: DraftPlace) -> Place | None:
        """«شرقي حلب», «ريف حلب» said in other words: the row of areas.tsv for that part of the governorate."""
        if place.kind == "country" and (side := self._side(draft)):
            return next(
                (
                    self.packs.places[x]
                    for x in (f"{side}-{place.id}", f"{side.removesuffix('ern')}-{place.id}")
                    if x in self.packs.places
                ),
                None,
            )
        if place.kind not in ("governorate", "city") or self._precision(draft, place) != "area":
            return None
        slug = next(
            (
                p.id.removesuffix("-governorate")
                for p in self._governorates()
                if p.admin1 == place.admin1 or p.pcode == place.admin1
            ),
            "",
        )
        if place.kind == "city" and slug != place.id:
            return None
        side = self._side(draft)
        stem = f"{side}-{slug}" if side else slug
        return next(
            (
                self.packs.places[x]
                for x in (f"{stem}-countryside", stem)
                if x in self.packs.places and self.packs.places[x].kind == "area"
            ),
            None,
        )

    def _seat(self, place: Place) -> bool:
        return any(p.admin1 == place.admin1 and p.id == place.id + "-governorate" for p in self._governorates())

    def _governorates(self) -> tuple[Place, ...]:
        rows: tuple[Place, ...] | None = self.packs.memo.get("governorates")
        if rows is None:
            rows = self.packs.memo["governorates"] = tuple(p for p in self.packs.places.values() if p.kind == "governorate")
        return rows

    def _precision(self, draft: DraftPlace, place: Place) -> str:
        classes = draft.mention.classes
        heads = heads_of(classes)
        if (first := draft.name.partition(" ")[0].replace("ی", "ي")) in UNITS:
            heads |= {first}
        base = PRECISION.get(place.kind, "exact")
        if draft.finder.endswith("under:قبالة") and base not in ("country", "governorate", "area"):
            return "near"  # «قبالة سواحل مديرية س»
        if heads & {"ريف", "بادية"} or (heads & LAND and base in ("town", "governorate")):
            return "area"
        if base == "town" and heads & _FRONTS and not heads & SETTLED:
            return "area"  # «محور س», «جبهة س»: the front before a town
        if "direction" in classes and base in ("governorate", "country", "district") and not heads & {"وسط", "مركز"}:
            return "area"
        prep_beside = put_beside(draft.finder)
        beside = prep_beside or ("near" in classes and "direction" not in classes)
        if base == "town" and not heads.isdisjoint(UNITS) and not heads & _TOWNS:
            unit = next(UNITS[h] for h in sorted(heads) if h in UNITS)
            aside = beside or ("direction" in classes and heads.isdisjoint(POINT_HEADS))  # «**شمال** قضاء س»
            return "near" if aside and unit != "governorate" else unit
        if base == "town" and "villages" in classes:
            return "near" if beside else "area"  # «**قرى** س»: the land around the town
        if base == "town" and heads == _REGION and place.kind != "city" and not beside and "direction" not in classes:
            return "area"  # «منطقة س»: the town with the land around it
        if (
            "direction" in classes
            and place.kind == "city"
            and not classes & {"settlement", "near"}
            and not heads & POINT_HEADS
            and self._seat(place)
        ):
            return "area"  # «شرقي دير الزور»: the governorate's east, not the town's edge
        point = base in ("town", "exact", "neighbourhood")
        if base in ("subdistrict", "district") and beside:
            return "near"  # «قرب ناحية س», «أطراف قضاء س»
        if (point or place.kind in _MARKS) and prep_beside:
            return "near"  # «قرب جبل س», «قرب بحيرة س»
        if point and (classes & {"near", "direction"} or (heads & BESIDE and base == "town")) and not heads & POINT_HEADS:
            return "near"
        return base

    def _where(self, draft: DraftPlace, place: Place, name: Name, *, known: bool, others: tuple[Candidate, ...]) -> Where:
        precision = "area" if place.kind == "area" else self._precision(draft, place)
        site = site_of(heads_of(draft.mention.classes)) if place.kind in TOWN_KINDS and precision in ("town", "near") else ""
        if site and known:
            return self._site(draft, place, f"{place.name_en} {site}", precision)
        derived = precision == "area" and place.kind in ("city", "town") and heads_of(draft.mention.classes) != _REGION
        admin2 = place.admin2 or (place.pcode if place.kind == "district" else "")
        return Where(
            place=place.id if known and not derived else None, name=name, admin1=self._admin1(place.admin1) if known else None,
            admin2=self._admin1(admin2) if known else None, country=self._country(place),
            pcode=(place.pcode or None) if known else None,
            lat=place.lat if known and not derived else None, lon=place.lon if known and not derived else None,
            precision=precision,
            radius_km=RADIUS_KM.get(precision, 5.0), text=self._text(draft), span=draft.span, others=others,
        )  # fmt: skip

    def _site(self, draft: DraftPlace, town: Place, name: str, precision: str) -> Where:
        """«مشفى سراقب», «حاجز حوارة»: a site called after its town, which lies there or beside it."""
        return Where(
            place=town.id, name=Name(name, draft.name), admin1=self._admin1(town.admin1), country=self._country(town),
            lat=town.lat, lon=town.lon, precision="near" if precision == "near" else "exact", radius_km=RADIUS_KM["town"],
            text=self._text(draft), span=draft.span,
        )  # fmt: skip

    def _unnamed(self, draft: DraftPlace) -> Where:
        """A place that no pack knows keeps its words; its container gives the governorate, a building's town its point."""
        classes = draft.mention.classes
        rows = [max(found, key=lambda p: self._score(p, w)) for w in draft.within if (found := [*self._rows((w,))])]
        road, inner = "road" in classes, rows[0] if rows else None
        if not road:
            self.notes.append(Note("W102", f"the gazetteer does not know «{draft.name}»", draft.span))
        settled = "settlement" in classes
        heads = heads_of(classes)
        unit = next((UNITS[h] for h in sorted(heads) if h in UNITS), "area" if "منطقة" in heads else "")
        kind = (
            "area"
            if "villages" in classes
            else unit
            if unit and not (classes & _BUILT or "quarter" in classes or heads & SETTLED)
            else "town"
            if settled
            else "area"
            if classes & {"road", "countryside", "border"}
            else "neighbourhood"
            if "quarter" in classes
            else "exact"
            if classes & _BUILT
            else "town"
        )
        aside = "direction" in classes and not heads & POINT_HEADS and kind in ("town", "neighbourhood")
        if kind != "area" and ("near" in classes or aside or put_beside(draft.finder)):
            kind = "near"
        town = (
            inner
            if kind in ("exact", "neighbourhood", "near")
            and not road
            and inner is not None
            and PRECISION.get(inner.kind) == "town"
            else None
        )
        ends = [p.name_en for p in rows if p.kind != "area"] or [p.name_en for p in rows[:1]]
        if road and len(rows) == 1 and len(draft.within) == 2 and all(w.mention.head == "" for w in draft.within):
            known = ends[0]  # «الطريق بين س وص», of which a pack knows one
            ends = [" ".join(map(spelled, w.name.split())) if w.mention.unresolved else known for w in draft.within]
        name = "–".join(ends) + " road" if road and rows and not settled else ""
        name = name or " ".join(map(spelled, draft.name.split()))
        if town is not None and kind != "near":
            name = f"{name}, {town.name_en}"  # a quarter or building that no pack knows is told by its town
        return Where(
            place=None, name=Name(name, draft.name), admin1=self._admin1(inner.admin1) if inner else None,
            country=self._country(inner) if inner else None,
            precision=kind, radius_km=RADIUS_KM["town"] if town else None, lat=town.lat if town else None,
            lon=town.lon if town else None,
            text=self._text(draft), span=draft.span,
        )  # fmt: skip

    def _text(self, draft: DraftPlace) -> str:
        return self.raw[draft.span[0] : draft.span[1]]

    def _admin1(self, pcode: str) -> str | None:
        """The English name of a governorate or district by its P-code."""
        names: dict[str, str] | None = self.packs.memo.get("admin")
        if names is None:
            rows = [p for p in self.packs.places.values() if p.kind in ("governorate", "district")]
            names = self.packs.memo["admin"] = {p.pcode: p.bare_en for p in rows}
        return names.get(pcode) if pcode else None

    def _country(self, place: Place) -> str | None:
        return land_of(place, self.packs) or None
