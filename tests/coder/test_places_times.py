"""Which place and which time belong to an event (CODEBOOK §7, §8): its own clause's, never the dateline's or that of saying."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims, saying, wrong

PLACES = [
    ("قصفت قوات النظام بلدة أريحا في ريف إدلب.", "قصفت", "ariha"),
    ("تعرضت بلدة أريحا لقصف من قوات النظام.", "قصف", "ariha"),
    ("شهدت مدينة الرقة اشتباكات بين قسد وداعش.", "اشتباكات", "raqqa"),
    ("دمشق – قصفت قوات النظام بلدة أريحا.", "قصفت", "ariha"),
    ("دير الزور (سوريا) - قُتل مدني بهجوم في مدينة الرقة.", "هجوم", "raqqa"),
    ("قُتل مدني في مدينة الرقة، واندلعت اشتباكات في مدينة الباب.", "اشتباكات", "al-bab"),
    ("في مدينة الرقة، هاجم مسلحون حاجزاً لقسد.", "هاجم", "raqqa"),
    ("هاجم مسلحون من مدينة الباب حاجزاً لقسد في مدينة الرقة.", "هاجم", "raqqa"),
    ("قصفت طائرات انطلقت من مطار حميميم بلدة أريحا.", "قصفت", "ariha"),
    ("قال مصدر في دمشق إن قوات النظام قصفت بلدة أريحا.", "قصفت", "ariha"),
]


@pytest.mark.parametrize(("text", "needle", "place"), PLACES)
def test_place_of_the_event(packs: Packs, text: str, needle: str, place: str) -> None:
    where = saying(packs, text, needle).where
    assert where is not None
    assert where.place == place


NOWHERE = [
    ("دمشق – قُتل مدني بهجوم لمسلحين.", "هجوم"),
    ("هاجم مسلحون حاجزاً لقوات النظام.", "هاجم"),
    ("قال المرصد السوري لحقوق الإنسان، ومقره لندن، إن مسلحين هاجموا حاجزاً لقسد.", "هاجموا"),
]


@pytest.mark.parametrize(("text", "needle"), NOWHERE)
def test_no_place(packs: Packs, text: str, needle: str) -> None:
    assert saying(packs, text, needle).where is None


TIMES = [
    ("قصفت قوات النظام بلدة أريحا يوم السبت.", "قصفت", ("2024-03-23", "2024-03-23")),
    ("قصفت قوات النظام، أمس الأحد، بلدة أريحا.", "قصفت", ("2024-03-24", "2024-03-24")),
    ("قصفت قوات النظام بلدة أريحا في 20 آذار الجاري.", "قصفت", ("2024-03-20", "2024-03-20")),
    ("أعلنت قسد، اليوم الاثنين، أن قوات النظام قصفت بلدة أريحا أمس.", "قصفت", ("2024-03-24", "2024-03-24")),
    ("قصفت قوات النظام بلدة أريحا صباح اليوم.", "قصفت", ("2024-03-25", "2024-03-25")),
    ("خلال الساعات الماضية، قصفت قوات النظام بلدة أريحا.", "قصفت", ("2024-03-24", "2024-03-25")),
    wrong(
        "the day of the clause before wins over the clause's own",
        "هاجم داعش حاجزاً في ذيبان السبت، وقصفت قوات النظام بلدة أريحا الأحد.",
        "قصفت",
        ("2024-03-24", "2024-03-24"),
    ),
    ("هاجم داعش حاجزاً في ذيبان السبت، وقصفت قوات النظام بلدة أريحا الأحد.", "هاجم", ("2024-03-23", "2024-03-23")),
]


@pytest.mark.parametrize(("text", "needle", "days"), TIMES)
def test_time_of_the_event(packs: Packs, text: str, needle: str, days: tuple[str, str]) -> None:
    when = saying(packs, text, needle, published="2024-03-25").when
    assert when is not None
    assert (when.from_, when.to) == days


UNDATED = [
    ("قصفت قوات النظام بلدة أريحا.", "قصفت"),
    ("قالت قسد أمس إن قوات النظام قصفت بلدة أريحا.", "قصفت"),
    ("استمر القصف ثلاث ساعات على بلدة أريحا.", "القصف"),
]


@pytest.mark.parametrize(("text", "needle"), UNDATED)
def test_never_the_publication_day(packs: Packs, text: str, needle: str) -> None:
    when = saying(packs, text, needle, published="2024-03-25").when
    assert when is None or when.basis == "happening"


def test_words_stand_in_the_text(packs: Packs) -> None:
    text = "وبريف إدلب، قصفت قوات النظام بلدة أريحا مساء السبت."
    for claim in claims(packs, text, published="2024-03-25"):
        for value in (claim.where, claim.when):
            if value is not None and value.span is not None:
                assert text[slice(*value.span)] == value.text
                assert not (value.text or "").startswith(("وب", " "))


def test_a_route_is_kept_as_words(packs: Packs) -> None:
    text = "تسللت مجموعة من عناصر داعش من جنوب نهر الفرات إلى شماله في الباغوز."
    assert saying(packs, text, "تسلل").route is not None
