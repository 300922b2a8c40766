"""Openings such as "image of" are found and taken away; other words for pictures stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.alternatives import emptiness_of, redundant_opening, without_opening
from opsglint.language.folding import entries

OPENINGS = [
    ("Image of ", "a nurse", "A nurse"),
    ("Photo of ", "two children", "Two children"),
    ("A picture of ", "the lake", "The lake"),
    ("a photo of ", "Toronto", "Toronto"),
    ("An image showing ", "a map", "A map"),
    ("Picture showing ", "a bridge", "A bridge"),
    ("This is a photo of ", "a clinic", "A clinic"),
    ("This image shows ", "a clinic", "A clinic"),
    ("Graphic of ", "a syringe", "A syringe"),
    ("Photograph of ", "Jordan Avery", "Jordan Avery"),
    ("IMAGE OF ", "a nurse", "A nurse"),
    ("Photos of ", "volunteers", "Volunteers"),
    ("Image de ", "pompiers", "Pompiers"),
    ("image de ", "l’hôpital", "L’hôpital"),
    ("Photo de ", "la clinique", "La clinique"),
    ("Photo d’", "une infirmière", "Une infirmière"),
    ("Une photo de ", "famille nombreuse", None),
    ("Une photo de ", "deux enfants", "Deux enfants"),
    ("Photo du ", "pont", "Le pont"),
    ("Photographie des ", "élèves", "Les élèves"),
    ("Photo des ", "élèves", "Les élèves"),
    ("image d'", "enfants", "Enfants"),
    ("Photo montrant ", "une école", "Une école"),
    ("L’image montre ", "une école", "Une école"),
    ("Une image représentant ", "un phare", "Un phare"),
    ("Cette photo illustre ", "le chantier", "Le chantier"),
    ("Photos d’", "élèves", "Élèves"),
    ("Photo de ", "Jordan Avery", "Jordan Avery"),
]

PLAIN = [
    "A nurse gives a flu shot to a child.",
    "Image de marque de l'Ontario",
    "L’image de marque de l’Ontario",
    "Photo booth",
    "Picture books on a shelf",
    "Photographe au travail",
    "Photographer at work",
    "Image ID card",
    "Photo de famille",
    "Une photo de groupe devant la mairie",
    "Photo de classe",
    "Photo d'identité",
    "Photo d’identité",
    "Image of",
    "Photo de ",
    "Photo d’",
    "Photos",
    "Portrait of the minister",
    "Portrait d’une infirmière",
    "Screenshot of the page",
    "Carte de l’Ontario",
    "Photosynthesis of plants",
    "Imagery of the north",
    "Photo-identité de la carte",
    "Logo of Ontario",
    "Une infirmière et la photo de sa fille",
    "",
]


@pytest.mark.parametrize(("opening", "rest", "fixed"), OPENINGS)
def test_openings_are_found(opening: str, rest: str, fixed: str | None) -> None:
    alt = opening + rest
    assert redundant_opening(alt) == (len(opening) if fixed else 0)
    assert without_opening(alt) == (fixed or alt)


@pytest.mark.parametrize("alt", PLAIN)
def test_others_stay(alt: str) -> None:
    assert redundant_opening(alt) == 0
    assert without_opening(alt) == alt


PIECES = [
    "photo ",
    "Image ",
    "une ",
    "de ",
    "du ",
    "des ",
    "d’",
    "of ",
    "An ",
    "showing ",
    "pont",
    " ",
    "famille",
]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_fix_is_final(alt: str) -> None:
    assert 0 <= redundant_opening(alt) <= len(alt)
    fixed = without_opening(alt)
    assert without_opening(fixed) == fixed
    assert redundant_opening(fixed) == 0
    assert bool(fixed.strip()) == bool(alt.strip())


LISTED = st.sampled_from(sorted(entries("empty-alternatives.txt")))


@given(LISTED, st.sampled_from((str, str.upper, str.capitalize)), st.sampled_from(("{}", "“{}”", "{}.", "[ {} ]", "- - - - - - - - {}", "{} coming soon")))
def test_listed_words_say_nothing(words: str, case: Callable[[str], str], around: str) -> None:
    assert emptiness_of(around.format(case(words)), "a.jpg") is not None


@pytest.mark.parametrize(
    ("alt", "src", "kind"),
    [
        ("https://e.ca/a", "", "link"),
        ("A nurse at work.jpeg", "", "file"),
        ("dessin.ai", "", "file"),
        ("IMG_2041", "", "file"),
        ("capture d’écran 2026-01-02", "", "file"),
        ("a" * 16, "", "file"),
        ("my file", "media/my file", "file"),
        ("stop-sign", "media/stop-sign.jpg", "file"),
        ("stop", "media/stop.jpg", None),
        ("A nurse gives shot no. 2 to a child.", "", None),
        ("Todo sur la plage", "", "placeholder"),
        ("…", "", "placeholder"),
    ],
)
def test_why_an_alternative_says_nothing(alt: str, src: str, kind: str | None) -> None:
    assert emptiness_of(alt, src) == kind
