"""The documents of a repository, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping

from opsglint.api.repository import Reader
from opsglint.config import Config
from opsglint.content.records import Document as Model
from opsglint.engine.cache import digest_of
from opsglint.engine.reading import read_content
from opsglint.facts.document import Document


class Library:
    """Reads files below a root and keeps what they are.

    `given` holds the contents of files that are to be used in place of what is on the disk.
    """

    def __init__(self, config: Config, given: Mapping[str, bytes]) -> None:
        self._root = config.root
        self._reader = Reader(config)
        self._given = given
        self._known: dict[str, Document[Model] | None] = {}
        self.digests: dict[str, str] = {}

    def put(self, documents: Mapping[str, Document[Model] | None]) -> None:
        """Take in documents that are not to be read from the disk."""
        self._known.update(documents)

    def get(self, path: str) -> Document[Model] | None:
        """Return the document that a file is, None where it is none or cannot be read."""
        if path not in self._known:
            content = read_content(self._root, path, self._given)
            if isinstance(content, bytes):
                self.digests[path] = digest_of(content)
                self._known[path] = self._reader.read(path, content)
            else:
                self._known[path] = None
        return self._known[path]
