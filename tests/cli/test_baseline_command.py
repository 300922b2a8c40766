"""`opsglint baseline`: what is there is held back, what is new is reported."""

from __future__ import annotations

import json
from typing import Any

import pytest

from opsglint.rules.accessibility.hashtag_case import HashtagCase

FILE = "opsglint-baseline.json"
FAULTY = "Free #fluseason shots. Gratuit."
TAGGED = "@JordanAveryMPP opened a clinic. Une clinique."
HEAD = '[{"opsglint-baseline": 1}\n'
ENTRY = {"path": "posts/a.md", "rule": "AXS010", "name": "hashtag-case", "message": "m", "fingerprint": "0" * 32, "count": 1}


@pytest.fixture
def repo(scratch: Any) -> Any:
    """A repository with two faults of one kind in different texts, and its baseline."""
    scratch.post("posts/a.md", FAULTY)
    scratch.post("posts/b.md", "More #flushots today. Encore.", hour=11)
    status, out, err = scratch.run("baseline")
    assert (status, err) == (0, "")
    assert out == f"{FILE} holds 2 findings in 2 files.\n"
    scratch.commit()
    return scratch


def entries(repo: Any, path: str = FILE) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(repo.read(path))
    assert listed[0] == {"opsglint-baseline": 1}
    return listed[1:]


def test_what_is_in_the_baseline_is_counted_and_not_reported(repo: Any) -> None:
    assert repo.check() == []
    assert repo.check() == []
    assert repo.last_line().endswith("3 documents checked, 2 in the baseline.")
    assert repo.last_line("posts/a.md").endswith("1 document checked, 1 in the baseline.")
    assert [one.path for one in repo.check("--no-baseline")] == ["posts/a.md", "posts/b.md"]
    assert repo.run("check", "--fail-on", "advice")[0] == 0


def test_the_file_is_one_entry_a_line_in_order(repo: Any) -> None:
    lines = repo.read(FILE).split("\n")
    assert lines[0] == '[{"opsglint-baseline": 1}'
    assert lines[-2:] == ["]", ""]
    first, second = (json.loads(line.removeprefix(",")) for line in lines[1:-2])
    assert list(first) == ["path", "rule", "name", "message", "fingerprint", "count"]
    assert (first["path"], second["path"]) == ("posts/a.md", "posts/b.md")
    assert (first["rule"], first["name"], first["count"]) == ("AXS010", "hashtag-case", 1)
    assert "#fluseason" in first["message"]
    before = repo.read(FILE)
    repo.run("baseline")
    assert repo.read(FILE) == before


def test_moved_lines_and_white_space_do_not_matter(repo: Any) -> None:
    repo.edit("posts/a.md", FAULTY, "One line. Une ligne.\n\n  Free   #fluseason\tshots. Gratuit.")
    repo.edit("posts/b.md", "lang: bilingual\n", "# a comment\nlang: bilingual\nstatus: draft\n")
    assert repo.check() == []


def test_another_finding_of_the_same_kind_is_reported(repo: Any) -> None:
    repo.edit("posts/a.md", FAULTY, f"New #fluseason shots. Gratuit.\n\n{FAULTY}")
    assert repo.check("--select", "AXS010") == [("AXS010", "posts/a.md", 9)]


def test_one_more_on_an_equal_line_is_reported_with_a_word_on_its_equals(repo: Any) -> None:
    repo.edit("posts/a.md", FAULTY, f"{FAULTY}\n\n{FAULTY}")
    (one,) = repo.diagnostics("--select", "AXS010")
    assert one["location"]["row"] == 11
    assert one["help"].endswith("; the baseline holds one finding equal to this, and now there are 2")
    repo.run("baseline")
    assert entries(repo)[0]["count"] == 2
    assert repo.check("--select", "AXS010") == []


def test_damage_in_another_file_is_reported(repo: Any) -> None:
    kit = "---\ntype: kit\ntitle: Flu\nlang: bilingual\nannouncement: 2026-11-25T11:00-05:00\nrecipient: minister\nshareables: [{post: posts/a.md}]\n---\n"
    repo.write("kit.md", kit)
    repo.run("baseline")
    assert repo.check() == []
    (repo.root / "posts/a.md").unlink()
    assert [(one.code, one.path) for one in repo.check()] == [("REF002", "kit.md")]


