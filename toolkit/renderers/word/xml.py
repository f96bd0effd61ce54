"""Build WordprocessingML: paragraphs, runs, fields and tables as strings, with escaped texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: Heights of paragraphs without text: the space below a table, and the least where Word requires a paragraph.
AFTER_TABLE, LEAST_GAP = 200, 20

#: Line breaks, tabs and hyphens that are a minus: programs end lines after a hyphen, but not after a no-break one.
_SIGNS = re.compile(r"(\n|\t|(?<![0-9A-Za-z])-(?=[$€£¥]?\.?[0-9]))")
#: The start of a run's text, and of a paragraph with its style.
TEXT = re.compile("<w:t[ >]")
_START = re.compile("<w:p>(<w:pPr>(<w:pStyle [^>]*/>)?(?:<w:keepNext[^>]*/>)?)?")
_SIGN = {"\n": "<w:br/>", "\t": "<w:tab/>", "-": "<w:noBreakHyphen/>"}


def value(name: str, text: str) -> str:
    """An element with one value: `<w:pStyle w:val="Title"/>`."""
    return f'<w:{name} w:val="{escape(text)}"/>'


def run(text: str, style: str = "", properties: str = "") -> str:
    """A run of text in a character style, with Word's line breaks, tabs and minus signs. Empty for an empty text."""
    if not text:
        return ""
    inner = "".join(
        _SIGN.get(part) or f"<w:t{_kept(part)}>{escape(part, quote=False)}</w:t>" for part in _SIGNS.split(text) if part
    )
    return f"<w:r>{run_properties(style, properties)}{inner}</w:r>"


def _kept(text: str) -> str:
    """The attribute that keeps the spaces at the ends of a text."""
    return ' xml:space="preserve"' if text != text.strip() else ""


def run_properties(style: str = "", properties: str = "") -> str:
    """Run properties; the schema requires the style first."""
    inner = (value("rStyle", style) if style else "") + properties
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def language(tag: str, east_asian: str, *, foreign: bool = False, right_to_left: bool = False) -> str:
    """Run properties for a language; `foreign` text uses the East Asian font for punctuation too."""
    hint = '<w:rFonts w:hint="eastAsia"/>' if foreign and not right_to_left else ""
    return (
        f'{hint}{"<w:rtl/>" if right_to_left else ""}<w:lang w:val="{escape(tag)}" w:eastAsia="{escape(east_asian)}"/>'
    )


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph. `properties` follow the style and must be in the order of the schema."""
    inner = (value("pStyle", style) if style else "") + properties
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{content}</w:p>"


def gap(height: int, properties: str = "", *, keeps_next: bool = False) -> str:
    """A paragraph without text, of a height in twentieths of a point: below a table, or at the end of a section."""
    kept = "<w:keepNext/>" if keeps_next else ""
    spacing = (
        '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:beforeLines="0" w:beforeAutospacing="0"'
        f' w:after="0" w:afterLines="0" w:afterAutospacing="0" w:line="{height}" w:lineRule="exact"/>'
    )
    return paragraph("", "", kept + spacing + properties)


def end_with_next(shown: str) -> str:
    """Paragraphs and tables whose last paragraph or row with text is on the page of what follows."""
    texts = [found.start() for found in TEXT.finditer(shown)]
    end = texts[-1] if texts else len(shown)
    row = shown.rfind("<w:tr>", 0, end)
    start = row if row > shown.rfind("</w:tbl>", 0, end) else shown.rfind("<w:p>", 0, end)
    if start < 0:
        return shown
    return shown[:start] + _START.sub(_with_next, shown[start:])


def _with_next(found: re.Match[str]) -> str:
    return f"<w:p><w:pPr>{found[2] or ''}<w:keepNext/>" + ("" if found[1] else "</w:pPr>")


def indent(left: int = 0, right: int = 0) -> str:
    """The indent of a paragraph whose style has another one, in twentieths of a point."""
    return (
        f'<w:ind w:left="{left}" w:leftChars="0" w:right="{right}" w:rightChars="0" w:firstLine="0"'
        ' w:firstLineChars="0"/>'
    )


def hanging(left: int, width: int) -> str:
    """The indent of a paragraph whose first line begins with a bullet of a width, in twentieths of a point."""
    return f'<w:ind w:left="{left + width}" w:hanging="{width}"/>'


def bookmarked(content: str, number: int, name: str) -> str:
    """Content with a bookmark for links to it."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def link(content: str, anchor: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


def field_start(instruction: str) -> str:
    """The runs before a field's result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction, quote=False)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


#: What leaves a paragraph without the number that its style gives it.
UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'

#: The space below contents and a list of tables, which the text follows.
AFTER_LIST = '<w:spacing w:after="240" w:afterLines="0"/>'

FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def table(
    rows: Sequence[str],
    widths: Sequence[int],
    style: str,
    *,
    header: bool = True,
    padding: int | None = None,
    caption: str = "",
) -> str:
    """A table of finished rows, the first of which is the header if there is one. Widths are in twentieths of a point.

    `padding` is the space on either side of the text of a cell, and `caption` the name of the table for readers who
    cannot see it.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblLook w:val="{"0620" if header else "0600"}" w:firstRow="{int(header)}"'
    margins = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
    properties = (
        f'{value("tblStyle", style)}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        + (f"<w:tblCellMar>{margins}</w:tblCellMar>" if padding is not None else "")
        + f'{look} w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        + (value("tblCaption", caption) if caption else "")
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with finished paragraphs: its width, the columns that it is over, and how it is set.

    `reaches` is true where the cell reaches down to those below, and false where one above reaches down to it.
    """

    content: str
    width: int
    columns: int = 1
    reaches: bool | None = None
    at_foot: bool = False
    shade: str = ""


def row(cells: Sequence[Cell], *, header: bool = False, whole: bool = True) -> str:
    """A row of cells. A `header` row repeats on every page; a `whole` row does not break."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    inner = "".join(f"<w:tc><w:tcPr>{_cell_properties(cell)}</w:tcPr>{cell.content}</w:tc>" for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def _cell_properties(cell: Cell) -> str:
    merge = "" if cell.reaches is None else '<w:vMerge w:val="restart"/>' if cell.reaches else "<w:vMerge/>"
    return (
        f'<w:tcW w:w="{cell.width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else "")
        + merge
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>' if cell.shade else "")
        + ('<w:vAlign w:val="bottom"/>' if cell.at_foot else "")
    )


def table_row(cells: Sequence[str], widths: Sequence[int], *, header: bool = False, whole: bool = True) -> str:
    """A row of a cell for each column, from finished paragraphs."""
    return row([Cell(*one) for one in zip(cells, widths, strict=True)], header=header, whole=whole)
