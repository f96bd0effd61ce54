"""Hard wraps: where a text was wrapped, which lines belong together, and how they join."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.formats.report.cuts import cuts_a_figure, cuts_at_margin, cuts_surely, in_chinese
from toolkit.formats.report.details import BODY, is_detail
from toolkit.formats.report.joining import between_words
from toolkit.language.numbering import leading
from toolkit.language.scripts import reaches_east

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
#: Among lines that reach the margin those that end a sentence are fewer than those that do not, and of the latter
#: one in this many at least is two clauses or has no room for another character. Lines as long by chance are not so.
STOP, TIGHT, CLAUSES = re.compile("[。！？；]$"), 2, re.compile("[。！？；]|[，,].*[，,]|[，、,]$")
#: One line in this many may stick out: an address, or a row of a table.
STRAY = 20

#: Styles that begin a paragraph even after a full line that ends in mid-sentence. Others are references there: what
#: 第三条 and （二） say after 依照.
SURE = frozenset({"part", "chapter", "han", "arabic"})
#: Styles that number headings, which may be long.
HEADINGS = frozenset({"part", "chapter", "section", "han", "han-paren", "roman"})

#: What only lines of running text have: lists of names and headings have none.
PROSE = re.compile("[，。；,;！？]")
#: What they have in a text that is wrapped.
RUNNING = re.compile("[，。；,;！？、]")
#: A line that draws something.
DRAWN = re.compile(r"[-—–─━═=_*＊#~·.+\s]{3,}")
#: The line that a letter begins with: 各有关单位：.
SALUTATION = re.compile("[^，。；]{2,30}[:：]")
#: What ends a title.
TITLE = re.compile(
    r"(?:报告|通知|意见|方案|办法|公报|规定|决定|决议|条例|公告|通报|规划|纲要|措施|细则|说明|总结|要点|计划|讲话|函|批复"
    r"|请示|白皮书|報告|通知|方案|辦法|規定|決定|條例|計劃)(?:[（(][^（）()]{1,20}[)）])?\Z"
)
#: A title that has not ended, and how the next line goes on with it.
OPEN_TITLE, GOES_ON = re.compile("关于|關於|[与和及暨與]$"), re.compile("[与和及暨與的]|.*的")
REST = re.compile("(?:[（(][^（）()]{1,30}[)）])?的")
_SMALL = re.compile(r"(?<![^\s(“‘])[a-z]{2,}")
#: The indent of the first line of a paragraph: two characters.
PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its surrounding blanks. `gap` is set after a blank line; `sizes` has its `indent`, in columns.

    `spaced` is set where it begins or ends with a single space, `rule` where it only draws a table's lines. `starts`
    are where the texts of its cells begin, as in `Paragraph`.
    """

    text: str
    number: int
    indented: bool
    gap: bool
    sizes: tuple[int, int]
    spaced: bool = False
    rule: bool = False
    indent: int = 0
    starts: tuple[int | None, ...] = ()


def sizes(text: str) -> tuple[int, int]:
    """Columns on a screen, and characters.

    A wide character takes two columns, and so do “” and their like, which are wide in Chinese type.
    """
    if text.isascii() or len(text) > WIDEST_WRAP:  # too wide for any margin: how wide is all one
        return len(text), len(text)
    return columns(text), len(text)


def columns(text: str) -> int:
    """The columns of a text on a screen."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was wrapped: its margin, in columns (`measure` 0) or characters (1).

    `marked` is set where every paragraph begins with an indent or after a blank line, `folded` where words were cut.
    """

    margin: int
    measure: int
    marked: bool
    folded: bool

    def is_sure(self, before: Line, line: Line, *, alone: bool) -> bool:
        """Whether a line is two clauses at least, or the first character or word of the next would not fit into it.

        The latter says nothing of the only line (`alone`) that breaks off.
        """
        if CLAUSES.search(before.text):
            return True
        if alone:
            return False
        word = WORD.match(line.text)
        return before.sizes[self.measure] + sizes(word[0] if word else line.text[0])[self.measure] > self.margin

    def fills(self, before: Line, line: Line) -> bool:
        """Whether a line reaches the margin, but for a character or the next line's first word, which would not fit."""
        word = WORD.match(line.text)
        room = SLACK - 3 * self.measure + (len(word[0]) if word else 0)
        return self.margin - room <= before.sizes[self.measure] <= self.margin

    def brims(self, before: Line) -> bool:
        """Whether a line is full to the margin, but for a character that cannot begin a line or one that hangs."""
        return 0 <= self.margin - before.sizes[self.measure] <= 4 - 2 * self.measure


