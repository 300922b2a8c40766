"""Caption files: what is shown, what is wrong and on which line, and anything at all by chance."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsglint.engine.files import FileTree
from opsglint.engine.listing import Listing
from opsglint.syntax.captions import (
    LARGEST_CAPTIONS,
    CaptionFaultKind,
    CaptionFormat,
    Captions,
    format_of_captions,
    read_captions,
)  # fmt: skip

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
VTT, SRT = CaptionFormat.WEBVTT, CaptionFormat.SUBRIP
CUE = "00:01.000 --> 00:02.000"


def vtt(text: str, head: str = "WEBVTT\n\n") -> Captions:
    return read_captions((head + text).encode(), VTT)


def srt(text: str) -> Captions:
    return read_captions(text.encode(), SRT)


def faults(captions: Captions) -> list[tuple[str, int]]:
    return [(fault.kind.value, fault.line) for fault in captions.faults]


def texts(captions: Captions) -> list[str]:
    return [cue.text for cue in captions.cues]


# What browsers take of the tests of the W3C, or webvtt-py of its samples, and what is wrong.
FILES: dict[str, tuple[int, list[tuple[str, int]] | None]] = {
    "captions/captions_with_bom.vtt": (4, []),
    "captions/comments.vtt": (3, []),
    "captions/cue_tags.vtt": (3, []),
    "captions/empty.vtt": (0, [("empty", 1)]),
    "captions/invalid.vtt": (0, [("signature", 1)]),
    "captions/invalid_format1.srt": (0, [("not-captions", 1)]),
    "captions/invalid_format2.srt": (0, [("not-captions", 1)]),
    "captions/invalid_format3.srt": (0, [("not-captions", 1)]),
    "captions/invalid_format4.srt": (0, [("untimed", 1), ("number", 2), ("no-text", 2)]),
    "captions/invalid_timeframe.srt": (4, [("times", 6)]),
    "captions/invalid_timeframe.vtt": (6, [("times", 6)]),
    "captions/invalid_timeframe_in_cue_text.vtt": (3, [("no-text", 6)]),
    "captions/metadata_headers.vtt": (2, []),
    "captions/metadata_headers_multiline.vtt": (2, []),
    "captions/missing_caption_text.srt": (4, [("no-text", 6)]),
    "captions/missing_caption_text.vtt": (4, [("no-text", 6)]),
    "captions/missing_timeframe.srt": (4, [("untimed", 6)]),
    "captions/missing_timeframe.vtt": (6, [("untimed", 6)]),
    "captions/no_captions.vtt": (0, [("empty", 1)]),
    "captions/non_padded_timestamps.vtt": (0, [("times", 4), ("times", 8), ("times", 12)]),
    "captions/one_caption.srt": (1, []),
    "captions/one_caption.vtt": (1, []),
    "captions/regions.vtt": (2, []),
    "captions/sample.srt": (5, []),
    "captions/sample.vtt": (16, []),
    "captions/styles.vtt": (1, []),
    "captions/styles_colours.srt": (6, []),
    "captions/styles_colours.vtt": (6, []),
    "captions/styles_with_comments.vtt": (1, []),
    "captions/using_identifiers.vtt": (6, []),
    "webvtt/wpt-file-parsing/arrows.vtt": (6, None),
    "webvtt/wpt-file-parsing/header-garbage.vtt": (1, []),
    "webvtt/wpt-file-parsing/header-space.vtt": (1, [("blank-line", 3)]),
    "webvtt/wpt-file-parsing/header-timings.vtt": (1, [("blank-line", 2)]),
    "webvtt/wpt-file-parsing/ids.vtt": (5, None),
    "webvtt/wpt-file-parsing/newlines.vtt": (4, None),
    "webvtt/wpt-file-parsing/nulls.vtt": (7, None),
    "webvtt/wpt-file-parsing/regions-old.vtt": (2, [("setting", 5), ("setting", 8)]),
    "webvtt/wpt-file-parsing/signature-bom.vtt": (0, [("empty", 1)]),
    "webvtt/wpt-file-parsing/signature-no-newline.vtt": (0, [("empty", 1)]),
    "webvtt/wpt-file-parsing/signature-tab.vtt": (0, [("empty", 1)]),
    "webvtt/wpt-file-parsing/signature-timings.vtt": (0, [("empty", 1)]),
    "webvtt/wpt-file-parsing/stylesheets.vtt": (2, None),
    "webvtt/wpt-file-parsing/timings-60.vtt": (2, None),
    "webvtt/wpt-file-parsing/timings-eof.vtt": (0, [("times", 3)]),
    "webvtt/wpt-file-parsing/timings-garbage.vtt": (0, None),
    "webvtt/wpt-file-parsing/timings-negative.vtt": (0, [("backwards", n) for n in (3, 6, 9, 12)]),
    "webvtt/wpt-file-parsing/timings-omitted-hours.vtt": (3, None),
    "webvtt/wpt-file-parsing/timings-too-long.vtt": (2, None),
    "webvtt/wpt-file-parsing/timings-too-short.vtt": (2, None),
    "webvtt/wpt-file-parsing/whitespace-chars.vtt": (3, None),
}


@pytest.mark.parametrize("path", FILES)
def test_corpus(path: str) -> None:
    file = CORPUS / path
    if not file.exists():
        pytest.skip(f"the corpus is not beside the repository: {file}")
    form = format_of_captions(path)
    assert form is not None
    captions = read_captions(file.read_bytes(), form)
    count, expected = FILES[path]
    assert len(captions.cues) == count
    if expected is not None:
        assert faults(captions) == expected


def test_settings_of_the_corpus() -> None:
    for name in ("line", "position", "size", "vertical"):
        file = CORPUS / f"webvtt/wpt-file-parsing/settings-{name}.vtt"
        if not file.exists():
            pytest.skip(f"the corpus is not beside the repository: {file}")
        captions = read_captions(file.read_bytes(), VTT)
        bad = {fault.line for fault in captions.faults if fault.kind is CaptionFaultKind.SETTING}
        for cue in captions.cues:
            # Texts of the invalid ones say so; a valid one may have a second, invalid setting.
            if cue.text.startswith("invalid"):
                is_endless = len(cue.source) == 100  # more than a browser can count to
                assert is_endless or cue.line in bad, (name, cue)
            elif cue.source.count(f"{name}:") == 1 and " ," not in cue.source:
                assert cue.text == "text4" or cue.line not in bad, (name, cue)


def test_cues_know_times_text_and_line() -> None:
    captions = vtt(
        "NOTE one\ntwo\n\nid\n01:02:03.004 --> 100:00:00.000 line:0 align:left\n<v Ann>Caf&eacute;\n<b>2 &lt; 3</b>\n",
        "\ufeffWEBVTT - title\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\nLanguage: fr-CA\n\n",
    )
    (cue,) = captions.cues
    assert (cue.start, cue.end, cue.text, cue.line) == (3_723_004, 360_000_000, "Café\n2 < 3", 9)
    assert (cue.placement, captions.language, captions.faults) == ("align:left line:0", "fr", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_marks(end: str, mark: str) -> None:
    text = f"WEBVTT\n\n{CUE}\nA\n\n00:03.000 --> 00:02.000\nB\n"
    captions = read_captions((mark + text.replace("\n", end)).encode(), VTT)
    assert texts(captions) == ["A"]
    assert faults(captions) == [("backwards", 6)]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read_and_reported(codec: str) -> None:
    captions = read_captions(f"WEBVTT\n\n{CUE}\nété\n".encode(codec), VTT)
    assert texts(captions) == ["été"]
    assert faults(captions) == [("encoding", 1)]
    assert captions.faults[0].params == {"encoding": "UTF-16"}


def test_other_encodings_are_read_and_reported() -> None:
    captions = read_captions(f"WEBVTT\n\n{CUE}\nl’été\n".encode("cp1252"), VTT)
    assert texts(captions) == ["l’été"]
    assert faults(captions) == [("encoding", 4)]


@pytest.mark.parametrize("damage", ["a\0b", "a\ufffdb", "CafÃ©", "lâ€™Ã©tÃ©"])
def test_damaged_letters(damage: str) -> None:
    assert faults(vtt(f"{CUE}\n{damage}\n")) == [("damaged", 4)]


def test_undamaged_letters() -> None:
    assert not vtt(f"{CUE}\nÂge, ÂGÉ, « là », 20 °C, château â\n").faults


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CUE}\nA\n2\n00:03.000 --> 00:04.000\nB\n", [("blank-line", 6)]),
        (f"{CUE}\nA\n \n00:03.000 --> 00:04.000\nB\n", [("blank-line", 6)]),
        (f"{CUE}\nMenu --> Settings\n", [("no-text", 3), ("times", 4)]),
        (f"{CUE}\nClick on\nMenu --> Settings\n", [("times", 5)]),
        ("00:01,000 --> 00:02,000\nA\n", [("times", 3)]),
        ("00:01.000 -> 00:02.000\nA\n", [("times", 3)]),
        ("00:01.000 → 00:02.000\nA\n", [("times", 3)]),
        ("0:00:01.000,0:00:02.000\nA\n", [("times", 3)]),
        ("12345678901:00:00.000 --> 12345678901:00:01.000\nA\n", [("times", 3)]),
        (f"NOTE\n{CUE}\nA\n", [("comment", 4)]),
        (f"NOTE a\nb\n{CUE}\nA\n", [("comment", 5)]),
        ("NOTE a --> b\nc\n", [("empty", 1)]),
        (f"{CUE}\nI <3 you\n", [("hidden-text", 4)]),
        (f"{CUE}\nA\n<inaudible>\n", [("hidden-text", 5)]),
        (f"{CUE}\n5 < 6, 7 > 3\n", [("hidden-text", 4)]),
        (f"{CUE}\n<font color=red>A</font><br><I>b</I></c><00:01.500>\n", []),
        (f"{CUE}\nA\n\nSTYLE\n::cue {{}}\n", [("setting", 6)]),
        (f"{CUE} align:middle\nA\n", [("setting", 3)]),
        ("Kind: captions\nLanguage: en\n\n1\n\n" + f"{CUE}\nA\n", []),
        (f"{CUE}\nA\n\nlost\n", [("untimed", 6)]),
        (f"00:05.000 --> 00:06.000\nA\n\n{CUE}\nB\n", [("order", 6)]),
        (f"{CUE}\nA\n\n00:01.500 --> 00:03.000\nB\n", [("overlap", 6)]),
        (f"{CUE}\nA\n\n00:01.950 --> 00:03.000\nB\n", []),
        (f"{CUE}\nA\n\n00:01.500 --> 00:03.000 line:0\nB\n", []),
        (f"REGION\nid:a\n\n{CUE} region:a\nA\n\n00:01.500 --> 00:03.000 region:a\nB\n", []),
        (f"{CUE} region:a\nA\n", [("setting", 3)]),
    ],
)
def test_webvtt_faults(text: str, expected: list[tuple[str, int]]) -> None:
    assert faults(vtt(text)) == expected


@pytest.mark.parametrize("first", ["webvtt", "WEBVTTX", " WEBVTT", "Kind: captions", "\ufeff\ufeffWEBVTT"])
def test_signature(first: str) -> None:
    assert faults(vtt(f"{CUE}\nA\n", f"{first}\n\n")) == [("signature", 1)]


ONE = "1\n00:00:01,000 --> 00:00:02,000\nA\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE + "2\n0:00:03,000-->0:00:04,000 X1:1 X2:2\nB\n", []),
        (ONE + "5\n100:00:03,000 --> 100:00:04,000\n{\\an8}<i>B</i> <3\n", []),
        (ONE + "2\n00:00:03,000 --> 00:00:04,000\nMenu --> B\n", []),
        (ONE + "00:00:03,000 --> 00:00:04,000\nB\n", [("number", 5)]),
        (ONE + "1\n00:00:03,000 --> 00:00:04,000\nB\n", [("number", 5)]),
        (ONE + "2\n00:00:03.000 --> 00:00:04.000\nB\n", [("point", 6)]),
        (ONE + "2\n00:00:03 --> 00:00:04\nB\n", [("times", 6)]),
        (ONE + "2\n00:00:03,00 --> 00:00:04,00\nB\n", [("times", 6)]),
        (ONE + "2\n00:00:03,000 -> 00:00:04,000\nB\n", [("times", 6)]),
        (ONE.rstrip() + "\n2\n00:00:03,000 --> 00:00:04,000\nB\n", [("blank-line", 5)]),
        (ONE + "lost\n", [("untimed", 5)]),
        (ONE + "2\n00:00:00,500 --> 00:00:00,900\nB\n", [("order", 6)]),
        (ONE + "2\n00:00:01,500 --> 00:00:03,000\nB\n", [("overlap", 6)]),
        (ONE + "2\n00:00:04,000 --> 00:00:03,000\nB\n", [("backwards", 6)]),
        ("\ufeff\n\n" + ONE.replace("\n", "\r\n") + "2\r\n", []),
    ],
)
def test_srt_faults(text: str, expected: list[tuple[str, int]]) -> None:
    captions = srt(text)
    assert faults(captions) == expected
    assert captions.cues[0].text == "A"


def test_formats_that_are_misnamed() -> None:
    captions = srt(f"WEBVTT\n\n{CUE}\nA\n")
    assert (faults(captions), texts(captions)) == ([("misnamed", 1)], ["A"])
    captions = vtt(ONE, "")
    assert (faults(captions), texts(captions)) == ([("misnamed", 1)], ["A"])


@pytest.mark.parametrize("form", [VTT, SRT])
def test_what_is_no_caption_file(form: CaptionFormat) -> None:
    for content in (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0\0\x10JFIF", b"\xff", b"PK\3\4"):
        assert faults(read_captions(content, form)) == [("not-captions", 1)]
    for content in (b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n \r\n", b"\0" * 9):
        assert faults(read_captions(content, form)) == [("empty", 1)]


def test_bounds() -> None:
    assert faults(read_captions(b"x" * (LARGEST_CAPTIONS + 1), VTT)) == [("too-large", 1)]
    captions = vtt(f"{CUE}\nA\n\n" * 11_000 + "lost\n")
    assert len(captions.cues) == 10_000
    assert len(captions.faults) <= 100
    assert captions.count(CaptionFaultKind.OVERLAP) == 9_999
    assert captions.count(CaptionFaultKind.UNTIMED) == 1
    assert faults(captions)[-1] == ("untimed", 33_003)


def test_files_of_a_repository(tmp_path: Path) -> None:
    (tmp_path / "a.VTT").write_text(f"WEBVTT\n\n{CUE}\nA\n")
    (tmp_path / "b.srt").write_bytes(b"\n" * (LARGEST_CAPTIONS + 9))
    (tmp_path / "c.txt").write_text("WEBVTT\n")
    paths = frozenset(("a.VTT", "b.srt", "c.txt"))
    files = FileTree(str(tmp_path), Listing(paths, paths, frozenset(), frozenset()), False)
    found = files.captions("./a.VTT")
    assert found is not None
    assert texts(found) == ["A"]
    assert files.captions("a.VTT") is found
    large = files.captions("b.srt")
    assert large is not None
    assert faults(large) == [("too-large", 1)]
    assert [files.captions(path) for path in ("c.txt", "d.vtt", "../a.VTT", "")] == [None] * 4


HOSTILE = {
    "spaces": " ", "tabs": "\t", "lines": "\n", "returns": "\r", "letters": "a", "digits": "9",
    "arrows": "-->", "lines of arrows": "-->\n", "times": f"{CUE}\n", "open tags": "<c ",
    "empty tags": "<>", "ampersands": "&", "numbers": "&#9", "combining": "e\u0301\u0323", "nul": "\0\n",
    "settings": " a", "braces": "{\\", "numbered": "1\n", "mojibake": "Ã©",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_anything_takes_linear_time(name: str) -> None:
    unit = HOSTILE[name]
    filler = unit * (1_000_000 // len(unit.encode()))
    started = time.perf_counter()
    heads = {f"WEBVTT\n\n{CUE}": VTT, f"WEBVTT\n\n{CUE}\n": VTT, "1\n00:00:01,000 --> 00:00:02,000\n": SRT}
    for head, form in heads.items():
        captions = read_captions((head + filler).encode(), form)
        assert len(captions.faults) <= 100
    assert time.perf_counter() - started < 20  # quadratic time would be hours


PIECES = st.sampled_from(
    ["WEBVTT", "\n", "\n\n", "\r", CUE, "00:00:01,000 --> 00:00:02,000", "1", "-->", "NOTE", "STYLE",
     "REGION", "id:a", "region:a", "<", ">", "<v A>", "&amp;", "&#", "9" * 5000, "é", "\0", "\ufffd", " ", "text"]
)  # fmt: skip


def assert_is_sound(content: bytes, form: CaptionFormat) -> None:
    captions = read_captions(content, form)
    rows = content.count(b"\n") + content.count(b"\r") + 1
    lines = [cue.line for cue in captions.cues]
    assert lines == sorted(set(lines))
    assert all(1 <= line <= rows for line in lines)
    assert all(0 <= cue.start < cue.end and cue.text.strip() for cue in captions.cues)
    assert [f.line for f in captions.faults] == sorted(f.line for f in captions.faults)
    assert all(1 <= fault.line <= rows for fault in captions.faults)
    assert all("\n" not in fault.source for fault in captions.faults)
    assert {f.kind for f in captions.faults} == set(captions.counts)
    assert captions.cues or captions.faults


@given(st.lists(PIECES).map("".join), st.sampled_from(CaptionFormat), st.sampled_from(["", "WEBVTT\n\n"]))
def test_any_pieces_are_read(text: str, form: CaptionFormat, head: str) -> None:
    assert_is_sound((head + text).encode(), form)


@given(st.binary(), st.sampled_from(CaptionFormat), st.sampled_from([b"", b"WEBVTT\n\n", b"\xff\xfe"]))
def test_any_bytes_are_read(content: bytes, form: CaptionFormat, head: bytes) -> None:
    assert_is_sound(head + content, form)


@given(
    st.lists(
        st.tuples(st.integers(0, 9_000), st.integers(1_000, 9_000), st.from_regex(r"[a-zé]{1,9}", fullmatch=True)),
        min_size=1, max_size=20,
    )
)  # fmt: skip
def test_what_is_written_is_read(drawn: list[tuple[int, int, str]]) -> None:
    for form, mark in ((VTT, "."), (SRT, ",")):
        at, written, expected = 0, ["WEBVTT\n\n" if form is VTT else ""], []
        for number, (gap, length, text) in enumerate(drawn, 1):
            start, at = at + gap, at + gap + length
            stamps = (f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{mark}{ms % 1000:03}" for ms in (start, at))
            written.append(f"{number}\n{' --> '.join(stamps)}\n{text}\n\n")
            expected.append((start, at, text))
        captions = read_captions("".join(written).encode(), form)
        assert [(cue.start, cue.end, cue.text) for cue in captions.cues] == expected
        assert not captions.faults
