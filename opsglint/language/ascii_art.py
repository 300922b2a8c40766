"""Pictures, rules and faces made of characters: ~~~~~, :-), ¯\\_(ツ)_/¯, drawings of several lines."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import and_
from typing import Final, NamedTuple

from opsglint.language.chunks import Sieve, chunks_of, lines_of, remembered
from opsglint.language.emoji import find_emoji
from opsglint.language.folding import entries, listed
from opsglint.text.patterns import lazy_pattern

_LEAST_RUN: Final = 5
# What no emoticon is made without, or a run is.
_CANDIDATE: Final = lazy_pattern(
    r"[^\w\s][^\w\s_]|[^\w\s]_|__|[^\w\s][ \w][^\w\s]|[:;=<8Bx]['’,^\-.]?[A-Za-z0-9]|orz|[Xx]D|DX|o7"
    r"|[oOxXuUnTQ0óò][_.][oOxXuUnTQ0óò]|[\u2500-\u259f\u2800-\u28ff]"
)
# Addresses, entities, marks of headings, tags of HTML and of templates are read by machines.
_MACHINE: Final = lazy_pattern(
    r"</?[A-Za-z][^<>]{0,500}>|&#?\w{1,12};|^[ \t]*#{1,6}(?=\s)|\{[{%][^{}]{0,300}[}%]\}|(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,250}|(?<![\w@#])[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/\S*",
    re.IGNORECASE | re.MULTILINE,
)
_LINE: Final = lazy_pattern(r"[^\n]+")


class Art(NamedTuple):
    """A place where characters make a picture; `kind` is drawing, run or emoticon."""

    kind: str
    start: int
    end: int


def find_art(text: str) -> list[Art]:
    """Return the drawings, long runs of punctuation and emoticons of a text, in order.

    Emoji and addresses are none; an emoticon inside a drawing or a run is part of it.
    """
    if not (_may_hold_art(text) and _CANDIDATE.search(text)):
        return []
    shown = _blanked(text)
    found = [*_drawings(shown)]
    for more in (_faces(shown), _runs(shown), _listed(shown)):
        found += _outside(found, more)
    return sorted(found, key=lambda art: art.start)


# --- The cheap look -----------------------------------------------------------------------------

# What reaches over white space in texts: tags of HTML and of templates.
_WIDE: Final = lazy_pattern("<|[{](?<=[{])[{%]")


def _may_hold_art(text: str) -> bool:
    """Say whether a text may hold what `find_art` looks for, from its words one by one."""
    if _WIDE.search(text):
        return True
    rest = _SIEVE.rest(chunks_of(text))
    if not rest:
        return False
    looks = set(map(_look, rest))
    return (
        _ART in looks
        or (_SIGNS in looks and _may_be_drawn(text, frozenset(one for one in rest if _look(one) == _SIGNS)))
        or _may_be_row(text, [one for one in rest if _is_sign_alone(one)])
        or (("(" in text or "（" in text) and _may_be_face(text))
    )


def _means_nothing(chunk: str) -> bool:
    return _look(chunk) == _NOTHING and not (_is_sign_alone(chunk) or "(" in chunk or "（" in chunk)


def _is_sign_alone(chunk: str) -> bool:
    return len(chunk) == 1 and not chunk.isalnum()


_SIEVE: Final = Sieve(_means_nothing)
# What a word may be part of: of nothing, of art by itself, of a line of signs.
_NOTHING, _ART, _SIGNS = 0, 1, 2


# A word that holds nothing to blank out.
_PLAIN: Final = lazy_pattern(r"[#@]?[^\W_]+(?:['’-][^\W_]+)*[.,;!?…]*")
_BLANKS: Final = lazy_pattern("\x00+")


@remembered
def _look(chunk: str) -> int:
    if chunk.isalpha() and not _listed_faces().match(chunk):
        return _NOTHING
    shown = chunk if _PLAIN.fullmatch(chunk) else _BLANKS.sub("\x00", _blanked(chunk))
    if _BLOCK.search(chunk) or _SIGN_RUN.search(shown) or _listed_faces().search(shown):
        return _ART
    letters, signs = _counted(chunk)
    return _SIGNS if signs and letters <= _MOST_LETTERS * (letters + signs) else _NOTHING


def _may_be_row(text: str, signs: list[str]) -> bool:
    spaced = text.replace("\u00a0", " ") if signs else ""
    return any(f"{sign} " * (_LEAST_RUN - 1) in spaced for sign in signs)


def _may_be_drawn(text: str, signs: frozenset[str]) -> bool:
    """Say whether signs make up two lines in a row, each with some of `signs`."""
    signed = [not signs.isdisjoint(chunks) for chunks in lines_of(text)]
    if not any(map(and_, signed, signed[1:])):
        return False
    drawn = (has_signs and _is_drawn(line) for has_signs, line in zip(signed, text.split("\n"), strict=True))
    return any(one and other for one, other in pairwise(drawn))


def _may_be_face(text: str) -> bool:
    return any(
        sum(1 for one in match[1] if one in _FACE_PARTS) > 1 or _ASCII_FACE.fullmatch(match[1])
        for match in _BRACKETED.finditer(text)
    )


def _blanked(text: str) -> str:
    """Return the text with addresses, tags of HTML and emoji blanked out by as many characters."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(
        [match.span() for match in _MACHINE.finditer(text)]
        + ([] if text.isascii() else [(e.start, e.end) for e in find_emoji(text)])
    ):
        if start >= at:
            pieces += (text[at:start], "\x00" * (end - start))
            at = end
    return "".join((*pieces, text[at:]))


