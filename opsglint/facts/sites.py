"""The sites that texts link to, one site under an English and a French name being one."""

from __future__ import annotations

import re
from functools import lru_cache

from opsglint.facts.accounts import Accounts
from opsglint.social.hosts import host_of
from opsglint.social.tracking import without_tracking

# Governments whose sites have names in either language below one domain (voyage.gc.ca and
# travel.gc.ca), by that domain; everybody else's domain is the last two labels.
_GOVERNMENTS = {
    "gc.ca": "canada.ca", "canada.ca": "canada.ca", "gov.on.ca": "ontario.ca", "ontario.ca": "ontario.ca",
}  # fmt: skip
_SHARED_ENDINGS = frozenset(("on.ca", "qc.ca", "nb.ca", "mb.ca", "co.uk", "gouv.fr"))
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_SHORTEST_WORD = 5
_LONGEST_NAME = 63  # RFC 1035: a label has no more


def site_of(address: str) -> str:
    """Return the site that an address belongs to, without the names of its parts."""
    labels = host_of(address).split(".")
    for size in (3, 2):
        government = _GOVERNMENTS.get(".".join(labels[-size:]))
        if government:
            return government
    return ".".join(labels[-3:] if ".".join(labels[-2:]) in _SHARED_ENDINGS else labels[-2:])


@lru_cache(maxsize=1024)
def site_and_page(address: str) -> tuple[str, str]:
    """Return the site of an address, and the address without what tells where readers came from."""
    return site_of(address), _SCHEME.sub("", without_tracking(address).casefold()).rstrip("/")


def are_twins(one: str, other: str, accounts: Accounts) -> bool:
    """Say whether two sites are one in two languages.

    They are where the registry has them as the websites of an account and its counterpart, or
    where their names share a word and have each one more: parcsontario.ca, ontarioparks.ca.
    """
    return _are_alike(one, other) or any(
        {one, other} == websites for websites in _of_counterparts(accounts)
    )


def _are_alike(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    left, right = (site.partition(".")[0][:_LONGEST_NAME] for site in (one, other))
    shared = SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size
    return _SHORTEST_WORD <= shared < min(len(left), len(right))


def _of_counterparts(accounts: Accounts) -> list[set[str]]:
    found: list[set[str]] = []
    for entry in accounts.entries:
        counterpart = entry.account.counterpart
        for twin in accounts.named(counterpart.value) if counterpart else ():
            if entry.account.website and twin.account.website:
                websites = (entry.account.website, twin.account.website)
                found.append({site_of(website.value) for website in websites})
    return found
