"""Indents of the labels of tables: read from each format as levels, and kept in each document."""

from __future__ import annotations

import re
from html import escape

import pytest
from documents import W, parts
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_report_pdf import HEAD as PAGE
from test_report_pdf import typeset
from word_files import p, word

from toolkit.formats.report import parse
from toolkit.formats.report.css import css_start
from toolkit.formats.report.starts import start
from toolkit.model import BlockKind, Document, State, Unit
from toolkit.model.rendition import Rendition
from toolkit.renderers import html, html_bilingual, markdown, markdown_bilingual, pdf, plain, plain_bilingual
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.word import bilingual as word_bilingual
from toolkit.renderers.word import render

TEXT = "正文在此，说明情况。"
#: Labels as a cell has them, and the level of each.
COLUMNS = {
    "below 其中": [("常住人口", 0), ("其中：城镇", 1), ("　　　乡村", 1), ("其中：0—15岁", 1), ("　　　60岁以上", 1),
                 ("　　　　其中：65岁以上", 2)],
    "an indented 其中": [("生产总值", 0), ("　其中：工业", 1), ("　　　　建筑业", 1), ("财政收入", 0)],
    "two with 其中": [("第二产业", 0), ("　　其中：工业", 1), ("　　　　　建筑业", 1), ("第三产业", 0),
                  ("　　其中：房地产业", 1)],
    "levels, not widths": [("合计", 0), ("　　工业", 1), ("　　　　制造业", 2), ("　　农业", 1)],
    "spaces": [("合计", 0), ("  工业", 1), ("    制造业", 2)],
    "no-break and em spaces": [("合计", 0), ("\u00a0\u00a0工业", 1), ("\u2003\u2003制造业", 2)],
    "a single space": [("合计", 0), (" 工业", 0), ("农业", 0)],
    "numbered rows": [("一、总收入", 0), ("　（一）税收", 1), ("　　1．增值税", 2), ("二、总支出", 0)],
    "all": [("　　合计", 0), ("　　工业", 0), ("　　农业", 0)],
    "a total in the middle": [("　合　计　", 0), ("工业", 0), ("农业", 0), ("　　总　计", 0)],
    "a total among parts": [("工业", 0), ("　合计", 1), ("　轻工业", 1), ("农业", 0)],
    "a total alone": [("工业", 0), ("　轻工业", 1), ("农业", 0), ("　　　合计", 0)],
    "a first row in the middle": [("　　全市", 0), ("历城区", 0), ("章丘区", 0)],
    "blanks within labels": [("消费价格", 0), ("　　衣　着", 1), ("　　居　住", 1), ("生产价格", 0)],
    "blanks on both sides": [("工业", 0), ("　　其他　　", 0), ("农业", 0)],
    "text": [("措施", 0), ("　　加快建设，提高质量。", 0), ("目标", 0)],
    "years": [("2023年", 0), ("　一季度", 1), ("2024年", 0)],
    "deep": [("　" * n + "层级", min(n, 6)) for n in range(9)],
}  # fmt: skip
HEAD = ["　指　标　", "2023年", "2024年"]


def figures(number: int) -> list[str]:
    return [f"{number}.5", f"1{number}.25"]


def cell(text: str, properties: str = "") -> str:
    inner = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:tc><w:tcPr/><w:p><w:pPr>{properties}</w:pPr>{inner}</w:p></w:tc>"


def word_table(rows: list[list[str]]) -> str:
    lines = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    inner = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl>{lines}{inner}</w:tbl>"


def docx(rows: list[list[str]], styles: str = "") -> Document:
    body = p("某市报告") + p("一、情况") + p(TEXT) + word_table(rows) + p(TEXT)
    data = word(body, styles=styles) if styles else word(body)
    return parse(data, "report.docx", name="report")


def text(table: str, name: str) -> Document:
    return parse(f"某市报告\n\n一、情况\n\n{TEXT}\n\n{table}\n\n{TEXT}\n".encode(), name, name="report")


