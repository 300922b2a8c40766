"""Takes the parameters out of an address that only say where a click came from."""

from __future__ import annotations

import re
from urllib.parse import unquote

from opsglint.social.data_files import word_set, words

_SEPARATOR = re.compile(r"&amp;|&")


def without_tracking(address: str) -> str:
    """Return the address without its tracking parameters (`data/tracking.json`)."""
    base, hash_sign, fragment = address.partition("#")
    path, mark, query = base.partition("?")
    parts = _SEPARATOR.split(query)
    kept = [part for part in parts if not _is_tracking(part)]
    if len(kept) == len(parts):
        return address
    separator = "&amp;" if "&amp;" in query else "&"
    query = separator.join(kept)
    return "".join((path, mark if query else "", query, hash_sign, fragment))


def _is_tracking(parameter: str) -> bool:
    name = unquote(parameter.partition("=")[0]).casefold()
    return name in word_set("tracking", "names") or name.startswith(words("tracking")["prefixes"])
