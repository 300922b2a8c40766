"""Says whether a text is English or French, or that it is too short or too mixed to tell.

Words that both languages write alike (on, or, an, but, son, comment) are left out or count little;
links, handles, hashtags and markup do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache, reduce
from itertools import chain
from operator import add
from typing import Final, NamedTuple

from opsglint.language.chunks import lines_of, remembered
from opsglint.language.folding import listed
from opsglint.text.patterns import lazy_pattern

# Texts longer than this are judged by their beginning, which is enough and keeps the time bounded.
_LONGEST: Final = 20_000
_IGNORED: Final = lazy_pattern(
    r"</?[a-zA-Z!][^<>]*>|(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|[@#\uff03]\w+"
    r"|\b[\w-]{1,63}\.(?:[\w-]{1,63}\.){0,4}(?:ca|com|org|net|gov|info)\b(?:/\S*)?",
    re.IGNORECASE,
)
# No character has such a number, and Python refuses to read it.
_LONG_NUMBER: Final = lazy_pattern(r"&#\d{9,}")
_WORD: Final = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOPS: Final = ".,;:!?…"
_ELISION: Final = lazy_pattern(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|aujourd)['’](?=[^\W\d_]{2})", re.IGNORECASE
)
_ENGLISH_APOSTROPHE: Final = lazy_pattern(r"[a-z]n['’]t$|['’](?:s|re|ve|ll|d|m)$", re.IGNORECASE)

# Function words and greetings that only one of the languages has. Written by hand.
_ENGLISH: Final = listed(
    "the and of to is are was were be been being with for from by at in into this that these "
    "those there here you your yours we our ours they their them he she his her its it us who "
    "whom what when where why how which while not have has had do does did can could will would "
    "should may might must all any every each some more most many much other such than then also "
    "just only now today tomorrow new get find learn make see help need know about across after "
    "again against before between both because during through under until up out over off if so "
    "too very let join meet read watch visit apply book free people please thank thanks my i "
    "back work works working way home next year years week day days use using want safe safety "
    "health share search steps results email address values view"
)
_FRENCH: Final = listed(
    "le la les des du un une et est sont était étaient être avoir été ont avons avez dans pour "
    "sur avec par sans sous entre chez vers depuis pendant avant après dès lors selon afin ainsi "
    "aussi alors donc car mais ou où que qui quoi dont quand comment pourquoi si ce cette ces cet "
    "celui celle ceux celles vous nous ils elle elles il je tu votre vos notre nos leur leurs mon "
    "ma mes ses sa aux au de en ne pas plus très bien tout tous toute toutes autre autres même "
    "mêmes chaque quelques plusieurs peu beaucoup fait faire faites peut peuvent doit doivent "
    "sera seront soit voici voilà merci bonjour découvrez apprenez consultez voir rechercher y à "
    "ça là lui eux jour jours année années semaine travail santé sécurité personnes gens "
    "prochaines prochaine étapes avis aujourd hui gratuit gratuite gratuits gouvernement "
    "programme école enfants familles aide soyez êtes suis sommes restez lisez inscrivez"
)
# Words that stand in both languages, in names or in loans, and so prove little for the language
# that they are more of.
_WEAK: Final = listed(
    "la le les de des du en et un est sur sans par au si on ma sa mes y tu il bien plus tout "
    "comment pour but of in me us i he his so do if can may book off all has sous car ou avant "
    "vers pas avis entre voir email home lors dont son suis safe mon"
)
_STRONG, _LIGHT, _SHAPE, _ACCENT = 1.0, 0.6, 0.4, 0.8
# Endings that mark a word of some length; chosen so that the other language seldom has them.
_ENGLISH_SHAPE: Final = lazy_pattern(
    r"(?:ing|ings|ly|ness|ful|ship|ships|ght|ghts|ed|ers|ity|ities|ies|wise|ward|wards|ological|ogy|ry|cy|th)$"
    r"|^wh|ee|oo|ck|sh|w|k(?=[a-z])"
)
_FRENCH_SHAPE: Final = lazy_pattern(
    r"(?:ez|eux|euse|euses|eur|eurs|trice|trices|aire|aires|ique|iques|isme|elle|elles|ière|ières|ienne|iennes"
    r"|aient|issent|erons|ons|ment|ments|oir|oire|aux|eau|eaux|ité|ités|ée|ées|és|er|ance|ances|ille|illes|isme)$"
)
# English words with a French ending, and names with an accent that English texts keep.
_NOT_FRENCH: Final = listed(
    "her other over under after never ever however whether another together number numbers member "
    "water winter summer september october november december offer order power paper letter "
    "answer moment comment document government department environment management development "
    "treatment movement agreement investment statement payment payments departments governments "
    "assessment requirement deployment recruitment commitment commitments procurement engagement "
    "improvement engineer developer designer researcher manager director leader user users "
    "partner newsletter computer chance balance performance finance distance insurance assistance "
    "unique technique questionnaire better customer consumer later rather either per river driver "
    "wonder weather consider experiment implement announcement employment establishment "
    "measurement retirement beau bureau plateau antique boutique critique physique clique oblique "
    "gazelle villa reservoir memoir tour hour hours our your four colour colours favour labour "
    "harbour honour neighbour behaviour error minor major senior seniors regulations"
)
_ACCENTED_NAMES: Final = listed("québec montréal métis café cafés résumé orléans")
# How much more one language must show than the other, and how much at least.
_LEAST: Final = 1.2
_LEAD: Final = 1.0
_SHARE: Final = 2.0


class _Scores(NamedTuple):
    english: float
    french: float


@lru_cache(maxsize=256)
def detect(text: str) -> str | None:
    """Return "en" or "fr", or None for a text that is short, mixed or holds names alone."""
    total = reduce(add, _scores(text), 0j)
    english, french = total.real, total.imag
    best, other = max(english, french), min(english, french)
    if best < _LEAST or best - other < _LEAD or best <= _SHARE * other:
        return None
    return "en" if english > french else "fr"


def _scores(text: str) -> Iterable[complex]:
    """Return what the words of a text tell, without its markup, links, addresses, handles, hashtags.

    Each of the numbers says how much speaks for English (its real part) and how much for French.
    """
    text = text[:_LONGEST]
    if "&" in text:
        import html

        text = html.unescape(_LONG_NUMBER.sub(" ", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return (_of_words(text),) if "<" in text else map(_of_chunk, chain.from_iterable(lines_of(text)))


@remembered
def _of_chunk(chunk: str) -> complex:
    """Return what a stretch of a text without white space tells; only tags of HTML hold any."""
    word = chunk[:-1] if chunk[-1] in _STOPS else chunk
    return complex(*_score(word)) if word.isalpha() else _of_words(chunk)


def _of_words(text: str) -> complex:
    return reduce(add, (complex(*_score(word)) for word in _WORD.findall(_IGNORED.sub(" ", text))), 0j)


def _score(word: str) -> _Scores:
    """Return how much a word and what an apostrophe joins to it tell of either language."""
    french = 0.0
    if not word.isalpha():
        if match := _ELISION.match(word):
            french, word = _STRONG, word[match.end() :]
        elif _ENGLISH_APOSTROPHE.search(word):
            return _Scores(_STRONG, 0.0)
    if word == "A" and not french:
        return _Scores(_LIGHT, 0.0)  # the article; the French verb seldom begins a sentence
    lower = word.lower()
    weight = _LIGHT if lower in _WEAK else _STRONG
    if lower in _ENGLISH or lower in _FRENCH:
        return _Scores(weight * (lower in _ENGLISH), french + weight * (lower in _FRENCH))
    if word[0].isupper() and not french:
        return _shape(lower, 0.5)
    shape = _shape(lower, 1.0)
    return _Scores(shape.english, french + shape.french)


def _shape(lower: str, factor: float) -> _Scores:
    """Return what accents, endings and letters say; in a word that may be a name it is less."""
    if not lower.isascii():
        accented = (
            any(letter in "àâçèéêëîïôùûœ" for letter in lower) and lower not in _ACCENTED_NAMES
        )
        return _Scores(0.0, _ACCENT * factor * accented)
    if len(lower) < 4:
        return _Scores(0.0, 0.0)
    english = bool(_ENGLISH_SHAPE.search(lower)) or lower in _NOT_FRENCH
    french = not english and bool(_FRENCH_SHAPE.search(lower))
    return _Scores(_SHAPE * factor * english, _SHAPE * factor * french)
