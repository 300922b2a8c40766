"""Measuring: the command itself, the floor, and what is written of the figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
OURS = f"{sys.executable} -m opsglint"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what a process costs is asked for with wait4")


def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(BENCHMARKS / program), *words], capture_output=True, text=True, check=False)


@pytest.fixture
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def test_a_case_is_measured() -> None:
    done = run("measure.py", "--quick", "--only", "version", "--opsglint", OURS)
    assert done.returncode == 0, done.stderr
    line = next(line for line in done.stdout.splitlines() if "opsglint --version" in line)
    _, _, ours, python, ratio, aim, _ = (part.strip() for part in line.split("|"))
    assert ours.endswith("s CPU")
    assert python.endswith("s CPU")
    assert float(ratio) > 0
    assert aim == "at most 3"


@pytest.mark.parametrize("command", ["no-such-command-anywhere", f"{sys.executable} -c 1/0"])
@pytest.mark.parametrize("case", ["version", "cold"])
def test_a_command_that_fails_is_no_measurement(tmp_path: Path, command: str, case: str) -> None:
    done = run("measure.py", "-n", "20", "--rounds", "1", "--only", case, "--opsglint", command, "--work", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("measure: ")
    assert "Traceback" not in done.stderr


def test_peers_that_are_not_there_are_named(tmp_path: Path) -> None:
    command = [sys.executable, str(BENCHMARKS / "measure.py"), "-n", "20", "--rounds", "1", "--only", "peers", "--opsglint", OURS]
    done = subprocess.run([*command, "--work", str(tmp_path)], capture_output=True, text=True, check=False, env={"PATH": "", "PYTHONPATH": str(BENCHMARKS.parent)})
    assert done.returncode == 0, done.stderr
    assert "| yamllint | not installed | | |" in done.stdout
    assert "| opsglint | " in done.stdout


def test_the_floor_reads_again_only_what_changed(tmp_path: Path) -> None:
    run("generate.py", str(tmp_path / "repository"), "-n", "200")
    words = ("--cache", str(tmp_path / "cache"), "--jobs", "2", str(tmp_path / "repository"))
    assert run("floor.py", *words).stdout == "200 documents, 200 parsed, 0 problems\n"
    assert run("floor.py", *words).stdout == "200 documents, 0 parsed, 0 problems\n"
    post = next((tmp_path / "repository/posts").rglob("*.en.md"))
    post.write_text(post.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert run("floor.py", *words).stdout == "200 documents, 1 parsed, 0 problems\n"


@pytest.mark.usefixtures("_importable")
def test_a_plot_shows_every_point() -> None:
    from measuring.plot import plot
    from measuring.series import Line

    lines = [Line("a & b", ((500, 0.2), (1_000, 0.4), (10_500, 4.2))), Line("floor", ((500, 0.1), (1_000, 0.2), (10_500, 2.1)))]
    drawing = ElementTree.fromstring(plot("Cost", "documents", "seconds", lines))  # noqa: S314  # our own drawing
    name = "{http://www.w3.org/2000/svg}"
    assert len(drawing.findall(f"{name}circle")) == 6
    described = drawing.findtext(f"{name}desc")
    assert described is not None
    assert "a & b: 500 0.20 s, 1,000 0.40 s, 10,500 4.20 s" in described
    heights = [float(one.attrib["cy"]) for one in drawing.findall(f"{name}circle")][:3]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.usefixtures("_importable")
def test_straightness_tells_a_line_from_a_curve() -> None:
    from measuring.series import Line

    assert Line("straight", ((1, 3.0), (2, 5.0), (5, 11.0))).straightness == pytest.approx(1)
    assert Line("square", tuple((x, float(x**4)) for x in range(1, 9))).straightness < 0.9


@pytest.mark.usefixtures("_importable")
def test_only_the_blocks_that_were_measured_are_written_anew(tmp_path: Path) -> None:
    from measuring.page import rewrite

    page = tmp_path / "page.md"
    page.write_text("# Page\n\n<!-- measured: cases -->\nold\n<!-- end -->\n\n<!-- measured: peers -->\nkept\n<!-- end -->\n", encoding="utf-8")
    rewrite(page, {"cases": "| new |\n"})
    rewrite(page, {"cases": "| newer |\n"})
    text = page.read_text(encoding="utf-8")
    assert "old" not in text
    assert "| new |" not in text
    assert "| newer |" in text
    assert "kept" in text