def _outside(found: list[Art], more: Iterator[Art]) -> list[Art]:
    """Return those of `more` that overlap none of `found`; both are in order."""
    taken = sorted(found, key=lambda art: art.start)
    kept: list[Art] = []
    at = 0
    for art in more:
        while at < len(taken) and taken[at].end <= art.start:
            at += 1
        if at == len(taken) or taken[at].start >= art.end:
            kept.append(art)
    return kept


# --- Runs ---------------------------------------------------------------------------------------

# Quotation marks, brackets and what belongs to words make no run by themselves.
_QUOTES: Final = frozenset("\"'“”‘’«»‹›()[]{}\x00\u2011§¶©®™°€£¢¥†‡")
_SIGN_RUN: Final = lazy_pattern(r"(?:[^\w\s\x00]|_){5,}")
_SPACED_RUN: Final = lazy_pattern(r"(?<!\S)([^\w\s\x00])(?:[ \u00a0]\1){4,}(?!\S)")
# A natural end of a sentence: Really?!..., »).
_NATURAL: Final = lazy_pattern(r"[?!]{0,2}(?:\.{3,4}|…)?[?!]{0,2}[.,;]?")
# Marks of Markdown beside other punctuation, which PLT007 reports.
_EMPHASIS: Final = lazy_pattern(r"\*{2,}|_{2,}")
_BLANK_TO_FILL: Final = lazy_pattern(r"_+[.,;:!?)]*")


def _runs(text: str) -> Iterator[Art]:
    found = [match.span() for match in _SIGN_RUN.finditer(text) if _is_run(text, match)]
    found += [match.span() for match in _SPACED_RUN.finditer(text)]
    at = 0
    for start, end in sorted(found):
        if start >= at:
            yield Art("run", start, end)
            at = end


def _is_run(text: str, match: re.Match[str]) -> bool:
    run = match[0] if len(set(match[0])) == 1 else _EMPHASIS.sub("", match[0])
    signs = [sign for sign in run if _is_sign(sign)]
    if len(signs) < _LEAST_RUN:
        return False
    if _BLANK_TO_FILL.fullmatch(match[0]):
        return not _has_words_beside(text, match)
    return not _NATURAL.fullmatch("".join(signs)) or len(set(signs)) == 1


