"""Styled letters are found and made plain; letters that mean themselves pass."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.language.styled import find_styled

PLAIN = [
    ("𝗙𝗿𝗲𝗲 𝗳𝗹𝘂 𝘀𝗵𝗼𝘁𝘀", "Free flu shots"),
    ("𝓗ℯ𝓁𝓁ℴ", "Hello"),
    ("ℋℯ𝓁𝓁ℴ", "Hello"),
    ("Ⓗⓔⓛⓛⓞ ⓦⓞⓡⓛⓓ", "Hello world"),
    ("🄷🄴🄻🄻🄾", "HELLO"),
    ("🅷🅴🅻🅿 🅝🅞🅦", "HELP NOW"),
    ("ｆｒｅｅ", "free"),
    ("ᴍɪɴɪsᴛʀʏ ᴏғ ʜᴇᴀʟᴛʜ", "ministry of health"),
    ("ᵗʰⁱˢ ⁱˢ ᵗⁱⁿʸ", "this is tiny"),
    ("ₛᵤbₛcᵣᵢₚₜ", "subscript"),
    ("𝐒𝐚𝐧𝐭é 𝐩𝐮𝐛𝐥𝐢𝐪𝐮𝐞", "Santé publique"),
    ("𝗘\u0301𝗰𝗼𝗹𝗲", "École"),
    ("s̶t̶r̶u̶c̶k̶ o̶u̶t̶", "struck out"),
    ("u̲n̲d̲e̲r̲", "under"),
    ("F⃣R⃣E⃣E⃣", "FREE"),
    ("uʍop ǝpᴉsdn", "upside down"),
    ("СOVID", "COVID"),
    ("Ηealth", "Health"),
    ("Ontаrio", "Ontario"),
    ("Cαnαdα", "Canada"),
    ("ЯUSSIAИ", "RUSSIAN"),
    ("ᑕOᑎᗪO", "CONDO"),
    ("Z̸̢̛͍̤̈́̑a̷̡̛͓͊̊l̵̨̛͓̂g̶o", "Zalgo"),
    ("𝟐𝟎𝟐𝟔", "2026"),
]

PASSED = [
    "½ cup, 10 m², CO₂, H₂O, x³, 5 ℃, 70 ℉, № 5, ™ ® © ℠",
    "1ᵉʳ 1ʳᵉ 2ᵉ Mᵐᵉ Mᵉ Mˡˡᵉ Dʳᵉ Sᵗᵉ-Anne nᵒ 1ˢᵗ 20ᵗʰ, Presto ᴹᶜ",
    "œuvre æther ﬁnance",
    "α β γ µg μm TNFα Δt Ωm 10 kΩ β-carotene IFN-γ κB",
    "ᐃᓄᒃᑎᑐᑦ ᓀᐦᐃᔭᐍᐏᐣ ᐊᓂᔑᓈᐯᒧᐎᓐ",
    "Haíɫzaqv Xʷməθkʷəy̓əm Sḵwx̱wú7mesh səl̓ilwətaɬ W̱SÁNEĆ SENĆOŦEN Nuučaan̓uł ʔaq̓am",
    "🅰️ 🅱️ 🅿️ 🆎 🆗 ℹ️ Ⓜ️ 🇨🇦 1️⃣2️⃣ #️⃣ 1⃣2⃣",
    "Київ Москва Ελλάδα Հայաստան ᏣᎳᎩ 日本語ＡＢＣ",
    "/ˈɒntɛrioʊ/ [ɪŋɡlɪʃ] /kʌɹ/",
    "ışık Əliyev Ɔkɔ Nguyễn Thị Việt",
    "ⓘ Info Ⓒ 2026 ⒜ first ① ②",
    "ℓ, ℝ et ℂ",
    "Zoë naïve Ødegård Łódź Đức",
    "x̲ a̲ k̲’ala e\u0301cole",
    "Ⅳ Ⅻ 5′ 30″ 1ª 2º",
]


@pytest.mark.parametrize(("text", "plain"), PLAIN)
def test_made_plain(text: str, plain: str) -> None:
    assert [(one.start, one.end, one.plain) for one in find_styled(f"« {text} »")] == [(2, 2 + len(text), plain)]
    assert not find_styled(plain)


@pytest.mark.parametrize("text", PASSED)
def test_passed(text: str) -> None:
    assert find_styled(text) == []


@given(st.text(alphabet=st.sampled_from("aé ʇǝɐ𝗙ⓐＡСɪᵗ\u0301\u0336\u0332🅰\ufe0f'-/\n\ud800")))
def test_places_are_in_order(text: str) -> None:
    found = find_styled(text)
    assert all(one.start < one.end and text[one.start : one.end] != one.plain for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.parametrize("text", ["a" + "\u0336" * 200_000, "ʇǝ" * 100_000, "𝗙 " * 50_000, "é-" * 100_000, "ɪ" + "a" * 200_000])
def test_time_is_linear(text: str) -> None:
    start = time.perf_counter()
    find_styled(text)
    assert time.perf_counter() - start < 5
