"""`opsglint doctor` says what it sees, and what looks odd, with a remedy each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from opsglint import __version__
from opsglint.cli import main

REGISTRY = """\
- {id: health, kind: official, name: Health, lang: en, handles: {x: ONTExampleHealth}}
- {id: sante, kind: official, name: Santé, lang: fr, handles: {x: ONTExempleSante}}
- {id: minister, kind: minister, name: Jordan Avery, handles: {x: JordanAveryMPP}}
"""
POST = "---\ntype: post\naccount: health\n---\nFree.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "PRE_COMMIT", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    write("opsglint.toml", "")
    write("accounts.yml", REGISTRY)
    write("README.md", "# Ours\n")
    write("posts/flu.en.md", POST)
    write("posts/flu.fr.md", POST.replace("health", "sante").replace("Free", "Gratuit"))
    commit()
    return folder


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "change")


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


class Doctor:
    """Asks the command and gives its exit status and what it saw."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def text(self, *arguments: str) -> tuple[int, str]:
        status = main(["doctor", *arguments])
        return status, self._capsys.readouterr().out

    def seen(self, *arguments: str) -> dict[str, Any]:
        status, text = self.text("--output-format", "json", *arguments)
        found: dict[str, Any] = json.loads(text)
        assert status == any(remark["is_fault"] for remark in found["remarks"])
        assert all(remark["help"] for remark in found["remarks"])
        return found

    def remarks(self, *arguments: str) -> list[str]:
        return [remark["message"] for remark in self.seen(*arguments)["remarks"]]


@pytest.fixture
def doctor(folder: Path, capsys: pytest.CaptureFixture[str]) -> Doctor:
    return Doctor(capsys)


def test_a_good_repository(doctor: Doctor, folder: Path) -> None:
    status, text = doctor.text()
    assert status == 0
    assert f"opsglint        {__version__}, Python {sys.version_info.major}." in text
    assert f"root            {folder} (it holds opsglint.toml)" in text
    assert "registry        accounts.yml: 3 accounts (1 minister, 2 official)" in text
    assert "documents       2 post (1 en, 1 fr)" in text
    assert "passed over     README.md: no front matter" in text
    assert "rules           137 run\n" in text
    assert f"work tree {folder}" in text
    assert text.endswith("\nNothing looks odd.\n")


def test_json_has_the_same(doctor: Doctor, folder: Path) -> None:
    seen = doctor.seen()
    assert seen["content"]["registries"] == {"accounts.yml": {"minister": 1, "official": 2}}
    assert seen["content"]["documents"] == {"post": {"en": 1, "fr": 1}}
    assert seen["place"]["root"] == str(folder)
    assert seen["remarks"] == []


def test_the_reason_of_the_root(doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.seen("posts")["place"]["reason"] == "it holds opsglint.toml"
    Path("opsglint.toml").unlink()
    assert doctor.seen("posts")["place"]["reason"] == "it holds .git"
    alone = tmp_path / "alone"
    alone.mkdir()
    assert doctor.seen(str(alone))["place"]["reason"] == "no folder above holds opsglint.toml or .git"


def test_a_broken_configuration_is_a_fault_and_the_rest_is_told(doctor: Doctor) -> None:
    write("opsglint.toml", "pakc = 'ontario'\n")
    status, text = doctor.text()
    assert status == 1
    assert "wrong: opsglint.toml:1:1: unknown setting `pakc`\n  help: did you mean `pack`?" in text
    assert "documents       2 post" in text


@pytest.mark.parametrize("config", ["ignore = ['SEP001']", "pack = 'quebec'", "accounts = ['people.yml']"])
def test_what_makes_a_check_fail_is_a_fault(config: str, doctor: Doctor) -> None:
    write("opsglint.toml", config)
    assert main(["check"]) == 2
    doctor.text()
    assert doctor.text()[0] == 1


def test_rules_that_are_off_have_a_reason(doctor: Doctor) -> None:
    write("opsglint.toml", "fail-on = 'error'\nignore = ['LNG']\n")
    rules = doctor.seen()["rules"]
    assert rules["running"] + len(rules["switched_off"]) == 137
    assert rules["switched_off"]["LNG001 french-missing"] == "ignored by `LNG` in opsglint.toml:2"


def test_nothing_to_check(doctor: Doctor) -> None:
    write("opsglint.toml", "exclude = ['posts/**']")
    assert doctor.remarks() == ["there is nothing to check, for the configuration excludes all documents"]
    assert doctor.seen()["content"]["excluded"] == ["posts/flu.en.md", "posts/flu.fr.md"]
    git("rm", "-rqf", "posts", "accounts.yml")
    said = doctor.remarks()
    assert said[0].startswith("there is nothing to check: no Markdown file")
    assert said[1].startswith("there are no accounts")


def test_one_language_alone(doctor: Doctor) -> None:
    write("posts/flu.fr.md", POST)
    git("mv", "-f", "posts/flu.fr.md", "posts/cold.en.md")
    assert doctor.remarks() == ["all documents are in English"]


def test_front_matter_without_a_type(doctor: Doctor) -> None:
    write("docs/guide.md", "---\ntitle: Guide\n---\n")
    write("docs/site.md", "---\ntype: docs\n---\n")
    commit()
    assert doctor.remarks() == ["front matter without a `type` is passed over, as in docs/guide.md"]
    assert doctor.seen()["content"]["passed_over"]["a type that is not ours"] == ["docs/site.md"]


def test_a_post_that_git_does_not_know(doctor: Doctor) -> None:
    write("posts/new.en.md", POST)
    assert doctor.remarks() == ["posts/new.en.md is not added to git, and so does not exist for the hook"]


def test_a_hook_that_was_never_installed(doctor: Doctor) -> None:
    hook = "repos:\n  - repo: https://github.com/opsglint/opsglint\n    rev: v0.1.0\n    hooks: [{id: opsglint}]\n"
    write(".pre-commit-config.yaml", hook)
    commit()
    assert doctor.seen()["hooks"]["configured"] == ["opsglint"]
    assert doctor.remarks() == ["the hook is configured but not installed, so commits are not checked"]
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], check=True, capture_output=True)
    assert doctor.remarks() == []
    assert doctor.seen()["hooks"]["installed"] == ["pre-commit"]


