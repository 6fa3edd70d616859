"""The wire: connections to checked addresses only, and no wait that goes past the request's end."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from isnad.sources.fetch.guard import Guard


@dataclass
class Deadline:
    """When the request under way must be over, on ``clock``; set anew for each."""

    clock: Callable[[], float]
    end: float = 0.0

    def left(self, at_most: float | None) -> float:
        """Seconds that a wait may last."""
        left = self.end - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("took too long as a whole")
        return left if at_most is None else min(left, at_most)


class GuardedWire(httpcore.NetworkBackend):
    """Opens sockets for httpcore. The host's addresses are checked, and one of these very addresses is connected to; the name
    stays with httpcore, which holds the certificate against it."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self.guard = guard
        self.deadline = deadline
        self.below = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self.guard.addresses(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name is unknown ({error})") from None
        last: Exception = httpcore.ConnectError("the name has no address")
        for address in addresses[:4]:
            try:
                stream = self.below.connect_tcp(str(address), port, self.deadline.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return _Timed(stream, self.deadline)
        raise last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("sockets of this machine are not fetched from")


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait ends with the request's time: a server that drips a byte a second gains none."""

    def __init__(self, below: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.below = below
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.below.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.below.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        self.below.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self.below.start_tls(ssl_context, server_hostname, self.deadline.left(timeout)), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.below.get_extra_info(info)
