"""Text alternatives that begin by saying that there is a picture, which everyone knows already."""

from __future__ import annotations

import re
from typing import Final

# The words for a picture. "Portrait", "map", "chart", "screenshot" and their like say what kind of
# picture it is, which helps, and are left alone.
_ENGLISH_KINDS: Final = r"(?:image|picture|photo|photograph|pic|graphic)s?"
_FRENCH_KINDS: Final = r"(?:image|photo|photographie)s?"
_ENGLISH: Final = re.compile(
    rf"(?:this\s+is\s+)?(?:(?:an?|the|this)\s+)?{_ENGLISH_KINDS}\s+"
    r"(?:of|(?:that\s+)?(?:showing|shows|depicting|depicts|displaying|displays|featuring))\s+(?=\S)",
    re.IGNORECASE,
)
_FRENCH_SHOWING: Final = re.compile(
    rf"(?:(?:une|la|cette)\s+|l['’])?{_FRENCH_KINDS}\s+"
    r"(?:montrant|représentant|illustrant|(?:qui\s+)?(?:montre|représente|illustre)(?:nt)?)\s+(?=\S)",
    re.IGNORECASE,
)
_FRENCH_OF: Final = re.compile(
    rf"(?:(?:une|la|cette|ces|les|des)\s+|l['’])?{_FRENCH_KINDS}\s+"
    r"(?:de\s+(?=\S)|(?P<article>du|des)\s+(?=\S)|d['’]\s?(?=\w))",
    re.IGNORECASE,
)
# What "du" and "des" hold besides "de".
_ARTICLES: Final = {"du": "le ", "des": "les "}
# Set phrases in which the word for a picture is part of what is shown.
_SET_PHRASES: Final = re.compile(
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
