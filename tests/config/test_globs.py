"""Patterns mean what they mean in a `.gitignore` file."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from opsglint.config.globs import Globs, fault


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("posts/**", "posts/a.md", True),
        ("posts/**", "posts/2026/a.md", True),
        ("posts/**", "old/posts/a.md", False),
        ("archive/**", "archived/a.md", False),
        ("*.draft.md", "a.draft.md", True),
        ("*.draft.md", "deep/er/a.draft.md", True),
        ("drafts/", "drafts/a.md", True),
        ("drafts/", "x/drafts/y/a.md", True),
        ("drafts/", "drafts", False),
        ("**/x/*.md", "x/a.md", True),
        ("**/x/*.md", "a/b/x/c.md", True),
        ("**/x/*.md", "a/x/b/c.md", False),
        ("/a.md", "a.md", True),
        ("/a.md", "b/a.md", False),
        ("posts/[0-9]*", "posts/1.md", True),
        ("Posts/**", "posts/a.md", False),
        ("été/**", "été/a.md", True),
        ("two words/*", "two words/a.md", True),
    ],
)
def test_match(pattern: str, path: str, expected: bool) -> None:
    assert Globs((pattern,)).match(path) is expected


def test_the_last_match_decides() -> None:
    globs = Globs(("posts/**", "!posts/keep.md"))
    assert globs.match("posts/a.md")
    assert not globs.match("posts/keep.md")


def test_without_patterns_nothing_matches_and_nothing_is_imported() -> None:
    code = (
        "import sys, opsglint.config as c; assert not c.Globs(()).match('a.md');"
        "assert not c.Globs(()); assert 'pathspec' not in sys.modules;"
        "assert 'zoneinfo' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_survives_the_way_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Globs(("a/**",)))).match("a/b")


def test_a_pattern_that_cannot_be_understood_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="range"):
        Globs(("[z-a]",)).match("a")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("!", "matches no file"),
        ("/", "matches no file"),
        ("", "matches no file"),
        ("# note", "matches no file"),
        ("../x/**", "leaves the root"),
        ("a/../../b", "leaves the root"),
        ("a\nb", "line break"),
        ("[z-a]", "cannot be understood"),
        ("a\\", "cannot be understood"),
        ("[", "cannot be understood"),
    ],
)
def test_faults(pattern: str, words: str) -> None:
    assert words in (fault(pattern) or "")


@pytest.mark.parametrize("pattern", ["posts/**", "!keep.md", "a..b", "\\#real"])
def test_no_fault(pattern: str) -> None:
    assert fault(pattern) is None
