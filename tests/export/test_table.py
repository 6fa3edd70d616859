"""The table for people, and how values are said."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from edge_fakes import TEXT, make_claim, make_coding
from isnad.export import FORMATS, render
from isnad.export.words import count_line, day_line, isolated, number
from isnad.model import claim as c
from isnad.model.document import Document, Note


def table(*claims: c.Claim, width: int = 180, notes: tuple[Note, ...] = (), **head: str) -> str:
    coding = make_coding(Document(text=TEXT, id="a.txt", **head), claims, notes)
    return "".join(render([coding], (), "table", width=width))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_a_row_says_who_what_where_when_and_how_many() -> None:
    text = squeezed(table(make_claim(TEXT, 0, 3), outlet="al-arab"))
    assert "al-arab ← sdf ← hajin-military-council" in text
    assert "shelling (occurred)" in text
    assert "Syrian Army → " in text
    assert "Al-Baghuz (town) 2024-03-23 3 killed (civilians) 0.75" in text


def test_arabic_stands_in_isolates() -> None:
    lines = table(make_claim(TEXT, 0, 3), title="عنوان").splitlines()
    assert any("\u2068عنوان\u2069" in line for line in lines)
    for line in lines:
        assert line.count("\u2068") == line.count("\u2069")
    assert isolated("plain\u202e\x1b[2J") == "plain\ufffd[2J"


@pytest.mark.parametrize("width", [60, 80, 120, 180])
def test_isolates_are_closed_on_every_line(width: int) -> None:
    long = c.Role(role="target", text=" ".join([TEXT] * 3))
    for line in table(make_claim(TEXT, 0, 3, roles=(long,)), width=width).splitlines():
        depth = 0
        for character in line:
            depth += {"\u2068": 1, "\u2069": -1}.get(character, 0)
            assert 0 <= depth <= 1
        assert depth == 0


@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
def test_it_fits_the_terminal(width: int) -> None:
    text = table(*[make_claim(TEXT, 0, 60, type="airborne_raid")] * 3, width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "0.75" in text
    assert "hajin" in text


def test_hostile_words_steer_no_terminal() -> None:
    bad = "x\x1b]0;owned\x07\x1b[2J\u202e[bold]red[/bold]:smile:"
    claim = make_claim(TEXT, 0, 3, type=bad, status=bad, attribution=(c.Attribution(source=None, name=bad),))
    text = table(claim, title=bad, outlet=bad, notes=(Note("N1", bad),))
    assert not set(text) & set("\x1b\x07\u202e")
    assert "[bold]" in text


def test_two_sides_and_other_records() -> None:
    both = (c.Role(role="participant", actor="sdf"), c.Role(role="participant", actor="isis"))
    assert "sdf ↔ isis" in squeezed(table(make_claim(TEXT, 0, 3, type="armed_clash", roles=both)))
    assert "statement" in table(make_claim(TEXT, 0, 3, record="statement"))
    assert "? → " in table(make_claim(TEXT, 0, 3, roles=(c.Role(role="victim", text="مدنيين"),)))


def test_no_claim_is_said() -> None:
    assert "no claims" in table()
    assert "1 claim" in table(make_claim(TEXT, 0, 3))


def count(low: int | None, best: int | None, high: int | None, *, exact: bool = True) -> c.Count:
    return c.Count(what="bodies_held", who=None, low=low, best=best, high=high, exact=exact, text="x", span=(0, 1))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (count(3, 3, 3), "3"),
        (count(45, 45, 45, exact=False), "~45"),
        (count(2, None, None), "2+"),
        (count(10, None, 12), "10–12"),
        (count(None, None, 9), "up to 9"),
        (count(None, None, None), "?"),
        (count(0, 0, 0), "0"),
    ],
)
def test_numbers(value: c.Count, said: str) -> None:
    assert number(value) == said
    assert count_line(value) == f"{said} bodies held"


@pytest.mark.parametrize(
    ("start", "end", "basis", "said"),
    [
        ("2024-03-23", "2024-03-23", "explicit", "2024-03-23"),
        ("2024-03-01", "2024-03-10", "relative", "2024-03-01 – 2024-03-10"),
        ("2019", None, "explicit", "since 2019"),
        (None, "2019", "explicit", "until 2019"),
        (None, None, "none", "unknown (unsettled)"),
        ("2024-03-23", "2024-03-23", "happening", "2024-03-23 (from its happening)"),
    ],
)
def test_days(start: str | None, end: str | None, basis: str, said: str) -> None:
    assert day_line(c.When(from_=start, to=end, precision="day", basis=basis)) == said


def test_lines_and_array_hold_the_same_and_repeat() -> None:
    codings = [make_coding(Document(text=TEXT, id=f"d{n}"), (make_claim(TEXT, 0, 3),)) for n in range(3)]
    lines = "".join(render(codings, (), "jsonl"))
    assert lines == "".join(render(codings, (), "jsonl"))
    array = "".join(render(codings, (), "json"))
    assert json.loads(array) == [json.loads(line) for line in lines.splitlines()]
    assert json.loads("".join(render([], (), "json"))) == []
    assert "قال" in lines


def test_an_unknown_format_is_refused() -> None:
    assert set(FORMATS) == {"jsonl", "json", "table", "html"}
    with pytest.raises(ValueError, match="xml"):
        render([], (), "xml")
