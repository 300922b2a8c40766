"""ACC004: official names are kept for official accounts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from opsglint.facts.naming import Body, in_handle, in_name, is_persons_name
from opsglint.facts.profiles import NAMED_FREELY, Profile, profiles_of
from opsglint.sdk import (
    Account,
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Pack,
    Registry,
    Severity,
    rule,
)  # fmt: skip

_HEAD = "---\ntype: account\nid: a\nkind: personal\nname: Val Fern\nowner: Val Fern\n"


@rule("ACC004", severity=Severity.WARNING, clauses=("SE-08", "FP-16"), since="0.1")
class OfficialNaming(DocumentRule):
    """A handle or name that is not the government’s does not look like one of the government’s.

    Official accounts join ON, ONT or Ont in capitals to a program’s or body’s name; federal ones
    bear GC or Canada; ministries bear their names and abbreviations. A plain word with the
    province’s name in it passes, and so does the holder’s own name with the province behind it.
    """

    on = (Account, Registry)
    messages = {
        "affix": Message("{name} joins {part} to a name as official accounts do, and official naming conventions are kept for them",
                         "choose a handle and a name without {part}"),
        "ministry": Message("{name} bears a ministry’s name or abbreviation ({part}), and official names are kept for official accounts",
                            "choose a handle and a name without the ministry’s; say where you work in the biography, if you may"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for profile in profiles_of(document, NAMED_FREELY, context.resolver):
            yield from self._judged(profile, context)

    def _judged(self, profile: Profile, context: Context) -> Iterator[Finding]:
        affixes, bodies = context.pack.words("official-affixes"), _bodies(context.pack)
        person = profile.person or _own_name(profile)
        seen: set[str] = set()
        for _, handle in profile.account.handles or ():
            found = in_handle(handle.value, person, affixes, bodies)
            bare = handle.value.lstrip("@").casefold()
            if found and bare not in seen:
                seen.add(bare)
                yield Finding(handle.span, found.what, {"name": handle.value, "part": found.part})
        name = profile.account.name
        found = in_name(name.value, affixes, bodies) if name else None
        if name and found:
            yield Finding(name.span, found.what, {"name": name.value, "part": found.part})

    examples = (
        Bad(_HEAD + "handles: {x: «ONThealth», instagram: val.fern}\n---\nI walk.\n", path="accounts/a.md"),
        Bad(_HEAD + "handles: {x: «OpenSoilON», linkedin: «gcjardins_GC»}\n---\nJe jardine.\n", path="accounts/a.md"),
        Bad("---\ntype: account\nid: a\nkind: executive\nname: «Lee Chen, Ministère de la Santé»\nhandles: {x: lee_chen}\n---\nJe gère.\n", path="accounts/a.md"),
        Good(_HEAD + "handles: {x: feedlandontario, instagram: CaraPhrase, threads: thePaulV, tiktok: jen_g_Tdot}\n---\nI walk.\n", path="accounts/a.md"),
        Good(_HEAD + "handles: {x: ValFernON, instagram: DragON, threads: carryON_val}\n---\nJe marche.\n", path="accounts/a.md"),
        Good("---\ntype: account\nid: a\nkind: official\nname: Ministère de la Santé\nhandles: {x: ONTsante}\n---\nNouvelles.\n", path="accounts/a.md"),
    )  # fmt: skip


@lru_cache(maxsize=4)
def _bodies(pack: Pack) -> tuple[Body, ...]:
    """Return the ministries of a pack by all names that they ever had."""
    return tuple(
        Body(
            tuple(filter(None, (m.en, m.fr))), tuple(filter(None, (m.acronym_en, m.acronym_fr))),
        ) for m in pack.ministries
    )  # fmt: skip


def _own_name(profile: Profile) -> str:
    """Return the display name where it is a person's: words that no dictionary has."""
    name = profile.account.name
    return name.value if name and is_persons_name(name.value) else ""
