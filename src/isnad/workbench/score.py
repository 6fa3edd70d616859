"""How well claims agree with expected rows, field by field. Pure: rows and claims are plain mappings, as JSON gives them.

Who found whom is decided in ``pairing``; what is left over is extra. Fields are scored on what was found: type, status and origin
row by row; roles, places, dates and counts over each expected happening; ``happening`` is the pairwise F1 of grouping. Rows
marked optional are not asked for.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from isnad.workbench.agree import ROLE_GROUP, Names, Row, count_hit, key_names, role_hit, told_names, when_hit, where_hit
from isnad.workbench.pairing import Pairing, pair

FIELDS = ("type", "status", "roles", "where", "when", "counts", "origin", "happening")


@dataclass(frozen=True)
class Tally:
    """Expected things met, expected things, predicted things right, predicted things."""

    hit_gold: int = 0
    gold: int = 0
    hit_pred: int = 0
    pred: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.hit_gold + other.hit_gold, self.gold + other.gold, self.hit_pred + other.hit_pred, self.pred + other.pred
        )

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right; 1 where nothing was expected and nothing predicted."""
        if self.pred:
            return self.hit_pred / self.pred
        return 0.0 if self.gold else 1.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was met."""
        return self.hit_gold / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Slip:
    """A field that is not as expected: of which row, what was wanted (None: nothing) and what came (None: nothing)."""

    row: int
    field: str
    wanted: Any
    got: Any


@dataclass(frozen=True)
class Scored:
    """The result for one document."""

    tallies: dict[str, Tally]
    pairing: Pairing
    slips: tuple[Slip, ...]


@dataclass
class _Sheet:
    """What one document adds up to while it is scored."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {f: Tally() for f in ("unit", *FIELDS)})
    slips: list[Slip] = field(default_factory=list)

    def add(self, name: str, hit_gold: int, gold: int, hit_pred: int, pred: int) -> None:
        self.tallies[name] += Tally(hit_gold, gold, hit_pred, pred)

    def judge(self, name: str, row: int, ok: bool, wanted: Any, got: Any) -> None:
        self.add(name, ok, 1, ok, 1)
        if not ok:
            self.slips.append(Slip(row, name, wanted, got))


def score(
    rows: Sequence[Row], claims: Sequence[Row], raw: str, *, names: Names | None = None, outlet: str | None = None,
    dates_complete: bool = False,
) -> Scored:  # fmt: skip
    """Score the claims of one document. ``outlet``: whose claims without a source they are; ``dates_complete``: a row without a
    date means that there is none, so that a date on its claim is wrong."""
    names = names or Names()
    pairing = pair(rows, claims, raw, names)
    sheet = _Sheet()
    sheet.add("unit", 0, 0, 0, len(pairing.extra))
    for i, row in enumerate(rows):
        if not row.get("optional"):
            _score_row(i, row, pairing, claims, names, outlet, sheet)
    for members in _happenings(rows):
        _score_happening(members, rows, claims, pairing, _Judges(raw, names), dates_complete, sheet)
    _score_grouping(rows, claims, pairing, sheet)
    return Scored(sheet.tallies, pairing, tuple(sheet.slips))


def total(results: Iterable[Scored]) -> dict[str, Tally]:
    """Tallies of many documents in one."""
    out = {f: Tally() for f in ("unit", *FIELDS)}
    for result in results:
        for name, tally in result.tallies.items():
            out[name] += tally
    return out


def end_to_end(tallies: Mapping[str, Tally]) -> float:
    """F1 of finding times the mean F1 of the fields of which anything was expected."""
    asked = [tallies[f].f1 for f in FIELDS if tallies[f].gold]
    return tallies["unit"].f1 * (sum(asked) / len(asked) if asked else 0.0)


def origin(claim: Row, outlet: str | None = None) -> str:
    """Who first said it: the last link of the chain, or "outlet"."""
    who = claim.get("origin")
    if who is None:
        chain = claim.get("attribution") or []
        who = (chain[-1].get("source") or chain[-1].get("name")) if chain else "outlet"
    return "outlet" if who in ("", "(outlet)", None) or (outlet and who == outlet) else str(who)


def _score_row(
    i: int, row: Row, pairing: Pairing, claims: Sequence[Row], names: Names, outlet: str | None, sheet: _Sheet
) -> None:
    j = pairing.found.get(i)
    sheet.add("unit", j is not None, 1, j is not None, j is not None)
    if j is None:
        return
    claim = claims[j]
    sheet.judge("type", i, claim["type"] == row["type"], row["type"], claim["type"])
    statuses = row.get("accept_status", [row["status"]])
    sheet.judge("status", i, claim["status"] in statuses, statuses, claim["status"])
    wanted, got = row.get("accept_origin") or [origin(row)], origin(claim, outlet)
    sheet.judge("origin", i, any(names.same_speaker(o, got) or o == got for o in wanted), wanted, got)


