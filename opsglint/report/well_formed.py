"""Texts that every reader of JSON, XML and URIs accepts, whatever a document holds."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from opsglint.report.visible import clean

# XML 1.0, section 2.2, forbids these beside control characters and surrogates, which `clean` shows.
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACED = "\ufffd"


def json_text(data: Any, indent: int | None = None) -> str:
    """Return JSON in ASCII; half a surrogate pair, which strict readers refuse, becomes U+FFFD."""
    text = json.dumps(data, indent=indent)
    return json.dumps(_whole(data), indent=indent) if "\\ud" in text else text


def json_array(items: Iterable[Any], indent: int | None = None) -> Iterator[str]:
    """Yield a JSON array item by item, for reports that are too large to be held at once."""
    margin = " " * (indent or 0)
    separator = "["
    for item in items:
        yield f"{separator}\n{textwrap.indent(json_text(item, indent), margin)}"
        separator = ","
    yield "[]" if separator == "[" else "\n]"


def _whole(data: Any) -> Any:
    if isinstance(data, str):
        return _SURROGATE.sub(_REPLACED, data)
    if isinstance(data, dict):
        return {_whole(key): _whole(value) for key, value in data.items()}
    return [_whole(item) for item in data] if isinstance(data, list) else data


def xml_words(text: str) -> str:
    """Return words on one line with nothing in them that XML 1.0 forbids or that cannot be seen."""
    return _NOT_IN_XML.sub(_REPLACED, clean(text))


def uri(path: str) -> str:
    """Return a relative path as a URI; a name that is no UTF-8 keeps the bytes that it has on the disk."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return quote(data, safe="/")
