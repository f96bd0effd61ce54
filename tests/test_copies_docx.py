"""Review copies in Word: what we write, and what reviewers and their programs make of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from command import toolkit
from copying import FINANCING, INVESTMENT, KEYS, UNITS, bring_back, export, make_project, saved, units

docx = pytest.importorskip("docx", reason="python-docx is in the extra `office`")
from docx.oxml import parse_xml  # noqa: E402
from docx.oxml.ns import nsdecls, qn  # noqa: E402

from toolkit.model import Unit  # noqa: E402

NEW = "Investment was 314.5 billion yuan, up 9.1 percent."


@pytest.fixture
def catalog(in_folder: Path) -> Path:
    return make_project(in_folder)


def changed(path: Path, change: Callable[[Any], object]) -> Path:
    document = docx.Document(path)
    change(document)
    path.write_bytes(saved(document))
    return path


def row_of(document: Any, unit: str) -> Any:
    return next(row for row in document.tables[-1].rows if f"unit:{unit}" in row.cells[0].text)


def target(document: Any, unit: str) -> Any:
    return row_of(document, unit).cells[2]


def xml(markup: str) -> Any:
    return parse_xml(markup.replace(">", f" {nsdecls('w')}>", 1))


def test_the_table_is_set_up_for_reviewers(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog = make_project(in_folder)
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("314.5 billion", "3,145 billion"), encoding="utf-8")
    document = docx.Document(export(capfd, "copy.docx"))
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["unit", "source", "target", "reviewed"]
    rows = list(table.rows)[1:]
    assert [row.cells[1].text for row in rows] == list(UNITS)
    assert [row.cells[2].text for row in rows][:2] == ["Report on Work", "I. Overview"]
    for row, source in zip(rows, UNITS, strict=True):
        shown, hidden = row.cells[0].paragraphs[0].runs
        assert (hidden.text, hidden.font.hidden, shown.font.hidden) == (f"unit:{KEYS[source]}", True, None)
    kinds = [one.tag.rpartition("}")[2] for one in document.element.body]
    assert kinds == ["p", "p", "p", "tbl", "p", "sectPr"]
    settings = document.settings.element
    assert settings.find(qn("w:trackRevisions")) is not None
    found = [(one.author, one.text) for one in document.comments if "number-scale" in one.text]
    assert len(found) == 1
    assert found[0][0] == "toolkit"
    assert row_of(document, INVESTMENT)._tr.findall(".//" + qn("w:commentReference"))


@pytest.mark.usefixtures("catalog")
def test_it_says_what_it_is_and_has_the_same_bytes_every_time(capfd: pytest.CaptureFixture[str]) -> None:
    first = export(capfd, "copy.docx").read_bytes()
    assert export(capfd, "other.docx").read_bytes() == first
    document = docx.Document(io.BytesIO(first))
    properties = document.core_properties
    assert properties.created == properties.modified
    assert f"{properties.modified:%Y-%m-%d %H:%M}" == "2022-05-17 00:30"
    assert properties.subject.startswith("report · en · 2022-05-17 · ")
    assert document.sections[0].footer.paragraphs[0].text == properties.subject
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not re.findall(rb"20(?:1|2[3-9])\d-\d\d-\d\dT", archive.read("word/comments.xml") if
                              "word/comments.xml" in archive.namelist() else b"")  # fmt: skip


def type_anew(document: Any) -> None:
    target(document, INVESTMENT).text = NEW


def track(document: Any) -> None:
    """Word's own form of an edit: a word deleted, another inserted, the rest in its runs."""
    paragraph = target(document, INVESTMENT).paragraphs[0]._p
    paragraph.clear_content()
    for piece in (
        "<w:r><w:t>Investment </w:t></w:r>",
        '<w:del w:id="901" w:author="Li"><w:r><w:delText>reached</w:delText></w:r></w:del>',
        '<w:ins w:id="902" w:author="Li"><w:r><w:t xml:space="preserve">was </w:t></w:r></w:ins>',
        '<w:moveFrom w:id="903" w:author="Li"><w:r><w:t>gone</w:t></w:r></w:moveFrom>',
        '<w:moveTo w:id="904" w:author="Li"><w:r><w:t>314.5</w:t></w:r></w:moveTo>',
        '<w:r><w:t xml:space="preserve"> billion yuan, up 9.1 percent.</w:t></w:r>',
    ):
        paragraph.append(xml(piece.replace("<w:t>I", '<w:t xml:space="preserve">I')))


