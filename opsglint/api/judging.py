"""Judges the documents of one repository: all of them, or those whose findings no longer hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from opsglint.config import Config
from opsglint.engine.cache import Entry, Kept, Store, digest_of, topics_of_listing
from opsglint.engine.discover import Discovery
from opsglint.engine.reading import read_content
from opsglint.engine.results import Result
from opsglint.engine.workers import Crew, cores
from opsglint.facts.reads import microseconds
from opsglint.facts.topics import contribution_from

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from opsglint.api.planning import Planned
    from opsglint.index import Index

_FEWEST = 150  # documents for which another process pays (facts: between 100 and 1,000)


@dataclass(frozen=True, slots=True)
class Task:
    """A repository, the files in it to be read in their order, and the moment of judgement.

    `given` holds the contents of files that are to be used in place of what is on the disk;
    `plan` makes the plan, which is asked for only where something has to be judged. `jobs` is how
    many processes may work at the same time, None for as many as pay.
    """

    config: Config
    discovery: Discovery
    paths: Sequence[str]
    given: Mapping[str, bytes]
    now: datetime
    zone: ZoneInfo
    plan: Callable[[], Planned]
    store: Store | None = None
    jobs: int | None = None


@dataclass(slots=True)
class Judged:
    """What is known of every file of a repository, in order, and what users should be told."""

    task: Task
    entries: dict[str, Entry] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    renewed: int = 0

    def result(self) -> Result:
        """Return all that was found, in the order of the paths."""
        from opsglint.engine.rows import result_of

        found = Result()
        for _, rows in sorted((path, one.rows) for path, one in self.entries.items() if one.rows):
            found.add(result_of(rows))
        return found

    def is_asked_for(self, path: str) -> bool:
        """Say whether a document refers to a path."""
        return any(path == asked for one in self.entries.values() for _, asked, _ in one.questions)

    @property
    def documents(self) -> list[str]:
        """Return the paths of the files that are content."""
        return [path for path, one in self.entries.items() if one.contribution is not None]

    @property
    def passed_over(self) -> list[str]:
        """Return the paths of the Markdown files that are not content."""
        return [path for path, one in self.entries.items() if one.contribution is None]


def judge(task: Task) -> Judged:
    """Return what the rules find in every document of a repository.

    What is kept in the store of the task is used where nothing it rests on has changed.
    """
    return _Judging(task).judge()


class _Judging:
    def __init__(self, task: Task) -> None:
        self.task = task
        self.kept = task.store.load() if task.store else Kept()
        self.listing = task.discovery.files.listing_text if task.store else ""
        self.judged = Judged(task)
        self.contributions: dict[str, list[Any] | None] = {}
        self.digests: dict[str, str] = {}

    def judge(self) -> Judged:
        changed = self._changed()
        crew = self._crew(len(changed))
        try:
            self._read(changed, crew)
            paths = self._to_judge(changed)
            if crew.size == 1 and len(paths) > len(changed):
                crew = self._crew(len(paths))
            fresh = self._judge(paths, crew)
        finally:
            crew.close()
        self._assemble(fresh)
        self._save(bool(fresh or changed))
        return self.judged

    def _crew(self, number: int) -> Crew:
        """Return as many processes as pay for a number of documents."""
        jobs = self.task.jobs or cores()
        size = min(jobs, number // (_FEWEST // 2)) if number >= _FEWEST else 1
        if size > 1:
            self.task.plan()  # before the fork, so that all processes share what it imports
        return Crew(size, self._work)

    def _changed(self) -> list[str]:
        """Return the files whose content is not the kept one; note the digests of all others."""
        if not self.kept.entries:
            return list(self.task.paths)
        changed: list[str] = []
        for path in self.task.paths:
            content = read_content(self.task.config.root, path, self.task.given)
            digest = digest_of(content) if isinstance(content, bytes) else ""
            known = self.kept.entries.get(path)
            if known is None or known.digest != digest:
                changed.append(path)
            else:
                self.digests[path] = digest
                self.contributions[path] = known.contribution
        return changed

    def _work(self, message: list[Any]) -> list[Any]:
        """Do what a message asks for: read files, or judge documents."""
        task, paths, contributions = message
        if task == "read":
            return [self._contribution(path) for path in paths]
        self.contributions = contributions
        near = sorted(paths, key=lambda path: not self._library.holds(path))
        return [self._entry(path) for path in near]

    def _contribution(self, path: str) -> list[Any]:
        """Return path, digest and contribution of a file; without a digest why it is not read."""
        from opsglint.facts.contribution import contribution_of

        document = self._library.get(path)
        given = contribution_of(document, self.task.zone) if document is not None else None
        if path in self._library.digests:
            return [path, self._library.digests[path], given]
        return [path, "", read_content(self.task.config.root, path, self.task.given)]

    def _read(self, paths: Sequence[str], crew: Crew) -> None:
        for answer in crew.share([["read", part, None] for part in _parts(paths, crew.size)]):
            for path, digest, given in answer:
                if digest:
                    self.digests[path] = digest
                    self.contributions[path] = given
                else:
                    self.judged.notices.append(given)
        order = {path: number for number, path in enumerate(self.task.paths)}
        if list(self.contributions) != list(self.task.paths):
            self.contributions = dict(sorted(self.contributions.items(), key=lambda one: order[one[0]]))

    def _to_judge(self, changed: Iterable[str]) -> list[str]:
        """Return the documents to be judged: changed ones, and those whose findings rest on others."""
        content = {path for path, given in self.contributions.items() if given is not None}
        entries = self.kept.entries
        if not entries:
            return sorted(content)
        differing = {*changed, *(entries.keys() - self.contributions.keys())}
        topics = topics_of_listing(self.kept.listing, self.listing) | self._topics(differing)
        moment = microseconds(self.task.now)
        spoilt = self._answered_otherwise(content - differing)
        found = content & differing
        for path in content - differing:
            entry = entries[path]
            if path in spoilt or not entry.holds_at(moment) or not topics.isdisjoint(entry.topics):
                found.add(path)
        return sorted(content if _EVERYTHING in topics else found)

    def _topics(self, paths: Iterable[str]) -> set[str]:
        """Return what files that came, went or changed contribute, before or now."""
        found: set[str] = set()
        for path in paths:
            before = self.kept.entries[path].contribution if path in self.kept.entries else None
            for given in (before, self.contributions.get(path)):
                if given is not None:
                    one = contribution_from(given)
                    found.update(one.topics(path))
                    if one.holds_accounts:
                        found.add(_EVERYTHING)
        return found

    def _answered_otherwise(self, paths: Iterable[str]) -> set[str]:
        """Return the documents for which the disk now answers otherwise than it did."""
        from opsglint.facts.files import ask

        known: dict[tuple[str, str], object] = {}
        found: set[str] = set()
        for path in paths:
            for question, asked, answer in self.kept.entries[path].questions:
                key = (question, asked)
                if key not in known:
                    known[key] = ask(self.task.discovery.files, question, asked)
                if known[key] != answer:
                    found.add(path)
        return found

    def _judge(self, paths: Sequence[str], crew: Crew) -> dict[str, Entry]:
        if not paths:
            return {}
        shared = self.contributions
        parts = _parts(paths, crew.size)
        answers = crew.share([["judge", part, shared] for part in parts])
        fresh: dict[str, Entry] = {}
        for path, row in (pair for answer in answers for pair in answer):
            entry = Entry._make(row)
            digest = self.digests[path]
            was_steady = entry.digest == digest  # else the file was written while we read
            fresh[path] = entry if was_steady else entry.spoilt()._replace(digest=digest)
        return fresh

    def _entry(self, path: str) -> list[Any]:
        """Return a path and what is found there, in the form of an entry."""
        from opsglint.engine.rows import rows_of

        result, reads = self._judge_one(path)
        entry = Entry(
            self._library.digests[path], self.contributions[path], sorted(reads.topics),
            [(question, asked, answer) for (question, asked), answer in sorted(reads.questions.items())],
            reads.since, reads.until, rows_of(result),
        )  # fmt: skip
        is_lasting = reads.is_certain and not result.faults
        return [path, entry if is_lasting else entry.spoilt()]

    @cached_property
    def _judge_one(self) -> Any:
        from opsglint.engine.run import Judge

        return Judge(self.index, self.task.plan().job).judge

    @cached_property
    def index(self) -> Index:
        from opsglint.api.past import GitPast
        from opsglint.index import Index

        config = self.task.config
        given = {path: contribution_from(row) for path, row in self.contributions.items() if row is not None}
        past = GitPast(config.root, config)
        return Index(given, self._library, self.task.discovery.files, self.task.zone, self.task.now, past)

    @cached_property
    def _library(self) -> Any:
        from opsglint.api.library import Library

        return Library(self.task.config, self.task.given)

    def _assemble(self, fresh: Mapping[str, Entry]) -> None:
        self.judged.renewed = len(fresh)
        for path, given in self.contributions.items():
            if path in fresh:
                entry = fresh[path]
            elif path in self.kept.entries:
                entry = self.kept.entries[path]
            else:
                entry = Entry(self.digests[path], given, [], [], None, None, [])
            self.judged.entries[path] = entry

    def _save(self, is_new: bool) -> None:
        notices = list(self.task.plan().notices) if is_new or not self.task.store else self.kept.notices
        self.judged.notices[:0] = notices
        gone = self.kept.entries.keys() - self.judged.entries.keys()
        if self.task.store and (is_new or gone or self.kept.listing != self.listing):
            self.task.store.save(Kept(self.listing, notices, self.judged.entries))


_EVERYTHING = "*"
"""What changes when an account does: whose a handle is may matter to every document."""


def _parts(paths: Sequence[str], number: int) -> list[Sequence[str]]:
    """Return neighbours together (versions of one post are), in as many parts as there are processes."""
    size = -(-len(paths) // number) if paths else 0
    return [paths[size * part : size * (part + 1)] for part in range(number)]
