"""Packs: ours are sound, a ministry's own is read, and a malformed one is said with its place."""

from pathlib import Path

import pytest

from opsglint.packs import PACKS, Pack, PackError, load_pack, load_pack_folder
from opsglint.packs.folder import check_folder
from opsglint.packs.lists import GOVERNMENTS, LISTS, MINISTRIES, PARTIES
from opsglint.packs.models import PhraseFile

FOLDER = Path(__file__).parents[2] / "opsglint" / "packs"


@pytest.mark.parametrize("name", ["common", *PACKS])
def test_every_file_of_ours_is_sound(name: str) -> None:
    check_folder(FOLDER / name)


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("list_name", [name for name in LISTS if name not in (PARTIES, MINISTRIES, GOVERNMENTS)])
def test_ours_have_every_list(name: str, list_name: str) -> None:
    pack = load_pack(name)
    if LISTS[list_name].model is PhraseFile:
        assert pack.phrases(list_name).phrases
    else:
        assert pack.words(list_name)


@pytest.mark.parametrize("name", PACKS)
def test_ours_have_parties_and_ministries(name: str) -> None:
    pack = load_pack(name)
    assert len(pack.parties) > 10
    assert len(pack.ministries) > 20


def own(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def load(folder: Path) -> Pack:
    return load_pack_folder(folder.name, lambda name: folder if name == folder.name else None)


def test_an_own_pack_adds_to_the_lists_of_the_one_it_extends(tmp_path: Path) -> None:
    folder = own(
        tmp_path, pack="title: Ours\nextends: ontario\nlowered: [CON001]\n",
        **{"public-phones": "source: us\ndate: 2026-01-01\nentries: ['416-555-0100']\n",
           "markings": "source: us\ndate: 2026-01-01\nreplaces: true\nentries: [{say: top drawer, alone: true}]\n"},
    )  # fmt: skip
    pack = load(folder)
    assert "416-555-0100" in pack.words("public-phones")
    assert set(load_pack("ontario").words("public-phones")) <= set(pack.words("public-phones"))
    assert [phrase.say for phrase in pack.phrases("markings").phrases] == ["top drawer"]
    assert "CON001" in pack.lowered
    assert "ACC005" in pack.lowered
    assert pack.subdivision == "ON"


@pytest.mark.parametrize(
    ("files", "place", "words"),
    [
        ({}, ("pack.yml", 1, 1), "no pack.yml"),
        ({"pack": "titel: x\n"}, ("pack.yml", 1, 1), "titel"),
        ({"pack": "title: x\nextends: ontaria\n"}, ("pack.yml", 1, 1), "ontaria"),
        ({"pack": "title: [x\n"}, ("pack.yml", 1, 8), "bracket"),
        ({"pack": "- a\n"}, ("pack.yml", 1, 1), "mapping"),
        ({"pack": "title: x\n", "marking": "a: b\n"}, ("marking.yml", 1, 1), "marking"),
        ({"pack": "title: x\n", "markings": "entries: [x]\n"}, ("markings.yml", 1, 1), "source"),
        ({"pack": "title: x\n", "markings": "source: x\ndate: soon\nentries: [x]\n"},
         ("markings.yml", 2, 7), "date"),
        ({"pack": "title: x\n", "markings": "source: x\ndate: 2026-01-01\nentries: ['(x']\n"},
         ("markings.yml", 3, 11), "bracket"),
    ],
)  # fmt: skip
def test_a_malformed_pack_is_said_with_its_place(
    tmp_path: Path, files: dict[str, str], place: tuple[str, int, int], words: str
) -> None:
    with pytest.raises(PackError) as caught:
        load(own(tmp_path, **files))
    fault = caught.value.faults[0]
    assert (fault.file, fault.line, fault.column) == place
    assert words in fault.message
    assert fault.help


def test_a_pack_that_extends_itself_is_refused(tmp_path: Path) -> None:
    folder = own(tmp_path, pack=f"title: x\nextends: {tmp_path.name}\n")
    with pytest.raises(PackError, match="extends itself"):
        load(folder)
