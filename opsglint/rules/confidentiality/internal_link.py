"""CNF003: no links to internal systems."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsglint.content.shapes import is_link
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.internal import is_internal
from opsglint.text import Span

# Paths of a computer or a file server, which no browser elsewhere can open.
_MAY_BE_FILE = re.compile(r"e:/|E:/|\\\\")
_FILE = re.compile(r"(?<!\w)(?:file:/{1,3}|\\\\[\w.$-]+\\)[^\s<>\"»]*", re.IGNORECASE)


@rule("CNF003", severity=Severity.ERROR, clauses=("GP-07",), since="0.1")
class InternalLink(DocumentRule):
    """No link leads into the government's own network.

    The public cannot open it, and its address tells how the network is built.
    """

    messages = {
        "internal": Message("{address} leads to an internal system, and nothing confidential from work is disclosed",
                            "link to a public page, or take the link out"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        hosts = context.pack.words("internal-hosts")
        for address, span in _addresses(document):
            if is_internal(address, hosts):
                yield Finding(span, "internal", {"address": address})

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nDetails: «https://intra.health.gov.on.ca/clinics»\n"),
        Bad("---\ntype: post\naccount: ministere-de-la-sante\n---\nPlan : «https://ontariogov.sharepoint.com/sites/sante» et «file:///C:/plan.docx»\n",
            path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nDetails: https://www.ontario.ca/page/intranet and https://intramural.example.ca\n"),
        Good("---\ntype: post\naccount: ministere-de-la-sante\n---\nUn dossier: le partage local. https://www.ontario.ca/fr/page/sante\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _addresses(document: Document[Model]) -> Iterator[tuple[str, Span]]:
    seen: set[Span] = set()
    for link in document.links:
        seen.add(link.span)
        yield link.address, link.span
    for passage in document.passages:
        text = passage.text.value
        for match in _FILE.finditer(text) if _MAY_BE_FILE.search(text) else ():
            address = match[0].rstrip(".,;:)")
            yield _as_file(address), passage.text.locate(match.start(), match.start() + len(address))
    for fact in document.media:
        src = fact.media.src
        if src and (is_link(src.value) or _FILE.match(src.value)) and src.span not in seen:
            yield _as_file(src.value), src.span
    for name in ("of", "sources"):
        value = getattr(document.model, name, None)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None and is_link(one.value):
                yield one.value, one.span


def _as_file(address: str) -> str:
    return "file:" + address if address.startswith("\\") else address
