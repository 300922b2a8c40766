"""Patterns of paths, with the meaning that they have in a `.gitignore` file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Globs:
    """A list of patterns (`posts/**`, `*.draft.md`, `drafts/`, `!keep.md`); the last match decides.

    Takes patterns as written; the library behind them is imported at the first question, and never
    when there are no patterns.
    """

    __slots__ = ("_spec", "patterns")

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        self.patterns = tuple(patterns)
        self._spec: GitIgnoreSpec | None = None

    def __bool__(self) -> bool:
        return bool(self.patterns)

    def __reduce__(self) -> tuple[type[Globs], tuple[tuple[str, ...]]]:
        return Globs, (self.patterns,)

    def match(self, path: str) -> bool:
        """Say whether a file is meant; `path` is root-relative with forward slashes.

        Raises ValueError where a pattern cannot be understood, which `fault` finds beforehand.
        """
        return bool(self.patterns) and self._compiled().match_file(path)

    def _compiled(self) -> GitIgnoreSpec:
        if self._spec is None:
            from pathspec import GitIgnoreSpec

            try:
                self._spec = GitIgnoreSpec.from_lines(self.patterns)
            except re.error as error:
                raise ValueError(str(error)) from error
        return self._spec


def fault(pattern: str) -> str | None:
    """Return what is wrong with a pattern, None when nothing is."""
    bare = pattern.removeprefix("!").strip()
    if not bare.strip("/") or bare.startswith("#"):
        return "matches no file"
    if ".." in bare.split("/"):
        return "leaves the root of the repository"
    if "\n" in pattern:
        return "holds a line break"
    from pathspec import GitIgnoreSpec

    try:
        compiled = GitIgnoreSpec.from_lines((pattern,)).patterns
    except (ValueError, re.error):
        return "cannot be understood"
    return None if any(one.include is not None for one in compiled) else "cannot be understood"
