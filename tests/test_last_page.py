"""The last page of a document has more than the disclaimer and the license."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from zipfile import ZipFile

import pytest

from toolkit.formats import report
from toolkit.model import State, Unit
from toolkit.model.figure_table import FigureRow, FigureSection, FigureTable
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Rendition
from toolkit.renderers import renderer
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.word.xml import end_with_next
from toolkit.settings import ReportSettings

#: What a document may end with.
ENDS = {
    "text": ("增长。", "Growth " * 60),
    "note": ("[1] 初步数。", "[1] Preliminary " * 10),
    "table": ("粮食\t3", "Grain\t3"),
    "figures": None,
    "glossary": None,
}


def document(end: str, lines: int) -> Rendition:
    """A document of so many short paragraphs before its end, with a license."""
    rows = [("某报告", "A report"), ("产值2.6[1]。", "Output was 2.6.[1]")]
    rows += [(f"第{n}段。", f"Paragraph {n}.") for n in range(lines)]
    if end == "table":
        rows += [("作物\t产量", "Crop\tOutput"), ("玉米\t2", "Maize\t2")]
    found = ENDS[end]
    rows += [found] if found else []
    text = "\n".join(source for source, _ in rows)
    parsed = report.parse(text.encode(), "seeds/small.txt", name="small")
    units = [Unit(source, target, state=State.TRANSLATED) for source, target in rows]
    made = compose(parsed, units, ComposeOptions("en", report=ReportSettings(license="CC BY 4.0")))
    if end == "figures":
        shown = tuple(FigureRow((f"Output {n}", "2 billion yuan"), "", n) for n in range(20))
        section = FigureSection("", ("Indicator", "Value", "Source unit"), shown)
        return replace(made, figures=FigureTable("Key Indicators", "A note.", (section,)))
    if end == "glossary":
        return replace(made, glossary=tuple(GlossaryEntry(f"t{n}", f"词{n}", f"term {n}") for n in range(20)))
    return made


def last_pages(end: str) -> Iterator[str]:
    """The last page of documents that end at many places of a page."""
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    for lines in range(8, 46, 2):
        pages = pdfium.PdfDocument(renderer("pdf")(document(end, lines)))  # type: ignore[misc]
        yield pages[len(pages) - 1].get_textpage().get_text_bounded()


@pytest.mark.parametrize("end", ENDS)
def test_no_page_of_a_pdf_has_only_the_license(end: str) -> None:
    pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    for text in last_pages(end):
        before = [line for line in text[: text.index("License")].split("\r\n") if line.strip()]
        assert len(before) > 1 + (end in ("figures", "glossary")), text  # the running header, and that of the table


@pytest.mark.parametrize("end", ENDS)
def test_the_end_of_a_word_file_is_kept_with_the_license(end: str) -> None:
    with ZipFile(io.BytesIO(renderer("docx")(document(end, 3)))) as word:  # type: ignore[misc]
        text = word.read("word/document.xml").decode()
    body = text[: text.index('<w:p><w:pPr><w:pStyle w:val="Disclaimer"/>')]
    last = body[max(body.rfind("<w:tr>"), body.rfind("<w:p>") if "</w:tbl>" not in body else 0) :]
    paragraphs = re.findall("<w:p>.*?</w:p>", last)
    assert paragraphs
    assert all("<w:keepNext/>" in one for one in paragraphs)


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ("<w:p><w:r><w:t>A</w:t></w:r></w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>"),
        (
            '<w:p><w:pPr><w:pStyle w:val="B"/><w:keepNext w:val="0"/><w:ind/></w:pPr><w:t>A</w:t></w:p>',
            '<w:p><w:pPr><w:pStyle w:val="B"/><w:keepNext/><w:ind/></w:pPr><w:t>A</w:t></w:p>',
        ),
        (
            "<w:tbl><w:tr><w:p><w:t>A</w:t></w:p></w:tr></w:tbl><w:p><w:t>B</w:t></w:p><w:p></w:p>",
            "<w:tbl><w:tr><w:p><w:t>A</w:t></w:p></w:tr></w:tbl>"
            "<w:p><w:pPr><w:keepNext/></w:pPr><w:t>B</w:t></w:p><w:p><w:pPr><w:keepNext/></w:pPr></w:p>",
        ),
        (
            "<w:tr><w:p><w:t>A</w:t></w:p></w:tr><w:tr><w:p><w:t>B</w:t></w:p></w:tr></w:tbl><w:p></w:p>",
            "<w:tr><w:p><w:t>A</w:t></w:p></w:tr><w:tr><w:p><w:pPr><w:keepNext/></w:pPr><w:t>B</w:t></w:p></w:tr></w:tbl>"
            "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>",
        ),
        ("", ""),
    ],
)
def test_the_end_of_text_or_a_table_is_kept_with_what_follows(shown: str, kept: str) -> None:
    assert end_with_next(shown) == kept
