"""Texts that are somebody's letter, interview or review of the press: whose words stand in them without a verb of speaking."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import saying

LETTERS = [
    (
        "بيان من المجلس العسكري في تلبيسة\nيا جماهير شعبنا الصامد\nقصفت طائرات روسية مدينتنا فجراً.\nوقد رد مقاتلونا.",
        "قصفت",
        "military council in Talbisah",
    ),
    (
        "تعرض حي الصاخور في مدينتنا لقصف بالبراميل المتفجرة.\nإننا في مجلس مدينة حلب نطالب المنظمات الإنسانية بالتدخل.",
        "لقصف",
        "council of city of Aleppo",
    ),
    (
        "نداء\nنحن أهالي حي برزة نناشد الأمم المتحدة رفع الحصار عن حينا.\nقصفت طائرات روسية الحي أمس.",
        "قصفت",
        "neighbourhood residents",
    ),
    (
        "نحن أهالي حي برزة نناشد الأمم المتحدة رفع الحصار.\nيذكر أن طائرات روسية قصفت الحي قبل شهر.",
        "قصفت",
        "neighbourhood residents",
    ),
    ("قال المتحدث باسم قسد إن «قواتنا صدت الهجوم».\nوقصفت طائرات روسية بلدة أريحا.\nالمجلس المحلي في أريحا", "وقصفت", "outlet"),
]


@pytest.mark.parametrize(("text", "words", "origin"), LETTERS)
def test_a_letter_is_whose_who_signed_it(packs: Packs, text: str, words: str, origin: str) -> None:
    assert saying(packs, text, words).origin == origin


PRESS = "جولة في الصحافة\n«حرييت»: طائرات حربية قصفت جبال قنديل.\nصحيفة صباح: مقتل جندي بانفجار لغم في شرناق.\n" + (
    "القناة السابعة: مسلحون أطلقوا النار على مخفر في ماردين.\nالإذاعة العامة: انتحاري فجر نفسه في باطمان."
)
REVIEWED = [
    ("قصفت", "Haryit"), ("انفجار", "newspaper Sabah"), ("أطلقوا النار", "Channel 7"), ("فجر نفسه", "public radio"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "origin"), REVIEWED)
def test_each_line_of_a_review_is_of_its_paper(packs: Packs, words: str, origin: str) -> None:
    assert saying(packs, PRESS, words).origin == origin


TALK = (
    "طبيب من أريحا: نعمل في الأقبية\n• كم جريحاً؟\n– قصفت طائرات روسية البلدة أمس.\n• متى خرج المشفى من الخدمة؟\n– قبل شهر.\n"
    + ("• أعلن أن مسلحين هاجموا البلدة. هل رأيتموهم؟\n– خطف مسلحون ممرضاً عند الحاجز.")
)
ANSWERED = [("قصفت", "doctor"), ("هاجموا", "outlet"), ("خطف", "doctor")]


@pytest.mark.parametrize(("words", "origin"), ANSWERED)
def test_answers_are_of_who_is_asked(packs: Packs, words: str, origin: str) -> None:
    assert saying(packs, TALK, words).origin == origin
