"""What the type of a paragraph says of it: headings, bullets, and the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.formats.pdf.grids import Table
from toolkit.formats.pdf.indents import starts
from toolkit.formats.pdf.paragraphs import Text
from toolkit.formats.report.bullets import DEEPEST, bulleted, weak_bullets
from toolkit.formats.report.details import is_detail
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.siblings import ENDS_SENTENCE
from toolkit.language.captions import CAPTION, UNIT_CAPTION
from toolkit.language.numbering import leading

#: The type of a heading is larger than the text by so much.
LARGER = 1.08
LONGEST_HEADING = 50
#: The last rows of a table that are notes to it.
NOTE = re.compile(r"(?:[备備]?[注註]|[说說]明|[资資数數][据料][来來]源|[来來]源)\s*[0-9]?\s*[:：.]|\*|＊")
#: Numbers of headings: where there are some, the type of other lines says nothing of the outline.
NUMBERED = frozenset({"part", "chapter", "section", "han", "han-paren", "roman"})
#: Blanks between a number that a program made and the text after it.
NUMBER = re.compile(r"\A([0-9]{1,3}[.)]|[(（][0-9]{1,3}[)）])[ \u3000]{2,}")
HAN_NUMBER = re.compile(r"\A([一二三四五六七八九十百]{1,4}、|[(（][一二三四五六七八九十百]{1,4}[)）])[ \u3000]{2,}")

PART_NUMBER = re.compile(r"\A(第[一二三四五六七八九十百〇零0-9]{1,5}[编篇章节条部分]{1,2}) {3,}")


def marked(found: Sequence[tuple[Text | Table, str]], usual: float) -> Iterator[Paragraph]:
    """The paragraphs and rows of a document with their marks; their lines are not numbered yet."""
    texts = [text for _, text in found]
    weak = weak_bullets(texts)
    levels = _levels(found, usual)
    depths: list[float] = []
    for number, (one, text) in enumerate(found):
        if isinstance(one, Table):
            depths = []
            yield from _rows(one)
            continue
        if one.lines[0].aside:
            yield Paragraph(text, 0, gap=True, note=True)
            continue
        item = bulleted(text, weak=number in weak)
        if item.bullet:
            depth = _depth(one.lines[0].x0, depths, one.lines[0].size)
            yield Paragraph(item.text.strip(), 0, gap=True, bullet=True, depth=depth)
            continue
        depths = []
        text = _numbered(text)
        yield Paragraph(text, 0, gap=True, heading=levels.get(number, 0))


def _numbered(text: str) -> str:
    """A text with the blanks after its number as they are written."""
    return PART_NUMBER.sub(r"\1 ", HAN_NUMBER.sub(r"\1", NUMBER.sub(r"\1 ", text)))


def _depth(x0: float, depths: list[float], size: float) -> int:
    while depths and x0 < depths[-1] + 0.8 * size:
        depths.pop()
    depths.append(x0)
    return min(len(depths) - 1, DEEPEST)


def _rows(table: Table) -> Iterator[Paragraph]:
    """The rows; of those over all columns the first ones name the table, and the last ones are notes to it."""
    rows, count = table.rows, len(table.columns) - 1
    start, end = 0, len(rows)
    while start < end - 1 and len(rows[start]) == 1 and (not start or UNIT_CAPTION.fullmatch(rows[start][0])):
        start += 1
    while end > start + 1 and len(rows[end - 1]) == 1 and NOTE.match(rows[end - 1][0]):
        end -= 1
    begins = starts(table.inks, table.columns)
    for number, cells in enumerate(rows):
        if start <= number < end:
            text = "\t".join([*cells, *[""] * (count - len(cells))])
            yield Paragraph(text, 0, row="\t" in text, gap=number == start, starts=begins[number])
        else:
            yield Paragraph(cells[0], 0, gap=True, caption=number < start)


def _levels(found: Sequence[tuple[Text | Table, str]], usual: float) -> dict[int, int]:
    """The levels of headings by larger or bold type, in a report whose headings have no numbers."""
    numbers = [leading(text, "zh") for _, text in found]
    if any(number is not None and number.style in NUMBERED for number in numbers):
        return {}
    sizes: dict[int, tuple[float, bool]] = {}
    for number, (one, text) in enumerate(found):
        if number and isinstance(one, Text) and _may_be_heading(one, text, usual) and _has_text_below(found, number):
            sizes[number] = round(one.lines[0].size, 1), all(line.bold for line in one.lines)
    order = sorted(set(sizes.values()), reverse=True)
    return {number: min(order.index(size) + 1, 6) for number, size in sizes.items()}


def _may_be_heading(one: Text, text: str, usual: float) -> bool:
    larger = all(line.size > LARGER * usual for line in one.lines)
    return (
        (larger or all(line.bold for line in one.lines))
        and len(text) <= LONGEST_HEADING
        and not ENDS_SENTENCE.search(text)
        and not text.endswith(("：", ":", "，", ","))
        and leading(text, "zh") is None
        and not (is_detail(text) or CAPTION.fullmatch(text) or UNIT_CAPTION.fullmatch(text))
    )


def _has_text_below(found: Sequence[tuple[Text | Table, str]], number: int) -> bool:
    """Whether a sentence comes before this paragraph, and something after it."""
    return number + 1 < len(found) and any(ENDS_SENTENCE.search(text) for _, text in found[:number])
