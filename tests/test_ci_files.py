"""The hooks, the action and the workflow run existing commands, and a pull request with mistakes fails."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from command import toolkit
from linting import RIGHT, catalog, project

ROOT = Path(__file__).parent.parent
GLOSSARY = "concepts:\n  - {id: srdi, zh: 专精特新, en: SRDI, definition: A kind of firm.}\n"
GOOD = [
    ("完成投资3145亿元。", "Investment reached 314.5 billion yuan."),
    ("新增专精特新企业。", "New SRDI enterprises were added."),
    ("工业平稳增长。", "Industry grew steadily, and fast."),
    RIGHT,
]
BAD = [
    ("完成投资3145亿元。", "Investment reached 3,145 billion yuan."),
    ("新增专精特新企业。", "New unusual enterprises were added."),
    ("工业平稳增长。", "Industry grew steadily， and fast."),
    RIGHT,
]


def load(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


@pytest.fixture
def report(in_folder: Path) -> Path:
    """A project with a glossary and a correct catalog."""
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    return project(in_folder, *GOOD)


@pytest.mark.parametrize("hook", load(".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"])
def test_hooks_run_on_their_files(
    report: Path, in_folder: Path, capfd: pytest.CaptureFixture[str], hook: dict[str, Any]
) -> None:
    files = [path.relative_to(in_folder).as_posix() for path in in_folder.rglob("*") if path.is_file()]
    wanted = [file for file in files if re.search(hook["files"], file)]
    assert len(wanted) == 1
    program, *arguments = shlex.split(hook["entry"])
    assert (program, hook["language"], hook["require_serial"]) == ("toolkit", "python", True)
    assert toolkit(capfd, *arguments, *wanted).code == 0
    catalog(report, *BAD)
    (in_folder / "glossary/terms.yaml").write_text("concepts: [", encoding="utf-8")
    if "fmt" not in arguments:
        assert toolkit(capfd, *arguments, *wanted).code in (1, 2)


@pytest.mark.usefixtures("report")
def test_a_pull_request_with_three_mistakes_gets_three_annotations(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert toolkit(capfd, "lint").code == 0
    path = catalog(in_folder / "translations/en/report.po", *BAD)
    outcome = toolkit(capfd, "lint", "--ignore", "not-canonical")
    assert outcome.code == 1
    annotations = re.findall(r"^::error file=([^,]+),line=(\d+),.*title=([a-z-]+)::", outcome.out, re.MULTILINE)
    lines = path.read_text(encoding="utf-8").splitlines()
    expected = {"number-scale": BAD[0][1], "term-missing": BAD[1][1], "fullwidth-punctuation": BAD[2][1]}
    assert annotations == [
        ("translations/en/report.po", str(lines.index(f'msgstr "{target}"') + 1), check)
        for check, target in expected.items()
    ]
    assert outcome.out.count("\n::") == 4, "three annotations, a group's end and nothing else"


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="the action's steps are bash")
@pytest.mark.usefixtures("report")
def test_the_action_follows_its_inputs(in_folder: Path) -> None:
    action = load(".github/actions/lint/action.yml")
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "lint")
    assert "${{" not in step["run"], "an input in the script itself could run anything"
    program = in_folder / "temp/toolkit/bin/toolkit"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toolkit "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    inputs = {"FOLDER": ".", "PATHS": "", "OPTIONS": "--ignore text", "SINCE": "", "SARIF": "lint.sarif"}
    assert set(step["env"]) == set(inputs)
    files = {name: str(in_folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    environment = os.environ | inputs | files | {"RUNNER_TEMP": str(in_folder / "temp"), "PYTHONPATH": str(ROOT)}
    for entries, code in ((GOOD, 0), (BAD, 1)):
        catalog(in_folder / "translations/en/report.po", *entries)
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(command, cwd=in_folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        assert "fullwidth-punctuation" not in done.stdout
    assert "number-scale" in done.stdout
    assert "number-scale" in (in_folder / "lint.sarif").read_text(encoding="utf-8")
    assert "### toolkit lint" in Path(files["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert "sarif-file=./lint.sarif" in Path(files["GITHUB_OUTPUT"]).read_text(encoding="utf-8")


def test_the_workflow_uses_existing_files() -> None:
    steps = [step for job in load(".github/workflows/ci.yml")["jobs"].values() for step in job["steps"]]
    local = [step["uses"] for step in steps if step.get("uses", "").startswith("./")]
    assert local == ["./.github/actions/lint"]
    assert (ROOT / local[0] / "action.yml").is_file()
    assert any(step.get("run") == ".ci/run" for step in steps)
    fuzzing = [step["run"] for step in steps if "tests/fuzz/" in step.get("run", "")]
    assert [(ROOT / command.split()[1]).is_file() for command in fuzzing] == [True]


def test_the_tests_run_where_people_translate() -> None:
    jobs = load(".github/workflows/ci.yml")["jobs"]
    systems = {one["os"] for one in jobs["tests"]["strategy"]["matrix"]["include"]}
    assert systems == {"ubuntu-latest", "macos-latest", "windows-latest"}
    assert jobs["everything"]["runs-on"] == "ubuntu-latest"
