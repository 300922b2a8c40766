"""How much of one text another one says too."""

from __future__ import annotations

from opsglint.language.tokens import tokens


def share_said(text: str, other: str) -> float:
    """Return how large a share (0 to 1) of the words of `text` also stands in `other`.

    Letter case, accents, order and punctuation make no difference; a text without words is said.
    """
    wanted = [token.folded for token in tokens(text) if token.folded]
    said = {token.folded for token in tokens(other)}
    said |= {part for chunk in other.split() for part in (chunk.casefold().strip(".,;:!?()"),)}
    return sum(word in said for word in wanted) / len(wanted) if wanted else float(text.strip() in other)
