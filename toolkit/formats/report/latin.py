"""Hard wraps of a text in Latin letters, which breaks its lines at blanks: published English as text.

A line that was wrapped has no room for the first word of the next. Lines of a page that was copied (out of a PDF) are
of many lengths: there a line goes on that breaks off within a sentence, or is nearly as long as the longest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.formats.report.details import is_detail
from toolkit.formats.report.joining import between_words, keeps_hyphen
from toolkit.formats.report.wrapping import DRAWN, MOST, Line
from toolkit.language.numbering import leading
from toolkit.language.scripts import ONE_HAN

#: A text is in Latin letters where it has so many of them to each Chinese character.
LETTERS = 10
#: Narrower columns are those of tables and addresses.
NARROWEST = 30
#: A text is wrapped where at least one line in this many breaks off; one line in this many may stick out.
WRAPPED, STRAY = 4, 20
#: As many of the lines that are cut within a sentence have no room for another word, unless they are of many lengths.
EXACT = (9, 10)
#: As much of the longest line has a line that goes on, where lines are of many lengths.
LONG = 0.8

_LETTER = re.compile("[A-Za-z]")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_GOES_ON = re.compile("[a-z(“‘]*[a-z]")
_PARTED, _REST = re.compile(r"([A-Za-z]*[a-z])-\Z"), re.compile("[a-z]+")
_WORD = re.compile("[A-Za-z]+(?:-[A-Za-z]+)*")


def is_latin(text: str) -> bool:
    """Whether a text is in Latin letters, but for a name or two."""
    letters = len(_LETTER.findall(text))
    return letters > LETTERS * len(ONE_HAN.findall(text))


@dataclass(frozen=True, slots=True)
class LatinWrap:
    """How a text was wrapped: the width of its lines, and whether they are of many lengths.

    `marked` is set where every paragraph begins with an indent or after a blank line; `base` is the least indent.
    `words` are the words of the text, which tell a word that was parted from one with a hyphen.
    """

    margin: int
    ragged: bool
    words: frozenset[str]
    base: int
    marked: bool = False

    def continues(self, first: Line, hang: int, before: Line, line: Line) -> bool:
        """Whether a line goes on with the paragraph of the line before it.

        `first` is the first line of the paragraph, and `hang` the column of its text after a bullet or number.
        """
        if line.gap or "\t" in before.text + line.text or before.rule or line.rule:
            return False
        if is_detail(before.text) or is_detail(line.text) or DRAWN.fullmatch(before.text) or DRAWN.fullmatch(line.text):
            return False
        ended = _ENDS.search(before.text) is not None
        enumerator = leading(line.text, "en")
        if enumerator is not None and line.text[enumerator.end :].strip():
            return not ended and self.fills(before, line)
        if _is_cut(before, line) or (not ended and line.text[0].isdigit() and self._is_long(before)):
            return True
        below = before is first and hang and abs(line.indent - hang) <= 1
        if line.indent > self.base and not below and (before is first or line.indent != before.indent):
            return False
        return self.marked or self.fills(before, line)

    def fills(self, before: Line, line: Line) -> bool:
        """Whether a line is as long as one that was wrapped is."""
        return self._is_long(before) if self.ragged else _room(before, line) > self.margin

    def _is_long(self, line: Line) -> bool:
        return line.sizes[1] >= LONG * self.margin

    def joined(self, lines: Sequence[Line]) -> str:
        """The text of wrapped lines, with a blank between, and the words whole that were parted."""
        text = lines[0].text
        for line in lines[1:]:
            parted, rest = _PARTED.search(text), _REST.match(line.text)
            if parted and rest and not keeps_hyphen(parted[1], rest[0], self.words):
                text = text[:-1] + line.text
            else:
                text += between_words(text, line.text) + line.text
        return text


def latin_wrap_of(lines: Sequence[Line]) -> LatinWrap | None:
    """How a text in Latin letters was wrapped; None where each of its lines is a paragraph."""
    pairs = [(before, line) for before, line in pairwise(lines) if not line.gap and "\t" not in before.text + line.text]
    broken = [pair for pair in pairs if not _ENDS.search(pair[0].text)]
    cut = [pair for pair in broken if _is_cut(*pair)]
    words = frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))
    base = min((line.indent for line in lines), default=0)
    for margin in _margins(lines):
        full = sum(_room(*pair) > margin for pair in broken)
        within = sum(_room(*pair) > margin for pair in cut)
        if within and full * WRAPPED >= len(pairs) and within * EXACT[1] >= len(cut) * EXACT[0]:
            return _marked(LatinWrap(margin, False, words, base), lines)
    if len(cut) > 1 and len(cut) * WRAPPED >= len(pairs):
        return _marked(LatinWrap(max(before.sizes[1] for before, _ in cut), True, words, base), lines)
    return None


def _marked(wrap: LatinWrap, lines: Sequence[Line]) -> LatinWrap:
    """The same with what it says of the beginnings of paragraphs: the lines after those with room for more."""
    starts = [line for before, line in pairwise(lines) if not (wrap.fills(before, line) or _is_cut(before, line))]
    marked = sum(line.gap or line.indent > wrap.base for line in starts)
    return replace(wrap, marked=marked * MOST[1] >= len(starts) * MOST[0])


def _margins(lines: Sequence[Line]) -> Iterator[int]:
    """The length of the longest line, and of the next ones, as far as those may stick out."""
    counts = Counter(line.sizes[1] for line in lines if "\t" not in line.text and "://" not in line.text)
    stray = len(lines) // STRAY
    for size in sorted(counts, reverse=True):
        if size >= NARROWEST:
            yield size
        stray -= counts[size]
        if stray < 0:
            return


def _is_cut(before: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence of the line before it, as its first word shows."""
    return not _ENDS.search(before.text) and _GOES_ON.match(line.text) is not None


def _room(before: Line, line: Line) -> int:
    """How long a line would be with the first word of the next."""
    return before.sizes[1] + 1 + len(line.text.split(maxsplit=1)[0])
