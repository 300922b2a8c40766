"""`--diff-base`: only what a branch brings is reported, wherever it shows."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

FAULTY = "Free #fluseason shots. Gratuit."
KIT = """\
---
type: kit
title: Flu
lang: bilingual
announcement: 2026-11-25T10:00-05:00
recipient: minister
shareables:
  - post: posts/flu.md
---
"""
VIDEO = "media:\n  - src: https://example.org/v.mp4\n    captions: {en: flu.vtt}\n"
CUE = "00:0{}.000 --> 00:0{}.000\nFlu shots are free.\n\n"
PICTURE = "media:\n  - {src: a.jpg, alt: A clinic and its door, rights: crown}\n"


@pytest.fixture
def repo(scratch: Any) -> Any:
    """A repository with an old fault on `main`, and the branch `topic` checked out."""
    scratch.post("posts/flu.md", "Free. Gratuit.")
    scratch.post("posts/old.md", FAULTY, hour=11)
    scratch.write("kit.md", KIT)
    scratch.commit()
    assert scratch.check("--select", "AXS010") == [("AXS010", "posts/old.md", 9)]
    scratch.git("checkout", "-qb", "topic")
    return scratch


def new(repo: Any, *arguments: str) -> list[Any]:
    found: list[Any] = repo.check("--diff-base", "main", *arguments)
    return found


def test_nothing_changed_brings_nothing(repo: Any) -> None:
    assert new(repo) == []
    assert "older than the changes" in repo.last_line("--diff-base", "main")


@pytest.mark.parametrize("how", ["untracked", "staged", "committed"])
def test_a_new_document_is_judged(repo: Any, how: str) -> None:
    repo.post("posts/new.md", FAULTY, hour=12)
    if how != "untracked":
        repo.git("add", "-A")
    if how == "committed":
        repo.commit()
    assert new(repo) == [("AXS010", "posts/new.md", 9)]


def test_a_new_file_that_git_was_not_told_of_does_not_count_in_pre_commit(
    repo: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")
    repo.post("posts/new.md", FAULTY, hour=12)
    assert new(repo) == []
    repo.git("add", "-A")
    assert new(repo) == [("AXS010", "posts/new.md", 9)]


def test_an_old_finding_in_a_touched_file_is_old(repo: Any) -> None:
    repo.edit("posts/old.md", "Free #flu", "A new first line. Une ligne.\n\nFree #flu")
    assert new(repo) == []
    repo.edit("posts/old.md", "Free #fluseason shots", "  Free   #fluseason\tshots")
    assert new(repo) == []


def test_a_finding_of_the_same_kind_is_new(repo: Any) -> None:
    repo.edit("posts/old.md", FAULTY, f"{FAULTY}\n\n{FAULTY}")
    assert new(repo) == [("AXS010", "posts/old.md", 11)]
    repo.edit("posts/old.md", f"{FAULTY}\n\n{FAULTY}", f"More #fluseason news. Gratuit.\n\n{FAULTY}")
    assert new(repo) == [("AXS010", "posts/old.md", 9)]


@pytest.mark.parametrize("how", ["plainly", "plainly, with other line ends", "in git", "with a change"])
def test_a_renamed_file_is_not_new(repo: Any, how: str) -> None:
    if how.startswith("plainly"):
        (repo.root / "posts/old.md").rename(repo.root / "posts/renamed.md")
        if "line ends" in how:
            repo.write("posts/renamed.md", repo.read("posts/renamed.md").replace("\n", "\r\n"))
    else:
        repo.git("mv", "posts/old.md", "posts/renamed.md")
    if how == "with a change":
        repo.edit("posts/renamed.md", "2026-11-25T11", "2026-11-26T11")
    assert new(repo) == []
    repo.edit("posts/renamed.md", FAULTY, f"{FAULTY}\n\nNew #flushots. Gratuit.")
    repo.git("add", "-A")
    assert new(repo) == [("AXS010", "posts/renamed.md", 11)]


def test_a_file_that_others_name_keeps_old_findings_when_it_is_renamed(repo: Any) -> None:
    repo.post("posts/again.md", "Something else. Autre chose.", hour=11)
    repo.commit()
    repo.git("branch", "-f", "main")
    assert ("SCH008", "posts/old.md", 5) in repo.check()
    repo.git("mv", "posts/again.md", "posts/anew.md")
    repo.commit()
    assert new(repo, "--select", "SCH") == []


def test_a_deleted_document_breaks_another(repo: Any) -> None:
    (repo.root / "posts/flu.md").unlink()
    assert ("REF002", "kit.md", 8) in new(repo)
    repo.commit()
    assert ("REF002", "kit.md", 8) in new(repo)
    assert new(repo, "posts") == new(repo, "posts/old.md") == []


def test_a_file_taken_out_of_git_alone_is_still_there(repo: Any) -> None:
    repo.git("rm", "-q", "--cached", "posts/old.md")
    assert new(repo) == []


def test_a_deleted_account_breaks_the_posts_that_name_it(repo: Any) -> None:
    repo.edit("accounts.yml", "id: minister,", "id: ministre,")
    assert ("REF001", "kit.md", 6) in new(repo)


def test_a_changed_kind_of_account_shows_in_untouched_posts(repo: Any) -> None:
    repo.edit("accounts.yml", "kind: official", "kind: media")
    assert "KIT001" in {one.code for one in new(repo)}


def test_changed_captions_show_in_the_post(repo: Any) -> None:
    repo.post("posts/video.md", "Free. Gratuit.", hour=13, more=VIDEO)
    fault = CUE.format(3, 2)
    repo.write("posts/flu.vtt", "WEBVTT\n\n" + CUE.format(1, 3) + fault)
    repo.commit()
    repo.git("branch", "-f", "main")
    assert ("AXS007", "posts/video.md", 9) in repo.check()
    repo.write("posts/flu.vtt", "WEBVTT\n\nNOTE checked\n\n" + CUE.format(1, 3) + fault)
    assert new(repo) == []
    repo.write("posts/flu.vtt", "WEBVTT\n\n" + CUE.format(1, 3) + fault + CUE.format(8, 7))
    assert new(repo) == [("AXS007", "posts/video.md", 9)]


def test_a_changed_picture_shows_in_the_post(repo: Any) -> None:
    repo.post("posts/picture.md", "Free. Gratuit.", hour=13, more=PICTURE)
    image = Image.new("RGB", (800, 800))
    image.save(repo.root / "posts/a.jpg")
    repo.commit()
    repo.git("branch", "-f", "main")
    assert new(repo) == []
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[2] = "N", (43.0, 39.0, 0.0)
    exif.get_ifd(0x8825)[3], exif.get_ifd(0x8825)[4] = "W", (79.0, 23.0, 0.0)
    image.save(repo.root / "posts/a.jpg", exif=exif)
    assert new(repo) == [("PRV011", "posts/picture.md", 8)]


def test_what_main_did_meanwhile_is_not_the_branchs(repo: Any) -> None:
    repo.post("posts/new.md", FAULTY, hour=12)
    repo.commit()
    repo.git("checkout", "-q", "main")
    (repo.root / "posts/old.md").unlink()
    repo.commit()
    repo.git("checkout", "-q", "topic")
    assert new(repo) == [("AXS010", "posts/new.md", 9)]


def test_the_rules_of_today_judge_both_states(repo: Any) -> None:
    repo.write("opsglint.toml", '[severity]\nAXS010 = "error"\n')
    repo.commit()
    assert new(repo) == []


def test_what_is_excluded_is_no_document_of_the_past_either(repo: Any) -> None:
    repo.write("opsglint.toml", 'exclude = ["archive/**"]\n')
    repo.write("archive/extra.md", "---\ntype: account\nid: extra\nkind: media\nname: Extra\n---\n")
    repo.post("posts/extra.md", "Free. Gratuit.", hour=14)
    repo.edit("posts/extra.md", "account: health", "account: extra")
    repo.commit()
    repo.git("branch", "-f", "main")
    assert ("REF001", "posts/extra.md", 3) in repo.check()
    repo.edit("archive/extra.md", "name: Extra", "name: Extra News")
    assert new(repo) == []


def test_a_waiver_taken_out_brings_its_finding(repo: Any) -> None:
    waiver = '<!-- opsglint: ignore AXS010 reason="the artwork spells it so" -->\n'
    repo.edit("posts/old.md", FAULTY, waiver + FAULTY)
    repo.commit()
    repo.git("branch", "-f", "main")
    assert repo.check("--select", "AXS010") == []
    repo.edit("posts/old.md", waiver, "")
    assert new(repo) == [("AXS010", "posts/old.md", 9)]


def test_a_repository_in_a_folder_of_another_is_compared_as_itself(repo: Any) -> None:
    repo.write("inner/opsglint.toml", "")
    repo.write("inner/accounts.yml", repo.read("accounts.yml"))
    repo.post("inner/posts/old.md", FAULTY)
    repo.commit()
    repo.git("branch", "-f", "main")
    assert new(repo) == []
    repo.post("inner/posts/new.md", FAULTY, hour=12)
    assert new(repo) == [("AXS010", "inner/posts/new.md", 9)]


class TestWithABaseline:
    def test_a_third_equal_finding_is_new_with_two_in_the_baseline(self, repo: Any) -> None:
        repo.edit("posts/old.md", FAULTY, f"{FAULTY}\n\n{FAULTY}")
        repo.run("baseline")
        repo.commit()
        repo.git("branch", "-f", "main")
        assert new(repo, "--select", "AXS010") == repo.check("--select", "AXS010") == []
        repo.edit("posts/old.md", f"{FAULTY}\n\n{FAULTY}", f"{FAULTY}\n\n{FAULTY}\n\n{FAULTY}")
        assert new(repo, "--select", "AXS010") == repo.check("--select", "AXS010") == [("AXS010", "posts/old.md", 13)]

    def test_what_is_new_can_be_put_into_the_baseline(self, repo: Any) -> None:
        repo.post("posts/new.md", FAULTY, hour=12)
        repo.run("baseline")
        assert new(repo) == []
        assert new(repo, "--no-baseline") == [("AXS010", "posts/new.md", 9)]


def shallow(repo: Any, tmp_path: Path, *more: str) -> Path:
    repo.commit()
    clone = tmp_path / "clone"
    repo.git("clone", "-q", "--depth", "1", "--branch", "topic", repo.root.as_uri(), str(clone))
    return clone


def test_a_shallow_clone_is_told_to_fetch_more(
    repo: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.post("posts/new.md", FAULTY, hour=12)
    monkeypatch.chdir(shallow(repo, tmp_path))
    status, out, err = repo.run("check", "--diff-base", "origin/main")
    assert (status, out) == (2, "")
    assert "nothing can be compared with origin/main: there is no such commit" in err
    assert "fetch-depth: 0" in err
    repo.git("-C", str(tmp_path / "clone"), "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    status, _, err = repo.run("check", "--diff-base", "origin/main")
    assert status == 2
    assert "it has no commit in common with HEAD" in err
    repo.git("-C", str(tmp_path / "clone"), "fetch", "-q", "--unshallow")
    assert repo.check("--diff-base", "origin/main") == [("AXS010", "posts/new.md", 9)]


def test_a_clone_without_contents_is_refused(
    repo: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.edit("posts/old.md", "Gratuit", "Gratuite")
    repo.commit()
    clone = tmp_path / "clone"
    repo.git("clone", "-q", "--filter=blob:none", "--branch", "topic", repo.root.as_uri(), str(clone))
    repo.git("-C", str(clone), "remote", "set-url", "origin", "/nowhere")
    monkeypatch.chdir(clone)
    status, _, err = repo.run("check", "--diff-base", "origin/main")
    assert status == 2
    assert "git does not have posts/old.md" in err
    assert "without --filter" in err


@pytest.mark.parametrize("base", ["", "no-such-branch", "origin/main", "-x", "HEAD~99", "main:posts"])
def test_an_unknown_base_is_refused(repo: Any, base: str) -> None:
    status, out, err = repo.run("check", f"--diff-base={base}")
    assert (status, out) == (2, "")
    assert "there is no such commit" in err
    assert "help:" in err


def test_options_that_exclude_one_another(repo: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    status, _, err = repo.run("check", "--diff-base", "main", "--changed")
    assert status == 2
    assert "--changed and --diff-base" in err
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert repo.run("check", "--diff-base", "main", "-")[0] == 2


def test_outside_of_git(repo: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    monkeypatch.chdir(folder)
    status, _, err = repo.run("check", "--diff-base", "main")
    assert status == 2
    assert "--diff-base needs a git repository" in err
