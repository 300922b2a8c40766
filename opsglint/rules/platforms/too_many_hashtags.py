"""PLT002: no more hashtags than a platform takes."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.destinations import destined
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Post,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.limits import limits_of
from opsglint.social.tags import find_tags

_POST = "---\ntype: post\naccount: {}\nplatforms: [{}]\n---\n{}\n"


@rule("PLT002", severity=Severity.ERROR, clauses=("platform",), since="0.1")
class TooManyHashtags(DocumentRule):
    """A text has no more hashtags than its platform takes.

    Instagram takes five since December 2025, Threads makes a link of one alone, and YouTube ignores all
    of them where there are more than sixty.
    """

    on = (Post,)
    needs = ("variants",)
    messages = {
        "many": Message("the text has {count} hashtags and {platform} takes {limit}", "keep the {limit} that help most for {platform}"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        for variant, platforms in destined(document, context.resolver):
            for platform in platforms:
                limits = limits_of(platform, context.settings.platforms)
                for part in variant.parts:
                    if limits.hashtags is None or part.value.count("#") + part.value.count("\uff03") <= limits.hashtags:
                        continue
                    tags = find_tags(part.value, platform)
                    if len(tags) > limits.hashtags:
                        first = tags[limits.hashtags]
                        params = {"count": str(len(tags)), "platform": limits.name, "limit": str(limits.hashtags)}
                        yield Finding(part.locate(first.start, first.end), "many", params)

    examples = (
        Bad(_POST.format("ministry-of-health", "instagram", "Get your shot. #Flu #Health #Ontario #Clinic #Free «#Vaccine» #Winter")),
        Bad(_POST.format("ministere-de-la-sante", "threads", "Le vaccin est gratuit. #Grippe «#Santé»"), path="posts/a.fr.md"),
        Good(_POST.format("ministry-of-health", "instagram", "Get your shot. #Flu #Health #Ontario #Clinic #Free")),
        Good(_POST.format("ministere-de-la-sante", "x", "Le vaccin est gratuit. #Grippe #Santé #Ontario #Vaccin #Clinique #Hiver"), path="posts/a.fr.md"),
    )  # fmt: skip
