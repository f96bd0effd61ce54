"""The benchmarks time two checkouts in one run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the benchmarks ask the system what their processes used")

ROOT = Path(__file__).parents[1]


def test_growth_is_measured() -> None:
    """A hundredth of the sizes takes hardly longer than starting up: this says nothing of the growth itself."""
    command = [
        sys.executable,
        "tests/benchmarks/growth.py",
        "--scale",
        "0.01",
        "--sizes",
        "1",
        "--kinds",
        "brackets",
        "--forms",
        "json",
    ]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split("  ")[1] for line in lines if " s " in line] == [
        "brackets",
        "years that differ",
        "dates that differ",
        "placeholders that differ",
        "diff HEAD",
        "build-en for review",
        "json",
        "a baseline",
        "a tenth, each suppressed",
        "glossary lint",
        "lint",
        "glossary lint",
    ]


def test_two_checkouts_are_compared() -> None:
    command = [sys.executable, "tests/benchmarks/startup.py", "--runs", "1", "--against", str(ROOT)]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split(" s ")[0].rsplit(maxsplit=1)[0].strip() for line in lines] == [
        "import click",
        "toolkit --help",
        "toolkit lint --help",
    ]
    assert all(" ratio " in line for line in lines)


@pytest.mark.parametrize("form", ["txt", "docx", "html"])
def test_reading_is_measured_by_format(form: str) -> None:
    pytest.importorskip("docx", reason="python-docx writes the Word file")
    command = [sys.executable, "tests/benchmarks/reading.py", "--paragraphs", "29", "--format", form]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert printed.startswith(f"{form}: ")
    assert " units of " in printed


def test_reading_is_measured() -> None:
    command = [sys.executable, "tests/benchmarks/reading.py", "--format", "html", "--paragraphs", "40"]
    pytest.importorskip("lxml", reason="the extra `office` is not installed")
    line = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert line.startswith("html: 40 units of ")


def test_live_work_is_measured() -> None:
    """It fails by itself where a workspace and lint do not find the same."""
    command = [sys.executable, "tests/benchmarks/live.py", "--units", "20", "--edits", "4"]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split(" of ")[1].split(",")[0] for line in lines if " units of " in line] == [
        "generated paragraphs",
        "generated paragraphs",
        "the report's paragraphs",
    ]
    assert sum("examine a target" in line for line in lines) == 3


def test_memories_are_measured() -> None:
    command = [sys.executable, "tests/benchmarks/tmx.py", "300", "--peer", "100"]
    pytest.importorskip("translate", reason="translate-toolkit is in the extra `test`")
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split("  ")[1] for line in lines if " s " in line] == [
        "toolkit, write, 300",
        "toolkit, read, 300",
        "toolkit, read",
        "translate-toolkit, read",
    ]


def test_the_memory_is_measured() -> None:
    """All sources are compared with in a memory of this size, so that every query finds the best."""
    command = [sys.executable, "tests/benchmarks/memory.py", "300", "--queries", "8"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = {line.split()[0]: line.split() for line in printed.splitlines()}
    assert lines["all"][3:] == ["100.0", "100.0"]
    assert {"made:", "opened:", "query", "everything"} < lines.keys()


def test_a_blind_reading_is_counted_by_its_key(tmp_path: Path) -> None:
    """Whoever always prefers the first catalog, wherever the lot put it, counts 100 of 100 for it."""
    one = ROOT / "translations" / "en" / "chongqing-eic-2021.po"
    other = tmp_path / "other.po"
    other.write_text(one.read_text(encoding="utf-8").replace(" the ", " THE "), encoding="utf-8")
    command = [sys.executable, "tests/benchmarks/blind_reading.py"]
    making = [*command, "sheet", str(one), str(other), "--seed", "7", "--key", str(tmp_path / "key.json")]
    sheet = subprocess.run(making, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    key = json.loads((tmp_path / "key.json").read_text(encoding="utf-8"))
    sides = {number: "AB"[" THE " in text.split("**B.**")[0]] for number, text in numbered(sheet).items()}
    assert sides == key
    assert set(key.values()) == {"A", "B"}
    for name, answers in {"fond": key, "even": dict.fromkeys(key, "="), "one": {"1": "AB"[key["1"] == "A"]}}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(answers), encoding="utf-8")
    counting = [
        *command,
        "count",
        str(tmp_path / "key.json"),
        *(str(tmp_path / f"{name}.json") for name in ("fond", "even", "one")),
    ]
    lines = subprocess.run(counting, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    assert [line.split(" (")[0] for line in lines] == [
        "fond: preferred in 100 of 100",
        "even: preferred in 50 of 100",
        "one: preferred in 0 of 100",
    ]


def numbered(sheet: str) -> dict[str, str]:
    """The parts of a sheet by their numbers."""
    return {part.split("\n")[0]: part for part in sheet.split("## ")[1:]}


def test_drafting_is_measured() -> None:
    pytest.importorskip("httpx2")
    command = [sys.executable, "tests/benchmarks/drafting.py", "--most", "1", "--units", "8", "--latency", "0.01"]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    kinds = [line.split()[-4:] for line in lines if line.startswith(("scale", "digit", "all"))]
    assert kinds[0] == ["1", "1", "0", "0"]
    assert int(kinds[-1][0]) >= 20
    assert any("drafted 8, aligned 0" in line for line in lines)


def test_tools_for_models_are_measured() -> None:
    pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
    command = [sys.executable, "tests/benchmarks/model_tools.py", "--units", "20", "--calls", "2"]
    lines = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines[0] == "20 units; median, 95th"
    assert lines[1].startswith("  start, to the list of tools")
    assert len([line for line in lines if "the first time" in line]) == 10


def test_the_checks_are_measured_beside_filters_by_digits() -> None:
    """On these pairs digits reject right pairs written with 万 and 亿, and the checks reject none."""
    pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed")
    command = [sys.executable, "tests/benchmarks/corpus_quality.py", "--most", "30"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in printed.splitlines() if line.startswith("| ")]
    whole, kept, caught = rows[:6], rows[6:12], rows[12:]
    assert [row[0] for row in whole[1:]] == kept[0][1:] == caught[0][1:]
    checks, digits = whole[2], whole[3]
    assert (checks[0], digits[0]) == ("toolkit, errors and warnings", "same numbers in digits")
    assert float(checks[1]) > 97 > 60 > float(digits[1])
    assert float(checks[2]) > 93
    assert caught[-1][0].startswith("translation of another pair (")
