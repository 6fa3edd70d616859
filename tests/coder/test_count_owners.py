"""Which claim of a sentence a number belongs to, and whether it is of an act or of a stretch of time."""

from __future__ import annotations

import pytest

from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs
from reading_desk import claims, saying

OF_ACTS = [
    ("قُتل 17 شخصاً وأصيب 41 آخرون في ثلاث هجمات ضربت بغداد.", "attack", {"killed", "wounded", "attacks"}),
    ("قُتل تسعة مدنيين بخمس غارات جوية على بلدة بليون.", "air_strike", {"killed", "attacks"}),
    ("قُتل تسعة مدنيين في عدد من الغارات الجوية على بلدة بليون.", "air_strike", {"killed"}),
    ("قُتل تسعة مدنيين وجُرح آخرون في سلسلة تفجيرات في بغداد.", "ied", {"killed", "wounded", "attacks"}),
    ("واصل الجيش تمشيط ريف جبلة بعد كمائن أودت بحياة 13 من عناصره.", "ambush", {"killed"}),
    ("شن الطيران غارات على بلدة كنصفرة بعد هجوم للفصائل على مواقع الجيش أسفر عن مقتل خمسة جنود.", "attack", {"killed"}),
    ("ارتفاع حصيلة اشتباكات دير الزور إلى 54 قتيلاً", "armed_clash", {"killed"}),
    ("ارتفعت حصيلة ضحايا الغارة على بلدة الصرفند إلى ثمانية قتلى بعد انتشال جثتين من تحت الأنقاض.", "air_strike", {"killed"}),
    ("شنت طائرات أمريكية غارات على البوكمال رداً على مقتل ثلاثة جنود بمسيّرة في الأردن.", "killing", {"killed"}),
]


@pytest.mark.parametrize(("sentence", "kind", "what"), OF_ACTS)
def test_a_number_goes_to_its_act(packs: Packs, sentence: str, kind: str, what: set[str]) -> None:
    claims = code(Document(text=sentence, id="x"), packs).claims
    assert {n.what for c in claims if c.type == kind for n in c.counts} == what
    assert not any(n.what == "killed" for c in claims if c.type != kind for n in c.counts)


TELLERS = [
    (
        "فجّر مقاتلونا عبوة بآلية للعدو قرب موقع زرعيت، واعترف الجيش الإسرائيلي بمقتل ضابط وإصابة جنديين.",
        "بمقتل",
        "israeli-forces",
    ),
    ("قصفت قوات النظام بالمدفعية بلدة كفرنوران، وأعلن الدفاع المدني مقتل طفلين وإصابة والدتهما.", "مقتل", "white-helmets"),
]


@pytest.mark.parametrize(("sentence", "needle", "origin"), TELLERS)
def test_harm_that_somebody_else_tells_is_a_telling_of_its_own(packs: Packs, sentence: str, needle: str, origin: str) -> None:
    act, harm = claims(packs, sentence, record="event")
    assert (act.counts, harm.origin, harm.type, harm.happening) == ((), origin, act.type, act.happening)
    assert [n.what for n in harm.counts] == ["killed", "wounded"]
    assert needle in harm.evidence[0].text


def test_a_toll_that_the_same_speaker_tells_is_the_acts(packs: Packs) -> None:
    text = "قال الدفاع المدني إن قوات النظام قصفت بلدة كفرنوران، وأضاف أن القصف أدى إلى مقتل طفلين."
    assert not any(c.type == "killing" for c in claims(packs, text))


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


TOLD_AS_FIGURES = [
    (
        "ارتفع عدد عمليات التنظيم منذ مطلع العام إلى 89 عملية، تسببت بمقتل 37 شخصاً.",
        "attack_count",
        {("attacks", 89), ("killed", 37)},
    ),
    ("سجل المرصد 23 خرقاً لوقف إطلاق النار خلال 48 ساعة.", "attack_count", {("attacks", 23)}),
    ("قالت الوزارة إن خسائر قوات النظام بلغت 1240 عسكرياً خلال الساعات الماضية.", "cumulative_toll", {("casualties", 1240)}),
    ("خسر الجيش الإسرائيلي 890 ضابطاً وجندياً منذ بداية الحرب.", "cumulative_toll", {("killed", 890)}),
    ("يقدر عدد المفقودين تحت الأنقاض بنحو 10 آلاف شخص.", "cumulative_toll", {("missing", 10000)}),
    ("لا يزال نحو 9300 أسير فلسطيني يقبعون في سجون الاحتلال.", "detained_population", {("detained", 9300)}),
    ("بلغ عدد الفارين من الفاشر نحو 70 ألف شخص.", "displaced_population", {("displaced", 70000)}),
    ("يبلغ عدد القوات الأمريكية في سوريا نحو 2000 جندي.", "force_strength", {("fighters", 2000)}),
    ("يعيش في مخيم زمزم ما بين 500 ألف ومليون نازح.", "camp_population", {("residents", 500000)}),
    ("إن عدد النازحين بسبب هذه الاشتباكات وصل إلى نحو 50 ألف شخص.", "displaced_population", {("displaced", 50000)}),
    (
        "أحصت منظمة الصحة العالمية 392 قتيلاً ونحو 2000 جريح سقطوا في طرابلس.",
        "cumulative_toll",
        {("killed", 392), ("wounded", 2000)},
    ),
    ("إن عدد قتلى الضربات الأميركية على اليمن بلغ 224 منذ 15 آذار.", "cumulative_toll", {("killed", 224)}),
    ("قُتل 11 مدنياً خلال أيلول بانفجار ألغام في سوريا.", "cumulative_toll", {("killed", 11)}),
    ("ارتفع عدد ضحايا المجاعة في القطاع إلى 455 شهيداً.", "cumulative_toll", {("killed", 455)}),
]


