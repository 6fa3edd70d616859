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

PRECISION = {
    "country": "country", "governorate": "governorate", "district": "district", "subdistrict": "subdistrict", "city": "town", "town": "town", "village": "town",
    "neighbourhood": "neighbourhood", "river": "area", "lake": "area", "mountain": "area", "desert": "area", "area": "area", "road": "area", "island": "area",
}  # fmt: skip
RADIUS_KM = {"exact": 1.0, "neighbourhood": 2.0, "town": 3.0, "near": 10.0, "subdistrict": 15.0, "area": 40.0, "district": 30.0, "governorate": 80.0, "country": 400.0}
_WANTED: dict[str, frozenset[str]] = {
    "محافظة": frozenset({"governorate"}), "مدينة": frozenset({"city", "town"}), "بلدة": frozenset({"town", "village", "city"}),
    "قرية": frozenset({"village", "town"}), "منطقة": frozenset({"district", "area", "governorate"}), "ناحية": frozenset({"subdistrict", "town", "village"}),
    "حي": frozenset({"neighbourhood"}), "مخيم": frozenset({"camp"}), "حقل": frozenset({"field"}), "معبر": frozenset({"crossing"}),
    "مطار": frozenset({"airport"}), "سد": frozenset({"dam"}), "نهر": frozenset({"river"}), "جبل": frozenset({"mountain"}), "سجن": frozenset({"prison"}),
    "قاعدة": frozenset({"base"}), "طريق": frozenset({"road"}), "ولاية": frozenset({"governorate"}), "قضاء": frozenset({"district"}),
}  # fmt: skip
_NEAR = frozenset({"under:قرب", "under:بالقرب من", "under:على مقربة من", "under:قبالة", "under:في محيط", "under:بمحيط", "under:حول"})
_PRIOR = {"city": 3.0, "town": 2.4, "village": 1.6, "governorate": 1.2, "area": 2.0, "district": 0.6, "neighbourhood": 0.8, "country": 2.5}
_SIDES = {
    "شرقي": "eastern", "غربي": "western", "شمالي": "northern", "جنوبي": "southern", "أوسط": "central", "شرق": "eastern", "غرب": "western",
    "شمال": "northern", "جنوب": "southern",
}  # fmt: skip


