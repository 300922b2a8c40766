"""All that the author of a rule imports.

A rule is one file in `opsglint/rules/FAMILY/`, named as the rule. It holds one class, decorated
with `rule(...)`, whose docstring says in plain words what it asks for and why, whose `messages`
say what was found and what to change, whose `check` yields findings, and whose `examples` are its
tests and its documentation.
"""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, TypeVar

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import (
    Broadcast,
    Component,
    Content,
    Inquiry,
    Kit,
    Livestream,
    Media,
    Person,
    Post,
)  # fmt: skip
from opsglint.content.problems import Problem, ProblemKind
from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Action, Kind, MediaKind, Status
from opsglint.diagnostics import Safety, Severity
from opsglint.facts.accounts import AccountEntry, Accounts
from opsglint.facts.document import (
    ChannelFact,
    Document,
    LinkFact,
    MediaFact,
    MentionFact,
    Passage,
    ReferenceFact,
    Role,
    ShareableFact,
    Variant,
    WaiverFact,
    WaiverFault,
)  # fmt: skip
from opsglint.facts.resolver import Channel, Resolver
from opsglint.index import Index, SlotKey
from opsglint.packs import Pack
from opsglint.text import Edit, Span

__all__ = [
    "Account", "AccountEntry", "Accounts", "Action", "Bad", "Blackout", "Broadcast", "Channel", "ChannelFact",
    "Component", "Content", "Context", "Document", "DocumentRule", "Edit", "Finding", "Good",
    "Index", "Inquiry", "Kind", "Kit", "LinkFact", "Livestream", "Media", "MediaFact", "MediaKind",
    "MentionFact", "Message", "Model", "Option", "Pack", "Passage", "Person", "Post", "Problem",
    "ProblemKind", "ReferenceFact", "Registry", "RelatedFile", "RelatedPlace", "RepositoryContext",
    "RepositoryRule", "Resolver", "Role", "Rule", "Safety", "Settings", "Severity", "ShareableFact", "SlotKey", "Span", "Status",
    "Variant", "WaiverFact", "WaiverFault", "WaiverOutcome", "WaiverRule", "WaiverState", "rule",
]  # fmt: skip


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Message(NamedTuple):
    """What was found, and what to change; `{name}` stands for a parameter of the finding.

    `text` is one sentence in lower case without a full stop, true on its own, that names the thing
    in the file. `help` says what to change.
    """

    text: str
    help: str


class RelatedPlace(NamedTuple):
    """Another place that explains a finding, and in a few words what is to be seen there."""

    document: Document[Model]
    span: Span
    note: str

    @property
    def path(self) -> str:
        """Return the root-relative path of the document."""
        return self.document.path


class RelatedFile(NamedTuple):
    """A place in a file that is no document; `line` is the beginning of its line, if known.

    `path` is root-relative, row and column count from 1.
    """

    path: str
    row: int
    column: int
    note: str
    line: str = ""


class Finding(NamedTuple):
    """What a rule found: a place, one of its messages, and perhaps a remedy.

    `severity` is given only where the catalogue grades a case differently from its rule.
    `because` names files, without a place of their own, whose change or absence caused it.
    A baseline knows a finding again by its place's content and the parameters of its message, save
    `line`, which is for the number of a line; `identity`, which no message names, is for what tells
    it apart besides.
    `edits` hold replacements as they are to read; the engine escapes them where a value of the
    front matter needs it. `picture` is the path of a picture whose position a fix can remove.
    """

    span: Span
    message: str
    params: Mapping[str, str] = _NOTHING
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()
    related: tuple[RelatedPlace | RelatedFile, ...] = ()
    because: tuple[str, ...] = ()
    picture: str = ""


class Option(NamedTuple):
    """A setting of a rule in the configuration (`[rules.NAME]`): its name, default and meaning.

    A value must have the default's type; a number must lie from `least` to `most`.
    """

    name: str
    default: int | float | str | bool | tuple[str, ...]
    meaning: str
    least: float | None = None
    most: float | None = None


class Bad(NamedTuple):
    """An example that the rule reports, exactly at the places marked «…».

    `text` is the document at `path`; `files` are the other files of the repository, by path, on
    top of the registry that all examples share. `fixed` is the document after the fix.
    """

    text: str
    path: str = "posts/example.en.md"
    files: Mapping[str, str | bytes] = _NOTHING
    fixed: str | None = None
    as_of: str = "2026-11-20"
    why: str = ""


class Good(NamedTuple):
    """An example that the rule passes over in silence."""

    text: str
    path: str = "posts/example.en.md"
    files: Mapping[str, str | bytes] = _NOTHING
    as_of: str = "2026-11-20"
    why: str = ""


