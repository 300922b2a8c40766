"""Addresses that only an organization's own network reaches."""

from __future__ import annotations

import ipaddress

from opsglint.social.hosts import host_of, is_under


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
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or any(_is_listed(host, entry) for entry in hosts)
    return number.is_private or number.is_loopback or number.is_link_local


def _is_listed(host: str, entry: str) -> bool:
    if entry.endswith("."):
        return host.startswith(entry)
    if entry.startswith("."):
        return host.endswith(entry)
    return is_under(host, entry)
