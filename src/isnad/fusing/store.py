"""What has been fused so far: a value. Adding documents or judgements gives a new value, compares only what meets in the touched
cells, and makes only those incidents anew that they are linked to; what comes out is what fusing all at once gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from isnad.fusing.block import Cell, Cells, enter, leave, partners
from isnad.fusing.cluster import Link, Pair, cluster
from isnad.fusing.compare import compare, likely, linked, score
from isnad.fusing.judgements import decided, replay
from isnad.fusing.merge import merge
from isnad.fusing.units import Unit, age, document_key, units_of
from isnad.fusing.wording import Wordings
from isnad.model.claim import Coding
from isnad.model.document import Note
from isnad.model.incident import Apart, Change, Fused, Incident, Judgement, Row, Unmatched
from isnad.model.known import Known


class Store(msgspec.Struct, frozen=True):
    """Documents and judgements as they came, and everything made of them. Nothing in it is ever changed."""

    documents: dict[str, Coding] = {}
    judgements: tuple[Judgement, ...] = ()
    units: dict[str, Unit] = {}
    told: dict[str, tuple[str, ...]] = {}
    """Document → its units."""
    cells: Cells = {}
    links: dict[str, dict[str, float]] = {}
    home: dict[str, str] = {}
    """Unit → the group it is in."""
    groups: dict[str, tuple[str, ...]] = {}
    incidents: dict[str, Incident] = {}
    """Group → its incident."""
    apart: dict[str, tuple[Apart, ...]] = {}
    """Document → claims of events that no unit holds."""
    unmatched: tuple[Unmatched, ...] = ()
    notes: tuple[Note, ...] = ()
    changes: tuple[Change, ...] = ()

    def fused(self) -> Fused:
        """The incidents, and what is in none."""
        loose = [
            Apart(claim=c.id, document=u.head.id, why=_why(u))
            for k, u in self.units.items()
            if self.home[k] not in self.incidents
            for c in u.claims
        ]
        rest = [a for listed in self.apart.values() for a in listed]
        return Fused(
            incidents=tuple(sorted(self.incidents.values(), key=lambda i: (i.when.from_ or "" if i.when else "9999", i.id))),
            apart=tuple(sorted((*loose, *rest), key=lambda a: (a.document, a.claim, a.why))),
            unmatched=self.unmatched,
            notes=tuple(sorted(self.notes, key=lambda n: (n.code, n.message))),
        )

    def find(self, id: str) -> Incident | None:
        """The incident with this id, or the one that it has become."""
        now = {i.id: i for i in self.incidents.values()}
        seen: set[str] = set()
        while id not in now and id not in seen:
            seen.add(id)
            id = next((c.after[0] for c in reversed(self.changes) if id in c.before and c.after), id)
        return now.get(id)


def _why(unit: Unit) -> str:
    return "denies what nobody else here tells" if unit.part == "denies" else "no day, and no place finer than a governorate"


def add(store: Store, codings: Iterable[Coding], judgements: Iterable[Judgement], known: Known) -> Store:
    """The store with these documents and judgements in it."""
    work = _Work(store, known)
    work.take(codings, judgements)
    return work.done(store)


class _Work:
    """Copies of a store's tables while they are being changed."""

    def __init__(self, store: Store, known: Known) -> None:
        self.known, self.wordings = known, Wordings(known)
        self.documents, self.units, self.told = dict(store.documents), dict(store.units), dict(store.told)
        self.cells, self.links = dict(store.cells), dict(store.links)
        self.home, self.groups, self.incidents = dict(store.home), dict(store.groups), dict(store.incidents)
        self.apart, self.notes = dict(store.apart), dict.fromkeys(store.notes)
        self.judgements = store.judgements
        self.dirty: set[str] = set()
        self.stale: set[str] = set()
        """Groups that lost a unit."""
        self.own_cells: set[Cell] | None = set() if store.cells else None
        self.owned: set[str] = set()
        """Units whose table of links is this work's own copy."""

    def take(self, codings: Iterable[Coding], judgements: Iterable[Judgement]) -> None:
        touched: set[str] = set()
        for coding in codings:
            key = document_key(coding.document, self.known)
            have = self.documents.get(key)
            better = have is None or _preferred(coding) > _preferred(have)
            if have is not None:
                self._note_twice(have if better else coding)  # whichever came first, the same one is told
            if better:
                self.documents[key] = coding
                touched.add(key)
        before = {msgspec.json.encode(j): j for j in self.judgements}
        fresh = {code: j for j in judgements if (code := msgspec.json.encode(j)) not in before}
        if fresh:
            self.judgements = tuple(j for _, j in sorted({**before, **fresh}.items(), key=lambda p: (p[1].time, p[0])))
            shas = {a.sha256 for j in fresh.values() for a in (j.at, j.other) if a is not None}
            touched |= {key for key, coding in self.documents.items() if coding.document.sha256 in shas}
        for key in sorted(touched):
            self._forget(key)
        for key in sorted(touched, key=lambda k: (self.documents[k].document.published.from_ or "", k)):
            self._read(key)  # by their days, so that what meets lies together in memory

    def _note_twice(self, coding: Coding) -> None:
        note = Note("W201", f"{coding.document.id}: the same text of the same outlet is there already, and counts once")
        self.notes[note] = None

    def _forget(self, document: str) -> None:
        for key in self.told.pop(document, ()):
            self.owned.discard(key)
            leave(self.cells, self.units.pop(key), self.own_cells)
            for other in self.links.pop(key, {}):
                self._own(other).pop(key, None)
                self.dirty.add(other)
            group = self.home.pop(key)
            self.stale.add(group)
            self.dirty.update(self.groups.get(group, ()))
            self.dirty.discard(key)
        self.dirty &= self.units.keys()

    def _own(self, key: str) -> dict[str, float]:
        if key not in self.owned:
            self.owned.add(key)
            self.links[key] = dict(self.links.get(key, {}))
        return self.links[key]

    def _read(self, document: str) -> None:
        revised = replay(self.documents[document], self.judgements)
        units, apart = units_of(revised.coding, self.known, revised.events, revised.no_events, revised.different)
        self.apart[document] = apart
        self.told[document] = tuple(u.key for u in units)
        for unit in units:
            self.units[unit.key] = unit
            self.dirty.add(unit.key)
            beside = (k for k in self.told[document] if unit.part != self._part(k))
            for other in partners(self.cells, unit).union(beside) - {unit.key}:
                if other in self.units:
                    self._link(unit, self.units[other])
            enter(self.cells, unit, self.own_cells)

    def _part(self, key: str) -> str:
        return self.units[key].part if key in self.units else ""

    def _link(self, unit: Unit, other: Unit) -> None:
        a, b = (unit, other) if unit.key < other.key else (other, unit)
        points = score(a, b, self.wordings)
        if linked(a, b, points) or likely(a, b, points):
            assert points is not None
            self._own(a.key)[b.key] = points
            self._own(b.key)[a.key] = points

    def done(self, store: Store) -> Store:
        """The new value: the touched groups made anew."""
        same, different, unmatched = decided(self.judgements, self.documents, self.told, self.units)
        for one in (*same, *different):
            self.dirty.update(one)
        parts = self._components(same)
        old = {self.home[k] for part in parts for k in part if k in self.home} | self.stale
        gone = [self.incidents.pop(g) for g in sorted(old) if g in self.incidents]
        for g in old:
            self.groups.pop(g, None)
        made = [i for part in parts for i in self._regroup({k: self.units[k] for k in part}, same, different)]
        broken = [j for j, (a, b) in zip(same.values(), same, strict=True) if self.home[a] != self.home[b]]
        unmatched += [Unmatched(judgement=j, why="other judgements keep the two apart") for j in broken]
        return Store(
            self.documents, self.judgements, self.units, self.told, self.cells, self.links, self.home, self.groups,
            self.incidents, self.apart, tuple(unmatched), tuple(self.notes), (*store.changes, *changes(gone, made)),
        )  # fmt: skip

    def _components(self, same: Iterable[Pair]) -> list[list[str]]:
        """The touched units with all that links or judgements lead to from them, what hangs together in one list; by their days,
        as they lie together in memory."""
        tied: dict[str, set[str]] = {}
        for a, b in same:
            tied.setdefault(a, set()).add(b)
            tied.setdefault(b, set()).add(a)
        seen: set[str] = set()
        parts = []
        for first in sorted(self.dirty, key=lambda k: age(self.units[k])):
            if first in seen:
                continue
            seen.add(first)
            part, todo = [first], [first]
            while todo:
                key = todo.pop()
                more = {k for k in (*self.links.get(key, ()), *tied.get(key, ())) if k not in seen}
                seen |= more
                part += more
                todo += more
            parts.append(sorted(part))
        return parts

    def _regroup(self, members: dict[str, Unit], same: Iterable[Pair], different: Iterable[Pair]) -> list[Incident]:
        links = [(s, a, b) for a in members for b, s in self.links.get(a, {}).items() if a < b]
        here = [p for p in same if p[0] in members]
        never = [p for p in different if p[0] in members and p[1] in members]
        made = []
        for group in cluster(members, links, here, never):
            self.groups[group[0]] = group
            for key in group:
                self.home[key] = group[0]
            units = [self.units[k] for k in group]
            if any(u.founds for u in units):
                incident = merge(units, self._rows(group), self.known, self.wordings)
                self.incidents[group[0]] = incident
                made.append(incident)
        return made

    def _rows(self, group: Sequence[str]) -> list[Row]:
        """The rows that tied a group: the strongest links that reach every unit."""
        inside = set(group)
        links: list[Link] = [(s, a, b) for a in group for b, s in self.links.get(a, {}).items() if a < b and b in inside]
        reached: dict[str, str] = {k: k for k in group}
        rows = []
        for _, a, b in sorted(links, key=lambda x: (-x[0], x[1], x[2])):
            one, two = _top(reached, a), _top(reached, b)
            if one != two:
                reached[max(one, two)] = min(one, two)
                rows.append(compare(self.units[a], self.units[b], self.wordings))
        return rows