#: How many lines reach the margin and go on, and how many of them are full to the last character.
_Count = tuple[int, int]


def wrap_of(lines: Sequence[Line]) -> Wrap | None:
    """How a text was wrapped, None where it was not.

    A wrapped text has hardly a line wider than the margin, and lines that reach it and stop in mid-sentence. Those that
    go on, without an indent or a blank line, come after full lines. Of columns and characters that is the measure in
    which more lines are full, and full to the last character.
    """
    pairs = [(before, line) for before, line in pairwise(lines) if "\t" not in before.text + line.text]
    found = [_best(pairs, lines, measure) for measure in (0, 1)]
    return max(found, key=lambda one: one[0])[1]


def _best(pairs: Sequence[tuple[Line, Line]], lines: Sequence[Line], measure: int) -> tuple[_Count, Wrap | None]:
    """The first margin that fits, the widest first, with the number of lines that reach it."""
    for margin in _margins(lines, measure):
        count, wrap = _wrap(pairs, lines[max(title_of(lines), 0)], margin, measure)
        if wrap is not None:
            return count, wrap
    return (0, 0), None


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


def _wrap(pairs: Sequence[tuple[Line, Line]], first: Line, margin: int, measure: int) -> tuple[_Count, Wrap | None]:
    """How a text was wrapped if this is its margin, with the number of lines that reach it and go on."""
    wrap = Wrap(margin, measure, marked=False, folded=False)
    plain = [(before, line) for before, line in pairs if not line.gap and not line.indented]
    full = [pair for pair in plain if wrap.fills(*pair)]
    broken = [pair for pair in full if pair[0] is not first and _is_broken(*pair)]
    if not broken or not (len(broken) * WRAPPED > len(pairs) or len(full) * MOST[1] >= len(plain) * MOST[0]):
        return (0, 0), None
    ended = sum(STOP.search(before.text) is not None for before, _ in full)
    if len(broken) < ended or TIGHT * sum(wrap.is_sure(*pair, alone=len(broken) == 1) for pair in broken) < len(broken):
        return (0, 0), None
    starts = [line for before, line in pairs if not wrap.fills(before, line)]
    marked = sum(1 for line in starts if line.gap or line.indented)
    folded = any(cuts_a_figure(before.text, line.text) for before, line in full)
    count = len(full), sum(before.sizes[measure] == margin for before, _ in full)
    return count, Wrap(margin, measure, marked * MOST[1] >= len(starts) * MOST[0], folded)


def _is_broken(before: Line, line: Line) -> bool:
    """Whether a line of running text stops in mid-sentence and the next goes on. A long heading stops so too."""
    if before.text[-1] in TERMINATORS or leading(line.text, "zh") or _apart(before, line):
        return False
    enumerator = leading(before.text, "zh")
    goes_on = before if PROSE.search(before.text) or not before.indented else line
    return PROSE.search(goes_on.text) is not None and (enumerator is None or enumerator.style not in HEADINGS)


def within_figure(before: Line, line: Line) -> bool:
    """Whether a line break is inside a figure in any text, even in its title."""
    return _touch(before, line) and cuts_surely(before.text, line.text)


def _touch(before: Line, line: Line) -> bool:
    """Whether two lines may be one: no blank line or indent between them, and no row of a table."""
    return not (line.gap or line.indented or "\t" in before.text + line.text or before.rule or line.rule)


