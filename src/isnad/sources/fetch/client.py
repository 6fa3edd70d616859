"""One polite and careful request after the other: robots, pace, redirects, limits, retries."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import httpcore
import httpx
import msgspec

from isnad.errors import IsnadError
from isnad.sources.fetch.body import ACCEPTED, read_body
from isnad.sources.fetch.guard import Guard, Lookup, look_up, read_allow
from isnad.sources.fetch.pace import LONGEST, SYSTEM, Clock, Pace, retry_after
from isnad.sources.fetch.robots import OPEN, Rules, read_rules
from isnad.sources.fetch.wire import Deadline, GuardedWire
from isnad.sources.plan import Fetch

_HOPS = 10
_TRIES = 3
_PATIENCE = 3
"""So many addresses of a host in a row that cannot be had close it for the rest of the run."""
_MOVED = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_PASSING = (*_BUSY, 500, 502, 504)
"""Answers that may be better in a moment."""
_LATER = "It is asked for again at the next run."
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}|[0-9a-fA-F:.]+")
"""Names as they are looked up, and IPv6 addresses."""
_DAY = timedelta(days=1)
_UNTOLD = ("set-cookie", "set-cookie2")
"""Headers that are not kept: they are about us, not about the page."""
_PACE = Pace()
"""Shared by all sources of a run, as two may name one host."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a host said: 200 with the body, 304 without, or that there is nothing (404, 410)."""

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    body: bytes = b""

    @property
    def unchanged(self) -> bool:
        """The page is as it was when ``etag`` or ``modified`` were told."""
        return self.status == 304

    @property
    def gone(self) -> bool:
        """There is no such page (any more)."""
        return self.status in (404, 410)

    @property
    def marks(self) -> dict[str, str]:
        """What to hand to the next ``get``, so that an unchanged page is not sent again."""
        names = {"etag": "etag", "last-modified": "modified"}
        return {ours: self.headers[name] for name, ours in names.items() if name in self.headers}


