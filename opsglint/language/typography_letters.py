"""Accents on capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from opsglint.language.folding import entries, fold, fold_words, listed
from opsglint.language.typography_faults import Change, Fault
from opsglint.language.typography_masks import LINK, THING, UNSEEN
from opsglint.text.patterns import lazy_pattern

_WORD: Final = lazy_pattern(r"(?<![\w@#./\\&-])[^\W\d_]++(?:-[^\W\d_]++)*+(?![\w\u0300-\u036f@\\]|\.\w)")
_PART: Final = lazy_pattern(r"[^\W\d_]+")
_JOINED: Final = lazy_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST: Final = 24
_BARE: Final = frozenset("AEIOUC")
# A shorter word in capitals is rather an abbreviation.
_LEAST_CAPITALS: Final = 4
# Words beside an ambiguous word that show whether it is French or part of an English name.
_FRENCH_BESIDE: Final = listed(
    "l d le la les un une des du de et en au aux à sur par pour dans avec votre vos notre nos cette "
    "ce ces cet chaque leur leurs"
)
_ENGLISH_BESIDE: Final = listed("and of for the in to is at on or act with by from as centre center")
_BESIDE_BEFORE: Final = lazy_pattern(r"([^\W\d_]{1,12})[ \u00a0'’]\Z")
_BESIDE_AFTER: Final = lazy_pattern(r"[ \u00a0]([^\W\d_]{1,24})")
# What follows "A" at the beginning of a sentence where it is the preposition and not the verb.
_AFTER_A: Final = (
    "cette|cet|ce|ces|l['’]|la|partir|propos|compter|titre|travers|noter|savoir|lire|voir|écouter|venir|suivre|retenir"
    "|faire|bientôt|demain|tout|tous|toute|toutes|vos|votre|nos|notre|leurs?|chaque|quand|quoi|quels?|quelles?|côté|cause"
    "|moins|peine|vous|nous|toi|moi|eux|pied|vélo|louer|vendre|donner|gagner|court|long|moyen|noël|pâques|droite|gauche"
    "|ottawa|toronto|sudbury|hamilton|kingston|windsor|london|queen['’]s"
)
_BARE_A: Final = lazy_pattern(rf"(?<!\w)A(?=[ \u00a0](?:{_AFTER_A})(?<=['’\w])(?!\w(?<!['’]\w)))", re.I)
_BARE_CA: Final = lazy_pattern(
    r"(?<![\w'’.@#-])Ca(?=[ \u00a0](?:va|vas|fait|y|ne|vous|nous|me|te|se|commence|peut|sera|prend|marche|suffit|compte"
    r"|change|reste|vaut|dépend|bouge|continue|devient|arrive|semble|veut|donne|aide|existe|roule)(?!\w)|[ \u00a0][ns]['’])"
)
_INSIDE_SENTENCE: Final = ",;'’&+/$%€¢°²³" + LINK + THING + UNSEEN


def has_bare_capitals(chunk: str) -> bool:
    """Say whether a stretch of a text may lack accents on capitals: a cheap look at its words."""
    words = _PART.findall(chunk)
    is_cut = any(len(words) > _LONGEST * 3 for words in _JOINED.findall(chunk))
    return is_cut or any(word in ("A", "Ca") or _accented(word) for word in words)


def letter_faults(text: str) -> Iterator[Fault]:
    """Yield the capitals of a masked text that lack their accent or cedilla."""
    for match in _WORD.finditer(text):
        for part in _PART.finditer(match[0][: _LONGEST * 3]):
            word = part[0]
            start = match.start() + part.start()
            forms = _accented(word)
            if forms and (fold(word) not in _words(ambiguous=True) or _is_french(text, start, start + len(word))):
                changes = tuple(_respelt(word, forms[0], start)) if len(forms) == 1 else ()
                yield Fault("accent", start, start + len(word), changes)
    for match in _BARE_A.finditer(text):
        if match[0] == "A" and _begins_sentence(text, match.start()):
            yield Fault("accent", *match.span(), (Change(*match.span(), "À"),))
    for match in _BARE_CA.finditer(text):
        yield Fault("accent", *match.span(), (Change(match.start(), match.start() + 1, "Ç"),))


@cache
def _words(ambiguous: bool) -> dict[str, tuple[str, ...]]:
    """Return the accented words by their form without accents: all, or those English has too."""
    found: dict[str, tuple[str, ...]] = {}
    for line in entries("accented.fr.txt"):
        if not ambiguous or line.startswith("?"):
            words = line.removeprefix("?")
            for word, plain in zip(words.split(), fold_words(words), strict=True):
                found[plain] = (*found.get(plain, ()), word)
    return found


def _accented(word: str) -> tuple[str, ...]:
    """Return how a word with capitals is spelt, none where it is right or not known."""
    if len(word) > _LONGEST:
        return ()
    in_capitals = word.isupper() and len(word) >= _LEAST_CAPITALS
    if not in_capitals and not (word[0] in _BARE and word[1:].islower()):
        return ()
    lower = word.lower()
    forms = _words(ambiguous=False).get(fold(word), ())
    if lower in forms:
        return ()
    if not in_capitals:
        forms = tuple(form for form in forms if fold(form[0]) != form[0])
        forms = tuple(form for form in forms if form[1:] == lower[1:]) or forms
    return tuple(form for form in forms if _only_lacks(lower, form))


def _only_lacks(word: str, form: str) -> bool:
    pairs = zip(word, form, strict=False)
    return len(word) == len(form) and all(one == other or one == fold(other) for one, other in pairs)


def _respelt(word: str, form: str, start: int) -> Iterator[Change]:
    right = form.upper() if word.isupper() else form.capitalize()
    for at, (one, other) in enumerate(zip(word, right, strict=True), start):
        if one != other:
            yield Change(at, at + 1, other)


def _is_french(text: str, start: int, end: int) -> bool:
    """Say whether the words beside a word show that it is not part of an English name."""
    before = _BESIDE_BEFORE.search(text[max(0, start - 14) : start])
    after = _BESIDE_AFTER.match(text, end)
    following = after[1] if after else ""
    if following.lower() in _ENGLISH_BESIDE or following[:1].isupper() > text[start:end].isupper():
        return False
    beside = {following.lower(), before[1].lower() if before else ""}
    return following.islower() or not _FRENCH_BESIDE.isdisjoint(beside)


def _begins_sentence(text: str, at: int) -> bool:
    """Say whether a sentence, a line or a quotation begins at a place."""
    before = text[max(0, at - 3) : at].rstrip(" \t\u00a0\u202f")
    return not before or not (before[-1].isalnum() or before[-1] in _INSIDE_SENTENCE)
