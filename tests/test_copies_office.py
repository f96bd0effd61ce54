"""Review copies opened and saved by LibreOffice: nothing changes, and what reviewers changed comes back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from copying import FINANCING, FORMULA, INVESTMENT, bring_back, export, make_project, saved, units
from test_copies_docx import NEW, comment, row_of, target, track

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is in the extra `office`")
docx = pytest.importorskip("docx", reason="python-docx is in the extra `office`")
from openpyxl.comments import Comment  # noqa: E402

Save = Callable[[Path, str], Path]


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Save:
    """Opens a file and saves it in some format, which may be its own; skips where LibreOffice cannot."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: apt install libreoffice-{writer,calc}-nogui)")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def convert(path: Path, form: str) -> Path:
        folder = path.parent / "saved"
        command = [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", form]
        subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120)
        made = folder / f"{path.stem}.{form}"
        if not made.exists():
            pytest.skip(f"LibreOffice cannot open {path.suffix} here (Debian: apt install libreoffice-calc-nogui)")
        return made

    return convert


def edit_sheet(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Review"]
    for row in sheet.iter_rows(min_row=2):
        if row[0].value == INVESTMENT:
            row[2].value = NEW
            row[5].value = "Which year?\nAnd which city?"
            row[1].comment = Comment("In fixed assets", "Li Wei")
        if row[0].value == FINANCING:
            row[4].value = "✓"
    path.write_bytes(saved(book))


def edit_document(path: Path) -> None:
    document = docx.Document(path)
    comment(document, row_of(document, INVESTMENT).cells[1], "Which year?\nAnd which city?", "Li Wei")
    track(document)
    row_of(document, FINANCING).cells[3].text = "x"
    path.write_bytes(saved(document))


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_nothing_changes(form: str, in_folder: Path, capfd: pytest.CaptureFixture[str], save: Save) -> None:
    catalog = make_project(in_folder)
    was = catalog.read_bytes()
    done = bring_back(capfd, save(export(capfd, f"copy.{form}"), form))
    assert (done.code, done.err) == (0, "")
    assert "unchanged: 0 taken, 8 unchanged, 0 conflicting, 0 unknown" in done.out
    assert catalog.read_bytes() == was


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_what_reviewers_changed_comes_back(
    form: str, in_folder: Path, capfd: pytest.CaptureFixture[str], save: Save
) -> None:
    catalog = make_project(in_folder)
    path = export(capfd, f"copy.{form}")
    (edit_sheet if form == "xlsx" else edit_document)(path)
    done = bring_back(capfd, save(path, form), "--as-reviewed")
    assert done.code == 0, done.err
    after = units(catalog)
    assert after[INVESTMENT].target == NEW
    assert {"Which year?", "And which city?"} <= {one.removeprefix("Li Wei: ") for one in after[INVESTMENT].comments}
    assert after[FINANCING].state == "translated"


def test_a_workbook_is_what_it_was(in_folder: Path, capfd: pytest.CaptureFixture[str], save: Save) -> None:
    make_project(in_folder)
    book = openpyxl.load_workbook(save(export(capfd, "copy.xlsx"), "xlsx"))
    sheet = book["Review"]
    assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s"}
    assert next(row[2].value for row in sheet if row[0].value == FORMULA) == "=cmd|' /C calc'!A0"
    assert book["toolkit"].sheet_state == "hidden"
    assert sheet.protection.sheet
    assert (sheet["B3"].protection.locked, sheet["C3"].protection.locked) == (True, False)
    assert sheet.auto_filter.ref == "A1:H9"
    assert sheet.print_title_rows == "$1:$1"
    assert {part.name: part.value for part in book.custom_doc_props.props}["toolkit report"] == "report"


def test_ids_stay_hidden_in_a_document(in_folder: Path, capfd: pytest.CaptureFixture[str], save: Save) -> None:
    make_project(in_folder)
    document = docx.Document(save(export(capfd, "copy.docx"), "docx"))
    runs = row_of(document, INVESTMENT).cells[0].paragraphs[0].runs
    assert [(run.text, bool(run.font.hidden)) for run in runs] == [("3", False), (f"unit:{INVESTMENT}", True)]
    assert target(document, INVESTMENT).text.startswith("Investment reached")


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("xls", "is an old Excel workbook (.xls); save it as .xlsx"),
        ("ods", "is an OpenDocument spreadsheet; save it as .xlsx"),
        ("doc", "is an old Word document (.doc); save it as .docx"),
        ("odt", "is an OpenDocument text; save it as .docx"),
    ],
)
def test_other_formats_are_refused_with_the_one_to_save_as(
    form: str, message: str, in_folder: Path, capfd: pytest.CaptureFixture[str], save: Save
) -> None:
    make_project(in_folder)
    done = bring_back(capfd, save(export(capfd, "copy.xlsx" if form in ("xls", "ods") else "copy.docx"), form))
    assert done.code == 2
    assert message in done.err
    assert done.err.count("\n") == 1
