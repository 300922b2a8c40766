"""A repository that is in memory alone: for examples of rules and for standard input."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from opsglint.api.checking import moment
from opsglint.api.choices import Choices
from opsglint.api.memory_files import MemoryFiles
from opsglint.api.planning import plan
from opsglint.api.repository import Reader
from opsglint.api.settings import Words
from opsglint.config import Config, load
from opsglint.content.records import Document as Model
from opsglint.engine.results import Result
from opsglint.engine.run import run
from opsglint.facts.document import Document
from opsglint.index import Index


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
