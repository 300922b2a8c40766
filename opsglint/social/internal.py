"""Addresses that only an organization's own network reaches."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import NamedTuple

from opsglint.social.hosts import host_of, is_under_any


def is_internal(address: str, hosts: tuple[str, ...]) -> bool:
    """Say whether an address leads to an internal system.

    `hosts` lists first labels (`intra.`), endings (`.local`) and domains with their subdomains.
    Private and loopback addresses, hosts without a dot and `file:` are internal anyway.
    """
    if address.casefold().startswith("file:"):
        return True
    host = host_of(address)
    if not host:
        return False
    number = _number(host)
    if number is None:
        return "." not in host or _is_listed(host, _parted(hosts))
    return number.is_private or number.is_loopback or number.is_link_local


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the number that a host is; one of version 4 ends in a digit, one of 6 has colons."""
    if not (host[-1].isdigit() or ":" in host):
        return None
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


class _Hosts(NamedTuple):
    """Hosts by the way in which they are listed."""

    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    domains: tuple[str, ...]


@lru_cache(maxsize=8)
def _parted(hosts: tuple[str, ...]) -> _Hosts:
    beginnings = tuple(host for host in hosts if host.endswith("."))
    endings = tuple(host for host in hosts if host.startswith(".") and host not in beginnings)
    return _Hosts(beginnings, endings, tuple(set(hosts).difference(beginnings, endings)))


def _is_listed(host: str, hosts: _Hosts) -> bool:
    named = host.startswith(hosts.beginnings) or host.endswith(hosts.endings)
    return named or is_under_any(host, hosts.domains)
