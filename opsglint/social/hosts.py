"""The host of a web address, and the domain it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

# Addresses whose host stands there as it is compared.
_PLAIN = re.compile(r"https?://(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?:[/?#]|\Z)")

Domains = tuple[str, ...] | frozenset[str]


# Several rules ask for the host of each address.
@lru_cache(maxsize=1024)
def host_of(address: str) -> str:
    """Return the host of an address in lower case without `www.`; empty where there is none.

    The address may lack its scheme; a port and a user's name are no part of the host.
    """
    plain = _PLAIN.match(address)
    if plain:
        return plain[1]
    text = address.strip()
    if "://" not in text:
        text = "//" + text.removeprefix("//")
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def is_under(host: str, domain: str) -> bool:
    """Say whether a host is a domain or one of its subdomains."""
    domain = domain.casefold().removeprefix("www.")
    return host == domain or host.endswith("." + domain)


def is_under_any(host: str, domains: Domains) -> bool:
    """Say whether a host is one of some domains or a subdomain of one."""
    return not _lowered(domains).isdisjoint(_parents(host))


# Each list of domains is one of a pack, of the configuration or of this package.
@lru_cache(maxsize=64)
def _lowered(domains: Domains) -> frozenset[str]:
    return frozenset(domain.casefold().removeprefix("www.") for domain in domains)


def _parents(host: str) -> Iterator[str]:
    while host:
        yield host
        host = host.partition(".")[2]


def page_of(address: str) -> str:
    """Return the page that an address means: host and path, as they are compared.

    Scheme, `www.`, query, fragment, a slash at the end and letter case make no difference.
    """
    text = address.strip()
    if "://" not in text:
        text = "//" + text.removeprefix("//")
    try:
        path = urlsplit(text).path
    except ValueError:
        return ""
    return host_of(address) + path.rstrip("/").casefold()
