"""What holds for the coding of every text: no exception, spans that say what they say, legal values, the same again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counted import calls
from isnad import flow
from isnad.model.claim import Coding
from isnad.model.document import Document
from isnad.packs import Packs
from isnad.packs.schema import RECORDS, STANCES, STATUSES
from isnad.text import sound

QUIET = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
ODD = "ـًٌٍَُِّْٰ\u200b\u200c\u200f\u202e\u2066\ufeff﷽ﷺﻻ٫٬٪٣۳ٮ"
MARKS = "\"'“”«»‘’()[]،؛.؟!…/-–—:#_@|%*\n\r\u2028\t "
OTHER = "aZé9M𝔸😀\U0001f469\u200d\u0301\x00\x1c\x85\ud83d\udc00中я\u0130"
GLUE = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "س", "ك")
TAILS = ("", "", "", "ها", "هم", "نا", "ه", "ين", "ات", "تين")
MIXED = st.one_of(
    st.text(st.sampled_from("ابتدسعشقلمنوهيءأإآٱىةؤئکیگ" + ODD + MARKS + OTHER), max_size=120),
    st.text(st.characters(), max_size=60),
)
STOPS = (".", "،", "؛", ":", "؟", "\n", "\n\n", '"', "«", "»", "“", "”", "(", ")", " - ", "…")
STRUCTURE = (
    *STOPS,
    *"""
3|١٢|45 ألف|2019|22-3-2019|1,200|ثلاثة|عشرين|ألف|وخمسين|مئات|عشرات|عدد من|أكثر من|ما لا يقل عن|نحو|بين|إلى
على الأقل|أن|إن|بأن|أنها|التي|الذي|الذين|ما أدى إلى|أسفر عن|جراء|بعد|قبل|خلال|من قبل|على يد|في|على|من|مع|ضد|لم
لا|لن|قد|كان|كانت|ما زال|سوف|بحسب|وفق|نقلاً عن|وأضاف|وتابع|قالت|أعلن|أكدت|نفت|زعم|المصدر|البيان|بيان|المجلس
القوات|المجموعة|الطرفان|قواتنا|قواتها|عناصرها|بينهم|منهم|من بينهم|يُذكر أن|ريف|مدينة|بلدة|شرقي|السبت|أمس|اليوم
آذار|الماضي|من جهة|ومن جهة أخرى|اشتباكات|قصف|هجوم|مقتل|قُتل|إصابة|تسلل|إحباط|محاولة|تعرضت|شنت|نفذت|استهدف|عملية
لاستهداف|الاشتباكات|الهجوم|عنصرين|جثتي|مدنيين|طفل|قيادي|مجهولون|سيارة مفخخة|عبوة ناسفة
""".strip()
    .replace("\n", "|")
    .split("|"),
)


def _pieces(packs: Packs) -> tuple[list[str], list[str]]:
    """(forms of the lexicon and its expressions, names of actors, places and outlets) as they are written down in the packs."""
    forms = sorted(packs.data.forms)
    phrases = sorted(" ".join((first, *rest)) for first, rows in packs.data.phrases.items() for rest, _ in rows)
    names = sorted(" ".join((first, *rest)) for first, rows in packs.data.names.items() for rest, _ in rows)
    return forms + phrases, names


@pytest.fixture(scope="session")
def speech(packs: Packs) -> st.SearchStrategy[str]:
    """Text made of what the grammar knows, in any order, with anything glued to it."""
    forms, names = _pieces(packs)
    word = st.builds(
        "{}{}{}".format, st.sampled_from(GLUE), st.one_of(st.sampled_from(forms), st.sampled_from(names)), st.sampled_from(TAILS)
    )
    piece = st.one_of(
        st.sampled_from(STRUCTURE),
        st.sampled_from(STRUCTURE),
        word,
        word,
        st.text(st.sampled_from(ODD + MARKS + OTHER), max_size=3),
    )
    return st.lists(st.tuples(piece, st.sampled_from((" ", " ", " ", " ", ""))), max_size=60).map(
        lambda xs: "".join(a + b for a, b in xs)
    )


def spans(tree: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every dict of a tree that has a span, with where it stands."""
    if isinstance(tree, dict):
        if tree.get("span") is not None:
            yield path, tree
        for key, value in tree.items():
            yield from spans(value, f"{path}.{key}")
    elif isinstance(tree, (list, tuple)):
        for i, value in enumerate(tree):
            yield from spans(value, f"{path}[{i}]")


def check(coding: Coding, raw: str, packs: Packs) -> None:
    """Everything that DESIGN §4 and the codebook promise of any coding."""
    tree = msgspec.to_builtins(coding)
    for path, node in spans(tree):
        start, end = node["span"]
        assert 0 <= start < end <= len(raw), path
        for key in ("text", "term"):
            if node.get(key) is not None:
                assert raw[start:end] == node[key], path
    assert coding.document.characters == len(raw)
    assert len({c.id for c in coding.claims}) == len(coding.claims)
    assert [c.evidence[0].span for c in coding.claims] == sorted(c.evidence[0].span for c in coding.claims)
    for claim in coding.claims:
        _legal(claim, packs)
    _together(coding)


