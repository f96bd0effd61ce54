"""Every `toolkit …` command of the README runs, in order, in a copy of this project; its excerpts are true."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import toolkit

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(
    r"^(?P<in> *)```(?P<kind>[\w-]*)(?P<note>[^\n]*)\n(?P<body>.*?)^(?P=in)```", re.MULTILINE | re.DOTALL
)


def commands() -> Iterator[tuple[str, int]]:
    """The commands in the README's `sh` and `console` blocks, with the exit code said behind (`# exits 1`), else 0."""
    for block in FENCE.finditer(README):
        if block["kind"] in {"sh", "console"}:
            for line in block["body"].replace("\\\n", " ").splitlines():
                match = re.match(r"\s*(?:\$ )?(?P<command>toolkit\b.*?)(?:\s+#\s*(?P<note>.*))?$", line)
                if match:
                    exits = re.search(r"exits (\d)", match["note"] or "")
                    yield match["command"], int(exits[1]) if exits else 0


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project's own files, under git with one commit."""
    folder = tmp_path_factory.mktemp("readme") / "project"
    folder.mkdir()
    for name in ("seeds", "glossary", "translations"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pyproject.toml", ".gitattributes", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "start"]):
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(git, cwd=folder, check=True, capture_output=True)
    return folder


def test_the_commands_of_the_readme_run_one_after_the_other(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    for command, code in commands():
        outcome = toolkit(capfd, *shlex.split(command)[1:])
        assert outcome.code == code, f"{command}\n{outcome.err}{outcome.out}"


def test_the_readme_shows_commands() -> None:
    assert len(list(commands())) > 15


def test_commands_named_in_a_sentence_exist() -> None:
    from importlib import import_module

    from toolkit.cli import COMMANDS

    prose = FENCE.sub("", README)
    named = re.findall(r"`toolkit ([a-z][a-z-]*)(?: ([a-z]+))?", prose)
    assert len(named) > 10
    for name, sub in named:
        assert name in COMMANDS, f"toolkit {name}"
        if name == "glossary" and sub:
            assert sub in import_module("toolkit.cli.glossary").command.list_commands(None), f"toolkit glossary {sub}"


def test_the_excerpt_is_what_is_built(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert toolkit(capfd, "build-en").code == 0
    built = (project / "build/en/chongqing-eic-2021.md").read_text(encoding="utf-8")
    excerpts = [block["body"] for block in FENCE.finditer(README) if "excerpt" in block["note"]]
    assert excerpts
    for excerpt in excerpts:
        for piece in re.split(r"^\[?…\]?\n", excerpt, flags=re.MULTILINE):
            assert piece.strip() in built


def test_every_command_stands_in_the_readme() -> None:
    from toolkit.cli import COMMANDS

    for name in COMMANDS:
        assert re.search(rf"\btoolkit {name}\b", README), f"the README does not mention toolkit {name}"


def test_the_install_and_test_lines_stand_where_ci_takes_them_from() -> None:
    assert re.search(r"^python3 -m venv \.venv && .*toolkit build-en$", README, re.MULTILINE)
    assert re.search(r"^\.venv/bin/python -m pytest$", README, re.MULTILINE)
