"""English as text, Markdown or PDF: its paragraphs are those of the document, however its lines were wrapped."""

from __future__ import annotations

import random
import textwrap
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.formats.encoding import decode
from toolkit.formats.report import parse
from toolkit.formats.report.joining import between_words, keeps_hyphen
from toolkit.formats.report.latin import is_latin
from toolkit.formats.report.wrapping import Line, joined, sizes
from toolkit.model import BlockKind

ROOT = Path(__file__).parent
GOLD = yaml.safe_load((ROOT / "data/year/report-2021-gold.yaml").read_text(encoding="utf-8"))
ENGLISH = [row["en"] for row in GOLD if row["en"]]
CASES = yaml.safe_load((ROOT / "cases/report_latin.yaml").read_text(encoding="utf-8"))


def read(text: str, name: str = "report.txt") -> list[str]:
    document = parse(text.encode(), name, name="report")
    return [block.text for block in document.walk() if block.kind is not BlockKind.TABLE]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case: dict[str, object]) -> None:
    assert read(str(case["text"])) == case["paragraphs"]


@pytest.mark.parametrize("width", [56, 66, 72, 80, 100, 132, 160])
@pytest.mark.parametrize("name", ["report.txt", "report.md"])
def test_lines_wrapped_between_blank_lines(width: int, name: str) -> None:
    wrapped = [textwrap.fill(one, width).replace("\n(", "\n\\(" if name.endswith("md") else "\n(") for one in ENGLISH]
    assert read("\n\n".join(wrapped), name) == ENGLISH


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_lines_wrapped_with_an_indent(width: int, apart: str) -> None:
    prose = [one for one in ENGLISH if one.endswith(".")]
    wrapped = [textwrap.fill(one, width, initial_indent="    ") for one in prose]
    assert read(apart.join(wrapped)) == prose


@given(st.integers(60, 110), st.integers(0, 12), st.integers())
@settings(max_examples=60, deadline=None)
def test_lines_of_many_lengths(width: int, less: int, seed: int) -> None:
    chance = random.Random(seed)
    assert read("\n\n".join(_ragged(one, width, less, chance) for one in ENGLISH)) == ENGLISH


def _ragged(text: str, width: int, less: int, chance: random.Random) -> str:
    lines = [""]
    room = width
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append(word)
            room = width - chance.randint(0, less)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@given(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=12, unique=True))
@settings(max_examples=60, deadline=None)
def test_a_paragraph_a_line_stays_one(chosen: list[str]) -> None:
    assert read("\n".join(chosen)) == chosen


@given(st.lists(st.sampled_from(ENGLISH), min_size=4, max_size=20), st.integers(50, 120))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_or_changed(chosen: list[str], width: int) -> None:
    found = read("\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in chosen))
    assert " ".join(found).split() == " ".join(chosen).split()


def test_which_texts_are_in_latin_letters() -> None:
    assert is_latin("The Ministry (工信部) published the report on the work of the year in Beijing.")
    assert not is_latin("工信部 GDP 5G")
    assert not is_latin("2021 12.4%")


def test_lines_join_with_a_space_unless_within_a_word() -> None:
    assert between_words("raw material prices,", "we set up") == " "
    assert between_words("year-on-", "year") == between_words("growth—", "driven") == between_words("and/", "or") == ""
    assert between_words("first- ", "and") == " "
    lines = [Line(text, 0, False, False, sizes(text)) for text in ("in the year,", "2,150 stations")]
    assert joined(lines, None) == "in the year, 2,150 stations"
    chinese = [Line(text, 0, False, False, sizes(text)) for text in ("其中GDP,", "CPI均增长")]
    assert joined(chinese, None) == "其中GDP,CPI均增长"


@pytest.mark.parametrize(
    ("number", "text", "shown"),
    [
        ("1. ", "First, we built roads.", "First, we built roads."),
        ("2. ", "(2) We built roads.", "(2) We built roads."),
        ("2. ", "(1) We built roads.", "2. (1) We built roads."),
        ("1. ", "We built roads.", "1. We built roads."),
        ("1. ", "(1) 修路。", "1. (1) 修路。"),
    ],
)
def test_the_number_of_an_item_on_a_page_once(number: str, text: str, shown: str) -> None:
    from toolkit.formats.html.lists import without_double

    assert without_double(number, text) == shown


@pytest.mark.parametrize("width", [15, 21])  # the first entry of the contents takes two lines, or one
def test_a_pdf_with_a_long_header_and_contents(width: int) -> None:
    pytest.importorskip("pypdfium2", reason="the extra `office` is not installed")
    typst = pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    headings = [
        "I. Digital and intelligent empowerment stood out as a strength of industrial development in the city",
        "II. Existing problems",
    ]
    prose = [one for one in ENGLISH if one.endswith(".") and "“" not in one and "'" not in one][:12]
    body = [f"= {headings[0]}", *prose[:8], f"= {headings[1]}", *prose[8:]]
    header = "Report of the Yunting Municipal Bureau of Economy and Information Technology on Its Work in 2021"
    page = f'#set page(width: {width}cm, height: 60cm, numbering: "1", header: [{header}])'
    source = "\n\n".join([page, "#outline()", "#pagebreak()", *body])
    document = parse(bytes(typst.Compiler(source.encode()).compile(format="pdf")), "a.pdf", name="a")
    found = [block.text for block in document.walk() if block.kind is not BlockKind.BOILERPLATE]
    assert found == [headings[0], *prose[:8], headings[1], *prose[8:]]


@pytest.mark.parametrize(
    ("left", "right", "words", "kept"),
    [
        ("manufac", "turing", [], False),
        ("kilowatt", "hours", [], True),
        ("biomanufac", "turing", [], False),
        ("biomanufac", "turing", ["biomanufac-turing"], True),
        ("high", "tech", ["hightech"], False),
        ("Low", "carbon", [], True),
    ],
)
def test_the_hyphen_at_the_end_of_a_line(left: str, right: str, words: list[str], kept: bool) -> None:
    assert keeps_hyphen(left, right, words) is kept


@given(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=12), st.sampled_from(["’", "“a”", "—", "é", "”—"]))
def test_english_in_windows_1252(chosen: list[str], sign: str) -> None:
    text = "\n".join(f"{one} The city{sign}s plan." for one in chosen)
    assert decode(text.encode("cp1252"), "x") == text


@pytest.mark.parametrize(
    "text", ["市", "一乙", "A班 class in the morning", "GDP 增长 5G PPI", "Unit 3: 万元 (see the table below)"]
)
def test_a_little_chinese_among_letters_stays_chinese(text: str) -> None:
    assert decode(text.encode("gb18030"), "x") == text
