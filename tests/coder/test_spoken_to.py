"""Whom a verb of asking speaks to, and who speaks where a capital, an office or a verb of two senses stands."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import cast, chain, claims

OF_THE_SPEAKER_BEFORE = [
    ("أدانت حماس القصف. وحمّلت الإدارة الأمريكية المسؤولية عن المجزرة.", "accusation"),
    ("أدانت حماس القصف. وحضّت الأطراف على وقف القتال.", "demand"),
    ("أدانت حماس القصف. ودعت الطرفين إلى وقف القتال.", "demand"),
    ("أدانت حماس القصف، ودعت السلطات إلى محاسبة المسؤولين عنه.", "demand"),
    ("أدانت حماس القصف، فيما اتهمت إسرائيل بخرق الهدنة.", "accusation"),
    ("أدانت حماس القصف. وناشدت الدول العربية التدخل.", "demand"),
]


@pytest.mark.parametrize(("text", "kind"), OF_THE_SPEAKER_BEFORE)
def test_one_phrase_behind_a_verb_of_asking_is_no_speaker(packs: Packs, text: str, kind: str) -> None:
    (said,) = (c for c in claims(packs, text, record="statement") if c.type == kind)
    assert chain(said) == ("hamas",)
    assert ("speaker", "hamas") in cast(said, "speaker")


OF_THEIR_OWN = [
    ("أدانت حماس القصف. وحضّت الأمم المتحدة الأطراف على وقف القتال.", "demand", "united-nations"),
    ("أدانت حماس القصف. واتهمت قطر إسرائيل بخرق الهدنة.", "accusation", "qatar"),
    ("أدانت حماس القصف. ودعت الولايات المتحدة إلى وقف القتال.", "demand", "united-states"),
]


@pytest.mark.parametrize(("text", "kind", "speaker"), OF_THEIR_OWN)
def test_another_speaker_is_kept(packs: Packs, text: str, kind: str, speaker: str) -> None:
    (said,) = (c for c in claims(packs, text, record="statement") if c.type == kind)
    assert chain(said) == (speaker,)


SEATS = [
    ("رحّبت بيروت بالإعلان.", "lebanon"),
    ("دمشق تنفي قصف المدينة.", "syrian-government"),
    ("أدانت الجزائر قصف المستشفى.", "algeria"),
    ("واتهمت الخرطوم قوات الدعم السريع بقصف المستشفى.", "sudanese-government"),
]


@pytest.mark.parametrize(("text", "speaker"), SEATS)
def test_capitals_and_countries_speak(packs: Packs, text: str, speaker: str) -> None:
    assert chain(claims(packs, text, record="statement")[0]) == (speaker,)


def test_a_capital_that_is_told_of_says_nothing(packs: Packs) -> None:
    (claim,) = claims(packs, "أعلن الدفاع المدني في دمشق مقتل ثلاثة مدنيين بانفجار عبوة ناسفة.")
    assert chain(claim) != ("syrian-government",)


def test_the_name_behind_an_office_is_nobodys_addressee(packs: Packs) -> None:
    text = "دعا المتحدث العسكري باسم الحوثيين يحيى سريع السكان إلى مغادرة الميناء."
    (said,) = claims(packs, text, record="statement")
    assert chain(said) == ("houthis",)
    assert "yahya-saree" not in {who for _, who in cast(said, "addressee")}


GOES_ON = [
    "وقال أبو عبيدة إن المقاتلين نصبوا كميناً في رفح. ومضى قائلاً إن طائرات إسرائيلية قصفت جباليا.",
    "وقال أبو عبيدة إن المقاتلين نصبوا كميناً في رفح. وزاد أن طائرات إسرائيلية قصفت جباليا.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_the_speaker_goes_on_by_other_verbs(packs: Packs, text: str) -> None:
    (strike,) = (c for c in claims(packs, text, record="event") if c.type == "air_strike")
    assert chain(strike) == ("abu-ubaida",)
