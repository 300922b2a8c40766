"""PLT003: no more pictures and videos than a platform takes."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.destinations import platforms_of_variant
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    MediaFact,
    MediaKind,
    Message,
    Post,
    Severity,
    Span,
    rule,
)  # fmt: skip
from opsglint.social.limits import Limits, limits_of

_HEAD = "---\ntype: post\naccount: {}\nplatforms: [{}]\nmedia:\n"
_IMAGE = "  - {{src: {}https://e.ca/{}.jpg{}, alt: A clinic}}\n"
_VIDEO = "  - {{src: {}https://e.ca/{}.mp4{}, captions: https://e.ca/a.vtt}}\n"
_IMAGES = "".join(_IMAGE.format("", number, "") for number in range(4))
_MOVING = (MediaKind.VIDEO, MediaKind.AUDIO)
_PICTURES = (MediaKind.IMAGE, MediaKind.ANIMATION)


@rule("PLT003", severity=Severity.ERROR, clauses=("platform",), since="0.1")
class TooManyMedia(DocumentRule):
    """A post has no more pictures or videos than its platform takes, and no mix that it does not take.

    What is too much is left out or the post is refused. A thread can have as many for each of its parts.
    """

    on = (Post,)
    needs = ("media",)
    messages = {
        "many": Message("the post has {count} {kind} and {platform} takes {limit}", "leave {excess} out, or post them on {platform} in parts"),
        "mixed": Message("the post joins pictures and a video, which {platform} does not take together", "use pictures or the video on {platform}"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        media = [fact for fact in document.media if fact.published and fact.field in ("media", "body")]
        if len(media) < 2:
            return
        seen: set[Span] = set()
        for platform in self._platforms(document, context):
            limits = limits_of(platform, context.settings.platforms)
            for facts, parts in self._on(platform, media, document, context):
                for finding in self._judge(facts, parts, limits):
                    if finding.span not in seen:
                        seen.add(finding.span)
                        yield finding

    def _platforms(self, document: Document[Post], context: Context) -> tuple[str, ...]:
        own = context.resolver.platforms(document)
        return own or tuple(dict.fromkeys(p for v in document.variants for p in v.platforms))

    def _on(
        self, platform: str, media: list[MediaFact], document: Document[Post], context: Context
    ) -> Iterator[tuple[list[MediaFact], int]]:
        """Yield what goes out together on a platform, and over how many parts it can be spread.

        Pictures of the front matter go with every text; those in a text with the part they stand in.
        """
        shared = [fact for fact in media if fact.field == "media"]
        own = [v for v in document.variants if platform in platforms_of_variant(v, document, context.resolver)]
        if not own:
            yield media, 1
        for variant in own:
            inside = [[f for f in media if f.field == "body" and span.contains(f.span)] for span in variant.part_spans]
            if len(inside) <= 1:
                alone = [f for f in media if f.field == "body" and variant.span.contains(f.span)]
                yield [*shared, *alone], 1
                continue
            yield shared, len(inside)
            for facts in inside:
                yield facts, 1

    def _judge(self, media: list[MediaFact], parts: int, limits: Limits) -> Iterator[Finding]:
        pictures = [fact for fact in media if fact.kind in _PICTURES]
        moving = [fact for fact in media if fact.kind in _MOVING]
        kinds = (
            ("pictures", pictures, limits.images), ("videos", moving, limits.videos),
            ("pictures and videos", [*pictures, *moving], limits.media),
        )  # fmt: skip
        for kind, facts, limit in kinds:
            if limit is not None and len(facts) > limit * max(parts, 1):
                ordered = sorted(facts, key=lambda fact: fact.span)
                params = {"count": str(len(facts)), "kind": kind, "platform": limits.name, "limit": str(limit), "excess": str(len(facts) - limit)}
                yield Finding(_place(ordered[limit]), "many", params)
                return
        if not limits.mixed and pictures and moving and parts <= 1:
            yield Finding(_place(moving[0]), "mixed", {"platform": limits.name})

    examples = (
        Bad(_HEAD.format("ministry-of-health", "x") + _IMAGES + _IMAGE.format("«", 5, "»") + "---\nHello.\n"),
        Bad(_HEAD.format("ministere-de-la-sante", "bluesky") + _IMAGE.format("", 1, "") + _VIDEO.format("«", 2, "»") + "---\nBonjour.\n", path="posts/a.fr.md"),
        Good(_HEAD.format("ministry-of-health", "x") + _IMAGES + "---\nHello.\n"),
        Good(_HEAD.format("ministere-de-la-sante", "facebook") + _IMAGES + _VIDEO.format("", 5, "") + "---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _place(fact: MediaFact) -> Span:
    return fact.media.src.span if fact.media.src else fact.span
