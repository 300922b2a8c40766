"""The accounts of the corpus, their register, and the people who write and approve."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from corpus.documents import Document
from corpus.media import ELSEWHERE
from corpus.words import quoted, typeset

_TERMS = ("Terms of use: https://www.ontario.ca/social", "Conditions d’utilisation : https://www.ontario.ca/reseauxsociaux")
_SITES = ("https://www.ontario.ca/page/{}", "https://www.ontario.ca/fr/page/{}")
_MINISTERS = 8
_MEMBERS = 8
_OUTSIDE = (
    ("stakeholder", "Circle", 8), ("government", "Town", 6), ("media", "Courier", 3), ("personal", "", 3),
)  # fmt: skip
_SUBJECTS = ("vaccines", "winter roads", "lake ice", "soil", "old forests", "apples", "bridges", "energy use")
_AUDIENCES = ("Nurses and parents", "Drivers in the north", "People who fish", "Growers and teachers")


@dataclass(frozen=True)
class Person:
    """An account that is no ministry's: its id, its kind, its handle and whose it is."""

    id: str
    kind: str
    handle: str
    name: str


class Cast:
    """Everybody who takes part in a corpus."""

    def __init__(self, seed: str, phrases: dict[str, Any], with_media: bool) -> None:
        self._media = ("media", "../media") if with_media else (ELSEWHERE, ELSEWHERE)
        rng = random.Random(f"{seed}/cast")
        names = [f"{first} {last}" for first in phrases["first_names"] for last in phrases["last_names"]]
        rng.shuffle(names)
        self.ministries: list[dict[str, Any]] = phrases["ministry"]
        self.writers = (names[:6], names[6:12])
        self.approvers = names[12:16]
        self.public = names[16:80]
        rest = iter(names[80:])
        self.ministers = [_person("minister", next(rest), "MPP") for _ in range(_MINISTERS)]
        self.members = [_person("mpp", next(rest), "MPP") for _ in range(_MEMBERS)]
        self.outside = [_person(kind, next(rest), suffix) for kind, suffix, count in _OUTSIDE for _ in range(count)]
        self.specialists = [_person("specialist", next(rest), "") for _ in _SUBJECTS]
        self.executives = [_person("executive", next(rest), "") for _ in range(4)]

    def of_kind(self, kind: str) -> list[Person]:
        """Return the accounts of a kind outside the ministries."""
        return [one for one in self.outside if one.kind == kind]

    def registry(self) -> str:
        """Return the text of accounts.yml."""
        lines = ["# The register of accounts. All names and handles are invented.", "accounts:"]
        for number, ministry in enumerate(self.ministries):
            for language in (0, 1):
                lines += self._official(ministry, language, number)
        for person in (*self.ministers, *self.members):
            lines += self._elected(person)
        for person in self.outside:
            lines += self._other(person)
        return "\n".join(lines) + "\n"

    def documents(self) -> list[Document]:
        """Return the account documents: one for each specialist and executive."""
        return [self._profile(number, one) for number, one in enumerate((*self.specialists, *self.executives))]

    def _official(self, ministry: dict[str, Any], language: int, number: int) -> list[str]:
        code, other = ("en", "fr") if language == 0 else ("fr", "en")
        handle = ministry["handle"][language]
        bio = typeset(f"{ministry['bio'][language]} {_TERMS[language]}", language)
        return [
            f"  - id: {ministry['id']}-{code}", "    kind: official", f"    name: {quoted(ministry['name'][language])}",
            f"    lang: {code}", f"    counterpart: {ministry['id']}-{other}", "    handles:",
            f'      x: "@{handle}"', f"      facebook: {handle}", f"      instagram: {handle.lower()}",
            f"      linkedin: {handle.lower()}", f"      threads: {handle.lower()}", f'      youtube: "@{handle}"',
            "    managers:", f"      - {{name: {self.writers[language][number % 6]}, role: ops-staff}}",
            f"    bio: {quoted(bio)}", f"    website: {_SITES[language].format(ministry['id'])}", "    avatar:",
            f"      src: {self._media[0]}/avatar.png", f"      alt: {('A white leaf on a blue ground.', 'Une feuille blanche sur fond bleu.')[language]}",
            "      official_symbols: true", "    approved_by:",
            f"      - {{role: director, name: {self.approvers[0]}, date: 2026-06-15}}",
            f"    registered: {{reference: SM-2026-{100 + 2 * number + language}, date: 2026-06-22}}",
        ]  # fmt: skip

    def _elected(self, person: Person) -> list[str]:
        return [
            f"  - id: {person.id}", f"    kind: {person.kind}", f"    name: {person.name}", f"    person: {person.name}",
            "    lang: bilingual", "    from: 2026-06-01", "    handles:", f'      x: "@{person.handle}"',
            f"      facebook: {person.handle}", "    managers:", f"      - {{name: {person.name}, role: owner}}",
            '    bio: "I like maps, long walks and good soup."',
        ]  # fmt: skip

    def _other(self, person: Person) -> list[str]:
        lines = [
            f"  - id: {person.id}", f"    kind: {person.kind}", f"    name: {person.name}", "    lang: bilingual",
            "    handles:", f'      x: "@{person.handle}"', f"      facebook: {person.handle}",
        ]  # fmt: skip
        if person.kind == "personal":
            lines += [f"    owner: {person.name}", '    bio: "Sourdough, canoes and two loud cats."', "    reviewed: 2026-09-04"]
        return lines

    def _profile(self, number: int, person: Person) -> Document:
        role = f"subject: {_SUBJECTS[number]}" if person.kind == "specialist" else f"position: Assistant Deputy Minister, Branch {number}"
        front = [
            "type: account", f"id: {person.id}", f"kind: {person.kind}", f"name: {person.name}", "lang: bilingual", "handles:",
            f'  x: "@{person.handle}"', f"  linkedin: {person.handle.lower()}", f"owner: {person.name}",
            f"email: hello@{person.handle.lower()}.example", "managers:", f"  - {{name: {person.name}, role: owner}}", "avatar:",
            f"  src: {self._media[1]}/portrait.png", f"  alt: {person.name} smiles at the camera.", "  official_symbols: false", role,
            f"audience: {_AUDIENCES[number % 4]} who have questions.",
            "strategy: One short answer a week to a question that people ask, with a source.", "briefed:",
            f"  - {{role: communications-branch, name: {self.approvers[1]}, date: 2026-05-04}}",
            f"  - {{role: ministers-office, name: {self.approvers[2]}, date: 2026-05-05}}",
            f"  - {{role: manager, name: {self.approvers[0]}, date: 2026-05-04}}", "approved_by:",
            f"  - {{role: director, name: {self.approvers[0]}, date: 2026-05-11}}", "role_since: 2024-09-03",
            "continuity: The owner keeps the account and updates the biography within a week of a new role.",
            "identifies_as_public_servant: required",
            f"political_acuity: {{confirmed_by: {self.approvers[0]}, date: 2026-05-11}}", "reviewed: 2026-09-01",
        ]  # fmt: skip
        body = ["I am a public servant in Ontario. Expect plain words, charts and very long runs."]
        return Document(f"accounts/{person.id}.md", front, body)


def _person(kind: str, name: str, suffix: str) -> Person:
    plain = name.translate(str.maketrans("éèëÉ", "eeeE")).replace("-", "")
    handle = plain.replace(" ", "")[: 15 - len(suffix)] + suffix
    return Person(f"{plain.lower().replace(' ', '-')}", kind, handle, name)