def of_word(labels: list[str]) -> Document:
    return docx([list(map(cell, HEAD)), *[list(map(cell, [one, *figures(n)])) for n, one in enumerate(labels)]])


def of_page(labels: list[str]) -> Document:
    shown = [[one.replace("  ", "&nbsp; "), *figures(n)] for n, one in enumerate(labels)]
    rows = "".join(f"<tr>\n<td>{'</td><td>'.join(row)}</td></tr>" for row in [HEAD, *shown])
    return page_with(rows)


def page_with(rows: str) -> Document:
    page = f'<html><body><h1>某市报告</h1><p>{TEXT}</p><table border="1">{rows}</table><p>{TEXT}</p></body></html>'
    return parse(page.encode(), "report.html", name="report")


def of_markdown(labels: list[str]) -> Document:
    """As GitHub shows them; the blanks that programs drop are entities."""
    shown = [one.replace("\u00a0", "&nbsp;").replace("\u2003", "&emsp;") for one in labels]
    rows = [HEAD, ["---"] * 3, *[[one, *figures(n)] for n, one in enumerate(shown)]]
    return text("\n".join(f"| {' | '.join(row)} |" for row in rows), "report.md")


def of_html_in_markdown(labels: list[str]) -> Document:
    rows = "\n".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in [HEAD, *_rows(labels)])
    return text(f"<table>\n{rows.replace('  ', '&nbsp; ')}\n</table>", "report.md")


def of_tabs(labels: list[str]) -> Document:
    return text("\n".join(map("\t".join, [HEAD, *_rows(labels)])), "report.txt")


def of_bars(labels: list[str]) -> Document:
    return text("\n".join(f"|{'|'.join(row)}|" for row in [HEAD, *_rows(labels)]), "report.txt")


def of_blanks(labels: list[str]) -> Document:
    return text("\n".join("    ".join([one.rstrip("　"), *own]) for one, *own in [HEAD, *_rows(labels)]), "report.txt")


def _rows(labels: list[str]) -> list[list[str]]:
    return [[one, *figures(n)] for n, one in enumerate(labels)]


READERS = [of_word, of_page, of_markdown, of_html_in_markdown, of_tabs, of_bars]


def rendition(report: Document) -> Rendition:
    units = [Unit(one.text, one.text, state=State.TRANSLATED) for one in report.walk() if one.unit]
    return compose(report, units, ComposeOptions("zh"))


def levels(report: Document) -> list[tuple[int, ...]]:
    """The levels of the rows of the first table, those of the cells after the last label left out."""
    table = next(one for one in rendition(report).walk() if one.kind is BlockKind.TABLE)
    return [tuple(row.indents[: max((n + 1 for n, one in enumerate(row.indents) if one), default=0)])
            for row in table.children]  # fmt: skip


