"""Emoji in a text, one by one as a reader sees them, and how a text uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from opsglint.language.folding import listed
from opsglint.text.emoji_signs import EMOJI
from opsglint.text.patterns import lazy_pattern

# Characters one of which every emoji holds; a text without them needs no library.
_CANDIDATE: Final = lazy_pattern("[\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
# Signs of text that the Unicode list takes for emoji, unless a selector asks for the picture:
# punctuation, arrows, check marks, signs of geometry, religion and gender.
_TEXT_SIGNS: Final = frozenset("‼⁉ℹ↔↕↖↗↘↙↩↪▪▫▶◀◻◼☑✔✖✳✴❇➡⤴⤵⬅⬆⬇〰〽Ⓜ㊗㊙♀♂⚕♾✝✡☦☪☮☯☸♻⚜⚛")
_PICTURE: Final = "\ufe0f"
_AS_TEXT: Final = "\ufe0e"
_SKIN: Final = "\U0001f3fb-\U0001f3ff"
_TAGS: Final = "(?:[\U000e0020-\U000e007e]+\U000e007f)?"
_PIECE: Final = rf"[{EMOJI}][{_SKIN}]?{_PICTURE}?{_TAGS}"
_EMOJI: Final = lazy_pattern(rf"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]{_PICTURE}?\u20e3|{_PIECE}(?:\u200d{_PIECE})*")
_SAME: Final = lazy_pattern(f"[{_SKIN}{_PICTURE}]")


class Emoji(NamedTuple):
    """An emoji and its place in the text."""

    start: int
    end: int
    text: str

    @property
    def kind(self) -> str:
        """Return the emoji without its skin tone: what it shows."""
        return _SAME.sub("", self.text) or self.text

    @property
    def is_keycap(self) -> bool:
        """Say whether it is a digit on a key."""
        return self.text.endswith("\u20e3")


@lru_cache(maxsize=64)
def find_emoji(text: str) -> tuple[Emoji, ...]:
    """Return the emoji of a text in order; sequences, flags, keycaps and skin tones are one each.

    What counts is the Unicode list of emoji; signs that are shown as text
    unless a selector follows (arrows, check marks, ™) count only with it, © ® ™ never.
    """
    return tuple(
        Emoji(*match.span(), match[0])
        for match in _matches(text)
        if match[0] not in _TEXT_SIGNS and not text.startswith(_AS_TEXT, match.end())
    )


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the pattern, looked for only where a candidate stands.

    The digit of a keycap, which is none, stands right before one.
    """
    at = 0
    while candidate := _CANDIDATE.search(text, at):
        start = candidate.start()
        match = _EMOJI.match(text, start) or (_EMOJI.match(text, start - 1) if start > at else None)
        if match:
            yield match
        at = match.end() if match else start + 1


@lru_cache(maxsize=1024)
def _spoken(emoji: str, language: str) -> str:
    from emoji import demojize  # the names of all emoji are heavy: only for messages

    return demojize(emoji, language=language).strip(":").replace("_", " ")


def spoken_name(emoji: Emoji, language: str | None) -> str:
    """Return what a screen reader says for an emoji in English or French (`fr`)."""
    return _spoken(emoji.text, "fr" if language == "fr" else "en")


class Uses(NamedTuple):
    """Emoji that stand for something: for bullets of lines, again for the same, for words."""

    bullets: tuple[Emoji, ...]
    repeated: tuple[Emoji, ...]
    words: tuple[Emoji, ...]


def uses_of(text: str, found: tuple[Emoji, ...]) -> Uses:
    """Return how a text uses the emoji `found` in it."""
    first_on_line = tuple(one for one in found if _begins_line(text, one))
    bullets = first_on_line if len(first_on_line) > 1 else ()
    words = tuple(_in_place_of_words(text, found))
    return Uses(bullets, tuple(_repeated(found, {*bullets, *words})), words)


def _begins_line(text: str, one: Emoji) -> bool:
    """Say whether an emoji is the first thing on its line and words follow."""
    before = text[max(0, one.start - 8) : one.start]
    after = text[one.end : one.end + 40].partition("\n")[0]
    opens = not before.rpartition("\n")[2].strip(" \t\u200b\u200d>-*•") and (
        "\n" in before or one.start <= 8
    )
    return opens and any(letter.isalnum() for letter in after)


