"""Letters that only look like letters: 𝗯𝗼𝗹𝗱, ⓒⓘⓡⓒⓛⓔⓓ, ｗｉｄｅ, ꜱᴍᴀʟʟ, s̶t̶r̶u̶c̶k̶, pǝuɹnʇ, and look-alikes of other scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from opsglint.text.patterns import lazy_pattern

# --- Tables (written by hand, names compared with the Unicode 14 database of Python, 2026-11-21) ---

_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# White letters on black that NFKC leaves as they are: in circles and in squares.
_ON_BLACK: Final = {
    chr(first + at): letter
    for first in (0x1F150, 0x1F170) for at, letter in enumerate(_CAPITALS)
}  # fmt: skip
_SMALL_CAPITALS: Final = dict(
    zip("ᴀʙᴄᴅᴇꜰғɢʜɪᴊᴋʟᴍɴᴏᴘꞯǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdeffghijklmnopqqrstuvwyz", strict=True)
)
_TURNED: Final = {
    **dict(zip("ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ", "acefghijkmrtvwy", strict=True)),
    "ı": "i", "ə": "e", "ɓ": "g", "ן": "l", "ꞁ": "l", "ᴚ": "R", "⅄": "Y", "Ɐ": "A", "∀": "A", "Ɔ": "C", "Ǝ": "E",
    "Ⅎ": "F", "⅁": "G", "⅂": "L", "Ԁ": "P", "┴": "T", "⊥": "T", "∩": "U", "Λ": "V", "˥": "L", "¿": "?", "¡": "!",
}  # fmt: skip
# Plain letters that another one turned looks like.
_TURNED_PLAIN: Final = str.maketrans("bdnpqu", "qpudbn")
_TURNED_WHOLE: Final = frozenset("bdnpquolsxzHINOSXZ")
_SURE_TURNED: Final = frozenset("ʇʞƃᴉǝɟʎɥʍɐ")
# Letters of Cyrillic, Greek, Armenian and Cherokee, and syllabics, that pass for Latin ones in a
# Latin word; the last of the Cyrillic ones, from Я on, only resemble them, as in ЯUSSIA.
_CYRILLIC: Final = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХЬҮасеѕіјорухһԁԛԝӏЯИДШЦФЧЭгпткн",
        "ABESIJKMHOPCTYXbYacesijopyxhdqwlRNAWUOYErntkh",
        strict=True,
    )
)
_GREEK: Final = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαενικορτυωηκσ", "ABEZHIKMNOPTYXaevikoptuwnko", strict=True))
_OTHER: Final = dict(
    zip(
        "օոսհցԱՏᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᏔᏃᗩᗷᑕᗪᖴᕼᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭",
        "onuhgUSABCDEGHJKLMPRSTVWZABCDFHJLMNPQRSUVWX",
        strict=True,
    )
)
_LOOKALIKES: Final = {**_CYRILLIC, **_GREEK, **_OTHER}
# Greek letters that stand for themselves at the edge of a word: TNFα, κB, ωn.
_GREEK_SIGNS: Final = frozenset("αενικορτυωησ")
# Lines and rings put over letters, one mark to each: strokes, lines, slashes, circles, squares.
_OVERLAYS: Final = frozenset(
    "\u0305\u0332\u0333\u0489\u0334\u0335\u0336\u0337\u0338\u033f\u035f\u0360\u20d2\u20d3\u20dd\u20de\u20df\u20e0\u20e3\u20e5\u20eb"
)
_MARKS: Final = "\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
_MOST_MARKS: Final = 4  # on one letter; no spelling of a Latin script needs as many
_SUPERSCRIPT: Final = "ªº\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u1d78\u1d9b-\u1dbf\u2071\u207f\u2090-\u209c\u2c7c\u2c7d\ua7f2-\ua7f4\U00010780-\U000107ba"

# What no text without styled letters holds; most texts are passed over by it.
_CANDIDATE: Final = lazy_pattern(
    f"[\u0131\u0180-\u02af\u0370-\u052f\u0531-\u058f{_SUPERSCRIPT}\u13a0-\u13ff\u1400-\u167f\u1d00-\u1d2b\u2090-\u214f\u2200-\u22ff"
    f"\u2460-\u24ff\ua720-\ua7ff\uff10-\uff5a\U0001d400-\U0001d7ff\U0001f110-\U0001f189{_MARKS}]"
)
# Letters that mean themselves in every font, and are left alone when they stand by themselves:
# ℓ, ℝ, ℎ.
_LETTERLIKE: Final = lazy_pattern(
    "[\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134]"
)
_STYLED: Final = lazy_pattern(
    "[\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u249c-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
_ENCLOSED: Final = lazy_pattern("[\u249c-\u24e9\U0001f110-\U0001f189]")
# A word: letters, digits, marks, and the signs above that are no letters for Python.
_SIGNS: Final = "\u249c-\u24e9\u2200\u2229\u22a5\u2534\U0001f110-\U0001f12b\U0001f130-\U0001f149\U0001f150-\U0001f189"
_WORD: Final = lazy_pattern(rf"[\w{_MARKS}{_SIGNS}](?:[\w{_MARKS}{_SIGNS}]|['’\-](?=[\w{_SIGNS}]))*")
_BETWEEN: Final = lazy_pattern(r"[^\w\n]{0,3}")
_PHONETIC: Final = frozenset("ˈˌːʃʒŋθðəɛɔæɑɒʔ")
_EAST_ASIAN: Final = lazy_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PICTURE: Final = "\ufe0f"


class Styled(NamedTuple):
    """A stretch of styled letters, its place, and the plain ones."""

    start: int
    end: int
    plain: str


class _Found(NamedTuple):
    start: int
    end: int
    plain: str
    turned: int  # 0 not upside down, 1 perhaps, 2 surely


def find_styled(text: str) -> list[Styled]:
    """Return the styled letters of a text in order; words that follow one another are one stretch.

    Fractions, units, ordinals (1ᵉʳ, Mᵐᵉ), ligatures, Greek letters of science, syllabics and the
    alphabets of Indigenous languages are none. What is plain is told by compatibility mappings of
    Unicode (NFKC) and the tables above.
    """
    if text.isascii() or not _CANDIDATE.search(text):
        return []
    return list(_joined(text, _words(text)))


def _words(text: str) -> Iterator[_Found]:
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii() and _CANDIDATE.search(word):
            yield from _in_word(text, match.start(), match.end(), word)


def _in_word(text: str, start: int, end: int, word: str) -> Iterator[_Found]:
    for is_styled, plain in _KINDS:
        if is_styled(word, text, start, end):
            shown = plain(word)
            if shown != word:
                yield _Found(start, end, shown, 2 if plain is _plain_turned else 0)
                return
    if _may_be_turned(word):
        yield _Found(start, end, word, 1)


def _joined(text: str, words: Iterator[_Found]) -> Iterator[Styled]:
    """Yield words joined where no more than spaces or signs part them."""
    run: list[_Found] = []
    for word in words:
        if run and not (
            _BETWEEN.fullmatch(text, run[-1].end, word.start)
            and bool(run[-1].turned) == bool(word.turned)
        ):
            yield from _stretch(text, run)
            run = []
        run.append(word)
    if run:
        yield from _stretch(text, run)


def _stretch(text: str, run: list[_Found]) -> Iterator[Styled]:
    start, end = run[0].start, run[-1].end
    if run[0].turned:
        if any(word.turned > 1 for word in run):
            yield Styled(start, end, _plain_turned(text[start:end]))
        return
    pieces: list[str] = []
    at = start
    for word in run:
        pieces += (text[at : word.start], word.plain)
        at = word.end
    yield Styled(start, end, "".join(pieces))


# --- Letters in another shape -------------------------------------------------------------------


def _is_shaped(word: str, text: str, start: int, end: int) -> bool:
    """Say whether a word holds mathematical, enclosed or full-width letters."""
    styled = _STYLED.findall(word)
    if not styled:
        return sum(1 for _ in _LETTERLIKE.finditer(word)) > 1
    enclosed = [one for one in styled if _ENCLOSED.match(one)]
    if len(enclosed) == len(word) and (len(word) == 1 or _PICTURE in text[start : end + 1]):
        return False  # signs and emoji: ⓘ, Ⓒ, 🅿️
    beside = text[max(0, start - 1) : end + 1]
    return not _EAST_ASIAN.search(beside)


def _plain_shaped(word: str) -> str:
    plain = "".join(_plain_letter(letter) for letter in word)
    return unicodedata.normalize("NFC", plain)


def _plain_letter(letter: str) -> str:
    if letter in _ON_BLACK:
        return _ON_BLACK[letter]
    if _STYLED.match(letter) or _LETTERLIKE.match(letter):
        return unicodedata.normalize("NFKC", letter).strip("()")
    return letter


def _is_small_capitals(word: str, text: str, start: int, end: int) -> bool:
    """Say whether a word is made of small capitals, and no phonetic spelling."""
    small = sum(1 for letter in word if letter in _SMALL_CAPITALS)
    letters = sum(1 for letter in word if letter.isalpha())
    return small > 1 and 2 * small >= letters and not _is_phonetic(word, text, start, end)


def _plain_small_capitals(word: str) -> str:
    return "".join(_SMALL_CAPITALS.get(letter, letter) for letter in word)


_RAISED: Final = lazy_pattern(f"[{_SUPERSCRIPT}]+")
_LONGEST_ENDING: Final = 4  # as in Mˡˡᵉˢ


def _is_raised(word: str, text: str, start: int, end: int) -> bool:
    """Say whether letters of a word are raised or lowered, and no ending, sign or sound."""
    runs = [match for match in _RAISED.finditer(word) if not set(match[0]) <= {"ª", "º"}]
    if not runs or _is_phonetic(word, text, start, end):
        return False
    if runs[0].start() == 0:
        is_mark = _plain_raised(word).upper() in ("MC", "MD", "SM", "TM")
        raised = sum(len(match[0]) for match in runs)
        return raised > 1 and 2 * raised > len(word) and not is_mark
    return any(len(match[0]) > _LONGEST_ENDING for match in runs)


_BASES: Final = {
    "ᵅ": "a",
    "ᶦ": "i",
    "ᵋ": "e",
    "ᶿ": "o",
    "ᶫ": "l",
    "ᶰ": "n",
    "ᶥ": "i",
    "ᵎ": "i",
    "ᵌ": "e",
    "ᵓ": "o",
}  # with which generators make up for letters that have no small form


def _plain_raised(word: str) -> str:
    return "".join(
        _BASES.get(letter)
        or (unicodedata.normalize("NFKC", letter) if _RAISED.match(letter) else letter)
        for letter in word
    )


# --- Letters under marks ------------------------------------------------------------------------

_CROWDED: Final = lazy_pattern(rf"[^\W_][{_MARKS}]{{{_MOST_MARKS},}}")
_LEAST_OVERLAID: Final = 2
# A line below marks sounds in several languages of the Pacific coast: these need more letters.
_LINES_BELOW: Final = frozenset("\u0332\u0333\u035f")


def _is_marked(word: str, text: str, start: int, end: int) -> bool:
    """Say whether letters are struck through, ringed, underlined one by one, or heaped with marks."""
    if _CROWDED.search(word):
        return True
    overlaid = sum(1 for letter in word if letter in _OVERLAYS)
    if overlaid < _LEAST_OVERLAID or ("\u20e3" in word and word[0].isdecimal()):
        return False
    letters = sum(1 for letter in word if letter.isalnum())
    if _LINES_BELOW.intersection(word):
        return overlaid >= letters > 1
    return 2 * overlaid >= letters


def _plain_marked(word: str) -> str:
    if _CROWDED.search(word):
        return re.sub(f"[{_MARKS}]", "", word)
    kept = "".join(letter for letter in word if letter not in _OVERLAYS)
    return unicodedata.normalize("NFC", kept)


# --- Letters upside down, and those of other scripts --------------------------------------------


def _is_turned(word: str, text: str, start: int, end: int) -> bool:
    """Say whether a word is written upside down: several turned letters, and no phonetic signs."""
    turned = [letter for letter in word if letter in _TURNED]
    if len(turned) < 2 or _SURE_TURNED.isdisjoint(turned) or len(set(turned)) < 2:
        return False
    shown = set(word) - set(_TURNED)
    return not (_between_slashes(text, start, end) or shown & (_PHONETIC | set("ʷʼɬɫƛχʕ")))


def _may_be_turned(word: str) -> bool:
    """Say whether a word beside others upside down can be one of them (uʍop)."""
    return any(one in _TURNED for one in word) and all(
        one in _TURNED or one in _TURNED_WHOLE or not one.isalpha() for one in word
    )


def _plain_turned(words: str) -> str:
    return "".join(
        _TURNED.get(letter) or letter.translate(_TURNED_PLAIN) for letter in reversed(words)
    )


def _is_phonetic(word: str, text: str, start: int, end: int) -> bool:
    return bool(_PHONETIC.intersection(word)) or _between_slashes(text, start, end)


def _between_slashes(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.search(r"[/\[]", before)) and bool(re.search(r"[/\]]", after))


_LATIN: Final = lazy_pattern("[A-Za-zÀ-ÖØ-öø-ÿ]")


def _is_mixed(word: str, text: str, start: int, end: int) -> bool:
    """Say whether look-alikes of another script stand among Latin letters of one word."""
    if not _LATIN.search(word):
        return False
    return any(_is_disguised(part) for part in re.split(r"['’\-_]", word))


def _is_disguised(part: str) -> bool:
    alien = [letter for letter in part if letter.isalpha() and _is_alien(letter)]
    if not alien or not all(letter in _LOOKALIKES for letter in alien) or not _LATIN.search(part):
        return False
    greek = [letter for letter in alien if letter in _GREEK_SIGNS]
    if len(greek) < len(alien):
        return True
    inner = part[1:-1]
    return any(letter in _GREEK_SIGNS for letter in inner) and len(_LATIN.findall(part)) > 2


def _is_alien(letter: str) -> bool:
    return "\u0370" <= letter <= "\u058f" or "\u13a0" <= letter <= "\u167f"


def _plain_mixed(word: str) -> str:
    return "".join(_LOOKALIKES.get(letter, letter) for letter in word)


_Test = Callable[[str, str, int, int], bool]
_KINDS: Final[tuple[tuple[_Test, Callable[[str], str]], ...]] = (
    (_is_shaped, _plain_shaped),
    (_is_marked, _plain_marked),
    (_is_small_capitals, _plain_small_capitals),
    (_is_turned, _plain_turned),
    (_is_raised, _plain_raised),
    (_is_mixed, _plain_mixed),
)