@pytest.mark.parametrize("read", READERS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
def test_labels_have_levels(read: object, column: list[tuple[str, int]]) -> None:
    assert callable(read)
    report = read([label for label, _ in column])
    assert levels(report) == [(), *[(level,) * (level > 0) for _, level in column]]
    rows = [one.text for one in report.walk() if one.kind is BlockKind.ROW]
    assert ["".join(row.split("\t")[0].split()) for row in rows[1:]] == ["".join(label.split()) for label, _ in column]


DRAWN = ["below 其中", "levels, not widths", "spaces", "all", "a single space"]


@pytest.mark.parametrize("name", DRAWN)
def test_labels_of_tables_drawn_with_blanks_have_levels(name: str) -> None:
    column = COLUMNS[name]
    report = of_blanks([label for label, _ in column])
    assert levels(report) == [(), *[(level,) * (level > 0) for _, level in column]]


RULED = """
------------  -----  -----
指标          上年   本年
------------  -----  -----
常住人口       4846   4850

  其中：城镇   3120   3125

        乡村   1725   1730

一个名称很长      1      2
  的指标
------------  -----  -----
"""
IN_MIDDLE = """
|     指标     | 上年 | 本年 |
|     合计     | 48   | 50   |
| 城镇人口总数 | 31   | 32   |
|     乡村     | 17   | 18   |
|   农业人口   | 17   | 18   |
"""
AT_RIGHT = """
|         指标 | 上年 | 本年 |
|         合计 | 48   | 50   |
| 城镇人口总数 | 31   | 32   |
|       乡村合 | 17   | 18   |
"""
CENTERED = """
|    指标    | 上年 | 本年 |
|:----------:|-----:|-----:|
|    合计    | 48   | 50   |
| &emsp;城镇 | 31   | 32   |
"""


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        (RULED, "report.txt", [(), (), (1,), (1,), ()]),
        (IN_MIDDLE, "report.txt", [(), (), (), (), ()]),
        (AT_RIGHT, "report.txt", [(), (), (), ()]),
        (CENTERED, "report.md", [(), (), ()]),
        ("> | 指标 | 上年 |\n> |---|---|\n> | 合计 | 48 |\n> | &emsp;城镇 | 31 |", "report.md", [(), (), (1,)]),
        ("指标 | 上年\n---|---\n合计 | 48\n　　城镇 | 31", "report.md", [(), (), (1,)]),
        ("指标\t单位\t上年\n工业\t　万元\t8\n　制造业\t万元\t　　3\n采矿业\t万元\t7", "report.txt", [(), (), (1,), ()]),
    ],
    ids=["ruled", "in the middle", "at the right", "centered", "quoted", "without outer bars", "a padded figure"],
)  # fmt: skip
def test_drawn_tables(table: str, name: str, expected: list[tuple[int, ...]]) -> None:
    assert levels(text(table.strip("\n"), name)) == expected


IND = '<w:ind w:left="{}"/>'
STYLES = """<w:docDefaults/>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
<w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="Centered"/><w:basedOn w:val="a"/>
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="i"><w:name w:val="Part"/><w:basedOn w:val="a"/>
<w:pPr><w:ind w:left="420"/></w:pPr></w:style>"""


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (["", IND.format(420), IND.format(840), IND.format(1260)], [0, 1, 2, 3]),
        (["", '<w:ind w:firstLineChars="100" w:firstLine="210"/>', '<w:ind w:leftChars="200" w:left="1"/>'], [0, 1, 2]),
        (['<w:ind w:start="10"/>', '<w:ind w:start="400" w:hanging="400"/>', '<w:ind w:start="400"/>'], [0, 0, 1]),
        (['<w:jc w:val="center"/>' + IND.format(900), IND.format(420), IND.format(840)], [0, 0, 1]),
        (["", IND.format(420), '<w:jc w:val="right"/>' + IND.format(840), IND.format(420)], [0, 1, 0, 1]),
        (["", IND.format("x"), IND.format(-99999999), IND.format("")], [0, 0, 0, 0]),
    ],
    ids=["left", "characters", "hanging", "centered", "right", "wrong"],
)
def test_the_indents_of_word_paragraphs_are_levels(properties: list[str], expected: list[int]) -> None:
    rows = [[cell(f"指标{'甲乙丙丁'[n]}", one), cell("1.5")] for n, one in enumerate(properties)]
    assert levels(docx([[cell("指标"), cell("2023年")], *rows])) == [(), *[(one,) * (one > 0) for one in expected]]


def test_the_indents_of_word_styles_are_levels() -> None:
    """All cells of Chinese templates may have the first line indent of Normal; centered totals have no place."""
    named = [("合计", "c"), ("工业", "a"), ("制造业", "i"), ("农业", "a")]
    rows = [[cell(label, f'<w:pStyle w:val="{style}"/>'), cell("1.5")] for label, style in named]
    assert levels(docx([[cell("指标"), cell("2023年")], *rows], STYLES)) == [(), (), (), (1,), ()]


