"""Campaigns of a ministry: posts, their kit with its parts, and what ministers, experts and the public add."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from corpus.documents import AS_OF, Document, slot, stamp
from corpus.posts import Plan, PostMaker
from corpus.words import LANGUAGES, quoted, typeset, values

_PAIRS = 17
_KIT_PAIRS = 4
_BILINGUAL = 4
_PARTS = ("news-release", "key-messages", "questions-and-answers")
_HEADINGS = (
    ("News release", "Key messages", "Shareables", "Questions and answers"),
    ("Communiqué", "Messages clés", "Contenu à partager", "Questions et réponses"),
)
_OFFICIAL = ("Official post: ", "Publication officielle : ")
_QUESTIONS = (
    ("Who is it for?", "À qui cela s’adresse-t-il?", "It is for everyone in the province.", "À tous les gens de la province."),
    ("What does it cost?", "Combien cela coûte-t-il?", "It is free.", "C’est gratuit."),
    ("Where do I go?", "Où dois-je aller?", "See the list on our page.", "Consultez la liste sur notre page."),
)
_CONTACTS = ("Media Relations, 1-800-555-0142", "Relations avec les médias, 1 800 555-0142")
_ASKED = (
    "A person in {place} asks if the place on our page stays open after {time}.",
    "A person asks how many seats there are, and if a dog may come in.",
    "A parent asks for a list of places near {place} that open on Sunday.",
)


@dataclass
class Campaign:
    """What one block of documents is about: its number, its ministry, and the first free slot."""

    number: int
    ministry: str
    first_slot: int

    @property
    def kit(self) -> str:
        """Return the folder of the kit below the root."""
        return f"kits/{self.ministry}-{self.number:04}"

    @property
    def has_parts(self) -> bool:
        """Say whether the parts of the kit are documents of their own."""
        return self.number % 2 == 1

    @property
    def size(self) -> int:
        """Return how many documents the campaign has."""
        extras = (6 if self.has_parts else 0) + (2 if self.number % 4 == 0 else 0) + (self.number % 3 == 0)
        return 2 * _PAIRS + _BILINGUAL + 2 + 1 + 2 + 1 + extras

    @property
    def slots(self) -> int:
        """Return how many slots the campaign takes."""
        return _PAIRS + _BILINGUAL + 3


class CampaignMaker:
    """Writes campaigns with the posts of a maker."""

    def __init__(self, seed: str, posts: PostMaker) -> None:
        self._seed = seed
        self._posts = posts
        self._cast = posts.cast

    def documents(self, campaign: Campaign) -> Iterator[Document]:
        """Yield every document of a campaign."""
        rng = random.Random(f"{self._seed}/campaign/{campaign.number}")
        plans = [self._plan(rng, campaign, at) for at in range(_PAIRS + _BILINGUAL)]
        for plan in plans[:_PAIRS]:
            yield from self._posts.pair(plan)
        for plan in plans[_PAIRS:]:
            yield self._posts.both(plan)
        in_kit = plans[:_KIT_PAIRS]
        for language in (0, 1):
            yield self._kit(rng, campaign, in_kit, language)
            if campaign.has_parts:
                yield from self._parts(campaign, in_kit, language)
        yield self._minister(campaign, in_kit[0])
        yield from self._expert(rng, campaign)
        yield self._reply(rng, campaign)
        if campaign.number % 4 == 0:
            yield from self._livestreams(campaign, in_kit[0])
        if campaign.number % 3 == 0:
            yield self._inquiry(rng, campaign)

    def filler(self, number: int, first_slot: int) -> Iterator[Document]:
        """Yield posts outside any campaign: pairs, and one bilingual post where the number is odd."""
        rng = random.Random(f"{self._seed}/filler")
        ministries = self._cast.ministries
        for at in range((number + 1) // 2):
            ministry = ministries[at % len(ministries)]["id"]
            plan = self._posts.plan(rng, ministry, first_slot + at, slot(first_slot + at))
            if 2 * at + 1 < number:
                yield from self._posts.pair(plan)
            else:
                yield self._posts.both(plan)

    def _plan(self, rng: random.Random, campaign: Campaign, at: int) -> Plan:
        number = campaign.first_slot + at
        kit = campaign.kit if at < _KIT_PAIRS else ""
        return self._posts.plan(rng, campaign.ministry, number, slot(number), kit)

    def _recipient(self, campaign: Campaign) -> str:
        return self._cast.ministers[campaign.number % len(self._cast.ministers)].id

    def _head(self, campaign: Campaign, plans: list[Plan], language: int) -> list[str]:
        start = min(plan.when for plan in plans)
        status = "published" if start < AS_OF else "approved"
        writer = self._cast.writers[language][campaign.number % 6]
        return [f"status: {status}", f"author: {{name: {writer}, role: ops-staff}}", f"embargo: {stamp(start)}", *self._approved(plans)]

    def _approved(self, plans: list[Plan]) -> list[str]:
        day = min(*(plan.when for plan in plans), AS_OF) - timedelta(days=5)
        return ["approvals:", f"  - {{role: communications-branch, name: {self._cast.approvers[0]}, date: {day:%Y-%m-%d}}}"]

    def _kit(self, rng: random.Random, campaign: Campaign, plans: list[Plan], language: int) -> Document:
        code = LANGUAGES[language]
        front = [
            "type: kit", f"title: {quoted(plans[0].topic['title'][language])}", f"lang: {code}",
            f"announcement: {stamp(min(plan.when for plan in plans))}", f"recipient: {self._recipient(campaign)}",
            *self._head(campaign, plans, language),
        ]  # fmt: skip
        body: list[str] = []
        if campaign.has_parts:
            front += [f"{part.replace('-', '_')}: {part}.{code}.md" for part in _PARTS]
            front += self._shareables(plans, language)
        else:
            body = self._kit_body(plans, language)
        return Document(f"{campaign.kit}/kit.{code}.md", front, body, language, "kit")

    def _shareables(self, plans: list[Plan], language: int) -> list[str]:
        lines = ["shareables:"]
        for plan in plans:
            lines += [f"  - post: ../../{plan.path(language)}", f"    schedule: {stamp(plan.when + timedelta(minutes=30))}"]
            if plan.style % 2 and not plan.is_thread:
                lines += ["    text: |", *(f"      {line}".rstrip() for line in self._posts.text(plan, language))]
        return lines

    def _kit_body(self, plans: list[Plan], language: int) -> list[str]:
        release, messages, shareables, answers = _HEADINGS[language]
        body = [f"## {release}", "", *self._release(plans, language), "", f"## {messages}", "", *self._messages(plans, language)]
        body += ["", f"## {shareables}", ""]
        for plan in plans:
            text = self._posts.text(plan, language)
            body += [f"### {plan.topic['title'][language]}", "", *(f"> {line}".rstrip() for line in text), ""]
            name = plan.path(language).rpartition("/")[2]
            body += [f"{typeset(_OFFICIAL[language], language)}[{name}](../../{plan.path(language)})", ""]
        return [*body, f"## {answers}", "", *self._answers(language, "###")]

    def _release(self, plans: list[Plan], language: int) -> list[str]:
        lines: list[str] = []
        for at, plan in enumerate(plans):
            lines += [" ".join(plan.values.fill(pair, language) for pair in plan.topic["sentences"][at : at + 3]), ""]
        return lines[:-1]

    def _messages(self, plans: list[Plan], language: int) -> list[str]:
        return [f"- {plan.values.fill(plan.topic['sentences'][at], language)}" for at, plan in enumerate(plans)]

    def _answers(self, language: int, level: str) -> list[str]:
        lines: list[str] = []
        for words in _QUESTIONS:
            lines += [f"{level} {words[language]}", "", words[2 + language], ""]
        return lines[:-1]

    def _parts(self, campaign: Campaign, plans: list[Plan], language: int) -> Iterator[Document]:
        code = LANGUAGES[language]
        texts = (
            [f"# {plans[0].topic['title'][language]}", "", *self._release(plans, language)],
            self._messages(plans, language),
            self._answers(language, "##"),
        )
        for part, body in zip(_PARTS, texts, strict=True):
            front = [f"type: {part}", f"lang: {code}", f"translation: {part}.{LANGUAGES[1 - language]}.md", f"kit: kit.{code}.md"]
            front += self._head(campaign, plans, language)
            if part == "news-release":
                front.append(f"contact: {_CONTACTS[language]}")
            yield Document(f"{campaign.kit}/{part}.{code}.md", front, body, language)

    def _minister(self, campaign: Campaign, plan: Plan) -> Document:
        minister = self._cast.ministers[campaign.number % len(self._cast.ministers)]
        front = [
            "type: post", f"account: {minister.id}", "platforms: [x]", f"schedule: {stamp(plan.when + timedelta(minutes=31))}",
            f"status: {'published' if plan.when < AS_OF else 'approved'}", "lang: en",
            f"author: {{name: {minister.name}, role: minister}}", "action: share", f"of: ../../{plan.path(0)}",
        ]  # fmt: skip
        return Document(f"posts/ministers/share-{campaign.number:04}.en.md", front, [])

    def _expert(self, rng: random.Random, campaign: Campaign) -> Iterator[Document]:
        expert = rng.choice(self._cast.specialists)
        number = campaign.first_slot + _PAIRS + _BILINGUAL
        plan = self._posts.plan(rng, campaign.ministry, number, slot(number))
        day = min(plan.when, AS_OF) - timedelta(days=4)
        for language in (0, 1):
            front = [
                "type: post", f"account: {expert.id}", "platforms: [linkedin]", f"schedule: {stamp(plan.when)}",
                f"status: {plan.status}", f"lang: {LANGUAGES[language]}", f"author: {{name: {expert.name}, role: specialist}}",
                "about_own_work: true", f"authorized: {{by: {self._cast.approvers[0]}, date: {day:%Y-%m-%d}}}",
            ]  # fmt: skip
            yield Document(f"posts/experts/{plan.name}.{LANGUAGES[language]}.md", front, self._posts.text(plan, language), language)

    def _reply(self, rng: random.Random, campaign: Campaign) -> Document:
        when = slot(campaign.first_slot + _PAIRS + _BILINGUAL + 1)
        partner = rng.choice(self._cast.of_kind("stakeholder"))
        topic = self._posts.phrases["replies"][campaign.number % 2]
        front = [
            "type: post", f"account: {campaign.ministry}-en", "platforms: [x]", f"schedule: {stamp(when)}",
            f"status: {'published' if when < AS_OF else 'approved'}", "lang: en",
            f"author: {{name: {self._cast.writers[0][campaign.number % 6]}, role: ops-staff}}", "action: reply", f"of: {partner.id}",
            "approvals:",
            f"  - {{role: communications-branch, name: {self._cast.approvers[1]}, date: {min(when, AS_OF) - timedelta(days=1):%Y-%m-%d}}}",
        ]  # fmt: skip
        body = [f"{topic[0]}: https://www.ontario.ca/page/{campaign.ministry}"]
        return Document(f"posts/{campaign.ministry}/replies/reply-{campaign.number:04}.en.md", front, body)

    def _livestreams(self, campaign: Campaign, plan: Plan) -> Iterator[Document]:
        when = slot(campaign.first_slot + _PAIRS + _BILINGUAL + 2)
        for language in (0, 1):
            code = LANGUAGES[language]
            writer = self._cast.writers[language][campaign.number % 6]
            day = min(when, AS_OF) - timedelta(days=5)
            front = [
                "type: livestream", f"title: {quoted(plan.topic['title'][language])}", f"lang: {code}",
                f"account: {plan.account(language)}", "platforms: [facebook, youtube]", f"schedule: {stamp(when)}",
                "event: A live talk where an expert answers questions from the public.", "audience: Everyone in the province.",
                f"organizer: {{name: {writer}, role: ops-staff}}", "people:",
                f"  - name: {self._cast.public[campaign.number % 60]}", "    role: expert",
                "    consent: {kind: form, reference: CF-140, date: 2026-06-03, expires: 2031-12-31}",
                "captions: {en: live, fr: live}", "interpretation: {fr: live}", "accessible: true",
                f"status: {'published' if when < AS_OF else 'approved'}", f"author: {{name: {writer}, role: ops-staff}}",
                "approvals:", f"  - {{role: communications-branch, name: {self._cast.approvers[0]}, date: {day:%Y-%m-%d}}}",
            ]  # fmt: skip
            yield Document(f"livestreams/live-{campaign.number:04}.{code}.md", front, self._posts.text(plan, language), language)

    def _inquiry(self, rng: random.Random, campaign: Campaign) -> Document:
        day = AS_OF - timedelta(days=1 + campaign.number % 60)
        front = [
            "type: inquiry", "lang: en", f"received_on: {self._recipient(campaign)}", f"referred_to: {campaign.ministry}-en",
            f"received: {day:%Y-%m-%d}", f"consent: {{kind: form, reference: IQ-{campaign.number:04}, date: {day:%Y-%m-%d}}}",
        ]  # fmt: skip
        text = values(rng, day, self._posts.phrases["towns"]).fill([rng.choice(_ASKED)], 0)
        return Document(f"inquiries/{day:%Y-%m-%d}-{campaign.number:04}.md", front, [text])
