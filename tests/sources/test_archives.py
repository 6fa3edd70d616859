"""Web archives: what warcio writes is read back, and what is broken, wrong or a bomb fails alone."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from gathered import NOW, failures, gathered, parts, wholes
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from isnad.errors import IsnadError
from isnad.model.document import Document
from isnad.sources.plan import Archive
from isnad.sources.reading import read_capture
from isnad.sources.warc import is_right

SOURCE = Archive(name="a", path="w")
PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>قصف على أريحا</title>
<meta property="og:site_name" content="وكالة الشمال"><meta property="article:published_time" content="2020-06-25T09:00:00+03:00">
</head><body><article><h1>قصف على أريحا</h1><p>قصفت طائرات حربية مدينة أريحا جنوب إدلب صباح الخميس، ما أدى إلى مقتل ثلاثة
مدنيين وإصابة سبعة آخرين بجروح، بحسب ما أفاد الدفاع المدني في بيان.</p></article></body></html>""".encode()
URL = "https://example.org/2020/06/ariha"


def answer(
    url: str = URL,
    body: bytes = PAGE,
    *,
    status: str = "200 OK",
    media: str = "text/html; charset=utf-8",
    headers: tuple[tuple[str, str], ...] = (),
    date: str = "2020-06-25T10:00:00Z",
    packed: bool = True,
) -> bytes:
    """One response record as warcio writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    told = StatusAndHeaders(status, [("Content-Type", media), *headers], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=told, warc_headers_dict={"WARC-Date": date})
    )
    return out.getvalue()


def info(*, packed: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    return out.getvalue()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "w").mkdir()
    return tmp_path


def put(home: Path, *records: bytes, name: str = "x.warc.gz") -> None:
    (home / "w" / name).write_bytes(b"".join(records))


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_out_of_an_archive(home: Path, packed: bool) -> None:
    put(home, info(packed=packed), answer(packed=packed), name="x.warc.gz" if packed else "x.warc")
    found = gathered(home, SOURCE)
    (page,), (whole,) = parts(found), wholes(found)
    assert (page.key, page.final_url, page.data, page.captured_at) == (URL, URL, PAGE, "2020-06-25T10:00:00Z")
    assert page.within == hashlib.sha256(whole.data).hexdigest()
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.facts["had_in"] == whole.key
    assert page.facts["had_record"].startswith("urn:uuid:")
    assert page.facts["had_digest_is"] == "right"
    assert page.facts["had_received"] == NOW
    read = read_capture(page, "d")
    assert isinstance(read, Document)
    assert (read.title, read.published, read.url) == ("قصف على أريحا", "2020-06-25", URL)
    assert failures(found) == []


@pytest.mark.parametrize(
    "record",
    [
        info(),
        answer(status="404 Not Found"),
        answer(status="301 Moved"),
        answer(media="image/jpeg", body=b"\xff\xd8" * 99),
        answer(media="application/json"),
        answer(media="video/mp4", body=b"v" * 3_000_000),
    ],
    ids=map(str, range(6)),
)
def test_what_is_no_page_is_passed_over(home: Path, record: bytes) -> None:
    put(home, record, answer())
    found = gathered(home, SOURCE)
    assert [one.key for one in parts(found)] == [URL]
    assert failures(found) == []


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(body[k : k + 50]), body[k : k + 50]) for k in range(0, len(body), 50)) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(PAGE), (("Transfer-Encoding", "chunked"),)),
        (PAGE, (("Transfer-Encoding", "chunked"),)),  # taken out, and the header left
        (gzip.compress(PAGE), (("Content-Encoding", "gzip"),)),
        (PAGE, (("Content-Encoding", "gzip"),)),
        (chunked(gzip.compress(PAGE)), (("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"))),
    ],
    ids=map(str, range(5)),
)
def test_bodies_are_put_together_and_unpacked(home: Path, body: bytes, headers: tuple[tuple[str, str], ...]) -> None:
    put(home, answer(body=body, headers=headers))
    (page,) = parts(gathered(home, SOURCE))
    assert page.data == PAGE
    assert page.facts["had_digest_is"] == "right"


def test_one_address_captured_twice_is_two_captures_of_one_item(home: Path) -> None:
    put(home, answer(), answer(body=PAGE.replace("ثلاثة".encode(), "أربعة".encode()), date="2020-06-26T10:00:00.25Z"))
    first, second = parts(gathered(home, SOURCE))
    assert first.key == second.key
    assert second.captured_at == "2020-06-26T10:00:00Z"


@pytest.mark.parametrize("packed", [True, False])
def test_a_broken_record_fails_alone(home: Path, packed: bool) -> None:
    bad = bytearray(answer("https://example.org/bad", packed=packed))
    if packed:
        bad[len(bad) // 2] ^= 0xFF
    else:
        bad = bytearray(bytes(bad).replace(b"Content-Length:", b"Content-Lungth:", 1))
    put(home, answer("https://example.org/1", packed=packed), bytes(bad), answer("https://example.org/2", packed=packed),
        name="x.warc.gz" if packed else "x.warc")  # fmt: skip
    found = gathered(home, SOURCE)
    assert [one.key for one in parts(found)] == ["https://example.org/1", "https://example.org/2"]
    assert [code for _, code in failures(found)] == ["E414"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_breaks_off_keeps_what_came_before(home: Path, packed: bool, share: float) -> None:
    last = answer("https://example.org/2", packed=packed)
    put(home, answer(packed=packed), last[: int(len(last) * share)], name="x.warc.gz" if packed else "x.warc")
    found = gathered(home, SOURCE)
    assert [one.key for one in parts(found)] == [URL]
    assert [code for _, code in failures(found)] == ["E414"]


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b", b"nonsense" * 99, b"\x1f\x8b\x08" + b"\0" * 99, gzip.compress(b"x" * 999)], ids=map(str, range(5))
)
def test_a_file_that_is_no_archive(home: Path, data: bytes) -> None:
    put(home, data)
    put(home, answer(), name="y.warc.gz")
    found = gathered(home, SOURCE)
    assert [one.key for one in parts(found)] == [URL]
    assert {code for _, code in failures(found)} <= {"E414"}
    assert bool(failures(found)) == bool(data)


def test_bombs_are_stopped(home: Path) -> None:
    put(
        home,
        answer("https://example.org/large", b"<html>" + b"a" * 3_000_000),
        answer("https://example.org/packed", gzip.compress(b"a" * 3_000_000), headers=(("Content-Encoding", "gzip"),)),
        answer(),
    )
    found = gathered(home, SOURCE)
    assert [one.key for one in parts(found)] == [URL]
    assert [code for _, code in failures(found)] == ["E110", "E110"]


def wacz(*files: tuple[str, bytes], wrong: str = "", method: int = zipfile.ZIP_STORED) -> bytes:
    """A package with right digests, but for the file ``wrong``."""
    out = io.BytesIO()

    def digest(name: str, data: bytes) -> str:
        return "sha256:" + hashlib.sha256(data + (b"x" if name == wrong else b"")).hexdigest()

    resources = [{"name": n.rsplit("/")[-1], "path": n, "hash": digest(n, d), "bytes": len(d)} for n, d in files]
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": resources}).encode()
    seal = json.dumps({"path": "datapackage.json", "hash": digest("datapackage.json", package)}).encode()
    with zipfile.ZipFile(out, "w", method) as pack:
        for name, data in (*files, ("datapackage.json", package), ("datapackage-digest.json", seal)):
            pack.writestr(name, data)
    return out.getvalue()


def test_a_package_is_checked_against_its_own_digests(home: Path) -> None:
    put(home, wacz(("archive/data.warc.gz", info() + answer()), ("pages/pages.jsonl", b"{}")), name="x.wacz")
    found = gathered(home, SOURCE)
    (page,) = parts(found)
    assert (page.facts["had_in"], page.facts["had_package_is"]) == ("x.wacz/archive/data.warc.gz", "right")
    assert page.within == hashlib.sha256(wholes(found)[0].data).hexdigest()
    assert failures(found) == []


@pytest.mark.parametrize("wrong", ["archive/data.warc.gz", "datapackage.json"])
def test_a_wrong_digest_is_told_and_the_page_is_read(home: Path, wrong: str) -> None:
    put(home, wacz(("archive/data.warc.gz", answer()), wrong=wrong), name="x.wacz")
    found = gathered(home, SOURCE)
    assert failures(found) == [(f"x.wacz/{wrong}", "E414")]
    assert parts(found)[0].facts["had_package_is"] == ("wrong" if wrong.startswith("archive") else "right")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", wacz(("archive/data.warc.gz", answer()))[:-30]], ids=map(str, range(3)))
def test_a_package_that_is_no_zip_fails_alone(home: Path, data: bytes) -> None:
    put(home, data, name="x.wacz")
    put(home, answer(), name="y.warc.gz")
    found = gathered(home, SOURCE)
    assert failures(found) == [("x.wacz", "E414")]
    assert [one.key for one in parts(found)] == [URL]


def test_a_zip_bomb_is_stopped(home: Path) -> None:
    bomb = wacz(("archive/a.warc", b"\0" * 6_000_000), ("archive/b.warc.gz", answer()), method=zipfile.ZIP_DEFLATED)
    put(home, bomb, name="x.wacz")
    found = gathered(home, SOURCE, limit=100_000)
    assert failures(found) == [("x.wacz/archive/a.warc", "E110")]
    assert [one.key for one in parts(found)] == [URL]


def test_a_flipped_byte_inside_a_package_is_told(home: Path) -> None:
    record = answer()
    data = wacz(("archive/data.warc.gz", record))
    at = data.index(record) + 40
    put(home, data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], name="x.wacz")
    found = gathered(home, SOURCE)
    assert failures(found) == [("x.wacz/archive/data.warc.gz", "E414")]  # the ZIP's own sum
    assert parts(found) == []


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("sha1:" + "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", True),  # of nothing
        ("sha256:" + hashlib.sha256(b"").hexdigest(), True),
        ("SHA-256:" + hashlib.sha256(b"").hexdigest().upper(), True),
        ("sha256:" + hashlib.sha256(b"x").hexdigest(), False),
        ("crc32:00", None),
        ("", None),
        (None, None),
    ],
)
def test_digests(told: str | None, right: bool | None) -> None:
    assert is_right(told, (b"",)) is right


def test_a_folder_without_archives(home: Path) -> None:
    with pytest.raises(IsnadError) as raised:
        gathered(home, SOURCE)
    assert raised.value.code == "E414"
