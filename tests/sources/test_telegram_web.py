"""A channel's public web view, as a user runs it, against a server that looks like Telegram's."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fault_server import Handler, Hours, Reply, Site
from isnad.cli import main
from isnad.errors import IsnadError
from isnad.project import steps
from isnad.sources.collecting import Context
from isnad.sources.items import Given
from isnad.sources.message import Message, read_message, write_message
from isnad.sources.telegram_web import read_channel

Isnad = Callable[..., Result]


@dataclass
class Channel:
    """A channel of messages (number → inner markup), twenty to a page as Telegram has it; views go up all the time."""

    messages: dict[int, str] = field(default_factory=dict)
    edited: set[int] = field(default_factory=set)
    views: int = 0

    def page(self, before: int | None) -> str:
        """One page of the view."""
        self.views += 1
        upto = sorted(n for n in self.messages if before is None or n < before)
        shown = upto[-20:]
        more = f'<a href="/s/x?before={shown[0]}" class="tme_messages_more js-messages_more" data-before="{shown[0]}"></a>'
        return (
            '<html><head><meta charset="utf-8"><title>x</title></head><body><main class="tgme_main">'
            '<div class="tgme_channel_info_header_title"><span dir="auto">شبكة أخبار أريحا</span></div>'
            f"{more if len(upto) > 20 else ''}{''.join(map(self._message, shown))}</main></body></html>"
        )

    def _message(self, number: int) -> str:
        date = '<a class="tgme_widget_message_date" href="x"><time datetime="2019-06-05T10:20:30+00:00">10:20</time></a>'
        edited = "edited &nbsp;" if number in self.edited else ""
        return (
            f'<div class="wrap"><div class="tgme_widget_message js-widget_message" data-post="areeha/{number}">'
            '<div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name">شبكة أخبار أريحا</a></div>'
            f"{self.messages[number]}"
            f'<div class="tgme_widget_message_info"><span class="tgme_widget_message_views">{self.views}K</span>'
            f'<span class="tgme_widget_message_meta">{edited}{date}</span></div></div></div>'
        )

    def __call__(self, handler: Handler) -> None:
        _, _, before = handler.path.partition("?before=")
        handler.answer(Reply(self.page(int(before) if before else None).encode()))


def text(words: str) -> str:
    """A message of words alone."""
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>'


RICH = """
<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<a href="https://t.me/other/7"
 class="tgme_widget_message_forwarded_from_name"><span dir="auto">مركز إدلب الإعلامي</span></a></div>
<a class="tgme_widget_message_reply" href="https://t.me/areeha/3"><div class="tgme_widget_message_author">
<span class="tgme_widget_message_author_name">آخر</span></div>
<div class="tgme_widget_message_text js-message_reply_text">رد قديم</div></a>
<a class="tgme_widget_message_photo_wrap" style="background-image:url('https://cdn.example/1.jpg')"></a>
<a class="tgme_widget_message_video_player"><time class="message_video_duration">0:21</time></a>
<div class="tgme_widget_message_document_wrap"><div class="tgme_widget_message_document_title">قائمة.pdf</div></div>
<div class="tgme_widget_message_text js-message_text" dir="auto"><div class="tgme_widget_message_text js-message_text">
<i class="emoji" style="background-image:url('//telegram.org/img/emoji/40/F09F94B4.png')"><b>🔴</b></i>
 عاجل:<br/>قصف على <b>أريحا</b><br><br>
