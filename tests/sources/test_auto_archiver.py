"""auto-archiver's output: JSON entries, the CSV database, a downloaded sheet, and the archived files beside them."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from gathered import NOW, failures, gathered, parts, wholes

from isnad.errors import IsnadError
from isnad.model.document import Document
from isnad.sources.archived import unwritten
from isnad.sources.auto_archiver import is_right
from isnad.sources.plan import AutoArchiver
from isnad.sources.reading import read_capture

SOURCE = AutoArchiver(name="a", path="o", outlet="Archive")
URL = "https://t.me/saraqib_news/13"
TEXT = "قصف مدفعي على بلدة آفس شرق إدلب، ما أدى إلى مقتل مدنيين اثنين."
PICTURE = b"\xff\xd8\xff picture"
HASH = hashlib.sha256(PICTURE).hexdigest()


def entry(**more: Any) -> dict[str, Any]:
    metadata = {
        "_processed_at": 1593160200.5,
        "url": URL,
        "title": TEXT,
        "timestamp": "2020-06-25T20:30:00+00:00",
        "content": json.dumps({"id": 13, "message": TEXT, "media": None}),
    }
    media = {
        "filename": "/tmp/tmpab12/photo.jpg",
        "key": "t-me-saraqib-news-13/photo.jpg",
        "urls": ["./local_archive/t-me-saraqib-news-13/photo.jpg"],
        "properties": {"hash": f"SHA-256:{HASH}"},
        "_mimetype": "image/jpeg",
    }
    return {"status": "telethon_archiver: success", "metadata": metadata | more, "media": [media]}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "o" / "local_archive" / "t-me-saraqib-news-13"
    folder.mkdir(parents=True)
    (folder / "photo.jpg").write_bytes(PICTURE)
    return tmp_path


def put(home: Path, told: object, name: str = "out.json") -> None:
    (home / "o" / name).write_text(json.dumps(told, ensure_ascii=False))


def test_an_entry_with_its_files(home: Path) -> None:
    put(home, entry())
    found = gathered(home, SOURCE)
    (one,) = parts(found)
    assert (one.key, one.captured_at) == (URL, "2020-06-26T08:30:00Z")
    assert one.facts == {
        "had_by": "auto-archiver",
        "had_at": "2020-06-26T08:30:00Z",
        "had_received": NOW,
        "had_status": "telethon_archiver: success",
        "had_files": f"local_archive/t-me-saraqib-news-13/photo.jpg (SHA-256:{HASH}): right",
    }
    assert [(w.key, w.data) for w in wholes(found)][1] == ("local_archive/t-me-saraqib-news-13/photo.jpg", PICTURE)
    assert one.within == hashlib.sha256(wholes(found)[0].data).hexdigest()
    read = read_capture(one, "d")
    assert isinstance(read, Document)
    assert (read.text, read.published, read.outlet, read.url) == (TEXT, "2020-06-25", "Archive", URL)
    assert failures(found) == []


def test_a_file_that_is_not_what_its_hash_says(home: Path) -> None:
    put(home, entry())
    (home / "o" / "local_archive" / "t-me-saraqib-news-13" / "photo.jpg").write_bytes(PICTURE + b"!")
    found = gathered(home, SOURCE)
    assert failures(found) == [("local_archive/t-me-saraqib-news-13/photo.jpg", "E415")]
    assert parts(found)[0].facts["had_files"].endswith(": wrong")


def test_a_file_that_is_not_here(home: Path) -> None:
    told = entry()
    told["media"][0] = {"filename": "video.mp4", "urls": ["https://bucket.example.org/x/video.mp4"], "properties": {}}
    put(home, told)
    found = gathered(home, SOURCE)
    assert parts(found)[0].facts["had_files"] == "https://bucket.example.org/x/video.mp4 (no hash): not here"
    assert failures(found) == []


@pytest.mark.parametrize(
    ("more", "title", "text"),
    [
        ({"title": "قصف على آفس", "content": TEXT}, "قصف على آفس", f"قصف على آفس\n\n{TEXT}"),
        ({"title": TEXT[:20] + "…", "content": TEXT}, None, TEXT),
        ({"title": None, "content": "", "description": TEXT}, None, TEXT),
        ({"title": TEXT, "content": '{"broken'}, None, TEXT),
        ({"title": TEXT, "content": "[1, 2]"}, None, TEXT),
    ],
)
def test_what_is_title_and_what_is_text(home: Path, more: dict[str, Any], title: str | None, text: str) -> None:
    put(home, [entry(**more)])
    read = read_capture(parts(gathered(home, SOURCE))[0], "d")
    assert isinstance(read, Document)
    assert (read.title, read.text) == (title, text)


def test_an_entry_without_words_is_kept_and_not_read(home: Path) -> None:
    put(home, entry(title=None, content=None))
    found = gathered(home, SOURCE)
    assert parts(found) == []
    assert URL in [one.key for one in wholes(found)]


def test_the_csv_database(home: Path) -> None:
    told = entry(_processed_at=datetime(2020, 6, 26, 8, 30, tzinfo=UTC), timestamp=datetime(2020, 6, 25, 20, 30, tzinfo=UTC))
    with (home / "o" / "db.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, ["status", "metadata", "media"])
        rows.writeheader()
        rows.writerow(told)  # as the archiver does: what Python writes of a mapping
        rows.writerow(told | {"metadata": "__import__('os').system('true')"})
    put(home, entry())
    found = gathered(home, SOURCE)
    assert failures(found) == [("db.csv:3", "E415")]
    one, other = parts(found)
    assert (one.data, one.facts) == (other.data, other.facts)


def test_a_downloaded_sheet(home: Path) -> None:
    (home / "o" / "sheet.csv").write_text(
        "Link,Archive status,Archive location,Archive date,Upload timestamp,Upload title,Text content,Hash\n"
        f'{URL},telethon: success,local_archive/t-me-saraqib-news-13/photo.jpg,2020-06-26T08:30:00,2020-06-25 20:30:00,,"{TEXT}",'
        f"SHA-256:{HASH}\n,,,,,,,\nno address,success,,,,,x,\n"
    )
    (one,) = parts(gathered(home, SOURCE))
    assert (one.key, one.captured_at) == (URL, "2020-06-26T08:30:00Z")
    assert one.facts["had_files"].endswith(": right")
    read = read_capture(one, "d")
    assert isinstance(read, Document)
    assert (read.text, read.published) == (TEXT, "2020-06-25")


def test_a_broken_list_fails_alone_and_other_lists_are_left_out(home: Path) -> None:
    put(home, entry())
    put(home, {"settings": {"url": 1}}, "other.json")
    (home / "o" / "plain.csv").write_text("a,b\n1,2\n")
    (home / "o" / "bad.json").write_text("{")
    found = gathered(home, SOURCE)
    assert [code for _, code in failures(found)] == ["E415"]
    assert len(parts(found)) == 1
    assert not {"other.json", "plain.csv"} & {one.key for one in wholes(found)}


def test_a_folder_without_entries(home: Path) -> None:
    with pytest.raises(IsnadError) as raised:
        gathered(home, SOURCE)
    assert raised.value.code == "E415"


@pytest.mark.parametrize(
    ("told", "right"),
    [
        (f"SHA-256:{HASH}", True),
        (f"SHA3-512:{hashlib.sha3_512(PICTURE).hexdigest()}", True),
        (f"sha384:{hashlib.sha384(PICTURE).hexdigest()}", True),
        ("SHA-256:00", False),
        (HASH, None),
        (None, None),
    ],
)
def test_hashes(told: str | None, right: bool | None) -> None:
    assert is_right(told, PICTURE) is right


@pytest.mark.parametrize(
    "text", ["open('x')", "a.b", "[x for x in y]", "lambda: 0", "{**a}", "1 +", "datetime.datetime(1)", "f''", "(" * 999]
)
def test_only_values_are_read_out_of_cells(text: str) -> None:
    with pytest.raises(ValueError, match=r"plain value|cannot be read|no text"):
        unwritten(text)


def test_values_as_python_writes_them() -> None:
    value = {"a": [1, -2.5, None, True, "ب"], "t": datetime(2020, 6, 25, 9, 30, tzinfo=UTC)}
    assert unwritten(repr(value)) == value