class Fetcher:
    """Fetches for one source. ``state`` is what the source remembers: the robots.txt of a day are in it."""

    def __init__(
        self,
        manners: Fetch,
        state: dict[str, Any],
        *,
        agent: str,
        clock: Clock = SYSTEM,
        pace: Pace = _PACE,
        lookup: Lookup = look_up,
    ) -> None:
        self.manners = manners
        self.state = state
        self.clock = clock
        self.pace = pace
        self.agent = _agent(agent, manners.contact)
        self.closed: dict[str, IsnadError] = {}
        """Hosts that are left alone for the rest of the visit, and why."""
        self.faults: dict[str, int] = {}
        self.deadline = Deadline(clock.monotonic)
        wire = GuardedWire(Guard(read_allow(manners.allow), lookup), self.deadline)
        self.pool = httpcore.ConnectionPool(max_keepalive_connections=0, network_backend=wire)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """The page at ``url``, wherever redirects lead, ten at most. E501 to E510 when it cannot be had or must not be."""
        marks = {"If-None-Match": etag, "If-Modified-Since": modified}
        answer = self._follow(url, {name: value for name, value in marks.items() if value}, robots=True)
        if answer.status not in (200, 203) and not answer.unchanged and not answer.gone:
            raise _refusal(answer.final_url, answer.status)
        return answer

    def _follow(self, url: str, marks: dict[str, str], *, robots: bool) -> Answer:
        here, seen = read_url(url), set[str]()
        while True:
            if str(here) in seen or len(seen) > _HOPS:
                what = "lead in a circle" if str(here) in seen else f"are more than {_HOPS}"
                raise IsnadError("E506", f"{url}: its redirects {what}", "Name the page's own address, if there is one.")
            seen.add(str(here))
            if _at(here) in self.closed:
                raise self.closed[_at(here)]
            rules = self._rules(here) if robots else OPEN
            if not rules.allows(here.raw_path.decode("ascii")):
                hint = "Ask the site, or save the page and put it in a folder."
                raise IsnadError("E509", f"{here}: the site's robots.txt forbids it", hint)
            answer = self._tried(here, marks, max(self.manners.delay_seconds, rules.delay))
            if answer.status not in _MOVED:
                return msgspec.structs.replace(answer, url=url)
            here = _next(here, answer.headers.get("location", ""))

    def _tried(self, url: httpx.URL, marks: dict[str, str], delay: float) -> Answer:
        """Ask, and ask again when the fault may pass. E503, E504, E505, E507, E508, E510."""
        host = _at(url)
        for number in range(_TRIES):
            pause = max(delay, 1.0) * 2**number
            self.pace.wait(host, self.clock)
            try:
                answer = self._once(url, marks)
            except IsnadError as error:
                last, passing = error, error.code in ("E503", "E508")
            else:
                if answer.status not in _PASSING:
                    self.faults.pop(host, None)
                    return answer
                last, passing = _refusal(str(url), answer.status), True
                if answer.status in _BUSY:
                    last = _busy(url, f"(answers {answer.status})")
                    pause = self._asked_pause(url, answer, pause)
            finally:
                self.pace.rest(host, delay, self.clock)
            if not passing:
                break
            self.pace.rest(host, pause, self.clock)
        self._lose_patience(host, last)
        raise last

    def _asked_pause(self, url: httpx.URL, answer: Answer, pause: float) -> float:
        """Seconds that the host wants to be left alone. E510 when a run should not wait that long."""
        asked = retry_after(answer.headers.get("retry-after"), self.clock.utc())
        if asked is not None and asked > LONGEST:
            self.closed[_at(url)] = _busy(url, f"for {asked:.0f} seconds")
            raise self.closed[_at(url)]
        return pause if asked is None else asked

    def _lose_patience(self, host: str, error: IsnadError) -> None:
        """A host that is down or slow keeps nobody waiting page after page."""
        if error.code not in ("E503", "E504", "E510"):
            return
        self.faults[host] = self.faults.get(host, 0) + 1
        if self.faults[host] >= _PATIENCE:
            told = f"{host}: not asked any more in this run, after {_PATIENCE} failures ({error.message})"
            self.closed[host] = IsnadError(error.code, told, _LATER)

    def _once(self, url: httpx.URL, marks: dict[str, str]) -> Answer:
        """One request, within its time."""
        self.deadline.end = self.clock.monotonic() + self.manners.timeout_seconds
        told = {"Host": _at(url), "User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED}
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers = list((told | marks | {"Connection": "close"}).items())
        try:
            with self.pool.stream("GET", target, headers=headers) as answer:
                kept = _headers(answer.headers)
                wanted = answer.status in (200, 203)
                encoding = kept.get("content-encoding", "")
                body = read_body(answer.iter_stream(), encoding, str(url), self.manners.max_bytes) if wanted else b""
                return Answer(url=str(url), final_url=str(url), status=answer.status, headers=kept, body=body)
        except httpcore.TimeoutException:
            slow = f"{url}: took longer than {self.manners.timeout_seconds:g} seconds"
            raise IsnadError("E504", slow, f"{_LATER} `timeout_seconds` of [fetch] says how long.") from None
        except httpcore.NetworkError as error:
            what = "broken off" if isinstance(error, httpcore.ReadError | httpcore.WriteError) else "cannot be reached"
            raise IsnadError("E503", f"{url}: {what} ({_reason(error)})", f"{_LATER} Check the address if it stays so.") from None
        except (httpcore.ProtocolError, ValueError) as error:
            raise IsnadError("E508", f"{url}: broken answer: {_reason(error)}", _LATER) from None

    def _rules(self, url: httpx.URL) -> Rules:
        """The host's robots.txt, remembered for a day. One that cannot be had forbids all until it can (RFC 9309 §2.3.1.4)."""
        origin = f"{url.scheme}://{_at(url)}"
        memory = self.state.setdefault("robots", {})
        now = self.clock.utc()
        if origin in memory and now - datetime.fromisoformat(memory[origin]["at"]) < _DAY:
            return msgspec.convert(memory[origin]["rules"], Rules)
        try:
            answer = self._follow(f"{origin}/robots.txt", {}, robots=False)
        except IsnadError as error:
            self.closed.setdefault(_at(url), error)
            raise
        rules = read_rules(answer.body) if answer.body else OPEN
        old = [name for name, one in memory.items() if now - datetime.fromisoformat(one["at"]) >= _DAY]
        for name in old:
            del memory[name]
        memory[origin] = {"at": now.isoformat(timespec="seconds"), "rules": msgspec.to_builtins(rules)}
        return rules


def read_url(written: str) -> httpx.URL:
    """An address as it is asked for: escaped, without fragment. E502 for what is none, or none of the web."""
    try:
        url = httpx.URL(written.strip()).copy_with(fragment=None)
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError):
        raise _no_url(written, "is no address of the web") from None
    if url.scheme not in ("http", "https"):
        raise _no_url(written, "is not http or https")
    if not _HOST.fullmatch(host) or not 0 < (url.port or 80) < 65536 or url.userinfo or len(str(url)) > 8192:
        raise _no_url(written, "has no host that could be, or a password in it, or is too long")
    return url


def _at(url: httpx.URL) -> str:
    """Host and port, as they stand in the address."""
    return url.netloc.decode("ascii")


def _no_url(written: str, why: str) -> IsnadError:
    return IsnadError("E502", f"{written[:200]}: {why}; not fetched", "Name a whole address: https://example.org/page")


def _next(here: httpx.URL, location: str) -> httpx.URL:
    if not location:
        raise IsnadError("E508", f"{here}: broken answer: redirects to nowhere", _LATER)
    try:
        # a location is sent as bytes, and those beyond ASCII are UTF-8 wherever they occur
        joined = str(here.join(location.encode("latin-1").decode("utf-8", "replace")))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        joined = location
    return read_url(joined)


def _refusal(url: str, status: int) -> IsnadError:
    hint = _LATER if status >= 500 else "It may need a login or refuse programs; save the page and put it in a folder."
    return IsnadError("E507", f"{url}: answers {status}", hint)


def _busy(url: httpx.URL, how: str) -> IsnadError:
    return IsnadError("E510", f"{url}: {url.host} asks to be left alone {how}", f"{_LATER} A longer `delay_seconds` may help.")


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        if key not in _UNTOLD:
            text = value.decode("latin-1")
            kept[key] = f"{kept[key]}, {text}" if key in kept else text
    return kept


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__


def _agent(tool: str, contact: str) -> str:
    """isnad/0.1.0 (desk@example.org)"""
    plain = "".join(c for c in contact if " " <= c <= "~" and c not in "()")
    return f"{tool} ({plain})" if plain else tool
