"""A web server on this machine that does what servers should not do, and a clock that does not wait."""

from __future__ import annotations

import gzip
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from isnad.sources.fetch.pace import Clock


@dataclass
class Reply:
    """One answer. ``etag`` makes it answer 304 to those who have it."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None


Route = Reply | bytes | str | Callable[["Handler"], None] | list["Route"]
"""A list is answered one after the other, its last for ever."""


class Handler(BaseHTTPRequestHandler):
    """Answers by ``site.routes``; a path that is not there is 404."""

    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, dict(self.headers)))
        route = self.site.routes.get(self.path, Reply(status=404))
        if isinstance(route, list):
            route = route.pop(0) if len(route) > 1 else route[0]
        if isinstance(route, str):
            route = route.encode()
        if isinstance(route, bytes):
            route = Reply(route)
        if isinstance(route, Reply):
            self.answer(route)
        else:
            route(self)

    def answer(self, reply: Reply) -> None:
        """Send a proper answer."""
        if reply.etag and self.headers.get("If-None-Match") == reply.etag:
            reply = Reply(status=304, etag=reply.etag)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.etag:
            self.send_header("ETag", reply.etag)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def raw(self, *pieces: bytes, pause: float = 0.0) -> None:
        """Send bytes as they are, with a pause after each piece, for as long as somebody listens."""
        try:
            for piece in pieces:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Site:
    """What the server answers, and what it was asked."""

    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def count(self, path: str) -> int:
        """How often this path was asked for."""
        return sum(1 for asked, _ in self.asked if asked == path)


@contextmanager
def serving(secure: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server on a free port of the loopback address, for as long as the block lasts."""
    handler = type("Handler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if secure:
        server.socket = secure.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site = Site(server.server_address[1])
    handler.site = site
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Hours:
    """Time that passes as it does, and jumps where somebody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.clock = Clock(self._monotonic, self.slept.append, self._utc)

    def _monotonic(self) -> float:
        return time.monotonic() + sum(self.slept)

    def _utc(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=sum(self.slept))

    def now(self) -> str:
        """UTC as the store writes it."""
        return self._utc().strftime("%Y-%m-%dT%H:%M:%SZ")


def page(title: str, *paragraphs: str, head: str = "") -> str:
    """An article page."""
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">الرئيسية</a></nav><article><h1>{title}</h1>{text}</article>'
        "<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def drip(handler: Handler) -> None:
    """A byte now and then, for longer than anybody waits."""
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", *[b"x"] * 1000, pause=0.02)


def drip_headers(handler: Handler) -> None:
    """The same before the body has begun."""
    handler.raw(b"HTTP/1.1 200 OK\r\nX: ", *[b"x"] * 1000, pause=0.02)


def long_headers(handler: Handler) -> None:
    """A header of a megabyte."""
    handler.raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1_000_000 + b"\r\n\r\nok")


def cut_short(handler: Handler) -> None:
    """Less than was promised."""
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<html>")


def bad_chunks(handler: Handler) -> None:
    """A chunk whose length is none."""
    handler.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\nhello\r\n")


def cut_chunks(handler: Handler) -> None:
    """Chunks without an end."""
    handler.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")


def no_http(handler: Handler) -> None:
    """Something else than HTTP."""
    handler.raw(b"SSH-2.0-OpenSSH_9.2\r\n")


def hang_up(handler: Handler) -> None:
    """No answer at all."""
    handler.raw()


def bomb(size: int, layers: int = 1) -> Reply:
    """A few bytes that unpack to ``size`` of them."""
    data = bytes(size)
    for _ in range(layers):
        data = gzip.compress(data)
    return Reply(data, headers={"Content-Encoding": ", ".join(["gzip"] * layers)})
