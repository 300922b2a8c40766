"""The repository as it was before a set of changes, and what was wrong with it then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from opsglint.api.comparing import Now
from opsglint.api.earlier import Earlier
from opsglint.api.files_before import FilesBefore
from opsglint.api.judging import Judged
from opsglint.api.library import Library
from opsglint.api.past import GitPast
from opsglint.content.records import Document as Model
from opsglint.diagnostics import Diagnostic
from opsglint.engine.cache import Entry
from opsglint.engine.git import Changes
from opsglint.engine.results import Result
from opsglint.engine.rows import result_of
from opsglint.engine.run import Job, run
from opsglint.facts.document import Document
from opsglint.facts.topics import Contribution, contribution_from, topics_of_names
from opsglint.fingerprints import fingerprint
from opsglint.index import Index


def run_before(
    now: Now, changes: Changes, result: Result, always: Collection[str] = (),
    earlier: Earlier | None = None,
) -> Result:  # fmt: skip
    """Return what was wrong before the changes and in no baseline, under the names files have now.

    The repository as it was differs in the touched files alone, so only these are read again from
    git, and only documents whose findings rest on them are judged again; of the others, those in
    which `result` has findings are told as they are. Documents in `always` are left out; `earlier`
    are the touched documents where they were read before. Raises UsageError where git does not have
    a file.
    """
    task = now.judged.task
    earlier = earlier or Earlier(task.config, task.discovery, changes, task.zone)
    before = _Before(now.judged, earlier)
    found = before.run(now.job, {one.path for one in result.diagnostics}, always)
    names = {old: new for new, old in changes.renamed.items()}
    names |= before.moved_whole()
    if names:
        found.diagnostics = [_renamed(one, names) for one in found.diagnostics]
    return now.new_ones(found)


def without_known(result: Result, before: Result, always: Collection[str] = ()) -> Result:
    """Return the result without what was found before, in equal number; all stays in `always`."""
    known = Counter(map(fingerprint, before.diagnostics))
    wanted: list[bool] = []
    for diagnostic in result.diagnostics:
        key = fingerprint(diagnostic)
        is_known = known[key] > 0
        known[key] -= is_known
        wanted.append(not is_known or diagnostic.path in always)
    kept = result.keep(wanted)
    told = {(fault.rule, fault.path) for fault in result.faults}
    kept.faults += (fault for fault in before.faults if (fault.rule, fault.path) not in told)
    return kept


def _contributions(judged: Judged) -> Iterator[tuple[str, Contribution]]:
    known = judged.kept.digests
    for path in judged.task.paths:
        row = judged.kept.contribution(path) if path in known else None
        if row is not None:
            yield path, contribution_from(row)


class _Before:
    """The repository as it was before the changes."""

    def __init__(self, judged: Judged, earlier: Earlier) -> None:
        self._judged = judged
        self._task = judged.task
        self._changes = earlier.changes
        self._documents = earlier.documents
        self._given = earlier.contributions
        self._now = dict(_contributions(judged))
        self._topics = self._changed_topics(earlier)

    def run(self, job: Job, reported: Collection[str], always: Collection[str]) -> Result:
        """Return what was found in touched documents, and in those of which something is reported."""
        touched = {path for path, one in self._documents.items() if one is not None}
        found = Result()
        again = set(touched)
        for path in sorted(set(reported) - self._documents.keys()):
            if self._differs_for(self._judged.kept.entry(path)):
                again.add(path)
            else:
                found.add(result_of(self._judged.kept.rows.get(path, [])))
        found.add(run(self._index(), job, again - set(always)))
        return found

    def moved_whole(self) -> dict[str, str]:
        """Return old name → new name of documents that git was not told of as moved.

        It finds no renames among files that were never added, and gives up where there are too many.
        """
        library = Library(self._task.config, self._task.contents)
        new: dict[str, str] = {}
        for path in sorted(self._changes.added, reverse=True):
            document = library.get(path) if path in self._now else None
            if document is not None:
                new[_tidy(document)] = path
        found: dict[str, str] = {}
        for path in sorted(self._changes.deleted) if new else ():
            before = self._documents.get(path)
            moved = new.pop(_tidy(before), None) if before is not None else None
            if moved is not None:
                found[path] = moved
        return found

    def _changed_topics(self, earlier: Earlier) -> frozenset[str]:
        found = topics_of_names(earlier.gone | earlier.back)
        for path in self._documents:
            for one in (self._now.get(path), self._given.get(path)):
                found.update(one.topics(path) if one else ())
        return frozenset(found)

    def _differs_for(self, entry: Entry) -> bool:
        """Say whether the findings of a document may have been others before the changes."""
        holders = {p for given in (self._now, self._given) for p, one in given.items() if one.holds_accounts}
        if not holders.isdisjoint(self._documents) or entry.rests_on(self._topics):
            return True
        return any(asked in self._changes.touched for _, asked, _ in entry.questions) or not entry.is_lasting

    def _index(self) -> Index:
        """Return the index of the repository as it was."""
        task = self._task
        contributions = {p: one for p, one in self._now.items() if p not in self._documents}
        contributions.update(self._given)
        files = FilesBefore(task.config.root, task.files, self._changes)
        library = Library(task.config, task.contents)
        library.put(self._documents)
        past = GitPast(task.config.root, task.config)
        return Index(contributions, library, files, task.zone, task.now, past)


def _tidy(document: Document[Model]) -> str:
    return " ".join(document.text.split())


def _renamed(diagnostic: Diagnostic, names: Mapping[str, str]) -> Diagnostic:
    """Return a finding as it would be with the new names of files, in its words too."""
    path = names.get(diagnostic.path, diagnostic.path)
    params = tuple((name, names.get(value, value)) for name, value in diagnostic.params)
    location = replace(diagnostic.location, path=path)
    return replace(diagnostic, location=location, params=params)
