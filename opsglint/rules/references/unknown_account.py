"""REF001: accounts that documents name are in the registry."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.content.shapes import AccountId, Reference, Word, is_link
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    RepositoryContext,
    RepositoryRule,
    Safety,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import Edit, Located, nearest


@rule("REF001", severity=Severity.ERROR, clauses=("house", "OA-06"), fix=Safety.UNSAFE, since="0.1")
class UnknownAccount(RepositoryRule):
    """Every account that a document names is in the account registry.

    Only the registry tells an official channel from a minister's: for an unknown account none of
    the rules that keep them apart can be checked.
    """

    remedy = (
        "Writes the nearest id of the registry. Unsafe, because another account may have been "
        "meant."
    )
    messages = {
        "near": Message("no account of the registry is called {name}", "did you mean {nearest}?"),
        "unknown": Message(
            "no account of the registry is called {name}",
            "correct the id, or add the account to the registry",
        ),
        "empty": Message(
            "the account {name} is unknown, because the repository has no account registry",
            "list the accounts in accounts.yml at the root of the repository",
        ),
    }

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        seen = set()
        for named in _named_accounts(document):
            if named.span in seen or context.accounts.named(named.value):
                continue
            seen.add(named.span)
            near = nearest(named.value, context.accounts.ids)
            params = {"name": named.value, "nearest": near or ""}
            id_ = "near" if near else "unknown" if context.accounts else "empty"
            edits = (Edit(named.span, near),) if near else ()
            yield Finding(named.span, id_, params, edits=edits, because=context.index.registries)

    examples = (
        Bad("---\ntype: post\naccount: «ministry-of-helth»\n---\nFlu shots are free.\n",
            fixed="---\ntype: post\naccount: ministry-of-health\n---\nFlu shots are free.\n"),
        Bad("---\ntype: kit\ntitle: Vaccins\nannouncement: 2026-11-25T10:00-05:00\n"
            "recipient: «ministre-inconnu»\n---\n", path="kits/kit.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nFlu shots are free.\n"),
        Good('---\ntype: post\naccount: ministere-de-la-sante\nmentions: ["@inconnu"]\n---\nAllô.\n',
             path="posts/a.fr.md"),
    )  # fmt: skip


_NAMING = frozenset({AccountId, Reference, Word})


def _named_accounts(document: Document[Model]) -> Iterator[Located[str]]:
    """Yield what a document names by an id: never a link, a path, or a handle tagged in a text."""
    for value in document.values:
        shape = value.shape
        if type(shape) in _NAMING and isinstance(value.value, Located):
            written = value.value.value
            if isinstance(shape, Reference):
                is_id = shape.or_account and not is_link(written) and not shape.is_path(written)
            else:
                is_id = isinstance(shape, AccountId) or value.field.endswith("counterpart")
            if is_id:
                yield value.value