def _repeated(found: tuple[Emoji, ...], told: set[Emoji]) -> Iterator[Emoji]:
    """Yield emoji that stood before, unless all of a kind are told of otherwise."""
    seen: dict[str, list[Emoji]] = {}
    for one in found:
        seen.setdefault(one.kind, []).append(one)
    for same in seen.values():
        if len(same) > 1 and not told.issuperset(same):
            yield from same[1:]


# --- Emoji in place of a word -----------------------------------------------------------------

# Words after which a sentence lacks something when an emoji follows and then the sentence goes on
# or ends; written by hand. Articles and possessives want a noun.
_DETERMINERS: Final = listed(
    "the a an your our my their every le la les l un une des du au aux ce cet cette ces mon ma mes ton "
    "ta tes son sa ses notre nos votre vos chaque leur"
)  # fmt: skip
# These want something after them, whatever it is; elided words (j’, d’) do too.
_BINDING: Final = listed("and or & of with et ou de")
_QUANTITIES: Final = listed("more some many less fewer no any")
_ADJECTIVES: Final = listed("good great nice big little new bon bonne beau belle nouveau nouvelle")
_ELIDED: Final = listed("j d l qu c n s m t")
_SUBJECTS: Final = listed("i we they he she je ils")
# Subjects only at the beginning of a sentence or after a conjunction, with a heart after them:
# "thank you", "avec nous", "come on".
_PRONOUNS: Final = listed("you nous elles on vous")
_CONJUNCTIONS: Final = listed(
    "if do when because that who what where and si quand que et car où parce"
)
# To go to, to be ready to: what follows is lacking.
_BEFORE_TO: Final = listed("go going goes back welcome way time ready how forget want need")
_HELPERS: Final = listed("can't won't cannot must should can will always")
_BEFORE_VERB: Final = listed("let's don't please never")
# Verbs that want an object, where they begin a sentence.
_TRANSITIVE: Final = listed(
    "wear eat drink bring grab take get pack plant buy avoid stay keep portez mangez buvez apportez prenez achetez "
    "plantez évitez restez gardez"
)  # fmt: skip
_AUXILIARIES: Final = listed(
    "must is are can will was were has have est sont doit doivent peut peuvent ont"
)  # fmt: skip
_BEINGS: Final = listed("is are est sont")
_NOT_BEFORE_BEING: Final = listed(
    "it this that what who how there here they we you c ce where which"
)
_HEARTS: Final = frozenset("❤♥💙💚💛🧡💜🤍🖤🤎🩷🩵🩶💕💖💗💓😍🥰")
_GREETINGS: Final = listed(
    "thank thanks you merci hello hi bonjour bonsoir love happy bravo congrats congratulations félicitations "
    "welcome bienvenue today"
)
# Words that go on after a noun, and so show that it is lacking before them: they begin no noun.
_GOING_ON: Final = listed(
    "today tonight tomorrow now here there this next before after when while if and or but nor so to in on at by "
    "for from with of off up out over into near until is are was were be will can may must has have had do does "
    "that which who as than then too again every each during because often always outside indoors outdoors away down behind back aside it you we they i he she "
    "please safely early daily home shines rises leaves arrives comes goes starts stops runs falls melts helps "
    "saves needs makes keeps counts matters "
    "aujourd'hui ce cette demain maintenant ici là avant après quand lorsque pendant si et ou mais donc pour par "
    "sur sous dans à au aux en avec sans chez vers dès jusqu de du des est sont était sera seront peut doit a ont "
    "que qui où car ne se y vous nous il elle ils elles brille arrive part tombe commence fond passe sauve aide "
    "dehors chaque souvent toujours puis tous"
)
_DETERMINER_OR_PRONOUN: Final = _DETERMINERS | listed(
    "you it them us him her this that these those vous nous l'"
)
_WORD: Final = lazy_pattern(r"[^\W_]+(?:['’\-][^\W_]+)*['’]?|&")
_BREAK: Final = lazy_pattern(r"[.!?…:;,()\[\]–—|]")
_REACH: Final = 80  # characters on either side that are looked at
_GAP: Final = ' \t\u00a0\u202f"“”«»*_'


