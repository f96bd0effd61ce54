"""Tables: columns of figures and headings, widths, captions, and what no format may do to them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from browser import evaluate
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.formats.report import parse
from toolkit.language.widths import text_width
from toolkit.model import BlockKind, State, Unit
from toolkit.model.rendition import Piece, Policy, Rendition
from toolkit.renderers import html, html_bilingual, markdown, markdown_bilingual, pdf, plain, plain_bilingual
from toolkit.renderers.captions import name_of
from toolkit.renderers.columns import Column, fitted, measured, parts, proportional, serif, split
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.page_tables import laid_out, lines
from toolkit.renderers.plain_tables import WIDEST, table, wrapped
from toolkit.renderers.tables import Grid, grid, grid_of
from toolkit.renderers.turned_pages import Flowing, Role, turned_blocks
from toolkit.renderers.word import bilingual as word_bilingual
from toolkit.renderers.word import render as word
from toolkit.renderers.word import template as word_template
from toolkit.renderers.word.body import section

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "tables.yaml").read_text(encoding="utf-8"))


def rendition(text: str) -> Rendition:
    document = parse(f"标题\n\n正文。\n\n{text}\n".encode(), "t.txt", name="t")
    units = [Unit(block.text, block.text, state=State.TRANSLATED) for block in document.walk() if block.unit]
    return compose(document, units, ComposeOptions("zh"))


def tables(text: str) -> list[Piece]:
    return [piece for piece in rendition(text).walk() if piece.kind is BlockKind.TABLE]


def rows(case: dict[str, str]) -> Grid:
    return grid_of([line.split("|") for line in case["rows"].split("\n") if line])


@pytest.mark.parametrize("case", CASES["grids"], ids=lambda case: str(case["name"]))
def test_what_a_table_is(case: dict[str, object]) -> None:
    found = rows(case)  # type: ignore[arg-type]
    assert found.header == case["header"]
    assert sorted(found.figures) == case["figures"]
    assert found.names == case["names"]
    if "fills" in case:
        fills = [[found.fill(row, column) for column in sorted(found.figures)] for row in range(len(found.texts))]
        assert fills == case["fills"]
    if "spans" in case:
        shown = [[(one.columns, one.rows) for one in found.cells(row)] for row in range(found.header)]
        assert shown == [[tuple(one) for one in row] for row in case["spans"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("case", CASES["plain"], ids=lambda case: str(case["name"]))
def test_a_table_in_plain_text(case: dict[str, str]) -> None:
    assert table(rows(case)) == case["shown"].rstrip("\n")


@pytest.mark.parametrize("case", CASES["captions"], ids=lambda case: str(case["name"]))
def test_captions_of_tables(case: dict[str, object]) -> None:
    text = str(case["text"]).replace(" | ", "\t")
    found = [
        {
            "above": [one.source.text for one in piece.captions],
            "below": [one.source.text for one in piece.below],
            "name": name_of(piece),
        }
        for piece in tables(text)
    ]
    assert found == case["tables"]


CELL = st.one_of(
    st.sampled_from(
        ["", "—", "-12.67", "1,186.4", "3145亿元", "12.5%", "manufacturing", "全市规模以上工业增加值", "n/a"]
    ),
    st.text("abcdefgh 中文表格，。-.0123456789", max_size=40).map(str.strip),
    st.text("words of prose ", max_size=300).map(str.strip),
)
GRIDS = st.integers(1, 14).flatmap(
    lambda count: st.lists(st.lists(CELL, min_size=count, max_size=count), min_size=1, max_size=4)
).map(grid_of)  # fmt: skip


@settings(max_examples=40)
@given(GRIDS)
def test_no_line_of_a_plain_table_is_too_wide_and_nothing_is_lost(found: Grid) -> None:
    shown = table(found)
    assert max(map(text_width, shown.split("\n"))) <= WIDEST
    for text in (text for row in found.texts[found.header :] for text in row):
        for part in re.findall(r"[a-z0-9]{2,}", text):
            if len(part) < 20:
                assert part in shown


@pytest.mark.parametrize(("length", "width"), [(48, 99), (49, 100), (50, 84)])
def test_a_plain_table_fills_the_line_before_words_are_broken(length: int, width: int) -> None:
    shown = table(grid_of([["a" * 49, "b"], ["a", "b" * length]]))
    assert max(map(text_width, shown.split("\n"))) == width


@settings(max_examples=40)
@given(GRIDS, st.integers(20, 200))
def test_no_column_is_narrower_than_its_longest_word(found: Grid, total: int) -> None:
    columns = measured([found], text_width)
    widths = fitted(columns, total)
    if widths is None:
        assert sum(one.least for one in columns) > total
        return
    assert sum(widths) <= total
    for row in range(len(found.texts)):
        for cell in found.cells(row):
            text = found.texts[row][cell.column]
            room = sum(widths[cell.column : cell.column + cell.columns])
            assert all(text_width(part) <= room for part in parts(text))


def test_long_headings_leave_short_labels_on_one_line() -> None:
    heading = "Value added of industrial enterprises above designated size (100 million yuan)"
    found = grid_of([["Quarter", "GRP", "Growth", heading, "Growth"], *[["Second quarter", "1", "2", "3", "4"]] * 4])
    columns = measured([found], text_width, 1)
    widths = fitted(columns, 60)
    assert widths
    assert widths[0] > text_width("Second quarter")
    assert sum(widths) <= 60


#: A table with long names, short labels and figures.
PROJECTS = grid_of(
    [
        line.split("|")
        for line in (
            "No.|Project|Developer|Total investment (billion\u00a0yuan)|Investment in 2024 (10,000\u00a0yuan)|Start"
            "|Progress",
            "1|Yunxi National Intelligent Computing Center (Phase I)|Yunxi Data Group Co., Ltd.|3.85|125,600"
            "|November\u00a02023|Main structure topped out",
            "2|Packaging and testing line for one\u00a0million automotive chips|Qingxin Microelectronics Co., Ltd.|2.12"
            "|86,450|March\u00a02024|Equipment installation",
            "3|Unified city operations platform|Municipal Big Data Center|0.235|9,870|June\u00a02024|Trial operation",
        )
    ]
)


@pytest.mark.parametrize(
    ("measure", "sizes", "upright", "turned"),
    [(proportional, (19, 17, 15), 9026, 13958), (serif, (18, 16, 14), 8950, 13880)],
    ids=["Word", "PDF"],
)
def test_a_table_of_texts_is_turned_only_where_its_words_have_no_room(
    measure: Callable[[str], int], sizes: tuple[int, ...], upright: int, turned: int
) -> None:
    layout = laid_out([PROJECTS], upright, turned, measure=measure, sizes=sizes)
    assert not layout.turned
    least = sum(one.least for one in measured([PROJECTS], measure, 1000)) * sizes[-1] // 100 + PROJECTS.columns
    assert not laid_out([PROJECTS], least, turned, measure=measure, sizes=sizes).turned
    assert laid_out([PROJECTS], least - 2 * PROJECTS.columns, turned, measure=measure, sizes=sizes).turned


@pytest.mark.parametrize("total", [9026, 12000, 13958])
def test_the_column_with_most_text_is_the_widest(total: int) -> None:
    layout = laid_out([PROJECTS], total)
    widths = layout.parts[0].widths
    assert max(widths) == widths[1]
    assert max(lines(PROJECTS, row, layout.parts[0], layout) for row in range(1, 4)) <= 4 - (total > 13000)


@settings(max_examples=40)
@given(GRIDS)
def test_every_column_is_on_some_page(found: Grid) -> None:
    layout = laid_out([found], 9000, 14000)
    assert {column for part in layout.parts for column in part.columns} == set(range(found.columns))
    assert all(sum(part.widths) <= (14000 if layout.turned else 9000) for part in layout.parts)
    assert all(width > 0 for part in layout.parts for width in part.widths)


def test_a_wide_table_is_parted_between_columns_with_its_names() -> None:
    found = grid_of([["指标", *(f"{year}年" for year in range(2000, 2030))], ["产值", *["1,234,567.8"] * 30]])
    layout = laid_out([found], 9000, 14000)
    assert layout.turned
    assert len(layout.parts) > 1
    assert all(part.columns[0] == 0 for part in layout.parts)


@pytest.mark.parametrize("case", CASES["parts"], ids=str)
def test_the_parts_of_a_wide_table(case: dict[str, Any]) -> None:
    columns = [Column(width, width, width, width) for width in case["least"]]
    assert split(columns, case["total"], case.get("names", 1)) == case["parts"]


@pytest.mark.parametrize("case", CASES["leading"], ids=lambda case: str(case["name"]))
def test_the_columns_that_name_the_rows(case: dict[str, Any]) -> None:
    assert rows(case).leading == case["leading"]


DISTRICTS = "表1 分区县\n" + "\n".join(
    "\t".join(one)
    for one in (
        ["序号", "片区", "区县", *(f"指标{n}" for n in range(1, 21))],
        *(
            [str(n), area, name, *["1,234,567.8"] * 20]
            for n, area, name in ((1, "东部", "临江区"), (2, "", "望海县"), (3, "西部", "石门区"))
        ),
    )
)


@pytest.mark.parametrize("render", [word, word_bilingual.render], ids=["translation", "both languages"])
def test_each_part_of_a_wide_table_names_its_rows(render: Callable[..., bytes]) -> None:
    shown = re.findall(r"<w:tbl>.*?</w:tbl>", word_parts(rendition(DISTRICTS), render)["word/document.xml"])
    parts = [one for one in shown if "临江区" in one or "1,234,567.8" in one]
    assert len(parts) > 1
    assert all(name in part for part in parts for name in ("临江区", "望海县", "石门区", "东部"))


def test_each_part_of_a_wide_plain_table_names_its_rows() -> None:
    assert table(grid(tables(DISTRICTS)[0])).count("望海县") > 1


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Year-on-year growth", 7, ["Year-", "on-year", "growth"]),
        ("全市工业，增加值", 8, ["全市工", "业，增加", "值"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 4, [""]),
        ("−12.5 percent", 8, ["−12.5", "percent"]),
    ],
)
def test_lines_of_a_cell(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_characters_without_width_take_none() -> None:
    assert text_width("5G基站e\u0301\u200b") == 7


THREE = "\n\n".join(f"表{n} 指标{n}\n单位：亿元\n指标\t产值\t增速\n甲\t1,234.5\t6.1\n乙\t98\t-0.35" for n in (1, 2, 3))


def test_captions_are_captions_in_every_format() -> None:
    made = rendition(THREE)
    page = html.render(made).decode()
    assert page.count("<caption>") == 3
    assert page.count('class="unit"') == 3
    assert 'aria-labelledby="table-2"' in page
    assert '<a href="#table-3">表3 指标3</a>' in page
    assert '<th scope="row"' in page
    assert 'data-fill=".0"' in page
    assert "**表2 指标2**" in markdown.render(made).decode()
    markup = "\n".join(pdf.blocks(made))
    assert markup.count("#data-table(") == 3
    assert "#list-of-tables(" in markup
    xml = word_parts(made)["word/document.xml"]
    assert xml.count('<w:pStyle w:val="Caption"/>') == 3
    assert xml.count('<w:pStyle w:val="TableUnit"/>') == 3
    assert 'TOC \\n \\h \\z \\t "Caption,1"' in xml
    assert xml.count("<w:tblHeader/>") == 3
    assert xml.count("<w:cantSplit/>") == 9


def test_a_list_of_tables_marks_captions_that_are_not_finished() -> None:
    document = parse(f"标题\n\n{THREE}\n".encode(), "t.txt", name="t")
    units = [
        Unit(block.text, block.text, state=State.NEEDS_REVIEW if block.text.startswith("表2") else State.TRANSLATED)
        for block in document.walk()
        if block.unit
    ]
    made = compose(document, units, ComposeOptions("en", policy=Policy.PREVIOUS))
    lines = re.findall(r'<li><a href="#table-\d">(.*?)</a>', html.render(made).decode())
    assert ['class="substituted"' in line for line in lines] == [False, True, False]
    xml = word_parts(made)["word/document.xml"]
    listed = re.findall(r'<w:pStyle w:val="TableofFigures"/>.*?</w:p>', xml)
    assert ["not reviewed" in line for line in listed] == [False, True, False]


@pytest.mark.parametrize("policy", [Policy.PREVIOUS, Policy.SOURCE])
def test_the_mark_of_an_unfinished_row_is_not_in_the_column_of_its_number(policy: Policy) -> None:
    document = parse("标题\n\n序号\t任务\n1\t建设工厂\n2\t完善设施\n".encode(), "t.txt", name="t")
    units = [
        Unit(one.text, one.text, state=State.NEEDS_REVIEW if one.text[0] == "2" else State.TRANSLATED)
        for one in document.walk()
        if one.unit
    ]
    made = compose(document, units, ComposeOptions("en", policy=policy))
    assert re.search(r'<td>2</td><t[dh][^>]*>(<span[^>]*>)?<span class="substituted"', html.render(made).decode())
    assert re.search(r"^2 +\[.*\] 完善设施$", plain.render(made).decode(), re.MULTILINE)
    assert re.search(r"^\| +2 \| \*\*.*完善设施 \|$", markdown.render(made).decode(), re.MULTILINE)
    assert re.search(r'"2".*table\.cell.*substituted.*完善设施', "\n".join(pdf.blocks(made)))
    for render in (word, *([word_bilingual.render] if policy is Policy.PREVIOUS else [])):
        cells = re.findall(r"<w:tc>.*?</w:tc>", word_parts(made, render)["word/document.xml"])
        (mark,) = (number for number, cell in enumerate(cells) if "Substituted" in cell)
        assert re.sub("<[^>]*>", "", cells[mark - 1]) == "2"


def test_the_words_of_a_mark_are_whole_in_their_column() -> None:
    [piece] = tables("任务\t产值\n甲\t1\n乙\t2")
    plain_grid, marked = grid(piece), grid(piece, lambda _: "not reviewed")
    assert marked.marked == {0, 1, 2}
    wide = measured([marked], proportional)[0].least
    assert wide > max(proportional("reviewed]"), measured([plain_grid], proportional)[0].least)


def word_parts(made: Rendition, render: Callable[..., bytes] = word) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render(made))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_two_tables_have_no_list() -> None:
    made = rendition(THREE.split("\n\n表3")[0])
    assert 'id="tables"' not in html.render(made).decode()
    assert "TOC" not in word_parts(made)["word/document.xml"]
    assert "#list-of-tables(" not in "\n".join(pdf.blocks(made))


@pytest.mark.parametrize(
    "name", ["续表3", "续表", "表3（续）", "表3 指标3（续表）", "Table 3 (continued)", "Table 3. More (cont’d)"]
)
def test_the_rest_of_a_table_is_not_in_the_list_of_tables(name: str) -> None:
    rest = THREE.split("\n\n")[0].replace("表1 指标1", name)
    made = rendition(f"{THREE}\n\n{rest}")
    page = html.render(made).decode()
    assert page.count("<caption>") == 4
    assert re.findall(r'<li><a href="#(table-\d)">', page) == ["table-1", "table-2", "table-3"]
    markup = "\n".join(pdf.blocks(made))
    assert re.findall("listed: (true|false)", markup) == ["true", "true", "true", "false"]
    xml = word_parts(made)["word/document.xml"]
    assert xml.count('<w:pStyle w:val="Caption"/>') == xml.count('<w:pStyle w:val="TableofFigures"/>') == 3
    assert xml.count('<w:pStyle w:val="CaptionContinued"/>') == 1
    two_and_rest = rendition("\n\n".join([*THREE.split("\n\n")[:2], rest]))
    assert 'id="tables"' not in html.render(two_and_rest).decode()


WIDE = (
    "表1 月度\n"
    + "\t".join(["指标", *(f"{n}月" for n in range(1, 15))])
    + "\n"
    + "\t".join(["产值", *["1,234,567.89"] * 14])
)


def test_a_wide_table_turns_its_page_with_its_heading_and_note() -> None:
    made = rendition(f"一、月度情况\n\n{WIDE}\n注：快报数。\n\n二、其他\n\n正文。")
    xml = word_parts(made)["word/document.xml"]
    sections = re.split(r"<w:sectPr>", xml)
    assert [('w:orient="landscape"' in one) for one in sections[1:]] == [False, True, False]
    assert "月度情况" in sections[1].split("</w:sectPr>")[1]
    assert "快报数" in sections[1].split("</w:sectPr>")[1]
    assert "其他" in sections[2].split("</w:sectPr>")[1]
    assert xml.count("<w:titlePg/>") == 1
    turned = next(block for block in pdf.blocks(made) if block.startswith("#page(flipped: true)"))
    assert "月度情况" in turned
    assert "快报数" in turned
    assert "其他" not in turned


def test_a_wide_table_at_the_end_turns_the_last_section() -> None:
    xml = word_parts(rendition(WIDE))["word/document.xml"]
    assert [('w:orient="landscape"' in one) for one in xml.split("<w:sectPr>")[1:]] == [False, True]


TURNED = {"table": Role.WIDE_TABLE, "heading": Role.HEADING, "note": Role.NOTE}


@pytest.mark.parametrize("case", CASES["turned"], ids=lambda case: str(case["blocks"]))
def test_what_is_on_turned_pages(case: dict[str, list[str | int]]) -> None:
    blocks = [Flowing(Role.TEXT, one) if isinstance(one, int) else Flowing(TURNED[one], 50) for one in case["blocks"]]
    assert [place for place, one in enumerate(turned_blocks(blocks)) if one] == case["turned"]


def test_a_table_is_turned_only_where_the_smallest_text_is_not_enough() -> None:
    def turned(columns: int, label: str) -> bool:
        found = grid_of([["指标", *[f"{n}月" for n in range(columns)]], *[[label, *["1,234.5"] * columns]] * 3])
        return laid_out([found], 9026, 13958).turned

    assert [turned(columns, "Output") for columns in (9, 11, 12)] == [False, False, True]
    assert turned(11, "Output of the industrial enterprises above designated size of the whole city")


def test_figures_on_a_turned_page_leave_room_for_the_names_of_rows() -> None:
    name = "Gross output value of industrial enterprises above designated size"
    figures = grid_of([["指标", *[f"{n}月" for n in range(12)]], *[[name, *["123,456.7"] * 12]] * 3])
    task = "manufacturing of the city, and what belongs to it, as the plan says"
    prose = grid_of([["序号", *[f"任务{n}" for n in range(8)]], *[["1", *[task] * 8]] * 3])
    layouts = [laid_out([one], 9026, 14570) for one in (figures, prose)]
    assert [(one.turned, one.size) for one in layouts] == [(True, 15), (True, 19)]


def test_notes_do_not_touch_a_turned_table() -> None:
    xml = word_parts(rendition(f"{WIDE}\n注：快报数。\n\n二、其他\n\n正文。"))["word/document.xml"]
    after = xml.rpartition("</w:tbl>")[2]
    assert re.match(r'<w:p><w:pPr><w:snapToGrid [^>]*/><w:spacing [^>]*w:line="200"[^>]*/></w:pPr></w:p><w:p>', after)
    assert after.index("快报数") < after.index('w:orient="landscape"')


def test_a_plain_table_of_several_lines_is_read_back() -> None:
    text = "表1 计划\n序号\t任务\t内容\t单位\n" + "\n".join(
        f"{n}\t第{n}项任务\t{'推动规模以上工业企业数字化转型全覆盖，' * 4}\t市经济和信息化局、市发展和改革委员会"
        for n in (1, 2)
    )
    first = rendition(text)
    shown = plain.render(first)
    assert max(text_width(line) for line in shown.decode().split("\n")) <= WIDEST
    again = parse(shown, "t.txt", name="t")
    original = [block.text for block in parse(f"标题\n\n正文。\n\n{text}\n".encode(), "t.txt", name="t").walk()]
    texts = [block.text for block in again.walk() if block.kind is BlockKind.ROW]
    assert texts == [one for one in original if "\t" in one]


def test_word_measures_a_page_of_its_own() -> None:
    assert word_template.text_width(section("a4")) == 9026
    assert word_template.text_width(section("letter")) == 9360
    (piece,) = tables(WIDE)
    assert laid_out([grid(piece)], 9026, 13958).turned
    assert not laid_out([grid(piece)], 30000, 40000).turned


def test_reviewers_see_a_row_with_fewer_cells() -> None:
    made = rendition("指标 | 产值 | 增速\n甲 | 1 | 2\n乙 | 3")
    xml = word_parts(made, word_bilingual.render)["word/document.xml"]
    [shown] = [table for table in re.findall(r"<w:tbl>.*?</w:tbl>", xml, re.DOTALL) if "增速" in table]
    assert {row.count("<w:tc>") for row in re.findall(r"<w:tr>.*?</w:tr>", shown, re.DOTALL)} == {4}


def test_reviewers_see_the_rows_of_a_table_in_the_same_columns() -> None:
    made = rendition(THREE)
    xml = word_parts(made, word_bilingual.render)["word/document.xml"]
    assert len(re.findall(r"<w:tbl>", xml)) == 7  # the title, and for each table one of its captions
    assert xml.count("<w:t>甲</w:t>") + xml.count('<w:t xml:space="preserve">甲</w:t>') == 6  # both languages
    numbers = re.findall(r"<w:tc>.{0,200}?<w:t[^>]*>(\d+)</w:t>", xml)
    assert [int(one) for one in numbers if int(one) < 20][:17] == list(range(1, 18))
    page = html_bilingual.render(made).decode()
    assert page.count('style="--columns: ') == 3
    assert page.count('data-fill=".0"') == 6
    text = plain_bilingual.render(made).decode()
    assert text.count("甲    1,234.5   6.1\n") == 6
    assert markdown_bilingual.render(made).decode().count("| 甲 | 1,234.5 | 6.1 |\n") == 6


def test_a_row_of_a_page_is_no_taller_than_what_can_be_seen_of_it(tmp_path: Path) -> None:
    remark, heads, figures = "各县的说明。" * 10, "\t".join(["工业产值"] * 8), "\t".join(["1,234.56"] * 8)
    path = tmp_path / "x.html"
    path.write_bytes(html.render(rendition(f"指标\t{heads}\t备注\n甲\t{figures}\t{remark}\n乙\t{figures}\t—")))
    lines = evaluate(
        path,
        """
        const cell = document.querySelector("main tbody td:last-child");
        const style = getComputedStyle(cell);
        return (cell.clientHeight - 2 * parseFloat(style.paddingTop)) / parseFloat(style.lineHeight);
        """,
        "--window-size=500,900",
    )
    assert lines < 6


PROJECT = ["国家智能计算中心一期", "数据集团有限责任公司", "38.5", "125,600", "2023年11月", "主体结构封顶"]
#: A page with contents beside the text, a table that needs more room than the text, and notes.
PAGE = "\n\n".join(
    [
        *(f"{number}、情况\n\n正文在此[{place}]。" for place, number in enumerate("一二三四", 1)),
        "表1 重点项目\n序号\t项目名称\t建设单位\t总投资（亿元）\t年度投资（万元）\t开工时间\t进展\n"
        + "\n".join("\t".join([str(number), *PROJECT]) for number in range(1, 4)),
        "五、其他\n\n正文在此。\n\n表2 指标\n指标\t产值\n甲\t1.0\n乙\t2.0",
        *(f"[{place}] 初步统计。" for place in range(1, 5)),
    ]
)


@pytest.mark.parametrize("theme", ["plain", "official"])
@pytest.mark.parametrize(
    ("window", "takes", "scrolls"),
    [(1920, True, False), (1366, True, False), (1024, True, False), (500, False, True)],
)
def test_a_wide_table_takes_what_is_free_beside_the_text(
    tmp_path: Path, theme: str, window: int, takes: bool, scrolls: bool
) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(html.render(replace(rendition(PAGE), theme=theme)))
    seen = evaluate(
        path,
        """
        const beside = document.querySelector("nav").getBoundingClientRect();
        const page = document.documentElement;
        return {whole: page.scrollWidth <= innerWidth, tables: [...document.querySelectorAll(".room")].map((room) => {
          const region = room.firstElementChild, text = room.getBoundingClientRect();
          const own = region.getBoundingClientRect();
          return [own.right > text.right + 1, region.scrollWidth > region.clientWidth, own.right < innerWidth,
                  own.left === text.left && (beside.bottom < innerHeight || own.left > beside.right)];
        })};
        """,
        f"--window-size={window},900",
    )
    assert seen == {"whole": True, "tables": [[takes, scrolls, True, True], [False, False, True, True]]}


def test_wide_tables_begin_below_the_notes_beside_the_text(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(html.render(replace(rendition(PAGE), theme="official")))
    script = """
        return [...document.querySelectorAll(".room")].map((room) => {
          const style = getComputedStyle(room);
          return [style.clear, style.getPropertyValue("--free") === "0px"];
        });
        """
    assert evaluate(path, script, "--window-size=1366,900") == [["inline-end", False], ["none", True]]
    assert evaluate(path, script, "--window-size=1300,900") == [["none", False], ["none", False]]
