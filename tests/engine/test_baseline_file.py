"""The file of a baseline: whatever is written is read back, whatever else is refused in words."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from opsglint.engine.baseline_file import BaselineFault, parse_baseline, render_baseline
from opsglint.engine.baselining import Entry

TEXTS = st.text(st.characters(codec=None), max_size=12)
ENTRIES = st.lists(
    st.builds(
        Entry, path=TEXTS.filter(bool), rule=TEXTS.filter(bool), name=TEXTS, message=TEXTS,
        fingerprint=st.text("0123456789abcdef", min_size=32, max_size=32),
        count=st.integers(min_value=1, max_value=10**6),
    )
)  # fmt: skip


@given(ENTRIES)
def test_entries_are_read_back_in_order(entries: list[Entry]) -> None:
    assert parse_baseline(render_baseline(entries).decode()) == sorted(entries)


@given(ENTRIES)
def test_the_order_of_entries_does_not_matter(entries: list[Entry]) -> None:
    assert render_baseline(entries) == render_baseline(reversed(entries))


@given(ENTRIES)
def test_every_entry_is_one_line_that_stands_alone(entries: list[Entry]) -> None:
    text = render_baseline(entries).decode()
    assert text.endswith("\n]\n")
    head, *lines, _, _ = text.split("\n")
    assert head == '[{"opsglint-baseline": 1}'
    assert len(lines) == len(entries)
    assert all(line.startswith(',{"path": ') and line.isprintable() for line in lines)


@given(ENTRIES, st.data())
def test_a_damaged_file_is_read_or_refused_at_a_place_inside(
    entries: list[Entry], data: st.DataObject
) -> None:
    text = render_baseline(entries).decode()
    at = data.draw(st.integers(0, len(text)))
    to = data.draw(st.integers(at, len(text)))
    text = text[:at] + data.draw(st.sampled_from(["", "{", "]", ",", '"', "null", "<<<<<<< a\n"])) + text[to:]
    fault = _fault(text)
    if fault is None:
        assert json.loads(text)[0] == {"opsglint-baseline": 1}
        return
    row, column = fault.place
    lines = text.split("\n")
    assert 1 <= row <= len(lines)
    assert 1 <= column <= len(lines[row - 1]) + 1
    assert fault.help


def _fault(text: str) -> BaselineFault | None:
    try:
        parse_baseline(text)
    except BaselineFault as fault:
        return fault
    return None


@given(st.recursive(st.none() | st.booleans() | st.integers() | TEXTS, lambda one: st.lists(one) | st.dictionaries(TEXTS, one)))
def test_any_other_json_is_refused(value: object) -> None:
    assert _fault(json.dumps(value)) is not None
