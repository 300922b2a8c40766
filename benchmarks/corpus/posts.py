"""Posts of ministries: what both languages share is planned once, then written in each."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from corpus.attachments import Attachment, attachment
from corpus.documents import AS_OF, Document, stamp
from corpus.people import Cast
from corpus.words import LANGUAGES, Values, quoted, scalar, typeset, values

_ROOMY = ("facebook", "instagram", "linkedin")
_SHORT = 250  # characters of a text for X, with a link counted as 23 of 280
_MIDDLE = 420  # of a text for Threads, where a link counts as it is, of 500
_LONG = 1_200
_LINK = 23
_PAGES = ("https://www.ontario.ca/page/{}", "https://www.ontario.ca/fr/page/{}")
_HEADINGS = ("## English", "## Français")
_ALT_LINES = ("Alt text: {}", "Texte de remplacement : {}")


@dataclass
class Plan:
    """What the English and the French version of a post share."""

    topic: dict[str, Any]
    values: Values
    name: str
    folder: str
    when: datetime
    platforms: list[str]
    status: str
    number: int
    lines: list[list[list[str]]] = field(default_factory=list)
    tags: list[list[str]] = field(default_factory=list)
    mention: tuple[str, str] | None = None
    attachments: list[Attachment] = field(default_factory=list)
    poll: dict[str, Any] | None = None
    comment: list[str] | None = None
    kit: str = ""
    style: int = 0

    @property
    def is_thread(self) -> bool:
        """Say whether each line is a post of its own."""
        return len(self.lines) > 2 and self.platforms == ["x"]

    def account(self, language: int) -> str:
        """Return the id of the ministry's account in a language."""
        return f"{self.topic['ministry']}-{LANGUAGES[language]}"

    def path(self, language: int) -> str:
        """Return the path of the document in a language below the root."""
        return f"{self.folder}/{self.name}.{LANGUAGES[language]}.md"


