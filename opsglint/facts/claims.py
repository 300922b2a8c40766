"""Figures in a text that a reader could ask proof of: percentages and amounts of money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsglint.language.folding import listed
from opsglint.language.tokens import Token, tokens
from opsglint.language.vocabulary import words_in

_DIGIT = re.compile(r"\d")
_FIGURATIVE = listed("0 100 110 120 150 200")  # "giving 110 per cent", "100% free"
_SAVING = listed(
    "save saves saving savings saved invest invests investing invested investment cut cuts cutting "
    "economiser economise economisent economisez economies economie investir investit investissement investissons"
)
_PERCENT = listed("percent pourcent")
_SCALE = listed("million millions billion billions trillion milliard milliards m b k g md")
_CURRENCY = listed("dollars dollar cad euros")
_COUNTING = _PERCENT | _CURRENCY | {"cent"}


def figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places (start, end) of percentages and amounts of money, in English or French."""
    words = tokens(text) if _may_hold_figures(text) else ()
    for at, word in enumerate(words):
        if word.folded[:1].isdecimal() and not word.in_hashtag and word.folded not in _FIGURATIVE:
            end = _percentage(text, words, at) or _amount(text, words, at)
            if end:
                yield _start(text, word), end


def _may_hold_figures(text: str) -> bool:
    """Say, by a cheap look, whether a text has a digit, and a sign or a word for what it may count."""
    has_sign = "%" in text or "$" in text or not words_in(text).isdisjoint(_COUNTING)
    return has_sign and _DIGIT.search(text) is not None


def _start(text: str, word: Token) -> int:
    return word.start - 1 if text[word.start - 1 : word.start] == "$" else word.start


def _percentage(text: str, words: tuple[Token, ...], at: int) -> int | None:
    after = text[words[at].end : words[at].end + 2]
    stripped = after.lstrip(" \u00a0\u202f")
    if stripped.startswith("%"):
        return words[at].end + after.index("%") + 1
    following = words[at + 1 : at + 3]
    if following and following[0].folded in _PERCENT:
        return following[0].end
    pair = [word.folded for word in following]
    return following[1].end if pair in (["per", "cent"], ["pour", "cent"]) else None


def _amount(text: str, words: tuple[Token, ...], at: int) -> int | None:
    """Return the end of an amount in millions or more, or of one saved; prices are no claims."""
    following = words[at + 1 : at + 5]
    if _is_saved(text, words, at):
        return words[at].end
    scale = next((w for w in following[:2] if w.folded in _SCALE), None)
    attached = words[at].folded.lstrip("0123456789")
    if scale is None and attached not in ("m", "b", "g", "md"):
        return None
    end = scale.end if scale else words[at].end
    has_sign = "$" in (text[words[at].start - 1 : words[at].start], text[end : end + 2].strip(" \u00a0\u202f,.")[:1])
    named = next((w for w in following[:4] if w.folded in _CURRENCY), None)
    if has_sign:
        return end + (text[end : end + 2].find("$") + 1 if "$" in text[end : end + 2] else 0)
    return named.end if named and scale else None


_NEAR = 4  # words


def _is_saved(text: str, words: tuple[Token, ...], at: int) -> bool:
    """Say whether a sum in dollars is said to be saved or invested."""
    start, end = words[at].start, words[at].end
    has_sign = text[start - 1 : start] == "$" or text[end : end + 2].strip(" \u00a0\u202f")[:1] == "$"
    before = words[max(0, at - _NEAR) : at]
    return has_sign and any(word.folded in _SAVING for word in before)


_CODES = listed("code codes")
_GAIN = listed(
    "save saves off discount free sale percent order checkout shop deal deals bonus "
    "economisez economiser rabais gratuit gratuite gratuits solde soldes commande caisse reduction prime offert offerts pourcent"
)
_BETWEEN = listed("is est le the our notre")


def shop_codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a code such as WINTER30 is given in a sentence about something to gain."""
    words = () if words_in(text).isdisjoint(_CODES) else tokens(text)
    for at, word in enumerate(words):
        if word.folded not in _CODES:
            continue
        rest = [w for w in words[at + 1 : at + 4] if w.folded not in _BETWEEN]
        code = rest[0] if rest else None
        if code is None or code.sentence != word.sentence or not _looks_like_code(code.written):
            continue
        around = words[max(0, at - _REACH) : at + _REACH]
        if any(w.sentence == word.sentence and w.folded in _GAIN for w in around) or _percent_near(text, word):
            yield word.start, code.end


_REACH = 15  # words
_SIGN_REACH = 60  # characters


def _looks_like_code(written: str) -> bool:
    return len(written) > 2 and written.isupper() and written.isalnum()


def _percent_near(text: str, word: Token) -> bool:
    return "%" in text[max(0, word.start - _SIGN_REACH) : word.end + _SIGN_REACH]
