"""Text alternatives that begin by saying that there is a picture, which everyone knows already."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from opsglint.language.folding import entries, fold
from opsglint.language.placeholders import find_placeholders
from opsglint.text.patterns import lazy_pattern

# The words for a picture. "Portrait", "map", "chart", "screenshot" and their like say what kind of
# picture it is, which helps, and are left alone.
_ENGLISH_KINDS: Final = r"(?:image|picture|photo|photograph|pic|graphic)s?"
_FRENCH_KINDS: Final = r"(?:image|photo|photographie)s?"
_ENGLISH: Final = lazy_pattern(
    rf"(?:this\s+is\s+)?(?:(?:an?|the|this)\s+)?{_ENGLISH_KINDS}\s+"
    r"(?:of|(?:that\s+)?(?:showing|shows|depicting|depicts|displaying|displays|featuring))\s+(?=\S)",
    re.IGNORECASE,
)
_FRENCH_SHOWING: Final = lazy_pattern(
    rf"(?:(?:une|la|cette)\s+|l['’])?{_FRENCH_KINDS}\s+"
    r"(?:montrant|représentant|illustrant|(?:qui\s+)?(?:montre|représente|illustre)(?:nt)?)\s+(?=\S)",
    re.IGNORECASE,
)
_FRENCH_OF: Final = lazy_pattern(
    rf"(?:(?:une|la|cette|ces|les|des)\s+|l['’])?{_FRENCH_KINDS}\s+"
    r"(?:de\s+(?=\S)|(?P<article>du|des)\s+(?=\S)|d['’]\s?(?=\w))",
    re.IGNORECASE,
)
# What "du" and "des" hold besides "de".
_ARTICLES: Final = {"du": "le ", "des": "les "}
# Set phrases in which the word for a picture is part of what is shown.
_SET_PHRASES: Final = lazy_pattern(
    r"(?:la\s+|une\s+|l['’])?images?\s+de\s+(?:marque|synthèse|soi)\b"
    r"|images?\s+d['’]archives?\b"
    r"|(?:la\s+|une\s+|des\s+|les\s+)?photos?\s+d(?:e\s+|['’]\s?)"
    r"(?:famille|groupe|classe|identité|mariage|profil|passeport|archives?|équipe|couverture|finissants?"
    r"|vacances|graduation)\b"
    r"|(?:an?\s+|the\s+)?photos?\s+of\s+the\s+(?:day|week|month|year)\b",
    re.IGNORECASE,
)


def redundant_opening(alt: str) -> int:
    """Return how many characters at the start of `alt` merely say that it is a picture, or 0."""
    found = _opening(alt)
    return found.end() if found else 0


def without_opening(alt: str) -> str:
    """Return `alt` without such an opening, with a capital; the article in "du" stays ("Le")."""
    while found := _opening(alt):
        groups = found.groupdict()
        article = _ARTICLES.get((groups.get("article") or "").lower(), "")
        alt = _capitalised(article + alt[found.end() :].lstrip())
    return alt


def _opening(alt: str) -> re.Match[str] | None:
    start = len(alt) - len(alt.lstrip())
    if _SET_PHRASES.match(alt, start):
        return None
    for pattern in (_ENGLISH, _FRENCH_SHOWING, _FRENCH_OF):
        if found := pattern.match(alt, start):
            return found if alt[found.end() :].strip() else None
    return None


def _capitalised(text: str) -> str:
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


_FILE_ENDING: Final = lazy_pattern(
    r"[^\n]*[^\s]\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?|avif|svg|mp4|mov|m4v|webm|pdf|psd|ai|eps)",
    re.IGNORECASE,
)
_LONGEST_ENDING: Final = len(".jpeg")
_DIGIT: Final = lazy_pattern(r"\d")
# How cameras, phones and programs name their files.
_CAMERA: Final = lazy_pattern(
    r"(?:img|dsc[fn]?|dscn|pict|pxl|mvimg|gopr|dji|photo|image|picture|screenshot|capture|scan|p|imgp|sam|wp|"
    r"fb_img|received|unnamed|untitled|sans titre|capture d['’]écran|whatsapp image|snapchat)"
    r"[ _-]*\(?\d[\d _.:()-]*(?:at|à)?[\d _.:()-]*(?:\s?[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_TO_DO: Final = lazy_pattern(r"(?:todo|to do|fixme|tbd|tbc|tk|à faire|à rédiger)\b.{0,60}", re.IGNORECASE)
_LATER: Final = lazy_pattern(
    r"\s*[-–:(]?\s*(?:goes |going |to go |will go )?(?:here|to come|coming(?: soon)?|pending|needed|missing|required|to be (?:added|written|confirmed)"
    r"|ici|à venir|à ajouter|à compléter|à rédiger|à écrire|à insérer|à confirmer|manquante?|suivra)\)?[.!…]*$",
    re.IGNORECASE,
)
# With one of these each of them ends.
_LAST_WORDS: Final = (
    "here", "come", "coming", "soon", "pending", "needed", "missing", "required", "added", "written", "confirmed",
    "ici", "venir", "ajouter", "compléter", "rédiger", "écrire", "insérer", "confirmer", "manquant", "manquante", "suivra",
)  # fmt: skip
_HASH: Final = lazy_pattern(r"[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_ADDRESS: Final = lazy_pattern(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S+", re.IGNORECASE)


def emptiness_of(alt: str, src: str) -> str | None:
    """Return why an alternative says nothing: `file`, `placeholder` or `link`; None where it may say something.

    `src` is the picture's file, empty where unknown.
    """
    value = alt.strip().strip("\"'“”«»").strip()
    found = _emptiness(value)
    if found in ("link", "file"):
        return found
    name = src.replace("\\", "/").rpartition("/")[2].partition("?")[0]
    return "file" if _is_stem(value, name) else found


# Alternatives are used again, in several texts of a document or with pictures of one kind.
@lru_cache(maxsize=512)
def _emptiness(value: str) -> str | None:
    """Return why an alternative says nothing by itself, whatever the picture's file is."""
    is_one_word = " " not in value
    if is_one_word and _ADDRESS.fullmatch(value):
        return "link"
    if (
        ("." in value[-_LONGEST_ENDING:-1] and _FILE_ENDING.fullmatch(value))
        or (_DIGIT.search(value) and _CAMERA.fullmatch(value))
        or (is_one_word and _HASH.fullmatch(value))
    ):
        return "file"
    if _TO_DO.fullmatch(value) or _is_listed(value) or not any(map(str.isalnum, value)):
        return "placeholder"
    whole = any((found.start, found.end) == (0, len(value)) for found in find_placeholders(value))
    return "placeholder" if whole else None


def _is_listed(value: str) -> bool:
    """Say whether an alternative is a word for one, alone or with what says that it comes later."""
    forms = [value]
    if value.rstrip(".!…)").casefold().endswith(_LAST_WORDS):
        forms.append(_LATER.sub("", value, count=1))
    return any(fold(form[:_HEAD]) in _beginnings() and fold(form) in _empty() for form in forms)


_HEAD: Final = 12  # characters that tell most alternatives from what is listed


@cache
def _beginnings() -> frozenset[str]:
    """Return what listed words begin with, in as many letters as a head may have."""
    return frozenset(entry[:letters] for entry in _empty() for letters in range(2 * _HEAD + 1))


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(fold, entries("empty-alternatives.txt")))


def _is_stem(value: str, name: str) -> bool:
    """Say whether an alternative is a file's name, with or without its ending, joined as files are."""
    stem = name.rpartition(".")[0] or name
    if value.casefold() == name.casefold():
        return bool(name)
    if " " in value or value.casefold() != stem.casefold():
        return False
    return any(sign in value for sign in "_-") or any(map(str.isdigit, value))
