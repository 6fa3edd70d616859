"""From pack files to the compiled value: rows become inflected forms, names become word sequences, rules are checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from isnad.errors import Problem
from isnad.packs import hygiene, inflect
from isnad.packs.called import how_called
from isnad.packs.compiled import Compiled
from isnad.packs.entries import Entry, NameEntry
from isnad.packs.lexicon import Lexicon
from isnad.packs.rulefile import guess, read_count, read_cue, read_frame
from isnad.packs.schema import CountRule, Cue, Frame
from isnad.packs.tables import read_tsv, split_cell
from isnad.packs.theatre import ACTORS, LABELS, NATIONS, TYPES, read_ontology, read_theatre, read_values
from isnad.packs.yamlio import read_yaml

__all__ = ["ACTORS", "ADJECTIVES", "LABELS", "NATIONS", "NOUNS", "TYPES", "VERBS", "WORDS", "compile_folders"]

VERBS = ("lemma", "imperfect", "passive", "masdars", "active", "passive_participle", "classes", "gloss")
NOUNS = ("lemma", "plurals", "gender", "classes", "gloss")
ADJECTIVES = ("lemma", "plurals", "classes", "gloss")
WORDS = ("form", "classes", "gloss")
KNOWN = {
    "": ("pack.yaml", "actors.tsv", "actor_names.tsv", "places.tsv", "areas.tsv", "outlets.tsv", "framing.tsv",
         "nationalities.tsv", "lands.tsv", "local_names.tsv", "umbrellas.tsv", "missiles.tsv", "types.tsv", "measures.tsv",
         "classes.tsv", "roles.tsv", "statuses.tsv"),
    "lexicon": ("verbs.tsv", "nouns.tsv", "adjectives.tsv", "words.tsv"),
    "values": ("months.tsv", "weekdays.tsv", "time_words.tsv", "numbers.tsv", "english.tsv", "common.tsv"),
}  # fmt: skip
RULES = ("frames", "cues", "counts")
PACK_KEYS = ("name", "version", "format", "kind", "says", "needs", "licence", "country", "timezone", "years", "languages")
_JOINED = frozenset({"ابو", "كفر", "تل", "دير", "بيت", "ام", "عين", "خربه"})
"""First words of place names that are also written together with the next: ديرالزور، أبوحمام، تلأبيض."""
_LAST = {"ا": "ه", "ه": "ا"}
"""Last letters that writers of place names swap: كفروما، كفرومة. They count only after a class word or preposition."""
WORD = re.compile(r"[A-Za-z]+\d+|[^\W\d_]+|\d+")


_NO_ALIF = ("ه", "ا", "ى", "ات", "ون", "ين", "ء")


def _accusative(words: list[str]) -> tuple[str, str] | None:
    """«حادث مؤسف»: «حادثاً مؤسفاً»; None for what takes no alif or is definite."""
    if len(words) != 2 or any(len(w) < 3 or w.startswith("ال") or w.endswith(_NO_ALIF) for w in words):
        return None
    return words[0] + "ا", words[1] + "ا"


class _Builder:
    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.forms: dict[str, dict[Entry, None]] = {}
        self.phrases: dict[str, dict[tuple[tuple[str, ...], Entry], None]] = {}
        self.names: dict[str, dict[tuple[str, ...], dict[NameEntry, None]]] = {}
        self.lemmas: set[str] = set()
        self.glosses: dict[str, str] = {}
        self.file, self.line = "", 0
        self.unread = False
        """A whole table of the lexicon could not be read."""
        self.class_sets: dict[str, frozenset[str]] = {}
        self.compound_rows: list[dict[str, str]] = []

    def classes(self, cell: str) -> frozenset[str]:
        return self.class_sets.setdefault(cell, frozenset(cell.split()))

    def add(self, form: inflect.Form, lemma: str, base: str, pos: str, classes: frozenset[str]) -> None:
        if " " in form.form:
            return  # a noun of several words (نقطة تفتيش) is found by its first: see compounds
        entry = Entry(lemma, base, pos, classes, form.kind, form.voice, form.gender, form.number, form.person, form.construct)
        self.forms.setdefault(form.form, {})[entry] = None

    def note(self, code: str, message: str, hint: str) -> None:
        """Something wrong with the row that is being read."""
        self.problems.append(Problem(code, message, hint, file=self.file, line=self.line))

    def verb(self, row: dict[str, str]) -> None:
        if not row["imperfect"]:
            self.note("R001", f"verb {row['lemma']!r} has no imperfect", "Write its third person masculine singular: يقتل.")
            return
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
        if row["gender"] not in ("", "m", "f"):
            self.note("R001", f"gender {row['gender']!r} of {row['lemma']!r}", "Write m or f.")
        self.lemmas.add(row["lemma"])
        self.gloss(row)
        if " " in row["lemma"]:
            self.compound_rows.append(row)
        for form in inflect.noun_forms(row["lemma"], split_cell(row["plurals"]), row["gender"] or "m"):
            self.add(form, row["lemma"], row["lemma"], "noun", self.classes(row["classes"]))

    def adjective(self, row: dict[str, str]) -> None:
        self.lemmas.add(row["lemma"])
        self.gloss(row)
        for form in inflect.adjective_forms(row["lemma"], split_cell(row["plurals"])):
            self.add(form, row["lemma"], row["lemma"], "adjective", self.classes(row["classes"]))

    def gloss(self, row: dict[str, str]) -> None:
        """The first of a row's English words."""
        first = re.split(r"[;,(]", row["gloss"])[0].strip()
        if first:
            self.glosses.setdefault(row["lemma"], first)

    def word(self, row: dict[str, str]) -> None:
        words = [inflect.fold(w) for w in row["form"].split()]
        entry = Entry(row["form"], row["form"], "word", self.classes(row["classes"]), "word")
        self.lemmas.add(row["form"])
        if len(words) == 1:
            self.forms.setdefault(words[0], {})[entry] = None
        else:
            self.phrases.setdefault(words[0], {})[(tuple(words[1:]), entry)] = None
            if (other := _accusative(words)) is not None:
                self.phrases.setdefault(other[0], {})[(other[1:], entry)] = None

    def compounds(self) -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
        """Nouns of several words by the lemma of their first, the longest first."""
        out: dict[str, set[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for row in self.compound_rows:
            for form in (row["lemma"], *split_cell(row["plurals"])):
                first, *rest = (inflect.fold(w) for w in form.split())
                for entry in self.forms.get(first, ()):
                    if rest and entry.pos in ("noun", "masdar"):
                        out.setdefault(entry.lemma, set()).add((tuple(rest), self.classes(row["classes"])))
        return {k: tuple(sorted(v, key=lambda c: (-len(c[0]), c[0], sorted(c[1])))) for k, v in out.items()}

    def name(self, entry: NameEntry) -> None:
        words = WORD.findall(inflect.fold(entry.form))
        if not words:
            return
        self.names.setdefault(words[0], {}).setdefault(tuple(words[1:]), {})[entry] = None
        if entry.kind == "place" and words[0] in _JOINED and len(words) > 1:
            self.names.setdefault(words[0] + words[1], {}).setdefault(tuple(words[2:]), {})[entry] = None
        if entry.kind == "place" and words[-1][-1] in _LAST and len(words[-1]) > 4:
            other = [*words[:-1], words[-1][:-1] + _LAST[words[-1][-1]]]
            guarded = msgspec.structs.replace(entry, guarded=True)
            self.names.setdefault(other[0], {}).setdefault(tuple(other[1:]), {}).setdefault(guarded)


def compile_folders(folders: Sequence[Path], hashes: dict[str, str], problems: list[Problem]) -> Compiled:
    """Read every pack folder in order and check the whole; ``problems`` collects everything that is wrong, each thing once."""
    b = _Builder(problems)
    out: dict[str, Any] = {
        "actors": {}, "places": {}, "outlets": {}, "lands": {}, "framing": [], "types": {}, "measures": {}, "classes": {},
        "nationalities": {}, "umbrellas": {}, "missiles": {},
        "months": [], "weekdays": [], "time_words": [], "numbers": [], "common": [], "english": {},
        "frames": {}, "cues": {}, "counts": {},
    }  # fmt: skip
    for folder in folders:
        _pack(folder, problems)
        _lexicon(folder, b)
        read_ontology(folder, out, problems)
        read_theatre(folder, b.name, out, problems)
        read_values(folder, out, problems)
        _rules(folder, out, problems)
    out["frames"] = {f.id: f for f in hygiene.inherit(out["frames"], problems)}
    hygiene.check(out, set() if b.unread else b.lemmas, set().union(*b.class_sets.values()), problems)
    problems[:] = {(p.file, p.line, p.code, p.message): p for p in problems}.values()
    return _compiled(b, out, folders, hashes)


def _compiled(b: _Builder, out: dict[str, Any], folders: Sequence[Path], hashes: dict[str, str]) -> Compiled:
    tables = {k: tuple(out[k]) for k in ("framing", "months", "weekdays", "time_words", "numbers", "common")}
    forms = {k: tuple(v) for k, v in b.forms.items()}
    phrases = {k: tuple(sorted(v, key=lambda p: (-len(p[0]), p[0]))) for k, v in b.phrases.items()}
    names = {
        k: tuple(sorted(((r, tuple(e)) for r, e in v.items()), key=lambda p: (-len(p[0]), p[0]))) for k, v in b.names.items()
    }
    return Compiled(
        hashes=hashes, theatres=tuple(f.name.removeprefix("theatre-") for f in folders if f.name.startswith("theatre-")),
        forms=forms, phrases=phrases, names=names, compounds=b.compounds(), glosses=b.glosses,
        called=how_called(Lexicon(forms, phrases, names, out["nationalities"]), out["actors"]), **{**out, **tables},
    )  # fmt: skip


def _pack(folder: Path, problems: list[Problem]) -> None:
    """The pack's own file, and files that nothing reads: a misspelt name must not pass in silence."""
    path = folder / "pack.yaml"
    if not path.exists():
        problems.append(Problem("R002", "no pack.yaml", "A pack is a folder with a pack.yaml.", file=str(folder), line=1))
    else:
        _pack_file(path, problems)
    for file in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix in (".tsv", ".yaml", ".yml")):
        inside = file.parent.relative_to(folder).as_posix().removeprefix(".")
        if inside in RULES and file.suffix == ".yaml":
            continue
        known = KNOWN.get(inside, ())
        if file.name not in known:
            hint = guess(file.name, known) if known else f"Rules are .yaml files in {', '.join(RULES)}."
            problems.append(Problem("R002", "nothing reads this file", hint, file=str(file), line=1))


def _pack_file(path: Path, problems: list[Problem]) -> None:
    data = read_yaml(path, problems)
    if data is None:
        return
    for key, line in data.lines.items():
        if key not in PACK_KEYS:
            problems.append(Problem("R001", f"unknown key {key!r}", guess(key, PACK_KEYS), file=str(path), line=line))
    if data.get("format", "1") != "1":
        what = f"format {data['format']!r}"
        problems.append(Problem("R001", what, "This isnad reads format 1.", file=str(path), line=data.lines["format"]))


def _lexicon(folder: Path, b: _Builder) -> None:
    table: tuple[tuple[str, tuple[str, ...], Callable[[dict[str, str]], None]], ...] = (
        ("verbs", VERBS, b.verb), ("nouns", NOUNS, b.noun), ("adjectives", ADJECTIVES, b.adjective), ("words", WORDS, b.word),
    )  # fmt: skip
    for name, header, take in table:
        path = folder / "lexicon" / f"{name}.tsv"
        b.file = str(path)
        seen: dict[str, int] = {}
        before = len(b.problems)
        for line, row in read_tsv(path, header, b.problems):
            b.line = line
            key = row[header[0]]
            if key in seen:
                b.note("R002", f"{key!r} occurs twice (first on line {seen[key]})", "Keep one row.")
                continue
            seen[key] = b.line
            take(row)
        b.unread |= not seen and len(b.problems) > before


def _rules(folder: Path, out: dict[str, Any], problems: list[Problem]) -> None:
    readers: tuple[Callable[..., Frame | Cue | CountRule], ...] = (read_frame, read_cue, read_count)
    for name, reader in zip(RULES, readers, strict=True):
        for path in sorted((folder / name).glob("*.yaml")):
            data = read_yaml(path, problems)
            if data is None:
                continue
            rule = reader(str(path), data, problems)
            if rule.id and rule.id != path.stem:
                problems.append(
                    Problem(
                        "R002",
                        f"id {rule.id!r} is not the file's name",
                        f"Write `id: {path.stem}`.",
                        file=str(path),
                        line=data.lines.get("id", 1),
                    )
                )
            if rule.id in out[name]:
                first = out[name][rule.id].file
                problems.append(
                    Problem(
                        "R002",
                        f"rule {rule.id!r} exists twice (first in {first})",
                        "Rename one.",
                        file=str(path),
                        line=data.lines.get("id", 1),
                    )
                )
            out[name].setdefault(rule.id or path.stem, rule)
