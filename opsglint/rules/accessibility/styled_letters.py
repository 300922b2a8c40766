"""AXS013: letters are plain letters."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.language.styled import find_styled
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Good,
    Message,
    Model,
    Role,
    Safety,
    Severity,
    rule,
)  # fmt: skip

_READ = (
    Role.BODY, Role.FIRST_COMMENT, Role.POLL, Role.LOCATION, Role.TITLE, Role.SHAREABLE,
    Role.ALTERNATIVE, Role.BIOGRAPHY,
)  # fmt: skip
_SHOWN = 60  # characters of the letters that a message repeats


@rule("AXS013", severity=Severity.ERROR, clauses=("OA-05",), fix=Safety.SAFE, since="0.1")
class StyledLetters(DocumentRule):
    """Letters are plain letters, not characters that look like them in another style.

    Sites that make “bold” or “small” text for posts put mathematical signs in place of letters.
    Screen readers spell them (“mathematical sans-serif bold small f”), or pass them over, and
    nobody finds them by searching.
    """

    remedy = "Writes plain letters. Safe, because they read the same."
    messages = {
        "styled": Message("“{letters}” is made of characters that only look like letters, which screen readers spell or skip", "write plain letters: {plain}"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if passage.role not in _READ:
                continue
            value = passage.text.value
            for found in find_styled(value):
                span = passage.text.locate(found.start, found.end)
                written = value[found.start : found.end]
                edits = (Edit(span, found.plain),) if document.text[slice(*span)] == written else ()
                params = {"letters": _shortened(written), "plain": _shortened(found.plain)}
                yield Finding(span, "styled", params, edits=edits)

    examples = (
        Bad("---\ntype: post\n---\n«𝗙𝗿𝗲𝗲 𝗳𝗹𝘂 𝘀𝗵𝗼𝘁𝘀» for everyone.\n",
            fixed="---\ntype: post\n---\nFree flu shots for everyone.\n"),
        Bad("---\ntype: post\n---\n«𝑉𝑎𝑐𝑐𝑖𝑛𝑠 𝑔𝑟𝑎𝑡𝑢𝑖𝑡𝑠» à l’école, «ꜱᴀɴꜱ ʀᴇɴᴅᴇᴢ-ᴠᴏᴜꜱ».\n", path="posts/a.fr.md",
            fixed="---\ntype: post\n---\nVaccins gratuits à l’école, sans rendez-vous.\n"),
        Bad("---\ntype: post\n---\nIt is «n̶o̶t̶» closed: «СОVID» tests are free.\n",
            fixed="---\ntype: post\n---\nIt is not closed: COVID tests are free.\n",
            why="the second word begins with two Cyrillic letters"),
        Good("---\ntype: post\n---\nHalf (½) of CO₂ emissions, 10 m² at 20 ℃, 5 µg of β-carotene, xʷməθkʷəy̓əm and Haíɫzaqv lands.\n"),
        Good("---\ntype: post\n---\nLe 1ᵉʳ novembre, Mᵐᵉ Roy et Mᵉ Côté, 2ᵉ étage : l’œuvre en ᐃᓄᒃᑎᑐᑦ. 🇨🇦 🅿️\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
