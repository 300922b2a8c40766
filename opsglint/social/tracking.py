"""Takes the parameters out of an address that only say where a click came from."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from opsglint.social.data_files import word_set, words

_SEPARATOR = re.compile(r"&amp;|&")


def without_tracking(address: str) -> str:
    """Return the address without its tracking parameters (`data/tracking.json`, `data/clicks.json`)."""
    return without_parameters(address, _is_tracking)


def without_parameters(address: str, drops: Callable[[str], bool]) -> str:
    """Return the address without the parameters whose name (`parameter_name`) is to be dropped."""
    base, hash_sign, fragment = address.partition("#")
    path, mark, query = base.partition("?")
    parts = _SEPARATOR.split(query)
    kept = [part for part in parts if not drops(parameter_name(part))]
    if len(kept) == len(parts):
        return address
    separator = "&amp;" if "&amp;" in query else "&"
    query = separator.join(kept)
    return "".join((path, mark if query else "", query, hash_sign, fragment))


def parameter_name(parameter: str) -> str:
    """Return the name of a parameter `name=value`, decoded and in one case."""
    return unquote(parameter.partition("=")[0]).casefold()


def _is_tracking(name: str) -> bool:
    is_listed = name in word_set("tracking", "names") or name in word_set("clicks", "names")
    return is_listed or name.startswith(words("tracking")["prefixes"])