<a href="?q=%23إدلب">#إدلب</a><script>alert(1)</script> <tg-spoiler>ثلاثة قتلى</tg-spoiler></div></div>
<a class="tgme_widget_message_link_preview" href="https://example.org"><div class="link_preview_title">عنوان رابط</div>
<div class="tgme_widget_message_text">معاينة</div></a>
"""


def test_a_message_with_everything() -> None:
    channel = Channel({9: RICH}, edited={9})
    found = read_channel(channel.page(None), "Areeha")
    assert found.before is None
    message = found.messages[9]
    assert message == Message(
        channel="Areeha",
        title="شبكة أخبار أريحا",
        message=9,
        date="2019-06-05T10:20:30+00:00",
        edited="yes",
        forwarded_from="مركز إدلب الإعلامي",
        reply_to=3,
        text="🔴 عاجل:\nقصف على أريحا\n\n#إدلب ثلاثة قتلى",
        media=("photo", "video", "document: قائمة.pdf"),
        url="https://t.me/Areeha/9",
    )
    read = read_message(write_message(message), "n", Given(limit=10**6))
    assert (read.text, read.outlet, read.published, read.url) == (message.text, message.title, "2019-06-05", message.url)


def test_the_same_message_gives_the_same_bytes_whatever_its_views() -> None:
    channel = Channel({n: text(f"قصف رقم {n}") for n in range(1, 30)})
    first, second = (read_channel(channel.page(None), "areeha") for _ in range(2))
    assert first == second
    assert first.before == 10
    assert sorted(first.messages) == list(range(10, 30))


def test_strange_pages() -> None:
    foreign = text("x").join(('<div class="tgme_widget_message" data-post="other/1">', "</div>"))
    wrong = '<div class="tgme_widget_message" data-post="areeha/x"></div><div class="tgme_widget_message"></div>'
    deep = "<div>" * 5000 + text("عميق")
    assert not read_channel(foreign + wrong, "areeha").messages
    assert not read_channel("", "areeha").messages
    read_channel(f'<div class="tgme_widget_message" data-post="areeha/1">{deep}', "areeha")
    for data in (b"{", b'{"text": 1}', b"[]"):
        with pytest.raises(IsnadError, match="E105"):
            read_message(data, "n", Given(limit=10**6))
    with pytest.raises(IsnadError, match="E102"):
        read_message(b'{"message": 1}', "n", Given(limit=10**6))


@pytest.fixture
def channel(site: Site) -> Channel:
    """Sixty messages about shelling."""
    channel = Channel(
        {n: text(f"قصفت قوات النظام مدينة أريحا في {n % 28 + 1} حزيران 2019، ما أدى إلى مقتل {n} مدنيين.") for n in range(1, 61)}
    )
    site.routes |= {"/s/areeha": channel} | {f"/s/areeha?before={n}": channel for n in range(1, 200)}
    return channel


@pytest.fixture
def isnad(tmp_path: Path, packs_cache: Path, site: Site, channel: Channel, monkeypatch: pytest.MonkeyPatch) -> Isnad:
    """Runs commands in a project with this channel, two pages back; nobody waits."""
    hours = Hours()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ISNAD_CACHE", str(packs_cache))
    monkeypatch.setattr(steps, "Context", functools.partial(Context, clock=hours.clock))
    source = f'[[source]]\nkind = "telegram-web"\nname = "areeha"\nchannel = "@areeha"\npages = 2\nbase = "{site.home}/s/"\n'
    Path("isnad.toml").write_text(f'[project]\nname = "p"\n[fetch]\ndelay_seconds = 0\nallow = ["127.0.0.1"]\n{source}')

    def run(*words: str, status: int = 0) -> Result:
        done = CliRunner().invoke(main, words)
        assert done.exit_code == status, done.output
        return done

    return run


def told(done: Result) -> str:
    return done.output.splitlines()[0]


def rows(asked: str) -> list[tuple[object, ...]]:
    with sqlite3.connect("isnad.db") as raw:
        return raw.execute(asked).fetchall()


def test_two_runs_in_a_row_add_nothing(isnad: Isnad, site: Site) -> None:
    first = isnad("run")
    assert told(first) == "areeha: 40 new, 0 changed, 0 as before, 0 gone, 0 failed"
    assert "coded: 40 documents, 0 failed" in first.output
    assert [path for path, _ in site.asked] == ["/robots.txt", "/s/areeha", "/s/areeha?before=41"]
    kept = rows("select count(*), sum(bytes) from captures")
    again = isnad("run")
    assert told(again) == "areeha: 0 new, 0 changed, 0 as before, 0 gone, 0 failed"
    assert "coded: 0 documents" in again.output
    assert rows("select count(*), sum(bytes) from captures") == kept
    assert site.asked[-1][0] == "/s/areeha", "one page is enough when nothing is new"
    ((key, facts, outlet, url, within),) = rows(
        "select d.key, c.facts_json, v.outlet, v.url, c.within from captures c join documents d on d.id = c.document "
        "join versions v on v.capture = c.id where d.key = 'areeha/60'"
    )
    assert (key, outlet, url) == ("areeha/60", "شبكة أخبار أريحا", "https://t.me/areeha/60")
    assert facts == '{"channel":"areeha","message":"60"}'
    assert within in {digest for (digest,) in rows("select sha256 from captures where reader = 'container'")}
    assert isnad("verify").output == "everything is as it was\n"


def test_an_edit_and_a_deletion_are_seen(isnad: Isnad, channel: Channel) -> None:
    isnad("collect")
    channel.messages[55] = text("تصحيح: قصفت قوات النظام مدينة أريحا، والحصيلة خمسة مدنيين.")
    channel.edited.add(55)
    del channel.messages[58], channel.messages[60]
    assert told(isnad("collect")) == "areeha: 0 new, 1 changed, 19 as before, 2 gone, 0 failed"
    assert rows("select d.key from documents d where gone is not null order by 1") == [("areeha/58",), ("areeha/60",)]
    versions = rows(
        "select number, current, facts_json from versions v join documents d on d.id = v.document where d.key = 'areeha/55'"
    )
    assert versions == [
        (1, 0, '{"channel":"areeha","message":"55"}'),
        (2, 1, '{"channel":"areeha","edited":"yes","message":"55"}'),
    ]
    assert told(isnad("collect")) == "areeha: 0 new, 0 changed, 0 as before, 0 gone, 0 failed"


def test_later_visits_page_back_to_where_the_last_began(isnad: Isnad, channel: Channel, site: Site) -> None:
    isnad("collect")
    channel.messages |= {n: text(f"غارة رقم {n} على مدينة أريحا") for n in range(61, 131)}
    before = len(site.asked)
    assert told(isnad("collect")).startswith("areeha: 70 new, 0 changed")
    assert [path for path, _ in site.asked[before:]] == ["/s/areeha"] + [f"/s/areeha?before={n}" for n in (111, 91, 71)]


def test_a_page_that_fails_on_the_way_back_leaves_no_hole(isnad: Isnad, channel: Channel, site: Site) -> None:
    isnad("collect")
    channel.messages |= {n: text(f"غارة رقم {n} على مدينة أريحا") for n in range(61, 131)}
    site.routes["/s/areeha?before=91"] = Reply(status=500)
    assert "E507" in isnad("collect", status=2).output
    site.routes["/s/areeha?before=91"] = channel
    isnad("collect")
    assert rows("select count(*) from documents where key like 'areeha/%'") == [(110,)]
    assert rows("select count(*) from documents where gone is not null") == [(0,)]


def test_pictures_without_words_are_kept_and_not_read(isnad: Isnad, channel: Channel) -> None:
    channel.messages[61] = '<a class="tgme_widget_message_photo_wrap"></a>'
    isnad("collect")
    assert rows("select reader, facts_json from captures where facts_json like '%photo%'") == [
        ("container", '{"channel":"areeha","media":"photo","message":"61"}')
    ]
    assert "0 unread" in isnad("status").output


@pytest.mark.parametrize("route", [Reply(status=404), Reply(status=302, headers={"Location": "/areeha"})])
def test_a_channel_without_a_web_view(isnad: Isnad, site: Site, route: Reply) -> None:
    site.routes |= {"/s/areeha": route, "/areeha": "<html><body>Open in Telegram</body></html>"}
    assert "E512" in isnad("collect", status=2).output
    assert "E512" in isnad("status").output
