"""The label of an unfinished row is in its first cell with words, in every format."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest

from toolkit.formats import report
from toolkit.model import State, Unit
from toolkit.model.rendition import Policy, Rendition
from toolkit.renderers import renderer
from toolkit.renderers.compose import ComposeOptions, compose

ROWS = (
    ("某报告", "A report"),
    ("序号\t项目\t投资（亿元）", ""),
    ("1\t地铁一号线\t2.6", "1\tMetro Line 1\t2.6"),
    ("十二\t港口扩建\t3.1", ""),
    ("\t合计\t5.7", ""),
)


def rendition() -> Rendition:
    text = "\n".join(source for source, _ in ROWS)
    document = report.parse(text.encode(), "seeds/small.txt", name="small")
    units = [Unit(one, other, state=State.TRANSLATED if other else State.INITIAL) for one, other in ROWS]
    return compose(document, units, ComposeOptions("en", policy=Policy.SOURCE))


SHOWN = [
    ["序号", "[Not yet translated; original text] 项目", "投资（亿元）"],
    ["1", "Metro Line 1", "2.6"],
    ["十二", "[Not yet translated; original text] 港口扩建", "3.1"],
    ["", "[Not yet translated; original text] 合计", "5.7"],
]


def filled(rows: list[list[str]]) -> list[list[str]]:
    """Rows as long as the first one, which programs show alike."""
    return [[*(one.strip() for one in row), *[""] * (3 - len(row))] for row in rows]


def test_the_label_of_a_row_in_markdown_and_text() -> None:
    text = renderer("md")(rendition()).decode()  # type: ignore[misc]
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    assert [[re.sub(r"\*\*|\\", "", one) for one in row] for row in filled(rows)] == SHOWN
    plain = renderer("txt")(rendition()).decode()  # type: ignore[misc]
    assert not re.search(r"(?m)^\[", plain), "no label in the first column"
    assert plain.count("[Not yet translated") == 3


def test_the_label_of_a_row_on_a_page() -> None:
    page = renderer("html")(rendition()).decode().replace("\u00a0", " ")  # type: ignore[misc]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall("<tr.*?</tr>", page)]
    assert filled([[re.sub("<[^>]*>", "", one) for one in row] for row in rows]) == SHOWN


@pytest.mark.parametrize("bilingual", [False, True])
def test_the_label_of_a_row_in_word(bilingual: bool) -> None:
    data = renderer("docx", bilingual=bilingual)(rendition())  # type: ignore[misc]
    with ZipFile(io.BytesIO(data)) as word:
        text = word.read("word/document.xml").decode()
    rows = [re.findall("<w:tc>.*?</w:tc>", row) for row in re.findall("<w:tr>.*?</w:tr>", text)]
    cells = [[re.sub("<[^>]*>", "", one).replace("\u00a0", " ") for one in row] for row in rows]
    labels = [(row.index(one), len(row)) for row in cells for one in row if one.startswith("[Not yet translated")]
    assert labels == ([(2, 4)] * 3 if bilingual else [(1, 3)] * 3)


def test_the_label_of_a_row_in_a_pdf() -> None:
    pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    from toolkit.renderers.pdf import blocks

    [table] = [block for block in blocks(rendition()) if "data-table" in block]
    found = re.findall(r"table\.cell\([^)]*\)\[([^\n]*?)\], ", table)
    assert ["substituted" in cell for cell in found[:3]] == [False, True, False]
    assert table.count("#substituted") == 3