def _is_sign(character: str) -> bool:
    return character not in _QUOTES and unicodedata.category(character)[0] in "PS"


def _has_words_beside(text: str, match: re.Match[str]) -> bool:
    """Say whether a line to fill in follows words: Name: ________."""
    head = text[max(0, match.start() - 40) : match.start()].rpartition("\n")[2]
    return any(letter.isalnum() for letter in head)


# --- Drawings -----------------------------------------------------------------------------------

_BLOCK: Final = lazy_pattern("[\u2500-\u259f\u2801-\u28ff]")
_BLOCKS: Final = lazy_pattern(r"[\u2500-\u259f]{3,}|[\u2801-\u28ff]{6,}|^\s*[│┃║█▌▐].*[│┃║█▌▐]\s*$")
_MOST_LETTERS: Final = 0.4
_LEAST_SIGNS: Final = 3
_LEAST_LINES: Final = 2
_DRAWN: Final = lazy_pattern("[/\\\\|_\\-=~^*+#<>()\\[\\]{}.:;'`´\"@%&°•¯,]")
_ALNUM: Final = lazy_pattern(r"[^\W_]+|\x00+")


def _drawings(text: str) -> Iterator[Art]:
    """Yield the places of two or more lines in a row that signs more than words make up."""
    rows: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        if not _is_drawn(line[0]) or (rows and text.count("\n", rows[-1].end(), line.start()) > 1):
            yield from _drawing(rows)
            rows = []
        if _is_drawn(line[0]):
            rows.append(line)
    yield from _drawing(rows)


def _drawing(rows: list[re.Match[str]]) -> Iterator[Art]:
    if len(rows) < _LEAST_LINES or len({row[0].strip() for row in rows}) == 1:
        return
    start = rows[0].start() + len(rows[0][0]) - len(rows[0][0].lstrip())
    yield Art("drawing", start, rows[-1].start() + len(rows[-1][0].rstrip()))


def _is_drawn(line: str) -> bool:
    letters, signs = _counted(line)
    is_drawn = signs >= _LEAST_SIGNS and letters <= _MOST_LETTERS * (letters + signs) and len(set(line)) > 1
    return is_drawn or _BLOCKS.search(line) is not None


def _counted(text: str) -> tuple[int, int]:
    """Return how many letters (and characters blanked out) a text has, and how many signs."""
    signs = len(_DRAWN.findall(text))
    return (sum(map(len, _ALNUM.findall(text))) if signs else len(text)), signs


# --- Emoticons ----------------------------------------------------------------------------------

# Eyes and mouths of faces in brackets: two that are not of ASCII, or a whole one that is.
_FACE_PARTS: Final = frozenset("°□•‿◕ツヮ´｀▽ಠ益ω∀ﾟ͜͡ʖ◡ᴥ╯┻━ლ◉ᵔ◔⊙ʘ≧≦◠╥﹏╰ಥ⌐■ε￣¬ಡᗒᗕ◑◐⚆ᴗ✿‸ʕʔ̀́๑º﹀꒳")
_ASCII: Final = r"[*=]?[\^><;@~\-*'oO0][_.\-oOwuv]{1,3}[\^><;@~\-*'oO0][*=;/]?"
_ASCII_FACE: Final = lazy_pattern(_ASCII)
_FACE: Final = lazy_pattern(rf"[(（]([^\n()（）A-Za-z]{{1,16}}|{_ASCII})[)）]")
_BRACKETED: Final = lazy_pattern(r"[(（]([^\n()（）]{1,16})[)）]")
_ARMS: Final = lazy_pattern(r"[\\/¯_づつっノ╯╰┻━︵ᕕᕗᕙ凸☞☜٩۶ヽ彡ლวง乁ㄏ]{0,4}")
_UNITS: Final = listed(
    "years year yrs yr ans an months month mois days day jours jour hours heures hrs h hr weeks semaines minutes min "
    "secondes seconds s km cm mm m kg g mg ml l people personnes percent pour pts points items employees employés "
    "stars kb mb gb ppm db"
)
_BEFORE_NUMBER: Final = listed(
    "age aged ages âge âgés âgées if si of score level under less value is n p pH ph below moins than que"
)


