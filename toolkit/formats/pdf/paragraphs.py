"""Lines of pages to paragraphs, over the ends of lines, columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.formats.pdf.columns import Region
from toolkit.formats.pdf.grids import Table
from toolkit.formats.pdf.measures import INDENT, LEADING, SIZES, Bounds, Measures
from toolkit.formats.pdf.rows import Line
from toolkit.formats.report import wrapping
from toolkit.formats.report.bullets import BULLET
from toolkit.formats.report.contents import LEADERS
from toolkit.formats.report.details import BODY, is_detail
from toolkit.formats.report.joining import keeps_hyphen
from toolkit.formats.report.siblings import ENDS_SENTENCE
from toolkit.formats.report.wrapping import SURE, TERMINATORS, ends_title, sizes
from toolkit.language.numbering import leading

#: A word that was parted at the end of a line.
PARTED, REST = re.compile(r"([A-Za-z]*[a-z])[-\u2010]\Z"), re.compile("[a-z]+")
#: An address that a line ends in.
ADDRESS = re.compile(r"://[!-~]+\Z")
DASH = re.compile("——")
#: A heading of several lines is no longer.
LONGEST_TITLE = 120
#: No heading that breaks off is longer.
LONG = 35
#: The lines of a title are no further apart, in their ems.
FARTHEST = 2.6


@dataclass(slots=True)
class Text:
    """A paragraph: its lines with the margins of each."""

    lines: list[Line]
    bounds: list[Bounds]
    #: Whether it comes after more room than lines have.
    gap: bool = True

    @property
    def centred(self) -> bool:
        return all(bound.is_centred(line) for line, bound in zip(self.lines, self.bounds, strict=True))


Part = Text | Table


def parts(regions: Sequence[Region], bounds: Sequence[Bounds], measures: Measures) -> list[Part]:
    """The paragraphs and tables of a document in order."""
    found: list[Part] = []
    aside: list[Text] = []  # notes in the margin come after the paragraph beside them
    margin: Text | None = None
    for region, bound in zip(regions, bounds, strict=True):
        for place, item in enumerate(region.items):
            last = found[-1] if found else None
            if isinstance(item, Line) and item.aside:
                if margin is not None and _goes_on_aside(margin, item):
                    margin.lines.append(item)
                    margin.bounds.append(bound)
                else:
                    margin = Text([item], [bound])
                    aside.append(margin)
            elif isinstance(item, Table):
                found += [*aside, item]
                aside = []
            elif isinstance(last, Text) and goes_on(last, item, bound, measures, beside=place > 0):
                last.lines.append(item)
                last.bounds.append(bound)
            else:
                found += [*aside, Text([item], [bound])]
                aside = []
    return found + aside


def _goes_on_aside(above: Text, line: Line) -> bool:
    """Whether a line of the margin goes on with the one above it there."""
    before = above.lines[-1]
    return (
        before.page == line.page
        and abs(before.x0 - line.x0) < line.size
        and 0 < before.y - line.y < FARTHEST * line.size
    )


def goes_on(above: Text, line: Line, bound: Bounds, measures: Measures, *, beside: bool) -> bool:
    """Whether a line is of the paragraph above; `beside` is set where both are in one column of a page."""
    before, above_bound = above.lines[-1], above.bounds[-1]
    if max(before.size, line.size) > SIZES * min(before.size, line.size):
        return False
    if _are_centred(before, line, above_bound, bound, larger=line.size > SIZES * measures.size):
        return before.bold is line.bold and _is_title(above, line, measures)
    if beside and before.y - line.y > LEADING * _pitch(before, measures):
        return False
    if BULLET.match(line.text) or any(is_detail(one.text) or LEADERS.fullmatch(one.text) for one in (before, line)):
        return False
    if above_bound.is_centred(before) and above_bound.indent(before) > INDENT[1]:
        return False
    if not (above_bound.is_full(before, line) or _is_cut(before, line, above_bound, bound, measures, beside=beside)):
        return False
    if before.bold is not line.bold and (ENDS_SENTENCE.search(before.text) or bound.indent(line) > INDENT[0]):
        return False
    if bound.indent(line) > INDENT[0] - 0.6:
        return _hangs(above, line, above_bound, bound)
    return _may_go_on(before, line, measures, beside=beside)


def _is_cut(before: Line, line: Line, above: Bounds, bound: Bounds, measures: Measures, *, beside: bool) -> bool:
    """Whether a line that has room for more was cut all the same: where other signs tell paragraphs apart, or words."""
    if bound.indent(line) > INDENT[0] - 0.6:
        return False
    if measures.indented or (measures.spaced and beside):
        return above.is_long(before)
    ends = before.text[-1] in TERMINATORS or leading(line.text, "zh") is not None
    return beside and not ends and above.reach - before.x1 < before.size and len(before.text) > LONG


def _pitch(line: Line, measures: Measures) -> float:
    return measures.pitch * max(line.size / measures.size, 0.8)


def _may_go_on(before: Line, line: Line, measures: Measures, *, beside: bool) -> bool:
    """Whether a line at the margin after a full one goes on with it: not where only its number can tell."""
    if measures.indented or (measures.spaced and beside):
        return True
    enumerator = leading(line.text, "zh")
    if enumerator is None:
        return DASH.match(line.text) is None or before.text[-1] not in TERMINATORS
    return before.text[-1] not in TERMINATORS and enumerator.style not in SURE


def _hangs(above: Text, line: Line, above_bound: Bounds, bound: Bounds) -> bool:
    """Whether an indented line is below the text of an item, or all lines of the paragraph are indented."""
    first, before = above.lines[0], above.lines[-1]
    indent, own = above_bound.indent(before), bound.indent(line)
    if len(above.lines) > 1:
        return abs(indent - own) < 0.5 and not leading(line.text, "zh")
    if abs(indent - own) < 0.5:
        return before.text[-1] not in TERMINATORS and leading(line.text, "zh") is None
    marked = BULLET.match(first.text) or leading(first.text, "zh")
    return own > indent and bool(marked) and leading(line.text, "zh") is None and own - indent < 6


def _are_centred(before: Line, line: Line, above: Bounds, bound: Bounds, *, larger: bool) -> bool:
    """Whether two lines, one of which is clearly centred, have their middle in common."""
    if not (above.is_centred(before, larger=larger) or bound.is_centred(line, larger=larger)):
        return False
    return abs(before.x0 + before.x1 - line.x0 - line.x1) < line.size


def _is_title(above: Text, line: Line, measures: Measures) -> bool:
    """Whether a centred line goes on with the title above it."""
    before = above.lines[-1]
    if before.page == line.page and before.y - line.y > FARTHEST * line.size:
        return False
    if sum(len(one.text) for one in above.lines) > LONGEST_TITLE or is_detail(before.text) or is_detail(line.text):
        return False
    if leading(line.text, "zh") is not None:
        return False
    own, other = _plain(before), _plain(line)
    if ends_title(own, other, None):
        return True
    if line.size > SIZES * measures.size:
        return not (wrapping.TITLE.search(before.text) or BODY.fullmatch(line.text) or BODY.fullmatch(before.text))
    bound = above.bounds[-1]
    return before.x1 - before.x0 > 0.6 * (bound.right - bound.left) and len(line.text) > 1


def _plain(line: Line) -> wrapping.Line:
    return wrapping.Line(line.text, 0, False, False, sizes(line.text))


def text_of(one: Text, words: set[str]) -> str:
    """The text of a paragraph; `words` are those with a hyphen that the document has within a line."""
    texts = [line.text.strip() for line in one.lines]
    for place in range(len(texts) - 1):
        parted, rest = PARTED.search(texts[place]), REST.match(texts[place + 1])
        if parted and rest:
            kept = keeps_hyphen(parted[1], rest[0], words)
            head = texts[place] if kept else texts[place][: parted.end(1)]
            texts[place], texts[place + 1] = "", head + texts[place + 1]
    for place in range(len(texts) - 1):
        if ADDRESS.search(texts[place]) and texts[place + 1][:1].isascii():
            texts[place], texts[place + 1] = "", texts[place] + texts[place + 1]
    found = [wrapping.Line(text, 0, False, False, sizes(text)) for text in texts if text]
    return wrapping.joined(found, None)


def hyphenated(regions: Sequence[Region]) -> set[str]:
    """The words with a hyphen within lines."""
    return {
        word.lower()
        for region in regions
        for item in region.items
        if isinstance(item, Line) and "-" in item.text
        for word in re.findall(r"[A-Za-z]+-[a-z]+", item.text)
    }


#: What is above a table that continues on another page.
AGAIN = re.compile(r"[（(]?\s*[续續]\s*表.{0,40}|.{0,60}[（(][续續][)）]\s*|[（(]?.{0,4}[单單]位\s*[:：].{1,40}")


def whole_tables(found: Sequence[Part]) -> Iterator[Part]:
    """The parts, with tables that go on over pages as one, without the header row that comes again."""
    table: Table | None = None
    between: list[Part] = []
    for one in found:
        if isinstance(one, Table):
            if table is not None and _is_rest(table, one, between):
                _put_rest(table, one)
                between = []
                continue
            if table is not None:
                yield table
            yield from between
            table, between = one, []
        elif table is not None and one.lines[0].page > table.page and AGAIN.fullmatch(one.lines[0].text):
            between.append(one)
        else:
            if table is not None:
                yield table
            yield from between
            table, between = None, []
            yield one
    if table is not None:
        yield table
    yield from between


def _is_rest(table: Table, one: Table, between: Sequence[Part]) -> bool:
    """Whether a table at the top of a page goes on with the one at the foot of the page before."""
    if one.page != table.page + 1 or len(one.columns) != len(table.columns):
        return False
    same = all(abs(left - right) < 4 for left, right in zip(table.columns, one.columns, strict=True))
    again = not between or any("续" in part.lines[0].text for part in between if isinstance(part, Text))
    return same and again


def _put_rest(table: Table, one: Table) -> None:
    """Put the rows of the next page below those of a table; the first may be the rest of the last."""
    start = _header_again(table.rows, one.rows)
    rows = one.rows[start:]
    filled = {n for n, cell in enumerate(rows[0]) if cell} if rows else set()
    if filled and filled <= table.full and len(filled) < len(table.rows[-1]):
        for column in filled:
            table.rows[-1][column] += rows[0][column]
        rows, start = rows[1:], start + 1
    table.rows += rows
    table.inks += one.inks[start:]
    table.page, table.full = one.page, one.full


def _header_again(rows: Sequence[list[str]], more: list[list[str]]) -> int:
    """How many rows of the header of a table come again on the next page."""
    count = 0
    while count < min(len(rows), len(more)) and rows[count] == more[count]:
        count += 1
    return count
