"""What is known of the files of a repository, and a look at them that notes what was asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from opsglint.facts.topics import LISTING, file_topic

if TYPE_CHECKING:
    from opsglint.facts.media_files import MediaFacts
    from opsglint.facts.reads import Answer, Reads
    from opsglint.syntax.captions import Captions


class Files(Protocol):
    """What is known of the files of the repository; paths are root-relative."""

    def exists(self, path: str) -> bool:
        """Say whether there is a file or folder at exactly this path."""

    def is_directory(self, path: str) -> bool:
        """Say whether there is a folder at this path."""

    def same_but_case(self, path: str) -> str | None:
        """Return a path that differs from this one in letter case alone."""

    def nearest(self, path: str) -> str | None:
        """Return the path that was probably meant."""

    def leaves_root(self, path: str) -> bool:
        """Say whether a symbolic link on the way leads out of the repository."""

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file tells of itself, None where there is none to be read."""

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file (.vtt, .srt) holds, None where there is no such file."""

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes in hexadecimal, None where it cannot be read."""

    def settles(self, path: str) -> bool:
        """Say whether the listing alone tells that there is this file or folder, inside the root."""

    def state(self, path: str) -> str | None:
        """Return a few characters that change when the file's content does, None without a file."""


class Reading(Protocol):
    """Whoever judges documents one after the other, and notes what each judgement rests on."""

    reads: Reads


class WatchedFiles:
    """Passes questions about files on, and notes them with their answers."""

    def __init__(self, files: Files, reading: Reading) -> None:
        self._files = files
        self._reading = reading
        # Several rules ask about each path that a document and its versions name.
        self._is_plain = lru_cache(maxsize=1024)(self._looks_plain)

    def exists(self, path: str) -> bool:
        """Say whether there is a file or folder at exactly this path."""
        if self._is_plain(path):
            self._reading.reads.topics.add(file_topic(path))
            return True
        return self._asked("exists", path, self._files.exists(path))

    def is_directory(self, path: str) -> bool:
        """Say whether there is a folder at this path."""
        if self._is_plain(path):
            self._reading.reads.topics.add(file_topic(path))
            return False
        return self._asked("is_directory", path, self._files.is_directory(path))

    def leaves_root(self, path: str) -> bool:
        """Say whether a symbolic link on the way leads out of the repository."""
        if self._is_plain(path):
            self._reading.reads.topics.add(file_topic(path))
            return False
        return self._asked("leaves_root", path, self._files.leaves_root(path))

    def same_but_case(self, path: str) -> str | None:
        """Return a path that differs from this one in letter case alone."""
        return self._found(self._files.same_but_case(path))

    def nearest(self, path: str) -> str | None:
        """Return the path that was probably meant."""
        return self._found(self._files.nearest(path))

    def media(self, path: str) -> MediaFacts | None:
        """Return what a picture or video file tells of itself, None where there is none to be read."""
        self._note("state", path, self._files.state(path))
        return self._files.media(path)

    def captions(self, path: str) -> Captions | None:
        """Return what a caption file (.vtt, .srt) holds, None where there is no such file."""
        self._note("state", path, self._files.state(path))
        return self._files.captions(path)

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a file's bytes in hexadecimal, None where it cannot be read."""
        self._note("state", path, self._files.state(path))
        return self._files.digest(path)

    def _looks_plain(self, path: str) -> bool:
        """Say whether the listing alone tells that there is this file, no folder, inside the root."""
        files = self._files
        is_file = files.settles(path) and files.exists(path) and not files.is_directory(path)
        return is_file and not files.leaves_root(path)

    def _asked(self, question: str, path: str, answer: bool) -> bool:
        if self._files.settles(path):
            self._reading.reads.topics.add(file_topic(path))
        else:
            self._note(question, path, answer)
        return answer

    def _found(self, path: str | None) -> str | None:
        """Note that an answer rests on all names: of the listing, or of the disk as well."""
        self._reading.reads.topics.add(LISTING)
        if path is not None and not self._files.settles(path):
            self._reading.reads.is_certain = False
        return path

    def _note(self, question: str, path: str, answer: Answer) -> None:
        self._reading.reads.questions[question, path] = answer


def ask(files: Files, question: str, path: str) -> Answer:
    """Return today's answer to a question that was noted; raise KeyError for an unknown one."""
    answers = {
        "exists": files.exists, "is_directory": files.is_directory,
        "leaves_root": files.leaves_root, "state": files.state,
    }  # fmt: skip
    return answers[question](path)
