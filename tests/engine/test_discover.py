"""Which documents a repository has, and which of them the arguments name."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from opsglint.engine.discover import (
    EXCLUDED,
    FOREIGN,
    LEADS_OUT,
    UNTRACKED,
    Discovery,
    Named,
    Selection,
    discover,
    locate,
    select,
)


class Prefixes:
    """Stands in for the patterns of the configuration: folders and endings."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def match(self, path: str) -> bool:
        return path.startswith(self.names) or path.endswith(self.names)


def configures(path: str) -> bool:
    return os.path.basename(path) == "opsglint.toml" and os.path.isfile(path)


@pytest.fixture(autouse=True)
def _no_git_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in os.environ if one.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture(params=["git", "walk"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same files in a git repository and outside of one; the current folder."""
    folder = tmp_path / "root"
    for path in (
        "README.md",
        "accounts.yml",
        "posts/a.md",
        "posts/B.MARKDOWN",
        "posts/c.Md",
        "posts/picture.jpg",
        "posts/.hidden.md",
        ".github/template.md",
        ".github/.inner/x.md",
        "archive/old.md",
        "ignored/x.md",
        "fixture/opsglint.toml",
        "fixture/posts/f.md",
        "fixture/deep/opsglint.toml",
        "fixture/deep/g.md",
        "two words/é\n.md",
    ):
        write(folder, path)
    write(folder, ".gitignore", "ignored/\n")
    if request.param == "git":
        git(folder, "init", "-q")
        git(folder, "add", "-A")
    monkeypatch.chdir(folder)
    return folder


def write(root: Path, path: str, text: str = "x\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(("git", *arguments), cwd=root, check=True, capture_output=True)


def find(
    root: Path, *arguments: str, exclude: tuple[str, ...] = (), tracked_only: bool = False
) -> Discovery:
    return discover(str(root), arguments, Prefixes(*exclude), configures, tracked_only)


def chosen(root: Path, *arguments: str, exclude: tuple[str, ...] = ()) -> Selection:
    return select(arguments, find(root, *arguments, exclude=exclude))


DOCUMENTS = (
    "README.md",
    "archive/old.md",
    "posts/.hidden.md",
    "posts/B.MARKDOWN",
    "posts/a.md",
    "posts/c.Md",
    "two words/é\n.md",
)


def test_documents(root: Path) -> None:
    discovery = find(root)
    assert discovery.documents == DOCUMENTS
    assert discovery.nested == ("fixture",)
    assert discovery.passed_over == ()
    assert discovery.from_git is (root / ".git").exists()
    assert discovery.files.exists("posts/picture.jpg")
    assert discovery.files.exists("fixture/posts/f.md")
    assert discovery.files.exists("ignored/x.md")


def test_excluded(root: Path) -> None:
    discovery = find(root, exclude=("archive/", "fixture/"))
    assert set(DOCUMENTS) - set(discovery.documents) == {"archive/old.md"}
    assert discovery.nested == ()
    assert discovery.files.exists("archive/old.md")


def test_files_of_an_excluded_nested_repository_stay_out(root: Path) -> None:
    discovery = find(root, exclude=("fixture/opsglint.toml",))
    assert discovery.documents == DOCUMENTS
    assert discovery.nested == ()


def test_everything_without_arguments(root: Path) -> None:
    assert chosen(root) == Selection(DOCUMENTS, nested=("fixture",))
    assert chosen(root, ".") == Selection(DOCUMENTS, nested=("fixture",))


def test_files_and_folders(root: Path) -> None:
    assert chosen(root, "posts/a.md", "archive").documents == ("archive/old.md", "posts/a.md")
    assert chosen(root, "posts/", "./posts/../archive/old.md").documents == (
        "archive/old.md",
        "posts/.hidden.md",
        "posts/B.MARKDOWN",
        "posts/a.md",
        "posts/c.Md",
    )
    assert chosen(root, str(root / "README.md")) == Selection(("README.md",))
    assert chosen(root, "post").documents == ()


def test_from_a_subfolder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "posts")
    assert chosen(root, "a.md", "../archive").documents == ("archive/old.md", "posts/a.md")
    assert len(chosen(root, ".").documents) == 4


def test_other_files_are_kept_as_named(root: Path) -> None:
    selection = chosen(root, "accounts.yml", "posts/picture.jpg", "accounts.yml")
    assert selection == Selection((), named=("accounts.yml", "posts/picture.jpg"))


def test_missing_and_outside(root: Path) -> None:
    selection = chosen(root, "posts/gone.md", "nowhere", "../x.md", "/", "posts/a.md")
    assert selection.missing == (
        Named("posts/gone.md", "posts/gone.md"),
        Named("nowhere", "nowhere"),
    )
    assert selection.outside == ("../x.md", "/")
    assert selection.documents == ("posts/a.md",)


def test_a_deleted_file_is_missing(root: Path) -> None:
    (root / "posts/a.md").unlink()
    discovery = find(root)
    assert "posts/a.md" not in discovery.documents
    assert not discovery.files.exists("posts/a.md")
    assert chosen(root, "posts/a.md").missing == (Named("posts/a.md", "posts/a.md"),)


def test_nested_repositories_of_the_arguments(root: Path) -> None:
    assert chosen(root, "fixture").nested == ("fixture",)
    assert chosen(root, "fixture/posts/f.md") == Selection((), nested=("fixture",))
    assert chosen(root, "fixture/gone.md") == Selection((), nested=("fixture",))
    assert chosen(root, "posts").nested == ()


def test_named_but_excluded_is_passed_over(root: Path) -> None:
    arguments = ("archive/old.md", "posts/a.md", "fixture/posts/f.md", "archive")
    discovery = find(root, *arguments, exclude=("archive/", "fixture/"))
    assert discovery.passed_over == (
        Named("archive/old.md", "archive/old.md", EXCLUDED),
        Named("fixture/posts/f.md", "fixture/posts/f.md", EXCLUDED),
        Named("archive", "archive", EXCLUDED),
    )
    assert select(arguments, discovery) == Selection(("posts/a.md",))


def test_named_though_hidden_or_ignored(root: Path) -> None:
    selection = chosen(root, ".github/template.md", "ignored/x.md")
    assert selection.documents == (".github/template.md", "ignored/x.md")
    assert chosen(root, ".github/.inner").documents == (
        (".github/.inner/x.md",) if (root / ".git").exists() else ()
    )
    assert ".github/template.md" not in chosen(root, ".").documents


def test_links(root: Path) -> None:
    write(root.parent, "outside/secret.md")
    (root / "out.md").symlink_to("../outside/secret.md")
    (root / "out").symlink_to("../outside")
    (root / "in.md").symlink_to("posts/a.md")
    (root / "in").symlink_to("posts")
    (root / "broken.md").symlink_to("nowhere.md")
    if (root / ".git").exists():
        git(root, "add", "-A")
    assert set(find(root).documents) == {*DOCUMENTS, "in.md"}
    discovery = find(root, "out.md", "in/a.md")
    assert discovery.passed_over == (Named("out.md", "out.md", LEADS_OUT),)
    assert select(("out.md", "in/a.md"), discovery) == Selection(("posts/a.md",))


def test_a_folder_that_became_a_link(root: Path) -> None:
    """The index of git still names the files, but they lie outside now."""
    (root / "archive").rename(root.parent / "elsewhere")
    (root / "archive").symlink_to("../elsewhere")
    assert "archive/old.md" not in find(root).documents


def test_the_root_by_another_way(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root.parent / "entry").symlink_to(root)
    assert chosen(root, str(root.parent / "entry" / "README.md")).documents == ("README.md",)
    assert chosen(root.parent / "entry", str(root / "posts/a.md")).documents == ("posts/a.md",)
    assert find(root.parent / "entry").documents == DOCUMENTS


def test_letter_case_of_an_argument(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk without letter case an argument is taken for the file that it opens."""
    files = find(root).files
    assert locate("Posts/A.md", files) == "Posts/A.md"
    monkeypatch.setattr(os.path, "lexists", lambda path: True)
    monkeypatch.setattr(os.path, "samefile", lambda left, right: True)
    assert locate("Posts/A.md", files) == "posts/a.md"


def test_a_root_below_the_work_tree(root: Path) -> None:
    assert find(root / "fixture").documents == ("posts/f.md",)
    assert find(root / "fixture").nested == ("deep",)


def test_a_root_that_is_ignored_is_searched(root: Path) -> None:
    discovery = find(root / "ignored")
    assert discovery.documents == ("x.md",)
    assert not discovery.from_git


def test_an_empty_folder(tmp_path: Path) -> None:
    assert find(tmp_path).documents == ()


def test_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert find(root).documents == DOCUMENTS
    assert find(root, tracked_only=True).documents == DOCUMENTS


class TestGit:
    @pytest.fixture
    def root(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "root"
        write(folder, "posts/a.md")
        write(folder, ".gitignore", "*.jpg\n")
        git_start(folder)
        monkeypatch.chdir(folder)
        return folder

    def test_only_tracked_files_count_inside_pre_commit(self, root: Path) -> None:
        write(root, "posts/new.md")
        write(root, "posts/photo.jpg")
        write(root, "notes.txt")
        write(root, "fresh/opsglint.toml")
        every = find(root)
        assert every.documents == ("posts/a.md", "posts/new.md")
        assert every.files.exists("posts/photo.jpg")
        assert every.nested == ("fresh",)
        arguments = ("posts/new.md", "notes.txt", "posts")
        only = find(root, *arguments, tracked_only=True)
        assert only.documents == ("posts/a.md",)
        assert only.nested == ()
        assert not only.files.exists("posts/new.md")
        assert not only.files.exists("posts/photo.jpg")
        assert only.passed_over == (
            Named("posts/new.md", "posts/new.md", UNTRACKED),
            Named("notes.txt", "notes.txt", UNTRACKED),
        )
        assert select(arguments, only) == Selection(("posts/a.md",))

    def test_ignored_but_tracked(self, root: Path) -> None:
        write(root, "posts/kept.jpg")
        git(root, "add", "-f", "posts/kept.jpg")
        assert find(root, tracked_only=True).files.exists("posts/kept.jpg")

    def test_repositories_of_their_own(self, root: Path) -> None:
        write(root, "inner/x.md")
        git_start(root / "inner")
        write(root, "configured/x.md")
        write(root, "configured/opsglint.toml")
        git_start(root / "configured")
        discovery = find(root, "inner/x.md", "configured/x.md")
        assert discovery.documents == ("posts/a.md",)
        assert discovery.nested == ("configured",)
        assert discovery.passed_over == (Named("inner/x.md", "inner/x.md", FOREIGN),)
        assert select(("inner/x.md",), discovery) == Selection(())
        assert find(root / "inner").documents == ("x.md",)

    def test_a_sparse_checkout(self, root: Path) -> None:
        write(root, "far/away.md")
        git(root, "add", "-A")
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.ca")
        git(root, *identity, "commit", "-qm", "m")
        git(root, "sparse-checkout", "set", "--no-cone", "/posts/")
        discovery = find(root)
        assert discovery.documents == ("posts/a.md",)
        assert discovery.files.exists("far/away.md")

    def test_an_empty_index_inside_pre_commit(self, tmp_path: Path) -> None:
        write(tmp_path, "fresh/x.md")
        git(tmp_path / "fresh", "init", "-q")
        assert find(tmp_path / "fresh", tracked_only=True).documents == ()
        assert find(tmp_path / "fresh").documents == ("x.md",)


def git_start(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
