"""Reading: every byte sequence is an input, and each gives documents or a coded failure."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from edge_fakes import TEXT, article_page
from isnad.model.document import Document
from isnad.sources import Failure, Item, Read, count_inputs, read_inputs


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def one(name: str, data: bytes, **options: object) -> Item:
    Path(name).write_bytes(data)
    (item,) = read_inputs([name], **options)  # type: ignore[arg-type]
    return item


def failed(item: Item) -> str:
    assert isinstance(item, Failure), item
    assert "\n" not in item.error.message
    assert item.error.hint
    return item.error.code


def read(item: Item) -> Read:
    assert isinstance(item, Read), item
    return item


# ---- plain text ----


def test_text_is_kept_as_it_is() -> None:
    raw = "\u200fعنوان\r\n\r\nنص\tوآخر \n"
    document = read(one("a.txt", raw.encode()))
    assert document.text == raw
    assert (document.id, document.title, document.published, document.published_basis, document.notes) == (
        "a.txt",
        None,
        None,
        "unknown",
        (),
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_dropped(encoding: str) -> None:
    assert read(one("a.txt", TEXT.encode(encoding))).text == TEXT


def test_utf16_big_endian() -> None:
    assert read(one("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be"))).text == TEXT


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("text", [TEXT, "قتل ثلاثة مدنيين، وأصيب خمسة في حلب؛ (سانا) 12/3", "سيارة مفخخة", "وقع انفجار"])
def test_old_arabic_code_pages(encoding: str, text: str) -> None:
    document = read(one("a.txt", text.encode(encoding)))
    assert document.text == text
    assert [note.code for note in document.notes] == ["N101"]
    assert encoding in document.notes[0].message


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Обстрел города, трое погибших", "windows-1251"),
        ("Un événement très éloigné à l'été", "latin-1"),
        ("פיגוע בעיר", "windows-1255"),
        ("El Niño", "latin-1"),
        ("Обстрел города", "windows-1251"),
        ("Город", "windows-1251"),
        ("Вчера вечером в результате обстрела города погибли три человека, ещё пятеро ранены", "windows-1251"),
        ("Вчера вечером в результате обстрела города погибли три человека, ещё пятеро ранены", "koi8-r"),
        ("Вчера вечером в результате обстрела города погибли три человека, ещё пятеро ранены", "iso-8859-5"),
        ("Χθες το βράδυ τρεις άνθρωποι σκοτώθηκαν από βομβαρδισμό στην πόλη", "windows-1253"),
        ("Dün akşam şehirde üç kişi öldü, beş kişi yaralandı", "windows-1254"),
        ("เมื่อคืนนี้มีผู้เสียชีวิตสามคนจากการโจมตีเมือง", "tis-620"),
        ("昨晚城市遭到炮击，三人死亡", "gb18030"),
        ("価格は三千円です", "shift-jis"),
    ],
)
def test_other_code_pages_are_not_taken_for_arabic(text: str, encoding: str) -> None:
    assert failed(one("a.txt", text.encode(encoding))) == "E104"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "E102"),
        ("a.txt", b" \r\n\t", "E102"),
        ("a.txt", b"\xef\xbb\xbf", "E102"),
        ("a.txt", b"\xff\xfe", "E102"),
        ("a.txt", "\u200f\u200e\ufeff\n".encode(), "E102"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "E103"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "E103"),
        ("a.docx", b"PK\x03\x04....", "E103"),
        ("a.txt", bytes(range(256)) * 4, "E103"),
        ("a.txt", TEXT.encode("utf-16-le"), "E104"),
        ("a.txt", b"\xff\xfea", "E104"),
        ("a.txt", TEXT.encode()[:-3] + b"\xd9", "E104"),
        ("a.md", b"text", "E109"),
        ("noextension", b"text", "E109"),
        ("a.html", b"<html><body></body></html>", "E108"),
        ("a.html", b"no markup at all", "E108"),
        ("a.html", b"%PDF-1.4", "E103"),
        ("a.html", b"", "E102"),
        ("a.jsonl", b"", "E102"),
        ("a.jsonl", b"\n\n", "E102"),
        ("a.jsonl", b"{", "E105"),
        ("a.jsonl", b"\xff\xfe\xfd", "E104"),
        ("a.jsonl", b"[1]", "E106"),
        ("a.jsonl", b'{"title": "x"}', "E106"),
        ("a.jsonl", b'{"text": 5}', "E106"),
        ("a.jsonl", b'{"text": null}', "E106"),
        ("a.jsonl", b'{"text": " "}', "E102"),
        ("a.jsonl", b'{"text": "x", "published": "25/3/2024"}', "E107"),
        ("a.jsonl", b'{"text": "x", "published": 20240325}', "E106"),
        ("a.jsonl", b'{"text": "x", "published": "2024-02-30"}', "E107"),
        ("a.jsonl", b"%PDF-1.7\n", "E103"),
    ],
)
def test_bad_input_has_a_code(name: str, data: bytes, code: str) -> None:
    assert failed(one(name, data)) == code


def test_missing_file_and_empty_folder_and_no_stdin() -> None:
    Path("empty").mkdir()
    assert [failed(item) for item in read_inputs(["none.txt", "empty", "-", "bad\0name"])] == ["E101", "E102", "E101", "E101"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file() -> None:
    Path("a.txt").write_text(TEXT)
    Path("a.txt").chmod(0)
    assert [failed(item) for item in read_inputs(["a.txt"])] == ["E101"]


def test_limit() -> None:
    assert failed(one("a.txt", b"x" * 101, limit=100)) == "E110"
    assert isinstance(one("a.txt", b"x" * 100, limit=100), Document)
    assert failed(one("a.html", b"<p>" * 101, limit=100)) == "E110"


def test_an_explicit_format_reads_any_name() -> None:
    assert read(one("a.log", TEXT.encode(), input_format="txt")).text == TEXT


# ---- JSON lines ----


def test_lines_of_json() -> None:
    rows = [
        {
            "text": "نص",
            "title": "عنوان",
            "published": "2024-03-25T23:10:00+03:00",
            "outlet": "o",
            "url": "u",
            "id": "x1",
            "extra": [1],
        },
        {"text": "عنوان\nنص", "title": "عنوان"},
        {"text": "نص", "id": 7},
    ]
    Path("r.jsonl").write_text("\n\n".join(json.dumps(row) for row in rows))
    first, second, third = map(read, read_inputs(["r.jsonl"], published="2020-01-01", outlet="mine"))
    assert first.text == "عنوان\n\nنص"
    assert (first.id, first.published, first.published_basis, first.outlet, first.url) == ("x1", "2024-03-25", "given", "o", "u")
    assert (second.text, second.id, second.published, second.outlet) == ("عنوان\nنص", "r.jsonl:3", "2020-01-01", "mine")
    assert third.id == "7"


def test_a_broken_line_fails_alone() -> None:
    Path("r.jsonl").write_bytes(b'{"text": "a"}\r\n{oops\n{"text": "\xff"}\n\n{"text": "b"}')
    items = list(read_inputs(["r.jsonl"]))
    assert [item.name if isinstance(item, Failure) else item.text for item in items] == ["a", "r.jsonl:2", "r.jsonl:3", "b"]
    assert [item.error.code for item in items if isinstance(item, Failure)] == ["E105", "E105"]


def test_a_line_that_is_too_long_fails_alone() -> None:
    Path("r.jsonl").write_text('{"text": "a"}\n{"text": "' + "b" * 500 + '"}\n{"text": "c"}\n')
    items = list(read_inputs(["r.jsonl"], limit=100))
    assert [failed(item) if isinstance(item, Failure) else item.text for item in items] == ["a", "E110", "c"]
    assert [item.name for item in items if isinstance(item, Failure)] == ["r.jsonl:2"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_json_lines_with_a_byte_order_mark(encoding: str) -> None:
    assert read(one("r.jsonl", '{"text": "نص"}\n'.encode(encoding))).text == "نص"


# ---- pages ----


def test_page() -> None:
    head = (
        '<meta property="article:published_time" content="2024-03-25T09:00:00+02:00">'
        '<meta property="og:site_name" content="العرب">'
        '<link rel="canonical" href="https://example.org/a/1">'
    )
    page = read(one("a.html", article_page(head=head).encode()))
    assert page.text.startswith("قصف على الباغوز\n\nقال المجلس")
    assert "الرئيسية" not in page.text
    assert (page.title, page.published, page.published_basis) == ("قصف على الباغوز", "2024-03-25", "page")
    assert (page.outlet, page.url) == ("العرب", "https://example.org/a/1")


def test_what_the_operator_says_wins_over_the_page() -> None:
    head = '<meta property="article:published_time" content="2024-03-25"><meta property="og:site_name" content="العرب">'
    page = read(one("a.htm", article_page(head=head).encode(), published="2024-03-26", outlet="al-arab"))
    assert (page.published, page.published_basis, page.outlet) == ("2024-03-26", "given", "al-arab")


def test_no_date_is_invented() -> None:
    page = read(one("a.html", article_page().encode()))
    assert (page.published, page.published_basis, page.outlet) == (None, "unknown", None)


@pytest.mark.parametrize("declared", ["windows-1256", ""])
def test_page_in_windows_1256(declared: str) -> None:
    data = article_page(charset=declared).replace("©", "").encode("windows-1256")
    assert TEXT in read(one("a.html", data)).text


# ---- order, folders, standard input ----


def test_folders_are_walked_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("f/b.txt", "f/a/z.txt", "f/a.txt", "f/.hidden/x.txt", "f/.x.txt", "f/note.md", "g.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT)
    Path("f/c.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    assert [read(item).id for item in read_inputs(["g.txt", "f"])] == [
        "g.txt",
        "f/a/z.txt",
        "f/a.txt",
        "f/b.txt",
        "f/c.jsonl:1",
        "f/c.jsonl:2",
    ]
    assert count_inputs(["g.txt", "f"]) == 6
    assert count_inputs(["g.txt", "-"]) is None


def test_a_file_name_that_is_no_utf8_can_be_written() -> None:
    Path("in").mkdir()
    odd = os.fsdecode(b"in/a\xff.txt")
    Path(odd).write_text(TEXT)
    assert [read(item).id for item in read_inputs(["in", odd])] == ["in/a\\xff.txt"] * 2


def test_names_tell_nothing_about_the_machine(tmp_path: Path) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT)
    outside = tmp_path / "in" / "a.txt"
    assert [read(item).id for item in read_inputs([outside, "in/../in/a.txt"])] == ["in/a.txt", "a.txt"]
    os.chdir("in")
    assert [read(item).id for item in read_inputs([outside, "../in/a.txt", tmp_path])] == [
        "a.txt",
        "a.txt",
        f"{tmp_path.name}/in/a.txt",
    ]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (b'\n {"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        ('{"text": "نص"}\n'.encode("utf-16"), ["نص"]),
        (b"\n" * 5000 + b"late", ["\n" * 5000 + "late"]),
    ],
)
def test_standard_input_is_looked_at(data: bytes, texts: list[str]) -> None:
    assert [read(item).text for item in read_inputs(["-"], stdin=io.BytesIO(data))] == texts


def test_standard_input_page() -> None:
    (item,) = read_inputs(["-"], stdin=io.BytesIO(article_page().encode()))
    assert read(item).id == "stdin"
    assert TEXT in read(item).text


# ---- any bytes at all ----


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["auto", "txt", "jsonl"]))
def test_any_bytes_give_items(data: bytes, form: str) -> None:
    items = list(read_inputs(["-"], stdin=io.BytesIO(data), input_format=form))
    assert items
    for item in items:
        assert isinstance(item, Failure) or item.text.strip()


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=200))
def test_text_goes_through_unchanged(text: str) -> None:
    (item,) = read_inputs(["-"], stdin=io.BytesIO(text.encode()), input_format="txt")
    assert item.text == text if isinstance(item, Document) else item.error.code in {"E102", "E103"}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_as_a_page(data: bytes) -> None:
    (item,) = read_inputs(["-"], stdin=io.BytesIO(b"<html>" + data), input_format="html")
    assert isinstance(item, Document) or item.error.code in {"E102", "E103", "E104", "E108"}