def test_a_renamed_file_has_its_findings_reported(repo: Any) -> None:
    repo.git("mv", "posts/a.md", "posts/c.md")
    assert repo.check() == [("AXS010", "posts/c.md", 9)]
    assert repo.run("baseline", "--check")[0] == 1


def test_what_is_missing_stays_in_the_baseline_when_it_becomes_an_error(repo: Any) -> None:
    repo.post("posts/d.md", "Free.", hour=12, more="status: draft\n")
    repo.edit("posts/d.md", "lang: bilingual", "lang: en")
    severities = {one["severity"] for one in repo.diagnostics("--select", "LNG001")}
    assert severities == {"warning"}
    repo.run("baseline")
    repo.edit("posts/d.md", "status: draft", "status: approved")
    assert repo.check("--select", "LNG001") == []
    assert {one["severity"] for one in repo.diagnostics("--select", "LNG001", "--no-baseline")} == {"error"}


class TestWhatCannotBeWaived:
    def test_it_is_never_written(self, repo: Any) -> None:
        repo.post("posts/tag.md", f"{TAGGED} #flushots", hour=12)
        status, out, _ = repo.run("baseline")
        assert status == 1
        assert "posts/tag.md:9:1: error SEP001 an official channel tags @JordanAveryMPP" in out
        assert f"{FILE} holds 3 findings in 3 files." in out
        assert "1 finding stays to be put right: no baseline holds what cannot be waived." in out
        assert {entry["rule"] for entry in entries(repo)} == {"AXS010"}
        assert repo.check() == [("SEP001", "posts/tag.md", 9)]

    def test_an_entry_written_by_hand_holds_nothing(self, repo: Any) -> None:
        from opsglint.api import Request, check
        from opsglint.fingerprints import fingerprint

        repo.post("posts/tag.md", TAGGED, hour=12)
        (found,) = check(Request(str(repo.root), as_of="2026-11-20")).diagnostics
        entry = {**ENTRY, "path": found.path, "rule": "SEP001", "fingerprint": fingerprint(found)}
        repo.edit(FILE, "\n]", f"\n,{json.dumps(entry)}\n]")
        assert repo.check() == [("SEP001", "posts/tag.md", 9)]
        repo.edit(FILE, '"SEP001"', '"AXS010"')
        assert repo.check() == [("SEP001", "posts/tag.md", 9)]
        assert "1 entry of the baseline no longer applies" in repo.run("check")[1]


class TestStaleEntries:
    @pytest.fixture
    def stale(self, repo: Any) -> Any:
        """One of two equal findings is put right, one file is gone, a fault is new."""
        repo.edit("posts/a.md", FAULTY, f"{FAULTY}\n\n{FAULTY}")
        repo.run("baseline")
        repo.edit("posts/a.md", f"{FAULTY}\n\n{FAULTY}", FAULTY)
        (repo.root / "posts/b.md").unlink()
        repo.post("posts/c.md", FAULTY, hour=12)
        repo.git("add", "-A")
        return repo

    def test_a_whole_run_says_so(self, stale: Any) -> None:
        notice = "2 entries of the baseline no longer apply; opsglint baseline --prune removes them"
        for arguments in ((), (".",), ("--select", "AXS")):
            assert notice in stale.run("check", *arguments)[1]
        for partial in (("posts/a.md",), ("--changed",), ("--select", "FM"), ("--no-baseline",), ("--isolated",)):
            assert "no longer appl" not in stale.run("check", *partial)[1]

    def test_check_fails_and_writes_nothing(self, stale: Any) -> None:
        before = stale.read(FILE)
        status, out, _ = stale.run("baseline", "--check")
        assert status == 1
        assert "posts/b.md: AXS010 hashtag-case: " in out
        assert f"2 entries of {FILE} to be taken out; opsglint baseline --prune does it." in out
        assert stale.read(FILE) == before

    def test_prune_takes_out_and_adds_nothing(self, stale: Any) -> None:
        status, out, _ = stale.run("baseline", "--prune")
        assert status == 0
        assert f"2 entries taken out of {FILE}." in out
        assert [(entry["path"], entry["count"]) for entry in entries(stale)] == [("posts/a.md", 1)]
        assert stale.check() == [("AXS010", "posts/c.md", 9)]
        status, out, _ = stale.run("baseline", "--check")
        assert (status, out) == (0, f"Every entry of {FILE} applies.\n")

    def test_without_a_baseline(self, scratch: Any) -> None:
        for option in ("--prune", "--check"):
            status, _, err = scratch.run("baseline", option)
            assert status == 2
            assert "there is no baseline at" in err


