"""Hard wraps: where a text was wrapped, which lines belong together, and how they join."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.language.numbering import leading
from toolkit.language.scripts import HAN

#: A figure or a Latin word at the start of a line, which a wrapping editor keeps together.
WORD = re.compile(r"[!-~]+")

#: A line that ends so may end its paragraph.
TERMINATORS = "。！？；：…!?;:.”’）)》】"

#: Editors and mail wrap Chinese at 30 to 60 characters, two columns each; longer lines were never wrapped.
WIDEST_WRAP = 132
NARROWEST_WRAP = 40
#: The same in characters: some tools count them, whatever their width.
MOST_CHARACTERS, FEWEST_CHARACTERS = 66, 20

#: A wrapped line may fall short of the widest by a character that must not begin a line, and by the word that
#: would not fit.
SLACK = 6
#: A text is wrapped where at least one line in this many ends within a sentence, or where most of the lines without
#: an indent come after full ones.
WRAPPED, MOST = 4, (4, 5)
#: One line in this many may stick out: an address, or a row of a table.
STRAY = 20

#: Styles that begin a paragraph even after a full line that ends in mid-sentence. Others are references there: what
#: 第三条 and （二） say after 依照.
SURE = frozenset({"part", "chapter", "han", "arabic"})
#: Styles that number headings, which may be long.
HEADINGS = frozenset({"part", "chapter", "section", "han", "han-paren", "roman"})

#: The figures around a line break, with what stands before the one and after the other.
BEFORE = re.compile(r"(?P<before>[^0-9０-９]?)(?P<figure>[0-9０-９][0-9０-９.,]*)\Z")
AFTER = re.compile(r"(?P<figure>[0-9０-９A-Za-z]*(?:[.,][0-9]+)*)(?P<after>.?)")
#: No figure is longer; longer lines are not searched.
LONGEST_FIGURE = 40
#: A figure that is whole: a year, and the number of a table or an annex.
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\s*年|[-–—/.])")
NAME = re.compile(r"(?:附[件表图录錄]|[表图圖]|专栏)\s*[0-9]+\Z")
#: What only a figure can have before it.
UNIT = re.compile("[%％‰]|[万亿萬億](?![州源事象一物众])|个百分点")
WIDE = re.compile(rf"[{HAN},;:()（）“”‘’《》，。、；：％℃‰]|[%+\-−~～–—]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its surrounding blanks. `gap` is set after a blank line; `sizes` has its indent.

    `spaced` is set where it begins or ends with a single space, `rule` where it only draws a table's lines.
    """

    text: str
    number: int
    indented: bool
    gap: bool
    sizes: tuple[int, int]
    spaced: bool = False
    rule: bool = False


def sizes(text: str) -> tuple[int, int]:
    """Columns on a screen, and characters.

    A wide character takes two columns, and so do “” and their like, which are wide in Chinese type.
    """
    if text.isascii() or len(text) > WIDEST_WRAP:  # too wide for any margin: how wide is all one
        return len(text), len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text), len(text)


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was wrapped: its margin, in columns (`measure` 0) or characters (1).

    `marked` is set where every paragraph begins with an indent or after a blank line, `folded` where words were cut.
    """

    margin: int
    measure: int
    marked: bool
    folded: bool

    def fills(self, before: Line, line: Line) -> bool:
        """Whether a line reaches the margin, but for a character or the next line's first word, which would not fit."""
        word = WORD.match(line.text)
        room = SLACK - 3 * self.measure + (len(word[0]) if word else 0)
        return self.margin - room <= before.sizes[self.measure] <= self.margin


def wrap_of(lines: Sequence[Line]) -> Wrap | None:
    """How a text was wrapped, None where it was not.

    A wrapped text has hardly a line wider than the margin, and lines that reach it and stop in mid-sentence. Those that
    go on, without an indent or a blank line, come after full lines.
    """
    pairs = [(before, line) for before, line in pairwise(lines) if "\t" not in before.text + line.text]
    found = [_best(pairs, lines, measure) for measure in (0, 1)]
    return max(found, key=lambda one: one[0])[1]


def _best(pairs: Sequence[tuple[Line, Line]], lines: Sequence[Line], measure: int) -> tuple[int, Wrap | None]:
    """The first margin that fits, the widest first, with the number of lines that reach it."""
    for margin in _margins(lines, measure):
        count, wrap = _wrap(pairs, lines[0], margin, measure)
        if wrap is not None:
            return count, wrap
    return 0, None


