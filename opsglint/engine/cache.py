"""Keeps what a run found, so that the next one judges again only what has changed.

A cache is one file for one repository and one plan, written beside its final name and then
renamed, so that runs side by side see the old or the new one. Its first line holds a digest of the
rest: a file that is damaged, foreign or of another format is passed over and written anew. The
second line is JSON about all files, each further line JSON about one. Nothing is ever executed.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any, NamedTuple

from opsglint.facts.topics import topics_of_names

if TYPE_CHECKING:
    from opsglint.facts.reads import Answer

_FORMAT = "opsglint-cache-2"
_MOST_FILES = 8  # plans of one repository that are kept side by side
_TEMPORARY = ".tmp-"
_BETWEEN = "\0"  # no path holds it
_PART = "\t"  # what a file contributes and the rest of its line; JSON escapes it elsewhere
_FEW = 100
_NEVER = 0  # a moment that every run lies behind


class Entry(NamedTuple):
    """What is kept of one file: its digest, what it contributes, and what was found in it.

    `contribution` is None for a file that is no content. `topics` (as `joined` writes them),
    `questions`, `since` and `until` are what the findings rest on (see `Reads`); `rows` is what was
    found, in plain values.
    """

    digest: str
    contribution: list[Any] | None
    topics: str
    questions: list[tuple[str, str, Answer]]
    since: int | None
    until: int | None
    rows: list[Any]

    def rests_on(self, topics: Set[str]) -> bool:
        """Say whether the findings rest on one of some topics."""
        return bool(self.topics) and not topics.isdisjoint(self.topics.split(_BETWEEN))

    def spoilt(self) -> Entry:
        """Return the same entry as one that holds at no moment."""
        return self._replace(until=_NEVER)

    @property
    def is_lasting(self) -> bool:
        """Say whether the entry holds at any moment."""
        return self.until != _NEVER


def joined(topics: Iterable[str]) -> str:
    """Return topics in one text, which takes a fraction of the memory that each of them would."""
    return _BETWEEN.join(sorted(topics))


class Kept:
    """Entries by path, the listing of files that they were made with, and notices of the plan.

    An entry from a cache is taken apart only when it is asked for: a run in which nothing has
    changed looks at digests, times and questions alone.
    """

    def __init__(self) -> None:
        self.listing = ""
        self.notices: list[str] = []
        self.digests: dict[str, str] = {}
        self.rows: dict[str, list[Any]] = {}
        self.questions: Counter[str] = Counter()
        self._times: dict[str, tuple[int | None, int | None]] = {}
        self._others: set[str] = set()
        self._lines: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}

    @property
    def documents(self) -> list[str]:
        """Return the paths of the files that are content."""
        return [path for path in self.digests if path not in self._others]

    @property
    def passed_over(self) -> list[str]:
        """Return the paths of the files that are not content."""
        return [path for path in self.digests if path in self._others]

    def outdated_at(self, moment: int) -> set[str]:
        """Return the files whose findings do not hold at a moment (microseconds since 1970)."""
        return {
            path for path, (since, until) in self._times.items()
            if (since is not None and moment < since) or (until is not None and moment >= until)
        }  # fmt: skip

    def entry(self, path: str) -> Entry:
        """Return the entry of a file; raise KeyError where there is none."""
        known = self._entries.get(path)
        if known is None:
            first, _, second = self._lines[path].partition(_PART)
            contribution, (topics, questions) = json.loads(first), json.loads(second)
            known = self._entries[path] = Entry(
                self.digests[path], contribution, topics,
                [(question, asked, answer) for question, asked, answer in questions],
                *self._times.get(path, (None, None)), self.rows.get(path, []),
            )  # fmt: skip
        return known

    def contribution(self, path: str) -> list[Any] | None:
        """Return what a file contributes; raise KeyError where there is none."""
        known = self._entries.get(path)
        if known is not None:
            return known.contribution
        found: list[Any] | None = json.loads(self._lines[path].partition(_PART)[0])
        return found

    def resting_on(self, topics: Collection[str]) -> set[str]:
        """Return the files whose findings rest on one of some topics."""
        wanted = frozenset(topics)
        candidates = self.digests.keys() if wanted else set()
        if len(wanted) < _FEW:  # a look at the lines is faster than to take them apart
            texts = [_compact(topic)[1:-1] for topic in wanted]
            old = {path for path, line in self._lines.items() if any(text in line for text in texts)}
            candidates = old | (candidates - self._lines.keys())
        return {path for path in candidates if self.entry(path).rests_on(wanted)}

    def asking(self, questions: Collection[str]) -> set[str]:
        """Return the files whose findings rest on one of some questions, as `question_text` writes them."""
        if not questions:
            return set()
        old = {path for path, line in self._lines.items() if any(text in line for text in questions)}
        candidates = old | (self._entries.keys() - self._lines.keys())
        return {
            path for path in candidates
            if any(question_text(one) in questions for one in self.entry(path).questions)
        }  # fmt: skip

    def put(self, path: str, entry: Entry) -> None:
        """Keep an entry in place of an older one."""
        self.drop(path)
        self.digests[path] = entry.digest
        self._entries[path] = entry
        self.questions.update(map(question_text, entry.questions))
        if entry.contribution is None:
            self._others.add(path)
        if entry.since is not None or entry.until is not None:
            self._times[path] = (entry.since, entry.until)
        if entry.rows:
            self.rows[path] = entry.rows

    def drop(self, path: str) -> None:
        """Forget a file."""
        if path in self.digests:
            self.questions.subtract(map(question_text, self.entry(path).questions))
            self._others.discard(path)
            for known in (self.digests, self.rows, self._times, self._lines, self._entries):
                known.pop(path, None)

    def write(self) -> Iterator[str]:
        """Yield the lines of a cache, each without its end."""
        paths = list(self.digests)
        times = [[self._times.get(path, (None, None))[at] for path in paths] for at in (0, 1)]
        yield _compact([
            self.listing, self.notices, "\0".join(paths), "\0".join(self.digests.values()), times,
            sorted(self._others), self.rows, {text: n for text, n in self.questions.items() if n > 0},
        ])  # fmt: skip
        for path in paths:
            yield self._lines.get(path) or _line(self._entries[path])

    @classmethod
    def read(cls, body: bytes) -> Kept:
        """Return what a cache holds; raise ValueError or TypeError where it is none."""
        head, *lines = body.decode("ascii").split("\n")
        kept = cls()
        kept.listing, kept.notices, names, digests, times, others, kept.rows, questions = json.loads(head)
        paths = names.split("\0") if names else []
        kept.digests = dict(zip(paths, digests.split("\0"), strict=bool(paths)))
        kept._lines = dict(zip(paths, lines, strict=True))
        kept._times = {p: pair for p, pair in zip(paths, zip(*times, strict=True), strict=True) if pair != (None, None)}
        kept._others = set(others)
        kept.questions = Counter(questions)
        return kept


def question_text(question: tuple[str, str, Answer]) -> str:
    """Return a question and its answer in one text."""
    return _compact(question)


def question_from(text: str) -> tuple[str, str, Answer]:
    """Return the question and the answer that a text holds."""
    question, path, answer = json.loads(text)
    return question, path, answer


def _line(entry: Entry) -> str:
    return f"{_compact(entry.contribution)}{_PART}{_compact([entry.topics, entry.questions])}"


_compact = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True).encode


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
            return Kept.read(body) if head == _head(body) else Kept()
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return Kept()

    def save(self, kept: Kept) -> None:
        """Keep something for the next run; where that cannot be done, the next run works it out."""
        body = "\n".join(kept.write()).encode("ascii")
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
    return topics_of_names(set(before.split("\0")) ^ set(now.split("\0"))) if before != now else set()


def code_fingerprint() -> str:
    """Return a digest of opsglint's own code and data, and of the versions that it runs with."""
    import sys

    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(folder, name)
            found.update(f"\0{path[len(package):]}\0".encode("utf-8", "surrogateescape"))
            with open(path, "rb") as stream:
                found.update(stream.read())
    for place in sys.path:
        with contextlib.suppress(OSError):
            names = sorted(n for n in os.listdir(place or ".") if n.endswith(".dist-info"))
            found.update("\0".join(names).encode("utf-8", "surrogateescape"))
    return found.hexdigest()



