"""The README, the handbook and the pages in the folders are true.

Every `toolkit …` command in them runs, page by page, in a copy of this project; every Python example gives what it
shows; every link, path, check and setting exists.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from command import toolkit

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "toolkit/manual").glob("*.md")),
    ROOT / "translations/README.md",
    ROOT / "translations/en/STYLE.md",
    ROOT / "glossary/README.md",
]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCE = re.compile(
    r"^(?P<in> *)```(?P<kind>[\w-]*)(?P<note>[^\n]*)\n(?P<body>.*?)^(?P=in)```", re.MULTILINE | re.DOTALL
)
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, *kinds: str) -> list[str]:
    """The bodies of a page's fenced blocks of some kinds."""
    return [block["body"] for block in FENCE.finditer(text(page)) if block["kind"] in kinds]


def commands(page: Path) -> Iterator[tuple[str, int]]:
    """The commands in a page's `sh` blocks, with the exit code that a note gives (`# exits 1`), else 0."""
    for block in blocks(page, "sh"):
        for line in re.sub(r"\\\n\s*", " ", block).splitlines():
            match = re.match(r"(?P<command>toolkit\b.*?)(?:\s+#\s*(?P<note>.*))?$", line)
            assert match or re.match(r"\s*#", line), f"{page}: not a toolkit command: {line}"
            if match:
                exits = re.search(r"exits (\d)", match["note"] or "")
                yield match["command"], int(exits[1]) if exits else 0


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def page_and_project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A page, and a copy of this project's own files for it, under git with one commit."""
    folder = tmp_path_factory.mktemp("readme") / "project"
    copy_project(folder)
    return request.param, folder


def copy_project(folder: Path) -> None:
    folder.mkdir()
    for name in ("seeds", "glossary", "translations"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("pyproject.toml", ".gitattributes", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "start"]):
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(git, cwd=folder, check=True, capture_output=True)


def test_the_commands_of_a_page_run_one_after_the_other(
    page_and_project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    page, project = page_and_project
    if page.stem == "corpus":
        pytest.importorskip("pyarrow")
    monkeypatch.chdir(project)
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    assert toolkit(capfd, "build-en", "--format", "docx").code == 0, "the documents that some commands start from"
    for command, code in commands(page):
        arguments, _, output = command.partition(" > ")
        outcome = toolkit(capfd, *shlex.split(arguments)[1:])
        assert outcome.code == code, f"{command}\n{outcome.err}{outcome.out}"
        if output:
            Path(output).write_text(outcome.out, encoding="utf-8")


def test_the_pages_show_commands() -> None:
    assert len(list(commands(ROOT / "README.md"))) >= 9
    assert sum(len(list(commands(page))) for page in PAGES) > 80


@every_page
def test_commands_named_in_a_sentence_exist(page: Path) -> None:
    from importlib import import_module

    from toolkit.cli import COMMANDS
    from toolkit.cli.help import SUBJECTS

    for name, sub in re.findall(r"`toolkit ([a-z][a-z-]*)(?: ([a-z]+))?", FENCE.sub("", text(page))):
        assert name in COMMANDS, f"toolkit {name}"
        if name == "glossary" and sub:
            assert sub in import_module("toolkit.cli.glossary").command.list_commands(None), f"toolkit glossary {sub}"
        if name == "help" and sub:
            assert sub in {*COMMANDS, *SUBJECTS}, f"toolkit help {sub}"


@every_page
def test_links_and_paths_lead_somewhere(page: Path) -> None:
    prose = FENCE.sub("", text(page))
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
        assert (page.parent / link).exists(), link
    for path in re.findall(r"`(?:python )?((?:toolkit|tests|\.ci)/[\w./-]+(?:\.\w+|/|run))", text(page)):
        assert (ROOT / path).exists(), path


@every_page
def test_files_shown_are_valid(page: Path) -> None:
    from toolkit.formats.glossary import parse
    from toolkit.formats.toml_settings import parse as parse_settings

    for block in blocks(page, "toml"):
        table = ("tool", "toolkit") if "tool" in tomllib.loads(block) else ()
        assert parse_settings(block.encode(), "shown.toml", table=table)
    for block in blocks(page, "yaml"):
        if block.startswith(("concepts:", "# yaml-language-server")):
            assert parse(block.encode(), "shown.yaml").concepts
        else:
            assert yaml.safe_load(block)


@every_page
def test_python_examples_give_what_they_show(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "".join(blocks(page, "python"))
    if not code:
        return
    if page.stem == "corpus":
        pytest.importorskip("pyarrow")
    copy_project(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    example = doctest.DocTestParser().get_doctest(code, {}, page.name, str(page), 0)
    failed = doctest.DocTestRunner().run(example).failed
    assert not failed, capsys.readouterr().out


def test_the_excerpt_is_what_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    copy_project(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    assert toolkit(capfd, "build-en").code == 0
    built = Path("build/en/chongqing-eic-2021.md").read_text(encoding="utf-8")
    excerpts = [block["body"] for block in FENCE.finditer(README) if "excerpt" in block["note"]]
    assert excerpts
    for excerpt in excerpts:
        for piece in re.split(r"^\[?…\]?\n", excerpt, flags=re.MULTILINE):
            assert piece.strip() in built


def test_every_command_is_in_the_readme_or_the_handbook() -> None:
    from toolkit.cli import COMMANDS

    everything = "".join(map(text, PAGES))
    for name in COMMANDS:
        assert re.search(rf"\btoolkit {name}\b", everything), f"no page mentions toolkit {name}"


def test_the_readme_is_two_screens() -> None:
    assert len(README.encode()) <= 8000


def test_ci_finds_the_install_and_test_lines() -> None:
    assert re.search(r"^python3 -m venv \.venv && .*toolkit build-en$", README, re.MULTILINE)
    assert re.search(r"^\.venv/bin/python -m pytest$", README, re.MULTILINE)
