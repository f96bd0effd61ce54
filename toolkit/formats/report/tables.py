"""Tables drawn in a text: cells between tabs, bars or columns of spaces. Their rows get tabs between the cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from toolkit.formats.report.gaps import with_gaps
from toolkit.formats.report.starts import Place, padded, starts_of_columns, width
from toolkit.formats.report.wrapping import Line
from toolkit.language.numbering import leading

#: What draws the lines of a table: |---|:--:|, +----+, ├──┼──┤, and a rule of dashes or equals signs in columns.
RULE = re.compile(
    r"(?=.*[|｜+│┃┆├┼┌└┬┴╔╠╚─━═])(?=.*[-─━═=]{2})[-|｜+:：=\s│┃┆├┼┤┌┐└┘┬┴╔╦╗╠╬╣╚╩╝║─━═]+"
    r"|[-=]{2,}(?:\s+[-=]{2,})+"
    r"|(?=.*\|)\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?"
)
BAR = re.compile(r"(?<!\\)[|｜│┃┆║]")
#: Columns are at least two blanks apart, or one where figures fill them.
COLUMN = re.compile(r"\s{2,}")
#: In a line with columns one wide blank before a figure is another.
WIDE_COLUMN = re.compile(r"\s{2,}|\u3000(?=[-+－＋(（]?[0-9])")
BLANK = re.compile("[ \u3000]")
#: Names of two characters that a table sets apart: 项　　目.
SPREAD = re.compile(
    r"(?<!\S)(?:"
    + "|".join(
        r"\s{2,}".join(name)
        for name in """项目 項目 指标 指標 合计 合計 总计 總計 小计 小計 单位 單位 名称 名稱 年份 月份 地区 地區 区县
        行业 行業 科目 序号 序號 内容 備註 备注 金额 金額 数量 數量 类别 類別 产品 时间 收入 支出""".split()
    )
    + r")(?!\S)"
)
#: The groups of a figure with a blank between thousands: 62 000. One that begins with 0 is not a figure of its own.
FIRST_GROUP, GROUP, REST = re.compile("[-+]?[0-9]{1,3}"), re.compile("[0-9]{3}(?:[.][0-9]+)?"), re.compile("0[0-9]{2}")
#: The first cell of a header may be empty; the others are indented then.
INDENT = 4
#: A tab after one of these, beside what `leading` knows, is the blank after a number.
NUMBER = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[.、]?|[A-Za-z][.)）、]|[甲乙丙丁戊己庚辛壬癸][、.])\Z")
#: A figure as a cell has it, and what a cell has where one is missing.
FIGURE = re.compile(
    r"[(（]?[-+−–＋－]?[¥￥$€]?[0-9０-９][0-9０-９,，.．:：/]*[0-9０-９]?[)）]?\s*"
    r"(?:[%％‰]|个百分点|[万亿]?[元吨人户家个件]|倍|年|月|日|位)?|[-–—－/…*]{1,2}|—+"
)
#: Fewest figures in each row of a table whose columns are one blank apart.
FIGURES = 2
#: The text of a cell is short; sentences with bars or blanks between them make no table.
LONGEST_CELL = 40
#: Names in letters are longer, but have no points.
LONGEST_NAME = re.compile("[^\u1100-\u11ff\u2e80-\uffff.;:!?]{,90}")
#: So many readings of a row are looked at.
MOST_WAYS = 64
TAB = re.compile(r"\s*\t\s*")
#: 第一章　　总　　则 and 索引号：…　　发文机关：… have wide blanks too.
HEADING = re.compile("第.{1,4}[编編篇章节節条條]")
STOP = re.compile("[。！？；]")


def with_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines, with tabs between the cells of those that make up a table."""
    found = _without_tabs_of_numbers(lines)
    for split in (_bars, _columns, _figures):
        for start, end in _runs(found, split):
            above = found[start - 1] if start and not found[start].gap else None
            rows = [split(line.text) for line in found[start:end]]
            if split is _figures:
                rows = _grouped(rows, _cells_above(above))
            elif split is _columns:
                rows = with_gaps([(line.text, line.indent) for line in found[start:end]], rows)
            _put_rows(found, start, rows, raw=_between_bars if split is _bars else None)
            if above is not None and split is not _bars and "\t" in found[start].text:
                _put(found, start - 1, _header(above, found[start].text.count("\t") + 1))
    for number in range(1, len(found)):
        _put_lone_row(found, number)
    return [replace(line, text=line.text.replace("\\|", "|")) for line in _without_rules(found)]