def _faces(text: str) -> Iterator[Art]:
    """Yield faces in brackets, with the arms that follow them."""
    for match in _FACE.finditer(text):
        parts = sum(1 for one in match[1] if one in _FACE_PARTS)
        words = sum(1 for one in match[1] if one.isalnum() and one not in _FACE_PARTS)
        if (parts > 1 and words < 3) or _ASCII_FACE.fullmatch(match[1]):
            arms = _ARMS.match(text, match.end())
            yield Art("emoticon", match.start(), arms.end() if arms else match.end())


def _listed(text: str) -> Iterator[Art]:
    brackets = _Brackets(text)
    for match in _listed_faces().finditer(text):
        if _is_face(text, match, brackets):
            yield Art("emoticon", *match.span("face"))


class _Brackets:
    """Says where in a text a bracket of the same line is open."""

    def __init__(self, text: str) -> None:
        self._places: list[int] = []
        self._depths: list[int] = []
        depth = 0
        for match in re.finditer(r"[()\n]", text):
            depth = 0 if match[0] == "\n" else max(0, depth + (1 if match[0] == "(" else -1))
            self._places.append(match.start())
            self._depths.append(depth)

    def is_open(self, at: int) -> bool:
        """Say whether a bracket before `at` is still open there."""
        before = bisect_left(self._places, at)
        return before > 0 and self._depths[before - 1] > 0


@cache
def _listed_faces() -> re.Pattern[str]:
    """Return the pattern of the faces in data/emoticons.txt, the longest first."""
    lines = list(entries("emoticons.txt"))
    tight = {face for line in lines if line.startswith("~") for face in line[1:].split()}
    loose = {face for line in lines if not line.startswith("~") for face in line.split()}

    def choice(faces: set[str]) -> str:
        return "|".join(re.escape(face) for face in sorted(faces, key=len, reverse=True))

    before = r"(?<![^\s\x00\"'“«»”!?.,…])"
    after = r"(?=[\s\x00.,!?…)\"'”»*]|$)"
    return re.compile(
        rf"(?P<face>(?:{before}(?:{choice(loose)})|(?<![:;=<>\\/|&^@\-])(?:{choice(tight)}))){after}",
        re.MULTILINE,
    )


def _is_face(text: str, match: re.Match[str], brackets: _Brackets) -> bool:
    face = match["face"]
    line = text[max(0, match.start() - 40) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + 24]
    shuts = face.endswith(")") and not face.endswith("))") and "(" not in face
    if shuts and brackets.is_open(match.start()) and not after.lstrip(" ").startswith(")"):
        return False
    if face == "<3":
        return _is_heart(line, after)
    if face.endswith("*") and (after.startswith("*") or "*" in line):
        return False  # the end of what is emphasized
    if face[-1].isalnum() and (_PAGE.match(after) or line.rstrip()[-1:].isdecimal()):
        return False
    if face.startswith(";") and _ENTITY.search(line):
        return False
    touches = bool(line) and line[-1].isalnum()
    return not (touches and (line[-1].isdecimal() or face[0] in "-^T<"))


_PAGE: Final = lazy_pattern(r"\.[ \u00a0]?\d")  # p. 4
_ENTITY: Final = lazy_pattern(r"&\w{1,10}$")  # &nbsp;)


def _is_heart(before: str, after: str) -> bool:
    """Say whether `<3` is a heart and not "less than three"."""
    following = re.match(r"\s*([^\W\d_]+(?!['’\w])|[%$°])", after)
    unit = following is not None and (following[1].lower() in _UNITS or not following[1].isalpha())
    previous = re.search(r"([^\W_]+)\W*$", before)
    counted = previous is not None and (
        previous[1].lower() in _BEFORE_NUMBER or previous[1].isdecimal()
    )
    return not unit and not counted
