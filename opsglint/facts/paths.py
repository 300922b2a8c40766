"""What the path of a document says: its language, and where its translation would stand."""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from opsglint.language.names import OTHER_LANGUAGE

_SUFFIX = re.compile(r"(?P<stem>.+)(?P<mark>[.\-_])(?P<language>en|fr)(?P<ending>\.[^.]+)", re.I)
_PLAIN = re.compile(r"(?P<stem>.+)(?P<ending>\.[^.]+)")


class PathLanguage(NamedTuple):
    """The language that a path names, and the paths at which the other language would stand."""

    language: str | None
    counterparts: tuple[str, ...]


def language_of_path(path: str) -> PathLanguage:
    """Read `name.en.md`, `name-en.md` or an `en/` folder, the file's name first."""
    folder, name = posixpath.split(path)
    match = _SUFFIX.fullmatch(name)
    if match:
        return _by_suffix(folder, match)
    segments = folder.split("/") if folder else []
    for at in range(len(segments) - 1, -1, -1):
        language = segments[at].casefold()
        if language in OTHER_LANGUAGE:
            other = _same_case(OTHER_LANGUAGE[language], segments[at])
            swapped = "/".join((*segments[:at], other, *segments[at + 1 :]))
            return PathLanguage(language, (posixpath.join(swapped, name),))
    plain = _PLAIN.fullmatch(name)
    marked = [
        posixpath.join(folder, f"{plain['stem']}{mark}{language}{plain['ending']}")
        for mark in ".-_" for language in OTHER_LANGUAGE
    ] if plain else []  # fmt: skip
    return PathLanguage(None, tuple(marked))


def _by_suffix(folder: str, match: re.Match[str]) -> PathLanguage:
    stem, mark, language, ending = match.group("stem", "mark", "language", "ending")
    other = _same_case(OTHER_LANGUAGE[language.casefold()], language)
    beside = posixpath.join(folder, f"{stem}{mark}{other}{ending}")
    unmarked = posixpath.join(folder, f"{stem}{ending}")
    segments = folder.split("/") if folder else []
    across = [
        posixpath.join("/".join((*segments[:at], other, *segments[at + 1 :])), f"{stem}{mark}{other}{ending}")
        for at, segment in enumerate(segments) if segment.casefold() == language.casefold()
    ]  # fmt: skip
    return PathLanguage(language.casefold(), (beside, *across, unmarked))


def _same_case(word: str, model: str) -> str:
    return word.upper() if model.isupper() else word


def resolve(reference: str, document: str) -> str | None:
    """Return the root-relative path that a reference in `document` leads to.

    A leading `/` is the repository root; None where the reference leaves the repository.
    """
    cleaned = reference.replace("\\", "/")
    if re.match(r"(?i)[a-z]:/|//|file:|~", cleaned):
        return None
    cleaned = cleaned.split("#", 1)[0].split("?", 1)[0] if "://" not in cleaned else cleaned
    if cleaned.startswith("/"):
        joined = posixpath.normpath(cleaned.lstrip("/") or ".")
    else:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(document), cleaned))
    return None if joined == ".." or joined.startswith("../") else joined
