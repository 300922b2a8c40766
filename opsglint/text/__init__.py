"""Places in a text: spans, line indexes, edits, and values that remember where they came from."""

from opsglint.text.edits import Edit, apply_edits, overlaps
from opsglint.text.lines import LineIndex, Position
from opsglint.text.located import Located, MappedText
from opsglint.text.names import nearest
from opsglint.text.spans import Span

__all__ = [
    "Edit",
    "LineIndex",
    "Located",
    "MappedText",
    "Position",
    "Span",
    "apply_edits",
    "nearest",
    "overlaps",
]
