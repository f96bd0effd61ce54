"""The pages of a PDF as a designer looks at them: titles, wide tables, rows and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from test_access import mixed
from test_renderers import rendition as sample
from test_tables import WIDE
from test_tables import rendition as of_text

from toolkit.errors import InputError, MissingExtraError
from toolkit.formats.report import parse
from toolkit.model import State, Unit
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Rendition
from toolkit.renderers import pdf
from toolkit.renderers.compose import ComposeOptions, compose

pdfium = pytest.importorskip("pypdfium2", reason="the extra `office` is not installed")


def pages(made: Rendition) -> list[Any]:
    """The pages of a document, as pdfium reads their texts."""
    try:
        data = pdf.render(made)
    except (InputError, MissingExtraError) as error:
        pytest.skip(str(error))
    return [page.get_textpage() for page in pdfium.PdfDocument(data)]


def words(page: Any) -> str:
    """The text of a page, with plain spaces."""
    return " ".join(str(page.get_text_range()).split())


def lines(page: Any) -> Iterator[tuple[float, float, str]]:
    """Where each line of a page begins and ends, and its text."""
    for number in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(number)
        yield left, right, page.get_text_bounded(left, bottom, right, top)


def turned(text: str) -> list[str]:
    """The markup of the turned pages of a report."""
    return [block for block in pdf.blocks(of_text(text)) if block.startswith("#page(flipped: true)")]


def test_words_that_no_line_holds_stay_on_the_page() -> None:
    word = "".join(f"part{number:03}" for number in range(40))
    text = f"某报告\n一、{word}\n{word}增长。\n指标\t内容\n甲\t{word}\n乙\t增长\n丙\t1。\n"
    found = [line for page in pages(of_text(text)) for line in lines(page)]
    assert max(right for _, right, _ in found) < 595 - 72
    shown = "".join(part for _, _, part in found).replace("\u200b", "")
    assert shown.count(word[-70:]) == 3


def test_words_that_a_line_holds_are_found_whole() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragung"
    assert word in words(pages(of_text(f"某报告\n{word}增长。\n"))[0])


def test_a_short_introduction_is_on_the_page_of_the_wide_table_below_it() -> None:
    found = turned(f"一、月度情况\n\n月度情况见表1。\n\n{WIDE}\n\n二、其他\n\n正文。")
    assert len(found) == 1
    for part in ("一、", "月度情况", "月度情况见表1。"):
        assert part in found[0]
    assert "正文" not in found[0]


def test_rows_of_the_glossary_are_on_one_page_but_for_one_that_has_no_room_there() -> None:
    made = sample()
    entries = tuple(
        GlossaryEntry(str(n), f"term {n}", f"target {n}", f"begin{n} {'words of its meaning ' * 14}end{n}")
        for n in range(60)
    )
    texts = [words(page) for page in pages(_with_glossary(made, entries))]
    parted = [n for n in range(60) if not any(f"begin{n} " in one and f"end{n} " in f"{one} " for one in texts)]
    assert parted == []
    endless = GlossaryEntry("a", "term", "target", f"begin {'word ' * 2_000}end")
    texts = [words(page) for page in pages(_with_glossary(made, (endless,)))]
    assert sum("word word word" in one for one in texts) > 1
    assert any(one.count("word word end") for one in texts)


def _with_glossary(made: Rendition, entries: tuple[GlossaryEntry, ...]) -> Rendition:
    return replace(made, glossary=entries)


@pytest.mark.parametrize("theme", ["plain", "official"])
def test_the_lines_of_a_title_are_about_equally_long(theme: str) -> None:
    title = "Statistical Communiqué of a City on Its National Economic and Social Development in 2023"
    made = sample()
    front = replace(made.front, title=title)
    first = next(iter(pages(replace(made, head=(), front=front, theme=theme))))
    widths = [right - left for left, right, text in lines(first) if text.strip() and text.strip() in title]
    assert len(widths) >= 2
    assert min(widths) > 0.7 * max(widths)


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        ("County-Level Budget of Qingshi " * 4, True),
        ("County-Level Budget of Qingshi " * 5, False),
        ("County-Level Budget of Qingshi " * 20, False),
        ("青石县本级预算执行和其他财政收支审计" * 2, True),
        ("青石县本级预算执行和其他财政收支审计" * 12, False),
    ],
)
def test_the_title_at_the_head_of_pages_is_in_one_line(title: str, fits: bool) -> None:
    title = title.strip()
    made = sample()
    body = tuple(one for _ in range(9) for one in made.body)
    front = replace(made.front, title=title)
    first, second, *_ = pages(replace(made, title=title, head=(), front=front, body=body))
    assert "-" not in {text.strip()[-1:] for _, _, text in lines(first)}
    boxes = [second.get_rect(number) for number in range(second.count_rects())]
    top = max(box[3] for box in boxes)
    above = "".join(second.get_text_bounded(*box) for box in boxes if box[3] > top - 20).replace("\u2060", "").strip()
    shown = above.removesuffix("…")
    assert (shown == title) is fits
    assert title.startswith(shown)
    assert len(shown) > 30
    assert fits or (above.endswith("…") and (" " not in title or title[len(shown)] == " "))


def test_the_text_of_a_footnote_is_apart_from_its_mark() -> None:
    text = " ".join(map(words, pages(mixed())))
    assert "a Translator’s note" in text


def ending(count: int) -> tuple[GlossaryEntry, ...]:
    """Terms of three subjects, of which the last has one."""
    domains = ["policy"] * count + ["statistics"] * 4 + [""]
    return tuple(
        GlossaryEntry(str(n), f"term {n}", f"target{n}.", "Meaning.", domain=one) for n, one in enumerate(domains)
    )


def test_no_term_is_alone_on_the_last_page() -> None:
    counts = set()
    for count in range(4, 60, 3):
        found = list(map(words, pages(replace(sample(), glossary=ending(count)))))
        counts.add(len(found))
        assert f"target{count + 4}." in found[-1]
        assert len(re.findall(r"target\d+\.", found[-1])) >= 3
    assert len(counts) > 1


def test_the_first_note_of_a_small_table_is_on_its_page() -> None:
    rows = "\n".join(f"甲{number}\t{number}.0" for number in range(8))
    table = f"表1 指标\n指标\t产值\n{rows}\n注：快报数字。"
    places = set()
    for before in range(21, 27):
        filled = "\n\n".join(["填充文字在此。"] * before)
        shown = [words(page) for page in pages(of_text(f"{filled}\n\n{table}\n\n后文在此。"))]
        (place,) = (number for number, one in enumerate(shown) if "快报数字" in one)
        assert "7.0" in shown[place]
        places.add(place)
    assert places == {0, 1}


@pytest.mark.parametrize("noted", ["标题有注", "正文有注"])
@pytest.mark.parametrize(
    "below",
    ["正文有注在此。", "1．段首标题。正文有注在此。", "表1 指标\n指标\t产值\n正文有注\t1.0", "[1] 正文有注在此。"],
)
def test_a_note_of_a_heading_or_of_what_is_below_it_is_on_its_page(below: str, noted: str) -> None:
    places = set()
    for before in range(18, 27):
        filled = "\n\n".join(["填充文字在此。"] * before)
        text = f"标题\n\n{filled}\n\n一、章\n\n（一）标题有注\n\n{below}\n\n后文在此。"
        document = parse(f"{text}\n".encode(), "t.txt", name="t")
        note = f"toolkit: footnote[{noted}] A {'very ' * 60}long note."
        units = [
            Unit(one.text, one.text, comments=(note,) if noted in one.text else (), state=State.TRANSLATED)
            for one in document.walk()
            if one.unit
        ]
        shown = [words(page) for page in pages(compose(document, units, ComposeOptions("zh")))]
        (place,) = (number for number, one in enumerate(shown) if "正文有注" in one)
        assert "（一）标题有注" in shown[place]
        assert "long note" in shown[place]
        places.add(place)
    assert places == {0, 1}


def boxes(page: Any, text: str) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right and top of the first character of each place of a text."""
    whole = str(page.get_text_range())
    yield from (page.get_charbox(found.start()) for found in re.finditer(re.escape(text), whole))


