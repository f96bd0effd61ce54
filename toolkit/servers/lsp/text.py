"""An editor's text, and places in it as the protocol counts them: in UTF-16 unless the editor asks otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from lsprotocol import types as lsp

_BREAK = re.compile(r"\r\n|\n|\r")
#: From this code point on a character is two units of UTF-16.
_ASTRAL = 0x10000


class Text:
    """One version of a text. Lines end where the protocol says: CR LF, LF or CR, and nowhere else."""

    def __init__(self, value: str, encoding: str = "utf-16") -> None:
        self.value = value
        self.encoding = encoding

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *_breaks(self.value)]

    @cached_property
    def _line_feeds(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.value))]

    def offset(self, position: lsp.Position) -> int:
        """The offset of a position; one beyond its line or the text is that of the end."""
        if position.line >= len(self._starts):
            return len(self.value)
        start = self._starts[position.line]
        after = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self.value)
        line = self.value[start:after].rstrip("\r\n")
        return start + self._characters(line, position.character)

    def position(self, offset: int) -> lsp.Position:
        """The position of an offset."""
        line = self.line(offset)
        return lsp.Position(line, self._width(self.value[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> lsp.Range:
        """The range of two offsets."""
        return lsp.Range(self.position(start), self.position(end))

    def place(self, line: int, column: int) -> int:
        """The offset of a place in a message: lines end with a line feed, columns are code points, both from 1."""
        if line > len(self._line_feeds):
            return len(self.value)
        return min(self._line_feeds[line - 1] + column - 1, len(self.value))

    def line(self, offset: int) -> int:
        """The line of an offset, as positions count them."""
        return bisect_right(self._starts, offset) - 1

    def line_end(self, offset: int) -> int:
        """The offset of the end of a line, before its break."""
        found = _BREAK.search(self.value, offset)
        return found.start() if found else len(self.value)

    def edited(self, changes: Iterable[lsp.TextDocumentContentChangeEvent]) -> Text:
        """The text after changes, each of which sees those before it."""
        text = self
        for change in changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                text = text._with(text.offset(change.range.start), text.offset(change.range.end), change.text)
            else:
                text = Text(change.text, self.encoding)
        return text

    def _with(self, start: int, end: int, new: str) -> Text:
        """The text with a part replaced. Only around it is looked anew where lines begin: it may join or part a CR and
        an LF.
        """
        text = Text(self.value[:start] + new + self.value[end:], self.encoding)
        first = max(1, bisect_left(self._starts, start))
        last = bisect_right(self._starts, end + 1)
        moved = len(text.value) - len(self.value)
        begin = self._starts[first - 1]
        until = self._starts[last] + moved if last < len(self._starts) else len(text.value)
        between = [begin + found for found in _breaks(text.value[begin:until])]
        text.__dict__["_starts"] = self._starts[:first] + between + [one + moved for one in self._starts[last + 1 :]]
        return text

    def becoming(self, after: str) -> list[lsp.TextEdit]:
        """The one edit, as short as can be, that makes this text another; none where they are equal."""
        if after == self.value:
            return []
        before = self.value
        least = min(len(before), len(after))
        head = _longest(least, lambda size: before[:size] == after[:size])
        tail = _longest(least - head, lambda size: not size or before[-size:] == after[-size:])
        # Not between the two characters of a line break.
        if head and before[head - 1] == "\r":
            head -= 1
        if tail and before[-tail] == "\n":
            tail -= 1
        return [lsp.TextEdit(self.range(head, len(before) - tail), after[head : len(after) - tail])]

    def _width(self, text: str) -> int:
        if text.isascii() or self.encoding == "utf-32":
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(sign) >= _ASTRAL for sign in text)

    def _characters(self, line: str, units: int) -> int:
        """How many characters of a line lie before so many units; one that is cut lies after them."""
        if line.isascii() or self.encoding == "utf-32":
            return min(units, len(line))
        used = 0
        for count, sign in enumerate(line):
            used += self._width(sign)
            if used > units:
                return count
        return len(line)


def _breaks(text: str) -> Iterator[int]:
    """The offsets after the line breaks of a text."""
    return (found.end() for found in _BREAK.finditer(text))


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest size up to `most` that fits, where every smaller one does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