def track_paragraphs(document: Any) -> None:
    """Two paragraphs, the mark between them deleted."""
    cell = target(document, INVESTMENT)
    cell.text = "Investment was 314.5 "
    mark = '<w:pPr><w:rPr><w:del w:id="911" w:author="Li"/></w:rPr></w:pPr>'
    cell.paragraphs[0]._p.insert(0, xml(mark))
    cell.add_paragraph("billion yuan, up 9.1 percent.")


def in_pieces(document: Any) -> None:
    cell = target(document, INVESTMENT)
    cell.text = ""
    for number, piece in enumerate(re.split("(?<= )", NEW)):
        cell.paragraphs[0].add_run(piece).bold = number % 2 == 0


def delete_row(document: Any) -> None:
    type_anew(document)
    row = row_of(document, FINANCING)._tr
    row.getparent().remove(row)


def delete_row_tracked(document: Any) -> None:
    type_anew(document)
    row_of(document, FINANCING)._tr.insert(0, xml('<w:trPr><w:del w:id="921" w:author="Li"/></w:trPr>'))


def lose_the_ids(document: Any) -> None:
    type_anew(document)
    for row in list(document.tables[0].rows)[1:]:
        row.cells[0].text = ""


def add_a_table(document: Any) -> None:
    type_anew(document)
    document.add_table(2, 2).cell(0, 0).text = "Notes"


def sort_rows(document: Any) -> None:
    type_anew(document)
    table = document.tables[0]._tbl
    for row in sorted(table.findall(qn("w:tr"))[1:], key=lambda row: "".join(row.itertext()), reverse=True):
        table.append(row)


def control(document: Any) -> None:
    """The row is in a content control, as forms have it."""
    type_anew(document)
    row = row_of(document, INVESTMENT)._tr
    box = xml("<w:sdt><w:sdtContent><w:sdt><w:sdtContent/></w:sdt></w:sdtContent></w:sdt>")
    row.addprevious(box)
    box[0][0][0].append(row)


EDITS: dict[str, Callable[[Any], None]] = {
    "in a content control": control,
    "typed anew": type_anew,
    "tracked": track,
    "a paragraph mark is deleted": track_paragraphs,
    "in pieces": in_pieces,
    "a row is deleted": delete_row,
    "a row is deleted and tracked": delete_row_tracked,
    "the hidden ids are lost": lose_the_ids,
    "a table is added": add_a_table,
    "rows are sorted": sort_rows,
}


