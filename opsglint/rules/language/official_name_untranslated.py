"""LNG009: ministries and governments are named in the language of the text."""

from __future__ import annotations

from collections.abc import Iterator

from opsglint.facts.readings import is_own_text, passages_to_read
from opsglint.language.detect import detect
from opsglint.language.names import LANGUAGE_NAMES, OTHER_LANGUAGE
from opsglint.language.phrases import PhraseMatch
from opsglint.sdk import (
    Bad,
    Context,
    Document,
    DocumentRule,
    Finding,
    Good,
    Message,
    Model,
    Passage,
    Role,
    Safety,
    Severity,
    rule,
)  # fmt: skip
from opsglint.text import Edit
from opsglint.text.patterns import lazy_pattern

_READ = (Role.BODY, Role.FIRST_COMMENT, Role.POLL, Role.TITLE, Role.SHAREABLE, Role.BIOGRAPHY, Role.ALTERNATIVE)
# A ministry of somebody else: of another province, of another country.
_ELSEWHERE = lazy_pattern(r"\s+(?:of|for|in|du|de la|de l['’]|des|de)\s*(?!Ontario)[A-ZÉÈÎÔ]|\s+(?:Manitoba|Québec|Quebec|Alberta|Canada)\b")
_SOMEWHERE = lazy_pattern(r"(?P<word>[A-ZÉÈÎÔ][\w’'-]*)\s+$")
_OWN = frozenset(("the", "le", "la", "les", "l’ontario", "l'ontario", "d’ontario", "ontario", "ontario’s", "ontario's", "our", "notre", "a", "un"))
_QUOTED = lazy_pattern(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]*\"")
_POST = "---\ntype: post\n---\n{}\n"


@rule("LNG009", severity=Severity.WARNING, clauses=("OA-04",), fix=Safety.UNSAFE, since="0.1")
class OfficialNameUntranslated(DocumentRule):
    """A French text names ministries and the government in French, an English one in English.

    The names have official translations. A name in quotation marks, a name beside its translation,
    and ministries of other governments pass.
    """

    remedy = (
        "Writes the official name in the language of the text. Unsafe, because the words around "
        "it may have to agree."
    )
    messages = {
        "name": Message("this {language} text names {name} in {other}", "write {better}"),
    }

    def check(self, document: Document[Model], context: Context) -> Iterator[Finding]:
        for passage in passages_to_read(document):
            own = passage.language
            is_read = passage.published or passage.role is Role.NOTE
            if own not in OTHER_LANGUAGE or not is_read or not is_own_text(passage, document, _READ):
                continue
            matches = list(context.pack.names_in[OTHER_LANGUAGE[own]].find(passage.text.value))
            if matches and detect(_without(passage.text.value, matches)) != OTHER_LANGUAGE[own]:
                yield from self._judge(passage, own, matches, document, context)

    def _judge(
        self, passage: Passage, own: str, matches: list[PhraseMatch], document: Document[Model], context: Context
    ) -> Iterator[Finding]:
        value = passage.text.value
        quoted = [found.span() for found in _QUOTED.finditer(value)]
        names = context.pack.translated_names[OTHER_LANGUAGE[own]]
        for match in matches:
            better = names[match.phrase]
            if any(start < match.start < end for start, end in quoted) or _is_elsewhere(value, match):
                continue
            if better.casefold() in value.casefold():
                continue
            span = passage.text.locate(match.start, match.end)
            name = value[match.start : match.end]
            better = better[0].lower() + better[1:] if own == "fr" and not _begins(value, match.start) else better
            edits = (Edit(span, better),) if document.text[slice(*span)] == name else ()
            params = {"language": LANGUAGE_NAMES[own], "other": LANGUAGE_NAMES[OTHER_LANGUAGE[own]], "name": name, "better": better}
            yield Finding(span, "name", params, edits=edits)

    examples = (
        Bad(_POST.format("Le «Ministry of Health» rappelle que le vaccin est gratuit."), path="posts/a.fr.md",
            fixed=_POST.format("Le ministère de la Santé rappelle que le vaccin est gratuit.")),
        Bad(_POST.format("The «ministère des Transports» is closing Highway 17 tonight."),
            fixed=_POST.format("The Ministry of Transportation is closing Highway 17 tonight.")),
        Good(_POST.format("Le ministère de la Santé travaille avec Sunnybrook Health Sciences Centre."), path="posts/a.fr.md"),
        Good(_POST.format("The Ministry of Health thanks the Association française des municipalités de l'Ontario.")),
        Good(_POST.format("Le ministère de la Santé (Ministry of Health) rappelle que le vaccin est gratuit."), path="posts/a.fr.md"),
    )  # fmt: skip


def _is_elsewhere(text: str, match: PhraseMatch) -> bool:
    """Say whether a name is of another government, part of a longer name, or in a hashtag."""
    if text[match.start : match.start + 1] in ("#", "\uff03"):
        return True
    if _ELSEWHERE.match(text, match.end):
        return True
    before = _SOMEWHERE.search(text, max(0, match.start - 40), match.start)
    return bool(before and before["word"].casefold() not in _OWN and not _begins(text, before.start("word")))


def _without(text: str, matches: list[PhraseMatch]) -> str:
    """Return a text without the names found in it, which would count for the other language."""
    edges = [0, *(at for match in matches for at in (match.start, match.end)), len(text)]
    return " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _begins(text: str, at: int) -> bool:
    """Say whether a sentence begins at a place of a text."""
    before = text[:at].rstrip(" \t\u00a0«“\"(")
    return not before or before[-1] in ".!?:…\n" or "\n" in text[len(before) : at]