def _put_rows(
    lines: list[Line], start: int, rows: list[list[str]], raw: Callable[[str], list[str]] | None = None
) -> None:
    """Put the cells of a table into its lines; the first cell of an indented header may be empty.

    `raw` gives the cells of a line with their blanks; without it only the first cell has some, before the line.
    """
    texts = [line.text for line in lines[start : start + len(rows)]]
    cells = [raw(text) if raw else row[:1] for text, row in zip(texts, rows, strict=True)]
    indents = [line.indent * width(" ") for line in lines[start : start + len(rows)]]
    begins = starts_of_columns([_placed(row, indent) for row, indent in zip(cells, indents, strict=True)])
    count = max(map(len, rows), default=0)
    for number, row in enumerate(rows, start):
        shifted = row and len(row) == count - 1 and number == start and lines[number].indent >= INDENT
        _put(lines, number, ["", *row] if shifted else row, begins[number - start])


def _placed(row: Sequence[str], indent: int) -> list[Place | None]:
    """Where the cells of a row with their blanks begin and end; the line of the first is indented."""
    found = list(map(padded, row))
    first = found[0] if found else None
    return [(first[0] + indent, first[1] + indent), *found[1:]] if first else found


def _put(lines: list[Line], number: int, cells: Sequence[str], starts: tuple[int | None, ...] = ()) -> None:
    if cells:
        lines[number] = replace(lines[number], text="\t".join(cells), starts=starts)


def _cells_above(header: Line | None) -> int:
    """How many cells the line above a table has; 0 where there is none."""
    if header is None or STOP.search(header.text):
        return 0
    return len(BLANK.split(header.text))


def _grouped(rows: list[list[str]], count: int) -> list[list[str]]:
    """The rows with the thousands of a figure together; none where it is open which belong together.

    `count` is how many cells the header has.
    """
    found = [_groupings(row, count) for row in rows if row]
    if not all(found) or all(len(row) <= count for row in rows):
        certain = any(REST.fullmatch(cell) for row in rows for cell in row[1:])
        found = [_groupings(row, min(map(len, filter(None, rows)))) for row in rows if row] if certain else []
        if not certain:
            return rows
    each = iter(found)
    chosen = [next(each) if row else [] for row in rows]
    return [ways[0] for ways in chosen if ways] if all(len(one) == 1 for one in found) else [[] for _ in rows]


def _groupings(row: Sequence[str], count: int) -> list[list[str]]:
    """The ways to read a name and figures with `count` cells in all, the groups of thousands joined."""
    ways: list[list[str]] = [[row[0]]]
    for cell in row[1:]:
        apart = [[*way, cell] for way in ways if not REST.fullmatch(cell)]
        together = [
            [*way[:-1], f"{way[-1]} {cell}"]
            for way in ways
            if len(way) > 1 and FIRST_GROUP.fullmatch(way[-1].split(" ")[0]) and GROUP.fullmatch(cell)
        ]
        ways = (apart + together)[:MOST_WAYS]
    return [way for way in ways if len(way) == count]


def _header(line: Line, count: int) -> list[str]:
    """The cells of the line above a table, where it has as many, or one less after an empty one."""
    if STOP.search(line.text):
        return []
    for between in (COLUMN, BLANK):
        cells = between.split(line.text)
        if len(cells) == count:
            return cells
    cells = COLUMN.split(line.text)
    return ["", *cells] if len(cells) == count - 1 > 1 and line.indent >= INDENT else []


