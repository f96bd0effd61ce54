"""Tables drawn in a text: cells between tabs, bars or columns of spaces. Their rows get tabs between the cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from toolkit.formats.report.wrapping import Line

#: What draws the lines of a table: |---|:--:|, +----+, ├──┼──┤, and a rule of dashes or equals signs in columns.
RULE = re.compile(
    r"(?=.*[|｜+│┃┆├┼┌└┬┴╔╠╚─━═])(?=.*[-─━═=]{2})[-|｜+:：=\s│┃┆├┼┤┌┐└┘┬┴╔╦╗╠╬╣╚╩╝║─━═]+"
    r"|[-=]{2,}(?:\s+[-=]{2,})+"
)
BAR = re.compile("[|｜│┃┆║]")
#: Columns are at least two blanks apart, or one where figures fill them.
COLUMN = re.compile(r"\s{2,}")
BLANK = re.compile("[ \u3000]")
#: A figure as a cell has it, and what stands where one is missing.
FIGURE = re.compile(
    r"[(（]?[-+−–＋－]?[¥￥$€]?[0-9０-９][0-9０-９,，.．:：/]*[0-9０-９]?[)）]?\s*"
    r"(?:[%％‰]|个百分点|[万亿]?[元吨人户家个件]|倍|年|月|日|位)?|[-–—－/…*]{1,2}|—+"
)
#: Fewest figures in each row of a table whose columns are one blank apart.
FIGURES = 2
#: The text of a cell is short; sentences with bars or blanks between them make no table.
LONGEST_CELL = 40
#: 第一章　　总　　则 and 索引号：…　　发文机关：… have wide blanks too.
HEADING = re.compile("第.{1,4}[编編篇章节節条條]")
STOP = re.compile("[。！？；]")


def with_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines, with tabs between the cells of those that make up a table."""
    found = list(lines)
    for split in (_bars, _columns, _figures):
        for start, end in _runs(found, split):
            for number in range(start, end):
                _put(found, number, split(found[number].text))
            if start and split is not _bars and not found[start].gap:
                _put(found, start - 1, _header(found[start - 1].text, found[start].text.count("\t") + 1))
    return _without_rules(found)


def _put(lines: list[Line], number: int, cells: Sequence[str]) -> None:
    if cells:
        lines[number] = replace(lines[number], text="\t".join(cells))


def _header(text: str, count: int) -> list[str]:
    """The cells of the line above a table, where it has as many."""
    for between in (COLUMN, BLANK):
        cells = between.split(text)
        if len(cells) == count and not STOP.search(text):
            return cells
    return []


def _without_rules(lines: list[Line]) -> list[Line]:
    """The rules that touch a row are marked: they are no text."""
    return [
        replace(line, rule=True)
        if RULE.fullmatch(line.text) and any("\t" in one.text for one in lines[max(0, n - 1) : n + 2])
        else line
        for n, line in enumerate(lines)
    ]


def _runs(lines: Sequence[Line], split: Callable[[str], list[str]]) -> Iterator[tuple[int, int]]:
    """Where at least two lines stand together that split into as many cells, rules between them left out."""
    every_gap = all(line.gap for line in lines[1:])
    start = 0
    counts: list[int] = []
    for number, line in enumerate((*lines, None)):
        cells = 0 if line is None or "\t" in line.text else len(split(line.text))
        rule = line is not None and RULE.fullmatch(line.text) is not None
        apart = line is not None and line.gap and not every_gap
        if counts and (apart or not (cells or rule)):
            if _agree(counts):
                yield start, number
            counts = []
        if cells or (rule and counts):
            if not counts:
                start = number
            counts += [cells] if cells else []


def _agree(counts: Sequence[int]) -> bool:
    """Whether most rows have as many cells as each other."""
    usual = max(Counter(counts).values())
    return usual > 1 and 2 * usual > len(counts)


def _bars(text: str) -> list[str]:
    """The cells between bars; none where there are no bars."""
    if RULE.fullmatch(text) or BAR.search(text) is None:
        return []
    cells = [cell.strip() for cell in BAR.split(text)]
    if cells[0]:
        return cells
    return cells[1:] if cells[-1] else cells[1:-1]


def _columns(text: str) -> list[str]:
    """The cells between columns of blanks: three of them, or a name and a figure."""
    cells = COLUMN.split(text)
    if len(cells) < 2 or any(len(cell) > LONGEST_CELL or STOP.search(cell) for cell in cells):
        return []
    if HEADING.match(text) or all(re.search("[:：]", cell) for cell in cells):
        return []
    return cells if len(cells) > FIGURES or FIGURE.fullmatch(cells[-1]) else []


def _figures(text: str) -> list[str]:
    """A name and figures with one blank before each."""
    pieces = BLANK.split(text)
    name = len(pieces)
    while name > 1 and FIGURE.fullmatch(pieces[name - 1]):
        name -= 1
    if len(pieces) - name < FIGURES or len(text) > 2 * LONGEST_CELL or STOP.search(text):
        return []
    return [" ".join(pieces[:name]), *pieces[name:]]
