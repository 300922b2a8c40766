"""What opsglint sees around it when it is asked how it is, as reports show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd, and what to do about it; a fault makes checks fail."""

    message: str
    help: str
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """The program itself: its version, Python's, the system's, and those of its libraries."""

    version: str
    python: str
    system: str
    libraries: Mapping[str, str]
    has_fast_yaml: bool


@dataclass(frozen=True, slots=True)
class Place:
    """The repository: its root and why that is the root, its configuration file (None: none)."""

    root: str
    reason: str
    config_file: str | None
    pack: str
    is_configured_twice: bool
    is_writable: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to check; every path is root-relative.

    `registries` counts the accounts of each registry by kind, `documents` the documents by type
    and language (`unknown` where it cannot be told). `passed_over` holds Markdown files that are
    not content, by reason; `nested` repositories of their own.
    """

    registries: Mapping[str, Mapping[str, int]]
    documents: Mapping[str, Mapping[str, int]]
    passed_over: Mapping[str, tuple[str, ...]]
    unreadable: tuple[str, ...]
    excluded: tuple[str, ...]
    untracked: tuple[str, ...]
    nested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cache:
    """What is kept between runs: where, how many bytes, and whether it can be written."""

    folder: str
    size: int
    is_writable: bool


@dataclass(frozen=True, slots=True)
class Git:
    """The git command (None: not found), the work tree (None: none) and whether history is missing."""

    version: str | None
    work_tree: str | None
    is_shallow: bool


@dataclass(frozen=True, slots=True)
class Hooks:
    """pre-commit: whether it is found, the hooks of ours in its configuration, and those in git."""

    is_found: bool
    configured: tuple[str, ...]
    installed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """How many rules run, and those that do not (code and name), each with the reason."""

    running: int
    switched_off: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Checkup:
    """All of it; `rules` is None where the configuration is too wrong to tell."""

    program: Program
    place: Place
    content: Content
    cache: Cache
    git: Git
    hooks: Hooks
    rules: Rules | None
    remarks: tuple[Remark, ...]

    @property
    def has_faults(self) -> bool:
        """Say whether something makes checks fail."""
        return any(remark.is_fault for remark in self.remarks)
