"""`opsglint check --fix` as people run it: what it writes, what it leaves alone, what it says."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from opsglint.api import Request, check, fixing
from opsglint.api.fixing import fix
from opsglint.cli import main
from opsglint.diagnostics import Safety
from opsglint.rules.platforms.markdown_not_rendered import MarkdownNotRendered
from opsglint.rules.privacy.location_in_picture import LocationInPicture
from opsglint.sdk import Context, Document, Edit, Finding, Model, Span

ACCOUNTS = """\
- {id: health, kind: official, name: Health, lang: bilingual, handles: {x: ONTExampleHealth},
   website: ontario.ca/social, registered: SM-1}
- {id: minister, kind: minister, name: Jordan Avery, person: Jordan Avery, handles: {x: JordanAveryMPP}}
"""
POST = """\
---
# drafted with the branch
type: post
account: health   # the ministry
platforms: [x]
schedule: '2030-11-25T10:00'
lang: bilingual
---
Free: @JordanAveryMPP. Gratuit. #fluseason
"""
FIXED = POST.replace("10:00'", "10:00-05:00'").replace("@JordanAveryMPP", "Jordan Avery")
KIT = """\
---
type: kit
title: Flu
lang: en
announcement: 2030-11-25T10:00-05:00
recipient: minister
news_release: release.fr.md
approvals:
  - {role: branch, name: Lou Heath, date: 2026-11-02, digest: "sha256:00"}
---
"""
RELEASE = "---\ntype: news-release\ntitle: Grippe\nlang: fr\n---\nLa ministre dit \"bonjour\" aux gens qui sont dans la salle.\n"


class Scratch:
    """A content repository in a folder of its own, and the command run in it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys
        self.write("opsglint.toml", "")
        self.write("accounts.yml", ACCOUNTS)
        self.write("posts/a.md", POST)

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def read(self, path: str = "posts/a.md") -> str:
        return (self.root / path).read_bytes().decode()

    def run(self, *arguments: str) -> tuple[int, str, str]:
        form = () if "--output-format" in arguments else ("--output-format", "concise")
        status = main(["check", "--as-of", "2026-11-20", *form, *arguments])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def process(self, *arguments: str, before: str = "") -> subprocess.Popen[str]:
        """Start the command in a process of its own, in which `before` runs first."""
        code = f"import os, signal, sys, time\n{before}\nfrom opsglint.cli import main\nsys.exit(main({['check', '--no-cache', *arguments]!r}))"
        return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def files(self) -> set[str]:
        """Return the files that git would add."""
        subprocess.run(["git", "init", "-q"], check=True)
        done = subprocess.run(["git", "ls-files", "-o", "--exclude-standard"], capture_output=True, text=True, check=True)
        return set(done.stdout.split())


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Scratch:
    for name in ("GITHUB_ACTIONS", "PRE_COMMIT", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return Scratch(tmp_path, capsys)


def test_safe_fixes_are_made_and_the_rest_is_reported(scratch: Scratch) -> None:
    (scratch.root / "posts/a.md").chmod(0o640)
    status, out, _ = scratch.run("--fix")
    assert scratch.read() == FIXED
    assert stat.S_IMODE((scratch.root / "posts/a.md").stat().st_mode) == 0o640
    assert "AXS010" in out
    assert "SEP001" not in out
    assert "Found 3 problems (2 fixed, 1 remaining: 1 warning); 2 documents checked." in out
    assert status == 0
    assert scratch.files() == {"opsglint.toml", "accounts.yml", "posts/a.md"}


def test_unsafe_fixes_only_with_both_options(scratch: Scratch) -> None:
    scratch.run("--unsafe-fixes")
    assert scratch.read() == POST
    status, out, _ = scratch.run("--fix", "--unsafe-fixes")
    assert scratch.read() == FIXED.replace("#fluseason", "#FluSeason")
    assert "Found 3 problems (3 fixed, 0 remaining)" in out
    assert status == 0


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ((), "[*] 2 fixable with --fix (1 more with --unsafe-fixes)."),
        (("--unsafe-fixes",), "[*] 3 fixable with --fix --unsafe-fixes."),
        (("--select", "AXS010"), "[*] 1 fixable with --fix --unsafe-fixes."),
        (("--fix",), "[*] 1 more fixable with --fix --unsafe-fixes."),
    ],
)
def test_the_report_says_what_can_be_fixed(scratch: Scratch, options: tuple[str, ...], line: str) -> None:
    _, out, _ = scratch.run("--output-format", "full", *options)
    assert out.endswith(f"\n{line}\n")
    assert out.count("correction [*]:") == {"()": 2}.get(str(options), 3 if options == ("--unsafe-fixes",) else 0)


