"""Reads single files as their repository would, and says whether a fix left all else as it was."""

from __future__ import annotations

import os
import posixpath
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from opsglint.api.checking import configuration
from opsglint.api.repository import YAML_ENDINGS, Reader, load_repository
from opsglint.api.requests import Request
from opsglint.api.settings import read_config
from opsglint.config import Config, find_root
from opsglint.content.models import Component
from opsglint.content.records import Document as Model
from opsglint.engine.fixes import approvers
from opsglint.facts.document import Document
from opsglint.syntax.source import Source, read_document, read_yaml
from opsglint.syntax.tree import ListNode, MapNode, Node, Scalar
from opsglint.text import Edit


class Surroundings:
    """The repository that a request means, and those that lie in it; paths are from its root."""

    def __init__(self, request: Request, root: str) -> None:
        self.root = root
        self._request = request
        self._folders: dict[str, tuple[str, Reader]] = {}

    def read(self, path: str, data: bytes) -> Document[Model] | None:
        """Return the document that a file with these bytes would be, None where it is not content."""
        prefix, reader = self._reader(posixpath.dirname(path))
        return reader.read(posixpath.relpath(path, prefix or "."), data)

    @cached_property
    def approved_parts(self) -> dict[str, tuple[str, ...]]:
        """The files that approvals of other documents bind, each with those who approved.

        These are the parts of a kit, and pictures, captions and other files that are no documents.
        """
        config = configuration(self._request)[1]
        documents = load_repository(self.root, config, tracked_only=self._request.tracked_only).documents
        found: dict[str, tuple[str, ...]] = {}
        for document in documents.values():
            names = approvers(document)
            for reference in document.references if names else ():
                target = documents.get(reference.path or "")
                if reference.path and (target is None or isinstance(target.model, Component)):
                    found[reference.path] = (*found.get(reference.path, ()), *names)
        return {path: tuple(dict.fromkeys(names)) for path, names in found.items()}

    def _reader(self, folder: str) -> tuple[str, Reader]:
        """Return the root of the repository that a folder belongs to, and its reader."""
        if folder not in self._folders:
            own = find_root(os.path.join(self.root, *folder.split("/")))
            prefix, config = "", self._config
            if own.path.startswith(os.path.join(self.root, "")):
                prefix = own.path[len(os.path.join(self.root, "")) :].replace(os.sep, "/")
                config = read_config(own.path, own.config_file)
            self._folders[folder] = prefix, Reader(config)
        return self._folders[folder]

    @cached_property
    def _config(self) -> Config:
        return configuration(self._request)[1]


def reads_as_before(
    path: str, before: bytes, after: bytes, edits: Sequence[Edit], surroundings: Surroundings
) -> bool:
    """Say whether a file with edits reads as it did, but for what they changed.

    It must not be less readable or hold more faults, and its front matter must have the same
    structure and, where no edit was made, the same values. Values that its type does not take may
    come to light: under a misspelt field nothing was read before.
    """
    old, new = surroundings.read(path, before), surroundings.read(path, after)
    if old is None or new is None or new.readable < old.readable:
        return False
    if len(new.faults) > len(old.faults):
        return False
    touched = sorted(edit.span for edit in edits)
    ends = [span.end for span in touched]

    def is_touched(value: Scalar) -> bool:
        at = bisect_left(ends, value.span.start)
        return at < len(touched) and touched[at].start <= value.span.end

    left, right = list(_parts(_root(path, before))), list(_parts(_root(path, after)))
    return len(left) == len(right) and all(
        one == two if not isinstance(one, Scalar) or not isinstance(two, Scalar)
        else is_touched(one) or (one.value, one.resolved) == (two.value, two.resolved)
        for one, two in zip(left, right, strict=True)
    )  # fmt: skip


def _root(path: str, data: bytes) -> Node | None:
    source: Source = read_yaml(data) if path.casefold().endswith(YAML_ENDINGS) else read_document(data)
    return source.front_matter.root if source.front_matter else None


def _parts(node: Node | None) -> Iterator[Scalar | tuple[str, int]]:
    """Yield single values, and for lists and mappings how many entries they have."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, ListNode):
        yield "list", len(node.items)
        for item in node.items:
            yield from _parts(item)
    elif isinstance(node, MapNode):
        yield "mapping", len(node.entries)
        for entry in node.entries:
            yield entry.key
            yield from _parts(entry.value)
