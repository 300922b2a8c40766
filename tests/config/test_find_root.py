"""The repository of a path is the nearest folder that says it is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsglint.config.root import Root, configures, find_root


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = tmp_path / "top"
    (folder / "a" / "b").mkdir(parents=True)
    return folder


def test_nearest_configuration_wins(top: Path) -> None:
    (top / "opsglint.toml").touch()
    (top / "a" / "opsglint.toml").touch()
    assert find_root(str(top / "a" / "b")) == Root(str(top / "a"), "opsglint.toml")
    assert find_root(str(top / "a")) == Root(str(top / "a"), "opsglint.toml")
    assert find_root(str(top)) == Root(str(top), "opsglint.toml")


def test_opsglint_toml_wins_over_pyproject(top: Path) -> None:
    (top / "pyproject.toml").write_text("[tool.opsglint]\n", encoding="utf-8")
    assert find_root(str(top)).config_file == "pyproject.toml"
    (top / "opsglint.toml").touch()
    assert find_root(str(top)).config_file == "opsglint.toml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tool.opsglint]\n", True),
        ('[tool]\nopsglint = {pack = "canada"}\n', True),
        ('tool.opsglint.pack = "canada"\n', True),
        ("[tool.opsglint.types]\n", True),
        ("[tool.opsglint]\npack = \n", True),
        ("\ufeff[tool.opsglint]\n", True),
        ("[tool.ruff]\n# [tool.opsglint]\n", False),
        ('[project]\nname = "opsglint"\n', False),
        ("[project]\nname = opsglint\n", False),
        ("tool = 3 # opsglint\n", False),
        ("", False),
    ],
)
def test_a_pyproject_counts_with_its_table_alone(top: Path, text: str, expected: bool) -> None:
    (top / "pyproject.toml").write_text(text, encoding="utf-8")
    (top.parent / "opsglint.toml").touch()
    assert configures(str(top / "pyproject.toml")) is expected
    assert (find_root(str(top)).path == str(top)) is expected


def test_git_folder_or_file_ends_the_search(top: Path) -> None:
    (top / "opsglint.toml").touch()
    (top / "a" / ".git").mkdir()
    (top / "a" / "b" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert find_root(str(top / "a")) == Root(str(top / "a"), None)
    assert find_root(str(top / "a" / "b")) == Root(str(top / "a" / "b"), None)


def test_a_file_and_what_does_not_exist(top: Path) -> None:
    (top / "opsglint.toml").touch()
    (top / "a" / "post.md").touch()
    assert find_root(str(top / "a" / "post.md")).path == str(top)
    assert find_root(str(top / "a" / "gone" / "post.md")).path == str(top)


def test_nothing_found_is_the_start_itself(top: Path) -> None:
    assert find_root(str(top / "a")) == Root(str(top / "a"), None)
    (top / "a" / "post.md").touch()
    assert find_root(str(top / "a" / "post.md")) == Root(str(top / "a"), None)


def test_relative_start(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (top / "opsglint.toml").touch()
    monkeypatch.chdir(top / "a")
    assert find_root(".") == Root(str(top), "opsglint.toml")


def test_a_folder_named_as_the_file_is_not_one(top: Path) -> None:
    (top / "a" / "opsglint.toml").mkdir()
    assert not configures(str(top / "a" / "opsglint.toml"))
    assert not configures(str(top / "a" / "other.toml"))
