"""Shows what a post becomes on each platform: its length, where it is cut, and what is linked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from opsglint.previews import Picture, Preview
from opsglint.report import Style
from opsglint.report.visible import clean, shown

_BOLD, _FAULT, _GOOD, _LINKED, _FAINT = "1", "1;31", "1;32", "4;36", "2"
_KINDS = (("link", "links"), ("mention", "mentions"), ("hashtag", "hashtags"))
_MOST_NAMED = 12


def render(previews: dict[str, list[Preview]], style: Style) -> str:
    """Return the previews of all posts, a block for each text on each platform."""
    blocks: list[str] = []
    for path, texts in previews.items():
        blocks.append(style.painted(clean(path), _BOLD))
        blocks += ("\n".join(_block(one, style)) for one in texts)
        if not texts:
            blocks.append("This post has no text of its own.")
    return "\n\n".join(blocks) + "\n"


def _block(one: Preview, style: Style) -> Iterator[str]:
    yield " · ".join(_head(one, style))
    yield ""
    yield from (f"  {line}".rstrip() for line in _text(one, style).split("\n"))
    if one.stretches or one.media:
        yield ""
    for kind, plural in _KINDS:
        found = [clean(one.text[s.start : s.end]) for s in one.stretches if s.kind == kind]
        if found:
            more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
            yield f"  {plural}: {', '.join(found[:_MOST_NAMED])}{more}"
    for picture in one.media:
        yield f"  {_picture(picture, style)}"


def _head(one: Preview, style: Style) -> Iterator[str]:
    yield style.painted(one.platform, _BOLD)
    if one.accounts:
        yield clean(", ".join(one.accounts))
    if one.parts > 1:
        yield f"part {one.part} of {one.parts}"
    yield f"line {one.row}"
    for length in one.lengths:
        fits = length.over is None
        said = f"{length.total:,} of {length.limit:,} {length.counted}"
        if not fits:
            said += f", {length.total - length.limit:,} too many"
        yield style.painted(said, _GOOD if fits else _FAULT)


def _text(one: Preview, style: Style) -> str:
    """Return the text with its links marked, “see more” where a feed folds it, and where it is cut."""
    cuts: dict[int, str] = {}
    if one.fold is not None and (one.over is None or one.fold < one.over):
        cuts[one.fold] = style.painted("[… see more]", _FAINT)
    if one.over is not None:
        cuts[one.over] = style.painted("[cut here]", _FAULT)
    edges = sorted({0, len(one.text), *cuts, *(e for s in one.stretches for e in (s.start, s.end))})
    ends: dict[int, int] = {}
    for stretch in one.stretches:
        ends[stretch.start] = max(stretch.end, ends.get(stretch.start, 0))
    linked = 0  # up to where the stretches reach that have begun
    pieces: list[str] = []
    for start, end in pairwise(edges):
        pieces.append(cuts.get(start, ""))
        piece = "".join("\n" if c == "\n" else shown(c) for c in one.text[start:end].replace("\r", ""))
        linked = max(linked, ends.get(start, 0))
        color = _FAULT if one.over is not None and start >= one.over else _LINKED if start < linked else ""
        pieces.append(style.painted(piece, color) if color and "\n" not in piece else piece)
    return "".join(pieces)


def _picture(picture: Picture, style: Style) -> str:
    if picture.alt is None:
        said = style.painted("no text alternative", _FAULT) if picture.kind in ("image", "animation") else ""
    else:
        count = len(picture.alt)
        limit = f" of {picture.alt_limit:,}" if picture.alt_limit is not None else ""
        said = f"alternative: {clean(picture.alt)} ({count:,}{limit} {'character' if count == 1 and not limit else 'characters'})"
    return f"{picture.kind} {clean(picture.src)}" + (f", {said}" if said else "")


