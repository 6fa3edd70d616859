"""Fetching: what may be reached, how politely, and what every fault comes to."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import zlib
from collections.abc import Callable
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

import fault_server as faults
from fault_server import Hours, Reply, Route, Site
from isnad.errors import IsnadError
from isnad.sources.fetch.client import Fetcher, read_url
from isnad.sources.fetch.guard import Guard, is_allowed, is_public, read_allow
from isnad.sources.fetch.pace import Pace
from isnad.sources.fetch.robots import read_rules
from isnad.sources.plan import Fetch

Make = Callable[..., Fetcher]


@pytest.fixture
def make(site: Site, hours: Hours) -> Make:
    """A fetcher that may reach the local server and waits for nothing."""

    def fetcher(state: dict[str, Any] | None = None, lookup: Any = None, **manners: Any) -> Fetcher:
        told = Fetch(**{"allow": (f"127.0.0.1:{site.port}",), "delay_seconds": 0.0, "max_bytes": 100_000} | manners)
        more = {"lookup": lookup} if lookup else {}
        return Fetcher(told, {} if state is None else state, agent="isnad/0", clock=hours.clock, pace=Pace(), **more)

    return fetcher


def refusal(fetcher: Fetcher, url: str) -> str:
    """The code that fetching ends with."""
    with pytest.raises(IsnadError) as raised:
        fetcher.get(url)
    assert raised.value.hint
    return raised.value.code


# --- where a fetch may go ------------------------------------------------------------------------------------------------------

CLOSED = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1
192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 2001::1
2001:0:53aa:64c:0:0:f5ff:fffe 2001:db8::1 2002:7f00:1:: 2002:808:808:: 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1 fec0::1 ff02::1
ff0e::1
"""


@pytest.mark.parametrize("address", CLOSED.split())
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.3.1", "223.255.255.255", "2606:4700::1", "2a00::1"]
)
def test_addresses_that_are(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "169.254.169.254",
        "LOCALHOST",
    ],
)
def test_every_spelling_of_this_machine_is_refused(site: Site, make: Make, host: str) -> None:
    assert refusal(make(allow=()), f"http://{host}:{site.port}/") in ("E501", "E502")
    assert not site.asked


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(site: Site, make: Make) -> None:
    site.routes["/"] = "hello"
    answers = [["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]]  # robots.txt, the page, and what a second look-up would say
    fetcher = make(lookup=lambda host, port: answers.pop(0))
    assert fetcher.get(f"http://news.example:{site.port}/").body == b"hello"
    assert len(answers) == 1
    assert site.asked[1][1]["Host"] == f"news.example:{site.port}"


def test_a_name_that_answers_inside_and_outside_is_refused(make: Make) -> None:
    assert refusal(make(lookup=lambda host, port: ["93.184.216.34", "192.168.0.1"]), "http://news.example/") == "E501"


def test_allow_opens_what_it_names_and_nothing_else() -> None:
    doors = read_allow(["10.0.0.0/8", "intranet", "Desk.example:8000", "[fd00::1]:81", "64:ff9b::/96"])

    def may(address: str, host: str = "h", port: int = 80) -> bool:
        return is_allowed(ip_address(address), host, port, doors)

    assert may("10.1.2.3", port=22)
    assert may("192.168.0.1", "INTRANET")
    assert may("127.0.0.1", "desk.example", 8000)
    assert not may("127.0.0.1", "desk.example", 80)
    assert not may("127.0.0.1", "other.example", 8000)
    assert may("fd00::1", port=81)
    assert not may("fd00::1", port=80)
    assert may("64:ff9b::808:808")
    assert may("64:ff9b::a00:1"), "carries 10.0.0.1, which is allowed"
    assert not may("64:ff9b::7f00:1"), "carries 127.0.0.1, which is not"
    assert not may("::ffff:10.0.0.1")
    assert not may("8.8.8.8", port=25), "a port of another protocol"
    assert may("8.8.8.8", port=8080)


@pytest.mark.parametrize("wrong", ["", "10.0.0.0/99", "http://intranet", "intranet:port", ":80"])
def test_an_entry_of_allow_that_is_none(wrong: str) -> None:
    with pytest.raises(IsnadError, match="E423"):
        read_allow([wrong])


def test_a_name_that_nobody_knows() -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    with pytest.raises(OSError, match="unknown"):
        Guard((), nobody).addresses("nowhere.invalid", 80)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "javascript:alert(1)",
        "/page",
        "",
        "http://",
        "http:///x",
        "http://user:secret@example.org/",
        "http://exa mple.org/",
        "http://[::1",
        "http://example.org:99999/",
        "http://a/" + "x" * 9000,
    ],
)
def test_what_is_no_address_of_the_web(make: Make, url: str) -> None:
    assert refusal(make(), url) == "E502"


