"""Word files: real styles and footnotes, finished contents, and templates of every kind."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import toolkit
from documents import W, paragraphs, parts
from test_renderers import document, rendition, translated
from test_tables import rendition as tables_rendition

from toolkit.errors import InputError
from toolkit.model import State
from toolkit.model.rendition import Policy
from toolkit.renderers import html
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.word import bilingual, render
from toolkit.renderers.word.xml import NAMESPACES, run

docx = pytest.importorskip("docx", reason="python-docx is in the extra `test`")


def with_footnotes() -> bytes:
    report = document()
    units = [replace(unit, comments=("toolkit: footnote A <note>.",)) for unit in translated(report)]
    return render(compose(report, units, ComposeOptions("en")))


def rezipped(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A Word file with changed parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_python_docx_opens_it_with_its_styles() -> None:
    opened = docx.Document(io.BytesIO(render(rendition())))
    styles = [paragraph.style.name for paragraph in opened.paragraphs]
    assert {"Title", "Details", "Heading 1", "Heading 2", "Enumeration", "toc 1", "TOC Heading"} <= set(styles)
    assert opened.core_properties.title == "Head. tok0cell0"
    assert opened.core_properties.language == "en-US"
    assert opened.tables[0].rows[0].cells[1].text == "Head. tok10cell1"


def test_contents_are_filled_and_need_no_update() -> None:
    data = render(rendition())
    found = parts(data)
    lines = [text for style, text in paragraphs(data) if re.fullmatch(r"TOC\d", style)]
    assert len(lines) == 5  # four headings, and the glossary
    settings = found["word/settings.xml"]
    assert settings.find(f"{W}updateFields") is None
    anchors = {link.get(f"{W}anchor") for link in found["word/document.xml"].iter(f"{W}hyperlink")}
    assert anchors == {mark.get(f"{W}name") for mark in found["word/document.xml"].iter(f"{W}bookmarkStart")}


def test_every_style_and_relationship_exists() -> None:
    data = with_footnotes()
    found = parts(data)
    ids = {style.get(f"{W}styleId") for style in found["word/styles.xml"].iter(f"{W}style")}
    used = {
        node.get(f"{W}val")
        for part in ("word/document.xml", "word/footnotes.xml", "word/header1.xml")
        for kind in ("pStyle", "rStyle", "tblStyle")
        for node in found[part].iter(f"{W}{kind}")
    }
    assert used <= ids
    targets = {f"word/{relation.get('Target')}" for relation in found["word/_rels/document.xml.rels"]}
    assert targets <= set(found)


def test_footnotes_are_real_footnotes() -> None:
    found = parts(with_footnotes())
    references = [node.get(f"{W}id") for node in found["word/document.xml"].iter(f"{W}footnoteReference")]
    notes = [node.get(f"{W}id") for node in found["word/footnotes.xml"].iter(f"{W}footnote")]
    assert references == [str(number) for number in range(1, 16)]
    assert notes == ["-1", "0", *references]


def test_enumerators_are_never_generated() -> None:
    for level in parts(render(rendition()))["word/numbering.xml"].iter(f"{W}lvl"):
        assert level.find(f"{W}numFmt").get(f"{W}val") == "none"
        assert level.find(f"{W}lvlText").get(f"{W}val") == ""


def test_languages_are_tagged() -> None:
    report = document()
    made = compose(report, [], ComposeOptions("en", policy=Policy.SOURCE))
    defaults = parts(render(made))["word/styles.xml"].find(f"{W}docDefaults//{W}lang")
    assert defaults.get(f"{W}val") == "en-US"
    assert defaults.get(f"{W}eastAsia") == "zh-CN"
    # Digits in a Chinese text have the tag of English, as in Word: LibreOffice ends lines within Chinese figures.
    tags = {
        (node.get(f"{W}val"), node.get(f"{W}eastAsia"))
        for write in (render, bilingual.render)
        for name in ("word/document.xml", "word/styles.xml")
        for node in parts(write(made))[name].iter(f"{W}lang")
    }
    assert tags == {("en-US", "zh-CN")}


def office(change: Callable[[object], None] = lambda _: None) -> bytes:
    """A template as offices have: a document by another program, with a letterhead."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "LETTERHEAD"
    made.styles["Heading 1"].font.name = "Courier New"
    made.add_paragraph("The template's own text")
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def as_template(files: dict[str, bytes]) -> None:
    types = files["[Content_Types].xml"]
    files["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")


