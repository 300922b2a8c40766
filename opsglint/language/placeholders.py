"""Finds what writers leave in a draft for later: [INSERT LINK], XX, TBC, lorem ipsum, à confirmer.

Words that also occur in ordinary sentences (à venir, to come) count only where they are set apart:
in brackets, in capitals, after a colon at the end of a line, or as the whole value. The lists were
written by hand for opsglint, with the sentences that must pass in mind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from opsglint.language.folding import listed
from opsglint.language.vocabulary import words_in
from opsglint.text.patterns import lazy_pattern

_I: Final = re.IGNORECASE

# What a writer has yet to learn. The first ones alone in square brackets are placeholders in any
# case.
_PLAIN: Final = (
    r"(?:link|url|date|time|name|address|phone|e-?mail|hashtag|amount|city"
    r"|lien|nom|heure|adresse|courriel|montant|ville|mot-clic)s?"
)
_THING: Final = (
    rf"(?:{_PLAIN}|(?:title|place|location|number|quote|alt text|text|handle|town|region|program"
    r"|minister|ministry|event|venue|copy|caption|figure|percentage|placeholder|titre|lieu"
    r"|numéro|téléphone|citation|texte|région|programme|ministre|ministère|événement|légende"
    r"|chiffre|pourcentage)s?)"
)
# Pictures as well, where more than the bare word shows a gap: "[PHOTO]" alone only labels a
# picture.
_MORE: Final = rf"(?:{_THING}|(?:image|photo|picture|video|vidéo|detail|détail|info|speaker)s?)"
# Orders that nobody publishes, and orders that need one of the things after them.
_INSERT: Final = r"(?:insert|fill in|ins[ée]rer|ins[ée]rez|placeholder)\b"
_ORDER: Final = (
    r"(?:please )?(?:add|enter|update|replace|confirm|complete|provide|your|type"
    r"|ajouter|ajoutez|indiquer|indiquez|entrer|entrez|remplacer|remplacez|compl[ée]ter|compl[ée]tez|pr[ée]ciser|pr[ée]cisez"
    r"|confirmer|mettre|votre|inscrire|inscrivez)\b"
)
_MARKER: Final = (
    r"(?:to be (?:confirmed|determined|announced|added|completed|provided|decided)|to come|tb[cda]"
    r"|[àa] (?:confirmer|venir|d[ée]terminer|compl[ée]ter|pr[ée]ciser|ajouter|ins[ée]rer|valider"
    r"|traduire)|[àa] être (?:confirm|détermin)ée?s?)"
)
# What may stand before a marker outside of square brackets; "événements à venir" is a usual
# heading.
_GAP: Final = (
    r"(?:link|url|date|time|location|address|quote|text|caption|image|photo|picture|video|details?"
    r"|speaker|lien|heure|lieu|adresse|citation|texte|légende|vidéo|détails?|nom|name|title|titre)"
)
_SUBJECT: Final = rf"(?:(?:the |le |la |les |l['’])?{_GAP}(?: (?:and|et|&|ou|or) {_GAP})? )?"
_MARKED: Final = rf"{_SUBJECT}{_MARKER}"

_BRACKETED: Final = lazy_pattern(r"\[([^\[\]\n]{1,80})\](?![(\[:])")
_ANGLED: Final = lazy_pattern(r"<([^<>\n]{1,80})>")
_ROUND: Final = lazy_pattern(r"\(([^()\n]{1,80})\)")
_IN_BRACKETS: Final = lazy_pattern(
    rf"{_INSERT}.*|{_ORDER}(?: [\w'’]+){{0,4}}? (?:\w['’])?{_MORE}\b.*|{_PLAIN}"
    rf"|{_MORE} (?:here|ici)"
    rf"|{_MORE} {_PLAIN}|{_PLAIN} (?:of the |of |du |de la |de l['’]|des |de ){_THING}"
    rf"|(?:[\w'’-]+ ){{0,3}}{_MARKER}(?:[ ,;:.–—-].{{0,30}})?|x{{2,4}}|\?{{2,4}}|_{{2,20}}"
    r"|lorem ipsum|tk|todo.*|fixme.*",
    _I,
)
_CAPITALS_INSIDE: Final = lazy_pattern(
    rf"{_THING}(?: [\w'’]+){{0,3}}|(?:[\w'’]+ ){{1,3}}{_THING}", _I
)
_IN_ANGLES: Final = lazy_pattern(rf"{_INSERT} .*|{_MORE} (?:here|ici)|{_ORDER} {_MORE}|{_MARKED}", _I)
_IN_ROUND: Final = lazy_pattern(rf"{_INSERT} .*|{_MARKED}|{_MORE} (?:here|ici)|XX+", _I)

# Shapes that are placeholders wherever they stand.
_ANYWHERE: Final = tuple(
    lazy_pattern(pattern)
    for pattern in (
        r"\{\{(?![%<])[^{}\n]{1,80}\}\}|\$\{[^{}\n]{1,80}\}",
        r"(?i:\blorem ipsum\b(?: dolor)?(?: sit)?(?: amet)?)",
        r"(?<![\w@#/.-])(?:TB[CDA]|TODO|FIXME)(?![\w/@-]|\.\w)",
        r"(?<!\w)(?:LINK|URL|DATE|TIME|IMAGE|PHOTO|VIDEO|DETAILS|QUOTE) TO COME\b",
        (
            r"(?<!\w)(?:LIEN|DATE|HEURE|IMAGE|PHOTO|VIDÉO|DÉTAILS|CITATION)S?"
            r" [ÀA] (?:VENIR|CONFIRMER)\b"
        ),
        # Not inside a heading in capitals: FORMULAIRE À COMPLÉTER, WINNERS TO BE ANNOUNCED FRIDAY.
        (
            r"(?<![A-ZÀ-Ý][ '’-])(?<!\w)(?:[ÀA] (?:CONFIRMER|VENIR|D[ÉE]TERMINER|COMPL[ÉE]TER"
            r"|PR[ÉE]CISER)|TO BE (?:CONFIRMED|DETERMINED|ANNOUNCED|ADDED))(?!\w| [A-ZÀ-Ý]{2})"
        ),
        r"(?<![\w@#/.])[$€] ?X{1,4}(?:[,.  \u202f]XXX?){0,3}(?!\w)",
        r"(?<![\w@#/.-])X{1,4}(?:[-–/:.]X{2,4}){1,2}(?![\w-])",
        r"(?<![\w@#/.-])X{2,4}[ \u00a0\u202f]?[$%€](?!\w)",
        r"(?<![\w@#/.-])[Xx]{2}[ \u00a0\u202f]?[hH][ \u00a0\u202f]?[Xx]{2}(?!\w)",
    )
)
_CROSSES: Final = lazy_pattern(r"(?<![\w@#/.'’-])XX{1,3}(?![\w/'’@-]|\.\w)")
# A Roman numeral follows a name of kings and games (Super Bowl XX) or a word for a part or a size;
# after any other name XX is a gap to fill (Bill XX, Minister XX).
_ROMAN_BEFORE: Final = lazy_pattern(
    r"\b(?i:bowl|chapter|chapitre|part|partie|volume|tome"
    r"|annexe|appendix|article|section|titre|title|size|taille|louis|jean|pie|pius|games|jeux|olympiade?)"
    r"[ \u00a0]$"
)
_ROMAN_AFTER: Final = lazy_pattern(
    r"[ \u00a0](?i:chromosomes?|siècles?|century|(?:and|et|or|ou) XY)\b"
)

_AT_LINE_END: Final = lazy_pattern(
    rf":[ \t\u00a0\u202f]*({_MARKED})[ \t]*\.?[ \t\r]*$"
    rf"|^[ \t]*({_GAP} {_MARKER})[ \t]*\.?[ \t\r]*$",
    _I | re.MULTILINE,
)
_WHOLE: Final = lazy_pattern(
    rf"\s*({_MARKED}|x{{2,4}}|\?{{2,4}}|todo|fixme|placeholder)\s*\.?\s*", _I
)


# One of these words, or of these signs, is in all that the patterns outside of brackets find.
_TELLING: Final = listed(
    "tbc tbd tba todo fixme placeholder lorem come be confirmer venir determiner completer preciser ajouter inserer "
    "valider traduire etre"
)
_UNDONE: Final = lazy_pattern(
    r"lorem ipsum|tb[cda]|todo|fixme|placeholder|to (?:come|be )|[àa] (?:confirmer|venir|d[ée]terminer|compl[ée]ter"
    r"|pr[ée]ciser|ajouter|ins[ée]rer|valider|traduire|être )", _I
)  # fmt: skip
# Dotless i and long s are i and s to patterns that ignore capitals.
_TELLING_SIGNS: Final = lazy_pattern(
    r"[{$€xX?ıſ](?:(?<=[ıſ])|(?<=[{$])\{|(?<=[$€]) ?X|(?<=[xX])[xX]|(?<=\?)\?)"
)


_LONGEST_WHOLE: Final = 100


class Placeholder(NamedTuple):
    """Something left for later: its place in the text and its words as they stand there."""

    start: int
    end: int
    words: str


def find_placeholders(text: str) -> list[Placeholder]:
    """Return the placeholders of `text`, in order and without overlaps (the longest count)."""
    found: list[Placeholder] = []
    for start, end in sorted(_spans(text), key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1].end:
            found.append(Placeholder(start, end, text[start:end]))
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where placeholders stand, in no order, perhaps one inside another."""
    for sign, pattern, holds in _ENCLOSED:
        if sign in text:
            yield from (match.span() for match in pattern.finditer(text) if holds(match[1].strip()))
    if _may_hold_words(text):
        if len(text) < _LONGEST_WHOLE and (whole := _WHOLE.fullmatch(text)):
            yield whole.span(1)
        for pattern in _ANYWHERE:
            yield from (match.span() for match in pattern.finditer(text))
        yield from (match.span(match.lastindex or 0) for match in _AT_LINE_END.finditer(text))
        yield from (match.span() for match in _CROSSES.finditer(text) if not _is_roman(text, match))