def test_a_label_in_the_second_column_has_its_own_levels() -> None:
    """Beside merged names of areas, and after codes; not in a column of texts after the figures."""
    merged, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    names = [
        ("全省", "常住人口", merged),
        ("", "　其中：城镇", on),
        ("", "　　　　乡村", on),
        ("　长沙", "常住人口", ""),
    ]
    head = [cell(one) for one in ("地区", "指标", "2023年", "备注")]
    rows = [
        [cell(area).replace("<w:tcPr/>", f"<w:tcPr>{more}</w:tcPr>"), cell(label), cell("1.5"), cell("　" * n + "见注")]
        for n, (area, label, more) in enumerate(names)
    ]
    assert levels(docx([head, *rows])) == [(), (), (0, 1), (0, 1), (1,)]


def test_header_cells_have_no_levels() -> None:
    head = [["　　指　标", "　2023年", ""], ["", "　　金额", "　　　增速"]]
    rows = [*head, ["合计", "1.5", "2.5"], ["　工业", "　　1.5", "　　　2.5"]]
    assert levels(docx([list(map(cell, row)) for row in rows])) == [(), (), (), (1,)]


def test_tables_without_indents_say_nothing() -> None:
    rows = [one for one in of_word(["合计", "工业", "农业"]).walk() if one.kind is BlockKind.ROW]
    assert [one.starts for one in rows] == [()] * 4


@pytest.mark.parametrize(
    ("styles", "expected"),
    [
        ([{}], 0),
        ([{"style": "padding-left: 2em"}], 200),
        ([{"style": "PADDING: 1px 2px 3px 24pt !important"}], 264),
        ([{"style": "padding: 0 1em"}, {"style": "margin-left:1em; text-indent:1em"}], 300),
        ([{"style": "text-indent: 2em"}, {"style": "text-indent: 1em"}], 100),
        ([{"style": "padding-left:2em; text-indent:-2em"}], 0),
        ([{"align": "center"}, {}], None),
        ([{"align": "center"}, {"style": "text-align: left"}], 0),
        ([{"style": "text-align:-webkit-center"}], None),
        ([{"style": "text-align:right;padding-left:5em"}], None),
        ([{"style": "padding-left: calc(1em + 2px); text-indent: 10%"}], 0),
        ([{"style": "padding:;;:x;padding-left:9999999999em", "align": None}], 0),
    ],
)
def test_styles_of_cells(styles: list[dict[str, str | None]], expected: int | None) -> None:
    assert css_start(styles) == expected


def test_the_styles_of_web_pages_are_levels() -> None:
    cells = [
        '<td style="text-align:center">合计</td>',
        "<td>工业</td>",
        '<td style="padding-left:21px">制造业</td>',
        '<td><p style="text-indent:4em"><span>汽车业</span></p></td>',
        '<td><span style="margin-left:24px">&nbsp;</span>采矿业</td>',
        "<td align=center>农业</td>",
    ]
    for shown in (cells, [one.replace("<p", "<div").replace("</p", "</div") for one in cells]):
        rows = "".join(f"<tr>{one}<td>{n}.5</td></tr>" for n, one in enumerate(shown))
        assert levels(page_with(f"<tr><th>指标</th><th>上年</th></tr>{rows}")) == [(), (), (), (1,), (2,), (), ()]


def test_rows_of_years_on_a_page_are_no_fields_of_it() -> None:
    head, body = (
        "<tr><th>年份</th><th>产值</th></tr>",
        "<tr><td>2023年</td><td>1.5</td></tr><tr><td>2024年</td><td>2</td></tr>",
    )
    rows = [one.text for one in page_with(head + body).walk() if one.kind is BlockKind.ROW]
    assert rows == ["年份\t产值", "2023年\t1.5", "2024年\t2"]


LONG = "规模以上工业企业实现营业收入与利润总额之和及其占比"
MADE = [("合计", 0), ("　　工业", 1), (f"　　　　{LONG}" + "甲乙丙丁" * 4, 2), ("农业", 0)]


@pytest.fixture(scope="module")
def made() -> Rendition:
    return rendition(of_word([label for label, _ in MADE]))


