"""Columns that are aligned with spaces: the gaps between them mean something. The same in every language."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from toolkit.language.cells import has_cells
from toolkit.language.lazy_pattern import lazy

#: A gap between columns, and an indented line after another one.
_GAP = re.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)")
_WIDE_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|\u3000{2,})(?=\S)")
_INDENTED = lazy(r"(?:\A|\n)[ \t]+\S")
_ANY_GAP = lazy(r"(?<=\S)(?:[ \u00a0\u3000]{2,}|\u3000)(?=\S)")
#: A cell that no prose has after a gap: a figure, a placeholder or the keys of a command, alone up to the next gap.
_CELL = lazy(
    r"(?:[-+−±]?[$€£¥]?\d[\d.,:/-]*(?: ?%)?|%[-+#0]*\d*(?:\.\d+)?[a-z]|%\(\w+\)[a-z]|\{[^{}\n]*\}"
    r"|(?:(?:Ctrl|Alt|Shift|Cmd|Opt|Win|Super|Meta|Esc|Tab|Enter|Del|Ins|Home|End|F\d{1,2}|[⌘⌥⇧⌃])(?:[-+ ]?\S{1,9})?))"
    r"(?=[ \u00a0]{2}|\u3000|\s*(?:\n|\Z))"
)
#: The end of a sentence: such a line is prose.
_PROSE = lazy(r"[A-Za-z)\]”\"’'][.!?][”\"’')\]]*\s*\Z")


def is_aligned(text: str) -> bool:
    """True for a table, for several lines with gaps between columns, and for one line with two wide gaps."""
    if has_cells(text) or len(_WIDE_GAP.findall(text)) > 1:
        return True
    return sum(1 for line in text.split("\n") if _GAP.search(line)) > 1


def shows_columns(text: str) -> bool:
    """True for a source whose own spaces are aligned: one gap in it is enough, or an indented line."""
    return bool(_GAP.search(text) or _INDENTED.search(text)) or has_cells(text)


class Gaps:
    """The gaps of a text, and which of them are between columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines = text.split("\n")
        #: Where each line begins, and whether it is prose.
        self._starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
        self._prose = [_PROSE.search(line) is not None for line in lines]
        gaps = [0 if prose else len(_ANY_GAP.findall(line)) for line, prose in zip(lines, self._prose, strict=True)]
        self._several = sum(gaps) > 1

    def is_column(self, start: int, end: int) -> bool:
        """True for a gap before a figure, a placeholder or keys alone, and for one of several before a cell that begins
        as cells do.
        """
        if _CELL.match(self.text, end):
            return self._is_cell(end)
        return end < len(self.text) and not self.text[end].islower() and self._in_row(start)

    def may_be_column(self, start: int, end: int) -> bool:
        """True for four spaces or more, and for one of several gaps in lines that are not prose."""
        if _CELL.match(self.text, end) and self._is_cell(end):
            return True
        return end - start > 3 or self._in_row(start)

    def _is_cell(self, start: int) -> bool:
        """Whether a figure, placeholder or keys alone are a cell: where a word in lower case follows, they belong to a
        sentence.
        """
        while cell := _CELL.match(self.text, start):
            gap = _ANY_GAP.match(self.text, cell.end())
            if gap is None:
                return True
            start = gap.end()
        return not self.text[start].islower()

    def _in_row(self, start: int) -> bool:
        """True for one of several gaps in lines that are not prose."""
        return self._several and not self._prose[bisect_right(self._starts, start) - 1]
