"""Spreadsheets: whatever Excel writes is read; what is wrong is said of the file, the column or the row."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from pathlib import Path

import pytest

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.model.document import Document
from isnad.sources import Failure
from isnad.sources.collecting import Context, Found, collect
from isnad.sources.plan import Table
from isnad.sources.reading import read_capture

A, B = "قصفت طائرات حربية مدينة إدلب.", "قُتل مدنيان، وأصيب آخرون؛ في بلدة كفرنبل"
COLUMNS = {"text": "النص", "id": "رقم", "published": "تاريخ", "outlet": "المصدر"}


def found(home: Path, path: str, **more: object) -> list[Found]:
    context = Context(root=home, state={}, now=lambda: "2020-01-01T00:00:00Z", tool="t", limit=1_000_000)
    source = Table(name="s", path=path, **({"columns": COLUMNS} | more))  # type: ignore[arg-type]
    return list(collect(source, context))


def rows(items: list[Found]) -> list[Document]:
    read = [read_capture(one, one.key) for one in items if isinstance(one, Capture) and one.reader == "row"]
    assert all(isinstance(one, Document) for one in read)
    return [one for one in read if isinstance(one, Document)]


def written(delimiter: str) -> str:
    lines = [["رقم", "النص", "تاريخ", "المصدر"], ["7", f'"{A}"', "05/06/2019", "وكالة"], ["8", f'"{B}"', "2019-06-06", ""]]
    return "\r\n".join(delimiter.join(line) for line in lines) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_every_table_that_excel_writes(tmp_path: Path, delimiter: str, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(written(delimiter).encode(encoding))
    items = found(tmp_path, "a.csv")
    first, second = rows(items)
    assert (first.text, first.published, first.outlet) == (A, "2019-06-05", "وكالة")
    assert (second.text, second.published, second.outlet) == (B, "2019-06-06", None)
    keys = [one.key for one in items if isinstance(one, Capture)]
    assert keys == ["a.csv", "a.csv#7", "a.csv#8"]
    assert len({one.within for one in items if isinstance(one, Capture)}) == 2


def workbook(home: Path, *lines: list[object]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "أخبار"
    for line in lines:
        book.active.append(line)
    book.save(home / "a.xlsx")


def test_a_workbook(tmp_path: Path) -> None:
    day = datetime.datetime(2019, 6, 5, 13, 0)
    workbook(tmp_path, ["رقم", "النص", "تاريخ", "المصدر"], [7, A, day, "وكالة"], [], [8, B, "٦/٦/٢٠١٩", None], ["=1+1", "=A1"])
    first, second, *_ = rows(found(tmp_path, "a.xlsx"))
    assert (first.text, first.published, first.outlet) == (A, "2019-06-05", "وكالة")
    assert second.published == "2019-06-06"
    assert len(rows(found(tmp_path, "a.xlsx", sheet="أخبار"))) == 2, "a formula without a saved value is an empty cell"


def test_rows_without_an_id_go_by_their_number(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"النص\n{A}\n\n{A}\n")
    assert [c.key for c in found(tmp_path, "a.csv", columns={"text": "النص"}) if isinstance(c, Capture)] == [
        "a.csv",
        "a.csv#2",
        "a.csv#4",
    ]


def test_a_bad_row_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"رقم,النص,تاريخ,المصدر\n1,{A},أمس,\n2,,2019-06-06,\n3,{A},,\n")
    items = found(tmp_path, "a.csv")
    assert [(one.name, one.error.code) for one in items if isinstance(one, Failure)] == [("a.csv#1", "E107"), ("a.csv#2", "E102")]
    assert len(rows(items)) == 1


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "columns", "code", "words"),
    [
        ("a.csv", f"النص,رقم\n{A},1\n".encode(), COLUMNS, "E431", "تاريخ"),
        ("a.csv", b"x\n1\n", {"title": "x"}, "E431", "`text` is not named"),
        ("a.csv", b"x\n1\n", {"text": "x", "colour": "x"}, "E431", "colour"),
        ("a.csv", b"", {"text": "x"}, "E431", "no column"),
        ("a.xlsx", b"PK\x03\x04 broken", {"text": "x"}, "E430", "broken workbook"),
        ("a.xlsx", bomb(), {"text": "x"}, "E110", "unpacks"),
        ("a.ods", b"x", {"text": "x"}, "E430", "no table"),
        ("none.csv", None, {"text": "x"}, "E101", "no such file"),
        ("a.csv", b"x" * 1_000_001, {"text": "x"}, "E110", "larger"),
    ],
)
def test_what_is_wrong_is_said(
    tmp_path: Path, name: str, data: bytes | None, columns: dict[str, str], code: str, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(IsnadError) as raised:
        found(tmp_path, name, columns=columns)
    assert raised.value.code == code
    assert words in raised.value.message


def test_a_missing_sheet_names_those_that_are_there(tmp_path: Path) -> None:
    workbook(tmp_path, ["النص"], [A])
    with pytest.raises(IsnadError, match="E431") as raised:
        found(tmp_path, "a.xlsx", columns={"text": "النص"}, sheet="x")
    assert "أخبار" in raised.value.hint


def test_a_row_is_kept_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"النص\n{A}\n")
    kept = [one for one in found(tmp_path, "a.csv", columns={"text": "النص"}) if isinstance(one, Capture)]
    assert json.loads(kept[1].data) == {"text": A}