def test_no_line_begins_with_the_mark_of_a_note() -> None:
    """Also where the report lacks the note."""
    shown = {
        f"第{n}句{mark.strip()}。": f"{' '.join(f'word{one}' for one in range(10))} {'x' * n}.{mark} And so on."
        for mark in ("[9]", "[1]", "[7,8]", " (Note 6)")
        for n in range(1, 40)
    }
    shown |= {"某报告": "Report", "[1] 注。": "[1] Note."}
    document = parse("\n".join(["某报告", *list(shown)[:-2], "[1] 注。"]).encode(), "t.txt", name="t")
    units = [Unit(*one, state=State.TRANSLATED) for one in shown.items()]
    found = [line for page in pages(compose(document, units, ComposeOptions("en"))) for line in lines(page)]
    left = min(begin for begin, _, _ in found)
    begins = [text.strip("\u2060 ") for begin, _, text in found if begin < left + 3]
    assert sum(one.startswith("x") for one in begins) > 10
    assert [one for one in begins if one.startswith(("[", "(N"))] == ["[1]"]


@pytest.mark.parametrize("sign", "△▲▽▼")
def test_signs_of_decreases_are_as_high_as_digits_and_move_no_line(sign: str) -> None:
    page = pages(of_text(f"指标\t产值\t增长\n甲\t7.0\t{sign}4.2\n乙\t2.0\t9.1"))[0]
    ((_, low, _, high),) = boxes(page, sign)
    ((_, bottom, _, top),) = boxes(page, "4.2")
    assert 0.9 < (high - low) / (top - bottom) < 1.1
    ((_, beside, _, _),) = boxes(page, "7.0")
    assert abs(beside - bottom) < 0.3


def test_a_table_is_as_far_below_its_unit_as_below_its_name() -> None:
    table = "指标\t产值\n甲\t7.0\n乙\t2.0"
    page = pages(of_text(f"表1 名称\n{table}\n\n正文。\n\n表2 指标表\n单位：亿元\n{table.replace('产', '总')}"))[0]
    gaps = [
        next(boxes(page, line))[1] - next(boxes(page, head))[3] for line, head in (("名称", "产值"), ("亿元", "总值"))
    ]
    assert 0 < gaps[0] < 12
    assert abs(gaps[0] - gaps[1]) < 2
