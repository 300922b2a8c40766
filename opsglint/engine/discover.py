"""Finds the documents of a repository, and those that the arguments of the command name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from opsglint.engine import git
from opsglint.engine.files import FileTree
from opsglint.engine.listing import Listing, walk

MARKDOWN = (".md", ".markdown")

EXCLUDED = "excluded by the configuration"
UNTRACKED = "not added to git"
FOREIGN = "in a git repository of its own"
LEADS_OUT = "a link that leads out of the repository"


class Matcher(Protocol):
    """Patterns of root-relative paths."""

    def match(self, path: str) -> bool:
        """Say whether a file is meant."""
        ...


class Named(NamedTuple):
    """An argument of the command as it was written, as a root-relative path, and what of it."""

    argument: str
    path: str
    reason: str = ""


class Discovery(NamedTuple):
    """The files of one repository; every path is root-relative, with forward slashes.

    `documents` are its Markdown files, sorted; `nested` the folders that are repositories of their
    own; `passed_over` the named files and folders that are not read, each with the reason.
    `from_git` says whether git told the files, or the disk was searched.
    """

    root: str
    documents: tuple[str, ...]
    files: FileTree
    nested: tuple[str, ...] = ()
    passed_over: tuple[Named, ...] = ()
    from_git: bool = False


class Selection(NamedTuple):
    """What the arguments name in a repository; every path is root-relative.

    `documents` are Markdown files that were discovered, `named` other files that exist; `nested`
    the repositories below that lie in an argument or hold one. `missing` are arguments that do not
    exist, `outside` those that are not below the root, as written.
    """

    documents: tuple[str, ...]
    named: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()
    missing: tuple[Named, ...] = ()
    outside: tuple[str, ...] = ()


def discover(
    root: str,
    arguments: Iterable[str],
    exclude: Matcher,
    configures: Callable[[str], bool],
    tracked_only: bool = False,
) -> Discovery:
    """Return the files of the repository at `root`, an absolute path.

    `configures` says of an absolute path whether that file makes its folder a repository of its
    own. `arguments`, as written on the command line, bring in files that are hidden or ignored but
    were named. With `tracked_only` files that git does not track do not exist.
    """
    listing = git.listing(root, tracked_only)
    from_git = listing is not None and bool(listing.paths or tracked_only)
    if listing is None or not from_git:  # no git, or a root that the repository around it ignores
        listing = walk(root)
    files = FileTree(root, listing, on_disk=not (from_git and tracked_only))
    borders = _borders(root, listing, configures)
    search = _Search(files, listing, exclude, borders, tracked_only and from_git)
    documents, passed_over = search.run(tuple(arguments))
    nested = tuple(one for one, file in borders.items() if not exclude.match(file))
    return Discovery(root, documents, files, nested, passed_over, from_git)


def select(arguments: Iterable[str], discovery: Discovery) -> Selection:
    """Return what the arguments name; without arguments, everything."""
    targets = {argument: locate(argument, discovery.files) for argument in arguments}
    if not targets:
        return Selection(discovery.documents, nested=discovery.nested)
    inside = {path for path in targets.values() if path is not None}
    settled = {*discovery.documents, *(one.path for one in discovery.passed_over)}
    others = {
        argument: path
        for argument, path in targets.items()
        if path is not None and not _is_settled(path, discovery, settled)
    }
    named = {path for path in others.values() if discovery.files.exists(path)}
    return Selection(
        documents=tuple(one for one in discovery.documents if _covers(inside, one)),
        named=tuple(sorted(named)),
        nested=tuple(
            one for one in discovery.nested if _covers(inside, one) or _holds(one, inside)
        ),
        missing=tuple(Named(*one) for one in others.items() if one[1] not in named),
        outside=tuple(argument for argument, path in targets.items() if path is None),
    )


def _is_settled(path: str, discovery: Discovery, settled: set[str]) -> bool:
    """Say whether a target is a folder, a document, passed over, or for a nested repository."""
    if path in settled or discovery.files.is_directory(path) or _below(path, discovery.nested):
        return True
    return os.path.isdir(os.path.join(discovery.root, path))


def locate(argument: str, files: FileTree) -> str | None:
    """Return an argument as a path from the root ("" for the root), None when it lies outside.

    Links on the way to the root do not matter; on disks that ignore letter case the path is
    returned as the repository spells it.
    """
    absolute = os.path.abspath(argument)
    path = _relative(absolute, files.root)
    if path is None:
        path = _really(absolute, files.root)
    if not path or path in files.listed or not os.path.lexists(absolute):
        return path
    return _as_spelled(path, absolute, files)


def _as_spelled(path: str, absolute: str, files: FileTree) -> str:
    """Return the listed path of a file named in other letter case or through a linked folder."""
    spelled = files.same_but_case(path)
    try:
        same = spelled and os.path.samefile(os.path.join(files.root, spelled), absolute)
    except OSError:
        same = False
    if spelled and same:
        return spelled
    real = _really(absolute, files.root)
    return real if real in files.listed else path


def _really(absolute: str, root: str) -> str | None:
    """Return the root-relative path without links to folders; a link itself is not followed."""
    folder, name = os.path.split(absolute)
    real = os.path.join(os.path.realpath(folder), name) if name else absolute
    return _relative(real, os.path.realpath(root))


def _relative(path: str, root: str) -> str | None:
    if path == root:
        return ""
    start = root.rstrip(os.sep) + os.sep
    return path[len(start) :].replace(os.sep, "/") if path.startswith(start) else None


def is_markdown(path: str) -> bool:
    """Say whether the ending of a path is one of Markdown files."""
    return path[-9:].lower().endswith(MARKDOWN)


def is_read(path: str, exclude: Matcher, nested: Iterable[str]) -> bool:
    """Say whether a file of this name would be read as a document, were it there."""
    is_inside = not _is_hidden(path) and not _below(path, nested)
    return is_inside and is_markdown(path) and not exclude.match(path)


def _borders(root: str, listing: Listing, configures: Callable[[str], bool]) -> dict[str, str]:
    """Return the outermost repositories below the root, each with the file that makes it one."""
    found: dict[str, str] = {}
    candidates = [path for path in listing.paths if path.endswith(".toml") and "/" in path]
    for folder in listing.repositories:
        candidates += (f"{folder}/{name}" for name in _toml_names(os.path.join(root, folder)))
    for path in sorted(candidates, key=lambda path: (path.count("/"), path)):
        folder = path.rpartition("/")[0]
        if _is_hidden(f"{folder}/") or _below(folder, found):
            continue
        if configures(os.path.join(root, path)):
            found[folder] = path
    return dict(sorted(found.items()))


def _toml_names(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name.endswith(".toml")]
    except OSError:
        return []


@dataclass(frozen=True, slots=True)
class _Search:
    """Decides which Markdown files are documents."""

    files: FileTree
    listing: Listing
    exclude: Matcher
    borders: dict[str, str]
    tracked_only: bool

    def run(self, arguments: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Named, ...]]:
        """Return the documents, and what is named but not read."""
        targets = {argument: locate(argument, self.files) for argument in arguments}
        shown = {path for path in targets.values() if path and _is_hidden(f"{path}/")}
        documents = {path for path in self.listing.paths if self._is_document(path, shown)}
        passed_over: list[Named] = []
        for argument, path in targets.items():
            if not path or path in documents:
                continue
            reason = self._reason(path, documents)
            if reason:
                passed_over.append(Named(argument, path, reason))
            elif is_markdown(path) and self._is_border_free(path) and self.files.exists(path):
                documents.add(path)
        return tuple(sorted(documents)), tuple(passed_over)

    def _is_document(self, path: str, shown: set[str]) -> bool:
        if not is_markdown(path) or not self._is_border_free(path):
            return False
        if _is_hidden(path) and not any(
            path.startswith(f"{folder}/") and not _is_hidden(path[len(folder) + 1 :])
            for folder in shown
        ):
            return False
        return not self.exclude.match(path) and self._is_readable(path)

    def _is_readable(self, path: str) -> bool:
        """Say whether a path is a file of the repository, not a link out of it or to nothing."""
        if path in self.listing.absent and not os.path.lexists(self._absolute(path)):
            return False
        return self.files.exists(path) and not self.files.leaves_root(path)

    def _absolute(self, path: str) -> str:
        return os.path.join(self.files.root, path)

    def _is_border_free(self, path: str) -> bool:
        return not self.borders or not _below(path, self.borders)

    def _reason(self, path: str, documents: set[str]) -> str:
        """Return why a named file or folder is not read, "" when it is or is for others to say."""
        border = _below(path, self.borders)
        if border:
            return EXCLUDED if self.exclude.match(self.borders[border]) else ""
        if _below(path, self.listing.repositories):
            return FOREIGN
        if self.files.is_directory(path):
            return self._reason_folder(path, documents)
        if is_markdown(path) and self.exclude.match(path):
            return EXCLUDED
        if not os.path.lexists(self._absolute(path)) or os.path.isdir(self._absolute(path)):
            return ""
        if is_markdown(path) and self.files.leaves_root(path):
            return LEADS_OUT
        return UNTRACKED if self.tracked_only and path not in self.listing.paths else ""

    def _reason_folder(self, folder: str, documents: set[str]) -> str:
        """Return why none of the Markdown files in a named folder is read."""
        start = f"{folder}/"
        if any(path.startswith(start) for path in documents):
            return ""
        markdown = [one for one in self.listing.paths if one.startswith(start) and is_markdown(one)]
        return EXCLUDED if any(map(self.exclude.match, markdown)) else ""


def _is_hidden(path: str) -> bool:
    """Say whether a file lies in a hidden folder; its own name does not matter."""
    return "/." in f"/{path.rpartition('/')[0]}"


def _below(path: str, folders: Iterable[str]) -> str | None:
    """Return the first of the folders that `path` is or lies in."""
    return next((one for one in folders if path == one or path.startswith(f"{one}/")), None)


def _covers(targets: set[str], path: str) -> bool:
    """Say whether one of the targets is `path` or a folder above it."""
    if "" in targets or path in targets:
        return True
    parts = path.split("/")
    return any("/".join(parts[:depth]) in targets for depth in range(1, len(parts)))


def _holds(folder: str, targets: Iterable[str]) -> bool:
    return any(target.startswith(f"{folder}/") for target in targets)
