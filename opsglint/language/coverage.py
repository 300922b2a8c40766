"""How much of one text another one says too."""

from __future__ import annotations

from opsglint.language.tokens import words_of_chunk


def share_said(text: str, other: str) -> float:
    """Return how large a share (0 to 1) of the words of `text` also stands in `other`.

    Letter case, accents, order and punctuation make no difference; a text without words is said.
    """
    wanted = [word.folded for chunk in text.split() for word in words_of_chunk(chunk) if word.folded]
    chunks = set(other.split())
    if wanted and chunks.issuperset(text.split()):
        return 1.0
    said = {word.folded for chunk in chunks for word in words_of_chunk(chunk)}
    said |= {chunk.casefold().strip(".,;:!?()") for chunk in chunks}
    return sum(word in said for word in wanted) / len(wanted) if wanted else float(text.strip() in other)
