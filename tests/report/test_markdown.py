"""The report for a comment or a step summary: readable, within its limit, and inert."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from opsglint.cli import main
from opsglint.diagnostics import Diagnostic, Excerpt, Location, Severity, Summary
from opsglint.report import Origin, Results
from opsglint.report.markdown import COMMENT_LIMIT, page
from opsglint.text import Position

RULE = "https://example.org/rule.md"


def finding(path: str, row: int, severity: Severity, message: str = "m", help_: str = "h") -> Diagnostic:
    place = Location(path, Position(row, 1), Position(row, 2), Excerpt("x"))
    return Diagnostic("X001", "rule-name", severity, message, help_, place, (), RULE, "x.m")


def tokens(text: str) -> Iterator[Token]:
    for block in MarkdownIt("commonmark").enable("table").parse(text):
        yield block
        yield from block.children or ()


def test_documents_and_findings_stand_in_the_order_of_their_gravity() -> None:
    found = (
        finding("a.md", 1, Severity.ADVICE), finding("b.md", 2, Severity.WARNING), finding("b.md", 9, Severity.ERROR),
        finding("c.md", 3, Severity.ERROR),
    )  # fmt: skip
    text = page(Results(found, Summary(4, 0, 0), origin=Origin("https://github.com/o/r", "abc1234")), COMMENT_LIMIT)
    rows = re.findall(r"^### \[(.+?)\]|^\| \[(\d+)\]\((.+?)\) \| (\S+)", text, re.MULTILINE)
    assert [path or (line, level) for path, line, _, level in rows] == [
        "b.md", ("9", "**error**"), ("2", "warning"), "c.md", ("3", "**error**"), "a.md", ("1", "advice"),
    ]  # fmt: skip
    assert rows[1][2] == "https://github.com/o/r/blob/abc1234/b.md?plain=1#L9"


@given(st.integers(0, 400), st.integers(0, 70_000), st.text(max_size=50))
def test_what_does_not_fit_is_counted(number: int, limit: int, message: str) -> None:
    found = tuple(finding(f"{i // 7}.md", i + 1, Severity.ERROR, f"m{message}") for i in range(number))
    text = page(Results(found, Summary(1, 0, 0)), limit)
    assert len(text.encode()) <= limit
    shown = len(re.findall(r"^\| \d+ \|", text, re.MULTILINE))
    more = re.search(r"… and (\d+) more findings?: ", text)
    assert shown + (int(more.group(1)) if more else 0) == number or not text


MARKS = st.lists(
    st.one_of(
        st.sampled_from(["@octocat", "#12", "!7", "GH-3", "https://example.com", "www.example.com", "a@example.com", "|", "\n", "](x)", "[a]",
                         "<b>", "<!--", "`", "**", "~~", "$a$", "&lt;", "\\", "\u202e", "deadbeef00"]),
        st.text(max_size=4),
    ), min_size=1, max_size=8,
).map("".join)  # fmt: skip


@given(MARKS, MARKS, MARKS)
def test_nothing_from_a_file_acts(path: str, message: str, help_: str) -> None:
    text = page(Results((finding(f"p{path}", 1, Severity.ERROR, message, help_),), Summary(1, 0, 0, (message,))), COMMENT_LIMIT)
    all_ = list(tokens(text))
    assert [one.type for one in all_].count("table_open") == 1
    assert [one.type for one in all_].count("td_open") == 5
    assert {one.attrGet("href") for one in all_ if one.type == "link_open"} == {RULE}
    html = [one.content for one in all_ if one.type in {"html_inline", "html_block"}]
    assert set(html) <= {"<span>", "</span>"}
    assert not [one for one in all_ if one.type in {"code_inline", "em_open", "image", "s_open"}]
    plain = "".join("\ufffc" if one.type == "html_inline" else one.content for one in all_ if one.type in {"text", "html_inline"})
    assert not re.search(r"@\w|[#!]\d|GH-\d|://|www\.|\$\w+\$", plain)
    assert "\u202e" not in plain


def test_the_step_summary_is_this_report_and_keeps_what_was_there(
    faults: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.chdir(faults)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["check", "--as-of", "2026-11-20", "--output-format", f"markdown={tmp_path / 'comment.md'}"]) == 1
    assert "::error file=content/" in capsys.readouterr().out
    assert summary.read_text("utf-8") == "before\n" + (tmp_path / "comment.md").read_text("utf-8")


def test_a_summary_that_cannot_be_written_changes_no_verdict(
    faults: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(faults)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert main(["check", "--as-of", "2026-11-20"]) == 1
    assert "the step summary cannot be written" in capsys.readouterr().err
