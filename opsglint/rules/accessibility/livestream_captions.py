"""AXS018: livestreams can be read in both languages while they run."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.values import ByLanguage
from opsglint.language.names import LANGUAGE_NAMES
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Livestream,
    Message,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import Located

_LIVE = ("live", "en direct")
_HEAD = "---\ntype: livestream\ntitle: {}\naccount: ministry-of-health\nplatforms: [facebook]\nlang: {}\n{}---\n"


@rule("AXS018", severity=Severity.ERROR, clauses=("MA-32",), complete=True, since="0.1")
class LivestreamCaptions(DocumentRule):
    """A livestream has live captions in its own language, and live French captions or interpretation.

    Whoever is deaf, and whoever speaks French, follows it as it happens.
    """

    on = (Livestream,)
    messages = {
        "own": Message("the livestream has no live captions in {language}, its own language", "plan captions: {{{code}: live}}"),
        "french": Message("the livestream has neither live French captions nor live French interpretation",
                          "plan captions: {{fr: live}} or interpretation: {{fr: live}}"),
    }  # fmt: skip

    def check(self, document: Document[Livestream], context: Context) -> Iterator[Finding]:
        model = document.model
        own = document.language
        field = "captions" if "captions" in model.keys else "interpretation"
        place = document.place(field)
        if own in LANGUAGE_NAMES and not _is_live(model.captions, own):
            yield Finding(place, "own", {"language": LANGUAGE_NAMES[own], "code": own})
            if own == "fr":
                return
        if not _is_live(model.captions, "fr") and not _is_live(model.interpretation, "fr"):
            yield Finding(place, "french")

    examples = (
        Bad(_HEAD.format("Flu season", "en", "«captions»: {en: live}\n")),
        Bad(_HEAD.format("La grippe", "fr", "«captions»: {en: live}\n"), path="posts/a.fr.md"),
        Bad(_HEAD.format("Flu season", "en", "«interpretation»: {fr: live}\n")),
        Good(_HEAD.format("Flu season", "en", "captions: {en: live, fr: live}\n")),
        Good(_HEAD.format("Flu season", "en", "captions: {en: live}\ninterpretation: {fr: live}\n")),
        Good(_HEAD.format("La grippe", "fr", "captions: {fr: live}\n"), path="posts/a.fr.md"),
    )  # fmt: skip


def _is_live(how: ByLanguage[Located[str]] | None, language: str) -> bool:
    value = how.get(language) if how else None
    value = value or (how.plain if how else None)
    return value is not None and value.value.casefold().strip() in _LIVE
