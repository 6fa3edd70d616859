"""Pace: how long to wait before a host is asked again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 60.0
"""Seconds that a run waits when a host asks for it; what asks for more is left for the next run."""


def _utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clock:
    """Time as the fetcher sees it: a clock that only goes forward, the day's time, and a way to wait."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    utc: Callable[[], datetime] = _utc


SYSTEM = Clock()


@dataclass
class Pace:
    """When each host may be asked next."""

    next: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, clock: Clock) -> None:
        """Wait until ``host`` may be asked."""
        left = self.next.get(host, 0.0) - clock.monotonic()
        if left > 0:
            clock.sleep(left)

    def rest(self, host: str, seconds: float, clock: Clock) -> None:
        """Not again before so many seconds from now."""
        self.next[host] = max(self.next.get(host, 0.0), clock.monotonic() + seconds)


def retry_after(written: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After asks for, given in seconds or as a date; None when it says nothing that can be understood."""
    if not written:
        return None
    if written.strip().isascii() and written.strip().isdigit():
        return float(written.strip()[:9])
    try:
        then = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max((then - now).total_seconds(), 0.0)
