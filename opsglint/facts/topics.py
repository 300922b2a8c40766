"""What one document gives to the index, and the names by which others depend on it.

Nothing here knows documents: runs that read none use it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

Timed = tuple[str | None, str | None, int]
"""A channel with a schedule: account, platform, and microseconds since 1970 (UTC)."""


class Contribution(NamedTuple):
    """What a document says that others are found by.

    `translation` is the path that it names as its version in the other language, `key` the one
    that versions share; `posts` are the posts that a kit names, in order; `channels` are those of
    a post that have a schedule; `texts` are digests of what a post says, as texts are compared.
    `refers` are the files that it refers to, and those that its name makes its versions.
    """

    type: str
    holds_accounts: bool = False
    translation: str | None = None
    key: str | None = None
    posts: tuple[str, ...] = ()
    is_draft: bool = False
    channels: tuple[Timed, ...] = ()
    texts: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()

    def topics(self, path: str) -> Iterator[str]:
        """Yield what changes for others when a document at `path` contributes this or no longer does."""
        yield from self._lasting_topics(path)
        yield from self.times()

    def _lasting_topics(self, path: str) -> Iterator[str]:
        yield document_topic(path)
        if self.translation:
            yield named_topic(self.translation)
        if self.key:
            yield key_topic(self.type, self.key)
        yield from map(use_topic, self.posts)
        yield from map(text_topic, self.texts)

    def times(self) -> Iterator[str]:
        """Yield the minutes in which a document goes out, by name."""
        return (time_topic(instant) for _, _, instant in self.channels)

    def ties(self, path: str) -> Iterator[str]:
        """Yield all but times by which a document at `path` and others can know of one another."""
        yield from self._lasting_topics(path)
        yield named_topic(path)
        yield use_topic(path)
        yield from map(document_topic, self.refers)


def document_topic(path: str) -> str:
    """Return the name of all that a document says."""
    return f"d:{path}"


def file_topic(path: str) -> str:
    """Return the name of the presence of a file or folder in the listing."""
    return f"f:{path}"


def topics_of_names(paths: Iterable[str]) -> set[str]:
    """Return what files that came or went change: themselves, their folders, and the listing."""
    found: set[str] = set()
    for path in paths:
        parts = path.split("/")
        found.update(file_topic("/".join(parts[:depth])) for depth in range(1, len(parts) + 1))
    return found | {LISTING} if found else found


LISTING = "l:"
"""The name of the listing as a whole."""


EVERYTHING = "*"
"""What changes when an account does: whose a handle is may matter to every document."""


def named_topic(path: str) -> str:
    """Return the name of the documents that name one at `path` as their translation."""
    return f"n:{path}"


def key_topic(type_: str, key: str) -> str:
    """Return the name of the documents of a type that share a `translation_key`.

    No topic holds NUL, which parts them where they are kept.
    """
    return f"k:{type_}:{key}".replace("\0", "\\0")


def use_topic(path: str) -> str:
    """Return the name of the kits that name a post at `path`."""
    return f"u:{path}"


def text_topic(digest: str) -> str:
    """Return the name of the posts that say the same."""
    return f"t:{digest}"


def time_topic(instant: int) -> str:
    """Return the name of the posts that go out in the minute of an instant (microseconds)."""
    return f"s:{instant // 60_000_000}"


def contribution_from(row: Sequence[Any]) -> Contribution:
    """Return a contribution from its values as JSON knows them; one that never left the process is returned."""
    if isinstance(row, Contribution):
        return row
    type_, holds, translation, key, posts, is_draft, channels, texts, refers = row
    return Contribution(
        type_, holds, translation, key, tuple(posts), is_draft,
        tuple((account, platform, count) for account, platform, count in channels), tuple(texts),
        tuple(refers),
    )  # fmt: skip