def _top(parents: dict[str, str], key: str) -> str:
    while parents[key] != key:
        key = parents[key]
    return key


def _preferred(coding: Coding) -> tuple[str, str, str]:
    """Of two codings of one document the later coder's counts; the rest makes the choice blind to order."""
    return (coding.coder.version, coding.document.id, msgspec.json.encode(coding, order="deterministic").decode())


def changes(gone: Sequence[Incident], made: Sequence[Incident]) -> list[Change]:
    """What became of incidents that were there before: ids that went over into others, merged or split."""
    if not gone:
        return []
    held = {i.id: _claims(i) for i in gone}
    holds = {i.id: _claims(i) for i in made}
    out = []
    for new in made:
        before = tuple(sorted(id for id, had in held.items() if had & holds[new.id] and id not in holds))
        if before:
            kind = "merged" if len(before) > 1 or new.id in held else "renamed"
            out.append(Change(kind=kind, before=before, after=(new.id,)))
    for id, had in held.items():
        after = sorted((n for n, has in holds.items() if has & had), key=lambda n: (n != id, n))
        if len(after) > 1:
            out.append(Change(kind="split", before=(id,), after=tuple(after)))
        elif not after:
            out.append(Change(kind="gone", before=(id,), after=()))
    return sorted(out, key=lambda c: (c.kind, c.before, c.after))


def _claims(incident: Incident) -> set[tuple[str, str]]:
    return {(t.sha256, t.claim) for t in incident.claims}