@pytest.mark.parametrize(("sentence", "kind", "numbers"), TOLD_AS_FIGURES)
def test_numbers_of_a_stretch_are_figures(packs: Packs, sentence: str, kind: str, numbers: set[tuple[str, int]]) -> None:
    (claim,) = code(Document(text=sentence, id="x", published="2024-10-02", published_basis="given"), packs).claims
    assert (claim.record, claim.type) == ("figure", kind)
    assert {(n.what, n.low) for n in claim.counts} == numbers


def test_a_headline_of_a_figure_is_a_figure(packs: Packs) -> None:
    text = "مقتل 428 شخصاً في سوريا\n\nوثّق المرصد السوري مقتل 428 شخصاً خلال شهر أيار الفائت."
    claims = code(Document(text=text, id="x", published="2025-06-02", published_basis="given"), packs).claims
    assert [(c.record, c.type) for c in claims] == [("figure", "cumulative_toll")] * 2


def test_killed_or_wounded_is_one_sum(packs: Packs) -> None:
    (claim,) = code(Document(text="أعلنت الوزارة مقتل أو إصابة 300 جندي في معارك قرب باخموت.", id="x"), packs).claims
    assert [(n.what, n.low) for n in claim.counts] == [("casualties", 300)]


def test_the_same_month_is_that_of_the_figure_before(packs: Packs) -> None:
    text = "وثّقت الشبكة مقتل 428 شخصاً خلال شهر أيار الفائت. وسجلت ما لا يقل عن 157 حالة اعتقال تعسفي في الشهر ذاته."
    claims = code(Document(text=text, id="x", published="2025-06-02", published_basis="given"), packs).claims
    assert [(c.when.from_, c.when.to) for c in claims if c.when] == [("2025-05", "2025-05"), ("2025-05-01", "2025-05-31")]


NAMED_BEFORE = [
    ("وقالت الشبكة إن محمد العبد الله قُتل في درعا برصاص مجهولين.", "قُتل", "killed"),
    ("وذكرت مصادر أن الككلي لقي مصرعه في بلدة نوى.", "لقي", "killed"),
    ("وقال قريبه إن أحمد الخالد قضى تحت التعذيب في سجن صيدنايا.", "قضى", "killed"),
    ("وأشارت إلى أن الحسين اغتيل أمام منزله في نوى.", "اغتيل", "killed"),
]


@pytest.mark.parametrize(("text", "needle", "what"), NAMED_BEFORE)
def test_one_who_is_named_before_what_befell_him(packs: Packs, text: str, needle: str, what: str) -> None:
    claim = saying(packs, text, needle)
    assert [(n.what, n.low, n.high) for n in claim.counts] == [(what, 1, 1)]
    assert {r.role for r in claim.roles} & {"victim", "target"}


def test_tens_are_nobody_who_was_named(packs: Packs) -> None:
    text = "غزة – الأناضول\n\nقتل 31 فلسطينياً وأصيب العشرات جراء قصف إسرائيلي على رفح."
    (claim,) = claims(packs, text, record="event")
    assert ("wounded", "people") in {(n.what, n.who) for n in claim.counts}


def test_who_acts_in_the_course_of_an_act_does_one_of_his_own(packs: Packs) -> None:
    text = "دارت اشتباكات متقطعة في حي المنشية، استهدف خلالها قناص من قوات الأسد طفلاً فأرداه قتيلاً."
    assert [(c.type, [n.what for n in c.counts]) for c in claims(packs, text)] == [("armed_clash", []), ("shooting", ["killed"])]
