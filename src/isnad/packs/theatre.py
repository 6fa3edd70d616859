"""The tables of theatre packs, of the ontology and of values, row by row, each thing that is wrong noted with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from isnad.errors import Problem
from isnad.packs import inflect
from isnad.packs.entries import NameEntry
from isnad.packs.rulefile import guess
from isnad.packs.schema import RECORDS
from isnad.packs.tables import Actor, FramingRow, Label, Land, MissileRow, Outlet, Place, Row, TypeRow, read_tsv, split_cell
from isnad.text import NumberWords

ACTORS = ("id", "name_en", "name_ar", "class", "side", "parent", "since", "until", "note")
ACTOR_NAMES = ("actor", "form", "stance", "since", "until", "head")
PLACES = ("id", "name_en", "name_ar", "kind", "admin1", "admin2", "pcode", "lat", "lon", "aliases", "word")
AREAS = ("id", "name_en", "name_ar", "admin1", "lat", "lon", "aliases")
OUTLETS = ("id", "name_en", "name_ar", "kind", "side", "aliases", "domains")
FRAMING = ("form", "toward", "neutral", "stance")
NATIONS = ("form", "actor")
LANDS = ("land", "place", "ending", "sides", "note")
UMBRELLAS = ("actor", "sides", "note")
MISSILES = ("actor", "rockets_over", "alone_over", "note")
LOCAL = ("land", "form", "actors")
TYPES = ("id", "record", "family", "label_en", "label_ar", "says", "roles", "acled_event", "acled_sub", "ucdp", "plover", "cameo")
LABELS = ("id", "label_en", "label_ar", "note")
VALUES = ("form", "meaning", "note")
NUMBERS = ("form", "value", "kind")
SEAT = "عاصمة"
"""The head of a name that is the place whence an actor rules: «دمشق»."""
STANCES = ("", "neutral", "own", "hostile")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DEGREES = re.compile(r"-?\d{1,3}(\.\d+)?")
Out = dict[str, Any]
TakeName = Callable[[NameEntry], None]


class _Table:
    """The rows of one table; the row that is being read is the one that problems are noted of."""

    def __init__(self, path: Path, header: tuple[str, ...], problems: list[Problem]) -> None:
        self.path, self.header, self.problems, self.line = path, header, problems, 1

    def rows(self, *, unique: bool = True) -> Iterator[dict[str, str]]:
        """Rows; one whose first cell was there before is noted and left out."""
        seen: dict[str, int] = {}
        row: Row
        for row in read_tsv(self.path, self.header, self.problems):
            self.line, cells = row
            key = cells[self.header[0]]
            if unique and key in seen:
                self.note("R002", f"{key!r} occurs twice (first on line {seen[key]})", "Keep one row.")
                continue
            seen[key] = self.line
            yield cells

    def note(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, hint, file=str(self.path), line=self.line))

    def degrees(self, cell: str, most: int) -> float | None:
        if not cell:
            return None
        if not _DEGREES.fullmatch(cell) or abs(float(cell)) > most:
            self.note("R001", f"{cell!r} are no degrees", f"Write a number between -{most} and {most}, or nothing.")
            return None
        return float(cell)

    def day(self, cell: str) -> str:
        if cell and not _DATE.fullmatch(cell):
            self.note("R001", f"{cell!r} is no date", "Write 2015-10-10, 2015-10, 2015 or nothing.")
        return cell


def read_theatre(folder: Path, take: TakeName, out: Out, problems: list[Problem]) -> None:
    """Actors, their names, places, areas, outlets, loaded words and nationalities."""
    _actors(folder, out, problems)
    _actor_names(folder, take, out, problems)
    for entry, place in (*_places(folder, problems), *_areas(folder, problems)):
        out["places"][place.id] = place
        take(entry)
    for r in _Table(folder / "outlets.tsv", OUTLETS, problems).rows():
        out["outlets"][r["id"]] = Outlet(
            id=r["id"],
            name_en=r["name_en"],
            name_ar=r["name_ar"],
            kind=r["kind"],
            side=r["side"],
            domains=split_cell(r["domains"]),
        )
        for form in (r["name_ar"], *split_cell(r["aliases"])):
            take(NameEntry(r["id"], "outlet", form.strip("«»"), guarded=form.startswith("«")))
    for r in _Table(folder / "framing.tsv", FRAMING, problems).rows():
        out["framing"].append(FramingRow(r["form"], r["toward"], r["neutral"], r["stance"]))
    nations = _Table(folder / "nationalities.tsv", NATIONS, problems)
    for r in nations.rows():
        _known_actor(nations, r["actor"], out)
        for shape in inflect.adjective_forms(r["form"], ()):
            out["nationalities"][shape.form] = r["actor"]
    _lands(folder, out, problems)
    _umbrellas(folder, out, problems)
    _missiles(folder, out, problems)


def _umbrellas(folder: Path, out: Out, problems: list[Problem]) -> None:
    """Names for many organisations, and the sides that those may stand on."""
    table = _Table(folder / "umbrellas.tsv", UMBRELLAS, problems)
    sides = {actor.side for actor in out["actors"].values()}
    for r in table.rows():
        _known_actor(table, r["actor"], out)
        for side in (s for s in split_cell(r["sides"]) if s not in sides):
            table.note("R004", f"no actor stands on the side {side!r}", guess(side, tuple(sides)))
        out["umbrellas"][r["actor"]] = split_cell(r["sides"])


def _missiles(folder: Path, out: Out, problems: list[Problem]) -> None:
    """Actors whose «صواريخ» are missiles and no rockets, and the countries over which they are not, or are with nobody named."""
    table = _Table(folder / "missiles.tsv", MISSILES, problems)
    for r in table.rows():
        _known_actor(table, r["actor"], out)
        over, alone = split_cell(r["rockets_over"]), split_cell(r["alone_over"])
        out["missiles"][r["actor"]] = MissileRow(actor=r["actor"], rockets_over=over, alone_over=alone)


def _lands(folder: Path, out: Out, problems: list[Problem]) -> None:
    """Countries, and what bare names («الجيش») mean in reports about them."""
    table = _Table(folder / "lands.tsv", LANDS, problems)
    for r in table.rows():
        if r["place"] not in out["places"]:
            table.note("R004", f"place {r['place']!r} of {r['land']!r} does not exist", "Add the country to places.tsv.")
        out["lands"][r["land"]] = Land(id=r["land"], place=r["place"], ending=r["ending"], sides=split_cell(r["sides"]), names={})
    table = _Table(folder / "local_names.tsv", LOCAL, problems)
    for r in table.rows(unique=False):
        for actor in split_cell(r["actors"]):
            _known_actor(table, actor, out)
        if r["land"] not in out["lands"]:
            table.note("R004", f"land {r['land']!r} does not exist", guess(r["land"], tuple(out["lands"])))
            continue
        names: dict[str, tuple[str, ...]] = out["lands"][r["land"]].names
        if inflect.fold(r["form"]) in names:
            table.note("R002", f"{r['form']!r} occurs twice for {r['land']!r}", "Keep one row.")
        names[inflect.fold(r["form"])] = split_cell(r["actors"])
    for id, land in out["lands"].items():
        whole = out["lands"].get(id.partition("-")[0], land)
        land.names.update({form: actors for form, actors in whole.names.items() if form not in land.names})


def _actors(folder: Path, out: Out, problems: list[Problem]) -> None:
    table = _Table(folder / "actors.tsv", ACTORS, problems)
    parents: list[tuple[int, str, str]] = []
    for r in table.rows():
        since, until = table.day(r["since"]), table.day(r["until"])
        out["actors"][r["id"]] = Actor(
            id=r["id"],
            name_en=r["name_en"],
            name_ar=r["name_ar"],
            cls=r["class"],
            side=r["side"],
            parent=r["parent"],
            since=since,
            until=until,
        )
        if r["parent"]:
            parents.append((table.line, r["id"], r["parent"]))
    for table.line, actor, parent in parents:
        if parent not in out["actors"]:
            table.note("R004", f"parent {parent!r} of {actor!r} does not exist", "Add it to actors.tsv.")


def _known_actor(table: _Table, actor: str, out: Out) -> None:
    if actor not in out["actors"]:
        table.note("R004", f"actor {actor!r} does not exist", "Add it to actors.tsv.")


def _actor_names(folder: Path, take: TakeName, out: Out, problems: list[Problem]) -> None:
    table = _Table(folder / "actor_names.tsv", ACTOR_NAMES, problems)
    for r in table.rows(unique=False):
        _known_actor(table, r["actor"], out)
        if r["stance"] not in STANCES:
            table.note("R004", f"stance {r['stance']!r} does not exist", guess(r["stance"], STANCES[1:]))
        if not r["form"]:
            table.note("R001", "the cell 'form' is empty", "Every row has a name.")
        kind = "seat" if r["head"] == SEAT else "actor"
        take(
            NameEntry(
                r["actor"], kind, r["form"], r["head"], r["stance"] or "neutral", table.day(r["since"]), table.day(r["until"])
            )
        )


def _places(folder: Path, problems: list[Problem]) -> Iterator[tuple[NameEntry, Place]]:
    table = _Table(folder / "places.tsv", PLACES, problems)
    for r in table.rows():
        place = Place(
            id=r["id"], name_en=r["name_en"], name_ar=r["name_ar"], kind=r["kind"], admin1=r["admin1"], admin2=r["admin2"],
            pcode=r["pcode"], lat=table.degrees(r["lat"], 90), lon=table.degrees(r["lon"], 180),
        )  # fmt: skip
        if r["word"] not in ("", "yes"):
            table.note("R001", f"word {r['word']!r}", "Write yes or nothing.")
        for form in (r["name_ar"], *split_cell(r["aliases"])):
            yield NameEntry(place.id, "place", form, place.kind, guarded=r["word"] == "yes"), place


def _areas(folder: Path, problems: list[Problem]) -> Iterator[tuple[NameEntry, Place]]:
    table = _Table(folder / "areas.tsv", AREAS, problems)
    for r in table.rows():
        place = Place(
            id=r["id"], name_en=r["name_en"], name_ar=r["name_ar"], kind="area", admin1=r["admin1"],
            lat=table.degrees(r["lat"], 90), lon=table.degrees(r["lon"], 180),
        )  # fmt: skip
        for form in (r["name_ar"], *split_cell(r["aliases"])):
            yield NameEntry(place.id, "area", form, "area"), place


def read_ontology(folder: Path, out: Out, problems: list[Problem]) -> None:
    """Types, measures and generic classes."""
    table = _Table(folder / "types.tsv", TYPES, problems)
    for r in table.rows():
        if r["record"] not in RECORDS:
            table.note("R004", f"record {r['record']!r} does not exist", guess(r["record"], RECORDS))
        words = {key: value for key, value in r.items() if key != "roles"}
        out["types"][r["id"]] = TypeRow(roles=tuple(r["roles"].split()), **words)
    for name in ("measures", "classes"):
        for r in _Table(folder / f"{name}.tsv", LABELS, problems).rows():
            out[name][r["id"]] = Label(**r)


def read_values(folder: Path, out: Out, problems: list[Problem]) -> None:
    """Words of time and number, and words of titles and names in English."""
    for name in ("months", "weekdays", "time_words", "common"):
        rows: list[tuple[str, ...]] = out[name]
        rows.extend(tuple(r.values()) for r in _Table(folder / "values" / f"{name}.tsv", VALUES, problems).rows(unique=False))
    english = _Table(folder / "values" / "english.tsv", VALUES, problems)
    out["english"].update((inflect.fold(r["form"]), (r["meaning"], r["note"])) for r in english.rows())
    table = _Table(folder / "values" / "numbers.tsv", NUMBERS, problems)
    for r in table.rows(unique=False):
        try:
            NumberWords.from_rows([r])
        except ValueError:
            table.note(
                "R001",
                f"number word {r['form']!r}: {r['kind']} {r['value']!r}",
                "See the head of numbers.tsv for kinds and values.",
            )
            continue
        out["numbers"].append(tuple(r.values()))
