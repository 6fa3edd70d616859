"""The ontology pack: its tables agree with each other, with the scorer, with the theatre's actors and with the gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from isnad.errors import Problem
from isnad.packs.build import ACTORS, LABELS, NATIONS, NOUNS, TYPES, WORDS
from isnad.packs.schema import RECORDS, STATUSES
from isnad.packs.tables import read_tsv, split_cell
from isnad.packs.yamlio import read_yaml
from isnad.workbench.pairing import FAMILIES

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "packs" / "ontology"
THEATRE = ROOT / "packs" / "theatre-syria"
LEXICON = ROOT / "packs" / "lang-ar" / "lexicon"
ACLED = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
PLOVER = {
    "AGREE": "", "CONSULT": "", "SUPPORT": "", "AID": "", "REQUEST": "", "REJECT": "", "THREATEN": "",
    "ACCUSE": "disapprove investigate allege", "MOBILIZE": "troops weapons police militia", "SANCTION": "expel",
    "RETREAT": "withdraw release disarm ceasefire access resign", "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}  # fmt: skip
UCDP = {"two_sided", "by_target", "one_sided", "-"}
PEOPLES = {"Kurdish", "Syrian"}
"""Words that English writes with a capital; every other word of a generic filler is small."""
TABLES = ("types", "statuses", "roles", "measures", "classes")


def rows(path: Path, header: tuple[str, ...]) -> list[dict[str, str]]:
    problems: list[Problem] = []
    out = [row for _, row in read_tsv(path, header, problems)]
    assert problems == []
    assert out, f"{path} is empty"
    return out


def table(name: str) -> list[dict[str, str]]:
    return rows(ONTOLOGY / f"{name}.tsv", TYPES if name == "types" else LABELS)


def gold() -> Iterator[dict[str, Any]]:
    for path in sorted((ROOT / "evals" / "passages" / "study").glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))["claims"]


def test_the_pack_says_what_it_is() -> None:
    problems: list[Problem] = []
    data = read_yaml(ONTOLOGY / "pack.yaml", problems)
    assert problems == []
    assert data is not None
    assert (data["name"], data["kind"], data["format"], data["version"]) == ("ontology", "ontology", "1", "0.1.0")


@pytest.mark.parametrize("name", TABLES)
def test_ids_are_unique_and_labels_are_there_once(name: str) -> None:
    found = table(name)
    assert len({r["id"] for r in found}) == len(found)
    assert all(r["id"] and r["label_en"] and r["label_ar"] for r in found)
    assert len({r["label_en"] for r in found}) == len(found)
    for row in found:
        assert row["label_en"].isascii(), row
        assert not any(c.isascii() and c.isalpha() for c in row["label_ar"]), row


def test_families_are_the_scorers() -> None:
    told: dict[str, set[str]] = {}
    for row in table("types"):
        told.setdefault(row["family"], set()).add(row["id"])
    assert told.pop("other") == {"other"}
    assert told == {family: set(kinds.split()) - {"statement"} for family, kinds in FAMILIES.items()}


def test_records_families_and_roles_fit() -> None:
    known = {r["id"] for r in table("roles")}
    for row in table("types"):
        assert row["record"] in RECORDS
        own_family = row["family"] if row["family"] in RECORDS else "event"
        assert row["record"] == own_family, row["id"]
        assert row["roles"].split(), row["id"]
        assert set(row["roles"].split()) <= known, row["id"]
        assert row["says"].endswith(".")


def test_statuses_are_the_rules_statuses() -> None:
    assert tuple(r["id"] for r in table("statuses")) == STATUSES


def test_every_type_has_a_crosswalk_or_says_that_it_has_none() -> None:
    for row in table("types"):
        assert all(row[c] for c in ("acled_event", "acled_sub", "ucdp", "plover", "cameo")), row["id"]
        events, subs = split_cell(row["acled_event"]), split_cell(row["acled_sub"])
        assert len(events) == len(subs), row["id"]
        assert all(e == s == "-" or s in ACLED[e] for e, s in zip(events, subs, strict=True)), row["id"]
        assert row["ucdp"] in UCDP, row["id"]
        event, _, mode = row["plover"].partition(" ")
        assert row["plover"] == "-" or (event in PLOVER and mode in ("", *PLOVER[event].split())), row["id"]
        assert row["cameo"] == "-" or (row["cameo"].isdigit() and len(row["cameo"]) in (3, 4)), row["id"]
        assert row["cameo"] == "-" or 1 <= int(row["cameo"][:2]) <= 20, row["id"]


def test_what_is_no_event_is_no_event_elsewhere() -> None:
    for row in table("types"):
        if row["record"] != "event":
            assert (row["acled_event"], row["acled_sub"], row["ucdp"]) == ("-", "-", "-"), row["id"]


def test_measures_and_class_ids() -> None:
    assert {r["note"] for r in table("measures")} == {"people", "things", "stock"}
    for row in table("classes"):
        assert row["id"] == row["label_en"]
        assert {word for word in row["id"].split() if word != word.lower()} <= PEOPLES
        assert "_" not in row["id"]


def test_classes_are_made_from_classes_of_the_lexicon() -> None:
    lexicon = set()
    for name, header in (("nouns", NOUNS), ("words", WORDS)):
        for row in rows(LEXICON / f"{name}.tsv", header):
            lexicon.update(row["classes"].split())
    notes = [r["note"] for r in table("classes") if r["note"]]
    assert len(set(notes)) == len(notes)
    assert {n.removesuffix(" sg") for n in notes} <= lexicon


def test_nationalities_lead_to_actors() -> None:
    actors = {r["id"] for r in rows(THEATRE / "actors.tsv", ACTORS)}
    found = rows(THEATRE / "nationalities.tsv", NATIONS)
    assert {r["actor"] for r in found} <= actors
    assert len({r["form"] for r in found}) == len(found)
    assert "سوري" not in {r["form"] for r in found}


def test_the_gold_uses_what_there_is() -> None:
    types = {r["id"]: r for r in table("types")}
    measures, statuses = {r["id"] for r in table("measures")}, {r["id"] for r in table("statuses")}
    for row in gold():
        kind = types[row["type"]]
        assert kind["record"] == row["record"], row["id"]
        assert row["status"] in statuses
        assert {r["role"] for r in row["roles"]} <= set(kind["roles"].split()), (row["type"], row["roles"])
        assert {c["what"] for c in row["counts"]} <= measures
