"""Feeds and article pages, as a user runs them, against a server that has every fault."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import fault_server as faults
from fault_server import Hours, Reply, Site, page
from isnad.cli import main
from isnad.errors import IsnadError
from isnad.project import steps
from isnad.sources.collecting import Context
from isnad.sources.feed import read_feed

Isnad = Callable[..., Result]
SHELLING = (
    "قصف على كفرنبل",
    "أفاد المرصد السوري لحقوق الإنسان بأن قوات النظام قصفت بلدة كفرنبل في 5 حزيران 2019، ما أدى إلى مقتل ثلاثة مدنيين.",
)
RAID = (
    "غارات على أريحا",
    "قال الدفاع المدني إن طائرات حربية روسية شنت غارات على مدينة أريحا في 6 حزيران 2019، ما أسفر عن إصابة سبعة مدنيين.",
)


def rss(*items: tuple[str, str, str], title: str = "وكالة إدلب", day: str = "Thu, 06 Jun 2019 01:30:00 +0300") -> str:
    """A feed of (id, link, title)."""
    told = "".join(
        f"<item><title>{name}</title><link>{link}</link><guid>{key}</guid><pubDate>{day}</pubDate>"
        f"<description>&lt;p&gt;{name}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;تتمة&lt;/p&gt;</description></item>"
        for key, link, name in items
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>{told}</channel></rss>'


@pytest.fixture
def project(
    tmp_path: Path, packs_cache: Path, site: Site, hours: Hours, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Isnad]:
    """Makes a project with these sources; commands are run inside it, and nobody waits."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ISNAD_CACHE", str(packs_cache))
    monkeypatch.setattr(steps, "Context", functools.partial(Context, clock=hours.clock))
    monkeypatch.setattr(steps, "now", hours.now)

    def run(*words: str, status: int = 0) -> Result:
        done = CliRunner().invoke(main, words)
        assert done.exit_code == status, done.output
        return done

    def begin(sources: str) -> Isnad:
        manners = f'delay_seconds = 0\ntimeout_seconds = 5\nmax_bytes = 200000\nallow = ["127.0.0.1:{site.port}"]\n'
        Path("isnad.toml").write_text(f'[project]\nname = "p"\n[fetch]\n{manners}{sources}')
        return run

    return begin


def feed_at(site: Site, more: str = "") -> str:
    return f'[[source]]\nkind = "feed"\nname = "agency"\nurl = "{site.home}/feed"\n{more}\n'


def told(done: Result) -> str:
    """The line about collecting."""
    return next(line for line in done.output.splitlines() if ": " in line and "as before" in line).partition(": ")[2]


def rows(asked: str) -> list[tuple[object, ...]]:
    with sqlite3.connect("isnad.db") as raw:
        return raw.execute(asked).fetchall()


def test_a_feed_and_its_articles(site: Site, project: Callable[[str], Isnad]) -> None:
    site.routes |= {
        "/feed": rss(("urn:1", f"{site.home}/1", "قصف"), ("urn:2", f"{site.home}/2", "غارات")),
        "/1": Reply(page(*SHELLING).encode(), etag='"a"'),
        "/2": page(*RAID),
    }
    isnad = project(feed_at(site, 'outlet = "وكالة إدلب"'))
    first = isnad("run")
    assert told(first) == "2 new, 0 changed, 0 as before, 0 gone, 0 failed"
    assert "coded: 2 documents" in first.output
    assert rows("select key from documents order by key") == [(f"{site.home}/feed",), ("urn:1",), ("urn:2",)]
    (version,) = rows(
        "select title, outlet, url, published, published_basis, text from versions where number = 1 order by id limit 1"
    )
    assert version[:5] == (SHELLING[0], "وكالة إدلب", f"{site.home}/1", "2019-06-06", "given")
    assert SHELLING[1] in str(version[5])
    assert "الرئيسية" not in str(version[5])
    again = isnad("run")
    assert told(again) == "0 new, 0 changed, 1 as before, 0 gone, 0 failed"
    assert "coded: 0 documents" in again.output
    assert rows("select count(*) from captures") == [(3,)]
    assert isnad("verify").output == "everything is as it was\n"


