"""A file whose suffix says another format than `--format` is refused by every command that writes one."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from command import toolkit
from linting import project

from toolkit.cli.formats import refuse_other

COMMANDS = [
    ("build-en --format txt -o x.pdf", "-o x.pdf: a .pdf file is not txt; name another file, or give --format pdf"),
    (
        "build --lang en --format md -o x.txt",
        "-o x.txt: a .txt file is not md; name another file, or give --format txt",
    ),
    ("build-en --format pdf -o x.json", "-o x.json: a .json file is not pdf; name another file"),
    (
        "glossary build --format csv -o X.HTM",
        "-o X.HTM: a .htm file is not csv; name another file, or give --format html",
    ),
    ("glossary export --format csv -o x.xlsx", "a .xlsx file is not csv; name another file, or give --format xlsx"),
    ("glossary export -o x.docx", "-o x.docx: a .docx file is not csv; name another file"),
    ("figures --format json -o x.csv", "-o x.csv: a .csv file is not json; name another file, or give --format csv"),
    ("export --format xlsx -o x.docx", "-o x.docx: a .docx file is not xlsx; name another file, or give --format docx"),
    ("export --format omegat -o x.xlf", "a .xlf file is not omegat; name another file, or give --format xliff"),
    ("lint --format text --output-file x.sarif", "--output-file x.sarif: a .sarif file is not text; name another file"),
    ("lint --output-file junit:x.json", "--output-file x.json: a .json file is not junit; name another file"),
]


@pytest.mark.parametrize(("line", "message"), COMMANDS, ids=[line for line, _ in COMMANDS])
def test_a_suffix_of_another_format_is_refused(
    in_folder: Path, capfd: pytest.CaptureFixture[str], line: str, message: str
) -> None:
    project(in_folder, ("工业平稳增长。", "Industry grew steadily."))
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/report.txt").write_text("工业平稳增长。\n", encoding="utf-8")
    before = sorted(in_folder.rglob("*"))
    done = toolkit(capfd, *line.split())
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert sorted(in_folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("output", "form", "known"),
    [
        (None, "txt", ("txt", "pdf")),
        ("-", "txt", ("txt", "pdf")),
        ("report", "txt", ("txt", "pdf")),
        ("report.v2", "txt", ("txt", "pdf")),
        ("terms.xml", "tbx", ("csv", "tbx")),
        ("l.json", "gitlab", ("json", "gitlab")),
        ("copy.xlf", "xliff", ("xliff",)),
        ("figures.txt", "md", ("csv", "json", "md")),
    ],
)
def test_other_names_are_taken(output: str | None, form: str, known: tuple[str, ...]) -> None:
    refuse_other(output, form, known)
    if output and "." in output and form not in ("txt", "md"):
        with pytest.raises(click.UsageError):
            refuse_other(output, "pdf", ("pdf",))


def test_a_glossary_is_exported_in_the_format_of_its_file(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    project(in_folder, ("工业平稳增长。", "Industry grew steadily."))
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/terms.yaml").write_text(
        "concepts:\n  - {id: srdi, zh: 专精特新, en: SRDI}\n", encoding="utf-8"
    )
    assert toolkit(capfd, "glossary", "export", "-o", "terms.tbx").code == 0
    assert (in_folder / "terms.tbx").read_bytes().startswith(b"<?xml")
    assert toolkit(capfd, "glossary", "export", "-o", "terms.out").code == 0
    assert not (in_folder / "terms.out").read_bytes().startswith(b"<?xml")