def _happenings(rows: Sequence[Row]) -> Iterable[list[int]]:
    """Row numbers by expected happening; a row without one is a happening by itself."""
    groups: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        groups.setdefault(row.get("happening") or f"row {i}", []).append(i)
    return groups.values()


class _Judges:
    """The comparisons of one document."""

    def __init__(self, raw: str, names: Names) -> None:
        self.raw, self.names = raw, names

    def role(self, two_sided: bool) -> Callable[[Row, Row], bool]:
        return lambda a, b: role_hit(a, b, self.raw, self.names, two_sided)

    def where(self, a: Row, b: Row) -> bool:
        return where_hit(a, b, self.names)


def _score_happening(
    members: list[int], rows: Sequence[Row], claims: Sequence[Row], pairing: Pairing, judges: _Judges, dates: bool, sheet: _Sheet
) -> None:
    found = [i for i in members if i in pairing.found]
    asked = [rows[i] for i in found if not rows[i].get("optional")]
    if not asked:
        return
    again = [j for j, i in pairing.absorbed.items() if i in found]
    told = [claims[j] for j in dict.fromkeys([pairing.found[i] for i in found] + again)]
    allowed = [rows[i] for i in members]
    at, names = found[0], judges.names
    two_sided = any(row["type"] == "armed_clash" for row in asked)
    roles = _unique([r for c in told for r in c["roles"] if r["role"] != "weapon"], lambda r: _told_role(r, names))
    wanted = _unique([r for c in asked for r in c["roles"]], lambda r: (_group(r), key_names(r, names)))
    _compare("roles", at, wanted, roles, [r for c in allowed for r in c["roles"]], judges.role(two_sided), sheet)
    counts = _unique([n for c in told for n in c.get("counts") or []], lambda n: (n.get("what"), n.get("low"), n.get("high")))
    right = [n for c in allowed for n in c["counts"]]
    _compare("counts", at, [n for c in asked for n in c["counts"]], counts, right, count_hit, sheet)
    _score_where(at, asked, told, allowed, judges, sheet)
    days = [c["when"] for c in asked if c["when"] and c["when"].get("from")]
    if days or dates:
        _compare("when", at, days, [w for c in told if (w := c.get("when")) and _dated(w)], days, when_hit, sheet)


def _score_where(at: int, asked: list[Row], told: list[Row], allowed: list[Row], judges: _Judges, sheet: _Sheet) -> None:
    wanted = [c["where"] for c in asked if c["where"] and not c["where"].get("any")]
    got = _unique([c["where"] for c in told if c.get("where")], lambda w: (w.get("place"), w.get("precision"), w.get("text")))
    free = any(c.get("where_any") or (c["where"] or {}).get("any") for c in allowed)
    right = [c["where"] for c in allowed if c["where"]]
    if free:  # any place will do: only the right ones are counted
        got = [w for w in got if any(judges.where(g, w) for g in wanted)]
    _compare("where", at, wanted, got, right, judges.where, sheet)


def _compare(
    name: str, at: int, wanted: list[Row], got: list[Row], right: list[Row], hit: Callable[[Row, Row], bool], sheet: _Sheet
) -> None:
    """Recall over what is wanted; precision over what came, which may also be ``right`` for an optional row."""
    missing = [g for g in wanted if not any(hit(g, p) for p in got)]
    wrong = [p for p in got if not any(hit(g, p) for g in right)]
    sheet.add(name, len(wanted) - len(missing), len(wanted), len(got) - len(wrong), len(got))
    sheet.slips.extend(Slip(at, name, g, None) for g in missing)
    sheet.slips.extend(Slip(at, name, None, p) for p in wrong)


def _score_grouping(rows: Sequence[Row], claims: Sequence[Row], pairing: Pairing, sheet: _Sheet) -> None:
    """Of every two events that were found: are they one happening, and were they told to be?"""
    events = [
        (i, rows[i].get("happening") or f"row {i}", claims[j].get("happening") or f"claim {j}")
        for i, j in pairing.found.items()
        if rows[i]["record"] == "event"
    ]
    for (i, gold_a, told_a), (k, gold_b, told_b) in itertools.combinations(events, 2):
        same, joined = gold_a == gold_b, told_a == told_b
        sheet.add("happening", same and joined, same, same and joined, joined)
        if same != joined:
            verb = "one happening" if same else "two happenings"
            sheet.slips.append(Slip(i, "happening", f"{verb} with {rows[k].get('id', k)}", "joined" if joined else "apart"))


def _unique(items: Iterable[Row], key: Callable[[Row], Any]) -> list[Row]:
    return list({key(item): item for item in items}.values())


def _group(role: Row) -> str:
    name: str = role["role"]
    return ROLE_GROUP.get(name, name)


def _told_role(role: Row, names: Names) -> tuple[Any, ...]:
    return (_group(role), *map(names.canon, told_names(role)[:1]), role.get("text"))


def _dated(when: Row) -> bool:
    return bool(when.get("from")) and when.get("basis") not in ("happening", "report")
