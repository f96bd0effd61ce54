"""Reports in Word, from a site and in print: read, translated, reviewed in Excel and Word, and built."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import browser
import docx
import office_reports
import openpyxl
import polib
import pytest
import yaml
from command import toolkit
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from office_reports import OfficeReport


def word(report: OfficeReport, folder: Path) -> Path:
    path = folder / f"{report.name}.docx"
    office_reports.as_word(report, path)
    return path


def page(report: OfficeReport, folder: Path) -> Path:
    path = folder / f"{report.name}.html"
    path.write_bytes(office_reports.as_page(report))
    return path


def printed(report: OfficeReport, folder: Path) -> Path:
    source, path = folder / "print.html", folder / f"{report.name}.pdf"
    source.write_text(office_reports.as_print(report), encoding="utf-8")
    browser.run(source, f"--print-to-pdf={path}", "--no-pdf-header-footer")
    return path


JOURNEYS = [("commerce-2023", word), ("economy-2023", page), ("environment-2023", printed)]


@pytest.fixture(params=JOURNEYS, ids=lambda journey: journey[1].__name__)
def journey(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> OfficeReport:
    """A project of one report with its translation and terms, made as a new user would."""
    name, made = request.param
    report = office_reports.load(name)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    monkeypatch.chdir(tmp_path)
    file = made(report, inbox)
    assert toolkit(capfd, "init", "project", "--from", str(file)).code == 0
    monkeypatch.chdir(tmp_path / "project")
    terms = yaml.safe_dump({"concepts": report.terms}, allow_unicode=True)
    Path("glossary/terms.yaml").write_text(terms, encoding="utf-8")
    assert toolkit(capfd, "update").code == 0
    catalog = polib.pofile(str(catalog_of(report)), wrapwidth=0)
    for entry in catalog:
        entry.msgstr = report.english.get(entry.msgid, "")
    catalog.save()
    assert toolkit(capfd, "fmt").code == 0
    return report


def catalog_of(report: OfficeReport) -> Path:
    return Path(f"translations/en/{report.name}.po")


def targets(report: OfficeReport) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalog_of(report)))}


def test_the_units_are_those_of_the_report(journey: OfficeReport, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "outline", "--format", "json")
    waiting, found = json.loads(outcome.out)["blocks"], []
    while waiting:
        block = waiting.pop(0)
        waiting[:0] = block["children"]
        if block["unit"]:
            found.append((block["kind"], block["level"], block["text"]))
    kinds = {"caption": "paragraph"}  # a caption without a number is a paragraph where the format does not mark it
    expected = [(one.kind, one.level, one.source) for one in journey.entries]
    assert [(kinds.get(kind, kind), *rest) for kind, *rest in found] == [
        (kinds.get(kind, kind), *rest) for kind, *rest in expected
    ]


def test_the_translation_is_clean_and_is_built(journey: OfficeReport, capfd: pytest.CaptureFixture[str]) -> None:
    linted = toolkit(capfd, "lint")
    assert (linted.code, linted.out.partition(" in ")[0]) == (0, "no findings")
    assert toolkit(capfd, "build-en", "--format", "txt,html,docx").code == 0
    text = " ".join(Path(f"build/en/{journey.name}.txt").read_text(encoding="utf-8").split())
    for one in journey.entries:
        if one.kind in ("paragraph", "title"):
            assert " ".join(one.target.split()) in text
    manifest = json.loads(Path(f"build/en/{journey.name}.json").read_text(encoding="utf-8"))
    assert manifest["source"]["path"].startswith(f"seeds/{journey.name}.")


def test_a_report_that_changes_its_format_keeps_its_catalog(
    journey: OfficeReport, capfd: pytest.CaptureFixture[str]
) -> None:
    before = catalog_of(journey).read_text(encoding="utf-8")
    (seed,) = Path("seeds").iterdir()
    seed.unlink()
    Path(f"seeds/{journey.name}.txt").write_text(office_reports.as_text(journey), encoding="utf-8")
    assert toolkit(capfd, "update").code == 0
    after = catalog_of(journey).read_text(encoding="utf-8")
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    references = [line for line in changed if not line.startswith("#. ")]
    assert set(references) == {f"#: seeds/{journey.name}.txt"}


def test_a_reviewer_edits_a_spreadsheet(journey: OfficeReport, capfd: pytest.CaptureFixture[str]) -> None:
    before = targets(journey)
    assert toolkit(capfd, "export", "-o", "build/review.xlsx").code == 0
    book = openpyxl.load_workbook("build/review.xlsx")
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(
        number for number in range(2, sheet.max_row + 1) if len(sheet.cell(number, columns["source"]).value) > 40
    )
    source = sheet.cell(row, columns["source"]).value
    sheet.cell(row, columns["target"]).value = before[source].replace("year on year", "from the year before")
    sheet.cell(row, columns["comment"]).value = "请核对口径"
    sheet.cell(row, columns["reviewed"]).value = "x"
    book.save("build/back.xlsx")
    dry = toolkit(capfd, "import", "build/back.xlsx", "--dry-run")
    assert targets(journey) == before
    assert dry.code == 0
    assert toolkit(capfd, "import", "build/back.xlsx").code == 0
    after = targets(journey)
    assert [key for key in before if after[key] != before[key]] == (
        [source] if "year on year" in before[source] else []
    )
    assert "请核对口径" in catalog_of(journey).read_text(encoding="utf-8")
    once = catalog_of(journey).read_bytes()
    assert toolkit(capfd, "import", "build/back.xlsx").code == 0
    assert catalog_of(journey).read_bytes() == once
    assert toolkit(capfd, "lint").code == 0
    assert toolkit(capfd, "fmt", "--check").code == 0


def test_nobody_overwrites_what_was_typed_meanwhile(journey: OfficeReport, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "export", "-o", "build/review.xlsx").code == 0
    shutil.copy("build/review.xlsx", "build/back.xlsx")
    book = openpyxl.load_workbook("build/back.xlsx")
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["target"]).value = "What the reviewer typed"
    book.save("build/back.xlsx")
    catalog = polib.pofile(str(catalog_of(journey)), wrapwidth=0)
    catalog[0].msgstr = "What the translator typed"
    catalog.save()
    before = catalog_of(journey).read_bytes()
    outcome = toolkit(capfd, "import", "build/back.xlsx")
    assert outcome.code == 1
    for text in ("What the reviewer typed", "What the translator typed", journey.entries[0].target):
        assert text in outcome.out
    assert catalog_of(journey).read_bytes() == before


def test_a_reviewer_edits_in_word(journey: OfficeReport, capfd: pytest.CaptureFixture[str]) -> None:
    before = targets(journey)
    assert toolkit(capfd, "export", "-o", "build/review.docx").code == 0
    document = docx.Document("build/review.docx")
    row = next(row for table in document.tables for row in table.rows if row.cells[1].text == journey.entries[0].source)
    paragraph = row.cells[2].paragraphs[0]
    who = f'w:id="501" w:author="李审" w:date="2024-03-01T09:00:00Z" {nsdecls("w")}'
    paragraph._p.append(parse_xml(f'<w:ins {who}><w:r><w:t xml:space="preserve"> (reviewed)</w:t></w:r></w:ins>'))
    document.add_comment(paragraph.runs, text="标题待定", author="李审", initials="李")
    document.save("build/back.docx")
    assert toolkit(capfd, "import", "build/back.docx").code == 0
    after = targets(journey)
    changed = {key: after[key] for key in before if after[key] != before[key]}
    assert changed == {journey.entries[0].source: f"{journey.entries[0].target} (reviewed)"}
    assert "李审: 标题待定" in catalog_of(journey).read_text(encoding="utf-8")
    assert toolkit(capfd, "build-en", "--format", "docx").code == 0


def test_an_agency_edits_xliff(journey: OfficeReport, capfd: pytest.CaptureFixture[str]) -> None:
    before = targets(journey)
    assert toolkit(capfd, "export", "-o", "build/review.xlf").code == 0
    text = Path("build/review.xlf").read_text(encoding="utf-8")
    old = f">{journey.entries[0].target}</target>"
    assert text.count(old) == 1
    Path("build/back.xlf").write_text(text.replace(old, ">Another Title</target>"), encoding="utf-8")
    assert toolkit(capfd, "import", "build/back.xlf").code == 0
    after = targets(journey)
    assert {key: after[key] for key in before if after[key] != before[key]} == {
        journey.entries[0].source: "Another Title"
    }
