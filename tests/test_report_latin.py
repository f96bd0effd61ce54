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
from toolkit.formats.report.latin import LatinWrap, is_latin, latin_wrap_of
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


def _line(text: str, number: int = 0, *, gap: bool = False) -> Line:
    body = text.lstrip(" ")
    indent = len(text) - len(body)
    return Line(body, number, indent > 1, gap, sizes(text), indent=indent)


@pytest.mark.parametrize(("margin", "fills"), [(14, False), (13, True), (12, True)])
def test_a_line_is_full_where_the_next_word_does_not_fit(margin: int, fills: bool) -> None:
    wrap = LatinWrap(margin, ragged=False, words=frozenset(), base=0)
    assert wrap.fills(_line("Investment"), _line("was up.")) is fills  # 10 + 1 + 3


@pytest.mark.parametrize(("length", "fills"), [(40, True), (39, False)])
def test_a_ragged_line_is_full_at_four_fifths(length: int, fills: bool) -> None:
    wrap = LatinWrap(50, ragged=True, words=frozenset(), base=0)
    assert wrap.fills(_line("x" * length), _line("Y")) is fills


@pytest.mark.parametrize(
    ("lines", "continues"),
    [
        (["Investment in the city", "Bureau rose."], True),  # full
        (["Investment.", "Bureau."], False),  # room
        (["Investment", "in the city rose."], True),  # room, but within a sentence
        (["Investment.", "in the city rose."], False),
        (["Investment in the city", "II. Bureaus"], True),
        (["Investment in the city.", "II. Bureaus"], False),
        (["1. Investment in a city", "   Bureau rose."], True),  # hangs
        (["1. Investment in a city", "  Bureau rose."], True),
        (["1. Investment in a city", "    Bureau rose."], True),
        (["1. Investment in a city", "     Bureau rose."], False),
        (["Investment in the city", "   Bureau rose."], False),  # an indent of its own
        (["Investment in the city", "Date: May 2022"], False),
        (["Investment in the city", "----------"], False),
        (["Investment in\tthe city", "Bureau rose."], False),
    ],
)
def test_which_lines_go_on(lines: list[str], continues: bool) -> None:
    wrap = LatinWrap(24, ragged=False, words=frozenset(), base=0)
    before, line = map(_line, lines)
    hang = 3 if lines[0].startswith("1.") else 0
    assert wrap.continues(before, hang, before, line) is continues
    assert not wrap.continues(before, hang, before, _line(lines[1], gap=True))


def test_the_second_line_below_an_item_is_as_far_in_as_the_first() -> None:
    wrap = LatinWrap(24, ragged=False, words=frozenset(), base=0)
    first, second = _line("1. Investment in a city"), _line("   Bureau rose in the")
    assert wrap.continues(first, 3, second, _line("   City of Yunting."))
    assert not wrap.continues(first, 3, second, _line("    City of Yunting."))


WRAPPED_LINES = [
    "The bureau of the city has kept all",
    "industry running well, and it keeps",
    "Growth in its mind for the year too.",
]


def test_how_a_text_was_wrapped() -> None:
    found = latin_wrap_of([_line(text) for text in WRAPPED_LINES * 2])
    assert found is not None
    assert (found.margin, found.ragged, found.base) == (36, False, 0)


@pytest.mark.parametrize(("others", "margin"), [(18, 36), (17, None)])
def test_one_line_in_twenty_may_stick_out(others: int, margin: int | None) -> None:
    lines = [
        *WRAPPED_LINES * (others // 3),
        *WRAPPED_LINES[: others % 3],
        "An address that is much longer than all of the other lines here.",
    ]
    found = latin_wrap_of([_line(text, gap=text.startswith("An")) for text in [*lines, "It ends."]])
    assert (found.margin if found and not found.ragged else None) == margin


def test_lines_of_headings_are_not_wrapped_text() -> None:
    assert (
        latin_wrap_of([_line(text) for text in ("Growth in Industry", "Growth in Services", "Growth in Trade")]) is None
    )
    assert latin_wrap_of([]) is None


@pytest.mark.parametrize(
    "look", ["justify: true", "justify: true, first-line-indent: (amount: 2em, all: true), spacing: 0.65em"]
)
def test_quotation_marks_in_a_justified_pdf(look: str) -> None:
    pytest.importorskip("pypdfium2", reason="the extra `office` is not installed")
    typst = pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    prose = [one for one in ENGLISH if "“" in one]
    assert prose
    source = f"#set page(width: 12cm, height: 60cm)\n#set par({look})\n\n" + "\n\n".join(prose)
    document = parse(bytes(typst.Compiler(source.encode()).compile(format="pdf")), "a.pdf", name="a")
    assert [block.text for block in document.walk()] == prose
