"""Reads one repository: its files and its documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from opsglint.api.settings import registries_of
from opsglint.config import Config, Globs, configures
from opsglint.content.records import Document as Model
from opsglint.engine.discover import Discovery, discover
from opsglint.engine.reading import read_content
from opsglint.facts.document import Document
from opsglint.facts.extract import Conventions, content_type, extract, extract_registry
from opsglint.index import Index
from opsglint.syntax.source import read_document, read_yaml

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

YAML_ENDINGS = (".yml", ".yaml")


class Reader:
    """Turns the bytes of files into documents, as a configuration says."""

    def __init__(self, config: Config) -> None:
        self._registries = frozenset(config.accounts)
        self._conventions = Conventions(dict(config.fields), frozenset(config.extra_fields))
        self._types = [(Globs((pattern,)), name) for pattern, name in config.types]

    def read(self, path: str, data: bytes) -> Document[Model] | None:
        """Return the document that a file is, or None where it is not content."""
        if path in self._registries and path.casefold().endswith(YAML_ENDINGS):
            return extract_registry(path, read_yaml(data))
        source = read_document(data)
        assigned = next((name for globs, name in self._types if globs.match(path)), None)
        type_ = content_type(source, assigned, self._conventions)
        return None if type_ is None else extract(path, source, type_, self._conventions)


@dataclass(frozen=True, slots=True)
class Repository:
    """One repository as it was read: `passed_over` counts Markdown files that are not content."""

    config: Config
    discovery: Discovery
    documents: Mapping[str, Document[Model]]
    passed_over: tuple[str, ...]
    notices: tuple[str, ...]

    def index(self, now: datetime, zone: ZoneInfo) -> Index:
        """Return the index of the repository as of a moment."""
        from opsglint.api.past import GitPast

        past = GitPast(self.config.root, self.config)
        return Index.of(self.documents.values(), self.discovery.files, zone, now, past)


def load_repository(
    root: str, config: Config, *, tracked_only: bool
) -> Repository:  # fmt: skip
    """Read every document below `root`.

    Raises ConfigErrors where a registry that the configuration names does not exist.
    """
    discovery = discover(root, (), Globs(config.exclude), configures, tracked_only)
    reader = Reader(config)
    documents: dict[str, Document[Model]] = {}
    passed_over: list[str] = []
    notices: list[str] = []
    for path in dict.fromkeys((*registries_of(config, discovery), *discovery.documents)):
        content = read_content(root, path, {})
        if isinstance(content, str):
            notices.append(content)
            continue
        document = reader.read(path, content)
        if document is None:
            passed_over.append(path)
        else:
            documents[path] = document
    return Repository(config, discovery, documents, tuple(passed_over), tuple(notices))
