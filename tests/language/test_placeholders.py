"""Placeholders are found; ordinary sentences that hold the same words pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.placeholders import find_placeholders

# The part between the guillemets ‹ › is what must be found.
FOUND = [
    "Read more: ‹[INSERT LINK]›",
    "Join us on ‹[insert date]› at city hall.",
    "Register here: ‹[LINK]›",
    "Minister ‹[NAME]› will speak.",
    "Hello ‹{{name}}›!",
    "More at ‹<insert link>›",
    "Over ‹XX› clinics are open.",
    "Join ‹XX› volunteers.",
    "A grant of ‹$XX› million",
    "‹XX%› of Ontarians agree.",
    "Call ‹XXX-XXX-XXXX› today.",
    "The location is ‹TBC›.",
    "Speaker: ‹TBD›",
    "Venue: ‹to be confirmed›",
    "Time ‹(TBA)›",
    "‹TODO› add a quote",
    "‹FIXME›: wrong number",
    "‹Lorem ipsum dolor sit amet›, consectetur",
    "‹(to be confirmed)› Monday",
    "‹Link to come›",
    "Watch live ‹[link to come]›",
    "‹TBC›",
    "Open at ‹X:XX› p.m.",
    "‹[your name here]› is invited",
    "‹[Minister name]› said",
    "Budget: ‹$XX,XXX›",
    "‹[details to be confirmed]›",
    "Pour en savoir plus : ‹[insérer le lien]›",
    "Inscrivez-vous : ‹[LIEN]›",
    "Bonjour ‹[NOM]›",
    "Rendez-vous le ‹[date]› prochain.",
    "‹[NOM DU MINISTRE]› a annoncé",
    "Date : ‹à confirmer›",
    "Lieu : ‹à déterminer›.",
    "Le lancement ‹(à confirmer)› aura lieu.",
    "‹À CONFIRMER›",
    "Photo : ‹À VENIR›",
    "‹À venir›",
    "‹à compléter›",
    "‹(lien à venir)›",
    "‹Lien à venir›",
    "Environ ‹XX %› des familles",
    "Une somme de ‹XX $› par mois",
    "De ‹XX-XX› ans",
    "Dès ‹XX h XX› ce soir",
    "‹[à traduire]›",
    "Citation ‹[à valider par le ministre]›",
    "Plus de ‹XXX› places",
    "Écrivez à ‹[adresse]›.",
    "‹[ajouter le lien]› pour lire la suite",
    "‹[Insérez une photo ici]›",
    "Heure : ‹TBD›",
    "‹<insérer la date>›",
    "Texte : ‹lorem ipsum›",
    "La date et le lieu ‹(date et lieu à confirmer)› suivront.",
]

PASSES = [
    "The best is yet to come",
    "The results are still to come.",
    "More announcements to come this week!",
    "In the years to come, we will build homes.",
    "The test is to be confirmed by a doctor.",
    "A winner is to be announced on Friday.",
    "Super Bowl XX was played in 1986.",
    "Size XXL shirts",
    "People with XX chromosomes",
    "TBCare opens a clinic.",
    "The PTBC met today.",
    "Read [the guide](https://www.ontario.ca/guide) today.",
    "See [LINK](https://www.ontario.ca)",
    "A note[^1] on this",
    "- [x] book the room\n- [ ] print posters",
    'They said "we was [sic] there".',
    "And then [...] it was over […] at last.",
    "[VIDEO] Watch the launch.",
    "[PHOTO] Opening of the park",
    "[UPDATE: the road is open again]",
    "Meet us at @XX or #TBD",
    "https://www.ontario.ca/XX/page",
    "Write to name@example.com",
    "A <b>bold</b> word and <https://www.ontario.ca>",
    "See <a href='x'>this</a>",
    "WINNERS TO BE ANNOUNCED FRIDAY",
    "Call 416-555-0100 (toll free)",
    "Please confirm the date (by Friday).",
    "Insert the card and enter the date.",
    "The x and y axes; xx",
    "Please add your name to the list.",
    "Type 2 diabetes [Type 2] is common.",
    "les années à venir",
    "Le test sert à confirmer le diagnostic.",
    "D’autres annonces à venir bientôt",
    "Le meilleur est à venir",
    "Le meilleur est à venir.",
    "Un formulaire à compléter en ligne",
    "FORMULAIRE À COMPLÉTER",
    "LES ÉVÉNEMENTS À VENIR",
    "Les événements à venir : ateliers et concerts",
    "au XXe siècle",
    "le XXᵉ siècle",
    "L’été à venir sera chaud.",
    "Il reste à déterminer la cause.",
    "Deux points à préciser avec votre médecin",
    "Elle aide à confirmer les résultats (à suivre).",
    "Invitez vos amis à venir nous voir!",
    "Nous vous invitons (à venir voir) le musée.",
    "Le pape Jean XX n’a jamais existé.",
    "Voir la note [1] et [2].",
    "« Je suis [sic] venu »",
    "Le texte […] se poursuit.",
    "Lisez [le guide](https://www.ontario.ca/fr/guide).",
    "La classe de taille XX",
    "Les chromosomes XX et XY",
    "Insérer votre carte et entrer la date.",
    "Rendez-vous à confirmer par téléphone",
    "Une décision à venir (d’ici mai)",
    "Le lien se trouve ici.",
    "Plus de détails à venir cette semaine!",
    "Qui est à venir?",
    "Le nom [Ontario] vient de l’iroquoien.",
    "",
]


@pytest.mark.parametrize("marked", FOUND)
def test_placeholder_is_found(marked: str) -> None:
    before, found, after = marked.replace("›", "‹").split("‹")
    text = before + found + after
    expected = (len(before), len(before) + len(found), found)
    assert [tuple(each) for each in find_placeholders(text)] == [expected]


@pytest.mark.parametrize("text", PASSES)
def test_innocent_text_passes(text: str) -> None:
    assert find_placeholders(text) == []


PIECES = [
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "{{",
    "}}",
    "XX",
    "$",
    " ",
    ":",
    "\n",
    "à venir",
    "TBC",
    "insert",
    "lien",
]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_never_crashes_and_spans_are_in_order(text: str) -> None:
    last = 0
    for each in find_placeholders(text):
        assert last <= each.start < each.end <= len(text)
        assert each.words == text[each.start : each.end]
        last = each.end


@pytest.mark.parametrize(
    "piece", ["[", "(", "<a ", "XX-", "{{", "à ", "$X,", "link and ", "x ", ": "]
)
def test_long_texts_take_little_time(piece: str) -> None:
    find_placeholders(piece * (200_000 // len(piece)))
