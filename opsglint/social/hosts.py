"""The host of a web address, and the domain it belongs to."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """Return the host of an address in lower case without `www.`; empty where there is none.

    The address may lack its scheme; a port and a user's name are no part of the host.
    """
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
