"""Review copies in Excel: what we write, and what reviewers and their programs make of it."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import toolkit
from copying import EXPORTS, FINANCING, FORMULA, INVESTMENT, KEYS, UNITS, bring_back, export, make_project, saved, units

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is in the extra `office`")
from openpyxl.cell.rich_text import CellRichText, TextBlock  # noqa: E402
from openpyxl.cell.text import InlineFont  # noqa: E402
from openpyxl.comments import Comment  # noqa: E402
from openpyxl.styles import Font  # noqa: E402

LETTERS = dict(
    zip(("unit", "source", "target", "state", "reviewed", "comment", "findings", "terms"), "ABCDEFGH", strict=True)
)


@pytest.fixture
def catalog(in_folder: Path) -> Path:
    return make_project(in_folder)


def line_of(sheet: Any, unit: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == unit)


def at(sheet: Any, column: str, unit: str) -> Any:
    return sheet[f"{LETTERS[column]}{line_of(sheet, unit)}"]


def changed(path: Path, change: Callable[[Any], object]) -> Path:
    book = openpyxl.load_workbook(path, rich_text=True)
    change(book)
    path.write_bytes(saved(book))
    return path


@pytest.mark.usefixtures("catalog")
def test_the_sheet_is_set_up_for_reviewers(capfd: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook(export(capfd, "copy.xlsx"))
    sheet = book["Review"]
    assert [cell.value for cell in sheet[1]] == list(LETTERS)
    assert [cell.value for cell in sheet["B"]][1:] == list(UNITS)
    assert [cell.value or "" for cell in sheet["C"]][1:] == list(UNITS.values())
    assert [cell.value for cell in sheet["A"]][1:] == [KEYS[source] for source in UNITS]
    assert at(sheet, "state", FINANCING).value == "needs-review"
    unlocked = {name for name, letter in LETTERS.items() if not sheet[f"{letter}3"].protection.locked}
    assert unlocked == {"target", "reviewed", "comment"}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.auto_filter.ref == f"A1:H{len(UNITS) + 1}"
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9), "A4 across"
    assert (sheet.protection.sort, sheet.protection.autoFilter, sheet.protection.formatColumns) == (False, False, False)
    assert [cell.font.bold for cell in sheet["A"]][:2] == [True, False]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for cell in sheet[3])
    assert book["toolkit"].sheet_state == "hidden"


@pytest.mark.usefixtures("catalog")
def test_it_says_what_it_is_and_has_the_same_bytes_every_time(capfd: pytest.CaptureFixture[str]) -> None:
    first = export(capfd, "copy.xlsx").read_bytes()
    assert export(capfd, "other.xlsx").read_bytes() == first
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert book.properties.modified == book.properties.created == datetime.datetime(2022, 5, 17, 0, 30)
    footer = book["Review"].oddFooter.left.text
    assert footer == book.properties.subject
    assert footer.startswith("report · en · 2022-05-17 · ")
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.usefixtures("catalog")
def test_nothing_in_it_is_a_formula(capfd: pytest.CaptureFixture[str]) -> None:
    sheet = openpyxl.load_workbook(export(capfd, "copy.xlsx"))["Review"]
    assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s"}
    assert at(sheet, "source", FORMULA).value == "=cmd|' /C calc'!A0"
    assert at(sheet, "target", FORMULA).number_format == "@"


def test_findings_and_terms_are_beside_their_unit(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog = make_project(in_folder)
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("314.5 billion", "3,145 billion"), encoding="utf-8")
    (in_folder / "glossary").mkdir()
    glossary = "concepts:\n  - {id: investment, zh: 投资, en: investment}\n"
    (in_folder / "glossary/terms.yaml").write_text(glossary, encoding="utf-8")
    sheet = openpyxl.load_workbook(export(capfd, "copy.xlsx"))["Review"]
    assert "error number-scale: 3145亿元" in at(sheet, "findings", INVESTMENT).value
    assert at(sheet, "terms", INVESTMENT).value == "投资 = investment"
    assert at(sheet, "findings", EXPORTS).value is None, "its state says that it is untranslated"


def edit(sheet: Any) -> None:
    at(sheet, "target", INVESTMENT).value = "Investment was 314.5 billion yuan, up 9.1 percent."


def move_columns(sheet: Any) -> None:
    rows = [[cell.value for cell in row] for row in sheet]
    for row, old in zip(sheet, rows, strict=True):
        for cell, value in zip(row, [old[5], old[2], None, old[4], old[0], old[1], old[3], old[7]], strict=True):
            cell.value = value
            cell.data_type = "s" if value else "n"


def sort_rows(sheet: Any) -> None:
    rows = sorted([cell.value for cell in row] for row in sheet.iter_rows(min_row=2))
    for line, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            sheet.cell(line, number).value = value
            if value is not None:
                sheet.cell(line, number).data_type = "s"


def in_chinese(sheet: Any) -> None:
    for name, title in {
        "unit": "单元",
        "source": "原文",
        "target": "译文",
        "reviewed": "已审",
        "comment": "批注",
    }.items():
        sheet[f"{LETTERS[name]}1"].value = title


#: What reviewers do to the sheet beside the change that `edit` makes: none of it matters.
HARMLESS: dict[str, Callable[[Any], object]] = {
    "nothing": lambda _: None,
    "columns are moved": move_columns,
    "rows are sorted": sort_rows,
    "rows are deleted": lambda sheet: sheet.delete_rows(line_of(sheet, FINANCING)),
    "a column is added": lambda sheet: setattr(sheet["J1"], "value", "Remarks"),
    "columns are deleted": lambda sheet: sheet.delete_cols(7, 2),
    "titles are in Chinese": in_chinese,
    "titles are in capitals": lambda sheet: setattr(sheet["C1"], "value", " Target (EN) "),
    "a title above the table": lambda sheet: (sheet.insert_rows(1, 2), setattr(sheet["A1"], "value", "Review")),
    "an empty row is between": lambda sheet: sheet.insert_rows(4),
    "the sheet is renamed": lambda sheet: setattr(sheet, "title", "审校"),
    "sheets are added": lambda sheet: setattr(sheet.parent.create_sheet("Notes", 0)["A1"], "value", "Hello"),
    "a chart has a sheet": lambda sheet: sheet.parent.create_chartsheet("Chart", 0),
    "a row is there twice": lambda sheet: sheet.append([cell.value for cell in sheet[2]]),
    "cells beside the table are merged": lambda sheet: sheet.merge_cells("J2:K3"),
    "columns that nobody edits are merged": lambda sheet: sheet.merge_cells("G2:H2"),
    "the text is in pieces": lambda sheet: setattr(
        at(sheet, "target", KEYS["一、总体情况"]), "value",
        CellRichText("I. ", TextBlock(InlineFont(b=True), "Over"), TextBlock(InlineFont(color="FFFF0000"), "view"))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_what_reviewers_do_to_the_sheet_does_not_matter(
    name: str, catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = units(catalog)

    def change(book: Any) -> None:
        sheet = book["Review"]
        edit(sheet)
        HARMLESS[name](sheet)

    done = bring_back(capfd, changed(export(capfd, "copy.xlsx"), change))
    assert (done.code, done.out.splitlines()[-1][:50]) == (
        0,
        "translations/en/report.po updated: 1 taken, 7 unch"[:50],
    ) or ("deleted" in name and "1 taken, 6 unchanged" in done.out), done.out + done.err
    after = units(catalog)
    assert after[INVESTMENT].target == "Investment was 314.5 billion yuan, up 9.1 percent."
    assert {key for key in before if before[key] != after[key]} == {INVESTMENT}


def set_target(value: Any, **styles: Any) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        cell = at(sheet, "target", FINANCING)
        cell.value = value
        for name, style in styles.items():
            setattr(cell, name, style)

    return change


#: What a reviewer typed into a target → its text, or what is said of it.
TYPED: dict[str, tuple[Callable[[Any], object], str]] = {
    "a number": (set_target(2021, number_format="General"), "=2021"),
    "a number in a text cell": (set_target(3.5), "=3.5"),
    "a percentage": (set_target(0.091, number_format="0.0%"), "=9.1%"),
    "thousands": (set_target(1234567.5, number_format="#,##0.00"), "=1,234,567.50"),
    "a truth": (set_target(True), "=TRUE"),
    "a large number": (set_target(314500000000, number_format="General"), "=314500000000"),
    "an unknown form of a number": (set_target(5, number_format='"约"0'), "has a number in the form"),
    "a date": (set_target(datetime.date(2021, 5, 17)), "has a date or time"),
    "a formula": (set_target("=1+1"), "has a formula"),
    "an error": (set_target("#N/A"), "has the error #N/A"),
    "a cell that is struck out": (set_target("No", font=Font(strike=True)), "struck out"),
    "a word that is struck out": (set_target(CellRichText("A", TextBlock(InlineFont(strike=True), "b"))), "struck out"),
    "a word in red": (set_target(CellRichText("A", TextBlock(InlineFont(color="FFFF0000"), " b"))), "=A b"),
    "several lines": (set_target("One\ntwo"), "=One\ntwo"),
    "what Excel writes for a control character": (set_target("One_x000D_\ntwo"), "=One\ntwo"),
    "the look of an escape": (set_target("_x005F_x000D_"), "=_x000D_"),
    "its pieces": (set_target("x005F_"), "=x005F_"),
    "spaces around": (set_target("  Two "), "=  Two "),
    "a plus": (set_target("+1"), "=+1"),
    "an at sign": (set_target("@SUM(1)"), "=@SUM(1)"),
}  # fmt: skip


@pytest.mark.parametrize("name", TYPED)
def test_what_reviewers_type(name: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    change, expected = TYPED[name]
    was = units(catalog)[FINANCING].target
    path = changed(export(capfd, "copy.xlsx"), lambda book: (edit(book["Review"]), change(book["Review"])))
    done = bring_back(capfd, path)
    assert units(catalog)[INVESTMENT].target.startswith("Investment was"), "the rest is taken"
    if expected.startswith("="):
        assert done.code == 0, done.err
        assert units(catalog)[FINANCING].target == expected[1:]
    else:
        line = line_of(openpyxl.load_workbook(path)["Review"], FINANCING)
        assert done.code == 2
        assert f"copy.xlsx:Review!C{line}: has " in done.err
        assert expected in done.err
        assert units(catalog)[FINANCING].target == was


@pytest.mark.parametrize("area", ["C3:C4", "B3:C3", "A3:H3", "A3:A5", "E3:E4", "F3:F4"])
def test_merged_cells_are_refused_with_their_place(area: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = changed(export(capfd, "copy.xlsx"), lambda book: book["Review"].merge_cells(area))
    was = catalog.read_bytes()
    done = bring_back(capfd, path)
    assert done.code == 2
    assert f"copy.xlsx:Review!{area}: merged cells" in done.err
    assert catalog.read_bytes() == was


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [("x", True), ("✓", True), ("是", True), (True, True), (1, True), ("Yes ", True), ("", False), ("否", False)],
)
def test_ticks(typed: Any, ticked: bool, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        at(book["Review"], "reviewed", FINANCING).value = typed

    path = changed(export(capfd, "copy.xlsx"), change)
    assert bring_back(capfd, path).code == 0
    assert units(catalog)[FINANCING].state == "needs-review"
    assert bring_back(capfd, path, "--as-reviewed").code == 0
    assert units(catalog)[FINANCING].state == ("translated" if ticked else "needs-review")


@pytest.mark.usefixtures("catalog")
def test_what_may_be_a_tick_is_asked_about(capfd: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        at(book["Review"], "reviewed", FINANCING).value = "later"

    done = bring_back(capfd, changed(export(capfd, "copy.xlsx"), change), "--as-reviewed")
    assert done.code == 2
    assert "'later' is not clearly a tick; type x, or leave the cell empty" in done.err


def test_comments_of_both_kinds_become_translator_comments_once(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        sheet = book["Review"]
        at(sheet, "comment", INVESTMENT).value = "Which year?\nAnd which city?"
        at(sheet, "source", INVESTMENT).comment = Comment("In fixed assets", "Li Wei")
        text = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Fine"
        at(sheet, "target", FINANCING).comment = Comment(text, "tc={0}")

    path = changed(export(capfd, "copy.xlsx"), change)
    for _ in range(2):
        assert bring_back(capfd, path).code == 0
        assert units(catalog)[INVESTMENT].comments == ("Which year?", "And which city?", "Li Wei: In fixed assets")
        assert units(catalog)[FINANCING].comments == ("Fine",)


@pytest.mark.usefixtures("catalog")
def test_a_unit_that_is_there_twice_with_two_texts_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        sheet = book["Review"]
        sheet.append([INVESTMENT, "", "Something else"])

    done = bring_back(capfd, changed(export(capfd, "copy.xlsx"), change))
    assert done.code == 2
    assert f"copy.xlsx:Review!C10: unit {INVESTMENT} is also at Review!C4" in done.err


def test_the_comments_of_a_unit_that_is_there_twice_are_all_taken(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        sheet = book["Review"]
        for text in ("One", "Two"):
            sheet.append([INVESTMENT, "", UNITS["完成投资3145亿元，增长9.1%。"], "", "", text])

    assert bring_back(capfd, changed(export(capfd, "copy.xlsx"), change)).code == 0
    assert units(catalog)[INVESTMENT].comments == ("One", "Two")


@pytest.mark.usefixtures("catalog")
def test_two_columns_of_one_name_are_refused(capfd: pytest.CaptureFixture[str]) -> None:
    path = changed(export(capfd, "copy.xlsx"), lambda book: setattr(book["Review"]["J1"], "value", "target"))
    done = bring_back(capfd, path)
    assert (done.code, "two columns are called target (C and J)" in done.err) == (2, True)


def test_the_table_in_another_workbook(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    book.active.append(["译文", "编号", "Unit"])
    book.active.append(["Investment was high.", "1", INVESTMENT])
    Path("copy.xlsx").write_bytes(saved(book))
    done = bring_back(capfd, Path("copy.xlsx"))
    unit = units(catalog)[INVESTMENT]
    assert (done.code, unit.target) == (1, UNITS["完成投资3145亿元，增长9.1%。"])
    assert "copy: Investment was high." in done.out
    assert "does not say what was exported; a target that is not the catalog's is a conflict" in done.err


def test_without_the_hidden_sheet_the_hash_tells_what_was_exported(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        edit(book["Review"])
        del book["toolkit"]

    path = changed(export(capfd, "copy.xlsx"), change)
    assert bring_back(capfd, path).code == 0
    unit = units(catalog)[INVESTMENT]
    assert (unit.target[:14], unit.state, unit.comments) == ("Investment was", "translated", ())


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/rel": b"http://purl.oclc.org/ooxml/officeDocument/rel",
}


def test_a_strict_workbook_is_read(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = changed(export(capfd, "copy.xlsx"), lambda book: edit(book["Review"]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            for usual, strict in STRICT.items():
                part = part.replace(usual, strict)
            archive.writestr(name, part)
    assert b"purl.oclc.org" in path.read_bytes()
    assert bring_back(capfd, path).code == 0
    assert units(catalog)[INVESTMENT].target.startswith("Investment was")


def put_comments_at_no_unit(sheet: Any) -> None:
    sheet["C1"].comment = Comment("Very good", "Li Wei")
    sheet["F20"].value = "Who wrote this?"
    sheet["B21"].comment = Comment("And this?", "Li Wei")
    sheet.parent.create_sheet("Notes")["B2"].comment = Comment("Elsewhere", "Li Wei")
    sheet.append(["f" * 12, "", "", "", "", "Of a unit that is gone"])


def test_comments_at_no_unit_are_named(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = changed(export(capfd, "copy.xlsx"), lambda book: put_comments_at_no_unit(book["Review"]))
    was = catalog.read_bytes()
    done = bring_back(capfd, path)
    assert done.code == 1
    for said in ("1:1: ", "20:20: ", "21:21: "):
        assert f"Review!{said}a comment at no unit was not taken: " in done.err
    for text in ("Li Wei: Very good", "Who wrote this?", "Li Wei: And this?", "Notes!2:2: "):
        assert text in done.err
    assert "not taken: Of a unit that is gone" in done.out
    assert catalog.read_bytes() == was


@pytest.mark.usefixtures("catalog")
def test_ticks_are_counted_without_as_reviewed(capfd: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        for unit in (FINANCING, EXPORTS, INVESTMENT):
            at(book["Review"], "reviewed", unit).value = "x"

    path = changed(export(capfd, "copy.xlsx"), change)
    done = bring_back(capfd, path)
    assert (done.code, "1 unit is ticked; --as-reviewed finishes it" in done.err) == (0, True)
    done = bring_back(capfd, path, "--as-reviewed")
    assert (done.code, "it is ticked, but not translated" in done.out) == (1, True)


@pytest.mark.parametrize("beside", ["gone", "=1", None, "needs-review"])
def test_a_tick_leaves_what_was_set_to_need_review_since(
    beside: str | None, catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        at(book["Review"], "reviewed", INVESTMENT).value = "x"
        if beside == "gone":
            del book["toolkit"]
        else:
            at(book["Review"], "state", INVESTMENT).value = beside

    path = changed(export(capfd, "copy.xlsx"), change)
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('msgid "完成投资', '#, fuzzy\nmsgid "完成投资'), encoding="utf-8")
    done = bring_back(capfd, path, "--as-reviewed")
    assert (done.code, "was set to need review after the export" in done.out) == (1, True)
    assert units(catalog)[INVESTMENT].state == "needs-review"


def test_without_the_hidden_sheet_nothing_that_was_typed_since_is_lost(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = changed(export(capfd, "copy.xlsx"), lambda book: book.remove(book["toolkit"]))
    text = catalog.read_text(encoding="utf-8").replace("I. Overview", "I. In sum")
    catalog.write_text(text, encoding="utf-8")
    done = bring_back(capfd, path)
    assert done.code == 1
    assert "catalog: I. In sum" in done.out
    assert "copy: I. Overview" in done.out
    assert catalog.read_text(encoding="utf-8") == text


def test_a_unit_column_sorted_alone_is_refused(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        sheet = book["Review"]
        sheet["A3"].value, sheet["A4"].value = sheet["A4"].value, sheet["A3"].value

    was = catalog.read_bytes()
    done = bring_back(capfd, changed(export(capfd, "copy.xlsx"), change))
    assert (done.code, done.out.count("its source in the copy is another")) == (1, 2)
    assert "Review!C3: " in done.out
    assert catalog.read_bytes() == was


@pytest.mark.parametrize(("typed", "code"), [("a_xD83D_b", "U+D83D"), ("a_x0007_b", "U+0007"), ("a_x000B_b", "U+000B")])
def test_characters_that_no_text_has_are_refused_by_cell(
    typed: str, code: str, catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def change(book: Any) -> None:
        edit(book["Review"])
        at(book["Review"], "target", FINANCING).value = typed

    path = changed(export(capfd, "copy.xlsx"), change)
    was = units(catalog)[FINANCING]
    for options in ([], ["--format", "json"]):
        done = bring_back(capfd, path, *options)
        assert (done.code, f"it has control characters ({code}); delete them" in done.out) == (1, True)
    assert "Review!C" in done.out
    assert units(catalog)[FINANCING] == was
    assert units(catalog)[INVESTMENT].target.startswith("Investment was"), "the rest is taken"


def add_ranges(path: Path, markup: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<dataValidations", markup.encode() + b"<dataValidations", 1)
    assert parts["xl/worksheets/sheet1.xml"] != sheet
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


@pytest.mark.parametrize(
    "markup",
    [
        '<mergeCells count="1"><mergeCell ref="J1:XFD1048576"/></mergeCells>',
        "<mergeCells count='1'><mergeCell ref='J:K'/></mergeCells>",
        "<mergeCells count='1'><mergeCell ref='J1&#58;K1048576'/></mergeCells>",
        '<hyperlinks><hyperlink display="x" ref="A1:XFD1048576"/></hyperlinks>',
    ],
)
@pytest.mark.usefixtures("catalog")
def test_ranges_of_whole_columns_are_refused_in_one_line(markup: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = export(capfd, "copy.xlsx")
    add_ranges(path, markup)
    done = bring_back(capfd, path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "merges or links whole columns or rows (" in done.err


def test_a_cell_far_away_does_not_matter(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def change(book: Any) -> None:
        edit(book["Review"])
        for sheet in book:
            sheet["XFD1048576"].value = CellRichText("A", TextBlock(InlineFont(strike=True), "b"))

    assert bring_back(capfd, changed(export(capfd, "copy.xlsx"), change)).code == 0
    assert units(catalog)[INVESTMENT].target.startswith("Investment was")


def test_what_lies_over_the_sheet_is_named(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = export(capfd, "copy.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", "<a><oneCellAnchor/></a>")
    done = bring_back(capfd, path)
    assert (done.code, done.err) == (1, "toolkit: copy.xlsx: its pictures and text boxes were not read\n")
    assert catalog.exists()


def test_a_unit_too_long_for_a_cell_is_left_out_and_named(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog = make_project(in_folder)
    text = catalog.read_text(encoding="utf-8").replace("Financing is", "Financing " + "very " * 7000 + "is")
    catalog.write_text(text, encoding="utf-8")
    done = toolkit(capfd, "export", "-o", "copy.xlsx")
    assert done.code == 0
    assert f"unit {FINANCING} was left out: 35,029 characters are more than a cell holds (32,767)" in done.err
    assert bring_back(capfd, Path("copy.xlsx")).code == 0
