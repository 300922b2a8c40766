"""Whether a handle or a display name follows the conventions of official accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from opsglint.language.folding import fold, listed
from opsglint.language.tokens import tokens
from opsglint.language.wordlists import word_list

# The parts of a handle: a capital begins one, save within a run of capitals; signs and digits part.
_PIECE = re.compile(r"[A-ZÀ-ÖØ-Þ]+(?![a-zà-öø-ÿ])|[A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+|\d+")
_LETTERS = re.compile(r"[^\W\d_]+")

# "ON" after these is the plain word, and a place after a preposition is where somebody lives.
_BEFORE = listed(
    "in from of to at for love loves across around near au aux du de des en dans pour "
    "carry keep hang hold moving move go come bring game rock light lights turn switch power count "
    "right dead head spot log catch try put get way drag add hooked based i"
)
_LEAST_ACRONYM = 3  # letters; shorter ones are also initials


class Convention(NamedTuple):
    """What makes a name look official: the part of it, and what that part is."""

    part: str
    what: str


class Body(NamedTuple):
    """A ministry's names and its abbreviations."""

    names: tuple[str, ...]
    acronyms: tuple[str, ...]


# The same bodies are asked about for every account.
@lru_cache(maxsize=1024)
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, names))


def in_handle(
    handle: str, person: str, affixes: Iterable[str], bodies: Iterable[Body]
) -> Convention | None:
    """Return what makes a handle look official, None where nothing does.

    `person` is the holder's name, empty where unknown: "AlexMorinON" tells where Alex Morin lives.
    """
    bare = handle.lstrip("@").partition("@")[0]
    found = next(_affixed(bare, person, tuple(affixes)), None)
    if found:
        return Convention(found, "affix")
    folded = fold(bare)
    acronyms = set(_LETTERS.findall(bare)) | set(_PIECE.findall(bare))
    for body in bodies:
        if any(len(name) > _LEAST_ACRONYM * 2 and name in folded for name in _folded(body.names)):
            return Convention(bare, "ministry")
        for acronym in body.acronyms:
            if len(acronym) >= _LEAST_ACRONYM and acronym in acronyms and bare != acronym.lower():
                return Convention(acronym, "ministry")
    return None


def in_name(name: str, affixes: Iterable[str], bodies: Iterable[Body]) -> Convention | None:
    """Return what makes a display name look official, None where nothing does."""
    words = tokens(name)
    exact = {word.written for word in words}
    lowered = tuple(word.lower for word in words)
    for body in bodies:
        for full in body.names:
            if _contains(lowered, _lowered(full)):
                return Convention(full, "ministry")
        for acronym in body.acronyms:
            if len(acronym) >= _LEAST_ACRONYM and acronym in exact and len(words) > 1:
                return Convention(acronym, "ministry")
    for affix in affixes:
        if affix.isupper() and affix != "ON" and affix in exact and len(words) > 1:
            return Convention(affix, "affix")
    for chunk in name.split():
        found = next(_affixed(chunk, name, tuple(affixes)), None)
        if found:
            return Convention(found, "affix")
    return None


# The same bodies are asked about for every account.
@lru_cache(maxsize=1024)
def _lowered(name: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens(name))


def _contains(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether words have a name of several words in them."""
    size = len(name)
    if size < 2 or name[0] not in words:
        return False
    return any(words[at : at + size] == name for at in range(len(words) - size + 1))


def _affixed(handle: str, person: str, affixes: tuple[str, ...]) -> Iterator[str]:
    """Yield the affixes that are joined to a program's or body's name in a handle."""
    names = {token.folded for token in tokens(person)}
    if fold(handle) in names or not any(c.islower() for c in handle):
        return
    for affix in affixes:
        rest = _rest(handle, affix)
        if rest and not _is_persons(rest, names) and not _is_word(handle, rest):
            yield affix


def _rest(handle: str, affix: str) -> str:
    """Return what an affix is joined to, empty where it does not stand apart by its letters."""
    if handle.startswith(affix):
        rest = handle[len(affix) :]
        parted = rest[:1].isupper() or rest[:1] in "_.-" or (affix.isupper() and _begins_with_word(rest, affix))
        return rest.strip("_.-") if rest and parted else ""
    if handle.endswith(affix):
        rest = handle[: -len(affix)]
        parted = rest[-1:].islower() or rest[-1:] in "_.-" or rest[-1:].isdigit()
        is_plain = bool(_PIECE.findall(rest)) and fold(_PIECE.findall(rest)[-1]) in _BEFORE
        return rest.strip("_.-") if parted and not is_plain else ""
    return ""


def _begins_with_word(rest: str, affix: str) -> bool:
    """Say whether capitals end where a plain word begins: ONThealth and GCdigital, not ONeill or GCote."""
    pieces = _PIECE.findall(rest)
    if len(affix) > 2 or not pieces:
        return bool(pieces)
    word = fold(pieces[0])
    return len(word) >= _LEAST_ACRONYM + 1 and any(word_list(one).is_common(word) for one in ("en", "fr"))


def _is_persons(rest: str, names: set[str]) -> bool:
    """Say whether the rest of a handle is the holder's own name, or initials and a name."""
    pieces = [fold(piece) for piece in _PIECE.findall(rest) if not piece.isdigit()]
    return bool(names) and all(piece in names or len(piece) == 1 for piece in pieces)


def _is_word(handle: str, rest: str) -> bool:
    """Say whether the whole handle is one word whose last letters were put in capitals (DragON)."""
    if len(_PIECE.findall(rest)) > 1:
        return False
    folded = fold(handle)
    return any(word_list(language).knows(folded) for language in ("en", "fr"))


def is_persons_name(name: str) -> bool:
    """Say whether a display name may be a person's: not all of its words are dictionary words."""
    words = [token.folded for token in tokens(name) if len(token.folded) > 1]
    usual = word_list("en")
    return any(not usual.is_common(word) for word in words)