def continues(before: Line, line: Line, wrap: Wrap | None) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if within_figure(before, line):
        return True
    if not _touch(before, line):
        return False
    if _apart(before, line) or wrap is None or not wrap.fills(before, line):
        return False
    if before.text[-1].isdigit() and line.text[0].isdigit():
        at_margin = wrap.brims(before) and cuts_at_margin(before.text, line.text, marked=wrap.marked)
        return at_margin or cuts_a_figure(before.text, line.text)
    enumerator = leading(line.text, "zh")
    if enumerator is None or wrap.marked:
        return True
    return before.text[-1] not in TERMINATORS and enumerator.style not in SURE


def hangs(first: Line, hang: int, before: Line, line: Line) -> bool:
    """Whether a line is below the text of an item, whose bullet or number hangs to the left.

    `first` is the line of the bullet or number, `hang` the column of its text. The first lines of paragraphs are
    indented too, so the line before must be one that goes on.
    """
    if not hang or not line.indented or line.gap or "\t" in before.text + line.text or before.rule or line.rule:
        return False
    if abs(line.indent - hang) > 1 and (before is first or line.indent != before.indent):
        return False
    if before.text[-1] in TERMINATORS or leading(line.text, "zh") or _apart(before, line):
        return False
    if cuts_surely(before.text, line.text) or cuts_a_figure(before.text, line.text) or before.text[-1] in "，、,":
        return True
    return line.indent != PARAGRAPH and before.sizes[0] >= line.sizes[0] - SLACK


def title_of(lines: Sequence[Line]) -> int:
    """The place of the line that may be the title: the first one without a full stop that is not a detail; else -1."""
    for place, line in enumerate(lines):
        if PROSE.search(line.text) and not is_detail(line.text):
            return -1
        if not (is_detail(line.text) or SALUTATION.fullmatch(line.text) or BODY.fullmatch(line.text)):
            return place
    return -1


def _apart(before: Line, line: Line) -> bool:
    """Whether two lines are not running text, or one of them is a line of its own."""
    if is_detail(before.text) or is_detail(line.text) or DRAWN.fullmatch(before.text) or DRAWN.fullmatch(line.text):
        return True
    if before.text[-1] in TERMINATORS and BODY.fullmatch(line.text):
        return True
    if RUNNING.search(before.text) or "://" in line.text:
        return False
    return RUNNING.search(line.text) is None or SALUTATION.fullmatch(line.text) is not None


def ends_title(before: Line, line: Line, wrap: Wrap | None) -> bool:
    """Whether the second line is the rest of a title: 关于…情况⏎与…的报告."""
    return (
        not is_detail(before.text)
        and BODY.fullmatch(before.text) is None
        and not (line.gap or "\t" in before.text + line.text or PROSE.search(before.text + line.text))
        and (TITLE.search(before.text) is None or REST.match(line.text) is not None)
        and TITLE.search(line.text) is not None
        and (
            (wrap is not None and wrap.fills(before, line))
            or (OPEN_TITLE.search(before.text) is not None and GOES_ON.match(line.text) is not None)
            or (before.text.endswith("的") and TITLE.fullmatch(line.text) is not None)
        )
    )


def joined(lines: Sequence[Line], wrap: Wrap | None) -> str:
    """The text of wrapped lines: a space between Latin words, none in Chinese and within a figure."""
    text = lines[0].text
    folded = wrap is not None and wrap.folded
    for before, line in pairwise(lines):
        if not (reaches_east(before.text) or reaches_east(line.text)) and has_words(before.text + line.text):
            text += between_words(before.text, line.text) + line.text
        else:
            text += (" " if _needs_space(before, line, folded) else "") + line.text
    return text


def has_words(text: str) -> bool:
    """Whether a text has words in small Latin letters, two of them: it is not a name, formula or address."""
    return len(_SMALL.findall(text)) > 1


def _needs_space(before: Line, line: Line, folded: bool) -> bool:
    ends = before.text[-1], line.text[0]
    if not all(one.isascii() and one.isalnum() for one in ends):
        return False
    if any(cuts(before.text, line.text) for cuts in (cuts_a_figure, cuts_surely, in_chinese)):
        return False
    return before.spaced or line.spaced or not folded
