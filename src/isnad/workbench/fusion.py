"""Fuse the gold clusters, once from the expected rows themselves and once from what the coder made of the texts, and say how
well the incidents agree with those expected, for the study half and the held-back half apart.

All clusters of a half are fused at once, so that what one cluster takes from another is counted against it. Judged are the
claims of events that occurred, are going on or were foiled; optional rows are not. End to end, a row that no claim found stands
alone, and a claim that nothing expects is one more, of no incident."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from isnad.model.claim import Coding
from isnad.model.incident import Fused, Incident
from isnad.model.incident import Origin as Told
from isnad.packs import Packs
from isnad.workbench.agree import Names, names_of
from isnad.workbench.clusters import Cluster, Report, Row, clusters_fingerprint
from isnad.workbench.evaluate import HAPPENED, Code
from isnad.workbench.fusion_score import (
    Contradictions,
    Label,
    Means,
    Opposed,
    aligned,
    b_cubed,
    contradictions,
    origins_equal,
    pairwise,
)
from isnad.workbench.gold_codings import gold_coding, gold_id
from isnad.workbench.pairing import pair
from isnad.workbench.passages import STUDY
from isnad.workbench.score import Tally

Fuse = Callable[[Sequence[Coding]], Fused]
GOLD, CODED = "on gold claims", "end to end"
MODES = (GOLD, CODED)
_REPORTER = "unnamed:correspondent@"
"""Who reports for an outlet is the outlet."""


@dataclass(frozen=True)
class Figures:
    """What one half adds up to in one mode. ``origins``: incidents whose origins are right, of how many; ``counts``: expected
    counts of incidents that are right in all bounds; ``errors``: lines by cluster, of the study half alone."""

    pairs: Tally
    b_cubed: Means
    origins: Tally
    counts: Tally
    contradictions: dict[str, Tally]
    errors: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def found(self) -> Tally:
        """Contradictions of all fields."""
        return sum(self.contradictions.values(), Tally())


@dataclass(frozen=True)
class Half:
    """One half in both modes."""

    name: str
    clusters: int
    reports: int
    incidents: int
    modes: dict[str, Figures]

    def scores(self) -> dict[str, float]:
        """The figures that have a floor."""
        out: dict[str, float] = {}
        for mode, f in self.modes.items():
            told = {"pairs": f.pairs.f1, "b_cubed": f.b_cubed.f1, "origins": f.origins.recall, "counts": f.counts.recall}
            told["contradictions"] = f.found.f1
            out |= {f"{mode}: {name}": value for name, value in told.items()}
        return out


@dataclass(frozen=True)
class FusionReport:
    """The result of one evaluation of fusion, by half."""

    fingerprint: str
    splits: dict[str, Half]


def evaluate_fusion(clusters: Sequence[Cluster], packs: Packs, *, code: Code, fuse: Fuse) -> FusionReport:
    """Fuse every half in both modes and score it."""
    names = names_of(packs)
    halves: dict[str, list[Cluster]] = {}
    for cluster in sorted(clusters, key=lambda c: c.split != STUDY):
        halves.setdefault(cluster.split, []).append(cluster)
    return FusionReport(
        clusters_fingerprint(clusters), {s: _half(s, some, packs, names, code, fuse) for s, some in halves.items()}
    )


def _half(split: str, clusters: Sequence[Cluster], packs: Packs, names: Names, code: Code, fuse: Fuse) -> Half:
    same = _Same(names, packs.labels.parents)
    modes: dict[str, Figures] = {}
    for mode in MODES:
        sheets = [
            (cluster, [_from_gold(r, packs) if mode == GOLD else _from_coder(r, names, code) for r in cluster.reports])
            for cluster in clusters
        ]
        fused = fuse([sheet.coding for _, some in sheets for sheet in some])
        modes[mode] = _figures(sheets, fused, same, keep=split == STUDY)
    reports = sum(len(c.reports) for c in clusters)
    return Half(split, len(clusters), reports, sum(len(c.incidents) for c in clusters), modes)


@dataclass(frozen=True)
class _Sheet:
    """A coded report: which claims tell a row (its ``tellers``, the first of them found it), and claims that nothing expects."""

    report: Report
    coding: Coding
    tellers: dict[str, list[str]]
    extra: tuple[str, ...] = ()


def _from_gold(report: Report, packs: Packs) -> _Sheet:
    return _Sheet(report, gold_coding(report, packs), {row["id"]: [gold_id(report, row)] for row in report.rows})


def _from_coder(report: Report, names: Names, code: Code) -> _Sheet:
    coding = code(report.document())
    claims: list[Row] = list(msgspec.to_builtins(coding.claims))
    pairing = pair(report.rows, claims, report.raw, names)
    tellers = {row["id"]: [claims[pairing.found[i]]["id"]] if i in pairing.found else [] for i, row in enumerate(report.rows)}
    for j, i in pairing.absorbed.items():
        if i is not None:
            tellers[report.rows[i]["id"]].append(claims[j]["id"])
    extra = tuple(claims[j]["id"] for j in pairing.extra if _happened(claims[j]))
    return _Sheet(report, coding, tellers, extra)


def _happened(claim: Row) -> bool:
    return bool(claim["record"] == "event" and claim["status"] in HAPPENED)


def _figures(sheets: Sequence[tuple[Cluster, Sequence[_Sheet]]], fused: Fused, same: _Same, *, keep: bool) -> Figures:
    told = {telling.claim: incident.id for incident in fused.incidents for telling in incident.claims}
    items = [(gold, told_as, row) for cluster, some in sheets for gold, told_as, row in _items(cluster, some, told)]
    bare = [(gold, told_as) for gold, told_as, _ in items]
    match = aligned(bare)
    incidents = {incident.id: incident for incident in fused.incidents}
    found = {gold: incidents.get(str(told_as)) for gold, told_as in match.items()}
    wrong = [o for cluster, _ in sheets for o in _wrong_origins(cluster, found, same)]
    amounts = [o for cluster, _ in sheets for o in _wrong_counts(cluster, found)]
    expected = [o for cluster, _ in sheets for o in _expected(cluster)]
    judged = contradictions(expected, list(_told(fused, sheets)), match)
    lines = _errors(sheets, items, [*wrong, *amounts], judged, match) if keep else {}
    return Figures(
        pairwise(bare), b_cubed(bare), _all_but(wrong, sum(len(c.incidents) for c, _ in sheets)),
        _all_but(amounts, sum(len(i["counts"]) for c, _ in sheets for i in c.incidents)),
        dict(sorted(judged.tallies.items())), lines,
    )  # fmt: skip


def _all_but(wrong: Sequence[_Wrong], asked: int) -> Tally:
    right = asked - len(wrong)
    return Tally(right, asked, right, asked)


def _items(cluster: Cluster, sheets: Sequence[_Sheet], told: dict[str, str]) -> Iterator[tuple[Label, Label, str]]:
    """Every claim that is judged: its expected incident, its told one, and the row's name."""
    for sheet in sheets:
        for row in sheet.report.rows:
            if _happened(row) and not row.get("optional"):
                gold = f"{cluster.id}/{row['incident']}" if row["incident"] else None
                found = sheet.tellers[row["id"]][:1]
                yield gold, told.get(found[0]) if found else None, row["id"]
        for claim in sheet.extra:
            yield None, told.get(claim), f"{sheet.report.id}+"


