"""From pack files to the compiled value: rows become inflected forms, names become word sequences, rules are checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from isnad.errors import Problem
from isnad.packs import hygiene, inflect
from isnad.packs.compiled import Compiled, Table
from isnad.packs.lexicon import Entry, NameEntry
from isnad.packs.schema import CountRule, Cue, Frame, read_count, read_cue, read_frame
from isnad.packs.tables import Actor, FramingRow, Label, Outlet, Place, TypeRow, read_tsv, split_cell
from isnad.packs.yamlio import read_yaml

VERBS = ("lemma", "imperfect", "passive", "masdars", "active", "passive_participle", "classes", "gloss")
NOUNS = ("lemma", "plurals", "gender", "classes", "gloss")
ADJECTIVES = ("lemma", "plurals", "classes", "gloss")
WORDS = ("form", "classes", "gloss")
ACTORS = ("id", "name_en", "name_ar", "class", "side", "parent", "since", "until", "note")
ACTOR_NAMES = ("actor", "form", "stance", "since", "until", "head")
PLACES = ("id", "name_en", "name_ar", "kind", "admin1", "admin2", "pcode", "lat", "lon", "aliases", "word")
AREAS = ("id", "name_en", "name_ar", "admin1", "lat", "lon", "aliases")
OUTLETS = ("id", "name_en", "name_ar", "kind", "side", "aliases", "domains")
FRAMING = ("form", "toward", "neutral", "stance")
NATIONS = ("form", "actor")
TYPES = ("id", "record", "family", "label_en", "label_ar", "says", "roles", "acled_event", "acled_sub", "ucdp", "plover", "cameo")
LABELS = ("id", "label_en", "label_ar", "note")
VALUES = ("form", "meaning", "note")
NUMBERS = ("form", "value", "kind")
WORD = re.compile(r"[^\W\d_]+|\d+")


class _Builder:
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.forms: dict[str, dict[Entry, None]] = {}
        self.phrases: dict[str, dict[tuple[tuple[str, ...], Entry], None]] = {}
        self.names: dict[str, dict[tuple[str, ...], dict[NameEntry, None]]] = {}
        self.lemmas: set[str] = set()
        self.class_sets: dict[str, frozenset[str]] = {}

    def classes(self, cell: str) -> frozenset[str]:
        return self.class_sets.setdefault(cell, frozenset(cell.split()))

    def add(self, form: inflect.Form, lemma: str, base: str, pos: str, classes: frozenset[str]) -> None:
        if " " in form.form:
            return  # a noun of two words (نقطة تفتيش) is found by its first
        entry = Entry(lemma, base, pos, classes, form.kind, form.voice, form.gender, form.number, form.person, form.construct)
        self.forms.setdefault(form.form, {})[entry] = None

    def verb(self, row: dict[str, str]) -> None:
        lemma, classes = row["lemma"], self.classes(row["classes"])
        self.lemmas.add(lemma)
        for form in inflect.verb_forms(lemma, row["imperfect"], row["passive"], (), row["active"], row["passive_participle"]):
            verbal = form.kind in ("perfect", "imperfect")
            self.add(form, lemma, lemma, "verb" if verbal else "participle", classes)
        for cell in split_cell(row["masdars"]):
            base, *plurals = cell.split("/")
            self.lemmas.add(base)
            gender = "f" if base.endswith("ة") else "m"
            for form in inflect.noun_forms(base, tuple(plurals), gender):
                self.add(msgspec.structs.replace(form, kind="masdar"), lemma, base, "masdar", classes)

    def noun(self, row: dict[str, str]) -> None:
        self.lemmas.add(row["lemma"])
        for form in inflect.noun_forms(row["lemma"], split_cell(row["plurals"]), row["gender"] or "m"):
            self.add(form, row["lemma"], row["lemma"], "noun", self.classes(row["classes"]))

    def adjective(self, row: dict[str, str]) -> None:
        self.lemmas.add(row["lemma"])
        for form in inflect.adjective_forms(row["lemma"], split_cell(row["plurals"])):
            self.add(form, row["lemma"], row["lemma"], "adjective", self.classes(row["classes"]))

    def word(self, row: dict[str, str]) -> None:
        words = [inflect.fold(w) for w in row["form"].split()]
        entry = Entry(row["form"], row["form"], "word", self.classes(row["classes"]), "word")
        self.lemmas.add(row["form"])
        if len(words) == 1:
            self.forms.setdefault(words[0], {})[entry] = None
        else:
            self.phrases.setdefault(words[0], {})[(tuple(words[1:]), entry)] = None

    def name(self, entry: NameEntry) -> None:
        words = WORD.findall(inflect.fold(entry.form))
        if words:
            self.names.setdefault(words[0], {}).setdefault(tuple(words[1:]), {})[entry] = None


def compile_folders(folders: Sequence[Path], hashes: dict[str, str], problems: list[Problem]) -> Compiled:
    """Read every pack folder in order and check the whole; ``problems`` collects everything that is wrong."""
    b = _Builder(problems)
    out: dict[str, Any] = {
        "actors": {}, "places": {}, "outlets": {}, "framing": [], "types": {}, "measures": {}, "classes": {}, "nationalities": {},
        "months": [], "weekdays": [], "time_words": [], "numbers": [], "frames": {}, "cues": {}, "counts": {},
    }  # fmt: skip
    for folder in folders:
        if not (folder / "pack.yaml").exists():
            problems.append(Problem("R002", "no pack.yaml", "A pack is a folder with a pack.yaml.", file=str(folder), line=1))
        _lexicon(folder, b)
        _ontology(folder, out, problems)
        _theatre(folder, b, out, problems)
        _values(folder, out, problems)
        _rules(folder, out, problems)
    frames = {f.id: f for f in hygiene.inherit(out["frames"], problems)}
    out["frames"] = frames
    hygiene.check(out, b.lemmas, set().union(*b.class_sets.values()) if b.class_sets else set(), problems)
    return Compiled(
        hashes=hashes, theatres=tuple(f.name.removeprefix("theatre-") for f in folders if f.name.startswith("theatre-")),
        forms={k: tuple(v) for k, v in b.forms.items()},
        phrases={k: tuple(sorted(v, key=lambda p: (-len(p[0]), p[0]))) for k, v in b.phrases.items()},
        names={k: tuple(sorted(((r, tuple(e)) for r, e in v.items()), key=lambda p: (-len(p[0]), p[0]))) for k, v in b.names.items()},
        **{**out, "framing": tuple(out["framing"]), **{k: tuple(out[k]) for k in ("months", "weekdays", "time_words", "numbers")}},
    )  # fmt: skip


def _lexicon(folder: Path, b: _Builder) -> None:
    table: tuple[tuple[str, tuple[str, ...], Callable[[dict[str, str]], None]], ...] = (
        ("verbs", VERBS, b.verb), ("nouns", NOUNS, b.noun), ("adjectives", ADJECTIVES, b.adjective), ("words", WORDS, b.word),
    )  # fmt: skip
    for name, header, take in table:
        path = folder / "lexicon" / f"{name}.tsv"
        seen: dict[str, int] = {}
        for line, row in read_tsv(path, header, b.problems):
            key = row[header[0]]
            if key in seen:
                b.problems.append(Problem("R002", f"{key!r} occurs twice (first on line {seen[key]})", "Keep one row.", file=str(path), line=line))
                continue
            seen[key] = line
            take(row)


def _theatre(folder: Path, b: _Builder, out: dict[str, Any], problems: list[Problem]) -> None:
    for _, r in read_tsv(folder / "actors.tsv", ACTORS, problems):
        out["actors"][r["id"]] = Actor(id=r["id"], name_en=r["name_en"], name_ar=r["name_ar"], cls=r["class"], side=r["side"], parent=r["parent"], since=r["since"], until=r["until"])
    for line, r in read_tsv(folder / "actor_names.tsv", ACTOR_NAMES, problems):
        if r["actor"] not in out["actors"]:
            problems.append(Problem("R004", f"actor {r['actor']!r} does not exist", "Add it to actors.tsv.", file=str(folder / "actor_names.tsv"), line=line))
        b.name(NameEntry(r["actor"], "actor", r["form"], r["head"], r["stance"] or "neutral", r["since"], r["until"]))
    for entry, place in _places(folder, problems):
        out["places"][place.id] = place
        b.name(entry)
    for _, r in read_tsv(folder / "outlets.tsv", OUTLETS, problems):
        out["outlets"][r["id"]] = Outlet(id=r["id"], name_en=r["name_en"], name_ar=r["name_ar"], kind=r["kind"], side=r["side"], domains=split_cell(r["domains"]))
        for form in (r["name_ar"], *split_cell(r["aliases"])):
            b.name(NameEntry(r["id"], "outlet", form))
    for _, r in read_tsv(folder / "framing.tsv", FRAMING, problems):
        out["framing"].append(FramingRow(r["form"], r["toward"], r["neutral"], r["stance"]))
    for _, r in read_tsv(folder / "nationalities.tsv", NATIONS, problems):
        for form in inflect.adjective_forms(r["form"], ()):
            out["nationalities"][form.form] = r["actor"]


def _places(folder: Path, problems: list[Problem]) -> Iterator[tuple[NameEntry, Place]]:
    for _, r in read_tsv(folder / "places.tsv", PLACES, problems):
        place = Place(id=r["id"], name_en=r["name_en"], name_ar=r["name_ar"], kind=r["kind"], admin1=r["admin1"], admin2=r["admin2"], pcode=r["pcode"],
                      lat=_degrees(r["lat"]), lon=_degrees(r["lon"]))  # fmt: skip
        for form in (r["name_ar"], *split_cell(r["aliases"])):
            yield NameEntry(place.id, "place", form, place.kind, guarded=r["word"] == "yes"), place
    for _, r in read_tsv(folder / "areas.tsv", AREAS, problems):
        place = Place(id=r["id"], name_en=r["name_en"], name_ar=r["name_ar"], kind="area", admin1=r["admin1"], lat=_degrees(r["lat"]), lon=_degrees(r["lon"]))
        for form in (r["name_ar"], *split_cell(r["aliases"])):
            yield NameEntry(place.id, "area", form, "area"), place


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


def _ontology(folder: Path, out: dict[str, Any], problems: list[Problem]) -> None:
    for _, r in read_tsv(folder / "types.tsv", TYPES, problems):
        out["types"][r["id"]] = TypeRow(**{**r, "roles": tuple(r["roles"].split())})
    for name in ("measures", "classes"):
        for _, r in read_tsv(folder / f"{name}.tsv", LABELS, problems):
            out[name][r["id"]] = Label(**r)


def _values(folder: Path, out: dict[str, Any], problems: list[Problem]) -> None:
    for name in ("months", "weekdays", "time_words", "numbers"):
        header = NUMBERS if name == "numbers" else VALUES
        rows: list[Table] = out[name]
        rows.extend(tuple(r.values()) for _, r in read_tsv(folder / "values" / f"{name}.tsv", header, problems))


def _rules(folder: Path, out: dict[str, Any], problems: list[Problem]) -> None:
    readers: tuple[tuple[str, Callable[..., Frame | Cue | CountRule]], ...] = (("frames", read_frame), ("cues", read_cue), ("counts", read_count))
    for name, reader in readers:
        for path in sorted((folder / name).glob("*.yaml")):
            data = read_yaml(path, problems)
            if data is None:
                continue
            rule = reader(str(path), data, problems)
            if rule.id != path.stem:
                problems.append(Problem("R002", f"id {rule.id!r} is not the file's name", f"Write `id: {path.stem}`.", file=str(path), line=data.lines.get("id", 1)))
            if rule.id in out[name]:
                problems.append(Problem("R002", f"rule {rule.id!r} exists twice", "Rename one.", file=str(path), line=1))
            out[name][rule.id] = rule
