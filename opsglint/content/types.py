"""Which document types there are, and which one a front matter names."""

from __future__ import annotations

from opsglint.content.accounts import Account
from opsglint.content.models import Component, Inquiry, Kit, Livestream, Post
from opsglint.content.records import Document
from opsglint.text import nearest
from opsglint.text.names import distance

DOCUMENT_TYPES: dict[str, type[Document]] = {
    "post": Post,
    "kit": Kit,
    "account": Account,
    "livestream": Livestream,
    "inquiry": Inquiry,
    "news-release": Component,
    "key-messages": Component,
    "questions-and-answers": Component,
}
COMPONENT_TYPES = ("news-release", "key-messages", "questions-and-answers")
# How far a misspelt type may be from ours to be taken for it (rule FM004).
NEAR_TYPE = 2


def near_type(word: str) -> str | None:
    """Return the document type that a word is within two letters of, other than itself."""
    if word in DOCUMENT_TYPES:
        return None
    return nearest(word, DOCUMENT_TYPES, limit=NEAR_TYPE)


def is_near(word: str) -> bool:
    """Say whether a word is one of our types, or within two letters of one."""
    return any(distance(word.casefold(), ours, NEAR_TYPE) <= NEAR_TYPE for ours in DOCUMENT_TYPES)
