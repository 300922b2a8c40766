"""Reads one repository: its configuration, its files, its documents."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from opsglint.config import Config, ConfigError, ConfigErrors, Globs, Vocabulary, configures, load
from opsglint.content.records import Document as Model
from opsglint.content.types import DOCUMENT_TYPES
from opsglint.content.vocabulary import PLATFORM_ALIASES, PLATFORMS
from opsglint.engine.discover import Discovery, discover
from opsglint.facts.document import Document
from opsglint.facts.extract import Conventions, content_type, extract, extract_registry
from opsglint.index import Files, Index
from opsglint.social.limits import numbers
from opsglint.syntax.source import read_document, read_yaml

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

YAML_ENDINGS = (".yml", ".yaml")


def vocabulary() -> Vocabulary:
    """Return the words that a configuration may use for types, fields and platforms."""
    fields = {name for record in DOCUMENT_TYPES.values() for name in record.specs()}
    return Vocabulary(
        document_types=tuple(DOCUMENT_TYPES),
        fields=("type", *sorted(fields)),
        platforms=(*PLATFORMS, *PLATFORM_ALIASES),
        limits=numbers(),
    )


def read_config(root: str, file: str | None) -> Config:
    """Return the configuration at `file` (root-relative); raise ConfigErrors where it is wrong."""
    if file is None:
        return Config(root=root)
    path = os.path.join(root, file)
    try:
        with open(path, encoding="utf-8-sig") as handle:
            text = handle.read()
    except (OSError, UnicodeDecodeError) as error:
        message = f"the configuration file {file} cannot be read: {_reason(error)}"
        fault = ConfigError(message, "check the path and save the file as UTF-8", None)
        raise ConfigErrors((fault,)) from error
    return load(root, file, text, vocabulary())


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or "it is not UTF-8").lower()


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
    contents: Mapping[str, bytes] = field(default_factory=dict)

    def index(self, now: datetime, zone: ZoneInfo, files: Files | None = None) -> Index:
        """Return the index of the repository as of a moment."""
        from opsglint.api.past import GitPast

        past = GitPast(self.config.root, self.config)
        found: Files = files or self.discovery.files
        if self.contents:
            from opsglint.api.memory import ChangedFiles

            found = ChangedFiles(found, self.contents)
        return Index(self.documents.values(), found, zone, now, past)


def load_repository(
    root: str, config: Config, *, tracked_only: bool, given: Mapping[str, bytes] | None = None,
    contents: Mapping[str, bytes] | None = None,
) -> Repository:  # fmt: skip
    """Read every document below `root`.

    `given` holds the contents of documents (root-relative), which need not exist; `contents` what
    existing files are to be taken to hold in place of what is on the disk. Raises ConfigErrors where a registry that the configuration names does not exist.
    """
    discovery = discover(root, (), Globs(config.exclude), configures, tracked_only)
    reader = Reader(config)
    documents: dict[str, Document[Model]] = {}
    passed_over: list[str] = []
    notices: list[str] = []
    paths = dict.fromkeys((*_registries(config, discovery), *discovery.documents, *(given or ())))
    for path in paths:
        data = (given or {}).get(path)
        if data is None:
            data = (contents or {}).get(path)
        if data is None:
            data = _read_file(root, path, notices)
        if data is None:
            continue
        document = reader.read(path, data)
        if document is None:
            passed_over.append(path)
        else:
            documents[path] = document
    return Repository(config, discovery, documents, tuple(passed_over), tuple(notices), contents or {})


def _read_file(root: str, path: str, notices: list[str]) -> bytes | None:
    full = os.path.join(root, path)
    if os.path.exists(full) and not os.path.isfile(full):
        notices.append(f"{path} is not read: it is no regular file")
        return None
    try:
        with open(full, "rb") as handle:
            return handle.read()
    except OSError as error:
        notices.append(f"{path} cannot be read: {_reason(error)}")
        return None


def _registries(config: Config, discovery: Discovery) -> list[str]:
    found = [path for path in config.accounts if discovery.files.exists(path)]
    if config.accounts_explicit:
        missing = [path for path in config.accounts if path not in found]
        if missing:
            place = config.origins.get("accounts")
            raise ConfigErrors(
                tuple(
                    ConfigError(
                        f"the account registry {path} does not exist",
                        "write the file, or correct its path under `accounts`",
                        place,
                    )
                    for path in missing
                )
            )
    return found
