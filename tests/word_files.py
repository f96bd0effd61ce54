"""Make Word files for tests: from the blocks of a report by python-docx, and from XML by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import docx

from toolkit.model import Block, BlockKind

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PARTS = "styles numbering settings footnotes endnotes comments header footer".split()


def xml(tag: str, inner: str) -> bytes:
    """A part of a Word file."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{tag} {NAMESPACES}>{inner}</w:{tag}>'.encode()


def word(body: str, **parts: str) -> bytes:
    """A Word file with the XML of its body, and of other parts by their names (`numbering`, `header`)."""
    roots = {"header": "hdr", "footer": "ftr"}
    files = {"word/document.xml": xml("document", f"<w:body>{body}</w:body>")}
    files |= {f"word/{name}.xml": xml(roots.get(name, name), inner) for name, inner in parts.items()}
    return archive(files, [*parts])


def archive(
    files: Mapping[str, bytes], kinds: Sequence[str] = (), *, base: str = RELATIONSHIPS, text: str = "word/document.xml"
) -> bytes:
    """A zip archive of parts, the kinds of which are related to the text; relationship ids are their names."""
    related = "".join(relation(one, f"{one}.xml", base) for one in kinds)
    main = relation("officeDocument", text, base)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
    types = {text: kind.format("document.main")} | {f"word/{one}.xml": kind.format(one) for one in kinds}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", content_types(types))
        for name, data in {"_rels/.rels": rels(main), "word/_rels/document.xml.rels": rels(related), **files}.items():
            packed.writestr(name, data)
    return stream.getvalue()


def relation(kind: str, target: str, base: str = RELATIONSHIPS) -> str:
    """What relates a part to another of a kind, which is its id."""
    return f'<Relationship Id="{kind}" Type="{base}/{kind}" Target="{target}"/>'


def rels(inner: str) -> bytes:
    """A part that relates another to the rest."""
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'.encode()


def content_types(types: Mapping[str, str]) -> str:
    """The part that says what the others are."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{one}"/>' for name, one in types.items())
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{TYPES}">{default}{overrides}</Types>'


def p(*texts: str, ppr: str = "") -> str:
    """A paragraph of runs; a text that begins with < is XML."""
    return f"<w:p><w:pPr>{ppr}</w:pPr>{''.join(one if one.startswith('<') else r(one) for one in texts)}</w:p>"


def r(text: str, rpr: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(place: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def saved(document: Any) -> bytes:
    """The bytes of a document of python-docx."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lines_document(text: str) -> bytes:
    """A Word file with a paragraph for every line of a text, as Word makes it of a text file."""
    return word("".join(_paragraph(line) for line in text.splitlines()))


#: The styles of a document, by the names that Word has for them, and its bullets.
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>{inner}</w:style>'
    for name, inner in {
        "title": "",
        "caption": "",
        **{f"heading {level}": f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>' for level in range(1, 7)},
        **{
            f"list bullet {level}": f'<w:pPr><w:numPr><w:numId w:val="{level}"/></w:numPr></w:pPr>'
            for level in range(1, 4)
        },
    }.items()
)
BULLET = '<w:abstractNum w:abstractNumId="{}">{}</w:abstractNum>'
BULLETS = "".join(
    BULLET.format(place, level(0, "bullet", "•", more=f'<w:pPr><w:ind w:left="{360 * place}"/></w:pPr>'))
    for place in range(1, 4)
) + "".join(f'<w:num w:numId="{place}"><w:abstractNumId w:val="{place}"/></w:num>' for place in range(1, 4))


def styled_document(blocks: Sequence[Block]) -> bytes:
    """A Word file of a report's blocks with styles and tables."""
    return word("".join(_styled(blocks)), styles=STYLES, numbering=BULLETS)


def _styled(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            yield _table([row.text.split("\t") for row in block.children])
            continue
        style = ""
        if block.kind is BlockKind.HEADING and block.run_in is None:
            style = f"Heading{block.level}"
        elif block.kind in (BlockKind.TITLE, BlockKind.CAPTION):
            style = block.kind.value.title()
        elif block.bullet:
            style = f"ListBullet{block.level}"
        yield _paragraph(block.text, style)
        yield from _styled(block.children)


def _table(rows: Sequence[Sequence[str]]) -> str:
    columns = max(map(len, rows))
    cells = [[*row, *[""] * (columns - len(row))] for row in rows]
    inner = "".join(f"<w:tr>{''.join(f'<w:tc>{_paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in cells)
    return f"<w:tbl>{inner}</w:tbl>"


def _paragraph(text: str, style: str = "") -> str:
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\t"))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{inner}</w:r></w:p>'


def lines_by_python_docx(text: str) -> bytes:
    """The same by python-docx, with all the styles of its template."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return saved(document)


def styled_by_python_docx(blocks: Sequence[Block]) -> bytes:
    """The same by python-docx, with the styles of its template."""
    document = docx.Document()
    _add(document, blocks)
    return saved(document)


def _add(document: Any, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            _add_table(document, block)
            continue
        if block.kind is BlockKind.HEADING and block.run_in is None:
            document.add_heading(block.text, block.level)
        elif block.kind is BlockKind.TITLE:
            document.add_paragraph(block.text, "Title")
        elif block.kind is BlockKind.CAPTION:
            document.add_paragraph(block.text, "Caption")
        elif block.bullet:
            document.add_paragraph(block.text, ("List Bullet", "List Bullet 2", "List Bullet 3")[block.level - 1])
        else:
            document.add_paragraph(block.text)
        _add(document, block.children)


def _add_table(document: Any, table: Block) -> None:
    rows = [row.text.split("\t") for row in table.children]
    made = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