def without_styles_and_lists(files: dict[str, bytes]) -> None:
    relations = files["word/_rels/document.xml.rels"].decode()
    for name in ("styles.xml", "numbering.xml"):
        del files[f"word/{name}"]
        relations = re.sub(rf'<Relationship\b[^>]*Target="{name}"[^>]*/>', "", relations)
    files["word/_rels/document.xml.rels"] = relations.encode()


TEMPLATES = {
    "office": office(),
    "dotx": rezipped(office(), as_template),
    "bare": rezipped(office(), without_styles_and_lists),
    "ours": with_footnotes(),
}


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_provides_styles_and_page(kind: str) -> None:
    report = document()
    units = [replace(unit, comments=("toolkit: footnote N.",)) for unit in translated(report)]
    data = render(compose(report, units, ComposeOptions("en")), template=(kind, TEMPLATES[kind]))
    opened = docx.Document(io.BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert "The template's own text" not in text
    assert text.count("tok2cell0") == 2  # the heading and its line in the contents
    found = parts(data)
    ids = [style.get(f"{W}styleId") for style in found["word/styles.xml"].iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    assert {node.get(f"{W}val") for node in found["word/document.xml"].iter(f"{W}pStyle")} <= set(ids)
    assert found["word/footnotes.xml"].findall(f"{W}footnote")[2].get(f"{W}id") == "1"
    assert "LETTERHEAD" in opened.sections[0].header.paragraphs[0].text or kind == "ours"
    assert opened.core_properties.title == "Head. tok0cell0"
    numbers = {node.get(f"{W}numId") for node in found["word/numbering.xml"].iter(f"{W}num")}
    assert {node.get(f"{W}val") for node in found["word/document.xml"].iter(f"{W}numId")} <= numbers


BROKEN = {
    "text": b"no zip at all",
    "empty": b"",
    "zip": rezipped(office(), lambda files: files.pop("word/document.xml") and None),
    "damaged": rezipped(office(), lambda files: files.update({"word/styles.xml": b"<w:styles"})),
    "entities": rezipped(
        office(), lambda files: files.update({"word/styles.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'})
    ),
    "cut": office()[:4000],
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_bad_template_is_one_clear_line(in_folder: Path, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    with pytest.raises(InputError) as error:
        render(rendition(), template=(f"{kind}.docx", BROKEN[kind]))
    assert str(error.value).startswith(f"{kind}.docx: ")
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/a.txt").write_text("标题\n\n正文。\n", encoding="utf-8")
    (in_folder / "translations/en").mkdir(parents=True)
    (in_folder / "translations/en/a.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    (in_folder / "t.docx").write_bytes(BROKEN[kind])
    done = toolkit(capfd, "build-en", "--format", "docx", "--template", "t.docx", "--incomplete", "mark")
    assert done.code == 2
    assert done.err.startswith("toolkit: t.docx: ")
    assert not (in_folder / "build").exists()


def test_right_to_left_languages() -> None:
    report = document()
    made = compose(report, translated(report, "{} نص"), ComposeOptions("ar"))
    found = parts(render(made))["word/document.xml"]
    with_text = [paragraph for paragraph in found.iter(f"{W}p") if paragraph.find(f"{W}r") is not None]
    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in with_text)
    assert found.find(f".//{W}rPr/{W}rtl") is not None
    assert b'<html lang="ar" dir="rtl">' in html.render(made)


@pytest.mark.parametrize("template", [None, ("t.docx", office())])
def test_footnotes_are_right_to_left(template: tuple[str, bytes] | None) -> None:
    report = document()
    units = [replace(unit, comments=("toolkit: footnote نص.",)) for unit in translated(report)]
    notes = parts(render(compose(report, units, ComposeOptions("ar")), template))["word/footnotes.xml"]
    texts = [run for run in notes.iter(f"{W}r") if "نص" in (run.findtext(f"{W}t") or "")]
    assert texts
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in texts)


def test_tables_are_as_wide_as_the_page_of_the_template() -> None:
    template = docx.Document(io.BytesIO(office()))
    section = template.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    data = bilingual.render(rendition(), template=("t.docx", office()))
    table = parts(data)["word/document.xml"].find(f"{W}body/{W}tbl")
    assert sum(int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")) == width


def test_captions_stay_with_their_table_whatever_the_template_says() -> None:
    """The style of captions of many offices does not keep them with what follows."""
    made = tables_rendition("表1 指标\n单位：亿元\n指标\t产值\n甲\t1.0\n乙\t2.0")
    document = parts(render(made, ("t.docx", office())))["word/document.xml"]
    before = next(document.iter(f"{W}tbl"))
    body = list(document.find(f"{W}body"))
    captions = body[body.index(before) - 2 : body.index(before)]
    assert [text for one in captions for text in one.itertext()] == ["表1 指标", "单位：亿元"]
    assert all(one.find(f"{W}pPr/{W}keepNext").get(f"{W}val") is None for one in captions)


def test_the_text_keeps_its_distance_from_contents_and_list_of_tables() -> None:
    tables = "\n\n".join(f"表{n} 指标\n指标\t产值\n甲\t1.0\n乙\t2.0" for n in (1, 2, 3))
    document = parts(render(tables_rendition(f"一、情况\n\n{tables}\n\n二、其他\n\n正文。")))["word/document.xml"]
    spaced = {}
    for one in document.iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in ("TOC1", "TableofFigures"):
            spaced.setdefault(style.get(f"{W}val"), []).append(one.find(f"{W}pPr/{W}spacing") is not None)
    assert spaced == {"TOC1": [False, True], "TableofFigures": [False, False, True]}


def test_the_list_of_tables_looks_like_the_contents() -> None:
    styles = parts(render(rendition()))["word/styles.xml"]
    found = {one.get(f"{W}styleId"): one for one in styles.iter(f"{W}style")}
    contents, tables = (found[name] for name in ("TOC1", "TableofFigures"))
    for path in ("pPr/spacing", "pPr/ind", "pPr/jc", "rPr/rFonts", "rPr/sz"):
        own, other = (one.find("/".join(W + name for name in path.split("/"))) for one in (contents, tables))
        assert own is not None, path
        assert other is not None, path
        assert other.attrib == own.attrib, path


def test_captions_below_stay_with_their_table() -> None:
    made = tables_rendition("指标\t产值\n甲\t1.0\n乙\t2.0\n表1 指标\n\n正文在此。")
    document = parts(render(made))["word/document.xml"]
    last = list(document.iter(f"{W}tr"))[-1]
    assert last.find(f".//{W}keepNext") is not None
    body = list(document.find(f"{W}body"))
    below = body[body.index(next(document.iter(f"{W}tbl"))) + 1]
    assert "".join(below.itertext()) == "表1 指标"
    assert below.find(f"{W}pPr/{W}keepNext").get(f"{W}val") == "0"


def test_both_languages_of_a_row_are_on_one_page() -> None:
    made = tables_rendition("指标\t产值\n甲\t1.0\n乙\t2.0")
    rows = list(list(parts(bilingual.render(made))["word/document.xml"].iter(f"{W}tbl"))[1].iter(f"{W}tr"))
    kept = [row.find(f".//{W}keepNext") is not None for row in rows]
    assert kept == [True, False] * 3


def test_rows_of_both_languages_do_not_break_unless_they_are_very_high() -> None:
    """A whole row that is nearly as high as a page would leave the page before it empty."""
    long = "推动规模以上工业企业数字化转型全覆盖，" * 60
    rows = parts(bilingual.render(tables_rendition(f"一、情况\n\n{long}\n\n短句。")))["word/document.xml"].iter(
        f"{W}tr"
    )
    whole = {"".join(row.itertext())[1:5]: row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows}
    assert [whole[text] for text in ("一、情况", "推动规模", "短句。短")] == [True, False, True]


def test_headings_of_both_languages_are_on_the_page_of_what_follows() -> None:
    made = tables_rendition("一、情况\n\n表1 指标\n指标\t产值\n甲\t1.0\n乙\t2.0\n\n二、其他\n\n正文在此。")
    body = list(parts(bilingual.render(made))["word/document.xml"].find(f"{W}body"))
    kept = [
        (one.tag == f"{W}tbl", [row.find(f".//{W}keepNext") is not None for row in one.iter(f"{W}tr")][-1:] or gap)
        for one in body[:-1]
        for gap in [[one.find(f"{W}pPr/{W}keepNext") is not None]]
    ]
    assert kept == [
        *[(True, [True]), (False, [True])],  # the heading, and what is between tables
        *[(True, [True]), (False, [True])],  # the caption
        *[(True, [False]), (False, [False])],
        *[(True, [False]), (False, [False])],
    ]


#: The order of elements in the schema (ECMA-376); Word rejects a file with another order.
ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs suppressAutoHyphens bidi snapToGrid spacing ind"
    " contextualSpacing jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs noProof vanish color spacing sz szCs u shd vertAlign rtl lang specVanish",
    "style": "name basedOn next link uiPriority qFormat pPr rPr tblPr tblStylePr",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference footnotePr pgSz pgMar titlePg",
    "lvl": "start numFmt suff lvlText lvlJc pPr",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol"
    " listSeparator",
    "numbering": "abstractNum num",
}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_elements_are_in_the_order_of_the_schema(language: str) -> None:
    report = document()
    units = [replace(unit, comments=("toolkit: footnote N.",)) for unit in translated(report)]
    made = compose(
        report, [*units[:-2], replace(units[-2], state=State.INITIAL)], ComposeOptions(language, policy=Policy.SOURCE)
    )
    for data in (render(made), bilingual.render(made)):
        for name, part in parts(data).items():
            for element in part.iter():
                known = ORDER.get(element.tag.removeprefix(W), "").split()
                children = [child.tag.removeprefix(W) for child in element]
                if known:
                    assert set(children) <= set(known), (name, element.tag)
                    assert children == sorted(children, key=known.index), (name, element.tag)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("-1.96 and (-0.4), of -5", ["-", "1.96 and (", "-", "0.4), of ", "-", "5"]),
        ("was -$3, -.5, 下降-2", ["was ", "-", "$3, ", "-", ".5, 下降", "-", "2"]),
        ("COVID-19, 2021-2025, - 5, a-b, −1", ["COVID-19, 2021-2025, - 5, a-b, −1"]),
    ],
)
def test_no_line_ends_after_a_hyphen_that_is_a_minus(text: str, shown: list[str]) -> None:
    made = ElementTree.fromstring(f"<r {NAMESPACES}>{run(text)}</r>")
    signs = {f"{W}t": lambda one: one.text, f"{W}noBreakHyphen": lambda _: "-"}
    assert [signs[one.tag](one) for one in made[0]] == shown
    kept = [one.tag for one, part in zip(made[0], shown, strict=True) if part == "-"]
    assert set(kept) <= {f"{W}noBreakHyphen"}
