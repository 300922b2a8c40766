"""PLT001: texts fit the platforms that they are for."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.destinations import destined
from opsglint.facts.document import Variant
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    MediaKind,
    Message,
    Post,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.lengths import Length, lengths, surely_fits
from opsglint.social.limits import limits_of
from opsglint.text import MappedText

_POST = "---\ntype: post\naccount: {}\nplatforms: [{}]\n---\n{}\n"
_LONG = "We are open. " * 21
_LONGUE = "C’est ouvert. " * 22
_ADDRESS = "https://www.ontario.ca/page/" + "flu-shot-" * 40


@rule("PLT001", severity=Severity.ERROR, clauses=("platform",), since="0.1")
class TextTooLong(DocumentRule):
    """A text is no longer than its platform takes, counted as that platform counts.

    X weighs a link as 23 and an emoji as 2; Bluesky counts what a reader sees as one character, and
    bytes; Mastodon counts a link as 23. What runs over is cut or refused. Each part of a thread counts
    by itself.
    """

    on = (Post,)
    needs = ("variants",)
    messages = {
        "long": Message("the text is too long: {lengths}", "cut it by {excess} from the underlined place on, or give {platform} a text of its own under a heading"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        kinds = {fact.kind for fact in document.media if fact.published}
        with_pictures = MediaKind.IMAGE in kinds and MediaKind.VIDEO not in kinds
        for variant, platforms in destined(document, context.resolver):
            for part in _parts(variant):
                found: list[tuple[str, Length]] = []
                for platform in platforms:
                    limits = limits_of(platform, context.settings.platforms)
                    if not surely_fits(part.value, platform, limits):
                        measured = lengths(part.value, platform, limits, with_pictures)
                        found += [(limits.name, one) for one in measured if one.over is not None][:1]
                if found:
                    yield _finding(part, found)

    examples = (
        Bad(_POST.format("ministry-of-health", "x", _LONG + "Come an«y day.»")),
        Bad(_POST.format("ministere-de-la-sante", "bluesky, facebook", "C’est ouvert. " * 21 + "C’est «ouvert.»"), path="posts/a.fr.md"),
        Good(_POST.format("ministry-of-health", "x, bluesky", "We are open."), why="short"),
        Good(_POST.format("ministry-of-health", "x", f"Book your flu shot: {_ADDRESS}"), why="X counts a link as 23"),
        Good(_POST.format("ministere-de-la-sante", "facebook", _LONGUE), path="posts/a.fr.md"),
    )  # fmt: skip


def _parts(variant: Variant) -> tuple[MappedText, ...]:
    return variant.parts if len(variant.parts) > 1 else (variant.text,)


def _finding(part: MappedText, found: list[tuple[str, Length]]) -> Finding:
    said = [f"{one.total:,} of {one.limit:,} {one.counted} on {name}" for name, one in found]
    name, worst = max(found, key=lambda pair: pair[1].total - pair[1].limit)
    over = min(one.over for _, one in found if one.over is not None)
    excess = f"{worst.total - worst.limit:,} {worst.counted}"
    params = {"lengths": ", ".join(said), "excess": excess, "platform": name}
    return Finding(part.locate(over, len(part.value)), "long", params)
