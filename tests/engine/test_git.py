"""What git is asked, in the places and under the circumstances in which hooks run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from opsglint.engine import git
from opsglint.engine.git import Changes, NoBase, changes, changes_since, read_at, work_tree

ODD = "posts/ré sumé\nof \"2\" 'days'.md"


@pytest.fixture(autouse=True)
def _no_git_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in os.environ if one.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.ca")


def run(folder: Path, *arguments: str) -> str:
    command = ("git", "-c", "protocol.file.allow=always", *arguments)
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one commit of `posts/a.md` and `other/b.md`."""
    folder = tmp_path / "root"
    write(folder, "posts/a.md", "first\n" * 20)
    write(folder, "other/b.md", "b\n")
    run(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


def write(root: Path, path: str, text: str = "x\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def commit(root: Path, message: str = "m") -> str:
    run(root, "add", "-A")
    run(root, "commit", "-qm", message, "--no-verify")
    return run(root, "rev-parse", "HEAD")


def found(root: Path) -> Changes:
    answer = changes(str(root))
    assert answer is not None
    return answer


def test_work_tree(root: Path, tmp_path: Path) -> None:
    assert work_tree(str(root)) == os.path.realpath(root)
    assert work_tree(str(root / "posts")) == os.path.realpath(root)
    assert work_tree(str(root / ".git")) is None
    assert work_tree(str(tmp_path)) is None
    assert work_tree(str(tmp_path / "missing")) is None


def test_a_folder_with_a_line_break_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "two\nlines"
    write(folder, "a.md")
    run(folder, "init", "-q")
    assert work_tree(str(folder)) == os.path.realpath(folder)
    run(folder, "add", "-A")
    assert found(folder).added == {"a.md"}


def test_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert work_tree(str(root)) is None
    assert changes(str(root)) is None
    assert git.listing(str(root), False) is None
    assert read_at(str(root), "HEAD", ["posts/a.md"]) == {}


def test_a_git_of_the_current_folder_is_never_run(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, "git", "#!/bin/sh\necho /\necho /\n")
    (root / "git").chmod(0o755)
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", ".")
    assert work_tree(str(root)) is None


def test_too_slow_is_no_answer(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "_TIMEOUT", 0.0)
    assert work_tree(str(root)) is None


def test_nothing_staged(root: Path) -> None:
    write(root, "posts/a.md", "not staged\n")
    write(root, "posts/new.md")
    assert found(root) == Changes(base=run(root, "rev-parse", "HEAD"))


def test_every_kind_of_change(root: Path) -> None:
    write(root, "posts/moved.md", "a\nlong\ntext\nthat\nstays\n")
    write(root, "posts/gone.md", "quite\nanother\n")
    commit(root)
    write(root, "posts/a.md", "changed\n")
    write(root, ODD)
    run(root, "mv", "posts/moved.md", "posts/mové d.md")
    run(root, "rm", "-q", "posts/gone.md")
    run(root, "add", "-A")
    answer = found(root)
    assert answer.changed == {"posts/a.md"}
    assert answer.added == {ODD}
    assert answer.deleted == {"posts/gone.md"}
    assert answer.renamed == {"posts/mové d.md": "posts/moved.md"}


def test_a_rename_with_a_change_is_a_rename_alone(root: Path) -> None:
    run(root, "mv", "posts/a.md", "posts/z.md")
    write(root, "posts/z.md", "first\n" * 20 + "more\n")
    run(root, "add", "-A")
    answer = found(root)
    assert answer.renamed == {"posts/z.md": "posts/a.md"}
    assert not answer.added | answer.changed | answer.deleted


def test_renames_are_found_whatever_the_configuration(root: Path) -> None:
    run(root, "config", "diff.renames", "false")
    run(root, "config", "status.relativePaths", "false")
    run(root, "mv", "posts/a.md", "posts/z.md")
    assert found(root).renamed == {"posts/z.md": "posts/a.md"}


def test_before_the_first_commit(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    write(tmp_path, "a.md")
    run(tmp_path, "add", "-A")
    answer = found(tmp_path)
    assert answer.added == {"a.md"}
    assert read_at(str(tmp_path), answer.base, ["a.md"]) == {}


def test_a_root_in_a_subfolder(root: Path) -> None:
    write(root, "posts/in.md")
    write(root, "other/out.md")
    run(root, "mv", "posts/a.md", "other/a.md")
    run(root, "add", "-A")
    answer = found(root / "posts")
    assert (answer.added, answer.deleted) == (frozenset({"in.md"}), frozenset({"a.md"}))
    assert not answer.renamed
    assert read_at(str(root / "posts"), answer.base, ["a.md"]) == {"a.md": b"first\n" * 20}


def test_read_at(root: Path) -> None:
    write(root, ODD, "odd\n")
    write(root, "posts/:weird name blob 3", "colon\n")
    write(root, "empty.md", "")
    (root / "bytes.md").write_bytes(b"\xff\0\n\n")
    commit(root)
    write(root, "posts/a.md", "changed\n")
    names = [
        "missing here.md",
        "posts/a.md",
        "posts",
        ODD,
        "posts/:weird name blob 3",
        "gone\nnow.md",
        "empty.md",
        "bytes.md",
    ]
    assert read_at(str(root), "HEAD", names) == {
        "posts/a.md": b"first\n" * 20,
        ODD: b"odd\n",
        "posts/:weird name blob 3": b"colon\n",
        "empty.md": b"",
        "bytes.md": b"\xff\0\n\n",
    }
    assert read_at(str(root), "HEAD", []) == {}
    assert read_at(str(root), "no-such-commit", ["posts/a.md"]) == {}


def test_read_very_many(root: Path) -> None:
    names = [f"many/{number}.md" for number in range(3000)]
    for name in names:
        write(root, name, name * 50)
    commit(root)
    contents = read_at(str(root), "HEAD", names)
    assert contents == {name: (name * 50).encode() for name in names}


class TestBetween:
    """What a push or a merge request changes, as pre-commit tells it."""

    @pytest.fixture
    def refs(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
        """`main` and `topic` have each one commit since they parted."""
        run(root, "checkout", "-qb", "topic")
        write(root, "posts/topic.md")
        last = commit(root)
        run(root, "checkout", "-q", "main")
        write(root, "posts/main.md")
        first = commit(root)
        monkeypatch.setenv("PRE_COMMIT_FROM_REF", first)
        monkeypatch.setenv("PRE_COMMIT_TO_REF", last)
        return first, last

    def test_since_they_parted(self, root: Path, refs: tuple[str, str]) -> None:
        write(root, "posts/staged.md")
        run(root, "add", "-A")
        answer = found(root)
        assert answer.added == {"posts/topic.md"}
        assert not answer.deleted
        assert answer.base == run(root, "merge-base", *refs)

    def test_names_of_branches(
        self, root: Path, refs: tuple[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PRE_COMMIT_FROM_REF", "main")
        monkeypatch.setenv("PRE_COMMIT_TO_REF", "topic")
        assert found(root).added == {"posts/topic.md"}

    def test_nothing_in_common(
        self, root: Path, refs: tuple[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run(root, "checkout", "-q", "--orphan", "fresh")
        run(root, "rm", "-rfq", "other")
        monkeypatch.setenv("PRE_COMMIT_TO_REF", commit(root))
        answer = found(root)
        assert answer.base == refs[0]
        assert answer.deleted == {"other/b.md"}

    def test_a_new_branch_has_no_beginning(
        self, root: Path, refs: tuple[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PRE_COMMIT_FROM_REF", "0" * 40)
        assert found(root).added == {"posts/a.md", "posts/topic.md", "other/b.md"}

    @pytest.mark.parametrize("name", ["no-such-branch", "--output=x", "-"])
    def test_unknown_commits(
        self, root: Path, refs: tuple[str, str], monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.setenv("PRE_COMMIT_FROM_REF", name)
        assert changes(str(root)) is None


class TestSince:
    """What the work tree changed since it parted from a base."""

    @pytest.fixture
    def topic(self, root: Path) -> Path:
        """`main` went on after `topic`, which is checked out, had parted from it."""
        run(root, "checkout", "-qb", "topic")
        write(root, "posts/topic.md")
        commit(root)
        run(root, "checkout", "-q", "main")
        write(root, "posts/main.md")
        commit(root)
        run(root, "checkout", "-q", "topic")
        return root

    def since(self, root: Path, tracked_only: bool = False) -> Changes:
        answer = changes_since(str(root), "main", tracked_only)
        assert isinstance(answer, Changes)
        return answer

    def test_commits_the_index_and_the_work_tree_count(self, topic: Path) -> None:
        write(topic, "posts/staged.md", "s\n")
        run(topic, "add", "-A")
        write(topic, "posts/new.md", "n\n")
        write(topic, "other/b.md", "changed\n")
        (topic / "posts/a.md").unlink()
        answer = self.since(topic)
        assert answer.base == run(topic, "merge-base", "main", "topic")
        assert answer.added == {"posts/topic.md", "posts/staged.md", "posts/new.md"}
        assert answer.changed == {"other/b.md"}
        assert answer.deleted == {"posts/a.md"}
        assert self.since(topic, True).added == {"posts/topic.md", "posts/staged.md"}

    def test_ignored_files_and_repositories_inside_do_not_count(self, topic: Path) -> None:
        write(topic, ".gitignore", "*.tmp\n")
        write(topic, "a.tmp")
        write(topic, "inner/a.md")
        run(topic / "inner", "init", "-q")
        run(topic / "inner", "add", "-A")
        run(topic / "inner", "commit", "-qm", "m")
        assert self.since(topic).added == {"posts/topic.md", ".gitignore"}

    def test_a_file_taken_out_of_the_index_alone_is_changed(self, topic: Path) -> None:
        run(topic, "rm", "-q", "--cached", "other/b.md")
        answer = self.since(topic)
        assert (answer.changed, answer.deleted) == ({"other/b.md"}, frozenset())
        assert self.since(topic, True).deleted == {"other/b.md"}

    def test_a_rename(self, topic: Path) -> None:
        run(topic, "mv", "posts/a.md", "posts/c.md")
        write(topic, "posts/c.md", "first\n" * 20 + "more\n")
        answer = self.since(topic)
        assert answer.renamed == {"posts/c.md": "posts/a.md"}
        assert answer.added == {"posts/topic.md"}
        assert not answer.deleted

    def test_from_a_folder_below(self, topic: Path) -> None:
        write(topic, "other/new.md")
        assert self.since(topic / "posts").added == {"topic.md"}

    @pytest.mark.parametrize("name", ["", "no-such-branch", "--output=x", "HEAD:posts"])
    def test_no_such_commit(self, topic: Path, name: str) -> None:
        assert changes_since(str(topic), name, False) is NoBase.UNKNOWN

    def test_nothing_in_common(self, topic: Path) -> None:
        run(topic, "checkout", "-q", "--orphan", "fresh")
        run(topic, "commit", "-qm", "m")
        assert changes_since(str(topic), "main", False) is NoBase.APART

    def test_nothing_is_written(self, topic: Path) -> None:
        before = (topic / ".git" / "index").stat().st_mtime_ns
        os.utime(topic / "posts" / "a.md")
        self.since(topic)
        assert (topic / ".git" / "index").stat().st_mtime_ns == before

    def test_without_git(self, topic: Path, tmp_path: Path) -> None:
        assert changes_since(str(tmp_path), "main", False) is None


HOOK = """\
#!/bin/sh
cd "{folder}"
exec "{python}" -c '
import sys
from opsglint.engine import git
answer = git.changes(sys.argv[1])
tree = git.listing(sys.argv[1], True)
old = git.read_at(sys.argv[1], answer.base, ["posts/a.md"])
text = repr((sorted(answer.added), sorted(answer.changed), sorted(tree.paths), len(old)))
open(sys.argv[2], "w").write(text)
' "{root}" "{report}"
"""


class TestHooks:
    """Hooks are run with variables that tell where git is, and which index is meant."""

    @pytest.fixture
    def report(self, root: Path, tmp_path: Path) -> Path:
        self.install(root / ".git", root, tmp_path)
        return tmp_path / "report"

    def install(self, directory: Path, root: Path, tmp_path: Path, folder: str = ".") -> None:
        hook = directory / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        text = HOOK.format(
            folder=folder, python=sys.executable, root=root, report=tmp_path / "report"
        )
        hook.write_text(text, encoding="utf-8")
        hook.chmod(0o755)

    def test_commit(self, root: Path, report: Path) -> None:
        write(root, "posts/new.md")
        write(root, "posts/a.md", "changed\n")
        run(root, "add", "posts/new.md")
        run(root, "commit", "-qm", "m")
        tree = ["other/b.md", "posts/a.md", "posts/new.md"]
        assert report.read_text() == repr((["posts/new.md"], [], tree, 1))

    def test_commit_all(self, root: Path, report: Path) -> None:
        write(root, "posts/a.md", "changed\n")
        run(root, "commit", "-qam", "m")
        assert report.read_text() == repr(([], ["posts/a.md"], ["other/b.md", "posts/a.md"], 1))

    def test_commit_of_one_file(self, root: Path, report: Path) -> None:
        write(root, "posts/a.md", "changed\n")
        write(root, "posts/new.md")
        run(root, "add", "posts/new.md")
        run(root, "commit", "-qm", "m", "posts/a.md")
        assert report.read_text() == repr(([], ["posts/a.md"], ["other/b.md", "posts/a.md"], 1))

    def test_from_a_subfolder(self, root: Path, report: Path, tmp_path: Path) -> None:
        self.install(root / ".git", root / "posts", tmp_path, folder="posts")
        write(root, "posts/new.md")
        run(root, "add", "-A")
        run(root / "posts", "commit", "-qm", "m", "new.md")
        assert report.read_text() == repr((["new.md"], [], ["a.md", "new.md"], 0))

    def test_linked_work_tree(self, root: Path, report: Path, tmp_path: Path) -> None:
        linked = tmp_path / "linked"
        run(root, "worktree", "add", "-q", str(linked), "-b", "topic")
        self.install(root / ".git", linked, tmp_path)
        write(linked, "posts/a.md", "changed\n")
        run(linked, "commit", "-qam", "m")
        assert report.read_text() == repr(([], ["posts/a.md"], ["other/b.md", "posts/a.md"], 1))

    def test_submodule(self, root: Path, tmp_path: Path) -> None:
        outer = tmp_path / "outer"
        outer.mkdir()
        run(outer, "init", "-q")
        run(outer, "submodule", "add", "-q", str(root), "sub")
        self.install(outer / ".git" / "modules" / "sub", outer / "sub", tmp_path)
        write(outer / "sub", "posts/a.md", "changed\n")
        run(outer / "sub", "commit", "-qam", "m")
        report = tmp_path / "report"
        assert report.read_text() == repr(([], ["posts/a.md"], ["other/b.md", "posts/a.md"], 1))
        assert work_tree(str(outer / "sub")) == os.path.realpath(outer / "sub")

    def test_a_hook_of_another_repository(self, root: Path, tmp_path: Path) -> None:
        """The index that the hook is told of is not used for the repository that is asked about."""
        outer = tmp_path / "outer"
        write(outer, "outer.md")
        run(outer, "init", "-q")
        self.install(outer / ".git", root, tmp_path)
        write(root, "posts/new.md")
        run(root, "add", "-A")
        run(outer, "add", "-A")
        run(outer, "commit", "-qam", "m")
        tree = ["other/b.md", "posts/a.md", "posts/new.md"]
        assert (tmp_path / "report").read_text() == repr((["posts/new.md"], [], tree, 1))


def test_git_folder_apart_from_the_work_tree(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".git").rename(tmp_path / "apart")
    write(root, "posts/new.md")
    monkeypatch.chdir(root)
    assert work_tree(str(root)) is None
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "apart"))
    monkeypatch.setenv("GIT_WORK_TREE", str(root))
    run(root, "add", "-A")
    assert found(root).added == {"posts/new.md"}
    assert found(root / "posts").added == {"new.md"}
    assert work_tree(str(tmp_path)) is None


def test_an_index_elsewhere(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    run(root, "read-tree", "HEAD")
    write(root, "posts/new.md")
    run(root, "add", "posts/new.md")
    assert found(root).added == {"posts/new.md"}
    monkeypatch.chdir(tmp_path)
    assert found(root).added == frozenset()


def test_listing(root: Path) -> None:
    write(root, ".gitignore", "*.jpg\nignored/\n")
    write(root, ODD)
    write(root, "posts/gone.md")
    (root / "link.md").symlink_to("posts/a.md")
    commit(root)
    (root / "posts/gone.md").unlink()
    write(root, "new.md")
    write(root, "picture.jpg")
    write(root, "ignored/x.md")
    write(root, "inner/x.md")
    run(root / "inner", "init", "-q")
    tracked = {".gitignore", "link.md", "other/b.md", "posts/a.md", ODD}
    everything = git.listing(str(root), False)
    assert everything is not None
    assert everything.paths == tracked | {"new.md"}
    assert everything.links == {"link.md"}
    assert everything.untracked == {"new.md"}
    assert everything.repositories == {"inner"}
    only = git.listing(str(root), True)
    assert only is not None
    assert only.paths == tracked
    below = git.listing(str(root / "other"), False)
    assert below is not None
    assert below.paths == {"b.md"}


def test_listing_of_a_sparse_checkout(root: Path) -> None:
    run(root, "sparse-checkout", "set", "--no-cone", "/posts/")
    answer = git.listing(str(root), True)
    assert answer is not None
    assert answer.paths == {"posts/a.md", "other/b.md"}
    assert answer.absent == {"other/b.md"}


def test_listing_during_a_merge_conflict(root: Path) -> None:
    run(root, "checkout", "-qb", "topic")
    write(root, "posts/a.md", "topic\n")
    commit(root)
    run(root, "checkout", "-q", "main")
    write(root, "posts/a.md", "main\n")
    commit(root)
    with pytest.raises(subprocess.CalledProcessError):
        run(root, "merge", "topic")
    answer = git.listing(str(root), True)
    assert answer is not None
    assert answer.paths == {"posts/a.md", "other/b.md"}
    assert found(root).changed == {"posts/a.md"}


def test_no_program_of_the_repository_is_run(root: Path, tmp_path: Path) -> None:
    spy = tmp_path / "spy"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{spy}'\n", encoding="utf-8")
    program.chmod(0o755)
    for name in ("core.fsmonitor", "diff.external", "core.pager", "pager.diff"):
        run(root, "config", name, str(program))
    spy.unlink(missing_ok=True)
    assert changes(str(root)) is not None
    assert git.listing(str(root), False) is not None
    assert not spy.exists()


def test_nothing_is_written_or_printed(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = (root / ".git" / "index").stat().st_mtime_ns
    os.utime(root / "posts" / "a.md")
    changes(str(root))
    git.listing(str(root), False)
    changes(str(root.parent))
    assert (root / ".git" / "index").stat().st_mtime_ns == before
    assert capfd.readouterr() == ("", "")