def test_web_pages_indent_labels(made: Rendition) -> None:
    page = html.render(made).decode()
    shown = {label: style for style, label in re.findall(r'class="stub"(?: style="([^"]*)")?>([^<]*)<', page)}
    assert [re.findall("--level: ([0-9])", shown[label.strip()]) for label, _ in MADE] == [[], ["1"], ["2"], []]
    assert '[style*="--level"] { padding-inline-start' in page


def test_bilingual_pages_indent_labels_of_both_languages(made: Rendition) -> None:
    page = html_bilingual.render(made).decode()
    found = re.findall(r'<div class="cell"[^>]*?style="--level: ([0-9])"', page)
    assert found == ["1", "1", "2", "2"]


@pytest.mark.parametrize("render_", [render, word_bilingual.render], ids=["one language", "bilingual"])
def test_word_indents_labels(made: Rendition, render_: object) -> None:
    assert callable(render_)
    body = parts(render_(made))["word/document.xml"]
    left = {}
    for one in body.iter(f"{W}tc"):
        label = "".join(run.text or "" for run in one.iter(f"{W}t"))
        sizes = [found.get(f"{W}left") for found in one.iter(f"{W}ind")]
        left[label] = int(sizes[0] or 0) if sizes else 0
    first, second, third = (left[label.strip()] for label, _ in MADE[:3])
    assert first == 0 < second
    assert third == 2 * second


def test_pdf_indents_labels(made: Rendition) -> None:
    markup = "\n".join(pdf.blocks(made))
    shown = {
        label: float(size) for size, label in re.findall(r'inset: \(left: ([0-9.]+)pt[^\[]*\)\[#"(\w+)"\]', markup)
    }
    first, second = (shown[MADE[n][0].strip()] for n in (1, 2))
    size, padding = (float(re.search(rf"{name}: ([0-9.]+)pt", markup)[1]) for name in ("size", "padding"))  # type: ignore[index]
    assert (first - padding, second - padding) == (size, 2 * size)


def test_pdf_indents_labels_at_the_right_where_a_text_begins_there() -> None:
    report = of_word(["合计", "　工业"])
    units = [Unit(one.text, one.text, state=State.TRANSLATED) for one in report.walk() if one.unit]
    assert "inset: (right: " in "\n".join(pdf.blocks(compose(report, units, ComposeOptions("ar"))))


@pytest.mark.parametrize("render_", [plain.render, plain_bilingual.render], ids=["one language", "bilingual"])
def test_text_indents_labels_and_what_wraps(made: Rendition, render_: object) -> None:
    assert callable(render_)
    lines = render_(made).decode().split("\n")
    for label, level in MADE:
        own = [line for line in lines if line.strip().startswith(label.strip()[:10])]
        assert own
        assert all(line.startswith("  " * level + label.strip()[:10]) for line in own)


def test_text_keeps_the_indent_of_a_label_of_several_lines() -> None:
    lines = plain.render(rendition(of_word(["合计", "　　" + LONG * 2, "农业"]))).decode().split("\n")
    wrapped = [line for line in lines if re.match(r"  \S", line)]
    assert len(wrapped) > 1
    assert "".join(re.match(r"  (\S+)", line)[1] for line in wrapped) == LONG * 2  # type: ignore[index]


def test_text_row_by_row_indents_the_row() -> None:
    head = ["指标", *[f"措施{n}" for n in range(12)]]
    names = [["合计", *["说明" * 9] * 12], ["　工业", *["说明" * 8] * 12]]
    shown = plain.render(rendition(docx([list(map(cell, row)) for row in [head, *names]]))).decode()
    assert "\n合计\n  措施0: 说明" in shown
    assert "\n  工业\n    措施0: 说明" in shown


