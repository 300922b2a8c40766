"""Keeps what a run found, so that the next one judges again only what has changed.

A cache is one file of JSON for one repository and one plan, written beside its final name and
then renamed, so that runs side by side see the old or the new one. Its first line holds a digest
of the rest: a file that is damaged, foreign or of another format is passed over and written anew.
Nothing in it is ever executed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from opsglint.facts.topics import LISTING, file_topic

if TYPE_CHECKING:
    from opsglint.facts.reads import Answer

_FORMAT = "opsglint-cache-1"
_MOST_FILES = 8  # plans of one repository that are kept side by side
_TEMPORARY = ".tmp-"
_NEVER = 0  # a moment that every run lies behind


class Entry(NamedTuple):
    """What is kept of one file: its digest, what it contributes, and what was found in it.

    `contribution` is None for a file that is no content. `topics`, `questions`, `since` and
    `until` are what the findings rest on (see `Reads`); `rows` is what was found, in plain values.
    """

    digest: str
    contribution: list[Any] | None
    topics: list[str]
    questions: list[tuple[str, str, Answer]]
    since: int | None
    until: int | None
    rows: list[Any]

    def holds_at(self, moment: int) -> bool:
        """Say whether what was found holds at a moment (microseconds since 1970)."""
        return (self.since is None or moment >= self.since) and (self.until is None or moment < self.until)

    def spoilt(self) -> Entry:
        """Return the same entry as one that holds at no moment."""
        return self._replace(until=_NEVER)


@dataclass(slots=True)
class Kept:
    """The contents of a cache: the listing of files that it was made with, entries by path."""

    listing: str = ""
    notices: list[str] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)


class Store:
    """The place of one cache: a folder for the repository, a file for the plan."""

    def __init__(self, folder: str, key: str) -> None:
        self._folder = folder
        self._file = os.path.join(folder, f"{key}.json")

    def load(self) -> Kept:
        """Return what is kept; nothing where there is no cache or it cannot be trusted."""
        try:
            with open(self._file, "rb") as stream:
                head, body = stream.readline(), stream.read()
            if head != _head(body):
                return Kept()
            listing, notices, entries = json.loads(body)
            return Kept(listing, notices, {path: Entry._make(row) for path, row in entries.items()})
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return Kept()

    def save(self, kept: Kept) -> None:
        """Keep something for the next run; where that cannot be done, the next run works it out."""
        import tempfile  # not needed where nothing has changed

        data = (kept.listing, kept.notices, kept.entries)
        body = json.dumps(data, separators=(",", ":"), ensure_ascii=True).encode()
        with contextlib.suppress(OSError):
            _make_folder(self._folder)
            import tempfile

            handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=_TEMPORARY)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_head(body))
                    stream.write(body)
                os.replace(temporary, self._file)
            except BaseException:
                os.unlink(temporary)
                raise
            _prune(self._folder)


def _head(body: bytes) -> bytes:
    return f"{_FORMAT} {hashlib.blake2b(body, digest_size=16).hexdigest()}\n".encode()


def _make_folder(folder: str) -> None:
    """Make a folder that git, and programs that make backups, leave alone."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder, exist_ok=True)
    tag = "Signature: 8a477f597d28d172789f06886806bc55\n# made by opsglint; can be deleted\n"
    for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", tag)):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)


def _prune(folder: str) -> None:
    """Delete all but the caches that were written last, and what killed runs left behind."""
    found: list[tuple[float, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".json"):
                found.append((-entry.stat().st_mtime, entry.path))
    now = -min(found)[0] if found else 0.0
    with os.scandir(folder) as entries:
        stale = [one.path for one in entries if one.name.startswith(_TEMPORARY) and one.stat().st_mtime < now - _HOUR]
    for path in (*(path for _, path in sorted(found)[_MOST_FILES:]), *stale):
        with contextlib.suppress(OSError):
            os.unlink(path)


_HOUR = 3600.0


def key_of(parts: Iterable[str]) -> str:
    """Return the name of a plan: 32 hexadecimal digits of everything that findings depend on."""
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=16).hexdigest()


def digest_of(content: bytes) -> str:
    """Return the digest of a file's content, in 32 hexadecimal digits."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def topics_of_listing(before: str, now: str) -> set[str]:
    """Return what files and folders that came or went change, from two listings joined by NUL."""
    if before == now:
        return set()
    topics = {LISTING}
    for path in set(before.split("\0")) ^ set(now.split("\0")):
        parts = path.split("/")
        topics.update(file_topic("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))
    return topics


def code_fingerprint() -> str:
    """Return a digest of opsglint's own code and data, and of the versions that it runs with."""
    import sys

    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(folder, name)
            found.update(f"\0{path[len(package):]}\0{os.path.getsize(path)}\0".encode("utf-8", "surrogateescape"))
            if name.endswith(".py"):
                with open(path, "rb") as stream:
                    found.update(stream.read())
    for place in sys.path:
        with contextlib.suppress(OSError):
            names = sorted(n for n in os.listdir(place or ".") if n.endswith(".dist-info"))
            found.update("\0".join(names).encode("utf-8", "surrogateescape"))
    return found.hexdigest()



