"""A ministry's own pack through the real command: it adds, it replaces, and it is refused with a place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from opsglint.cli import main

ACCOUNTS = """\
- {id: lakes, kind: official, name: Lakes, lang: bilingual, handles: {x: LakesExample}, website: ontario.ca/social, registered: L-1}
"""
POST = """\
---
type: post
account: lakes
platforms: [x]
schedule: 2026-11-25T10:00-05:00
lang: {lang}
---
{text}
"""
PACK = """\
title: Ministry of Lakes
source: our social media procedure, version 4
date: 2026-11-21
extends: ontario
lowered: [CNF001]
"""
MARKINGS = """\
source: our records schedule, section 3
date: 2026-11-21
entries:
  - lakes eyes only
  - {say: (réservé|réservée) à la Direction des lacs, lang: fr}
"""
PHONES = "source: our website\ndate: 2026-11-21\nentries: [705-555-0188]\n"


class Folder:
    """A content repository with a pack in it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys
        self.write("accounts.yml", ACCOUNTS)
        self.write("opsglint.toml", 'pack = "policies/our-pack"\n')
        self.write("policies/our-pack/pack.yml", PACK)
        self.write("policies/our-pack/markings.yml", MARKINGS)
        self.write("policies/our-pack/public-phones.yml", PHONES)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def reports(self, text: str, lang: str = "en") -> list[tuple[str, str]]:
        self.write("posts/a.md", POST.format(lang=lang, text=text))
        status = main(["check", "--select", "CNF,PRV,POL", "--as-of", "2026-11-20", "--output-format", "json"])
        shown = self.capsys.readouterr()
        assert status in (0, 1), shown.err
        found: list[dict[str, Any]] = json.loads(shown.out)
        return [(one["code"], one["severity"]) for one in found]

    def refusal(self) -> str:
        assert main(["check"]) == 2
        return self.capsys.readouterr().err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Folder:
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, capsys)


def test_own_words_are_found_and_ours_still_are(folder: Folder) -> None:
    assert folder.reports("Lakes eyes only: the plan.") == [("CNF001", "warning")]
    assert folder.reports("Note réservée à la Direction des lacs.", "fr") == [("CNF001", "warning")]
    assert folder.reports("PROTECTED B") == [("CNF001", "warning")]
    assert folder.reports("The lakes have eyes only for you.") == []
    assert folder.reports("Re-elect the Green Party!") != []


def test_own_lines_are_public(folder: Folder) -> None:
    assert folder.reports("Call 705-555-0188.") == []
    assert folder.reports("Call 705-555-0189.") == [("PRV004", "advice")]


def test_a_list_may_replace_ours(folder: Folder) -> None:
    folder.write("policies/our-pack/markings.yml", MARKINGS.replace("entries:", "replaces: true\nentries:"))
    assert folder.reports("PROTECTED B") == []
    assert folder.reports("Lakes eyes only: the plan.") == [("CNF001", "warning")]


def test_a_pack_may_stand_on_another_folder(folder: Folder) -> None:
    folder.write("policies/branch/pack.yml", PACK.replace("extends: ontario", "extends: policies/our-pack").replace("lowered: [CNF001]\n", ""))
    folder.write("opsglint.toml", 'pack = "policies/branch"\n')
    assert folder.reports("Lakes eyes only: the plan.") == [("CNF001", "warning")]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("markings.yml", MARKINGS.replace("lakes eyes only", "(lakes eyes"), "policies/our-pack/markings.yml:4:5: `(lakes eyes` has a bracket"),
        ("markings.yml", "date: 2026-11-21\nentries: [a]\n", "policies/our-pack/markings.yml:1:1"),
        ("markings.yml", MARKINGS.replace("lang: fr", "language: fr"), "policies/our-pack/markings.yml:5:"),
        ("markings.yml", MARKINGS.replace("entries:", "entries: ["), "policies/our-pack/markings.yml:"),
        ("marking.yml", MARKINGS, "policies/our-pack/marking.yml:1:1"),
        ("pack.yml", "extends: ontario\n", "policies/our-pack/pack.yml:1:1"),
        ("pack.yml", PACK.replace("ontario", "ontari"), "policies/our-pack/pack.yml:"),
        ("pack.yml", PACK.replace("extends: ontario", "extends: ../.."), "policies/our-pack/pack.yml:"),
    ],
)  # fmt: skip
def test_a_malformed_pack_is_refused_with_its_place(folder: Folder, file: str, text: str, said: str) -> None:
    folder.write(f"policies/our-pack/{file}", text)
    error = folder.refusal()
    assert said in error
    assert "help:" in error


@pytest.mark.parametrize("name", ["policies/nowhere", "../outside", "/etc"])
def test_a_pack_that_is_absent_or_outside_is_refused(folder: Folder, name: str) -> None:
    folder.write("opsglint.toml", f'pack = "{name}"\n')
    error = folder.refusal()
    assert f"there is no pack named `{name}`" in error
    assert "opsglint.toml:1:1" in error