def test_nothing_is_said_of_fixes_where_there_are_none(scratch: Scratch) -> None:
    scratch.write("posts/a.md", FIXED.replace("#fluseason", ""))
    _, out, _ = scratch.run("--output-format", "full")
    assert "[*]" not in out


def test_a_diff_writes_nothing(scratch: Scratch) -> None:
    status, out, err = scratch.run("--diff")
    assert status == 1
    assert scratch.read() == POST
    assert "-Free: @JordanAveryMPP. Gratuit. #fluseason\n+Free: Jordan Avery. Gratuit. #fluseason\n" in out
    assert err == "Would fix 2 findings in 1 file.\n"
    assert not (scratch.root / ".opsglint_cache").exists()
    scratch.write("posts/a.md", FIXED)
    assert scratch.run("--diff") == (0, "", "Nothing would be fixed.\n")
    assert scratch.run("--diff", "--unsafe-fixes")[0] == 1


def test_git_applies_the_diff_of_a_file_of_windows(scratch: Scratch) -> None:
    before = b"\xef\xbb\xbf" + POST.replace("\n", "\r\n").rstrip().encode()
    scratch.write("posts/a.md", before)
    _, out, _ = scratch.run("--diff")
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn"], input=out.encode(), check=True)
    applied = scratch.read()
    scratch.write("posts/a.md", before)
    scratch.run("--fix")
    assert scratch.read() == applied == "\ufeff" + FIXED.replace("\n", "\r\n").rstrip()


def test_standard_input_comes_out_fixed(scratch: Scratch) -> None:
    done = scratch.process("--fix", "-", "--stdin-filename", "posts/new.md")
    done.communicate()
    new = subprocess.run(
        [sys.executable, "-m", "opsglint", "--fix", "--as-of", "2026-11-20", "-", "--stdin-filename", "posts/a.md"],
        input=POST.replace("\n", "\r\n").encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert new.stdout.decode() == FIXED.replace("\n", "\r\n")
    assert b"AXS010" in new.stderr
    assert scratch.read() == POST


def test_a_document_with_a_bound_approval_is_left_alone(scratch: Scratch) -> None:
    approval = 'approvals:\n  - {role: branch, name: Lou Heath, date: 2026-11-02, digest: "sha256:00"}\n'
    post = POST.replace("lang:", f"{approval}lang:")
    scratch.write("posts/a.md", post)
    status, out, _ = scratch.run("--fix", "--output-format", "full")
    assert scratch.read() == post
    assert status == 1
    assert "note: posts/a.md was not fixed: the change would void the approval of Lou Heath; use --unsafe-fixes" in out
    _, out, _ = scratch.run("--output-format", "full")
    assert "it voids the approval of Lou Heath" in out
    assert "fixable with --fix --unsafe-fixes" in out
    scratch.run("--fix", "--unsafe-fixes")
    assert "Jordan Avery." in scratch.read()
    assert approval in scratch.read()


def test_a_part_of_an_approved_kit_is_left_alone(scratch: Scratch) -> None:
    scratch.write("kits/kit.en.md", KIT)
    scratch.write("kits/release.fr.md", RELEASE)
    _, out, _ = scratch.run("--fix", "--output-format", "full")
    assert scratch.read("kits/release.fr.md") == RELEASE
    assert "kits/release.fr.md was not fixed: the change would void the approval of Lou Heath" in out
    assert scratch.read() == FIXED
    scratch.write("kits/kit.en.md", KIT[: KIT.index("approvals")] + "---\n")
    scratch.run("--fix")
    assert '"' not in scratch.read("kits/release.fr.md")


def test_a_waived_finding_is_not_fixed(scratch: Scratch) -> None:
    post = POST.replace("schedule:", '# opsglint: ignore SCH002 reason="the tool adds it"\nschedule:')
    scratch.write("posts/a.md", post)
    scratch.run("--fix")
    assert scratch.read() == post.replace("@JordanAveryMPP", "Jordan Avery")


def test_what_a_fix_uncovers_is_reported(scratch: Scratch) -> None:
    accounts = ACCOUNTS.replace("person: Jordan Avery", "person: The Honourable Jordan Alexandra Avery-Montgomery")
    scratch.write("accounts.yml", accounts)
    scratch.write("posts/a.md", POST.replace("#fluseason", "é" * 230))
    assert "PLT001" not in scratch.run()[1]
    status, out, _ = scratch.run("--fix")
    assert "PLT001" in out
    assert status == 1


def test_only_what_is_staged_is_fixed(scratch: Scratch) -> None:
    scratch.write("posts/b.md", POST.replace("10:00", "11:00"))
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "opsglint.toml", "accounts.yml"], check=True)
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "first"], check=True)
    subprocess.run(["git", "add", "posts/a.md"], check=True)
    scratch.run("--changed", "--fix")
    assert scratch.read() == FIXED
    assert scratch.read("posts/b.md") == POST.replace("10:00", "11:00")


