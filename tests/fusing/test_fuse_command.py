"""``isnad fuse`` and ``isnad explain`` on claims: shapes of output, and bad input that costs one coded line."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from fusing_desk import claim, report

from isnad.cli import main
from isnad.model.claim import Coding
from isnad.model.incident import Fused, Incident
from isnad.packs import Packs

D = "2020-06-21"


def lines(path: Path, *codings: Coding) -> str:
    path.write_bytes(b"".join(msgspec.json.encode(c) + b"\n" for c in codings))
    return str(path)


@pytest.fixture
def told(packs: Packs, tmp_path: Path) -> str:
    """Three outlets on one shelling, two of them against each other, and something else."""
    return lines(
        tmp_path / "claims.jsonl",
        report(packs, "a", D, claim(killed=3, by="syrian-army", text="قصفت <b>القوات</b> السوق")),
        report(packs, "b", D, claim(killed=5, by="hts")),
        report(packs, "c", D, claim(status="denied", by="syrian-army", source="syrian-army")),
        report(packs, "d", D, claim(where="Tafas"), claim(status="habitual", happening="h2")),
    )


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_lines_and_json_are_the_contract(told: str) -> None:
    got = [msgspec.json.decode(line, type=Incident) for line in run("fuse", told).stdout.splitlines()]
    whole = msgspec.json.decode(run("fuse", told, "--format", "json").stdout, type=Fused)
    assert tuple(got) == whole.incidents
    assert [len(i.claims) for i in got] == [3, 1] or [len(i.claims) for i in got] == [1, 3]
    assert [a.why for a in whole.apart] == ["habitual: told, and not as something that happened"]


def test_the_table_shows_origins_numbers_and_sides(told: str) -> None:
    shown = run("fuse", told, "--format", "table").stdout
    for part in (
        "shelling at Ariha, 2020-06-21",
        "contested",
        "contradiction, toll: killed",
        "3 (a) ↔ 5 (b)",
        "perpetrator",
        "occurrence",
    ):
        assert part in shown
    assert "2 incidents; 1 claim of events in none" in shown


def test_the_page_escapes_every_word_and_needs_nothing_from_elsewhere(told: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("fuse", told, "--format", "html", "-o", str(page)).exit_code == 0
    shown = page.read_text("utf-8")
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert "<script" not in shown
    assert "http" not in shown.replace("http-equiv", "")
    assert shown.count('class="side"') >= 4


def test_explain_shows_rows_of_an_incident_and_of_a_pair(packs: Packs, told: str) -> None:
    whole = msgspec.json.decode(run("fuse", told, "--format", "json").stdout, type=Fused)
    big = max(whole.incidents, key=lambda i: len(i.claims))
    shown = run("explain", told, big.id)
    assert "+3.00  place" in shown.stdout
    assert big.id in shown.stdout
    a, b, c = (t.claim for t in big.claims)
    assert "one incident" in run("explain", told, a, b).stdout
    (other,) = (i for i in whole.incidents if i is not big)
    assert "never one: far apart: " in run("explain", told, a, other.claims[0].claim).stdout
    wrong = run("explain", told, "i000")
    assert (wrong.exit_code, "E210" in wrong.stderr) == (2, True)
    assert c


@pytest.mark.parametrize("what", ["incident", "fused", "judgement", "coding"])
def test_schemas(what: str) -> None:
    assert json.loads(run("schema", "--of", what).stdout)["$defs"]


BAD = {
    "broken": ('{"document": ', "E105"),
    "of another kind": ('{"text": "report"}', "E112"),
    "no object": ("[1, 2]", "E112"),
    "blank": ("\n\n", "E102"),
    "not there": (None, "E101"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_told_and_the_rest_goes_on(told: str, tmp_path: Path, what: str) -> None:
    body, code = BAD[what]
    bad = tmp_path / "bad.jsonl"
    if body is not None:
        bad.write_text(body, "utf-8")
    got = run("fuse", str(bad), told)
    assert (got.exit_code, len(got.stdout.splitlines())) == (1, 2)
    assert got.stderr.startswith(f"isnad: {code} ")
    assert "Traceback" not in got.stderr
    alone = run("fuse", str(bad))
    assert (alone.exit_code, alone.stdout) == (2, "")


def test_one_broken_line_costs_one_line(told: str) -> None:
    path = Path(told)
    path.write_bytes(path.read_bytes() + b'{"document": 3}\n')
    got = run("fuse", told)
    assert (got.exit_code, len(got.stdout.splitlines())) == (1, 2)
    assert "claims.jsonl:5" in got.stderr


def test_standard_input_and_documents_given_twice(told: str) -> None:
    got = run("fuse", "-", told, stdin=Path(told).read_text("utf-8"))
    assert got.exit_code == 0
    assert got.stdout == run("fuse", told).stdout
    assert got.stderr.count("W201") == 4


def test_judgements_are_read_and_what_matches_nothing_is_told(told: str, tmp_path: Path) -> None:
    first = json.loads(Path(told).read_text("utf-8").splitlines()[0])
    anchor = {"sha256": first["document"]["sha256"], "span": first["claims"][0]["evidence"][0]["span"]}
    decided = tmp_path / "decided.jsonl"
    rows = [
        {"verdict": "not_event", "at": anchor, "author": "r", "time": "2021-01-01"},
        {"verdict": "not_event", "at": {"sha256": "0" * 64, "span": [0, 4]}, "author": "r", "time": "2021-01-01"},
    ]
    decided.write_text("".join(json.dumps(r) + "\n" for r in rows) + '{"verdict": "same"}\n', "utf-8")
    got = run("fuse", told, "--judgements", str(decided), "--format", "json")
    whole = msgspec.json.decode(got.stdout, type=Fused)
    assert [len(whole.unmatched), got.exit_code] == [1, 1]
    assert "matches nothing now: no document" in got.stderr
    assert "E113" in got.stderr
    assert "judged to be no event" in {a.why for a in whole.apart}
