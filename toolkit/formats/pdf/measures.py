"""What the pages of a document have in common: margins, distances of lines, how paragraphs begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from toolkit.formats.pdf.columns import Region
from toolkit.formats.pdf.rows import Line
from toolkit.formats.report.wrapping import PROSE, TERMINATORS

#: A first line is indented by two characters, more or less, in ems.
INDENT = (1.4, 2.8)
#: Lines further apart than usual are of two paragraphs.
LEADING = 1.22
#: The distance of lines where none goes on in the next, in ems.
PITCH = 1.6
#: A region of few lines may be indented as a whole, by so many ems.
FEW, FAR = 8, 30
#: So many lines that break off at a margin make it sure.
FEWEST = 3
#: Most paragraphs begin so.
MOST = 0.6
#: What a line's last characters could not part with, for the rules of where a line may end.
WORD = re.compile(
    r"[“‘（《【〔「『]*(?:[!-~]+[，。、；：？！）》】〕」』”’…—％℃·]*)+|.[,.;:!?%)\]，。、；：？！）》】〕」』”’…—％℃·]*"
)
#: Sizes that differ by so much are two.
SIZES = 1.06
#: Where other signs tell paragraphs apart, a line that goes on is this share of the measure at least.
LONG = 0.72
#: How much short of the margin a full line may be beside the room for the next word, in ems.
SLACK = 0.3


@dataclass(frozen=True, slots=True)
class Measures:
    """Of a document: the usual size, the distance of its lines, and whether paragraphs are indented or set apart."""

    size: float
    pitch: float
    indented: bool
    spaced: bool


@dataclass(slots=True)
class Bounds:
    """The margins of a region."""

    left: float
    right: float
    #: Where the longest line ends.
    reach: float = 0.0

    def indent(self, line: Line) -> float:
        return (line.x0 - self.left) / line.size

    def is_full(self, before: Line, line: Line) -> bool:
        """Whether the first word of the next line would not fit into a line."""
        return self.right - before.x1 < _first_word(line) + SLACK * before.size

    def is_long(self, before: Line) -> bool:
        """Whether a line may go on where paragraphs are told apart by other signs."""
        return before.x1 - self.left > LONG * (min(self.right, self.reach or self.right) - self.left)

    def is_centred(self, line: Line, *, larger: bool = False) -> bool:
        """Whether a line is clearly in the middle; of `larger` type any that is not at the margin."""
        left, right = line.x0 - self.left, self.right - line.x1
        return abs(left - right) < 1.5 * line.size and left > (0.4 if larger else 2.5) * line.size


def _first_word(line: Line) -> float:
    word = WORD.match(line.text)
    length = len(word[0]) if word else 1
    seen = [one for one in line.glyphs if not one.text.isspace()]
    return max(seen[min(length, len(seen)) - 1].x1 - line.x0, 0.0)


def bounds(regions: Sequence[Region], usual: float, width: float) -> list[Bounds]:
    """The margins of each region, which those that begin at the same place have in common; pages are that wide."""
    lines = [[one for one in region.items if isinstance(one, Line) and not one.aside] for region in regions]
    groups: list[_Group] = []
    places = sorted(range(len(regions)), key=lambda n: (not regions[n].column, -len(lines[n])))
    found: dict[int, _Group] = {}
    for place in places:
        own, column = lines[place], regions[place].column
        group = next((one for one in groups if one.holds(own, column, usual)), None)
        if group is None:
            group = _Group(column, _left(own, usual), _right(own, usual), [])
            groups.append(group)
        group.lines += own
        found[place] = group
    for group in groups:
        group.measure(usual, width)
    return [Bounds(found[n].left, found[n].right, found[n].reach) for n in range(len(regions))]


@dataclass(slots=True)
class _Group:
    """Regions that have their margins in common."""

    column: bool
    left: float
    right: float
    lines: list[Line]
    reach: float = 0.0

    def holds(self, own: Sequence[Line], column: bool, usual: float) -> bool:
        """Whether lines are within these margins; a few that are all indented, too."""
        if not own:
            return not column
        left, right = min(line.x0 for line in own), max(line.x1 for line in own)
        if self.column and not column:  # the last page of a text in columns
            return abs(left - self.left) < usual and abs(right - self.right) < 2 * usual and len(own) > 1
        if self.column is not column:
            return False
        if column and right > self.right + 2 * usual:
            return False
        return abs(_left(own, usual) - self.left) < usual or (len(own) < FEW and -1 < (left - self.left) / usual < FAR)

    def measure(self, usual: float, width: float) -> None:
        """Find the margins of all lines; where no line breaks off at the right one, pages are as free on both sides."""
        if not self.lines:
            return
        self.lines = [line for line in self.lines if line.size * SIZES > usual] or self.lines
        self.left, self.right = _left(self.lines, usual), _right(self.lines, usual)
        self.reach = self.right
        if self.column:
            return
        if not _breaks_off(self.lines, self.right):
            self.right = max(self.right, width - self.left)
        if INDENT[0] < (self.left - (width - self.right)) / usual < INDENT[1]:
            self.left = width - self.right  # every line is the first of its paragraph


def _left(lines: Sequence[Line], usual: float) -> float:
    """Where most lines begin; the leftmost place of those that several have."""
    counts = Counter(round(line.x0 / usual * 4) for line in lines)
    often = [place for place, count in counts.items() if count > max(1, len(lines) // 12)]
    if not often:
        return min((line.x0 for line in lines), default=0.0)
    edge = min(often) * usual / 4
    return min(line.x0 for line in lines if line.x0 >= edge - usual / 4)


def _right(lines: Sequence[Line], usual: float) -> float:
    """The margin that lines reach; one that sticks out is none."""
    ends = sorted((line.end for line in lines), reverse=True)  # punctuation may hang over it
    for place, end in enumerate(ends[: 1 + len(ends) // 20]):
        if place + 1 < len(ends) and end - ends[place + 1] < 1.2 * usual:
            return end
    return ends[0] if ends else 0.0


def _breaks_off(lines: Sequence[Line], right: float) -> bool:
    """Whether lines of running text reach a margin and break off within a sentence."""
    full = [line for line in lines if right - line.x1 < 1.5 * line.size]
    broken = [line for line in full if PROSE.search(line.text) and line.text[-1] not in TERMINATORS]
    return len(broken) >= FEWEST and len(broken) * 4 >= len(lines)


def measures(regions: Sequence[Region], all_bounds: Sequence[Bounds], usual: float) -> Measures:
    """What most lines and paragraphs of a document have."""
    pairs = list(_pairs(regions, all_bounds, usual))
    near = [before.y - line.y for before, line, _ in pairs if 0 < before.y - line.y < 3.2 * usual]
    going_on = [
        before.y - line.y
        for before, line, bound in pairs
        if bound.is_full(before, line) and before.text[-1] not in TERMINATORS and 0 < before.y - line.y < 3.2 * usual
    ]
    pitch = _low(going_on) if going_on else min(_low(near), PITCH * usual) if near else PITCH * usual
    # Where lines are not justified, those that are not full may go on all the same; those that are short do not.
    starts = [one for one in pairs if not one[2].is_full(*one[:2]) and one[2].indent(one[1]) < INDENT[1] + 0.5]
    sure = [one for one in starts if not one[2].is_long(one[0])]
    kinds = [_starts(group, pitch) for group in (starts, sure if len(sure) > 1 else starts)]
    return Measures(usual, pitch, any(kind[0] for kind in kinds), any(kind[1] for kind in kinds))


def _starts(found: Sequence[tuple[Line, Line, Bounds]], pitch: float) -> tuple[bool, bool]:
    """Whether most of the lines that begin paragraphs are indented, and are set apart."""
    indented = sum(INDENT[0] < bound.indent(line) < INDENT[1] for _, line, bound in found)
    spaced = sum(before.y - line.y > LEADING * pitch for before, line, _ in found)
    return indented > MOST * len(found), spaced > MOST * len(found)


def _low(distances: Sequence[float]) -> float:
    """The usual distance of lines: of several the median of the smaller half."""
    ordered = sorted(distances)
    return median(ordered[: len(ordered) // 2 + 1])


def _pairs(
    regions: Sequence[Region], all_bounds: Sequence[Bounds], usual: float
) -> Iterator[tuple[Line, Line, Bounds]]:
    for region, bound in zip(regions, all_bounds, strict=True):
        for before, line in pairwise(one for one in region.items if not (isinstance(one, Line) and one.aside)):
            if not (isinstance(before, Line) and isinstance(line, Line) and before.page == line.page):
                continue
            if max(before.size, line.size) < SIZES * usual and min(before.size, line.size) * SIZES > usual:
                yield before, line, bound
