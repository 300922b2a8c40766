"""What a run finds does not depend on what was kept, on processes, or on the order of paths."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsglint.api import Request, check, judging
from opsglint.api.requests import Checked
from opsglint.engine.results import Result
from opsglint.engine.rows import rows_of

FAULTS = Path(__file__).parents[2] / "docs" / "example-with-faults"
CHOSEN = (
    "posts/kit*", "posts/sch*", "posts/ref*", "posts/lng00[125]*", "posts/sep00*", "posts/axs00[67]*", "posts/wvr*",
    "posts/prv011*", "posts/apr003*", "kits/*", "livestreams/*", "media/*", "accounts/acc01*",
    "accounts.yml", "opsglint.toml",
)  # fmt: skip
DAYS = ("2026-11-20", "2026-11-21", "2026-12-24T09:30-05:00", "2027-02-01")


def content(folder: Path) -> dict[str, bytes]:
    """Return a smaller repository with faults that rest on other documents, on files and on time."""
    paths = {path for pattern in CHOSEN for path in FAULTS.glob(pattern)}
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(paths)}


FILES = content(FAULTS)
DOCUMENTS = [path for path in FILES if path.endswith((".md", ".yml"))]
NAMES = st.sampled_from(sorted(FILES.keys() - {"opsglint.toml"}))

CHANGES = st.one_of(
    st.tuples(st.just("delete"), NAMES),
    st.tuples(st.just("restore"), NAMES),
    st.tuples(st.just("copy"), NAMES, NAMES),
    st.tuples(st.just("rename"), NAMES, st.sampled_from(["posts/moved.en.md", "posts/moved.fr.md", "kits/moved.fr.md", "media/moved.png"])),
    st.tuples(st.just("say"), st.sampled_from(DOCUMENTS), st.sampled_from(["\nA line more.\n", "\nUne ligne de plus @jane.doe\n"])),
    st.tuples(st.just("drop"), st.sampled_from(DOCUMENTS), st.integers(0, 30)),
)  # fmt: skip


def apply(root: Path, change: tuple[object, ...]) -> None:
    """Change one file of a repository."""
    kind, name, *rest = change
    path = root / str(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "delete":
        path.unlink(missing_ok=True)
    elif kind == "restore":
        path.write_bytes(FILES[str(name)])
    elif kind == "copy":
        path.write_bytes(FILES[str(rest[0])])
    elif path.exists() and kind == "rename":
        path.rename(root / str(rest[0]))
    elif path.exists() and kind == "say":
        path.write_bytes(path.read_bytes() + str(rest[0]).encode())
    elif path.exists():
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(line for at, line in enumerate(lines) if at != rest[0]))


def said(checked: Checked) -> str:
    """Return everything that a run says, byte for byte."""
    causes = [frozenset[str]()] * len(checked.diagnostics)
    rows = rows_of(Result(list(checked.diagnostics), causes, list(checked.waived), list(checked.faults)))
    return json.dumps([rows, repr(checked.summary)], indent=1)


@given(st.lists(st.tuples(st.lists(CHANGES, min_size=1, max_size=3), st.sampled_from(DAYS)), min_size=1, max_size=4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_warm_run_says_what_a_cold_one_says(
    tmp_path: Path, steps: list[tuple[list[tuple[object, ...]], str]]
) -> None:
    root, kept = tmp_path / "content", tmp_path / "kept"
    for folder in (root, kept):
        shutil.rmtree(folder, ignore_errors=True)
    for name in FILES:
        apply(root, ("restore", name))
    day = DAYS[0]
    warm = Request(str(root), as_of=day, cache_folder=str(kept), jobs=1)
    check(warm)
    for changes, day in steps:
        for change in changes:
            apply(root, change)
        warm = Request(str(root), as_of=day, cache_folder=str(kept), jobs=1)
        cold = Request(str(root), as_of=day, no_cache=True, jobs=1)
        assert said(check(warm)) == said(check(cold))
        assert said(check(warm)) == said(check(cold))


def test_many_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_FEWEST", 8)
    shutil.copytree(FAULTS, tmp_path / "content")
    one = Request(str(tmp_path / "content"), as_of=DAYS[0], no_cache=True, jobs=1)
    many = Request(str(tmp_path / "content"), as_of=DAYS[0], no_cache=True, jobs=3)
    assert said(check(many)) == said(check(one))
    warm = Request(str(tmp_path / "content"), as_of=DAYS[0], cache_folder=str(tmp_path / "kept"), jobs=3)
    assert said(check(warm)) == said(check(one))
    accounts = tmp_path / "content" / "accounts.yml"
    accounts.write_bytes(accounts.read_bytes() + b"\n# a remark\n")
    assert said(check(warm)) == said(check(one))


def test_a_helper_that_dies_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_FEWEST", 8)
    shutil.copytree(FAULTS, tmp_path / "content")
    request = Request(str(tmp_path / "content"), as_of=DAYS[0], no_cache=True, jobs=2)
    expected = said(check(replaced(request, jobs=1)))
    parent = os.getpid()
    entry = judging._Judging._entry

    def dying(self: judging._Judging, path: str) -> list[object]:
        if os.getpid() != parent:
            os._exit(9)
        return entry(self, path)

    monkeypatch.setattr(judging._Judging, "_entry", dying)
    assert said(check(request)) == expected


def replaced(request: Request, **changes: object) -> Request:
    """Return a request with some of its fields changed."""
    return dataclasses.replace(request, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("damage", ["cut", "flip", "foreign", "empty", "nested"])
def test_a_damaged_cache_is_passed_over_and_rewritten(tmp_path: Path, damage: str) -> None:
    shutil.copytree(FAULTS, tmp_path / "content")
    warm = Request(str(tmp_path / "content"), as_of=DAYS[0], cache_folder=str(tmp_path / "kept"))
    expected = said(check(warm))
    (file,) = (tmp_path / "kept").rglob("*.json")
    whole = file.read_bytes()
    file.write_bytes({
        "cut": whole[: len(whole) // 2], "flip": whole.replace(b"error", b"adv!!", 1),
        "foreign": b"another tool's file\n", "empty": b"", "nested": whole[:60] + b"[" * 100_000,
    }[damage])  # fmt: skip
    assert said(check(warm)) == expected
    assert file.read_bytes() == whole


def test_a_cache_that_came_with_the_repository_is_not_trusted(tmp_path: Path) -> None:
    shutil.copytree(FAULTS, tmp_path / "content")
    kept = tmp_path / "content" / "kept"
    warm = Request(str(tmp_path / "content"), as_of=DAYS[0], cache_folder=str(kept))
    expected = said(check(warm))
    for marker in kept.rglob(".gitignore"):
        marker.unlink()
    (file,) = kept.rglob("*.json")
    file.write_bytes(b"left as it is")
    assert said(check(warm)) == expected
    assert file.read_bytes() == b"left as it is"


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    shutil.copytree(FAULTS, tmp_path / "content")
    (tmp_path / "kept").write_text("a file where the folder should be")
    warm = Request(str(tmp_path / "content"), as_of=DAYS[0], cache_folder=str(tmp_path / "kept"))
    cold = Request(str(tmp_path / "content"), as_of=DAYS[0], no_cache=True)
    assert said(check(warm)) == said(check(cold))


@given(st.lists(CHANGES, min_size=1, max_size=3), st.booleans())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changed_says_the_same_when_it_judges_everything(
    tmp_path: Path, changes: list[tuple[object, ...]], is_warm: bool
) -> None:
    root, kept = tmp_path / "content", tmp_path / "kept"
    for folder in (root, kept):
        shutil.rmtree(folder, ignore_errors=True)
    for name in FILES:
        apply(root, ("restore", name))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "content")
    if is_warm:
        check(Request(str(root), as_of=DAYS[1], cache_folder=str(kept), jobs=1))
    for change in changes:
        apply(root, change)
    git(root, "add", "-A")
    some = Request(str(root), as_of=DAYS[0], changed=True, cache_folder=str(kept), jobs=1)
    few = said(check(some))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging._Judging, "_relevant", lambda self: None)
        assert few == said(check(replaced(some, no_cache=True)))
    assert few == said(check(some))


def git(root: Path, *arguments: str) -> None:
    """Run git in a repository."""
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


KILLED = """
import os, signal, sys
os.{step} = lambda *a: os.kill(os.getpid(), signal.SIGKILL)
from opsglint.cli import main
main(["check", "--as-of", "{day}", "--jobs", "1", "--cache-dir", sys.argv[1]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_run_that_is_killed_while_it_keeps_its_results(tmp_path: Path) -> None:
    shutil.copytree(FAULTS, tmp_path / "content")
    warm = Request(str(tmp_path / "content"), as_of=DAYS[0], cache_folder=str(tmp_path / "kept"))
    command = [sys.executable, "-c", KILLED.format(step="replace", day=DAYS[0]), str(tmp_path / "kept")]
    done = subprocess.run(command, cwd=tmp_path / "content", capture_output=True, check=False)
    assert done.returncode == -9
    assert not [*(tmp_path / "kept").rglob("*.json")]
    expected = said(check(replaced(warm, no_cache=True)))
    assert said(check(warm)) == expected
    assert said(check(warm)) == expected


def test_runs_side_by_side_say_the_same(tmp_path: Path) -> None:
    shutil.copytree(FAULTS, tmp_path / "content")
    command = [sys.executable, "-m", "opsglint", "check", "--as-of", DAYS[0], "--output-format", "json", "--cache-dir", str(tmp_path / "kept")]
    runs = [subprocess.Popen(command, cwd=tmp_path / "content", stdout=subprocess.PIPE) for _ in range(3)]
    texts = {run.communicate()[0] for run in runs}
    assert len(texts) == 1
    warm = Request(str(tmp_path / "content"), as_of=DAYS[0], cache_folder=str(tmp_path / "kept"))
    assert said(check(warm)) == said(check(replaced(warm, no_cache=True)))


def test_a_full_disk_is_no_reason_to_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FAULTS, tmp_path / "content")

    def full(*paths: str) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(os, "replace", full)
    warm = Request(str(tmp_path / "content"), as_of=DAYS[0], cache_folder=str(tmp_path / "kept"))
    assert said(check(warm)) == said(check(replaced(warm, no_cache=True)))
    assert [path.name for path in (tmp_path / "kept").rglob("*") if path.name.startswith(".tmp")] == []
