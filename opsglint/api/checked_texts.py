"""The texts of documents as they were checked, for reports that count in other units than ours."""

from __future__ import annotations

import os

from opsglint.api.requests import Request


class CheckedTexts:
    """Reads the documents of one repository again, one when it is asked for."""

    def __init__(self, root: str, request: Request) -> None:
        self._root = os.path.realpath(root)
        self._given = request.given
        self._folder = request.folder

    def __call__(self, path: str) -> str | None:
        """Return the text at a root-relative path; None where it cannot be read or lies outside."""
        full = os.path.join(self._root, *path.split("/"))
        if self._given is not None and self._is_given(full, self._given[0]):
            return _decoded(self._given[1])
        real = os.path.realpath(full)
        if not real.startswith(os.path.join(self._root, "")) or not os.path.isfile(real):
            return None
        try:
            with open(real, "rb") as handle:
                return _decoded(handle.read())
        except OSError:
            return None

    def _is_given(self, full: str, name: str) -> bool:
        return os.path.realpath(os.path.join(self._folder, name)) == os.path.realpath(full)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")
