"""Judges the documents of one repository: all of them, or those whose findings no longer hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from opsglint.config import Config
from opsglint.engine.cache import (
    Entry,
    Kept,
    Store,
    digest_of,
    joined,
    question_from,
    topics_of_listing,
)
from opsglint.engine.discover import Discovery
from opsglint.engine.reading import read_content
from opsglint.engine.results import Result
from opsglint.engine.workers import Crew, cores
from opsglint.facts.reads import microseconds
from opsglint.facts.topics import EVERYTHING, contribution_from, document_topic

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from opsglint.api.planning import Planned
    from opsglint.api.requests import Progress
    from opsglint.facts.files import Files
    from opsglint.index import Index

_FEWEST = 150  # documents for which another process pays (facts: between 100 and 1,000)


@dataclass(frozen=True, slots=True)
class Task:
    """A repository, the files in it to be read in their order, and the moment of judgement.

    `given` holds a document that does not come from the disk, `contents` all that files are to be
    taken to hold in place of what is on the disk; `plan` makes the plan, which is asked for only
    where something has to be judged. `jobs` is how many processes may work at the same time, None
    for as many as pay. `touched` are the topics of a set of changes: only documents that they can
    matter to are judged; all are where it is None. `progress` is told how far the work is.
    """

    config: Config
    discovery: Discovery
    paths: Sequence[str]
    given: Mapping[str, bytes]
    contents: Mapping[str, bytes]
    now: datetime
    zone: ZoneInfo
    plan: Callable[[], Planned]
    store: Store | None = None
    jobs: int | None = None
    touched: frozenset[str] | None = None
    progress: Progress | None = None

    @property
    def files(self) -> Files:
        """Return what is known of the files of the repository."""
        if not self.contents:
            return self.discovery.files
        from opsglint.api.memory_files import ChangedFiles

        return ChangedFiles(self.discovery.files, self.contents)


@dataclass(slots=True)
class Judged:
    """What is known of every file of a repository, and what users should be told.

    `relevant` are the documents that were judged for a set of changes, None for all.
    """

    task: Task
    kept: Kept
    notices: list[str]
    relevant: set[str] | None = None

    def result(self) -> Result:
        """Return all that was found, in the order of the paths."""
        from opsglint.engine.rows import result_of

        found = Result()
        for path, rows in sorted(self.kept.rows.items()):
            if self.relevant is None or path in self.relevant:
                found.add(result_of(rows))
        return found

    def is_asked_for(self, path: str) -> bool:
        """Say whether a document refers to a path."""
        return any(question_from(text)[1] == path for text in self.kept.questions)


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
        self.notices: list[str] = []
        self.before: dict[str, list[Any] | None] = {}
        self.contributions: dict[str, list[Any] | None] = {}
        self.process = os.getpid()

    def judge(self) -> Judged:
        changed, gone = self._changed()
        is_new = not self.kept.digests
        crew = self._crew(len(changed))
        try:
            self._read(changed, crew)
            topics = set() if is_new else self._topics(changed, gone)
            relevant = self._relevant()
            paths = self._to_judge(changed, topics, is_new=is_new)
            if relevant is not None:
                paths = [path for path in paths if path in relevant]
            if crew.size == 1 and len(paths) > len(changed):
                crew = self._crew(len(paths))
            self._judge(paths, crew)
        finally:
            crew.close()
        self._finish(bool(paths or changed or gone))
        return Judged(self.task, self.kept, self.notices, relevant)

    def _crew(self, number: int) -> Crew:
        """Return as many processes as pay for a number of documents."""
        jobs = self.task.jobs or cores()
        size = min(jobs, number // (_FEWEST // 2)) if number >= _FEWEST else 1
        if size > 1:
            self.task.plan()  # before the fork, so that all processes share what it imports
        return Crew(size, self._work)

    def _changed(self) -> tuple[list[str], list[str]]:
        """Return the files whose content is not the kept one, and those that are no longer there."""
        known, root, given = self.kept.digests, self.task.config.root, self.task.contents
        if not known:
            return list(self.task.paths), []
        changed: list[str] = []
        for path in self.task.paths:
            content = read_content(root, path, given)
            if not isinstance(content, bytes) or known.get(path) != digest_of(content):
                changed.append(path)
        return changed, list(known.keys() - set(self.task.paths))

    def _work(self, message: list[Any]) -> list[Any]:
        """Do what a message asks for: read files, or judge documents."""
        task, paths, contributions = message
        if task == "read":
            return [self._contribution(path) for path in self._counted(paths, 0.0)]
        self.contributions = contributions
        near = sorted(paths, key=lambda path: not self._library.holds(path))
        return [self._entry(path) for path in self._counted(near, 0.5)]

    def _counted(self, paths: Sequence[str], before: float) -> Iterator[str]:
        """Yield the paths, telling of progress: reading and judging are about half the work each.

        The first process tells of its share as of the whole; the others are as fast.
        """
        total, progress = len(self.task.paths), self.task.progress
        if os.getpid() != self.process:
            progress = None
        for number, path in enumerate(paths):
            if progress:
                progress(int(total * (before + number / len(paths) / 2)), total)
            yield path

    def _contribution(self, path: str) -> list[Any]:
        """Return path, digest and contribution of a file; without a digest why it is not read."""
        from opsglint.facts.contribution import contribution_of

        document = self._library.get(path)
        given = contribution_of(document, self.task.zone) if document is not None else None
        if path in self._library.digests:
            return [path, self._library.digests[path], given]
        return [path, "", read_content(self.task.config.root, path, self.task.contents)]

    def _read(self, paths: Sequence[str], crew: Crew) -> None:
        """Read files, and put what they contribute in place of what is kept of them."""
        for answer in crew.share([["read", part, None] for part in _parts(paths, crew.size)]):
            for path, digest, given in answer:
                if path in self.kept.digests:
                    self.before[path] = self.kept.contribution(path)
                self.kept.drop(path)
                if digest:
                    self.kept.put(path, Entry(digest, given, "", [], None, None, []).spoilt())
                else:
                    self.notices.append(given)

    def _topics(self, changed: Sequence[str], gone: Sequence[str]) -> set[str]:
        """Return what changed for others: what came, went or was rewritten, before and now."""
        found = topics_of_listing(self.kept.listing, self.listing)
        for path in gone:
            self.before[path] = self.kept.contribution(path)
            self.kept.drop(path)
        for path in (*changed, *gone):
            now = self.kept.contribution(path) if path in self.kept.digests else None
            for given in (self.before.get(path), now):
                if given is not None:
                    one = contribution_from(given)
                    found.update((*one.topics(path), EVERYTHING) if one.holds_accounts else one.topics(path))
        return found

    def _to_judge(self, changed: Sequence[str], topics: set[str], *, is_new: bool) -> list[str]:
        """Return the documents to be judged: changed ones, and those whose findings rest on others."""
        content = set(self.kept.documents)
        if is_new or EVERYTHING in topics:
            return sorted(content)
        found = {*changed} | self.kept.outdated_at(microseconds(self.task.now)) | self._answered_otherwise()
        return sorted(content & (found | self.kept.resting_on(topics)))

    def _relevant(self) -> set[str] | None:
        """Return the documents that the changes can matter to, however far they are; None for all.

        What goes out in the same minute as one of them is looked at by one rule, and by none from
        there on: two posts of the same minute are no reason to judge a third. Neither is a picture
        that two of them show.
        """
        touched = self.task.touched
        if touched is None or EVERYTHING in touched:
            return None
        rows = ((path, self.kept.contribution(path) or ()) for path in self.kept.documents)
        given = {path: contribution_from(row) for path, row in rows}
        if any(one.holds_accounts and document_topic(path) in touched for path, one in given.items()):
            return None
        tied: dict[str, list[str]] = {}
        for path, one in given.items():
            for topic in one.ties(path):
                tied.setdefault(topic, []).append(path)
        ends = {document_topic(path) for one in given.values() for path in one.refers if path not in given}
        found: set[str] = set()
        waiting = {*touched}
        while waiting:
            new = {path for topic in waiting for path in tied.pop(topic, ())} - found
            found |= new
            waiting = {t for path in new for t in given[path].ties(path) if t in tied and t not in ends}
        times = touched.union(*(given[path].times() for path in found))
        return found | {path for path, one in given.items() if not times.isdisjoint(one.times())}

    def _answered_otherwise(self) -> set[str]:
        """Return the documents for which the disk now answers otherwise than it did."""
        if not self.kept.questions:
            return set()
        from opsglint.facts.files import ask

        otherwise: set[str] = set()
        files = self.task.files
        for text, number in self.kept.questions.items():
            question, path, answer = question_from(text)
            if number > 0 and ask(files, question, path) != answer:
                otherwise.add(text)
        return self.kept.asking(otherwise)

    def _judge(self, paths: Sequence[str], crew: Crew) -> None:
        if not paths:
            return
        order = [path for path in self.task.paths if path in self.kept.digests]
        shared = {path: self.kept.contribution(path) for path in order}
        for answer in crew.share([["judge", part, shared] for part in _parts(paths, crew.size)]):
            for path, row in answer:
                entry, digest = Entry._make(row), self.kept.digests[path]
                was_steady = entry.digest == digest  # else the file was written while we read
                self.kept.put(path, entry if was_steady else entry.spoilt()._replace(digest=digest))

    def _entry(self, path: str) -> list[Any]:
        """Return a path and what is found there, in the form of an entry."""
        from opsglint.engine.rows import rows_of

        result, reads = self._judge_one(path)
        self._library.let_go(path)
        entry = Entry(
            self._library.digests[path], self.contributions[path], joined(reads.topics),
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
        return Index(given, self._library, self.task.files, self.task.zone, self.task.now, past)

    @cached_property
    def _library(self) -> Any:
        from opsglint.api.library import Library

        return Library(self.task.config, self.task.contents)

    def _finish(self, is_new: bool) -> None:
        """Keep what is new for the next run, and note what the plan has to say."""
        is_planned = is_new or self.task.store is None or not self.kept.digests
        notices = list(self.task.plan().notices) if is_planned else self.kept.notices
        self.notices[:0] = notices
        if self.task.store and (is_new or self.kept.listing != self.listing):
            self.kept.listing, self.kept.notices = self.listing, notices
            self.task.store.save(self.kept)


def _parts(paths: Sequence[str], number: int) -> list[Sequence[str]]:
    """Return neighbours together (versions of one post are), in as many parts as there are processes."""
    size = -(-len(paths) // number) if paths else 0
    return [paths[size * part : size * (part + 1)] for part in range(number)]
