"""Whether a file is there is answered exactly, and cheaply."""

from __future__ import annotations

import inspect
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from opsglint.engine.files import FileTree
from opsglint.engine.listing import Listing, walk

PATHS = (
    "accounts.yml",
    "media/Clinic Photo.jpg",
    "media/été.png",
    "posts/2026/flu-clinics.en.md",
    "posts/2026/flu-clinics.fr.md",
    "posts/2026/flu-shots.en.md",
    "posts/old/rare-name.en.md",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    for path in PATHS:
        write(folder, path)
    return folder


def write(root: Path, path: str, text: str = "x\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def tree(root: Path, on_disk: bool = False) -> FileTree:
    return FileTree(str(root), walk(str(root)), on_disk)


@pytest.mark.parametrize("on_disk", [True, False])
def test_exists(root: Path, on_disk: bool) -> None:
    files = tree(root, on_disk)
    assert all(map(files.exists, PATHS))
    assert files.exists("./posts/../accounts.yml")
    for path in ("Accounts.yml", "posts", "", ".", "accounts.yml/", "accounts.yml/x", "../root"):
        assert files.exists(path) is (path == "accounts.yml/"), path
    assert not files.exists("../root/accounts.yml")
    assert not files.exists(str(root / "accounts.yml"))
    assert not files.exists("a\0b")


def test_no_question_to_the_disk_for_listed_files(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tree(root, on_disk=True)
    for name in ("stat", "lstat", "listdir", "scandir"):
        monkeypatch.delattr(os, name)
    assert all(map(files.exists, PATHS))
    assert files.is_directory("posts/2026")


def test_ignored_files_are_looked_up_on_the_disk(root: Path) -> None:
    listing = Listing(frozenset({"accounts.yml"}))
    assert FileTree(str(root), listing).exists("media/été.png")
    assert not FileTree(str(root), listing).exists("media/ÉTÉ.png")
    assert not FileTree(str(root), listing).exists("media")
    assert not FileTree(str(root), listing, on_disk=False).exists("media/été.png")
    assert FileTree(str(root), listing).is_directory("media")
    assert not FileTree(str(root), listing, on_disk=False).is_directory("media")


def test_exact_case_on_disks_that_do_not_care(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On such a disk every spelling of a name is there, but one alone is listed."""
    monkeypatch.setattr(os.path, "lexists", lambda path: True)
    monkeypatch.setattr(os.path, "isfile", lambda path: True)
    files = FileTree(str(root), Listing(frozenset()))
    assert files.exists("media/Clinic Photo.jpg")
    assert not files.exists("media/clinic photo.jpg")
    assert not files.exists("Media/Clinic Photo.jpg")
    assert files.same_but_case("Media/clinic photo.jpg") == "media/Clinic Photo.jpg"


@pytest.mark.parametrize("on_disk", [True, False])
def test_same_but_case(root: Path, on_disk: bool) -> None:
    files = tree(root, on_disk)
    assert files.same_but_case("Media/clinic photo.JPG") == "media/Clinic Photo.jpg"
    decomposed = unicodedata.normalize("NFD", "media/été.png")
    assert files.same_but_case(decomposed) == "media/été.png"
    assert files.same_but_case("accounts.yml") is None
    assert files.same_but_case("account.yml") is None
    assert files.same_but_case("../ACCOUNTS.yml") is None


def test_is_directory(root: Path) -> None:
    files = tree(root)
    assert all(map(files.is_directory, ("", ".", "posts", "posts/2026", "posts/2026/")))
    assert not any(map(files.is_directory, ("Posts", "post", "accounts.yml", "..", "/")))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("posts/2026/flu-clinic.en.md", "posts/2026/flu-clinics.en.md"),
        ("post/2026/flu-clinics.en.md", "posts/2026/flu-clinics.en.md"),
        ("Posts/2026/Flu-Clinics.en.md", "posts/2026/flu-clinics.en.md"),
        ("posts/2026/rare-name.en.md", "posts/old/rare-name.en.md"),
        ("rare-name.en.md", "posts/old/rare-name.en.md"),
        ("posts/2026/flu-shots.fr.md", None),
        ("posts/2026/flu-clinic.fr.md", "posts/2026/flu-clinics.fr.md"),
        ("accounts.yaml", "accounts.yml"),
        ("something/else/entirely.md", None),
        ("", None),
    ],
)
def test_nearest(root: Path, path: str, expected: str | None) -> None:
    assert tree(root).nearest(path) == expected


def test_nearest_does_not_take_long_in_a_large_folder() -> None:
    paths = frozenset(f"posts/2026-{number:05}-announcement.en.md" for number in range(20_000))
    files = FileTree("/root", Listing(paths), on_disk=False)
    assert files.nearest("posts/2026-00042-anouncement.en.md") == (
        "posts/2026-00042-announcement.en.md"
    )


class TestLinks:
    @pytest.fixture
    def linked(self, root: Path) -> Path:
        write(root.parent, "outside/secret.md")
        (root / "out.md").symlink_to("../outside/secret.md")
        (root / "out").symlink_to("../outside")
        (root / "in.md").symlink_to("posts/old/rare-name.en.md")
        (root / "in").symlink_to("posts/old")
        (root / "broken.md").symlink_to("nowhere.md")
        (root / "loop.md").symlink_to("loop.md")
        return root

    @pytest.mark.parametrize("on_disk", [True, False])
    def test_leaves_root(self, linked: Path, on_disk: bool) -> None:
        files = tree(linked, on_disk)
        for path in ("out.md", "out/secret.md", "../x", "..", "a/../../x", "/etc/hosts"):
            assert files.leaves_root(path), path
        for path in ("in.md", "in/rare-name.en.md", "accounts.yml", "missing/x.md", "", "loop.md"):
            assert not files.leaves_root(path), path

    @pytest.mark.parametrize("on_disk", [True, False])
    def test_exists(self, linked: Path, on_disk: bool) -> None:
        files = tree(linked, on_disk)
        assert files.exists("in.md")
        assert files.exists("in/rare-name.en.md")
        assert not files.exists("in/missing.md")
        assert not files.exists("broken.md")
        assert not files.exists("loop.md")

    def test_a_root_reached_by_a_link(self, linked: Path) -> None:
        entry = linked.parent / "entry"
        entry.symlink_to(linked)
        files = tree(entry)
        assert files.exists("accounts.yml")
        assert not files.leaves_root("in.md")
        assert files.leaves_root("out.md")


class TestWalk:
    def test_hidden_folders_and_ignored_files(self, root: Path) -> None:
        write(root, ".gitignore", "*.log\n/media/\nbuild\n!keep.log\n[z-a]\n")
        write(root, "posts/.gitignore", "!*.log\nold\n")
        for path in (".hidden/x.md", "a.log", "keep.log", "posts/b.log", "x/build/c.md", ".x.md"):
            write(root, path)
        assert walk(str(root)).paths == {
            ".gitignore",
            ".x.md",
            "accounts.yml",
            "keep.log",
            "posts/.gitignore",
            "posts/b.log",
            "posts/2026/flu-clinics.en.md",
            "posts/2026/flu-clinics.fr.md",
            "posts/2026/flu-shots.en.md",
        }

    def test_links_are_listed_and_not_followed(self, root: Path) -> None:
        (root / "again").symlink_to(".")
        (root / "in.md").symlink_to("accounts.yml")
        listing = walk(str(root))
        assert listing.links == {"again", "in.md"}
        assert listing.paths == {*PATHS, "again", "in.md"}

    def test_repositories_of_their_own(self, root: Path) -> None:
        write(root, "inner/x.md")
        (root / "inner" / ".git").mkdir()
        write(root, ".git/config")
        listing = walk(str(root))
        assert listing.repositories == {"inner"}
        assert listing.paths == set(PATHS)

    def test_very_deep_folders(self, tmp_path: Path) -> None:
        deep = tmp_path.joinpath(*["d"] * 200)
        deep.mkdir(parents=True)
        (deep / "x.md").touch()
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(len(inspect.stack()) + 100)
        try:
            assert len(walk(str(tmp_path)).paths) == 1
        finally:
            sys.setrecursionlimit(limit)

    def test_what_cannot_be_read_is_empty(self, tmp_path: Path) -> None:
        assert walk(str(tmp_path / "missing")).paths == frozenset()
