"""Which hashtags are found, and which of them hold several words."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.hashtags import Hashtag, find_hashtags, several_words


def _words(rows: str) -> list[str]:
    return rows.split()


# Written before the segmentation was tuned; the second column is the text of the hint.
REPORTED = _words("""
fluseason FluSeason
FLUSEASON FluSeason
fluseason2026 FluSeason2026
flushot FluShot
getyourshot GetYourShot
mentalhealth MentalHealth
mentalhealthmatters MentalHealthMatters
backtoschool BackToSchool
earthday EarthDay
worldwaterday WorldWaterDay
blackhistorymonth BlackHistoryMonth
internationalwomensday InternationalWomensDay
remembranceday RemembranceDay
lestweforget LestWeForget
familyday FamilyDay
canadaday CanadaDay
ontarioparks OntarioParks
ontariohealth OntarioHealth
jobfair JobFair
roadsafety RoadSafety
wintertires WinterTires
firesafety FireSafety
forestfires ForestFires
publicservice PublicService
publichealth PublicHealth
longtermcare LongTermCare
skilledtrades SkilledTrades
smallbusiness SmallBusiness
supportlocal SupportLocal
MENTALHEALTH MentalHealth
thunderbay ThunderBay
niagarafalls NiagaraFalls
cleanwater CleanWater
stopthespread StopTheSpread
covid19vaccine Covid19Vaccine
5daysofgiving 5DaysOfGiving
madeinontario MadeInOntario
endgenderviolence EndGenderViolence
santementale SanteMentale
santémentale SantéMentale
SANTEMENTALE SanteMentale
SANTÉMENTALE SantéMentale
journeedelaterre JourneeDeLaTerre
journéedelaterre JournéeDeLaTerre
rentreescolaire RentreeScolaire
rentréescolaire RentréeScolaire
saisondelagrippe SaisonDeLaGrippe
santepublique SantePublique
fonctionpublique FonctionPublique
securiteroutiere SecuriteRoutiere
sécuritéroutière SécuritéRoutière
fetedutravail FeteDuTravail
fetedelareine FeteDeLaReine
jourdusouvenir JourDuSouvenir
moisdelhistoiredesnoirs MoisDeLHistoireDesNoirs
journeedesfemmes JourneeDesFemmes
droitsdesfemmes DroitsDesFemmes
soinsdelongueduree SoinsDeLongueDuree
petiteenfance PetiteEnfance
petitesentreprises PetitesEntreprises
pneusdhiver PneusDHiver
feuxdeforet FeuxDeForet
feuxdeforêt FeuxDeForêt
eaupotable EauPotable
achatlocal AchatLocal
parcsontario ParcsOntario
violenceconjugale ViolenceConjugale
semainedelafrancophonie SemaineDeLaFrancophonie
logementabordable LogementAbordable
changementsclimatiques ChangementsClimatiques
emploijeunesse EmploiJeunesse
SANTEPUBLIQUE SantePublique
bonnerentree BonneRentree
journeemondialedeleau JourneeMondialeDeLEau
vaccincontrelagrippe VaccinContreLaGrippe
servicesenfrancais ServicesEnFrancais
santementale2026 SanteMentale2026
""")

# Half of them French; one case, or a mixture that already shows the words.
PASSING = _words("""
FluSeason FluSeason2026 ONHealth earlyON iPhone flu_season LGBTQ COVID ONTARIO OPSEU STEM NHL
ontario toronto mississauga sudbury kapuskasing penetanguishene scarborough etobicoke gananoque
onpoli cdnpoli polcan polqc topoli onted hamont ldnont
healthcare daycare childcare wildfire newcomer volunteer accessibility cybersecurity
livestream webinar podcast newsroom vaccination immunization thanksgiving halloween firefighters
paramedics apprenticeship biodiversity infrastructure COVID19 covid19 2026 budget2026 G7 H1N1
christopher jonathan elizabeth alexander blackburn macdonald september february
youtube linkedin instagram facebook bluesky WCAG 2SLGBTQIA LGBTQIA UNESCO AODA
reconciliation anishinaabe haudenosaunee powwow ramadan hanukkah diwali juneteenth
SantéMentale JournéeDeLaTerre JourneeDeLaTerre santé_mentale SANTÉ QUÉBEC
montreal québec gatineau outaouais hawkesbury embrun casselman
santé éducation environnement francophonie francophones bénévolat bénévoles
immunisation apprentissage cybersécurité infrastructures bibliothèque aujourdhui
gouvernement stationnement développement reconnaissance autochtones
télétravail covoiturage écotourisme agroalimentaire multiculturalisme
printemps septembre décembre février bonjour bienvenue toujours longtemps
leblanc dubois lafontaine desjardins lachance beauchamp bellemare delacroix charbonneau
desrochers lavallée larivière villeneuve marguerite geneviève frédérique
onfr franco ontariens ontarienne franglais biodiversité accessibilité inclusion
autoroute parascolaire portefeuille rendezvous passeport gendarmerie sauvetage
entrepreneuriat entrepreneure malentendants plurilinguisme
""")


@pytest.mark.parametrize(("tag", "hint"), list(zip(REPORTED[::2], REPORTED[1::2], strict=True)))
def test_several_words_are_reported(tag: str, hint: str) -> None:
    found = several_words(tag)
    assert found is not None
    assert found.suggestion == hint


@pytest.mark.parametrize("tag", PASSING)
def test_others_pass(tag: str) -> None:
    assert several_words(tag) is None


def test_words_are_kept_as_written() -> None:
    found = several_words("SANTÉMENTALE")
    assert found is not None
    assert found.words == ("SANTÉ", "MENTALE")
    assert found.certain


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("Fluseason", "FluSeason"),
        ("Santementale", "SanteMentale"),
        ("sante\u0301mentale", "Sante\u0301Mentale"),
        ("jaimelontario", "JAimeLOntario"),
        ("serviceontario", "ServiceOntario"),
        ("enfrancais", "EnFrancais"),
    ],
)
def test_other_spellings_are_reported(tag: str, hint: str) -> None:
    found = several_words(tag)
    assert found is not None
    assert found.suggestion == hint


@pytest.mark.parametrize("tag", [*REPORTED[::2], *REPORTED[1::2], *PASSING])
def test_hint_passes_itself(tag: str) -> None:
    found = several_words(tag)
    assert found is None or several_words(found.suggestion) is None


def test_most_reports_are_certain() -> None:
    certain = [found.certain for tag in REPORTED[::2] if (found := several_words(tag))]
    assert certain.count(False) <= len(certain) // 20


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Get your shot #FluShot", ["FluShot"]),
        ("#Santé, #Éducation!", ["Santé", "Éducation"]),
        ("＃FluShot", ["FluShot"]),
        ("#flu_shot #2026 #FluShot2026", ["flu_shot", "FluShot2026"]),
        ("(#FluShot)", ["FluShot"]),
        ("#FluShot.", ["FluShot"]),
        ("C# and F#major", []),
        ("a&#39;b &#x27; &#eacute;", []),
        ("https://www.ontario.ca/page/flu#dates", []),
        ("ontario.ca/flu/#dates and ontario.ca/#dates", []),
        ("[text](#dates) and (https://ontario.ca/#a)#FluShot", ["FluShot"]),
        ("# Heading\n#FluShot", ["FluShot"]),
        ("#FluShot-like", ["FluShot"]),
        ("abc#FluShot", []),
        ("#sante\u0301", ["sante\u0301"]),
        ("#", []),
    ],
)
def test_hashtags_are_found(text: str, words: list[str]) -> None:
    found = find_hashtags(text)
    assert [each.word for each in found] == words
    assert all(text[each.start + 1 : each.end] == each.word for each in found)


def test_place_of_a_hashtag() -> None:
    assert find_hashtags("Go #FluShot") == (Hashtag(3, 11, "FluShot"),)


@given(st.text(st.characters() | st.sampled_from("#＃a é./\n")))
def test_finding_never_crashes(text: str) -> None:
    last = 0
    for each in find_hashtags(text):
        assert last <= each.start < each.end <= len(text)
        assert text[each.start + 1 : each.end] == each.word
        last = each.end


FRAGMENTS = [
    "flu",
    "season",
    "sante",
    "é",
    "œuvre",
    "de",
    "la",
    "ß",
    "2026",
    "A",
    "l",
    "santé",
    "İ",
    "²",
    "mentale",
]


@given(st.lists(st.sampled_from(FRAGMENTS)).map("".join) | st.text(max_size=30))
def test_parting_keeps_the_letters(tag: str) -> None:
    found = several_words(tag)
    if found is not None:
        assert "".join(found.words) == tag
        assert found.suggestion.casefold() == tag.casefold()
        assert len(found.suggestion) == len(tag)
        assert several_words(found.suggestion) is None


def test_long_tags_and_texts_take_little_time() -> None:
    several_words("fluseason" * 20_000)
    several_words("fluseason" * 8)
    find_hashtags("#a" * 100_000)
    find_hashtags("a-" * 100_000 + "#b")
    find_hashtags("https://a.b/#c)" * 20_000)


def test_dictionary_is_not_read_for_tags_that_pass_at_sight() -> None:
    script = (
        "import sys\n"
        "from opsglint.language.hashtags import several_words\n"
        "from opsglint.language.wordlists import word_list\n"
        "for tag in ('FluSeason', 'COVID', 'ontario', 'onpoli', 'flu_season', '2026'):\n"
        "    several_words(tag)\n"
        "assert word_list.cache_info().currsize == 0\n"
        "assert several_words('fluseason')\n"
        "assert 'spellchecker' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
