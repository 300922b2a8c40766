"""Every key and value of a TOML text is found where it stands."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.config.places import KeyPath, Places
from opsglint.config.toml import key as toml_key
from opsglint.config.toml import value as toml_value

TEXT = """\
# a comment with [brackets] and = signs
pack = "ontario" # [types]
"quoted key" = 1
'literal' = 2
a.b . "c d" = [1, [2, 3], { x = 4, "y z" = [5] }]
list = [ # ]
  "one]", # "two"
  'thr,ee',

  \"\"\"four ["
]\"\"\",
]
day = 2026-11-01 10:00:00
last = 1_000

[table] # the table
inner = '''
[not.a.table]
'''
after = ""

[deep."er one".x]
z = true
[[many]]
name = "first"
[many.sub]
k = 1
[[many]]
  name = "second"
[[many.of]]
v = 1
[[many.of]]
v = 2
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("pack",), (2, 1), (2, 8)),
        (("quoted key",), (3, 1), (3, 16)),
        (("literal",), (4, 1), (4, 13)),
        (("a",), (5, 1), (5, 1)),
        (("a", "b"), (5, 3), (5, 3)),
        (("a", "b", "c d"), (5, 7), (5, 15)),
        (("a", "b", "c d", 1), (5, 19), (5, 19)),
        (("a", "b", "c d", 1, 1), (5, 23), (5, 23)),
        (("a", "b", "c d", 2, "x"), (5, 29), (5, 33)),
        (("a", "b", "c d", 2, "y z"), (5, 36), (5, 44)),
        (("a", "b", "c d", 2, "y z", 0), (5, 45), (5, 45)),
        (("list",), (6, 1), (6, 8)),
        (("list", 0), (7, 3), (7, 3)),
        (("list", 1), (8, 3), (8, 3)),
        (("list", 2), (10, 3), (10, 3)),
        (("day",), (13, 1), (13, 7)),
        (("last",), (14, 1), (14, 8)),
        (("table",), (16, 1), (16, 1)),
        (("table", "inner"), (17, 1), (17, 9)),
        (("table", "after"), (20, 1), (20, 9)),
        (("deep",), (22, 1), (22, 1)),
        (("deep", "er one", "x", "z"), (23, 1), (23, 5)),
        (("many",), (24, 1), (24, 1)),
        (("many", 0), (24, 1), (24, 1)),
        (("many", 0, "name"), (25, 1), (25, 8)),
        (("many", 0, "sub", "k"), (27, 1), (27, 5)),
        (("many", 1), (28, 1), (28, 1)),
        (("many", 1, "name"), (29, 3), (29, 10)),
        (("many", 1, "of", 0, "v"), (31, 1), (31, 5)),
        (("many", 1, "of", 1), (32, 1), (32, 1)),
        (("many", 1, "of", 1, "v"), (33, 1), (33, 5)),
    ],
)
def test_every_place(path: KeyPath, key: tuple[int, int], value: tuple[int, int]) -> None:
    places = Places(TEXT)
    assert (places.key(path), places.value(path)) == (key, value)


def test_the_example_is_valid() -> None:
    assert tomllib.loads(TEXT)["many"][1]["of"][1]["v"] == 2


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("table", "missing"), (16, 1)),
        (("many", 1, "missing", "deeper"), (28, 1)),
        (("list", 9), (6, 1)),
        (("nothing",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_falls_back_to_what_is_above(path: KeyPath, expected: tuple[int, int]) -> None:
    assert Places(TEXT).key(path) == expected
    assert Places(TEXT).value(path)[0] == expected[0]


def test_carriage_returns_do_not_move_lines() -> None:
    places = Places(TEXT.replace("\n", "\r\n"))
    assert places.value(("list", 2)) == (10, 3)
    assert places.key(("many", 1, "of", 1, "v")) == (33, 1)


@pytest.mark.parametrize("quotes", ['""', "''", '""""""', "''''''", '"""a"""""', "'''a'''''"])
def test_strings_end_where_they_end(quotes: str) -> None:
    text = f"a = {quotes}\nb = 1\n"
    assert tomllib.loads(text)["b"] == 1
    assert Places(text).value(("b",)) == (2, 5)


def test_escaped_quotes_and_backslashes() -> None:
    text = 'a = "x\\"] = [\\\\"\n"k\\u00e9y" = 1\n'
    assert tomllib.loads(text)["kéy"] == 1
    assert Places(text).value(("kéy",)) == (2, 14)


def test_a_text_that_is_not_toml_keeps_what_was_found() -> None:
    assert Places("a = 1\nb = = 2\n").value(("a",)) == (1, 5)
    assert Places("a = 1\nb = = 2\n").value(("b",)) == (2, 5)


def test_deep_nesting_is_survived() -> None:
    assert Places("b = 1\na = " + "[" * 100_000).key(("b",)) == (1, 1)


_SCALARS = st.text(max_size=8) | st.integers(-99, 99) | st.booleans()
_KEYS = st.text(max_size=4)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)


def _leaves(path: KeyPath, data: Any) -> list[tuple[KeyPath, Any]]:
    if isinstance(data, dict):
        return [leaf for name, one in data.items() for leaf in _leaves((*path, name), one)]
    if isinstance(data, list):
        return [leaf for i, one in enumerate(data) for leaf in _leaves((*path, i), one)]
    return [(path, data)]


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_each_value_is_written_where_it_is_found(data: dict[str, Any]) -> None:
    text = "".join(f"{toml_key(name)} = {toml_value(one)}\n" for name, one in data.items())
    assert tomllib.loads(text) == data
    places, lines = Places(text), text.split("\n")
    for path, leaf in _leaves((), data):
        row, column = places.value(path)
        assert lines[row - 1].startswith(toml_value(leaf), column - 1)