class Gazetteer:
    """The places of one document: what has been named in it weighs on what is read next."""

    def __init__(self, packs: Packs, drafts: Sequence[Draft], raw: str) -> None:
        self.packs, self.raw = packs, raw
        self.notes: list[Note] = []
        self.around: Counter[str] = Counter()
        for d in drafts:
            for p in d.places:
                for place in self._rows((p, *p.within)):
                    if place.kind in ("governorate", "area", "city"):
                        self.around[place.admin1] += 1

    def _rows(self, places: Iterable[DraftPlace]) -> Iterable[Place]:
        for p in places:
            yield from (self.packs.places[n] for n in p.mention.names if n in self.packs.places)

    def settle(self, draft: DraftPlace) -> Where | None:
        """The best reading of a place phrase."""
        m = draft.mention
        if not m.names:
            return self._unnamed(draft) if m.unresolved else None
        ranked = sorted(((self._score(p, draft), p) for p in self._rows((draft,))), key=lambda r: (-r[0], r[1].id))
        best_score, best = ranked[0]
        others = tuple(Candidate(p.id, self._admin1(p.admin1), round(s, 2)) for s, p in ranked[1:4])
        tie = next((p for s, p in ranked[1:] if abs(s - best_score) < 0.05 and p.admin1 != best.admin1 and p.kind == best.kind), None)
        if tie is not None:
            self.notes.append(Note("W101", f"several places are called «{draft.name}»; nothing in the text decides", draft.span))
            return self._where(draft, best, Name(best.name_en, best.name_ar), known=False, others=(Candidate(best.id, self._admin1(best.admin1), round(best_score, 2)), *others))
        return self._where(draft, best, self._name(best, draft), known=True, others=others)

    def _score(self, place: Place, draft: DraftPlace) -> float:
        score = _PRIOR.get(place.kind, 2.0)
        heads = {c[5:] for c in draft.mention.classes if c.startswith("head:")}
        wanted = [_WANTED[h] for h in heads if h in _WANTED]
        if wanted:
            score += 5.0 if any(place.kind in w for w in wanted) else -4.0
        elif heads & {"ريف", "بادية"} and place.kind in ("governorate", "city"):
            score += 2.0
        if place.kind == "district" and "منطقة" not in heads:
            score -= 3.0
        for inner in self._rows(draft.within):
            if inner.admin1 and inner.admin1 == place.admin1 and inner.id != place.id:
                score += 3.0
                break
        if place.admin1 in self.around:
            score += 0.8 + 0.2 * min(self.around[place.admin1], 5) / 5
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
        tags = [c.partition(":")[2] for c in sorted(draft.mention.classes) if c.startswith(("side:", "head:"))]
        return next((_SIDES[t] for t in tags if t in _SIDES), "")

    def _precision(self, draft: DraftPlace, place: Place) -> str:
        classes = draft.mention.classes
        base = PRECISION.get(place.kind, "exact")
        if "head:ريف" in classes or "head:بادية" in classes:
            return "area"
        if "direction" in classes and base in ("governorate", "country", "district"):
            return "area"
        if base in ("town", "exact", "neighbourhood") and draft.finder in _NEAR:
            return "near"
        if base in ("town", "exact", "neighbourhood") and (classes & {"near", "direction"}) and not classes & {"head:وسط", "head:مركز", "head:داخل"}:
            return "near"
        return base

    def _where(self, draft: DraftPlace, place: Place, name: Name, *, known: bool, others: tuple[Candidate, ...]) -> Where:
        precision = self._precision(draft, place)
        derived = precision == "area" and place.kind in ("city", "town")
        admin2 = place.admin2 or (place.pcode if place.kind == "district" else "")
        return Where(
            place=place.id if known and not derived else None, name=name, admin1=self._admin1(place.admin1) if known else None,
            admin2=self._admin1(admin2) if known else None, country=self._country(place), pcode=(place.pcode or None) if known else None,
            lat=place.lat if known and not derived else None, lon=place.lon if known and not derived else None, precision=precision,
            radius_km=RADIUS_KM.get(precision, 5.0), text=self._text(draft), span=draft.span, others=others,
        )  # fmt: skip

    def _unnamed(self, draft: DraftPlace) -> Where:
        """A place that no pack knows keeps its words; its container gives the governorate."""
        self.notes.append(Note("W102", f"the gazetteer does not know «{draft.name}»", draft.span))
        inner = next(iter(self._rows(draft.within)), None)
        kind = "neighbourhood" if "quarter" in draft.mention.classes else "exact" if draft.mention.classes & {"site", "camp"} else "town"
        return Where(
            place=None, name=Name(draft.name, draft.name), admin1=self._admin1(inner.admin1) if inner else None, country=self._country(inner) if inner else None,
            precision=kind, radius_km=None, text=self._text(draft), span=draft.span,
        )  # fmt: skip

    def _text(self, draft: DraftPlace) -> str:
        return self.raw[draft.span[0] : draft.span[1]]

    def _admin1(self, pcode: str) -> str | None:
        """The English name of a governorate or district by its P-code."""
        names: dict[str, str] | None = self.packs.memo.get("admin")
        if names is None:
            rows = [p for p in self.packs.places.values() if p.kind in ("governorate", "district")]
            names = self.packs.memo["admin"] = {p.pcode: p.name_en.removesuffix(" governorate").removesuffix(" district") for p in rows}
        return names.get(pcode) if pcode else None

    @staticmethod
    def _country(place: Place) -> str | None:
        if place.kind == "country":
            return place.pcode or None
        return place.admin1[:2] or None
