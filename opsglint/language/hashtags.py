"""Finds hashtags, and says which of them hold several words that nobody can see or hear apart.

A tag in one case (#fluseason, #SANTEMENTALE) is read aloud as one unknown word; with a capital for
each word (#FluSeason) it is read as written. Precision comes first: only sure words are reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from opsglint.language.folding import fold_map, listed
from opsglint.language.segments import Segmentation, segment
from opsglint.language.wordlists import (
    Language,
    names_of_several_words,
    passes_in_one_case,
    word_list,
)

# Seven letters are the shortest tag that holds two words of three letters with some certainty; tags
# longer than this are read up to it by no one, and cost time.
_SHORTEST: Final = 7
_LONGEST: Final = 80
# Combining marks count as letters of a tag: "é" may be written as two characters.
_HASHTAG: Final = re.compile(r"(?<![\w&\u0300-\u036f])[#\uff03]([\w\u0300-\u036f]+)")
_CHUNK: Final = re.compile(r"(?:[^\s#\uff03]*+\s++)*+(?:(?P<chunk>[^\s#\uff03]*+[#\uff03]\S*+)|\S*+\Z)")
_SIGN: Final = re.compile("[#\uff03]")
_LINK: Final = re.compile(r"https?://|www\.|mailto:|\]\(#", re.IGNORECASE)
_BARE_LINK: Final = re.compile(r"[^/#\uff03]+/")
_LINK_END: Final = re.compile(r"[<>\"«»)\]]")
_RUNS: Final = re.compile(r"\d+|[a-z]+")
_LANGUAGES: Final[tuple[Language, Language]] = ("en", "fr")

# Words that join another one to make a single word more often than they stand before it: a tag of
# two words that begins with one of the first, or ends in one of the second, is taken for a word
# that the lists lack.
_PREFIXES: Final = listed(
    "anti auto bio contre cyber eco entre extra geo hyper infra inter macro mal mega meta micro "
    "mid mini mis mono back down off up multi non out over para photo post pre pro pseudo radio "
    "retro semi sous step sub super sur tele trans tri ultra under uni video vice"
)
_SUFFIXES: Final = listed(
    "able ante ants bags berg board boards bois book books bourg bridge brook burg bury court "
    "dale eur field fields ford fold ful gate ham head heads hood hurst ing ings ion land lands "
    "less like line lines ling man mate mates men ment mont ness neuf phone phones port proof "
    "screen ship ships side smith son stack stein stone stones ton tion town ville wall ward "
    "wards ware way ways wick wide wife wise woman women wood woods worth worthy wright"
)
# Grammar words that may stand before a single content word and still make several words
# (#enfrançais, #forkids).
_LEADERS: Final = frozenset(
    ("en", "au", "aux", "for", "our", "your", "nos", "vos", "notre", "votre", "pour")
)
# Short words that join two others; the remaining short ones count only in a tag of three longer
# words.
_LINKS: Final = listed("of in to on at by we my de la le du et en au l d j")

# Thresholds, set on the tags of the tests: logarithms (base 10) of how likely the words are. A best
# way to part a tag that is eight times likelier than the next leaves no doubt; of the other
# language, ten times will do.
_CERTAIN_LEAD: Final = 0.9
_OTHER_LEAD: Final = 1.0
# A word of the dictionary that is rare counts as one of several only where it is this long.
_RARE_LETTERS: Final = 8
_JOINED_LETTERS: Final = 7


class Hashtag(NamedTuple):
    """A hashtag of a text: its place there with its sign, and its word without it."""

    start: int
    end: int
    word: str


class Words(NamedTuple):
    """The words of a tag as written, whether they are beyond doubt, and the better tag."""

    words: tuple[str, ...]
    certain: bool
    suggestion: str


class _Cut(NamedTuple):
    """Where the words of a tag begin, counted in its folded letters."""

    starts: tuple[int, ...]
    certain: bool


# Rules, and the other version of the text, ask for the same hashtags.
@lru_cache(maxsize=64)
def find_hashtags(text: str) -> tuple[Hashtag, ...]:
    """Return the hashtags of `text`, in order; links, entities and numbers hold none."""
    found: list[Hashtag] = []
    first = _SIGN.search(text)
    line = text.rfind("\n", 0, first.start()) + 1 if first else len(text)
    for chunk in _CHUNK.finditer(text, line):
        written = chunk["chunk"] or ""
        alone = _HASHTAG.fullmatch(written)
        for match in (alone,) if alone else _outside_links(written):
            if not _is_number(match[1]):
                start, end = match.span()
                found.append(Hashtag(chunk.start(1) + start, chunk.start(1) + end, match[1]))
    return tuple(found)


@lru_cache(maxsize=4096)
def several_words(tag: str) -> Words | None:
    """Return the words of a tag (without its #) in one case that holds several, or None."""
    if not _SHORTEST <= len(tag) <= _LONGEST or not _in_one_case(tag):
        return None
    folded, origins = fold_map(tag)
    cut = _cut(folded)
    if cut is None:
        return None
    edges = [*(origins[start] for start in cut.starts), len(tag)]
    words = tuple(tag[start:end] for start, end in pairwise(edges))
    surname = len(words) == 2 and tag[1:].islower() and tag[:1].isupper()
    return Words(words, cut.certain and not surname, "".join(map(_capitalised, words)))


def _outside_links(chunk: str) -> Iterator[re.Match[str]]:
    """Yield the tags of a stretch of text without white space, but not those in its links."""
    at = 0
    while at < len(chunk):
        link = _BARE_LINK.match(chunk) if at == 0 and "." in chunk.partition("/")[0] else None
        link = link or _LINK.search(chunk, at)
        yield from _HASHTAG.finditer(chunk, at, link.start() if link else len(chunk))
        end = _LINK_END.search(chunk, link.end()) if link else None
        at = end.start() if end else len(chunk)


def _is_number(word: str) -> bool:
    rest = word.replace("_", "")
    return not rest or rest.isdecimal()


def _in_one_case(tag: str) -> bool:
    """Say whether all letters are small, all are capitals, or only the first is one."""
    return "_" not in tag and (tag.islower() or tag.isupper() or tag[1:].islower())


def _cut(folded: str) -> _Cut | None:
    """Part a folded tag; digits belong to the word before them, or stand in front."""
    runs = list(_RUNS.finditer(folded))
    if _passes(folded) or sum(len(run.group()) for run in runs) != len(folded):
        return None
    starts = {0}
    certain, several, words = True, False, 0
    for run in runs:
        if run.group().isdigit():
            continue
        inner = _cut_run(run.group())
        if inner is None and not _is_usual(run.group()):
            return None
        several, words = several or inner is not None, words + 1
        certain = certain and (inner is None or inner.certain)
        starts.update(run.start() + at for at in (inner.starts if inner else (0,)))
    return _Cut(tuple(sorted(starts)), certain) if several or words > 1 else None


def _passes(run: str) -> bool:
    """Say whether the package's own lists hold the run, numbers after it aside."""
    known = passes_in_one_case()
    return run in known or run.rstrip("0123456789") in known


def _is_usual(run: str) -> bool:
    """Say whether a run that digits part from others is a usual word or a known name."""
    return run in passes_in_one_case() or any(
        word_list(language).is_common(run) for language in _LANGUAGES
    )


def _cut_run(run: str) -> _Cut | None:
    """Part a run of letters, or return None where it is one word or nobody knows."""
    if len(run) < _SHORTEST or _passes(run):
        return None
    if name := names_of_several_words().get(run):
        lengths = [len(part) for part in name]
        return _Cut(tuple(sum(lengths[:at]) for at in range(len(lengths))), True)
    if any(_is_known(run, language) for language in _LANGUAGES):
        return None
    ways = [
        way
        for language in _LANGUAGES
        for way in [one for one in segment(run, language) if _is_sure(run, one)][:1]
    ]
    return _best(run, ways) if ways else None


def _is_known(run: str, language: Language) -> bool:
    """Say whether the run is a word of the language, or a plural or feminine of one."""
    words = word_list(language)
    return words.knows(run) or any(
        run.endswith(ending)
        and (words.knows(run[: -len(ending)]) or _passes(run[: -len(ending)]))
        for ending in ("s", "es", "e", "x")
    )


def _is_sure(run: str, way: Segmentation) -> bool:
    """Say whether the parts are several words and not pieces of one that the lists lack."""
    parts = [run[part.start : part.end] for part in way.parts]
    content = [word for word, part in zip(parts, way.parts, strict=True) if part.content]
    words = word_list(way.language)
    if (
        not content
        or not way.parts[-1].content
        or any(len(word) < _RARE_LETTERS and words.is_rare(word) for word in content)
    ):
        return False
    if len(content) == 1:
        return len(parts) == 2 and parts[0] in _LEADERS and len(content[0]) >= 4
    if len(parts) == 2:
        return content[0] not in _PREFIXES and content[1] not in _SUFFIXES
    short = [word for word in parts if len(word) < 3]
    joined = len(parts) - len(short) >= 3 or _LINKS.issuperset(short)
    return joined and (not short or sum(map(len, content)) >= _JOINED_LETTERS)


def _best(run: str, ways: list[Segmentation]) -> _Cut:
    """Return the likeliest way, certain where no other of either language comes near."""
    ways = sorted(ways, key=lambda way: -way.score)
    best = ways[0]
    starts = tuple(part.start for part in best.parts)
    agreed = all(
        tuple(part.start for part in way.parts) == starts or best.score - way.score >= _OTHER_LEAD
        for way in ways[1:]
    )
    return _Cut(starts, agreed and best.lead >= _CERTAIN_LEAD and not _has_compound(run, best))


def _has_compound(run: str, way: Segmentation) -> bool:
    """Say whether words may belong together or hide another (after noon, l aura, deformation)."""
    words = word_list("fr")
    hidden = way.language == "fr" and any(
        run.startswith("de", part.start) and words.is_common(run[part.start + 2 : part.end])
        for part in way.parts[1:]
    )
    return hidden or any(
        _passes(pair) or any(word_list(language).knows(pair) for language in _LANGUAGES)
        for left, right in pairwise(way.parts)
        if (left.content or right.content) and (pair := run[left.start : right.end])
    )


def _capitalised(word: str) -> str:
    """Return the word with a capital and then small letters, as many as it had."""
    return "".join(
        changed if len(changed := each.upper() if at == 0 else each.lower()) == 1 else each
        for at, each in enumerate(word)
    )
