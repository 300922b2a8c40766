"""CON001: nobody is degraded."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.voices import voice_of
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Inquiry,
    Kind,
    Message,
    Model,
    Severity,
    rule,
)  # fmt: skip

_OTHERS = frozenset({Kind.PARTY, Kind.CANDIDATE, Kind.STAKEHOLDER, Kind.MEDIA, Kind.GOVERNMENT})


@rule(
    "CON001", severity=Severity.ERROR, clauses=("SE-12", "SE-30", "GP-11", "GP-12", "FP-06"), since="0.1"
)
class DisrespectfulLanguage(DocumentRule):
    """No text degrades or insults anybody.

    The workplace policy on harassment and discrimination holds online too. The terms come from a
    kept list in both languages; where one is quoted or reclaimed, a waiver says so.
    """

    messages = {
        "term": Message("“{words}” degrades or insults people, and the policy on harassment and discrimination holds online too",
                        "take it out; where it is a quotation or a people’s own word for itself, waive it and say why"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        if isinstance(document.model, Inquiry):
            return
        terms = context.pack.phrases("derogatory-terms")
        for passage in document.passages:
            kinds = voice_of(passage, document, context.resolver).kinds
            if kinds and kinds <= _OTHERS:
                continue
            text = passage.text.value
            for match in terms.find(text, passage.language):
                if _is_spoken_of(text, match.start):
                    continue
                words = text[match.start : match.end]
                yield Finding(passage.text.locate(match.start, match.end), "term", {"words": words})

    examples = (
        Bad("---\ntype: post\naccount: example-specialist\n---\nWhoever wrote this is a «moron».\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nCette «bande de menteurs» ne mérite rien.\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nFire-retardant suits are in stock. The creeping vine is no pest.\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nUne question stupide? Cela n’existe pas.\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _is_spoken_of(text: str, start: int) -> bool:
    """Say whether a term is named as a term: the word “…”, le mot « … »."""
    before = text[max(0, start - 12) : start].rstrip(" \u00a0").casefold()
    return before[-1:] in "\"'“‘«" and before[:-1].rstrip(" \u00a0").endswith(("word", "term", "mot", "terme")) if before else False
