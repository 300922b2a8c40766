"""LNG007: French texts are written as Canadian French is."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.readings import is_own_text
from opsglint.language.detect import detect
from opsglint.language.typography import Change, Fault, find_faults, mended
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
    Passage,
    Role,
    Safety,
    Severity,
    Span,
    rule,
)  # fmt: skip
from opsglint.social.emails import find_emails
from opsglint.social.links import find_links

_READ = (
    Role.BODY, Role.FIRST_COMMENT, Role.POLL, Role.TITLE, Role.SHAREABLE, Role.ALTERNATIVE, Role.BIOGRAPHY,
)  # fmt: skip
_EXCERPT = 60
_BREAKS = "a line can break at the ordinary space in {words}{more}"


@rule("LNG007", severity=Severity.WARNING, clauses=("house",), fix=Safety.SAFE, since="0.1")
class FrenchTypography(DocumentRule):
    """A French text has the spaces, quotation marks and accents of Canadian French.

    There is a no-break space inside « guillemets », before a colon, before % and $ and before
    units; there is no space before ; ! and ?; capitals keep their accents; one writes 1re, 2e, 14 h 30 and 25 $. An
    ordinary space where a no-break one belongs is advice, for it shows only where a line breaks there.
    """

    remedy = (
        "Sets spaces, guillemets, accents on capitals, ordinals, hours and amounts as Canadian "
        "French does. Safe, because no word changes."
    )
    messages = {
        "quotes": Message("{words} has English quotation marks in a French text", "write {better}"),
        "guillemets": Message("{words} lacks the space inside the guillemets", "write {better} with no-break spaces"),
        "colon": Message("{words} lacks the space before the colon", "write {better} with a no-break space"),
        "spaced": Message("{words} has a space before ; ! or ?, and French in Canada puts none there", "write {better}"),
        "sign": Message("{words} lacks the space before its sign or unit", "write {better} with a no-break space"),
        "degrees": Message("{words} has a space inside its unit", "write {better}"),
        "amount": Message("{words} has the dollar sign before the number in a French text", "put the sign after the number and a no-break space, as in 25\u00a0$"),
        "hour": Message("{words} is not how an hour is written in French", "write {better} with no-break spaces"),
        "english-hour": Message("{words} is an English hour in a French text", "count the hours to 24, as in 14\u00a0h or 14\u00a0h\u00a030"),
        "ordinal": Message("{words} is not how an ordinal is shortened in French", "write 1er, 1re, 2e and so on: {better}"),
        "accent": Message("{words} lacks an accent or a cedilla, which capitals keep in Canada", "write {better} with its accent"),
        "guillemets-loose": Message(_BREAKS, "put no-break spaces inside guillemets"),
        "colon-loose": Message(_BREAKS, "put a no-break space before the colon"),
        "sign-loose": Message(_BREAKS, "put a no-break space between a number and its sign or unit"),
        "hour-loose": Message(_BREAKS, "put no-break spaces around the h of an hour"),
        "day-loose": Message(_BREAKS, "put a no-break space between the day and the month"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in document.passages:
            if not is_own_text(passage, document, _READ) or not _may_be_french(passage):
                continue
            text = passage.text.value
            faults = find_faults(text, _addresses)
            for fault in faults if faults and _is_french(passage) else ():
                start, end = fault.start, fault.end
                params = {
                    "words": _short(text[start:end]),
                    "better": _short(mended(text, start, end, fault.changes)),
                    "more": f", and at {fault.places - 1} more" if fault.places > 1 else "",
                }
                edits = _edits(document, passage, fault)
                severity = Severity.ADVICE if fault.light else None
                yield Finding(passage.text.locate(start, end), fault.kind, params, severity, edits)

    examples = (
        Bad("---\ntype: post\n---\nLa campagne «\"Vaccinons-nous\"» commence.\n", path="posts/a.fr.md",
            fixed="---\ntype: post\n---\nLa campagne «\u00a0Vaccinons-nous\u00a0» commence.\n"),
        Bad("---\ntype: post\n---\n«Rappel:» le vaccin est gratuit. Prenez «rendez-vous !»\n", path="posts/a.fr.md",
            fixed="---\ntype: post\n---\nRappel\u00a0: le vaccin est gratuit. Prenez rendez-vous!\n"),
        Bad("---\ntype: post\n---\nLa «1ère» clinique de l’«Ecole» ouvre à «14h30», pour «25%» des gens.\n", path="posts/a.fr.md",
            fixed="---\ntype: post\n---\nLa 1re clinique de l’École ouvre à 14\u00a0h\u00a030, pour 25\u00a0% des gens.\n"),
        Bad("---\ntype: post\n---\n«Rappel :» le vaccin est gratuit. Pour qui : pour tous.\n", path="posts/a.fr.md",
            fixed="---\ntype: post\n---\nRappel\u00a0: le vaccin est gratuit. Pour qui\u00a0: pour tous.\n", why="advice, once"),
        Bad("---\ntype: post\n---\nBilingual.\n\n## English\nNote: it costs $25.\n\n## Français\n«Note:» il en coûte «$25».\n",
            fixed="---\ntype: post\n---\nBilingual.\n\n## English\nNote: it costs $25.\n\n## Français\nNote\u00a0: il en coûte 25\u00a0$.\n"),
        Good("---\ntype: post\n---\nNote: the \"flu shot\" is free for 100% of you!\n"),
        Good("---\ntype: post\n---\nPour qui? Pour tous!\n", path="posts/a.fr.md"),
        Good("---\ntype: post\n---\nL’École «\u00a0des\u202f» lettres\u00a0: 25\u00a0% à 14\u00a0h\u00a030, https://ontario.ca/a?b=25% :smile:\n", path="posts/a.fr.md"),
    )  # fmt: skip


def _may_be_french(passage: Passage) -> bool:
    return passage.language == "fr" or (passage.language is None and detect(passage.text.value) == "fr")


def _is_french(passage: Passage) -> bool:
    """Say whether a passage that may be French is; one that should be may be in English yet."""
    return passage.language is None or detect(passage.text.value) != "en"


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    if "." in text or "://" in text:
        yield from ((link.start, link.end) for link in find_links(text))
        yield from ((email.start, email.end) for email in find_emails(text))


def _edits(document: Document[Model], passage: Passage, fault: Fault) -> tuple[Edit, ...]:
    """Return the changes that can be made in the file; all that mend one place, or none of them."""
    found = [_edit(document, passage, change) for change in fault.changes]
    return tuple(edit for edit in found if edit) if fault.light or all(found) else ()


def _edit(document: Document[Model], passage: Passage, change: Change) -> Edit | None:
    """Return a change as one to the file, None where the file does not read as the text does."""
    text = passage.text
    low, high = max(0, change.start - 1), min(len(text.value), change.end + 1)
    around = text.locate(low, high)
    is_escaped = document.text[around.start - 1 : around.start] == "\\"
    if is_escaped or document.text[slice(*around)] != text.value[low:high]:
        return None
    start = around.start + change.start - low
    return Edit(Span(start, start + change.end - change.start), change.replacement)


def _short(words: str) -> str:
    words = " ".join(words.split("\n"))
    return words if len(words) <= _EXCERPT else f"{words[: _EXCERPT // 2]}…{words[-_EXCERPT // 2 :]}"
