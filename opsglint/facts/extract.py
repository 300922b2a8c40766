"""Turns one file into its facts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from opsglint.content.accounts import Account, Registry
from opsglint.content.models import (
    Component,
    Content,
    Inquiry,
    Kit,
    Livestream,
    Media,
    Post,
)  # fmt: skip
from opsglint.content.problems import Problem, ProblemKind
from opsglint.content.reader import Reader, is_absent
from opsglint.content.records import Document as Model
from opsglint.content.records import read_record
from opsglint.content.types import DOCUMENT_TYPES, near_type
from opsglint.content.values import ByLanguage
from opsglint.content.vocabulary import MEDIA_ENDINGS, MediaKind, Status
from opsglint.facts.channels import channels_of
from opsglint.facts.document import (
    Document,
    MediaFact,
    ShareableFact,
    WaiverFact,
)  # fmt: skip
from opsglint.facts.kit_body import KitBody, read_kit_body
from opsglint.facts.passages import links_in, mentions_in, passages_of
from opsglint.facts.paths import language_of_path
from opsglint.facts.registry import read_registry
from opsglint.facts.variants import read_variants
from opsglint.facts.waivers import body_waivers, comment_waivers, listed_waivers
from opsglint.syntax.body import Body, Image
from opsglint.syntax.markdown import read_body
from opsglint.syntax.source import Source
from opsglint.syntax.tree import MapNode, Scalar
from opsglint.text import Edit, Located, Span

_EMPTY_KIT_BODY = KitBody({}, (), ())


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a repository's configuration says about reading its files."""

    renames: Mapping[str, str] = field(default_factory=dict)
    extra_fields: frozenset[str] = frozenset()


def named_type(source: Source, conventions: Conventions) -> Scalar | None:
    """Return the value of the field that names the document's type."""
    root = source.front_matter.root if source.front_matter else None
    if not isinstance(root, MapNode):
        return None
    value = root.get(conventions.renames.get("type", "type"))
    return value if isinstance(value, Scalar) and not is_absent(value) else None


def content_type(source: Source, assigned: str | None, conventions: Conventions) -> str | None:
    """Return the document type of a file, or None where the file is not content.

    `assigned` is the type that a `[types]` glob gives it. A type that is only misspelt is read as
    the one that was meant, and a file whose front matter cannot be read as a post.
    """
    value = named_type(source, conventions)
    if value is not None:
        if value.value in DOCUMENT_TYPES:
            return value.value
        near = near_type(value.value)
        return near or assigned
    if assigned:
        return assigned
    unreadable = source.front_matter is None or source.front_matter.root is None
    has_line = source.front_matter is not None and source.front_matter.has_type_line
    return "post" if unreadable and has_line and source.faults else None


def extract(path: str, source: Source, type_: str, conventions: Conventions) -> Document[Model]:
    """Return the facts of a document of the given type."""
    reader = Reader(source.text)
    model, readable = _read_model(source, type_, reader, conventions)
    body = read_body(source.text, source.body)
    return _assemble(path, type_, source, model, body, readable, reader)


def extract_registry(path: str, source: Source) -> Document[Model]:
    """Return the facts of a file of accounts."""
    reader = Reader(source.text)
    model, readable = read_registry(source, reader)
    end = len(source.text)
    body = Body.empty(Span(end, end))
    return _assemble(path, "accounts", source, model, body, readable, reader)


def _read_model(
    source: Source, type_: str, reader: Reader, conventions: Conventions
) -> tuple[Model, bool]:
    record = DOCUMENT_TYPES[type_]
    root = source.front_matter.root if source.front_matter else None
    if not isinstance(root, MapNode) or source.faults:
        return record.empty(Span(0, 0)), False
    name = conventions.renames.get("type", "type")
    extra = conventions.extra_fields | {name, "type"}
    if _has_wrong_type(named_type(source, conventions), reader):
        return record.empty(root.span), False
    model = read_record(record, root, reader, "", renames=conventions.renames, extra=extra)
    return model, True


def _has_wrong_type(value: Scalar | None, reader: Reader) -> bool:
    """Record a type that is none of ours: misspelt, or in a file that a glob makes content.

    Nothing else can be said of such a document before its type is right.
    """
    if value is None or value.value in DOCUMENT_TYPES:
        return False
    near = near_type(value.value)
    params = {"found": value.value, "nearest": near or "", "known": ", ".join(DOCUMENT_TYPES)}
    edits = (Edit(value.span, near),) if near else ()
    id_ = "near" if near else "unknown"
    reader.problems.append(
        Problem(ProblemKind.UNKNOWN_TYPE, id_, value.span, params, edits)
    )
    return True


