"""A diff is what git takes: applied to the old text it gives the new one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsglint.report import Style
from opsglint.report.diff import diff

LINES = st.lists(st.sampled_from(("a", "b", "", "un été\u2028", "c\r", "-- x", "\tb")), max_size=30)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, LINES, st.booleans(), st.booleans())
def test_git_applies_it(tmp_path: Path, old: list[str], new: list[str], old_end: bool, new_end: bool) -> None:
    before = ("\n".join(old) + "\n" * old_end).encode()
    after = ("\n".join(new) + "\n" * new_end).encode()
    text = diff("f.md", before, after, Style())
    assert bool(text) == (before != after)
    if not text or not before or not after:
        return
    (tmp_path / "f.md").write_bytes(before)
    done = subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=text.encode(), capture_output=True, check=False,
        env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent), "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "f.md").read_bytes() == after


def test_what_is_far_apart_stands_in_two_hunks() -> None:
    before = "".join(f"{number}\n" for number in range(1, 31))
    after = before.replace("\n3\n", "\nthree\n").replace("\n28\n", "\ntwenty-eight\n")
    text = diff("f.md", before.encode(), after.encode(), Style())
    assert text.startswith("--- a/f.md\n+++ b/f.md\n@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n@@ -25,6 +25,6 @@\n")


def test_a_missing_line_end_is_said() -> None:
    assert diff("f.md", b"a\r\nb", b"a\r\nc", Style()) == (
        "--- a/f.md\n+++ b/f.md\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize("after", [b"b\n", b""])
def test_colour_only_where_it_is_wanted(after: bytes) -> None:
    assert "\x1b" not in diff("f.md", b"a\n", after, Style())
    assert "\x1b[31m-a\x1b[0m\n" in diff("f.md", b"a\n", after, Style(color=True))


def test_pictures_are_not_shown() -> None:
    assert diff("a.png", b"\x89PNG\0a", b"\x89PNG\0b", Style()) == "Binary files a/a.png and b/a.png differ\n"
