"""Which claim of a sentence a number belongs to, and whether it is of an act or of a stretch of time."""

from __future__ import annotations

import pytest

from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs

OF_ACTS = [
    ("قُتل 17 شخصاً وأصيب 41 آخرون في ثلاث هجمات ضربت بغداد.", "attack", {"killed", "wounded", "attacks"}),
    ("قُتل تسعة مدنيين بخمس غارات جوية على بلدة بليون.", "air_strike", {"killed", "attacks"}),
    ("قُتل تسعة مدنيين في عدد من الغارات الجوية على بلدة بليون.", "air_strike", {"killed"}),
    ("قُتل تسعة مدنيين وجُرح آخرون في سلسلة تفجيرات في بغداد.", "ied", {"killed", "wounded", "attacks"}),
    ("واصل الجيش تمشيط ريف جبلة بعد كمائن أودت بحياة 13 من عناصره.", "ambush", {"killed"}),
    ("شن الطيران غارات على بلدة كنصفرة بعد هجوم للفصائل على مواقع الجيش أسفر عن مقتل خمسة جنود.", "attack", {"killed"}),
    ("ارتفاع حصيلة اشتباكات دير الزور إلى 54 قتيلاً", "armed_clash", {"killed"}),
]


@pytest.mark.parametrize(("sentence", "kind", "what"), OF_ACTS)
def test_a_number_goes_to_its_act(packs: Packs, sentence: str, kind: str, what: set[str]) -> None:
    claims = code(Document(text=sentence, id="x"), packs).claims
    assert {n.what for c in claims if c.type == kind for n in c.counts} == what
    assert not any(n.what == "killed" for c in claims if c.type != kind for n in c.counts)


FIGURES = [
    ("سُجّل مقتل 3 أشخاص بينهم امرأة في مخيم الهول منذ مطلع العام.", [(1, 1), (3, 3)]),
    ("وثق المرصد منذ مطلع العام مقتل 57 مدنياً بينهم 18 طفلاً بانفجار مخلفات الحرب.", [(18, 18), (57, 57)]),
]


@pytest.mark.parametrize(("sentence", "numbers"), FIGURES)
def test_a_recorded_toll_has_its_numbers(packs: Packs, sentence: str, numbers: list[tuple[int, int]]) -> None:
    (claim,) = [c for c in code(Document(text=sentence, id="x"), packs).claims if c.counts]
    assert claim.type == "cumulative_toll"
    assert sorted((n.low, n.high) for n in claim.counts) == numbers


def test_parts_of_a_figure_are_a_figure(packs: Packs) -> None:
    text = "وثّق المرصد مقتل 54 شخصاً منذ مطلع الشهر في دير الزور. وتوزع القتلى على 30 مسلحاً و18 عنصراً من قسد وستة مدنيين."
    claims = [c for c in code(Document(text=text, id="x"), packs).claims if c.counts]
    assert [c.record for c in claims] == ["figure", "figure"]
    assert [n.low for n in claims[1].counts] == [30, 18, 6]


def test_a_number_since_a_weekday_is_of_the_act(packs: Packs) -> None:
    text = "قُتل 89 شخصاً على الأقل في الاشتباكات المستمرة منذ الأحد بين مقاتلين دروز وعشائر من البدو في محافظة السويداء."
    (claim,) = [c for c in code(Document(text=text, id="x"), packs).claims if c.counts]
    assert (claim.record, claim.type) == ("event", "armed_clash")
