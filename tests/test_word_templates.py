"""Word templates of Chinese offices: what running text has there does not reach tables, notes and headings."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from documents import W, parts
from office_templates import GRID, HANGING, HEADER, PAGE, RUNNING_TEXT, TURNED, official, style
from test_access import MARK, mixed
from test_renderers import rendition
from test_tables import rendition as tables_rendition
from test_word import ORDER, rezipped
from word_files import RELATIONSHIPS, p, r, xml

from toolkit.formats.report import parse
from toolkit.model import State, Unit
from toolkit.model.rendition import Rendition
from toolkit.renderers.columns import monospaced, proportional
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.word import bilingual, render
from toolkit.renderers.word.styles import StyleSheet

#: A report with everything that we have a style of our own for, and its translation.
TEXT = {
    "东源市工业经济运行情况报告": "Report on the Industrial Economy of Dongyuan",
    "发布机构：东源市工业局": "Issued by: Dongyuan Bureau of Industry",
    "一、总体情况": "I. Overview",
    "（一）工业": "(I) Industry",
    "工业投资3145亿元[1]。": "Industrial investment was 314.5 billion yuan.[1]",
    "一是加快建设。": "(1) Construction will be sped up.",
    "表1 各区县主要指标": "Table 1 Main Indicators of Districts and Counties",
    "单位：亿元": "Unit: 100 million yuan",
    "区县\t工业增加值\t增长（%）\t固定资产投资\t备注": "District\tIndustrial value added\tGrowth (%)\tFixed asset investment\tRemarks",  # noqa: E501
    "城东区\t1267.13\t6.2\t384.5\t国家级经济技术开发区所在地": (
        "Chengdong\t1,267.13\t6.2\t384.5\tSeat of a national economic and technological development zone"
    ),
    "城西区\t88.4\t10.25\t12.6\t—": "Chengxi\t88.4\t10.25\t12.6\t—",
    "[1] 初步统计。": "[1] Preliminary.",
}  # fmt: skip


def report() -> Rendition:
    source = "\n\n".join(TEXT).replace("\n\n单位", "\n单位").replace("亿元\n\n", "亿元\n", 1)
    for row in (one for one in TEXT if "\t" in one):
        source = source.replace(f"\n\n{row}", f"\n{row}")
    document = parse(f"{source}\n".encode(), "t.txt", name="t")
    units = [Unit(one.text, TEXT[one.text], state=State.TRANSLATED) for one in document.walk() if one.unit]
    units[4] = replace(units[4], comments=("toolkit: footnote An estimate.",))
    return compose(document, units, ComposeOptions("en"))


def sheet_of(data: bytes) -> StyleSheet:
    with ZipFile(BytesIO(data)) as file:
        return StyleSheet.read(file.read("word/styles.xml"))


#: Properties that only running text has, with their values where they do no harm.
HARMLESS = {
    ("pPr/ind", "firstLine"): {"", "0"},
    ("pPr/ind", "firstLineChars"): {"0"},
    ("pPr/spacing", "lineRule"): {"auto"},
    ("pPr/spacing", "beforeLines"): {"0"},
    ("pPr/spacing", "afterLines"): {"0"},
    ("pPr/snapToGrid", "val"): {"0"},
    ("pPr/textAlignment", "val"): {"auto"},
    ("pPr/adjustRightInd", "val"): {"0"},
    ("pPr/jc", "val"): {"left", "right", "center"},
    ("rPr/spacing", "val"): {"0", "10"},
}
OURS = [
    "Title", "Details", "Heading 4", "Heading 6", "TOC Heading", "toc 1", "toc 3", "footnote text", "Report Note",
    "Disclaimer", "Draft", "Draft Mark", "Table Text", "Table Text Smallest", "Table Heading", "Caption",
    "Caption Continued", "Figure Caption", "Table Unit", "table of figures", "Provenance", "Source Text",
]  # fmt: skip


@pytest.mark.parametrize("name", OURS)
def test_an_added_style_has_nothing_of_running_text(name: str) -> None:
    sheet = sheet_of(render(report(), ("t.docx", official())))
    id_ = sheet.ids[name.lower()]
    assert sheet.inherited("a", "pPr/ind", "firstLineChars") == "200"
    hangs = bool(sheet.inherited(id_, "pPr/ind", "hanging"))
    for (path, attribute), values in HARMLESS.items():
        # What hangs is not indented.
        if not (hangs and attribute == "firstLine"):
            assert sheet.inherited(id_, path, attribute) in values, (path, attribute)
    assert int(sheet.inherited(id_, "rPr/sz")) != 32


def test_running_text_is_as_the_template_has_it_but_for_broken_words() -> None:
    data = render(report(), ("t.docx", official()))
    sheet = sheet_of(data)
    assert sheet.inherited("a", "pPr/spacing", "line") == "579"
    assert sheet.inherited(sheet.ids["enumeration"], "pPr/ind", "firstLineChars") == "200"
    assert sheet.inherited("a", "pPr/wordWrap") == ""
    item = next(one for one in parts(data)["word/document.xml"].iter(f"{W}p") if "(1)" in "".join(one.itertext()))
    assert item.find(f"{W}pPr/{W}ind").get(f"{W}firstLine") == "640"  # what a list level says would come first


@pytest.mark.parametrize("justified", ["both", "distribute", "thaiDistribute"])
def test_only_east_asian_running_text_is_justified(justified: str) -> None:
    own = style("t", "Body Text", f'<w:jc w:val="{justified}"/>')
    template = ("t.docx", official(own, normal=RUNNING_TEXT.replace("both", justified)))
    for language, found in (("en", "left"), ("ru", "left"), ("zh", justified), ("ja", justified)):
        sheet = sheet_of(render(replace(report(), language=language), template))
        assert {sheet.inherited(one, "pPr/jc") for one in ("a", "1", "t")} == {found}


@pytest.mark.parametrize(
    ("indent", "found"),
    [
        ("", {"firstLine": "640", "firstLineChars": "200"}),
        ('<w:ind w:firstLine="0" w:firstLineChars="0"/>', {"firstLine": "0", "firstLineChars": "0"}),
        ('<w:ind w:left="300" w:hanging="200"/>', {"left": "300", "hanging": "200"}),
    ],
)
def test_a_run_in_heading_says_itself_how_headings_of_the_template_are_indented(
    indent: str, found: dict[str, str]
) -> None:
    """In LibreOffice a style that takes off the number of its base takes off the indent too."""
    document = render(report(), ("t.docx", official(style("h4", "heading 4", indent))))
    run_in = next(
        one
        for one in parts(document)["word/styles.xml"].iter(f"{W}style")
        if one.find(f"{W}name").get(f"{W}val") == "Run-in Heading 4"
    )
    own = {key.removeprefix(W): value for key, value in run_in.find(f"{W}pPr/{W}ind").items()}
    assert run_in.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "0"
    assert own | found == own


def test_headings_grow_with_running_text() -> None:
    sheet = sheet_of(render(report(), ("t.docx", official())))
    sizes = [int(sheet.inherited(sheet.ids[f"run-in heading {level}"], "rPr/sz")) for level in range(1, 7)]
    assert sizes == [32] * 6
    assert sheet.inherited(sheet.ids["heading 4"], "rPr/sz") == "31"
    assert sheet.inherited(sheet.ids["heading 4"], "rPr/rFonts", "ascii") == "仿宋_GB2312"


def test_a_grid_of_characters_is_for_east_asian_text() -> None:
    section = parts(render(report(), ("t.docx", official())))["word/document.xml"].find(f"{W}body/{W}sectPr")
    assert section.find(f"{W}docGrid").attrib == {f"{W}type": "lines", f"{W}linePitch": "579", f"{W}charSpace": "-849"}
    chinese = replace(report(), language="zh", source_language="en")
    section = parts(render(chinese, ("t.docx", official())))["word/document.xml"].find(f"{W}body/{W}sectPr")
    assert section.find(f"{W}docGrid").get(f"{W}type") == "linesAndChars"


def columns(data: bytes) -> list[int]:
    table = next(parts(data)["word/document.xml"].iter(f"{W}tbl"))
    return [int(one.get(f"{W}w", "0")) for one in table.iter(f"{W}gridCol")]


@pytest.mark.parametrize(
    ("own", "size", "measure"),
    [
        ("", 19, proportional),
        (style("x", "Table Text", "", '<w:sz w:val="24"/>'), 24, monospaced),
        (style("x", "Table Text", "", '<w:rFonts w:ascii="Arial"/><w:sz w:val="21"/>'), 21, proportional),
        (style("x", "Table Text", "", '<w:rFonts w:ascii="FangSong"/>'), 32, monospaced),
    ],
)
def test_columns_are_as_wide_as_their_words_in_the_style_of_the_template(own: str, size: int, measure: object) -> None:
    data = render(report(), ("t.docx", official(*([own] if own else []))))
    used = {one.get(f"{W}val") for one in next(parts(data)["word/document.xml"].iter(f"{W}tbl")).iter(f"{W}pStyle")}
    sheet = sheet_of(data)
    used_sizes = {int(sheet.inherited(str(one), "rPr/sz")) for one in used}
    assert max(used_sizes) <= size
    room = [width * 1000 // (10 * max(used_sizes)) - 1000 for width in columns(data)]
    longest = ["Chengdong", "Industrial", "Growth", "investment", "technological"]
    assert all(wide >= measure(word) for wide, word in zip(room, longest, strict=True)), (room, used_sizes)  # type: ignore[operator]


def test_cells_are_not_indented_even_if_the_style_of_the_template_is() -> None:
    own = style("x", "Table Text", "", '<w:sz w:val="18"/>')
    data = render(report(), ("t.docx", official(own)))
    for one in next(parts(data)["word/document.xml"].iter(f"{W}tbl")).iter(f"{W}pPr"):
        assert (one.find(f"{W}ind").get(f"{W}firstLine"), one.find(f"{W}ind").get(f"{W}firstLineChars")) == ("0", "0")


#: The lines of a caption.
LINES = {"snapToGrid": "0", "line": "240", "lineRule": "auto"}


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("", LINES | {"firstLine": "0", "firstLineChars": "0"}),
        (
            '<w:snapToGrid/><w:spacing w:line="300" w:lineRule="exact"/><w:ind w:hanging="200"/><w:jc w:val="both"/>',
            {"firstLineChars": "0"},
        ),
        ('<w:ind w:firstLine="300" w:firstLineChars="0"/><w:jc w:val="center"/>', LINES),
    ],
    ids=["inherits", "has-its-own", "centered"],
)  # fmt: skip
def test_a_caption_style_of_the_template_has_nothing_of_running_text(own: str, found: dict[str, str]) -> None:
    data = render(report(), ("t.docx", official(style("cap", "caption", own))))
    used = [
        one for one in parts(data)["word/document.xml"].iter(f"{W}p") if "Main Indicators" in "".join(one.itertext())
    ]
    properties = next(one.find(f"{W}pPr") for one in used if one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "cap")
    shown = {}
    for name in ("snapToGrid", "spacing", "ind", "jc"):
        for element in properties.iterfind(f"{W}{name}"):
            for key, value in element.items():
                shown[name if key == f"{W}val" else key.removeprefix(W)] = value
    assert shown == found


def test_a_caption_is_not_justified_beside_text_that_is() -> None:
    made = replace(report(), language="zh")
    data = render(made, ("t.docx", official(style("cap", "caption"))))
    sheet = sheet_of(data)
    (caption,) = (
        one for one in parts(data)["word/document.xml"].iter(f"{W}p") if "Main Indicators" in "".join(one.itertext())
    )
    assert sheet.inherited("cap", "pPr/jc") == "both"
    assert shown_as(sheet, caption, "pPr/jc", "val") == "left"


def test_a_centered_title_of_the_template_is_not_indented() -> None:
    own = style("t", "Title", '<w:jc w:val="center"/>')
    data = render(report(), ("t.docx", official(own)))
    sheet = sheet_of(data)
    first = next(parts(data)["word/document.xml"].iter(f"{W}p"))
    assert first.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "t"
    assert shown_as(sheet, first, "pPr/ind", "firstLineChars") == "0"
    assert shown_as(sheet, first, "pPr/jc", "val") == "center"


def test_a_caption_style_with_a_base_of_its_own_is_as_the_template_has_it() -> None:
    base = style("b", "Bildtext", '<w:spacing w:line="300" w:lineRule="exact"/>', base="")
    data = render(report(), ("t.docx", official(base, style("cap", "Caption", base="b"))))
    used = [one for one in parts(data)["word/document.xml"].iter(f"{W}pPr") if one.find(f"{W}pStyle") is not None]
    captions = [one for one in used if one.find(f"{W}pStyle").get(f"{W}val") == "cap"]
    assert captions
    assert all(one.find(f"{W}{name}") is None for one in captions for name in ("snapToGrid", "spacing", "ind", "jc"))


#: Styles of the template itself that have the running text's line spacing, indent and justification.
OWN = [style("t", "Title"), style("cap", "Caption"), style("fig", "Figure Caption"), style("u", "Table Unit")]


def shown_as(sheet: StyleSheet, paragraph: Element, path: str, attribute: str) -> str:
    """A property of a paragraph, its own or that of its style."""
    found = paragraph.find(f"{W}{path.replace('/', f'/{W}')}")
    if found is not None and (value := found.get(f"{W}{attribute}")) is not None:
        return str(value)
    used = paragraph.find(f"{W}pPr/{W}pStyle")
    return sheet.inherited("a" if used is None else used.get(f"{W}val"), path, attribute)


def test_nothing_in_the_cells_of_both_languages_is_set_as_running_text() -> None:
    data = bilingual.render(report(), ("t.docx", official(*OWN)))
    document, sheet = parts(data)["word/document.xml"], sheet_of(data)
    paragraphs = [one for cell in document.iter(f"{W}tc") for one in cell.iter(f"{W}p")]
    assert {"t", "cap", "u", "1"} <= {str(one.find(f"{W}pPr/{W}pStyle").get(f"{W}val")) for one in paragraphs}
    for one in paragraphs:
        assert shown_as(sheet, one, "pPr/spacing", "lineRule") == "auto"
        assert shown_as(sheet, one, "pPr/ind", "firstLine") in ("", "0")
        assert shown_as(sheet, one, "pPr/ind", "firstLineChars") in ("", "0")
        assert shown_as(sheet, one, "pPr/jc", "val") in ("left", "right", "center")
    assert document.find(f"{W}body/{W}sectPr/{W}docGrid") is None


@pytest.mark.parametrize("write", [render, bilingual.render])
def test_a_template_never_numbers_headings(write: object) -> None:
    contents = style("toc9", "TOC Heading", base="1")
    data = write(report(), ("t.docx", official(contents, numbered=True)))  # type: ignore[operator]
    sheet = sheet_of(data)
    assert {"1", "2", "3", "toc9"} <= sheet.numbered
    assert sheet.ids["run-in heading 1"] not in sheet.numbered
    found = 0
    for one in parts(data)["word/document.xml"].iter(f"{W}pPr"):
        used = one.find(f"{W}pStyle")
        if used is not None and used.get(f"{W}val") in sheet.numbered:
            found += 1
            assert one.find(f"{W}numPr/{W}numId").get(f"{W}val") == "0"
    assert found >= 2


SECTIONS = (
    p("封面", ppr=f"<w:sectPr>{HEADER}{PAGE}<w:titlePg/></w:sectPr>")
    + p("正文", ppr=f'<w:sectPr><w:type w:val="oddPage"/>{PAGE.replace("2098", "2000")}{GRID}</w:sectPr>')
    + p("附件")
    + f'<w:sectPr><w:footerReference w:type="default" r:id="x"/>{TURNED}</w:sectPr>'
)


def test_the_last_upright_section_counts_with_what_it_continues() -> None:
    body = parts(render(report(), ("t.docx", official(body=SECTIONS))))["word/document.xml"].find(f"{W}body")
    found = list(body.iter(f"{W}sectPr"))
    assert [one.find(f"{W}pgMar").get(f"{W}top") for one in found] == ["2000"]
    references = [one.get(f"{{{RELATIONSHIPS}}}id") for one in found[0].iter(f"{W}headerReference")]
    assert references == ["header"]
    assert found[0].find(f"{W}footerReference") is None
    assert found[0].find(f"{W}titlePg") is not None


def test_a_template_with_turned_pages_only_turns_all() -> None:
    turned = official(body=p("附件") + f"<w:sectPr>{TURNED}</w:sectPr>")
    body = parts(render(report(), ("t.docx", turned)))["word/document.xml"].find(f"{W}body")
    assert body.find(f"{W}sectPr/{W}pgSz").get(f"{W}orient") == "landscape"


@pytest.mark.parametrize(
    ("columns_", "width"),
    [
        ('<w:cols w:num="2" w:space="425"/>', (8845 - 425) // 2),
        ('<w:cols w:num="2" w:equalWidth="0"><w:col w:w="5000" w:space="400"/><w:col w:w="3445"/></w:cols>', 3445),
        ('<w:cols w:num="2"/>', (8845 - 720) // 2),
        ('<w:cols w:space="425"/>', 8845),
    ],
)
def test_a_table_is_as_wide_as_a_column_of_text(columns_: str, width: int) -> None:
    section = f"<w:sectPr>{PAGE}{columns_}{GRID}</w:sectPr>"
    narrow = tables_rendition("指标\t产值\n甲\t1.0\n乙\t2.0")
    data = render(narrow, ("t.docx", official(body=section)))
    assert sum(columns(data)) == width


def test_a_wide_table_has_a_turned_page_without_columns() -> None:
    section = f'<w:sectPr>{PAGE}<w:cols w:num="3" w:space="425"/>{GRID}</w:sectPr>'
    data = render(report(), ("t.docx", official(body=section)))
    assert sum(columns(data)) > 8845
    found = list(parts(data)["word/document.xml"].iter(f"{W}sectPr"))
    turned = [one.find(f"{W}pgSz").get(f"{W}orient") == "landscape" for one in found]
    assert [one.find(f"{W}cols") is None for one in found] == turned
    assert any(turned)


def headers(data: bytes) -> dict[str, str]:
    return {name: "".join(part.itertext()) for name, part in parts(data).items() if part.tag == f"{W}hdr"}


def saved_by_word(data: bytes) -> bytes:
    """A document as Word saves it: with other ids and names of parts."""

    def change(files: dict[str, bytes]) -> None:
        for name in ("header1", "draft"):
            files[f"word/{name}9.xml"] = files.pop(f"word/{name}.xml")
        for name in ("word/_rels/document.xml.rels", "word/document.xml", "[Content_Types].xml"):
            text = re.sub(rb"\b(header1|draft)\.xml", rb"\g<1>9.xml", files[name])
            files[name] = re.sub(rb'(?<=[Ii]d=")toolkit-', b"rId", text)

    return rezipped(data, change)


@pytest.mark.parametrize("again", [lambda data: data, saved_by_word], ids=["as-built", "saved-by-Word"])
def test_a_built_document_as_template_leaves_neither_mark_nor_title(again: object) -> None:
    template = again(render(mixed()))  # type: ignore[operator]
    assert set(headers(template).values()) == {MARK, MARK + "Head. tok0cell0 in Chongqing (重庆市2021年)"}
    finished = render(rendition(), ("draft.docx", template))
    assert sorted(headers(finished).values()) == ["", "Head. tok0cell0"]
    assert all(part.find(f"{W}p") is not None for part in parts(finished).values() if part.tag == f"{W}hdr")
    other = mixed()
    other = replace(other, title="Another", counts=replace(other.counts, units=9))
    drafted = headers(render(other, ("draft.docx", template)))
    assert len(drafted) == 2
    assert all(text.count("Draft:") == 1 and "of 9 units" in text for text in drafted.values())
    relations = [one.get("Id") for one in parts(render(other, ("d.docx", template)))["word/_rels/document.xml.rels"]]
    assert len(relations) == len(set(relations))


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        (p("东源市人民政府文件"), "东源市人民政府文件"),
        (p("简报", r(" 第3期")), "简报 第3期"),
        (p("简报"), "Head. tok0cell0"),
    ],
)
def test_a_header_is_kept_unless_it_is_the_title_of_the_template(header: str, shown: str) -> None:
    core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>简报</dc:title></cp:coreProperties>'
    changed = {"docProps/core.xml": core.encode(), "word/header.xml": xml("hdr", header)}
    template = rezipped(official(body=f"<w:sectPr>{HEADER}{PAGE}</w:sectPr>"), lambda files: files.update(changed))
    assert list(headers(render(rendition(), ("t.docx", template))).values()) == [shown]


def test_everything_is_in_the_order_of_the_schema() -> None:
    order = ORDER | {
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens wordWrap"
        " bidi adjustRightInd snapToGrid spacing ind contextualSpacing jc textAlignment outlineLvl rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs noProof snapToGrid vanish color spacing w kern position sz szCs u shd"
        " vertAlign rtl lang specVanish",
        "sectPr": "headerReference footerReference footnotePr type pgSz pgMar titlePg docGrid",
    }
    order = {name: known for name, known in order.items() if name not in ("style", "lvl")}
    template = official(style("x", "Table Text"), style("cap", "caption"), numbered=True, body=SECTIONS)
    for data in (render(report(), ("t.docx", template)), bilingual.render(report(), ("t.docx", template))):
        for name in ("word/document.xml", "word/styles.xml"):
            for element in parts(data)[name].iter():
                known = order.get(element.tag.removeprefix(W), "").split()
                children = [child.tag.removeprefix(W) for child in element]
                if known:
                    assert set(children) <= set(known), (name, element.tag)
                    assert children == sorted(children, key=known.index), (name, element.tag)


@pytest.mark.parametrize("normal", [None, HANGING], ids=["first-line", "hanging"])
@pytest.mark.skipif(shutil.which("soffice") is None or shutil.which("pdftotext") is None, reason="needs LibreOffice")
def test_no_word_of_a_table_is_broken_on_the_page(tmp_path: Path, normal: str | None) -> None:
    template = official(numbered=True) if normal is None else official(normal=normal, numbered=True)
    (tmp_path / "t.docx").write_bytes(render(report(), ("t.docx", template)))
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "t.docx")], capture_output=True, check=True)
    done = subprocess.run(["pdftotext", "-layout", str(tmp_path / "t.pdf"), "-"], capture_output=True, check=True)
    text = done.stdout.decode()
    for row in (TEXT[one] for one in TEXT if "\t" in one):
        for one in row.split():
            assert re.search(rf"(?<!\S){re.escape(one)}(?!\S)", text), one
    assert "Chapter" not in text