@dataclass(frozen=True)
class _Wrong:
    what: str
    incident: str
    wanted: tuple[str, ...]
    got: tuple[str, ...]


def _wrong_origins(cluster: Cluster, found: dict[Label, Incident | None], same: _Same) -> Iterator[_Wrong]:
    for row in cluster.incidents:
        name = f"{cluster.id}/{row['id']}"
        incident = found.get(name)
        got = _tellers(incident) if incident else {}
        if not origins_equal(row["origins"], list(got), functools.partial(_same_by_id, same, got)):
            yield _Wrong("ORIGIN", name, tuple(row["origins"]), tuple(got))


def _wrong_counts(cluster: Cluster, found: dict[Label, Incident | None]) -> Iterator[_Wrong]:
    """Expected counts that no told one of that measure meets, sub-groups left out."""
    for row in cluster.incidents:
        incident = found.get(name := f"{cluster.id}/{row['id']}")
        for count in row["counts"]:
            tolls = [t for t in incident.counts if t.what == count["what"] and not t.part_of] if incident else []
            got = [(t.low, t.best, t.high) for t in tolls]
            wanted = (count["low"], count["best"], count["high"])
            if wanted not in got:
                yield _Wrong("COUNT ", name, (f"{count['what']} {_bounds(wanted)}",), tuple(map(_bounds, got)))


