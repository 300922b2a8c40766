"""Pictures and videos of posts, as their front matter describes them in one language or in both."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from corpus.media import ELSEWHERE, PICTURES, VIDEOS
from corpus.people import Cast
from corpus.words import LANGUAGES, quoted, scalar, typeset

_SIGNS = (' A sign says "{}"', " Une affiche dit « {} »")


@dataclass(frozen=True)
class Attachment:
    """One entry of `media`, in both languages."""

    source: str
    is_video: bool
    is_localized: bool
    pictured: list[str]
    sign: list[str] | None
    people: tuple[tuple[str, str, str], ...]
    licensed_from: str
    is_from_root: bool
    is_local: bool

    def alternative(self, language: int) -> str:
        """Return the text alternative in a language."""
        sign = typeset(_SIGNS[language].format(self.sign[language]), language) + "." if self.sign else ""
        return self.pictured[language] + sign

    def lines(self, folder: str, language: int | None) -> list[str]:
        """Return the lines of the front matter, `media:` first.

        The folder is the document's below the root; without a language the document holds both,
        and a text alternative that is not a mapping then stands in its body.
        """
        lines = ["media:", f"  - src: {self._place(folder, self.source)}"]
        if self.is_localized:
            lines += ["    alt:", *(f"      {code}: {quoted(self.alternative(at))}" for at, code in enumerate(LANGUAGES))]
        elif language is not None:
            lines.append(f"    alt: {scalar(self.alternative(language))}")
        if self.sign:
            lines += self._text(language)
        if self.is_video:
            lines += self._sound(folder)
        if self.licensed_from:
            lines += [f"    credit: {self.licensed_from}", "    rights: licensed"]
        else:
            lines.append("    rights: crown")
        lines.append("    official_symbols: false")
        return lines + self._people()

    def _place(self, folder: str, name: str) -> str:
        if not self.is_local:
            return f"{ELSEWHERE}/{name}"
        return f"/media/{name}" if self.is_from_root else f"{'../' * (folder.count('/') + 1)}media/{name}"

    def _text(self, language: int | None) -> list[str]:
        assert self.sign
        if language is not None and not self.is_localized:
            return [f"    text: {scalar(self.sign[language])}"]
        return ["    text:", *(f"      {code}: {quoted(self.sign[at])}" for at, code in enumerate(LANGUAGES))]

    def _sound(self, folder: str) -> list[str]:
        stem = self.source.rpartition(".")[0]
        lines = ["    kind: video"]
        for field, ending in (("captions", "vtt"), ("transcript", "txt")):
            lines += [f"    {field}:", *(f"      {code}: {self._place(folder, f'{stem}.{code}.{ending}')}" for code in LANGUAGES)]
        return [*lines, "    described: true"]

    def _people(self) -> list[str]:
        lines = ["    people:"] if self.people else []
        for name, role, consent in self.people:
            lines += [f"      - name: {name}", f"        role: {role}", f"        consent: {consent}"]
        return lines


def attachment(
    rng: random.Random, topic: dict[str, Any], when: datetime, cast: Cast, phrases: dict[str, Any], is_local: bool
) -> Attachment:
    """Draw a picture or, now and then, a video that goes with a topic and may be shown at a time."""
    is_video = rng.random() < 0.1
    people = []
    for name in rng.sample(cast.public, rng.choice((0, 1, 1, 2))):
        given = when - timedelta(days=rng.randint(20, 60))
        reference = f"CF-{rng.randint(100, 9999)}"
        consent = f"{{kind: form, reference: {reference}, date: {given:%Y-%m-%d}, expires: 2031-12-31}}"
        people.append((name, rng.choice(("public", "ops-staff", "expert")), consent))
    return Attachment(
        source=f"{rng.choice(VIDEOS)}.mp4" if is_video else rng.choice(PICTURES),
        is_video=is_video,
        is_localized=is_video or rng.random() < 0.5,
        pictured=rng.choice(topic["pictures"]),
        sign=rng.choice(phrases["shown_words"]) if rng.random() < 0.2 else None,
        people=tuple(people),
        licensed_from=rng.choice(cast.public) if rng.random() < 0.2 else "",
        is_from_root=rng.random() < 0.3,
        is_local=is_local,
    )
