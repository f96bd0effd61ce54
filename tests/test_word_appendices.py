"""What follows the text of a Word file: key indicators and glossary, in the contents as in the PDF's."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from documents import W, parts, typst_text
from test_access import ENTRIES, mixed
from test_word import office

from toolkit.model.figure_table import FigureRow, FigureSection, FigureTable
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Rendition
from toolkit.renderers import pdf
from toolkit.renderers.book import arrange
from toolkit.renderers.book import word as book_word
from toolkit.renderers.columns import parts as words_of
from toolkit.renderers.columns import proportional
from toolkit.renderers.word import bilingual, render

HEAD = ("Indicator", "Value", "Change", "Source unit")
FIGURES = FigureTable(
    "Key Indicators",
    "Note.",
    (
        FigureSection("", HEAD, (FigureRow(("Output", "1.014 million metric tons", "up 3.6 percent"), "u", 1),)),
        FigureSection("Targets", HEAD, (FigureRow(("Output", "", "up 4 percent"), "u", 1),)),
    ),
)
LONG = GlossaryEntry(
    "c",
    "规模企业研发机构倍增计划",
    "Plan to Multiply Institutionalization",
    "A plan to raise by a multiple the number of institutions. " * 3,
    pinyin="Guīmó Qǐyè Yánfājīgòubèizēng Jìhuà",
    domain="policy",
)


def whole() -> Rendition:
    return replace(mixed(), figures=FIGURES, glossary=(*ENTRIES, LONG))


def text_of(element: object) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))  # type: ignore[attr-defined]


def test_the_contents_are_those_of_the_pdf() -> None:
    made = whole()
    markup = "\n".join(pdf.blocks(made))
    headings = re.findall(r"#(?:heading\(level: |run-in\()(\d)\)((?:\[[^\n]*)?)", markup)
    expected = [(int(level), typst_text(body)) for level, body in headings if int(level) <= 3]
    document = parts(render(made))["word/document.xml"]
    found = []
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and re.fullmatch(r"TOC\d", style.get(f"{W}val", "")):
            found.append((int(style.get(f"{W}val", "")[3:]), text_of(paragraph)))
    assert [level for level, _ in found] == [level for level, _ in expected]
    appended = ["Key Indicators", "Targets", "Glossary", "Policy and governance", "Other terms"]
    assert [text for _, text in found][-5:] == appended
    assert [text for _, text in expected][-5:] == appended


def test_every_line_of_the_contents_leads_to_a_heading() -> None:
    document = parts(render(whole()))["word/document.xml"]
    marks = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
    ids = [mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks)
    assert len(set(ids)) == len(ids)
    links = [link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")]
    assert set(links) <= set(marks)


def test_the_last_terms_are_on_one_page_with_what_follows() -> None:
    entries = tuple(
        GlossaryEntry(str(n), f"term {n}", f"target {n}", domain="policy" if n < 4 else "") for n in range(5)
    )
    body = parts(render(replace(whole(), glossary=entries)))["word/document.xml"]
    kept = {
        text_of(one): one.find(f"{W}pPr/{W}keepNext") is not None
        for one in body.iter(f"{W}p")
        if "target" in text_of(one)
    }
    assert list(kept.values()) == [False, False, True, True, True]
    after = [one for one in body.find(f"{W}body") if one.tag == f"{W}p"][-3:]  # type: ignore[union-attr]
    assert any(one.find(f"{W}pPr/{W}keepNext") is not None for one in after)


def test_columns_of_the_glossary_hold_their_longest_word() -> None:
    document = parts(render(whole()))["word/document.xml"]
    table = next(one for one in document.iter(f"{W}tbl") if "Jìhuà" in text_of(one))
    widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    for row in table.iter(f"{W}tr"):
        for width, cell in zip(widths, row.iter(f"{W}tc"), strict=True):
            words = (word for node in cell.iter(f"{W}t") for word in words_of(node.text or ""))
            assert all(proportional(word) * 190 // 1000 <= width - 180 for word in words)


def test_no_program_breaks_pinyin_as_it_breaks_chinese() -> None:
    for data in (render(whole()), book_word.render(arrange((*ENTRIES, LONG), "zh", "en"))):
        found = [run for run in parts(data)["word/document.xml"].iter(f"{W}r") if "xīn" in text_of(run)]
        assert found
        for run in found:
            assert run.find(f"{W}rPr/{W}lang").get(f"{W}val") == "zh-Latn-pinyin"
            assert run.find(f"{W}rPr/{W}rFonts") is None
            assert run.find(f"{W}rPr/{W}noProof") is not None


def test_figures_of_the_appendix_stay_whole() -> None:
    document = parts(render(whole()))["word/document.xml"]
    assert "1.014\u00a0million\u00a0metric\u00a0tons" in text_of(document)


def test_the_appendices_keep_all_columns_on_a_narrow_page() -> None:
    def narrow(made: object) -> None:
        made.sections[0].page_width = made.sections[0].left_margin * 4  # type: ignore[attr-defined]

    document = parts(render(whole(), template=("t.docx", office(narrow))))["word/document.xml"]
    for word, columns in (("Jìhuà", 3), ("million", 4)):
        table = next(one for one in document.iter(f"{W}tbl") if word in text_of(one))
        widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert len(widths) == columns
        assert all(widths)


@pytest.mark.parametrize("write", [render, bilingual.render])
def test_a_template_leaves_no_text_without_a_language(write: object) -> None:
    data = write(whole(), template=("t.docx", office()))  # type: ignore[operator]
    for name, part in parts(data).items():
        if name not in ("word/document.xml", "word/footnotes.xml", "word/comments.xml"):
            continue
        styled = [one for one in part.iter(f"{W}p") if one.find(f"{W}pPr/{W}pStyle[@{W}val='SourceText']") is not None]
        by_style = {id(run) for one in styled for run in one.iter(f"{W}r")}
        for run in part.iter(f"{W}r"):
            if re.search(r"\w{2}", text_of(run)) and not text_of(run).isdigit() and id(run) not in by_style:
                assert run.find(f"{W}rPr/{W}lang") is not None, (name, text_of(run))
