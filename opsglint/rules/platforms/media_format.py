"""PLT006: pictures and videos are files that their platforms take."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator

from opsglint.facts.media_files import MediaFacts
from opsglint.facts.own_media import OwnFile, own_media
from opsglint.sdk import (
    Bad,
    Document,
    Finding,
    Good,
    MediaKind,
    Message,
    Model,
    RepositoryContext,
    RepositoryRule,
    Severity,
    rule,
)  # fmt: skip
from opsglint.social.limits import Limits, limits_of
from opsglint.social.media_formats import ENDINGS, VIDEOS

# None: a file whose ending tells no kind, such as that of a drawing program.
_SHOWN = (MediaKind.IMAGE, MediaKind.ANIMATION, MediaKind.VIDEO, None)
_ATTACHED = ("media", "body")
# A picture of one pixel: whole, and without its end.
_PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
_POST = "---\ntype: post\naccount: {}\nplatforms: [{}]\nmedia:\n  - {{src: {}, alt: A clinic}}\n---\nHello.\n"


@rule("PLT006", severity=Severity.ERROR, clauses=("platform",), since="0.1")
class MediaFormat(RepositoryRule):
    """A picture or video is whole, is what its name says, and is a file that its platforms take.

    Platforms refuse formats that they do not know and files that are too large, often at the moment of
    publishing. Only files in the repository are looked at; captions are not judged by platform.
    """

    needs = ("media",)
    messages = {
        "empty": Message("{path} is empty", "put the file in its place"),
        "unreadable": Message("{path} cannot be read as a picture or video", "save it again from the original"),
        "truncated": Message("{path} breaks off before its end", "copy the file again from the original"),
        "bomb": Message("{path} unfolds to more pixels than programs open", "save a smaller picture"),
        "content": Message("{path} is a {format} file by its content", "name it {ending}, or save it as what its name says"),
        "format": Message("{path} is a {format} file, which is not taken by {platforms}", "save it as {wanted}"),
        "bytes": Message("{path} has {size} MB, more than the {limit} that fit on {platforms}", "save it smaller or in parts"),
        "pixels": Message("{path} is {width} by {height} pixels, more than the {limit} that fit on {platforms}", "save a smaller picture"),
    }  # fmt: skip

    def check(self, document: Document[Model], context: RepositoryContext) -> Iterator[Finding]:
        platforms = context.resolver.platforms(document)
        takers = [limits_of(platform, context.settings.platforms) for platform in platforms]
        for file in own_media(document, context.index):
            if file.fact.published and file.fact.kind in _SHOWN:
                fault = file.facts.fault
                if fault:
                    yield self._finding(file, str(fault))
                    continue
                yield from self._content(file)
                if file.fact.field in _ATTACHED and file.facts.format and not _all_take(takers, file.facts):
                    yield from self._limits(file, takers)

    def _content(self, file: OwnFile) -> Iterator[Finding]:
        ending = file.path.rpartition(".")[2].casefold()
        expected = ENDINGS.get(ending)
        if expected is None or file.facts.format in expected:
            return
        if not file.facts.format:
            yield self._finding(file, "unreadable")
            return
        fitting = next((f".{e}" for e, formats in ENDINGS.items() if file.facts.format in formats), "as its format asks")
        yield self._finding(file, "content", format=file.facts.format, ending=fitting)

    def _limits(self, file: OwnFile, takers: list[Limits]) -> Iterator[Finding]:
        facts = file.facts
        is_video = facts.format in VIDEOS
        refusing = [t for t in takers if _formats(t, is_video) and facts.format not in _formats(t, is_video)]
        if refusing:
            wanted = _common([_formats(one, is_video) for one in refusing])
            yield self._finding(file, "format", refusing, format=facts.format, wanted=wanted)
        takers = [one for one in takers if one not in refusing]
        size = f"{facts.size / 1_000_000:.1f}"
        found = self._over(takers, facts.size, lambda t: _most_bytes(t, facts.format, is_video))
        for limit, over in found:
            yield self._finding(file, "bytes", over, size=size, limit=f"{limit / 1_000_000:.0f} MB")
        side = max(facts.width, facts.height)
        for limit, over in self._over(takers, side, lambda t: t.image_side):
            yield self._finding(file, "pixels", over, limit=f"{limit:,} on a side")
        for limit, over in self._over(takers, facts.width * facts.height, lambda t: t.image_pixels):
            yield self._finding(file, "pixels", over, limit=f"{limit:,} in all")

    def _over(
        self, takers: list[Limits], value: int, limit_of: Callable[[Limits], int | None]
    ) -> Iterator[tuple[int, list[Limits]]]:
        """Yield the lowest limit that a value exceeds, with the platforms that have one it exceeds."""
        over = [(limit, one) for one in takers if (limit := limit_of(one)) is not None and value > limit]
        if over:
            yield min(limit for limit, _ in over), [one for _, one in over]

    def _finding(self, file: OwnFile, message: str, over: list[Limits] | None = None, **params: str) -> Finding:
        names = " and ".join(one.name for one in over or ())
        size = {"width": f"{file.facts.width:,}", "height": f"{file.facts.height:,}"}
        return Finding(file.span, message, {"path": file.written, "platforms": names, **size, **params}, because=(file.path,))

    examples = (
        Bad(_POST.format("ministry-of-health", "x", "«a.svg»"), files={"posts/a.svg": _SVG}),
        Bad(_POST.format("ministere-de-la-sante", "facebook", "«a.jpg»"), path="posts/a.fr.md", files={"posts/a.jpg": _PNG}, why="a PNG file with another name"),
        Bad(_POST.format("ministere-de-la-sante", "facebook", "«a.png»"), path="posts/a.fr.md", files={"posts/a.png": _PNG[:-9]}, why="it breaks off"),
        Good(_POST.format("ministry-of-health", "x, facebook, bluesky", "a.png"), files={"posts/a.png": _PNG}),
        Good(_POST.format("ministere-de-la-sante", "x", "https://e.ca/a.svg"), path="posts/a.fr.md"),
    )  # fmt: skip


def _all_take(takers: list[Limits], facts: MediaFacts) -> bool:
    """Say whether all platforms take a file, as nearly always."""
    is_video = facts.format in VIDEOS
    side, pixels = max(facts.width, facts.height), facts.width * facts.height
    return all(
        facts.format in (_formats(one, is_video) or (facts.format,))
        and _is_within(facts.size, _most_bytes(one, facts.format, is_video))
        and _is_within(side, one.image_side) and _is_within(pixels, one.image_pixels)
        for one in takers
    )  # fmt: skip


def _is_within(value: int, limit: int | None) -> bool:
    return limit is None or value <= limit


def _formats(limits: Limits, is_video: bool) -> tuple[str, ...]:
    return limits.video_formats if is_video else limits.image_formats


def _most_bytes(limits: Limits, format: str, is_video: bool) -> int | None:
    if is_video:
        return limits.video_bytes
    is_animation = format == "GIF" and limits.animation_bytes is not None
    return limits.animation_bytes if is_animation else limits.image_bytes


def _common(wanted: list[tuple[str, ...]]) -> str:
    """Return the formats that all platforms take, or else those of the first."""
    shared = [one for one in wanted[0] if all(one in formats for formats in wanted)]
    return " or ".join(shared or wanted[0])
