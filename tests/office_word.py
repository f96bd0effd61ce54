"""Build Word documents as people do in Word: styles, generated numbers, merged cells, footnotes, changes, comments."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

#: Levels of a multilevel list: format, text, and what is between number and text.
LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))
MARK = re.compile(r"\[([0-9]+)\]")
#: A number that Word generates, in front of a heading or an item.
GENERATED = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}\.")


class WordFile:
    """A document that grows paragraph by paragraph; each method adds one kind of unit."""

    def __init__(self, *, header: str = "", footer: str = "") -> None:
        self.document = docx.Document()
        section = self.document.sections[0]
        section.header.paragraphs[0].text = header
        section.footer.paragraphs[0].text = footer
        self.numbering = self._numbering()
        self.notes: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []

    def save(self, path: Path) -> None:
        self._finish_table()
        if self.notes:
            self._add_notes()
        self.document.save(str(path))

    def title(self, text: str) -> None:
        self._paragraph(text, "Title")

    def metadata(self, text: str) -> None:
        self._paragraph(text)

    def caption(self, text: str) -> None:
        self._paragraph(text, "Caption")

    def heading(self, text: str, level: int) -> None:
        """A heading whose number Word generates."""
        self._numbered(text, f"Heading {level}", level - 1)

    def list_item(self, text: str) -> None:
        self._numbered(text, "Normal", 2)

    def paragraph(self, text: str) -> None:
        """A paragraph in several runs, with footnotes at its marks."""
        paragraph = self._paragraph("")
        at = 0
        for mark in MARK.finditer(text):
            self._runs(paragraph, text[at : mark.start()])
            reference = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="{int(mark[1]) + 1}"/></w:r>'
            paragraph._p.append(parse_xml(reference))
            at = mark.end()
        self._runs(paragraph, text[at:])

    def note(self, text: str) -> None:
        mark = MARK.match(text)
        assert mark is not None
        self.notes.append((mark[1], text[mark.end() :].strip()))

    def row(self, text: str) -> None:
        self.rows.append(text.split("\t"))

    def changed(self, text: str, before: str, after: str) -> None:
        """A paragraph with a comment, in which a text was replaced as a tracked change."""
        run = self._paragraph(text.replace(after, before)).runs[0]
        self.document.add_comment(run, text="口径待核", author="A", initials="A")
        start, _, end = run.text.partition(before)
        run.text = start
        who = 'w:author="A" w:date="2024-01-02T00:00:00Z"'
        parts = (
            f'<w:del w:id="91" {who} {nsdecls("w")}><w:r><w:delText>{before}</w:delText></w:r></w:del>',
            f'<w:ins w:id="92" {who} {nsdecls("w")}><w:r><w:t>{after}</w:t></w:r></w:ins>',
            f"<w:r {nsdecls('w')}><w:t>{end}</w:t></w:r>",
        )
        for part in reversed(parts):
            run._r.addnext(parse_xml(part))

    def _paragraph(self, text: str, style: str | None = None) -> Any:
        self._finish_table()
        return self.document.add_paragraph(text, style)

    def _runs(self, paragraph: Any, text: str) -> None:
        for start in range(0, len(text), 7):
            run = paragraph.add_run(text[start : start + 7])
            run.bold = start % 2 == 1

    def _numbered(self, text: str, style: str, level: int) -> None:
        number = GENERATED.match(text)
        assert number is not None
        paragraph = self._paragraph(text[number.end() :], style)
        properties = paragraph._p.get_or_add_pPr()
        numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self.numbering}"/></w:numPr>'
        properties.append(parse_xml(numbered))

    def _numbering(self) -> int:
        numbering = self.document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for level, (form, text) in enumerate(LEVELS)
        )
        abstract = f'<w:abstractNum w:abstractNumId="77" {nsdecls("w")}>{levels}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        numbering.append(parse_xml(f'<w:num w:numId="77" {nsdecls("w")}><w:abstractNumId w:val="77"/></w:num>'))
        return 77

    def _finish_table(self) -> None:
        """The rows so far as a table; an empty cell after a text is merged with it, one below a text too."""
        rows, self.rows = self.rows, []
        if not rows:
            return
        table = self.document.add_table(len(rows), len(rows[0]), "Table Grid")
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if cell:
                    table.cell(y, x).text = cell
        for y, row in enumerate(rows[:2]):
            for x, cell in enumerate(row):
                if not cell and y == 0:
                    table.cell(y, x - 1).merge(table.cell(y, x))
                elif not cell and x == 0:
                    table.cell(y - 1, x).merge(table.cell(y, x))

    def _add_notes(self) -> None:
        body = "".join(
            f'<w:footnote w:id="{int(mark) + 1}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}'
            "</w:t></w:r></w:p></w:footnote>"
            for mark, text in self.notes
        )
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for number, kind in enumerate(("separator", "continuationSeparator"))
        )
        xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{separators}{body}</w:footnotes>'
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), self.document.part.package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
