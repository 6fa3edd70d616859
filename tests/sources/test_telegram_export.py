"""Telegram Desktop's exports: the same messages as JSON and as HTML."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from gathered import failures, gathered, parts, wholes

from isnad.errors import IsnadError
from isnad.model.document import Document
from isnad.sources.plan import TelegramExport
from isnad.sources.reading import read_capture

SOURCE = TelegramExport(name="t", path="e")
TITLE = "شبكة أخبار سراقب"
MESSAGES: list[dict[str, Any]] = [
    {"id": 1, "type": "service", "date": "2020-01-05T10:00:00", "actor": TITLE, "action": "create_channel", "text": ""},
    {
        "id": 12,
        "type": "message",
        "date": "2020-06-25T23:30:00",
        "date_unixtime": "1593117000",
        "from": TITLE,
        "from_id": "channel1234567890",
        "text": [
            {"type": "bold", "text": "عاجل"},
            ": قصف مدفعي على بلدة آفس\nشرق إدلب ",
            {"type": "hashtag", "text": "#سراقب"},
        ],
    },
    {
        "id": 13,
        "type": "message",
        "date": "2020-06-26T00:10:00",
        "date_unixtime": "1593119400",
        "from": TITLE,
        "forwarded_from": "مراسل الشمال",
        "reply_to_message_id": 12,
        "photo": "photos/photo_1@26-06-2020_00-10-00.jpg",
        "width": 1280,
        "height": 720,
        "text": "صورة من مكان القصف & أثره <قرب> الفرن",
    },
    {
        "id": 14,
        "type": "message",
        "date": "2020-06-26T00:10:00",
        "date_unixtime": "1593119400",
        "from": TITLE,
        "forwarded_from": "مراسل الشمال",
        "file": "(File not included. Change data exporting settings to download.)",
        "media_type": "video_file",
        "text": "مقطع يظهر الدمار",
    },
    {
        "id": 15,
        "type": "message",
        "date": "2020-06-26T09:00:00",
        "date_unixtime": "1593151200",
        "from": TITLE,
        "file": "files/bayan.pdf",
        "mime_type": "application/pdf",
        "text": "",
    },
]
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title>
<script src="js/script.js" type="text/javascript"></script></head><body onload="CheckLocation();"><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold">
شبكة أخبار سراقب
     </div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">
5 January 2020
      </div></div>
<div class="message service" id="message1"><div class="body details">
Channel created
      </div></div>
<div class="message default clearfix" id="message12">
 <div class="pull_left userpic_wrap"><div class="userpic userpic2"><div class="initials">ش</div></div></div>
 <div class="body">
  <div class="pull_right date details" title="25.06.2020 23:30:00 UTC+03:00">
23:30
  </div>
  <div class="from_name">
شبكة أخبار سراقب
  </div>
  <div class="text">
<strong>عاجل</strong>: قصف مدفعي على بلدة آفس<br>شرق إدلب <a href="" onclick="return ShowHashtag(&quot;x&quot;)">#سراقب</a>
  </div>
  <span class="reactions"><span class="reaction"><span class="emoji">👍</span><span class="count">4</span></span></span>
 </div>
</div>
<div class="message default clearfix" id="message13">
 <div class="body">
  <div class="pull_right date details" title="26.06.2020 00:10:00 UTC+03:00">00:10</div>
  <div class="from_name">شبكة أخبار سراقب</div>
  <div class="reply_to details">In reply to <a href="#go_to_message12" onclick="return GoToMessage(12)">this message</a></div>
  <div class="pull_left forwarded userpic_wrap"><div class="userpic"></div></div>
  <div class="forwarded body">
   <div class="from_name">
مراسل الشمال <span class="date details" title="25.06.2020 23:59:00 UTC+03:00"> 25.06.2020 23:59:00</span>
   </div>
   <div class="media_wrap clearfix">
    <a class="photo_wrap clearfix pull_left" href="photos/photo_1.jpg"><img class="photo"></a></div>
   <div class="text">
صورة من مكان القصف &amp; أثره &lt;قرب&gt; الفرن
   </div>
  </div>
 </div>
</div>
<div class="message default clearfix joined" id="message14">
 <div class="body">
  <div class="pull_right date details" title="26.06.2020 00:10:00 UTC+03:00">00:10</div>
  <div class="forwarded body">
   <div class="media_wrap clearfix"><div class="media clearfix pull_left media_video"><div class="fill pull_left"></div>
    <div class="body"><div class="title bold">Video file</div>
     <div class="status details">Not included, 00:31</div></div></div></div>
   <div class="text">مقطع يظهر الدمار</div>
  </div>
 </div>
</div>
<div class="message default clearfix" id="message15">
 <div class="body">
  <div class="pull_right date details" title="26.06.2020 09:00:00 UTC+03:00">09:00</div>
  <div class="from_name">شبكة أخبار سراقب</div>
  <div class="media_wrap clearfix"><a class="media clearfix pull_left block_link media_file" href="files/bayan.pdf">
   <div class="body"><div class="title bold">bayan.pdf</div><div class="status details">1.2 MB</div></div></a></div>
 </div>
</div>
</div></div></div></body></html>"""


