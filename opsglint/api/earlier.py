"""The documents that a set of changes touched, as they were before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo

from opsglint.api.errors import UsageError
from opsglint.api.repository import Reader
from opsglint.config import Config, Globs
from opsglint.content.records import Document as Model
from opsglint.engine.discover import Discovery, is_read
from opsglint.engine.git import Changes, read_at
from opsglint.facts.contribution import contribution_of
from opsglint.facts.document import Document
from opsglint.facts.topics import EVERYTHING, document_topic


class Earlier:
    """The touched documents of a repository as they were, and what they contributed.

    `gone` are the files that were not there before, `back` those that are no longer there. Raises
    UsageError where git does not have a file.
    """

    def __init__(self, config: Config, discovery: Discovery, changes: Changes, zone: tzinfo) -> None:
        self.changes = changes
        self.gone = changes.added | changes.renamed.keys()
        self.back = changes.deleted | set(changes.renamed.values())
        self.documents = self._read(config, discovery)
        self.contributions = {
            path: contribution_of(one, zone) for path, one in self.documents.items() if one is not None
        }

    @property
    def ties(self) -> frozenset[str]:
        """Return all by which other documents knew of the touched files, or know of them now."""
        return frozenset(self._ties())

    def _ties(self) -> Iterator[str]:
        yield from map(document_topic, self.changes.touched)
        for path, one in self.contributions.items():
            yield from one.ties(path)
            yield from one.times()
            if one.holds_accounts:
                yield EVERYTHING

    def _read(self, config: Config, discovery: Discovery) -> dict[str, Document[Model] | None]:
        """Return the touched documents as they were, None for those that were none."""
        exclude = Globs(config.exclude)
        paths = sorted(
            path for path in self.changes.changed | self.back
            if path in config.accounts or is_read(path, exclude, discovery.nested)
        )  # fmt: skip
        contents = read_at(config.root, self.changes.base, paths)
        missing = [path for path in paths if path not in contents]
        if missing:
            raise UsageError(
                f"git does not have {missing[0]} as it was at {self.changes.base[:12]}",
                "clone the repository whole, without --filter",
            )
        reader = Reader(config)
        gone: dict[str, Document[Model] | None] = dict.fromkeys(self.gone)
        return gone | {path: reader.read(path, data) for path, data in contents.items()}