def _assemble(
    path: str, type_: str, source: Source, model: Model, body: Body, readable: bool, reader: Reader
) -> Document[Model]:
    kit_body = read_kit_body(source.text, body) if type_ == "kit" else _EMPTY_KIT_BODY
    variants = read_variants(source.text, body) if isinstance(model, Post) and readable else ()
    naming = language_of_path(path)
    declared = getattr(model, "lang", None)
    language = declared.value if declared else naming.language
    channels = channels_of(model)
    media = tuple(_media(model, body, kit_body))
    shareables = tuple(_shareables(model, kit_body))
    passages = tuple(
        passages_of(model, variants, media, shareables, language, source.text, body)
    )
    status = getattr(model, "status", None)
    return Document(
        path=path, type=type_, model=model, text=source.text, lines=source.lines,
        body=source.body, head=_head(source), readable=readable, language=language,
        counterparts=naming.counterparts,
        status=Status(status.value) if status else None,
        author=getattr(model, "author", None),
        faults=source.faults, problems=tuple(reader.problems),
        variants=variants, passages=passages,
        mentions=tuple(mentions_in(passages, channels)), links=tuple(links_in(passages)),
        media=media,
        channels=channels,
        shareables=shareables, parts=kit_body.parts,
        waivers=_waivers(source, model, body),
    )  # fmt: skip


def _head(source: Source) -> Span:
    """Return the first field of the front matter, or the start of the file."""
    root = source.front_matter.root if source.front_matter else None
    if isinstance(root, MapNode) and root.entries:
        named = next((e for e in root.entries if e.key.value == "type"), root.entries[0])
        return Span(named.key.span.start, max(named.key.span.end, named.value.span.end))
    return Span(0, 0)


def _waivers(source: Source, model: Model, body: Body) -> tuple[WaiverFact, ...]:
    listed = getattr(model, "waivers", None) or ()
    return (
        *comment_waivers(source),
        *listed_waivers(listed),
        *body_waivers(source.text, body),
    )


def kind_of_media(media: Media) -> MediaKind | None:
    """Return what a media entry is, as it says or by its ending; None where neither tells."""
    if media.kind:
        return MediaKind(media.kind.value)
    name = media.src.value.split("?", 1)[0].split("#", 1)[0] if media.src else ""
    return MEDIA_ENDINGS.get(posixpath.splitext(name)[1].lstrip(".").casefold())


def _media(model: Model, body: Body, kit_body: KitBody) -> Iterator[MediaFact]:
    found: list[tuple[str, Media, bool]] = []
    if isinstance(model, Post):
        found += [("media", media, True) for media in model.media or ()]
        found += [("thumbnail", model.thumbnail, True)] if model.thumbnail else []
    elif isinstance(model, Component):
        found += [("media", media, True) for media in model.media or ()]
    elif isinstance(model, Livestream):
        found += [("assets", media, True) for media in model.assets or ()]
    elif isinstance(model, Kit):
        for shareable in model.shareables or ():
            found += [("shareables", media, True) for media in shareable.media or ()]
    elif isinstance(model, Account):
        found += [(n, m, False) for n in ("avatar", "banner") if (m := getattr(model, n))]
    elif isinstance(model, Registry):
        pictures = [(n, getattr(a, n)) for a in model.accounts for n in ("avatar", "banner")]
        found += [(n, m, False) for n, m in pictures if m]
    else:
        found += [("attachments", m, False) for m in getattr(model, "attachments", None) or ()]
    for name, media, published in found:
        span = media.src.span if media.src else media.span
        yield MediaFact(media, kind_of_media(media), name, published, span)
    published = isinstance(model, Content) and not isinstance(model, Inquiry)
    for image in body.images:
        yield _body_image(image, published)


def _body_image(image: Image, published: bool) -> MediaFact:
    alt = image.alt.strip()
    localized = ByLanguage(alt, None, None, alt.span) if alt.value else None
    src = Located(image.src.value, image.src.span)
    media = Media(span=image.span, keys={}, src=src, alt=localized)
    kind = kind_of_media(media)
    return MediaFact(media, kind or MediaKind.IMAGE, "body", published, image.span)


def _shareables(model: Model, kit_body: KitBody) -> Iterator[ShareableFact]:
    if isinstance(model, Kit):
        for item in model.shareables or ():
            yield ShareableFact(item.post, item.text, item.media or (), item.schedule, item.span)
    yield from kit_body.shareables
