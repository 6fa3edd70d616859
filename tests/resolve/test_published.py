"""The publication day: given, or worked out from the text, or unknown with the reason."""

from __future__ import annotations

import pytest
from time_desk import found

from isnad.model.document import Document
from isnad.model.times import TimedPhrase
from isnad.resolve.published import publication_day

SEED = (
    "شهدت الأشهر الماضية اشتباكات. وأصدرت قسد بيانا في الذكرى السنوية الخامسة لخسارة داعش في 23 مارس 2019، حيث سيطر مقاتلوها. "
    "وفي الساعات الأخيرة أعلنت مقتل قيادي. وقالت قسد في بيان الأحد: يوم السبت نفذت عملية. "
    "وبداية شهر مارس/آذار الحالي، نفذت عملية إنزال."
)


def timed(text: str, said: str = "") -> list[TimedPhrase]:
    return [TimedPhrase(phrase=phrase, said=words == said, sentence=sentence) for words, phrase, sentence in found(text)]


def interval(text: str, said: str = "") -> tuple[str | None, str | None, str]:
    published = publication_day(Document(text=text), timed(text, said))
    assert published.why
    return published.from_, published.to, published.basis


def test_the_seed_article_without_a_date() -> None:
    published = publication_day(Document(text=SEED), timed(SEED, "الأحد"))
    assert (published.from_, published.to, published.basis) == ("2024-03-24", "2024-03-25", "inferred")
    assert "fifth anniversary of 23 March 2019 is 23 March 2024, a Saturday" in published.why
    assert "Sunday" in published.why


def test_without_the_day_of_the_statement_the_window_stays() -> None:
    assert interval(SEED) == ("2024-03-23", "2024-03-31", "inferred")


@pytest.mark.parametrize(
    ("given", "basis", "first", "last"),
    [
        ("2024-03-25", "given", "2024-03-25", "2024-03-25"),
        ("2024-03-25T10:30:00+03:00", "page", "2024-03-25", "2024-03-25"),
        ("2024-03", "given", "2024-03-01", "2024-03-31"),
    ],
)
def test_a_given_day_wins(given: str, basis: str, first: str, last: str) -> None:
    published = publication_day(Document(text=SEED, published=given, published_basis=basis), timed(SEED, "الأحد"))
    assert (published.from_, published.to, published.basis) == (first, last, basis)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل اليوم الثلاثاء 9 آذار 2021 مدني.", ("2021-03-09", "2021-03-09", "inferred")),
        ("قتل أمس الثلاثاء 9 آذار 2021 مدني.", ("2021-03-10", "2021-03-10", "inferred")),
        ("أحيا الذكرى الثامنة للمجزرة في 21 آب 2013.", ("2021-08-21", "2021-08-29", "inferred")),
        ("أحيا الذكرى الثامنة للمجزرة في 21 آب 2013. وقتل اليوم الاثنين مدني.", ("2021-08-23", "2021-08-23", "inferred")),
        ("أحيا الذكرى الثامنة للمجزرة في 21 آب 2013. وقتل أمس السبت مدني.", ("2021-08-22", "2021-08-22", "inferred")),
        ("نفذت في شهر آذار 2021 الجاري عملية.", ("2021-03-01", "2021-03-31", "inferred")),
        ("حصاد يوم الثلاثاء 5 نيسان 2022\nقتل مدني في البصيرة.", ("2022-04-05", "2022-04-05", "inferred")),
        ("قتل مدني في 21 آب 2013.", (None, None, "unknown")),
        ("قتل مدني يوم السبت.", (None, None, "unknown")),
        ("بداية شهر مارس الحالي.", (None, None, "unknown")),
        ("عام 2016 سيطر التنظيم.", (None, None, "unknown")),
        ("الذكرى الخامسة للثورة.", (None, None, "unknown")),
        ("", (None, None, "unknown")),
    ],
)
def test_what_the_text_allows(text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert interval(text) == expected


@pytest.mark.parametrize("given", ["yesterday", "9999-99-99", "0001-01-01", "2024-02-31", "", "٢٠٢٤-٠٣-٢٥x"])
def test_a_date_that_cannot_be_read_is_unknown_and_said(given: str) -> None:
    published = publication_day(Document(text="", published=given), [])
    assert (published.from_, published.basis) == (None, "unknown")
    assert not given or given in published.why