def test_edits_and_deletions_are_seen_for_some_days(site: Site, project: Callable[[str], Isnad], hours: Hours) -> None:
    site.routes |= {
        "/feed": rss(("urn:1", f"{site.home}/1", "قصف"), ("urn:2", f"{site.home}/2", "غارات")),
        "/1": Reply(page(*SHELLING).encode(), etag='"a"'),
        "/2": page(*RAID),
    }
    isnad = project(feed_at(site, "recheck_days = 2"))
    isnad("collect")
    hours.slept.append(86_400)
    site.routes |= {
        "/feed": rss(),
        "/1": Reply(page(*SHELLING, "وأضاف أن الحصيلة ارتفعت إلى خمسة.").encode(), etag='"b"'),
        "/2": Reply(status=410),
    }
    assert told(isnad("collect")) == "0 new, 1 changed, 0 as before, 1 gone, 0 failed"
    assert rows("select number, current from versions v join documents d on d.id = v.document where key = 'urn:1'") == [
        (1, 0),
        (2, 1),
    ]
    assert rows("select key from documents where gone is not null") == [("urn:2",)]
    assert told(isnad("collect")) == "0 new, 0 changed, 0 as before, 0 gone, 0 failed"
    hours.slept.append(2 * 86_400)
    before = site.count("/1")
    isnad("collect")
    assert site.count("/1") == before, "left alone after recheck_days"


def test_every_fault_is_told_of_its_item_and_the_rest_goes_on(site: Site, project: Callable[[str], Isnad]) -> None:
    codes = {
        "500": ("E507", Reply(status=500)),
        "404": ("E507", Reply(status=404)),
        "loop": ("E506", Reply(status=302, headers={"Location": "/loop"})),
        "inside": ("E501", Reply(status=302, headers={"Location": "http://169.254.169.254/"})),
        "file": ("E502", Reply(status=302, headers={"Location": "file:///etc/passwd"})),
        "bomb": ("E505", faults.bomb(30_000_000)),
        "large": ("E505", bytes(200_001)),
        "cut": ("E508", faults.cut_short),
        "chunks": ("E508", faults.bad_chunks),
        "no": ("E509", page(*RAID)),
        "pdf": ("E103", Reply(b"%PDF-1.4 ...", headers={"Content-Type": "application/pdf"})),
        "empty": ("E108", page("قائمة")),
    }
    site.routes |= {f"/{name}": route for name, (_, route) in codes.items()}
    site.routes |= {"/robots.txt": "User-agent: *\nDisallow: /no", "/good": page(*SHELLING)}
    links = [*((name, f"{site.home}/{name}", "عنوان") for name in codes), ("ours", "http://10.0.0.1/x", "عنوان")]
    site.routes["/feed"] = rss(*links, ("good", f"{site.home}/good", "قصف"))
    isnad = project(feed_at(site))
    assert told(isnad("collect", status=1)) == "3 new, 0 changed, 0 as before, 0 gone, 11 failed"
    shown = isnad("status").output
    for name, (code, _) in codes.items():
        assert f"{code} {name}" in shown, name
    assert "E501 ours" in shown
    site.routes |= {"/500": page(*RAID), "/feed": rss(("good", f"{site.home}/good", "قصف"))}
    assert told(isnad("collect", status=1)).startswith("1 new"), "what failed is asked for after it left the feed"
    assert "E507 500" not in isnad("status").output


def test_a_failure_is_forgotten_when_the_article_is_had_again(site: Site, project: Callable[[str], Isnad], hours: Hours) -> None:
    site.routes |= {"/feed": rss(("urn:1", f"{site.home}/1", "قصف")), "/1": Reply(page(*SHELLING).encode(), etag='"a"')}
    isnad = project(feed_at(site))
    isnad("collect")
    good, site.routes["/1"] = site.routes["/1"], Reply(status=500)
    isnad("collect", status=1)
    assert "E507 urn:1" in isnad("status").output
    site.routes["/1"] = good
    hours.slept.append(5 * 86_400)
    isnad("collect")
    assert "E507" not in isnad("status").output
    assert rows("select count(*) from captures where reader = 'page'") == [(1,)]


