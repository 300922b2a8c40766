"""A repository that is in memory alone: for examples of rules and for standard input."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Collection, Iterator, Mapping

from opsglint.api.checking import moment
from opsglint.api.choices import Choices
from opsglint.api.planning import plan
from opsglint.api.repository import Reader
from opsglint.api.settings import Words
from opsglint.config import Config, load
from opsglint.content.records import Document as Model
from opsglint.engine.media import read_media_bytes
from opsglint.engine.results import Result
from opsglint.engine.run import run
from opsglint.facts.document import Document
from opsglint.facts.media_files import MediaFacts
from opsglint.index import Index
from opsglint.syntax.captions import Captions, read_captions_file
from opsglint.text import nearest


class MemoryFiles:
    """The files of a repository in memory; its folders are those that files lie in."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._contents = files
        self._files = frozenset(files)
        self._folders = frozenset(
            folder for path in files for folder in _folders(path)
        )

    def exists(self, path: str) -> bool:
        """Say whether there is a file or folder at exactly this path."""
        return path in self._files or path in self._folders

    def is_directory(self, path: str) -> bool:
        """Say whether there is a folder at this path."""
        return path in self._folders

    def same_but_case(self, path: str) -> str | None:
        """Return a path that differs from this one in letter case alone."""
        folded = path.casefold()
        return next((p for p in sorted(self._files) if p.casefold() == folded and p != path), None)

    def nearest(self, path: str) -> str | None:
        """Return the path that was probably meant."""
        return nearest(path, sorted(self._files))

    def leaves_root(self, path: str) -> bool:
        """Say whether a symbolic link on the way leads out of the repository: there are none."""
        return False

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file tells of itself, None where there is none to be read."""
        return read_media_bytes(self._contents.get(path))

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file (.vtt, .srt) holds, None where there is no such file."""
        return read_captions_file(path, self._contents.get(path))

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes in hexadecimal, None where there is none."""
        content = self._contents.get(path)
        return hashlib.sha256(content).hexdigest() if content is not None else None

    def settles(self, path: str) -> bool:
        """Say whether there is this file or folder; nothing but a change of the files changes it."""
        return self.exists(path)

    def state(self, path: str) -> str | None:
        """Return what changes when the content does."""
        return self.digest(path)


def _folders(path: str) -> Iterator[str]:
    folder = posixpath.dirname(path)
    while folder:
        yield folder
        folder = posixpath.dirname(folder)


def read_files(files: Mapping[str, bytes], config: Config) -> list[Document[Model]]:
    """Return the documents among files that are in memory."""
    reader = Reader(config)
    endings = (".md", ".markdown")
    paths = [p for p in sorted(files) if p.casefold().endswith(endings) or p in config.accounts]
    documents = (reader.read(path, files[path]) for path in paths)
    return [document for document in documents if document is not None]


def check_files(
    files: Mapping[str, bytes], as_of: str, *, rules: Collection[str] | None = None
) -> tuple[Result, dict[str, Document[Model]]]:
    """Check a repository that is in memory alone; `opsglint.toml` in it is its configuration.

    Returns what was found, and the documents by path.
    """
    text = files.get("opsglint.toml")
    config = Config(root="/")
    if text is not None:
        config = load("/", "opsglint.toml", text.decode(), Words())
    now, zone = moment(as_of, config)
    documents = read_files(files, config)
    index = Index.of(documents, MemoryFiles(files), zone, now)
    choices = Choices(select=tuple(rules)) if rules is not None else Choices()
    result = run(index, plan(config, choices).job)
    return result, {document.path: document for document in documents}
