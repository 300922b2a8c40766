"""Emoticons, runs of signs and drawings are found; punctuation as usual passes."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.ascii_art import find_art

EMOTICONS = r"""Great ‹:)›
Great job‹:)›
Merci ‹:-)› à tous
See you ‹:D›
lol ‹XD›
We ‹<3› Ontario
On ‹<3› l'hiver
‹¯\_(ツ)_/¯›
Oh no ‹(•‿•)› there
Yes ‹^_^›
‹ʕ•ᴥ•ʔ›
‹( ͡° ͜ʖ ͡°)›
So sad ‹:(›
Oops ‹:/›
‹:'(›
‹(>_<)› hi
(we can't wait ‹:)› )
(on a hâte ‹:))›
Joyeux Noël ‹:P›
Bravo‹\o/›
‹-_-› tired""".splitlines()

RUNS = r"""‹~~~~~› Flu
‹*-*-*-*-*›
‹..........›
‹!!!!!› Attention
‹★★★★★› service
‹* * * * * *›
‹▬▬▬▬▬▬▬▬›
‹?!?!?!› wow
‹----->› here
‹________›
‹$$$$$› savings""".splitlines()

PASSED = r"""Wait... what?! Really?!...
Open 8:30-10:30, ratio 1:3
(see below:)
(voir ci-dessous :)
a) one b) two 8) three
Ages 6+, <3 years
if score <3 then
Les enfants <3 ans
Name: ________
Je suis vacciné le _______.
https://ontario.ca/a/b?x=1&y=2 :// x
English | Français | Español
J'ai dit « (oui) »... «…» [...] (...)
**bold** and _it_ __x__
**Note :** le texte
Note :p. 4
5 :3
(fermé le lundi; ouvert le mardi ;)
👍👍👍👍👍👍 ⭐⭐⭐⭐⭐
(°C) (€) (★) (*) (**) (<>) (> 3)
3 > 2 < 5 => ok -> go --> there
cost: $$$
</div><br/></div>
c'est-à-dire (p. ex. :)
ᓀᐦᐃᔭᐍᐏᐣ""".splitlines()


def spans(text: str) -> list[tuple[str, int, int]]:
    return [(art.kind, art.start, art.end) for art in find_art(text)]


@pytest.mark.parametrize(
    ("kind", "marked"), [*(("emoticon", one) for one in EMOTICONS), *(("run", one) for one in RUNS)]
)
def test_found(kind: str, marked: str) -> None:
    start, end = marked.index("‹"), marked.index("›") - 1
    assert spans(marked.replace("‹", "").replace("›", "")) == [(kind, start, end)]


@pytest.mark.parametrize("text", PASSED)
def test_passed(text: str) -> None:
    assert find_art(text) == []


def test_drawings_are_one() -> None:
    cat = "/\\_/\\\n( o.o )\n > ^ <"
    assert spans(f"Hello!\n{cat}\nBye.") == [("drawing", 7, 7 + len(cat))]
    assert spans("┌────┐\n│ hi │\n└────┘") == [("drawing", 0, 20)]
    assert spans("Free.\n1. One\n2. Two\n- Three\n- Four") == []


@given(st.text(alphabet=st.sampled_from("a :;-)(D<3*~._/\\^\n\u0301\ud800°°🎉")))
def test_places_are_apart(text: str) -> None:
    found = find_art(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[one.start : one.end].strip() for one in found)


@pytest.mark.parametrize("text", [":) " * 50_000, "( :) " * 30_000, "(" * 200_000, "~ " * 100_000, "/\\.\n" * 30_000, "a-" * 100_000])
def test_time_is_linear(text: str) -> None:
    start = time.perf_counter()
    find_art(text)
    assert time.perf_counter() - start < 5
