"""LNG006: links lead to pages in the language of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from opsglint.facts.links import line_around
from opsglint.facts.readings import is_own_text
from opsglint.language.detect import detect
from opsglint.language.names import LANGUAGE_NAMES, OTHER_LANGUAGE
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    LinkFact,
    Message,
    Model,
    RepositoryContext,
    RepositoryRule,
    Role,
    Safety,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.bilingual import link_language, site_of
from opsglint.text import Edit

_READ = (Role.BODY, Role.FIRST_COMMENT, Role.SHAREABLE, Role.BIOGRAPHY)
# A link that is said to be in the other language is meant to be.
_SAID = {
    "fr": re.compile(r"\b(?:in english|english|en anglais|anglais(?:e)?)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:en français|français(?:e)?|francais|in french|french)\b", re.IGNORECASE),
}
_NEAR = 60
_POST = "---\ntype: post\n---\n{}\n"


@rule("LNG006", severity=Severity.ERROR, clauses=("OA-04",), fix=Safety.SAFE, since="0.1")
class EnglishLinkInFrench(RepositoryRule):
    """A French text links to French pages of the governments' sites, an English text to English ones.

    Whoever follows the link is served in the language of the post. A link that is said to be in the
    other language (“In English: …”) passes, and so does an address that does not tell its language.
    """

    remedy = (
        "Writes the link that the version in the other language has to the same site. Safe, "
        "because there is exactly one, in the right language."
    )
    messages = {
        "wrong": Message("this {language} text links to the {other} page {address}", "link to the {language} page of {site}"),
        "known": Message("this {language} text links to the {other} page {address}", "link to {better}, as the other version does"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for link in document.links:
            passage = link.passage
            own = passage.language
            if own not in OTHER_LANGUAGE or not is_own_text(passage, document, _READ):
                continue
            if link_language(link.address) != OTHER_LANGUAGE[own] or self._is_said(link, own):
                continue
            if detect(passage.text.value) != OTHER_LANGUAGE[own]:
                yield self._finding(link, own, document, context)

    def _is_said(self, link: LinkFact, own: str) -> bool:
        """Say whether the words around a link say that it is in the other language."""
        before, after = line_around(link, _NEAR)
        return bool(_SAID[own].search(before) or _SAID[own].search(after))

    def _finding(
        self, link: LinkFact, own: str, document: Document[Model], context: RepositoryContext
    ) -> Finding:
        site = site_of(link.address) or ""
        params = {"language": LANGUAGE_NAMES[own], "other": LANGUAGE_NAMES[OTHER_LANGUAGE[own]], "address": link.address, "site": site}
        better = self._counterpart(own, site, document, context)
        if better is None:
            return Finding(link.span, "wrong", params)
        as_it_stands = document.text[slice(*link.span)] == link.address
        edits = (Edit(link.span, better),) if as_it_stands else ()
        return Finding(link.span, "known", {**params, "better": better}, edits=edits)

    def _counterpart(
        self, own: str, site: str, document: Document[Model], context: RepositoryContext
    ) -> str | None:
        """Return the one link of the other version to this site that is in this text's language."""
        if len(_by_site(document).get(site, ())) != 1:
            return None
        for other in context.index.translations(document):
            theirs = _by_site(other).get(site, set())
            if len(theirs) == 1 and link_language(min(theirs)) == own:
                return min(theirs)
        return None

    examples = (
        Bad(_POST.format("Prenez rendez-vous : «https://www.ontario.ca/page/flu-shot»"), path="posts/a.fr.md"),
        Bad(_POST.format("Book your shot: «https://www.canada.ca/fr/sante-publique.html»")),
        Bad(_POST.format("Prenez rendez-vous : «https://www.ontario.ca/page/flu-shot»"), path="posts/a.fr.md",
            files={"posts/a.en.md": _POST.format("Book your shot: https://www.ontario.ca/fr/page/vaccin-grippe")},
            fixed=_POST.format("Prenez rendez-vous : https://www.ontario.ca/fr/page/vaccin-grippe")),
        Good(_POST.format("Prenez rendez-vous : https://www.ontario.ca/fr/page/vaccin ou ontario.ca/grippe"), path="posts/a.fr.md"),
        Good(_POST.format("Book your shot: https://www.ontario.ca/page/flu-shot\nEn français : https://www.ontario.ca/fr/page/vaccin")),
    )  # fmt: skip


def _by_site(document: Document[Model]) -> Mapping[str, set[str]]:
    """Return the addresses that a document links to, by their bilingual official site."""
    found: dict[str, set[str]] = {}
    for link in document.links:
        site = site_of(link.address)
        if site:
            found.setdefault(site, set()).add(link.address)
    return found
