"""Whatever stands in a document, a report stays valid, and its readers read what was meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsglint.diagnostics import (
    Diagnostic,
    Excerpt,
    Fix,
    Location,
    Related,
    Safety,
    Severity,
    Summary,
    Waived,
)
from opsglint.report import FORMATS, Results, RuleInfo, Style, render
from opsglint.text import Edit, LineIndex, Span

NASTY = (
    "]]>", "<!-- -->", "\x00", "\x1b[31m", "\ud800", "\udcff", "\u202e", "\ufeff", "\uffff", "\u2028", "\r\n::error::",
    "](javascript:1)", "|", "@someone", "100%", "&amp;", "<script>", "é", "𐐀", "\u00a0", "`", "$x$", "%0A",
)  # fmt: skip
WORDS = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=8)), min_size=1, max_size=6).map("".join)
PATHS = st.lists(st.one_of(st.sampled_from((" ", "é", "%", "#", "\udcff", ":", "?", "\n")), st.text("abc.", max_size=4)), max_size=5).map(
    lambda parts: f"posts/{''.join(parts)}x.md"
)


@st.composite
def findings(draw: st.DrawFn) -> tuple[str, Diagnostic]:
    """A text and a finding in it."""
    text = draw(WORDS.map(lambda words: words.replace("\ud800", "").replace("\udcff", "")))
    lines = LineIndex(text)
    start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    place = Location(draw(PATHS), lines.position(start), lines.position(end), Excerpt("line"))
    fix = draw(st.one_of(st.none(), WORDS.map(lambda new: Fix(Safety.UNSAFE, (Edit(Span(start, end), new),)))))
    related = tuple(Related(words, place) for words in draw(st.lists(WORDS, max_size=2)))
    message = draw(st.one_of(WORDS, WORDS.map(lambda words: words * 2000)))
    return text, Diagnostic(
        "SEP001", "official-tags-minister", draw(st.sampled_from(Severity)), f"m{message}", f"h{draw(WORDS)}", place,
        ("MA-16",), "https://example.org/rule.md", "official-tags-minister.tag", (("word", message),), "0", fix, related,
    )  # fmt: skip


def results_of(pairs: list[tuple[str, Diagnostic]], reason: str) -> Results:
    """Return all but the last as found, the last as waived."""
    texts = {one.path: text for text, one in pairs}
    ordered = sorted((one for _, one in pairs), key=lambda one: one.sort_key)
    rule = RuleInfo("SEP001", "official-tags-minister", Severity.ERROR, "summary", "long " * 400, "# page", "https://example.org", ())
    return Results(
        tuple(ordered[:-1]), Summary(1, 0, 1, (reason,)), text_of=texts.get, rules={"SEP001": rule},
        waived=tuple(Waived(one, reason, date(2026, 12, 31), reason) for one in ordered[-1:]),
        faults=(SimpleNamespace(rule="SEP001", path="posts/\udcff.md", error=reason),),
    )  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40)
@given(data=st.data())
def test_a_report_stays_valid(form: str, data: st.DataObject, fits: Callable[[str, str], None]) -> None:
    results = results_of(data.draw(st.lists(findings(), max_size=4)), f"r{data.draw(WORDS)}")
    text = "".join(render(form, results, Style())).encode("utf-8", "backslashreplace").decode()
    fits(form, text)
    if form == "github":
        assert len([line for line in text.splitlines() if line.startswith("::")]) == len(results.diagnostics)
    if form in {"junit", "checkstyle"}:
        tags = ("failure", "system-out", "error") if form == "junit" else ("error",)
        assert len([one for tag in tags for one in ElementTree.fromstring(text).iter(tag)]) >= len(results.diagnostics)  # noqa: S314 - our own text
    if form in {"json", "gitlab"}:
        assert len(json.loads(text)) == len(results.diagnostics)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_without_findings_is_valid(form: str, fits: Callable[[str, str], None]) -> None:
    fits(form, "".join(render(form, Results((), Summary(0, 0, 0)), Style())))
