"""PRV011: pictures do not say where they were taken."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from opsglint.facts.own_media import own_media
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    Message,
    Model,
    RepositoryContext,
    RepositoryRule,
    Safety,
    Severity,
    rule,
)  # fmt: skip

# A picture of one pixel, once with a position in its metadata and once without.
_LOCATED = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAAgGVYSWZNTQAqAAAACAABiCUABAAAAAEAAAAaAAAAAAAEAAEAAgAAAAJO"
    "AAAAAAIABQAAAAMAAABQAAMAAgAAAAJXAAAAAAQABQAAAAMAAABoAAAAAAAAACsAAAABAAAAJwAAAAEAAAAAAAAAAQAAAE8AAAABAAAA"
    "FwAAAAEAAAAAAAAAAQNfDPEAAAAKSURBVHicY2AAAAACAAFIr6RxAAAAAElFTkSuQmCC"
)
_PLAIN = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
# Formats whose metadata can be changed in place; of others (AVIF, HEIF) it cannot be done safely.
_FIXABLE = ("JPEG", "PNG", "WEBP", "TIFF")
_POST = "---\ntype: post\nmedia:\n  - {src: «../media/a.png», alt: A clinic}\n---\nHello.\n"


@rule("PRV011", severity=Severity.ERROR, clauses=("SE-36",), fix=Safety.UNSAFE, since="0.1")
class LocationInPicture(RepositoryRule):
    """A picture’s file does not tell where it was taken.

    Phones write the position into the file, and whoever downloads the picture can read where
    somebody lives or works. Social media services remove it from what they show, not from what
    a kit hands out. In most programs “export for web” or “remove location” takes it out.
    """

    needs = ("media",)
    remedy = (
        "Takes the position out of a JPEG, PNG, WebP or TIFF file; pixels and all other metadata stay. "
        "Unsafe, because a file that may be the only copy is changed."
    )
    messages = {
        "located": Message("{path} carries the position where it was taken, and others’ personal information is not shared without permission",
                           "remove the location from the file: save a copy for the web, or let --fix --unsafe-fixes take it out"),
        "located-by-hand": Message("{path} carries the position where it was taken, and others’ personal information is not shared without permission",
                                   "save a copy for the web, which has no location; opsglint cannot take it out of a file of this format"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        for file in own_media(document, context.index):
            if file.facts.has_location:
                is_fixable = file.facts.format in _FIXABLE
                yield Finding(
                    file.span, "located" if is_fixable else "located-by-hand", {"path": file.written},
                    because=(file.path,), picture=file.path if is_fixable else "",
                )  # fmt: skip

    examples = (
        Bad(_POST, files={"media/a.png": _LOCATED}),
        Bad("---\ntype: post\n---\nBonjour.\n\n![Une clinique](«/media/a.png»)\n", path="posts/a.fr.md", files={"media/a.png": _LOCATED}),
        Good(_POST.replace("«", "").replace("»", ""), files={"media/a.png": _PLAIN}),
        Good("---\ntype: post\nmedia:\n  - {src: https://e.ca/a.png, alt: Une clinique}\n---\nBonjour.\n", path="posts/a.fr.md"),
    )  # fmt: skip
