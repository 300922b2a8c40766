"""Front matter and bodies, every trap by hand, and anything at all by chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.syntax.markdown import needs_markdown, read_body
from opsglint.syntax.published import published
from opsglint.syntax.source import Source, read_document, read_yaml
from opsglint.syntax.tree import MapNode, Node, Scalar

DOCUMENT = """\
---
type: post
alt: "Caf\\u00e9 noir # x"   # a comment
text: |
  Hello
  @World x
folded: >
  folded text
  more

  para
plain: several words
  on two lines
single: 'l''été'
---
Hello #FluShot 🎉
text
---
## X
![alt [x] t](a%20b.jpg "ti") and \\*star\\* <!-- c --> end
<!-- on its own -->

> quote ![q](q.png)
"""


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    children = node.items if not isinstance(node, MapNode) else [e.value for e in node.entries]
    return [scalar for child in children for scalar in scalars(child)]


def text_of(source: Source, key: str) -> Scalar:
    assert source.front_matter is not None
    assert isinstance(source.front_matter.root, MapNode)
    value = source.front_matter.root.get(key)
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_values_know_their_places(end: str, mark: str) -> None:
    source = read_document((mark + DOCUMENT.replace("\n", end)).encode())
    assert not source.faults
    assert source.bom == bool(mark)
    for key in ("text", "folded", "plain", "single", "alt"):
        text = text_of(source, key).text(source.text)
        wrong = [
            (i, c) for i, c in enumerate(text.value)
            if c not in " \n\u00e9" and source.text[text.locate(i, i + 1).start] != c
        ]  # fmt: skip
        assert wrong == [], key
    mention = text_of(source, "text").text(source.text)
    at = mention.value.index("@World")
    assert source.lines.position(mention.locate(at, at + 6).start) == (6, 3)
    assert source.front_matter is not None
    assert [c.text.strip() for c in source.front_matter.comments] == ["a comment"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_published_text_has_no_comments_images_and_escapes(end: str) -> None:
    source = read_document(DOCUMENT.replace("\n", end).encode())
    body = read_body(source.text, source.body)
    text = published(source.text, source.body, body)
    assert "<!--" not in text.value
    assert "jpg" not in text.value
    assert " and *star*  end" in text.value
    assert [b.kind for b in body.blocks] == [
        "paragraph", "break", "heading", "paragraph", "comment", "quote",
    ]  # fmt: skip
    assert [(i.alt.value, i.src.value) for i in body.images] == [
        ("alt [x] t", "a b.jpg"), ("q", "q.png"),
    ]  # fmt: skip
    image = body.images[0]
    assert source.text[slice(*image.span)] == '![alt [x] t](a%20b.jpg "ti")'
    assert source.text[slice(*image.alt.span)] == "alt [x] t"


@pytest.mark.parametrize(
    ("yaml", "id_", "place"),
    [
        ("a: 1\na: 2", "duplicate-key", (2, 1)),
        ("a:\n\tb: 1", "tab", (2, 1)),
        ("a: @b", "unquoted-at", (1, 4)),
        ("a: b: c", "colon-in-value", (1, 5)),
        ('a: "b', "unclosed-quote", (1, 4)),
        ("a: [b", "unclosed-bracket", (1, 4)),
        ("a: *b", "leading-asterisk", (1, 4)),
        ('a: "\\d"', "unknown-escape", (1, 5)),
        ("a: !!python/object:os.system x", "tag", (1, 4)),
        ("a: !x y", "tag", (1, 4)),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b", "merge-conflict", (1, 1)),
        ("a: &a [*a]", "alias-bomb", (1, 4)),
        ("[a]: b", "key-not-text", (1, 1)),
        ("a: " + "[" * 5000, "too-deep", None),
        ("- " * 5000, "too-deep", None),
    ],
)
def test_faults_are_named_and_placed(yaml: str, id_: str, place: tuple[int, int] | None) -> None:
    source = read_yaml(yaml.encode())
    assert [fault.id for fault in source.faults] == [id_]
    if place:
        assert source.lines.position(source.faults[0].span.start) == place


@pytest.mark.parametrize(
    ("document", "ids"),
    [
        ("---\na: 1\n---\nx", []),
        ("--- \na: 1\n---\t\nx", []),
        ("\n---\na: 1\n---\nx", ["fence-not-first"]),
        (" ---\na: 1\n---\nx", ["fence-not-first"]),
        ("---\na: 1\nx", ["unclosed"]),
        ("---\n\nA text below a break.\n", []),
        ("----\na: 1\n---\nx", []),
        ("---\n- a\n---\n", ["not-a-mapping"]),
        ("---\ndateModified: 2025-63-19\n---\n", []),
        ("---\n{src: https://example.org/a.jpg}\n---\n", []),
        ("---\n---\n", []),
        ("", []),
    ],
)
def test_fences(document: str, ids: list[str]) -> None:
    assert [fault.id for fault in read_document(document.encode()).faults] == ids


def test_bytes_that_are_not_utf_8() -> None:
    source = read_document("---\na: é\n---\n".encode("latin-1"))
    assert [(f.id, f.span.start) for f in source.faults] == [("not-utf-8", 7)]


def test_plain_scalars_follow_yaml_1_2() -> None:
    source = read_yaml(b"[no, yes, true, 1, 0o17, 1.5, null, ~, '1', 2026-11-25, 12:30]")
    assert source.front_matter is not None
    assert source.front_matter.root is not None
    values = [scalar.resolved for scalar in scalars(source.front_matter.root)]
    assert values == ["no", "yes", True, 1, 15, 1.5, None, None, "1", "2026-11-25", "12:30"]


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: f"---\n{t}\n---\n{t}".encode("utf-8", "ignore")))
def test_nothing_crashes(data: bytes) -> None:
    for read in (read_document, read_yaml):
        source = read(data)
        body = read_body(source.text, source.body)
        text = published(source.text, source.body, body)
        assert 0 <= source.body.start <= source.body.end <= len(source.text)
        assert text.value == "" or text.locate(0, len(text.value)).end <= len(source.text)


MARKUP = st.sampled_from(
    ["a", " ", "\n", "\r\n", "# ", "> ", "- ", "```", "---", "<!--", "-->", "![", "](", ")", "[", "]", "\\", "*", "`", "<", ">", "é", "🎉", "\t", "    "]
)


@given(st.lists(MARKUP, max_size=40).map("".join))
def test_published_text_is_made_of_the_file(text: str) -> None:
    source = read_document(text.encode())
    body = read_body(source.text, source.body)
    shown = published(source.text, source.body, body)
    for at, character in enumerate(shown.value):
        assert source.text[shown.locate(at, at + 1).start] == character


@given(st.text(alphabet="abc #@.\n", max_size=80))
def test_the_cheap_look_agrees_with_the_parser(text: str) -> None:
    if not needs_markdown(text):
        from opsglint.syntax.markdown_parser import parse_body
        from opsglint.text import Span

        parsed = parse_body(text, Span(0, len(text)))
        assert not parsed.images
        assert not parsed.comments
        assert all(block.kind == "paragraph" for block in parsed.blocks)


@given(
    st.dictionaries(
        st.text(alphabet="abcdé_", min_size=1, max_size=6),
        st.text(alphabet="ab é'\"\\:#-\n[]{}@&*!|>%", max_size=20),
        max_size=5,
    )
)
def test_what_the_authority_writes_is_read_back(values: dict[str, str]) -> None:
    import io

    from ruamel.yaml import YAML

    writer = YAML()
    buffer = io.StringIO()
    writer.dump(values, buffer)
    source = read_yaml(buffer.getvalue().encode())
    if not values:
        return
    assert not source.faults, (buffer.getvalue(), source.faults)
    assert source.front_matter is not None
    assert isinstance(source.front_matter.root, MapNode)
    read = {e.key.value: e.value.value for e in source.front_matter.root.entries if isinstance(e.value, Scalar)}
    assert read == values


_WORDS = ["a", "word", "b.c", "é🎉", "x" * 70, " "]
_FOLDED = [*_WORDS, "'", "\n  ", "\n\n  "]


@pytest.mark.parametrize(
    ("opening", "pieces"),
    [
        ("'", [*_WORDS, "''"]),
        ('"', [*_WORDS, "\\n", "\\u00e9", '\\"', "'"]),
        ("|-\n  ", _FOLDED),
        (">-\n  ", _FOLDED),
    ],
)
@given(st.data())
def test_every_letter_of_a_value_is_found_in_the_file(opening: str, pieces: list[str], data: st.DataObject) -> None:
    written = data.draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=10).map("".join))
    closing = opening if opening in "'\"" else ""
    source = read_yaml(f"key: {opening}{written}{closing}\n".encode())
    root = source.front_matter.root if source.front_matter else None
    if not isinstance(root, MapNode) or not isinstance(root.entries[0].value, Scalar):
        return
    text = root.entries[0].value.text(source.text)
    at = 0
    for number, letter in enumerate(text.value):
        place = text.locate(number, number + 1).start
        assert place >= at
        at = place
        if not letter.isspace():
            assert source.text[place] in (letter, "\\")
