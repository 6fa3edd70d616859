"""Gold clusters: reports with the incidents that must come out of them (docs/reference/cluster-format.md)."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isnad.errors import IsnadError
from isnad.model.document import Document
from isnad.workbench.passages import raw_text, read_row

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Report:
    """One report of a cluster with its expected rows, whose words carry their spans. ``id`` is cluster/report."""

    id: str
    outlet: str
    published: str | None
    title: str | None
    raw: str
    rows: tuple[Row, ...]

    def document(self) -> Document:
        """The report as the coder gets it."""
        basis = "given" if self.published else "unknown"
        return Document(
            text=self.raw, id=self.id, title=self.title, outlet=self.outlet, published=self.published, published_basis=basis
        )


@dataclass(frozen=True)
class Cluster:
    """Reports and the incidents that they tell. ``split`` is the folder: study, or held (back)."""

    id: str
    split: str
    kind: str
    reports: tuple[Report, ...]
    incidents: tuple[Row, ...]
    digest: str

    @property
    def rows(self) -> Iterable[Row]:
        """The expected rows of all reports."""
        return itertools.chain.from_iterable(report.rows for report in self.reports)


def load_clusters(folder: Path) -> list[Cluster]:
    """Every cluster under the folder, by split and id; none where there is no such folder. E306 names the file whose words do not
    occur in its text, E303 a file that is no cluster."""
    clusters = sorted((_read(path) for path in folder.glob("*/*.json")), key=lambda c: (c.split, c.id))
    for a, b in itertools.pairwise(clusters):
        if (a.split, a.id) == (b.split, b.id):
            raise IsnadError("E303", f"{folder}: two clusters have the id {a.id!r}", "Rename one of them.")
    return clusters


def clusters_fingerprint(clusters: Iterable[Cluster]) -> str:
    """SHA-256 of what the clusters say, in order of split and id; the layout of their files does not matter."""
    told = sorted(f"{c.split}/{c.id} {c.digest}\n" for c in clusters)
    return hashlib.sha256("".join(told).encode()).hexdigest()


def _read(path: Path) -> Cluster:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        reports = tuple(_report(path, data, report) for report in data["reports"])
        incidents = tuple(_incident(row) for row in data["incidents"])
        _checked({row["id"] for row in data["claims"]}, data, reports)
        said = json.dumps(data, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return Cluster(
            id=data["id"], split=path.parent.name, kind=data["kind"], reports=reports, incidents=incidents,
            digest=hashlib.sha256(said).hexdigest(),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"key {error} is missing" if isinstance(error, KeyError) else " ".join(str(error).split())
        raise IsnadError("E303", f"{path}: not a cluster ({why})", "See docs/reference/cluster-format.md.") from None


def _report(path: Path, data: Row, report: Row) -> Report:
    raw = raw_text(report)
    rows = tuple(read_row(path, raw, row) for row in data["claims"] if row["report"] == report["id"])
    return Report(
        id=f"{data['id']}/{report['id']}", outlet=report["outlet"], published=report["published"], title=report.get("title"),
        raw=raw, rows=rows,
    )  # fmt: skip


def _incident(row: Row) -> Row:
    """The incident with what may be left out."""
    return {"contradictions": [], "counts": [], **row, "id": str(row["id"]), "origins": list(row["origins"])}


def _checked(ids: set[str], data: Row, reports: tuple[Report, ...]) -> None:
    """Every row stands once, in a report that is there, and names an incident that is there; ValueError where not."""
    rows = [row for report in reports for row in report.rows]
    if not len(ids) == len(rows) == len(data["claims"]):
        raise ValueError("a row has no report, or the id of another")
    incidents = {incident["id"] for incident in data["incidents"]}
    if unknown := {row["incident"] for row in rows if row["incident"]} ^ incidents:
        raise ValueError(f"incidents without rows, or rows without their incident: {', '.join(sorted(unknown))}")
    sides = {claim for i in data["incidents"] for c in i.get("contradictions", ()) for side in c["sides"] for claim in side}
    if missing := sides - ids:
        raise ValueError(f"a contradiction names rows that are not there: {', '.join(sorted(missing))}")