def test_addresses_in_arabic_letters_are_escaped() -> None:
    assert str(read_url(" https://example.org/أخبار?ص=١#top ")) == (
        "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D8%B5=%D9%A1"
    )


# --- redirects ------------------------------------------------------------------------------------------------------------------


def moved(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": to})


def test_redirects_are_followed_ten_at_most(site: Site, make: Make) -> None:
    site.routes |= {f"/{n}": moved(f"/{n + 1}", (301, 302, 303, 307, 308)[n % 5]) for n in range(30)}
    site.routes["/10"] = "there"
    answer = make().get(f"{site.home}/0")
    assert (answer.body, answer.final_url) == (b"there", f"{site.home}/10")
    site.routes["/10"] = moved("/11")
    assert refusal(make(), f"{site.home}/0") == "E506"


def test_a_circle_of_redirects(site: Site, make: Make) -> None:
    site.routes |= {"/a": moved("/b"), "/b": moved("/a"), "/self": moved("/self#x")}
    assert refusal(make(), f"{site.home}/a") == "E506"
    assert site.count("/a") == 1
    assert refusal(make(), f"{site.home}/self") == "E506"


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("http://169.254.169.254/latest/meta-data/", "E501"),
        ("http://localhost:1/secret", "E501"),
        ("//[::1]:{port}/secret", "E501"),
        ("http://127.0.0.1:1/", "E501"),
        ("file:///etc/passwd", "E502"),
        ("ftp://127.0.0.1/", "E502"),
        ("http://[broken", "E502"),
        ("", "E508"),
    ],
)
def test_a_redirect_is_checked_like_any_address(site: Site, make: Make, to: str, code: str) -> None:
    site.routes |= {"/a": moved(to.format(port=site.port)), "/secret": "secret"}
    assert refusal(make(), f"{site.home}/a") == code
    assert not site.count("/secret")


# --- faults ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("route", "code", "times"),
    [
        (faults.drip, "E504", 1),
        (faults.drip_headers, "E504", 1),
        (faults.long_headers, "E508", 3),
        (faults.cut_short, "E508", 3),
        (faults.bad_chunks, "E508", 3),
        (faults.cut_chunks, "E508", 3),
        (faults.no_http, "E508", 3),
        (faults.hang_up, "E508", 3),
        (bytes(100_001), "E505", 1),
        (faults.bomb(50_000_000), "E505", 1),
        (faults.bomb(50_000_000, layers=2), "E505", 1),
        (faults.bomb(1000, layers=3), "E508", 3),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "E508", 3),
        (Reply(gzip.compress(bytes(1000))[:-9], headers={"Content-Encoding": "gzip"}), "E508", 3),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "E508", 3),
        (Reply(status=500), "E507", 3),
        (Reply(status=502), "E507", 3),
        (Reply(status=403), "E507", 1),
        (Reply(status=204), "E507", 1),
        (Reply(status=503), "E510", 3),
        (Reply(status=429), "E510", 3),
    ],
    ids=lambda one: getattr(one, "__name__", None) or (str(one) if isinstance(one, str | int) else ""),
)
def test_every_fault_has_its_code_and_only_those_that_may_pass_are_asked_again(
    site: Site, make: Make, route: Route, code: str, times: int
) -> None:
    site.routes["/a"] = route
    assert refusal(make(timeout_seconds=0.2 if code == "E504" else 10.0), f"{site.home}/a") == code
    assert site.count("/a") == times


