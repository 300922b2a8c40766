"""The language of a text is named rightly or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.detect import detect

# Kept outside the repository: English and French texts of digital.canada.ca (MIT).
PAIRS = Path(__file__).parents[3] / "shared" / "corpus" / "pairs.en-fr.tsv"
# English left in the French column of that file.
FAULTS = (
    "A global community",
    "A person researching GC Notify",
    "using one of the options",
    "en-ca",
)

ENGLISH = [
    "Flu shots are free for everyone in Ontario, six months and older.",
    "Book yours today: https://www.ontario.ca/fr/page/grippe",
    "We are building 50,000 new homes. #Logement #Ontario",
    "Join us at the Musée canadien de l’histoire for the opening of the exhibit.",
    "The Rendez-vous de la Francophonie is back, and you can take part.",
    "A nurse gives a flu shot to a smiling child.",
    "Café owners in Orléans and Québec can now apply for the grant.",
    "It's not too late to get your flu shot.",
    "Don't drive when you're tired.",
    "Stay safe on the roads this long weekend.",
]
FRENCH = [
    "Le vaccin contre la grippe est gratuit pour tous en Ontario.",
    "Prenez rendez-vous dès aujourd’hui : https://www.ontario.ca/page/flu-shot",
    "Nous construisons 50 000 logements. #Housing #Ontario",
    "L’équipe de Thunder Bay Regional Health Sciences vous remercie.",
    "Une infirmière vaccine un enfant souriant.",
    "Restez prudents sur les routes en cette longue fin de semaine.",
    "C’est le temps de se faire vacciner!",
    "RESTEZ PRUDENTS SUR LES ROUTES DURANT LA FIN DE SEMAINE",
    "D'autres annonces à venir bientôt.",
    "Comment obtenir de l’aide pour votre entreprise",
]
UNKNOWN = [
    "",
    "Merci!",
    "Thanks!",
    "Toronto",
    "Jordan Avery",
    "Marie-Ève Tremblay",
    "#FluSeason #Grippe",
    "https://www.ontario.ca/page/the-flu-and-you",
    "@ONgov @ONgouv",
    "info@ontario.ca",
    "Communications",
    "Pause",
    "Ontario 2026",
    "🎉🎉",
    "Flu shots are free. Le vaccin est gratuit.",
    "1 000,50 $",
    "Québec",
    "Service Ontario",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("text", FRENCH)
def test_french(text: str) -> None:
    assert detect(text) == "fr"


@pytest.mark.parametrize("text", UNKNOWN)
def test_unknown(text: str) -> None:
    assert detect(text) is None


@pytest.mark.skipif(not PAIRS.exists(), reason="the shared corpus is not here")
def test_pairs_of_real_texts() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if len(row) == 6][1:]
    cases = [(lang, text) for row in rows for lang, text in (("en", row[4]), ("fr", row[5]))]
    sound = [(lang, text) for lang, text in cases if not text.startswith(FAULTS)]
    wrong = [(lang, text) for lang, text in sound if detect(text) not in (lang, None)]
    longer = [(lang, text) for lang, text in sound if len(text.split()) >= 8]
    right = [text for lang, text in longer if detect(text) == lang]
    assert wrong == []
    assert len(right) >= 0.98 * len(longer)


@given(st.text())
def test_never_crashes(text: str) -> None:
    assert detect(text) in ("en", "fr", None)


@pytest.mark.parametrize("piece", ["a.", "<a ", "a@", "l'", "www.", "&amp;", "a-", "é"])
def test_long_texts_take_little_time(piece: str) -> None:
    detect(piece * 200_000)
