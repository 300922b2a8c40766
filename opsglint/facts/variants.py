"""Splits the body of a post into variants and threads (section 4 of the content format)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from opsglint.facts.document import Variant
from opsglint.social.platforms import HeadingName, heading_platforms_and_language
from opsglint.syntax.body import Block, Body
from opsglint.syntax.published import published
from opsglint.text import MappedText, Span
from opsglint.text.patterns import lazy_pattern

# How people introduce the alternative of a picture in a draft; emphasis around it is tolerated. It
# begins with a line end, which can be looked for fast; the text gets one in front.
_ALTERNATIVE = lazy_pattern(
    r"(?i)\n[ \t>*_-]*(?:alt(?:ernative)?(?:[ -]text)?|image description|texte alternatif"
    r"|texte de (?:remplacement|substitution))(?: \([^)\n]{1,40}\))?[ *_\u00a0\u202f]*:[ *_\u00a0]*(?P<text>[^\r\n]*)"
)


class _Section(NamedTuple):
    languages: tuple[str, ...]
    platforms: tuple[str, ...]
    span: Span
    heading: Span | None


def read_variants(text: str, body: Body) -> tuple[Variant, ...]:
    """Return the texts of a post, in the order of the file; a post without any text has none."""
    variants = (_variant(text, body, section) for section in _sections(body))
    return tuple(
        variant for variant in variants if variant.text.value or variant.alternatives
    )


def _sections(body: Body) -> Iterator[_Section]:
    named: list[tuple[Block, HeadingName]] = []
    for block in body.blocks:
        if block.kind == "heading":
            name = heading_platforms_and_language(block.heading_text)
            if name:
                named.append((block, name))
    if not named:
        yield _Section((), (), body.span, None)
        return
    above: list[tuple[int, HeadingName]] = []
    for i, (block, name) in enumerate(named):
        above = [(level, outer) for level, outer in above if level < block.level]
        languages = name.languages or _inherited(above, "languages")
        platforms = name.platforms or _inherited(above, "platforms")
        above.append((block.level, HeadingName(platforms, languages)))
        end = named[i + 1][0].span.start if i + 1 < len(named) else body.span.end
        yield _Section(languages, platforms, Span(block.span.end, end), block.span)


def _inherited(above: list[tuple[int, HeadingName]], what: str) -> tuple[str, ...]:
    for _, name in reversed(above):
        if getattr(name, what):
            return tuple(getattr(name, what))
    return ()


def _variant(text: str, body: Body, section: _Section) -> Variant:
    breaks = [span for span in body.breaks if section.span.contains(span)]
    edges = [section.span.start, *(edge for span in breaks for edge in span), section.span.end]
    parts: list[MappedText] = []
    spans: list[Span] = []
    alternatives: list[MappedText] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part, found = _without_alternatives(published(text, Span(start, end), body))
        if part.value:
            parts.append(part)
            spans.append(Span(start, end))
        alternatives += found
    whole = _joined(parts, section.span)
    return Variant(
        section.languages, section.platforms, whole, tuple(parts), tuple(spans), tuple(alternatives),
        section.span, section.heading,
    )  # fmt: skip


def _without_alternatives(text: MappedText) -> tuple[MappedText, list[MappedText]]:
    """Take the `Alt text:` lines out of a text; one with nothing after it takes the next line."""
    kept: list[MappedText] = []
    found: list[MappedText] = []
    at = 0
    for match in _ALTERNATIVE.finditer("\n" + text.value):
        if match.start() < at:
            continue
        start, end = match.start("text") - 1, match.end("text") - 1
        if not match["text"].strip(" *_"):
            following = re.compile(r"\s*([^\r\n]+)").match(text.value, end)
            start, end = following.span(1) if following else (end, end)
        if start < end:
            found.append(text.slice(start, end).strip())
        kept.append(text.slice(at, match.start()))
        at = end
    if not found and not kept:
        return text, found
    kept.append(text.slice(at, len(text.value)))
    return MappedText.concatenated(kept, text.span).strip(), found


def _joined(parts: list[MappedText], span: Span) -> MappedText:
    if len(parts) == 1:
        return parts[0]
    pieces: list[MappedText] = []
    for part in parts:
        if pieces:
            pieces.append(MappedText("\n\n", part.span, ((0, part.span.start),)))
        pieces.append(part)
    return MappedText.concatenated(pieces, span)
