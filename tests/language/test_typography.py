"""Faults of Canadian French typography are found and mended; what is right stays as it is."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsglint.language.typography import find_faults, mended

# As written, and mended: ~ stands for a no-break space in both.
WRONG = [
    ('Le programme "Ontario au travail" est ouvert.', "Le programme «~Ontario au travail~» est ouvert."),
    ('Le programme " Ontario au travail " est ouvert.', "Le programme «~Ontario au travail~» est ouvert."),
    ("Le ministre a dit~: “Nous sommes prêts”.", "Le ministre a dit~: «~Nous sommes prêts~»."),
    ("L'initiative <<Ville verte>> commence.", "L'initiative «~Ville verte~» commence."),
    ("Le mot «santé» et « sécurité ».", "Le mot «~santé~» et «~sécurité~»."),
    ("Le mot «santé » aussi.", "Le mot «~santé~» aussi."),
    ("Note: le centre ferme.", "Note~: le centre ferme."),
    ("Note : le centre ferme.", "Note~: le centre ferme."),
    ("Note:", "Note~:"),
    ("Sante\u0301 : la suite !", "Sante\u0301~: la suite!"),
    ("Fermé: (mailto:a@e.ca)", "Fermé~: (mailto:a@e.ca)"),
    ("<b>Note</b>: [ici](https://e.ca/a): oui", "<b>Note</b>~: [ici](https://e.ca/a)~: oui"),
    ("Le mot « » et <<« oui »>>:", "Le mot « » et <<«~oui~»>>~:"),
    ("Info:👉 par ici", "Info~:👉 par ici"),
    ("**Quand:** lundi", "**Quand~:** lundi"),
    ("**Quand** : lundi", "**Quand**~: lundi"),
    ("Étape 1 : 25 personnes", "Étape 1~: 25 personnes"),
    ("Vraiment ?! Oui ; non !!!", "Vraiment?! Oui; non!!!"),
    ("Bravo ! ! !", "Bravo!!!"),
    ("Prêts~? Partez~!", "Prêts? Partez!"),
    ("« Qui ? » dit-on", "«~Qui?~» dit-on"),
    ("Bravo&nbsp;! Note&nbsp;: oui", "Bravo! Note&nbsp;: oui"),
    ("Rabais de 25%, 25 $, 1 000$ ou 2,5M$.", "Rabais de 25~%, 25~$, 1 000~$ ou 2,5~M$."),
    ("Il fait 20°C, 20° C ou 20 ° C; -5 °C.", "Il fait 20~°C, 20~°C ou 20~°C; -5~°C."),
    ("Marchez 5km, 10 kg, 2m à 100km/h.", "Marchez 5~km, 10~kg, 2~m à 100~km/h."),
    ("A cette occasion, l'Ecole et l'Etat fêtent.", "À cette occasion, l'École et l'État fêtent."),
    ("Etes-vous prêt? Evénement gratuit", "Êtes-vous prêt? Événement gratuit"),
    ("ECOLES FERMEES ET SECURITE", "ÉCOLES FERMÉES ET SÉCURITÉ"),
    ("Election partielle et l'Education.", "Élection partielle et l'Éducation."),
    ("✅ A partir de lundi. Ca va?", "✅ À partir de lundi. Ça va?"),
    ("La 1ère, la 2ème, les 3ièmes, 1ier, XXIème.", "La 1re, la 2e, les 3es, 1er, XXIe."),
    ("Il en coûte $25, $1,000 ou $2.50.", "Il en coûte 25~$, 1~000~$ ou 2,50~$."),
    ("De 9h à 17h30, 14 h 30, 14H30.", "De 9~h à 17~h~30, 14~h~30, 14~h~30."),
    ("Le 5 mai et le 1er juin.", "Le 5~mai et le 1er~juin."),
]
# Reported, but a person has to mend them.
REPORTED = [
    ("Il en coûte $25 millions.", "amount"),
    ("Le prix est de US$25.", "amount"),
    ("De $10-$20.", "amount"),
    ("Rendez-vous à 2 p.m. sur place.", "english-hour"),
    ("La 1ème édition.", "ordinal"),
    ("Eleve de 5e année.", "accent"),
]
RIGHT = [
    "Ouvert à 14:30, ratio 3:1, ratio de 3 : 1, le disque C:\\Ecole, 00:12:05.",
    ":smile: merci :) super :-) ok ;) bisous :* et :D",
    'Un écran de 27" et un tuyau de 5\' 10" de long.',
    "«~Il a dit “oui” à tous\u202f», selon lui.",
    "Eric, Eve, Elise et Emile. Plan A. Vitamine A la plus riche.",
    "Le 1er~mai, la 1re dose, la 2e, le XXIe siècle.",
    "Il en coûte 25~$ à 14\u202fh\u202f30, soit 25~% à 20~°C, 25~$US.",
    "Écrivez à A.Ecole@ontario.ca, @Ecole, #Ecole, #14h30, {{A: 25%}}.",
    '`Note: "code" 25%` et [mot](https://x.ca "Titre: anglais")',
    '<img alt="Note: 25%" style="width: 100%">',
    "Le G7, la 5G, 4K, MP3, H1N1, A4, CO2, 3D, v2.0, WCAG 2.1, 5 m'a-t-il dit.",
    "A-t-on besoin? A remporté un prix. Elections Canada, Education Act.",
    "L'enfant d’aujourd’hui; quoi?! Vraiment!!!",
    'Le rapport "The State of the Nation and its people" est en anglais.',
    "À venir [INSÉRER LE LIEN] XX%",
    "```\nNote: 25%\n```",
    "étudiant:e:s et agent·e·s",
]  # fmt: skip


def _firm(text: str) -> str:
    return text.replace("~", "\u00a0")


def _mend(text: str) -> str:
    changes = [change for fault in find_faults(text) for change in fault.changes]
    return mended(text, 0, len(text), changes)


@pytest.mark.parametrize(("written", "better"), WRONG)
def test_wrong_is_mended(written: str, better: str) -> None:
    assert find_faults(_firm(written))
    assert _mend(_firm(written)) == _firm(better)
    assert find_faults(_firm(better)) == []


@pytest.mark.parametrize(("text", "kind"), REPORTED)
def test_uncertain_is_reported_only(text: str, kind: str) -> None:
    assert kind in [fault.kind for fault in find_faults(text)]
    assert _mend(text) == text


@pytest.mark.parametrize("text", RIGHT)
def test_right_passes(text: str) -> None:
    assert [text[fault.start : fault.end] for fault in find_faults(_firm(text))] == []


def test_a_link_keeps_its_space() -> None:
    text = "Voir https://ontario.ca/fr?a=25% ? https://ontario.ca/b : oui"
    assert find_faults(text, _links) == []


def _links(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"https?://\S+", text)]


def test_ordinary_spaces_are_gathered() -> None:
    text = "Un : 5 %. Deux : « oui », 6 %."
    faults = find_faults(text)
    assert [(fault.kind, fault.places) for fault in faults] == [
        ("colon-loose", 2), ("sign-loose", 2), ("guillemets-loose", 1),
    ]  # fmt: skip
    assert all(fault.light for fault in faults)


def test_what_a_reader_sees_is_not_light() -> None:
    assert [fault.light for fault in find_faults("Un: 5%. Prêts ? «oui» 9h")] == [False] * 5


_PIECES = st.sampled_from(
    [*' \n\t\u00a0\u202f"“”«»:;!?%$°C.,-*_()[]{}<>`#@/\\&\'’12359hHaAeEéÉ\u0301😀\ud800', "Note", "Ecole", "SECURITE", "A la",
     "Ca va", "14h30", "1ère", "2ème", "$25", "1,000", "25%", "20° C", "5km", " mai", "p.m.", "&nbsp;", "http://e.ca/a", "<<", ">>"]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=25).map("".join)
_SPACING = {"guillemets", "colon", "spaced", "sign", "degrees", "guillemets-loose", "colon-loose", "sign-loose", "hour-loose", "day-loose"}


@settings(deadline=None)
@given(_TEXTS)
def test_changes_never_overlap_and_what_is_mended_stays(text: str) -> None:
    changes = sorted(change for fault in find_faults(text) for change in fault.changes)
    assert all(one.end <= other.start for one, other in pairwise(changes))
    once = _mend(text)
    assert _mend(once) == once
    if not find_faults(text):
        assert once == text


@settings(deadline=None)
@given(_TEXTS)
def test_spacing_changes_no_letter_or_digit(text: str) -> None:
    changes = [c for fault in find_faults(text) if fault.kind in _SPACING for c in fault.changes]
    after = mended(text, 0, len(text), changes)
    plain = text.replace("&nbsp;", " ")
    assert [c for c in after.replace("&nbsp;", " ") if not c.isspace()] == [c for c in plain if not c.isspace()]


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for fault in find_faults(text):
        assert 0 <= fault.start <= fault.end <= len(text)


HOSTILE = [
    "«", "« ", "»", '"', '" ', "“", "a" * 9, "A", "\u0301", "e\u0301", "\ud800", ":", " :", " ", " !", "! ", "1", "1 ", "111 ", "1h", "1,", "$1",
    "<", "<a", "<<", "<<a", "`", "{", "[", "](", "@a", "#a", "a@", "&", "&#", ":a", "```", "\n", "\n```", "Ecole", "A ", "I", "-", "a-",
    "C:\\", "25%", '"a" ', "~~~\n", "a:b", "20 °", "(", "A la ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_takes_linear_time(unit: str) -> None:
    seconds = []
    for size in (25_000, 100_000):
        text = (unit * size)[:size]
        start = time.process_time()
        find_faults(text)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 8 * seconds[0] + 0.3
