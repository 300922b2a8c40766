"""PLT007: no Markdown in texts that are shown as typed."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.markup import markup_in
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Post,
    Safety,
    Severity,
    rule,
)  # fmt: skip

_POST = "---\ntype: post\naccount: {}\nplatforms: [x]\n---\n{}\n"


@rule("PLT007", severity=Severity.WARNING, clauses=("platform",), fix=Safety.SAFE, since="0.1")
class MarkdownNotRendered(DocumentRule):
    """A text for a social media service holds no Markdown.

    These services show asterisks, number signs, brackets and entities as they were typed. A list
    with hyphens can be read, so it is only noted.
    """

    remedy = (
        "Takes out the marks that would be shown as typed, and keeps the words and addresses. "
        "Safe, because nothing that a reader should see is lost."
    )
    on = (Post,)
    messages = {
        "emphasis": Message("{text} will show its {kind} marks as typed", "take the marks away; capitals and bold letters do not replace them"),
        "heading": Message("{text} will show its number signs as typed", "take them away, or name a platform or a language in the heading"),
        "link": Message("{text} will show as typed, brackets and all", "write the words and the address after them"),
        "entity": Message("{text} will show as typed", "write the character itself"),
        "tag": Message("the tag {text} will show as typed", "take it away"),
        "list": Message("{text} is an item of a list that will show as typed", "keep it if it reads well, or write sentences"),
    }  # fmt: skip

    def check(self, document: Document[Post], context: Context) -> Iterator[Finding]:
        for markup in markup_in(document):
            text = document.text[slice(*markup.span)]
            message = "emphasis" if markup.kind == "code" else markup.kind
            severity = Severity.ADVICE if markup.kind == "list" else None
            yield Finding(markup.span, message, {"text": text, "kind": markup.kind}, severity, markup.edits)

    examples = (
        Bad(_POST.format("ministry-of-health", "Flu shots are «**free**» at «[clinics](https://e.ca/clinics)»."),
            fixed=_POST.format("ministry-of-health", "Flu shots are free at clinics (https://e.ca/clinics).")),
        Bad(_POST.format("ministere-de-la-sante", "«## Le vaccin»\n\nIl est gratuit«&nbsp;»: venez."), path="posts/a.fr.md",
            fixed=_POST.format("ministere-de-la-sante", "Le vaccin\n\nIl est gratuit\u00a0: venez.")),
        Bad(_POST.format("ministere-de-la-sante", "À apporter :\n\n«- votre carte Santé»\n- un masque"), path="posts/a.fr.md"),
        Good(_POST.format("ministry-of-health", "5 * 4 clinics, and R&D. #1 in care\\*\n\n\\* Since 2020.")),
        Good(_POST.format("ministere-de-la-sante", "Gratuit* pour vous : https://e.ca/a_b_c\n\n## Facebook\n\nBonjour."), path="posts/a.fr.md"),
    )  # fmt: skip