def test_nobody_listens(make: Make, hours: Hours) -> None:
    with faults.serving() as gone:
        port = gone.port
    assert refusal(make(allow=("127.0.0.1",)), f"http://127.0.0.1:{port}/") == "E503"
    assert hours.slept == pytest.approx([1, 2], abs=0.5)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_is_held_against_the_name_and_not_the_address(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {tmp_path}/key -out {tmp_path}/cert -days 2 -subj /CN=news.example"
    subprocess.run([*made.split(), "-addext", "subjectAltName=DNS:news.example"], check=True, capture_output=True)
    told = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    told.load_cert_chain(tmp_path / "cert", tmp_path / "key")
    trusting = ssl.create_default_context(cafile=tmp_path / "cert")
    with faults.serving(told) as secure:
        secure.routes["/"] = "secret"
        fetcher = make(allow=("127.0.0.1",), lookup=lambda host, port: ["127.0.0.1"])
        assert refusal(fetcher, f"https://news.example:{secure.port}/") == "E503", "signed by nobody that is trusted"
        monkeypatch.setattr("httpcore._sync.connection.default_ssl_context", lambda: trusting)
        fetcher = make(allow=("127.0.0.1",), lookup=lambda host, port: ["127.0.0.1"])
        assert fetcher.get(f"https://news.example:{secure.port}/").body == b"secret"
        assert refusal(fetcher, f"https://other.example:{secure.port}/") == "E503", "another name"


def test_packed_bodies_are_unpacked(site: Site, make: Make) -> None:
    text = "قصف على بلدة كفرنبل".encode() * 50
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "x-gzip": gzip.compress(text[:100]) + gzip.compress(text[100:]),
        "deflate": zlib.compress(text),
        "Deflate": raw.compress(text) + raw.flush(),
        "identity": text,
    }
    for name, body in packed.items():
        site.routes[f"/{name}"] = Reply(body, headers={"Content-Encoding": name})
        assert make().get(f"{site.home}/{name}").body == text, name


def test_a_fault_that_passes_does_no_harm(site: Site, make: Make, hours: Hours) -> None:
    site.routes["/a"] = [Reply(status=500), faults.cut_short, "there"]
    assert make(delay_seconds=3.0).get(f"{site.home}/a").body == b"there"
    assert hours.slept == pytest.approx([3, 3, 6], abs=0.5), "after robots.txt, after the first fault, after the second"


def test_a_host_that_is_down_is_left_alone_after_three_failures(site: Site, make: Make) -> None:
    site.routes["/robots.txt"] = ""
    fetcher = make(timeout_seconds=0.2)
    for n in range(5):
        site.routes[f"/{n}"] = faults.drip
        assert refusal(fetcher, f"{site.home}/{n}") == "E504"
    assert [site.count(f"/{n}") for n in range(5)] == [1, 1, 1, 0, 0]


# --- politeness -----------------------------------------------------------------------------------------------------------------


def test_who_asks_and_how_often(site: Site, make: Make, hours: Hours) -> None:
    site.routes |= {"/a": "a", "/b": "b"}
    fetcher = make(delay_seconds=5.0, contact="desk@example.org\r\nX-Evil: 1")
    fetcher.get(f"{site.home}/a")
    fetcher.get(f"{site.home}/b")
    assert hours.slept == pytest.approx([5, 5], abs=0.5)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]
    assert {told["User-Agent"] for _, told in site.asked} == {"isnad/0 (desk@example.orgX-Evil: 1)"}
    assert not any("X-Evil" in told for _, told in site.asked)


def test_what_robots_forbid_is_not_asked_for(site: Site, make: Make) -> None:
    site.routes |= {"/robots.txt": "User-agent: *\nDisallow: /private", "/private/a": "a", "/b": moved("/private/a")}
    assert refusal(make(), f"{site.home}/private/a") == "E509"
    assert refusal(make(), f"{site.home}/b") == "E509"
    assert not site.count("/private/a")


