"""Fit the columns of a table to its texts: none narrower than its longest word or figure.

Widths are those of a fixed-width font, or estimates in thousandths of the size of a proportional one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.language.widths import text_width
from toolkit.renderers.cell_figures import is_figure
from toolkit.renderers.tables import INDENT, Grid, mark_place

#: Measures a text.
Measure = Callable[[str], int]

#: Widths of characters in thousandths of the size in the widest of the common sans serif fonts (DejaVu Sans, Verdana):
#: a reader may lack the font that a document asks for. Other letters are as wide as digits.
_WIDTHS = {one: width for width, ones in (
    (280, "'ijl"), (320, "IJ,. ·’‘"), (340, "/:;\\|"), (370, "f-"), (390, "()[]"), (400, "t!"), (415, "r"),
    (520, "\"*_`–°“”sz?"), (560, "cL"), (600, "FkvxyPT"), (690, "AVXZBRCYK"), (790, "UNHDG&OQ"), (840, "w#+<=>~×"),
    (870, "M"), (980, "m%W@—…"), (1350, "‰"),
) for one in ones}  # fmt: skip
_LETTER, _SQUARE = 640, 1000
#: The width of bold letters, in thousandths of that of others.
_BOLD = 1200
#: The width of letters of a serif font, in thousandths of that of others.
_SERIF = 840
#: East Asian characters, as a class of an expression.
WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
#: What is kept on one line: words, figures with their unit, and a few East Asian characters.
_PART = re.compile(rf"[^{WIDE}]+(?:(?<=[0-9.,%‰])[万亿千百]*[{WIDE}]{{0,2}}|[，。、；：）]?)|[{WIDE}]{{1,4}}")
_BETWEEN_WORDS = re.compile(r"[ \t\n\u3000]+|(?<=[A-Za-z]-)(?=[A-Za-z])")
#: Longer words, as addresses of pages are, may be broken after so many characters.
LONGEST_WORD = 32


def proportional(text: str) -> int:
    """The width of a text in thousandths of its size, too much rather than too little."""
    return sum(_WIDTHS.get(one, _SQUARE if text_width(one) > 1 else _LETTER * text_width(one)) for one in text)


def monospaced(text: str) -> int:
    """The width of a text in a font whose letters are all as wide as digits, or in another one if that is missing."""
    return sum(max(proportional(one), _LETTER) for one in text)


def serif(text: str) -> int:
    """The width of a text in a common serif font, whose letters are narrower."""
    wide = sum(text_width(one) > 1 for one in text)
    return (proportional(text) - wide * _SQUARE) * _SERIF // 1000 + wide * _SQUARE


@dataclass(frozen=True, slots=True)
class Column:
    """The widths of a column: that of the longest word or figure, that of the longest text below the header in one
    line, the same with the headings in two, and that of all in one line.

    `share` is its share of what is too little for all, `texts` are the widths of its texts by row, and `beside` is the
    space beside each, which they include.
    """

    least: int
    body: int
    most: int
    whole: int
    share: int = 0
    texts: tuple[int, ...] = ()
    beside: int = 0

    def scaled(self, numerator: int, denominator: int) -> Column:
        """The column with its widths in another unit, too much rather than too little."""

        def width(own: int) -> int:
            return -(-own * numerator // denominator)

        return Column(
            width(self.least), width(self.body), width(self.most), width(self.whole), width(self.share),
            tuple(map(width, self.texts)), width(self.beside),
        )  # fmt: skip


def measured(grids: Sequence[Grid], measure: Measure, beside: int = 0) -> list[Column]:
    """The columns of a table, perhaps of several in one another's columns; `beside` is the space beside each text."""
    found = [Column(beside, beside, beside, beside)] * max((one.columns for one in grids), default=0)
    texts = [[beside] * sum(len(one.texts) for one in grids) for _ in found]
    squares = [0] * len(found)
    above = 0
    for grid in grids:
        for row in range(len(grid.texts)):
            header = row < grid.header
            marked = mark_place(grid.texts[row]) if row in grid.marked else None
            for cell in grid.cells(row):
                if cell.columns == 1:
                    own = _bold(measure) if header or cell.column == marked else measure
                    text = grid.texts[row][cell.column] + grid.fill(row, cell.column)
                    indent = own(INDENT) * grid.indent(row, cell.column)
                    found[cell.column] = _wider(found[cell.column], text, own, beside + indent, header=header)
                    texts[cell.column][above + row] += own(text) + indent
                    squares[cell.column] += texts[cell.column][above + row] ** 2
        above += len(grid.texts)
    for grid in grids:
        for row in range(len(grid.texts)):
            for cell in (cell for cell in grid.cells(row) if cell.columns > 1):
                places = range(cell.column, cell.column + cell.columns)
                own = _bold(measure) if row < grid.header else measure
                indent = own(INDENT) * grid.indent(row, cell.column)
                _make_room(found, grid.texts[row][cell.column], places, own, beside + indent)
    # The lines of all texts are about as few as can be where widths are as these roots.
    return [
        replace(one, share=round(square ** (1 / 3)), texts=tuple(own), beside=beside)
        for one, square, own in zip(found, squares, texts, strict=True)
    ]


def _bold(measure: Measure) -> Measure:
    """What measures texts in bold; the letters of a fixed-width font stay as wide as they are."""
    return measure if measure is text_width else lambda text: measure(text) * _BOLD // 1000