class PostMaker:
    """Plans and writes posts; everything drawn comes from the given generators."""

    def __init__(self, cast: Cast, phrases: dict[str, Any], topics: list[dict[str, Any]], with_media: bool) -> None:
        self.cast = cast
        self.phrases = phrases
        self.with_media = with_media
        self._topics = {one["id"]: [t for t in topics if t["ministry"] == one["id"]] for one in cast.ministries}

    def plan(self, rng: random.Random, ministry: str, number: int, when: datetime, kit: str = "") -> Plan:
        """Plan a post of a ministry: its number makes its name unique, a kit is named by its folder."""
        topic = rng.choice(self._topics[ministry])
        filled = values(rng, when + timedelta(days=rng.randint(1, 20)), self.phrases["towns"])
        plan = Plan(
            topic, filled, f"{topic['slug'][0]}-{number:05}", f"posts/{ministry}/{when:%Y-%m}", when,
            _platforms(rng), _status(rng, when, bool(kit)), number,
            kit=kit, style=rng.randrange(1000),
        )  # fmt: skip
        self._write_text(rng, plan)
        self._decorate(rng, plan)
        return plan

    def pair(self, plan: Plan) -> list[Document]:
        """Return the English and the French document of a plan."""
        return [self._version(plan, language) for language in (0, 1)]

    def both(self, plan: Plan) -> Document:
        """Return one document that holds both languages under headings."""
        front = ["type: post", "channels:"]
        for language in (0, 1):
            front += self._channels(plan, language)
        front += self._common(plan, 0)
        for one in plan.attachments[:1]:
            front += one.lines(plan.folder, None)
        front += self._approvals(plan)
        body: list[str] = []
        for language in (0, 1):
            body += [_HEADINGS[language], "", *self.text(plan, language), ""]
            if plan.attachments and not plan.attachments[0].is_localized:
                body += [typeset(_ALT_LINES[language].format(plan.attachments[0].alternative(language)), language), ""]
        return Document(f"{plan.folder}/{plan.name}.md", front, body[:-1], kind="bilingual")

    def text(self, plan: Plan, language: int) -> list[str]:
        """Return the lines of a post's text in a language."""
        paragraphs = [" ".join(plan.values.fill(pair, language) for pair in line) for line in plan.lines]
        if plan.mention:
            thanks = self.phrases["thanks"][plan.style % 4]
            paragraphs.append(thanks[language].replace("{mention}", f"@{plan.mention[language]}"))
        link = f"{self.phrases['lead_ins'][plan.style % 8][language]}{('', ' ')[language]}: {_PAGES[language].format(plan.topic['slug'][language])}"
        paragraphs.append(typeset(link, language))
        tags = " ".join(f"#{tag[language]}" for tag in plan.tags)
        if tags:
            paragraphs.append(tags)
        if plan.style % 4 == 0:
            paragraphs[0] += f" {self.phrases['emoji'][plan.style % 10]}"
        between = ["", "---", ""] if plan.is_thread else [""]
        head = paragraphs[: len(plan.lines)]
        return [*_joined(head, between), *(f for one in paragraphs[len(plan.lines) :] for f in ("", one))]

    def _write_text(self, rng: random.Random, plan: Plan) -> None:
        told = plan.topic["sentences"]  # what "it" stands for in one is named in another before it
        sentences = [told[at] for at in sorted(rng.sample(range(len(told)), rng.randint(5, 6)))]
        plan.tags = plan.topic["tags"][: 1 if "threads" in plan.platforms else rng.randint(1, 2)]
        if rng.random() < 0.6:
            sentences.insert(0, rng.choice(self.phrases["openings"]))
        if rng.random() < 0.6:
            sentences.append(rng.choice(self.phrases["closings"]))
        if rng.random() < 0.2:
            ministry = rng.choice([one for one in self.cast.ministries if one["id"] != plan.topic["ministry"]])
            partner = rng.choice(self.cast.outside[:14]).handle
            plan.mention = rng.choice((tuple(ministry["handle"]), (partner, partner)))
        if rng.random() < 0.08:
            plan.platforms = ["x"]
            plan.lines = [[one] for one in sentences[:4]]
            return
        most = _SHORT if "x" in plan.platforms else _MIDDLE if "threads" in plan.platforms else _LONG
        width = rng.randint(1, 3)
        while True:
            plan.lines = [sentences[at : at + width] for at in range(0, len(sentences), width)]
            if len(sentences) == 1 or max(self._length(plan, language) for language in (0, 1)) <= most:
                return
            sentences.pop()

    def _length(self, plan: Plan, language: int) -> int:
        text = "\n".join(self.text(plan, language))
        page = _PAGES[language].format(plan.topic["slug"][language])
        return len(text) - (len(page) - _LINK if "x" in plan.platforms else 0)

    def _decorate(self, rng: random.Random, plan: Plan) -> None:
        draw = rng.random()
        if "x" in plan.platforms and "instagram" not in plan.platforms and not plan.is_thread and draw < 0.3:
            plan.poll = rng.choice(self.phrases["poll"])
            return
        if draw < 0.85 or "instagram" in plan.platforms:
            amount = 1 if rng.random() < 0.7 else 2
            plan.attachments = [attachment(rng, plan.topic, plan.when, self.cast, self.phrases, self.with_media) for _ in range(amount)]
            if any(one.is_video for one in plan.attachments):
                plan.attachments = plan.attachments[:1] if plan.attachments[0].is_video else plan.attachments[1:]
        if rng.random() < 0.15:
            plan.comment = rng.choice(self.phrases["comments"])

    def _version(self, plan: Plan, language: int) -> Document:
        front = ["type: post"]
        if plan.style % 5 < 2:
            front += ["channels:", *self._channels(plan, language)]
        else:
            platforms = [f"platforms: [{', '.join(plan.platforms)}]"]
            if plan.style % 5 == 2:
                platforms = ["platforms:", *(f"  - {one}" for one in plan.platforms)]
            front += [f"account: {plan.account(language)}", *platforms, f"schedule: {stamp(plan.when)}"]
        if plan.style % 6:
            front.append(f"lang: {LANGUAGES[language]}")
        if plan.style % 2:
            front.append(f"translation: {plan.name}.{LANGUAGES[1 - language]}.md")
        front += self._common(plan, language)
        if plan.attachments:
            head, *rest = (one.lines(plan.folder, language) for one in plan.attachments)
            front += [*head, *(line for lines in rest for line in lines[1:])]
        front += self._extras(plan, language)
        front += self._approvals(plan)
        return Document(plan.path(language), front, self.text(plan, language), language, "post", self._notes(plan, language))

    def _notes(self, plan: Plan, language: int) -> dict[str, str]:
        return {"account": plan.account(language), "schedule": stamp(plan.when), "kit": plan.kit,
                "platforms": " ".join(plan.platforms), "status": plan.status}  # fmt: skip

    def _channels(self, plan: Plan, language: int) -> list[str]:
        lines = []
        for platform in plan.platforms:
            if plan.style % 3:
                lines.append(f"  - {{account: {plan.account(language)}, platform: {platform}, schedule: {stamp(plan.when)}}}")
            else:
                lines += [f"  - account: {plan.account(language)}", f"    platform: {platform}", f"    schedule: {stamp(plan.when)}"]
        return lines

    def _common(self, plan: Plan, language: int) -> list[str]:
        writer = self.cast.writers[language][plan.number % 6]
        lines = [f"status: {plan.status}", f"author: {{name: {writer}, role: ops-staff}}"]
        if plan.style % 3 == 0:
            lines = [lines[0], "author:", f"  name: {writer}", "  role: ops-staff"]
        if plan.kit:
            lines.append(f"kit: /{plan.kit}/kit.{LANGUAGES[language]}.md")
        lines.append(f"campaign: {plan.topic['slug'][0]}-{plan.when.year}" + ("  # see the plan of the branch" if plan.style % 7 == 0 else ""))
        if plan.style % 5 < 2:
            lines += ["sources:", f"  - {_PAGES[language].format(plan.topic['slug'][language])}"]
        if plan.style % 4 == 1:
            lines.append(f"location: {plan.values.place}")
        return lines

    def _extras(self, plan: Plan, language: int) -> list[str]:
        lines = []
        if plan.poll:
            options = ", ".join(scalar(one[language]) for one in plan.poll["options"])
            lines += ["poll:", f"  question: {scalar(typeset(plan.poll['question'][language], language))}", f"  options: [{options}]"]
        if plan.comment:
            page = _PAGES[language].format(plan.topic["slug"][language])
            lines.append(f"first_comment: {quoted(typeset(plan.comment[language] + (': ', ' : ')[language], language) + page)}")
        if plan.style % 9 == 0:
            lines.append(f'mentions: ["@{self.cast.outside[plan.style % 14].handle}"]')
        return lines

    def _approvals(self, plan: Plan) -> list[str]:
        if plan.status in ("draft", "review"):
            return []
        day = min(plan.when, AS_OF) - timedelta(days=3 + plan.style % 9)
        lines = ["approvals:", f"  - {{role: communications-branch, name: {self.cast.approvers[plan.style % 4]}, date: {day:%Y-%m-%d}}}"]
        if plan.style % 4:
            lines += ["  - role: program-area", f"    name: {self.cast.approvers[(plan.style + 1) % 4]}", f"    date: {day:%Y-%m-%d}"]
        return lines


def _platforms(rng: random.Random) -> list[str]:
    """Draw platforms; those that take short texts alone are less common, as a short text serves them all."""
    chosen = rng.sample(_ROOMY, rng.randint(1, 3))
    if rng.random() < 0.2:
        chosen.append("x")
    if rng.random() < 0.1:
        chosen.append("threads")
    return sorted(chosen)


def _status(rng: random.Random, when: datetime, in_kit: bool) -> str:
    if when < AS_OF:
        return "published"
    return rng.choice(("scheduled", "approved") if in_kit else ("scheduled", "scheduled", "approved", "approved", "review", "draft"))


def _joined(paragraphs: list[str], between: list[str]) -> list[str]:
    lines = paragraphs[:1]
    for one in paragraphs[1:]:
        lines += [*between, one]
    return lines
