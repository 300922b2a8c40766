"""`opsglint preview`, as a writer runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsglint.cli import main

ACCOUNTS = """- {id: parks, kind: official, name: Parks, lang: en, handles: {x: ParksEx, instagram: parks.ex}}
- {id: parcs, kind: official, name: Parcs, lang: fr, handles: {x: ParcsEx, bluesky: parcs.example.org}}
"""


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "opsglint.toml").write_text("", encoding="utf-8")
    (tmp_path / "accounts.yml").write_text(ACCOUNTS, encoding="utf-8")


def _shown(text: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    Path("post.md").write_text(text, encoding="utf-8")
    assert main(["preview", "post.md", *arguments]) == 0
    return capsys.readouterr().out


def test_each_platform_counts_in_its_own_way(capsys: pytest.CaptureFixture[str]) -> None:
    address = "https://www.ontario.ca/page/" + "a" * 100
    shown = _shown(f"---\ntype: post\naccount: parks\n---\nHi {address} #Trails @ParksEx\n", capsys)
    assert "X · @ParksEx · line 5 · 43 of 280 characters" in shown
    assert "Instagram · @parks.ex · line 5 · 148 of 2,200 characters" in shown
    x, instagram = shown.split("Instagram ·")
    assert f"links: {address}" in x
    assert "links:" not in instagram, "captions there show addresses as plain text"
    assert shown.count("hashtags: #Trails") == shown.count("mentions: @ParksEx") == 2


def test_what_is_too_long_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    shown = _shown("---\ntype: post\naccount: parcs\n---\n" + "é" * 310 + "\n", capsys)
    assert "X · @ParcsEx · line 5 · 310 of 280 characters, 30 too many" in shown
    assert "é" * 280 + "[cut here]" + "é" * 30 in shown
    assert "Bluesky · @parcs.example.org · line 5 · 310 of 300 characters, 10 too many · 620 of 3,000 bytes" in shown


def test_the_configuration_gives_other_limits(capsys: pytest.CaptureFixture[str]) -> None:
    Path("opsglint.toml").write_text("[platforms.x]\nlength = 25000\n", encoding="utf-8")
    shown = _shown("---\ntype: post\naccount: parcs\nplatforms: [x]\n---\n" + "é" * 310 + "\n", capsys)
    assert "310 of 25,000 characters" in shown
    assert "[cut here]" not in shown


def test_threads_and_variants_are_shown_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    post = (
        "---\ntype: post\nchannels: [{account: parks, platform: x}, {account: parcs, platform: x}]\n"
        "media: [{src: a.jpg, alt: {en: A lake., fr: Un lac.}}]\n---\n"
        "## English\n\nOne.\n\n---\n\nTwo.\n\n![](b.png)\n\n## Français\n\nUn.\n"
    )
    shown = _shown(post, capsys)
    assert "@ParksEx · part 1 of 2" in shown
    assert "@ParksEx · part 2 of 2" in shown
    assert "image a.jpg, alternative: A lake. (7 of 1,000 characters)" in shown
    assert "image b.png, no text alternative" in shown
    assert "image a.jpg, alternative: Un lac. (7 of 1,000 characters)" in shown


@pytest.mark.parametrize("name", ["accounts.yml", "nowhere.md"])
def test_what_is_no_post_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", name]) == 2
    assert "is no post that can be read" in capsys.readouterr().err


def test_nothing_in_a_text_reaches_the_terminal_as_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    shown = _shown("---\ntype: post\naccount: parks\n---\nHi \u202e\u200b there\n", capsys)
    assert "<U+202E>" in shown
    assert "\u202e" not in shown


def test_a_limit_that_no_platform_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("opsglint.toml").write_text("[platforms.x]\nlenght = 25000\n", encoding="utf-8")
    Path("post.md").write_text("---\ntype: post\n---\nHi\n", encoding="utf-8")
    assert main(["preview", "post.md"]) == 2
    said = capsys.readouterr().err
    assert "opsglint.toml:2:1: `lenght` is not a limit" in said
    assert "did you mean `length`?" in said
