"""Where a fetch may go: addresses are checked after the name was looked up, and the address that was checked is the one that is
connected to, so that a name which answers differently the second time gains nothing."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import msgspec

from isnad.errors import IsnadError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Lookup = Callable[[str, int], Iterable[str]]
"""A host's name and a port in; its addresses as text out. Raises OSError when there are none."""

_CLOSED4 = tuple(
    ip_network(one)
    for one in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a carrier's translation
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and the metadata of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
"""IPv4 networks of the IANA registry of special addresses (RFC 6890 and its updates) that are not for everybody."""

_OPEN6 = ip_network("2000::/3")
"""IPv6 addresses that are given out lie in here; loopback, private, link-local, multicast, IPv4-mapped and NAT64 do not."""
_CLOSED6 = tuple(
    ip_network(one)
    for one in (
        "2001::/23",  # protocol assignments, Teredo
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",  # documentation
    )
)
_CARRIERS: tuple[tuple[Network, int], ...] = (
    (ip_network("64:ff9b::/96"), 0),
    (ip_network("::ffff:0:0/96"), 0),
    (ip_network("2002::/16"), 80),
)
"""Networks whose addresses carry an IPv4 address, and how many bits from the right it stands."""
_LOW = 1024
"""Ports below it belong to other protocols, but for those of the web."""
_WEB = (80, 443)


class Door(msgspec.Struct, frozen=True):
    """One entry of ``allow``: a network or a host, at one port or at all."""

    network: IPv4Network | IPv6Network | None
    host: str | None
    port: int | None


def read_allow(allow: Iterable[str]) -> tuple[Door, ...]:
    """``allow`` of isnad.toml: 10.0.0.0/8, 10.1.2.3, [::1]:8000, intranet, intranet:8000. E423 for what is none."""
    return tuple(_door(one.strip()) for one in allow)


def _door(written: str) -> Door:
    try:
        return Door(ip_network(written.strip("[]"), strict=False), None, None)
    except ValueError:
        host, colon, port = written.rpartition(":") if ":" in written else (written, "", "")
    if not host or "/" in host or (colon and not (port.isascii() and port.isdigit() and int(port) < 65536)):
        raise IsnadError(
            "E423",
            f"isnad.toml: [fetch] allow: {written!r} is neither a network nor a host",
            'Write "10.0.0.0/8", "intranet.example" or "localhost:8000".',
        )
    number = int(port) if port else None
    try:
        return Door(ip_network(host.strip("[]")), None, number)
    except ValueError:
        return Door(None, host.lower(), number)


def is_public(address: Address) -> bool:
    """Whether the address belongs to the open internet. What is not known to is refused."""
    if isinstance(address, IPv4Address):
        return not any(address in net for net in _CLOSED4)
    return address in _OPEN6 and not any(address in net for net in _CLOSED6)


def is_allowed(address: Address, host: str, port: int, doors: Iterable[Door]) -> bool:
    """Whether ``host`` may be reached at this address. An allowed network that carries IPv4 addresses (NAT64) opens only for
    those that may be reached themselves."""
    named = [door for door in doors if door.port in (None, port)]
    inside = any(
        door.network is not None and address.version == door.network.version and address in door.network for door in named
    )
    carried = _carried(address)
    if inside and carried is not None and not any(door.network == ip_network(address) for door in named):
        return is_allowed(carried, host, port, named)
    if inside or host.lower() in [door.host for door in named]:
        return True
    return is_public(address) and (port >= _LOW or port in _WEB)


def _carried(address: Address) -> IPv4Address | None:
    for network, shift in _CARRIERS:
        if address.version == 6 and address in network:
            return IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
    return None


def look_up(host: str, port: int) -> list[str]:
    """The system's answer for a name, in the system's order; odd spellings (2130706433, 0x7f.1) come out as the addresses that
    they mean."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True)
class Guard:
    """The rule in force: which doors are open besides the internet, and how names are looked up."""

    doors: tuple[Door, ...] = ()
    lookup: Lookup = look_up

    def addresses(self, host: str, port: int) -> list[Address]:
        """The addresses of ``host``, all of them allowed. One that is not refuses the whole name: names that answer both inside
        and outside are how guards are tricked. E501 for a refusal; OSError when the name is unknown."""
        found = [ip_address(one.partition("%")[0]) for one in self.lookup(host, port)]
        for address in found:
            if not is_allowed(address, host, port, self.doors):
                where = host if host == str(address) else f"{host} ({address})"
                raise IsnadError(
                    "E501",
                    f"{where}, port {port}: not an address of the open internet; refused",
                    "If it is meant, name its network or host in `allow` of [fetch] in isnad.toml.",
                )
        return found
