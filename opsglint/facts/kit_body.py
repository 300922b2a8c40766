"""The parts of a kit that stand in its body, under headings (section 5 of the content format)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from opsglint.facts.document import ShareableFact
from opsglint.syntax.body import Block, Body
from opsglint.text import Located, MappedText, Span

# Beginnings of the level-2 headings that name a part, folded to lower case without accents.
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("news_release", ("news release", "communique", "media release", "press release")),
    ("key_messages", ("key message", "messages cle")),
    ("questions_and_answers", ("questions and answers", "question and answer", "q&a", "q and a",
                               "q & a", "qs and as", "questions et reponses", "q et r", "q&r", "q & r")),
    ("shareables", ("shareable", "social media", "contenu a partager", "contenus a partager",
                    "medias sociaux", "contenu pour les medias sociaux")),
)  # fmt: skip
_MARKDOWN_FILE = re.compile(r"(?i)[^?#]+\.(?:md|markdown)(?:#.*)?")


class KitBody(NamedTuple):
    """Which parts the body holds, with their places, and the shareables among them."""

    parts: Mapping[str, Span]
    shareables: tuple[ShareableFact, ...]
    sections: tuple[Span, ...]


def part_named(heading: str) -> str | None:
    """Return the part of a kit that a heading names, in English or French."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", heading.casefold()) if not unicodedata.combining(c)
    ).strip(" *_:#").replace("’", "'")  # fmt: skip
    plain = " ".join(plain.split())
    for part, beginnings in _PARTS:
        if plain.startswith(beginnings):
            return part
    return None


def read_kit_body(text: str, body: Body) -> KitBody:
    """Return the parts and shareables that the body of a kit holds."""
    parts: dict[str, Span] = {}
    shareables: list[ShareableFact] = []
    sections: list[Span] = []
    for heading, blocks in _sections(body.blocks, level=2):
        part = part_named(heading.heading_text)
        if part is None:
            continue
        if blocks or part not in parts:
            parts[part] = heading.span
        if part == "shareables":
            end = blocks[-1].span.end if blocks else heading.span.end
            sections.append(Span(heading.span.start, end))
            shareables += (_shareable(top, inner, body) for top, inner in _sections(blocks, level=3))
    return KitBody(parts, tuple(shareables), tuple(sections))


def _sections(blocks: tuple[Block, ...], level: int) -> Iterator[tuple[Block, tuple[Block, ...]]]:
    starts = [i for i, block in enumerate(blocks) if block.kind == "heading" and block.level <= level]
    for i, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        if blocks[i].level == level:
            yield blocks[i], blocks[i + 1 : end]


def _shareable(heading: Block, blocks: tuple[Block, ...], body: Body) -> ShareableFact:
    end = blocks[-1].span.end if blocks else heading.span.end
    span = Span(heading.span.start, end)
    texts = [block.inner for block in blocks if block.kind in ("quote", "code") and block.inner]
    link = next(
        (link for link in body.links
         if span.contains(link.span) and _MARKDOWN_FILE.fullmatch(link.address)), None,
    )  # fmt: skip
    post = Located(link.address, link.span) if link else None
    return ShareableFact(post, _joined(texts), (), None, span)


def _joined(texts: list[MappedText]) -> MappedText | None:
    stripped = [text.strip() for text in texts if text.value.strip()]
    if len(stripped) < 2:
        return stripped[0] if stripped else None
    pieces: list[MappedText] = []
    for text in stripped:
        if pieces:
            pieces.append(MappedText("\n\n", text.span, ((0, text.span.start),)))
        pieces.append(text)
    span = Span(stripped[0].span.start, stripped[-1].span.end)
    return MappedText.concatenated(pieces, span)