def test_named_files_and_nested_repositories(scratch: Scratch) -> None:
    scratch.write("inner/opsglint.toml", 'timezone = "America/Winnipeg"\n[fields]\nschedule = "publish"\n')
    scratch.write("inner/accounts.yml", ACCOUNTS)
    scratch.write("inner/posts/a.md", POST.replace("schedule", "publish"))
    scratch.run("--fix", "inner")
    assert scratch.read() == POST
    assert "publish: '2030-11-25T10:00-06:00'" in scratch.read("inner/posts/a.md")
    scratch.run("--fix")
    assert scratch.read() == FIXED


def test_a_file_that_is_no_utf8_is_left_alone(scratch: Scratch) -> None:
    data = POST.encode().replace(b"Gratuit", b"Gratuit\xe9")
    scratch.write("posts/a.md", data)
    scratch.run("--fix", "--unsafe-fixes")
    assert (scratch.root / "posts/a.md").read_bytes() == data


def test_links_are_followed_inside_and_never_outside(scratch: Scratch, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "b.md"
    outside.write_text(POST)
    os.symlink(outside, scratch.root / "posts/b.md")
    os.symlink("../posts/a.md", scratch.write("linked/x", "").with_name("c.md"))
    scratch.run("--fix")
    assert outside.read_text() == POST
    assert (scratch.root / "linked/c.md").is_symlink()
    assert scratch.read() == FIXED


def test_the_configuration_may_ask_for_fixes(scratch: Scratch) -> None:
    scratch.write("opsglint.toml", 'fix = true\nextend-safe-fixes = ["AXS010"]\nextend-unsafe-fixes = ["SCH002"]\n')
    scratch.run("--no-fix")
    assert scratch.read() == POST
    scratch.run()
    assert scratch.read() == POST.replace("@JordanAveryMPP", "Jordan Avery").replace("fluseason", "FluSeason")
    scratch.write("opsglint.toml", "fix = true\nunsafe-fixes = true\n")
    scratch.run()
    assert scratch.read() == FIXED.replace("fluseason", "FluSeason")
    scratch.write("opsglint.toml", 'fix = "yes"\n')
    assert scratch.run()[0] == 2


def test_a_position_is_taken_out_of_a_picture(scratch: Scratch) -> None:
    picture = LocationInPicture.examples[0].files["media/a.png"]
    assert isinstance(picture, bytes)
    scratch.write("media/a.png", picture)
    media = "media: [{src: ../media/a.png, alt: A nurse, rights: crown}]\n"
    scratch.write("posts/a.md", FIXED.replace("lang:", f"{media}lang:").replace("#fluseason", ""))
    status, out, _ = scratch.run("--diff", "--unsafe-fixes")
    assert (status, out) == (1, "Binary files a/media/a.png and b/media/a.png differ\n")
    assert scratch.run("--fix")[0] == 1
    status, out, _ = scratch.run("--fix", "--unsafe-fixes")
    assert status == 0
    assert "(1 fixed, 0 remaining)" in out
    assert len(scratch.root.joinpath("media/a.png").read_bytes()) == len(picture)
    assert scratch.run()[0] == 0


def test_a_picture_that_cannot_be_changed_is_said(scratch: Scratch) -> None:
    picture = LocationInPicture.examples[0].files["media/a.png"]
    assert isinstance(picture, bytes)
    scratch.write("media/a.png", picture)
    scratch.write("posts/a.md", FIXED.replace("lang:", "media: [{src: ../media/a.png, alt: A nurse, rights: crown}]\nlang:"))
    (scratch.root / "media/a.png").chmod(0o444)
    status, _, err = scratch.run("--fix", "--unsafe-fixes")
    assert status == 2
    assert "media/a.png cannot be written: it is write-protected" in err
    assert "posts/a.md was fixed" in err


def test_very_many_places_are_fixed_in_several_runs(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixing, "_MOST_FIXES", 2)
    scratch.write("posts/a.md", POST.replace("@JordanAveryMPP", "@JordanAveryMPP**b**"))
    _, out, _ = scratch.run("--fix", "--unsafe-fixes", "--output-format", "full")
    assert "posts/a.md was not fixed completely: it has too many places for one run; run opsglint again" in out
    scratch.run("--fix", "--unsafe-fixes")
    assert scratch.read() == FIXED.replace("Avery.", "Averyb.").replace("fluseason", "FluSeason")


@pytest.fixture
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule whose fix makes another fault of the same rule."""

    def check(self: MarkdownNotRendered, document: Document[Model], context: Context) -> Iterator[Finding]:
        at = len(document.text) - 2
        other = "b" if document.text[at] == "a" else "a"
        span = Span(at, at + 1)
        yield Finding(span, "emphasis", {"text": "x", "kind": "x"}, edits=(Edit(span, other),))

    monkeypatch.setattr(MarkdownNotRendered, "check", check)
    monkeypatch.setattr(MarkdownNotRendered, "fix", Safety.SAFE)


@pytest.mark.usefixtures("restless")
def test_fixes_that_never_settle_leave_the_file_as_it_was(scratch: Scratch) -> None:
    scratch.write("posts/b.md", POST.replace("10:00", "11:00"))
    status, _, err = scratch.run("--fix", "posts/a.md")
    assert status == 3
    assert scratch.read() == POST
    assert "PLT007 markdown-not-rendered never come to an end in posts/a.md, which was left as it was" in err


KILLED = "os.{0} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_killed_in_the_middle(scratch: Scratch, step: str) -> None:
    done = scratch.process("--fix", before=KILLED.format(step))
    assert done.wait() == -9
    done.communicate()
    assert scratch.read() == POST
    assert scratch.files() == {"opsglint.toml", "accounts.yml", "posts/a.md"}
    left = list((scratch.root / ".opsglint_cache/unfinished").iterdir())
    assert len(left) == 1
    os.utime(left[0], (0, 0))
    scratch.run("--fix")
    assert scratch.read() == FIXED
    assert not list((scratch.root / ".opsglint_cache/unfinished").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_killed_between_two_files(scratch: Scratch) -> None:
    second = POST.replace("10:00", "11:00")
    scratch.write("posts/b.md", second)
    after_one = "real = os.replace\ndef once(*a):\n    real(*a)\n    os.kill(os.getpid(), signal.SIGKILL)\nos.replace = once"
    done = scratch.process("--fix", before=after_one)
    assert done.wait() == -9
    done.communicate()
    assert scratch.read("posts/a.md") == FIXED
    assert scratch.read("posts/b.md") == second


def test_two_at_once(scratch: Scratch) -> None:
    for number in range(20):
        scratch.write(f"posts/p{number}.md", POST.replace("10:00", f"10:{number + 10}"))
    running = [scratch.process("--fix") for _ in range(3)]
    said = [one.communicate() for one in running]
    assert {one.returncode for one in running} <= {0}, said
    for number in range(20):
        assert scratch.read(f"posts/p{number}.md") == FIXED.replace("10:00", f"10:{number + 10}")


@pytest.mark.parametrize("path", ["posts", "posts/a.md"])
def test_what_is_write_protected_is_said(scratch: Scratch, path: str) -> None:
    scratch.write("kits/b.md", POST.replace("10:00", "11:00"))
    mode = (scratch.root / path).stat().st_mode
    (scratch.root / path).chmod(mode & ~0o222)
    try:
        status, _, err = scratch.run("--fix")
    finally:
        (scratch.root / path).chmod(mode)
    assert status == 2
    assert "posts/a.md cannot be written: it" in err
    assert "write-protected" in err
    assert "help: check the permissions" in err
    assert "kits/b.md was fixed" in err
    assert scratch.read() == POST
    assert list((scratch.root / "posts").iterdir()) == [scratch.root / "posts/a.md"]


def test_without_a_folder_for_what_is_unfinished(scratch: Scratch) -> None:
    scratch.write(".opsglint_cache", "somebody's file")
    scratch.run("--fix")
    assert scratch.read() == FIXED
    assert list((scratch.root / "posts").iterdir()) == [scratch.root / "posts/a.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk(scratch: Scratch) -> None:
    full = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))"
    done = scratch.process("--fix", before=full)
    _, err = done.communicate()
    assert done.returncode == 2
    assert "posts/a.md cannot be written: file too large" in err
    assert "check the free space" in err
    assert scratch.read() == POST
    assert not list((scratch.root / ".opsglint_cache/unfinished").iterdir())


def test_a_file_that_somebody_saves_meanwhile_is_not_overwritten(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def save_elsewhere(handle: int) -> None:
        real(handle)
        scratch.write("posts/a.md", "new words\n")

    monkeypatch.setattr(os, "fsync", save_elsewhere)
    status, _, err = scratch.run("--fix")
    assert status == 2
    assert "posts/a.md cannot be written: it was changed in the meantime\n  help: run opsglint again" in err
    assert scratch.read() == "new words\n"


def test_a_file_that_was_saved_after_the_check_is_checked_again(scratch: Scratch) -> None:
    request = Request(str(scratch.root), as_of="2026-11-20")
    checked = check(request)
    scratch.write("posts/a.md", POST.replace("Free", "All free"))
    fixed = fix(request, checked, unsafe=False)
    assert [change.after.decode() for change in fixed.changes] == [FIXED.replace("Free", "All free")]