def _bounds(bounds: tuple[int | None, ...]) -> str:
    return "–".join("?" if n is None else str(n) for n in bounds)


def _same_by_id(same: _Same, got: dict[str, Told], gold: str, told: str) -> bool:
    return same(gold, got[told])


def _tellers(incident: Incident) -> dict[str, Told]:
    """The origins that tell that it happened, by id; who only denies is none."""
    telling = {t.claim for t in incident.claims if t.part != "denies"}
    return {o.id: o for o in incident.origins if telling & set(o.claims)}


class _Same:
    """Whether a told origin is the expected one (docs/reference/cluster-format.md): an unnamed source of the same outlet is, of
    whatever class; an organisation is its parts, an outlet its correspondents."""

    def __init__(self, names: Names, parents: dict[str, str]) -> None:
        self.names, self.parents = names, parents

    def __call__(self, gold: str, told: Told) -> bool:
        outlet, unnamed, _ = gold.partition(":")
        if told.kind == "unnamed" and told.id.startswith(_REPORTER):
            return not unnamed and told.id.rpartition("@")[2] == outlet
        if bool(unnamed) != (told.kind == "unnamed"):
            return False
        if unnamed:
            return told.id.rpartition("@")[2] == outlet
        return any(self._one(gold, name.rpartition(":")[2]) for name in (told.id, told.organisation))

    def _one(self, a: str, b: str) -> bool:
        return self.names.same_speaker(a, b) or b in self._above(a) or a in self._above(b)

    def _above(self, actor: str) -> Iterator[str]:
        while actor := self.parents.get(actor, ""):
            yield actor


def _expected(cluster: Cluster) -> Iterator[Opposed]:
    for row in cluster.incidents:
        for c in row["contradictions"]:
            sides = tuple(frozenset(f"{cluster.id}/{claim}" for claim in side) for side in c["sides"])
            yield Opposed(f"{cluster.id}/{row['id']}", (c["field"], *c.get("accept_field", ())), sides)


def _told(fused: Fused, sheets: Sequence[tuple[Cluster, Sequence[_Sheet]]]) -> Iterator[Opposed]:
    """Told contradictions, their sides in the names of expected rows."""
    rows: dict[str, list[str]] = {}
    for cluster, some in sheets:
        for sheet in some:
            for row, claims in sheet.tellers.items():
                for claim in claims:
                    rows.setdefault(claim, []).append(f"{cluster.id}/{row}")
    for incident in fused.incidents:
        for c in incident.contradictions:
            sides = (frozenset(r for claim in side.claims for r in rows.get(claim, ())) for side in c.sides)
            yield Opposed(incident.id, (c.field,), tuple(sides))


def _errors(
    sheets: Sequence[tuple[Cluster, Sequence[_Sheet]]],
    items: Sequence[tuple[Label, Label, str]],
    wrong: Iterable[_Wrong],
    judged: Contradictions,
    match: dict[Label, Label],
) -> dict[str, tuple[str, ...]]:
    """What went wrong, by cluster."""
    out: dict[str, list[str]] = {cluster.id: [] for cluster, _ in sheets}
    of_told = {told: str(gold) for gold, told in match.items()}
    for gold, told, row in items:
        if gold is not None and told != match.get(gold):
            out[_cluster(gold)].append(f"  APART  {row} of {gold}: {of_told.get(told, 'alone' if told is None else 'another')}")
        if gold is None and told in of_told:
            out[_cluster(of_told[told])].append(f"  JOINED {row}: with {of_told[told]}")
    for one in wrong:
        got = ", ".join(one.got) or "nothing"
        out[_cluster(one.incident)].append(f"  {one.what} {one.incident}: wanted {', '.join(one.wanted)}, got {got}")
    for o in judged.missed:
        out[_cluster(o.incident)].append(f"  MISS   contradiction of {o.fields[0]} in {o.incident}: {_sides(o)}")
    for o in judged.extra:
        name = of_told.get(o.incident)
        if name:
            out[_cluster(name)].append(f"  EXTRA  contradiction of {o.fields[0]} in {name}: {_sides(o)}")
    return {cluster: tuple(lines) for cluster, lines in out.items() if lines}


def _cluster(incident: Label) -> str:
    return str(incident).partition("/")[0]


def _sides(o: Opposed) -> str:
    return " | ".join(" ".join(sorted(row.rpartition("/")[2] for row in side)) or "-" for side in o.sides)