def _margins(lines: Sequence[Line], measure: int) -> Iterator[int]:
    """The size of the widest line, and of the next ones, as far as those may stick out."""
    counts = Counter(line.sizes[measure] for line in lines if "\t" not in line.text and "://" not in line.text)
    narrowest, widest = ((NARROWEST_WRAP, WIDEST_WRAP), (FEWEST_CHARACTERS, MOST_CHARACTERS))[measure]
    stray = len(lines) // STRAY
    for size in sorted(counts, reverse=True):
        if narrowest <= size <= widest:
            yield size
        stray -= counts[size]
        if stray < 0:
            return


def _wrap(pairs: Sequence[tuple[Line, Line]], first: Line, margin: int, measure: int) -> tuple[int, Wrap | None]:
    """How a text was wrapped if this is its margin, with the number of lines that reach it and go on."""
    wrap = Wrap(margin, measure, marked=False, folded=False)
    plain = [(before, line) for before, line in pairs if not line.gap and not line.indented]
    full = [pair for pair in plain if wrap.fills(*pair)]
    broken = sum(_is_broken(before, line) for before, line in full if before is not first)
    if not broken or not (broken * WRAPPED > len(pairs) or len(full) * MOST[1] >= len(plain) * MOST[0]):
        return 0, None
    starts = [line for before, line in pairs if not wrap.fills(before, line)]
    marked = sum(1 for line in starts if line.gap or line.indented)
    folded = any(_cuts_a_figure(before, line) for before, line in full)
    return len(full), Wrap(margin, measure, marked * MOST[1] >= len(starts) * MOST[0], folded)


def _is_broken(before: Line, line: Line) -> bool:
    """Whether a line stops in mid-sentence and the next goes on. A long heading stops so too."""
    if before.text[-1] in TERMINATORS or leading(line.text, "zh"):
        return False
    enumerator = leading(before.text, "zh")
    return enumerator is None or enumerator.style not in HEADINGS


def continues(before: Line, line: Line, wrap: Wrap | None) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if line.gap or line.indented or "\t" in before.text or "\t" in line.text or before.rule or line.rule:
        return False
    if _cuts_a_figure(before, line):
        return True
    if wrap is None or not wrap.fills(before, line):
        return False
    enumerator = leading(line.text, "zh")
    if enumerator is None or wrap.marked:
        return True
    return before.text[-1] not in TERMINATORS and enumerator.style not in SURE


def _cuts_a_figure(before: Line, line: Line) -> bool:
    """Whether the line break stands inside a figure: 投资31⏎45亿元 and 9⏎.1%, but not 见附表3⏎2022年."""
    end = before.text[-LONGEST_FIGURE:]
    if NAME.search(end) or YEAR.match(line.text) or leading(line.text, "zh"):
        return False
    left, right = BEFORE.search(end), AFTER.match(line.text)
    if left is None or right is None or left["figure"][-1] == ",":
        return False
    if YEAR.fullmatch(left["figure"] + line.text[: len(right["figure"]) + 1]):
        return not left["before"] or WIDE.match(left["before"]) is not None
    if not right["figure"]:
        return UNIT.match(line.text) is not None and WIDE.match(left["before"]) is not None
    return right["figure"][0] in "0123456789０１２３４５６７８９." and _in_chinese(left, right)


def _in_chinese(left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether what stands around a figure is Chinese, which has no space before and after it."""
    return WIDE.match(left["before"]) is not None and WIDE.match(right["after"]) is not None


def joined(lines: Sequence[Line], wrap: Wrap | None) -> str:
    """The text of wrapped lines: a space between Latin words, none in Chinese and within a figure."""
    text = lines[0].text
    folded = wrap is not None and wrap.folded
    for before, line in pairwise(lines):
        text += (" " if _needs_space(before, line, folded) else "") + line.text
    return text


def _needs_space(before: Line, line: Line, folded: bool) -> bool:
    ends = before.text[-1], line.text[0]
    if not all(one.isascii() and one.isalnum() for one in ends) or _cuts_a_figure(before, line):
        return False
    left, right = BEFORE.search(before.text[-LONGEST_FIGURE:]), AFTER.match(line.text)
    if left is not None and right is not None and _in_chinese(left, right):  # 5⏎G基站
        return False
    return before.spaced or line.spaced or not folded
