"""Asks git, and nothing but the git command, about the repository that a root lies in.

Every answer is None where git is missing, refuses, or takes too long: callers say so where it
matters. Nothing is ever written, fetched or printed.
"""

from __future__ import annotations

import enum
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from opsglint.engine.listing import Listing

_TIMEOUT = 60.0
"""Seconds that one question may take."""

_OPTIONS = (
    "-c",
    "core.quotePath=false",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "diff.renameLimit=1000",
)

# What git tells its hooks about *a* repository, which need not be the one that is asked about
# (a nested repository, a root in a subfolder, a path elsewhere).
_LOCAL = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GLOB_PATHSPECS",
        "GIT_GRAFT_FILE",
        "GIT_ICASE_PATHSPECS",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
_SAFE = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}

_LINK = "120000"
_REPOSITORY = "160000"


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from `base`, a commit or a tree; paths are root-relative, with forward slashes.

    A renamed file stands in `renamed` (new path → old path) alone, whether or not its contents
    were changed as well; where it moved into or out of the root it was added or deleted.
    """

    base: str
    added: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    deleted: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def touched(self) -> frozenset[str]:
        """Return every file that is or was at a changed path."""
        return self.added | self.changed | self.deleted | self.renamed.keys() | set(self.renamed.values())


class NoBase(enum.Enum):
    """Why nothing can be compared with a base."""

    UNKNOWN = "there is no such commit"
    APART = "it has no commit in common with HEAD"


def work_tree(root: str) -> str | None:
    """Return the top folder of the work tree that `root` lies in; None without git or one."""
    repository = _Repository.of(root)
    return repository.top if repository else None


def listing(root: str, tracked_only: bool) -> Listing | None:
    """Return the files below `root`: those that git tracks and, unless `tracked_only`, new ones.

    Ignored files and files deleted from the work tree are left out. None without git.
    """
    repository = _Repository.of(root)
    if not repository:
        return None
    others = () if tracked_only else ("--others", "--exclude-standard")
    found = repository.run("ls-files", "-z", "-t", "--stage", "--cached", "--deleted", *others)
    return None if found is None else _parse_listing(found)


def changes(root: str) -> Changes | None:
    """Return what is to be judged as changed below `root`; None without git or such commits.

    Inside pre-commit with PRE_COMMIT_FROM_REF and PRE_COMMIT_TO_REF it is what TO changed since
    it parted from FROM (since FROM itself where they have nothing in common); else what is staged.
    """
    repository = _Repository.of(root)
    if not repository:
        return None
    first, last = os.environ.get("PRE_COMMIT_FROM_REF"), os.environ.get("PRE_COMMIT_TO_REF")
    if first and last:
        return _between(repository, first, last)
    base = repository.commit("HEAD") or repository.empty_tree()
    return _changes(repository, base, "diff-index", "--cached", base) if base else None


def changes_since(root: str, base: str, tracked_only: bool) -> Changes | NoBase | None:
    """Return what the work tree changed since HEAD parted from `base`; None without git.

    Counted are commits, what is staged, what is not, and, unless `tracked_only`, new files.
    """
    repository = _Repository.of(root)
    if not repository:
        return None
    there = repository.commit(base)
    if not there:
        return NoBase.UNKNOWN
    common = repository.line("merge-base", there, "HEAD")
    if not common:
        return NoBase.APART
    found = _changes(repository, common, "diff-index", common)
    others = repository.run("ls-files", "-z", "--others", "--exclude-standard")
    if found is None or others is None:
        return None
    new = frozenset(one for one in _names(others) if not tracked_only and one[-1] != "/")
    return replace(
        found, added=found.added | (new - found.deleted), changed=found.changed | (new & found.deleted),
        deleted=found.deleted - new,
    )  # fmt: skip


def version() -> str | None:
    """Return the version of git, such as 2.39.5; None where git is not found."""
    answer = _run(os.getcwd(), _environment(), ("--version",))
    return os.fsdecode(answer).strip().removeprefix("git version ") if answer else None


def hooks_folder(root: str) -> str | None:
    """Return the folder in which git looks for hooks of the repository; None without git or one."""
    repository = _Repository.of(root)
    folder = repository.line("rev-parse", "--git-path", "hooks") if repository else None
    return os.path.join(root, folder) if folder else None


def is_shallow(root: str) -> bool:
    """Say whether the repository was cloned without its whole history."""
    repository = _Repository.of(root)
    return repository is not None and repository.line("rev-parse", "--is-shallow-repository") == "true"


def read_at(root: str, base: str, paths: Iterable[str]) -> dict[str, bytes]:
    """Return what the files held at `base`; paths without a file there are left out."""
    repository = _Repository.of(root)
    names = list(paths)
    if not repository or not names:
        return {}
    requests = [repository.object_name(base, path) for path in names]
    answer = repository.run("cat-file", "--batch", feed=b"".join(one + b"\n" for one in requests))
    contents = _parse_batch(answer or b"")
    return {path: one for path, one in zip(names, contents, strict=False) if one is not None}


def commits_of(root: str, paths: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the last commits, at most `most`, that changed one of the files, the newest first."""
    repository = _Repository.of(root)
    if not repository:
        return ()
    answer = repository.run("log", f"-n{most}", "--format=%H", "--", *(f":(literal){p}" for p in paths))
    return tuple(os.fsdecode(answer or b"").split())


