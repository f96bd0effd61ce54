"""Merged cells and tables within tables of Word files and web pages: how each format has them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from documents import W, parts
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import p, word

from toolkit.formats.report import parse
from toolkit.model import BlockKind, Document, State, Unit
from toolkit.model.document import Merged
from toolkit.model.rendition import Rendition
from toolkit.renderers import html, markdown, pdf, plain
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.tables import Grid, grid_of
from toolkit.renderers.word import bilingual as word_bilingual
from toolkit.renderers.word import render


def cell(text: str, properties: str = "", more: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{more}{p(text)}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    inner = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    lines = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    return f"<w:tbl>{lines}{inner}</w:tbl>"


START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
NESTED = table([cell("其中：内销"), cell("3.0")], [cell("出口"), cell("2.5")])
REPORT = table(
    [cell("类别"), cell("指标"), cell("上半年"), cell("全年")],
    [cell("工业", START), cell("产值"), cell("1.0"), cell("2.0")],
    [cell("", ON), cell("增速"), cell("暂缺", '<w:gridSpan w:val="2"/>')],
    [cell("", ON), cell("企业数"), cell("7"), cell("8")],
    [cell("投资"), cell("", "", NESTED), cell("4.0"), cell("5.0")],
)


def document() -> Document:
    body = p("某市报告") + p("一、情况") + p("正文在此，说明情况。") + REPORT + p("后文在此，说明情况。")
    return parse(word(body), "report.docx", name="report")


def rendition() -> Rendition:
    report = document()
    units = [Unit(one.text, one.text, state=State.TRANSLATED) for one in report.walk() if one.unit]
    return compose(report, units, ComposeOptions("zh"))


def test_merged_cells_are_read() -> None:
    rows = [one for one in document().walk() if one.kind is BlockKind.ROW]
    assert [one.text for one in rows] == [
        "类别\t指标\t上半年\t全年",
        "工业\t产值\t1.0\t2.0",
        "\t增速\t暂缺\t",
        "\t企业数\t7\t8",
        "投资\t其中：内销 3.0 出口 2.5\t4.0\t5.0",
    ]
    assert [one.merged for one in rows] == [(), (Merged(0, 1, 3),), (Merged(2, 2, 1),), (), ()]
    assert document().left_out == ("the grid of 1 table within a table (its text is in the cell)",)


def test_old_files_merge_cells_beside_each_other() -> None:
    joined = [cell("合计", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("3")]
    body = p("正文在此，说明情况。") + table([cell("甲"), cell("乙"), cell("丙")], joined, [cell("丁")] * 3)
    rows = [one for one in parse(word(body), "r.docx", name="r").walk() if one.kind is BlockKind.ROW]
    assert [one.merged for one in rows] == [(), (Merged(0, 2, 1),), ()]


PAGE = """<html><body><h1>某市报告</h1><p>正文在此，说明情况。</p><table border="1">
<tr><th rowspan="2">类别</th><th rowspan="2">指标</th><th colspan="2">预算</th></tr><tr><th>年初</th><th>调整</th></tr>
<tr><td rowspan="3">工业</td><td>产值</td><td>1.0</td><td>2.0</td></tr><tr><td></td><td></td><td></td></tr>
<tr><td>增速</td><td colspan="2">暂缺</td></tr><tr><td colspan="4">其他</td></tr>
<tr><td>投资</td><td colspan="0">全部</td><td>3.0</td><td rowspan="9">4.0</td></tr></table>
<p>后文在此，说明情况。</p></body></html>"""


def test_merged_cells_of_a_web_page_are_read_and_come_out_merged() -> None:
    """Rows without a text are left out, and no cell counts them."""
    found = parse(PAGE.encode(), "report.html", name="report")
    rows = [one for one in found.walk() if one.kind is BlockKind.ROW]
    assert [one.text for one in rows[2:]] == [
        "工业\t产值\t1.0\t2.0",
        "\t增速\t暂缺\t",
        "其他\t\t\t",
        "投资\t全部\t3.0\t4.0",
    ]
    assert [one.merged for one in rows] == [
        (Merged(0, 1, 2), Merged(1, 1, 2), Merged(2, 2, 1)), (), (Merged(0, 1, 2),), (Merged(2, 2, 1),),
        (Merged(0, 4, 1),), (),
    ]  # fmt: skip
    units = [Unit(one.text, one.text, state=State.TRANSLATED) for one in found.walk() if one.unit]
    page = html.render(compose(found, units, ComposeOptions("zh"))).decode()
    assert re.search(r'<td rowspan="2"[^>]*>工业</td>', page)
    assert re.search(r'<th scope="colgroup" colspan="2"[^>]*>预算</th>', page)
    assert re.search(r'<td colspan="2"[^>]*>暂缺</td>', page)
    assert re.search(r'<th scope="rowgroup" colspan="4"[^>]*>其他</th>', page)


def test_merged_cells_come_out_merged() -> None:
    made = rendition()
    page = html.render(made).decode()
    assert re.search(r'<th scope="rowgroup" rowspan="3"[^>]*>工业</th>', page)
    assert re.search(r'<td colspan="2"[^>]*>暂缺</td>', page)
    assert re.search(r'<td class="figure"[^>]*>1.0</td>', page)
    assert len(re.findall("<tr>", page)) == 5
    assert len(re.findall("<t[hd][ >]", page)) == 4 + 4 + 2 + 3 + 4
    markup = "\n".join(pdf.blocks(made))
    assert re.search(r'breakable: true, rowspan: 3\)\[#"工业"\]', markup)
    assert re.search(r'colspan: 2\)\[#"暂缺"\]', markup)
    assert "工业 产值 1.0 2.0" in " ".join(plain.render(made).decode().split())
    assert "|  | 增速 | 暂缺 |  |" in re.sub(" +", " ", markdown.render(made).decode()).replace("| |", "|  |")


def test_merged_cells_are_merged_in_word_and_read_back() -> None:
    data = render(rendition())
    for element in parts(data)["word/document.xml"].iter(f"{W}tr"):
        spans = [one.find(f"{W}tcPr/{W}gridSpan") for one in element.iter(f"{W}tc")]
        assert sum(1 if one is None else int(one.get(f"{W}val")) for one in spans) == 4
    again = parse(data, "again.docx", name="again")
    rows = [one for one in again.walk() if one.kind is BlockKind.ROW]
    assert [(one.text, one.merged) for one in rows] == [
        (one.text, one.merged) for one in document().walk() if one.kind is BlockKind.ROW
    ]
    with zipfile.ZipFile(io.BytesIO(word_bilingual.render(rendition()))) as archive:
        assert archive.read("word/document.xml").decode().count('<w:gridSpan w:val="2"/>') == 2


def grid_with(rows: Sequence[Sequence[str]], merged: Sequence[tuple[Merged, ...]]) -> Grid:
    return replace(grid_of(rows), merged=tuple(merged))


def test_a_cell_with_a_text_of_its_own_is_not_merged() -> None:
    """A translation may have texts where the source has a merged cell: none is lost."""
    found = grid_with([["a", "b"], ["c", "own"], ["d", "e"]], [(), (Merged(0, 2, 2),), ()])
    assert [(one.column, one.columns, one.rows) for one in found.cells(1)] == [(0, 1, 1), (1, 1, 1)]


def test_an_empty_cell_is_not_merged_where_the_file_says_what_is() -> None:
    found = grid_with([["a", "b", "c"], ["group", "", ""], ["d", "", ""]], [(), (Merged(0, 3, 1),), ()])
    assert (found.is_group(1), found.is_group(2)) == (True, False)


MERGES = st.lists(st.builds(Merged, st.integers(0, 4), st.integers(1, 5), st.integers(1, 5)), max_size=3).map(tuple)


@settings(max_examples=100)
@given(st.lists(st.tuples(st.lists(st.sampled_from(["", "x", "1"]), min_size=4, max_size=4), MERGES), min_size=1))
def test_cells_fill_every_row_once_and_lose_no_text(rows: list[tuple[list[str], tuple[Merged, ...]]]) -> None:
    found = grid_with([texts for texts, _ in rows], [merged for _, merged in rows])
    for row, texts in enumerate(found.texts):
        cells = list(found.cells(row))
        assert [one.column for one in cells] == [sum(one.columns for one in cells[:n]) for n in range(len(cells))]
        assert sum(one.columns for one in cells) == 4
        assert {n for n, text in enumerate(texts) if text} <= {one.column for one in cells if one.rows}
    last = len(found.texts) - 1
    assert all(one.rows <= last - row + 1 for row in range(last + 1) for one in found.cells(row))
