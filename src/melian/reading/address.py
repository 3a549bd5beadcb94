"""Which hosts may be asked: a name is looked up once, every answer checked, and the checked address connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from melian.errors import InputError

Resolve = Callable[[str, int], list[str]]
"""From host and port to numeric addresses."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One checked hop: what to connect to and whom to ask for."""

    url: str
    host: str
    port: int
    scheme: str
    address: str


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system finds them."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def target(path: str, url: str, *, allow_private: bool, find: Resolve = resolve) -> Target:
    """Checks an address. Raises InputError for schemes but http and https, credentials, and hosts inside a network."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    except (ValueError, UnicodeError) as error:
        raise InputError(path, f"not an address that can be read ({error})") from error
    if parts.scheme not in {"http", "https"}:
        raise InputError(path, f"only http and https are fetched, not {parts.scheme or 'this'}: {url[:200]}")
    if parts.username or parts.password:
        raise InputError(path, "an address with a user name or password in it is not fetched")
    if not host:
        raise InputError(path, "an address without a host")
    return Target(
        url=url, host=host, port=port, scheme=parts.scheme, address=_checked(path, host, port, allow_private, find)
    )


def is_public(address: str) -> bool:
    """Whether a numeric address lies on the public internet: not private, loopback, link-local, reserved, multicast."""
    try:
        parsed: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(parsed)
    return (
        parsed.is_global and not parsed.is_multicast and (inner is None or (inner.is_global and not inner.is_multicast))
    )


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _checked(path: str, host: str, port: int, allow_private: bool, find: Resolve) -> str:
    try:
        found = find(host, port)
    except (OSError, UnicodeError) as error:
        raise InputError(path, f"the host {host} is not found ({error})") from error
    if not found:
        raise InputError(path, f"the host {host} has no address")
    for address in found:
        if not allow_private and not is_public(address):
            raise InputError(
                path, f"{host} is at {address}, inside a private network; not fetched unless that is allowed"
            )
    return found[0]
