"""Records approvals in documents, and says who still has to approve what."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opsglint.api.checking import configuration, moment
from opsglint.api.errors import UsageError
from opsglint.api.repository import Reader, Repository, load_repository
from opsglint.api.requests import Request
from opsglint.config import Config, Root
from opsglint.content.models import Kit
from opsglint.content.records import Document as Model
from opsglint.content.vocabulary import Status
from opsglint.engine.writing import CannotWrite, read_file, replace_file
from opsglint.facts.approvals import approvals_of, can_be_approved, digest_of, published_parts
from opsglint.facts.document import Document
from opsglint.facts.outdated import Outdated, current, outdated
from opsglint.index import Index
from opsglint.syntax.approval_edits import CannotEdit, approval_edits
from opsglint.syntax.messages import MESSAGES
from opsglint.syntax.source import read_document
from opsglint.text import apply_edits

_BOM = b"\xef\xbb\xbf"
_LONGEST = 200  # characters of a role or a name


@dataclass(frozen=True, slots=True)
class Approved:
    """A document with its new approval: path below the root, digest, and whether it was written."""

    path: str
    digest: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Pending:
    """A document with the roles that have still to approve it and the approvals of other content."""

    path: str
    roles: tuple[str, ...]
    outdated: tuple[Outdated, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """A file that is about to be written."""

    before: bytes
    content: bytes
    approved: Approved


def approve(request: Request, role: str, name: str, day: str | None) -> list[Approved]:
    """Record an approval in every file that a request names; write all of them or none.

    `day` is the day of the approval, today in the configured zone where None. Raises ConfigErrors
    or UsageError where a file is none that can be approved, or cannot be read or written.
    """
    role, name = _one_line(role, "--role"), _one_line(name, "--name")
    root, config = configuration(request)
    repository = load_repository(root.path, config, tracked_only=False)
    now, zone = moment(request.as_of, config)
    index = repository.index(now, zone)
    approved_on = _day(day) if day else index.today
    plans = [
        _plan(path, root, config, index, {"role": role, "name": name, "date": approved_on.isoformat()})
        for path in _paths(request, root)
    ]
    for plan in plans:
        if plan.approved.is_new:
            _write(root, plan)
    return [plan.approved for plan in plans]


def pending(request: Request) -> tuple[tuple[str, ...], list[Pending]]:
    """Return the roles that must approve, and the documents that still lack an approval.

    Looked at are official posts, livestreams and kits from status review on, and every document
    with an approval that is bound to other content.
    """
    root, config = configuration(request)
    repository = load_repository(root.path, config, tracked_only=request.tracked_only)
    now, zone = moment(request.as_of, config)
    index = repository.index(now, zone)
    required = tuple(config.approvals_required)
    found: list[Pending] = []
    for document in _chosen(request, root, repository):
        old = tuple(outdated(document, index))
        roles = tuple(_lacking(document, required, index)) if _is_asked(document, index) else ()
        if roles or old:
            found.append(Pending(document.path, roles, old))
    return required, found


def _is_asked(document: Document[Model], index: Index) -> bool:
    if document.status is Status.DRAFT:
        return False
    return isinstance(document.model, Kit) or bool(index.official_channels(document))


def _lacking(
    document: Document[Model], required: tuple[str, ...], index: Index
) -> Iterator[str]:
    """Yield the roles without an approval of the document as it stands."""
    given = approvals_of(document)
    digest = current(document, index) if any(approval.digest for approval in given) else ""
    holding = {
        approval.role.value.strip().casefold() for approval in given
        if approval.role and (not approval.digest or approval.digest.value.strip().casefold() == digest)
    }  # fmt: skip
    yield from (role for role in required if role.casefold() not in holding)


def _chosen(request: Request, root: Root, repository: Repository) -> list[Document[Model]]:
    known = repository.documents
    if request.paths:
        wanted = [_below(path, request, root) for path in request.paths]
        known = {
            path: one for path, one in known.items()
            if any(path == w or w == "." or path.startswith(w + "/") for w in wanted)
        }  # fmt: skip
    return [one for _, one in sorted(known.items()) if one.readable and can_be_approved(one)]


def _one_line(text: str, option: str) -> str:
    """Return a role or a name in one line; refuse what is empty or holds control characters."""
    tidy = " ".join(text.split(" ")).strip()
    if not tidy or not tidy.isprintable() or len(tidy) > _LONGEST:
        raise UsageError(
            f"{option} is empty, too long or holds characters that cannot be shown",
            f'write it in one line, such as {option} "Lou Heath"',
        )
    return tidy


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--date {text} is no day", "write it as 2026-11-21") from error


def _below(path: str, request: Request, root: Root) -> str:
    """Return a path relative to the root, in which no symbolic link leads out of it."""
    absolute = os.path.join(request.folder, path)
    real, real_root = os.path.realpath(absolute), os.path.realpath(root.path)
    if real != real_root and not real.startswith(os.path.join(real_root, "")):
        raise UsageError(f"{path} is outside of the repository {root.path}", "name a file inside it")
    return posixpath.normpath(os.path.relpath(real, real_root).replace(os.sep, "/"))


def _paths(request: Request, root: Root) -> list[str]:
    for path in request.paths:
        if not os.path.isfile(os.path.join(request.folder, path)):
            raise UsageError(f"{path} is no file", "name the documents that are approved, one by one")
    return list(dict.fromkeys(_below(path, request, root) for path in request.paths))


def _plan(
    path: str, root: Root, config: Config, index: Index, approval: dict[str, str]
) -> _Written:  # fmt: skip
    """Return what a file will hold; raise UsageError where it cannot be approved."""
    document = index.document(path)
    if document is None:
        raise UsageError(f"{path} is not content", "name a post, a livestream, a kit or a part of one")
    if not document.readable:
        raise UsageError(_fault(document), "correct the front matter first: opsglint check tells how")
    if not can_be_approved(document):
        raise UsageError(f"{path} is of type {document.type}, which is not approved this way", "name a post, a livestream, a kit or a part of one")
    data = _read(root, path)
    digest = digest_of(published_parts(document, index, index))
    whole = {**approval, "digest": digest}
    if _has(document, whole):
        return _Written(data, data, Approved(path, digest, False))
    content = _edited(path, data, config, whole)
    _verify(path, content, document, config, index, whole)
    return _Written(data, content, Approved(path, digest, True))


def _read(root: Root, path: str) -> bytes:
    try:
        return read_file(root.path, path)
    except CannotWrite as error:
        raise UsageError(f"{path} cannot be read: {error.reason}", "check the file") from error


def _fault(document: Document[Model]) -> str:
    if not document.faults:
        return f"{document.path} cannot be read"
    fault = document.faults[0]
    place = document.lines.position(fault.span.start)
    words = MESSAGES[fault.id][0].format_map(fault.params)
    return f"{document.path}:{place.row}:{place.column}: {words}"


def _has(document: Document[Model], approval: dict[str, str]) -> bool:
    """Say whether the same person has approved the same content in the same role already."""
    return any(
        one.role and one.name and one.digest
        and one.role.value.casefold() == approval["role"].casefold()
        and one.name.value.casefold() == approval["name"].casefold()
        and one.digest.value == approval["digest"]
        for one in approvals_of(document)
    )  # fmt: skip


def _edited(path: str, data: bytes, config: Config, approval: dict[str, str]) -> bytes:
    source = read_document(data)
    key = dict(config.fields).get("approvals", "approvals")
    try:
        edits = approval_edits(source, key, approval)
    except CannotEdit as error:
        raise UsageError(f"{path} cannot be changed: {error}", "write the approval by hand") from error
    return (_BOM if source.bom else b"") + apply_edits(source.text, edits).encode()


def _verify(
    path: str, content: bytes, before: Document[Model], config: Config, index: Index,
    approval: dict[str, str],
) -> None:  # fmt: skip
    """Refuse content that would not read as before with the approval added; nothing is written."""
    after = Reader(config).read(path, content)
    is_same = (
        after is not None and after.readable and _has(after, approval)
        and len(after.problems) == len(before.problems)
        and digest_of(published_parts(after, index, index)) == approval["digest"]
    )  # fmt: skip
    if not is_same:
        raise UsageError(
            f"{path} is written in a way that opsglint cannot extend safely",
            "write approvals as a list with a line for each approval, then try again",
        )


def _write(root: Root, plan: _Written) -> None:
    try:
        replace_file(root.path, plan.approved.path, plan.content, plan.before)
    except CannotWrite as error:
        raise UsageError(f"{plan.approved.path} cannot be written: {error.reason}", error.remedy) from error
