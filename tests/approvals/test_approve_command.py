"""`opsglint approve` in scratch repositories: what it writes, what it refuses, what it lists."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ACCOUNTS = """\
- {id: health, kind: official, name: Ministry of Health, handles: {x: HealthExample}, lang: bilingual}
- {id: health-office, kind: ministers-office, name: Sol Reed, handles: {x: sol_reed}}
"""
CONFIG = '[approvals]\nrequired = ["communications-branch"]\n'
POST = """\
---
# who may change this: the branch
type: post
account: health   # the ministry
platforms: [x]
schedule: 2030-11-25T10:00-05:00
status: approved
lang: en
author: {name: Kit Marsh, role: ops-staff}
media:
  - {src: ../media/a.jpg, alt: 'A nurse', rights: crown}
---
Bring 50 litres of water.
"""
LOU = ("--role", "communications-branch", "--name", "Lou Heath", "--date", "2026-11-02")


class Scratch:
    """A content repository in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("accounts.yml", ACCOUNTS)
        self.write("opsglint.toml", CONFIG)
        self.write("posts/a.md", POST)
        self.write("media/a.jpg", "not really a picture")

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def read(self, path: str = "posts/a.md") -> bytes:
        return (self.root / path).read_bytes()

    def change(self, old: str, new: str, path: str = "posts/a.md") -> None:
        before = self.read(path).decode()
        assert old in before
        self.write(path, before.replace(old, new))

    def run(self, *arguments: str) -> tuple[int, str, str]:
        environment = {**os.environ, "NO_COLOR": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "opsglint", *arguments], cwd=self.root, env=environment,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def approve(self, *arguments: str) -> tuple[int, str, str]:
        return self.run("approve", *arguments)

    def reports(self) -> str:
        return self.run("check", "--select", "APR", "--output-format", "concise")[1]

    def git(self, *arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments],
            cwd=self.root, check=True, capture_output=True,
        )  # fmt: skip


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


def test_approval_is_added_and_everything_else_stays(scratch: Scratch) -> None:
    before = scratch.read().decode()
    assert "APR001" in scratch.reports()
    code, out, _ = scratch.approve("posts/a.md", *LOU)
    assert code == 0
    assert "posts/a.md: approved" in out
    after = scratch.read().decode()
    head, _, tail = before.partition("---\nBring")
    assert after.startswith(head + "approvals:\n  - role: communications-branch\n    name: Lou Heath\n")
    assert after.endswith("---\nBring" + tail)
    assert "APR" not in scratch.reports()
    assert list((scratch.root / "posts").iterdir()) == [scratch.root / "posts/a.md"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("50 litres", "60 litres"), ("A nurse", "A doctor"), ("10:00", "10:01"), ("[x]", "[facebook]"),
        ("lang: en", "lang: fr"), ("account: health ", "account: health-office "), ("alt: 'A nurse'", "decorative: true"),
        ("platforms:", "first_comment: Read on.\nplatforms:"),
    ],
)  # fmt: skip
def test_a_change_of_what_is_published_voids(scratch: Scratch, old: str, new: str) -> None:
    scratch.approve("posts/a.md", *LOU)
    scratch.change(old, new)
    assert "APR003" in scratch.reports()


def test_a_change_of_a_pictures_bytes_voids(scratch: Scratch) -> None:
    scratch.approve("posts/a.md", *LOU)
    scratch.write("media/a.jpg", "another picture")
    assert "APR003" in scratch.reports()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# who may change this: the branch\n", "# nobody\n\n"), ("Bring 50 litres of water.", "Bring  50 litres\nof water.\n\n"),
        ("'A nurse'", '"A nurse"'), ("status: approved", "status: scheduled"),
        ("2030-11-25T10:00-05:00", "2030-11-25T15:00:00Z"),
        ("platforms: [x]\nschedule: 2030-11-25T10:00-05:00\n", "schedule: 2030-11-25T10:00-05:00\nplatforms:\n  - x\n"),
        ("lang: en\n", "lang: en\nwaivers: [{rule: LNG001, reason: the release is late, until: 2030-12-01}]\n"),
        ("Bring 50", "<!-- opsglint: ignore CON006 reason=\"counted\" -->\nBring 50"),
        ("platforms: [x]", "channels: [{account: health, platform: x}]"),
    ],
)  # fmt: skip
def test_a_change_of_anything_else_does_not(scratch: Scratch, old: str, new: str) -> None:
    scratch.approve("posts/a.md", *LOU)
    if new.startswith("channels"):
        scratch.change("account: health   # the ministry\n", "")
    scratch.change(old, new)
    assert "APR003" not in scratch.reports()


def test_report_says_who_and_what_changed(scratch: Scratch) -> None:
    scratch.git("init", "-q")
    scratch.approve("posts/a.md", *LOU)
    scratch.git("add", "-A")
    scratch.git("commit", "-qm", "approved")
    scratch.change("50 litres", "60 litres")
    scratch.git("commit", "-qam", "changed")
    scratch.change("10:00", "11:00")
    said = scratch.reports()
    assert "Lou Heath (communications-branch) approved this on 2026-11-02" in said
    assert "“50” became “60”" in said
    assert "channels" in said
    code, out, _ = scratch.approve("--check")
    assert code == 1
    assert "- Bring 50 litres of water." in out
    assert "+ Bring 60 litres of water." in out


