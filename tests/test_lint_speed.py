"""The cache and the processes change how long a run takes, and nothing else."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import toolkit
from linting import EMPTY, RIGHT, WRONG_COMMA, WRONG_FIGURE, catalog, lint_json, project

from toolkit.project.linting import judging, work, workers

CACHE = ".toolkit-cache"


@pytest.fixture
def never_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Running a check is an error."""

    def judge(*_: object) -> None:
        pytest.fail("a check ran")

    monkeypatch.setattr(judging, "judge_catalog", judge)
    monkeypatch.setattr(judging, "judge_glossary", judge)


def test_a_second_run_runs_no_check(
    in_folder: Path, capfd: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    project(in_folder, WRONG_FIGURE, EMPTY, (*WRONG_COMMA, "toolkit: ignore fullwidth-punctuation -- a reason"))
    first = toolkit(capfd, "lint"), lint_json(capfd)
    assert (in_folder / CACHE / ".gitignore").read_text(encoding="ascii") == "*\n"
    request.getfixturevalue("never_judged")
    assert (toolkit(capfd, "lint"), lint_json(capfd)) == first


@pytest.mark.usefixtures("never_judged")
def test_no_cache_means_none(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    with pytest.raises(pytest.fail.Exception, match="a check ran"):
        toolkit(capfd, "lint", "--no-cache")
    assert not (in_folder / CACHE).exists()


def test_whatever_an_outcome_depends_on_makes_it_new(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = project(in_folder, WRONG_FIGURE)
    (in_folder / "glossary").mkdir()
    glossary = in_folder / "glossary/a.yaml"
    glossary.write_text("concepts: []\n", encoding="utf-8")
    assert "number-scale" in lint_json(capfd).checks
    (in_folder / "toolkit.toml").write_text('lint.ignore = ["numbers"]\n', encoding="utf-8")
    assert "number-scale" not in lint_json(capfd).checks
    assert lint_json(capfd, "--severity", "untranslated=note").code == 0
    catalog(path, EMPTY)
    assert "untranslated" in lint_json(capfd).checks
    levels = [one["severity"] for one in lint_json(capfd, "--severity", "untranslated=error").findings]
    assert "error" in levels
    glossary.write_text("concepts: [", encoding="utf-8")
    assert lint_json(capfd).code == 2
    assert lint_json(capfd).code == 2


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"HEAD", b"HEAD\n", b"HEAD\n{}", b"\xff" * 20, b"0BODY"]
)
def test_a_broken_cache_is_passed_over(in_folder: Path, capfd: pytest.CaptureFixture[str], content: bytes) -> None:
    project(in_folder, WRONG_FIGURE)
    first = lint_json(capfd)
    for file in (in_folder / CACHE).glob("*.json"):
        head, _, body = file.read_bytes().partition(b"\n")
        file.write_bytes(content.replace(b"HEAD", head).replace(b"BODY", body))
    assert lint_json(capfd) == first


def test_a_flipped_letter_in_the_cache_is_noticed(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    first = lint_json(capfd)
    for file in (in_folder / CACHE).glob("*.json"):
        file.write_bytes(file.read_bytes().replace(b"number-scale", b"number-scald"))
    assert lint_json(capfd) == first


def test_a_cache_that_cannot_be_written_does_no_harm(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, WRONG_FIGURE)
    (in_folder / CACHE).write_text("a file in its place", encoding="utf-8")
    linted = lint_json(capfd)
    assert linted.code == 1
    assert "cache" not in linted.err


def test_outside_a_project_only_the_cache_is_left(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog(in_folder / "a.po", WRONG_FIGURE)
    lint_json(capfd, "a.po", "--no-cache")
    assert [path.name for path in in_folder.iterdir()] == ["a.po"]
    lint_json(capfd, "a.po")
    assert sorted(path.name for path in in_folder.iterdir()) == [".toolkit-cache", "a.po"]


def test_processes_change_nothing(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (work, workers):
        monkeypatch.setattr(module, "WORTH", 3000)
    big = [
        (f"第{n}段{source}", f"{target} Paragraph {n}.") for n in range(60) for source, target in (WRONG_FIGURE, RIGHT)
    ]
    project(in_folder, *big, WRONG_COMMA, EMPTY)
    for name in ("a", "b", "c"):
        catalog(in_folder / f"translations/en/{name}.po", WRONG_FIGURE, RIGHT)
    (in_folder / "translations/en/broken.po").write_bytes(b"\x00")
    one = lint_json(capfd, "--no-cache", "--jobs", "1")
    assert lint_json(capfd, "--no-cache", "--jobs", "2") == one
    assert lint_json(capfd, "--no-cache", "--jobs", "3") == one
    assert one.code == 2
    assert lint_json(capfd, "--jobs", "2") == one
    assert lint_json(capfd, "--jobs", "2") == one


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("whom", ["group", "parent", "killed"])
def test_an_interrupted_run_leaves_nothing(in_folder: Path, whom: str) -> None:
    source, target = WRONG_FIGURE
    project(in_folder, *((f"第{n}号{source}" * 4, f"{target} Number {n}. " * 4) for n in range(6000)))
    command = [
        sys.executable,
        "-m",
        "toolkit",
        "lint",
        "--jobs",
        "2",
        "--format",
        "sarif",
        "--output-file",
        "out.sarif",
    ]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent), "TOOLKIT_TEST": str(in_folder)}
    run = subprocess.Popen(
        command,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell starts what it puts into the background with Ctrl-C ignored, and so would be all that the tests start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert wait(lambda: len(running(in_folder)) >= 2), "the processes have not started"
    if whom == "group":
        os.killpg(run.pid, signal.SIGINT)
    else:
        run.send_signal(signal.SIGINT if whom == "parent" else signal.SIGKILL)
    _, said = run.communicate(timeout=60)
    assert wait(lambda: not running(in_folder)), "a process was left behind"
    assert not (in_folder / "out.sarif").exists()
    if whom != "killed":
        assert said == "toolkit: interrupted\n"
        # Python ends itself by the signal where it came in the middle of an exec(): a shell shows 130 for that too.
        assert run.returncode in (130, -signal.SIGINT)


#: Runs the command line with processes that start as those of another system do.
STARTED_AS = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv.pop(1))
    from toolkit.cli import run
    run()
"""


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_may_start_as_on_other_systems(in_folder: Path, method: str) -> None:
    """Windows and macOS start each with a new interpreter."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system has no {method}")
    project(in_folder, *[(f"投资{n}亿元。", f"Investment of {n} million yuan.") for n in range(1, 400)])
    (in_folder / "start.py").write_text(STARTED_AS, encoding="utf-8")
    found = [
        subprocess.run(
            [sys.executable, *command, "lint", "--no-cache", "--format", "json", "--jobs", jobs],
            capture_output=True,
            check=False,
        ).stdout
        for command, jobs in ((["-m", "toolkit"], "1"), (["start.py", method], "2"))
    ]
    assert found[0].count(b"number-scale") > 300
    assert found[0] == found[1]


def wait(true: object, seconds: float = 60) -> bool:
    """Whether a condition comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():  # type: ignore[operator]  # a function without arguments
            return True
        time.sleep(0.02)
    return False


def running(folder: Path) -> list[int]:
    """The processes that a run in this folder has started."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if f"TOOLKIT_TEST={folder}\0".encode() in (path / "environ").read_bytes():
                found.append(int(path.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_the_work_of_a_killed_process_is_done_all_the_same(in_folder: Path) -> None:
    source, target = WRONG_FIGURE
    project(in_folder, *((f"第{n}号{source}" * 2, f"{target} Number {n}. " * 2) for n in range(4000)))
    command = [sys.executable, "-m", "toolkit", "lint", "--jobs", "2", "--format", "json", "--select", "text,numbers"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent), "TOOLKIT_TEST": str(in_folder)}
    run = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert wait(lambda: len(running(in_folder)) >= 2), "the processes have not started"
    for process in running(in_folder):
        if process != run.pid:
            os.kill(process, signal.SIGKILL)
    try:
        printed, said = run.communicate(timeout=300)
    finally:
        run.kill()
    assert (run.returncode, said) == (1, "")
    content = json.loads(printed)
    assert content["summary"]["error"] == 8000
    assert not running(in_folder)
