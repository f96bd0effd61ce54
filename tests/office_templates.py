"""Make Word templates as Chinese offices have them: the layout of official documents (GB/T 9704) by hand."""

from __future__ import annotations

from word_files import p, word

#: The page: A4 with 156 × 225 mm of text, on a grid of 22 lines of 28 characters.
GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851"'
    ' w:footer="1418" w:gutter="0"/>'
)
TURNED = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1587" w:right="2098" w:bottom="1474"'
    ' w:left="1984" w:header="851" w:footer="992" w:gutter="0"/>'
)
HEADER = '<w:headerReference w:type="default" r:id="header"/>'
#: 首行缩进2字符, 固定值 28.95 pt, justified, words of Latin letters broken anywhere, aligned on their middle.
RUNNING_TEXT = (
    '<w:wordWrap w:val="0"/><w:adjustRightInd w:val="1"/><w:spacing w:before="156" w:beforeLines="50" w:after="156"'
    ' w:afterLines="50" w:line="579" w:lineRule="exact"/><w:ind w:firstLine="640" w:firstLineChars="200"/>'
    '<w:jc w:val="both"/><w:textAlignment w:val="center"/>'
)
#: 仿宋_GB2312 三号, with letters set a little wider.
LETTERS = (
    '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:spacing w:val="6"/>'
    '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
)
#: The same with a hanging indent.
HANGING = '<w:ind w:left="640" w:hanging="640"/>'
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{level + 1}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{HANGING}</w:pPr></w:lvl>'
        for level, text in enumerate(("Chapter %1:", "%1.%2", "%1.%2.%3"))
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def style(id_: str, name: str, ppr: str = "", rpr: str = "", *, base: str = "a") -> str:
    """A paragraph style; that of running text has no base."""
    first = ' w:default="1"' if id_ == "a" else ""
    based = f'<w:basedOn w:val="{base}"/>' if base and id_ != "a" else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{id_}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def official(
    *styles: str, normal: str = RUNNING_TEXT, letters: str = LETTERS, numbered: bool = False, body: str = ""
) -> bytes:
    """A template with the page and running text of official documents, and three levels of headings.

    `body` ends with the properties of its last section.
    """
    headings = [
        style(str(level + 1), f"heading {level + 1}", "<w:keepNext/>" + NUMBERED.format(level) * numbered, "<w:b/>")
        for level in range(3)
    ]
    tables = (
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    sheet = [style("a", "Normal", normal, letters), *headings, tables, *styles]
    return word(
        body or p("模板正文。") + f"<w:sectPr>{HEADER}{PAGE}{GRID}</w:sectPr>",
        styles="".join(sheet),
        numbering=NUMBERING,
        header=p("东源市人民政府文件"),
    )