def _between(repository: _Repository, first: str, last: str) -> Changes | None:
    new = repository.commit(last)
    old = repository.commit(first) if first.strip("0") else repository.empty_tree()
    if not new or not old:
        return None
    common = repository.line("merge-base", old, new) if first.strip("0") else None
    base = common or old
    return _changes(repository, base, "diff-tree", "-r", base, new)


def _changes(repository: _Repository, base: str, command: str, *arguments: str) -> Changes | None:
    options = ("-z", "-M", "--name-status", "--relative", "--no-ext-diff")
    answer = repository.run(command, *options, *arguments, "--")
    if answer is None:
        return None
    found: dict[str, set[str]] = {"A": set(), "D": set()}
    changed: set[str] = set()
    renamed: dict[str, str] = {}
    for status, path, old in _parse_statuses(answer):
        if status == "R":
            renamed[path] = old
        else:
            found.get(status, changed).add(path)
    return Changes(base, frozenset(found["A"]), frozenset(changed), frozenset(found["D"]), renamed)


def _parse_statuses(answer: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield (letter, path, old path or "") from the output of a diff; a copy is an addition."""
    fields = iter(_names(answer))
    for status in fields:
        path = next(fields, "")
        if status[:1] == "R":
            yield "R", next(fields, ""), path
        elif status[:1] == "C":
            yield "A", next(fields, ""), ""
        else:
            yield status[:1], path, ""


def _parse_listing(answer: bytes) -> Listing:
    found: dict[str, set[str]] = {kind: set() for kind in ("?", "H", "R", "S", "link", "other")}
    for entry in _names(answer):
        tag = entry[0]
        if tag == "?":  # a new file, or with a slash at its end a git repository of its own
            found["other" if entry[-1] == "/" else "?"].add(entry[2:].rstrip("/"))
            continue
        head, _, path = entry.partition("\t")
        mode = head[2:8]
        if mode == _REPOSITORY:
            found["other"].add(path)
            continue
        found[tag if tag in "RS" else "H"].add(path)
        if mode == _LINK:
            found["link"].add(path)
    gone = found["R"]
    return Listing(
        paths=frozenset((found["H"] | found["S"] | found["?"]) - gone),
        links=frozenset(found["link"] - gone),
        untracked=frozenset(found["?"]),
        absent=frozenset(found["S"]),
        repositories=frozenset(found["other"]),
    )


def _parse_batch(answer: bytes) -> Iterator[bytes | None]:
    """Yield the contents in the order asked for, None for what is missing or no file."""
    at = 0
    while (end := answer.find(b"\n", at)) >= 0:
        head = answer[at:end].rsplit(b" ", 2)
        at = end + 1
        if len(head) != 3 or not head[2].isdigit():
            yield None
            continue
        size = int(head[2])
        yield answer[at : at + size] if head[1] == b"blob" else None
        at += size + 1


def _names(answer: bytes) -> list[str]:
    return [one for one in os.fsdecode(answer).split("\0") if one]


@dataclass(frozen=True, slots=True)
class _Repository:
    """The repository of one root: where its work tree is, and how git is to be asked about it."""

    root: str
    top: str
    environment: Mapping[str, str]

    @classmethod
    def of(cls, root: str) -> _Repository | None:
        """Return the repository whose work tree `root` lies in, found from `root` upwards.

        What git told this process (as a hook) is used where it is about the same repository, or
        where nothing else is found.
        """
        clean = _environment()
        found = _ask(root, clean)
        if not found:
            return cls._told(root)
        top, directory = found
        index = os.environ.get("GIT_INDEX_FILE")
        if index and _same_repository(os.path.join(top, index), directory):
            clean["GIT_INDEX_FILE"] = os.path.join(top, index)
        return cls(root, top, clean)

    @classmethod
    def _told(cls, root: str) -> _Repository | None:
        """Return the repository that GIT_DIR names, where its work tree holds `root`."""
        told = {name: os.environ[name] for name in _LOCAL & os.environ.keys()}
        found = _ask(os.getcwd(), _environment(told)) if "GIT_DIR" in told else None
        if not found:
            return None
        top, directory = found
        local = {"GIT_DIR": directory, "GIT_WORK_TREE": top}
        if "GIT_INDEX_FILE" in told:
            local["GIT_INDEX_FILE"] = os.path.join(top, told["GIT_INDEX_FILE"])
        repository = cls(root, top, _environment(local))
        inside = repository.line("rev-parse", "--is-inside-work-tree")
        return repository if inside == "true" else None

    def run(self, *arguments: str, feed: bytes = b"") -> bytes | None:
        """Return what a git command prints; None where it fails."""
        return _run(self.root, self.environment, arguments, feed)

    def line(self, *arguments: str) -> str | None:
        """Return the one line that a git command prints; None where it fails or prints none."""
        answer = self.run(*arguments)
        return os.fsdecode(answer).rstrip("\r\n") or None if answer is not None else None

    def commit(self, name: str) -> str | None:
        """Return the commit that `name` stands for."""
        if name.startswith("-"):
            return None
        return self.line("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")

    def empty_tree(self) -> str | None:
        """Return the tree without files, which every repository has."""
        return self.line("hash-object", "-t", "tree", "--stdin")

    def object_name(self, base: str, path: str) -> bytes:
        """Return what names a file of `base` on one line of input."""
        name = f"{base}:./{path}"
        if "\n" not in path:
            return os.fsencode(name)
        entry = self.run("ls-tree", "-z", base, "--", f"./{path}") or b""
        parts = entry.split(b"\t")[0].split(b" ")
        return parts[2] if len(parts) == 3 else b"missing"


def _environment(local: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for git, with nothing of a repository in it but `local`."""
    kept = {name: one for name, one in os.environ.items() if name.upper() not in _LOCAL}
    return {**kept, **_SAFE, **(local or {})}


def _ask(folder: str, environment: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the top of the work tree that `folder` lies in, and the folder git keeps it in."""
    flags = ("--show-toplevel", "--absolute-git-dir")
    answer = _run(folder, environment, ("rev-parse", *flags))
    if answer is None:
        return None
    lines = os.fsdecode(answer).splitlines()
    if len(lines) != 2:  # a folder with a line break in its name
        answers = (_run(folder, environment, ("rev-parse", flag)) or b"" for flag in flags)
        lines = [os.fsdecode(one).removesuffix("\n") for one in answers]
    return (os.path.normpath(lines[0]), os.path.normpath(lines[1])) if all(lines) else None


def _same_repository(index: str, directory: str) -> bool:
    """Say whether an index that this process was told of belongs to the repository `directory`."""
    directory = os.path.realpath(directory)
    if os.path.dirname(os.path.realpath(index)) == directory:
        return True
    told = os.environ.get("GIT_DIR")
    if told:
        return os.path.realpath(told) == directory
    here = _ask(os.getcwd(), _environment())
    return here is not None and os.path.realpath(here[1]) == directory


def _run(
    folder: str, environment: Mapping[str, str], arguments: Iterable[str], feed: bytes = b""
) -> bytes | None:
    program = shutil.which("git")
    if not program or not os.path.isabs(program):  # never a program of the current folder
        return None
    try:
        done = subprocess.run(  # noqa: S603  # git alone, without a shell, its arguments our own
            (program, *_OPTIONS, *arguments),
            cwd=folder,
            env=environment,
            input=feed,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None
