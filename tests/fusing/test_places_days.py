"""Precision of places and days: what contains what, and what excludes what."""

from __future__ import annotations

import msgspec
import pytest
from fusing_desk import area, town

from isnad.fusing.days import Days, days_of, iso, ordinal
from isnad.fusing.places import km, plain, relation
from isnad.model.claim import Name, When

ARIHA = town("Ariha")
ABROAD = msgspec.structs.replace(ARIHA, place="hays", name=Name("Hays"), admin1=None, country="YE", lat=13.93, lon=43.48)
PROVINCE = msgspec.structs.replace(ABROAD, place="hodeidah", precision="governorate", lat=14.8, lon=43.1, radius_km=80.0)
ROAD = msgspec.structs.replace(
    town("Tafas"), place=None, name=Name("Dael–Tafas road"), precision="area", lat=None, lon=None, radius_km=None
)
UNKNOWN = msgspec.structs.replace(ARIHA, place=None, name=Name("الحارة"), lat=None, lon=None, text="قرية الحارة")
SEAT = msgspec.structs.replace(ARIHA, place="idlib", name=Name("Idlib"), text="إدلب")
QUARTER = msgspec.structs.replace(SEAT, place="thawrah", name=Name("Al-Thawrah"), precision="neighbourhood", lat=None, lon=None)
BELOW = msgspec.structs.replace(UNKNOWN, text="قرية الحارة التابعة لناحية أريحا")
WILDS = msgspec.structs.replace(UNKNOWN, precision="area", text="جرود بلدة أريحا")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (ARIHA, ARIHA, "same"),
        (ARIHA, town("Tafas"), "apart"),
        (UNKNOWN, msgspec.structs.replace(UNKNOWN, admin1="Daraa"), "apart"),
        (town("Saraqib"), town("Nayrab"), "next"),
        (ARIHA, msgspec.structs.replace(ARIHA, place="market", precision="exact"), "quarter"),
        (ARIHA, area("southern Idlib countryside"), "inside"),
        (ARIHA, area("Idlib governorate", "governorate"), "wide"),
        (town("Tafas"), area("Idlib governorate", "governorate"), "apart"),
        (town("Tafas"), area("southern Idlib countryside"), "apart"),
        (UNKNOWN, msgspec.structs.replace(UNKNOWN, name=Name("حارة"), text="بلدة الحاره"), "same"),
        (UNKNOWN, ARIHA, "open"),
        (town("Tafas"), ROAD, "quarter"),
        (ARIHA, ROAD, "apart"),
        (WILDS, msgspec.structs.replace(WILDS, text="جرود أريحا"), "same"),
        (WILDS, msgspec.structs.replace(WILDS, admin1="Daraa"), "apart"),
        (SEAT, QUARTER, "quarter"),
        (ARIHA, QUARTER, "next"),
        (town("Tafas"), QUARTER, "apart"),
        (ABROAD, PROVINCE, "wide"),
        (ABROAD, msgspec.structs.replace(PROVINCE, lat=16.2, lon=43.4), "open"),
        (ABROAD, msgspec.structs.replace(PROVINCE, lat=16.0, lon=52.0), "apart"),
        (ARIHA, msgspec.structs.replace(ARIHA, place=None, precision="district", lat=None), "quarter"),
        (msgspec.structs.replace(ARIHA, name=Name("Ariha", "ناحية أريحا")), BELOW, "inside"),
    ],
)
def test_relations(a: object, b: object, expected: str) -> None:
    assert relation(a, b) == expected  # type: ignore[arg-type]
    assert relation(b, a) == expected  # type: ignore[arg-type]


def test_kilometres() -> None:
    assert km(ARIHA, ARIHA) == 0
    assert km(town("Saraqib"), town("Nayrab")) == pytest.approx(7.2, abs=0.3)
    assert km(UNKNOWN, ARIHA) is None


def test_names_without_article_and_hyphens() -> None:
    assert plain("Al-Nayrab") == plain("nayrab")
    assert plain("النيرب") == plain("نيرب")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2020-02-21", "2020-02-21", ("2020-02-21", "2020-02-21")),
        ("2020-02", "2020-02", ("2020-02-01", "2020-02-29")),
        ("2019", "2020", ("2019-01-01", "2020-12-31")),
        ("2020-02-21", None, ("2020-02-21", None)),
        (None, "2020-02-21", (None, "2020-02-21")),
        ("2020-02-21", "2020-02-19", ("2020-02-21", "2020-02-21")),
    ],
)
def test_partial_and_open_dates(first: str | None, last: str | None, expected: tuple[str | None, str | None]) -> None:
    days = days_of(When(from_=first, to=last, precision="day", basis="explicit"))
    assert days is not None
    assert (iso(days.first), iso(days.last)) == expected


def test_what_is_no_date_is_none() -> None:
    assert ordinal("2020-13-41", last=False) is None
    assert days_of(When(from_=None, to=None, precision="open", basis="none")) is None


def test_gaps() -> None:
    assert Days(10, 12).gap(Days(12, 15)) == 0
    assert Days(10, 12).gap(Days(14, 15)) == Days(14, 15).gap(Days(10, 12)) == 2