class _Around(NamedTuple):
    """The words before an emoji in its sentence, as written, and the one after it."""

    before: tuple[str, ...]
    after: str | None
    ends: bool
    opens: bool
    touches_before: bool
    touches_after: bool


def _in_place_of_words(text: str, found: tuple[Emoji, ...]) -> Iterator[Emoji]:
    for run in _runs(text, found):
        around = _around(text, run[0].start, run[-1].end)
        keys = len(run) > 1 and all(one.is_keycap for one in run)
        if keys or _lacks_word(around, run[0]):
            yield run[0]


def _runs(text: str, found: tuple[Emoji, ...]) -> Iterator[list[Emoji]]:
    """Yield emoji that stand together, with no more than a space between them."""
    run: list[Emoji] = []
    for one in found:
        if run and text[run[-1].end : one.start] not in ("", " "):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _around(text: str, start: int, end: int) -> _Around:
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    after = text[end : end + _REACH].partition("\n")[0].lstrip("\u200d\ufe0e")
    sentence = _BREAK.split(before)[-1]
    following = after.lstrip(_GAP)
    word = _WORD.match(following)
    return _Around(
        tuple(_WORD.findall(sentence.replace("’", "'"))),
        word[0].replace("’", "'") if word else None,
        not following or following[0] in ".!?,;…)",
        _opens_sentence(text[max(0, start - _REACH) : start]),
        bool(before) and before[-1].isalpha(),
        bool(after) and after[0].isalpha(),
    )


def _opens_sentence(before: str) -> bool:
    head = before.rstrip(_GAP)
    return not head or head[-1] in ".!?…" or head.endswith("\n\n")


def _lacks_word(around: _Around, first: Emoji) -> bool:
    if not around.before:
        return around.opens and (around.after or "") in _AUXILIARIES
    last = around.before[-1].lower()
    if around.touches_before and around.touches_after and around.after:
        return around.after[0].islower() or last in _SUBJECTS
    if last.endswith("'"):
        return last[:-1].rpartition("'")[2] in _ELIDED and (around.ends or around.after is not None)
    if around.after is None:
        return around.ends and (_wants_more(around, last) or _opens_command(around, last))
    lacks_object = _wants_more(around, last) or _opens_command(around, last)
    return (lacks_object and not _has_its_noun(around, last)) or _is_verb(around, first)


def _wants_more(around: _Around, last: str) -> bool:
    """Say whether the word before the emoji leaves the sentence open."""
    earlier = around.before[-2].lower() if len(around.before) > 1 else ""
    if last == "to":
        return earlier in _BEFORE_TO
    if last in _BEINGS:
        return around.ends and bool(earlier) and earlier not in _NOT_BEFORE_BEING
    if last in _SUBJECTS:
        return around.after is not None
    if last in _ADJECTIVES:
        return earlier in _DETERMINERS
    weather = last == "it's" or (earlier, last) == ("il", "fait")
    return weather or last in _DETERMINERS or last in _BINDING or last in _QUANTITIES


def _opens_command(around: _Around, last: str) -> bool:
    """Say whether the emoji follows a verb that begins the sentence and wants an object."""
    return last in _BEFORE_VERB or (len(around.before) == 1 and last in _TRANSITIVE)


def _has_its_noun(around: _Around, last: str) -> bool:
    """Say whether what the word before the emoji wants comes right after the emoji."""
    return last not in _SUBJECTS and not _goes_on(around)


def _goes_on(around: _Around) -> bool:
    return around.after is not None and around.after.lower() in _GOING_ON


def _is_verb(around: _Around, first: Emoji) -> bool:
    """Say whether the emoji stands for a verb: a heart between two things, or after a helper."""
    assert around.after is not None
    words = [word.lower() for word in around.before]
    after = around.after.lower()
    takes_object = after in _DETERMINER_OR_PRONOUN or after[:2] in ("l'", "d'")
    if words[-1] in _HELPERS or words[-1] in _BEFORE_VERB:
        return takes_object
    if first.kind not in _HEARTS:
        return False
    if words[-1] in _PRONOUNS:
        return len(words) == 1 or words[-2] in _CONJUNCTIONS
    if _GREETINGS.intersection(words):
        return False
    if len(words) == 1:
        return takes_object or not (after in _GOING_ON or around.after[0].isupper())
    return len(words) == 2 and words[0] in _DETERMINERS and takes_object
