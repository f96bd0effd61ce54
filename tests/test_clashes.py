"""Outputs that would replace what people wrote, or each other, and names of files that are none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from command import toolkit
from linting import project

GLOSSARY = "concepts:\n  - {id: srdi, zh: 专精特新, en: SRDI, definition: A kind of firm.}\n"
#: Every command with an output option, FILE in its place.
OUTPUTS = {
    "build": ["build-en", "--format", "txt", "-o", "FILE"],
    "every language": ["build", "--lang", "en", "--format", "txt", "-o", "FILE"],
    "export": ["glossary", "export", "-o", "FILE"],
    "export of a file": ["glossary", "export", "--glossary", "glossary/terms.yaml", "-o", "FILE"],
    "glossary": ["glossary", "build", "--format", "txt", "-o", "FILE"],
    "lint": ["lint", "--no-cache", "--output-file", "json:FILE"],
    "bare": ["lint", "--no-cache", "--format", "sarif", "--output-file", "FILE"],
    "lint of a file": ["lint", "--no-cache", "translations/en/report.po", "--output-file", "json:FILE"],
}
outputs = pytest.mark.parametrize("arguments", OUTPUTS.values(), ids=OUTPUTS)
INPUTS = [
    "seeds/report.txt",
    "translations/en/report.po",
    "translations/report.pot",
    "glossary/terms.yaml",
    "toolkit.toml",
]


@pytest.fixture(autouse=True)
def report(in_folder: Path) -> None:
    """A project with a report, its catalog, a glossary and settings."""
    project(in_folder, ("工业平稳增长。", "Industry grew steadily."))
    for name, text in (
        ("seeds/report.txt", "工业平稳增长。\n"),
        ("translations/report.pot", ""),
        ("glossary/terms.yaml", GLOSSARY),
        ("toolkit.toml", 'target_languages = ["en"]\n'),
    ):
        (in_folder / name).parent.mkdir(exist_ok=True)
        (in_folder / name).write_text(text, encoding="utf-8")


def files(folder: Path) -> dict[Path, bytes]:
    """What every file holds."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(folder: Path, capfd: pytest.CaptureFixture[str], arguments: Sequence[str], name: str) -> str:
    """The one line that a command with a name in place of FILE prints, having written nothing."""
    before = files(folder)
    done = toolkit(capfd, *(one.replace("FILE", name) for one in arguments))
    assert (done.code, done.out, files(folder)) == (2, "", before)
    (line,) = done.err.splitlines()
    return line


@outputs
@pytest.mark.parametrize("file", INPUTS)
@pytest.mark.parametrize("kind", ["itself", "dots", "symbolic link", "hard link", "absolute"])
def test_an_output_that_is_an_input_is_refused(
    in_folder: Path, capfd: pytest.CaptureFixture[str], arguments: Sequence[str], file: str, kind: str
) -> None:
    name = file
    if kind == "dots":
        name = f"./seeds/../{file}"
    elif kind == "symbolic link":
        (in_folder / (name := "link")).symlink_to(file)
    elif kind == "hard link":
        os.link(in_folder / file, in_folder / (name := "link"))
    line = refused(in_folder, capfd, arguments, str(in_folder / name) if kind == "absolute" else name)
    assert line == f"toolkit: {name.removeprefix('./')}: is an input and would be lost; write to another file"


@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        ("other.po", ["lint", "other.po"]),
        ("loose/other.po", ["lint", "loose"]),
        ("other.yaml", ["lint", "--glossary", "other.yaml"]),
        ("toolkit-baseline.json", ["lint"]),
        ("other.json", ["lint", "--baseline", "other.json"]),
        ("new.json", ["lint", "--write-baseline", "--baseline", "new.json"]),
        ("toolkit-baseline.json", ["lint", "--write-baseline"]),
    ],
)
def test_what_is_named_is_an_input_too(
    in_folder: Path, capfd: pytest.CaptureFixture[str], file: str, arguments: Sequence[str]
) -> None:
    if "--write-baseline" not in arguments:
        (in_folder / file).parent.mkdir(exist_ok=True)
        (in_folder / file).write_bytes((in_folder / "translations/en/report.po").read_bytes())
    line = refused(in_folder, capfd, [*arguments, "--no-cache", "--output-file", "json:FILE"], f"./{file}")
    assert line == f"toolkit: {file}: is an input and would be lost; write to another file"


