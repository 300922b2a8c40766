"""Says where each character of a YAML value stands in the file, for every way of writing it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsglint.text import MappedText, Span

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)", re.S)
# Letters that YAML never changes, up to as many as are worth comparing at once.
_WORD = re.compile(r"[^\s\\']{1,64}")
_BREAK = re.compile(r"\r\n|\n|\r")


def scalar_text(value: str, style: str, span: Span, source: str) -> MappedText:
    """Return `value`, which stands at `span` of `source`, with its places.

    Pieces that YAML changed (escapes, folded lines) get the place of what they were made from.
    """
    start, end = span
    if style in ("single", "double"):
        start, end = start + 1, max(start + 1, end - 1)
    if source[start:end] == value:
        return MappedText(value, span, ((0, start),))
    inside = Span(start, end)
    if style in ("literal", "folded"):
        header = _BREAK.search(source, inside.start, inside.end)
        inside = Span(header.end() if header else inside.end, inside.end)
    return MappedText(value, span, tuple(_align(value, source, inside, style)) or ((0, inside.start),))


def _align(value: str, source: str, inside: Span, style: str) -> Iterator[tuple[int, int]]:
    """Walk value and source together; yield a run wherever they stop advancing in step."""
    at, end = inside
    expected = -1
    i = 0
    while i < len(value):
        word = _WORD.match(value, i) if source[at : at + 1] == value[i] else None
        if word and source.startswith(word[0], at):
            if at != expected:
                yield i, at
            i, at = word.end(), at + len(word[0])
            expected = at
            continue
        character = value[i]
        width = 1
        if style == "double" and source[at : at + 1] == "\\":
            match = _ESCAPE.match(source, at, end)
            width = match.end() - at if match else 1
            if match and match.group()[1:2] in ("\n", "\r"):
                at = _skip_indent(source, match.end(), end)
                continue
        elif style == "single" and source.startswith("''", at):
            width = 2
        elif source[at : at + 1] != character:
            at = _find(character, source, at, end)
        if at != expected:
            yield i, at
        i += 1
        at += width
        expected = at if width == 1 else -1


def _find(character: str, source: str, at: int, end: int) -> int:
    """Return where a character that is not at `at` comes from: past indentation or line folds."""
    if character in " \n":
        found = _BREAK.search(source, at, end)
        between = source[at : found.start()] if found else ""
        if found and not between.strip(" \t"):
            return found.start()
        return at
    return _skip_indent(source, at, end)


def _skip_indent(source: str, at: int, end: int) -> int:
    while at < end and source[at] in " \t\r\n\x85\u2028\u2029":
        at += 1
    return at
