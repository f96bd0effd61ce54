"""Read Word files: what Word shows, in the paragraphs that a text would have."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("docx", reason="python-docx, which the tests write with, is not installed")

import docx
from test_reports import CASES, SEED, tree
from word_files import PARTS, lines_by_python_docx, lines_document, styled_by_python_docx, styled_document, word
from word_notation import generated, numbers_file, prefixed

from toolkit.formats.docx import read
from toolkit.formats.docx.number_formats import shown as number_as
from toolkit.formats.report import parse
from toolkit.formats.report.lines import paragraphs
from toolkit.formats.report.paragraph import Paragraph
from toolkit.language.numerals import chinese_number
from toolkit.model import Block

WORD = yaml.safe_load((Path(__file__).parent / "cases/word.yaml").read_text(encoding="utf-8"))


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


#: Our own report as a case.
OWN = {"name": "own", "text": SEED.decode(), "tree": tree(parse(SEED, "report.txt", name="report").blocks)}
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


@pytest.mark.parametrize("case", [*CASES, OWN], ids=lambda case: case["name"])
def test_numbers_that_word_generates_are_those_of_the_text(case: dict[str, str]) -> None:
    if case["name"] == "the tab that Word puts after a number makes no cells":
        pytest.skip("there is no blank after 、 and ） in Word")
    document = parse(generated(paragraphs(case["text"])), "report.docx", name="report")
    assert tree(document.blocks) == case["tree"]


def even(shown: str) -> str:
    """A tree without empty cells at the ends of rows: in Word all rows of a table have as many."""
    return re.sub(r'(?:\\t)+"$', '"', shown, flags=re.MULTILINE)


def of_blocks(write: Callable[[Sequence[Block]], bytes]) -> Callable[[str], bytes]:
    """What writes a file of the blocks of a text."""
    return lambda text: write(parse(text.encode(), "a.txt", name="a").blocks)


@pytest.mark.parametrize(
    "made", [lines_document, lines_by_python_docx, of_blocks(styled_document), of_blocks(styled_by_python_docx)]
)
def test_our_own_report_is_the_same_in_word(made: Any) -> None:
    blocks = parse(SEED, "report.txt", name="report").blocks
    found = parse(made(SEED.decode()), "report.docx", name="report")
    assert tree(found.blocks) == tree(blocks)
    assert found.left_out == ()


NUMBERS = yaml.safe_load((Path(__file__).parent / "cases/word_numbers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: case["name"])
def test_numbers_that_word_generates(case: dict[str, Any]) -> None:
    assert [shown(one) for one in read(numbers_file(case), "report.docx").paragraphs] == case["texts"]


#: Format → values and what Word shows for them (ECMA-376 part 1, 17.18.59, and what Word does where it is silent).
FORMS: dict[str, dict[int, str]] = {
    "decimal": {0: "0", 9: "9", 101: "101"},
    "decimalZero": {1: "01", 10: "10"},
    "decimalFullWidth": {1: "１", 12: "１２"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "21"},
    "decimalEnclosedCircleChinese": {10: "⑩"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "upperLetter": {1: "A", 26: "Z", 27: "AA", 28: "BB", 53: "AAA", 781: "781"},
    "lowerLetter": {1: "a", 27: "aa", 0: "0"},
    "upperRoman": {1: "I", 4: "IV", 9: "IX", 40: "XL", 1994: "MCMXCIV", 5000: "5000"},
    "lowerRoman": {8: "viii", 0: "0"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇", 101: "一〇一"},
    "chineseCountingThousand": {
        1: "一", 10: "十", 11: "十一", 20: "二十", 31: "三十一", 100: "一百", 101: "一百〇一", 110: "一百一十",
        111: "一百一十一", 205: "二百〇五", 1000: "一千", 1001: "一千〇一", 1010: "一千〇一十",
        12345: "一万二千三百四十五",
    },
    "chineseLegalSimplified": {1: "壹", 2: "贰", 10: "壹拾", 11: "壹拾壹", 20: "贰拾", 101: "壹佰零壹"},
    "ideographLegalTraditional": {2: "貳", 3: "參", 10: "壹拾", 6: "陸"},
    "taiwaneseCountingThousand": {10: "十", 101: "一百零一"},
    "japaneseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 100: "百", 101: "百一", 1000: "千"},
    "ideographDigital": {1: "一", 10: "一〇", 11: "一一", 101: "一〇一"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子", 12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 60: "癸亥", 61: "甲子"},
    "ideographEnclosedCircle": {1: "㈠", 10: "㈩", 11: "11"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 21: "21st"},
    "cardinalText": {1: "One", 21: "Twenty-one", 101: "101"},
    "ordinalText": {1: "First", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first"},
    "numberInDash": {1: "- 1 -"},
    "hex": {26: "1A"},
    "chicago": {1: "*", 4: "§", 5: "**"},
    "001, 002, 003, ...": {7: "007", 1000: "1000"},
    "hindiVowels": {3: "3"},
}  # fmt: skip


@pytest.mark.parametrize(("form", "value"), [(form, value) for form, values in FORMS.items() for value in values])
def test_formats_of_numbers(form: str, value: int) -> None:
    assert number_as(value, form) == FORMS[form][value]


@pytest.mark.parametrize(
    ("form", "most"), [("chineseCountingThousand", 9999), ("chineseLegalSimplified", 9999), ("japaneseCounting", 99)]
)
def test_numbers_in_chinese_are_read_back(form: str, most: int) -> None:
    for value in range(1, most + 1):
        assert chinese_number(number_as(value, form)) == value


def test_an_annex_in_plain_paragraphs_is_a_part_of_its_own_below_headings_with_styles() -> None:
    """附件1 after 二、债务情况 does not belong to the chapter of the debt."""
    made = docx.Document()
    made.add_heading("南湖县2024年财政报告", 0)
    made.add_heading("一、债务情况", 1)
    made.add_paragraph("截至2024年底，全县政府债务余额45.8亿元，控制在限额以内。")
    made.add_paragraph("附件1")
    made.add_paragraph("名词解释")
    made.add_paragraph("债务余额为年末数，不含隐性债务。")
    stream = io.BytesIO()
    made.save(stream)
    assert tree(parse(stream.getvalue(), "report.docx", name="report").blocks) == (
        "title: 南湖县2024年财政报告\n"
        "heading 1: 一、债务情况\n"
        "  paragraph: 截至2024年底，全县政府债务余额45.8亿元，控制在限额以内。\n"
        "heading 1: 附件1\n"
        "  heading 2: 名词解释\n"
        "    paragraph: 债务余额为年末数，不含隐性债务。\n"
    )
