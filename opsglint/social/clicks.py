"""Addresses that identify who clicks, or that hide where they lead (`data/clicks.json`)."""

from __future__ import annotations

from opsglint.social.data_files import word_set
from opsglint.social.hosts import host_of
from opsglint.social.tracking import parameter_name, without_parameters


def click_identifiers(address: str) -> tuple[str, ...]:
    """Return the parameters of an address that identify a click or a reader."""
    if "?" not in address:
        return ()
    _, _, query = address.partition("#")[0].partition("?")
    names = (parameter_name(part) for part in query.replace("&amp;", "&").split("&"))
    return tuple(dict.fromkeys(name for name in names if name in word_set("clicks", "names")))


def without_click_identifiers(address: str) -> str:
    """Return the address without them."""
    return without_parameters(address, lambda name: name in word_set("clicks", "names"))


def shortener_of(address: str) -> str | None:
    """Return the host of the service that shortens an address, None where none does.

    The home page of such a service is no shortened address.
    """
    host = host_of(address)
    if host not in word_set("clicks", "shorteners"):
        return None
    _, _, rest = address.partition("://")[2].partition("/") if "://" in address else address.partition("/")
    return host if rest.strip("/") else None
