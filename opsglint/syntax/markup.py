"""Finds the Markdown in a text that a service would show as it was typed.

Most texts are lines of common kinds with simple marks in them, which regular expressions read as
CommonMark does; a parser, which takes a hundred times longer, reads all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from opsglint.text import Edit, Span
from opsglint.text.patterns import lazy_pattern

# Without one of these there is no Markdown to be found; lines are looked for by the end of the one before.
_SIGNS = lazy_pattern(r"[*_`\]&<](?:(?<=[*_`])|(?<=\])[(\[]|(?<=&)#?\w+;|(?<=<)[A-Za-z/])")
_LINE_SIGNS = lazy_pattern(r"\n {0,3}(?:#{1,6}[ \t]|[-+*][ \t]|=+[ \t]*$)", re.M)

# Tags, escapes, entities, definitions, and white space at which lines or words may part in other ways.
_UNCOMMON = lazy_pattern("[&\\]<\\\\\t\r\0\x0b\x0c\x1c-\x1f\x85\u2028\u2029](?:(?<![&\\]])|(?<=\\]):|(?<=&)#?\\w+;)")
_LINE = lazy_pattern(
    r"(?P<heading>#{1,6} +)(?P<title>[^\s#](?:.*[^\s#])?)$|(?P<item>- (?=\S).*\S$)|(?P<quote>> )|(?P<blank> *)$"
    r"|(?P<rule>-{3,} *)$|(?P<text>)",
    re.M,
)
# How a line, or what follows the mark of an item or a quote, begins without a mark of its own.
_PLAIN = lazy_pattern(r"(?!\d{1,9}[.)](?:\s|$)|```)(?:[^\s#>=~+*-]|#{1,6}[^#\s]|[+-][^\s+-]|\*\*?[^\W_])", re.M)
_WEB_ADDRESS = r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9_.~/?=&+,:@!$-]*)?"
_WORDS = r"(?=[^\W_])[^*_`\[\]\n]*(?<=[^\W_])"
# Every sign that could be a mark, with what follows it where it is one, or none for certain.
_MARKS = lazy_pattern(
    r"(?P<sign>[!*_`\[\]])(?:"
    rf"(?<=\[)(?P<label>[^*_`\[\]\n]+)\]\((?P<address>{_WEB_ADDRESS})\)"
    r"|(?<=!)(?:\[[^*_`\[\]\n]*\]\((?:https?://)?[\w./-]+\)|(?!\[))"
    rf"|(?<=[*_])(?<!\S.)(?P<double>(?P=sign)?)(?P<words>{_WORDS})(?P=sign)(?P=double)(?=[\s.,:;!?)…]|\Z)"
    r"|(?<=`)(?P<code>[^*_`\[\]\n]+)`(?!`)"
    r"|(?<=\[)[^*_`\[\]\n]*\](?![(\[])|(?<=[^\W_]_)(?=[^\W_])|(?<= \*)(?= )"
    r"|(?P<unread>))"
)


class Markup(NamedTuple):
    """A piece of Markdown: what it is, its place, and the edits that make plain text of it.

    `kind` is emphasis, heading, link, entity, code, tag or list; lists have no edits.
    """

    kind: str
    span: Span
    edits: tuple[Edit, ...]


def find_markup(text: str) -> list[Markup]:
    """Return the Markdown in a text, in order; offsets count from its start.

    Images and comments are not published, and escapes are what the writer meant: none of them counts.
    """
    return _found(text) if _SIGNS.search(text) or _LINE_SIGNS.search(f"\n{text}") else []


def _found(text: str) -> list[Markup]:
    lines = None if _UNCOMMON.search(text) else _marks_of_lines(text)
    marks = None if lines is None else _marks_in_lines(text)
    if lines is not None and marks is not None:
        return sorted(lines + marks, key=lambda one: one.span)
    from opsglint.syntax.markup_parser import parse_markup

    return parse_markup(text)


def _marks_of_lines(text: str) -> list[Markup] | None:
    """Return the headings and lists of a text, None where a line is of no common kind."""
    found: list[Markup] = []
    in_list = after_blank = False
    for line in _lines(text):
        kind = line.lastgroup
        if kind in ("item", "quote", "text") and not _PLAIN.match(text, line.start() + (0 if kind == "text" else 2)):
            return None
        if kind == "title":
            found.append(_heading(line))
        elif kind == "item" and not in_list:
            found.append(Markup("list", Span(*line.span()), ()))
        if kind != "blank":
            goes_on = kind == "text" and in_list and not after_blank
            in_list = kind == "item" or goes_on
        after_blank = kind == "blank"
    return found


def _lines(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at <= len(text):
        line = _LINE.match(text, at)
        assert line is not None  # any line is at least text
        yield line
        end = text.find("\n", at)
        at = end + 1 if end >= 0 else len(text) + 1


def _heading(line: re.Match[str]) -> Markup:
    return Markup("heading", Span(*line.span()), (Edit(Span(*line.span("heading")), ""),))


def _marks_in_lines(text: str) -> list[Markup] | None:
    """Return the marks inside the lines of a text, None where one is of no simple kind."""
    found: list[Markup] = []
    for match in _MARKS.finditer(text):
        kind = match.lastgroup
        if kind == "unread":
            return None
        span = Span(*match.span())
        if kind == "address":
            found.append(_link(match, span))
        elif kind == "words":
            found.append(Markup("emphasis", span, _unmarked(span, 1 + len(match["double"]))))
        elif kind == "code":
            found.append(Markup("code", span, _unmarked(span, 1)))
    return found


def _link(match: re.Match[str], span: Span) -> Markup:
    label, address = match.span("label"), match["address"]
    after = "" if match["label"].strip() == address else f" ({address})"
    opening = Edit(Span(span.start, label[0]), "")
    return Markup("link", span, (opening, Edit(Span(label[1], span.end), after)))


def _unmarked(span: Span, size: int) -> tuple[Edit, ...]:
    return (
        Edit(Span(span.start, span.start + size), ""),
        Edit(Span(span.end - size, span.end), ""),
    )
