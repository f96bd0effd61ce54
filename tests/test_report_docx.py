"""Read Word files: what Word shows, in the paragraphs that a text would have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("docx", reason="python-docx, which the tests write with, is not installed")

from test_reports import CASES, SEED, tree
from word_files import PARTS, lines_document, styled_document, word

from toolkit.formats.docx import read
from toolkit.formats.report import parse
from toolkit.formats.report.paragraph import Paragraph

WORD = yaml.safe_load((Path(__file__).parent / "cases/word.yaml").read_text(encoding="utf-8"))
TAG = re.compile(r"<(/?)(\w+)(?=[\s/>])([^<>]*)>")
ATTRIBUTE = re.compile(r"(?<=\s)(\w+)(?==\")")


def prefixed(text: str) -> str:
    """The XML of a case with the prefix w: at the names that have none."""
    attributes = r"w:\1"
    return TAG.sub(lambda tag: f"<{tag[1]}w:{tag[2]}{ATTRIBUTE.sub(attributes, tag[3])}>", text).replace("\n", "")


def shown(one: Paragraph) -> str:
    """A paragraph after what is said of it."""
    said = [
        f"heading {one.heading}" if one.heading else "",
        f"bullet {one.depth}" if one.bullet else "",
        f"run-in {one.run_in}" if one.run_in else "",
        "gap" if one.row and one.gap else "",
        *(name for name in ("row", "title", "metadata", "caption", "note", "furniture") if getattr(one, name)),
    ]
    said = [name for name in said if name]
    return f"{' '.join(said)}: {one.text}" if said else one.text


@pytest.mark.parametrize("case", WORD, ids=lambda case: case["name"])
def test_reading(case: dict[str, Any]) -> None:
    parts = {name: prefixed(case[name]) for name in PARTS if name in case}
    reading = read(word(prefixed(case["body"]), **parts), "report.docx")
    assert [shown(one) for one in reading.paragraphs] == case["texts"]
    assert list(reading.left_out) == case.get("left_out", [])


#: Cases that a file with styles and tables cannot hold, and why.
NO_FILE = {
    "a header and one row": "the lines of columns are beside a table, with no blank line between",
    "the unit of a table on each page is not a page header": "numbers of pages are in the footer",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_with_the_lines_of_a_text_has_its_structure(case: dict[str, str]) -> None:
    document = parse(lines_document(case["text"].lstrip("\ufeff")), "report.docx", name="report")
    assert tree(document.blocks) == case["tree"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_with_styles_and_tables_has_the_structure_of_the_text(case: dict[str, str]) -> None:
    if case["name"] in NO_FILE:
        pytest.skip(NO_FILE[case["name"]])
    blocks = parse(case["text"].encode(), "report.txt", name="report").blocks
    found = tree(parse(styled_document(blocks), "report.docx", name="report").blocks)
    assert even(found) == even(case["tree"])


def even(shown: str) -> str:
    """A tree without empty cells at the ends of rows: in Word all rows of a table have as many."""
    return re.sub(r'(?:\\t)+"$', '"', shown, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "made", [lines_document, lambda text: styled_document(parse(text.encode(), "a.txt", name="a").blocks)]
)
def test_our_own_report_is_the_same_in_word(made: Any) -> None:
    blocks = parse(SEED, "report.txt", name="report").blocks
    found = parse(made(SEED.decode()), "report.docx", name="report")
    assert tree(found.blocks) == tree(blocks)
    assert found.left_out == ()
