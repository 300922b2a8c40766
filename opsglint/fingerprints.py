"""Names for findings that stay the same when lines move: rule, path and content, never a line."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from opsglint.diagnostics import Diagnostic


def fingerprint(diagnostic: Diagnostic) -> str:
    """Return 32 hexadecimal digits for what a finding says of which content, wherever it stands.

    Two findings of one kind on equal content have the same fingerprint; `numbered` tells them
    apart.
    """
    parts = (
        diagnostic.code, diagnostic.path, diagnostic.message_id, diagnostic.content,
        *(f"{name}={value}" for name, value in diagnostic.params),
    )  # fmt: skip
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def numbered(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield every finding with a fingerprint that is its own: `FINGERPRINT:1`, `FINGERPRINT:2`, …"""
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        key = fingerprint(diagnostic)
        seen[key] += 1
        yield diagnostic, f"{key}:{seen[key]}"