def test_markdown_indents_labels_as_programs_show_them(made: Rendition) -> None:
    shown = markdown.render(made).decode()
    assert "| &emsp;工业 |" in shown
    page = MarkdownIt("js-default").render(shown)
    assert "<td>\u2003工业</td>" in page
    assert f"<td>\u2003\u2003{LONG}" in page
    assert markdown_bilingual.render(made).decode().count("| &emsp;工业 |") == 2


@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_documents_read_again_have_the_same_levels(made: Rendition, name: str) -> None:
    data = {"report.md": markdown, "report.txt": plain}[name].render(made)
    assert levels(parse(data, name, name="report")) == [(), (), (1,), (2,), ()]


LABEL = st.text(st.sampled_from("　 \t\u00a0\u2003\u200b\ufeff甲合计其中：1.5-|&;"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(LABEL, LABEL), min_size=1, max_size=6), st.sampled_from([of_word, of_tabs, of_bars, of_markdown])
)
def test_no_blanks_harm(rows: list[tuple[str, str]], read: object) -> None:
    """Texts stay as they are, and levels are within bounds."""
    assert callable(read)
    report = read([label for label, _ in rows])
    for piece in rendition(report).walk():
        assert len(piece.indents) <= len(piece.source.text.split("\t"))
        assert all(0 <= one <= 6 for one in piece.indents)


def test_blanks_without_end_are_read_at_once() -> None:
    assert start("　" * 1_000_000 + "甲" + " " * 1000 + "乙") == 10_000
    assert start(" " * 1_000_000) is None


RULES = {
    "in both ways": "stroke: 0.5pt",
    "across": "stroke: (x, y) => if y in (0, 1) { (top: 0.5pt) } else { none }, table.hline(y: 5, stroke: 0.5pt)",
    "none": "stroke: none",
}
PRINTED = [("常住人口", 0), ("其中：城镇人口", 1), ("　　　乡村", 1), ("合计", 0)]


@pytest.mark.parametrize("rules", RULES.values(), ids=RULES)
def test_printed_tables_have_levels(rules: str) -> None:
    """Whatever rules they have; a total in the middle of its cell has no place."""
    rows = [["指标", "上年", "本年"], *[[label, *figures(n)] for n, (label, _) in enumerate(PRINTED)]]
    shown = [f"[{one.replace('　', '#h(1em)')}]" for row in rows for one in row]
    shown[-3] = "table.cell(align: center)[合计]"
    table = f"#table(columns: (12em, 5em, 5em), align: (left, right, right), {rules}, {', '.join(shown)})"
    report = parse(typeset(f"{PAGE}\n= 某市报告\n{TEXT}\n\n{table}\n\n{TEXT}"), "report.pdf", name="report")
    assert levels(report) == [(), *[(level,) * (level > 0) for _, level in PRINTED]]


def test_a_table_over_pages_keeps_its_levels() -> None:
    rows = [["指标", "上年"], *[["　" * (n % 3) + f"产业{n:02}", f"{n}.5"] for n in range(30)]]
    shown = ", ".join(f"[{one.replace('　', '#h(1em)')}]" for row in rows[1:] for one in row)
    table = f"#table(columns: (12em, 5em), stroke: 0.5pt, table.header([指标], [上年]), {shown})"
    report = parse(typeset(f"{PAGE}\n= 某市报告\n{TEXT}\n\n{table}\n\n{TEXT}"), "report.pdf", name="report")
    assert levels(report) == [(), *[(n % 3,) * (n % 3 > 0) for n in range(30)]]


def test_printed_labels_in_the_middle_have_no_levels() -> None:
    labels = ["合计", "城镇人口", "乡村", "农业人口总数"]
    rows = [["指标", "上年"], *[[label, f"{n}.5"] for n, label in enumerate(labels)]]
    shown = ", ".join(f"[{one}]" for row in rows for one in row)
    table = f"#table(columns: (9em, 5em), align: (center, right), stroke: 0.5pt, {shown})"
    report = parse(typeset(f"{PAGE}\n= 某市报告\n{TEXT}\n\n{table}\n\n{TEXT}"), "report.pdf", name="report")
    assert levels(report) == [()] * 5
