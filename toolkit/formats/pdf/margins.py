"""Headers, footers and numbers of pages: what pages have at the same place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from toolkit.formats.pdf.rows import Line
from toolkit.formats.report.pages import NUMBER
from toolkit.formats.report.wrapping import columns

#: So many lines from the top and from the bottom may be a header or footer.
DEEPEST = 3
#: Lines at the same place are so near, in points.
NEAR = 6.0
#: Headers of one page of two differ.
SHARE = 3
#: The number of a page alone, or with what a browser prints beside it.
BARE = re.compile(
    r"[-—–－·•\s]*(?:[0-9]{1,4}|[ivxIVX]{1,5})[-—–－·•\s]*|[0-9]{1,4}\s*/\s*[0-9]{1,4}|第\s*[0-9]+\s*页.{0,12}"
    r"|第?[一二三四五六七八九十百〇零]{1,5}[页頁](?:[，,/\s]*共[一二三四五六七八九十百〇零]{1,5}[页頁])?"
)
PRINTED = re.compile(
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(?:上午|下午)?\s*\d{1,2}:\d\d(?:\s*[AP]M)?.*)"
    r"|(?:(?:file|https?)://\S+)(?:\s*\d+\s*/\s*\d+)?"
)
#: A line apart from the text, in its own sizes.
APART = 1.8
#: Headers are at the same place so nearly, in points; the type of a title is larger by so much.
SAME, LARGER = 1.0, 1.06
#: What tables have on each page.
NO_HEADER = re.compile("[单單]位[:：]|[续續]表|^附?[表图圖]|[。；，？！]")
#: A header is no longer, in columns: 60 Chinese characters.
LONGEST = 120
#: Where a header has the number of the page, and what is numbered and may begin a page: 附件2, 第3章, 2. 目标.
NUMBERS, NO_NUMBER = (
    re.compile(r"\A[0-9]{1,4}|[0-9]{1,4}(?=[页頁\W]*\Z)"),
    re.compile(r"附|第[0-9]+[^0-9页頁]|[0-9]+[.、．]"),
)


def furniture(pages: Sequence[Sequence[Line]]) -> set[int]:
    """The lines, by their identity, that are headers and footers; a page's lines are from top to bottom."""
    found: set[int] = set()
    for top in (True, False):
        edges = [_edge(lines, top=top) for lines in pages]
        for depth in range(DEEPEST):
            rows = [edge[depth] if depth < len(edge) else [] for edge in edges]
            counts = Counter(key for row in rows for line in row for key in _keys(line))
            for lines, edge, row in zip(pages, edges, rows, strict=True):
                if not row or (depth and not all(id(line) in found for line in edge[depth - 1])):
                    continue
                repeated = all(_is_repeated(line, counts, len(pages)) for line in row)
                rest = [line for line in lines if id(line) not in found]
                if repeated or _is_number(row, rest, top=top) or (top and not depth and _is_title(edge)):
                    found |= {id(line) for line in row}
            found.update(list(_beside_known(rows, found, pages)))
    return found


def _beside_known(rows: Sequence[Sequence[Line]], found: Set[int], pages: Sequence[Sequence[Line]]) -> Iterator[int]:
    """The rows, apart from the text, where other pages have a header or footer: left and right pages differ."""
    places = [line.y for row in rows for line in row if id(line) in found]
    for row, lines in zip(rows, pages, strict=True):
        if not row or id(row[0]) in found or not any(abs(row[0].y - place) < SAME for place in places):
            continue
        rest = [line for line in lines if not any(line is one for one in row) and id(line) not in found]
        nearest = min((abs(line.y - row[0].y) for line in rest), default=0.0)
        short = all(columns(line.text) <= LONGEST and not NO_HEADER.search(line.text) for line in row)
        if short and nearest > APART * max(line.size for line in row):
            yield from (id(line) for line in row)


def _is_title(edge: Sequence[Sequence[Line]]) -> bool:
    """Whether the first row of a page is in smaller type what the title below it is, over a line or more."""
    header = "".join(line.text for line in edge[0])
    below = [line for row in edge[1:] for line in row if line.size > LARGER * edge[0][0].size]
    texts = ["".join(line.text for line in below[:count]) for count in range(1, len(below) + 1)]
    return "".join(header.split()) in ["".join(text.split()) for text in texts]


def _edge(lines: Sequence[Line], *, top: bool) -> list[list[Line]]:
    """The rows of a page next to its top or bottom, the outermost first."""
    rows: list[list[Line]] = []
    for line in lines if top else reversed(lines):
        if rows and abs(rows[-1][0].y - line.y) < 0.5 * line.size:
            rows[-1].append(line)
        elif len(rows) == DEEPEST:
            break
        else:
            rows.append([line])
    return rows


def _keys(line: Line) -> set[tuple[str, int]]:
    """The text of a line and its place, as it is, and with a number in it as how far it is from the page's place."""
    text, place = "".join(line.text.split()), round(line.y / NEAR)
    keys = {(text, place)}
    number = NUMBERS.search(text)
    if number and not NO_NUMBER.match(text):
        keys.add((f"{text[: number.start()]}#{int(number[0]) - line.page}{text[number.end() :]}", place))
    return keys


def _is_repeated(line: Line, counts: Counter[tuple[str, int]], pages: int) -> bool:
    if (columns(line.text) > LONGEST or NO_HEADER.search(line.text)) and not PRINTED.fullmatch(
        "".join(line.text.split())
    ):
        return False
    count = max(counts[text, place + by] for text, place in _keys(line) for by in (-1, 0, 1))
    return count > 1 and count * SHARE >= pages


def _is_number(row: Sequence[Line], rest: Sequence[Line], *, top: bool) -> bool:
    """Whether a row is the number of a page, or what a browser prints, apart from the text."""
    text = " ".join(line.text for line in sorted(row, key=lambda one: one.x0))
    if PRINTED.fullmatch("".join(text.split())) or NUMBER.fullmatch(text):
        return True
    if not BARE.fullmatch(text) or (top and re.fullmatch("[0-9]+", text)):
        return False
    others = [line for line in rest if not any(line is one for one in row)]
    nearest = min((abs(line.y - row[0].y) for line in others), default=0.0)
    return nearest > APART * max(row[0].size, others[-1].size if others else 0.0)
