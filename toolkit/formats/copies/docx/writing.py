"""`ReviewCopy` → a Word document.

The id of a unit is hidden text in the first cell of its row; what was exported is in a part of the package, which Word
and LibreOffice keep.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from html import escape
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.run import Run

from toolkit.formats.office.escapes import escaped
from toolkit.formats.office.package import repacked
from toolkit.model import CopyRow, ReviewCopy, State

#: The namespace of the part that says what was exported.
RECORD = "urn:toolkit:review-copy:1"
#: Who the comments with findings are by.
AUTHOR = "toolkit"
TITLES = ("unit", "source", "target", "reviewed")
HINT = (
    "Edit the column target; changes are tracked. Type x beside what you have reviewed, and add comments where you "
    "like. The other columns are not read back."
)
TICK = "x"
#: Rows of a table: LibreOffice needs minutes to open one of thousands.
ROWS = 100
#: The widths of the columns on A4 across, in twentieths of a point.
WIDTHS = (900, 5400, 6800, 1100)
_TINTS = {State.INITIAL: "FDECEA", State.NEEDS_REVIEW: "FFF4D6"}
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_BREAKS = re.compile(r"(\n|\t)")
_BREAK = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def unfit(row: CopyRow) -> str:
    """Why Word cannot hold a unit; empty where it can."""
    return "Word cannot hold its control characters" if _UNWRITABLE.search(row.source + (row.target or "")) else ""


def serialize(copy: ReviewCopy) -> bytes:
    """The document."""
    document = docx.Document()
    _set_up(document, copy)
    document.add_paragraph(copy.report, style="Title")
    document.add_paragraph(copy.says)
    document.add_paragraph(HINT)
    for start in range(0, len(copy.rows), ROWS):
        rows = copy.rows[start : start + ROWS]
        table = parse_xml(_table(copy, rows, start + 1))
        document.element.body.insert(len(document.element.body) - 1, table)
        document.add_paragraph()
        _add_findings(document, table, rows, copy.date)
    _add_record(document, copy)
    stream = io.BytesIO()
    document.save(stream)
    return repacked(stream.getvalue(), copy.date)


def _set_up(document: Document, copy: ReviewCopy) -> None:
    """A4 across, the footer, the properties, and changes tracked."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(19)
    section.footer.paragraphs[0].text = copy.says
    document.styles["Normal"].font.size = Pt(10)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = copy.report, copy.says, AUTHOR
    properties.last_modified_by, properties.language, properties.comments = AUTHOR, copy.language, ""
    properties.created = properties.modified = copy.time
    settings = document.settings.element
    tracking = parse_xml(f"<w:trackRevisions {nsdecls('w')}/>")
    after = settings.find(qn("w:defaultTabStop"))
    settings.insert(len(settings) if after is None else settings.index(after), tracking)


def _table(copy: ReviewCopy, units: Sequence[CopyRow], first: int) -> str:
    """The table of some units, numbered from `first`."""
    languages = copy.source_language, copy.language
    rows = [_row([_paragraph(title, bold=True) for title in TITLES], header=True)]
    for number, row in enumerate(units, first):
        unit = f"<w:p>{_run(str(number))}{_run(f'unit:{row.unit}', '<w:vanish/>')}</w:p>"
        texts = zip((row.source, row.target or ""), languages, strict=True)
        cells = [unit, *(_paragraph(text, language=code.replace("_", "-")) for text, code in texts)]
        rows.append(_row([*cells, _paragraph(TICK if row.reviewed else "")], tint=_TINTS.get(row.state, "")))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>' for side in sides)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(WIDTHS)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: Sequence[str], *, header: bool = False, tint: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if tint else ""
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade if number == 0 else ""}</w:tcPr>{cell}</w:tc>'
        for number, (width, cell) in enumerate(zip(WIDTHS, cells, strict=True))
    )
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{inner}</w:tr>"


def _paragraph(text: str, *, bold: bool = False, language: str = "") -> str:
    properties = "<w:b/>" if bold else ""
    if language:
        properties += f'<w:lang w:val="{escape(language)}" w:eastAsia="{escape(language)}"/>'
    return f"<w:p>{_run(text, properties)}</w:p>"


def _run(text: str, properties: str = "") -> str:
    """A run of text with Word's line breaks and tabs; there is one even for an empty text, for comments."""
    inner = "".join(
        _BREAK.get(part) or f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
        for part in _BREAKS.split(text)
        if part
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def _add_findings(document: Document, table: Any, units: Sequence[CopyRow], date: str) -> None:
    """The findings as Word comments at the targets, dated like the catalog."""
    for element, row in zip(table.findall(qn("w:tr"))[1:], units, strict=True):
        if row.findings:
            paragraph = element.findall(qn("w:tc"))[2].find(qn("w:p"))
            run = Run(paragraph.find(qn("w:r")), document.paragraphs[0])
            for finding in row.findings:
                comment = document.add_comment(run, text=escaped(finding), author=AUTHOR, initials="tk")
                comment._comment_elm.set(qn("w:date"), date)


def _add_record(document: Document, copy: ReviewCopy) -> None:
    """The part that says what was exported."""
    names = ("report", "source_language", "language", "date", "digest", "version")
    about = "".join(f' {name}="{escape(escaped(getattr(copy, name)))}"' for name in names)
    units = "".join(
        f'<unit id="{row.unit}" state="{row.state}">{_escape(row.target or "")}</unit>' for row in copy.rows
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<copy xmlns="{RECORD}"{about}>{units}</copy>\n'
    package = document.part.package
    part = Part(package.next_partname("/customXml/item%d.xml"), "application/xml", xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _escape(text: str) -> str:
    return escape(escaped(text), quote=False)
