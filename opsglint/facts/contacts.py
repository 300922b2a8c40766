"""Phone numbers in a text, and whether somebody in particular answers them."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from opsglint.content.models import Inquiry
from opsglint.content.records import Document as Model
from opsglint.facts.document import Document, Passage
from opsglint.facts.readings import ContactBlocks, Sentences, has_digits, without_addresses
from opsglint.language.folding import listed
from opsglint.language.phrases import PhraseBook
from opsglint.language.tokens import Token
from opsglint.language.wordlists import names_of_several_words, places_of_one_word
from opsglint.text.patterns import lazy_pattern

_SPACE = " \u00a0\u202f"
_GAP = f"[{_SPACE}.\\-\u2010\u2011\u2013]"
_NORTH_AMERICAN = lazy_pattern(
    rf"(?<![\w$€.,\-])(?:\+?1{_GAP}?)?(?P<area>\(\d{{3}}\)[{_SPACE}]?|\d{{3}}{_GAP}?)"
    rf"{_GAP}?\d{{3}}{_GAP}?\d{{4}}(?![\w$€%]|[.,\-]\d)"
)
_FOREIGN = lazy_pattern(rf"(?<![\w+])\+(?!1)\d(?:[{_SPACE}.()\-]{{0,2}}\d){{7,13}}(?!\w)")
_DIGITS_OF_A_LINE = 10
_CALLING = listed(
    "call calls phone telephone tel text texts fax number ring reach contact dial ph t line whatsapp "
    "appelez appeler telephonez telephoner telecopieur composez composer joindre joignez ligne tél numero "
    "rejoindre rejoignez textez texto cell mobile cellulaire cel"
)

# Words of names of places, bodies and days: a name with one of them is nobody's.
_NOBODY = listed(
    "ontario canada ministry ministere minister ministre office bureau centre center clinic clinique "
    "hospital hopital service services serviceontario museum musee park parks parc parcs library "
    "bibliotheque health sante unit college university universite school ecole board conseil city "
    "ville town township county comte region district street st avenue ave road rue chemin boulevard "
    "line ligne helpline hotline police fire society societe association foundation fondation group "
    "groupe team equipe desk department departement agency agence commission council institute "
    "institut program programme house maison hall home community communautaire family monday tuesday "
    "wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche "
    "january february march april may june july august september october november december janvier "
    "fevrier mars avril mai juin juillet aout septembre octobre novembre decembre north south east "
    "west northern southern eastern western nord sud est ouest first nation nations public general "
    "emergency urgence press media medias communications relations farm ferme market marche hotel "
    "inn store club legion arena theatre banque lac ile "
    "sault ste saint new great english french francais anglais info information infos call "
    "appelez contact contactez toronto ottawa tel telephone phone fax box suite floor room wing "
    "building unit ext poste cross croix rouge salvation army humane animal shelter refuge "
    "transit airport station hydro one works registry archives court legal aid aide "
    "student students child children kids crisis support access women men seniors senior youth "
    "sexual assault poison control shelter help"
)
# Words that begin sentences and lines, and so have a capital that says nothing.
_NOBODY_FIRST = listed(
    "as if we you they in on at the for our your please when where while and or but to of by with this "
    "that these those it he she i my his her their what who how why so then not no yes all any new free "
    "si nous vous ils elles dans sur au aux le la les un une des pour notre votre nos vos quand et ou mais "
    "de du par avec ce cette ces il elle je mon ma mes son sa ses que qui quoi comment pourquoi tous toutes merci "
    "hello hi dear bonjour thanks thank"
)
_TITLES = listed("mr mrs ms mx dr dre m mme mlle miss prof nurse constable coach pasteur monsieur madame docteur docteure infirmiere agent")
_ASKING = listed("call text phone reach contact ask email message see tell ring write appelez textez contactez demandez joignez ecrivez rejoignez telephonez")


class Phone(NamedTuple):
    """A phone number: where it stands, as written, and its ten digits (or all, with +)."""

    start: int
    end: int
    written: str
    digits: str


def phone_numbers(text: str) -> Iterator[Phone]:
    """Yield the phone numbers of a text, in order.

    North American numbers must exist by the numbering plan; ten digits without any sign between
    them are one only beside a word such as “call”.
    """
    if not has_digits(text, 8):
        return
    shown = without_addresses(text)
    sentences = Sentences(text)
    found = sorted(
        (m.start(), m.end(), pattern is _FOREIGN)
        for pattern in (_NORTH_AMERICAN, _FOREIGN) for m in pattern.finditer(shown)
    )  # fmt: skip
    for start, end, is_foreign in found:
        written = text[start:end]
        is_bare = written.isdecimal()
        if is_bare and not any(w.folded in _CALLING for w in sentences.before(start, 4)):
            continue
        if not is_foreign and _is_within_a_number(text, start, written):
            continue
        if _exists(written, is_foreign):
            digits = "".join(filter(str.isdecimal, written))
            digits = digits if is_foreign else digits[-_DIGITS_OF_A_LINE:]
            yield Phone(start, end, written, digits)


def _is_within_a_number(text: str, start: int, written: str) -> bool:
    """Say whether groups of digits parted by spaces go on from digits before them."""
    before = text[max(0, start - 2) : start]
    goes_on = len(before) == 2 and before[0].isdigit() and before[1] in _SPACE
    return goes_on and not set(written) & set("-()\u2010\u2011\u2013.")


def _exists(written: str, is_foreign: bool) -> bool:
    import phonenumbers

    try:
        number = phonenumbers.parse(written, None if is_foreign else "CA")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) if is_foreign else phonenumbers.is_valid_number(number)


# Area codes whose calls the called party pays (North American Numbering Plan; 822 is reserved).
_TOLL_FREE = frozenset(["800", "822", "833", "844", "855", "866", "877", "888"])


def is_public_line(phone: Phone, listed_lines: Iterable[str]) -> bool:
    """Say whether a number is a public line: toll-free, or one of some listed lines."""
    if phone.digits[:3] in _TOLL_FREE and len(phone.digits) == _DIGITS_OF_A_LINE:
        return True
    for line in listed_lines:
        digits = "".join(filter(str.isdecimal, line))
        if digits and digits[-_DIGITS_OF_A_LINE:] == phone.digits:
            return True
    return False


class Whose(enum.StrEnum):
    """Whose a phone number or an e-mail address is, as far as the text tells."""

    SENDER = "inquiry"
    SOMEBODY = "somebody"
    UNKNOWN = "unlisted"


class Contact(NamedTuple):
    """A phone number or an e-mail address in a text; `is_own` where it is a person's for certain."""

    start: int
    end: int
    written: str
    is_own: bool = False


