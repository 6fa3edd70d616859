"""«منذ»: from when on a toll counts, what bounds a record, and the acts behind it that are no claims of their own."""

from __future__ import annotations

import pytest

from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs


def told(packs: Packs, sentence: str) -> list[str]:
    """Type, days and numbers of each claim that the sentence gives."""
    coded = code(Document(text=sentence, id="x", published="2025-12-08", published_basis="given"), packs)
    out = []
    for c in coded.claims:
        days = "" if c.when is None else f" {c.when.from_} {c.when.to}"
        out.append(c.type + days + "".join(f" {n.what} {n.low}" for n in c.counts))
    return out


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "وأضافت أن عدد القتلى منذ سريان اتفاق وقف إطلاق النار في 10 أكتوبر الماضي بلغ 373، ووصل عدد المصابين إلى 970.",
            ["cumulative_toll 2025-10-10 None killed 373 wounded 970"],
        ),
        ("وقالت الوزارة إن عدد القتلى منذ الهجوم بلغ 71.", ["cumulative_toll killed 71"]),
        ("وبذلك يرتفع عدد الشهداء منذ وقف إطلاق النار إلى 391 شهيداً.", ["cumulative_toll killed 391"]),
        ("ارتفع عدد قتلى القصف على مخيم النصيرات منذ فجر اليوم إلى 22.", ["shelling 2025-12-08 2025-12-08 killed 22"]),
        (
            "ومنذ سيطرتها على الفاشر في 26 أكتوبر، قتلت قوات الدعم السريع مئات المدنيين.",
            ["territory_seized 2025-10-26 2025-10-26", "cumulative_toll 2025-10-26 None killed 100"],
        ),
    ],
)
def test_tolls_since(packs: Packs, sentence: str, claims: list[str]) -> None:
    assert told(packs, sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("وثّق المرصد مقتل طفلة عمرها أربع سنوات بقصف على مدينة أريحا.", ["shelling killed 1"]),
        ("وثّقت الشبكة مقتل 613 مدنياً خلال عام 2016.", ["cumulative_toll 2016 2016 killed 613"]),
        (
            "وأدت الهجمات إلى مقتل أكثر من 1800 مدني منذ كانون الثاني/يناير 2024.",
            ["cumulative_toll 2024-01 None killed 1801"],
        ),
    ],
)
def test_a_record_of_one_act_and_of_a_stretch(packs: Packs, sentence: str, claims: list[str]) -> None:
    assert told(packs, sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "واستهدف مسلحون دورية للجيش قرب تدمر في هجوم هو الأول منذ سقوط النظام في ديسمبر 2024.",
        "استهدفت مسيّرة سيارة في النبطية للمرة الثانية منذ بدء الحرب بين إسرائيل وحماس في السابع من أكتوبر 2023.",
        "قُتل عنصران من الأمن في كمين بريف درعا هو الأعنف منذ توقيع الاتفاق في إزرع الشهر الماضي.",
    ],
)
def test_records_date_nothing(packs: Packs, sentence: str) -> None:
    coded = code(Document(text=sentence, id="x", published="2025-12-08", published_basis="given"), packs)
    assert coded.claims
    assert all(c.when is None and c.record == "event" for c in coded.claims)


def test_act_behind_since_keeps_its_day(packs: Packs) -> None:
    coded = code(
        Document(
            text="وهو ثالث هجوم تتعرض له القاعدة منذ انسحاب القوات الأمريكية من قاعدة عين الأسد في سبتمبر 2025.",
            id="x",
            published="2025-12-08",
            published_basis="given",
        ),
        packs,
    )
    days = {c.type: c.when.from_ if c.when else None for c in coded.claims}
    assert days == {"attack": None, "withdrawal": "2025-09"}


def test_how_old_somebody_is_names_no_field(packs: Packs) -> None:
    coded = code(
        Document(text="أصيبت سيدة تبلغ من العمر 57 عاماً بشظايا قذيفة.", id="x", published="2025-12-08", published_basis="given"),
        packs,
    )
    assert [c.type for c in coded.claims] == ["shelling"]
    assert coded.claims[0].where is None


def test_a_report_goes_on_with_what_it_recorded(packs: Packs) -> None:
    text = (
        "أفاد المركز بأنه وثّق 70 حالة انتهاك طالت مدنيين في تعز خلال شهر أكتوبر الماضي. "
        "وأوضح المركز أن فريقه الميداني وثّق مقتل 20 مدنياً بينهم امرأتان، "
        "حيث قُتل ستة مدنيين بقذائف الجماعة، فيما قُتل مدني برصاص مباشر."
    )
    coded = code(Document(text=text, id="x", published="2025-12-08", published_basis="given"), packs)
    dead = [c for c in coded.claims if any(n.what == "killed" for n in c.counts)]
    assert {n.low for c in dead for n in c.counts} >= {20, 6, 1}
    assert {(c.record, c.type) for c in dead} == {("figure", "cumulative_toll")}
