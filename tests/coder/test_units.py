"""Which words make a claim of their own: retellings by a definite noun, acts behind the first verb, acts without their verb."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.model.document import Document
from isnad.packs import Packs


def _types(text: str, packs: Packs) -> list[str]:
    coded = flow.code(Document(text=text, id="t", published="2025-06-17", published_basis="given"), packs)
    return [c.type for c in coded.claims]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param(
            "قصف الجيش الإسرائيلي منزلاً في مخيم المغازي. وأضاف المصدر أن القصف دمر المنزل بالكامل.",
            ["shelling", "shelling"],
            id="a definite noun that says what it destroyed tells the act anew",
        ),
        pytest.param(
            "اغتيالات في مدينة درعا وعبوة تستهدف سيارة عسكرية.",
            ["assassination", "ied"],
            id="a weapon behind «و» acts next, and describes no act before it",
        ),
        pytest.param(
            "عشرات القتلى في كردفان والجيش السوداني يفك الطوق عن بلدة أم دباكر\n\nقصفت المدفعية سوق الأبيض فقُتل 31 مدنياً.",
            ["shelling", "siege", "shelling"],
            id="a headline's toll is told beside what somebody else does in it",
        ),
        pytest.param(
            "وقع قصف بالصواريخ والمدفعية استهدف بلدة سرمين.",
            ["shelling"],
            id="a weapon joined to another is the means of the act",
        ),
        pytest.param(
            "انسحبت الفصائل من مدينة سراقب ثم دخلها الجيش السوري.",
            ["withdrawal", "territory_seized"],
            id="what is entered is a pronoun for the place before it",
        ),
        pytest.param(
            "خطف مسلحون أبي وشقيقي. أوقفوني على حاجز القطيفة.", ["abduction", "arrest"], id="a witness tells of himself with «ني»"
        ),
        pytest.param(
            "قصف الجيش الإسرائيلي منزلاً في مخيم المغازي. وجاء القصف بعد هدوء.",
            ["shelling"],
            id="one that only goes back tells nothing",
        ),
        pytest.param(
            "أطلقت روسيا 104 مسيّرات على كييف ليلاً، أُسقط 85 منها.",
            ["drone_strike", "interception"],
            id="a verb behind «at night,» begins its own clause",
        ),
    ],
)
def test_what_makes_a_row(text: str, types: list[str], packs: Packs) -> None:
    assert _types(text, packs) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("قُتل 74 شخصاً على الأقل في غارات جوية خلال اليومين الماضيين في الغوطة الشرقية.", ["cumulative_toll"]),
        ("خمس عمليات اغتيال خلال 24 ساعة في درعا.", ["attack_count"]),
        ("استهدف طيران التحالف العربي مديرية صرواح بـ18 غارة خلال 24 ساعة.", ["air_strike"]),
        ("قُتل ثلاثة أشخاص خلال الساعات الماضية في غارة على منزل في مدينة غزة.", ["air_strike"]),
    ],
)
def test_sums_over_a_few_days(text: str, types: list[str], packs: Packs) -> None:
    assert _types(text, packs) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "استهدفت الجماعة مطار اللد بصاروخ باليستي، وسفينة في البحر العربي بطائرتين مسيّرتين.",
            ["missile_strike", "drone_strike"],
        ),
        ("قصفت قوات النظام مدينة دوما بالمدفعية وبلدة عربين بصواريخ أرض أرض.", ["shelling", "missile_strike"]),
        ("استهدف الجيش حي جوبر بالمدفعية والرشاشات الثقيلة.", ["attack"]),
    ],
)
def test_a_second_act_without_its_verb(text: str, types: list[str], packs: Packs) -> None:
    assert _types(text, packs) == types