@pytest.mark.parametrize("name", EDITS)
def test_edits_are_read_as_their_result(name: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = units(catalog)
    done = bring_back(capfd, changed(export(capfd, "copy.docx"), EDITS[name]))
    assert done.code == ("was not taken" in done.err) == (name == "a table is added"), done.err
    after = units(catalog)
    assert after[INVESTMENT].target == NEW
    assert {key for key in before if before[key] != after[key]} == {INVESTMENT}
    assert after[INVESTMENT].state == "translated"


def test_breaks_and_tabs_come_back(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def change(document: Any) -> None:
        target(document, INVESTMENT).text = "One\ttwo\nthree"
        target(document, FINANCING).add_paragraph("Really.")

    assert bring_back(capfd, changed(export(capfd, "copy.docx"), change)).code == 0
    assert units(catalog)[INVESTMENT].target == "One\ttwo\nthree"
    assert units(catalog)[FINANCING].target == "Financing is still difficult.\nReally."


def comment(document: Any, cell: Any, text: str, author: str) -> None:
    document.add_comment(cell.paragraphs[0].runs, text=text, author=author)


def test_comments_become_translator_comments_once_with_their_author(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def change(document: Any) -> None:
        comment(document, target(document, INVESTMENT), "Which year?\nAnd which city?", "Li Wei")
        comment(document, row_of(document, INVESTMENT).cells[1], "In fixed assets", "Unknown Author")
        document.add_comment(document.paragraphs[0].runs, text="Well done", author="Li Wei")

    path = changed(export(capfd, "copy.docx"), change)
    for _ in range(2):
        done = bring_back(capfd, path)
        assert done.code == 1
        assert set(units(catalog)[INVESTMENT].comments) == {"In fixed assets", "Li Wei: Which year?", "And which city?"}
        assert "a comment at no unit was not taken: Li Wei: Well done" in done.err


@pytest.mark.parametrize(("typed", "ticked"), [("x", True), ("☒", True), ("☐", False), ("", False)])
def test_ticks(typed: str, ticked: bool, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def change(document: Any) -> None:
        row_of(document, FINANCING).cells[3].text = typed

    assert bring_back(capfd, changed(export(capfd, "copy.docx"), change), "--as-reviewed").code == 0
    assert units(catalog)[FINANCING].state == ("translated" if ticked else "needs-review")


def test_a_tick_leaves_what_was_set_to_need_review_since(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def change(document: Any) -> None:
        row_of(document, INVESTMENT).cells[3].text = "x"

    path = changed(export(capfd, "copy.docx"), change)
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace('msgid "完成投资', '#, fuzzy\nmsgid "完成投资'), encoding="utf-8")
    done = bring_back(capfd, path, "--as-reviewed")
    assert (done.code, "was set to need review after the export" in done.out) == (1, True)
    assert units(catalog)[INVESTMENT].state == "needs-review"


BOX = (
    '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
)


def test_a_box_that_somebody_put_there_is_a_tick(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def change(document: Any) -> None:
        row_of(document, FINANCING).cells[3].paragraphs[0]._p.append(xml(BOX))

    assert bring_back(capfd, changed(export(capfd, "copy.docx"), change), "--as-reviewed").code == 0
    assert units(catalog)[FINANCING].state == "translated"


def test_many_units_are_in_several_tables(
    catalog: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.formats.copies.docx.writing.ROWS", 3)
    path = changed(export(capfd, "copy.docx"), lambda one: setattr(one.tables[0].rows[3].cells[2], "text", NEW))
    document = docx.Document(path)
    assert [[row.cells[0].paragraphs[0].runs[0].text for row in table.rows] for table in document.tables] == [
        ["unit", "1", "2", "3"],
        ["unit", "4", "5", "6"],
        ["unit", "7", "8"],
    ]
    assert bring_back(capfd, path).code == 0
    assert units(catalog)[INVESTMENT].target == NEW


def merge_across(document: Any) -> None:
    row = row_of(document, FINANCING)
    row.cells[1].merge(row.cells[2])


def merge_down(document: Any) -> None:
    document.tables[0].cell(2, 2).merge(document.tables[0].cell(3, 2))


def copy_the_row(document: Any) -> None:
    row = row_of(document, FINANCING)
    twin = deepcopy(row._tr)
    row._tr.addnext(twin)
    row.cells[2].text = "Something else"


def strike(markup: str) -> Callable[[Any], None]:
    """A target with a run of some properties in its middle."""

    def change(document: Any) -> None:
        style = f'<w:style {nsdecls("w")} w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
        document.styles.element.append(parse_xml(style))
        paragraph = target(document, FINANCING).paragraphs[0]._p
        paragraph.append(xml(f"<w:r><w:rPr>{markup}</w:rPr><w:t>now</w:t></w:r>"))

    return change


def sign(font: str, code: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        run = xml(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>')
        target(document, FINANCING).paragraphs[0]._p.append(run)

    return change


def add_a_row(document: Any) -> None:
    document.tables[0].add_row().cells[2].text = "One\nmore"


def lose_id_and_source(document: Any) -> None:
    row = row_of(document, FINANCING)
    row.cells[0].text, row.cells[1].text, row.cells[2].text = "", "x", "Financing!"


REFUSED = {
    "struck out": (strike("<w:strike/>"), "row 7: has text that is struck out in its target; delete it"),
    "struck out twice": (strike('<w:dstrike w:val="1"/>'), "row 7: has text that is struck out"),
    "struck out by a style": (strike('<w:rStyle w:val="Gone"/>'), "row 7: has text that is struck out"),
    "an unknown sign": (sign("Webdings", "F021"), "row 7: has a sign of the font Webdings in its target"),
    "a sign without a code": (sign("Wingdings", "?"), "row 7: has a sign of the font Wingdings"),
    "an added row": (
        add_a_row,
        "row 9: has neither id nor source of a unit; its target was not taken: One more",
    ),
    "no id and no source": (
        lose_id_and_source,
        "row 7: has neither id nor source of a unit; its target was not",
    ),
    "merged across": (merge_across, "row 7: has merged or split cells"),
    "merged down": (merge_down, "row 2: has merged or split cells"),
    "a row twice": (copy_the_row, f"row 8: unit {FINANCING} is also in another row"),
    "an unclear tick": (lambda one: setattr(row_of(one, FINANCING).cells[3], "text", "later"), "row 7: 'later' is not"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_told_is_refused_with_its_row(
    name: str, catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    change, message = REFUSED[name]
    was = units(catalog)[FINANCING]
    done = bring_back(capfd, changed(export(capfd, "copy.docx"), change))
    assert done.code == 2
    assert f"copy.docx:{message}" in done.err
    assert units(catalog)[FINANCING] == was


def test_what_a_catalog_cannot_hold_is_named(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def change(document: Any) -> None:
        type_anew(document)
        run = xml('<w:r><w:footnoteReference w:id="2"/></w:r>')
        target(document, INVESTMENT).paragraphs[0]._p.append(run)

    done = bring_back(capfd, changed(export(capfd, "copy.docx"), change))
    assert (done.code, "row 3: a footnote in the target was not taken" in done.err) == (1, True)
    assert units(catalog)[INVESTMENT].target == NEW


@pytest.mark.parametrize(
    "markup", ['<w:strike w:val="0"/>', '<w:rStyle w:val="Gone"/><w:strike w:val="false"/>', "<w:b/>"]
)
def test_text_that_is_not_struck_out(markup: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert bring_back(capfd, changed(export(capfd, "copy.docx"), strike(markup))).code == 0
    assert units(catalog)[FINANCING].target == "Financing is still difficult.now"


@pytest.mark.parametrize(
    ("font", "code", "shown"), [("Wingdings", "F0FC", "✓"), ("Symbol", "F0B1", "±"), ("Arial", "00B2", "²")]
)
def test_signs_of_fonts(font: str, code: str, shown: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert bring_back(capfd, changed(export(capfd, "copy.docx"), sign(font, code))).code == 0
    assert units(catalog)[FINANCING].target == f"Financing is still difficult.{shown}"


def around(document: Any) -> None:
    """Text before, after and in another table; titles once more, and a row for a heading."""
    document.paragraphs[0].insert_paragraph_before("Dear all,")
    document.add_paragraph("Check\tall figures.")
    document.add_table(1, 2).cell(0, 1).text = "By Friday"
    for number, title in enumerate(("unit", "source", "target", "reviewed")):
        document.tables[0].add_row() if not number else None
        document.tables[0].rows[-1].cells[number].text = title
    document.tables[0].add_row().cells[1].text = "Part two"
    document.tables[0].add_row()


def test_text_at_no_unit_is_named(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    was = catalog.read_bytes()
    done = bring_back(capfd, changed(export(capfd, "copy.docx"), around))
    assert done.code == 1
    outside = "text outside of the table was not taken: "
    assert sorted(done.err.splitlines()) == [
        "toolkit: copy.docx: row 10: text at no unit was not taken: Part two",
        *(f"toolkit: copy.docx: {outside}{text}" for text in ("By Friday", "Check all figures.", "Dear all,")),
    ]
    assert catalog.read_bytes() == was


def test_codes_that_libreoffice_adds_are_none_of_the_text(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog = make_project(in_folder)
    text = catalog.read_text(encoding="utf-8").replace("Financing is", "_x0041_ and _x005F_ is")
    catalog.write_text(text.replace("融资难问题仍然", "融资难_x0041_仍然"), encoding="utf-8")

    def code(document: Any) -> None:
        row = row_of(document, Unit("融资难_x0041_仍然存在。").key)
        row.cells[1].text = "融资难_x005F_x0041_仍然存在。"
        row.cells[2].text = "_x005F_x0041_ and _x005F_x005F_ is still difficult."

    done = bring_back(capfd, changed(export(capfd, "copy.docx"), code))
    assert (done.code, "0 taken, 8 unchanged" in done.out) == (0, True), done.err


@pytest.mark.usefixtures("catalog")
def test_another_document_is_not_a_copy(capfd: pytest.CaptureFixture[str]) -> None:
    Path("other.docx").write_bytes(saved(docx.Document()))
    done = bring_back(capfd, Path("other.docx"))
    assert (done.code, done.err) == (
        2,
        "toolkit: other.docx: has no table of units; toolkit export writes such a document\n",
    )


def test_what_word_cannot_hold_is_left_out_and_named(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog = make_project(in_folder)
    text = catalog.read_text(encoding="utf-8").replace("Financing is", "Financing\\v is")
    catalog.write_text(text, encoding="utf-8")
    done = toolkit(capfd, "export", "-o", "copy.docx")
    assert f"unit {FINANCING} was left out: Word cannot hold its control characters; export it as XLIFF" in done.err
    assert bring_back(capfd, Path("copy.docx")).code == 0