def test_kit_approval_binds_its_parts(scratch: Scratch) -> None:
    scratch.write("kits/release.md", "---\ntype: news-release\ntitle: Water\n---\nThe well opens.\n")
    scratch.write(
        "kits/kit.md",
        "---\ntype: kit\ntitle: Water\nannouncement: 2030-11-25T10:00-05:00\nrecipient: health-office\n"
        "news_release: release.md\n---\n## Key messages\n\nWater is life.\n",
    )
    assert scratch.approve("kits/kit.md", *LOU)[0] == 0
    assert "kits/kit.md" not in scratch.reports()
    scratch.change("well opens", "well closes", "kits/release.md")
    assert "kits/kit.md" in scratch.reports()


def test_new_approval_by_the_same_role_renews(scratch: Scratch) -> None:
    scratch.approve("posts/a.md", *LOU)
    scratch.change("50 litres", "60 litres")
    assert scratch.approve("posts/a.md", "--role", "communications-branch", "--name", "Sol Reed")[0] == 0
    assert "APR" not in scratch.reports()
    text = scratch.read().decode()
    assert text.count("role: communications-branch") == 2


def test_same_person_again_replaces_the_digest(scratch: Scratch) -> None:
    scratch.approve("posts/a.md", *LOU)
    once = scratch.read()
    assert "already approved" in scratch.approve("posts/a.md", *LOU)[1]
    assert scratch.read() == once
    scratch.change("50 litres", "60 litres")
    scratch.approve("posts/a.md", *LOU[:4], "--date", "2026-11-09")
    text = scratch.read().decode()
    assert text.count("Lou Heath") == 1
    assert "2026-11-09" in text
    assert "APR" not in scratch.reports()


def test_check_lists_who_has_still_to_approve(scratch: Scratch) -> None:
    code, out, _ = scratch.approve("--check")
    assert code == 1
    assert "posts/a.md: communications-branch has still to approve" in out
    scratch.approve("posts/a.md", *LOU)
    assert scratch.approve("--check", "posts")[:2] == (0, "Nothing waits for an approval.\n")
    scratch.change("status: approved", "status: draft")
    scratch.change("50 litres", "60 litres")
    assert "changed after Lou Heath" in scratch.approve("--check")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("posts/b.md", *LOU), "posts/b.md is no file"),
        (("accounts.yml", *LOU), "not approved this way"),
        (("media/a.jpg", *LOU), "is not content"),
        (("posts/a.md", "--role", "communications-branch"), "needs files, a role and a name"),
        (("posts/a.md", "--role", " ", "--name", "Lou"), "--role is empty"),
        (("posts/a.md", "--role", "r", "--name", "Lou\nHeath"), "--name is empty, too long or holds"),
        (("posts/a.md", *LOU[:5], "tomorrow"), "--date tomorrow is no day"),
        (("--check", "posts", "--role", "r"), "--check writes nothing"),
    ],
)  # fmt: skip
def test_refusals_change_nothing(scratch: Scratch, arguments: tuple[str, ...], said: str) -> None:
    before = scratch.read()
    code, _, error = scratch.approve(*arguments)
    assert code == 2
    assert said in error
    assert "help:" in error
    assert scratch.read() == before


def test_one_bad_file_of_two_leaves_both(scratch: Scratch) -> None:
    scratch.write("posts/b.md", "---\ntype: post\naccount: [health\n---\nHello.\n")
    before = scratch.read()
    code, _, error = scratch.approve("posts/a.md", "posts/b.md", *LOU)
    assert code == 2
    assert "posts/b.md:3:" in error
    assert scratch.read() == before


def test_file_outside_of_the_repository_is_refused(scratch: Scratch, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    outside.write_text(POST)
    link = scratch.root / "posts/link.md"
    link.symlink_to(outside)
    code, _, error = scratch.approve("posts/link.md", *LOU)
    assert code == 2
    assert "outside of the repository" in error
    assert outside.read_text() == POST


def test_mode_and_line_ends_stay(scratch: Scratch) -> None:
    file = scratch.write("posts/a.md", b"\xef\xbb\xbf" + POST.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    assert scratch.approve("posts/a.md", *LOU)[0] == 0
    data = scratch.read()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert file.stat().st_mode & 0o777 == 0o640
    assert "APR" not in scratch.reports()


def test_write_protected_file_is_refused(scratch: Scratch) -> None:
    (scratch.root / "posts/a.md").chmod(0o444)
    code, _, error = scratch.approve("posts/a.md", *LOU)
    assert code == 2
    assert "write-protected" in error
    assert scratch.read().decode() == POST


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_what_is_no_regular_file_is_passed_over(scratch: Scratch) -> None:
    os.mkfifo(scratch.root / "posts/pipe.md")
    assert "posts/pipe.md is no file" in scratch.approve("posts/pipe.md", *LOU)[2]
    assert scratch.approve("posts/a.md", *LOU)[0] == 0
    code, out, _ = scratch.run("check", "posts/pipe.md", "--select", "APR")
    assert code == 0
    assert "no regular file" in out or "No problems found" in out


def test_unwritable_folder_leaves_the_file(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    from opsglint.api import Request, UsageError
    from opsglint.api.approving import approve

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = scratch.read()
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UsageError, match="no space left"):
        approve(Request(str(scratch.root), ("posts/a.md",)), "r", "Lou Heath", None)
    assert scratch.read() == before
    assert list((scratch.root / "posts").iterdir()) == [scratch.root / "posts/a.md"]
