"""The documents of a repository, each read when it is first asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from opsglint.api.repository import Reader
from opsglint.config import Config
from opsglint.content.records import Document as Model
from opsglint.engine.cache import digest_of
from opsglint.engine.reading import read_content
from opsglint.facts.document import Document

_MOST = 6_000
"""Documents that are held at a time: what is read again costs time, what is held costs memory."""


class Library:
    """Reads files below a root and holds what they are, as far as memory allows.

    `given` holds the contents of files that are to be used in place of what is on the disk.
    """

    def __init__(self, config: Config, given: Mapping[str, bytes], most: int = _MOST) -> None:
        self._root = config.root
        self._reader = Reader(config)
        self._given = given
        self._most = most
        self._put: Mapping[str, Document[Model] | None] = {}
        self._held: OrderedDict[str, Document[Model] | None] = OrderedDict()
        self.digests: dict[str, str] = {}

    def put(self, documents: Mapping[str, Document[Model] | None]) -> None:
        """Take in documents that are not to be read from the disk."""
        self._put = documents

    def holds(self, path: str) -> bool:
        """Say whether a document is at hand."""
        return path in self._held

    def let_go(self, path: str) -> None:
        """Make a document the first that gives way to others."""
        if path in self._held:
            self._held.move_to_end(path, last=False)

    def get(self, path: str) -> Document[Model] | None:
        """Return the document that a file is, None where it is none or cannot be read."""
        if path in self._put:
            return self._put[path]
        if path in self._held:
            self._held.move_to_end(path)
            return self._held[path]
        content = read_content(self._root, path, self._given)
        document = None
        if isinstance(content, bytes):
            self.digests[path] = digest_of(content)
            document = self._reader.read(path, content)
        self._held[path] = document
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return document