def _legal(claim: Any, packs: Packs) -> None:
    kind = packs.types[claim.type]
    assert claim.record in RECORDS
    assert kind.record == claim.record
    assert claim.status in STATUSES
    assert 0 <= claim.confidence <= 1
    assert claim.evidence
    assert claim.because
    assert claim.summary.en
    assert claim.summary.ar
    assert {r.role for r in claim.roles} <= set(kind.roles), (claim.type, [r.role for r in claim.roles])
    for role in claim.roles:
        assert (role.text is None) == (role.span is None)
        assert role.text is not None or role.via is not None
        assert role.actor is None or any(role.actor in known for known in (packs.actors, packs.outlets, packs.places))
    for count in claim.counts:
        assert count.what in packs.measures
        assert count.low is None or count.low >= 0
        assert count.high is None or count.low is None or count.low <= count.high
        assert count.best is None or count.low is None or count.low <= count.best
        assert count.best is None or count.high is None or count.best <= count.high
        assert not count.exact or count.low == count.high is not None
        assert count.part_of is None or count.part_of in packs.measures
    for link in claim.attribution:
        assert link.stance in STANCES
        assert link.name
    if claim.where is not None and claim.where.place is not None:
        assert claim.where.place in packs.places
    if claim.when is not None and claim.when.from_ and claim.when.to:
        assert claim.when.from_[:4] <= claim.when.to[:4]


def _together(coding: Coding) -> None:
    """Happenings: events alone have one, numbered in reading order, and habits or history never share one with a single event."""
    told: dict[str, set[bool]] = {}
    for claim in coding.claims:
        assert (claim.happening is not None) == (claim.record == "event")
        if claim.happening is not None:
            told.setdefault(claim.happening, set()).add(claim.status in ("habitual", "historical"))
    assert list(told) == [f"h{n}" for n in range(1, len(told) + 1)]
    assert all(len(kinds) == 1 for kinds in told.values())


def _whole(text: str, packs: Packs) -> None:
    document = Document(text=text, published="2024-03-25", published_basis="given") if len(text) % 2 else Document(text=text)
    coding = flow.code(document, packs)
    check(coding, sound(text), packs)
    line = msgspec.json.encode(coding)
    assert msgspec.json.encode(msgspec.json.decode(line, type=Coding)) == line
    assert msgspec.json.encode(flow.code(document, packs)) == line
    assert msgspec.json.encode(flow.code(document, Packs(packs.data))) == line


@QUIET
@given(text=MIXED)
def test_any_text(packs: Packs, text: str) -> None:
    _whole(text, packs)


@pytest.mark.parametrize("field", ["id", "title", "outlet", "url", "text"])
def test_a_lone_surrogate_anywhere_can_be_written(packs: Packs, field: str) -> None:
    given: dict[str, Any] = {"text": "قصف الجيش السوري بلدة أريحا", field: "قصف\udcff"}
    assert msgspec.json.encode(flow.code(Document(**given), packs))  # raises where something cannot be written


@QUIET
@given(data=st.data())
def test_words_of_the_grammar_in_any_order(packs: Packs, speech: st.SearchStrategy[str], data: st.DataObject) -> None:
    _whole(data.draw(speech), packs)


@settings(QUIET, max_examples=12)
@given(data=st.data())
def test_fresh_packs_change_nothing(packs: Packs, speech: st.SearchStrategy[str], data: st.DataObject) -> None:
    """What the packs remember of earlier documents never changes an answer."""
    document = Document(text=data.draw(speech))
    assert msgspec.json.encode(flow.code(document, packs)) == msgspec.json.encode(flow.code(document, Packs(packs.data)))


LINES = {
    "stops": "قصفت قوات النظام بلدة أريحا في ريف إدلب. ",
    "commas": "اشتباكات بين داعش وقسد ما أدى إلى مقتل 5 مدنيين، ",
    "speech": "وأضاف المجلس أن قواتنا أحبطت محاولة تسلل، ",
    "and": "وقصف ",
}
CALM = {
    "names": "قوات سوريا الديمقراطية ",
    "joined names": "وقسد ",
    "places": "الرقة ",
    "in places": "في الرقة ",
    "countryside": "ريف ",
    "carriers": "محاولة ",
    "members": "عناصر ",
    "subgroups": "بينهم طفل ",
    "numbers": "ثلاثة و",
    "garbage": "xx😀 \x00 ",
    "unknown": "ضصثق ",
    "marks": '«("',
    "cites": "بحسب المرصد ",
    "says": "قال إن ",
}


def _grows(packs: Packs, unit: str, size: int) -> float:
    """How many times the work grows when the text grows from ``size`` repetitions to four times as many."""
    few, many = (Document(text=unit * n) for n in (size, 4 * size))
    flow.code(few, packs)  # what is looked up once for all is no part of the count
    return calls(lambda: flow.code(many, packs)) / calls(lambda: flow.code(few, packs))


@pytest.mark.parametrize("unit", CALM.values(), ids=CALM)
def test_work_grows_with_length(packs: Packs, unit: str) -> None:
    assert _grows(packs, unit, 3_000 // len(unit)) < 5


@pytest.mark.parametrize("unit", LINES.values(), ids=LINES)
def test_work_grows_with_events(packs: Packs, unit: str) -> None:
    """The square would be 16; an upper bound on how far back a telling is compared may cost a little more than 4."""
    assert _grows(packs, unit, 200) < 8


def _half_and_half(size: int) -> str:
    """A line of words of the grammar in one half and garbage in the other."""
    words, noise = "قوات سوريا الديمقراطية في مدينة الرقة عناصر ثلاثة ", "xx😀\x00 ض\u202eصث «("
    return words * (size // 2 // len(words)) + noise * (size // 2 // len(noise))


def test_a_megabyte_of_one_line(packs: Packs) -> None:
    """It ends, every character is accounted for, and its processor time is not that of a square (which would be 16 times)."""
    took = []
    for text in (_half_and_half(250_000), _half_and_half(1_000_000)):
        before = time.process_time()
        coding = flow.code(Document(text=text), packs)
        took.append(time.process_time() - before)
        assert coding.document.characters == len(text)
        check(coding, text, packs)
    assert took[1] < 10 * took[0]
