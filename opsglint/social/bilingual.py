"""In which language the page of a bilingual official site is, as its address says (`data/bilingual-sites.json`)."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from opsglint.social.data_files import word_set
from opsglint.social.hosts import host_of, is_under, is_under_any

_ENGLISH = frozenset(("en", "eng", "en-ca", "english", "e"))
_FRENCH = frozenset(("fr", "fra", "fre", "fr-ca", "francais", "french", "f"))
_PARAMETERS = frozenset(("lang", "language", "lng", "locale", "l", "hl"))
# `page-eng.html`, `page_f.asp`, `index-fra.aspx`: the ending before the file's type.
_ENDING = re.compile(r"[-_.](eng?|fra?|e|f)(?:\.[a-z]{3,5})?$")
_MOST_FIELDS = 100


def link_language(address: str) -> str | None:
    """Return `en` or `fr` for a page of a bilingual official site, None where the address does not say."""
    host = host_of(address)
    site = site_of(address)
    if site is None:
        return None
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        fields = parse_qsl(parts.query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    segments = [one.casefold() for one in parts.path.split("/") if one]
    found = _of_words(segments[:1]) or _of_parameters(fields) or _of_words(host.split(".")[:1])
    if not found and site in word_set("bilingual-sites", "prefixed_domains") and host == site:
        found = _of_prefix(segments)
    if not found and segments and site in word_set("bilingual-sites", "suffixed_domains"):
        ending = _ENDING.search(segments[-1])
        found = _of_words([ending[1]]) if ending else _of_words(segments[1:3])
    return found


@lru_cache(maxsize=4096)
def site_of(address: str) -> str | None:
    """Return the bilingual official site that an address belongs to, None where it is another one."""
    host = host_of(address)
    domains = word_set("bilingual-sites", "domains")
    if not is_under_any(host, domains):
        return None
    return min((one for one in domains if is_under(host, one)), key=len)


def _of_words(words: list[str]) -> str | None:
    for word in words:
        if word in _ENGLISH:
            return "en"
        if word in _FRENCH:
            return "fr"
    return None


def _of_parameters(fields: list[tuple[str, str]]) -> str | None:
    values = [value.casefold() for name, value in fields if name.casefold() in _PARAMETERS]
    return _of_words(values)


def _of_prefix(segments: list[str]) -> str | None:
    if not segments:
        return None
    if segments[0] in word_set("bilingual-sites", "french_words"):
        return "fr"
    return "en" if segments[0] in word_set("bilingual-sites", "english_words") else None
