"""Finds where in a TOML text a key or a value stands, which the parser does not tell.

The text is expected to be valid TOML, as the parser has already said; on anything else the search
ends and what was found until then stays.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress

from opsglint.text import LineIndex, Position

KeyPath = tuple[str | int, ...]
"""Keys, and the number (from 0) of an item of a list or of an array of tables."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_INLINE_BLANK = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\r\n]+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)


class _Lost(Exception):
    """The text is not what valid TOML would be."""


class Places:
    """The places of all keys and values of one TOML text."""

    def __init__(self, text: str) -> None:
        self._index = LineIndex(text)
        scanner = _Scanner(text)
        with suppress(_Lost, RecursionError):
            scanner.document()
        self._keys = scanner.keys
        self._values = scanner.values

    def key(self, path: KeyPath) -> Position:
        """Return where the last key of `path` is written; for an item of a list, its value.

        Falls back to the nearest key or table above it that is known, then to the text's start.
        """
        return self._position(path, self._keys, self._values)

    def value(self, path: KeyPath) -> Position:
        """Return where the value at `path` begins; falls back as `key` does."""
        return self._position(path, self._values, self._keys)

    def _position(
        self, path: KeyPath, first: dict[KeyPath, int], second: dict[KeyPath, int]
    ) -> Position:
        for length in range(len(path), 0, -1):
            part = path[:length]
            offset = first.get(part, second.get(part)) if length == len(path) else None
            offset = self._keys.get(part, self._values.get(part)) if offset is None else offset
            if offset is not None:
                return self._index.position(offset)
        return Position(1, 1)


class _Scanner:
    """Reads the text once, from start to end, noting the offset of every key and value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._last = 0
        self.keys: dict[KeyPath, int] = {}
        self.values: dict[KeyPath, int] = {}
        self._counts: dict[KeyPath, int] = {}

    def document(self) -> None:
        """Read all statements; raise _Lost at the first that cannot be read."""
        table: KeyPath = ()
        self._skip()
        while self.at < len(self.text):
            if self._peek("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _header(self) -> KeyPath:
        """Read `[a.b]` or `[[a.b]]` and return the path of the table that it opens."""
        many = self._peek("[[")
        start = self.at
        self.at += 2 if many else 1
        names = [name for name, _ in self._dotted()]
        self._expect("]]" if many else "]")
        path = (*self._resolve(tuple(names[:-1])), names[-1])
        if many:
            number = self._counts.get(path, -1) + 1
            self._counts[path] = number
            self.keys.setdefault(path, start)
            path = (*path, number)
        self._note_tables(path, start)
        return path

    def _resolve(self, names: KeyPath) -> KeyPath:
        """Return the path with, after every array of tables, the number of its last table."""
        path: KeyPath = ()
        for name in names:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _note_tables(self, path: KeyPath, start: int) -> None:
        """Note a header's place for its table, and for tables above that have no place yet."""
        self.keys.setdefault(path, start)
        for length in range(1, len(path)):
            self.keys.setdefault(path[:length], start)

    def _pair(self, table: KeyPath) -> None:
        """Read `key = value`, where the key may be dotted."""
        path = table
        for name, offset in self._dotted():
            path = (*path, name)
            self.keys.setdefault(path, offset)
        self._expect("=")
        self._skip(_INLINE_BLANK)
        self._value(path)

    def _dotted(self) -> Iterator[tuple[str, int]]:
        """Read the parts of a key; the blanks after it too."""
        while True:
            self._skip(_INLINE_BLANK)
            yield self._name(), self._last
            self._skip(_INLINE_BLANK)
            if not self._peek("."):
                return
            self.at += 1

    def _name(self) -> str:
        self._last = self.at
        if self._peek('"') or self._peek("'"):
            raw = self._take(_STRING)
            try:
                return str(tomllib.loads(f"k = {raw}")["k"])
            except ValueError as error:
                raise _Lost from error
        return self._take(_BARE_KEY)

    def _value(self, path: KeyPath) -> None:
        self.values[path] = self.at
        if self._peek("["):
            self._list(path)
        elif self._peek("{"):
            self._table(path)
        elif self._peek('"') or self._peek("'"):
            self._take(_STRING)
        else:
            self._take(_BARE_VALUE)

    def _list(self, path: KeyPath) -> None:
        self.at += 1
        self._skip()
        number = 0
        while not self._peek("]"):
            self._value((*path, number))
            number += 1
            self._separator("]")
        self.at += 1

    def _table(self, path: KeyPath) -> None:
        self.at += 1
        self._skip()
        while not self._peek("}"):
            self._pair(path)
            self._separator("}")
        self.at += 1

    def _separator(self, end: str) -> None:
        self._skip()
        if not self._peek(end):
            self._expect(",")
            self._skip()

    def _peek(self, what: str) -> bool:
        return self.text.startswith(what, self.at)

    def _expect(self, what: str) -> None:
        if not self._peek(what):
            raise _Lost
        self.at += len(what)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if not match or not match[0]:
            raise _Lost
        self.at = match.end()
        return match[0]

    def _skip(self, pattern: re.Pattern[str] = _BLANK) -> None:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
