"""Lines of a document as a terminal can show them: nothing hidden, nothing executed, in columns."""

from __future__ import annotations

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_TAB = "    "


def shown(character: str) -> str:
    """Return how a character is shown: control and invisible ones by their number."""
    if character == "\t":
        return _TAB
    if unicodedata.category(character) in _HIDDEN and character not in "\u200d":
        return f"<U+{ord(character):04X}>"
    return character


def width(text: str) -> int:
    """Return how many columns a shown text takes."""
    total = 0
    for character in text:
        if unicodedata.combining(character) or character in "\u200d\ufe0f":
            continue
        total += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return total


def window(
    line: str, start: int, end: int, most: int, is_cut: tuple[bool, bool] = (False, False)
) -> tuple[str, int, int]:
    """Return a line as shown, and the columns at which a part of it begins and how many it takes.

    A line that needs more than `most` columns is cut around the part, with `…` where it is cut;
    `is_cut` says whether it was cut before and after already.
    """
    end = max(start, min(end, len(line)))
    first, last = 0, len(line)
    if len(line) > most:
        first = max(0, min(start - most // 3, len(line) - most))
        last = min(len(line), first + most)
        end = min(end, last)
    before = ("…" if first or is_cut[0] else "") + "".join(map(shown, line[first:start]))
    marked = "".join(map(shown, line[start:end]))
    after = "".join(map(shown, line[end:last])) + ("…" if last < len(line) or is_cut[1] else "")
    return before + marked + after, width(before), max(1, width(marked))


def clean(text: str) -> str:
    """Return words for a message on one line, without anything that a terminal would act on."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(map(shown, line))
