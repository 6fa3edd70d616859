"""Place phrases: which words are one place, and which places contain it."""

from __future__ import annotations

import pytest

from isnad.model.finds import Mention
from isnad.packs import Packs
from reading_desk import row, words


def places(packs: Packs, text: str) -> list[tuple[str, Mention, list[str]]]:
    line = row(packs, text)
    found = [c.mention for c in line if c.mention is not None and c.mention.kind == "place"]
    return [(words(text, line, m.start, m.end), m, _inside(text, line, m)) for m in found]


def _inside(text: str, line: object, m: Mention) -> list[str]:
    out: list[str] = []
    while m.within:
        m = m.within[0]
        out.append(words(text, line, m.start, m.end))  # type: ignore[arg-type]
    return out


CASES = [
    ("قصف على بلدة أريحا", "بلدة أريحا", []),
    ("قصف على بلدة أريحا في ريف إدلب", "بلدة أريحا", ["ريف إدلب"]),
    ("هجوم في بلدة الشحيل بريف دير الزور الشرقي", "بلدة الشحيل", ["بريف دير الزور الشرقي"]),
    ("اشتباكات في حي الشعار بمدينة حلب", "حي الشعار", ["بمدينة حلب"]),
    ("انفجار قرب مدينة الباب شرقي حلب", "مدينة الباب", ["شرقي حلب"]),
    ("اشتباكات في ريف دير الزور الشرقي", "ريف دير الزور الشرقي", []),
    ("هجوم في ضواحي مدينة الرقة", "ضواحي مدينة الرقة", []),
    ("غارات على محيط مطار دمشق الدولي", "محيط مطار دمشق الدولي", []),
    ('قصف على بلدة "الباغوز"', 'بلدة "الباغوز"', []),
    ("هجوم في مخيم الهول بريف الحسكة", "مخيم الهول", ["بريف الحسكة"]),
]


@pytest.mark.parametrize(("text", "expected", "containers"), CASES)
def test_place(packs: Packs, text: str, expected: str, containers: list[str]) -> None:
    got = places(packs, text)
    assert got, "no place"
    assert (got[0][0], got[0][2]) == (expected, containers)


UNKNOWN = [
    ("قصف على قرية كفرضصثق", "قرية كفرضصثق"),
    ("قصف على بلدة ضصثقة بريف إدلب", "بلدة ضصثقة"),
    ("اشتباكات في حي الضصثقية", "حي الضصثقية"),
]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_unknown_name_keeps_its_words(packs: Packs, text: str, expected: str) -> None:
    (got, mention, _), *_ = places(packs, text)
    assert (got, mention.names, mention.unresolved) == (expected, (), True)


NONE = [
    "تدمر قوات النظام الآليات",  # guarded: also a verb
    "وقع الهجوم في الليل",
    "قال المتحدث باسم القوات",
]


@pytest.mark.parametrize("text", NONE)
def test_no_place(packs: Packs, text: str) -> None:
    assert places(packs, text) == []


def test_containers_end(packs: Packs) -> None:
    """A line of names is no tower of containers."""
    (first, *_) = places(packs, "الرقة " * 390)
    assert len(first[2]) <= 4