def test_robots_are_remembered_for_a_day(site: Site, make: Make, hours: Hours) -> None:
    site.routes |= {"/robots.txt": "User-agent: isnad\nDisallow: /no\nCrawl-delay: 7", "/a": "a"}
    state: dict[str, Any] = {}
    for _ in range(3):
        make(state).get(f"{site.home}/a")
        assert refusal(make(state), f"{site.home}/no") == "E509"
    assert site.count("/robots.txt") == 1
    hours.slept.append(90_000)
    fetcher = make(state)
    fetcher.get(f"{site.home}/a")
    assert site.count("/robots.txt") == 2
    fetcher.get(f"{site.home}/a")
    assert round(hours.slept[-1]) == 7


@pytest.mark.parametrize(("route", "open_"), [(Reply(status=404), True), (Reply(status=403), True), (Reply(status=500), False)])
def test_robots_that_cannot_be_had(site: Site, make: Make, route: Route, open_: bool) -> None:
    site.routes |= {"/robots.txt": route, "/a": "a"}
    fetcher = make()
    if open_:
        assert fetcher.get(f"{site.home}/a").body == b"a"
    else:
        assert {refusal(fetcher, f"{site.home}/a") for _ in range(3)} == {"E507"}
        assert site.count("/robots.txt") == 3, "tried three times, for the first page only"
    assert site.count("/a") == int(open_)


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Isnad/2.0\nDisallow: /x", "/a", True),
        ("User-agent: other\nUser-agent: isnad\nDisallow: /x\nUser-agent: *\nAllow: /", "/x", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /أخبار", "/%d8%a3%D8%AE%D8%A8%D8%A7%D8%B1/1", False),
        ("\ufeffUSER-AGENT : * # all\n disallow : /a # this\nSitemap: /s", "/a", False),
        ("Disallow: /\nnonsense\n<html>", "/a", True),
        ("User-agent: *\nDisallow: /" + "*a" * 2000 + "b", "/" + "a" * 8000, True),
    ],
)
def test_robots_are_read_as_the_rfc_says(rules: str, path: str, may: bool) -> None:
    assert read_rules(rules.encode()).allows(path) is may


def test_a_host_that_asks_for_patience_gets_it(site: Site, make: Make, hours: Hours) -> None:
    site.routes["/a"] = [Reply(status=429, headers={"Retry-After": "17"}), "there"]
    assert make().get(f"{site.home}/a").body == b"there"
    assert hours.slept == pytest.approx([17], abs=0.5)


def test_a_host_that_asks_for_more_than_a_minute_is_left_for_the_next_run(site: Site, make: Make, hours: Hours) -> None:
    site.routes["/robots.txt"] = ""
    late = format_datetime(hours.clock.utc().replace(year=hours.clock.utc().year + 1))
    for wanted in ("3600", late):
        site.routes["/a"] = Reply(status=503, headers={"Retry-After": wanted})
        fetcher = make()
        before = len(site.asked)
        assert refusal(fetcher, f"{site.home}/a") == "E510"
        assert refusal(fetcher, f"{site.home}/b") == "E510"
        assert len(site.asked) == before + 2, "robots.txt and the page, once"
    assert not hours.slept


def test_an_unchanged_page_is_not_sent_again(site: Site, make: Make) -> None:
    site.routes["/a"] = Reply(
        b"text", etag='"1"', headers={"Last-Modified": "Fri, 05 Jun 2020 10:00:00 GMT", "Set-Cookie": "id=1"}
    )
    first = make().get(f"{site.home}/a")
    assert first.marks == {"etag": '"1"', "modified": "Fri, 05 Jun 2020 10:00:00 GMT"}
    assert "set-cookie" not in first.headers
    assert make().get(f"{site.home}/a", **first.marks).unchanged
    assert site.asked[-1][1]["If-Modified-Since"] == "Fri, 05 Jun 2020 10:00:00 GMT"
    site.routes["/a"] = Reply(b"edited", etag='"2"')
    assert make().get(f"{site.home}/a", **first.marks).body == b"edited"
