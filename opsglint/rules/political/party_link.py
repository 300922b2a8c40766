"""POL004: no links to parties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from opsglint.facts.partisanship import Gravity, gravity_in
from opsglint.language.folding import fold
from opsglint.sdk import (
    AccountEntry,
    Accounts,
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Kind,
    Message,
    Model,
    Pack,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.hosts import host_of, is_under, is_under_any

_SEVERITY = {
    Gravity.FORBIDDEN: Severity.ERROR, Gravity.DOUBTFUL: Severity.WARNING, Gravity.OWN_RIGHT: Severity.ADVICE,
}  # fmt: skip
_POLITICAL = (Kind.PARTY, Kind.CANDIDATE)
_LEAST_LETTERS = 6  # of a name inside a host; shorter ones are found by chance


@rule("POL004", severity=Severity.ERROR, clauses=("MA-15",), since="0.1")
class PartyLink(DocumentRule):
    """Nobody who speaks for the public service links to the site of a party or a candidate.

    A link is an endorsement. The sites are those of the pack, the repository's
    `[political] domains`, and the websites of the registry's parties and candidates.
    """

    messages = {
        "forbidden": Message("{host} is a site of {party}, to which the public service does not link",
                             "link to a page of the government, the legislature or the elections agency"),
        "doubtful": Message("{host} is a site of {party}, and staff who write for a minister are bound by the public service act",
                            "leave party links to the minister"),
        "own-right": Message("{host} is a site of {party}, to which you may link outside work",
                             "post it in your own time with your own device, and see whether your position restricts it"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        domains, names = _sites(context.pack, context.settings.political_domains, context.accounts)
        for link in document.links:
            host = host_of(link.address)
            party = None
            if is_under_any(host, domains):
                party = next(name for site, name in zip(domains, names, strict=True) if is_under(host, site))
            party = party or _named_in(host, context.accounts)
            if party is None:
                continue
            grave = gravity_in(link.passage, document, context.resolver)
            if grave is not None:
                yield Finding(link.span, grave.value, {"host": host, "party": party}, _SEVERITY[grave])

    examples = (
        Bad("---\ntype: post\naccount: ministry-of-health\n---\nRead more: «https://www.ontarioliberal.ca/plan»\n"),
        Bad("---\ntype: post\naccount: example-specialist\n---\nÀ lire : «npd.ca/idees».\n", path="posts/a.fr.md"),
        Good("---\ntype: post\naccount: ministry-of-health\n---\nRead more: https://www.ontario.ca/page/elections and https://www.elections.on.ca\n"),
        Good("---\ntype: post\naccount: minister-of-health\n---\nMon parti : https://gpo.ca\n", path="posts/a.fr.md"),
    )  # fmt: skip


# All documents are asked about the same sites.
@lru_cache(maxsize=4)
def _sites(
    pack: Pack, domains: tuple[str, ...], accounts: Accounts
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sites of parties and candidates, and whose each is."""
    found = [(site, party.name) for party in pack.parties for site in party.sites]
    found += [(domain, domain) for domain in domains]
    for entry in _political(accounts):
        website = entry.account.website.value if entry.account.website else ""
        if host_of(website):
            found.append((host_of(website), entry.name))
    return tuple(site for site, _ in found), tuple(name for _, name in found)


def _named_in(host: str, accounts: Accounts) -> str | None:
    """Return the candidate or party of the registry whose handle or name a host bears.

    People name their campaign sites so: votekimdubois.ca for Kim Dubois.
    """
    label = fold(host.rpartition(".")[0].rpartition(".")[2])
    for handles, person, name in _names(accounts) if label else ():
        if label in handles or (len(person) >= _LEAST_LETTERS and person in label):
            return name
    return None


@lru_cache(maxsize=4)
def _names(accounts: Accounts) -> tuple[tuple[frozenset[str], str, str], ...]:
    """Return the handles and names of candidates and parties, folded, and how messages call them."""
    return tuple(
        (frozenset(fold(handle.value) for _, handle in entry.handles()), fold(entry.person), entry.name)
        for entry in _political(accounts)
    )


def _political(accounts: Accounts) -> tuple[AccountEntry, ...]:
    return tuple(entry for entry in accounts.entries if entry.kind in _POLITICAL)