class Blackout(NamedTuple):
    """Days, both included, on which accounts of some kinds (or with some ids) do not publish."""

    name: str
    first: date
    last: date
    accounts: tuple[str, ...]


class Settings(NamedTuple):
    """What the configuration says and more than one rule, or none in particular, needs."""

    blackouts: tuple[Blackout, ...] = ()
    approvals_required: tuple[str, ...] = ()
    approvals_accounts: tuple[str, ...] = ()
    political_terms: tuple[str, ...] = ()
    political_domains: tuple[str, ...] = ()
    public_phones: tuple[str, ...] = ()
    public_emails: tuple[str, ...] = ()
    platforms: Mapping[str, Mapping[str, int]] = _NOTHING


class WaiverState(enum.StrEnum):
    """What became of a waiver."""

    USED = "used"
    UNUSED = "unused"
    EXPIRED = "expired"
    VOID = "void"
    UNKNOWN_RULE = "unknown-rule"
    NOT_WAIVABLE = "not-waivable"


class WaiverOutcome(NamedTuple):
    """A waiver, what became of it, and the rule it means as the catalogue spells it."""

    waiver: WaiverFact
    state: WaiverState
    rule: str
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a document rule knows besides its document: the registry, the pack, and the day.

    `settings` are those of the configuration that are no rule's own; `options` are the rule's.
    """

    resolver: Resolver
    pack: Pack
    settings: Settings
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def accounts(self) -> Accounts:
        """Return the account registry."""
        return self.resolver.accounts


@dataclass(frozen=True, slots=True)
class RepositoryContext(Context):
    """What a repository rule knows besides: all other documents, through the index."""

    resolver: Index

    @property
    def index(self) -> Index:
        """Return the index of the repository."""
        return self.resolver


class Rule(ABC):
    """What all rules have; the decorator `rule` fills in the identity.

    `attested_by` are fields (`approvals.role`) in which a person confirms what the rule asks for;
    `opsglint clauses` counts them. `remedy` says what the fix does, and why it is safe or not.
    `on` names the models it looks at, `needs` the facts of a document (`media`, `links`, …) without
    each of which it has nothing to look at; `unreadable` is true for the rules about files that
    cannot be read, all others pass such files by.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    complete: ClassVar[bool]
    waivable: ClassVar[bool]
    clauses: ClassVar[tuple[str, ...]]
    fix: ClassVar[Safety | None]
    since: ClassVar[str]

    on: ClassVar[tuple[type[Model], ...]] = (Model,)
    needs: ClassVar[tuple[str, ...]] = ()
    unreadable: ClassVar[bool] = False
    messages: ClassVar[Mapping[str, Message]]
    options: ClassVar[tuple[Option, ...]] = ()
    examples: ClassVar[tuple[Bad | Good, ...]]
    attested_by: ClassVar[tuple[str, ...]] = ()
    remedy: ClassVar[str] = ""

    @classmethod
    def family(cls) -> str:
        """Return the letters of the code."""
        return cls.code.rstrip("0123456789")

    @classmethod
    def scope(cls) -> str:
        """Return `document` or `repository`."""
        return "repository" if issubclass(cls, RepositoryRule) else "document"


class DocumentRule(Rule):
    """A rule that looks at one document and the account registry."""

    @abstractmethod
    def check(self, document: Document[Any], context: Context) -> Iterator[Finding]:
        """Yield what is wrong in `document`."""


class RepositoryRule(Rule):
    """A rule that looks at one document and asks the index about others."""

    @abstractmethod
    def check(self, document: Document[Any], context: RepositoryContext) -> Iterator[Finding]:
        """Yield what is wrong in `document`."""


class WaiverRule(Rule):
    """A rule about waivers themselves: it sees what became of each once all others have run."""

    @abstractmethod
    def judge(self, outcome: WaiverOutcome, document: Document[Any]) -> Iterator[Finding]:
        """Yield what is wrong with one waiver."""


R = TypeVar("R", bound=Rule)


def rule(
    code: str, *, severity: Severity, clauses: tuple[str, ...], since: str,
    complete: bool = False, waivable: bool = True, fix: Safety | None = None,
) -> Callable[[type[R]], type[R]]:  # fmt: skip
    """Give a rule its identity; its name is that of its file.

    `clauses` are ids of the guidelines' clauses, or `law`, `platform`, `house`. `complete` says
    that it asks for what must be there in the end, and so is a warning in draft and review.
    """

    def decorate(cls: type[R]) -> type[R]:
        cls.code = code
        cls.name = cls.__module__.rpartition(".")[2].replace("_", "-")
        cls.severity = severity
        cls.complete = complete
        cls.waivable = waivable
        cls.clauses = clauses
        cls.fix = fix
        cls.since = since
        return cls

    return decorate
