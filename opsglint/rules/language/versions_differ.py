"""LNG005: the English and the French version say the same."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.differences import Difference, Part, compare
from opsglint.facts.versions import Version, paired
from opsglint.sdk import (
    Bad,
    Component,
    Document,
    Finding,
    Good,
    Kind,
    Kit,
    Livestream,
    Message,
    Model,
    Post,
    RelatedPlace,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip

_MOST = 5
_PUBLIC = (None, Kind.OFFICIAL, Kind.SPECIALIST, Kind.EXECUTIVE, Kind.PERSONAL)
_NAMES = {"en": "the English version", "fr": "the French version"}
_EN = "---\ntype: post\naccount: ministry-of-health\n{}---\n{}\n"
_FR = "---\ntype: post\naccount: ministere-de-la-sante\n{}---\n{}\n"
_MEDIA = "media:\n  - {src: https://e.ca/a.jpg, decorative: true}\n"


@rule("LNG005", severity=Severity.WARNING, clauses=("OA-04",), since="0.1")
class VersionsDiffer(RepositoryRule):
    """The English and the French version give the same facts.

    Numbers, dates, hours and amounts say the same, each in the way of its language: 1,000.50 and
    1 000,50, 2 p.m. and 14 h. So do the number of links to each site, of pictures and videos, of
    accounts that are mentioned, and of hashtags. A difference is often a correction that was made
    in one language alone.
    """

    on = (Post, Kit, Livestream, Component)
    messages = {
        "differs": Message("this version says {here} where {other} says {there}",
                           "find out which is right, and let both versions say it"),
        "added": Message("this version says {here}, which {other} does not say",
                         "add it to the other version, or take it out of this one"),
        "missing": Message("this version does not say {there}, which {other} says",
                           "add it to this version, or take it out of the other one"),
        "count": Message("this version has {here} and {other} has {there}",
                         "let both versions have the same, each in its language"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        others = [
            other for other in context.index.translations(document)
            if other.readable and _reports(document, other, context) and _is_public(other, context)
        ]  # fmt: skip
        pairs = list(paired(document, others))
        if not pairs or not _is_public(document, context):
            return
        day = context.index.day(document)
        seen: set[tuple[object, ...]] = set()
        for here, there in pairs:
            for difference in compare(here, there, context.accounts, day):
                finding = _finding(difference, here, there)
                key = (finding.span, finding.message, *finding.params.values())
                if key not in seen:
                    seen.add(key)
                    yield finding

    examples = (
        Bad(_FR.format("", "Les cliniques ouvrent le «26 novembre»."), path="posts/a.fr.md",
            files={"posts/a.en.md": _EN.format("", "Clinics open on November 25.")}),
        Bad(_FR.format("", "«Plus de 1 000 cliniques sont ouvertes.»"), path="posts/a.fr.md",
            files={"posts/a.en.md": _EN.format("", "Over 1,000 clinics are open until 8 p.m.")}),
        Bad("---\ntype: post\naccount: ministry-of-health\nlang: bilingual\n---\n## English\n\nGet $1,000.\n\n"
            "## Français\n\nObtenez «10 000 $».\n"),
        Bad(_FR.format("", "«Le vaccin est gratuit.»"), path="posts/a.fr.md",
            files={"posts/a.en.md": _EN.format(_MEDIA, "Flu shots are free.")}),
        Good(_FR.format("", "De 9 h à 14 h 30 le lundi 25 novembre : 1 000,50 $ et 1,2 million de doses, soit 5 %."), path="posts/a.fr.md",
             files={"posts/a.en.md": _EN.format("", "9 a.m. to 2:30 p.m. on Monday, November 25: $1,000.50 and 1.2 million doses, or five per cent.")}),
        Good(_FR.format("", "Les deux cliniques : https://www.ontario.ca/fr/page/grippe #Grippe"), path="posts/a.fr.md",
             files={"posts/a.en.md": _EN.format("", "Both clinics: https://www.ontario.ca/page/flu?utm_source=x #FluShot")}),
    )  # fmt: skip


def _is_public(document: Document[Model], context: RepositoryContext) -> bool:
    """Say whether public servants may publish it: a minister's own words are no version of theirs."""
    kinds = [channel.kind for channel in context.index.channels(document)]
    return not kinds or any(kind in _PUBLIC for kind in kinds)


def _reports(document: Document[Model], other: Document[Model], context: RepositoryContext) -> bool:
    """Say whether a pair is reported in this document: the French one, or else the later path."""
    if not any(back.path == document.path for back in context.index.translations(other)):
        return True
    if document.language != other.language and "fr" in (document.language, other.language):
        return document.language == "fr"
    if document.language != other.language and "en" in (document.language, other.language):
        return other.language == "en"
    return document.path > other.path


def _finding(difference: Difference, here: Version, there: Version) -> Finding:
    mine, theirs = difference.here, difference.there
    message = "count" if difference.is_count else "differs" if mine and theirs else "added" if mine else "missing"
    params = {"here": _listed(mine), "there": _listed(theirs), "other": _NAMES.get(there.language or "", there.document.path)}
    span = mine[0].span if mine else here.place
    place = theirs[0].span if theirs else there.place
    related = (RelatedPlace(there.document, place, "the other version"),)
    return Finding(span, message, params, related=related)


def _listed(parts: tuple[Part, ...]) -> str:
    """Return the words of the first parts, five at most."""
    words = ", ".join(part.words for part in parts[:_MOST])
    return f"{words}, …" if len(parts) > _MOST else words