def test_a_failure_is_settled_when_the_article_is_known_to_be_gone(site: Site, project: Callable[[str], Isnad]) -> None:
    site.routes |= {"/feed": rss(("urn:1", f"{site.home}/1", "قصف")), "/1": page(*SHELLING)}
    isnad = project(feed_at(site))
    isnad("collect")
    site.routes["/1"] = Reply(status=500)
    isnad("collect", status=1)
    site.routes["/1"] = Reply(status=410)
    assert told(isnad("collect")) == "0 new, 0 changed, 0 as before, 1 gone, 0 failed"
    assert "E507" not in isnad("status").output


def test_a_slow_article_costs_its_time_and_no_more(site: Site, project: Callable[[str], Isnad]) -> None:
    site.routes |= {
        "/feed": rss(("slow", f"{site.home}/slow", "x"), ("good", f"{site.home}/good", "قصف")),
        "/slow": faults.drip,
        "/good": page(*SHELLING),
    }
    isnad = project(feed_at(site))
    plan = Path("isnad.toml")
    plan.write_text(plan.read_text().replace("timeout_seconds = 5", "timeout_seconds = 0.3"))
    assert told(isnad("collect", status=1)) == "1 new, 0 changed, 0 as before, 0 gone, 1 failed"
    assert "E504 slow" in isnad("status").output


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("told_as", ["utf-8", "windows-1256", "iso-8859-1", None])
def test_pages_in_old_code_pages_whatever_the_server_says(
    site: Site, project: Callable[[str], Isnad], encoding: str, told_as: str | None
) -> None:
    script = "<script>" + "var menu = 'main';\n" * 1000 + "</script>"
    text = page(*SHELLING, head=f'<meta charset="{told_as}">{script}' if told_as else script)
    headers = {"Content-Type": f"text/html; charset={told_as}" if told_as else "text/html"}
    site.routes |= {
        "/1": Reply(text.encode(encoding), headers=headers),
        "/feed": Reply(rss(("1", f"{site.home}/1", "قصف")).encode(encoding), headers=headers),
    }
    isnad = project(feed_at(site))
    isnad("collect")
    ((text, title),) = rows("select text, title from versions")
    assert SHELLING[1] in str(text)
    assert title == SHELLING[0]


def test_the_feeds_own_words(site: Site, project: Callable[[str], Isnad]) -> None:
    site.routes["/feed"] = rss(("urn:1", f"{site.home}/1", "قصفت قوات النظام بلدة كفرنبل"))
    isnad = project(feed_at(site, "articles = false"))
    assert told(isnad("collect")) == "1 new, 0 changed, 0 as before, 0 gone, 0 failed"
    assert rows("select title, outlet, url, published, text from versions") == [
        ("قصفت قوات النظام بلدة كفرنبل", "وكالة إدلب", f"{site.home}/1", "2019-06-06", "قصفت قوات النظام بلدة كفرنبل\n\nتتمة")
    ]
    assert not site.count("/1")
    assert told(isnad("collect")) == "0 new, 0 changed, 1 as before, 0 gone, 0 failed"
    ((within, digest),) = rows(
        "select a.within, b.sha256 from captures a, captures b where a.reader = 'row' and b.reader = 'container'"
    )
    assert within == digest


def test_a_feed_that_is_none_is_an_error_of_the_source(site: Site, project: Callable[[str], Isnad]) -> None:
    isnad = project(feed_at(site) + f'[[source]]\nkind = "pages"\nname = "good"\nurls = ["{site.home}/good"]\n')
    site.routes |= {"/feed": page("ليس تغذية", "x"), "/good": page(*SHELLING)}
    assert "E511" in isnad("collect", status=1).output
    assert "1 documents" in isnad("status").output
    site.routes["/feed"] = Reply(status=404)
    assert "E507" in isnad("collect", status=1).output


