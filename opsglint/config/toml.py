"""Writes plain values as TOML, each on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_RAW_CONTROLS = re.compile("[\x7f-\x9f]")


def key(*names: str | int) -> str:
    """Return a dotted key, with quotes around the names that need them."""
    return ".".join(
        name if _BARE.fullmatch(name) else _text(name) for name in (str(one) for one in names)
    )


def value(plain: object) -> str:
    """Return a value as TOML; raise TypeError for a kind of value that TOML does not have."""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, str):
        return _text(plain)
    if isinstance(plain, (int, float)):
        return repr(plain)
    if isinstance(plain, date):
        return plain.isoformat()
    if isinstance(plain, Mapping):
        pairs = ", ".join(f"{key(name)} = {value(one)}" for name, one in plain.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(plain, (list, tuple)):
        return f"[{', '.join(map(value, plain))}]"
    raise TypeError(f"no TOML for {type(plain).__name__}")


def _text(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _RAW_CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04X}", quoted)
