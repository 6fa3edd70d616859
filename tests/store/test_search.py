"""Arabic search: a word is found in whatever spelling and with whatever leans on it, and is not taken for its neighbours. The
tables were written before the stemmer was run on them; both databases answer alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.reading import read_capture
from isnad.store import Store, keep, open_store, search
from isnad.store.keep import document_id
from isnad.store.search import parsed, spans_of
from isnad.store.versions import read_new

FOUND = [
    # query, as a text has it
    ("رقه", "الرقة"), ("الرقة", "رقه"), ("قتل", "قُتِلَ"), ("قُتِلَ", "قتل"), ("إدلب", "ادلب"), ("ادلب", "إِدْلِب"),
    ("أريحا", "اريحا"), ("حماه", "حماة"), ("حماة", "حماه"), ("سرمين", "سَرْمِين"), ("مستشفى", "مستشفي"),
    ("مستشفي", "المستشفى"), ("القوات", "قوات"), ("قوات", "القوات"), ("قوات", "وقوات"), ("قوات", "لقوات"),
    ("قوات", "بقوات"), ("قوات", "والقوات"), ("قوات", "للقوات"), ("قوات", "بالقوات"), ("قوات", "قواتها"),
    ("قوات", "وقواته"), ("قوات", "قواتهم"), ("القوات", "لقواتنا"), ("مدني", "مدنيين"), ("مدنيين", "المدنيون"),
    ("مدني", "مدنيان"), ("مدني", "المدنيات"), ("مدنيون", "للمدنيين"), ("مدنيين", "مدنية"), ("غارة", "غارات"),
    ("غارات", "الغارة"), ("غارة", "غارتين"), ("غارتان", "غارة"), ("غارات", "بغارات"), ("غارة", "وغارتان"),
    ("قصف", "قصفاً"), ("قصف", "القصف"), ("قصف", "بقصف"), ("قصف", "وقصف"), ("قصف", "قصفها"), ("القصف", "لقصف"),
    ("مسلح", "مسلحون"), ("مسلحين", "المسلح"), ("مسلحون", "مسلحَيْن"), ("عبوة", "عبوات"), ("عبوتين", "العبوة"),
    ("عبوة", "بعبوة"), ("بلدة", "بلدات"), ("بلدة", "البلدتين"), ("بلدات", "بلدته"), ("صاروخ", "صاروخاً"),
    ("صاروخين", "صاروخ"), ("صاروخ", "بصاروخ"), ("دير الزور", "ديـــر الـــزور"), ("دير الزور", "دير الزّور"),
    ("الميادين", "ميادين"), ("کفرنبل", "كفرنبل"), ("كفرنبل", "کفرنبل"), ("سوری", "سوري"), ("سوريا", "سورية"),
    ("سورية", "السورية"), ("سوري", "السوريين"), ("٢٠١٩", "2019"), ("2019", "٢٠١٩"), ("انفجار", "انفجاراً"),
    ("انفجار", "الانفجار"), ("انفجارات", "انفجار"), ("انفجارين", "الانفجارات"), ("اعتقال", "اعتقالات"),
    ("معتقل", "معتقلين"), ("معتقلات", "معتقل"), ("ضحية", "الضحية"), ("مروحية", "مروحيات"), ("مروحيات", "المروحية"),
    ("حاجز", "لحاجز"), ("حاجز", "حاجزاً"), ("حاجز", "حاجزين"), ("الحسكة", "بالحسكة"), ("حسكه", "الحسكة"),
    ("منطقة", "منطقتي"), ("مؤسسة", "موسسة"), ("مسؤول", "مسؤولين"), ("رئيس", "الرئيس"), ("قرى", "القرى"),
    ("قسد", "«قسد»"), ("داعش", "لداعش"), ("طائرة", "طائرات"),
]  # fmt: skip
APART = [
    # query, a text that must not come
    ("قتل", "قاتل"), ("حلب", "حلبجة"), ("حمص", "محمص"), ("قصف", "قصر"), ("غارة", "غار"), ("بلدة", "بلاد"),
    ("حاجز", "حجر"), ("رقة", "ورقة"), ("دير", "مدير"), ("سوري", "سورة"), ("عبوة", "عبور"), ("قوات", "قوة الطين"),
    ("تل", "قتل"), ("حماة", "حماية"), ("مدني", "مدينة"), ("مدنيين", "معدنيين"), ("مسلح", "إسلامي"), ("2019", "2020"),
    ("صاروخ", "صراخ"), ("انفجار", "فجر"), ("معتقل", "متنقل"), ("جيش", "تجييش"), ("حرس", "حرث"), ("جسر", "كسر"),
    ("مخيم", "خيمة"), ("طائرة", "طائفة"), ("قرى", "قرار"), ("«دير الزور»", "الزور دير"),
    ("«جسر الشغور»", "الشغور على جسر"), ("كفرنبل", "كفرنبودة"), ("منبج", "منبر"), ("عفرين", "عشرين"),
    ("الباب", "الببغاء"), ("سراقب", "مراقب"), ("أريحا", "رياح"), ("جرابلس", "طرابلس"), ("تدمر", "تدمير"),
    ("درعا", "درع"), ("اعزاز", "إعزازي"), ("الحسكة", "الحركة"), ("قامشلي", "شلل"), ("عين عيسى", "عين العرب"),
    ("سلمية", "سلم"), ("تلبيسة", "تلبية"), ("دوما", "دمار"), ("حرستا", "حراسة"), ("زملكا", "مملكة"), ("جوبر", "جوهر"),
    ("نوى", "نووي"), ("بصرى", "بصل"),
]  # fmt: skip


@pytest.fixture
def texts(store: Store) -> Iterator[Store]:
    """Every word of the tables as a report of its own."""
    batch = [
        Capture(key=f"{table}{n}", data=f"نص قصير {word} هنا".encode(), reader="text", captured_at="x", tool="t")
        for table, rows in (("f", FOUND), ("a", APART))
        for n, (_, word) in enumerate(rows)
    ]
    keep(store, "s", batch, actor="a")
    read_new(store, read_capture, actor="a")
    return store


def test_recall_and_precision(texts: Store) -> None:
    missed = [row for n, row in enumerate(FOUND) if document_id("s", f"f{n}") not in _names(texts, row[0])]
    wrong = [row for n, row in enumerate(APART) if document_id("s", f"a{n}") in _names(texts, row[0])]
    assert len(FOUND) >= 60
    assert len(missed) <= 0.05 * len(FOUND), missed
    right = len(FOUND) - len(missed)
    assert right / (right + len(wrong)) >= 0.9, wrong


def _names(store: Store, query: str) -> set[str]:
    return {hit.document for hit in search(store, query, limit=500)}


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("رقه", "في الرَّقّة أمس", ["الرَّقّة"]),
        ("«دير الزور»", "ريف ديـر الزور الشرقي", ["ديـر الزور"]),
        ("قوات", "قالت القوات إن قواتها 👍 تقدمت", ["القوات", "قواتها"]),
        ("مدني قتل", "قُتِلَ ثلاثة مدنيين", ["قُتِلَ", "مدنيين"]),
    ],
)
def test_finds_are_shown_in_the_texts_own_characters(query: str, text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b in spans_of(text, parsed(query))] == words


@pytest.mark.parametrize("query", ["", "  ", "«»", "!؟", "'", '"'])
def test_a_query_without_a_word_is_refused(store: Store, query: str) -> None:
    with pytest.raises(IsnadError) as raised:
        search(store, query)
    assert raised.value.code == "E406"


ODD = ["a' OR 'b", "حلب; drop table versions", '"حلب', "حلب*", "NOT حلب", "(حلب", "حلب & !", "a:b", "<-> x", "x\\'"]


@pytest.mark.parametrize("query", ODD)
def test_no_query_breaks_the_search(texts: Store, query: str) -> None:
    assert isinstance(search(texts, query), list)


def test_only_what_is_in_force_is_found(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/x.db", tmp_path / "e")
    for text in ("قصف حلب", "قصف حمص"):
        keep(store, "s", [Capture(key="1", data=text.encode(), reader="text", captured_at="x", tool="t")], actor="a")
        read_new(store, read_capture, actor="a")
    assert search(store, "حلب") == []
    assert len(search(store, "حمص")) == 1
    store.close()
