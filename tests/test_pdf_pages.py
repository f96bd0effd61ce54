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
