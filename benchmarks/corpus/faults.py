"""Faults of many rules, planted one to a post."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator

from corpus.documents import Document

# A sentence that breaks a rule, for each language of a post.
_SENTENCES: dict[str, tuple[str, str]] = {
    "AXS012": ("DO NOT WAIT ANY LONGER.", "NE TARDEZ PLUS À VENIR."),
    "AXS013": ("Doors are 𝗼𝗽𝗲𝗻 today.", "Les portes sont 𝗼𝘂𝘃𝗲𝗿𝘁𝗲𝘀 aujourd’hui."),
    "AXS014": ("¯\\\\\\_(ツ)\\_/¯ Bring water.", "¯\\\\\\_(ツ)\\_/¯ Apportez de l’eau."),
    "AXS016": ("Click here: https://example.org/list", "Cliquez ici : https://example.org/liste"),
    "CNF001": ("PROTECTED B. Come and see us.", "PROTÉGÉ B. Venez nous voir."),
    "CNF003": ("The plan: https://intra.parks.example.ca/plan", "Le plan : https://intra.parks.example.ca/plan"),
    "CON001": ("Do not be an idiot.", "Ne faites pas comme ces imbéciles."),
    "CON005": ("Use promo code LEAF20 today.", "Utilisez le code promo LEAF20 aujourd’hui."),
    "FM008": ("Doors open at TBD.", "L’heure est à confirmer : TBD."),
    "PLT007": ("Come **early** today.", "Venez **tôt** aujourd’hui."),
    "PLT008": ("The list: https://example.org/list?fbclid=IwAR2", "La liste : https://example.org/liste?fbclid=IwAR2"),
    "POL002": ("Re-elect our friends of the trail.", "Réélisez nos amis du sentier."),
    "POL003": ("Come to our fundraising dinner.", "Venez à notre souper de financement."),
    "POL004": ("The plan: https://gpo.ca/trails", "Le plan : https://gpo.ca/trails"),
    "PRV001": ("Social insurance number 130 692 544 was found.", "Le numéro d’assurance sociale 130 692 544 a été trouvé."),
    "PRV002": ("A health card, 9876 543 217 AB, was found.", "Une carte Santé, 9876 543 217 AB, a été trouvée."),
    "PRV003": ("The card 4539 1488 0343 6467 was found.", "La carte 4539 1488 0343 6467 a été trouvée."),
    "PRV004": ("Call Ana Brook on her cell: 416-555-0137.", "Appelez Ana Brook sur son cellulaire : 416 555-0137."),
    "PRV005": ("Write to ana.brook@gmail.com.", "Écrivez à ana.brook@gmail.com."),
    "PRV006": ("Ana Brook lives at 12 Maple Street, Guelph.", "Ana Brook habite au 12, rue Maple, à Guelph."),
}  # fmt: skip


def plant(documents: Iterable[Document], seed: str, rate: float) -> Iterator[tuple[Document, str]]:
    """Yield every document with the code of the rule that it now breaks, or an empty string.

    The rate is the share of English and French posts, from 0 to 1. Rules take turns, so that all come about
    equally often. At most one version of a post is broken, since what is said of one may hide what would be
    said of the other; kit posts stay as they are, since a fault in one is a fault of its kit too.
    """
    rng = random.Random(f"{seed}/faults")
    codes = sorted((*_SENTENCES, *_EDITS))
    rng.shuffle(codes)
    last = ""
    for document in documents:
        pair = document.path.removesuffix(".en.md").removesuffix(".fr.md")
        planted = ""
        if rng.random() < rate and document.kind == "post" and not document.notes["kit"] and pair != last:
            planted = next((code for code in codes if _plant(document, code)), "")
        if planted:
            codes.append(codes.pop(codes.index(planted)))
            last = pair
        yield document, planted


def _plant(document: Document, code: str) -> bool:
    if code in _EDITS:
        return _EDITS[code](document)
    document.body += ["", _SENTENCES[code][document.language]]
    return True


def _field(pattern: str, replacement: str) -> Callable[[Document], bool]:
    """Return a fault that changes the first line of the front matter that matches wholly."""
    wanted = re.compile(pattern)

    def edit(document: Document) -> bool:
        for at, line in enumerate(document.front):
            if wanted.fullmatch(line):
                document.front[at : at + 1] = wanted.sub(replacement, line).split("\n") if replacement else []
                return True
        return False

    return edit


def _line(text: str) -> Callable[[Document], bool]:
    """Return a fault that adds a line to the front matter."""

    def edit(document: Document) -> bool:
        document.front.append(text)
        return True

    return edit


def _first_line(text: str) -> Callable[[Document], bool]:
    """Return a fault that adds a line above the body."""

    def edit(document: Document) -> bool:
        document.body.insert(0, text)
        return True

    return edit


def _body(pattern: str, replacement: str, language: int | None = None) -> Callable[[Document], bool]:
    """Return a fault that changes the first match in the body, in one language alone if one is given."""
    wanted = re.compile(pattern)

    def edit(document: Document) -> bool:
        if language not in (None, document.language):
            return False
        for at, line in enumerate(document.body):
            if wanted.search(line):
                document.body[at] = wanted.sub(replacement, line, count=1)
                return True
        return False

    return edit


def _other_language(document: Document) -> bool:
    if document.language == 0:
        return False
    document.body[:] = ["Come and see what our team has made for you this week. Everyone is welcome here."]
    return True


def _redundant(document: Document) -> bool:
    opening = ("Picture of people: ", "Photo de gens, ")[document.language]
    return _field(r'    alt: ([A-Z][^:"]*)', rf'    alt: "{opening}\g<1>"')(document)


def _own_translation(document: Document) -> bool:
    return _field(r"translation: .*", f"translation: {document.path.rpartition('/')[2]}")(document)


def _later(document: Document) -> bool:
    return document.language == 1 and _field(r"schedule: (.*T)\d\d(.*)", r"schedule: \g<1>21\g<2>")(document)


def _duplicate(document: Document) -> bool:
    document.front.append(next(line for line in document.front if line.startswith("status:")))
    return True


def _no_approval(document: Document) -> bool:
    if "approvals:" not in document.front:
        return False
    del document.front[document.front.index("approvals:") :]
    return True


def _own_approval(document: Document) -> bool:
    if document.front[-2:-1] != ["approvals:"]:  # a second approval would be enough
        return False
    author = next((line for line in document.front if line.startswith("author: {")), "")
    name = author.partition("name: ")[2].partition(",")[0]
    return bool(name) and _field(r"(  - \{role: communications-branch, name: )[^,]*(.*)", rf"\g<1>{name}\g<2>")(document)


def _too_long(document: Document) -> bool:
    if "x" not in document.notes["platforms"].split() or "---" in document.body:
        return False
    document.body += ["", " ".join([("Come and see us.", "Venez nous voir.")[document.language]] * 18)]
    return True


_EDITS: dict[str, Callable[[Document], bool]] = {
    "APR001": _no_approval,
    "APR002": _own_approval,
    "AXS001": _field(r"    alt: .*", ""),
    "AXS003": _redundant,
    "AXS010": _body(r"#([A-Z]\w+[A-Z]\w+)\b", "#freeforeveryone"),
    "CON007": _field(r"    rights: crown", "    rights: third-party"),
    "FM002": _duplicate,
    "FM005": _line("loction: Ottawa"),
    "FM007": _field(r"status: .*", "status: aproved"),
    "LNG002": _later,
    "LNG003": _other_language,
    "LNG005": _body(r"\b([3-9])\b", "12", 1),
    "LNG006": _body(r"ontario\.ca/fr/page/", "ontario.ca/page/", 1),
    "LNG007": _body(r"([a-z])\. ", r"\g<1> ! ", 1),
    "PRV008": _field(r"        consent: .*", ""),
    "PRV009": _field(r"(        consent: .*) expires: .*", r"\g<1> expires: 2026-07-01}"),
    "REF001": _field(r"account: .*", "account: nobody-knows"),
    "REF002": _field(r"  - src: (/|[./]+).*\.(?:png|jpg)", r"  - src: \g<1>media/missing.png"),
    "REF006": _own_translation,
    "REF007": _field(r"platforms: .*", "platforms: [tiktok]"),
    "SCH001": _field(r"schedule: .*", ""),
    "SCH002": _field(r"schedule: (.*)-0[45]:00", r"schedule: \g<1>"),
    "SCH004": _field(r"schedule: (.*)-0[45]:00", r"schedule: \g<1>-08:00"),
    "SEP009": _line("capacity: campaign"),
    "WVR001": _first_line('<!-- opsglint: ignore CON001 reason="artwork" -->'),
    "WVR002": _first_line("<!-- opsglint: ignore CON001 -->"),
    "WVR003": _first_line('<!-- opsglint: ignore CON001 reason="artwork" until=2026-01-31 -->'),
    "WVR004": _first_line('<!-- opsglint: ignore SEP001 reason="agreed" -->'),
    "PLT001": _too_long,
}