def whose(
    contacts: list[Contact], passage: Passage, document: Document[Model], cues: PhraseBook,
    media_contacts: PhraseBook,
) -> Iterator[tuple[Contact, Whose]]:  # fmt: skip
    """Yield contacts that are no public ones with whose they are; those for the media are left out."""
    if not contacts:
        return
    is_inquiry = isinstance(document.model, Inquiry)
    blocks = ContactBlocks(document, passage, media_contacts)
    sentences = Sentences(passage.text.value)
    for contact in contacts:
        if is_inquiry:
            yield contact, Whose.SENDER
        elif not blocks.hold(contact.start):
            is_own = contact.is_own or is_somebodys(
                sentences, contact.start, contact.end, cues, passage.language
            )
            yield contact, Whose.SOMEBODY if is_own else Whose.UNKNOWN


def is_somebodys(
    sentences: Sentences, start: int, end: int, cues: PhraseBook, language: str | None
) -> bool:
    """Say whether a number or an address is somebody's own: a name or a cue such as "cell" is near."""
    if sentences.is_near(cues, start, end, 8, 4, language):
        return True
    return _names_somebody(sentences.before(start, 8), sentences.text) or _names_somebody(
        sentences.after(end, 4), sentences.text
    )


def _names_somebody(words: tuple[Token, ...], text: str) -> bool:
    """Say whether some words hold a person's name.

    That is a title and a name; two or three words with capitals side by side, none of which is a
    place's or a body's; or one such word after "call" and before "at".
    """
    at = 0
    while at < len(words):
        run = _run_of_capitals(words, at, text)
        if run and at and _is_introduced(run, words, at, text):
            return True
        if 2 <= len(run) <= 3 and not _is_nobodys(run, words, at):
            return True
        at += max(1, len(run))
    return False


def _is_introduced(
    run: tuple[Token, ...], words: tuple[Token, ...], at: int, text: str
) -> bool:  # fmt: skip
    """Say whether a title stands before a name, or "call" before a given name."""
    previous = words[at - 1]
    if text[previous.end : run[0].start] not in (" ", "\u00a0", ". ", ".\u00a0"):
        return False
    if previous.folded in _TITLES and (previous.folded != "m" or previous.written == "M"):
        return True
    is_asked = previous.folded in _ASKING and len(run) == 1 and not _is_nobodys(run, words, at)
    return is_asked and _is_given_name(run[0], words[at + 1 : at + 2], text)


def _run_of_capitals(words: tuple[Token, ...], at: int, text: str) -> tuple[Token, ...]:
    """Return the words with capitals that stand side by side from a place on."""
    end = at
    while end < len(words) and _is_capitalised(words[end]):
        if end > at and text[words[end - 1].end : words[end].start] not in (" ", "\u00a0", "-"):
            break
        end += 1
    if end - at > 1 and words[at].folded in _ASKING | _NOBODY_FIRST:
        return ()
    return words[at:end]


def _is_nobodys(run: tuple[Token, ...], words: tuple[Token, ...], at: int) -> bool:
    """Say whether capitalised words name a place, a body or a day, by themselves or what follows."""
    places = range(at, at + len(run))
    if any(words[one].folded in _NOBODY or _is_place(words, one) for one in places):
        return True
    following = words[at + len(run) : at + len(run) + 1]
    return bool(following) and following[0].folded in _NOBODY


def _is_place(words: tuple[Token, ...], at: int) -> bool:
    """Say whether a word is a place's name, or with the one before or after it makes one."""
    if words[at].folded in places_of_one_word():
        return True
    joined = names_of_several_words()
    pairs = (words[max(0, at - 1) : at + 1], words[at : at + 2])
    return any("".join(word.folded for word in pair) in joined for pair in pairs)


def _is_capitalised(word: Token) -> bool:
    return word.written[:1].isupper() and word.written[1:].islower() and len(word.written) > 1


def _is_given_name(word: Token, following: tuple[Token, ...], text: str) -> bool:
    """Say whether one capitalised word after "call" is a person: "at" or the number follows it."""
    if not following:
        return True
    return text[word.end : following[0].start] != " " or following[0].folded in ("at", "on", "au", "or", "ou", "for", "pour", "directly", "today", "after", "apres", "by", "any", "anytime")
