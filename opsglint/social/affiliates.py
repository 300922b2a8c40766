"""Links by which somebody earns: affiliate and referral links (`data/affiliates.json`)."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from opsglint.social.data_files import word_set
from opsglint.social.hosts import host_of, is_under_any

_MOST_FIELDS = 200
# Eventbrite counts its own referrals by "aff", which pays nobody.
_COUNTS_ITSELF = ("eventbrite.com", "eventbrite.ca", "eventbrite.co.uk", "eventbrite.fr")
# The search pages of governments name a site as their "affiliate".
_GOVERNMENTS = ("gov", "gc.ca", "canada.ca", "ontario.ca", "gov.on.ca", "gouv.fr", "gov.uk", "gov.au")
_NO_AFFILIATES = _GOVERNMENTS + _COUNTS_ITSELF


# Two rules ask this of each address.
@lru_cache(maxsize=256)
def is_affiliate(address: str) -> bool:
    """Say whether an address carries an affiliate's or a referrer's mark."""
    host = host_of(address)
    if is_under_any(host, _NO_AFFILIATES):
        return False
    if is_under_any(host, word_set("affiliates", "hosts")):
        return True
    if not _may_have_mark(address.partition("?")[2]):
        return False
    try:
        parts = urlsplit(address)
        fields = parse_qsl(parts.query, keep_blank_values=False, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return False
    names = {name.casefold(): value.casefold() for name, value in fields}
    marks = (word_set("affiliates", "names") - {"tag"}) & names.keys()
    has_tag = "tag" in names and is_under_any(host, word_set("affiliates", "tag_hosts"))
    return bool(marks) or has_tag or names.get("utm_medium") in ("affiliate", "referral-program", "affiliation")


def _may_have_mark(query: str) -> bool:
    """Say, by a cheap look, whether a query may name one of the parameters that are looked at."""
    names = {part.partition("=")[0].casefold() for part in query.split("&")}
    return "%" in query or "utm_medium" in names or not names.isdisjoint(word_set("affiliates", "names"))