def test_pages_by_their_addresses(site: Site, project: Callable[[str], Isnad], hours: Hours) -> None:
    site.routes |= {
        "/1": page(*SHELLING, head='<meta property="article:published_time" content="2019-06-05">'),
        "/2": Reply(page(*RAID).encode(), etag='"x"'),
    }
    isnad = project(f'[[source]]\nkind = "pages"\nname = "some"\nurls = ["{site.home}/1", "{site.home}/2", "{site.home}/3"]\n')
    assert told(isnad("collect", status=1)) == "2 new, 0 changed, 0 as before, 0 gone, 1 failed"
    assert rows("select published, published_basis from versions where published is not null") == [("2019-06-05", "page")]
    site.routes["/2"] = Reply(status=404)
    assert told(isnad("collect", status=1)) == "0 new, 0 changed, 1 as before, 1 gone, 1 failed"
    hours.slept.append(3 * 86_400)
    before = len(site.asked)
    assert told(isnad("collect")) == "0 new, 0 changed, 0 as before, 0 gone, 0 failed"
    assert len(site.asked) == before, "nothing is asked after recheck_days"


def test_a_plan_that_allows_nonsense(site: Site, project: Callable[[str], Isnad]) -> None:
    isnad = project(feed_at(site))
    plan = Path("isnad.toml")
    plan.write_text(plan.read_text().replace(f"127.0.0.1:{site.port}", "10.0.0.0/99"))
    assert "E423" in isnad("collect", status=2).output
    plan.write_text(plan.read_text().replace("10.0.0.0/99", "10.0.0.0/8").replace("timeout_seconds = 5", "timeout_seconds = 0"))
    assert "E423" in isnad("collect", status=2).output


# --- reading -------------------------------------------------------------------------------------------------------------------

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/ar/">
<title type="html">&lt;b&gt;قناة&lt;/b&gt;</title>
<entry><id>tag:1</id><title>خبر</title><link href="أول"/>
<updated>2019-06-05T23:30:00+03:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>سطر<br/>آخر</p></div></content></entry>
<entry><title>بلا عنوان</title></entry></feed>"""


def test_atom() -> None:
    feed = read_feed(ATOM.encode(), "f")
    assert feed.title == "قناة"
    assert not feed.cut
    (entry,) = feed.entries
    assert (entry.key, entry.published, entry.text) == ("tag:1", "2019-06-05", "سطر\nآخر")
    assert entry.link is not None
    assert entry.link.startswith("https://example.org/ar/")


def test_a_feed_that_breaks_off_gives_what_can_be_had() -> None:
    whole = rss(
        ("1", "https://example.org/1", "أول"), ("2", "https://example.org/2", "ثان"), ("3", "https://example.org/3", "ثالث")
    )
    feed = read_feed(whole[: whole.rindex("<item>") + 30].encode(), "f")
    assert feed.cut
    assert [one.key for one in feed.entries][:2] == ["1", "2"]


def test_a_feed_with_wrong_markup_is_read_all_the_same() -> None:
    wrong = rss(("1", "https://example.org/?a=1&b=2", "قصف & غارات"), ("2", "https://example.org/2", "ثان\x08")).replace(
        "utf-8", "windows-1252"
    )
    feed = read_feed(wrong.encode(), "f")
    assert [(one.key, one.link, one.title) for one in feed.entries] == [
        ("1", "https://example.org/?a=1&b=2", "قصف & غارات"),
        ("2", "https://example.org/2", "ثان"),
    ]
    assert not feed.cut


def test_halves_of_letters_are_not_let_in() -> None:
    (entry,) = read_feed(rss(("a&#xD800;", "https://example.org/&#xDFFF;", "قصف&#xD800;")).encode(), "f").entries
    assert [one.encode().decode() for one in (entry.key, entry.link or "", entry.title or "")]


@pytest.mark.parametrize(
    "data", [b"", b"  ", b"<html><body>no</body></html>", b"\x00\x01\x02\xff\xfe", b"{}", b"<?xml version='1.0'?>", b"%PDF-1.4"]
)
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(IsnadError, match="E511"):
        read_feed(data, "f")


def test_entities_do_not_multiply_and_files_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file://{secret}">]>'
    text = rss(("1", "https://example.org/1", "&l11;&f;")).replace('<?xml version="1.0" encoding="utf-8"?>', bomb)
    (entry,) = read_feed(text.encode(), "f").entries
    assert len(entry.title or "") < 1000
    assert "geheim" not in (entry.title or "")