def _put_lone_row(lines: list[Line], number: int) -> None:
    """A header and one row of a name and figures are a table too."""
    header, row = lines[number - 1], lines[number]
    if row.gap or "\t" in header.text + row.text or not COLUMN.search(header.text):
        return
    cells, names = _columns(row.text), COLUMN.split(header.text)
    if len(names) == len(cells) - 1 > 1 and header.indent >= INDENT:
        names = ["", *names]
    if (
        len(cells) == len(names)
        and (not FIGURE.fullmatch(cells[0]) or cells[0][-1] in "年月季")
        and all(map(FIGURE.fullmatch, cells[1:]))
        and not any(
            FIGURE.fullmatch(name) or len(name) > LONGEST_CELL or re.search("[，。；：:]", name) for name in names
        )
        and leading(header.text, "zh") is None
    ):
        _put(lines, number - 1, names)
        _put(lines, number, cells)


def _without_tabs_of_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines with a blank for the tab that Word puts after a number, if no other rows touch them."""
    found = list(lines)
    start = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and "\t" in lines[number].text and not lines[number].gap:
            continue
        run = range(start, number)
        if all(_is_numbered(lines[place].text) for place in run if "\t" in lines[place].text):
            for place in run:
                found[place] = replace(lines[place], text=TAB.sub(" ", lines[place].text))
        start = number
    return found


def _is_numbered(text: str) -> bool:
    """Whether the only tab of a line is after its number."""
    number, _, rest = text.partition("\t")
    one = leading(text, "zh")
    whole = (one is not None and one.end == len(number.rstrip())) or NUMBER.match(number.rstrip()) is not None
    return whole and "\t" not in rest.strip()


def _without_rules(lines: list[Line]) -> list[Line]:
    """The rules that touch a row are marked: they are not text."""
    return [
        replace(line, rule=True)
        if RULE.fullmatch(line.text) and any("\t" in one.text for one in lines[max(0, n - 1) : n + 2])
        else line
        for n, line in enumerate(lines)
    ]


def _runs(lines: Sequence[Line], split: Callable[[str], list[str]]) -> Iterator[tuple[int, int]]:
    """Where at least two lines together split into as many cells, rules between them left out."""
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
    return [cell.strip() for cell in _between_bars(text)]


def _between_bars(text: str) -> list[str]:
    """The cells between bars with their blanks."""
    if RULE.fullmatch(text) or BAR.search(text) is None:
        return []
    cells = BAR.split(text)
    if cells[0].strip():
        return cells
    cells = cells[1:] if cells[-1].strip() else cells[1:-1]
    return cells if any(map(str.strip, cells)) or len(cells) > 1 else []


def _columns(text: str) -> list[str]:
    """The cells between columns of blanks: three of them, or a name and a figure."""
    text = SPREAD.sub(lambda name: "".join(name[0].split()), text)
    if COLUMN.search(text) is None:
        return []
    cells = WIDE_COLUMN.split(text)
    if len(cells) < 2 or not all(map(_fits, cells)):
        return []
    if HEADING.match(text) or all(re.search("[:：]", cell) for cell in cells):
        return []
    return cells if len(cells) > FIGURES or FIGURE.fullmatch(cells[-1]) else []


def _fits(text: str) -> bool:
    """Whether a text is short enough for a cell."""
    return not STOP.search(text) and (len(text) <= LONGEST_CELL or LONGEST_NAME.fullmatch(text) is not None)


def _figures(text: str) -> list[str]:
    """A name and figures with one blank before each."""
    pieces = BLANK.split(text)
    name = len(pieces)
    while name > 1 and FIGURE.fullmatch(pieces[name - 1]):
        name -= 1
    if len(pieces) - name < FIGURES or len(text) > 2 * LONGEST_CELL or STOP.search(text):
        return []
    return [" ".join(pieces[:name]), *pieces[name:]]