def chat(messages: list[dict[str, Any]] = MESSAGES, **more: object) -> dict[str, Any]:
    return {"name": TITLE, "type": "public_channel", "id": 1234567890, "messages": messages} | more


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "e").mkdir()
    return tmp_path


def put(home: Path, told: object, name: str = "result.json") -> bytes:
    data = json.dumps(told, ensure_ascii=False, indent=1).encode()
    (home / "e" / name).parent.mkdir(parents=True, exist_ok=True)
    (home / "e" / name).write_bytes(data)
    return data


def test_the_messages_of_a_channel(home: Path) -> None:
    data = put(home, chat())
    found = gathered(home, SOURCE)
    whole, picture = wholes(found)
    assert (whole.key, whole.data) == ("result.json", data)
    assert picture.key == f"{TITLE}/15"  # no words: kept, and not read
    first, second, third = parts(found)
    assert first.key == f"{TITLE}/12"
    assert first.within == hashlib.sha256(data).hexdigest()
    assert json.loads(first.data) == {
        "date": "2020-06-25T20:30:00+00:00",
        "message": 12,
        "text": "عاجل: قصف مدفعي على بلدة آفس\nشرق إدلب #سراقب",
        "title": TITLE,
    }
    assert second.facts == {"message": "13", "forwarded_from": "مراسل الشمال", "media": "photo", "reply_to": "12"}
    assert json.loads(third.data)["media"] == ["video"]
    assert json.loads(picture.data)["media"] == ["document: bayan.pdf"]
    assert failures(found) == []


def test_a_message_is_the_same_item_as_json_and_as_html(home: Path) -> None:
    put(home, chat())
    (home / "e" / "messages.html").write_text(PAGE)
    found = gathered(home, SOURCE)
    told: dict[str, list[Any]] = {}
    for one in [*parts(found), *wholes(found)]:
        told.setdefault(one.key, []).append((one.data, one.reader, one.facts))
    assert len(told) == 6  # four messages and two files
    for key, both in told.items():
        if key.startswith(TITLE):
            assert both[0] == both[1]


def test_a_message_reads_as_a_document(home: Path) -> None:
    put(home, chat())
    second = parts(gathered(home, TelegramExport(name="t", path="e", channel="saraqib_news", zone="Asia/Damascus")))[1]
    read = read_capture(second, "d1")
    assert isinstance(read, Document)
    assert read.text == "صورة من مكان القصف & أثره <قرب> الفرن"
    assert (read.outlet, read.forwarded_from) == (TITLE, "مراسل الشمال")
    assert (read.published, read.published_basis) == ("2020-06-26", "page")  # by the clock of Damascus; in UTC it was the 25th
    assert read.url == "https://t.me/saraqib_news/13"
    assert second.key == "saraqib_news/13"


