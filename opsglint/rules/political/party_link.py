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
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.hosts import host_of, is_under

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
        sites = None
        for link in document.links:
            host = host_of(link.address)
            sites = sites or _sites(context)
            party = next((name for site, name in sites if is_under(host, site)), None)
            party = party or _named_in(host, context)
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


def _sites(context: Context) -> list[tuple[str, str]]:
    found = [(site, party.name) for party in context.pack.parties for site in party.sites]
    found += [(domain, domain) for domain in context.settings.political_domains]
    for entry in _political(context.accounts):
        website = entry.account.website.value if entry.account.website else ""
        if host_of(website):
            found.append((host_of(website), entry.name))
    return found


def _named_in(host: str, context: Context) -> str | None:
    """Return the candidate or party of the registry whose handle or name a host bears.

    People name their campaign sites so: votekimdubois.ca for Kim Dubois.
    """
    label = fold(host.rpartition(".")[0].rpartition(".")[2])
    for entry in _political(context.accounts) if label else ():
        names = [fold(handle.value) for _, handle in entry.handles()]
        person = fold(entry.person)
        if label in names or (len(person) >= _LEAST_LETTERS and person in label):
            return entry.name
    return None


@lru_cache(maxsize=4)
def _political(accounts: Accounts) -> tuple[AccountEntry, ...]:
    return tuple(entry for entry in accounts.entries if entry.kind in _POLITICAL)