def test_a_template_is_an_input(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    build = ["build-en", "--format", "docx", "-o"]
    assert toolkit(capfd, *build, "template.docx").code == 0
    line = refused(in_folder, capfd, [*build, "FILE", "--template", "template.docx"], "template.docx")
    assert line == "toolkit: template.docx: is an input and would be lost; write to another file"


def test_a_build_into_the_folder_of_the_reports_harms_none(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (in_folder / "toolkit.toml").write_text('build = "seeds"\n', encoding="utf-8")
    (in_folder / "seeds/en").mkdir()
    (in_folder / "seeds/report.txt").rename(in_folder / "seeds/en/report.txt")
    (in_folder / "seeds/report.txt").symlink_to("en/report.txt")
    line = refused(in_folder, capfd, ["build-en", "report"], "")
    assert line == "toolkit: seeds/en/report.txt: is an input and would be lost; write to another file"


@pytest.mark.parametrize("names", [("out", "out"), ("out", "./out"), ("out", "seeds/../out"), ("out", "link")])
@pytest.mark.parametrize("there", [True, False])
def test_two_outputs_into_one_file_are_refused(
    in_folder: Path, capfd: pytest.CaptureFixture[str], names: Sequence[str], there: bool
) -> None:
    if there:
        (in_folder / "out").write_text("", encoding="utf-8")
    (in_folder / "link").symlink_to("out")
    arguments = ["lint", "--no-cache", "--output-file", f"json:{names[0]}", "--output-file", f"sarif:{names[1]}"]
    line = refused(in_folder, capfd, arguments, "")
    shown = names[1].removeprefix("./")
    assert line == f"toolkit: {shown}: is named for two outputs; write each to a file of its own"


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="the null device has no place in the file system")
def test_a_device_takes_two_outputs(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:  # noqa: ARG001
    files = ["--output-file", f"json:{os.devnull}", "--output-file", f"sarif:{os.devnull}"]
    assert toolkit(capfd, "lint", "--no-cache", *files).code == 0


@outputs
@pytest.mark.parametrize("name", ["out/", "out/.", "out/..", "seeds/", "out//"])
def test_the_name_of_a_folder_is_not_an_output(
    in_folder: Path, capfd: pytest.CaptureFixture[str], arguments: Sequence[str], name: str
) -> None:
    assert refused(in_folder, capfd, arguments, name) == f"toolkit: {name}: is a folder, not a file"


@pytest.mark.parametrize("name", ["", " "])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        *((OUTPUTS[one], "--output") for one in ("build", "every language", "glossary")),
        *((OUTPUTS[one], "--output-file") for one in ("export", "bare")),
        (["lint", "FILE"], "PATH"),
        (["lint", "--baseline", "FILE"], "--baseline"),
        (["lint", "--write-baseline", "--baseline", "FILE"], "--baseline"),
        (["lint", "--glossary", "FILE"], "--glossary"),
        (["lint", "--changed-since", "FILE"], "--changed-since"),
        (["fmt", "FILE"], "PATH"),
        (["build-en", "--format", "docx", "--template", "FILE"], "--template"),
        (["glossary", "lint", "FILE"], "PATH"),
        (["glossary", "export", "--glossary", "FILE"], "--glossary"),
        (["glossary", "import", "FILE"], "FILE"),
        (["glossary", "add", "物流", "logistics", "--file", "FILE"], "--file"),
        (["merge-driver", "FILE", "translations/en/report.po", "translations/en/report.po"], "BASE"),
        (["init", "FILE"], "FOLDER"),
    ],
)
def test_an_empty_name_is_none(
    in_folder: Path, capfd: pytest.CaptureFixture[str], arguments: Sequence[str], said: str, name: str
) -> None:
    assert refused(in_folder, capfd, arguments, name) == f"toolkit: {said}: the name is empty"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("json:", "no file after json:; write json:FILE"),
        ("sarif: ", "no file after sarif: ; write sarif:FILE"),
        ("jsn:out", "no format 'jsn'; choose from text, json"),
        ("JSON:out", "no format 'JSON'; choose from text, json"),
        ("auto:out", "no format 'auto'; choose from text, json"),
    ],
)
def test_a_format_without_a_file_or_an_unknown_one(
    in_folder: Path, capfd: pytest.CaptureFixture[str], file: str, said: str
) -> None:
    assert refused(in_folder, capfd, ["lint", "--output-file", "FILE"], file).startswith(
        f"toolkit: --output-file: {said}"
    )


@pytest.mark.skipif(os.name == "nt", reason="files of Windows have no colon in their names")
@pytest.mark.parametrize("file", ["./jsn:out", ":out", "c:out", "1030:out"])
def test_a_colon_in_the_name_of_a_file(in_folder: Path, capfd: pytest.CaptureFixture[str], file: str) -> None:
    assert toolkit(capfd, "lint", "--no-cache", "--output-file", file).code == 0
    assert (in_folder / file).is_file()


def test_an_empty_summary_is_none(
    in_folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "")
    done = toolkit(capfd, "lint", "--no-cache", "--format", "github")
    assert (done.code, done.err) == (0, "")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "seeds/report.txt")
    line = refused(in_folder, capfd, ["lint", "--no-cache", "--format", "github"], "")
    assert line == "toolkit: seeds/report.txt: is an input and would be lost; write to another file"


def test_an_empty_language_is_none(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:  # noqa: ARG001
    done = toolkit(capfd, "build", "--lang", "")
    assert done.code == 2
    assert "'' is not a language code" in done.err
