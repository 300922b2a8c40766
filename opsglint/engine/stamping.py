"""Turns bare findings into diagnostics: code, name, severity, words, address and places."""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Mapping
from functools import cache

from opsglint.content.records import Document as Model
from opsglint.diagnostics import Diagnostic, Excerpt, Location, Related, Safety, Severity
from opsglint.engine.fixes import fix_of
from opsglint.facts.document import Document
from opsglint.sdk import Finding, Message, RelatedFile, RelatedPlace, Rule
from opsglint.text import Position, Span

# More than any terminal shows of a line; what is longer is cut around the place.
MOST_EXCERPT = 400
_HALF = re.compile("[\ud800-\udbff][\udc00-\udfff]")
RULE_PAGES = "https://github.com/opsglint/opsglint/blob/main/docs/rules/"


def address_of(rule: Rule | type[Rule]) -> str:
    """Return the address of a rule's page."""
    return f"{RULE_PAGES}{rule.name}.md"


def location(document: Document[Model], span: Span) -> Location:
    """Return the place of a span, with the line it begins on."""
    lines = document.lines
    limit = len(document.text)
    start = lines.position(min(span.start, limit))
    end = lines.position(min(max(span.end, span.start), limit))
    excerpt = Excerpt(*lines.excerpt(start.row, start.column, MOST_EXCERPT))
    return Location(document.path, start, end, excerpt)


def stamp(
    rule: Rule, finding: Finding, document: Document[Model], severity: Severity,
    safety: Safety | None,
) -> Diagnostic:  # fmt: skip
    """Return the diagnostic that a finding of a rule in a document is.

    `safety` is that of the rule's fixes in this run, None where it has none.
    """
    message = rule.messages[finding.message]
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=fill(message.text, finding.params),
        help=fill(message.help, finding.params),
        location=location(document, finding.span),
        clauses=rule.clauses,
        url=address_of(rule),
        message_id=f"{rule.name}.{_first_so_worded(rule, message)}",
        params=_telling(message, finding.params),
        content=_content(document, finding.span),
        fix=fix_of(finding, document, safety) if safety else None,
        related=tuple(map(_related, finding.related)),
    )


def _first_so_worded(rule: Rule, message: Message) -> str:
    """Return the id of the first message that says the same; others differ in their help alone."""
    return next(id_ for id_, one in rule.messages.items() if one.text == message.text)


def _telling(message: Message, params: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the parameters that tell what was found: not those of the help, and no line."""
    names = {*_names_in(message.text), "identity"} - {"line"}
    return tuple(sorted((name, _paired(value)) for name, value in params.items() if name in names))


@cache
def _names_in(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def _content(document: Document[Model], span: Span) -> str:
    """Return a digest of the line at which a place begins and of the place, white space aside."""
    row = document.lines.position(min(span.start, len(document.text))).row
    texts = (document.lines.line(row), document.text[span.start : span.end])
    tidy = "\0".join(" ".join(text.split()) for text in texts)
    return hashlib.blake2b(tidy.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _related(place: RelatedPlace | RelatedFile) -> Related:
    if isinstance(place, RelatedPlace):
        return Related(place.note, location(place.document, place.span))
    start = Position(place.row, place.column)
    line = place.line[:MOST_EXCERPT]
    end = Position(place.row, max(place.column, len(line.rstrip()) + 1))
    return Related(place.note, Location(place.path, start, end, Excerpt(line)))


class _Words(string.Formatter):
    """Fills in parameters as plain words: no attributes, no indexes, no conversions."""

    def get_field(
        self, field_name: str, args: object, kwargs: Mapping[str, object]
    ) -> tuple[object, str]:
        return kwargs[field_name], field_name


_WORDS = _Words()


def fill(template: str, params: Mapping[str, str]) -> str:
    """Return a message with its parameters, each on one line.

    Raises KeyError where the finding does not give a parameter that the message names.
    """
    return _WORDS.vformat(template, (), {k: _one_line(v) for k, v in params.items()})


def _one_line(text: str) -> str:
    return " ".join(_paired(text).split())


def _paired(text: str) -> str:
    """Return a text in which the two halves of a character, as escapes may give them, are one."""
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