@pytest.mark.parametrize("text", ["repos: [", "repos: 5", "- a", "repos: [{hooks: [x]}]", ""])
def test_a_strange_configuration_of_pre_commit(text: str, doctor: Doctor) -> None:
    write(".pre-commit-config.yaml", text)
    assert doctor.seen()["hooks"]["configured"] == []


def test_a_shallow_clone(doctor: Doctor, folder: Path, tmp_path: Path) -> None:
    write("posts/flu.en.md", POST.replace("Free", "Free for all"))
    commit()
    git("clone", "-q", "--depth", "1", folder.as_uri(), str(tmp_path / "clone"))
    assert doctor.remarks(str(tmp_path / "clone")) == [
        "the clone is shallow, so --diff-base may not find where the branch began"
    ]


def test_two_configurations(doctor: Doctor) -> None:
    write("pyproject.toml", "[tool.opsglint]\nignore = ['LNG']\n")
    assert doctor.remarks() == [
        "both opsglint.toml and pyproject.toml hold settings, and those in pyproject.toml do not count"
    ]


def test_a_machine_without_git(doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    seen = doctor.seen()
    assert seen["git"] == {"version": None, "work_tree": None, "is_shallow": False}
    assert seen["content"]["documents"] == {"post": {"en": 1, "fr": 1}}
    assert [one["message"] for one in seen["remarks"]] == [
        "git is not found, so --changed, --diff-base and the hook cannot work"
    ]


def test_a_folder_without_git(doctor: Doctor, tmp_path: Path) -> None:
    write(str(tmp_path / "alone/opsglint.toml"), "")
    assert "the folder is in no git repository, so --changed and --diff-base cannot work" in doctor.remarks(
        str(tmp_path / "alone")
    )


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_cannot_be_written(doctor: Doctor, folder: Path) -> None:
    folder.chmod(0o555)
    try:
        assert doctor.remarks() == ["the folder cannot be written, so nothing can be fixed or approved"]
    finally:
        folder.chmod(0o755)


def test_the_cache_is_measured(doctor: Doctor, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cache = str(tmp_path / "cache")
    assert doctor.seen("--cache-dir", cache)["cache"]["size"] == 0
    main(["check", "--cache-dir", cache])
    capsys.readouterr()
    seen = doctor.seen("--cache-dir", cache)["cache"]
    assert seen["size"] > 0
    assert seen["folder"].startswith(cache)


def test_the_environment_is_not_told(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "a-secret-of-ours")
    assert "a-secret-of-ours" not in doctor.text()[1] + json.dumps(doctor.seen())


def test_names_cannot_draw_on_the_terminal(doctor: Doctor) -> None:
    name = "\x1b[31mred.md"
    try:
        write(name, "# Red\n")
    except OSError:
        pytest.skip("this system has no such names")
    assert "\x1b" not in doctor.text("--color", "never")[1]


def test_a_folder_that_is_none(doctor: Doctor, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "nowhere"]) == 2
    assert "nowhere is no folder" in capsys.readouterr().err