def _may_hold_words(text: str) -> bool:
    """Say, by a cheap look, whether any of the words, letters and signs of placeholders are in a text."""
    has_words = not words_in(text).isdisjoint(_TELLING) and _UNDONE.search(text)
    return bool(has_words or _TELLING_SIGNS.search(text))


def _in_brackets(words: str) -> bool:
    """Say whether what stands in square brackets asks for something to be filled in."""
    in_capitals = words.isupper() and _CAPITALS_INSIDE.fullmatch(words)
    return bool(in_capitals or _IN_BRACKETS.fullmatch(words))


def _in_angles(words: str) -> bool:
    """Say the same of angle brackets, which hold markup and addresses as well."""
    if words.startswith(("!", "/", "?")) or "=" in words or "://" in words:
        return False
    in_capitals = words.isupper() and _CAPITALS_INSIDE.fullmatch(words)
    return bool(in_capitals or (" " in words and _IN_ANGLES.fullmatch(words)))


def _in_round(words: str) -> bool:
    """Say the same of round brackets, which mostly hold ordinary remarks."""
    return bool(_IN_ROUND.fullmatch(words))


_ENCLOSED: Final = (("[", _BRACKETED, _in_brackets), ("<", _ANGLED, _in_angles), ("(", _ROUND, _in_round))


def _is_roman(text: str, match: re.Match[str]) -> bool:
    """Say whether XX is a Roman numeral, a size or a pair of chromosomes."""
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(_ROMAN_BEFORE.search(before) or _ROMAN_AFTER.match(text, match.end()))
