"""The file that holds a baseline: findings that were there before, one a line.

It is a JSON array whose first element says the version of the format. Every other element stands
on a line of its own that begins with its comma, so that git merges two of them line by line, and
a conflict is solved by keeping the lines of both sides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields

from opsglint.engine.baselining import Entry
from opsglint.text import LineIndex, Position

VERSION = 1
_HEAD = "opsglint-baseline"
_BLANK = re.compile(r"[ \t\r\n]*")
_CONFLICT = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)", re.MULTILINE)
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
_REMEDY = "restore the file from git, or write it anew with opsglint baseline"


class BaselineFault(Exception):
    """A text that is no baseline: what is wrong, what to do, and where."""

    def __init__(self, message: str, help_: str, place: Position) -> None:
        super().__init__(message, help_, place)
        self.message = message
        self.help = help_
        self.place = place


def render_baseline(entries: Iterable[Entry]) -> bytes:
    """Return the file for entries, in the order of their paths."""
    head = json.dumps({_HEAD: VERSION})
    lines = (f",{_line(entry)}" for entry in sorted(entries))
    return "\n".join((f"[{head}", *lines, "]\n")).encode()


def _line(entry: Entry) -> str:
    """Return an entry on one line, in which every character can be seen."""
    values = {field.name: getattr(entry, field.name) for field in fields(Entry)}
    text = json.dumps(values, ensure_ascii=False)
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)


def parse_baseline(text: str) -> list[Entry]:
    """Return the entries of a file; raise BaselineFault where it is not one or is damaged."""
    lines = LineIndex(text)
    elements = _elements(text, lines)
    at, head = next(elements, (0, None))
    _check_head(head, lines.position(at))
    return [_entry(value, lines.position(at)) for at, value in elements]


def _elements(text: str, lines: LineIndex) -> Iterator[tuple[int, object]]:
    """Yield the elements of the array and the offsets at which they begin."""
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        raise _damaged(text, lines, at, "is not a list of findings")
    decoder = json.JSONDecoder()
    while True:
        at = _skip(text, at + 1)
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _damaged(text, lines, error.pos, "is no valid JSON") from None
        except (RecursionError, ValueError):
            raise _damaged(text, lines, at, "holds what no baseline has") from None
        yield at, value
        at = _skip(text, end)
        if text[at : at + 1] != ",":
            break
    if text[at : at + 1] != "]" or _skip(text, at + 1) != len(text):
        raise _damaged(text, lines, at, "is no valid JSON")


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _damaged(text: str, lines: LineIndex, at: int, what: str) -> BaselineFault:
    conflict = _CONFLICT.search(text)
    if conflict:
        help_ = "keep the lines of both sides, and delete those that begin with <<<<<<<, ======= and >>>>>>>"
        place = lines.position(conflict.start())
        return BaselineFault("the baseline holds the marks of a merge conflict", help_, place)
    return BaselineFault(f"the baseline {what}", _REMEDY, lines.position(at))


def _check_head(head: object, place: Position) -> None:
    version = head.get(_HEAD) if isinstance(head, dict) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise BaselineFault(f'the baseline does not begin with {{"{_HEAD}": {VERSION}}}', _REMEDY, place)
    if version != VERSION:
        message = f"the baseline has version {version} of the format, and this opsglint reads version {VERSION}"
        raise BaselineFault(message, "update opsglint, or write the file anew with opsglint baseline", place)


def _entry(value: object, place: Position) -> Entry:
    """Return the entry that an element is."""
    given = value if isinstance(value, dict) else {}
    texts = [given.get(name) for name in ("path", "rule", "name", "message", "fingerprint")]
    path, rule, name, message, fingerprint = (one if isinstance(one, str) else "" for one in texts)
    count = given.get("count")
    is_count = isinstance(count, int) and not isinstance(count, bool) and count > 0
    if not (path and rule and _FINGERPRINT.fullmatch(fingerprint) and is_count):
        help_ = "take the line out, or write the file anew with opsglint baseline"
        raise BaselineFault("an entry of the baseline lacks its path, rule, fingerprint or count", help_, place)
    assert isinstance(count, int)
    return Entry(path, rule, name, message, fingerprint, count)
