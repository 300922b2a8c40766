"""Documents with faults of every fixable rule, written in every way that YAML knows, are fixed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsglint.api import Checked, Request, check
from opsglint.api.fixing import fix
from opsglint.api.repository import Reader
from opsglint.config import Config
from opsglint.diagnostics import Severity

ACCOUNTS = """\
- {id: health, kind: official, name: Health, lang: bilingual, handles: {x: ONTExampleHealth}, website: ontario.ca/social}
- {id: sante, kind: official, name: Santé, lang: fr, handles: {x: ONTExempleSante}, website: ontario.ca/social}
- {id: minister, kind: minister, name: Jordan Avery, person: "Jordan O'Avery: MPP", handles: {x: JordanAveryMPP}}
- {id: party, kind: party, name: Some Party, person: Lee "Pat" Roy, handles: {x: SomePartyON}}
"""
# Where one of these is right, more can be judged: what comes to light then is documented.
MISSPELT = re.compile("psot|helth|twiter|shedule|drafft|aproved|othr")
# Errors that a fix may bring to light (docs/fixes.md): a text grows, a language or a party can be told, a time
# can be judged.
UNCOVERED = ("LNG003", "LNG004", "POL001", "PLT001", "SCH005", "SCH006", "SCH007")
OTHER = "---\ntype: post\naccount: health\nplatforms: [x]\nlang: en\n---\nSee https://www.ontario.ca/page/vaccines\n"
TEXTS = (
    "Photo of @JordanAveryMPP", "Image of #fluseason", "𝐛𝐨𝐥𝐝 and 𝟏𝟐", "𝟏𝟐", "photo de l'hôpital",
    'Il dit "bonjour" à 10h30: voilà !', "Il a dit \"oui\" ; d'accord ?", "le ministère: 10 $ et 5%",
    "@SomePartyON and @JordanAveryMPP", "https://e.ca/a?fbclid=abc&x=1 now", "**bold** and _soft_ words",
    "Ministry of Health et le gouvernement de l'Ontario", "plain words", "Merci au Ministry of Education",
    "see [a page](https://e.ca/b?gclid=2)", "＠JordanAveryMPP ：𝐨𝐤", "C:\\ and it's", "fin: ", "#fluseason #stayhealthy",
)  # fmt: skip
BODIES = (*TEXTS, "# Heading", "- item", '<!-- opsglint: ignore AXS010 reason="x" -->', "&nbsp;&amp;", "---",
          "![photo of a cat](https://e.ca/a.jpg)", "https://www.canada.ca/en/page.html est utile", "",
          "Le vaccin contre la grippe est gratuit pour tous; voir https://www.ontario.ca/page/vaccines", "`code` x")  # fmt: skip


@st.composite
def values(draw: st.DrawFn, indent: str) -> str:
    """A text as a YAML value in one of its styles."""
    text = draw(st.sampled_from(TEXTS))
    style = draw(st.sampled_from(("plain", "single", "double", "literal", "folded")))
    if style == "double":
        return json.dumps(text, ensure_ascii=draw(st.booleans()))
    if style == "literal":
        return f"|\n{indent}{text}\n{indent}second line"
    if style == "folded":
        return f">-\n{indent}{text}\n{indent}more"
    is_plain = text[0] not in "@#*_`&|>%!\"'[{＠" and ": " not in f"{text} " and " #" not in text
    if style == "plain" and is_plain:
        return text
    return "'" + text.replace("'", "''") + "'"


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    is_misspelt = draw(st.booleans())

    def pick(*words: str) -> str:
        return draw(st.sampled_from([word for word in words if is_misspelt or not MISSPELT.search(word)]))

    def note() -> str:
        return pick("", "", "  # note", '  # opsglint: ignore LNG007 reason="x"')

    lines = [
        f"type: {pick('post', 'post', 'psot')}{note()}",
        f"account: {pick('health', 'helth', chr(34) + 'helth' + chr(34), 'sante', chr(39) + 'sante' + chr(39))}{note()}",
        f"platforms: {pick('[x]', '[x, bluesky]', '[twiter]')}",
        f"{pick('schedule', 'schedule', 'shedule')}: {pick('2026-11-25T10:00', chr(39) + '2026-07-01T10:00' + chr(39), '2026-11-25T10:00-05:00')}{note()}",
        f"lang: {pick('fr', 'en', 'bilingual')}",
    ]
    if draw(st.booleans()):
        lines.append(f"status: {pick('drafft', 'draft', 'aproved')}")
    if draw(st.booleans()):
        lines.append(f"first_comment: {draw(values('  '))}")
    if draw(st.booleans()):
        lines.append(f"translation: {pick('other.en.md', 'othr.en.md')}")
    if draw(st.booleans()):
        lines.append(f"media:\n  - src: https://e.ca/a.jpg\n    alt: {draw(values('      '))}")
    if draw(st.booleans()):
        alt = draw(st.sampled_from(TEXTS)).replace("'", "''")
        lines.append(f"thumbnail: {{src: https://e.ca/b.jpg, alt: '{alt}'}}  # flow")
    if draw(st.booleans()):
        lines.insert(draw(st.integers(0, 3)), '# opsglint: ignore AXS003 reason="x"')
    body = draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=7))
    text = "\n".join(("---", *lines, "---", *body)) + draw(st.sampled_from(("", "\n", "\n\n")))
    text = text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\n", "\r"))))
    return draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + text.encode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("content")
    (root / "opsglint.toml").write_text("")
    (root / "accounts.yml").write_text(ACCOUNTS, encoding="utf-8")
    (root / "other.en.md").write_text(OTHER)
    return root


def lines_of(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def errors(found: Checked) -> Counter[str]:
    return Counter(d.code for d in found.diagnostics if d.severity is Severity.ERROR)


def is_subsequence(part: Sequence[bytes], whole: Sequence[bytes]) -> bool:
    waiting = iter(whole)
    return all(one in waiting for one in part)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=documents(), unsafe=st.booleans())
def test_fixing(folder: Path, data: bytes, unsafe: bool) -> None:
    request = Request(str(folder), as_of="2026-11-20", given=("post.fr.md", data))
    before = check(request)
    fixed = fix(request, before, unsafe=unsafe)
    assert not fixed.unsettled
    assert not before.faults
    assert not fixed.checked.faults
    after = fixed.changes[0].after if fixed.changes else data

    was, now = (Reader(Config(root="/")).read("post.fr.md", one) for one in (data, after))
    if was is not None:
        assert now is not None
        assert now.readable >= was.readable

    touched = {
        row for one in before.diagnostics if one.fix
        for row in range(one.location.start.row, one.location.end.row + 1)
    }  # fmt: skip
    is_known = not MISSPELT.search(data.decode())
    if is_known:
        kept = [line for row, line in enumerate(lines_of(data), 1) if row not in touched]
        assert is_subsequence(kept, lines_of(after))
    assert after.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    if not data.endswith(b"-->"):  # a last line without an end may go as a whole
        assert after.endswith((b"\n", b"\r")) == data.endswith((b"\n", b"\r"))
    assert (after.count(b"\r\n") == after.count(b"\n")) == (data.count(b"\r\n") == data.count(b"\n"))

    second = Request(str(folder), as_of="2026-11-20", given=("post.fr.md", after))
    again = fix(second, check(second), unsafe=unsafe)
    assert not again.changes
    assert [d.message for d in again.checked.diagnostics] == [d.message for d in fixed.checked.diagnostics]

    if is_known:
        new_errors = {code for code in errors(fixed.checked) - errors(before) if code not in UNCOVERED}
        assert not new_errors, [d.message for d in fixed.checked.diagnostics if d.code in new_errors]
    odd = [n for n in fixed.checked.summary.notices if "unusual" in n]
    assert not odd, odd
