"""Time words to days, by CODEBOOK §7. The first table is the 55 expressions of the measured comparison (reference/tooling.md B1),
with one value changed: the codebook reads the start of a month as its days 1 to 10."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_desk import WORDS, day, found, one

from isnad.model.claim import When
from isnad.resolve.when import settle

REPORT = day("2019-03-27")
"""A Wednesday."""

GIVEN = (
    ("يوم السبت", "2019-03-23", "2019-03-23"),
    ("السبت الماضي", "2019-03-23", "2019-03-23"),
    ("أمس الثلاثاء", "2019-03-26", "2019-03-26"),
    ("أمس", "2019-03-26", "2019-03-26"),
    ("اليوم الأربعاء", "2019-03-27", "2019-03-27"),
    ("مساء الثلاثاء", "2019-03-26", "2019-03-26"),
    ("مساء أمس", "2019-03-26", "2019-03-26"),
    ("صباح اليوم", "2019-03-27", "2019-03-27"),
    ("فجر الأحد", "2019-03-24", "2019-03-24"),
    ("فجر أمس الثلاثاء", "2019-03-26", "2019-03-26"),
    ("23 مارس 2019", "2019-03-23", "2019-03-23"),
    ("23 آذار 2019", "2019-03-23", "2019-03-23"),
    ("٢٣ آذار/مارس ٢٠١٩", "2019-03-23", "2019-03-23"),
    ("۲۳ مارس ۲۰۱۹", "2019-03-23", "2019-03-23"),
    ("25 كانون الأول 2018", "2018-12-25", "2018-12-25"),
    ("25 كانون الأول", "2018-12-25", "2018-12-25"),
    ("12 كانون الثاني", "2019-01-12", "2019-01-12"),
    ("8 تشرين الثاني 2018", "2018-11-08", "2018-11-08"),
    ("3 شباط الماضي", "2019-02-03", "2019-02-03"),
    ("15 مارس/آذار الحالي", "2019-03-15", "2019-03-15"),
    ("15 من الشهر الجاري", "2019-03-15", "2019-03-15"),
    ("18 آذار الجاري", "2019-03-18", "2019-03-18"),
    ("الشهر الماضي", "2019-02", "2019-02"),
    ("قبل يومين", "2019-03-25", "2019-03-25"),
    ("قبل ثلاثة أيام", "2019-03-24", "2019-03-24"),
    ("منذ أسبوع", "2019-03-20", "2019-03-20"),
    ("منذ أسبوعين", "2019-03-13", "2019-03-13"),
    ("قبل شهر", "2019-02-27", "2019-02-27"),
    ("ليل الثلاثاء/الأربعاء", "2019-03-26", "2019-03-27"),
    ("ليل الاثنين الثلاثاء", "2019-03-25", "2019-03-26"),
    ("أول أمس", "2019-03-25", "2019-03-25"),
    ("أول من أمس", "2019-03-25", "2019-03-25"),
    ("يوم الجمعة 22 مارس", "2019-03-22", "2019-03-22"),
    ("الجمعة 22-3-2019", "2019-03-22", "2019-03-22"),
    ("22/3/2019", "2019-03-22", "2019-03-22"),
    ("2019/03/22", "2019-03-22", "2019-03-22"),
    ("الأسبوع الماضي", "2019-03-17", "2019-03-23"),
    ("العام الماضي", "2018", "2018"),
    ("مطلع الشهر الجاري", "2019-03-01", "2019-03-10"),
    ("14 رجب 1440", "2019-03-21", "2019-03-21"),
    ("الخميس 14 رجب 1440هـ الموافق 21 آذار 2019", "2019-03-21", "2019-03-21"),
    ("الثامن عشر من آذار", "2019-03-18", "2019-03-18"),
    ("1 يناير/ كانون الثاني 2019", "2019-01-01", "2019-01-01"),
    ("قبل 24 ساعة", "2019-03-26", "2019-03-26"),
    ("يوم غد الخميس", "2019-03-28", "2019-03-28"),
    ("أكتوبر 2017", "2017-10", "2017-10"),
    ("عام 2016", "2016", "2016"),
    ("الـ 15 من مارس", "2019-03-15", "2019-03-15"),
    ("21.03.2019", "2019-03-21", "2019-03-21"),
    ("الساعة 03:30 من فجر اليوم", "2019-03-27", "2019-03-27"),
    ("5 أفريل 2018", "2018-04-05", "2018-04-05"),
    ("5 نيسان 2018", "2018-04-05", "2018-04-05"),
    ("5 جويلية 2018", "2018-07-05", "2018-07-05"),
    ("5 غشت 2018", "2018-08-05", "2018-08-05"),
    ("أيلول الماضي", "2018-09", "2018-09"),
)

OWN = (
    ("ليل أمس الثلاثاء", "2019-03-26", "2019-03-26", "part_of_day"),
    ("ليل 14 آذار", "2019-03-14", "2019-03-14", "part_of_day"),
    ("الليلة الماضية", "2019-03-26", "2019-03-26", "part_of_day"),
    ("بعد منتصف الليل", "2019-03-26", "2019-03-27", "days"),
    ("بعد منتصف ليل السبت/الأحد", "2019-03-23", "2019-03-24", "days"),
    ("الساعات الأخيرة", "2019-03-26", "2019-03-27", "days"),
    ("خلال الـ 24 ساعة الماضية", "2019-03-26", "2019-03-27", "days"),
    ("خلال 48 ساعة", "2019-03-25", "2019-03-27", "days"),
    ("الأيام القليلة الماضية", "2019-03-24", "2019-03-26", "days"),
    ("اليومين الماضيين", "2019-03-25", "2019-03-26", "days"),
    ("الأشهر الماضية", "2018-12", "2019-03", "months"),
    ("الأشهر الستة الماضية", "2018-09", "2019-03", "months"),
    ("السنوات الثماني الماضية", "2011", "2019", "years"),
    ("هذا الأسبوع", "2019-03-24", "2019-03-27", "week"),
    ("الشهر الجاري", "2019-03-01", "2019-03-27", "month"),
    ("منذ مطلع العام", "2019-01-01", None, "open"),
    ("منذ الخميس", "2019-03-21", "2019-03-27", "days"),
    ("منذ آذار 2011", "2011-03", None, "open"),
    ("منذ 2011", "2011", None, "open"),
    ("قبل عام 2011", None, "2010-12-31", "open"),
    ("منتصف الشهر", "2019-03-10", "2019-03-20", "part_of_month"),
    ("أواخر شباط", "2019-02-15", "2019-02-28", "part_of_month"),
    ("أواسط نيسان 2017", "2017-04-10", "2017-04-20", "part_of_month"),
    ("أواخر عام 2014", "2014-09", "2014-12", "months"),
    ("صيف 2016", "2016-06", "2016-08", "season"),
    ("بين عامي 2014 و2017", "2014", "2017", "years"),
    ("من 4 إلى 22 يناير 1995", "1995-01-04", "1995-01-22", "days"),
    ("من مساء السبت حتى صباح الأحد", "2019-03-23", "2019-03-24", "days"),
    ("يومي السبت والأحد", "2019-03-23", "2019-03-24", "days"),
    ("النصف الأول من آذار", "2019-03-01", "2019-03-15", "part_of_month"),
    ("السبت المقبل", "2019-03-30", "2019-03-30", "day"),
    ("يوم الأربعاء", "2019-03-27", "2019-03-27", "day"),
    ("الأربعاء الماضي", "2019-03-20", "2019-03-20", "day"),
    ("الجمعة 29 آذار", "2019-03-29", "2019-03-29", "day"),
    ("12 تشرين الأول/أكتوبر من العام الماضي", "2018-10-12", "2018-10-12", "day"),
    ("فبراير (شباط) 2018", "2018-02", "2018-02", "month"),
    ("مساء السبت 23 مارس", "2019-03-23", "2019-03-23", "part_of_day"),
    ("قبل خمسة أعوام", "2014", "2014", "year"),
    ("قبل ساعة", "2019-03-27", "2019-03-27", "part_of_day"),
    ("رمضان الماضي", "2018-05-16", "2018-06-14", "month"),
    ("في وقت سابق اليوم", "2019-03-27", "2019-03-27", "day"),
    ("التسعينيات", "1990", "1999", "years"),
    ("قبل 5000 سنة", None, None, "open"),
    ("31 شباط 2018", None, None, "open"),
)


@pytest.mark.parametrize(("text", "first", "last"), GIVEN)
def test_the_measured_expressions(text: str, first: str, last: str) -> None:
    when = settle(one(text), REPORT)
    assert when is not None
    assert (when.from_, when.to) == (first, last)
    assert when.why


@pytest.mark.parametrize(("text", "first", "last", "precision"), OWN)
def test_more_expressions(text: str, first: str | None, last: str | None, precision: str) -> None:
    when = settle(one(text), REPORT)
    assert when is not None
    assert (when.from_, when.to, when.precision) == (first, last, precision)


NO_DATE = ("لمدة ثلاثة أيام", "استمرت 3 ساعات", "الساعة الثالثة والنصف", "الذكرى السنوية الخامسة", "صباحاً")


@pytest.mark.parametrize("text", NO_DATE)
def test_what_is_no_date(text: str) -> None:
    assert settle(one(text), REPORT) is None


def test_the_reason_is_in_plain_words() -> None:
    when = settle(one("يوم السبت"), REPORT)
    assert when is not None
    assert (when.basis, when.why) == ("relative", "the Saturday before publication")


def test_a_weekday_that_contradicts_its_date_is_reported() -> None:
    when = settle(one("الأحد 22 مارس 2019"), REPORT)
    assert when is not None
    assert when.from_ == "2019-03-22"
    assert "Sunday" in when.why
    assert "Friday" in when.why
    stale = settle(one("أمس الأحد"), REPORT)
    assert stale is not None
    assert stale.from_ == "2019-03-24"
    assert "is a Tuesday" in stale.why


def test_an_interval_of_publication() -> None:
    days = day("2024-03-24", "2024-03-25")
    for text, first, last, precision in (
        ("يوم السبت", "2024-03-23", "2024-03-23", "day"),
        ("الساعات الأخيرة", "2024-03-23", "2024-03-25", "days"),
        ("أمس", "2024-03-23", "2024-03-24", "days"),
        ("وبداية شهر مارس/آذار الحالي", "2024-03-01", "2024-03-10", "part_of_month"),
        ("الأشهر الماضية", "2023-12", "2024-03", "months"),
        ("الأحد", "2024-03-24", "2024-03-24", "day"),
    ):
        when = settle(one(text), days)
        assert when is not None
        assert (when.from_, when.to, when.precision) == (first, last, precision)
    settled = settle(one("أمس الأحد"), days)
    assert settled is not None
    assert (settled.from_, settled.to) == ("2024-03-24", "2024-03-24")


def test_an_unknown_publication_day_leaves_relative_words_relative() -> None:
    when = settle(one("يوم السبت"), day(None))
    assert when is not None
    assert (when.from_, when.to, when.basis, when.precision) == (None, None, "relative", "day")
    assert "publication day" in when.why
    assert "unknown" in when.why
    full = settle(one("السبت 23 مارس 2019"), day(None))
    assert full is not None
    assert (full.from_, full.basis) == ("2019-03-23", "explicit")
    since = settle(one("منذ 2011"), day(None))
    assert since is not None
    assert (since.from_, since.to, since.precision) == ("2011", None, "open")
    dated = settle(one("منذ 23 مارس 2019"), day("2019-06-01"))
    assert dated is not None
    assert (dated.from_, dated.to, dated.precision) == ("2019-03-23", None, "open")


def test_an_anchor_replaces_the_publication_day() -> None:
    said = When(from_="2019-03-24", to="2019-03-24", precision="day", basis="relative")
    days = {"يوم السبت": "2019-03-23", "اليوم التالي": "2019-03-25", "حينها": "2019-03-24", "اليوم": "2019-03-24"}
    for text, first in days.items():
        when = settle(one(text), REPORT, anchor=said)
        assert when is not None
        assert when.from_ == first
    later = settle(one("بعد ساعات"), REPORT, anchor=said)
    assert later is not None
    assert (later.from_, later.basis) == ("2019-03-24", "happening")  # no day of its own
    for text in ("اليوم التالي", "بعد يومين", "17 من الشهر نفسه", "في العام نفسه"):
        lost = settle(one(text), REPORT)
        assert lost is not None
        assert (lost.from_, lost.to) == (None, None)


def test_hijri_days_say_that_they_may_be_off_by_one() -> None:
    when = settle(one("14 رجب 1440"), REPORT)
    assert when is not None
    assert "one day" in when.why


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
def test_any_report_day_settles_every_expression(report: date) -> None:
    for text, _, _, _ in OWN[:20]:
        when = settle(one(text), day(report.isoformat()))
        assert when is not None
        assert when.from_ is None or when.to is None or when.from_ <= when.to


@given(st.lists(st.sampled_from(sorted(WORDS.entries)), max_size=9))
def test_any_heap_of_time_words_is_read_without_failing(words: list[str]) -> None:
    for _, phrase, _ in found(" ".join(words)):
        settle(phrase, REPORT)
        settle(phrase, day(None))