class TestWhereItIs:
    def test_as_the_configuration_says(self, repo: Any) -> None:
        repo.git("mv", FILE, "known.json")
        assert len(repo.check()) == 2
        repo.write("opsglint.toml", 'baseline = "known.json"\n')
        assert repo.check() == []
        repo.run("baseline")
        assert not (repo.root / FILE).exists()

    def test_one_that_the_configuration_names_has_to_exist(self, repo: Any) -> None:
        repo.write("opsglint.toml", '\nbaseline = "lint/known.json"\n')
        status, out, err = repo.run("check")
        assert (status, out) == (2, "")
        assert "opsglint.toml:2:1: the baseline lint/known.json does not exist" in err
        status, _, err = repo.run("baseline")
        assert status == 2
        assert "cannot be written" in err
        (repo.root / "lint").mkdir()
        assert repo.run("baseline")[0] == 0
        assert repo.check() == []

    def test_as_the_command_line_says(self, repo: Any) -> None:
        repo.git("mv", FILE, "known.json")
        assert repo.check("--baseline", "known.json") == []
        assert repo.check("--baseline", "known.json", "--isolated") == []
        status, _, err = repo.run("check", "--baseline", "no.json")
        assert status == 2
        assert "the baseline no.json does not exist" in err
        assert repo.run("check", "--baseline", "known.json", "--no-baseline")[0] == 2

    def test_no_configuration_no_baseline(self, repo: Any) -> None:
        assert len(repo.check("--isolated")) == 2

    def test_a_link_that_leads_out_is_not_followed(self, repo: Any) -> None:
        outside = repo.root.parent / "outside.json"
        (repo.root / FILE).rename(outside)
        (repo.root / FILE).symlink_to(outside)
        status, _, err = repo.run("check")
        assert status == 2
        assert "leads out of the repository" in err

    def test_from_a_folder_below(self, repo: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(repo.root / "posts")
        assert repo.check() == []
        assert "../opsglint-baseline.json holds" in repo.run("baseline")[1]

    def test_a_repository_in_a_folder_has_its_own(self, repo: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        repo.write("inner/opsglint.toml", "")
        repo.write("inner/accounts.yml", repo.read("accounts.yml"))
        repo.post("inner/posts/a.md", FAULTY)
        repo.run("baseline")
        assert repo.check() == [("AXS010", "inner/posts/a.md", 9)]
        monkeypatch.chdir(repo.root / "inner")
        repo.run("baseline")
        monkeypatch.chdir(repo.root)
        assert repo.check() == []
        (repo.root / "inner/posts/a.md").unlink()
        assert "1 entry of the baseline of inner no longer applies; opsglint baseline --prune, run there, removes it" in repo.run("check")[1]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", f"{FILE}:1:1: the baseline is not a list of findings"),
        ("{}", f"{FILE}:1:1: the baseline is not a list of findings"),
        ("[]", f"{FILE}:1:2: the baseline is no valid JSON"),
        (HEAD, f"{FILE}:2:1: the baseline is no valid JSON"),
        (f"{HEAD},{{'a': 1}}\n]\n", f"{FILE}:2:3: the baseline is no valid JSON"),
        (f"{HEAD}]\n]\n", f"{FILE}:2:1: the baseline is no valid JSON"),
        ("[" * 100_000, f"{FILE}:1:2: the baseline holds what no baseline has"),
        (f"{HEAD},{'9' * 5000}]", f"{FILE}:2:2: the baseline holds what no baseline has"),
        ("[1]", f'{FILE}:1:2: the baseline does not begin with {{"opsglint-baseline": 1}}'),
        ('[{"opsglint-baseline": 2}]', f"{FILE}:1:2: the baseline has version 2 of the format, and this opsglint reads version 1"),
        (f"{HEAD}\n,7]", f"{FILE}:3:2: an entry of the baseline lacks its path"),
        (f"{HEAD},{json.dumps({**ENTRY, 'count': 0})}]", f"{FILE}:2:2: an entry of the baseline lacks"),
        (f"{HEAD},{json.dumps({**ENTRY, 'count': True})}]", f"{FILE}:2:2: an entry of the baseline lacks"),
        (f"{HEAD},{json.dumps({**ENTRY, 'fingerprint': 'x'})}]", f"{FILE}:2:2: an entry of the baseline lacks"),
        (f"{HEAD},{json.dumps({**ENTRY, 'path': ''})}]", f"{FILE}:2:2: an entry of the baseline lacks"),
        (f"{HEAD}<<<<<<< ours\n]\n", f"{FILE}:2:1: the baseline holds the marks of a merge conflict"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_with_its_place(repo: Any, text: str, says: str) -> None:
    repo.write(FILE, text)
    for command in (["check"], ["check", "posts/a.md"], ["check", "--changed"], ["baseline", "--prune"]):
        status, out, err = repo.run(*command)
        assert (status, out) == (2, "")
        assert f"opsglint: {says}" in err
        assert "help: " in err
    assert repo.read(FILE) == text
    assert repo.run("baseline")[0] == 0
    assert len(entries(repo)) == 2


def test_a_file_that_is_no_text_is_refused(repo: Any) -> None:
    (repo.root / FILE).write_bytes(b"\xff\xfe")
    assert "it is not UTF-8" in repo.run("check")[2]
    (repo.root / FILE).unlink()
    (repo.root / FILE).mkdir()
    assert "cannot be read: is a directory" in repo.run("check")[2]
    assert repo.run("baseline")[0] == 2


def test_a_file_that_was_formatted_otherwise_is_read(repo: Any) -> None:
    listed = json.loads(repo.read(FILE))
    repo.write(FILE, "\ufeff" + json.dumps(listed, indent=2).replace("\n", "\r\n"))
    assert repo.check() == []


class TestMerging:
    def branch(self, repo: Any, name: str, path: str) -> None:
        repo.git("checkout", "-q", "-b", name, "main")
        repo.post(path, FAULTY, hour=15 + len(path) % 7)
        repo.run("baseline")
        repo.commit()

    def test_git_merges_what_two_branches_add(self, repo: Any) -> None:
        self.branch(repo, "one", "posts/0first.md")
        self.branch(repo, "two", "posts/last.md")
        repo.git("merge", "-q", "one")
        assert [entry["path"] for entry in entries(repo)] == ["posts/0first.md", "posts/a.md", "posts/b.md", "posts/last.md"]
        assert repo.check() == []

    def test_a_conflict_is_solved_by_keeping_the_lines_of_both(self, repo: Any) -> None:
        self.branch(repo, "one", "posts/y.md")
        self.branch(repo, "two", "posts/zzz.md")
        repo.git("merge", "-q", "one", fails=True)
        assert "marks of a merge conflict" in repo.run("check")[2]
        kept = [line for line in repo.read(FILE).splitlines(keepends=True) if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")]
        repo.write(FILE, "".join(kept))
        assert repo.check() == []

    def test_an_entry_that_is_there_twice_counts_once(self, repo: Any) -> None:
        line = repo.read(FILE).split("\n")[1]
        repo.edit(FILE, line, f"{line}\n{line}")
        repo.edit("posts/a.md", FAULTY, f"{FAULTY}\n\n{FAULTY}")
        assert repo.check("--select", "AXS010") == [("AXS010", "posts/a.md", 11)]
        repo.edit(FILE, f"{line}\n{line}", "\n".join((line, line.replace('"count": 1', '"count": 2'), line)))
        assert repo.check("--select", "AXS010") == []


class TestWithChanged:
    def test_touched_files_are_judged_by_the_baseline(self, repo: Any) -> None:
        repo.edit("posts/a.md", FAULTY, f"One line. Une ligne.\n\n{FAULTY}")
        repo.git("add", "-A")
        assert repo.check("--changed") == []
        assert repo.last_line("--changed").endswith("1 document checked, 1 in the baseline.")
        repo.edit("posts/a.md", FAULTY, f"{FAULTY}\n\n{FAULTY}")
        repo.git("add", "-A")
        assert repo.check("--changed", "--select", "AXS010") == [("AXS010", "posts/a.md", 13)]

    def test_damage_in_untouched_files_is_reported(self, repo: Any) -> None:
        repo.post("posts/e.md", "Free. Gratuit.", hour=16, more="translation: nowhere.fr.md\n")
        repo.run("baseline")
        repo.commit()
        repo.edit("accounts.yml", "id: health,", "id: sante,")
        repo.git("add", "-A")
        paths = {one.path for one in repo.check("--changed") if one.code == "REF001"}
        assert paths == {"posts/a.md", "posts/b.md", "posts/e.md"}
        assert not [one for one in repo.check("--changed") if one.code == "REF002"]


def test_waivers_come_first(repo: Any) -> None:
    repo.edit("posts/a.md", FAULTY, f'<!-- opsglint: ignore AXS010 reason="the artwork" -->\n{FAULTY}')
    status, out, _ = repo.run("check")
    assert status == 0
    assert "1 finding waived, 1 in the baseline." in out
    assert "1 entry of the baseline no longer applies" in out


def test_a_waiver_that_cannot_count_is_no_way_out(repo: Any) -> None:
    repo.edit("posts/a.md", FAULTY, f"<!-- opsglint: ignore AXS010 -->\n{FAULTY}")
    assert repo.run("baseline")[0] == 1
    assert [one.code for one in repo.check()] == ["WVR002"]


def test_a_rule_that_fails_leaves_the_baseline_as_it_was(
    repo: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> list[object]:
        raise RuntimeError("boom")

    before = repo.read(FILE)
    monkeypatch.setattr(HashtagCase, "check", crash)
    repo.post("posts/d.md", "Flu. La grippe.", hour=12)
    for option in ((), ("--prune",), ("--check",)):
        status, _, err = repo.run("baseline", *option)
        assert status == 3
        assert "hashtag-case failed on" in err
        assert f"{FILE} was left as it is" in err
    assert repo.read(FILE) == before
    assert "no longer appl" not in repo.run("check")[1]


def test_captions_are_known_by_their_lines_not_by_the_numbers(repo: Any) -> None:
    cue = "00:0{}.000 --> 00:0{}.000\nFlu shots are free.\n\n"
    media = "media:\n  - src: https://example.org/v.mp4\n    captions: {en: v.vtt}\n"
    repo.post("posts/v.md", "Free. Gratuit.", hour=13, more=media)
    repo.write("posts/v.vtt", "WEBVTT\n\n" + cue.format(3, 2))
    repo.run("baseline")
    assert "AXS007" in {entry["rule"] for entry in entries(repo)}
    repo.write("posts/v.vtt", "WEBVTT\n\nNOTE checked\n\n" + cue.format(3, 2))
    assert repo.check("--select", "AXS007") == []
    repo.write("posts/v.vtt", "WEBVTT\n\n" + cue.format(5, 4))
    assert [one.code for one in repo.check("--select", "AXS007")] == ["AXS007"]


def test_a_better_guess_makes_no_new_finding(repo: Any) -> None:
    repo.post("posts/e.md", "Free. Gratuit.", hour=16, more="media:\n  - {src: clinic.jpg, alt: A clinic and its door, rights: crown}\n")
    repo.run("baseline")
    assert repo.check() == []
    repo.write("posts/clinics.jpg", "x")
    assert repo.check("--select", "REF002") == []
    assert "did you mean" in str(repo.diagnostics("--select", "REF002", "--no-baseline"))


def test_personal_details_are_not_copied_into_the_file(repo: Any) -> None:
    repo.post("posts/p.md", "Call 416-555-0199 or write to lou.heath@example.com. Appelez.", hour=14)
    assert "416-555-0199" in str(repo.diagnostics("--select", "PRV"))
    repo.run("baseline")
    assert {entry["rule"] for entry in entries(repo)} >= {"PRV004", "PRV005"}
    assert "416-555" not in repo.read(FILE)
    assert "lou.heath" not in repo.read(FILE)
    assert repo.check() == []
