"""What a set of changes brings: in the files it touches, and in those that it breaks."""

from __future__ import annotations

import hashlib
from collections import Counter

from opsglint.api.judging import Judged
from opsglint.api.library import Library
from opsglint.api.past import GitPast
from opsglint.api.repository import Reader
from opsglint.content.records import Document as Model
from opsglint.diagnostics import Diagnostic
from opsglint.engine.cache import Entry
from opsglint.engine.git import Changes, read_at
from opsglint.engine.media import read_media_bytes
from opsglint.engine.results import Result
from opsglint.engine.run import run
from opsglint.facts.contribution import contribution_of
from opsglint.facts.document import Document
from opsglint.facts.files import Files
from opsglint.facts.media_files import MediaFacts
from opsglint.facts.topics import LISTING, contribution_from, file_topic
from opsglint.index import Index
from opsglint.syntax.captions import Captions, read_captions_file


class _FilesBefore:
    """The files as they were before the changes."""

    def __init__(self, root: str, files: Files, changes: Changes) -> None:
        self._root = root
        self._base = changes.base
        self._changed = changes.changed
        self._files = files
        self._new = changes.added | changes.renamed.keys()
        self._old = changes.deleted | set(changes.renamed.values())

    def exists(self, path: str) -> bool:
        """Say whether there was a file or folder at exactly this path."""
        return path in self._old or (path not in self._new and self._files.exists(path))

    def is_directory(self, path: str) -> bool:
        """Say whether there is a folder at this path."""
        return self._files.is_directory(path)

    def same_but_case(self, path: str) -> str | None:
        """Return a path that differs from this one in letter case alone."""
        return self._files.same_but_case(path)

    def nearest(self, path: str) -> str | None:
        """Return the path that was probably meant."""
        return self._files.nearest(path)

    def leaves_root(self, path: str) -> bool:
        """Say whether a symbolic link on the way leads out of the repository."""
        return self._files.leaves_root(path)

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file told of itself."""
        if path in self._changed or path in self._old:
            return read_media_bytes(self._content(path))
        return self._files.media(path) if path not in self._new else None

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file held."""
        if path in self._changed or path in self._old:
            return read_captions_file(path, self._content(path))
        return self._files.captions(path) if path not in self._new else None

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes as they were."""
        if path in self._changed or path in self._old:
            content = self._content(path)
            return hashlib.sha256(content).hexdigest() if content is not None else None
        return self._files.digest(path) if path not in self._new else None

    def settles(self, path: str) -> bool:
        """Say whether the listing alone tells that there was this file; nobody keeps the answer."""
        return False

    def state(self, path: str) -> str | None:
        """Return what changes when the content does; nobody keeps the answer."""
        return None

    def _content(self, path: str) -> bytes | None:
        return read_at(self._root, self._base, [path]).get(path)


def only_what_changed(judged: Judged, changes: Changes) -> Result:
    """Return what is wrong in the touched files, and elsewhere what was not wrong before.

    The repository as it was differs in the touched files alone, so only these are read again from
    git, and only documents whose findings rest on them are judged as of before; the two are
    compared by rule, path and words, never by line.
    """
    touched = changes.added | changes.changed | changes.renamed.keys()
    result = judged.result()
    before = _Before(judged, changes)
    elsewhere = {d.path for d in result.diagnostics} - touched
    affected = sorted(path for path in elsewhere if before.differs_for(judged.entries[path]))
    found = run(before.index(), judged.task.plan().job, affected) if affected else Result()
    known = Counter(_key(d) for d in found.diagnostics)
    wanted: list[bool] = []
    for diagnostic in result.diagnostics:
        key = _key(diagnostic)
        is_known = known[key] > 0
        known[key] -= is_known
        is_new = diagnostic.path in affected and not is_known
        wanted.append(diagnostic.path in touched or is_new)
    return result.keep(wanted)


def _key(diagnostic: Diagnostic) -> tuple[str, str, str, str]:
    line = diagnostic.location.excerpt.line.strip()
    return (diagnostic.code, diagnostic.path, diagnostic.message, line)


class _Before:
    """The repository as it was before the changes."""

    def __init__(self, judged: Judged, changes: Changes) -> None:
        self._task = judged.task
        self._changes = changes
        self._gone = changes.added | changes.renamed.keys()
        self._back = changes.deleted | set(changes.renamed.values())
        self._now = {p: contribution_from(one.contribution) for p, one in judged.entries.items() if one.contribution is not None}
        self._documents = self._read()
        zone = self._task.zone
        self._given = {path: contribution_of(one, zone) for path, one in self._documents.items() if one}
        self._topics = self._changed_topics()
        self._files = {*self._gone, *self._back, *changes.changed}

    def _read(self) -> dict[str, Document[Model] | None]:
        """Return the touched documents as they were, None for those that were none."""
        config = self._task.config
        paths = self._changes.changed | self._back
        candidates = {
            path for path in paths
            if path.casefold().endswith((".md", ".markdown")) or path in config.accounts
        }  # fmt: skip
        contents = read_at(config.root, self._changes.base, sorted(candidates))
        reader = Reader(config)
        gone: dict[str, Document[Model] | None] = dict.fromkeys(self._gone | candidates)
        return gone | {path: reader.read(path, data) for path, data in contents.items()}

    def _changed_topics(self) -> frozenset[str]:
        found = {LISTING} if self._gone or self._back else set()
        for path in self._gone | self._back:
            parts = path.split("/")
            found.update(file_topic("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))
        for path in self._documents:
            for one in (self._now.get(path), self._given.get(path)):
                found.update(one.topics(path) if one else ())
        return frozenset(found)

    def differs_for(self, entry: Entry) -> bool:
        """Say whether the findings of a document may have been others before the changes."""
        holders = {p for given in (self._now, self._given) for p, one in given.items() if one.holds_accounts}
        if not holders.isdisjoint(self._documents) or not self._topics.isdisjoint(entry.topics):
            return True
        return any(asked in self._files for _, asked, _ in entry.questions) or entry.until == 0

    def index(self) -> Index:
        """Return the index of the repository as it was."""
        task = self._task
        contributions = {p: one for p, one in self._now.items() if p not in self._documents}
        contributions.update(self._given)
        files = _FilesBefore(task.config.root, task.discovery.files, self._changes)
        library = Library(task.config, task.given)
        library.put(self._documents)
        past = GitPast(task.config.root, task.config)
        return Index(contributions, library, files, task.zone, task.now, past)