def _wider(column: Column, text: str, measure: Measure, beside: int, *, header: bool) -> Column:
    """A column with room for one more text, in one line or several."""
    least = max((measure(part) for part in parts(text, whole=is_figure(text))), default=0) + beside
    whole = measure(text) + beside
    body = least if header else whole
    most = measure(text) // 2 + beside if header else whole
    return Column(
        max(column.least, least), max(column.body, body), max(column.most, least, most), max(column.whole, least, whole)
    )


def _make_room(columns: list[Column], text: str, places: range, measure: Measure, beside: int) -> None:
    """Widen columns so that no word of a cell over all of them is broken."""
    longest = max((measure(part) for part in parts(text)), default=0) + beside
    lacking = longest - sum(columns[place].least for place in places)
    if lacking > 0:
        more = -(-lacking // len(places))
        for place in places:
            column = columns[place]
            least = column.least + more
            columns[place] = Column(least, max(column.body, least), max(column.most, least), max(column.whole, least))


def parts(text: str, *, whole: bool = False) -> Iterator[str]:
    """The parts of a text that no line break may be in: all of it if it is `whole`."""
    if whole:
        yield text
        return
    for word in _BETWEEN_WORDS.split(text):
        for part in _PART.findall(word):
            yield part[:LONGEST_WORD]


def fitted(columns: Sequence[Column], total: int, *, filled: bool = False) -> list[int] | None:
    """Widths that add up to at most `total`, or to all of it if it is to be `filled`; None where there is no room.

    Where there is too little for texts in one line, the rows have about as few lines as possible.
    """
    if sum(column.least for column in columns) > total:
        return None
    for widths in ([column.whole for column in columns], [column.most for column in columns]):
        if sum(widths) <= total:
            return _stretched(widths, total) if filled else widths
    widths = min(_shares(columns, total), key=lambda one: _lines(columns, one))
    return _stretched(widths, total) if filled else widths


def _shares(columns: Sequence[Column], total: int) -> list[list[int]]:
    """Widths to choose from: as many columns of short texts on one line as have room, one less, and so on to none.

    The shortest are first; what is left is shared.
    """
    least = [column.least for column in columns]
    found = [_shared(columns, least, total)]
    for place in sorted(range(len(columns)), key=lambda one: columns[one].body):
        least[place] = max(least[place], columns[place].body)
        if sum(least) > total:
            break
        found.append(_shared(columns, least, total))
    return found[::-1]


def _lines(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """About how many lines all rows have."""
    rooms = [max(width - column.beside, 1) for column, width in zip(columns, widths, strict=True)]
    rows = zip(*(column.texts for column in columns), strict=True)
    beside = columns[0].beside
    return sum(max(-(-(text - beside) // room) for text, room in zip(row, rooms, strict=True)) for row in rows)


def _shared(columns: Sequence[Column], least: Sequence[int], total: int) -> list[int]:
    """Widths in the shares of the columns, none less than its least and none more than all its texts need."""
    widths = list(least)
    open_ = {place for place, column in enumerate(columns) if column.whole > widths[place] and column.share}
    while open_:
        room = total - sum(width for place, width in enumerate(widths) if place not in open_)
        shares = sum(columns[place].share for place in open_)
        wanted = {place: columns[place].share * room // shares for place in open_}
        tight = {place for place, width in wanted.items() if width < least[place]}
        full = {place for place, width in wanted.items() if width > columns[place].whole}
        if not tight and not full:
            for place, width in wanted.items():
                widths[place] = width
            break
        # What some lack is more than what others leave, or less: settle the side that only grows.
        lacking = sum(least[place] - wanted[place] for place in tight)
        left = sum(wanted[place] - columns[place].whole for place in full)
        for place in tight if lacking >= left else full:
            widths[place] = least[place] if lacking >= left else columns[place].whole
            open_.discard(place)
    return widths


def _stretched(widths: Sequence[int], total: int) -> list[int]:
    """Widths with what is left of the total shared among them by their size."""
    whole = sum(widths)
    if not whole:
        return [total // max(len(widths), 1)] * len(widths)
    found = [width * total // whole for width in widths]
    return [*found[:-1], found[-1] + total - sum(found)]


def split(columns: Sequence[Column], total: int, names: int = 1) -> list[list[int]] | None:
    """The columns of the parts of a table that is too wide, each with the columns before it that name the rows.

    These are `names` columns at the start, as many of them as take half of the width; one is always kept. None where a
    column has no room beside them.
    """
    while names > 1 and 2 * _least(columns, range(names)) > total:
        names -= 1
    kept = list(range(names))
    room = total - _least(columns, kept)
    found: list[list[int]] = []
    for place in range(names, len(columns)):
        if found and _least(columns, [*found[-1], place]) <= room:
            found[-1].append(place)
        elif columns[place].least <= room:
            found.append([place])
        else:
            return split(columns, total, names - 1) if names > 1 else None
    evened = _evened(found)
    fits = all(_least(columns, part) <= room for part in evened)
    return [kept + part for part in (evened if fits else found)] or None


def _least(columns: Sequence[Column], places: Iterable[int]) -> int:
    """The least width of several columns."""
    return sum(columns[place].least for place in places)


def _evened(found: Sequence[Sequence[int]]) -> list[list[int]]:
    """The parts with about as many columns each."""
    places = [place for part in found for place in part]
    each = -(-len(places) // max(len(found), 1))
    return [places[start : start + each] for start in range(0, len(places), each or 1)]