def test_an_edited_message_says_so(home: Path) -> None:
    one = MESSAGES[1] | {"edited": "2020-06-26T12:00:00", "edited_unixtime": "1593162000"}
    put(home, chat([one]))
    (first,) = parts(gathered(home, SOURCE))
    assert json.loads(first.data)["edited"] == "2020-06-26T09:00:00+00:00"
    assert first.facts["edited"] == "2020-06-26T09:00:00+00:00"


def test_dates_of_an_old_export_are_left_as_its_clock_wrote_them(home: Path) -> None:
    put(home, chat([{"id": 2, "type": "message", "date": "2018-03-01T23:50:00", "text": "قصف على دوما"}]))
    (home / "e" / "messages2.html").write_text(
        PAGE.split('<div class="message service"')[0]
        + '<div class="message default clearfix" id="message2"><div class="body"><div class="pull_right date details" '
        'title="01.03.2018 23:50:00">23:50</div><div class="text">قصف على دوما</div></div></div></div></div></div></body></html>'
    )
    one, other = parts(gathered(home, SOURCE))
    assert one.data == other.data
    assert json.loads(one.data)["date"] == "2018-03-01T23:50:00"


def test_an_account_gives_its_channels_and_no_chats_between_persons(home: Path) -> None:
    chats = [
        chat(),
        chat([MESSAGES[1]], name="محادثة", type="personal_chat", id=7),
        chat([MESSAGES[1]], name="مجموعة الراصد", type="private_supergroup", id=8),
    ]
    left = [chat([MESSAGES[1]], name=TITLE, id=9)]
    put(home, {"about": "…", "personal_information": {}, "chats": {"about": "", "list": chats}, "left_chats": {"list": left}})
    keys = {one.key for one in parts(gathered(home, SOURCE))}
    assert keys == {f"{TITLE} 1234567890/{n}" for n in (12, 13, 14)} | {"مجموعة الراصد/12", f"{TITLE} 9/12"}


def test_a_broken_message_fails_alone(home: Path) -> None:
    put(home, chat([MESSAGES[1], {"id": "x"}, {"text": 5, "id": 4}, MESSAGES[2]]))
    found = gathered(home, SOURCE)
    assert failures(found) == [("result.json#2", "E413"), ("result.json#3", "E413")]
    assert len(parts(found)) == 2


@pytest.mark.parametrize("data", [b"", b"{", b'{"messages": 1}', b"[1]", b"\xff\xfe\x00", b'{"a":' * 5000])
def test_a_file_that_is_no_export_fails_alone(home: Path, data: bytes) -> None:
    put(home, chat(), "good/result.json")
    (home / "e" / "result.json").write_bytes(data)
    found = gathered(home, SOURCE)
    assert failures(found) == [("result.json", "E413")]
    assert len(parts(found)) == 3


@pytest.mark.parametrize("page", ["", "<html></html>", "\0\0\0", "<div class='x'>" * 3000])
def test_a_page_that_is_no_export_fails_alone(home: Path, page: str) -> None:
    (home / "e" / "messages.html").write_text(page)
    assert failures(gathered(home, SOURCE)) == [("messages.html", "E413")]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (SOURCE, "E413"),
        (TelegramExport(name="t", path="nowhere"), "E101"),
        (TelegramExport(name="t", path="e", zone="Nowhere/City"), "E413"),
    ],
)
def test_a_source_that_cannot_be_had(home: Path, source: TelegramExport, code: str) -> None:
    with pytest.raises(IsnadError) as raised:
        gathered(home, source)
    assert raised.value.code == code


def test_a_file_above_the_limit_fails_alone(home: Path) -> None:
    put(home, chat())
    assert failures(gathered(home, SOURCE, limit=20)) == [("result.json", "E110")]


def test_nothing_outside_the_folder_is_read(home: Path) -> None:
    put(home, chat(), "../elsewhere/result.json")
    (home / "e" / "in").symlink_to(home / "elsewhere", target_is_directory=True)
    (home / "e" / "result.json").symlink_to(home / "elsewhere" / "result.json")
    with pytest.raises(IsnadError, match="no Telegram export"):
        gathered(home, SOURCE)
