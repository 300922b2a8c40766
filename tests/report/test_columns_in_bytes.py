"""rdjson counts bytes of UTF-8, and its suggestions do what the correction does."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from opsglint.diagnostics import Diagnostic, Excerpt, Fix, Location, Safety, Severity, Summary
from opsglint.report import Results, Style, render
from opsglint.text import Edit, LineIndex, Span, apply_edits

TEXTS = st.lists(st.sampled_from(["a", "é", "𐐀", "\n", "\r\n", "\u2028", "’" * 700, "b" * 900]), min_size=1, max_size=30).map("".join)


def told(text: str, span: Span, fix: Fix | None = None, known: bool = True) -> dict[str, object]:
    lines = LineIndex(text)
    place = Location("a.md", lines.position(span.start), lines.position(span.end), Excerpt("cut"))
    one = Diagnostic("X001", "x", Severity.ERROR, "m", "h", place, (), "https://example.org", "x.m", fix=fix)
    results = Results((one,), Summary(1, 0, 0), text_of=lambda _: text if known else None)
    diagnostic: dict[str, object] = json.loads("".join(render("rdjson", results, Style())))["diagnostics"][0]
    return diagnostic


def byte_offset(text: str, line: int, column: int) -> int:
    return len(text[: LineIndex(text).start(line)].encode()) + column - 1


@given(text=TEXTS, data=st.data())
def test_a_place_in_bytes_is_the_place_in_characters(text: str, data: st.DataObject) -> None:
    offsets = [i for i in range(len(text) + 1) if text[i - 1 : i + 1] != "\r\n"]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(offsets), st.sampled_from(offsets))))
    found: dict[str, dict[str, dict[str, int]]] = told(text, Span(start, end))["location"]["range"]  # type: ignore[index]
    for name, offset in (("start", start), ("end", end)):
        place = found[name]
        assert byte_offset(text, place["line"], place["column"]) == len(text[:offset].encode())  # type: ignore[index,arg-type]


@given(line=st.text("aé𐐀", min_size=4, max_size=2000), data=st.data())
def test_a_suggestion_does_what_the_correction_does(line: str, data: st.DataObject) -> None:
    text = f"é\n{line}\nb\n"
    cuts = sorted(data.draw(st.lists(st.integers(2, 2 + len(line)), min_size=4, max_size=4)))
    edits = (Edit(Span(*cuts[:2]), "é"), Edit(Span(*cuts[2:]), ""))
    found = told(text, Span(cuts[0], cuts[3]), Fix(Safety.SAFE, edits))
    (suggestion,) = found["suggestions"]  # type: ignore[misc]
    start, end = (byte_offset(text, at["line"], at["column"]) for at in (suggestion["range"]["start"], suggestion["range"]["end"]))
    data_ = text.encode()
    assert data_[:start] + suggestion["text"].encode() + data_[end:] == apply_edits(text, edits).encode()


def test_a_correction_elsewhere_is_no_suggestion() -> None:
    text = "a\nb\n"
    assert "suggestions" not in told(text, Span(0, 1), Fix(Safety.SAFE, (Edit(Span(2, 3), "c"),)))


def test_without_the_text_only_lines_are_given() -> None:
    assert told("é\nb", Span(2, 3), known=False)["location"] == {
        "path": "a.md", "range": {"start": {"line": 2}, "end": {"line": 2}},
    }  # fmt: skip
